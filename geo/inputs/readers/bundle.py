"""What the exports of press databases share: a record of fields that becomes an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import lxml.html
from lxml.etree import ParserError

from geo.errors import InputError
from geo.inputs.day_text import day_in
from geo.inputs.encoding import decode
from geo.inputs.facts import Facts, one_line
from geo.inputs.readers.base import RawArticle, Unread
from geo.inputs.readers.headline import with_headline
from geo.model import DocumentSource, Page, Publication

_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_BY = re.compile(r"^\s*by ", re.I)
_NOT_OF_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class BundleRecord:
    """One article of an export: its fields as they stand, and what it is called there.

    `pages` says where pages of the original begin in the paragraphs, joined by empty lines; the first is the
    headline's.
    """

    title: str
    publisher: str
    day: str
    author: str
    paragraphs: tuple[str, ...]
    part: str
    dateline: str = ""
    pages: tuple[Page, ...] = ()


def articles_of_records(
    records: Sequence[BundleRecord], *, format_name: str, database: str, name: str
) -> list[RawArticle | Unread]:
    """The articles of an export in its order.

    Raises
    ------
    InputError : there is none.
    """
    if not records:
        raise InputError(f"{name} looks like an export of {database} but holds no article: save its text as .txt.")
    often = Counter(record.part for record in records)
    named = [
        record if often[record.part] == 1 and record.part.isprintable() else replace(record, part=f"document {number}")
        for number, record in enumerate(records, start=1)
    ]
    return [_article(record, format_name, database) for record in named]


def _article(record: BundleRecord, format_name: str, database: str) -> RawArticle | Unread:
    body = "\n\n".join(paragraph for paragraph in (record.dateline, *record.paragraphs) if paragraph.strip())
    if not body:
        return Unread(record.part, f"{database} gives no text of it: fetch the article, or leave it out.")
    title = one_line(record.title)
    day = day_in(record.day)
    published = None if day is None else Publication(day, day, f"{database}: {one_line(record.day)[:60]}")
    author = one_line(_BY.sub("", record.author, count=1))
    facts = Facts(title, one_line(record.publisher), author, published=published)
    text = with_headline(title, body)
    pages = tuple(
        Page(0 if at == 0 else page.start + len(text) - len(body), page.label) for at, page in enumerate(record.pages)
    )
    return RawArticle(text, DocumentSource(format_name, pages, extracted=True), facts, record.part)


def html_of(data: bytes, *, name: str) -> lxml.html.HtmlElement:
    """The tree of an export's page. UTF-8 goes before what the page declares: exports declare what they aren't.

    Raises
    ------
    InputError : there is nothing in it.
    """
    text = _NOT_OF_XML.sub(" ", _DECLARED.sub("", decode(data, name=name)))
    try:
        return lxml.html.document_fromstring(text)
    except (ParserError, ValueError) as error:
        raise InputError(f"{name} is a page with nothing in it: save it anew.") from error


def words_of(element: lxml.html.HtmlElement) -> str:
    """The words of an element on one line."""
    return " ".join("".join(str(piece) for piece in element.itertext()).split())
