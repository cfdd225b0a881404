"""Web archives: WARC files, and WACZ files, which are ZIP archives of them. Each page and each PDF is an article."""

from __future__ import annotations

import importlib
import os
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from geo.errors import InputError, NotTextError
from geo.inputs.facts import Facts, one_line, web_address
from geo.inputs.limits import ARCHIVE_BYTES, HTML_BYTES, PDF_BYTES, unpacked_most
from geo.inputs.readers.archives import Content, Found, Member, Names, Passed, Step, articles_in, opened, steps_of
from geo.inputs.readers.base import RawArticle, Reader, Unread
from geo.inputs.readers.html import Html, article_of_page
from geo.inputs.readers.html_source import is_page, page_source
from geo.inputs.readers.pdf import PdfReader
from geo.inputs.readers.warc_payload import payload_of
from geo.inputs.readers.warc_stream import Readable, Watched
from geo.inputs.zipped import MAGIC, Zip, names_in
from geo.plugins import storable

_RESPONSE, _RESOURCE, _REVISIT, _CONVERSION = 4, 8, 64, 128  # FastWARC's types of records
_GZIP, _ZSTD = b"\x1f\x8b", (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")
_PARTS = "parts of pages, no articles"
_KINDS = (
    ("image/", "pictures", _PARTS), ("font/", "fonts", _PARTS), ("audio/", "sound and film", "no text"),
    ("video/", "sound and film", "no text"), ("text/css", "styles and scripts", _PARTS),
    ("application/font", "fonts", _PARTS), ("application/x-font", "fonts", _PARTS),
    ("application/vnd.ms-fontobject", "fonts", _PARTS), ("javascript", "styles and scripts", _PARTS),
    ("ecmascript", "styles and scripts", _PARTS), ("json", "data", _PARTS),
)  # fmt: skip
_CUT = "pages that the archive holds in part only end early"


@dataclass(frozen=True, slots=True)
class Capture:
    """Where and when an archive's record was fetched, and its id. `when` is '' or UTC, ISO 8601."""

    address: str
    when: str
    record: str
    is_cut: bool = False

    @property
    def day(self) -> date | None:
        """The day of the capture; None where it isn't known."""
        return datetime.fromisoformat(self.when).date() if self.when else None


@dataclass(frozen=True, slots=True)
class CapturedPage:
    """A web page of an archive: what the archive knows of it fills what the page leaves open."""

    capture: Capture
    charset: str = ""
    name: str = Html.name

    def can_read(self, name: str, head: bytes) -> bool:
        """As of web pages."""
        return is_page(name, head)

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle]:
        """One article: its headline, a blank line, its text; raises InputError."""
        source = page_source(data, name=name, declared=self.charset)
        return (article_of_page(source, name=name, address=self.capture.address, saved=self.capture.day),)


@dataclass(frozen=True, slots=True)
class WarcReader:
    """Files whose first record is one of WARC, packed or not."""

    name: str = "warc"
    max_bytes: int = ARCHIVE_BYTES

    def can_read(self, name: str, head: bytes) -> bool:
        """By the first record; by the name where it is packed in a way that hides it."""
        return is_warc(name, head)

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """The articles of the archive; raises InputError where FastWARC is missing."""
        return articles_in(self.steps(data, name=name, skip=0))

    def steps(self, data: Content, *, name: str, skip: int) -> Iterator[Step]:
        """As `ArchiveReader` has it."""
        with opened(data) as stream:
            size = stream.seek(0, os.SEEK_END)
            stream.seek(0)
            yield from steps_of(captures_in(stream, size, name=name, names=Names()), skip=skip)


@dataclass(frozen=True, slots=True)
class WaczReader:
    """ZIP archives that hold WARC files in a folder `archive`."""

    name: str = "wacz"
    max_bytes: int = ARCHIVE_BYTES

    def can_read(self, name: str, head: bytes) -> bool:
        """By the name, or by the first files in it."""
        return head.startswith(MAGIC) and (
            name.lower().endswith(".wacz")
            or any(one.startswith("archive/") and ".warc" in one for one in names_in(head))
        )

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """The articles of the archive; raises InputError where it is damaged, or FastWARC is missing."""
        return articles_in(self.steps(data, name=name, skip=0))

    def steps(self, data: Content, *, name: str, skip: int) -> Iterator[Step]:
        """As `ArchiveReader` has it."""
        with opened(data) as stream:
            yield from steps_of(captures_of_zip(Zip(stream, name=name), name=name), skip=skip)


def is_warc(name: str, head: bytes) -> bool:
    """Whether a file that begins with these bytes is a WARC."""
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, 16)
        except zlib.error:
            return False
    return head.startswith(b"WARC/") or (head.startswith(_ZSTD) and name.lower().endswith(".warc.zst"))


def is_wacz(name: str, head: bytes) -> bool:
    """Whether a file that begins with these bytes is a WACZ."""
    inside = names_in(head) if head.startswith(MAGIC) else ()
    return bool(inside) and (
        name.lower().endswith(".wacz") or any(one.startswith("archive/") and ".warc" in one for one in inside)
    )


