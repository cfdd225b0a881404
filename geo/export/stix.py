"""STIX 2.1 (OASIS): a location object a place, and a report an article that refers to its locations.

`precision` is in metres, as the standard has it. Ids are made of the places' own (UUID version 5), so that the same
place has the same id in every export. Times of creation are not known and set to the beginning of 2000.
"""

from __future__ import annotations

from typing import Any, BinaryIO
from uuid import NAMESPACE_URL, UUID, uuid5

from geo.export.json_values import json_bytes
from geo.export.linked_places import address_of
from geo.export.needs import PLACED_AND_MAPPED, meets
from geo.export.row_format import RowFormat
from geo.export.rows import Article, Extract, Row
from geo.export.texts import web_address

_MADE = "2000-01-01T00:00:00.000Z"
_SPACE = uuid5(NAMESPACE_URL, "urn:dateline")
_MAKER = "Dateline"


def _key(row: Row) -> UUID:
    return uuid5(_SPACE, f"{row.place_id} {row.latitude} {row.longitude} {row.radius_km}")


def _common(kind: str, key: UUID) -> dict[str, Any]:
    return {"type": kind, "spec_version": "2.1", "id": f"{kind}--{key}", "created": _MADE, "modified": _MADE}


def _location(row: Row) -> dict[str, Any]:
    said = _common("location", _key(row)) | {
        "name": row.label or row.place,
        "latitude": row.latitude,
        "longitude": row.longitude,
        "external_references": [{"source_name": "gazetteer", "external_id": address_of(row.place_id)}],
    }
    if row.radius_km:
        said["precision"] = row.radius_km * 1000.0
    if row.country:
        said["country"] = row.country
    return said


def _report(article: Article, locations: list[str]) -> dict[str, Any]:
    said = _common("report", uuid5(_SPACE, f"article {article.id} {article.sha256}")) | {
        "name": article.title or article.id,
        "published": f"{article.published_last}T00:00:00.000Z",
        "object_refs": locations,
    }
    reference: dict[str, Any] = {"source_name": article.publisher or "article", "description": article.title or "-"}
    if address := web_address(article.url):
        reference["url"] = address
    return said | {"external_references": [reference]}


def _render(extract: Extract, stream: BinaryIO) -> None:
    locations: dict[str, dict[str, Any]] = {}
    named: dict[str, dict[str, None]] = {}
    for row in extract.rows:
        if meets(row, PLACED_AND_MAPPED):
            one = _location(row)
            locations.setdefault(one["id"], one)
            named.setdefault(row.article.id, {})[one["id"]] = None
    # a report must say when it was published: without a known day an article stays out, its places don't
    reports = [
        _report(article, list(named[article.id]))
        for article in extract.articles
        if article.id in named and article.published_last and article.published_first == article.published_last
    ]
    # who made it: a bundle without any object is one that the standard's own library can't read
    maker = _common("identity", uuid5(_SPACE, _MAKER)) | {"name": _MAKER, "identity_class": "system"}
    objects = [maker, *locations.values(), *reports]
    bundle: dict[str, Any] = {"type": "bundle", "id": f"bundle--{uuid5(_SPACE, extract.project + extract.scope)}"}
    stream.write(json_bytes(bundle | {"objects": objects}) + b"\n")


STIX = RowFormat(
    "stix",
    "STIX 2.1 bundle: locations with precision in metres, reports that name them",
    (".stix.json",),
    True,
    "application/stix+json;version=2.1",
    _render,
    PLACED_AND_MAPPED,
)
