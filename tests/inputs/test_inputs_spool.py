"""Files that wait for a person's word: names lead nowhere else, limits hold, nothing half-written or left behind."""

import os
import stat

import pytest

from geo.errors import InputError, TooLongError
from geo.inputs import limits
from geo.inputs import spool as spool_module
from geo.inputs.spool import Spool, safe_path, sweep


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("report.html", "report.html"),
        ("flood/day 1/report.html", "flood/day 1/report.html"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("..\\..\\boot.txt", "boot.txt"),
        ("a//./b.txt", "a/b.txt"),
        ("a\x00b\n.txt", "ab.txt"),
        ("gnp\u202etxt.exe", "gnptxt.exe"),
        ("cafe\u0301.txt", "caf\u00e9.txt"),
        ("half \ud800.txt", "half .txt"),
    ],
)
def test_a_name_leads_into_the_folder_and_nowhere_else(name, path):
    assert str(safe_path(name)) == path


@pytest.mark.parametrize(
    "name", ["", "/", "..", " ", "\x00", ".hidden", "a/.git/config", "/".join("abcdefghijklmnopqrs")]
)
def test_a_name_that_does_not_do_is_refused_with_what_to_do(name):
    with pytest.raises(InputError, match=":"):
        safe_path(name)


def test_a_long_name_keeps_its_ending_and_fits_the_system(tmp_path):
    with Spool(tmp_path / "in").open("ü" * 400 + ".html") as file:
        file.write(b"x")
    assert file.label.endswith(".html")
    assert len(file.label.encode()) <= 200


def put(spool, name, data=b"text"):
    with spool.open(name) as file:
        file.write(data)
    return file.label


def test_files_lie_in_a_folder_that_only_their_owner_may_enter(tmp_path):
    spool = Spool(tmp_path / "in")
    label = put(spool, "flood/a.txt")
    assert (tmp_path / "in" / label).read_bytes() == b"text"
    assert stat.S_IMODE((tmp_path / "in").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "in" / label).stat().st_mode) == 0o600


def test_two_files_of_one_name_are_both_kept(tmp_path):
    spool = Spool(tmp_path / "in")
    assert [put(spool, "a.txt", data) for data in (b"1", b"2", b"3")] == ["a.txt", "a (2).txt", "a (3).txt"]
    assert put(spool, "a.txt/b.txt") == "a.txt (2)/b.txt"
    assert spool.labels() == ("a.txt", "a (2).txt", "a (3).txt", "a.txt (2)/b.txt")


def test_what_is_cut_off_leaves_nothing(tmp_path):
    spool = Spool(tmp_path / "in")
    file = spool.open("a.txt")
    file.write(b"half")
    assert spool.labels() == ()
    file.__exit__(ConnectionError, ConnectionError(), None)
    assert [path.name for path in (tmp_path / "in").iterdir()] == [spool_module.LOCK]
    assert put(spool, "a.txt") == "a.txt"


def test_a_removed_file_takes_its_empty_folders_along_and_nothing_else(tmp_path):
    spool = Spool(tmp_path / "in")
    outside = tmp_path / "outside.txt"
    outside.write_text("stays")
    label = put(spool, "x/y/a.txt")
    put(spool, "x/b.txt")
    spool.remove("../outside.txt")
    spool.remove(label)
    assert outside.exists()
    assert not (tmp_path / "in" / "x" / "y").exists()
    assert spool.labels() == ("x/b.txt",)


@pytest.mark.parametrize(("limit", "most"), [("UPLOAD_BYTES", 5), ("UPLOADS_BYTES", 5), ("FREE_BYTES", 2**70)])
def test_a_file_beyond_a_limit_is_refused_and_leaves_nothing(tmp_path, monkeypatch, limit, most):
    monkeypatch.setattr(spool_module, limit, most)
    spool = Spool(tmp_path / "in")
    with pytest.raises(TooLongError):
        put(spool, "a.txt", b"abcdef")
    assert spool.labels() == ()


def test_no_more_files_than_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(spool_module, "UPLOAD_FILES", 2)
    spool = Spool(tmp_path / "in")
    put(spool, "a.txt")
    put(spool, "b.txt")
    with pytest.raises(TooLongError):
        spool.open("c.txt")
    spool.remove("a.txt")
    put(spool, "c.txt")


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "in").write_text("a file")
    with pytest.raises(InputError, match="can't be kept"):
        Spool(tmp_path / "in").open("a.txt")


def test_only_what_a_killed_process_left_is_swept(tmp_path):
    used, left, other = Spool(tmp_path / "used"), Spool(tmp_path / "left"), tmp_path / "other"
    put(used, "a.txt")
    put(left, "a.txt")
    left._sizes.clear()
    os.close(left._held)
    other.mkdir()
    sweep([tmp_path / "used", tmp_path / "left", other, tmp_path / "nothing"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "used"]
    used.clear()
    assert not (tmp_path / "used").exists()


def test_the_largest_upload_is_one_that_some_reader_takes():
    assert limits.UPLOAD_BYTES == limits.ARCHIVE_BYTES
