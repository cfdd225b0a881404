"""What documents add to each other, worked out over the whole project whenever one is written."""

from __future__ import annotations

import sqlite3
from datetime import date

from geo.events import Telling, sharpen

_TELLINGS = """
SELECT events.document_id, mentions.id, mentions.place_id, mentions.text, events.first, events.last, events.kind,
       events.basis, substr(documents.text, sentence_start + 1, sentence_end - sentence_start)
FROM events JOIN mentions ON mentions.id = mention_id JOIN documents ON documents.id = events.document_id
WHERE mentions.place_id IS NOT NULL ORDER BY documents.ordinal, mentions.start, events.rowid
"""


def add_sharpened(db: sqlite3.Connection) -> None:
    """Fill the table `sharpened` from the events that `db` holds, whether read now or carried over."""
    tellings = [
        Telling(document, mention, place, text, _day(first), _day(last), kind, basis, sentence)
        for document, mention, place, text, first, last, kind, basis, sentence in db.execute(_TELLINGS)
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
