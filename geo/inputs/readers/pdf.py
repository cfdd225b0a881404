"""PDF files: a file an article, an export of Factiva or Nexis many, with the page of every passage."""

from __future__ import annotations

import io
import logging
import re
import statistics
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version as package_version
from itertools import pairwise
from typing import Any

from geo.errors import InputError, TooLongError
from geo.inputs.facts import Facts, host_of, one_line, web_address
from geo.inputs.limits import PAGES, PDF_BYTES
from geo.inputs.readers.base import RawArticle, Unread
from geo.inputs.readers.exported_pdf import articles_of_pages
from geo.inputs.readers.html_names import resembles
from geo.inputs.readers.pdf_lines import BOLD, GAP, joined_pages
from geo.model import DocumentSource

_LEAST_LETTERS = 5  # of a page that has a text layer
_MARK = b"%PDF-"
_SHARE, _SAME = 0.12, 1.06  # of a page's drops that are alike, and how much they may differ
_GAP_FROM, _GAP_TO = 1.35, 6.0  # of the space from line to line: more than a paragraph's is a picture or a column
_ADDRESS = re.compile(r"https?://[^\s…]{4,1000}(?<!\.\.)(?=$| (?:page )?\d)", re.IGNORECASE)  # one that was cut is none
_BREAK = re.compile(r"\s[|–—·•-]\s")
# What pypdf raises for files that break the format, besides errors of its own
_MALFORMED = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, RecursionError, OSError)


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Files that begin as a PDF does, whatever they are called."""

    name: str = "pdf"
    max_bytes: int = PDF_BYTES
    version: str = package_version("pypdf")

    def can_read(self, name: str, head: bytes) -> bool:
        """By the mark, which may stand a little behind the beginning."""
        return _MARK in head[:1024]

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """One article, or those of an export; raises InputError where it is locked, damaged, or has no text layer."""
        from pypdf.errors import PyPdfError  # slow to import, and only this format needs it

        with _silent():
            try:
                pages, title = _pages(data, name)
            except InputError:
                raise
            except (PyPdfError, *_MALFORMED) as error:
                raise InputError(f"{name} is damaged ({type(error).__name__}): open it and save it anew.") from error
        empty = [number for number, page in enumerate(pages, start=1) if len("".join(page.split())) < _LEAST_LETTERS]
        if len(empty) == len(pages):
            raise InputError(f"{name} has no text layer: run OCR over it (ocrmypdf does), then give the new file.")
        exported = articles_of_pages(pages, name=name)
        if exported:
            return exported
        joined = joined_pages(pages)
        facts = _facts(title, pages[0], joined.left_out)
        source = DocumentSource(self.name, joined.pages, extracted=True)
        return (RawArticle(joined.text, source, facts, note=_note(empty, len(joined.left_out))),)


def _pages(data: bytes, name: str) -> tuple[list[str], str]:
    """The words of each page, and the title that the file gives itself."""
    from pypdf import PdfReader as PypdfReader

    file = PypdfReader(io.BytesIO(data))
    if file.is_encrypted and not file.decrypt(""):
        raise InputError(f"{name} is locked by a password: save it without one.")
    if len(file.pages) > PAGES:
        raise TooLongError(f"{name} has {len(file.pages):,} pages and the limit is {PAGES:,}: split it.")
    title = file.metadata.title if file.metadata is not None else None
    return [_text_of(page) for page in file.pages], one_line(str(title or ""))


def _text_of(page: Any) -> str:
    """The words of a page, a line a line, with GAP where more space lies between two lines than else, and BOLD."""
    pieces: list[tuple[str, float]] = []
    bold: set[int] = set()

    def take(text: str, matrix: Sequence[float], of_text: Sequence[float], font: object, size: object) -> None:
        pieces.append((text, of_text[5] * matrix[3] + matrix[5]))
        if text.strip() and _is_bold(font):
            bold.add(len(pieces) - 1)

    whole = str(page.extract_text(visitor_text=take))
    places = [(at, height) for at, (text, height) in enumerate(pieces) if text.strip()]
    drops = [(at, before - height) for (_, before), (at, height) in pairwise(places)]
    pitches = [drop for _, drop in drops if drop > 1]
    if "".join(text for text, _ in pieces) != whole or not pitches:
        return whole
    pitch = _pitch(pitches)
    gaps = {at for at, drop in drops if _GAP_FROM * pitch < drop < _GAP_TO * pitch}
    marked = ((at, f"{BOLD if at in bold else ''}{text}") for at, (text, _) in enumerate(pieces))
    return "".join(f"\n{GAP}\n{text}" if at in gaps else text for at, text in marked)


def _pitch(drops: Sequence[float]) -> float:
    """The space from line to line: the least that recurs, since in short paragraphs most drops are between two."""
    ordered = sorted(drops)
    least = max(2, round(_SHARE * len(ordered)))
    for at, drop in enumerate(ordered[: 1 - least]):
        if ordered[at + least - 1] <= _SAME * drop:
            return drop
    return statistics.median(ordered)


def _is_bold(font: object) -> bool:
    """Whether a font's name says so: 'ABCDEF+Arial-BoldMT'."""
    return isinstance(font, Mapping) and "bold" in str(font.get("/BaseFont", "")).lower()


def _facts(title: str, page: str, left_out: Sequence[str]) -> Facts:
    """What a browser notes on the pages that it prints: the address, and the title with the site's name."""
    addresses = {found[0] for line in left_out if (found := _ADDRESS.match(line))}
    address = web_address(addresses.pop()) if len(addresses) == 1 else ""
    ends = [len(title), *(found.start() for found in reversed([*_BREAK.finditer(title)]))] if address else [len(title)]
    own = next((title[:end] for end in ends if _is_of_the_page(title[:end], page)), "")
    name = title[len(own) :].strip(" |-–—·•") if own else ""
    return Facts(title=own, publisher=name if resembles(name, host_of(address)) else "", url=address)


def _is_of_the_page(title: str, page: str) -> bool:
    """Whether a title stands on the first page: else it is a file's name or that of a template."""
    return len(title.split()) > 1 and " ".join(title.split()).casefold() in " ".join(page.split()).casefold()


def _note(empty: Sequence[int], left_out: int) -> str:
    said = []
    if empty:
        some = ", ".join(map(str, empty[:12])) + (f" and {len(empty) - 12} more" if len(empty) > 12 else "")
        said.append(f"pages without a text layer, not read: {some}")
    if left_out:
        said.append(f"running heads and page numbers, left out: {left_out} lines")
    return "; ".join(said)


@contextmanager
def _silent() -> Iterator[None]:
    """pypdf logs a line for each oddity of a file: they say nothing to a user."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
