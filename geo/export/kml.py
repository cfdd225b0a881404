"""KML 2.2 and KMZ (OGC 07-147r2) for Google Earth: a folder an outlet, a placemark a row, with its time span.

A span without `begin` or `end` is open there. Rows that are nowhere on the map are left out.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from geo.export.geometry import Geometry, geometry
from geo.export.needs import MAPPED
from geo.export.row_format import RowFormat
from geo.export.rows import Extract, Row, cells
from geo.export.texts import csv_cell, web_address, xml_attribute, xml_text

_STYLES = """\
<Style id="point"><IconStyle><scale>0.8</scale></IconStyle></Style>
<Style id="ground"><LineStyle><color>ff6c660a</color><width>1.5</width></LineStyle>
<PolyStyle><color>336c660a</color></PolyStyle></Style>
"""
_UNNAMED = "Unnamed source"
_ZIPPED = (1980, 1, 1, 0, 0, 0)  # the same rows give the same bytes


def _shape(shape: Geometry) -> str:
    kind, at = shape["type"], shape["coordinates"]
    if kind == "Point":
        return f"<Point><coordinates>{_points([at])}</coordinates></Point>"
    if kind == "LineString":
        return f"<LineString><tessellate>1</tessellate><coordinates>{_points(at)}</coordinates></LineString>"
    if kind == "Polygon":
        rings = [f"<LinearRing><coordinates>{_points(ring)}</coordinates></LinearRing>" for ring in at]
        holes = "".join(f"<innerBoundaryIs>{ring}</innerBoundaryIs>" for ring in rings[1:])
        outer = f"<outerBoundaryIs>{rings[0]}</outerBoundaryIs>"
        return f"<Polygon><tessellate>1</tessellate>{outer}{holes}</Polygon>"
    part = kind.removeprefix("Multi")
    return f"<MultiGeometry>{''.join(_shape({'type': part, 'coordinates': one}) for one in at)}</MultiGeometry>"


def _points(points: Sequence[Sequence[float]]) -> str:
    return " ".join(f"{lon},{lat}" for lon, lat in points)


def _span(row: Row) -> str:
    ends = (("begin", row.first), ("end", row.last))
    inside = "".join(f"<{name}>{day.isoformat()}</{name}>" for name, day in ends if day is not None)
    return f"<TimeSpan>{inside}</TimeSpan>" if inside else ""


def _balloon(row: Row) -> str:
    """What the balloon shows: HTML within XML, so texts are escaped once for each."""
    lines = [row.sentence, f"{row.article.publisher or _UNNAMED}: {row.article.title}", row.date_reason, row.precision]
    html = "<br>".join(xml_text(line) for line in lines if line)
    if address := web_address(row.article.url):
        html += f"<br><a href={xml_attribute(address)}>article</a>"
    return xml_text(html)


def _placemark(number: int, row: Row, shape: Geometry) -> str:
    data = "".join(
        f'<Data name="{name}"><value>{xml_text(str(csv_cell(value) if not isinstance(value, str) else value))}</value>'
        "</Data>"
        for name, value in cells(row).items()
        if value not in (None, "")
    )
    style = "point" if shape["type"] == "Point" else "ground"
    return (
        f'<Placemark id="row-{number}"><name>{xml_text(row.name)}</name>'
        f"<description>{_balloon(row)}</description>{_span(row)}<styleUrl>#{style}</styleUrl>"
        f"<ExtendedData>{data}</ExtendedData>{_shape(shape)}</Placemark>\n"
    )


def _document(extract: Extract) -> Iterator[str]:
    folders: dict[str, list[str]] = {article.publisher or _UNNAMED: [] for article in extract.articles}
    for number, row in enumerate(extract.rows):
        if (shape := geometry(row)) is not None:
            folders[row.article.publisher or _UNNAMED].append(_placemark(number, row, shape))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n'
    yield f"<name>{xml_text(extract.project)}</name><description>{xml_text(extract.scope)}</description>\n{_STYLES}"
    for name, placemarks in folders.items():
        yield f"<Folder><name>{xml_text(name)}</name>\n"
        yield from placemarks
        yield "</Folder>\n"
    yield "</Document></kml>\n"


def _render(extract: Extract, stream: BinaryIO) -> None:
    for piece in _document(extract):
        stream.write(piece.encode())


def _render_zipped(extract: Extract, stream: BinaryIO) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("doc.kml", _ZIPPED), "".join(_document(extract)), zipfile.ZIP_DEFLATED)


KML = RowFormat(
    "kml",
    "KML: placemarks and grounds with time spans, a folder an outlet, for Google Earth",
    (".kml",),
    True,
    "application/vnd.google-earth.kml+xml",
    _render,
    MAPPED,
)
KMZ = RowFormat(
    "kmz", "KMZ: the same, zipped", (".kmz",), False, "application/vnd.google-earth.kmz", _render_zipped, MAPPED
)
