"""What a page's own HTML says of its day of publication: meta elements, JSON-LD, `<time datetime>`.

A pure function on the page's source; nothing is fetched. Tags are found by bounded patterns, since the standard
library's parser takes time in the square of a hostile page's length. Of several statements the most trustworthy
kind wins (JSON-LD and Open Graph before a bare `<time>`), published before modified; those that disagree are evidence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from itertools import islice

from geo.dates.values import day
from geo.model import Publication

LONGEST = 4_000_000  # characters of a page that are read
MOST = 200  # statements kept: a hostile page may hold millions

# names of <meta> (name, property or itemprop), the most trusted first
PUBLISHED_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "citation_publication_date",
    "publishdate", "pubdate", "publication_date", "article.published", "date",
)  # fmt: skip
MODIFIED_NAMES = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_ARTICLES = re.compile(r"article|posting|report|webpage", re.IGNORECASE)
_ISO = re.compile(r"\s{0,4}(\d{4})-(\d\d)-(\d\d)(?:$|[T\s].{0,40}$)|\s{0,4}(\d{4})(\d\d)(\d\d)$", re.DOTALL)
_PUBLISHED_TIME = re.compile(r"publish|posted|pubdate|entry-date|dateline|byline", re.IGNORECASE)

_TAG = re.compile(r"<!--|<(?P<name>meta|time|script|style)(?=[\s/>])[^<>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"(?<=[\s/\"'])(?P<key>[a-z:_-]{1,40})(?:\s{0,4}=\s{0,4}(?:\"(?P<a>[^\"]{0,500})\"|'(?P<b>[^']{0,500})'|(?P<c>[^\s\"'<>]{1,200})))?",
    re.IGNORECASE,
)
_COMMENT_END = re.compile("-->")
_ENDS = {name: re.compile(rf"</{name}(?=[\s>])", re.IGNORECASE) for name in ("script", "style")}
_LD = re.compile(r"\btype\s{0,4}=\s{0,4}[\"']?\s{0,4}application/ld\+json", re.IGNORECASE)

# how far each kind of statement is trusted: lower is better
_JSON_LD, _META, _MARKED_TIME, _TIME, _MODIFIED = range(5)
_KINDS = ("JSON-LD", "a meta element", "a time element marked as published", "a time element", "the day of a change")


def html_publication(html: str) -> Publication | None:
    """The day that a page's HTML says it was published on; None when it says none.

    Examples
    --------
    >>> html_publication('<meta property="article:published_time" content="2017-06-18T09:30:00Z">').first
    datetime.date(2017, 6, 18)
    """
    stated = list(islice(_stated(html[:LONGEST]), MOST))
    if not stated:
        return None
    rank = min(kind for kind, _, _ in stated)
    days = sorted({found for kind, found, _ in stated if kind == rank})
    if rank == _TIME and len(days) > 1:
        # times of related articles and comments look the same
        return None
    evidence = tuple(dict.fromkeys(f"{words}: {found.isoformat()}" for _, found, words in stated))
    if len(days) > 1:
        evidence += (f"these disagree: {', '.join(found.isoformat() for found in days)}",)
    return Publication(days[0], days[-1], f"the page's HTML: {_KINDS[rank]}", evidence)


def iso_day(words: str) -> date | None:
    """The calendar day of an ISO 8601 date or time, as its own time zone counts it."""
    m = _ISO.match(words)
    if m is None:
        return None
    year, month, number = (int(part) for part in (m.group(1, 2, 3) if m[1] else m.group(4, 5, 6)))
    return day(year, month, number)


def _stated(html: str) -> Iterator[tuple[int, date, str]]:
    """(kind, day, label) of every statement that gives a day, in the order of the page."""
    for kind, words, label in _statements(html):
        found = iso_day(words)
        if found is not None:
            yield kind, found, label


def _statements(html: str) -> Iterator[tuple[int, str, str]]:
    """(kind, words, label) of every statement, outside of comments, styles and scripts but for JSON-LD."""
    position = 0
    while (tag := _TAG.search(html, position)) is not None:
        position = tag.end()
        name = (tag["name"] or "").casefold()
        if name == "meta":
            yield from _of_meta(_attributes(tag[0]))
        elif name == "time":
            yield from _of_time(_attributes(tag[0]))
        else:
            end = (_ENDS[name] if name else _COMMENT_END).search(html, position)
            if end is None:
                return
            if name == "script" and _LD.search(tag[0]):
                yield from _of_json(html[position : end.start()])
            position = end.end()


def _attributes(tag: str) -> dict[str, str]:
    """Attributes of a tag by name in lower case; of two with one name, the last."""
    return {m["key"].casefold(): unescape(m["a"] or m["b"] or m["c"] or "") for m in _ATTRIBUTE.finditer(tag)}


def _of_meta(values: dict[str, str]) -> Iterator[tuple[int, str, str]]:
    for attribute in ("property", "name", "itemprop"):
        name = values.get(attribute, "").strip().casefold()
        if name in PUBLISHED_NAMES:
            yield _META, values.get("content", ""), f"meta {name}"
        elif name in MODIFIED_NAMES:
            yield _MODIFIED, values.get("content", ""), f"meta {name}"


def _of_time(values: dict[str, str]) -> Iterator[tuple[int, str, str]]:
    marks = " ".join(values.get(name, "") for name in ("class", "itemprop", "pubdate")).casefold()
    if "modified" in marks or "updated" in marks:
        yield _MODIFIED, values.get("datetime", ""), "time element marked as changed"
    else:
        marked = "pubdate" in values or bool(_PUBLISHED_TIME.search(marks))
        yield _MARKED_TIME if marked else _TIME, values.get("datetime", ""), "time element"


def _of_json(source: str) -> Iterator[tuple[int, str, str]]:
    try:
        loaded = json.loads(source)
    except (ValueError, RecursionError):
        return
    for key, value in _dates_of(loaded):
        yield _JSON_LD if key == "datePublished" else _MODIFIED, value, f"JSON-LD {key}"


def _dates_of(loaded: object) -> Iterator[tuple[str, str]]:
    """datePublished and dateModified of the articles that a JSON-LD block describes, at its top or in its @graph."""
    nodes = loaded if isinstance(loaded, list) else [loaded]
    for node in nodes[:MOST]:
        if not isinstance(node, dict):
            continue
        graph = node.get("@graph")
        if isinstance(graph, list):
            yield from _dates_of([part for part in graph[:MOST] if isinstance(part, dict) and "@graph" not in part])
        if not _ARTICLES.search(str(node.get("@type", ""))[:200]):
            continue
        for key in ("datePublished", "dateModified"):
            if isinstance(node.get(key), str):
                yield key, node[key]
