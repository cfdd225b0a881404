"""Examples in documents and docstrings do what they say."""

import doctest
import re
from importlib import import_module
from pathlib import Path

import pytest
from docs_markdown import DOCUMENTS, TOP, name_of

from geo.gazetteer import Gazetteer
from geo.model import Document
from geo.pipeline import Pipeline
from geo.project import ProjectWriter

OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
WITH_EXAMPLES = [
    path
    for path in sorted((TOP / "geo").rglob("*.py"))
    if ">>> " in path.read_text("utf-8") and "import streamlit" not in path.read_text("utf-8")
]


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(TOP).with_suffix("").parts).removesuffix(".__init__")


@pytest.fixture(scope="module")
def folder(gazetteer_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where examples run: beside a project of one article, 'snow'."""
    folder = tmp_path_factory.mktemp("examples")
    article = Document("snow", "Snow closed the road to Kars, Turkey, on 3 March 2019.")
    with ProjectWriter(folder / "project.sqlite") as writer:
        writer.add(Pipeline(Gazetteer.open(gazetteer_file)).parse(article))
    return folder


@pytest.fixture(autouse=True)
def surroundings(folder: Path, gazetteer_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`Gazetteer.open()` opens the gazetteer of the tests, `geo.open("project.sqlite")` that project."""
    monkeypatch.setenv("DATELINE_GAZETTEER", str(gazetteer_file))
    monkeypatch.chdir(folder)


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=module_name)
def test_the_examples_of_a_module_run(path: Path) -> None:
    result = doctest.testmod(import_module(module_name(path)), optionflags=OPTIONS)
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_the_examples_of_a_document_run(path: Path) -> None:
    assert doctest.testfile(str(path), module_relative=False, optionflags=OPTIONS, encoding="utf-8").failed == 0


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_what_is_shown_as_python_is_an_example_that_runs(path: Path) -> None:
    for block in re.findall(r"(?ms)^```python\n(.*?)^```", path.read_text("utf-8")):
        assert block.startswith(">>> "), block
