"""A project's frames as the columns that browsers fetch: geo/ui/frontend/project-data.js unpacks them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from geo.map.payload import packed, packed_wholes
from geo.project.days import to_day
from geo.ui.facets import country_facet, kind_facet
from geo.ui.view_data import ViewData


def _facet(column: tuple[list[str], list[str], np.ndarray]) -> dict[str, object]:
    keys, words, codes = column
    return {"keys": keys, "words": words, "codes": packed_wholes(codes)}


def _sharpened(data: ViewData) -> dict[str, list[int | None]]:
    sharpened = data.sharpened()
    rows = [data.mention_row(key) for key in sharpened["mention_id"]]
    sharpened = sharpened[np.array([row is not None for row in rows], dtype=bool)]
    return {
        "mention": [row for row in rows if row is not None],
        "first": [to_day(day) for day in sharpened["first"]],
        "last": [to_day(day) for day in sharpened["last"]],
    }


def is_web(url: object) -> bool:
    """Whether an article's address is one that a browser may open."""
    return str(url).lower().startswith(("https://", "http://"))


def _rounded(degrees: pd.Series) -> list[float | None]:
    """Five decimals are a metre; None where there is no point."""
    return [None if pd.isna(value) else round(float(value), 5) for value in degrees]


def names_of(data: ViewData) -> dict[str, Any]:
    """What browsers get of a project besides its columns of numbers and the details: names, words and days.

    Short lists: `hours` (of a mark's day, the end excluded) and `sharpened` (days that another outlet gives a mention).
    """
    footprints, hours = data.footprints, data.hours
    return {
        "hours": {column: hours[column].tolist() for column in ("mark", "first", "last")},
        "sharpened": _sharpened(data),
        "footprints": {
            "place": [str(key) for key in footprints["place_id"]],
            "name": [str(name) for name in footprints["name"]],
            "label": [str(label) for label in footprints["label"]],
            "shape": [str(shape) for shape in footprints["shape"]],
            "kind": [str(kind) for kind in footprints["kind"]],
            "latitude": _rounded(footprints["latitude"]),
            "longitude": _rounded(footprints["longitude"]),
        },
        "outlets": list(data.outlets),
        "focus": None if data.focus is None else list(data.focus),
        "extent": None if data.extent is None else list(data.extent),
        "publishedSpan": None if data.published_span is None else list(data.published_span),
    }


def details_of(data: ViewData) -> dict[str, list[str]]:
    """What is shown of an article or a mention once somebody asks for it, in the order of the rows."""
    return {
        "id": _texts(data.documents["id"]),
        "title": _texts(data.documents["title"]),
        "url": [url if is_web(url) else "" for url in _texts(data.documents["url"])],
        "text": _texts(data.missing["text"]),
    }


def _texts(column: pd.Series) -> list[str]:
    return [str(text) for text in column.to_numpy(dtype=object).tolist()]


def browser_data(data: ViewData) -> dict[str, Any]:
    """What the page's scripts work on, all in one: little-endian arrays in base64, names and details.

    A mention stands where its marks do, each of which names it: its footprint is not told twice.
    """
    marks, mentions = data.marks, data.numbers
    codes, reasons = pd.factorize(data.missing["reason"])
    names, details = names_of(data), details_of(data)
    return names | {
        "marks": {
            "footprint": packed_wholes(marks["footprint"]),
            "first": packed_wholes(marks["first"]),
            "last": packed_wholes(marks["last"], after=marks["first"]),
            "mention": packed_wholes(marks["mention"]),
            "kind": packed(marks["kind"], "u1"),
            "basis": packed(marks["basis"], "u1"),
        },
        "mentions": {
            "document": packed_wholes(mentions["document"]),
            "start": packed_wholes(mentions["start"]),
            "role": packed(mentions["role"], "u1"),
            "certainty": packed(mentions["certainty"], "u1"),
        },
        "kinds": _facet(kind_facet(data.kinds, mentions["kind"])),
        "countries": _facet(country_facet(data.countries, mentions["country"])),
        "unmapped": {
            "mention": packed_wholes(data.missing["mention"]),
            "reason": packed_wholes(codes),
            "text": details["text"],
            "reasons": [str(reason) for reason in reasons],
        },
        "documents": {
            "id": details["id"],
            "title": details["title"],
            "outlet": [int(code) for code in data.documents["outlet"]],
            "copy": [int(code) for code in data.documents["copy"]],
            "published": data.published[["first", "last"]].to_numpy().tolist(),
            "url": details["url"],
        },
    }
