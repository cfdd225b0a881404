"""A report while its places and dates are joined: its sentences by number, each with the dates in it that say when."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from geo.dates.mode import is_narrative
from geo.events import cues
from geo.events.clauses import Sentence, read_sentence
from geo.model import DateMention, Furniture, PlaceMention, Publication, Span

WHOLE = 2000  # characters: of a longer sentence, only what stands around a mention is read
AROUND = 600  # characters that are read on each side of it, at least
_STOP = re.compile(r"[.:][\"'\u201d\u2019)]*$")


class Report:
    """A document with what was found in it, each in the order of the text; sentences are read once.

    `dated` holds, by the number of a sentence, the indices of its dates that say when; `unplaced` the numbers of those
    with a date that would say when if its year were known.
    """

    def __init__(
        self,
        text: str,
        places: Sequence[PlaceMention],
        dates: Sequence[DateMention],
        spans: Sequence[Span],
        published: Publication,
    ) -> None:
        self.text, self.places, self.dates = text, places, dates
        self.spans, self.published = spans, published
        self.dated: dict[int, list[int]] = {}
        self.unplaced: set[int] = set()
        for index, found in enumerate(dates):
            number = self.number_at(found.start)
            if number is not None and _says_when(found):
                self.dated.setdefault(number, []).append(index)
            elif number is not None and found.value.startswith("XXXX-") and found.type in ("DATE", "TIME"):
                self.unplaced.add(number)
        self.is_history = is_narrative(text, published.last)
        folded = text.casefold()
        self.has_archive = "file" in folded or "archive" in folded
        self.has_headline = bool(spans) and self._is_headline(0)
        self._read: dict[tuple[int, int], Sentence] = {}

    def number_at(self, offset: int) -> int | None:
        """The number of the sentence that covers a code point."""
        return number_of(self.spans, offset)

    def sentence(self, number: int, mention: PlaceMention | None = None) -> Sentence:
        """A sentence with its clauses; of a very long one, if a mention is given, only the words around it."""
        span, here = self.spans[number], self.dated.get(number, [])
        piece = -1
        if mention is not None and span.end - span.start > WHOLE:
            # pieces overlap, so that mentions close to each other share one
            piece = (mention.start - span.start) // AROUND
            begin = span.start + (piece - 1) * AROUND
            span = Span(max(span.start, begin), min(span.end, max(begin + 3 * AROUND, mention.end + AROUND)))
            low = bisect_left(here, span.start, key=lambda index: self.dates[index].start)
            high = bisect_left(here, span.end, key=lambda index: self.dates[index].end)
            here = here[low:high]
        if (number, piece) not in self._read:
            self._read[number, piece] = read_sentence(self.text, span, self.dates, here)
        return self._read[number, piece]

    def line_of(self, mention: PlaceMention) -> str:
        """The line that a mention stands on, at most 400 characters to each side."""
        start = self.text.rfind("\n", max(0, mention.start - 400), mention.start) + 1
        end = self.text.find("\n", mention.end, mention.end + 400)
        return self.text[max(start, mention.start - 400) : end if end >= 0 else mention.end + 400]

    def _is_headline(self, number: int) -> bool:
        """Whether a sentence is a line of its own without a full stop."""
        span = self.spans[number]
        words = self.text[span.start : span.end].rstrip()
        follows = self.text[span.end : span.end + 40].lstrip(" \t\r")
        return follows.startswith("\n") and "\n" not in words and not _STOP.search(words)


def _says_when(found: DateMention) -> bool:
    """A duration says how long, a set how often, 'recently' and 'soon' how near: none of these says when."""
    if found.value in ("PAST_REF", "FUTURE_REF") or found.type not in ("DATE", "TIME"):
        return False
    if found.value == "PRESENT_REF" and cues.OF_THE_DAY.fullmatch(found.text):
        return False
    return found.first is not None or found.last is not None


def number_of(stretches: Sequence[Span | Furniture], offset: int) -> int | None:
    """The number of the stretch that covers `offset`; stretches are in order and do not overlap."""
    number = bisect_right(stretches, offset, key=lambda stretch: stretch.start) - 1
    return number if number >= 0 and offset < stretches[number].end else None
