"""A build with corrections: both readings are kept, only what is touched is read again, undo leaves no trace."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from correction_corpus import EVERYWHERE, TEXTS, Corpus, content, ids, rebuilt
from correction_readings import KARS, OTHER, PLANET, TOWN, at, entry
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.corrections import select_whole, to_line
from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline
from geo.project import Project
from geo.project.acts import new_act
from geo.project.build import build_project
from geo.project.in_place import apply_corrections
from geo.project.journal import append, journal_path, read_journal


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path)


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
