"""A build with corrections: both readings are kept, only what is touched is read again, undo leaves no trace."""

import json
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from correction_readings import KARS, OTHER, PLANET, TOWN, PlainPipeline, at, entry
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.corrections import Correction, Scope, select_whole, to_line
from geo.errors import ProjectFormatError, ProjectMissingError, ProjectWriteError
from geo.gazetteer import Gazetteer
from geo.model import ParsedDocument, Place
from geo.pipeline import Pipeline
from geo.project import Project, in_place
from geo.project.acts import new_act
from geo.project.build import build_project
from geo.project.build_report import BuildReport
from geo.project.in_place import apply_corrections, shows_corrections
from geo.project.journal import append, journal_path, read_journal

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


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path)


def ids(parsed: ParsedDocument) -> list[str | None]:
    return [mention.place and mention.place.id for mention in parsed.places]


def test_both_readings_are_kept_and_only_what_is_touched_is_read_again(corpus: Corpus) -> None:
    corpus.say(corpus.place("snow", TOWN))
    report = corpus.build()
    assert (report.read, report.carried) == (1, 2)
    assert corpus.pipeline.read == [corpus.id("snow")]
    assert ids(corpus.shown("snow")) == [TOWN.id, PLANET.id]
    assert ids(corpus.machine("snow")) == [PLANET.id, PLANET.id]
    assert corpus.shown("train") == corpus.machine("train")
    again = corpus.build()
    assert (again.read, again.carried) == (0, 3)
    assert ids(corpus.shown("snow")) == [TOWN.id, PLANET.id]


def test_the_project_is_byte_for_byte_as_before_when_acts_are_undone(corpus: Corpus) -> None:
    before = corpus.path.read_bytes()
    made = corpus.say(corpus.place("snow", TOWN, scope=EVERYWHERE))
    corpus.build()
    once = corpus.path.read_bytes()
    title = corpus.say(corpus.whole("train", {"title": "A train", "published": "2019-03-06"}))
    note = corpus.say(new_act("Ada").correction("note", select_whole(corpus.machine("calm").document), {"text": "x"}))
    corpus.build()
    assert len({before, once, corpus.path.read_bytes()}) == 3
    corpus.undo(title)
    corpus.undo(note)
    corpus.build()
    assert corpus.path.read_bytes() == once
    back = corpus.undo(made)
    corpus.build()
    assert corpus.path.read_bytes() == before
    corpus.undo(back)
    corpus.build()
    assert corpus.path.read_bytes() == once


def test_a_build_never_touches_the_corrections(corpus: Corpus) -> None:
    corpus.say(corpus.place("snow", TOWN))
    with journal_path(corpus.path).open("ab") as file:
        file.write(b"{damaged\n{cut off")
    before = journal_path(corpus.path).read_bytes()
    report = corpus.build()
    assert journal_path(corpus.path).read_bytes() == before
    name = "p.sqlite.corrections.jsonl"
    assert [warning[: len(name) + 25] for warning in report.warnings] == [
        f"{name}: line 2 is damaged and l", f"{name}: line 3 is cut off or da",
    ]  # fmt: skip
    assert report.lines()[0].startswith(f"warning: {name}: line 2")
    assert ids(corpus.shown("snow"))[0] == TOWN.id


def test_a_rule_reaches_other_articles_and_new_ones(corpus: Corpus) -> None:
    corpus.say(corpus.place("snow", TOWN, scope=EVERYWHERE))
    report = corpus.build()
    assert (report.read, report.carried) == (2, 1)
    assert ids(corpus.shown("train")) == [TOWN.id, KARS.id]
    corpus.write("new.txt", "The mayor of Mars resigned.\n")
    report = corpus.build()
    assert (report.read, report.carried) == (1, 3)
    assert ids(corpus.shown("new")) == [TOWN.id]
    assert ids(corpus.machine("new")) == [PLANET.id]


def test_a_day_of_publication_dates_the_article_anew(corpus: Corpus) -> None:
    assert corpus.shown("train").events[0].first is None
    corpus.say(corpus.whole("train", {"published": "2019-03-06", "publisher": "The Post"}))
    corpus.build()
    shown, machine = corpus.shown("train"), corpus.machine("train")
    assert shown.events[0].first == date(2019, 3, 4)
    assert shown.document.publisher == "The Post"
    assert shown.published.reason.startswith("corrected by Ada on ")
    assert (machine.events[0].first, machine.document.publisher) == (None, "")


