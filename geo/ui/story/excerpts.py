"""The sentences of an article that name a place, as a text of their own, with everything that points into them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Span = tuple[int, int]
GAP = "[…]"
"""Stands on a line of its own where sentences were left out."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Stretches of a text put together: `kept` as they lie in the article, `starts` where each begins in `text`."""

    text: str
    kept: tuple[Span, ...]
    starts: tuple[int, ...]

    def moved(self, start: int, end: int) -> Span | None:
        """Where a stretch of the article lies in the excerpt; None when it is not whole in it."""
        at = bisect_right(self.kept, (start, float("inf"))) - 1
        if at < 0 or end > self.kept[at][1]:
            return None
        by = self.starts[at] - self.kept[at][0]
        return start + by, end + by


def whole(text: str) -> Excerpt:
    """All of a text."""
    return Excerpt(text, ((0, len(text)),), (0,))


def excerpt(text: str, sentences: Sequence[Span], wanted: Iterable[Span]) -> Excerpt:
    """The sentences that hold any of the `wanted` stretches; a stretch outside all sentences stands for itself.

    What stands on one line of the article stays on one line, and GAP stands where something was left out.
    """
    spans = _joined(sorted({_around(sentences, start, end) for start, end in wanted}))
    pieces: list[str] = []
    starts: list[int] = []
    length, before = 0, 0
    for start, end in spans:
        between = text[before:start]
        if between.strip():
            between = f"\n{GAP}\n" if pieces else f"{GAP}\n"
        elif not pieces:
            between = ""
        pieces += [between, text[start:end]]
        starts.append(length + len(between))
        length += len(between) + end - start
        before = end
    if spans and text[before:].strip():
        pieces.append(f"\n{GAP}")
    return Excerpt("".join(pieces), tuple(spans), tuple(starts))


def _around(sentences: Sequence[Span], start: int, end: int) -> Span:
    """From the beginning of the sentence that holds `start` to the end of the one that holds `end`."""
    first = bisect_right(sentences, (start, float("inf"))) - 1
    last = bisect_right(sentences, (max(start, end - 1), float("inf"))) - 1
    low = sentences[first][0] if first >= 0 and start < sentences[first][1] else start
    high = sentences[last][1] if last >= 0 and end <= sentences[last][1] else end
    return min(low, start), max(high, end)


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Sorted stretches, those that overlap as one."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def excerpted(record: dict[str, Any], cut: Excerpt) -> dict[str, Any]:
    """An article's record (geo.ui.reader_records) with the text of its excerpt; what points outside it is gone."""
    pages: list[list[Any]] = []
    for start, label in record["pages"]:
        inside = next((at for at, (_, end) in enumerate(cut.kept) if end > start), None)
        if inside is not None:
            by = max(start, cut.kept[inside][0]) - cut.kept[inside][0]
            pages = [page for page in pages if page[0] != cut.starts[inside] + by]
            pages.append([cut.starts[inside] + by, label])
    return record | {
        "text": cut.text,
        "skip": 0,
        "pages": pages,
        "furniture": [],
        "mentions": [moved for mention in record["mentions"] if (moved := _mention(mention, cut))],
        "dates": [
            found | {"start": span[0], "end": span[1]}
            for found in record["dates"]
            if (span := cut.moved(found["start"], found["end"]))
        ],
    }


def _mention(mention: dict[str, Any], cut: Excerpt) -> dict[str, Any] | None:
    span = cut.moved(mention["start"], mention["end"])
    if span is None:
        return None
    sentence = cut.moved(*mention["sentence"]) if mention["sentence"] else None
    return mention | {"start": span[0], "end": span[1], "sentence": None if sentence is None else list(sentence)}
