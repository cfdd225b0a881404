"""Exports of LexisNexis and Nexis Uni: text, HTML, and (through the readers of those formats) DOCX and RTF.

The older layout has the outlet, the day and then the headline, the newer one the headline, the outlet and the day; both
have fields before and after the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.inputs.day_text import day_in
from geo.inputs.encoding import decode
from geo.inputs.limits import TABLE_BYTES
from geo.inputs.readers.base import RawArticle, Unread
from geo.inputs.readers.bundle import BundleRecord, articles_of_records
from geo.inputs.readers.markup import text_of_markup

DATABASE = "Nexis"
_GLUED = re.compile(r"(?<=\w)\(")  # 'The Guardian(London)'
_COUNT = re.compile(r"^[ \t]*\d+ (?:of|von|de|di|van|sur) \d+ DO[CKS][A-ZÄÖÜ]*[ \t]*\r?$", re.M)
_ANCHOR = re.compile(r'<a name="DOC_ID_\d+_\d+">\s*</a>', re.I)
_HIDDEN = re.compile(r"<!--.{0,4000}?-->", re.S)
_END, _CORRECTED = "end of document", "correction appended"
_FIELD = re.compile(r"(?P<name>[A-ZÄÖÜÉ][\w ÄÖÜäöüéèû-]{2,24}?)\s?:\s?(?P<value>.*)", re.S)
_HEAD_FIELDS = frozenset({
    "length", "byline", "section", "dateline", "highlight", "series", "länge", "laenge", "autor", "rubrik", "longueur",
    "auteur", "rubrique", "encart", "quellenangabe", "lengte",
})  # fmt: skip
_TAIL_FIELDS = frozenset({
    "load-date", "language", "publication-type", "subject", "organization", "geographic", "graphic", "journal code",
    "update", "company", "person", "country", "state", "city", "ticker", "industry", "acc-no", "notes",
    "correction-date",
    "correction", "document-type", "classification", "sprache", "publikationstyp", "langue", "type-publication",
})  # fmt: skip
_BODY, _TAIL = frozenset({"body", "bodytext", "texte"}), frozenset({"classification", "graphic", "notes"})
_RIGHTS = re.compile(r"(?:copyright\b|©|\(c\) ?\d|all rights reserved|alle rechte|tous droits)", re.I)
_MOST_HEAD_LINES = 12
_LONGEST_DAY_LINE = 120


@dataclass(frozen=True, slots=True)
class LexisReader:
    """Text with lines such as '3 of 10 DOCUMENTS', and pages with the anchors of documents."""

    name: str = "nexis"
    max_bytes: int = TABLE_BYTES

    def can_read(self, name: str, head: bytes) -> bool:
        """By the mark of the first article or of the export."""
        text = head.decode("latin-1")
        return _ANCHOR.search(text) is not None or "LXNComment" in text or _COUNT.search(text) is not None

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """The articles of an export; raises InputError where there is none."""
        text = decode(data, name=name)
        pieces = _ANCHOR.split(text)[1:]
        if pieces:
            documents = [text_of_markup(_HIDDEN.sub("", piece)).split("\n\n") for piece in pieces]
        else:
            documents = [re.split(r"\r?\n[ \t]*\r?\n", piece) for piece in _COUNT.split(text)[1:]]
        records = [old_record(_cleaned(lines), number) for number, lines in enumerate(documents, start=1)]
        return articles_of_records(records, format_name=self.name, database=DATABASE, name=name)


def articles_of_paragraphs(paragraphs: Sequence[str], *, name: str) -> list[RawArticle | Unread]:
    """The articles of a DOCX or RTF export; [] where it is none: no paragraph marks the end of a document."""
    documents: list[list[str]] = [[]]
    for paragraph in paragraphs:
        for line in paragraph.split("\n"):
            if is_end(line):
                documents.append([])
            else:
                documents[-1].append(line)
    if len(documents) < 2:
        return []
    records = [new_record(_cleaned(lines), number) for number, lines in enumerate(documents[:-1], start=1)]
    return articles_of_records(records, format_name="nexis", database=DATABASE, name=name)


def is_end(line: str) -> bool:
    """Whether a line is the one that ends an article of the newer layout."""
    return " ".join(line.split()).lower() == _END


def is_count(line: str) -> bool:
    """Whether a line is '3 of 10 DOCUMENTS', with which an article of the older layout begins."""
    return _COUNT.match(line) is not None


def _cleaned(lines: Sequence[str]) -> list[str]:
    """Lines that hold something, with single blanks; the count of documents is none."""
    joined = [" ".join(line.split()) for line in lines]
    return [line for line in joined if line and not _COUNT.match(line)]


def _is_day(line: str) -> bool:
    return (
        len(line) <= _LONGEST_DAY_LINE
        and not _RIGHTS.match(line)
        and _field(line)[0] == ""
        and day_in(line) is not None
    )


def _field(line: str) -> tuple[str, str]:
    """Name, in lower case, and value of a field that means something here; two empty strings for other lines."""
    found = _FIELD.match(line)
    name = found["name"].strip().lower() if found else ""
    return (name, found["value"]) if found and name in _HEAD_FIELDS | _TAIL_FIELDS else ("", "")


def old_record(lines: Sequence[str], number: int) -> BundleRecord:
    """An article of the older layout: outlet, day, headline, fields, body, fields."""
    at = next((i for i, line in enumerate(lines[:_MOST_HEAD_LINES]) if _is_day(line)), None)
    publisher = lines[0] if lines and at != 0 else ""
    day = lines[at] if at is not None else ""
    rest = list(lines[(at if at is not None else 0) + 1 :])
    while rest and rest[0].lower() == _CORRECTED:
        rest.pop(0)
    title = rest.pop(0) if rest and not _field(rest[0])[0] else ""
    while rest and title.endswith(";") and not _field(rest[0])[0]:  # a headline of several lines
        title = f"{title} {rest.pop(0)}"
    return _filled(title, publisher, day, rest, number)


def new_record(lines: Sequence[str], number: int) -> BundleRecord:
    """An article of the newer layout: headline, outlet, day, fields, body, fields; before the first, the list."""
    body = next((i for i, line in enumerate(lines) if line.lower() in _BODY), len(lines))
    at = next((i for i in range(body - 1, -1, -1) if _is_day(lines[i])), None)
    if at is None:
        return _filled(lines[0] if lines else "", lines[1] if len(lines) > 1 else "", "", lines[2:], number)
    title = lines[at - 2] if at >= 2 else ""
    return _filled(title, lines[at - 1] if at >= 1 else "", lines[at], lines[at + 1 :], number)


def _filled(title: str, publisher: str, day: str, lines: Sequence[str], number: int) -> BundleRecord:
    """The record, with what its fields and its body hold."""
    fields: dict[str, str] = {}
    body: list[str] = []
    where = "head"
    for line in lines:
        name, value = _field(line)
        if line.lower() in _BODY and where == "head":
            where = "body"
        elif line.lower() in _TAIL or name in _TAIL_FIELDS:
            where = "tail"
        elif where == "head" and name:
            fields.setdefault(name, value)
        elif _RIGHTS.match(line) and len(line) < 2 * _LONGEST_DAY_LINE:
            where = "tail" if body else where
        elif where != "tail":
            where = "body"
            body.append(line)
    author = next((fields[key] for key in ("byline", "autor", "auteur") if key in fields), "")
    outlet = _GLUED.sub(" (", publisher)
    return BundleRecord(title, outlet, day, author, tuple(body), f"document {number}", fields.get("dateline", ""))
