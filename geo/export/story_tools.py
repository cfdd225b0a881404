"""Sheets for tools that tell stories: kepler.gl, TimelineJS, StoryMapJS, TimeMap.

None of them knows an open interval. TimelineJS, StoryMapJS and TimeMap get rows whose first day is known; kepler.gl's
time filter needs both ends, so that an open one is drawn to the end of all days that are exported (`end_is_open`).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import date
from html import escape
from typing import BinaryIO

from geo.export.csv_table import write_table
from geo.export.json_values import json_bytes
from geo.export.needs import MAPPED_AND_DATED, TOLD, TOLD_AT_A_PIN, meets
from geo.export.row_format import RowFormat
from geo.export.rows import Cell, Extract, Row
from geo.export.texts import clean, web_address

_ZIPPED = (1980, 1, 1, 0, 0, 0)  # the same rows give the same bytes
KEPLER_COLUMNS = (
    "latitude", "longitude", "start", "end", "start_is_open", "end_is_open", "place", "precision", "radius_km", "role",
    "event_kind", "certainty", "confidence", "publisher", "title", "sentence", "url", "id",
)  # fmt: skip
TIMELINE_COLUMNS = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text",
    "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background",
)  # fmt: skip
TIMEMAP_EVENTS = (
    "id", "description", "date", "time", "location", "latitude", "longitude", "category", "association1", "source1",
    "time_precision", "location_precision", "last_date",
)  # fmt: skip
TIMEMAP_SOURCES = ("id", "title", "thumbnail", "description", "type", "date", "path1")


def _kepler(extract: Extract, stream: BinaryIO) -> None:
    chosen = [row for row in extract.rows if meets(row, MAPPED_AND_DATED)]
    firsts = [day for row in chosen for day in (row.first, row.last) if day is not None]
    low, high = (min(firsts), max(firsts)) if firsts else (date.min, date.max)

    def cells() -> Iterable[tuple[Cell, ...]]:
        for row in chosen:
            yield (
                row.latitude,
                row.longitude,
                f"{(row.first or low).isoformat()} 00:00:00",
                f"{(row.last or high).isoformat()} 23:59:59",
                row.first is None,
                row.last is None,
                row.name,
                row.precision,
                row.radius_km,
                row.role,
                row.event_kind,
                row.certainty,
                row.confidence,
                row.article.publisher,
                row.article.title,
                row.sentence,
                web_address(row.article.url),
                row.id,
            )

    write_table(stream, KEPLER_COLUMNS, cells(), with_mark=False)


def _source_line(row: Row) -> str:
    """Outlet and headline as HTML, which TimelineJS and StoryMapJS show as such."""
    said = escape(clean(f"{row.article.publisher or 'Unnamed source'}: {row.article.title}"))
    address = web_address(row.article.url)
    return f'<p><a href="{escape(address)}">{said}</a></p>' if address else f"<p>{said}</p>"


def _timeline(extract: Extract, stream: BinaryIO) -> None:
    def cells() -> Iterable[tuple[Cell, ...]]:
        for row in extract.rows:
            if row.first is None or not meets(row, TOLD):
                continue
            first, last = row.first, row.last if row.last != row.first else None
            shown = f"from {first.isoformat()}" if row.last is None else ""
            end = (last.year, last.month, last.day) if last else ("", "", "")
            text = escape(clean(row.sentence)) + _source_line(row)
            # TimelineJS takes the markup off a group's name and shows what is left as HTML: it is escaped once for each
            group = escape(escape(clean(row.article.publisher)))
            start = (first.year, first.month, first.day, "")
            yield (
                *start,
                *end,
                "",
                shown,
                escape(clean(row.name)),
                text,
                "",
                "",
                "",
                "",
                "",
                group,
                "",
            )

    write_table(stream, TIMELINE_COLUMNS, cells(), with_mark=False)


def _story_map(extract: Extract, stream: BinaryIO) -> None:
    title = {"headline": escape(clean(extract.project)), "text": escape(clean(extract.scope))}
    slides: list[dict[str, object]] = [{"type": "overview", "text": title}]
    pins = [row for row in extract.rows if meets(row, TOLD_AT_A_PIN)]
    for row in sorted(pins, key=lambda row: (row.first or date.min, row.id)):
        slides.append(
            {
                "date": f"{row.first}" if row.first == row.last else f"{row.first} to {row.last or 'an unknown day'}",
                "location": {"lat": row.latitude, "lon": row.longitude, "name": escape(clean(row.name)), "zoom": 10},
                "text": {
                    "headline": escape(clean(row.name)),
                    "text": escape(clean(row.sentence)) + _source_line(row),
                },
            }
        )
    stream.write(json_bytes({"storymap": {"language": "en", "map_type": "osm:standard", "slides": slides}}))


def _table_bytes(columns: tuple[str, ...], cells: Iterable[tuple[Cell, ...]]) -> bytes:
    out = io.BytesIO()
    write_table(out, columns, cells, with_mark=False)
    return out.getvalue()


def _day_of_timemap(day: date | None) -> str:
    return day.strftime("%m/%d/") + f"{day.year:04}" if day else ""


def _time_map(extract: Extract, stream: BinaryIO) -> None:
    events = (
        (
            number,
            row.sentence,
            _day_of_timemap(row.first),
            row.hour if row.hour[:2].isdigit() else "",
            row.name,
            row.latitude,
            row.longitude,
            row.event_kind,
            row.article.publisher,
            row.article.id,
            "day" if row.first == row.last else f"{row.first} to {row.last or '?'}",
            row.precision,
            _day_of_timemap(row.last),
        )
        for number, row in enumerate(row for row in extract.rows if meets(row, TOLD))
    )
    sources = (
        (
            article.id,
            article.title,
            "",
            f"{article.publisher} {article.url}".strip(),
            "Article",
            _day_of_timemap(article.published_first),
            web_address(article.archive) or web_address(article.url),
        )
        for article in extract.articles
    )
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in (
            ("events.csv", _table_bytes(TIMEMAP_EVENTS, events)),
            ("sources.csv", _table_bytes(TIMEMAP_SOURCES, sources)),
        ):
            package.writestr(zipfile.ZipInfo(name, _ZIPPED), content, zipfile.ZIP_DEFLATED)


_CSV_TYPE = "text/csv; charset=utf-8"
KEPLER = RowFormat(
    "kepler",
    "CSV for kepler.gl, with start and end as time stamps",
    (".kepler.csv",),
    True,
    _CSV_TYPE,
    _kepler,
    MAPPED_AND_DATED,
)
TIMELINE_JS = RowFormat(
    "timelinejs",
    "sheet for TimelineJS, a group an outlet",
    (".timeline.csv",),
    True,
    _CSV_TYPE,
    _timeline,
    TOLD,
)
STORY_MAP_JS = RowFormat(
    "storymapjs",
    "JSON for StoryMapJS: a slide a pin, in the order of days",
    (".storymap.json",),
    True,
    "application/json",
    _story_map,
    TOLD_AT_A_PIN,
)
TIME_MAP = RowFormat(
    "timemap",
    "sheets events and sources for Forensic Architecture's TimeMap, zipped",
    (".timemap.zip",),
    False,
    "application/zip",
    _time_map,
    TOLD,
)
STORY_TOOLS = (KEPLER, TIMELINE_JS, STORY_MAP_JS, TIME_MAP)
