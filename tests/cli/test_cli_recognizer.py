"""`--recognizer` in every command that reads articles."""

from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline
from geo.places import Recognised
from geo.places.tokens import Tokens
from geo.project import Project
from geo.project.build import build_project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "kars.txt").write_text("Snow closes roads\n\nSnow closed the road to Kars, Turkey, on 3 March 2019.\n")
    (tmp_path / "rows.jsonl").write_text('{"id": "a", "text": "Snow fell on Kars.", "toponyms": []}\n')
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "articles", "-o", "p.sqlite"),
        ("run", "articles", "--port", "8599", "--no-browser"),
        ("parse", "rows.jsonl"),
        ("evaluate", "rows.jsonl"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_every_command_refuses_an_unknown_one(folder: Path, command, arguments: tuple[str, ...]) -> None:
    done = command(*arguments, "--recognizer", "bert")
    assert done.returncode == 2
    assert "no recogniser is called 'bert'" in done.stderr
    assert done.stdout == ""


def test_the_default_may_be_named(folder: Path, command) -> None:
    plain = command("parse", "rows.jsonl")
    named = command("parse", "rows.jsonl", "--recognizer", "crf")
    assert "Kars" in plain.stdout
    assert named.stdout == plain.stdout


def test_a_project_file_takes_none(folder: Path, command) -> None:
    command("build", "articles", "-o", "p.sqlite")
    done = command("run", "p.sqlite", "--no-browser", "--recognizer", "spacy:any")
    assert done.returncode == 2
    assert "goes with a folder" in done.stderr


class Nothing:
    """Finds no place."""

    def __init__(self, version: str) -> None:
        self.version = version

    def recognise(self, tokens: Tokens) -> list[Recognised]:
        return []


def test_a_project_is_read_anew_by_another_recogniser_and_says_which(folder: Path, gazetteer_file: Path) -> None:
    gazetteer = Gazetteer.open(gazetteer_file)
    output = folder / "p.sqlite"
    read = [
        build_project(folder / "articles", output, Pipeline(gazetteer, recogniser=recogniser)).read
        for recogniser in (None, None, Nothing("nothing 1"), Nothing("nothing 1"), Nothing("nothing 2"))
    ]
    assert read == [1, 0, 1, 0, 1]
    project = Project.open(output)
    assert project.settings()["recogniser"] == "nothing 2"
    project.close()
    gazetteer.close()
