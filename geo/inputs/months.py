"""Names of months in many languages, for days of publication; texts are not read by them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def months() -> Mapping[str, int]:
    """The month of each name, in lower case, of all languages of the table."""
    text = files("geo.inputs").joinpath("months.txt").read_text("utf-8")
    rows = (line.partition(": ") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: int(number) for number, _, names in rows for name in names.split()}
