"""Every place mention takes the date of its own clause, else of its sentence, else of the paragraph it goes on from,
else the day of publication, which only says when it was told. The basis and the reason travel with every event.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from geo.dates.mode import is_narrative
from geo.dates.values import days_of
from geo.events import wording
from geo.events.clauses import Sentence, is_old, read_sentence
from geo.events.headlines import LEAD, as_told, lead_of
from geo.events.lags import Lag
from geo.events.mood import mood_of
from geo.model import Basis, DateMention, Day, Event, EventKind, Furniture, PlaceMention, Publication, Span

BACK = 3  # sentences back to which 'When X fell' may refer
GOES_ON = 8  # sentences of a paragraph over which a date is carried on
LIST = 40  # places of a list that share what is told of the first
WHOLE = 2000  # characters: of a longer sentence only the words around a mention are read, at least so many on each side
AROUND = 600
BESIDE = 8  # dates before and after a mention that may be its own
MOST_BACK = 100  # mentions looked through in these sentences
_PARAGRAPH_EDGE = re.compile(r"\n")
_STOP = re.compile(r"[.:][\"'\u201d\u2019)]*$")


@dataclass(frozen=True, slots=True)
class _Choice:
    """The date of one mention; `kind` is set where the words themselves decide it."""

    date: int | None
    first: Day | None
    last: Day | None
    basis: Basis
    reason: str
    kind: EventKind | None = None


def join(
    text: str,
    *,
    places: Sequence[PlaceMention],
    dates: Sequence[DateMention],
    sentences: Sequence[Span],
    published: Publication,
    apart: Sequence[Furniture] = (),
) -> tuple[Event, ...]:
    """One event a mention of role 'location' outside of `apart`; its interval is open where nothing is known.

    Parameters
    ----------
    text
        The document; all offsets are code points into it.
    places, dates, sentences
        What was found in it, each in the order of the text.
    published
        Stands for the date of what the text tells without one.
    apart
        Stretches, in order, that only say again what the text says elsewhere.
    """
    return _Joiner(text, places, dates, sentences, published).events(apart)


class _Joiner:
    def __init__(
        self,
        text: str,
        places: Sequence[PlaceMention],
        dates: Sequence[DateMention],
        sentences: Sequence[Span],
        published: Publication,
    ) -> None:
        self._text, self._places, self._dates = text, places, dates
        self._spans, self._published = sentences, published
        self._dated: dict[int, list[int]] = {}
        for index, found in enumerate(dates):
            number = self._number_at(found.start)
            if number is not None and _says_when(found):
                self._dated.setdefault(number, []).append(index)
        self._history = is_narrative(text, published.last)
        folded = text.casefold()
        self._has_archive = "file" in folded or "archive" in folded
        self._read: dict[tuple[int, int], Sentence] = {}
        self._has_headline = bool(sentences) and self._is_headline(0)
        self._done: list[tuple[Event, int | None]] = []

    def events(self, apart: Sequence[Furniture]) -> tuple[Event, ...]:
        """The events, in the order of the mentions."""
        for index, mention in enumerate(self._places):
            if mention.role == "location" and _at(apart, mention.start) is None:
                number = self._number_at(mention.start)
                self._done.append((self._event(index, mention, number), number))
        told = (self._sentence(number).main_words() for number in range(1, min(LEAD, len(self._spans))))
        lead = lead_of(self._done, self._places, told) if self._has_headline else None
        if lead is None or lead.date is None:
            return tuple(event for event, _ in self._done)
        date = self._dates[lead.date].text
        return tuple(as_told(event, lead, date) if number == 0 else event for event, number in self._done)

    def _number_at(self, offset: int) -> int | None:
        return _at(self._spans, offset)

    def _sentence(self, number: int, mention: PlaceMention | None = None) -> Sentence:
        span, here = self._spans[number], self._dated.get(number, [])
        piece = -1
        if mention is not None and span.end - span.start > WHOLE:
            # pieces overlap, so that mentions close to each other share one
            piece = (mention.start - span.start) // AROUND
            begin = span.start + (piece - 1) * AROUND
            span = Span(max(span.start, begin), min(span.end, max(begin + 3 * AROUND, mention.end + AROUND)))
            low = bisect_left(here, span.start, key=lambda index: self._dates[index].start)
            high = bisect_left(here, span.end, key=lambda index: self._dates[index].end)
            here = here[low:high]
        if (number, piece) not in self._read:
            self._read[number, piece] = read_sentence(self._text, span, self._dates, here)
        return self._read[number, piece]

    def _event(self, index: int, mention: PlaceMention, number: int | None) -> Event:
        if number is None:
            return self._made(index, self._from_publication(), Span(mention.start, mention.end))
        sentence, whole = self._sentence(number, mention), self._spans[number]
        head = self._head_of_list(index, sentence)
        mood, words = mood_of(sentence, head, headline=number == 0 and self._has_headline)
        if mood == "never":
            choice = self._from_publication(f"'{words}' tells what was not", "background")
            return self._made(index, choice, whole)
        choice = self._choice(mention, number, sentence)
        if mood == "planned":
            over = choice.last and self._published.first and choice.last < self._published.first
            if choice.date is not None and (over or choice.basis == "paragraph"):
                # what is still to come doesn't take the date of what is told as past beside it
                choice = self._from_publication()
            if choice.kind is None:
                choice = replace(choice, kind="planned", reason=f"{choice.reason}; '{words}' tells what is to come")
        return self._made(index, choice, whole)

    def _head_of_list(self, index: int, sentence: Sentence) -> PlaceMention:
        """The first of the places that are told of in one list: 'buses will leave for Idlib, Homs and Aleppo'."""
        for at in range(index, max(0, index - LIST), -1):
            before, here = self._places[at - 1], self._places[at]
            if before.start < sentence.span.start or before.end > here.start:
                return here
            listed = wording.LISTED.fullmatch(self._text, before.end, here.start)
            if listed is None or wording.VERB_NEXT.match(self._text, here.end):
                return here  # 'will leave Homs, and Aleppo was hit'
        return self._places[max(0, index - LIST)]

    def _made(self, index: int, choice: _Choice, sentence: Span) -> Event:
        kind = choice.kind or self._kind(choice)
        return Event(index, choice.date, choice.first, choice.last, kind, choice.basis, choice.reason, sentence)

    def _kind(self, choice: _Choice) -> EventKind:
        if choice.first and self._published.last and choice.first > self._published.last:
            return "planned"
        dated = choice.date is not None and choice.last is not None
        if dated and is_old(replace(self._dates[choice.date or 0], last=choice.last), self._published):
            return "background"
        return "reported"

    def _choice(self, mention: PlaceMention, number: int, sentence: Sentence) -> _Choice:
        own = [index for index in self._beside(mention, sentence) if sentence.dates_it(mention, index, self._published)]
        if sentence.dateline > sentence.span.start:
            body = [index for index in own if self._dates[index].start >= sentence.dateline]
            own = body or own
        lag = sentence.lag_of(mention.start)
        if lag is not None and not own and not (number == 0 and self._has_headline):
            return self._lagging(lag, sentence)
        if own:
            return self._of_sentence(mention, sentence, own)
        if self._has_archive and wording.ARCHIVE.search(self._line_of(mention)):
            return self._from_publication("a picture from the archive", "background")
        again = self._told_before(mention, number, sentence)
        if again is not None:
            return again
        words = sentence.main_words() if sentence.relative_of(mention.start) is None else sentence.words
        if mention.start < sentence.dateline:
            return self._from_publication()
        if not sentence.here and "had " in words and wording.PLUPERFECT.search(words):
            return self._from_publication("'had' tells what was over before, without a date", "background")
        if any(
            wording.BEFORE_DATE.search(self._text, sentence.span.start, self._dates[i].start) for i in sentence.here
        ):
            return self._from_publication("told of the time before a date", "background")
        if not sentence.here and _tells_past(words):
            return self._of_paragraph(number) or self._from_publication()
        return self._from_publication()

    def _beside(self, mention: PlaceMention, sentence: Sentence) -> Sequence[int]:
        """The dates of the sentence, of very many those beside the mention: a table is no sentence."""
        here = sentence.here
        if len(here) <= 2 * BESIDE:
            return here
        at = bisect_left(here, mention.start, key=lambda index: self._dates[index].start)
        return here[max(0, at - BESIDE) : at + BESIDE]

    def _of_sentence(self, mention: PlaceMention, sentence: Sentence, own: list[int]) -> _Choice:
        chosen = min(own, key=lambda index: sentence.distance(mention, self._dates[index]))
        found = self._dates[chosen]
        first, last = found.first, found.last
        ends = sentence.whole_span(chosen)
        if ends is not None:
            one, two = self._dates[ends[0]], self._dates[ends[1]]
            if one.first and two.last and one.first <= two.last:
                reason = f"from '{one.text}' to '{two.text}', named in the same sentence"
                return _Choice(ends[0], one.first, two.last, "sentence", reason)
        if sentence.own_days(mention, chosen):
            days = days_of(found.value)
            first, last = (days.first, days.last) if days.first else (first, last)
        if self._began(mention, sentence, found):
            reason = f"going on since '{found.text}', named in the same sentence"
            return _Choice(chosen, found.first, self._published.last, "sentence", reason)
        if len(sentence.here) == 1:
            return _Choice(chosen, first, last, "sentence", f"'{found.text}' stands in the same sentence")
        reason = f"'{found.text}' is the nearest of {len(sentence.here)} dates in the sentence"
        return _Choice(chosen, first, last, "clause", reason)

    def _began(self, mention: PlaceMention, sentence: Sentence, found: DateMention) -> bool:
        """Whether what 'began on Sunday' still goes on at the mention: 'has buried X'."""
        before = self._text[max(sentence.span.start, found.start - 40) : found.start]
        if not wording.BEGAN.search(before) or found.first is None or mention.start < found.end:
            return False
        end = self._published.last
        return end is not None and found.first <= end and bool(wording.GOES_ON.match(self._text, found.end))

    def _lagging(self, lag: Lag, sentence: Sentence) -> _Choice:
        words = " ".join(self._text[lag.words.start : lag.words.end].split())
        rest = [
            index
            for index in sentence.here
            if sentence.lag_of(self._dates[index].start) is None
            and self._dates[index].first is not None
            and self._dates[index].first == self._dates[index].last
        ]
        if rest and lag.count:
            chosen = min(rest, key=lambda index: abs(self._dates[index].start - lag.words.start))
            found = self._dates[chosen]
            days = lag.back_from(found.first) if found.first else None
            if days is not None:
                reason = f"'{words}' it: counted back from '{found.text}' ({found.first})"
                return _Choice(chosen, *days, "clause", reason)
        return self._from_publication(f"'{words}' it, and nothing says on which day", "background")

    def _told_before(self, mention: PlaceMention, number: int, sentence: Sentence) -> _Choice | None:
        """'When Baaj fell, ...' after a sentence that gives the day on which it did."""
        if not sentence.words.startswith(("When ", "After ", "Once ", "As ")) or sentence.here:
            return None
        if not _tells_past(sentence.words):
            return None
        names = {mention.text.casefold()}
        for event, where in islice(reversed(self._done), MOST_BACK):
            other = self._places[event.place]
            if where is not None and where < number - BACK:
                break
            if where == number:
                names.add(other.text.casefold())
            elif event.date is not None and other.text.casefold() in names and event.basis in ("sentence", "clause"):
                reason = f"goes back to '{self._dates[event.date].text}', told of {other.text} before"
                return _Choice(event.date, event.first, event.last, "paragraph", reason)
        return None

    def _of_paragraph(self, number: int) -> _Choice | None:
        for earlier in range(number - 1, max(-1, number - 1 - GOES_ON), -1):
            gap = self._text[self._spans[earlier].end : self._spans[earlier + 1].start]
            if _PARAGRAPH_EDGE.search(gap):
                return None
            if earlier in self._dated:
                return self._carried(earlier, number)
        return None

    def _carried(self, earlier: int, number: int) -> _Choice | None:
        """The date of an earlier sentence, if it is what that sentence tells and not an aside of it."""
        chosen = self._dated[earlier][-1]
        found, sentence = self._dates[chosen], self._sentence(earlier)
        aside = is_old(found, self._published) and not self._history
        if aside and (earlier < number - 1 or sentence.relative_of(found.start) is not None):
            return None
        before = self._text[max(sentence.span.start, found.start - 40) : found.start]
        if wording.SINCE.search(before) or wording.BEFORE_DATE.search(before):
            return None
        if found.first and self._published.last and found.first > self._published.last:
            return None
        reason = f"goes on from '{found.text}' told before in the paragraph"
        return _Choice(chosen, found.first, found.last, "paragraph", reason)

    def _from_publication(self, why: str = "", kind: EventKind | None = None) -> _Choice:
        first, last = self._published.first, self._published.last
        if first is None and last is None:
            reason = "the sentence gives no date and the article is undated"
            return _Choice(None, None, None, "none", f"{why}: {reason}" if why else reason, kind)
        reason = "the sentence gives no date: the interval of publication stands for it"
        if why:
            reason = f"{why}: the interval of publication stands for it"
        return _Choice(None, first, last, "publication", reason, kind)

    def _line_of(self, mention: PlaceMention) -> str:
        start = self._text.rfind("\n", max(0, mention.start - 400), mention.start) + 1
        end = self._text.find("\n", mention.end, mention.end + 400)
        return self._text[max(start, mention.start - 400) : end if end >= 0 else mention.end + 400]

    def _is_headline(self, number: int) -> bool:
        """Whether a sentence is a line of its own without a full stop."""
        span = self._spans[number]
        words = self._text[span.start : span.end].rstrip()
        follows = self._text[span.end : span.end + 40].lstrip(" \t\r")
        return follows.startswith("\n") and "\n" not in words and not _STOP.search(words)


# Asked for each mention of a sentence.
@lru_cache(maxsize=8)
def _tells_past(words: str) -> bool:
    """Whether words are in the past tense and not in the present."""
    return wording.PRESENT.search(words) is None and wording.PAST.search(words) is not None


def _says_when(found: DateMention) -> bool:
    """A duration tells how long, a set how often, 'recently' and 'soon' how near: none of them tells when."""
    if found.value in ("PAST_REF", "FUTURE_REF") or found.type not in ("DATE", "TIME"):
        return False
    if found.value == "PRESENT_REF" and wording.OF_THE_DAY.fullmatch(found.text):
        return False
    return found.first is not None or found.last is not None


def _at(stretches: Sequence[Span | Furniture], offset: int) -> int | None:
    """The number of the stretch that covers `offset`; stretches are in order and do not overlap."""
    number = bisect_right(stretches, offset, key=lambda stretch: stretch.start) - 1
    return number if number >= 0 and offset < stretches[number].end else None
