"""The corrections of a project as a build needs them: which touch an article, and its reading with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from geo.corrections import Book, Correction, Due, Orphan, correct, document_with, in_force, is_removed, to_line
from geo.corrections.meaning import ground_of
from geo.inputs import Known
from geo.model import Document, ParsedDocument, Place
from geo.pipeline import Pipeline
from geo.project.inserting import ReadingRows, reading_rows
from geo.project.journal import journal_path, read_journal

Parse = Callable[[Document], ParsedDocument]
Lookup = Callable[[str], Place | None]

SETTING = "corrections"
UNCHECKED = "?"
"""Ends the fingerprint of a reading whose places were taken from corrections without asking the gazetteer for them."""
NO_ARTICLE = "the project holds no such article"


@dataclass(frozen=True, slots=True)
class CorrectedReading:
    """An article as it is shown. `machine` is what was read before corrections, None where they change nothing."""

    shown: ParsedDocument
    machine: ParsedDocument | None
    fingerprint: str
    orphans: tuple[Orphan, ...] = ()


class ProjectCorrections:
    """What the corrections file beside a project says of its articles, as it stood when this was made.

    Parameters
    ----------
    project
        The project file, whether it is there yet or not.
    documents
        Every article of the project.

    Raises
    ------
    UnreadableFileError
        When the corrections file is there but may not be read.
    """

    def __init__(self, project: Path, documents: Iterable[Known]) -> None:
        journal = read_journal(project)
        self.warnings = tuple(f"{journal_path(project).name}: {problem.message}" for problem in journal.problems)
        self._book = Book(journal.corrections, documents)
        self._given = {place.id: place for one in in_force(journal.corrections) if (place := _entry_given(one))}
        self.settings = settings_of(journal.corrections)
        """What the project notes of the corrections it was built with: nothing where there are none."""
        self.astray = tuple(Orphan(one.id, "", NO_ARTICLE) for one in self._book.astray)
        """Corrections of articles that the project does not hold."""

    def marked(self, fingerprint: str, document: Known, text: Callable[[], str]) -> str:
        """The fingerprint of an article's reading, with the corrections that touch it; as it was where none do.

        `text` gives the article's text, and is asked only where rules are made of names.
        """
        return self._marked(fingerprint, self._book.due(document, text() if self._book.has_rules else ""))

    def read(self, document: Document, pipeline: Pipeline, fingerprint: str) -> CorrectedReading:
        """Read an article and correct the reading; `fingerprint` is that of the reading without corrections."""
        return self._corrected(pipeline.parse(document), fingerprint, pipeline.parse, pipeline.gazetteer.get)

    def removes(self, document: Known) -> bool:
        """Whether an article is kept out of the project."""
        return is_removed(self._book.due(document, "").own)

    def corrected(
        self, machine: ParsedDocument, fingerprint: str, pipeline: Pipeline | None
    ) -> CorrectedReading | None:
        """Correct a reading; None when it takes a pipeline and there is none, since the article must be read again."""
        if pipeline is not None:
            return self._corrected(machine, fingerprint, pipeline.parse, pipeline.gazetteer.get)
        due = self._book.due(known_of(machine.document), machine.document.text)
        if document_with(machine.document, due.own) is not machine.document:
            return None
        reading = self._corrected(machine, fingerprint, lambda document: machine, lambda identifier: None)
        names_entries = any(map(_entry_given, (*due.own, *due.rules)))
        return replace(reading, fingerprint=reading.fingerprint + UNCHECKED) if names_entries else reading

    def _corrected(self, machine: ParsedDocument, fingerprint: str, parse: Parse, lookup: Lookup) -> CorrectedReading:
        document = machine.document
        due = self._book.due(known_of(document), document.text)
        if not due:
            return CorrectedReading(machine, None, fingerprint)
        known = document_with(document, due.own)
        base = machine if known is document else parse(known)
        # a place that the gazetteer hasn't is everywhere the one that the latest line gives under its id
        done = correct(base, due, lookup=lambda identifier: lookup(identifier) or self._given.get(identifier))
        before = None if done.parsed == machine else machine
        return CorrectedReading(done.parsed, before, self._marked(fingerprint, due), done.orphans)

    def _marked(self, fingerprint: str, due: Due) -> str:
        if not due:
            return fingerprint
        named = [place for one in (*due.own, *due.rules) if (place := _entry_given(one))]
        others = [self._given[place.id] for place in named if self._given[place.id] != place]
        said = f"-{sha256(repr(others).encode()).hexdigest()[:8]}" if others else ""
        return f"{fingerprint}+{due.digest}{said}"


def rows_of(reading: CorrectedReading) -> ReadingRows:
    """A reading as rows of a project file."""
    return reading_rows(reading.shown, reading.machine, fingerprint=reading.fingerprint, orphans=reading.orphans)


def settings_of(corrections: Iterable[Correction]) -> dict[str, str]:
    """What a project notes of the corrections it shows: nothing where none holds."""
    held = in_force(corrections)
    lines = "\n".join(map(to_line, held))
    return {SETTING: sha256(lines.encode()).hexdigest()} if held else {}


def without_corrections(fingerprint: str) -> str:
    """The fingerprint of an article's reading as it would be without corrections."""
    return fingerprint.partition("+")[0]


def known_of(document: Document) -> Known:
    """What identifies an article: its id, SHA-256 and path."""
    return Known(document.id, document.sha256, document.path)


def _entry_given(correction: Correction) -> Place | None:
    """The entry of a gazetteer that a correction gives, if it gives one."""
    ground = ground_of(correction.after) if correction.kind in ("place", "add") else None
    return ground.place if ground is not None and ground.footprint is None else None
