"""Places found, compared with places annotated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from geo.evaluation.figures import TENTHS, PlaceFigures, Prf
from geo.evaluation.gold import BOILERPLATE, LITERAL, NEAR_KM, GoldPlace
from geo.evaluation.matching import Comparison, compare
from geo.gazetteer.measures import distance_km
from geo.model import Place, PlaceMention

# Corpora that leave demonyms unannotated: there one that is found is neither right nor wrong.
WITHOUT_DEMONYMS = frozenset({"geovirus", "tudloc"})
# Found roles by the annotated ones.
ROLES = {LITERAL: "location", "associative": "actor", "demonym": "demonym", BOILERPLATE: "chrome"}


def compare_places(
    gold: Sequence[GoldPlace], found: Sequence[PlaceMention], *, corpus: str = ""
) -> Comparison[GoldPlace, PlaceMention]:
    """Annotations that count (neither nested nor page furniture) beside mentions that do."""
    without = {"chrome", "demonym"} if corpus in WITHOUT_DEMONYMS else {"chrome"}
    return compare(
        [place for place in gold if not place.nested and place.role != BOILERPLATE],
        [mention for mention in found if mention.role not in without],
    )


def place_figures(gold: Sequence[GoldPlace], found: Sequence[PlaceMention], *, corpus: str = "") -> PlaceFigures:
    """The figures of one document; pins and roles only where the gold has roles."""
    compared = compare_places(gold, found, corpus=corpus)
    pairs, missed, extra = compared.pairs, compared.missed, compared.extra
    n_gold, n_found = len(pairs) + len(missed), len(pairs) + len(extra)
    located = [pair for pair in pairs if pair.gold.point]
    distances = [(pair.gold, pair.found.confidence, away_km(pair.gold, pair.found.place)) for pair in located]
    away = [(place, confidence, km) for place, confidence, km in distances if km is not None]
    resolved = sum(pair.found.place is not None for pair in pairs) + sum(one.place is not None for one in extra)
    has_roles = any(place.role for place in gold)
    pins = [place for place in (*(pair.gold for pair in pairs), *missed) if is_pin(place)] if has_roles else []
    return PlaceFigures(
        exact=Prf(sum(pair.exact for pair in pairs), n_found, n_gold),
        overlap=Prf(len(pairs), n_found, n_gold),
        end_to_end=Prf(
            sum(km <= NEAR_KM for *_, km in away),
            resolved,
            len(located) + sum(place.point is not None for place in missed),
        ),
        found_with_point=len(located),
        away_km=tuple(km for *_, km in away),
        pins_right=sum(pin_is_right(pair.gold, pair.found) for pair in pairs if is_pin(pair.gold)) if has_roles else 0,
        pins=len(pins),
        false_pins=len(false_pins(compared)) if has_roles else 0,
        roles=_roles(gold, found) if has_roles else Counter(),
        shown=Counter((tenth(confidence), is_near(place, km)) for place, confidence, km in away),
    )


def away_km(gold: GoldPlace, place: Place | None) -> float | None:
    """Distance from the annotated point to the chosen place's, or None where either is missing."""
    if place is None or gold.lat is None or gold.lon is None:
        return None
    return distance_km(gold.lat, gold.lon, place.lat, place.lon)


def is_near(gold: GoldPlace, km: float) -> bool:
    """Whether a place `km` from the annotated point is the one meant; for a country the gold's tolerance is wider."""
    return km <= max(NEAR_KM, gold.tolerance_km)


def is_pin(gold: GoldPlace) -> bool:
    """Whether the map must have a pin for this annotation."""
    return (gold.role or LITERAL) == LITERAL and not gold.pointless and gold.point is not None


def pin_is_right(gold: GoldPlace, found: PlaceMention) -> bool:
    """Whether the chosen place is within the annotation's own tolerance."""
    km = away_km(gold, found.place)
    return km is not None and km <= gold.tolerance_km


def false_pins(compared: Comparison[GoldPlace, PlaceMention]) -> list[PlaceMention]:
    """Resolved locations where nothing is annotated, or an actor or a people."""
    beside = [pair.found for pair in compared.pairs if (pair.gold.role or LITERAL) != LITERAL]
    return [one for one in (*beside, *compared.extra) if one.role == "location" and one.place is not None]


def tenth(confidence: float) -> float:
    """Lower bound of the row of the reliability table in which a confidence is counted."""
    return next(bound for bound in TENTHS if confidence >= bound)


def _roles(gold: Sequence[GoldPlace], found: Sequence[PlaceMention]) -> Counter[tuple[str, str]]:
    compared = compare([place for place in gold if not place.nested], found)
    roles = Counter((pair.gold.role or LITERAL, str(pair.found.role)) for pair in compared.pairs)
    roles.update((place.role or LITERAL, "") for place in compared.missed)
    return roles
