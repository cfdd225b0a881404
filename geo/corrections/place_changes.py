"""Corrections of place mentions: another place, another role, no place, a place that was missed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from geo.corrections.attribution import reason_with
from geo.corrections.correction import Correction
from geo.corrections.meaning import Ground, ground_of, role_of
from geo.corrections.reach import name_key
from geo.gazetteer.measures import distance_km
from geo.model import Footprint, Place, PlaceMention, Role, Span
from geo.places.footprints import bearing, footprint, moved

_DISTANCE = re.compile(r"\d")


@dataclass(slots=True)
class _Line:
    """A mention as it stands after the corrections so far. `machine` is None where a person added it."""

    now: PlaceMention
    machine: PlaceMention | None
    is_denied: bool = False


class PlaceSheet:
    """The place mentions of one article while corrections are applied to them, one after the other.

    Parameters
    ----------
    places
        The machine's reading, in the order of the text.
    lookup
        Today's gazetteer entry of an id, if there is one.
    """

    def __init__(self, places: Sequence[PlaceMention], lookup: Callable[[str], Place | None]) -> None:
        self._lines = [_Line(mention, mention) for mention in places]
        self._lookup = lookup

    def mentions(self) -> tuple[PlaceMention, ...]:
        """The mentions as they stand, in the order of the text."""
        return tuple(line.now for line in self._lines)

    def denied(self) -> frozenset[int]:
        """Indices of the mentions that are no places."""
        return frozenset(index for index, line in enumerate(self._lines) if line.is_denied)

    def follow(self, rule: Correction, at: Span | None, text: str, *, is_rule_here: bool) -> bool:
        """Apply a rule at `at`, where it was made, and to what is read as the same name and place.

        Returns whether there was anything to apply it to. `is_rule_here` says whether this article is one of those
        whose other mentions are meant.
        """
        name = name_key(rule.target.exact) if rule.target is not None else ""
        place = rule.before.get("place")
        same = place.get("id") if isinstance(place, dict) else None
        reached = [
            line
            for line in self._lines
            if is_rule_here
            and name_key(line.now.text) == name
            and line.now.role != "chrome"
            and not line.is_denied
            and (line.now.place.id if line.now.place else None) == same
        ]
        for line in reached:
            self._say(line, rule)
        if at is None or any(line is other for line in self._at(at) for other in reached):
            return bool(reached)
        return self.change(rule, at, text)

    def change(self, correction: Correction, span: Span, text: str) -> bool:
        """Apply a correction at the words it was made at; False when it needs a mention and there is none.

        A place given for words that are read as no mention now, or as several, makes one mention of them.
        """
        here = self._at(span)
        if correction.kind == "add" or (correction.kind == "place" and len(here) != 1):
            self._add(correction, span, text)
            return True
        for line in here:
            self._say(line, correction)
        return bool(here) or correction.kind == "not_a_place"

    def _at(self, span: Span) -> list[_Line]:
        """The mention of exactly these words, else those that share words with them."""
        exact = [line for line in self._lines if (line.now.start, line.now.end) == (span.start, span.end)]
        return exact or [line for line in self._lines if line.now.start < span.end and span.start < line.now.end]

    def _say(self, line: _Line, correction: Correction) -> None:
        before = line.machine
        if correction.kind == "not_a_place":
            reason = reason_with(correction, before.reason if before else "")
            line.now = replace(line.now, place=None, footprint=None, confidence=1.0, reason=reason)
            line.is_denied = True
            return
        role = role_of(correction.after)
        if role is not None and (correction.kind == "role" or role != line.now.role):
            role_reason = reason_with(correction, before.role_reason if before else "")
            line.now = replace(line.now, role=role, role_reason=role_reason)
        ground = self._ground(correction)
        if ground is not None:
            drawn = _drawn(line.now.role, ground, before)
            reason = reason_with(correction, before.reason if before else "")
            line.now = replace(line.now, place=ground.place, confidence=1.0, reason=reason, footprint=drawn)
            line.is_denied = False
        elif role is not None:
            line.now = replace(line.now, footprint=_redrawn(line.now, before))

    def _add(self, correction: Correction, span: Span, text: str) -> None:
        """A mention of its own, in the place of those it shares words with."""
        self._lines = [line for line in self._lines if line.now.end <= span.start or span.end <= line.now.start]
        role: Role = role_of(correction.after) or "location"
        words = text[span.start : span.end]
        reason = reason_with(correction, "")
        mention = PlaceMention(span.start, span.end, words, role, reason, None, 1.0, reason)
        ground = self._ground(correction)
        if ground is not None:
            mention = replace(mention, place=ground.place, footprint=_drawn(role, ground, None))
        self._lines.append(_Line(mention, None))
        self._lines.sort(key=lambda line: line.now.start)

    def _ground(self, correction: Correction) -> Ground | None:
        ground = ground_of(correction.after)
        today = self._lookup(ground.place.id) if ground is not None and ground.footprint is None else None
        return ground if today is None else Ground(today)


def _drawn(role: Role, ground: Ground, machine: PlaceMention | None) -> Footprint | None:
    """What is drawn of a place that a person chose: nothing for an actor or a demonym, which names no ground."""
    if role != "location":
        return None
    if ground.footprint is not None:
        return ground.footprint
    return (_narrowed(machine, ground.place) if machine else None) or footprint(ground.place)


def _narrowed(machine: PlaceMention, place: Place) -> Footprint | None:
    """The ground beside or in a place as the text narrows it, or None where it does not.

    'West of Springfield' stays west of it when another Springfield is meant: the footprint moves along. It keeps its
    distance where the text gives one, else it goes by the size of the place.
    """
    old, drawn = machine.place, machine.footprint
    if old is None or drawn is None or drawn.path or drawn == footprint(old):
        return None
    scale = 1.0 if _DISTANCE.search(drawn.label) else max(place.radius_km, 0.5) / max(old.radius_km, 0.5)
    km = distance_km(old.lat, old.lon, drawn.lat, drawn.lon) * scale
    lat, lon = moved(place.lat, place.lon, bearing(old.lat, old.lon, drawn.lat, drawn.lon), km)
    return replace(drawn, lat=lat, lon=lon, radius_km=round(drawn.radius_km * scale, 2))


def _redrawn(mention: PlaceMention, machine: PlaceMention | None) -> Footprint | None:
    """What is drawn after a change of role alone."""
    if mention.role != "location" or mention.place is None:
        return None
    if mention.footprint is not None:
        return mention.footprint
    if machine is not None and machine.place == mention.place and machine.footprint is not None:
        return machine.footprint
    return footprint(mention.place)
