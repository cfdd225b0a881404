"""What the documents point at exists: files, headings, modules, pages."""

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest
from docs_markdown import DOCUMENTS, TOP, anchor, block_lines, name_of, sections, spans, table_rows

FOLDERS = ("geo/", "pages/", "tests/", "scripts/", "benchmarks/", "docs/", "seeds/", ".streamlit/")
PRIVATE = "seeds/originals"
"""Where a user may put texts that belong to their publishers; git ignores it."""
PER_DOCUMENT = pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)


def headings(path: Path) -> set[str]:
    return {anchor(title) for title in re.findall(r"(?m)^#+ (.*)$", path.read_text("utf-8"))}


@PER_DOCUMENT
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text("utf-8")):
        if "://" in target:
            continue
        file, _, heading = target.partition("#")
        there = (path.parent / file).resolve() if file else path
        assert there.exists(), target
        assert not heading or heading in headings(there), target


@PER_DOCUMENT
def test_every_path_that_is_named_exists(path: Path) -> None:
    text = path.read_text("utf-8")
    for code in [*spans(text), *block_lines(text)]:
        for named in re.findall(r"(?<![\w./~-])(?:[\w.-]+/)+[\w.*-]*", code):
            is_made_up = re.search(r"NAME|FORMAT|VERB|CODE", named) or named.startswith(PRIVATE)
            if named.startswith(FOLDERS) and not is_made_up:
                assert list(TOP.glob(named.rstrip("./"))), named


@PER_DOCUMENT
def test_every_module_that_is_named_by_its_file_alone_exists(path: Path) -> None:
    for code in spans(path.read_text("utf-8")):
        if re.fullmatch(r"\w+\.(py|js|sql)", code):
            assert list(TOP.glob(f"geo/**/{code}")) or (TOP / code).exists(), code


@PER_DOCUMENT
def test_every_name_of_python_exists(path: Path) -> None:
    text = path.read_text("utf-8")
    for code in [*spans(text), *block_lines(text)]:
        for dotted in re.findall(r"(?<![\w./])geo(?:\.\w+)+(?![\w/])", code):
            assert resolves(dotted), dotted


def resolves(dotted: str) -> bool:
    """Whether a module, or a name in one, is called so; `geo.model.Place.source` is a field."""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        try:
            thing: object = import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for name in parts[length:]:
            if not hasattr(thing, name):
                return False
            thing = getattr(thing, name)
        return True
    return False


def pages_of_the_dashboard() -> dict[str, str]:
    """Title -> file of each page of dashboard.py's navigation; '' for one that a function draws."""
    tree = ast.parse((TOP / "dashboard.py").read_text("utf-8"))
    found = {}
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "st.Page":
            title = next(ast.literal_eval(keyword.value) for keyword in call.keywords if keyword.arg == "title")
            found[title] = call.args[0].value if isinstance(call.args[0], ast.Constant) else ""
    return found


def test_every_page_is_in_the_navigation() -> None:
    files = {f"pages/{path.name}" for path in (TOP / "pages").glob("*.py")}
    assert set(filter(None, pages_of_the_dashboard().values())) == files


def test_the_page_on_the_dashboard_lists_every_page_and_no_other() -> None:
    text = (TOP / "docs" / "dashboard.md").read_text("utf-8")
    listed = [row[0] for row in table_rows(sections(text)["Pages"])]
    assert listed == list(pages_of_the_dashboard())


def test_the_readme_leads_to_every_document() -> None:
    text = (TOP / "README.md").read_text("utf-8")
    linked = set(re.findall(r"\]\((docs/\w[\w-]*\.md)", text))
    assert linked == {f"docs/{path.name}" for path in (TOP / "docs").glob("*.md")}