def test_a_correction_follows_an_edited_article_and_a_moved_one(corpus: Corpus) -> None:
    corpus.say(corpus.place("snow", TOWN, 1))
    corpus.write("snow.txt", "Late news of the day.\n\n" + TEXTS["snow.txt"].replace("3 March", "4 March"))
    report = corpus.build()
    assert ids(corpus.shown("snow")) == [PLANET.id, TOWN.id]
    assert report.orphans == ()
    corpus.write("snow.txt", TEXTS["snow.txt"])
    (corpus.folder / "snow.txt").rename(corpus.folder / "winter.txt")
    corpus.build()
    project = Project.open(corpus.path)
    moved = project.documents().set_index("path")["id"]["winter.txt"]
    assert ids(project.parsed(moved)) == [PLANET.id, TOWN.id]
    project.close()


def test_what_finds_no_target_is_listed_and_carried_and_comes_back_with_its_words(corpus: Corpus) -> None:
    made = corpus.say(corpus.place("snow", TOWN, 1), corpus.place("train", OTHER))
    gone = corpus.place("train", OTHER)
    corpus.write("snow.txt", TEXTS["snow.txt"].replace("Nobody in Mars was hurt.", "That was all."))
    (corpus.folder / "train.txt").unlink()
    corpus.say(gone)
    reports = [corpus.build(), corpus.build()]
    assert reports[1].carried == 2
    for report in reports:
        assert report.orphans[0].correction == made.id
        assert report.orphans[0].document == corpus.id("snow")
        assert "other words" in report.orphans[0].reason
        assert f"correction not applied: {made.id} of {corpus.id('snow')}: 'Mars' stands" in "\n".join(report.lines())
        assert {(one.document, one.reason) for one in report.orphans[1:]} == {("", "the project holds no such article")}
        assert gone.id in [one.correction for one in report.orphans[1:]]
    project = Project.open(corpus.path)
    listed = project.orphans()
    project.close()
    assert listed["correction_id"].tolist() == [one.correction for one in reports[1].orphans]
    assert listed.columns.tolist() == ["correction_id", "document_id", "reason"]
    corpus.write("snow.txt", TEXTS["snow.txt"])
    corpus.write("train.txt", TEXTS["train.txt"])
    assert corpus.build().orphans == ()
    assert ids(corpus.shown("train"))[0] == OTHER.id


def test_a_newer_entry_of_the_gazetteer_is_taken(corpus: Corpus) -> None:
    corpus.say(corpus.place("snow", replace(TOWN, lat=11.0, name="Old Mars")))
    corpus.build()
    assert corpus.shown("snow").places[0].place == TOWN


def test_of_two_entries_of_one_id_the_later_stands_everywhere(corpus: Corpus) -> None:
    """The project has one row a place: else the first article's entry would be shown for the others, too."""
    camp = replace(TOWN, id="mine:camp", name="Camp", lat=11.0)
    moved = replace(camp, lat=12.0)
    corpus.say(corpus.place("snow", camp))
    corpus.build()
    assert corpus.shown("snow").places[0].place == camp
    later = corpus.say(corpus.place("train", moved))
    corpus.build()
    for stem in ("snow", "train"):
        mention = corpus.shown(stem).places[0]
        assert (mention.place, mention.footprint and mention.footprint.lat) == (moved, 12.0)
    assert content(corpus.path) == rebuilt(corpus)
    assert corpus.build().read == 0
    corpus.undo(later)
    corpus.build()
    assert corpus.shown("snow").places[0].place == camp


def test_what_no_correction_touches_is_written_as_it_would_be_without_any(corpus: Corpus, tmp_path: Path) -> None:
    before = {stem: corpus.shown(stem) for stem in ("train", "calm")}
    corpus.say(corpus.place("snow", TOWN))
    corpus.build()
    assert {stem: corpus.shown(stem) for stem in before} == before


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.sampled_from(["snow", "train"]), st.sampled_from([TOWN, OTHER]), st.booleans(), st.booleans()),
        min_size=1, max_size=4,
    )
)  # fmt: skip
def test_any_acts_undone_leave_the_bytes_of_before(tmp_path_factory, acts) -> None:
    corpus = Corpus(tmp_path_factory.mktemp("acts"))
    states = [corpus.path.read_bytes()]
    said = []
    for stem, meant, everywhere, is_built in acts:
        said.append(corpus.say(corpus.place(stem, meant, scope=EVERYWHERE if everywhere else None)))
        if is_built:
            corpus.build()
    for made in reversed(said):
        corpus.undo(made)
    corpus.build()
    states.append(corpus.path.read_bytes())
    journal_path(corpus.path).unlink()
    corpus.build()
    states.append(corpus.path.read_bytes())
    assert len(set(states)) == 1


