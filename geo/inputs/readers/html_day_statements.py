"""Every day that a page gives as the one of its publication, with where it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Literal

from lxml.html import HtmlElement

from geo.inputs.readers.html_day_forms import day_in, day_of_address
from geo.inputs.readers.html_day_lines import (
    CHANGED,
    LONGEST_LINE,
    Line,
    days_of_lines,
    labelled,
    line_with,
    pieces_of_head,
)
from geo.inputs.readers.html_headline import Piece, is_dated, times_of_article
from geo.inputs.readers.html_markup import Markup, Node, types_of
from geo.inputs.readers.html_tree import words_of

Kind = Literal["markup", "page markup", "address", "time", "text", "far text", "extractor"]

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

_MANY, _MOST_TIMES = 3, 200
_MARKED = re.compile(r"publish|posted|pubdate|entry-date|datepublished|dateline|byline", re.IGNORECASE)


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
        folders = f"/{words.strip('/')}/"
        yield Stated(day, "address", 3 if is_folders else 2, f"address {folders if is_folders else words}")


def of_microdata(tree: HtmlElement) -> Iterator[Stated]:
    """Elements that microdata call the day of publication, where the whole page holds only one such day."""
    found = {_time_of(element)[0] for element in tree.xpath("//*[@itemprop]") if is_dated(element)} - {None}
    for one in found if len(found) == 1 else ():
        if one is not None:
            yield Stated(one, "markup", 3, "microdata datePublished")


def of_headline(pieces: Sequence[Piece]) -> Iterator[Stated]:
    """Time elements beside the headline: the nearest, and those that say they are the day of publication.

    Enough by itself is the nearest that says so, or that is the only one in the article's head.
    """
    known = [(piece, *_time_of(piece.element, label)) for piece, label in labelled(pieces) if piece.is_time]
    known = [one for one in known if one[1] is not None]
    nearest = min((abs(piece.distance) for piece, _, _ in known), default=0)
    of_head = {id(piece) for piece in pieces_of_head(pieces)}
    is_clear = len({found for piece, found, _ in known if id(piece) in of_head}) == 1
    for piece, found, marked in known:
        is_nearest = abs(piece.distance) == nearest
        if found is not None and is_nearest and not words_of(piece.element, 200):
            yield Stated(found, "page markup", 2, "time element without words")  # no reader of the page sees it
        elif found is not None and is_nearest and not marked and _is_one_of_many(piece.element):
            yield Stated(found, "page markup", 1, "time element of one of many posts")
        elif found is not None and (marked or is_nearest):
            is_sure = is_nearest and (marked or (is_clear and id(piece) in of_head))
            yield Stated(found, "time", 3 if is_sure else 2, "time element near the headline")


def _is_one_of_many(element: HtmlElement) -> bool:
    """Whether times in elements like those around this one give many other days: those of a live page's posts."""
    days = {
        _time_of(one)[0]
        for one in islice(element.getroottree().iter("time"), _MOST_TIMES)
        if _frame_of(one) == _frame_of(element)
    }
    return len(days - {None}) >= _MANY


def _frame_of(element: HtmlElement) -> list[tuple[str, str]]:
    return [(str(one.tag), one.get("class", "")) for one in islice(element.iterancestors(), 2)]


def of_article(headline: HtmlElement) -> Iterator[Stated]:
    """The time elements of the headline's own `article`, wherever in it, where they give one day only."""
    shown = (one for one in times_of_article(headline) if words_of(one, 200) and not CHANGED.search(_line_of(one)))
    found = {_time_of(element)[0] for element in shown} - {None}
    for one in found if len(found) == 1 else ():
        if one is not None:
            yield Stated(one, "time", 2, "only day of the article's time elements")


def _line_of(element: HtmlElement) -> str:
    """The line that an element stands in: the words of what holds it, as far as they are few."""
    around = (words_of(one, 200) for one in islice(element.iterancestors(), 2))
    return max((words for words in around if len(words) <= LONGEST_LINE), key=len, default="")


def _time_of(element: HtmlElement, label: str = "") -> tuple[date | None, bool]:
    """The day of a time element, None if it is that of a change; and whether it is marked as the publication's."""
    words = words_of(element, 120)
    marks = " ".join(element.get(key, "") for key in ("class", "itemprop", "id"))[:1000]
    is_published = element.get("pubdate") is not None or _MARKED.search(marks) is not None
    if not is_published and CHANGED.search(f"{marks} {label} {words}"):
        return None, False
    parent = element.getparent()
    is_inside = parent is not None and _MARKED.search(parent.get("class", "")[:1000]) is not None
    given = element.get("datetime") or element.get("content") or (element.get("title") if is_published else "")
    return day_in(given or words), is_published or is_inside


def of_text(lines: Sequence[Line], is_day_first: bool | None, apart: Collection[date]) -> Iterator[Stated]:
    """Lines near the headline that are a day and little else; enough by themselves in the article's head."""
    for one in days_of_lines(lines, is_day_first, apart):
        yield Stated(one.day, "text" if one.is_of_head else "far text", one.trust, f"'{one.words}' near the headline")


def in_text(when: date, lines: Sequence[Line], is_day_first: bool | None, *, is_guess: bool) -> Iterator[Stated]:
    """The line near the headline that may give a day which something else has named."""
    found = line_with(when, lines, is_day_first, is_guess=is_guess)
    if found is not None:
        yield Stated(when, "text" if found.is_of_head else "far text", 2, f"'{found.words}' near the headline")


def live_since(markup: Markup) -> date | None:
    """The day a live page was begun, where its JSON-LD says that it is one."""
    live = (node for node in markup.articles if "LiveBlogPosting" in types_of(node))
    return next((one.day for node in live for one in _of_node(node, "markup", 3, "JSON-LD")), None)


def event_days(markup: Markup) -> set[date]:
    """The days on which what the page tells of happens, as its JSON-LD says of events."""
    nodes = (node for node in markup.others if any(kind.endswith("Event") for kind in types_of(node)))
    given = (node.get(key) for node in nodes for key in ("startDate", "endDate", "doorTime"))
    return {found for one in given if isinstance(one, str) and (found := day_in(one))}
