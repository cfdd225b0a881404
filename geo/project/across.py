"""What documents add to each other, worked out over the whole project whenever one is written."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from datetime import date

from geo.events import Telling, sharpen

_TELLINGS = """
SELECT events.document_id, mentions.id, mentions.place_id, mentions.text, events.first, events.last, events.kind,
       events.basis, substr(documents.text, sentence_start + 1, sentence_end - sentence_start)
FROM events JOIN mentions ON mentions.id = mention_id JOIN documents ON documents.id = events.document_id
WHERE mentions.place_id IS NOT NULL AND (:places IS NULL OR mentions.place_id IN (SELECT value FROM json_each(:places)))
ORDER BY documents.ordinal, mentions.start, events.rowid
"""


def add_sharpened(db: sqlite3.Connection, places: Collection[str] | None = None) -> None:
    """Fill the table `sharpened` from the events that `db` holds, whether read now or carried over.

    With `places` from the events at these places alone: a report on one place says nothing of another.
    """
    asked = {"places": None if places is None else json.dumps(sorted(places))}
    tellings = [
        Telling(document, mention, place, text, _day(first), _day(last), kind, basis, sentence)
        for document, mention, place, text, first, last, kind, basis, sentence in db.execute(_TELLINGS, asked)
    ]
    db.executemany(
        "INSERT OR IGNORE INTO sharpened VALUES (?, ?, ?, ?, ?)",
        [
            (one.mention, one.source, one.first.isoformat(), one.last.isoformat(), one.reason)
            for one in sharpen(tellings)
        ],
    )


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
