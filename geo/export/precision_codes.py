"""How precisely place and day are known, in the codes of ACLED, UCDP GED and GTD.

The codes follow from the ground and the interval by the tables of docs/exports.md; they are derived, not coded by a
person. Where a book has no code for what is known, the cell says NOT_CODABLE.

Sources: ACLED Codebook (2023), UCDP GED Codebook (24.1), GTD Codebook (2021), each on location and on date.
"""

from __future__ import annotations

from typing import Literal

from geo.export.outlines import is_on_land
from geo.export.rows import Row, is_whole
from geo.gazetteer.measures import distance_km

NOT_CODABLE: Literal["not codable"] = "not codable"
Code = int | Literal["not codable"]
Ground = Literal["exact", "near", "unlisted", "district", "province", "part", "country", "sea", "none"]
"""What of a place is known: itself or a part of it; up to NEAR_KM about it; a village known by its district alone; a
second or first administrative division; a road, river, border, island or part of a country; a country; the sea."""

NEAR_KM = 25.0
"""UCDP GED's bound of a limited area around a place."""
SETTLED = frozenset(("city", "village", "quarter", "building", "base", "crossing", "airport", "facility"))
_STRETCHED = frozenset(("road", "border", "river", "mountain", "desert", "island", "area"))
_SLACK_KM = 1.0
_OFFSHORE = "off "
"""What a ground is called that lies in the waters before a place: "off the coast of Somalia"."""

ACLED_PLACE: dict[Ground, Code] = {
    "exact": 1, "near": 2, "unlisted": 2, "district": 2, "province": 3, "part": 3,
}  # fmt: skip
UCDP_PLACE: dict[Ground, Code] = {
    "exact": 1, "near": 2, "unlisted": 3, "district": 3, "province": 4, "part": 5, "country": 6, "sea": 7,
}  # fmt: skip
GTD_PLACE: dict[Ground, Code] = {
    "exact": 1, "near": 1, "unlisted": 2, "district": 3, "province": 4, "part": 5, "country": 5, "sea": 5,
}  # fmt: skip


def ground(row: Row) -> Ground:
    """What of a row's place is known."""
    if not row.is_mapped or row.latitude is None or row.longitude is None:
        return "none"
    if row.label.startswith(_OFFSHORE):
        return "sea"
    divisions: dict[str, Ground] = {"country": "country", "admin1": "province", "admin2": "district"}
    if row.shape == "line" or row.place_kind in _STRETCHED:
        return "part"
    if row.place_kind == "water":
        return "part" if row.country or _is_inland(row) else "sea"
    if row.place_kind == "region":  # a part of one country, or wider than any code
        return "part" if row.country else "none"
    if row.place_kind in divisions:
        return divisions[row.place_kind] if is_whole(row) else "part"
    if row.place_kind not in SETTLED:
        return "none"
    if row.shape == "area" and row.place_id.startswith("text:"):
        return "unlisted"
    if _is_inside(row):
        return "exact"
    return "near" if _is_near(row) else "part"


def _is_inland(row: Row) -> bool:
    """Whether a water of several countries is a lake of theirs."""
    lat, lon = row.entry[:2] if row.entry else (row.latitude or 0.0, row.longitude or 0.0)
    return is_on_land(lat, lon)


def _is_near(row: Row) -> bool:
    """Whether the ground is at most NEAR_KM off, or begins at the place, and reaches no farther about it."""
    if row.entry is None or row.latitude is None or row.longitude is None:
        return (row.radius_km or 0.0) <= NEAR_KM
    lat, lon, radius = row.entry
    away = distance_km(lat, lon, row.latitude, row.longitude)
    reach = row.radius_km or 0.0
    return (away <= NEAR_KM or away - reach <= radius) and reach <= radius + NEAR_KM


def _is_inside(row: Row) -> bool:
    """Whether the ground lies within the place that it is named by."""
    if row.shape == "point" or row.entry is None or row.latitude is None or row.longitude is None:
        return row.shape == "point"
    lat, lon, radius = row.entry
    away = distance_km(lat, lon, row.latitude, row.longitude)
    return away <= radius and (row.radius_km or 0.0) <= radius + _SLACK_KM


def days_known(row: Row) -> int | None:
    """How many days the event may have been on; None where an end is open, or where no date applies to it."""
    if row.basis in ("document", "none") or row.first is None or row.last is None:
        return None
    return (row.last - row.first).days + 1


def acled_place(row: Row) -> Code:
    """ACLED's geo_precision."""
    return ACLED_PLACE.get(ground(row), NOT_CODABLE)


def ucdp_place(row: Row) -> Code:
    """UCDP GED's where_prec."""
    return UCDP_PLACE.get(ground(row), NOT_CODABLE)


def gtd_place(row: Row) -> Code:
    """GTD's specificity."""
    return GTD_PLACE.get(ground(row), NOT_CODABLE)


def acled_time(row: Row) -> Code:
    """ACLED's time_precision: the day, the week, the month."""
    return _by_days(row, ((1, 1), (7, 2), (31, 3)))


def ucdp_time(row: Row) -> Code:
    """UCDP GED's date_prec: the day, 2 to 6 days, a week, up to a month, up to a year."""
    return _by_days(row, ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5)))


def _by_days(row: Row, bounds: tuple[tuple[int, Code], ...]) -> Code:
    days = days_known(row)
    if days is None:
        return NOT_CODABLE
    return next((code for most, code in bounds if days <= most), NOT_CODABLE)
