"""GeoNames dumps read row by row: country files (19 columns) and alternateNamesV2 (10), plain or zipped.

Layout: https://download.geonames.org/export/dump/readme.txt. Every row is taken for hostile: one that is not as the
layout says is counted with its reason and left out, and nothing in a file can make the reading fail half-way but
damage to the zip itself.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from pathlib import Path
from typing import NamedTuple

from geo.errors import InputError
from geo.gazetteer.alternates import is_useful_alternate
from geo.gazetteer.dump_files import Report, Skipped, dump_lines
from geo.gazetteer.imported import (
    MAX_NAME,
    MOST_PEOPLE,
    UNPRINTABLE,
    ImportedPlace,
    features,
    imported_rank,
    on_the_globe,
)
from geo.gazetteer.measures import settlement_radius_km
from geo.model import PlaceKind

__all__ = ["Report", "Skipped", "read_alternates", "read_places"]

PLACE_COLUMNS, ALTERNATE_COLUMNS = 19, 10
MAX_ID = 100_000_000  # GeoNames has given out 13 million
_MOST_ALIASES = 200
# Values of alternateNamesV2's isolanguage that mark no names: links, codes of airports, posts and railways.
_NO_LANGUAGE = frozenset({"link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc", "phon", "uicn", "piny"})


def read_places(path: Path, skipped: Skipped, report: Report | None = None) -> Iterator[ImportedPlace]:
    """Places of a country dump, in its order.

    Parameters
    ----------
    skipped
        Filled with what was left out.

    Raises
    ------
    InputError
        The file is absent, no text, a damaged or suspicious zip, or holds no dump.
    """
    found = False
    for line in dump_lines(path, skipped, report):
        made = _place_of(line)
        if isinstance(made, str):
            skipped[made] += 1
        else:
            found = True
            yield made
    if not found:
        raise InputError(
            f"{path} holds no row of a GeoNames dump ({skipped.words() or 'it is empty'}): give a country's file from "
            "download.geonames.org/export/dump, or use 'dateline gazetteer add' for a table of your own"
        )


def read_alternates(
    path: Path, wanted: Container[int], skipped: Skipped, report: Report | None = None
) -> Iterator[tuple[int, str]]:
    """(GeoNames id, name) of alternateNamesV2 for the `wanted` ids; raises as `read_places` does."""
    right = False
    for line in dump_lines(path, skipped, report):
        cells = line.split(b"\t")
        if len(cells) != ALTERNATE_COLUMNS:
            skipped[f"rows without {ALTERNATE_COLUMNS} columns"] += 1
            continue
        right = True
        number = cells[1]
        if not number.isdigit() or len(number) > 9 or int(number) not in wanted:
            continue
        try:
            language, name = cells[2].decode(), cells[3].decode()
        except UnicodeDecodeError:
            skipped["rows that are not UTF-8"] += 1
            continue
        if language not in _NO_LANGUAGE and is_useful_alternate(name):
            yield int(number), name
    if not right:
        raise InputError(f"{path} holds no row of alternateNamesV2 ({skipped.words() or 'it is empty'})")


def _place_of(line: bytes) -> ImportedPlace | str:
    """The place of one row, or why there is none."""
    try:
        cells = line.decode().split("\t")
    except UnicodeDecodeError:
        return "rows that are not UTF-8"
    if len(cells) != PLACE_COLUMNS:
        return f"rows without {PLACE_COLUMNS} columns"
    row = _Row(*cells)
    for is_met, otherwise in _DEMANDS:
        if not is_met(row):
            return otherwise
    name = row.name or row.asciiname
    feature = features()[row.feature_class, row.feature_code]
    kind, people = _kind_and_people(row, feature.kind)
    radius = feature.radius_km or settlement_radius_km(people)
    return ImportedPlace(
        int(row.geonameid), "", name, tuple(_aliases(row, name)), float(row.latitude), float(row.longitude), radius,
        kind, row.country_code.upper(), _code(row.admin1_code), _code(row.admin2_code), "", people,
        imported_rank(kind, people, radius, capital=row.feature_code == "PPLC"),
    )  # fmt: skip


class _Row(NamedTuple):
    """A row of a country dump, its columns called as GeoNames' readme calls them."""

    geonameid: str
    name: str
    asciiname: str
    alternatenames: str
    latitude: str
    longitude: str
    feature_class: str
    feature_code: str
    country_code: str
    cc2: str
    admin1_code: str
    admin2_code: str
    admin3_code: str
    admin4_code: str
    population: str
    elevation: str
    dem: str
    timezone: str
    modification_date: str


def _has_id(row: _Row) -> bool:
    number = row.geonameid
    return number.isascii() and number.isdigit() and len(number) <= 9 and 0 < int(number) < MAX_ID


def _has_name(row: _Row) -> bool:
    name = row.name or row.asciiname
    return bool(name.strip()) and _is_printable(name)


def _is_printable(name: str) -> bool:
    return len(name) <= MAX_NAME and not UNPRINTABLE.search(name)


def _has_point(row: _Row) -> bool:
    try:
        return on_the_globe(float(row.latitude), float(row.longitude))
    except ValueError:
        return False


def _has_feature(row: _Row) -> bool:
    return (row.feature_class, row.feature_code) in features()


def _has_country(row: _Row) -> bool:
    code = row.country_code
    return not code or (len(code) == 2 and code.isascii() and code.isalpha())


def _has_likely_people(row: _Row) -> bool:
    return row.feature_class != "P" or _people(row) <= MOST_PEOPLE


# What a row must meet, in the order tested, and how the rows that don't are counted.
_DEMANDS: tuple[tuple[Callable[[_Row], bool], str], ...] = (
    (_has_id, "rows without a GeoNames id"),
    (_has_name, "names that are empty, too long or have control characters"),
    (_has_point, "points that are not on the globe"),
    (_has_feature, "historical, abandoned or minor features"),
    (_has_country, "rows with a country that is no two-letter code"),
    (_has_likely_people, "towns with more inhabitants than any has"),
)


def _people(row: _Row) -> int:
    number = row.population
    return int(number) if number.isascii() and number.isdigit() and len(number) < 12 else 0


def _kind_and_people(row: _Row, usual: PlaceKind) -> tuple[PlaceKind, int]:
    """The kind, with large villages as cities, and the inhabitants, which only towns and areas of government have."""
    people = _people(row)
    if row.feature_class == "P":
        return ("city" if usual == "village" and people >= 5000 else usual), people
    return usual, people if usual in ("country", "admin1", "admin2") else 0


def _aliases(row: _Row, name: str) -> list[str]:
    """The name in ASCII where it differs, and those of the alternate names that are worth indexing."""
    plain = row.asciiname
    aliases = [plain] if plain and plain != name and _is_printable(plain) else []
    if row.alternatenames:
        others = row.alternatenames.split(",", _MOST_ALIASES)[:_MOST_ALIASES]
        aliases += [alias for alias in others if is_useful_alternate(alias)]
    return aliases


def _code(cell: str) -> str:
    return cell if len(cell) <= 20 and cell.isascii() and cell.replace("-", "").isalnum() and cell != "00" else ""
