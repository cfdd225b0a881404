"""What went wrong, each case with its sentence and its reason; the worst first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from geo.evaluation.dates import compare_dated, day, is_dated
from geo.evaluation.gold import LITERAL, NEAR_KM, GoldDocument, GoldPlace
from geo.evaluation.matching import HasSpan, compare
from geo.evaluation.places import ROLES, away_km, compare_places, false_pins, is_near, is_pin, pin_is_right
from geo.gazetteer.measures import distance_km
from geo.model import Furniture, ParsedDocument, Place, PlaceMention, Span
from geo.places import certainty

MissKind = Literal[
    "wrong choice", "no choice", "wrong pin", "false pin", "wrong role", "missed place", "false place",
    "wrong date", "missed date", "false date", "wrong value",
]  # fmt: skip
Lookup = Callable[[str], Sequence[Place]]

_BEFORE, _AFTER = 90, 60


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference between what was found and the gold.

    Parameters
    ----------
    document, start
        The document's id and the mention's first code point.
    before, text, after
        The mention and what stands around it in its sentence.
    said, gold
        What was found, and what is annotated, in words; '' for nothing.
    reason
        Why it was decided so.
    weight
        What makes one miss worse than another of its kind: kilometres or confidence.
    times
        How many misses of the same kind this one stands for.
    """

    kind: MissKind
    document: str
    start: int
    before: str
    text: str
    after: str
    said: str
    gold: str
    reason: str = ""
    weight: float = 0.0
    times: int = 1


def worst(misses: Iterable[Miss]) -> list[Miss]:
    """Misses of one kind that say the same of the same words as one; the weightiest first, then the most frequent."""
    groups: dict[tuple[str, str, str, str], Miss] = {}
    for miss in misses:
        key = (miss.kind, miss.text, miss.said.partition(" (")[0], miss.gold)
        known = groups.get(key)
        groups[key] = miss if known is None else replace(known, times=known.times + 1)
    return sorted(groups.values(), key=lambda miss: (-miss.weight, -miss.times))


def place_misses(gold: GoldDocument, parsed: ParsedDocument, lookup: Lookup) -> Iterator[Miss]:
    """Places put elsewhere or nowhere, missed or made up; where the gold has roles, wrong roles and pins too."""
    places = gold.places or ()
    compared = compare_places(places, parsed.places, corpus=gold.corpus)
    has_roles = any(place.role for place in places)
    for pair in compared.pairs:
        yield from _choice_misses(pair.gold, pair.found, parsed, lookup, has_roles=has_roles)
        role = ROLES.get(pair.gold.role or LITERAL)
        if has_roles and role is not None and role != pair.found.role:
            yield _miss("wrong role", parsed, pair.found, pair.found.role, role, pair.found.role_reason)
    for place in compared.missed:
        yield _miss("missed place", parsed, place, "", _where(place), _furniture_at(parsed.furniture, place))
    for mention in compared.extra:
        yield _miss("false place", parsed, mention, _choice(mention, None), "", mention.role_reason, mention.confidence)
    for mention in false_pins(compared) if has_roles else ():
        yield _miss("false pin", parsed, mention, _choice(mention, None), "", mention.reason, mention.confidence)


def _choice_misses(
    place: GoldPlace, mention: PlaceMention, parsed: ParsedDocument, lookup: Lookup, *, has_roles: bool
) -> Iterator[Miss]:
    """A mention that was found, and given no place, one far off, or one outside the gold's tolerance."""
    km = away_km(place, mention.place)
    said, where = _choice(mention, km), _where(place)
    reason = f"{mention.reason}; {_coverage(place, mention, lookup)}" if place.point else mention.reason
    if place.point and mention.place is None:
        yield _miss("no choice", parsed, mention, said, where, reason)
    elif km is not None and not is_near(place, km):
        yield _miss("wrong choice", parsed, mention, said, where, reason, km)
    elif has_roles and is_pin(place) and not pin_is_right(place, mention):
        within = f"{where}, within {place.tolerance_km:g} km"
        yield _miss("wrong pin", parsed, mention, said, within, reason, km or 0)


