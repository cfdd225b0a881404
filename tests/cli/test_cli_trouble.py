"""Errors of the system come with the file and what to do."""

import argparse
import os
import sqlite3
import subprocess
from contextlib import closing, suppress
from pathlib import Path

import pytest

from geo.cli.trouble import words_of
from geo.errors import InputError

OPTIONS = argparse.Namespace(output=Path("p.sqlite"), folder=Path("articles"))


@pytest.mark.parametrize(
    ("number", "remedy"), [(13, "check who may"), (28, "make room"), (30, "another place"), (24, "too many files")]
)
def test_an_error_of_the_system_names_its_file_and_a_remedy(number: int, remedy: str) -> None:
    said = words_of(OSError(number, os.strerror(number), "/data/x.txt"), OPTIONS)
    assert said.startswith(f"/data/x.txt: {os.strerror(number)}")
    assert remedy in said


def test_a_stream_without_a_name_is_the_file_that_was_asked_for() -> None:
    assert words_of(OSError(28, "No space left on device"), OPTIONS).startswith("p.sqlite: No space left on device")


def test_a_locked_database_says_who_may_hold_it(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    with closing(sqlite3.connect(path)) as one, closing(sqlite3.connect(path, timeout=0)) as other:
        one.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError) as caught:
            other.execute("CREATE TABLE t (x)")
    assert "p.sqlite: database is locked. What to do: another program" in words_of(caught.value, OPTIONS)


def test_our_own_errors_say_it_themselves() -> None:
    assert words_of(InputError("x.txt is empty: fill it."), OPTIONS) == "x.txt is empty: fill it."


@pytest.mark.parametrize(("place", "why"), [("folder", "is a folder: name"), ("/dev/null", "is no regular file: name")])
def test_a_place_that_is_no_file_is_refused_by_name(command, articles: Path, tmp_path: Path, place, why) -> None:
    (tmp_path / "folder").mkdir()
    done = command("build", articles, "-o", place)
    assert done.returncode == 2
    assert f"{place} {why}" in done.stderr
    assert Path("/dev/null").exists()


def test_a_full_disk_is_told_and_loses_nothing(command, articles: Path, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", small], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no file system can be mounted here: tests/project/test_project_file.py has a stand-in")
    try:
        done = command("build", articles, "-o", small / "p.sqlite")
        assert done.returncode == 2
        assert "p.sqlite can't be written" in done.stderr
        assert "Make room" in done.stderr or "choose another place" in done.stderr
        assert "Traceback" not in done.stderr
        assert not (small / "p.sqlite").exists()
    finally:
        with suppress(OSError):
            subprocess.run(["umount", small], check=True, capture_output=True)
