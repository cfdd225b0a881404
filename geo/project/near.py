"""Articles of a project that are one text, worked out over the whole project whenever one is written."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path

from geo.project.opening import read_only, standing
from geo.text.near_copies import near_copies

_DOCUMENTS = "SELECT id, ordinal, published_last, length(text) FROM documents ORDER BY ordinal"
_TEXT = "SELECT text, body_start FROM documents WHERE id = ?"
_FURNITURE = 'SELECT start, "end" FROM furniture WHERE document_id = ? ORDER BY start'


def add_near_copies(db: sqlite3.Connection) -> None:
    """Fill the table `near_copies` from the documents that `db` holds, whether read now or carried over.

    Page furniture doesn't count: outlets have it in common with themselves, not with those who print the same report.
    Of each group the article published first is the one that is shown, as far as days tell; else the longest.
    """
    documents = db.execute(_DOCUMENTS).fetchall()
    copies = near_copies(len(documents), lambda at: _body(db, documents[at][0]))
    groups: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for copy in copies:
        groups[copy.of].setdefault(copy.of, 1.0)
        groups[copy.of][copy.text] = copy.share

    def first_published(at: int) -> tuple[bool, str, int, int]:
        _, ordinal, last, length = documents[at]
        return last is None, last or "", -length, ordinal

    for shares in groups.values():
        shown = documents[min(shares, key=first_published)][0]
        rows = [(documents[at][0], shown, round(share, 3)) for at, share in shares.items()]
        db.executemany("INSERT INTO near_copies VALUES (?, ?, ?)", rows)


def near_counts(path: Path) -> tuple[int, int]:
    """How many articles of a project are near copies of others that are shown for them, and how many those are."""
    with closing(read_only(standing(path))) as db:
        query = "SELECT count(*) - count(DISTINCT shown_id), count(DISTINCT shown_id) FROM near_copies"
        copies, shown = db.execute(query).fetchone()
    return int(copies), int(shown)


def _body(db: sqlite3.Connection, document_id: str) -> str:
    """An article's text without its furniture."""
    text, at = db.execute(_TEXT, (document_id,)).fetchone()
    kept: list[str] = []
    for start, end in db.execute(_FURNITURE, (document_id,)):
        kept.append(text[at : max(at, start)])
        at = max(at, end)
    return "\n".join([*kept, text[at:]])
