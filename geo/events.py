"""Places and dates joined: when did what is told happen there?

A mention takes the date of its own clause, else of its sentence, else of the paragraph it goes on from, else
the day of publication, which only says when it was told. The basis travels with every event.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from geo.model import Basis, DateMention, Event, EventKind, PlaceMention, Publication, Span

# An event told that long after it happened is background to the report, not its news.
BACKGROUND_AFTER = timedelta(days=30)

_CLAUSE_EDGE = re.compile(
    r"[;:—–]|,\s|\s(?:and|but|while|whereas|although|though|after|before|when|since|until|which|who|that)\s", re.I
)
# What is still to come: "will storm", "is set to enter", "preparing to", "planned".
_PLANNED = re.compile(
    r"\b(?:will|shall|'ll|(?:is|are|was|were) (?:set|due|scheduled|expected|about|likely) to"
    r"|would (?:soon )?(?:enter|begin|start)"
    r"|prepar(?:e|es|ing) (?:to|for)|plan(?:s|ned|ning)? to|going to|intends? to|vow(?:s|ed)? to|hopes? to|upcoming)\b",
    re.I,
)
# The sentence speaks of the day it is told, whatever was dated before it.
_PRESENT = re.compile(r"\b(?:is|are|has|have|isn't|aren't|now|today|currently|still|remains?|continues?|says?)\b", re.I)
_PAST = re.compile(r"\b(?:was|were|had|did|took|fell|made|began|came|went|led|left|held|saw|drove|won|lost|\w{2,}ed)\b")
_PARAGRAPH_EDGE = re.compile(r"\n[^\S\n]*\n|\n")


def join(
    text: str,
    *,
    places: Sequence[PlaceMention],
    dates: Sequence[DateMention],
    sentences: Sequence[Span],
    published: Publication,
) -> tuple[Event, ...]:
    """One event a mention of role 'location'; its interval is open where nothing is known."""
    usable = [index for index, found in enumerate(dates) if _says_when(found)]
    by_sentence = _by_sentence(dates, usable, sentences)
    events = []
    for index, mention in enumerate(places):
        if mention.role != "location":
            continue
        number = _sentence_at(sentences, mention.start)
        sentence = Span(mention.start, mention.end) if number is None else sentences[number]
        chosen, basis, reason = _date_for(text, mention, number, sentences, by_sentence, dates)
        planned = _is_planned(text, mention, sentence)
        if chosen is not None and planned and _is_over(dates[chosen], published):
            chosen = None  # what is still to come doesn't take the date of what is told as past beside it
        if chosen is None:
            first, last = published.first, published.last
            basis, reason = _from_publication(published)
        else:
            first, last = dates[chosen].first, dates[chosen].last
        kind = _kind(first, last, basis, published, planned=planned)
        events.append(Event(index, chosen, first, last, kind, basis, reason, sentence))
    return tuple(events)


def _says_when(found: DateMention) -> bool:
    """A duration tells how long, a set how often, 'recently' and 'soon' how near: none of them tells when."""
    if found.value in ("PAST_REF", "FUTURE_REF") or found.type not in ("DATE", "TIME"):
        return False
    return found.first is not None or found.last is not None


def _sentence_at(sentences: Sequence[Span], offset: int) -> int | None:
    number = bisect_right(sentences, offset, key=lambda span: span.start) - 1
    return number if number >= 0 and offset < sentences[number].end else None


def _by_sentence(
    dates: Sequence[DateMention], usable: Sequence[int], sentences: Sequence[Span]
) -> dict[int, list[int]]:
    table: dict[int, list[int]] = {}
    for index in usable:
        number = _sentence_at(sentences, dates[index].start)
        if number is not None:
            table.setdefault(number, []).append(index)
    return table


def _date_for(
    text: str,
    mention: PlaceMention,
    number: int | None,
    sentences: Sequence[Span],
    by_sentence: dict[int, list[int]],
    dates: Sequence[DateMention],
) -> tuple[int | None, Basis, str]:
    if number is None:
        return None, "none", ""
    here = by_sentence.get(number, [])
    if len(here) == 1:
        return here[0], "sentence", f"'{dates[here[0]].text}' stands in the same sentence"
    if here:
        chosen = min(here, key=lambda index: _distance(text, mention, dates[index]))
        return chosen, "clause", f"'{dates[chosen].text}' is the nearest of {len(here)} dates in the sentence"
    sentence = text[sentences[number].start : sentences[number].end]
    if _PRESENT.search(sentence) or not _PAST.search(sentence):
        return None, "none", ""
    for earlier in range(number - 1, -1, -1):
        gap = text[sentences[earlier].end : sentences[earlier + 1].start]
        if _PARAGRAPH_EDGE.search(gap):
            break
        if earlier in by_sentence:
            chosen = by_sentence[earlier][-1]
            return chosen, "paragraph", f"goes on from '{dates[chosen].text}' told before in the paragraph"
    return None, "none", ""


def _distance(text: str, mention: PlaceMention, found: DateMention) -> tuple[int, int]:
    """Clause edges between a mention and a date, then code points."""
    start, end = sorted((mention.start, found.start))
    between = text[start:end]
    return len(_CLAUSE_EDGE.findall(between)), end - start


def _from_publication(published: Publication) -> tuple[Basis, str]:
    if published.first is None and published.last is None:
        return "none", "the sentence gives no date and the article is undated"
    return "publication", "the sentence gives no date: the interval of publication stands for it"


def _is_over(found: DateMention, published: Publication) -> bool:
    return bool(found.last and published.first and found.last < published.first)


def _is_planned(text: str, mention: PlaceMention, sentence: Span) -> bool:
    """Words for what is to come stand before the mention, with no clause edge between."""
    cues = list(_PLANNED.finditer(text, sentence.start, mention.start))
    return bool(cues) and not _CLAUSE_EDGE.search(text, cues[-1].end(), mention.start)


def _kind(first: date | None, last: date | None, basis: Basis, published: Publication, *, planned: bool) -> EventKind:
    if planned or (first and published.last and first > published.last):
        return "planned"
    dated = basis in ("sentence", "clause", "paragraph")
    if dated and last and published.first and last < published.first - BACKGROUND_AFTER:
        return "background"
    return "reported"
