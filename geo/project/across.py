"""What documents add to each other, worked out over the whole project whenever one is written."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator
from datetime import date
from itertools import groupby

from geo.events import Telling, sharpen
from geo.events.sharpening import LONGEST
from geo.project.records import EPOCH

TELLINGS = f"""
SELECT documents.id, documents.id || ':' || own.start, places.id, said.text, events.first, events.last, kind.text,
       basis.text, substr(documents.text, sentence_start + 1, sentence_end - sentence_start)
FROM mention_rows AS own CROSS JOIN event_rows AS events ON events.document = own.document AND mention = own.start
JOIN documents ON documents.number = own.document JOIN places ON places.number = own.place
JOIN words AS said ON said.number = own.text JOIN words AS kind ON kind.number = events.kind
JOIN words AS basis ON basis.number = events.basis
WHERE %s AND kind.text != 'planned' AND sentence_end - sentence_start <= {LONGEST}
ORDER BY own.place
"""
"""Long sentences are left out here and not in `sharpen`: a text without a full stop would be copied for each event."""
OF_ALL = "own.place IS NOT NULL"
OF_SOME = "own.place IN (SELECT number FROM places WHERE id IN (SELECT value FROM json_each(:places)))"


def add_sharpened(db: sqlite3.Connection, places: Collection[str] | None = None) -> None:
    """Fill the table `sharpened` from the events that `db` holds, whether read now or carried over.

    With `places` from the events at these places alone: a report on one place says nothing of another. The events of
    one place are held at a time.
    """
    asked = None if places is None else json.dumps(sorted(places))
    for _, tellings in groupby(_tellings(db, asked), key=lambda telling: telling.place):
        db.executemany(
            "INSERT OR IGNORE INTO sharpened VALUES (?, ?, ?, ?, ?)",
            [
                (one.mention, one.source, one.first.isoformat(), one.last.isoformat(), one.reason)
                for one in sharpen(list(tellings))
            ],
        )


def _tellings(db: sqlite3.Connection, places: str | None) -> Iterator[Telling]:
    found = db.execute(TELLINGS % (OF_ALL if places is None else OF_SOME), {"places": places})
    for document, mention, place, text, first, last, kind, basis, sentence in found:
        yield Telling(document, mention, place, text, _day(first), _day(last), kind, basis, sentence)


def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number + EPOCH)
