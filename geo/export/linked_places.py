"""Linked Places format 1.1 (JSON-LD) for the World Historical Gazetteer: a feature a place, with its names and days."""

from __future__ import annotations

from typing import Any, BinaryIO
from urllib.parse import quote

from geo.export.geometry import geometry
from geo.export.json_values import json_bytes, when
from geo.export.needs import PLACED, meets
from geo.export.row_format import RowFormat
from geo.export.rows import Extract, Row
from geo.export.texts import web_address

CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
_GEONAMES = "geonames:"
_MOST_DESCRIPTIONS = 5
_NOT_OF_ISO = frozenset({"XK"})
"""Country codes of GeoNames that ISO 3166 hasn't given: the World Historical Gazetteer refuses them."""

FEATURE_CLASSES = {
    "country": "A", "admin1": "A", "admin2": "A", "city": "P", "village": "P", "quarter": "P", "building": "S",
    "base": "S", "crossing": "S", "airport": "S", "facility": "S", "road": "R", "river": "H", "water": "H",
    "continent": "L", "mountain": "T", "desert": "T", "island": "T", "region": "L", "area": "L", "border": "L",
}  # fmt: skip
"""GeoNames' class of each kind of place, by which the World Historical Gazetteer sorts."""


def address_of(place_id: str) -> str:
    """The address of a place: GeoNames' own, else a name within Dateline.

    >>> address_of("geonames:99072")
    'https://sws.geonames.org/99072/'
    """
    number = place_id.removeprefix(_GEONAMES)
    if place_id.startswith(_GEONAMES) and number.isdigit():
        return f"https://sws.geonames.org/{number}/"
    return f"urn:dateline:place:{quote(place_id, safe='')}"


def _cited(row: Row) -> dict[str, str]:
    label = ": ".join(part for part in (row.article.publisher, row.article.title) if part) or row.article.id
    return {
        "label": label,
        "@id": web_address(row.article.url) or f"urn:dateline:article:{quote(row.article.id, safe='')}",
    }


def _properties(row: Row) -> dict[str, Any]:
    said: dict[str, Any] = {"title": row.place}
    if row.country and row.country not in _NOT_OF_ISO:
        said["ccodes"] = [row.country]
    if found := FEATURE_CLASSES.get(row.place_kind):
        said["fclasses"] = [found]
    return said


def _place(rows: list[Row]) -> dict[str, Any]:
    first = next((row for row in rows if row.is_mapped), rows[0])
    names: dict[str, list[Row]] = {}
    for row in rows:
        names.setdefault(row.text, []).append(row)
    said: dict[str, Any] = {
        "@id": address_of(first.place_id),
        "type": "Feature",
        "properties": _properties(first),
        "names": [
            {"toponym": name, "citations": list({_cited(row)["@id"]: _cited(row) for row in named}.values())}
            for name, named in names.items()
        ],
        "types": [{"label": first.place_kind}],
        "geometry": geometry(first),
    }
    spans = [span for row in rows if (days := when(row)) for span in days["timespans"]]
    if spans:
        unique = {json_bytes(span): span for span in spans}
        said["when"] = {"timespans": list(unique.values())}
    if first.place_id.startswith(_GEONAMES):
        said["links"] = [{"type": "exactMatch", "identifier": f"gn:{first.place_id.removeprefix(_GEONAMES)}"}]
    sentences = dict.fromkeys(row.sentence for row in rows if row.sentence)
    said["descriptions"] = [{"value": sentence, "lang": "en"} for sentence in list(sentences)[:_MOST_DESCRIPTIONS]]
    return said


def _render(extract: Extract, stream: BinaryIO) -> None:
    places: dict[str, list[Row]] = {}
    for row in extract.rows:
        if meets(row, PLACED):
            places.setdefault(row.place_id, []).append(row)
    features = [_place(rows) for rows in places.values()]
    stream.write(json_bytes({"type": "FeatureCollection", "@context": CONTEXT, "features": features}) + b"\n")


LINKED_PLACES = RowFormat(
    "lpf",
    "Linked Places (JSON-LD): a feature a place with its names, days and sources",
    (".lpf.json", ".lpf.jsonld"),
    True,
    "application/ld+json",
    _render,
    PLACED,
)
