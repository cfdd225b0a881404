"""`dateline export` as a user calls it."""

import json
from pathlib import Path

import pytest

from geo.project import Project


@pytest.fixture
def project(command, articles: Path, tmp_path: Path) -> Path:
    (articles / "lima.txt").write_text(
        "Rain in Lima\n\nPublished 5 March 2019\n\nRain fell in Lima, Peru, on Tuesday.\n"
    )
    assert command("build", articles, "-o", "p.sqlite").returncode == 0
    return tmp_path / "p.sqlite"


def test_json_lines_are_what_parse_writes_for_the_same_documents(command, project: Path) -> None:
    opened = Project.open(project)
    rows = [
        {"id": document.id, "text": document.text, "title": document.title, "publisher": document.publisher}
        for document in (opened.parsed(document_id).document for document_id in opened.documents()["id"])
    ]
    opened.close()
    parsed = command("parse", "-", stdin="".join(json.dumps(row) + "\n" for row in rows))
    exported = command("export", "jsonl", project)
    assert exported.returncode == 0, exported.stderr
    assert len(rows) == 2
    assert exported.stdout == parsed.stdout
    assert exported.stderr == ""


def test_a_file_gets_what_standard_output_would(command, project: Path, tmp_path: Path) -> None:
    shown = command("export", "jsonl", project, "-o", "-").stdout
    assert command("export", "jsonl", project, "-o", "out.jsonl").stdout == ""
    assert (tmp_path / "out.jsonl").read_text("utf-8") == shown != ""
    assert not list(tmp_path.glob("*.partial"))


def test_an_unknown_format_is_told_with_the_known_ones(command, project: Path) -> None:
    done = command("export", "doc", project)
    assert done.returncode == 2
    assert "no export format is called 'doc': choose among jsonl" in done.stderr


def test_a_missing_project_leaves_the_output_as_it_was(command, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("kept")
    done = command("export", "jsonl", "none.sqlite", "-o", "out.jsonl")
    assert done.returncode == 2
    assert "no project file at none.sqlite" in done.stderr
    assert (tmp_path / "out.jsonl").read_text() == "kept"


def test_the_formats_are_listed(command) -> None:
    done = command("export", "--list")
    assert done.returncode == 0
    assert "jsonl: JSON lines" in done.stdout


def test_the_name_of_the_file_says_the_format_and_filters_narrow_it(command, project: Path, tmp_path: Path) -> None:
    assert command("export", project, "-o", "all.csv").returncode == 0
    assert command("export", project, "--doc", "lima.txt", "-o", "none.csv").returncode == 2
    done = command("export", project, "--country", "PE", "-o", "peru.geojson")
    assert done.returncode == 0, done.stderr
    features = json.loads((tmp_path / "peru.geojson").read_text("utf-8"))["features"]
    assert {feature["properties"]["country"] for feature in features} == {"PE"}
    assert 0 < len(features) < len((tmp_path / "all.csv").read_text("utf-8").splitlines()) - 1


def test_a_view_of_the_dashboard_is_exported_by_its_address(command, project: Path) -> None:
    address = "http://127.0.0.1:8501/?from=2019-03-03&to=2019-03-03"
    done = command("export", project, "--format", "csv", "--view", address)
    assert done.returncode == 0, done.stderr
    assert "Kars" in done.stdout
    assert "Lima" not in done.stdout


def test_filters_that_leave_nothing_say_so(command, project: Path) -> None:
    done = command("export", "csv", project, "--from", "1999-01-01", "--to", "1999-01-02")
    assert done.returncode == 0
    assert done.stdout.count("\n") == 1
    assert "holds no row" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("jsonl", "p.sqlite", "--role", "actor"), "whole project"),
        (("p.sqlite",), "no format was named"),
        (("p.sqlite", "-o", "x.doc"), "tells no format"),
        (("csv", "p.sqlite", "--format", "xlsx"), "two formats"),
        (("xlsx", "p.sqlite"), "not text"),
        (("csv", "p.sqlite", "--role", "king"), "role: king"),
    ],
)
def test_what_can_not_be_done_is_refused_with_a_reason(
    command, project: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = command("export", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
