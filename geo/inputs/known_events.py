"""events.csv: when something was, as the user knows it: 'the Arab Spring', a holder's time in office, 'Ramadan 2017'.

Columns: name, first, last, and kind (event or office; event when empty). `first` and `last` are days, months or
years; one of them may be left open. A row that can't be used is reported and the others are read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geo.errors import MetadataError
from geo.inputs.facts import days_named
from geo.inputs.spreadsheet import BadRow, read_records
from geo.model import KnownEvent

EVENTS_NAME = "events.csv"
LONGEST_NAME = 120  # characters
MOST = 1000  # rows of one file
_COLUMNS = ("name", "first", "last", "kind")


@dataclass(frozen=True, slots=True)
class EventsTable:
    """The rows of one events.csv, and those that could not be used."""

    events: tuple[KnownEvent, ...]
    bad_rows: tuple[BadRow, ...] = ()


def read_events(data: bytes) -> EventsTable:
    """Read the bytes of an events.csv; never raises, what can't be used is in `bad_rows`."""
    events: dict[str, KnownEvent] = {}
    bad: list[BadRow] = []
    for record in read_records(data, name=EVENTS_NAME, columns=_COLUMNS, required=("name", "first")):
        if isinstance(record, BadRow):
            bad.append(record)
            continue
        try:
            event = _event(record.values)
            if event.name in events:
                raise MetadataError(f"{event.name} has a row already: delete one")
            if len(events) == MOST:
                raise MetadataError(f"the file has more than {MOST} rows: leave out what no article names")
            events[event.name] = event
        except MetadataError as error:
            bad.append(BadRow(record.number, f"row {record.number}: {error}. The row is left out."))
            if len(events) == MOST:
                break
    return EventsTable(tuple(events.values()), tuple(bad))


def _event(values: Mapping[str, str]) -> KnownEvent:
    name = " ".join(values.get("name", "").split())
    kind = values.get("kind", "").strip().lower() or "event"
    if not any(character.isalpha() for character in name) or len(name) > LONGEST_NAME:
        raise MetadataError(f"the column name must hold a name of at most {LONGEST_NAME} characters")
    if kind not in ("event", "office"):
        raise MetadataError(f"kind {kind[:40]!r} is neither event nor office: write one of them, or leave it empty")
    first, last = (days_named(" ".join(values.get(column, "").split()), column) for column in ("first", "last"))
    if first is None and last is None:
        raise MetadataError("both first and last are empty: write at least one of them as YYYY-MM-DD")
    begin, end = first[0] if first else None, last[1] if last else None
    if begin and end and begin > end:
        raise MetadataError(f"first {begin} is after last {end}: swap or correct them")
    return KnownEvent(name, begin, end, kind == "office")