def captures_of_zip(archive: Zip, *, name: str) -> Iterator[Found]:
    """The pages of the WARC files in a WACZ."""
    names = Names()
    inside = [one for one in archive.names if ".warc" in one.lower() and not one.startswith("indexes/")]
    if not inside:
        raise NotTextError(f"{name} holds no WARC file: fetch or save the archive again.")
    for one in inside:
        try:
            with archive.open(one) as stream:
                yield from captures_in(stream, archive.size(one), name=one, names=names)
        except InputError as error:
            yield Unread(names.given(one), str(error))


def captures_in(stream: Readable, size: int, *, name: str, names: Names) -> Iterator[Found]:
    """The pages of a WARC file, and what else it holds.

    Parameters
    ----------
    stream : the file.
    size : its bytes, by which it is known how many it may unpack to.
    name : what messages call it.
    names : those given already.

    Raises
    ------
    InputError : FastWARC is missing, or reading `stream` raises it.
    """
    try:
        fastwarc = importlib.import_module("fastwarc")
    except ImportError:
        raise InputError(
            f"{name} is a web archive, which FastWARC reads: pip install FastWARC, then build again."
        ) from None
    seen: set[tuple[str, bytes]] = set()
    watched, left, number = Watched(stream), unpacked_most(size), 0
    try:
        for number, record in enumerate(fastwarc.ArchiveIterator(watched, parse_http=False), start=1):
            left -= record.content_length
            if left < 0:
                yield Unread(names.given("the rest"), "the archive unpacks to far more than one of pages does: cut it.")
                return
            found = _found(record, number, names, seen)
            if found is not None:
                yield found
    except OSError as error:
        words = one_line(str(error))[:120]
        yield Unread(
            names.given("the rest"), f"the archive is damaged after record {number} ({words}): fetch it again."
        )
    if watched.error is not None:
        raise watched.error


def _found(record: Any, number: int, names: Names, seen: set[tuple[str, bytes]]) -> Found | None:
    """What a record is; None where it only tells of others."""
    kind = int(record.record_type)
    if kind not in (_RESPONSE, _RESOURCE, _REVISIT, _CONVERSION):
        return None
    capture = _capture(record, number)
    if kind == _REVISIT:
        return Passed("unchanged captures", "the same page is in an earlier record", capture.address)
    if kind == _CONVERSION:
        return Passed("texts made of pages", "not what was fetched", capture.address)
    try:
        status, content, data, is_cut = payload_of(record, is_http=kind == _RESPONSE, most=PDF_BYTES)
    except InputError as error:
        return Unread(names.given(capture.address), str(error))
    except (OSError, ValueError, UnicodeError) as error:
        return Unread(names.given(capture.address), f"its record is damaged ({one_line(str(error))[:120]}).")
    if not 200 <= status < 300:
        is_redirect = 300 <= status < 400
        return (
            Passed("redirects", "no more than the way to another address", capture.address)
            if is_redirect
            else Passed("errors", "answers such as 404, which hold no article", capture.address)
        )
    capture = replace(capture, is_cut=capture.is_cut or is_cut)
    return _of_content(capture, content, data, names, seen, str(record.http_charset or ""))


def _of_content(
    capture: Capture, content: str, data: bytes, names: Names, seen: set[tuple[str, bytes]], charset: str
) -> Found:
    reader: Reader
    if b"%PDF-" in data[:1024]:
        reader = PdfReader()
    elif _may_be_page(content) and is_page("a.html", data[: 2**16]):
        reader = CapturedPage(capture, charset)
    else:
        for mark, kind, why in _KINDS:
            if mark in content:
                return Passed(kind, why, capture.address)
        return Passed("other files", "neither a page nor a PDF", capture.address)
    if not web_address(capture.address):
        return Passed("other files", "made by the program that archived, not fetched from an address", capture.address)
    if len(data) > (PDF_BYTES if reader.name == "pdf" else HTML_BYTES):
        return Unread(names.given(capture.address), "it has more bytes than a page may have: leave it out.")
    digest = sha256(data).digest()
    if (capture.address, digest) in seen:
        return Passed("unchanged captures", "the same page is in an earlier record", capture.address)
    seen.add((capture.address, digest))
    called = names.given(capture.address, [f"{capture.address} captured {capture.when}"])
    return Member(called, reader, lambda: data, partial(_finished, capture))


def _may_be_page(content: str) -> bool:
    return not content or "html" in content or content.startswith(("text/plain", "application/octet-stream"))


def _capture(record: Any, number: int) -> Capture:
    headers = record.headers
    address = one_line(storable(str(headers.get("WARC-Target-URI") or ""))).strip("<>")[:2000]
    identifier = one_line(storable(str(headers.get("WARC-Record-ID") or ""))).strip("<>")[:200]
    try:
        told = datetime.fromisoformat(str(headers.get("WARC-Date") or ""))
        when = told.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    except (ValueError, OverflowError):
        when = ""
    return Capture(address or f"record {number}", when, identifier, bool(headers.get("WARC-Truncated")))


def _finished(capture: Capture, article: RawArticle) -> RawArticle:
    """The article with what the archive knows of it. Its address is the one that was fetched."""
    host = (urlsplit(capture.address).hostname or "").removeprefix("www.")
    facts = replace(article.facts, url=web_address(capture.address)).over(Facts(publisher=host))
    source = replace(article.source, captured=capture.when, record=capture.record)
    note = "; ".join(part for part in (article.note, _CUT if capture.is_cut else "") if part)
    return replace(article, facts=facts, source=source, note=note)
