"""Projects of earlier versions: `migrate` copies them, `run` shows a copy, `build` reads their articles anew."""

from pathlib import Path

import pytest
from earlier_projects import ARTICLE, ROW, write_earlier

from geo.project import Project


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return write_earlier(tmp_path / "old.sqlite", ARTICLE)


def ids(path: Path) -> list[str]:
    project = Project.open(path)
    try:
        return list(project.documents()["id"])
    finally:
        project.close()


def test_migrate_makes_a_copy_and_names_where_corrections_are(command, tmp_path: Path) -> None:
    write_earlier(tmp_path / "corrected.sqlite", ARTICLE, corrections=[ROW])
    done = command("migrate", "corrected.sqlite", "-o", "new.sqlite")
    assert (done.returncode, done.stdout) == (0, "")
    assert "kept as notes in new.sqlite.corrections.jsonl: 1" in done.stderr
    assert ids(tmp_path / "new.sqlite") == ["snow"]


def test_export_names_the_verb_that_helps(command, old: Path) -> None:
    done = command("export", "jsonl", "old.sqlite")
    assert done.returncode == 2
    assert "dateline migrate old.sqlite -o NEW.sqlite" in done.stderr


def test_run_shows_a_copy(serve, old: Path) -> None:
    before = old.read_bytes()
    serve(old)
    (copy,) = old.parent.glob("old-schema-*.sqlite")
    assert ids(copy) == ["snow"]
    assert old.read_bytes() == before


def test_build_puts_a_project_of_this_version_in_the_place_of_an_earlier_one(
    command, articles: Path, old: Path
) -> None:
    done = command("build", articles, "-o", "old.sqlite")
    assert done.returncode == 0, done.stderr
    assert len(ids(old)) == 1
    assert ids(old) != ["snow"]


def test_build_does_not_drop_earlier_corrections(command, articles: Path, tmp_path: Path) -> None:
    old = write_earlier(tmp_path / "corrected.sqlite", ARTICLE, corrections=[ROW])
    before = old.read_bytes()
    done = command("build", articles, "-o", "corrected.sqlite")
    assert done.returncode == 2
    assert "dateline migrate corrected.sqlite" in done.stderr
    assert old.read_bytes() == before
