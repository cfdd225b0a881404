"""Names of one country that no table has: where a GeoNames dump of the country would help."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Container
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from geo.gazetteer.shipped_tables import country_names
from geo.project.opening import read_only

LEAST_NAMES = 3
"""So many different names of a country must stay without a place before its dump is offered."""
_MOST_NAMED = 5
_LEAST_PLACED = 2
_ALL = "allCountries"
_NONE = "own.place IS NULL AND own.role IN (SELECT number FROM words WHERE text = 'location')"
_LACKING = f"SELECT DISTINCT document FROM mention_rows AS own WHERE {_NONE}"
_NOWHERE = f"""
SELECT document, said.text, count(*) FROM mention_rows AS own JOIN words AS said ON said.number = own.text
WHERE {_NONE} GROUP BY 1, 2
"""
_SOMEWHERE = """
SELECT said.text, country, count(*) FROM places CROSS JOIN mention_rows AS own ON own.place = places.number
JOIN words AS said ON said.number = own.text
WHERE own.role IN (SELECT number FROM words WHERE text = 'location') AND places.kind = 'village'
AND places.id LIKE 'text:%' GROUP BY 1, 2
"""
_COUNTRIES = """
SELECT document, country, max(number), sum(number) FROM (
SELECT document, country, count(*) AS number
FROM json_each(?) AS asked CROSS JOIN mention_rows AS own ON own.document = asked.value
JOIN places ON places.number = own.place
WHERE role IN (SELECT number FROM words WHERE text IN ('location', 'actor')) AND country != '' GROUP BY 1, 2
) GROUP BY document
"""
"""Of each document the country that most of its places lie in, how many do, and how many places it names."""
_SOURCES = "SELECT documents.number, source FROM json_each(?) AS asked CROSS JOIN documents ON documents.number = value"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Names that seem to be of a country, in the order of how often they stand; `country` is its ISO code."""

    country: str
    names: tuple[str, ...]

    @property
    def command(self) -> str:
        """What fetches the country's places."""
        return f"dateline gazetteer add {self.country}"

    @property
    def words(self) -> str:
        """What stays unplaced, in words."""
        some, more = ", ".join(self.names[:_MOST_NAMED]), len(self.names) - _MOST_NAMED
        shown = some + (f" and {more} more" if more > 0 else "")
        return f"{len(self.names)} names in articles about {self.called} are in no table: {shown}"

    @property
    def called(self) -> str:
        """The country's name."""
        return country_names().get(self.country, self.country)


def unplaced(project: Path, imported: Container[str] = ()) -> tuple[Unplaced, ...]:
    """The countries of whose names several have no place, most first; those with an import of their own are left out.

    A name is of the country that its article was given, else of the one where most places of its article lie. One that
    is only known to be somewhere in its province counts, too.
    """
    if _ALL in imported:
        return ()
    with closing(read_only(project)) as db:
        found = _by_country(db)
    offers = [
        Unplaced(country, tuple(name for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0]))))
        for country, names in found.items()
        if len(names) >= LEAST_NAMES and country in country_names() and country not in imported
    ]
    return tuple(sorted(offers, key=lambda one: (-len(one.names), one.country)))


def names_lacking(project: Path) -> list[tuple[str, str, int]]:
    """Every name without a place, with its country ('' where that isn't clear) and how often it stands: most first."""
    with closing(read_only(project)) as db:
        found = _by_country(db)
    lacking = [(name, country, number) for country, names in found.items() for name, number in names.items()]
    return sorted(lacking, key=lambda one: (-one[2], one[0], one[1]))


def _by_country(db: sqlite3.Connection) -> dict[str, Counter[str]]:
    """How often each name without a place stands, by country; '' where that isn't clear."""
    home = _homes(db)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for document, text, number in db.execute(_NOWHERE):
        names[home[document]][text] += number
    for text, country, number in db.execute(_SOMEWHERE):
        names[country][text] += number
    return names


def _homes(db: sqlite3.Connection) -> dict[int, str]:
    """The country that each document with a name without a place is about, by its number, where that is clear."""
    asked = json.dumps([number for (number,) in db.execute(_LACKING)])
    clear = {
        document: country
        for document, country, number, total in db.execute(_COUNTRIES, (asked,))
        if number >= _LEAST_PLACED and 2 * number > total
    }
    home = {}
    for document, source in db.execute(_SOURCES, (asked,)):
        given = json.loads(source).get("countries", ())
        home[document] = given[0] if len(given) == 1 else clear.get(document, "")
    return home
