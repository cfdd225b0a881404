"""Events whose days the user has given: where a text names them, and what that proves of its day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from geo.dates.grammar import S
from geo.dates.values import Days, day, days_of, edtf, month_end
from geo.model import DateMention, Furniture, KnownEvent, Publication

_SINCE = re.compile(r"\bsince\s(?:the\s)?$", re.IGNORECASE)
# 'former President X' is written after his time, 'then-President X' at any later time
_NOT_NOW = re.compile(r"\b(?:former|then|ex|late|future|later)(?:\s|[-\u2010\u2011])$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Naming:
    """A place in the text that names a known event."""

    start: int
    end: int
    event: KnownEvent


def namings(text: str, known: Sequence[KnownEvent]) -> Iterator[Naming]:
    """Where a text names known events, the longest name at each place. A leading 'the' belongs to the name."""
    names: dict[str, KnownEvent] = {}
    for event in known:
        name = re.sub(r"^the\s", "", " ".join(event.name.split()), flags=re.IGNORECASE)
        names[name] = event
        names.setdefault(name.upper(), event)
    if not names:
        return
    either = "|".join(re.escape(name).replace(r"\ ", S) for name in sorted(names, key=len, reverse=True))
    for m in re.finditer(rf"(?<!\w)(?:[Tt]he{S}|THE{S})?(?P<name>{either})(?!\w)", text):
        yield Naming(m.start(), m.end(), names[" ".join(m["name"].split())])


def known_dates(
    text: str, known: Sequence[KnownEvent], published: Publication | None, furniture: Sequence[Furniture]
) -> list[DateMention]:
    """Date mentions of the known events that a text names; of page furniture only captions are read."""
    found = []
    for naming in namings(text, [event for event in known if not event.office]):
        if any(f.start <= naming.start < f.end and "caption" not in f.reason for f in furniture):
            continue
        value, days = _value(naming.event)
        until = published.last if published else None
        lasts = _SINCE.search(text, max(0, naming.start - 10), naming.start)
        if lasts and until and days.first and days.first <= until:
            days = Days(days.first, until, days.grain)
        reason = f"'{naming.event.name}' is given as {naming.event.first or '..'} to {naming.event.last or '..'}"
        found.append(
            DateMention(
                naming.start,
                naming.end,
                text[naming.start : naming.end],
                "DATE",
                value,
                days.first,
                days.last,
                days.grain,
                edtf(value, days.first, days.last),
                reason,
            )
        )
    return found


def _value(event: KnownEvent) -> tuple[str, Days]:
    """TIMEX3 for an event's days: the day, month or year if it is just that, else both ends with a slash."""
    first, last = event.first, event.last
    if first is None or last is None:
        return "XXXX", Days(first, last, "none")
    value = f"{first.isoformat()}/{last.isoformat()}"
    if first == last:
        value = first.isoformat()
    elif (first.day, last) == (1, month_end(first.year, first.month)):
        value = f"{first.year:04d}-{first.month:02d}"
    elif (first, last) == (day(first.year, 1, 1), day(first.year, 12, 31)):
        value = f"{first.year:04d}"
    return value, days_of(value)


def with_given(found: Sequence[DateMention], given: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The dates that rules found and those of known events, which take the place of any that they overlap."""
    if not given:
        return tuple(found)
    kept, at = [], 0
    for one in found:
        while at < len(given) and given[at].end <= one.start:
            at += 1
        if at == len(given) or given[at].start >= one.end:
            kept.append(one)
    return tuple(sorted((*kept, *given), key=lambda one: one.start))


@dataclass(frozen=True, slots=True)
class Bound:
    """What naming an event proves of the day of publication: not before `first`, not after `last`."""

    first: date | None
    last: date | None
    words: str


def bounds(text: str, known: Sequence[KnownEvent], barred: Sequence[tuple[int, int]]) -> list[Bound]:
    """What the known events that a report names, outside of `barred` stretches, prove of its day of publication.

    A holder named with the office, and not as a former one, is in office; an event that is named has begun.
    """
    proven: dict[str, Bound] = {}
    for naming in namings(text, known):
        event = naming.event
        if event.name in proven or any(start <= naming.start < end for start, end in barred):
            continue
        if event.office and not _NOT_NOW.search(text, max(0, naming.start - 12), naming.start):
            words = f"'{event.name}' holds office from {event.first or '..'} to {event.last or '..'}, as given"
            proven[event.name] = Bound(event.first, event.last, words)
        elif event.first is not None:
            words = f"'{event.name}' is named, which began on {event.first.isoformat()}, as given"
            proven[event.name] = Bound(event.first, None, words)
    return list(proven.values())
