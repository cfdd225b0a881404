"""W3C Web Annotations (JSON-LD): one a mention, with its words as quote and position, and its place as a link."""

from __future__ import annotations

from typing import Any, BinaryIO
from urllib.parse import quote

from geo.export.json_values import json_bytes, selectors
from geo.export.linked_places import address_of
from geo.export.row_format import RowFormat
from geo.export.rows import Extract, Row
from geo.export.texts import web_address

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def annotation(row: Row) -> dict[str, Any]:
    """A mention as an annotation; positions count code points of the text that Dateline holds."""
    body: list[dict[str, Any]] = []
    if row.place_id:
        body.append({"type": "SpecificResource", "source": address_of(row.place_id), "purpose": "identifying"})
    body.append({"type": "TextualBody", "value": row.role, "purpose": "tagging", "format": "text/plain"})
    if row.note:
        body.append({"type": "TextualBody", "value": row.note, "purpose": "commenting", "format": "text/plain"})
    article = row.article
    return {
        "id": f"urn:dateline:mention:{quote(row.mention_id, safe='')}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": body,
        "target": {
            "source": web_address(article.url) or f"urn:dateline:article:{quote(article.id, safe='')}",
            "selector": selectors(row),
        },
    }


def _render(extract: Extract, stream: BinaryIO) -> None:
    mentions = {row.mention_id: annotation(row) for row in extract.rows}
    page = {"id": "urn:dateline:annotations:1", "type": "AnnotationPage", "startIndex": 0}
    collection = {
        "@context": CONTEXT,
        "id": "urn:dateline:annotations",
        "type": "AnnotationCollection",
        "label": extract.scope,
        "total": len(mentions),
        "first": page | {"items": list(mentions.values())},
    }
    stream.write(json_bytes(collection) + b"\n")


ANNOTATIONS = RowFormat(
    "annotations",
    "W3C Web Annotations (JSON-LD): a mention each, with quote and position selectors",
    (".annotations.jsonld", ".annotations.json"),
    True,
    "application/ld+json",
    _render,
)
