"""Threat: another user of the machine, or whoever gets at the disk later, reads what Dateline wrote."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from warm_command import WarmCommand

from geo.private import is_private, private_files, private_folder, write_private
from geo.project.traces import SERVED, left_behind
from tests.conftest import TOP


@pytest.fixture
def command(tmp_path: Path, gazetteer_file: Path, warm_command: WarmCommand):
    """`dateline ARGUMENTS` with all of the user's folders below `tmp_path`, and a umask that lets others read."""
    for name in ("cache", "state", "tmp", "articles"):
        (tmp_path / name).mkdir()
    (tmp_path / "articles" / "kars.txt").write_text("Snow\n\nSnow closed the road to Kars, Turkey, on 3 March 2019.\n")
    places = {"XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state", "TMPDIR": "tmp", "XDG_DATA_HOME": "data"}
    environment = {name: str(tmp_path / folder) for name, folder in places.items()}
    environment |= {"PYTHONPATH": str(TOP), "DATELINE_GAZETTEER": str(gazetteer_file)}

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        return warm_command.run(
            [*map(str, arguments)], folder=tmp_path, environment=os.environ | environment, umask=0o022
        )

    return run


def open_to_others(folder: Path, before: set[Path]) -> list[str]:
    return [str(path) for path in folder.rglob("*") if path not in before and path.lstat().st_mode & 0o077]


def test_nobody_else_may_read_what_the_command_writes(command, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    (tmp_path / "in.jsonl").write_text('{"id": "1", "text": "Rain fell in Kars."}\n')
    before.add(tmp_path / "in.jsonl")
    for arguments in (
        ("build", "articles", "-o", "new/folder/p.sqlite"),
        ("export", "jsonl", "new/folder/p.sqlite", "-o", "out.jsonl"),
        ("parse", "in.jsonl", "-o", "parsed.jsonl"),
    ):
        done = command(*arguments)
        assert done.returncode == 0, done.stderr
    made = set(tmp_path.rglob("*")) - before
    assert {"p.sqlite", "out.jsonl", "parsed.jsonl", "folder"} <= {path.name for path in made}
    assert open_to_others(tmp_path, before) == []


def test_a_rebuilt_project_is_closed_to_others_too(command, tmp_path: Path) -> None:
    command("build", "articles", "-o", "p.sqlite")
    (tmp_path / "p.sqlite").chmod(0o644)
    command("build", "articles", "-o", "p.sqlite")
    assert is_private(tmp_path / "p.sqlite")


def test_a_library_call_makes_a_project_that_others_cant_read(tmp_path: Path) -> None:
    from geo.project import ProjectWriter

    before = os.umask(0o022)
    try:
        with ProjectWriter(tmp_path / "p.sqlite"):
            assert is_private(tmp_path / "p.sqlite.partial")
    finally:
        os.umask(before)
    assert is_private(tmp_path / "p.sqlite")


def test_the_umask_is_put_back(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        with private_files():
            (tmp_path / "in").touch()
        (tmp_path / "out").touch()
    finally:
        os.umask(before)
    assert is_private(tmp_path / "in")
    assert not is_private(tmp_path / "out")


def test_private_folders_and_files(tmp_path: Path) -> None:
    folder = private_folder(tmp_path / "a" / "b")
    assert is_private(folder)
    assert is_private(folder.parent)
    path = folder / "x"
    path.write_text("old")
    path.chmod(0o666)
    write_private(path, b"new")
    assert is_private(path)
    assert path.read_bytes() == b"new"
    assert list(folder.iterdir()) == [path]


def test_forget_leaves_nothing_of_a_project(command, tmp_path: Path) -> None:
    command("build", "articles", "-o", "p.sqlite")
    for ending in (".corrections.jsonl", ".partial", ".partial-journal", ".readings", "-wal", "-shm"):
        (tmp_path / f"p.sqlite{ending}").touch()
    copy = "p-schema-5-0123abcd.sqlite"
    for name in (copy, f"{copy}.corrections.jsonl", f"{copy}-wal"):
        (tmp_path / name).touch()
    others = [tmp_path / name for name in ("p.sqlite.txt", "pp.sqlite", "p-schema-5-x.sqlite", "q.sqlite.partial")]
    for other in others:
        other.touch()
    asked = command("forget", "p.sqlite")
    assert asked.returncode == 2
    assert "--yes" in asked.stderr
    assert (tmp_path / "p.sqlite").exists()
    done = command("forget", "p.sqlite", "--yes")
    assert done.returncode == 0, done.stderr
    left = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert left == {other.name for other in others}
    assert (tmp_path / "articles" / "kars.txt").exists()


def test_forget_takes_a_damaged_project_but_no_other_file(command, tmp_path: Path) -> None:
    command("build", "articles", "-o", "p.sqlite")
    with (tmp_path / "p.sqlite").open("r+b") as file:
        file.truncate(5000)
    assert command("forget", "p.sqlite", "--yes").returncode == 0
    assert not (tmp_path / "p.sqlite").exists()
    with closing(sqlite3.connect(tmp_path / "mail.sqlite")) as db:
        db.execute("CREATE TABLE x (y)")
    done = command("forget", "mail.sqlite", "--yes")
    assert done.returncode == 2
    assert "not a Dateline project" in done.stderr
    assert (tmp_path / "mail.sqlite").exists()
    assert command("forget", "none.sqlite", "--yes").returncode == 2


def test_a_folder_that_was_shown_is_forgotten(command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from geo.cli.run import cached_project

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    project = cached_project(tmp_path / "articles", [])
    assert command("build", "articles", "-o", project).returncode == 0
    assert command("forget", "articles", "--yes").returncode == 0
    assert list(project.parent.iterdir()) == []


def test_served_data_of_a_killed_dashboard_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for number in (ended.pid, os.getpid(), "x"):
        (tmp_path / f"{SERVED}{number}-abc").mkdir()
    assert left_behind() == [tmp_path / f"{SERVED}{ended.pid}-abc"]


def test_a_planted_link_is_not_written_through(command, tmp_path: Path) -> None:
    """In a folder that others may write they can put links of their own under names that they can guess."""
    victim, gone = tmp_path / "victim.txt", tmp_path / "gone.txt"
    victim.write_text("mine")
    command("build", "articles", "-o", "p.sqlite")
    (tmp_path / "out.jsonl.partial").symlink_to(victim)
    done = command("export", "jsonl", "p.sqlite", "-o", "out.jsonl")
    assert done.returncode == 0, done.stderr
    assert "Kars" in (tmp_path / "out.jsonl").read_text()
    for target in (victim, gone):
        (tmp_path / "q.sqlite.partial").unlink(missing_ok=True)
        (tmp_path / "q.sqlite.partial").symlink_to(target)
        command("build", "articles", "-o", "q.sqlite")
        assert not (tmp_path / "q.sqlite").is_symlink()
    assert victim.read_text() == "mine"
    assert not gone.exists()


def test_links_in_the_cache_lead_nobody_elsewhere(command, tmp_path: Path) -> None:
    """What is removed of a link is the link; a token that is somebody else's file is not believed."""
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "keep.txt").write_text("kept")
    served = tmp_path / "tmp" / "dateline-served-999999-x"
    served.symlink_to(secret)
    command("build", "articles", "-o", "p.sqlite")
    (tmp_path / "p.sqlite.partial").symlink_to(secret / "keep.txt")
    done = command("forget", "p.sqlite", "--yes")
    assert done.returncode == 0, done.stderr
    assert (secret / "keep.txt").read_text() == "kept"
    assert not os.path.lexists(served)
