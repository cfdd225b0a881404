"""Every day that a page gives as the one of its publication, with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Literal

from lxml.html import HtmlElement

from geo.inputs.readers.html_day_forms import day_in, day_of_address, days_written, may_give
from geo.inputs.readers.html_headline import Piece, is_dated, times_of_article
from geo.inputs.readers.html_markup import Markup, Node, types_of
from geo.inputs.readers.html_tree import words_of

Kind = Literal["markup", "page markup", "address", "time", "text", "extractor"]

# Names of meta elements that mean the day of publication and nothing else.
_PUBLISHED = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished",
    "article.published", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.issued",
    "dcterms.created", "dc.date.created", "dc.created", "citation_publication_date", "citation_date",
    "citation_online_date", "publishdate", "publish-date", "publish_date", "published_time", "published-date",
    "publisheddate", "pubdate", "publication_date", "publicationdate", "publication-date", "originalpublicationdate",
    "cxenseparse:recs:publishtime", "article_date_original", "article:post_date", "rnews:datepublished",
    "vr:published_time", "bt:pubdate", "datecreated", "article.created", "displaydate", "ptime",
)  # fmt: skip
# Some sites set these to the day of the visit, or of the last change.
_DAY_OF_PAGE = ("date", "dc.date", "dcterms.date", "creation_date", "created", "article:date", "og:pubdate", "pub_date")

_LONGEST_LINE = 80  # characters of a line beside the headline that may give the day; longer ones are prose
_LONGEST_LABEL = 30  # characters of the words before a day
_MOST_AROUND = 30  # characters around the day on such a line: an author, a section
_ABOVE, _BELOW = 25, 150  # characters from the headline; further up, sites show the day of the visit
_MARKED = re.compile(r"publish|posted|pubdate|entry-date|datepublished|dateline|byline", re.IGNORECASE)
_CHANGED = re.compile(
    r"modif|updat|edited|aktualis|geändert|mis à jour|mise à jour|actualizad|aggiornat|atualizad|обновлен",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A day that a page gives; `trust` is 3 where one statement is enough; `where` says in words where it stands."""

    day: date
    kind: Kind
    trust: int
    where: str


def of_json(markup: Markup) -> Iterator[Stated]:
    """JSON-LD: of the article itself, or weakly of the page, which may be older or younger than what it shows."""
    for node in markup.articles:
        yield from _of_node(node, "markup", 3, "JSON-LD")
    for node in markup.others:
        if any(kind.endswith("Page") for kind in types_of(node)):
            yield from _of_node(node, "page markup", 1, "JSON-LD of the page:")


def _of_node(node: Node, kind: Kind, trust: int, words: str) -> Iterator[Stated]:
    for key in ("datePublished", "dateCreated"):
        given = node.get(key)
        found = day_in(given) if isinstance(given, str) else None
        if found is not None:
            yield Stated(found, kind, trust, f"{words} {key}")
            return


def of_meta(markup: Markup) -> Iterator[Stated]:
    """Meta elements, by their names."""
    for name in (*_PUBLISHED, *_DAY_OF_PAGE):
        found = day_in(markup.first(name))
        if found is not None and name in _PUBLISHED:
            yield Stated(found, "markup", 3, f"meta {name}")
        elif found is not None:
            yield Stated(found, "page markup", 2, f"meta {name}")


def of_address(address: str) -> Iterator[Stated]:
    """The page's address: '/2016/03/02/' is the day by convention, other eight digits may be a number."""
    found = day_of_address(address)
    if found is not None:
        day, words = found
        is_folders = "/" in words
        yield Stated(day, "address", 3 if is_folders else 2, f"address {f'/{words}/' if is_folders else words}")


def of_microdata(tree: HtmlElement) -> Iterator[Stated]:
    """Elements that microdata call the day of publication, where the whole page holds only one such day."""
    found = {_time_of(element)[0] for element in tree.xpath("//*[@itemprop]") if is_dated(element)} - {None}
    for one in found if len(found) == 1 else ():
        if one is not None:
            yield Stated(one, "markup", 3, "microdata datePublished")


def of_headline(pieces: Sequence[Piece]) -> Iterator[Stated]:
    """Time elements beside the headline: the nearest, and those that say they are the day of publication."""
    known = [(piece, *_time_of(piece.element, label)) for piece, label in _labelled(pieces) if piece.is_time]
    known = [one for one in known if one[1] is not None]
    nearest = min((abs(piece.distance) for piece, _, _ in known), default=0)
    for piece, found, marked in known:
        is_nearest = abs(piece.distance) == nearest
        if found is not None and is_nearest and not words_of(piece.element, 200):
            yield Stated(found, "page markup", 2, "time element without words")  # no reader of the page sees it
        elif found is not None and (marked or is_nearest):
            yield Stated(found, "time", 3 if marked and is_nearest else 2, "time element near the headline")


def of_article(headline: HtmlElement) -> Iterator[Stated]:
    """The time elements of the headline's own `article`, wherever in it, where they give one day only."""
    shown = (one for one in times_of_article(headline) if words_of(one, 200) and not _CHANGED.search(_line_of(one)))
    found = {_time_of(element)[0] for element in shown} - {None}
    for one in found if len(found) == 1 else ():
        if one is not None:
            yield Stated(one, "time", 2, "only day of the article's time elements")


def _line_of(element: HtmlElement) -> str:
    """The line that an element stands in: the words of what holds it, as far as they are few."""
    around = (words_of(one, 200) for one in islice(element.iterancestors(), 2))
    return max((words for words in around if len(words) <= _LONGEST_LINE), key=len, default="")


def _time_of(element: HtmlElement, label: str = "") -> tuple[date | None, bool]:
    """The day of a time element, None if it is that of a change; and whether it is marked as the publication's."""
    words = words_of(element, 120)
    marks = " ".join(element.get(key, "") for key in ("class", "itemprop", "id"))[:1000]
    is_published = element.get("pubdate") is not None or _MARKED.search(marks) is not None
    if not is_published and _CHANGED.search(f"{marks} {label} {words}"):
        return None, False
    parent = element.getparent()
    is_inside = parent is not None and _MARKED.search(parent.get("class", "")[:1000]) is not None
    return day_in(element.get("datetime") or element.get("content") or words), is_published or is_inside


def _labelled(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, str]]:
    """Each piece with the short words before it: 'Last updated:'."""
    before = ""
    for piece in pieces:
        yield piece, before
        before = piece.words if len(piece.words) <= _LONGEST_LABEL and not piece.is_time else ""


def of_text(pieces: Sequence[Piece]) -> Iterator[Stated]:
    """Lines beside the headline that are a day and little else; enough by themselves where they give only one."""
    found = [
        (when, piece)
        for piece in _lines(pieces)
        for when, words in days_written(piece.words)
        if len(piece.words) - len(words) <= _MOST_AROUND
    ]
    is_one = len({when for when, _ in found}) == 1
    for when, piece in found:
        is_close = -_ABOVE <= piece.distance <= _BELOW
        yield Stated(when, "text", 3 if is_one and is_close else 2, f"'{piece.words}' near the headline")


def in_text(when: date, pieces: Sequence[Piece]) -> Iterator[Stated]:
    """The line beside the headline that may give a day which something else has named."""
    for piece in _lines(pieces):
        if may_give(piece.words, when):
            yield Stated(when, "text", 2, f"'{piece.words}' near the headline")
            return


def _lines(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece, label in _labelled(pieces):
        is_short = not piece.is_time and len(piece.words) <= _LONGEST_LINE
        if is_short and not _CHANGED.search(f"{label} {piece.words}"):
            yield piece
