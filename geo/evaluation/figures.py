"""Figures as counts: of one document, and added up over many."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

# Lower bounds of the confidences that share a row of the reliability table.
TENTHS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.0)


@dataclass(frozen=True, slots=True)
class Prf:
    """Precision, recall and F1 in percent, from counts; 0 where there is nothing to divide by."""

    hits: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return 100 * self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the annotations that were found right."""
        return 100 * self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """How places were found and resolved.

    Parameters
    ----------
    exact, overlap
        Spans with the same ends; spans that overlap.
    end_to_end
        Found, and placed near the annotated point; of the resolved finds and of the annotations with a point.
    found_with_point
        Annotations with a point that were found, resolved or not.
    away_km
        For each of those that was resolved the distance to the annotated point.
    pins_right, pins, false_pins
        Annotations of role 'literal' drawn within their tolerance, of so many; locations drawn where the gold has none.
    roles
        (annotated role, found role; '' for not found): how often.
    shown
        (lower bound of the confidence, placed near the annotated point or within its tolerance): how often.
    """

    exact: Prf = Prf()
    overlap: Prf = Prf()
    end_to_end: Prf = Prf()
    found_with_point: int = 0
    away_km: tuple[float, ...] = ()
    pins_right: int = 0
    pins: int = 0
    false_pins: int = 0
    roles: Counter[tuple[str, str]] = field(default_factory=Counter)
    shown: Counter[tuple[float, bool]] = field(default_factory=Counter)

    @property
    def accuracy(self) -> float:
        """Share of annotations with a point that were placed near it, in percent; not resolved is wrong."""
        return self.end_to_end.recall

    @property
    def accuracy_of_found(self) -> float:
        """The same, of those annotations that were found."""
        return 100 * self.end_to_end.hits / self.found_with_point if self.found_with_point else 0.0

    @property
    def resolved(self) -> float:
        """Share of the found mentions that were given a place, in percent."""
        return 100 * self.end_to_end.found / self.overlap.found if self.overlap.found else 0.0

    @property
    def median_km(self) -> float | None:
        """Median distance from the annotated point, of those found and resolved."""
        return statistics.median(self.away_km) if self.away_km else None


@dataclass(frozen=True, slots=True)
class DateFigures:
    """How dates were found and given a value.

    `value`: spans overlap and TIMEX3 values are equal. `date_value`: the same for annotations of type DATE with a
    calendar value, times cut to the day; what was found at other annotations is left out.
    """

    exact: Prf = Prf()
    overlap: Prf = Prf()
    value: Prf = Prf()
    date_value: Prf = Prf()


def add_prf(parts: Iterable[Prf]) -> Prf:
    """The counts of all parts together."""
    every = list(parts)
    return Prf(sum(p.hits for p in every), sum(p.found for p in every), sum(p.gold for p in every))


def add_places(parts: Iterable[PlaceFigures]) -> PlaceFigures:
    """The figures of all documents together."""
    every = list(parts)
    roles: Counter[tuple[str, str]] = Counter()
    shown: Counter[tuple[float, bool]] = Counter()
    for part in every:
        roles.update(part.roles)
        shown.update(part.shown)
    return PlaceFigures(
        exact=add_prf(p.exact for p in every),
        overlap=add_prf(p.overlap for p in every),
        end_to_end=add_prf(p.end_to_end for p in every),
        found_with_point=sum(p.found_with_point for p in every),
        away_km=tuple(chain.from_iterable(p.away_km for p in every)),
        pins_right=sum(p.pins_right for p in every),
        pins=sum(p.pins for p in every),
        false_pins=sum(p.false_pins for p in every),
        roles=roles,
        shown=shown,
    )


def add_dates(parts: Iterable[DateFigures]) -> DateFigures:
    """The figures of all documents together."""
    every = list(parts)
    return DateFigures(
        exact=add_prf(p.exact for p in every),
        overlap=add_prf(p.overlap for p in every),
        value=add_prf(p.value for p in every),
        date_value=add_prf(p.date_value for p in every),
    )