def date_misses(gold: GoldDocument, parsed: ParsedDocument) -> Iterator[Miss]:
    """Dates of another value, missed or made up; then other values that differ: durations, times, sets, vague ones."""
    dates = gold.dates or ()
    compared = compare_dated(dates, parsed.dates)
    for pair in compared.pairs:
        if day(pair.gold.value) != day(pair.found.value):
            yield _miss("wrong date", parsed, pair.found, pair.found.value, pair.gold.value, pair.found.reason)
    for date in compared.missed:
        yield _miss("missed date", parsed, date, "", date.value, _furniture_at(parsed.furniture, date))
    for found in compared.extra:
        yield _miss("false date", parsed, found, found.value, "", found.reason)
    for other in compare(dates, parsed.dates).pairs:
        if not is_dated(other.gold) and other.gold.value != other.found.value:
            value = f"{other.gold.type} {other.gold.value or 'without a value'}"
            yield _miss("wrong value", parsed, other.found, other.found.value, value, other.found.reason)


def _miss(
    kind: MissKind,
    parsed: ParsedDocument,
    at: HasSpan,
    said: str,
    gold: str,
    reason: str,
    weight: float = 0.0,
) -> Miss:
    text = parsed.document.text
    around = next((s for s in parsed.sentences if s.start <= at.start < s.end), Span(at.start, at.end))
    first, last = max(around.start, at.start - _BEFORE), min(max(around.end, at.end), at.end + _AFTER)
    before, after = text[first : at.start], text[at.end : last]
    return Miss(
        kind, parsed.document.id, at.start,
        ("…" if first > around.start else "") + _line(before), _line(text[at.start : at.end]),
        _line(after) + ("…" if last < around.end else ""), said, gold, reason, weight,
    )  # fmt: skip


def _line(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ")


def _choice(mention: PlaceMention, km: float | None) -> str:
    if mention.place is None:
        return "no place"
    place = mention.place
    named = f"{place.name}, {place.country}" if place.country and place.kind != "country" else place.name
    away = f", {km:,.0f} km off" if km is not None else ""
    sure = f"{certainty(mention.confidence)}, {mention.confidence:.2f}"
    return f"{named} ({place.kind} at {_point(place.lat, place.lon)}{away}; {sure})"


def _where(gold: GoldPlace) -> str:
    if gold.lat is None or gold.lon is None:
        return gold.name or "annotated without a point"
    point = _point(gold.lat, gold.lon)
    return f"{gold.name} at {point}" if gold.name else point


def _point(lat: float, lon: float) -> str:
    return f"{lat:.2f}, {lon:.2f}"


def _coverage(gold: GoldPlace, mention: PlaceMention, lookup: Lookup) -> str:
    """Whether the place that the gold means could have been chosen."""
    assert gold.lat is not None
    assert gold.lon is not None
    for rank, candidate in enumerate(mention.candidates):
        if distance_km(gold.lat, gold.lon, candidate.place.lat, candidate.place.lon) <= NEAR_KM:
            behind = mention.candidates[0].score - candidate.score
            return f"near the gold: {candidate.place.name}, candidate {rank + 1}, {behind:.1f} behind the first"
    if any(distance_km(gold.lat, gold.lon, place.lat, place.lon) <= NEAR_KM for place in lookup(mention.text)):
        return "near the gold: a place of this name, far behind the first candidates"
    return "the gazetteer has no place of this name near the gold"


def _furniture_at(furniture: Sequence[Furniture], at: HasSpan) -> str:
    """The furniture that it stands in, where nothing is looked for; else that it was not recognised."""
    part = next((part for part in furniture if part.start < at.end and at.start < part.end), None)
    return f"read as page furniture: {part.reason}" if part else "not recognised"
