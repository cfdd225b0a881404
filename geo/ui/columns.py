"""A project's frames as the columns that browsers fetch: geo/ui/frontend/project-data.js unpacks them."""

from __future__ import annotations

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


def browser_data(data: ViewData) -> dict[str, object]:
    """What the page's scripts work on, once a project: little-endian arrays in base64, and the names.

    A mention stands where its marks do, each of which names it: its footprint is not told twice.


    Short lists: `hours` (of a mark's day, the end excluded) and `sharpened` (days that another outlet gives a mention).
    """
    marks, mentions, footprints, hours = data.marks, data.numbers, data.footprints, data.hours
    missing = data.missing
    codes, reasons = pd.factorize(missing["reason"])
    return {
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
        "hours": {column: hours[column].tolist() for column in ("mark", "first", "last")},
        "sharpened": _sharpened(data),
        "kinds": _facet(kind_facet(data.kinds, mentions["kind"])),
        "countries": _facet(country_facet(data.countries, mentions["country"])),
        "unmapped": {
            "mention": packed_wholes(missing["mention"]),
            "reason": packed_wholes(codes),
            "text": [str(text) for text in missing["text"]],
            "reasons": [str(reason) for reason in reasons],
        },
        "documents": {
            "id": [str(key) for key in data.documents["id"]],
            "title": [str(title) for title in data.documents["title"]],
            "outlet": [int(code) for code in data.documents["outlet"]],
            "copy": [int(code) for code in data.documents["copy"]],
            "published": data.published[["first", "last"]].to_numpy().tolist(),
            "url": [str(url) if is_web(url) else "" for url in data.documents["url"]],
        },
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
