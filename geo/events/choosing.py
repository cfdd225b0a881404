"""Which date is a mention's: that of its clause, its sentence or its paragraph, else the day of publication."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from geo.dates.values import days_of
from geo.events import cues
from geo.events.clauses import Sentence, is_old
from geo.events.lags import Lag
from geo.events.reports import Report
from geo.model import Basis, DateMention, Day, Event, EventKind, PlaceMention, Publication

BACK = 3  # sentences back to which 'When X fell' may refer
GOES_ON = 8  # sentences of a paragraph over which a date is carried on
BESIDE = 8  # dates before and after a mention that may be its own
MOST_BACK = 100  # mentions looked through in these sentences
_PARAGRAPH_EDGE = re.compile(r"\n")

Joined = Sequence[tuple[Event, int | None]]
"""Events of the mentions before, in the order of the text, each with the number of its sentence (None: in none)."""


@dataclass(frozen=True, slots=True)
class ChosenDate:
    """The date of one mention: `date` is its index in the report; `kind` is set where the words themselves decide."""

    date: int | None
    first: Day | None
    last: Day | None
    basis: Basis
    reason: str
    kind: EventKind | None = None


def choose(report: Report, mention: PlaceMention, number: int, sentence: Sentence, done: Joined) -> ChosenDate:
    """The date of a mention in sentence `number`; `done` is what was chosen for the mentions before it."""
    own = _own_dates(report, mention, sentence)
    if own:
        return _of_sentence(report, mention, sentence, own)
    lag = sentence.lag_of(mention.start)
    if lag is not None and not (number == 0 and report.has_headline):
        return _lagging(report, lag, sentence)
    if report.has_archive and cues.ARCHIVE.search(report.line_of(mention)):
        return from_publication(report.published, "a picture from the archive", "background")
    again = _told_before(report, mention, number, sentence, done)
    return again if again is not None else _without_date(report, mention, number, sentence)


def _own_dates(report: Report, mention: PlaceMention, sentence: Sentence) -> list[int]:
    """The dates of the sentence that can be the mention's; that of a dateline only where there is no other."""
    own = [index for index in _beside(report, mention, sentence) if sentence.dates_it(mention, index, report.published)]
    if sentence.dateline > sentence.span.start:
        return [index for index in own if report.dates[index].start >= sentence.dateline] or own
    return own


def _without_date(report: Report, mention: PlaceMention, number: int, sentence: Sentence) -> ChosenDate:
    """Where the sentence gives a mention no date: by its tense that of the paragraph, or the day of publication."""
    published = report.published
    if mention.start < sentence.dateline:
        return from_publication(published)
    if number in report.unplaced and not sentence.here:
        return from_publication(published, "the sentence has a date whose year isn't known")
    if sentence.here:
        starts = (report.dates[index].start for index in sentence.here)
        if any(cues.BEFORE_DATE.search(report.text, sentence.span.start, start) for start in starts):
            return from_publication(published, "told of the time before a date", "background")
        return from_publication(published)
    words = sentence.main_words() if sentence.relative_of(mention.start) is None else sentence.words
    if "had " in words and cues.PLUPERFECT.search(words):
        return from_publication(published, "'had' tells what was over before, without a date", "background")
    paragraph = _of_paragraph(report, number) if _tells_past(words) else None
    return paragraph or from_publication(published)


def from_publication(published: Publication, why: str = "", kind: EventKind | None = None) -> ChosenDate:
    """The interval of publication, which says only when something was told; `why` says why no date says more."""
    first, last = published.first, published.last
    if first is None and last is None:
        reason = "the sentence gives no date and the article is undated"
        return ChosenDate(None, None, None, "none", f"{why}: {reason}" if why else reason, kind)
    reason = "the sentence gives no date: the interval of publication stands for it"
    if why:
        reason = f"{why}: the interval of publication stands for it"
    return ChosenDate(None, first, last, "publication", reason, kind)


def _beside(report: Report, mention: PlaceMention, sentence: Sentence) -> Sequence[int]:
    """The dates of the sentence; where there are very many, as in a table, those next to the mention."""
    here = sentence.here
    if len(here) <= 2 * BESIDE:
        return here
    at = bisect_left(here, mention.start, key=lambda index: report.dates[index].start)
    return here[max(0, at - BESIDE) : at + BESIDE]


