"""Names of months in many languages, for days of publication; texts are not read by them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_SOLAR = "solar "


@cache
def months() -> Mapping[str, int]:
    """The month of each name, in lower case, of all languages of the table."""
    return _table("")


@cache
def solar_months() -> Mapping[str, int]:
    """The month of each name in the Solar Hijri calendar of Iran and Afghanistan."""
    return _table(_SOLAR)


def _table(kind: str) -> dict[str, int]:
    text = files("geo.inputs").joinpath("months.txt").read_text("utf-8")
    rows = (line.partition(": ") for line in text.splitlines() if line and not line.startswith("#"))
    return {
        name.replace("_", " "): int(number.removeprefix(_SOLAR))
        for number, _, names in rows
        if number.startswith(_SOLAR) == bool(kind)
        for name in names.split()
    }
