"""What leaves Dateline: a row a mark, with everything known of it, and the articles that the rows stand in.

Every format of rows is made of these records, so that they all say the same.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Literal

from geo.gazetteer.measures import distance_km
from geo.model import EventKind, FootprintShape, Page, Role

Reached = Literal["", "sentence", "clause", "paragraph", "publication", "none", "document"]
Cell = str | float | int | bool | date | None
"""What a field of a row holds, vertices left aside."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What Dateline read at a mention before corrections; `found` is False where it read no place there."""

    found: bool
    place_id: str = ""
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    role: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the project; `published_first` and `published_last` are None where an end is open or unknown."""

    id: str
    title: str
    publisher: str
    author: str
    url: str
    archive: str
    archive_hash: str
    path: str
    sha256: str
    language: str
    published_first: date | None
    published_last: date | None
    published_reason: str
    pages: tuple[Page, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A mention of a place at the days of one event, after corrections, with the machine's reading beside it.

    `id` is the mention's id and the number of its event. `text` is the name on one line, `exact` as it stands. Offsets
    are code points of the article's text, end exclusive;
    coordinates are WGS 84 degrees, None where nothing is drawn; `radius_km` is how far off the place may be, and
    `precision` says the same in words. `first` and `last` are whole days, None where an end is open; `basis` says how
    they were reached ('document': no event, so the article's own days stand). `sharper_first` and `sharper_last` are
    narrower days that another article gives. `country` is an ISO 3166-1 alpha-2 code. `entry` is where the gazetteer
    has the place itself: latitude, longitude and radius in km, while the row's own are those of the ground meant.
    """

    id: str
    mention_id: str
    article: Article
    text: str
    exact: str
    start: int
    end: int
    prefix: str
    suffix: str
    sentence: str
    sentence_start: int | None
    sentence_end: int | None
    page: str
    role: Role
    role_reason: str
    place_id: str
    place: str
    place_kind: str
    country: str
    country_name: str
    admin1: str
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    shape: FootprintShape | None
    precision: str
    label: str
    vertices: tuple[tuple[float, float], ...]
    entry: tuple[float, float, float] | None
    is_estimated: bool
    certainty: str
    confidence: float
    place_reason: str
    first: date | None
    last: date | None
    hour: str
    edtf: str
    date_text: str
    date_start: int | None
    date_end: int | None
    grain: str
    event_kind: EventKind
    basis: Reached
    date_reason: str
    sharper_first: date | None
    sharper_last: date | None
    sharper_reason: str
    machine: Reading
    is_corrected: bool
    corrected_by: str
    checked_by: str
    note: str

    @property
    def name(self) -> str:
        """What the place is called: its own name, else its description, else the words of the text."""
        return self.place or self.label or self.text

    @property
    def is_mapped(self) -> bool:
        """Whether it has a ground of its own."""
        return self.latitude is not None and self.longitude is not None and self.shape is not None

    @property
    def is_dated(self) -> bool:
        """Whether any end of its days is known."""
        return self.first is not None or self.last is not None


def is_whole(row: Row) -> bool:
    """Whether the ground is that of the whole place: 'northern Iraq' and 'near the Iraqi border' are not Iraq's."""
    if row.entry is None or row.latitude is None or row.longitude is None:
        return False
    lat, lon, radius = row.entry
    return distance_km(lat, lon, row.latitude, row.longitude) <= 1.0 and (row.radius_km or 0.0) >= 0.9 * radius


@dataclass(frozen=True, slots=True)
class Extract:
    """What is exported: rows in reading order, the articles they stand in, and how the project was made.

    `scope` says in words what was chosen; `project` is the file's name without its ending.
    """

    rows: Collection[Row]
    articles: Sequence[Article]
    settings: Mapping[str, str]
    scope: str
    project: str


ARTICLE_COLUMNS = (
    "title", "publisher", "author", "published_first", "published_last", "published_reason", "url", "archive",
    "archive_hash", "path", "sha256", "language",
)  # fmt: skip
_LEFT_OUT = ("article", "exact", "vertices", "entry", "machine")
ROW_COLUMNS = tuple(field.name for field in fields(Row) if field.name not in _LEFT_OUT)
READING_COLUMNS = ("place_id", "place", "latitude", "longitude", "role", "first", "last")
COLUMNS: tuple[str, ...] = (
    "id", "place", "latitude", "longitude", "radius_km", "precision", "first", "last", "hour", "sentence",
    "publisher", "title", "published_first", "published_last", "url", "archive", "page",
    "text", "role", "event_kind", "certainty", "confidence", "checked_by", "is_corrected", "corrected_by", "note",
    "basis", "date_reason", "date_text", "edtf", "grain", "sharper_first", "sharper_last", "sharper_reason",
    "place_id", "place_kind", "country", "country_name", "admin1", "shape", "label", "is_estimated", "place_reason",
    "role_reason",
    *(f"machine_{name}" for name in READING_COLUMNS),
    "mention_id", "document_id", "start", "end", "prefix", "suffix", "sentence_start", "sentence_end", "date_start",
    "date_end",
    "author", "path", "archive_hash", "sha256", "language", "published_reason",
)  # fmt: skip
"""Columns of a table of rows: what a reader looks for first, then why, then where it stands in the file."""

_DAYS = frozenset(name for name in COLUMNS if name.endswith(("first", "last")))
_NUMBERS = frozenset(("latitude", "longitude", "radius_km", "confidence", "machine_latitude", "machine_longitude"))
_COUNTS = frozenset(("start", "end", "sentence_start", "sentence_end", "date_start", "date_end"))
_TRUTHS = frozenset(("is_estimated", "is_corrected"))

Kind = Literal["text", "day", "number", "count", "truth"]
KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        name: "day"
        if name in _DAYS
        else "number"
        if name in _NUMBERS
        else "count"
        if name in _COUNTS
        else "truth"
        if name in _TRUTHS
        else "text"
        for name in COLUMNS
    }
)
"""What each column holds."""


def cells(row: Row) -> dict[str, Cell]:
    """A row as the values of COLUMNS, in their order."""
    values: dict[str, Cell] = {name: getattr(row, name) for name in ROW_COLUMNS}
    values |= {name: getattr(row.article, name) for name in ARTICLE_COLUMNS}
    values |= {f"machine_{name}": getattr(row.machine, name) for name in READING_COLUMNS}
    values["document_id"] = row.article.id
    return {name: values[name] for name in COLUMNS}
