"""What documents add to each other, worked out over the whole project whenever one is written."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from geo.events import Telling, sharpen
from geo.events.sharpening import LONGEST
from geo.project.records import EPOCH

_JOINED = """
FROM mention_rows AS own CROSS JOIN event_rows AS events ON events.document = own.document AND mention = own.start
JOIN words AS kind ON kind.number = events.kind
"""
_TELLS = f"kind.text != 'planned' AND sentence_end - sentence_start <= {LONGEST}"
"""Long sentences are left out here and not in `sharpen`: a text without a full stop would be copied for each event."""
_TELLINGS = f"""
SELECT documents.id, documents.id || ':' || own.start, places.id, said.text, events.first, events.last, kind.text,
       basis.text, substr(documents.text, sentence_start + 1, sentence_end - sentence_start)
{_JOINED} JOIN documents ON documents.number = own.document JOIN places ON places.number = own.place
JOIN words AS said ON said.number = own.text JOIN words AS basis ON basis.number = events.basis
WHERE {{}} AND {_TELLS}
"""
_AT_PLACE = _TELLINGS.format("own.place = :place")
_OF_DOCUMENTS = _TELLINGS.format(
    "own.document IN (SELECT number FROM documents WHERE id IN (SELECT value FROM json_each(:documents)))"
)
_ALL_PLACES = "SELECT number FROM places ORDER BY number"
_SOME_PLACES = "SELECT number FROM json_each(?) AS asked CROSS JOIN places ON places.id = asked.value ORDER BY number"
_IS_WIDE = f"""
SELECT 1 {_JOINED} WHERE own.place = :place AND {_TELLS}
AND (events.first IS NULL OR events.last IS NULL OR events.first != events.last) LIMIT 1
"""
"""Whether any event at a place could be told of narrower days: where none can, no sentence need be read."""


def add_sharpened(db: sqlite3.Connection, places: Collection[str] | None = None) -> None:
    """Fill the table `sharpened` from the events that `db` holds, whether read now or carried over.

    With `places` from the events at these places alone: a report on one place says nothing of another. The events of
    one place are held at a time.
    """
    asked = db.execute(_ALL_PLACES) if places is None else db.execute(_SOME_PLACES, (json.dumps(sorted(places)),))
    for (place,) in asked.fetchall():
        if db.execute(_IS_WIDE, {"place": place}).fetchone() is None:
            continue
        db.executemany(
            "INSERT OR IGNORE INTO sharpened VALUES (?, ?, ?, ?, ?)",
            [
                (one.mention, one.source, one.first.isoformat(), one.last.isoformat(), one.reason)
                for one in sharpen(list(_tellings(db, _AT_PLACE, {"place": place})))
            ],
        )


def tellings_of(db: sqlite3.Connection, documents: Collection[str]) -> Mapping[str, Counter[Telling]]:
    """What some documents (ids) tell of each place: what others add there follows from that and from what these say."""
    found: dict[str, Counter[Telling]] = {}
    for telling in _tellings(db, _OF_DOCUMENTS, {"documents": json.dumps(sorted(documents))}):
        found.setdefault(telling.place, Counter())[telling] += 1
    return found


def _tellings(db: sqlite3.Connection, query: str, values: Mapping[str, object]) -> Iterator[Telling]:
    for document, mention, place, text, first, last, kind, basis, sentence in db.execute(query, values):
        yield Telling(document, mention, place, text, _day(first), _day(last), kind, basis, sentence)


def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number + EPOCH)
