"""What the gazetteer has without the tables that build_package_places.py draws from packages."""

from __future__ import annotations

from dataclasses import dataclass

from geo.gazetteer import shipped_tables
from geo.gazetteer.divisions import read_districts, read_divisions
from geo.gazetteer.name_keys import normalise
from geo.gazetteer.sources import RawEntry, read_admin_areas, read_settlements


@dataclass
class Known:
    """What the gazetteer has without these tables."""

    towns: list[RawEntry]
    areas: dict[str, RawEntry]
    own: list[RawEntry]


def read_known() -> Known:
    """Settlements, divisions by code, and the entries of the tables written by hand."""
    divisions = read_divisions()
    english = shipped_tables.read_english_names()
    capitals = {code: normalise(name) for code, name in shipped_tables.capitals().items()}
    towns = list(read_settlements(capitals, read_districts(divisions), english))
    areas = read_admin_areas(divisions, towns, shipped_tables.read_admin_points((shipped_tables.ADMIN_TABLE,)), english)
    return Known(
        towns,
        {f"{a.country}.{a.admin1}.{a.admin2}".rstrip("."): a for a in areas},
        [place for table in shipped_tables.PLACE_TABLES for place in shipped_tables.read_places(table)],
    )