def content(path: Path) -> dict[str, list]:
    """All rows of a project but for the shadow tables of its index, and what the index finds."""
    db = sqlite3.connect(path)
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    rows = {table: sorted(map(repr, db.execute(f"SELECT * FROM {table}"))) for table in tables if "_fts" not in table}
    db.execute("INSERT INTO documents_fts(documents_fts, rank) VALUES ('integrity-check', 1)")
    for word in ("train", "snow", "mars"):
        found = db.execute("SELECT rowid FROM documents_fts WHERE documents_fts MATCH ? ORDER BY rowid", (word,))
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


TELLINGS = TEXTS | {
    "one.txt": "Gunmen attacked the cement works near Mars on 4 May 2019, killing eleven guards and burning lorries.\n",
    "two.txt": "Gunmen attacked the cement works near Mars, killing eleven guards and burning lorries, police said.\n",
}


def test_applying_gives_what_a_build_gives_and_the_next_build_reads_nothing(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path, TELLINGS)
    before = content(corpus.path)
    assert len(before["sharpened"]) == 1
    reader = Project.open(corpus.path)
    lost = replace(corpus.place("snow", TOWN).target, exact="the flood")
    made = [
        corpus.place("one", TOWN),
        corpus.place("snow", OTHER, 1),
        corpus.whole("train", {"title": "Snow on the line", "published": "2019-03-06"}),
        new_act("Ada").correction("not_a_date", lost),
    ]
    for correction in made:
        corpus.say(correction)
        applied = apply_corrections(corpus.path, PlainPipeline())
        assert content(corpus.path) == rebuilt(corpus)
    assert content(corpus.path)["sharpened"] == []
    assert applied.changed == (corpus.id("snow"),)
    assert [orphan.correction for orphan in applied.orphans] == [made[-1].id]
    assert ids(reader.parsed(corpus.id("snow"))) == [PLANET.id, OTHER.id]
    reader.close()
    assert corpus.build().read == 0
    for correction in made:
        corpus.undo(correction)
    assert apply_corrections(corpus.path).waiting == ()
    assert content(corpus.path) == before
    assert apply_corrections(corpus.path).changed == ()


def test_an_article_whose_facts_were_corrected_waits_for_what_can_read_it(corpus: Corpus) -> None:
    corpus.say(corpus.whole("train", {"published": "2019-03-06"}))
    corpus.say(corpus.place("snow", TOWN))
    applied = apply_corrections(corpus.path)
    assert (applied.changed, applied.waiting) == ((corpus.id("snow"),), (corpus.id("train"),))
    assert corpus.shown("train") == corpus.machine("train")
    corpus.build()
    assert corpus.shown("train").events[0].first == date(2019, 3, 4)


def test_a_place_taken_as_it_was_given_is_looked_up_by_the_next_build(corpus: Corpus) -> None:
    corpus.say(corpus.place("snow", replace(TOWN, lat=11.0, name="Old Mars")))
    assert apply_corrections(corpus.path).changed == (corpus.id("snow"),)
    assert corpus.shown("snow").places[0].place == replace(TOWN, lat=11.0, name="Old Mars")
    assert apply_corrections(corpus.path).changed == ()
    assert corpus.build().read == 1
    assert content(corpus.path) == rebuilt(corpus)
    assert corpus.shown("snow").places[0].place == TOWN
    assert corpus.build().read == 0


def test_a_project_tells_whether_it_shows_all_corrections(corpus: Corpus) -> None:
    assert shows_corrections(corpus.path)
    made = corpus.say(corpus.place("snow", TOWN))
    assert not shows_corrections(corpus.path)
    apply_corrections(corpus.path)
    assert shows_corrections(corpus.path)
    corpus.say(corpus.whole("train", {"published": "2019-03-06"}))
    apply_corrections(corpus.path)
    assert not shows_corrections(corpus.path)  # the article must be read again
    corpus.build()
    assert shows_corrections(corpus.path)
    corpus.undo(made)
    assert not shows_corrections(corpus.path)


HOSTILE = [
    {"why": "\ud83c"},
    {"by": "<img src=x onerror=alert(1)>", "why": "</script><script>alert(1)</script>"},
    {"after": {"place": {"id": "geonames:2", "name": "<b>", "lat": 1, "lon": 2, "radius_km": 1e308, "kind": "city"}}},
    {"after": {"place": {"id": "\u0000", "name": "\u202e", "lat": 1, "lon": 2, "radius_km": 1, "kind": "city"}}},
    {"after": {"area": {"ring": ["ab", "cd", "ef"]}}},
    {"target": {"document": "", "path": "../../etc/passwd", "exact": "Mars", "start": 10**30}},
    {"target": {"document": "", "id": "snow", "exact": " ", "start": 0}},
    {"at": "0001-01-01T00:00:00+14:00"},
    {"at": "9999-12-31T23:59:59-14:00"},
    {"scope": {"within": ["project"]}},
    {"before": {"place": 3}, "scope": {"within": "project"}},
]


