"""Reads a project file: tables as pandas frames whose columns are those of schema.sql, articles as records."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import ProjectFormatError, UnknownDocumentError
from geo.model import Candidate, DocumentSource, ParsedDocument
from geo.plain_data import from_data
from geo.project.coding import COLUMNS_OF_PLACES
from geo.project.database import APPLICATION_ID as APPLICATION_ID
from geo.project.database import SCHEMA_VERSION as SCHEMA_VERSION
from geo.project.database import open_database as open_database
from geo.project.database import schema_of as schema_of
from geo.project.distrust import told
from geo.project.inserting import ORPHANS
from geo.project.loading import load_candidates, load_candidates_of, load_machine_reading, load_parsed
from geo.project.opening import standing

if TYPE_CHECKING:
    import pandas as pd

    from geo.project.renewing import ReadRows


class Project:
    """A project file, open for reading. Safe to share between threads.

    One that is being made is shown as it was at that moment, without what comes at the end: search, copies and more.

    Raises
    ------
    ProjectMissingError
        When there is no file at `path`.
    ProjectFormatError
        When the file is not a project, or of another schema version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db, version = open_database(path)
        if version != SCHEMA_VERSION:
            self._db.close()
            raise ProjectFormatError(
                f"{path} has schema {version}, an older one than this version reads ({SCHEMA_VERSION}). Nothing was "
                f"changed. Make a copy of this version: dateline migrate {path} -o NEW.sqlite"
            )
        self._lock = threading.Lock()
        if standing(path) != path:  # it grows: what is asked one after the other must fit together
            self._db.execute("BEGIN")

    @classmethod
    def open(cls, path: Path | str) -> Project:
        """Open the project at `path`."""
        return cls(Path(path))

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """While this thread alone asks the file."""
        with self._lock, told(self.path):
            yield

    def settings(self) -> dict[str, str]:
        """How the run was made: versions, options."""
        with self._reading():
            return dict(self._db.execute("SELECT key, value FROM settings"))

    def documents(self) -> pd.DataFrame:
        """One row an article, in reading order, without its text."""
        frame = self.articles(self._document_columns())
        with told(self.path):
            frame["published_evidence"] = [json.loads(value) for value in frame["published_evidence"]]
        return frame

    def articles(self, columns: Sequence[str]) -> pd.DataFrame:
        """Some columns of `documents`, `is_digest` among them; JSON stays text."""
        frame = self._frame(f"SELECT {', '.join(columns)} FROM documents ORDER BY ordinal")
        with told(self.path):
            frame["is_digest"] = frame["is_digest"].astype(bool)
        return frame

    def copies(self) -> pd.DataFrame:
        """Further files with the text of an article: `kind` is 'copy' or 'link'."""
        return self._frame("SELECT * FROM copies ORDER BY path")

    def near_copies(self) -> pd.DataFrame:
        """Articles that are one text, and the one of each group that is shown for all; one row an article."""
        return self._frame(
            "SELECT near_copies.* FROM near_copies JOIN documents ON documents.id = document_id ORDER BY ordinal"
        )

    def failures(self) -> pd.DataFrame:
        """Inputs that could not be read, each with what to do."""
        return self._frame("SELECT * FROM failures ORDER BY path")

    def orphans(self) -> pd.DataFrame:
        """Corrections that no longer find what they are about, each with the reason."""
        return self._frame(ORPHANS)

    def places(self) -> pd.DataFrame:
        """Gazetteer entries that mentions were resolved to."""
        return self._frame(f"SELECT {', '.join(COLUMNS_OF_PLACES)} FROM places ORDER BY id")

    def mentions(self) -> pd.DataFrame:
        """Place mentions of every role, in reading order, without their candidates. `path` stays JSON text."""
        from geo.project.frames import mention_frame

        with self._reading():
            return mention_frame(self._db)

    def mention_count(self) -> int:
        """How many place mentions there are."""
        with self._reading():
            return int(self._db.execute("SELECT count(*) FROM mention_rows").fetchone()[0])

    def mentions_of(self, document_id: str) -> pd.DataFrame:
        """`mentions` of one article, in reading order."""
        from geo.project.frames import typed

        return typed(self._frame("SELECT * FROM mentions WHERE document_id = ? ORDER BY start", document_id))

    def dates(self) -> pd.DataFrame:
        """Date expressions, in reading order."""
        from geo.project.frames import date_frame

        with self._reading():
            return date_frame(self._db)

    def dates_of(self, document_id: str) -> pd.DataFrame:
        """Date expressions of one article, in reading order."""
        return self._frame("SELECT * FROM dates WHERE document_id = ? ORDER BY start", document_id)

    def event_rows(self) -> pd.DataFrame:
        """Rows of the table `events`: place mentions joined with dates, in reading order."""
        from geo.project.frames import event_frame

        with self._reading():
            return event_frame(self._db)

    def events_of(self, document_id: str) -> pd.DataFrame:
        """Rows of the table `events` of one article, in its order."""
        from geo.project.frames import typed

        return typed(self._frame("SELECT * FROM events WHERE document_id = ? ORDER BY ordinal", document_id))

    def sharpened(self) -> pd.DataFrame:
        """Narrower days for events, inferred from other documents; `event_rows` are what each document says itself."""
        return self._frame(
            "SELECT sharpened.* FROM sharpened JOIN documents "
            "ON documents.id = rtrim(rtrim(mention_id, '0123456789'), ':') "
            "ORDER BY ordinal, CAST(replace(mention_id, rtrim(mention_id, '0123456789'), '') AS INTEGER)"
        )

    def rows(self, before: ReadRows | None = None) -> ReadRows:
        """The rows of all mentions and events as arrays of numbers; `before`: what was read of them earlier."""
        from geo.project.renewing import read_rows

        with self._reading():
            return read_rows(self._db, before)

    def words(self, numbers: Iterable[int]) -> dict[int, str]:
        """The strings for which `numbers` of a row stand."""
        from geo.project.numbers import texts_of

        with self._reading():
            return texts_of(self._db, numbers)

    def furniture(self, document_id: str) -> list[tuple[int, int, str]]:
        """(start, end, reason) of what belongs to the page and not to the report."""
        return self._spans('start, "end", reason', "furniture", document_id)

    def sentences(self, document_id: str) -> list[tuple[int, int]]:
        """(start, end) of each sentence of a document."""
        return self._spans('start, "end"', "sentences", document_id)

    def parsed(self, document_id: str) -> ParsedDocument:
        """The reading of an article that is shown: with corrections, where there are any.

        Raises
        ------
        UnknownDocumentError
            When the project has no such article.
        """
        with self._reading():
            parsed = load_parsed(self._db, document_id)
        if parsed is None:
            raise self._unknown("article", document_id)
        return parsed

    def machine(self, document_id: str) -> ParsedDocument:
        """The reading of an article before corrections: the one that is shown, where there are none.

        Raises
        ------
        UnknownDocumentError
            When the project has no such article.
        """
        with self._reading():
            parsed = load_machine_reading(self._db, document_id)
        return self.parsed(document_id) if parsed is None else parsed

    def corrected_documents(self) -> frozenset[str]:
        """Ids of the articles whose reading corrections changed: those of which `machine` differs from `parsed`."""
        with self._reading():
            return frozenset(str(row[0]) for row in self._db.execute("SELECT document_id FROM machine_readings"))

    def text(self, document_id: str) -> str:
        """The text of an article; offsets count its code points. Raises UnknownDocumentError as `parsed` does."""
        return self._value("text", document_id)

    def source(self, document_id: str) -> DocumentSource:
        """What an article was read from, and its pages there. Raises UnknownDocumentError as `parsed` does."""
        source = self._value("source", document_id)
        with told(self.path):
            return from_data(DocumentSource, json.loads(source))

    def _value(self, column: str, document_id: str) -> str:
        with self._reading():
            found = self._db.execute(f"SELECT {column} FROM documents WHERE id = ?", (document_id,)).fetchone()
        if found is not None:
            return str(found[0])
        raise self._unknown("article", document_id)

    def texts(self, document_ids: Iterable[str]) -> dict[str, str]:
        """Texts of several articles by their ids, each named once."""
        return {document_id: self.text(document_id) for document_id in document_ids}

    def quotes(self, spans: Sequence[tuple[str, int, int]]) -> list[str]:
        """Stretches of articles, each given as (document id, start, end); one text is held at a time."""
        quotes = [""] * len(spans)
        order = sorted(range(len(spans)), key=lambda at: spans[at][0])
        for document_id, group in groupby(order, key=lambda at: spans[at][0]):
            text = self.text(document_id)
            for at in group:
                quotes[at] = text[slice(*spans[at][1:])]
        return quotes

    def candidates(self, mention_id: str) -> tuple[Candidate, ...]:
        """The places that a mention could mean, best first. Raises UnknownDocumentError when there is no such one."""
        with self._reading():
            found = load_candidates(self._db, mention_id)
        if found is None:
            raise self._unknown("mention", mention_id)
        return found

    def candidates_of(self, document_id: str) -> dict[str, tuple[Candidate, ...]]:
        """`candidates` of each mention of an article by its id. Raises UnknownDocumentError as `parsed` does."""
        with self._reading():
            found = load_candidates_of(self._db, document_id)
        if found is None:
            raise self._unknown("article", document_id)
        return found

    def _unknown(self, what: str, name: str) -> UnknownDocumentError:
        return UnknownDocumentError(f"{self.path} has no {what} {name!a}: the frames that the project gives name them.")

    def _spans(self, columns: str, table: str, document_id: str) -> list[Any]:
        query = f"SELECT {columns} FROM {table} WHERE document_id = ? ORDER BY start"
        with self._reading():
            return self._db.execute(query, (document_id,)).fetchall()

    def _document_columns(self) -> list[str]:
        with self._reading():
            columns = [str(row[1]) for row in self._db.execute("PRAGMA table_info(documents)")]
        return [name for name in columns if name not in ("number", "text")]

    def _frame(self, query: str, *values: str) -> pd.DataFrame:
        from geo.project.frames import frame_of  # here, as pandas is a quarter of the start, and builds need no frame

        with self._reading():
            return frame_of(self._db, query, *values)
