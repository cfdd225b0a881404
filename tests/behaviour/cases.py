"""A generated sentence with what must be read in it, and whether a reading holds."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import Formatter

from geo.gazetteer.measures import distance_km
from geo.model import ParsedDocument, Place, PlaceMention, Role

NEAR_KM = 40.0


@dataclass(frozen=True, slots=True)
class At:
    """The name is found, drawn, and lies within `km` of the point."""

    lat: float
    lon: float
    km: float = NEAR_KM

    def holds(self, mentions: Sequence[PlaceMention]) -> bool:
        return any(
            m.role == "location"
            and m.place is not None
            and distance_km(self.lat, self.lon, m.place.lat, m.place.lon) <= self.km
            for m in mentions
        )


@dataclass(frozen=True, slots=True)
class Lies:
    """The name is found and its place lies within `km` of the point; as an actor, too."""

    lat: float
    lon: float
    km: float = NEAR_KM

    def holds(self, mentions: Sequence[PlaceMention]) -> bool:
        places = [m.place for m in mentions if m.place is not None]
        return any(distance_km(self.lat, self.lon, place.lat, place.lon) <= self.km for place in places)


@dataclass(frozen=True, slots=True)
class Means:
    """The name is found and means this place; as an actor, too."""

    place: Place

    def holds(self, mentions: Sequence[PlaceMention]) -> bool:
        return any(m.place is not None and self._same(m.place) for m in mentions)

    def _same(self, other: Place) -> bool:
        mine = self.place
        near = distance_km(mine.lat, mine.lon, other.lat, other.lon) <= NEAR_KM
        return mine.id == other.id or (near and (mine.kind == other.kind or mine.name == other.name))


@dataclass(frozen=True, slots=True)
class Inside:
    """The name is found and drawn in this country."""

    country: str

    def holds(self, mentions: Sequence[PlaceMention]) -> bool:
        return any(m.role == "location" and m.place is not None and m.place.country == self.country for m in mentions)


@dataclass(frozen=True, slots=True)
class Nowhere:
    """Nothing is drawn for the name: it's a person's, a ship's, a team's."""

    def holds(self, mentions: Sequence[PlaceMention]) -> bool:
        return not any(m.role == "location" and m.place is not None for m in mentions)


@dataclass(frozen=True, slots=True)
class NotOutside:
    """If the name is drawn, then in this country."""

    country: str

    def holds(self, mentions: Sequence[PlaceMention]) -> bool:
        drawn = [m.place for m in mentions if m.role == "location" and m.place is not None]
        return all(place.country == self.country for place in drawn)


@dataclass(frozen=True, slots=True)
class NearOrNowhere:
    """Nothing is drawn for the name, or within `km` of the point."""

    lat: float
    lon: float
    km: float = NEAR_KM

    def holds(self, mentions: Sequence[PlaceMention]) -> bool:
        return Nowhere().holds(mentions) or At(self.lat, self.lon, self.km).holds(mentions)


@dataclass(frozen=True, slots=True)
class Plays:
    """The name is found with this role."""

    role: Role

    def holds(self, mentions: Sequence[PlaceMention]) -> bool:
        return any(m.role == self.role for m in mentions)


Expectation = At | Lies | Means | Inside | Nowhere | NotOutside | NearOrNowhere | Plays


@dataclass(frozen=True, slots=True)
class Slot:
    """A name for a frame and what must be read there; `expected` None asks nothing."""

    name: str
    expected: Expectation | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A text and (start, end, what must hold there); `same_as` is a text that must be read alike."""

    text: str
    expected: tuple[tuple[int, int, Expectation], ...] = ()
    same_as: str = ""
    frame: str = field(default="", compare=False)


def filled(frame: str, slots: Mapping[str, Slot]) -> Case:
    """The case of a frame ('Police in {town} ...') with names put in."""
    text, expected = "", []
    for literal, key, _, _ in Formatter().parse(frame):
        text += literal
        if key is not None:
            slot = slots[key]
            if slot.expected is not None:
                expected.append((len(text), len(text) + len(slot.name), slot.expected))
            text += slot.name
    return Case(text, tuple(expected), frame=frame)


def failed(case: Case, read: Callable[[str], ParsedDocument]) -> list[str]:
    """What of a case's expectations doesn't hold, in words; empty if all hold."""
    parsed = read(case.text)
    out = []
    for start, end, expectation in case.expected:
        beside = [m for m in parsed.places if m.start < end and m.end > start]
        if not expectation.holds(beside):
            out.append(f"{case.text[start:end]!r} wants {expectation}, has {list(map(_shown, beside))}")
    if case.same_as:
        mine, other = meaning(parsed), meaning(read(case.same_as))
        if mine != other:
            out.append(f"has {mine}, unwrapped {other}")
    return out


def meaning(parsed: ParsedDocument) -> list[tuple[str, str]]:
    """What was read without where it stands: each place's id and role, each date's value."""
    places = [(m.place.id if m.place else "", m.role) for m in parsed.places]
    return places + [(d.value, d.type) for d in parsed.dates]


def _shown(mention: PlaceMention) -> str:
    place = mention.place
    where = f"{place.name}, {place.admin1} {place.country} ({place.lat:.1f}, {place.lon:.1f})" if place else "nothing"
    return f"{mention.text!r} {mention.role} {where} {mention.confidence:.2f}"


def halved(items: Sequence[str], half: str) -> list[str]:
    """Half of some frames or names: 'dev' to look at, 'held' to count only. The same half in every run."""
    ordered = sorted(items, key=lambda item: hashlib.sha256(item.encode()).digest())
    return sorted(ordered[::2] if half == "dev" else ordered[1::2])


def shuffled(frames: Sequence[str], half: str, chance: random.Random) -> Iterator[str]:
    """The half's frames over and over, in a new order each time."""
    mine = halved(frames, half)
    while True:
        chance.shuffle(mine)
        yield from mine