def test_no_line_keeps_a_project_from_being_built(corpus: Corpus) -> None:
    good = corpus.place("train", OTHER)
    for number, nasty in enumerate(HOSTILE):
        record = json.loads(to_line(corpus.place("snow", TOWN))) | nasty
        with journal_path(corpus.path).open("a", encoding="utf-8") as file:
            file.write(json.dumps(record) + "\n")
        assert read_journal(corpus.path).corrections or read_journal(corpus.path).kept, number
    corpus.say(good)
    report = corpus.build()
    assert report.failures == ()
    assert ids(corpus.shown("train"))[0] == OTHER.id
    assert corpus.machine("snow").places[0].place == PLANET
    assert apply_corrections(corpus.path).changed == ()


def test_two_who_correct_and_apply_at_once_lose_nothing(corpus: Corpus) -> None:
    mine = [corpus.place("snow", TOWN, at) for at in (0, 1)]

    def correct(correction: Correction) -> None:
        append(corpus.path, [correction])
        apply_corrections(corpus.path)

    threads = [threading.Thread(target=correct, args=(correction,)) for correction in mine]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ids(corpus.shown("snow")) == [TOWN.id, TOWN.id]


def test_a_project_that_is_not_there_or_may_not_be_written_is_named(corpus: Corpus, tmp_path: Path) -> None:
    with pytest.raises(ProjectMissingError):
        apply_corrections(tmp_path / "none.sqlite")
    (tmp_path / "text.sqlite").write_text("words " * 1000)
    with pytest.raises(ProjectFormatError):
        apply_corrections(tmp_path / "text.sqlite")


def test_a_project_that_another_program_keeps_writing_is_named_and_stays_as_it_was(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_place, "PATIENCE", 0.0)
    corpus.say(corpus.place("snow", TOWN))
    before = corpus.shown("snow")
    with closing(sqlite3.connect(corpus.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ProjectWriteError, match=r"p\.sqlite can't be written .*locked.*corrections are kept"):
            apply_corrections(corpus.path)
    assert corpus.shown("snow") == before
    assert apply_corrections(corpus.path).changed == (corpus.id("snow"),)


def test_a_project_of_an_earlier_schema_is_sent_to_migrate(corpus: Corpus) -> None:
    with closing(sqlite3.connect(corpus.path)) as db:
        db.execute("PRAGMA user_version = 3")
        db.commit()
    with pytest.raises(ProjectFormatError, match=r"has schema 3: make a copy .* dateline migrate"):
        apply_corrections(corpus.path)


def test_the_whole_line_reads_corrects_and_undoes(gazetteer_file: Path, tmp_path: Path) -> None:
    folder, path = tmp_path / "articles", tmp_path / "p.sqlite"
    folder.mkdir()
    (folder / "a.txt").write_text("Floods reached Paris on Tuesday. Nobody in Paris was hurt.\n", "utf-8")
    gazetteer = Gazetteer.open(gazetteer_file)
    pipeline = Pipeline(gazetteer)
    build_project(folder, path, pipeline)
    before = path.read_bytes()
    project = Project.open(path)
    (document_id,) = project.documents()["id"]
    machine = project.parsed(document_id)
    project.close()
    paris = machine.places[0].place
    texas = next(place for place in gazetteer.lookup("Paris") if place.country == "US")
    act = new_act("Ada")
    rule = act.correction(
        "place", at(machine, "Paris"), {"place": entry(texas)}, before={"place": entry(paris)}, scope=EVERYWHERE
    )
    day = act.correction("document", select_whole(machine.document), {"published": "2017-06-15"})
    append(path, [rule, day])
    build_project(folder, path, pipeline)
    project = Project.open(path)
    shown = project.parsed(document_id)
    assert project.machine(document_id) == machine
    assert ids(shown) == [texas.id, texas.id]
    assert [event.first for event in shown.events] == [date(2017, 6, 13)] * 2
    assert json.loads(project.documents()["metadata_published"][0])["first"] == "2017-06-15"
    project.close()
    append(path, [new_act("Ben").undo(act.id)])
    build_project(folder, path, pipeline)
    assert path.read_bytes() == before
