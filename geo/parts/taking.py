"""A project of parts: a build whose articles, and their readings, come from Parquet in the place of a folder.

The parts say where each article came from, so that all else is as in a build: ids, copies, corrections, the order. A
reading is taken as it stands where it is one of its article; an article that has changed by then, as by what a copy of
it tells, is read anew.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from geo.errors import EmptyFolderError, InputError, UnreadableFileError
from geo.inputs import Failure, Scan, Source, all_readers
from geo.inputs.article import check_text, sha256_of_text
from geo.inputs.digests import Corpus
from geo.inputs.facts import one_line
from geo.inputs.readers.plain_text import PlainTextReader
from geo.inputs.reading import Reading
from geo.inputs.scanning import scan_of
from geo.model import Document, ParsedDocument
from geo.parts.addresses import is_address, names_in
from geo.parts.checks import check_article, check_reading
from geo.parts.columns import Origin, origin_of, reading_of
from geo.parts.planning import PART, parts_among
from geo.parts.stored import Looks, Rows
from geo.pipeline import Pipeline
from geo.plain_data import from_data
from geo.project.anew import Outcome, Task, read_anew
from geo.project.correcting import ProjectCorrections, rows_of

Progress = Callable[[Sequence[tuple[str, str]]], Iterable[tuple[str, str]]]

_OF_DOCUMENT = ("sha256", "path", "is_digest", "known_events", "source")
_COLUMNS = ("path", "error", "origin", *(f"document.{name}" for name in _OF_DOCUMENT))
_CORPORA = ("folder and originals", "originals", "folder")
_NOT_OURS = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError, zlib.error)
"""What comes of a row that Dateline did not write."""
_PLAIN = PlainTextReader()


@dataclass(frozen=True, slots=True)
class StoredSource(Source):
    """An article that stands in the part at `place` with its reading, as its row number `row` from 0."""

    row: int = 0
    place: str = ""
    parts: Parts | None = None

    def read(self) -> Document:
        """The article; its reading then waits for `Parts.read_all`. Raises InputError."""
        assert self.parts is not None
        return self.parts.document(self)


class Parts:
    """The parts of a folder, or at an address.

    Parameters
    ----------
    folder
        Where they lie.
    pipeline
        What reads on this machine: the parts must have been read the same way.

    Raises
    ------
    EmptyFolderError
        When there is no part.
    InputError
        When the folder can't be listed.
    """

    def __init__(self, folder: str, pipeline: Pipeline) -> None:
        self._version, self._gazetteer = pipeline.version, pipeline.gazetteer.version
        names = names_in(folder)
        self._places = parts_among(folder, names)
        if not self._places:
            raise EmptyFolderError(f"{folder} holds no part: give the folder that 'dateline build --dask' wrote.")
        # a link among the parts must not be taken for another name of an article's file
        self._by_path = {place if is_address(place) else os.path.realpath(place): place for place in self._places}
        self._missing = list(_missing(folder, names))
        self._readings: dict[str, ParsedDocument] = {}
        self._rows: Rows | None = None

    def scan(self, progress: Progress = lambda places: places) -> Scan:
        """What the parts hold, as a scan of the folder of their articles gives it, and what is wrong with them.

        Raises
        ------
        InputError
            When a part was read otherwise than this machine reads.
        """
        sources: list[Source] = []
        failures = self._missing.copy()
        corpora: set[object] = set()
        labels: set[str] = set()
        with Looks() as looks:
            for path, place in progress(list(self._by_path.items())):
                problem = looks.problem(place)
                if problem:
                    failures.append(Failure(Path(place).name, problem))
                    continue
                with closing(Rows(place)) as rows:
                    for number, row in enumerate(rows.each(_COLUMNS)):
                        corpora.add(_corpus_of(row))
                        found = self._found(row, path, number, labels)
                        if isinstance(found, Failure):
                            failures.append(found)
                        else:
                            sources.append(found)
        corpus = next((one for one in _CORPORA if one in corpora), "folder")
        reading = Reading(all_readers(), lambda path, head: False, lambda files: files)
        return scan_of(sources, failures, reading, (), cast("Corpus", corpus))

    def _check_version(self, place: str, origin: Origin) -> None:
        if origin.reading != self._version:
            raise InputError(
                f"{place} was read otherwise than this machine reads: by Dateline {_told(origin.dateline)} with the "
                f"gazetteer {_told(origin.gazetteer)}, while the gazetteer here is {self._gazetteer}. Take the same "
                "version and the same gazetteer file (DATELINE_GAZETTEER), or have the articles read again."
            )

    def _found(self, row: Mapping[str, Any], place: str, number: int, labels: set[str]) -> Source | Failure:
        """The article of a row, without its text."""
        where = f"{Path(place).name}, row {number + 1}"
        try:
            if row["error"]:
                return Failure(one_line(row["path"])[:500] or where, one_line(row["error"])[:2000])
            origin, document = origin_of(row), from_data(Document, {**row["document"], "id": "", "text": ""})
            check_article(document, origin)
            self._check_version(place, origin)
        except InputError:
            raise
        except _NOT_OURS as error:
            return Failure(where, f"{where}: it holds no article as Dateline writes it ({error}): it is left out.")
        label = document.path if document.path not in labels else f"{document.path} ({where})"
        labels.add(label)
        return self._source(document, origin, label, place, number)

    def _source(self, document: Document, origin: Origin, label: str, place: str, number: int) -> StoredSource:
        return StoredSource(
            path=Path(place),
            label=label,
            facts=origin.facts,
            sha256=document.sha256,
            text_sha256=origin.text_sha256,
            reader=_PLAIN,
            source=document.source,
            part=origin.part,
            id_sha256=origin.id_sha256,
            is_digest=document.is_digest,
            known_events=document.known_events,
            row=number,
            place=place,
            parts=self,
        )

    def document(self, source: StoredSource) -> Document:
        """The article of a source; raises InputError where its row is no reading of it."""
        place = self._by_path[source.place]
        if self._rows is None or self._rows.place != place:
            self.close()
            self._rows = Rows(place)
        row = self._rows.row(source.row)
        try:
            stored = reading_of(row)
            text = stored.document.text
            check_text(text, name=source.label)
            if sha256_of_text(text) != source.text_sha256:
                raise ValueError("its text is another than its SHA-256 says")
            document = source.document(text)
            parsed = replace(stored, document=replace(stored.document, id=source.id, path=source.label))
            if parsed.document == document:
                check_reading(parsed)
                self._readings[document.id] = parsed
        except InputError:
            raise
        except _NOT_OURS as error:
            raise UnreadableFileError(
                f"{source.label}: what {Path(place).name} holds in row {source.row + 1} is no reading of it ({error}): "
                "it is left out. Have the part written again."
            ) from error
        return document

    def read_all(
        self, tasks: Iterable[Task | None], pipeline: Pipeline, corrections: ProjectCorrections
    ) -> Iterator[Outcome | None]:
        """What came of each article, in order: its reading as it stands in the part, with corrections; else anew."""
        for task in tasks:
            if task is None:
                yield None
                continue
            parsed = self._readings.pop(task.document.id, None)
            reading = None if parsed is None else corrections.corrected(parsed, task.fingerprint, pipeline)
            yield read_anew(task, pipeline, corrections) if reading is None else rows_of(reading)

    def close(self) -> None:
        """Let go of the part that was read last."""
        if self._rows is not None:
            self._rows.close()
            self._rows = None


def _missing(folder: str, names: Iterable[str]) -> Iterator[Failure]:
    """Parts that should be there and are not, as the names of the others tell."""
    found = [match for name in names if (match := PART.fullmatch(name))]
    if not found:
        return
    totals = {int(match[2]) for match in found}
    numbers = [int(match[1]) for match in found]
    if len(totals) > 1 or len(set(numbers)) < len(numbers):
        raise InputError(f"{folder} holds parts of several runs: give the parts of one run alone.")
    lost = max(totals) - len(numbers)
    if lost > 0:
        parts = "part is" if lost == 1 else "parts are"
        yield Failure(
            folder,
            f"{folder}: {lost:,} of {max(totals):,} {parts} missing: the run that wrote the others has not ended. Run "
            "it again: it goes on from there.",
        )


def _corpus_of(row: Mapping[str, Any]) -> object:
    origin = row["origin"]
    return origin.get("corpus") if isinstance(origin, dict) else None


def _told(version: str) -> str:
    return one_line(version)[:100] or "?"
