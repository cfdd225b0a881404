"""Full-text search over a project's articles, with the place of every hit in the text.

Words are found as SQLite's FTS5 tokenises them: letters and digits, without case or accents. What a user types is
never a query in FTS5's own language: it is cut into words and "phrases", each quoted.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from geo.project.distrust import told
from geo.project.opening import read_only, standing

MOST_LETTERS = 200
_OPEN, _CLOSE = "\ue0f0", "\ue0f1"
"""Private-use letters, which a text has no cause to hold; where one does, its hits are left out."""
_MATCHING = "SELECT rowid FROM documents_fts WHERE documents_fts MATCH :expression"
_IN_ORDER = "SELECT number FROM documents ORDER BY ordinal"
"""Read from an index, no further than hits are wanted: sorting all that a common word finds takes longer."""
_WITHIN = """
SELECT rowid FROM documents_fts
WHERE documents_fts MATCH :expression AND rowid = (SELECT number FROM documents WHERE id = :within)
"""
_MARKED = """
SELECT documents_fts.rowid, documents.id, documents_fts.text, highlight(documents_fts, 1, :open, :close)
FROM documents_fts JOIN documents ON documents.number = documents_fts.rowid
WHERE documents_fts MATCH :expression AND documents_fts.rowid BETWEEN :first AND :last
AND +documents_fts.rowid IN (SELECT value FROM json_each(:numbers))
"""
"""Several articles at once: FTS5 puts together all that match "wat*" each time it is asked, however few are wanted."""
_FIRST_BATCH, _MOST_A_BATCH = 8, 256
_PART = re.compile(r'"([^"]+)"|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of `document_id`'s text that matches, in code points, end exclusive."""

    document_id: str
    start: int
    end: int


def match_expression(typed: str) -> str:
    """What a user typed as an FTS5 expression in which nothing is an operator; '' when it holds no word.

    Words may stand anywhere in an article, all of them must; words in double quotes stand side by side. The last
    word may be the beginning of a longer one.
    """
    typed = typed[:MOST_LETTERS].encode("utf-8", "replace").decode().replace("\0", " ")
    parts = [(phrase or word, bool(phrase)) for phrase, word in _PART.findall(typed)]
    parts = [(text, is_phrase) for text, is_phrase in parts if any(letter.isalnum() for letter in text)]
    quoted = ['"' + text.replace('"', '""') + '"' for text, _ in parts]
    if quoted and not parts[-1][1] and not typed[-1].isspace():
        quoted[-1] += "*"
    return " AND ".join(quoted)


def search(path: Path, text: str, *, limit: int = 400, within: str | None = None) -> tuple[tuple[Hit, ...], int]:
    """Hits in reading order, at most `limit` of them, and the number of articles that match.

    Texts are read one by one, and no further once there are `limit` hits.

    Parameters
    ----------
    path
        The project file.
    text
        What a user typed.
    limit
        The most hits that are given.
    within
        The id of an article: hits of this one alone.

    Raises
    ------
    ProjectFormatError, ProjectBusyError
        When the file is not a project, is damaged, or another program holds it.
    """
    expression = match_expression(text)
    if not expression:
        return (), 0
    values = {"open": _OPEN, "close": _CLOSE, "expression": expression, "within": within}
    with told(path), closing(read_only(standing(path))) as db:
        try:
            db.execute("BEGIN")  # what is asked one after the other must fit together
            matching = {number for (number,) in db.execute(_MATCHING if within is None else _WITHIN, values)}
            ordered = matching if len(matching) < 2 else (n for (n,) in db.execute(_IN_ORDER) if n in matching)
            return tuple(islice(_hits(_marked(db, values, ordered)), limit)), len(matching)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:  # what FTS5 can't take of a question
                raise
            return (), 0


def articles_found(path: Path, text: str) -> frozenset[str]:
    """The ids of the articles that `search` would find hits in.

    Raises
    ------
    ProjectFormatError, ProjectBusyError
        As `search`.
    """
    expression = match_expression(text)
    if not expression:
        return frozenset()
    with told(path), closing(read_only(path)) as db:
        try:
            found = db.execute(
                "SELECT documents.id FROM documents_fts JOIN documents ON documents.number = documents_fts.rowid "
                "WHERE documents_fts MATCH ?",
                (expression,),
            )
            return frozenset(key for (key,) in found)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:  # what FTS5 can't take of a question
                raise
            return frozenset()


def _marked(
    db: sqlite3.Connection, values: Mapping[str, str | None], numbers: Iterable[int]
) -> Iterator[tuple[str, str, str]]:
    """Ids of the articles of those numbers, in that order, with their texts, plain and marked."""
    ahead, size = iter(numbers), _FIRST_BATCH
    while batch := list(islice(ahead, size)):
        these = {"first": min(batch), "last": max(batch), "numbers": json.dumps(batch)}
        found = {row[0]: row[1:] for row in db.execute(_MARKED, {**values, **these})}
        yield from (found[number] for number in batch)
        size = min(2 * size, _MOST_A_BATCH)


def _hits(found: Iterable[tuple[str, str, str]]) -> Iterator[Hit]:
    for document_id, plain, marked in found:
        for start, end in _spans(plain, marked):
            yield Hit(document_id, start, end)


def _spans(plain: str, marked: str) -> list[tuple[int, int]]:
    """Where `marked` opens and closes, in code points of `plain`."""
    if _OPEN in plain or _CLOSE in plain:
        return []
    spans, at = [], 0
    for piece in marked.split(_OPEN):
        head, closed, tail = piece.partition(_CLOSE)
        if closed:
            spans.append((at, at + len(head)))
        at += len(head) + len(tail)
    return spans