def _of_sentence(report: Report, mention: PlaceMention, sentence: Sentence, own: list[int]) -> ChosenDate:
    chosen = min(own, key=lambda index: sentence.distance(mention, report.dates[index]))
    found = report.dates[chosen]
    first, last = found.first, found.last
    ends = sentence.whole_span(chosen)
    if ends is not None:
        one, two = report.dates[ends[0]], report.dates[ends[1]]
        if one.first and two.last and one.first <= two.last:
            reason = f"from '{one.text}' to '{two.text}', named in the same sentence"
            return ChosenDate(ends[0], one.first, two.last, "sentence", reason)
    pair = sentence.named_together(chosen)
    if pair is not None:
        one, two = report.dates[pair[0]], report.dates[pair[1]]
        return ChosenDate(pair[0], one.first, two.last, "sentence", f"'{one.text}' and '{two.text}', named together")
    if sentence.own_days(mention, chosen):
        days = days_of(found.value)
        first, last = (days.first, days.last) if days.first else (first, last)
    if _began(report, mention, sentence, found):
        reason = f"going on since '{found.text}', named in the same sentence"
        return ChosenDate(chosen, found.first, report.published.last, "sentence", reason)
    if len(sentence.here) == 1:
        return ChosenDate(chosen, first, last, "sentence", f"'{found.text}' stands in the same sentence")
    reason = f"'{found.text}' is the nearest of {len(sentence.here)} dates in the sentence"
    return ChosenDate(chosen, first, last, "clause", reason)


def _began(report: Report, mention: PlaceMention, sentence: Sentence, found: DateMention) -> bool:
    """Whether what 'began on Sunday' still goes on at the mention: 'has buried X'."""
    before = report.text[max(sentence.span.start, found.start - 40) : found.start]
    if not cues.BEGAN.search(before) or found.first is None or mention.start < found.end:
        return False
    end = report.published.last
    return end is not None and found.first <= end and bool(cues.GOES_ON.match(report.text, found.end))


def _lagging(report: Report, lag: Lag, sentence: Sentence) -> ChosenDate:
    words = " ".join(report.text[lag.words.start : lag.words.end].split())
    rest = [
        index
        for index in sentence.here
        if sentence.lag_of(report.dates[index].start) is None
        and report.dates[index].first is not None
        and report.dates[index].first == report.dates[index].last
    ]
    if rest and lag.count:
        chosen = min(rest, key=lambda index: abs(report.dates[index].start - lag.words.start))
        found = report.dates[chosen]
        days = lag.back_from(found.first) if found.first else None
        if days is not None:
            reason = f"'{words}' it: counted back from '{found.text}' ({found.first})"
            return ChosenDate(chosen, *days, "clause", reason)
    return from_publication(report.published, f"'{words}' it, and nothing says on which day", "background")


def _told_before(
    report: Report, mention: PlaceMention, number: int, sentence: Sentence, done: Joined
) -> ChosenDate | None:
    """'When Baaj fell, ...' after a sentence that gives the day on which it did."""
    if not sentence.words.startswith(("When ", "After ", "Once ", "As ")) or sentence.here:
        return None
    if not _tells_past(sentence.words):
        return None
    names = {mention.text.casefold()}
    for event, where in islice(reversed(done), MOST_BACK):
        other = report.places[event.place]
        if where is not None and where < number - BACK:
            break
        if where == number:
            names.add(other.text.casefold())
        elif event.date is not None and other.text.casefold() in names and event.basis in ("sentence", "clause"):
            reason = f"goes back to '{report.dates[event.date].text}', told of {other.text} before"
            return ChosenDate(event.date, event.first, event.last, "paragraph", reason)
    return None


def _of_paragraph(report: Report, number: int) -> ChosenDate | None:
    for earlier in range(number - 1, max(-1, number - 1 - GOES_ON), -1):
        gap = report.text[report.spans[earlier].end : report.spans[earlier + 1].start]
        if _PARAGRAPH_EDGE.search(gap):
            return None
        if earlier in report.dated:
            return _carried(report, earlier, number)
    return None


def _carried(report: Report, earlier: int, number: int) -> ChosenDate | None:
    """The date of an earlier sentence, if it is what that sentence tells and not an aside of it."""
    chosen = report.dated[earlier][-1]
    found, sentence = report.dates[chosen], report.sentence(earlier)
    aside = is_old(found, report.published) and not report.is_history
    if aside and (earlier < number - 1 or sentence.relative_of(found.start) is not None):
        return None
    before = report.text[max(sentence.span.start, found.start - 40) : found.start]
    if cues.SINCE.search(before) or cues.BEFORE_DATE.search(before):
        return None
    if found.first and report.published.last and found.first > report.published.last:
        return None
    reason = f"goes on from '{found.text}' told before in the paragraph"
    return ChosenDate(chosen, found.first, found.last, "paragraph", reason)


# Cached: called for each mention of a sentence.
@lru_cache(maxsize=8)
def _tells_past(words: str) -> bool:
    """Whether words are in the past tense and not in the present."""
    return cues.PRESENT.search(words) is None and cues.PAST.search(words) is not None
