"""Scripts and benchmarks, which no other test runs, name only what is there."""

import ast
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
TOOLS = sorted([*(TOP / "scripts").glob("*.py"), *(TOP / "benchmarks").glob("*.py")])


@pytest.mark.parametrize("path", TOOLS, ids=lambda path: path.relative_to(TOP).as_posix())
def test_what_a_tool_imports_from_dateline_exists(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "geo":
            module = import_module(node.module or "")
            for alias in node.names:
                assert hasattr(module, alias.name) or find_spec(f"{node.module}.{alias.name}"), alias.name
