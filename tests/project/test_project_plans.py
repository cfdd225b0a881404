"""No question that is asked of a project for each article or each place reads a whole table."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, nullcontext
from pathlib import Path

import pytest

from geo.model import Document, ParsedDocument, Publication
from geo.project import Project, ProjectWriter
from geo.project.across import add_sharpened
from geo.project.carrying import Carrier
from geo.project.coding import Coder
from geo.project.loading import load_candidates, load_parsed
from geo.project.rewriting import rewrite, take_out
from geo.project.search import search
from geo.project.unplaced import names_lacking

BIG = re.compile(r"\bSCAN (?:old|own|row|documents|candidates|samples|orphans|[a-z]+_rows)\b")


def article(name: str) -> ParsedDocument:
    return ParsedDocument(Document(name, "Snow fell."), Publication(None, None, "unknown"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    with ProjectWriter(tmp_path / "p.sqlite") as writer:
        writer.add(article("a"), fingerprint="a")
    return tmp_path / "p.sqlite"


class Watched(sqlite3.Connection):
    """Collects the plans of all that is asked of it."""

    plans: list[str]

    def execute(self, query: str, *values: object) -> sqlite3.Cursor:  # type: ignore[override]
        if query.lstrip().startswith(("SELECT", "INSERT INTO", "DELETE", "INSERT OR")):
            found = super().execute(f"EXPLAIN QUERY PLAN {query}", *values)
            self.plans += [f"{row[3]}    of: {query}" for row in found]
        return super().execute(query, *values)


@pytest.fixture
def watched(project: Path, tmp_path: Path) -> Iterator[Watched]:
    with closing(sqlite3.connect(project, factory=Watched, isolation_level=None)) as db:
        db.plans = []
        yield db
        assert db.plans
        assert not [plan for plan in db.plans if BIG.search(plan.partition("    of: ")[0])]


def test_a_reading_and_its_candidates_are_found_by_index(watched: Watched) -> None:
    assert load_parsed(watched, "a") == article("a")
    assert load_candidates(watched, "a:0") is None


def test_documents_are_carried_over_by_index(watched: Watched, project: Path, tmp_path: Path) -> None:
    watched.execute("ATTACH DATABASE ? AS previous", (str(project),))
    with closing(sqlite3.connect(tmp_path / "new.sqlite")):
        carrier = Carrier(watched, Coder(watched))
        carrier.carry("none such", 1, "previous")
        carrier.flush()


def test_a_document_is_taken_out_by_index(watched: Watched) -> None:
    assert take_out(watched, "a") == (0, 0)
    rewrite(watched, [], ["a"])


def test_places_are_sharpened_by_index(watched: Watched) -> None:
    add_sharpened(watched)
    add_sharpened(watched, ["geonames:1"])


def test_names_without_a_place_are_found_by_index(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page of the map asks for them, and most articles of a large project have none."""
    monkeypatch.setattr("geo.project.unplaced.read_only", lambda path: nullcontext(watched))
    monkeypatch.setattr("geo.project.unplaced.closing", lambda db: db)
    assert names_lacking(Path("p.sqlite")) == []


def test_furniture_sentences_and_search_are_found_by_index(project: Path, monkeypatch) -> None:
    plans: list[str] = []
    opened = Project.open(project)
    opened._db.close()
    opened._db = sqlite3.connect(project, factory=Watched)
    opened._db.plans = plans
    assert opened.sentences("a") == opened.furniture("a") == []
    opened.close()

    def connect(path: Path) -> Watched:
        db = sqlite3.connect(path, factory=Watched)
        db.plans = plans
        return db

    monkeypatch.setattr("geo.project.search.read_only", connect)
    hits, articles = search(project, "snow")
    assert (len(hits), articles) == (1, 1)
    assert len(plans) >= 4
    assert not [plan for plan in plans if BIG.search(plan.partition("    of: ")[0])]


def test_a_search_asks_once_for_many_articles(tmp_path: Path, monkeypatch) -> None:
    """FTS5 puts together all that a beginning of a word finds each time it is asked."""
    with ProjectWriter(tmp_path / "p.sqlite") as writer:
        for number in range(100):
            writer.add(article(f"a{number}"))
    asked: list[str] = []

    def connect(path: Path) -> sqlite3.Connection:
        db = sqlite3.connect(path)
        db.set_trace_callback(asked.append)
        return db

    monkeypatch.setattr("geo.project.search.read_only", connect)
    hits, articles = search(tmp_path / "p.sqlite", "sno")
    assert [hit.document_id for hit in hits] == [f"a{number}" for number in range(100)]
    assert articles == 100
    assert sum("MATCH" in statement for statement in asked) <= 6
