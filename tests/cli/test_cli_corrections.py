"""`dateline corrections`, `dateline diff` and `dateline verify --articles` as a user calls them."""

import json
import shutil
from pathlib import Path

import pytest

from geo.corrections import select
from geo.model import Document
from geo.project import Project
from geo.project.acts import new_act
from geo.project.in_place import apply_corrections
from geo.project.journal import append, journal_path


@pytest.fixture
def project(command, articles: Path, tmp_path: Path) -> Path:
    assert command("build", articles, "-o", "p.sqlite").returncode == 0
    return tmp_path / "p.sqlite"


def say(path: Path, by: str, kind: str, after: dict | None = None) -> str:
    """What somebody says of the first mention; gives the line's id."""
    project = Project.open(path)
    row = project.mentions().iloc[0]
    document = project.documents().iloc[0]
    text = project.text(str(document["id"]))
    project.close()
    article = Document(str(document["id"]), text, sha256=str(document["sha256"]), path=str(document["path"]))
    target = select(article, int(row["start"]), int(row["end"]))
    line = new_act(by).correction(kind, target, after, why="seen on a map")
    append(path, [line])
    apply_corrections(path)
    return line.id


POINT = {"point": {"lat": 1.0, "lon": 2.0, "radius_km": 1.0}}


def test_two_people_exchange_a_file_see_the_conflict_and_settle_it(command, project: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "ben.sqlite"
    shutil.copy(project, theirs)
    mine = say(project, "Ada", "place", POINT)
    say(theirs, "Ben", "not_a_place")
    assert command("corrections", "export", "ben.sqlite", "-o", "ben.jsonl").returncode == 0
    trial = command("corrections", "import", "p.sqlite", "ben.jsonl", "--dry-run")
    assert "1 lines would come in" in trial.stderr
    assert len(journal_path(project).read_text().splitlines()) == 1
    done = command("corrections", "import", "p.sqlite", "ben.jsonl")
    assert (done.returncode, "1 lines brought in, 0 were there already" in done.stderr) == (0, True)
    assert "1 conflicts" in done.stderr
    listed = command("corrections", "conflicts", "p.sqlite").stdout
    assert mine in listed
    assert "Ada" in listed
    assert "Ben: Kars is no place" in listed
    settled = command("corrections", "settle", "p.sqlite", mine, "--by", "Eve")
    assert "settled: Kars is now 1.00000, 2.00000" in settled.stderr
    assert command("corrections", "conflicts", "p.sqlite").stdout == ""
    again = command("corrections", "settle", "p.sqlite", mine, "--by", "Eve")
    assert (again.returncode, "in no conflict" in again.stderr) == (2, True)


def test_the_log_is_told_in_words_and_as_json(command, project: Path) -> None:
    say(project, "Ada", "place", POINT)
    say(project, "Ben", "not_a_place")
    words = command("corrections", "log", "p.sqlite").stdout.splitlines()
    assert "Ben: Kars is no place (kars.txt): seen on a map" in words[0]
    assert len(words) == 2
    rows = [
        json.loads(line)
        for line in command("corrections", "log", "p.sqlite", "--only", "Ada", "--json").stdout.splitlines()
    ]
    assert [(row["by"], row["holds"], row["articles"]) for row in rows] == [("Ada", True, ["kars.txt"])]


def test_files_are_merged_each_line_once_and_agreement_is_told(command, project: Path, tmp_path: Path) -> None:
    say(project, "Ada", "not_a_place")
    command("corrections", "export", "p.sqlite", "-o", "ada.jsonl")
    say(project, "Ben", "not_a_place")
    merged = command("corrections", "merge", "ada.jsonl", "p.sqlite")
    assert len(merged.stdout.splitlines()) == 2
    assert (
        "Ada, Ben: 1 judged by two or more, 1 of them alike" in command("corrections", "agreement", "p.sqlite").stdout
    )
    alone = command("corrections", "agreement", "ada.jsonl")
    assert (alone.returncode, "nothing that two people judged" in alone.stderr) == (2, True)


def test_a_damaged_line_is_told_and_the_rest_is_exported(command, project: Path) -> None:
    say(project, "Ada", "not_a_place")
    with journal_path(project).open("a") as file:
        file.write('{"id": "cut o')
    done = command("corrections", "export", "p.sqlite")
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 1)
    assert "cut off or damaged" in done.stderr


def test_what_a_correction_changed_is_told_by_diff(command, project: Path, tmp_path: Path) -> None:
    shutil.copy(project, tmp_path / "old.sqlite")
    say(project, "Ada", "place", POINT)
    told = command("diff", "old.sqlite", "p.sqlite")
    assert "mention 'Kars' changed: place_id" in told.stdout
    assert "1 changed, 0 gone, 0 added" in told.stderr
    rows = [json.loads(line) for line in command("diff", "old.sqlite", "p.sqlite", "--json").stdout.splitlines()]
    assert rows[0]["after"]["latitude"] == 1.0
    assert rows[-1]["counts"]["mention"]["changed"] == 1
    same = command("diff", "p.sqlite", "p.sqlite")
    assert same.stdout == ""


def test_verify_checks_the_texts_against_their_files(command, project: Path, articles: Path) -> None:
    assert "every text is as" in command("verify", "p.sqlite", "--articles", articles).stderr
    file = articles / "kars.txt"
    text = file.read_text()
    file.write_text(text + "More.\n")
    done = command("verify", "p.sqlite", "--articles", articles)
    assert (done.returncode, "has changed since it was read" in done.stdout) == (1, True)
    file.rename(articles / "other.txt")
    (articles / "other.txt").write_text("Something else.\n")
    assert "is not there" in command("verify", "p.sqlite", "--articles", articles).stdout


def test_verify_finds_a_text_that_was_changed_in_the_project(command, project: Path, articles: Path) -> None:
    import sqlite3

    db = sqlite3.connect(project)
    db.execute("UPDATE documents SET text = replace(text, 'Turkey', 'Greece')")
    db.commit()
    db.close()
    done = command("verify", "p.sqlite", "--articles", articles)
    assert done.returncode == 1
    assert "is not that of its file" in done.stdout
