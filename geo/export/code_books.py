"""Sheets for coders in the columns of ACLED, UCDP GED and GTD.

Dateline fills what it knows: where, when, how precisely, in which source. Who, what and how many dead is left to the
coder. A row is a place where something happened or may have happened: actors, peoples and plans are left out. The
columns at the end lead back to the passage, and let a coded sheet become corrections (geo.export.coded_sheet).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from geo.export.csv_table import write_table
from geo.export.needs import CODABLE, meets
from geo.export.precision_codes import (
    NOT_CODABLE,
    SETTLED,
    acled_place,
    acled_time,
    days_known,
    ground,
    gtd_place,
    ucdp_place,
    ucdp_time,
)
from geo.export.row_format import RowFormat
from geo.export.rows import Cell, Extract, Row
from geo.export.texts import web_address

Record = dict[str, Cell]
BACK = (
    "dateline_id", "first", "last", "radius_km", "precision", "certainty", "event_kind", "role", "date_reason", "url",
    "sha256", "checked",
)  # fmt: skip
"""What Dateline adds to each book's columns; `checked` is for the coder, too."""


@dataclass(frozen=True, slots=True)
class CodeBook:
    """One book: its columns, what Dateline fills of them, and which hold latitude, longitude and name of the place."""

    name: str
    title: str
    columns: tuple[str, ...]
    fill: Callable[[Row], Record]
    place: tuple[str, str, str]

    def record(self, row: Row) -> Record:
        """A row in the book's columns and Dateline's own."""
        filled = dict.fromkeys(self.columns, "") | self.fill(row) | _back(row)
        return {name: filled[name] for name in (*self.columns, *BACK)}


def is_codable(row: Row) -> bool:
    """Whether a row is a place where something happened."""
    return meets(row, CODABLE)


def _back(row: Row) -> Record:
    return {
        "dateline_id": row.id,
        "first": row.first if days_are_told(row) else None,
        "last": row.last if days_are_told(row) else None,
        "radius_km": row.radius_km,
        "precision": row.precision,
        "certainty": row.certainty,
        "event_kind": row.event_kind,
        "role": row.role,
        "date_reason": row.date_reason,
        "url": web_address(row.article.url),
        "sha256": row.article.sha256,
        "checked": "",
    }


def days_are_told(row: Row) -> bool:
    """Whether the text dates it; the days of an article are none of what it tells."""
    return row.basis not in ("document", "none")


def _acled(row: Row) -> Record:
    first = row.first if days_known(row) else None
    return {
        "event_date": first,
        "year": first.year if first else None,
        "time_precision": acled_time(row),
        "country": row.country_name,
        "location": row.name,
        "latitude": row.latitude,
        "longitude": row.longitude,
        "geo_precision": acled_place(row),
        "source": row.article.publisher,
        "notes": row.sentence,
    }


def _ucdp(row: Row) -> Record:
    known = days_known(row) is not None
    published = row.article.published_first if row.article.published_first == row.article.published_last else None
    return {
        "year": row.first.year if known and row.first and row.last and row.first.year == row.last.year else None,
        "source_article": "; ".join(
            part
            for part in (row.article.publisher, published.isoformat() if published else "", row.article.title)
            if part
        ),
        "source_office": row.article.publisher,
        "source_date": published,
        "source_headline": row.article.title,
        "source_original": row.sentence,
        "where_prec": ucdp_place(row),
        "where_coordinates": row.name,
        "where_description": row.label or row.text,
        "latitude": row.latitude,
        "longitude": row.longitude,
        "geom_wkt": f"POINT ({row.longitude} {row.latitude})",
        "country": row.country_name,
        "date_prec": ucdp_time(row),
        "date_start": row.first if known else None,
        "date_end": row.last if known else None,
    }


def _gtd(row: Row) -> Record:
    first, last = (row.first, row.last) if days_known(row) else (None, None)
    kind = ground(row)
    is_settled = row.place_kind in SETTLED
    same_year = first is not None and last is not None and first.year == last.year
    same_month = same_year and first is not None and last is not None and first.month == last.month
    return {
        "iyear": first.year if same_year and first else NOT_CODABLE,
        "imonth": first.month if same_month and first else 0,
        "iday": first.day if first is not None and first == last else 0,
        "approxdate": f"{first.isoformat()} to {last.isoformat()}" if first and last and first != last else "",
        "country_txt": row.country_name,
        "city": row.name if is_settled else "Unknown",
        "latitude": row.latitude,
        "longitude": row.longitude,
        "specificity": gtd_place(row),
        "vicinity": 1 if kind == "near" else 0,
        "location": row.label if is_settled else row.name,
        "summary": row.sentence,
        "scite1": "; ".join(part for part in (row.article.publisher, row.article.title) if part),
    }


ACLED = CodeBook(
    "acled",
    "ACLED",
    (
        "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
        "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
        "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
        "source", "source_scale", "notes", "fatalities", "tags",
    ),
    _acled,
    ("latitude", "longitude", "location"),
)  # fmt: skip
UCDP = CodeBook(
    "ucdp",
    "UCDP GED",
    (
        "id", "relid", "year", "type_of_violence", "conflict_name", "dyad_name", "side_a", "side_b",
        "number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original",
        "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt",
        "country", "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
        "deaths_civilians", "deaths_unknown", "best", "high", "low",
    ),
    _ucdp,
    ("latitude", "longitude", "where_coordinates"),
)  # fmt: skip
GTD = CodeBook(
    "gtd",
    "GTD",
    (
        "eventid", "iyear", "imonth", "iday", "approxdate", "extended", "country_txt", "region_txt", "provstate",
        "city", "latitude", "longitude", "specificity", "vicinity", "location", "summary", "crit1", "crit2", "crit3",
        "doubtterr", "success", "suicide", "attacktype1_txt", "targtype1_txt", "target1", "natlty1_txt", "gname",
        "motive", "weaptype1_txt", "nkill", "nwound", "scite1",
    ),
    _gtd,
    ("latitude", "longitude", "city"),
)  # fmt: skip
BOOKS = {book.name: book for book in (ACLED, UCDP, GTD)}


def _writer(book: CodeBook) -> Callable[[Extract, BinaryIO], None]:
    def render(extract: Extract, stream: BinaryIO) -> None:
        records = (tuple(book.record(row).values()) for row in extract.rows if is_codable(row))
        write_table(stream, (*book.columns, *BACK), records)

    return render


CODE_BOOKS = tuple(
    RowFormat(
        book.name,
        f"CSV in the columns of {book.title}, place and day with derived precision codes; the rest is the coder's",
        (f".{book.name}.csv",),
        True,
        "text/csv; charset=utf-8",
        _writer(book),
        CODABLE,
    )
    for book in BOOKS.values()
)
