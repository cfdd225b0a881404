"""Web archives that hold bombs, hang their readers, or are damaged: each costs a line, and the rest is read."""

import gzip
import sys
from collections.abc import Iterator
from functools import partial

import brotli
import pytest
from hostile_archives import TrapArchive
from hypothesis import given
from hypothesis import strategies as st
from web_archives import answer, gzipped, page, record

from geo.errors import InputError
from geo.inputs.readers import RawArticle, Unread, end_idle, isolation
from geo.inputs.readers.guarded import GuardedReader
from geo.inputs.readers.warc import WarcReader

GOOD = answer("https://example.org/good", page())


@pytest.fixture(autouse=True)
def _no_process_left() -> Iterator[None]:
    yield
    end_idle()


def read(data: bytes) -> tuple[list[str], dict[str, str]]:
    found = GuardedReader(WarcReader()).read(data, name="a.warc")
    articles = [one.part for one in found if isinstance(one, RawArticle)]
    return articles, {one.part: one.why for one in found if isinstance(one, Unread)}


@pytest.mark.parametrize(("pack", "name"), [(gzip.compress, "gzip"), (partial(brotli.compress, quality=1), "br")])
def test_a_packed_bomb_is_told_and_the_next_page_read(pack, name) -> None:
    bomb = answer("https://example.org/bomb", pack(bytes(120 * 2**20)), headers=f"Content-Encoding: {name}\r\n")
    articles, unread = read(bomb + GOOD)
    assert articles == ["https://example.org/good"]
    assert unread == {"https://example.org/bomb": "it has more than 100 MB unpacked: leave it out."}


def test_a_bomb_of_layers_is_not_unpacked() -> None:
    headers = "Content-Encoding: gzip, gzip, gzip, gzip, gzip\r\n"
    _, unread = read(answer("https://example.org/bomb", b"x", headers=headers) + GOOD)
    assert unread["https://example.org/bomb"].startswith("it is packed in too many layers")


def test_a_record_that_unpacks_to_a_gigabyte_is_left_out() -> None:
    member = gzip.compress(answer("https://example.org/bomb", bytes(150 * 2**20)))
    articles, unread = read(member + gzipped(GOOD))
    assert articles == ["https://example.org/good"]
    assert "https://example.org/bomb" in unread


@pytest.mark.parametrize("length", [10**15, -1, "x"])
def test_lengths_that_lie_are_told(length) -> None:
    with_length = record("https://example.org/a", b"HTTP/1.1 200 OK\r\n\r\nx", length=length)
    assert read(GOOD + with_length)[0] == ["https://example.org/good"]


def test_addresses_that_lead_elsewhere_are_text() -> None:
    for address in ("../../etc/passwd", "javascript:alert(1)", "file:///etc/passwd"):
        articles, unread = read(answer(address, page()))
        assert articles == []
        assert list(unread) == ["other files"]


def test_names_are_one_line() -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page()
    (name,), _ = read(record("https://example.org/\u202ea", block))
    assert name.isprintable()


@given(st.binary(max_size=300))
def test_no_bytes_after_the_first_record_raise_anything_else(garbage: bytes) -> None:
    try:
        found = WarcReader().read(GOOD[:200] + garbage, name="a.warc")
    except InputError:
        return
    assert all(isinstance(one, RawArticle | Unread) for one in found)


def told(words: bytes) -> tuple[list[str], dict[str, str]]:
    found = GuardedReader(TrapArchive()).read(words, name="a.traps")
    articles = [one.part for one in found if isinstance(one, RawArticle)]
    return articles, {one.part: one.why for one in found if isinstance(one, Unread)}


def test_a_file_that_hangs_is_left_out_and_those_after_it_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "SECONDS_A_FILE", 2.0)
    articles, unread = told(b"ok hang ok")
    assert articles == ["1", "3"]
    assert unread["2"].startswith("it took more than 2 s and was stopped")


def test_files_that_crash_or_fill_the_memory_are_left_out_until_there_are_too_many() -> None:
    articles, unread = told(b"ok crash ok fill ok leave ok")
    assert articles == ["1", "3", "5"]
    assert unread["2"].startswith("it can't be read: the reader traps crashed")
    assert unread["4"].startswith("it took more than 500 MB of memory")
    assert unread["the rest"] == "not read, since 3 of its files had to be stopped: unpack it, and give parts of it."


def test_an_archive_that_hangs_before_its_first_file_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "SECONDS_A_FILE", 1.0)
    with pytest.raises(InputError, match=r"^a\.traps took more than 1 s and was stopped"):
        GuardedReader(TrapArchive()).read(b"sleep", name="a.traps")


def test_nothing_is_unpacked_in_this_process() -> None:
    before = set(sys.modules)
    read(GOOD)
    assert "geo.inputs.readers.warc_payload" in sys.modules
    assert not {name for name in set(sys.modules) - before if name.startswith("fastwarc")}
