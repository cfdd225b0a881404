"""RSS and Atom files: an entry an article."""

from __future__ import annotations

import importlib
import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.errors import InputError
from geo.inputs.day_text import day_in
from geo.inputs.facts import Facts, one_line, web_address
from geo.inputs.limits import TABLE_BYTES
from geo.inputs.readers.base import RawArticle, Unread
from geo.inputs.readers.headline import with_headline
from geo.inputs.readers.markup import text_of_markup
from geo.model import DocumentSource, Publication

_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^>\[]*>\s*){0,9}<(?:rss|feed|rdf:RDF)[\s>]",
    re.S,
)
_LONGEST_PART = 200


@dataclass(frozen=True, slots=True)
class FeedReader:
    """Files whose first element is that of a feed, whatever they are called."""

    name: str = "feed"
    max_bytes: int = TABLE_BYTES

    def can_read(self, name: str, head: bytes) -> bool:
        """By the first element; never raises."""
        return _ROOT.match(head) is not None

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """One article an entry that has words; raises InputError where there is none, or feedparser is missing."""
        try:
            feedparser = importlib.import_module("feedparser")
        except ImportError:
            raise InputError(
                f"{name} is a feed, which feedparser reads: pip install feedparser, then build again."
            ) from None
        feed = feedparser.parse(io.BytesIO(data))  # bytes alone might be taken for a file's name
        outlet = one_line(str(feed.feed.get("title", "")))
        if not feed.entries:
            raise InputError(f"{name} is a feed without a single entry: leave it out.")
        parts = _parts(feed.entries)
        return [_article(entry, outlet, part) for entry, part in zip(feed.entries, parts, strict=True)]


def _parts(entries: Sequence[Mapping[str, object]]) -> list[str]:
    """What each entry is called: its own id where it has one, since new entries come before the old ones."""
    ids = [one_line(str(entry.get("id") or entry.get("link") or ""))[:_LONGEST_PART] for entry in entries]
    often = Counter(ids)
    return [
        each if each and often[each] == 1 and each.isprintable() else f"entry {number}"
        for number, each in enumerate(ids, start=1)
    ]


def _article(entry: Mapping[str, object], outlet: str, part: str) -> RawArticle | Unread:
    title = one_line(text_of_markup(str(entry.get("title", ""))))
    body = max((text_of_markup(text) for text in _texts(entry)), key=len, default="")
    if not (body or title).strip():
        return Unread(part, "the entry has no words: leave it out.")
    facts = Facts(
        title=title,
        publisher=outlet,
        author=one_line(str(entry.get("author", ""))),
        url=web_address(str(entry.get("link", ""))),
        published=_published(entry),
    )
    note = "" if entry.get("content") else "a feed that carries summaries only: fetch its pages for whole articles."
    return RawArticle(with_headline(title, body) or title, DocumentSource("feed", extracted=True), facts, part, note)


def _texts(entry: Mapping[str, object]) -> list[str]:
    content = entry.get("content")
    pieces = [piece for piece in content if isinstance(piece, Mapping)] if isinstance(content, list) else []
    return [str(piece.get("value", "")) for piece in pieces] + [str(entry.get("summary", ""))]


def _published(entry: Mapping[str, object]) -> Publication | None:
    value = one_line(str(entry.get("published", "")))
    day = day_in(value)
    return None if day is None else Publication(day, day, f"the feed's day of publication: {value[:60]}")
