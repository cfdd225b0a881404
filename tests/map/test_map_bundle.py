"""Modules put together as one script."""

import json
import shutil
import subprocess

import pytest

from geo.map.bundle import bundle, plain

MODULES = {
    "a/main.js": 'import { two as deux, Base } from "./two.js";\nimport three from "../b/three.js";\n'
    "class Own extends Base {}\nconsole.log(JSON.stringify([deux(), three(), new Own().name]));\n",
    "a/two.js": 'import {\n  one,\n} from "../b/one.js";\nexport const two = () => one + 1;\n'
    'export class Base { name = "base"; }\n',
    "b/one.js": "/** A number.\n * @type {number} */\nexport const one = /** @type {number} */ (1);\n// gone\n",
    "b/three.js": 'import { one } from "./one.js";\nexport function* many() { yield one; }\n'
    "export default function () { return [...many()].length + 2; }\n",
}


def test_a_module_and_what_it_imports_become_one_script() -> None:
    script = bundle("a/main.js", MODULES.__getitem__)
    assert script.count("b/one.js") == 1
    assert "gone" not in script
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    done = subprocess.run([node, "-e", script], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [2, 3, "base"]


@pytest.mark.parametrize(
    ("modules", "words"),
    [
        ({"x.js": 'import "./y.js";\n'}, "can't be put into one script"),
        ({"x.js": 'import * as y from "./y.js";\n'}, "can't be put into one script"),
        ({"x.js": 'export { y } from "./y.js";\n'}, "can't be put into one script"),
        ({"x.js": "export let y = 1;\n"}, "can't be put into one script"),
        ({"x.js": 'import { y } from "./y.js";\n', "y.js": 'import { x } from "./x.js";\n'}, "imports itself"),
        ({"x.js": 'const a = "</script>";\n'}, "would end its script element"),
    ],
)
def test_what_it_does_not_know_it_refuses(modules: dict[str, str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        bundle("x.js", modules.__getitem__)


def test_code_keeps_its_strings() -> None:
    assert plain('  const a = "// not a comment"; // b\n') == '  const a = "// not a comment"; // b\n'
