"""Bombs, paths that lead out, links, and damage in ZIP archives."""

import io
import stat
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InputError, NotTextError, TooLongError
from geo.gazetteer.dumps import Skipped, read_places
from geo.inputs import limits, zipped
from geo.inputs.zipped import Zip, names_in


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def test_a_sound_archive_gives_its_files_in_order() -> None:
    archive = Zip(packed({"b.txt": b"Snow.", "a/c.txt": b"Rain.", "d/": b""}), name="x.zip")
    assert archive.names == ("b.txt", "a/c.txt")
    assert [archive.read(name) for name in archive.names] == [b"Snow.", b"Rain."]
    assert archive.refused == ()


@pytest.mark.parametrize("name", ["../out.txt", "/etc/passwd", "a/../../b", "..\\out.txt", "C:\\out.txt", "a\nb", "."])
def test_a_name_that_leads_out_is_not_read(name: str) -> None:
    archive = Zip(packed({name: b"Snow.", "good.txt": b"Rain."}), name="x.zip")
    assert archive.names == ("good.txt",)
    assert archive.refused == ((name, "its name leads out of the archive"),)


def test_a_link_is_not_read() -> None:
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert Zip(made.getvalue(), name="x.zip").refused == (("link", "it is a link"),)


def test_of_two_files_of_one_name_the_first_is_read() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a", "Snow.")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a", "Rain.")
    archive = Zip(made.getvalue(), name="x.zip")
    assert archive.read("a") == b"Snow."
    assert archive.refused == (("a", "there are two of its name"),)


def test_a_bomb_is_told_by_its_ratio() -> None:
    with pytest.raises(TooLongError, match=r"^x\.zip unpacks to far more"):
        Zip(packed({"a": bytes(20 * 2**20)}), name="x.zip").read("a")


def test_a_bomb_that_lies_about_its_size_is_told_too() -> None:
    data = packed({"a": bytes(20 * 2**20)})
    lying = data.replace((20 * 2**20).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    with pytest.raises(InputError, match=r"^x\.zip "):
        Zip(lying, name="x.zip").read("a")


def test_many_files_share_one_allowance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "unpacked_most", lambda size: 1000)
    archive = Zip(packed({"a": bytes(600), "b": bytes(600)}, zipfile.ZIP_STORED), name="x.zip")
    archive.read("a")
    with pytest.raises(TooLongError, match="unpacks to far more"):
        archive.read("b")


def test_archives_in_archives_are_opened_a_few_deep_and_share_the_allowance() -> None:
    data = packed({"a.txt": b"Snow."})
    for _ in range(limits.ZIP_NESTING):
        data = packed({"in.zip": data})
    archive = Zip(data, name="x.zip")
    for _ in range(limits.ZIP_NESTING - 1):
        archive = archive.inner("in.zip")
    with pytest.raises(TooLongError, match=r"^x\.zip/in\.zip/in\.zip/in\.zip lies in 3 archives"):
        archive.inner("in.zip")


def test_too_many_files_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "ZIP_ENTRIES", 3)
    with pytest.raises(TooLongError, match="holds 4 files and the limit is 3"):
        Zip(packed({str(number): b"" for number in range(4)}), name="x.zip")


def test_an_encrypted_archive_is_told() -> None:
    data = bytearray(packed({"a": b"Snow."}))
    for at, flags in ((0, 6), (data.index(b"PK\x01\x02"), 8)):
        data[at + flags] |= 1
    with pytest.raises(InputError, match=r"^x\.zip is encrypted: unlock it"):
        Zip(bytes(data), name="x.zip").read("a")


@given(st.binary(max_size=200), st.integers(0, 150), st.integers(0, 255))
def test_damage_is_an_input_error_and_nothing_else(tail: bytes, at: int, byte: int) -> None:
    data = bytearray(packed({"a.txt": b"Snow fell. " * 10, "b.txt": b"Rain."}))
    data[at % len(data)] = byte
    for damaged in (bytes(data), bytes(data)[: at + 20] + tail, tail):
        with suppress(InputError):
            archive = Zip(damaged, name="x.zip")
            for name in archive.names:
                archive.read(name)


def test_the_first_names_are_told_from_the_head() -> None:
    data = packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<d/>" * 1000})
    assert names_in(data[:300]) == ("[Content_Types].xml", "word/document.xml")
    assert names_in(b"PK\x03\x04") == ()
    assert names_in(b"no archive") == ()


def test_no_archive_is_told_as_such() -> None:
    with pytest.raises(NotTextError, match=r"^x\.zip is no sound ZIP archive \(File is not a zip file\)"):
        Zip(b"PK\x03\x04 and then nothing", name="x.zip")


def test_a_dump_whose_names_are_no_text_is_told(tmp_path: Path) -> None:
    """Found by benchmarks/fuzz.py: a name that says it is UTF-8 and is not."""
    path = tmp_path / "TR.zip"
    path.write_bytes(packed({"TRé.txt": b"x"}).replace("é".encode(), b"\xff\xfe"))
    with pytest.raises(InputError, match=r"TR\.zip is damaged"):
        list(read_places(path, Skipped()))
