"""A folder of invented articles with its project and corrections, for the tests of what becomes of them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from correction_readings import PLANET, PlainPipeline, at, entry

from geo.corrections import Correction, Scope, select_whole
from geo.model import ParsedDocument, Place
from geo.project import Project
from geo.project.acts import new_act
from geo.project.build import build_project
from geo.project.build_report import BuildReport
from geo.project.journal import append, journal_path

TEXTS = {
    "snow.txt": "Snow closed the road to Mars on 3 March 2019. Nobody in Mars was hurt.\n",
    "train.txt": "A train left Mars for Kars on Monday.\n",
    "calm.txt": "Kars was calm.\n",
}
EVERYWHERE = Scope("project")


class Corpus:
    """A folder of articles, its project, and a pipeline that tells what it read."""

    def __init__(self, folder: Path, texts: dict[str, str] = TEXTS) -> None:
        self.folder, self.path = folder / "articles", folder / "p.sqlite"
        self.folder.mkdir()
        for name, text in texts.items():
            self.write(name, text)
        self.build()

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, "utf-8")

    def build(self) -> BuildReport:
        self.pipeline = PlainPipeline()
        return build_project(self.folder, self.path, self.pipeline)

    def id(self, stem: str) -> str:
        project = Project.open(self.path)
        ids = [name for name in project.documents()["id"] if name.startswith(stem)]
        project.close()
        return ids[0]

    def shown(self, stem: str) -> ParsedDocument:
        return self._reading("parsed", stem)

    def machine(self, stem: str) -> ParsedDocument:
        return self._reading("machine", stem)

    def _reading(self, which: str, stem: str) -> ParsedDocument:
        identifier = self.id(stem)
        project = Project.open(self.path)
        reading = getattr(project, which)(identifier)
        project.close()
        return reading

    def place(self, stem: str, meant: Place, occurrence: int = 0, **fields) -> Correction:
        fields.setdefault("before", {"place": entry(PLANET)})
        target = at(self.machine(stem), "Mars", occurrence)
        return new_act("Ada").correction("place", target, {"place": entry(meant)}, **fields)

    def whole(self, stem: str, after: dict) -> Correction:
        return new_act("Ada").correction("document", select_whole(self.machine(stem).document), after)

    def say(self, *corrections: Correction) -> Correction:
        append(self.path, corrections)
        return corrections[0]

    def undo(self, correction: Correction) -> Correction:
        return self.say(new_act("Ben").undo(correction.act))


def ids(parsed: ParsedDocument) -> list[str | None]:
    return [mention.place and mention.place.id for mention in parsed.places]


_FOUND = """
SELECT ordinal FROM documents_fts JOIN documents ON number = documents_fts.rowid WHERE documents_fts MATCH ? ORDER BY 1
"""


def content(path: Path) -> dict[str, list]:
    """All that a project says, without the numbers by which its rows name each other, and what the index finds."""
    db = sqlite3.connect(path)
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    rows: dict[str, list] = {}
    for table in sorted(tables):
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        if "_fts" in table or table.endswith("_rows") or table == "words":
            continue
        named = ", ".join(f'own."{column}"' for column in columns if column not in ("number", "document"))
        joined = " JOIN documents ON number = document" if "document" in columns else ""
        query = f"SELECT {'documents.id, ' if joined else ''}{named} FROM {table} AS own{joined}"
        rows[table] = sorted(map(repr, db.execute(query)))
    db.execute("INSERT INTO documents_fts(documents_fts, rank) VALUES ('integrity-check', 1)")
    for word in ("train", "snow", "mars"):
        found = db.execute(_FOUND, (word,))
        rows[f"search {word}"] = [number for (number,) in found]
    db.rollback()
    db.close()
    return rows


def rebuilt(corpus: Corpus) -> dict[str, list]:
    """The content of the project after a build from nothing."""
    fresh = corpus.path.with_name("fresh.sqlite")
    journal_path(fresh).write_bytes(journal_path(corpus.path).read_bytes())
    build_project(corpus.folder, fresh, PlainPipeline())
    found = content(fresh)
    fresh.unlink()
    return found
