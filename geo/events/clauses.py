"""Within a sentence: how far a place stands from a date, and whether the date dates it at all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise

from geo.events import cues
from geo.events.attributes import (
    is_aside,
    is_before_it,
    is_compared,
    is_of_after,
    is_of_since,
    is_over,
    names_its_own,
)
from geo.events.lags import Lag, lags_in
from geo.model import DateMention, PlaceMention, Publication, Span

# An event told that long after it happened is background to the report, not its news.
BACKGROUND_AFTER = timedelta(days=30)
OF_LATE = timedelta(days=730)
_DAY = timedelta(days=1)
_ASIDE = re.compile(r",\s(?:which|who|whom|whose|where)\s[^,;]{1,200},|\([^()]{1,200}\)")
_COMMA = re.compile(r"[,;]")
_RELATIVE_COST = 3
_EDGE_COST = 1


def is_old(found: DateMention, published: Publication) -> bool:
    """Whether a date lies so far before publication that it is background."""
    return bool(found.last and published.first and published.first - found.last > BACKGROUND_AFTER)


def _is_of_late(found: DateMention, published: Publication) -> bool:
    """Whether a day or month is background, and yet of the last two years: what came after it may be today's news."""
    if not is_old(found, published) or found.last is None or published.first is None:
        return False
    return found.grain in ("day", "month", "week", "time") and published.first - found.last < OF_LATE


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the dates in it that say when (indices into `dates`)."""

    text: str
    span: Span
    dates: Sequence[DateMention]
    here: tuple[int, ...]
    lags: tuple[Lag, ...]
    relatives: tuple[Span, ...]
    dateline: int
    """Where the dateline that it begins with ends; the sentence's start when there is none."""
    planned: tuple[Span, ...]
    """Words that tell what is to come."""
    never: Span | None
    """Words that tell what never was."""
    denials: tuple[tuple[Span, re.Pattern[str]], ...]
    """Words that deny what follows them, each with the edge up to which they do."""

    @property
    def words(self) -> str:
        """The sentence itself."""
        return self.text[self.span.start : self.span.end]

    @property
    def condition(self) -> int:
        """Where the condition that it begins with ends; -1 when there is none."""
        opening = cues.CONDITION.match(self.text, self.span.start, self.span.end)
        comma = self.text.find(",", opening.end(), self.span.end) if opening else -1
        return comma

    def lag_of(self, offset: int) -> Lag | None:
        """The 'N days after ...' whose clause an offset lies in."""
        return next((lag for lag in self.lags if lag.clause.start <= offset < lag.clause.end), None)

    def relative_of(self, offset: int) -> Span | None:
        """The relative clause an offset lies in."""
        return next((span for span in reversed(self.relatives) if span.start <= offset < span.end), None)

    def main_words(self) -> str:
        """The sentence without its relative clauses."""
        kept, end = [], self.span.start
        for span in self.relatives:
            if span.start >= end:
                kept.append(self.text[end : span.start])
                end = span.end
        return "".join([*kept, self.text[end : self.span.end]])

    def distance(self, mention: PlaceMention, found: DateMention) -> tuple[int, int]:
        """Clause edges between a mention and a date, relative ones counting thrice, then code points."""
        start, end = (mention.end, found.start) if mention.end <= found.start else (found.end, mention.start)
        between = _ASIDE.sub(" ", self.text[start:end]) if start < end else ""
        edges = _EDGE_COST * len(cues.CLAUSE_EDGE.findall(between))
        edges += _RELATIVE_COST * len(cues.RELATIVE.findall(between))
        fronted = found.start - max(self.span.start, self.dateline) <= 8 and between[:1] == ","
        if fronted or cues.WHEN_THEN.match(between):
            edges -= _EDGE_COST
        return edges, max(0, end - start)

    def dates_it(self, mention: PlaceMention, index: int, published: Publication) -> bool:
        """Whether a date of the sentence can be the mention's."""
        found = self.dates[index]
        before = self.text[max(self.span.start, found.start - 40) : found.start]
        lag, own = self.lag_of(found.start), self.lag_of(mention.start)
        if lag != own and (lag is not None or own is not None):
            return False
        if mention.start < self.dateline:
            return found.start < self.dateline
        if self.own_days(mention, index):
            return True
        if mention.end <= self.condition < found.start:
            # 'If the truce at X holds, they will leave on Friday': it holds on no day that is told
            return False
        if cues.BEFORE_DATE.search(before):
            return False
        if cues.SINCE.search(before) and not self._lasts(mention, found):
            return False
        if self._is_of_another(mention, self._whole(index), before, published):
            return False
        relative = self.relative_of(found.start)
        if relative is None or relative == self.relative_of(mention.start):
            return self._same_tense(mention, found, published)
        if self.relative_of(mention.start) is not None:
            # two relative clauses: 'the shop where he fired on Saturday is shut, and those who came from Juarez ...'
            return False
        # 'the mosque where he spoke in 2014' is not attacked in 2014
        return not is_old(found, published) and not cues.SINCE.search(before)

    def _lasts(self, mention: PlaceMention, found: DateMention) -> bool:
        """Whether 'since' tells how long something has lasted."""
        if mention.start > found.end:
            return True
        start = max(self.span.start, self.text.rfind(";", self.span.start, found.start) + 1)
        told = self.text[start : found.start]
        return bool(cues.PERFECT.search(told)) and not cues.COMPARED.search(told)

    def _names_another(self, mention: PlaceMention, found: DateMention, before: str) -> bool:
        """'After the 2015 earthquake' dates an earthquake, and only a place that is said to have had it."""
        if cues.NAMED_AFTER.match(self.text, found.start):
            return True
        if mention.start < found.start and cues.OVER_WHICH.search(before) and cues.ITS.match(self.text, found.end):
            return True  # 'men held in Dhaka over Friday's siege'
        return names_its_own(self.text, self.span, mention, found)

    def _is_of_another(self, mention: PlaceMention, found: DateMention, before: str, published: Publication) -> bool:
        """Whether a date is part of a name, of a comparison or of another clause, and dates something else."""
        return (
            self._names_another(mention, found, before)
            or is_compared(self.text, self.span, found)
            or is_of_since(self.text, self.span, mention, found)
            or (is_old(found, published) and self._is_beside_it(mention, found))
            or (_is_of_late(found, published) and is_of_after(self.text, self.span, mention, found))
        )

    def _is_beside_it(self, mention: PlaceMention, found: DateMention) -> bool:
        """Whether an old date says nothing of a mention: it is in an aside, or over before what is told of it."""
        since = cues.SINCE.search(self.text, max(self.span.start, found.start - 12), found.start)
        if is_before_it(self.text, self.span, mention, found):
            return True
        return is_aside(self.text, self.span, mention, found) or (not since and is_over(self.text, mention, found))

    def _same_tense(self, mention: PlaceMention, found: DateMention, published: Publication) -> bool:
        """A clause in the present tense is not dated by a past date beyond its edge."""
        if found.last is None or published.first is None or found.last >= published.first:
            return True
        if self.distance(mention, found)[0] == 0:
            return True
        edges = _clause_edges(self.text, self.span.start, self.span.end)
        start, end = edges[bisect_right(edges, mention.start) - 1], bisect_right(edges, mention.end)
        clause = self.text[start : edges[end] if end < len(edges) else self.span.end]
        return not cues.PRESENT.search(clause) or bool(cues.PAST.search(cues.HAS_DONE.sub(" ", clause)))

    def whole_span(self, index: int) -> tuple[int, int] | None:
        """Indices of the two dates of 'from 2004 to 2009' that a date is one of."""
        place = self.here.index(index)
        for one, two in zip(
            self.here[max(0, place - 1) : place + 1], self.here[max(1, place) : place + 2], strict=False
        ):
            first, second = self.dates[one], self.dates[two]
            joint = cues.SPAN_GOES_ON.fullmatch(self.text, first.end, second.start)
            opened = cues.SPAN_OPENS.search(self.text, max(self.span.start, first.start - 16), first.start)
            if joint and (opened or (first.grain == second.grain == "year" and "and" not in joint[0].lower())):
                return one, two
        return None

    def named_together(self, index: int) -> tuple[int, int] | None:
        """Indices of two dates that follow each other in time and in words, of which a date is one: 'May and June'."""
        place = self.here.index(index)
        for one, two in pairwise(self.here[max(0, place - 1) : place + 2]):
            first, second = self.dates[one], self.dates[two]
            follows = first.last and second.first and second.first - first.last == _DAY
            if follows and first.grain == second.grain and cues.AND_ALONE.fullmatch(self.text, first.end, second.start):
                return None if cues.RESPECTIVELY.search(self.text, second.end, self.span.end) else (one, two)
        return None

    def _whole(self, index: int) -> DateMention:
        """A date, with the one that it is joined to: '1996 to 2001' in 'the 1996 to 2001 rule'."""
        ends = self.whole_span(index)
        if ends is None or self.dates[index].grain != "year":
            return self.dates[index]
        first, second = self.dates[ends[0]], self.dates[ends[1]]
        return replace(self.dates[index], start=first.start, end=second.end)

    def own_days(self, mention: PlaceMention, index: int) -> bool:
        """Whether the date itself is meant where 'since' would make it last: 'since July 2014, when he spoke in X'."""
        found = self.dates[index]
        return mention.start > found.end and bool(cues.WHEN_THEN.match(self.text, found.end))


