"""What a page's own HTML says of its day of publication: meta elements, JSON-LD, `<time datetime>`.

A pure function on the page's source; nothing is fetched. Of several statements the most trustworthy kind wins
(JSON-LD and Open Graph before a bare `<time>`), published before modified; those that disagree are evidence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser

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
    reader = _Reader()
    reader.feed(html[:LONGEST])
    reader.close()
    if not reader.stated:
        return None
    rank = min(kind for kind, _, _ in reader.stated)
    days = sorted({found for kind, found, _ in reader.stated if kind == rank})
    if rank == _TIME and len(days) > 1:
        # times of related articles and comments look the same
        return None
    evidence = tuple(dict.fromkeys(f"{words}: {found.isoformat()}" for _, found, words in reader.stated))
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


class _Reader(HTMLParser):
    """Collects (kind, day, words); scripts and styles other than JSON-LD are passed over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stated: list[tuple[int, date, str]] = []
        self._json: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._meta(values)
        elif tag == "time":
            marks = " ".join(values.get(name, "") for name in ("class", "itemprop", "pubdate")).casefold()
            marked = "pubdate" in values or bool(_PUBLISHED_TIME.search(marks))
            if "modified" in marks or "updated" in marks:
                self._state(_MODIFIED, values.get("datetime", ""), "time element marked as changed")
            else:
                self._state(_MARKED_TIME if marked else _TIME, values.get("datetime", ""), "time element")
        elif tag == "script":
            self._json = [] if values.get("type", "").strip().casefold() == "application/ld+json" else None

    def handle_data(self, data: str) -> None:
        if self._json is not None:
            self._json.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._json is not None:
            source, self._json = "".join(self._json), None
            try:
                loaded = json.loads(source)
            except (ValueError, RecursionError):
                return
            for key, value in _dates_of(loaded):
                kind = _JSON_LD if key == "datePublished" else _MODIFIED
                self._state(kind, value, f"JSON-LD {key}")

    def _meta(self, values: dict[str, str]) -> None:
        for attribute in ("property", "name", "itemprop"):
            name = values.get(attribute, "").strip().casefold()
            if name in PUBLISHED_NAMES:
                self._state(_META, values.get("content", ""), f"meta {name}")
            elif name in MODIFIED_NAMES:
                self._state(_MODIFIED, values.get("content", ""), f"meta {name}")

    def _state(self, kind: int, words: str, source: str) -> None:
        found = iso_day(words)
        if found is not None and len(self.stated) < MOST:
            self.stated.append((kind, found, source))


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
