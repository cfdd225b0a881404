"""TEI P5: a standOff of places, events and the spans where they are told, with the articles as its sources.

The articles' texts belong to their publishers and are not part of it: a span points into a text by its code points
(`from`, `to`: the end is exclusive) and quotes the words alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from geo.export.linked_places import address_of
from geo.export.row_format import RowFormat
from geo.export.rows import Article, Extract, Row
from geo.export.texts import web_address, xml_attribute, xml_text


def _days(first: date | None, last: date | None) -> str:
    """Attributes of att.datable.w3c; an open end has none."""
    if first is not None and first == last:
        return f' when="{first.isoformat()}"'
    said = (("notBefore", first), ("notAfter", last))
    return "".join(f' {name}="{day.isoformat()}"' for name, day in said if day is not None)


def _header(extract: Extract, articles: dict[str, str]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>\n'
    yield f"<titleStmt><title>{xml_text(extract.project)}</title></titleStmt>\n"
    yield f"<publicationStmt><p>Exported from Dateline: {xml_text(extract.scope)}</p></publicationStmt>\n<sourceDesc>"
    bibls = [_bibl(article, articles[article.id]) for article in extract.articles]
    yield f"<listBibl>\n{''.join(bibls)}</listBibl>" if bibls else "<p>no article</p>"
    yield "</sourceDesc>\n</fileDesc></teiHeader>\n"


def _bibl(article: Article, key: str) -> str:
    days = _days(article.published_first, article.published_last)
    parts = [f"<title>{xml_text(article.title or article.id)}</title>"]
    if article.author:
        parts.append(f"<author>{xml_text(article.author)}</author>")
    if article.publisher:
        parts.append(f"<publisher>{xml_text(article.publisher)}</publisher>")
    if days:
        parts.append(f"<date{days}/>")
    if address := web_address(article.url):
        parts.append(f"<ptr target={xml_attribute(address)}/>")
    if article.sha256:
        parts.append(f'<idno type="SHA-256">{xml_text(article.sha256)}</idno>')
    return f'<bibl xml:id="{key}">{"".join(parts)}</bibl>\n'


def _place(row: Row, key: str) -> str:
    parts = [f"<placeName>{xml_text(row.place)}</placeName>"]
    if row.entry:
        parts.append(f"<location><geo>{row.entry[0]} {row.entry[1]}</geo></location>")
    parts.append(f'<idno type="URI">{xml_text(address_of(row.place_id))}</idno>')
    return f'<place xml:id="{key}">{"".join(parts)}</place>\n'


def _span(number: int, row: Row, place: str | None, article: str) -> str:
    days = _days(row.first, row.last)
    said = f"<date{days}>{xml_text(row.date_text)}</date>" if days else ""
    where = f' corresp="#{place}"' if place else ""
    return (
        f'<annotation xml:id="row-{number}" target="#{article}" n="{row.start}-{row.end}"{where}>'
        f"<note><q>{xml_text(row.text)}</q>{said}</note></annotation>\n"
    )


def _document(extract: Extract) -> Iterator[str]:
    articles = {article.id: f"article-{number}" for number, article in enumerate(extract.articles)}
    places: dict[str, str] = {}
    listed: list[str] = []
    spans: list[str] = []
    for number, row in enumerate(extract.rows):
        if row.place_id and row.place_id not in places:
            places[row.place_id] = f"place-{len(places)}"
            listed.append(_place(row, places[row.place_id]))
        spans.append(_span(number, row, places.get(row.place_id), articles[row.article.id]))
    yield from _header(extract, articles)
    yield "<standOff>\n"
    if listed:
        yield f"<listPlace>\n{''.join(listed)}</listPlace>\n"
    yield f"<listAnnotation>\n{''.join(spans)}</listAnnotation>\n" if spans else "<note>no mention</note>\n"
    yield "</standOff>\n</TEI>\n"


def _render(extract: Extract, stream: BinaryIO) -> None:
    for piece in _document(extract):
        stream.write(piece.encode())


TEI = RowFormat(
    "tei",
    "TEI P5 standOff: places, and the spans where they are named",
    (".tei.xml", ".xml"),
    True,
    "application/tei+xml",
    _render,
)
