"""Threat: a way in that nobody meant: code that runs text, and rules that no test keeps."""

import ast
import re
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
SOURCES = sorted([*(TOP / "geo").rglob("*.py"), *(TOP / "pages").glob("*.py"), TOP / "dashboard.py"])
RUNNING_TEXT = {"eval", "exec", "compile", "__import__"}
RUNNING_BYTES = {"pickle", "marshal", "shelve", "dill", "joblib", "cPickle", "telnetlib", "ftplib"}
FROM_THE_PARENT = {
    "geo/inputs/readers/isolation.py": {"pickle.dumps"},
    "geo/inputs/readers/worker.py": {"pickle.loads"},
}
"""A reader of ours goes to the process that reads; what comes back from there is no pickle (`wire.py`)."""
UNSAFE_CALLS = {"yaml.unsafe_load", "yaml.full_load", "os.system", "os.popen", "tempfile.mktemp"}


def name_of(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{name_of(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(TOP)))
def test_no_text_is_run_as_code(path: Path) -> None:
    allowed = FROM_THE_PARENT.get(path.relative_to(TOP).as_posix(), set())
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import) and not allowed:
            assert not RUNNING_BYTES & {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert (node.module or "").partition(".")[0] not in RUNNING_BYTES
        elif isinstance(node, ast.Call):
            name = name_of(node.func)
            given = {keyword.arg: ast.unparse(keyword.value) for keyword in node.keywords}
            assert name not in RUNNING_TEXT | UNSAFE_CALLS, f"line {node.lineno}: {name}"
            assert name.partition(".")[0] not in RUNNING_BYTES or name in allowed, f"line {node.lineno}: {name}"
            # this one makes strings only, and is stricter than safe_load
            assert name != "yaml.load" or given == {"Loader": "yaml.BaseLoader"}, f"line {node.lineno}: {name}"
            assert given.get("shell", "False") == "False", f"line {node.lineno}: a shell"


@pytest.mark.parametrize("path", sorted((TOP / "geo").rglob("frontend/*.js")), ids=lambda path: path.name)
def test_scripts_of_ours_make_no_markup_of_text(path: Path) -> None:
    script = re.sub(r"//.*", "", path.read_text("utf-8"))
    assert not re.search(r"\b(outerHTML|insertAdjacentHTML|document\.write|eval|new Function)\b\s*[(=]?", script)
    for written in re.findall(r"innerHTML\s*\+?=\s*(.+)", script):
        assert re.match(r"""(["'`])[^$]*\1;?$""", written.strip()), f"{path.name}: {written}"


OPENING = [*SOURCES, *(TOP / "geo").rglob("*.js"), *(TOP / "geo").rglob("*.html")]
WITHIN = ("href: `./?${",)  # another page of the dashboard itself
HARMLESS = re.compile(r"""\brel(?:=|: )["'](?:noopener noreferrer|noreferrer noopener)["']""")


def test_whatever_opens_beside_the_dashboard_tells_it_nothing() -> None:
    """A browser test sees the links of some pages; this one sees each line that makes one."""
    found = 0
    for path in OPENING:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if re.search(r"""["']_blank\b""", line):
                found += 1
                kept = HARMLESS.search(line) or ("noopener" in line and any(start in line for start in WITHIN))
                assert kept, f'{path.relative_to(TOP)}, line {number}: a link out without rel="noopener noreferrer"'
    assert found > 6


def test_every_test_that_security_md_names_is_there() -> None:
    rows = [line for line in (TOP / "SECURITY.md").read_text("utf-8").splitlines() if line.startswith("|")][2:]
    assert len(rows) > 8
    for row in rows:
        folder = ""
        names = re.findall(r"`([\w/]+\.py)`", row.rsplit("|", 2)[1])
        assert names, row
        for name in names:
            folder = name.rpartition("/")[0] or folder
            assert (TOP / folder / Path(name).name).is_file(), name