# Cached: called for each old date of a sentence.
@lru_cache(maxsize=8)
def _clause_edges(text: str, start: int, end: int) -> tuple[int, ...]:
    """Where the clauses of a sentence begin."""
    return start, *(m.end() for m in cues.CLAUSE_EDGE.finditer(text, start, end))


def read_sentence(text: str, span: Span, dates: Sequence[DateMention], here: Sequence[int]) -> Sentence:
    """A sentence with its clauses."""
    relatives = []
    if here:
        covered = [(dates[index].start, dates[index].end) for index in here]
        for m in cues.RELATIVE.finditer(text, span.start, span.end):
            end = _comma_after(text, m.end(), span.end, covered)
            relatives.append(Span(m.start(), end))
    head = cues.DATELINE.match(text, span.start, min(span.end, span.start + 120))
    dated = head is not None and cues.DATELINE_CITY.match(text, span.start) is not None
    folded = text[span.start : span.end].casefold()
    lags = lags_in(text, span, folded)
    dateline = head.end() if head and dated else span.start
    planned = _found(cues.PLANNED, cues.PLANNED_LETTERS, folded, text, dateline, span.end)
    denied = _found(cues.DENIED, cues.DENIED_LETTERS, folded, text, dateline, span.end)
    denials = _found(cues.DENIAL, cues.DENIAL_LETTERS, folded, text, dateline, span.end)
    never = cues.NEVER_WAS.search(text, span.start, span.end) if " have " in folded else None
    return Sentence(
        text,
        span,
        dates,
        tuple(here),
        lags,
        tuple(relatives),
        dateline,
        planned,
        Span(*never.span()) if never else None,
        (*((words, cues.CLAUSE_EDGE) for words in denied), *((words, cues.PAUSE) for words in denials)),
    )


def _found(
    pattern: re.Pattern[str], letters: Sequence[str], folded: str, text: str, start: int, end: int
) -> tuple[Span, ...]:
    """Where a pattern is found; a sentence that, casefolded, has none of its `letters` is not searched."""
    for some in letters:
        if some in folded:
            return tuple(Span(*m.span()) for m in pattern.finditer(text, start, end))
    return ()


def _comma_after(text: str, start: int, end: int, covered: Sequence[tuple[int, int]]) -> int:
    """Where a relative clause ends: at the next comma that isn't a date's own."""
    for low, high in covered:
        if low >= start and cues.VERB_NEXT.match(text, high) and not _COMMA.search(text, start, low):
            return high  # 'who fled X in 2016 spoke in Y'
    for m in _COMMA.finditer(text, start, end):
        opens_when = cues.WHEN_THEN.match(text, m.start())
        if not opens_when and not any(low <= m.start() < high for low, high in covered):
            return m.start() + 1
    return end
