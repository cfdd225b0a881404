"""The reader's acts: stored and shown at once, refused when they say nothing, undone without a trace."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from correction_corpus import Corpus, content, ids
from correction_readings import OTHER, PLANET, TOWN, PlainPipeline
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.project import Project
from geo.project.acts import new_act
from geo.project.in_place import apply_corrections
from geo.project.journal import append, read_journal
from geo.ui import bench
from geo.ui.asking import answer
from geo.ui.bench import judged, perform
from geo.ui.dayless import Said
from geo.ui.judging import Desk
from geo.ui.log_page import log_record
from geo.ui.view_data import view_data

READER = PlainPipeline()


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path)


def desk_of(corpus: Corpus) -> Desk:
    project = Project.open(corpus.path)
    return Desk(project, view_data(project), READER.get)


def do(corpus: Corpus, *items: Mapping[str, Any], by: str = "Ada") -> Said:
    opened: list[Desk] = []

    def now() -> Desk:
        opened.append(desk_of(corpus))
        return opened[-1]

    said = perform(now, {"by": by, "items": list(items)}, PlainPipeline()).said
    for desk in opened:
        desk.project.close()
    return said


def looked_at(corpus: Corpus, look: Callable[[Desk], Any]) -> Any:
    desk = desk_of(corpus)
    found = look(desk)
    desk.project.close()
    return found


def mention(corpus: Corpus, stem: str, nth: int = 0) -> str:
    return f"{corpus.id(stem)}:{corpus.machine(stem).places[nth].start}"


def test_another_place_is_shown_here_or_everywhere(corpus: Corpus) -> None:
    said = do(corpus, {"do": "place", "mention": mention(corpus, "snow"), "place": TOWN.id})
    assert (said.words, said.is_error) == ("Mars is now Mars, France.", False)
    assert ids(corpus.shown("snow")) == [TOWN.id, PLANET.id]
    do(corpus, {"do": "place", "mention": mention(corpus, "snow", 1), "place": OTHER.id, "within": "project"})
    assert ids(corpus.shown("snow")) == [TOWN.id, OTHER.id]
    assert ids(corpus.shown("train"))[0] == OTHER.id


def test_a_point_an_area_of_doubt_and_a_reason_are_kept(corpus: Corpus) -> None:
    point = {"lat": 1.5, "lon": 2.5, "radius_km": 20}
    do(corpus, {"do": "place", "mention": mention(corpus, "snow"), "point": point, "why": "the map in the article"})
    shown = corpus.shown("snow").places[0]
    assert shown.footprint is not None
    assert (shown.footprint.shape, shown.footprint.lat, shown.footprint.radius_km) == ("circle", 1.5, 20.0)
    assert "the map in the article" in shown.reason


def test_an_area_that_was_drawn_is_the_mentions_ground(corpus: Corpus) -> None:
    ring = [[1.0, 2.0], [1.0, 3.0], [2.0, 3.0]]
    said = do(corpus, {"do": "place", "mention": mention(corpus, "snow"), "area": {"ring": ring}})
    assert said.words == "Mars is now an area marked by hand."
    drawn = corpus.shown("snow").places[0].footprint
    assert drawn is not None
    assert (drawn.shape, [list(corner) for corner in drawn.path]) == ("area", ring)
    assert do(corpus, {"do": "place", "mention": mention(corpus, "snow"), "area": {"ring": ring[:2]}}).is_error


def test_a_place_and_how_it_is_told_are_put_right_and_undone_in_one_act(corpus: Corpus) -> None:
    before = content(corpus.path)
    item = {"do": "place", "mention": mention(corpus, "snow"), "place": TOWN.id, "told": "planned"}
    assert do(corpus, item).words == "Mars is now Mars, France, and 1 more line."
    shown = corpus.shown("snow")
    assert ids(shown)[0] == TOWN.id
    assert {event.kind for event in shown.events if event.place == 0} == {"planned"}
    do(corpus, {"do": "undo"})
    assert content(corpus.path) == before
    said = do(corpus, {"do": "event", "mention": mention(corpus, "snow"), "told": "background"})
    assert said.words == "Mars: told as background."
    assert do(corpus, {"do": "event", "mention": mention(corpus, "snow"), "told": "rumour"}).is_error


def test_a_note_with_tags_is_kept_with_its_words_and_changes_no_reading(corpus: Corpus) -> None:
    before = corpus.shown("snow")
    note = {
        "do": "note",
        "mention": mention(corpus, "snow"),
        "text": "Ask the mayor",
        "tags": ["#road", " road", "2019"],
    }
    said = do(corpus, note)
    assert said.words == "Note on Mars: Ask the mayor #road #2019."
    assert corpus.shown("snow") == before
    start = corpus.machine("snow").places[0].start
    (kept,) = looked_at(corpus, lambda desk: judged(desk, corpus.id("snow")))[str(start)]["notes"]
    assert kept == {"text": "Ask the mayor", "tags": ["road", "2019"], "by": "Ada", "end": start + 4}
    assert do(corpus, {"do": "note", "mention": mention(corpus, "snow"), "tags": ["only a tag"]}).is_error is False
    assert do(corpus, {"do": "note", "mention": mention(corpus, "snow"), "text": "", "tags": [" "]}).is_error


def test_an_act_that_two_runs_of_a_page_store_at_once_is_stored_once(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    look, project = bench.holds_act, Project.open(corpus.path)
    desk = Desk(project, view_data(project), READER.get)
    monkeypatch.setattr(bench, "holds_act", lambda path, act: (look(path, act), sleep(0.05))[0])
    item = {"do": "confirm", "mention": mention(corpus, "snow"), "id": new_act("Ada").id}
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: perform(lambda: desk, {"by": "Ada", "items": [item]}, None), range(4)))
    project.close()
    assert [answer.results for answer in answers] == [{item["id"]: ""}] * 4
    assert len(read_journal(corpus.path).corrections) == 1


def test_no_place_a_role_a_missed_place_and_days(corpus: Corpus) -> None:
    snow = corpus.id("snow")
    text = corpus.shown("snow").document.text
    do(corpus, {"do": "not_a_place", "mention": mention(corpus, "snow")})
    do(corpus, {"do": "role", "mention": mention(corpus, "snow", 1), "role": "actor"})
    start = text.index("road")
    do(corpus, {"do": "add", "document": snow, "start": start, "end": start + 4, "place": TOWN.id})
    when = text.index("3 March 2019")
    do(corpus, {"do": "date", "document": snow, "start": when, "end": when + 12, "edtf": "2014-06-08/2014-06-23"})
    shown = corpus.shown("snow")
    assert [(each.text, each.role, each.place and each.place.id) for each in shown.places] == [
        ("road", "location", TOWN.id), ("Mars", "location", None), ("Mars", "actor", PLANET.id),
    ]  # fmt: skip
    assert str(shown.dates[0].first) == "2014-06-08"
    assert all(str(event.first) == "2014-06-08" for event in shown.events if event.date is not None)
    do(corpus, {"do": "not_a_date", "document": snow, "start": when, "end": when + 12})
    assert corpus.shown("snow").dates == ()


def test_facts_of_an_article_are_put_right(corpus: Corpus) -> None:
    facts = {"title": "A train", "publisher": "Rail News", "published": "2019-03-06", "nonsense": 1}
    said = do(corpus, {"do": "document", "document": corpus.id("train"), "facts": facts})
    assert said.words == "Article: title, outlet, day set."
    shown = corpus.shown("train")
    assert (shown.document.title, shown.document.publisher) == ("A train", "Rail News")
    assert str(shown.events[0].first) == "2019-03-04"
    said = do(corpus, {"do": "document", "document": corpus.id("train"), "facts": {"hidden": True}})
    assert said.words == "Article left out."
    assert corpus.shown("train").events == ()
    assert looked_at(corpus, lambda desk: judged(desk, corpus.id("train")))["article"] == {"hidden": True}
    facts = {"title": "Two trains", "hidden": False}
    said = do(corpus, {"do": "document", "document": corpus.id("train"), "facts": facts})
    assert said.words == "Article: title set and shown again."


def test_what_was_confirmed_is_told_until_it_is_read_otherwise(corpus: Corpus) -> None:
    before = content(corpus.path)
    here = mention(corpus, "snow")
    start = here.rpartition(":")[2]
    do(corpus, {"do": "confirm", "mention": here}, {"do": "note", "mention": here, "text": "ask the mayor"})
    assert content(corpus.path) == before, "a confirmation changes no reading"
    found = looked_at(corpus, lambda desk: judged(desk, corpus.id("snow")))
    note = {"text": "ask the mayor", "tags": [], "by": "Ada", "end": int(start) + 4}
    assert found == {start: {"checked": "Ada", "notes": [note]}}
    do(corpus, {"do": "place", "mention": here, "place": TOWN.id})
    assert "checked" not in looked_at(corpus, lambda desk: judged(desk, corpus.id("snow")))[start]


def test_undo_takes_ones_own_last_act_back_and_redo_brings_it_again(corpus: Corpus) -> None:
    do(corpus, {"do": "place", "mention": mention(corpus, "snow"), "place": TOWN.id})
    do(corpus, {"do": "not_a_place", "mention": mention(corpus, "train")}, by="Ben")
    assert do(corpus, {"do": "undo"}).words == "Taken back: Mars is now Mars, France."
    assert ids(corpus.shown("snow")) == [PLANET.id, PLANET.id]
    assert ids(corpus.shown("train"))[0] is None, "what Ben did stays"
    assert do(corpus, {"do": "undo"}).words == "There is nothing of yours to undo."
    assert do(corpus, {"do": "redo"}).words == "Brought back: Mars is now Mars, France."
    assert ids(corpus.shown("snow"))[0] == TOWN.id


BAD: list[Mapping[str, Any]] = [
    {"do": "fly"},
    {"do": "confirm", "mention": "none:1"},
    {"do": "place", "mention": "SNOW"},
    {"do": "place", "mention": "SNOW", "place": "geonames:999"},
    {"do": "place", "mention": "SNOW", "point": {"lat": 91, "lon": 0}},
    {"do": "place", "mention": "SNOW", "place": TOWN.id, "within": "world"},
    {"do": "role", "mention": "SNOW", "role": "hero"},
    {"do": "add", "document": "DOC", "start": 5, "end": 10**9},
    {"do": "add", "document": "DOC", "start": "5", "end": None},
    {"do": "date", "document": "DOC", "start": 0, "end": 4, "edtf": "someday"},
    {"do": "document", "document": "DOC", "facts": {}},
    {"do": "document", "document": "DOC", "facts": {"hidden": "yes"}},
    {"do": "undo", "act": "01KJMMA2G00000000000000006"},
    {"do": "redo"},
]


@pytest.mark.parametrize("item", BAD, ids=str)
def test_what_says_nothing_is_refused_and_nothing_is_kept(corpus: Corpus, item: Mapping[str, Any]) -> None:
    before = content(corpus.path)
    named = {"SNOW": mention(corpus, "snow"), "DOC": corpus.id("snow")}
    said = do(
        corpus, {key: named.get(value, value) if isinstance(value, str) else value for key, value in item.items()}
    )
    assert said.is_error
    assert said.words
    assert read_journal(corpus.path).corrections == ()
    assert content(corpus.path) == before


def test_nobody_corrects_without_a_name(corpus: Corpus) -> None:
    assert do(corpus, {"do": "not_a_place", "mention": mention(corpus, "snow")}, by=" ").is_error
    assert read_journal(corpus.path).corrections == ()


def test_of_several_acts_each_is_about_what_the_one_before_left(corpus: Corpus) -> None:
    here = mention(corpus, "snow")
    do(corpus, {"do": "place", "mention": here, "place": TOWN.id}, {"do": "confirm", "mention": here})
    last = read_journal(corpus.path).corrections[-1]
    assert last.after["place"] == {"id": TOWN.id}


ITEMS = st.sampled_from(
    [
        {"do": "place", "place": TOWN.id}, {"do": "place", "place": OTHER.id, "within": "document"},
        {"do": "place", "place": OTHER.id, "within": "project"}, {"do": "place", "point": {"lat": 1, "lon": 2}},
        {"do": "not_a_place"}, {"do": "not_a_place", "within": "project"}, {"do": "role", "role": "actor"},
        {"do": "confirm"}, {"do": "note", "text": "hm"},
    ]
)  # fmt: skip
SPOTS = st.sampled_from([("snow", 0), ("snow", 1), ("train", 0), ("train", 1), ("calm", 0)])


def state(corpus: Corpus) -> dict[str, list[Any]]:
    """All that the project holds once it shows its corrections."""
    apply_corrections(corpus.path, PlainPipeline())
    return content(corpus.path)


# The same examples each time: with others Hypothesis once looked for further ones for five minutes.
@settings(deadline=None, max_examples=12, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(SPOTS, ITEMS), min_size=1, max_size=5))
def test_one_undo_takes_one_act_back_to_the_very_state_before_it(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[tuple[str, int], dict[str, Any]]]
) -> None:
    corpus = Corpus(tmp_path_factory.mktemp("undo"))
    states = [state(corpus)]
    for (stem, nth), item in acts:
        said = do(corpus, {**item, "mention": mention(corpus, stem, nth)})
        assert not said.is_error, said.words
        states.append(state(corpus))
    for before in reversed(states[:-1]):
        assert not do(corpus, {"do": "undo"}).is_error
        assert state(corpus) == before
    for after in states[1:]:
        assert not do(corpus, {"do": "redo"}).is_error
        assert state(corpus) == after


def test_a_preview_tells_first_what_stays_and_who_said_so(corpus: Corpus) -> None:
    do(corpus, {"do": "place", "mention": mention(corpus, "snow", 1), "place": OTHER.id})
    ask = {"kind": "reach", "item": {"do": "not_a_place", "mention": mention(corpus, "snow")}}
    everywhere = looked_at(corpus, lambda desk: answer(desk, ask, None))["widths"]["project"]
    assert everywhere["words"].endswith("; 1 read otherwise stays")
    first, *others = everywhere["items"]
    assert not first["changes"]
    assert first["read"].startswith("Mars Hill, corrected by Ada on ")
    assert [(one["changes"], one["read"]) for one in others] == [(True, "Mars")] * len(others)


def test_the_log_tells_each_act_and_what_takes_it_back(corpus: Corpus) -> None:
    do(
        corpus,
        {"do": "place", "mention": mention(corpus, "snow"), "place": TOWN.id, "within": "project", "why": "heard"},
    )
    do(corpus, {"do": "undo"}, by="Ada")
    do(corpus, {"do": "not_a_place", "mention": mention(corpus, "train")}, by="Ben")
    lost = new_act("Ben")
    target = corpus.place("snow", TOWN).target
    assert target is not None
    gone = type(target)(target.document, target.id, target.path, "no such words", "", "", 3)
    append(corpus.path, [lost.correction("not_a_date", gone)])
    apply_corrections(corpus.path, PlainPipeline())
    record = looked_at(corpus, log_record)
    assert [(row["by"], row["what"], row["holds"]) for row in record["acts"]] == [
        ("Ben", "no such words is no date", True), ("Ben", "Mars is no place", True),
        ("Ada", "Took back: Mars is now Mars, France", True), ("Ada", "Mars is now Mars, France", False),
    ]  # fmt: skip
    orphan, denied, undo, placed = record["acts"]
    assert "no longer stands in the article" in orphan["lost"]
    assert denied["undo"] == denied["id"]
    assert denied["query"] == {"mention": mention(corpus, "train")}
    assert undo["undo"] == ""
    assert (placed["undo"], placed["scope"], placed["why"]) == (undo["id"], "everywhere", "heard")
    assert (
        do(corpus, {"do": "undo", "act": placed["undo"]}, by="Ben").words == "Brought back: Mars is now Mars, France."
    )
    assert ids(corpus.shown("snow")) == [TOWN.id, TOWN.id]
