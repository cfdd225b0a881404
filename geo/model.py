"""What the rooms hand to each other: frozen records, no behaviour beyond self-checks.

Units everywhere: offsets are code points into `Document.text`, end exclusive; coordinates are WGS 84
degrees; distances are kilometres; days are proleptic Gregorian `datetime.date`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias, get_args

Day: TypeAlias = date
Role = Literal["location", "actor", "demonym", "chrome"]
Grain = Literal["time", "day", "week", "month", "season", "quarter", "half", "year", "decade", "century", "none"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
EventKind = Literal["reported", "background", "planned"]
NarrationKind = Literal["news", "history"]
Basis = Literal["sentence", "clause", "paragraph", "publication", "none"]
FootprintShape = Literal["point", "circle", "area", "line"]
Certainty = Literal["sure", "likely", "unsure"]
PlaceKind = Literal[
    "continent", "region", "country", "admin1", "admin2", "city", "village", "quarter", "building", "base",
    "crossing", "airport", "facility", "road", "border", "river", "water", "mountain", "desert", "island", "area",
]  # fmt: skip

ROLES: tuple[Role, ...] = get_args(Role)
EVENT_KINDS: tuple[EventKind, ...] = get_args(EventKind)
BASES: tuple[Basis, ...] = get_args(Basis)
SHAPES: tuple[FootprintShape, ...] = get_args(FootprintShape)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)

# Of places chosen with at least so much confidence, about 96 in 100 are right; from LIKELY on about 8 in 10.
SURE = 0.9
LIKELY = 0.6

# In a column of whole days, the first day of an interval that is open towards the past, and the last day of one that
# is open towards the future. What has no date at all has OPEN_FIRST at both ends, so that no window overlaps it.
OPEN_FIRST = -(2**31)
OPEN_LAST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch that belongs to the page, not to the report, and why ('byline', 'reader comment', ...)."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Publication:
    """When a document was published: an interval, either end open, and how that is known.

    `first` and `last` are both None when nothing proves any day: the document is undated.
    """

    first: date | None
    last: date | None
    reason: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Narration:
    """How a document tells time: news looks back from its own day, history goes on from the date told before."""

    kind: NarrationKind
    reason: str


UNDATED = Publication(None, None, "no metadata gives a day and the text proves none")
NEWS = Narration("news", "nothing says that it tells history")


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """Something whose days a user gives, for where articles name it; either end may be open.

    `office`: the name is that of a holder while in office; it says when an article was written and dates nothing in it.
    """

    name: str
    first: Day | None
    last: Day | None
    office: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Where a page or part of the original begins in the text, and what it is called there ('page 3')."""

    start: int
    label: str


@dataclass(frozen=True, slots=True)
class DocumentSource:
    """What a document's text was read from.

    `format` is the name of the reader. `pages` leads from an offset of the text back to a page of the original, in
    order of `start`; empty where the original has none. `archive` is the address of an archived copy, or '', and
    `archive_hash` what the archiver says is its hash.
    `extracted`: the text is an article that was told from its page, so that what stands in it is no menu or list of
    other articles by its place alone. `record` is the id of the record of a web archive that it was read from, and
    `captured` when that was fetched, UTC, ISO 8601 ('2017-06-18T10:11:12Z').
    """

    format: str = "text"
    pages: tuple[Page, ...] = ()
    archive: str = ""
    extracted: bool = False
    captured: str = ""
    record: str = ""
    archive_hash: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it came. `published` holds what metadata says, before the text is asked.

    `language` is an ISO 639 code, or '' where nothing tells it; `language_reason` says how it is known. `countries` are
    ISO 3166-1 alpha-2 codes of the countries that a user says it is about: evidence, and no bound.
    """

    id: str
    text: str
    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: Publication | None = None
    sha256: str = ""
    path: str = ""
    is_digest: bool = False
    known_events: tuple[KnownEvent, ...] = ()
    language: str = ""
    source: DocumentSource = DocumentSource()
    language_reason: str = ""
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A TIMEX3 expression resolved to an interval of days (None: open or unknown)."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    first: date | None
    last: date | None
    grain: Grain
    edtf: str
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry.

    `id` is 'geonames:99072' or 'dateline:mosul-old-city'. `radius_km` is the circle that the name covers.
    `country` is ISO 3166-1 alpha-2 or ''. `admin1` is the GeoNames code. `parent` is another entry's id or ''.
    """

    id: str
    name: str
    lat: float
    lon: float
    radius_km: float
    kind: PlaceKind
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    parent: str = ""
    population: int = 0
    source: str = "GeoNames"


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One addend of a candidate's score, with its reason in words."""

    name: str
    value: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place a mention could mean; `score` is the sum of its parts."""

    place: Place
    score: float
    parts: tuple[ScorePart, ...] = ()


@dataclass(frozen=True, slots=True)
class Footprint:
    """The ground a mention covers, as precise as the text and no more.

    `shape` 'point': a pin is honest (`radius_km` its slack). 'circle': somewhere within `radius_km`.
    'area': a country, admin area or region, never drawn as a pin. 'line': a border or road, `path` its
    (lat, lon) vertices. `label` says it in words: 'somewhere in western Mosul'.
    """

    shape: FootprintShape
    lat: float
    lon: float
    radius_km: float
    label: str = ""
    path: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym in the text. `place` is None when no candidate is good enough: `reason` then says why."""

    start: int
    end: int
    text: str
    role: Role
    role_reason: str
    place: Place | None
    confidence: float
    reason: str
    candidates: tuple[Candidate, ...] = ()
    footprint: Footprint | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A place mention joined with a date: indices into `ParsedDocument.places` and `.dates`."""

    place: int
    date: int | None
    first: Day | None
    last: Day | None
    kind: EventKind
    basis: Basis
    reason: str
    sentence: Span


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """One article, read: everything the map, the timeline and the reader show of it."""

    document: Document
    published: Publication
    furniture: tuple[Furniture, ...] = ()
    sentences: tuple[Span, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    events: tuple[Event, ...] = ()
    narration: Narration = NEWS
