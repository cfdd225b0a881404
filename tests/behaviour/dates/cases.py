"""A generated text with what its dates must mean, and whether a reading holds."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from geo.dates import find_dates
from geo.dates.values import days_of
from geo.model import DateMention, Publication
from geo.text import plain_text, split_sentences

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Value:
    """A date with this TIMEX3 value stands there."""

    value: str

    def holds(self, found: Sequence[DateMention]) -> bool:
        return any(one.value == self.value for one in found)


@dataclass(frozen=True, slots=True)
class Covers:
    """The dates that stand there cover just these days, give or take `slack` days at each end."""

    first: date
    last: date
    slack: int = 0

    def holds(self, found: Sequence[DateMention]) -> bool:
        firsts = [one.first for one in found if one.first]
        lasts = [one.last for one in found if one.last]
        if not firsts or not lasts:
            return False
        off = abs((min(firsts) - self.first).days), abs((max(lasts) - self.last).days)
        return max(off) <= self.slack


@dataclass(frozen=True, slots=True)
class NoDays:
    """Nothing that stands there is placed on the calendar."""

    def holds(self, found: Sequence[DateMention]) -> bool:
        return all(one.first is None and one.last is None for one in found)


@dataclass(frozen=True, slots=True)
class NoYear:
    """Nothing that stands there names a year or days."""

    def holds(self, found: Sequence[DateMention]) -> bool:
        return all(one.first is None and one.last is None and not one.value[:2].isdigit() for one in found)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these holds."""

    either: tuple[Value | Covers | NoDays, ...]

    def holds(self, found: Sequence[DateMention]) -> bool:
        return any(one.holds(found) for one in self.either)


Expectation = Value | Covers | NoDays | NoYear | AnyOf


def days(value: str, slack: int = 0) -> Covers:
    """The days that a TIMEX3 value covers."""
    covered = days_of(value)
    assert covered.first is not None, value
    assert covered.last is not None, value
    return Covers(covered.first, covered.last, slack)


@dataclass(frozen=True, slots=True)
class Case:
    """A text, its day of publication (None: unknown) and (start, end, what must hold there)."""

    text: str
    published: date | None
    expected: tuple[tuple[int, int, Expectation], ...]


def filled(frame: str, words: str, expected: Expectation, published: date | None) -> Case:
    """The case of a frame ('They left on {d}.') with the words of a date put in."""
    before, after = frame.split("{d}")
    return Case(before + words + after, published, ((len(before), len(before) + len(words), expected),))


def read(text: str, published: date | None) -> tuple[DateMention, ...]:
    """The dates of a text, read as the pipeline reads it: unwrapped, with offsets led back."""
    known = Publication(published, published, "given") if published else None
    plain = plain_text(text)
    found = find_dates(plain.text, published=known, sentences=split_sentences(plain.text))
    spans = [plain.back(one.start, one.end) for one in found]
    return tuple(
        replace(one, start=start, end=end, text=text[start:end]) for one, (start, end) in zip(found, spans, strict=True)
    )


def failed(case: Case) -> list[str]:
    """What of a case's expectations doesn't hold, in words; empty if all hold."""
    found = read(case.text, case.published)
    out = []
    for start, end, expectation in case.expected:
        beside = [one for one in found if one.start < end and one.end > start and one.type in ("DATE", "TIME")]
        if not expectation.holds(beside):
            shown = [f"{d.text!r}={d.value} [{d.first}..{d.last}] {d.reason}" for d in beside]
            out.append(f"{case.text[start:end]!r} wants {expectation}, has {shown}")
    return out


def halved(items: Sequence[Item], half: str) -> list[Item]:
    """Half of some frames: 'dev' to look at, 'held' to count only. The same half in every run."""
    ordered = sorted(items, key=lambda item: hashlib.sha256(repr(item).encode()).digest())
    return ordered[::2] if half == "dev" else ordered[1::2]


def turned(items: Sequence[Item], half: str, chance: random.Random) -> Iterator[Item]:
    """The half's items over and over, in a new order each time."""
    mine = halved(items, half)
    while True:
        chance.shuffle(mine)
        yield from mine


def some_day(chance: random.Random, first: int = 1992, last: int = 2024) -> date:
    """A day of these years."""
    low = date(first, 1, 1)
    return low + timedelta(chance.randrange((date(last, 12, 31) - low).days))
