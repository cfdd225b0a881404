"""What a row must have to come out in a format: said once, for the writer and for whoever counts beforehand."""

from __future__ import annotations

from typing import Literal

from geo.export.rows import Row

Need = Literal["ground", "day", "first day", "location", "happened", "pin", "place"]
"""A ground on the map; a day, or one end of an interval; a known first day; the role location; no plan; a pin; an
entry of a gazetteer."""
Needs = tuple[Need, ...]

MAPPED: Needs = ("ground",)
MAPPED_AND_DATED: Needs = ("ground", "day")
CODABLE: Needs = ("ground", "location", "happened")
TOLD: Needs = ("ground", "location", "first day")
TOLD_AT_A_PIN: Needs = ("ground", "location", "first day", "pin")
PLACED: Needs = ("place",)
PLACED_AND_MAPPED: Needs = ("place", "ground")

NEED_WORDS: dict[Need, str] = {
    "ground": "on the map",
    "day": "dated",
    "first day": "with a known first day",
    "location": "where something happens",
    "happened": "not planned",
    "pin": "drawn as a pin",
    "place": "with a known place",
}


def meets(row: Row, needs: Needs) -> bool:
    """Whether a row has all of it."""
    has: dict[Need, bool] = {
        "ground": row.is_mapped,
        "day": row.is_dated,
        "first day": row.first is not None,
        "location": row.role == "location",
        "happened": row.event_kind != "planned",
        "pin": row.shape == "point",
        "place": bool(row.place_id),
    }
    return all(has[need] for need in needs)
