"""Files that all sessions fetch in place of data of their own."""

from __future__ import annotations

import gzip
import json
import re
import stat
import tempfile
from pathlib import Path

import pytest

from geo.ui import assets
from geo.ui.components import FRONTEND, component


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assets._data_folder.cache_clear()
    written = assets._written()
    yield Path(written.name)
    written.cleanup()
    assets._data_folder.cache_clear()


def test_a_value_comes_back_whole_from_its_file(folder):
    value = {"names": ["</script>", "\u202e", "\ud800"], "days": [-1, None]}
    assert json.loads(gzip.decompress((folder / assets.publish(value)).read_bytes())) == value


def test_the_same_value_is_written_once_and_another_gets_another_name(folder):
    first = assets.publish({"a": 1})
    assert assets.publish({"a": 1}) == first
    assert assets.publish({"a": 2}) != first
    assert len(list(folder.iterdir())) == 2


def test_files_of_replaced_projects_go_and_the_last_stays(folder):
    names = [assets.publish({"number": number}) for number in range(assets.KEPT_FILES + 3)]
    kept = {file.name for file in folder.iterdir()}
    assert len(kept) == assets.KEPT_FILES
    assert names[-1] in kept


def test_nobody_else_on_the_machine_reads_them(folder):
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_numbers_that_json_does_not_know_are_refused(folder):
    with pytest.raises(ValueError, match="JSON"):
        assets.publish({"radius": float("nan")})


def served_scripts():
    folder, _ = assets._scripts_folder()
    return {path.relative_to(folder.name).as_posix(): path for path in Path(folder.name).rglob("*") if path.is_file()}


def test_the_page_asks_for_one_script_that_imports_nothing():
    (script,) = served_scripts().values()
    text = script.read_text("utf-8")
    assert re.findall(r"^import\b|\bimport\(", text, re.MULTILINE) == []
    assert re.findall(r"^export .*", text, re.MULTILINE) == [text.splitlines()[-1]]


def test_it_holds_each_module_once():
    (script,) = served_scripts().values()
    modules = re.findall(r"^const m\d+ = \(\(\) => \{ // (\S+)$", script.read_text("utf-8"), re.MULTILINE)
    assert len(modules) == len(set(modules))
    assert {f"ui/frontend/{name}.js" for name in assets.component_names()} < set(modules)
    lying = {f"ui/frontend/{file.name}" for file in FRONTEND.iterdir() if file.name.endswith(".js")}
    assert lying <= set(modules), "a script that no component imports"


def test_every_component_has_a_module_of_its_name_with_a_default_export():
    for page in FRONTEND.iterdir():
        if page.name.endswith(".html") and page.name != "about.html":
            script = FRONTEND / page.name.replace(".html", ".js")
            assert "\nexport default function" in script.read_text("utf-8")
            assert callable(component(page.name.removesuffix(".html")))
            assert page.name.removesuffix(".html") in assets.component_names()


def test_the_address_of_the_scripts_holds_their_version_and_is_relative():
    assert re.fullmatch(r"\./component/geo\.ui\.assets\.scripts_[0-9a-f]{12}/page\.js", assets.script_address())
