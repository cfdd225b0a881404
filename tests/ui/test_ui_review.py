"""The Review page: what it shows, that nobody confirms what they did not see, and samples that go on."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from correction_corpus import Corpus
from correction_readings import OTHER, TOWN, PlainPipeline

from geo.corrections import ulid
from geo.errors import ProjectWriteError
from geo.project import Project
from geo.project.acts_log import logged_acts
from geo.project.journal import read_journal
from geo.ui import bench
from geo.ui.bench import Performed, perform
from geo.ui.judging import Desk
from geo.ui.log_page import log_record
from geo.ui.review import review_record
from geo.ui.view_data import view_data

READER = PlainPipeline()
READER_TIME = datetime(2026, 3, 1, tzinfo=UTC)


class Page:
    """A project as the Review page works on it."""

    def __init__(self, folder: Path) -> None:
        self.corpus = Corpus(folder)
        self.opened: list[Desk] = []

    def desk(self) -> Desk:
        project = Project.open(self.corpus.path)
        self.opened.append(Desk(project, view_data(project), READER.get))
        return self.opened[-1]

    def record(self, **asked: Any) -> dict[str, Any]:
        return review_record(self.desk(), asked)

    def do(self, *items: Mapping[str, Any], by: str = "Ada") -> Performed:
        return perform(self.desk, {"by": by, "items": list(items)}, PlainPipeline())

    def mention(self, stem: str, nth: int = 0) -> str:
        return f"{self.corpus.id(stem)}:{self.corpus.machine(stem).places[nth].start}"

    def lines(self) -> int:
        return len(read_journal(self.corpus.path).corrections)


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    made = Page(tmp_path)
    yield made
    for desk in made.opened:
        desk.project.close()


def confirm(mention: str, number: int = 0, **fields: Any) -> dict[str, Any]:
    made = {"do": "confirm", "mention": mention, "id": ulid(READER_TIME, number)}
    return made | fields


def test_a_pin_is_shown_with_its_sentence_its_place_and_why(page: Page) -> None:
    record = page.record()
    assert (record["pins"], record["judged"], record["readings"], record["unseen"]) == (5, 0, 2, 2)
    mars, kars = record["items"]
    assert (mars["before"], mars["word"], mars["after"]) == (
        "Snow closed the road to ", "Mars", " on 3 March 2019.",
    )  # fmt: skip
    assert (mars["more"], kars["more"]) == (2, 1)
    assert (mars["place"], mars["latitude"], mars["confidence"]) == ("geonames:1", 40.7, "70%")


def test_what_was_judged_leaves_the_queue_and_comes_back_when_it_is_taken_back(page: Page) -> None:
    first = page.record()["items"][0]["mention"]
    page.do(confirm(first))
    record = page.record()
    assert record["judged"] == 1
    assert first not in {item["mention"] for item in record["items"]}
    assert record["items"][-1]["word"] == "Mars", "the rest of its reading comes last"
    page.do({"do": "not_a_place", "mention": page.mention("calm")})
    assert (page.record()["judged"], page.record()["pins"]) == (2, 5)
    page.do({"do": "undo"})
    page.do({"do": "undo"})
    assert page.record()["items"][0]["mention"] == first


def test_pins_that_were_passed_over_are_left_out_and_what_changed_under_the_page_is_told(page: Page) -> None:
    first = page.record()["items"][0]["mention"]
    assert first not in {item["mention"] for item in page.record(skip=[first])["items"]}
    page.do({"do": "place", "mention": page.mention("snow"), "place": TOWN.id, "within": "project"})
    shown = [page.mention("train"), page.mention("calm"), "gone:1"]
    assert page.record(shown=shown)["now"] == {shown[0]: TOWN.id, shown[1]: "geonames:4", "gone:1": None}


def test_nobody_confirms_what_they_did_not_see(page: Page) -> None:
    here = page.mention("snow")
    page.do({"do": "place", "mention": here, "place": TOWN.id}, by="Ben")
    done = page.do(confirm(here, seen="geonames:1"))
    assert done.said.is_error
    assert "read otherwise by now" in done.said.words
    assert page.lines() == 1
    assert not page.do(confirm(here, 1, seen=TOWN.id)).said.is_error


def test_an_act_that_is_sent_again_is_stored_once_also_an_undo(page: Page) -> None:
    item = confirm(page.mention("snow"), 1)
    assert page.do(item).results == page.do(item).results == {item["id"]: ""}
    assert page.lines() == 1
    other = {"do": "place", "mention": page.mention("snow"), "place": TOWN.id, "id": ulid(READER_TIME, 2)}
    undo = {"do": "undo", "id": ulid(READER_TIME, 3)}
    for sent in ([other, undo], [other, undo], [undo]):
        page.do(*sent)
    acts = logged_acts(read_journal(page.corpus.path).corrections)
    assert [act.holds for act in acts] == [True, False, True], "the first act was not taken back, too"


def test_one_refusal_keeps_no_other_act_from_being_stored_but_no_undo_hits_another(page: Page) -> None:
    items = [
        confirm(page.mention("snow"), 1), confirm("gone:7", 2), confirm(page.mention("train"), 3),
        {"do": "undo", "id": ulid(READER_TIME, 4)},
    ]  # fmt: skip
    done = page.do(*items)
    assert [done.results[item["id"]] == "" for item in items] == [True, False, True, False]
    assert done.said.is_error
    assert "1 more act refused" in done.said.words
    assert page.lines() == 2


def test_what_can_not_be_written_is_not_answered_for(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    items = [confirm(page.mention("snow"), 1), confirm(page.mention("train"), 2)]

    def fail(*given: object) -> None:
        raise ProjectWriteError("the disk is full")

    monkeypatch.setattr(bench, "append", fail)
    done = page.do(*items)
    assert done.results == {}
    assert done.said.words == "Not stored yet: the disk is full"
    monkeypatch.undo()
    assert page.do(*items).results == {item["id"]: "" for item in items}


def test_more_acts_than_are_done_at_once_are_not_answered_for(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "MOST_ACTS", 10)  # each takes a tenth of a second
    items = [confirm(page.mention("snow"), number) for number in range(13)]
    done = page.do(*items)
    assert len(done.results) == page.lines() == 10


def test_the_page_sends_no_more_acts_at_once_than_are_done() -> None:
    script = (Path(bench.__file__).parent / "frontend" / "bench-queue.js").read_text("utf-8")
    assert int(re.search(r"MOST_SENT = (\d+);", script)[1]) <= bench.MOST_ACTS


def judge(page: Page, record: dict[str, Any], verdict: str, by: str = "Ada") -> str:
    item = record["items"][0]
    sample = {name: record["sample"][name] for name in ("seed", "size", "of")}
    done = page.do({"do": "judge", "mention": item["mention"], "verdict": verdict, "sample": sample}, by=by)
    assert not done.said.is_error, done.said.words
    return str(item["mention"])


def test_a_sample_is_judged_and_goes_on_and_its_wrong_pins_come_first_in_the_queue(page: Page) -> None:
    assert page.record(mode="sample", by="Ada")["sample"] is None
    record = page.record(mode="sample", by="Ada", seed=7)
    assert (record["sample"]["judged"], record["sample"]["todo"], record["sample"]["of"]) == (0, 5, 5)
    wrong = judge(page, record, "wrong")
    later = page.record(mode="sample", by="Ada")
    assert (later["sample"]["seed"], later["sample"]["judged"], later["sample"]["todo"]) == (7, 1, 4)
    assert [item["mention"] for item in later["items"]] == [item["mention"] for item in record["items"]][1:]
    judge(page, later, "right")
    words = page.record(mode="sample", by="Ada")["sample"]["words"]
    assert words.startswith("Of 2 pins 1 is right: 50%. Of all pins it is between 9% and 91%")
    assert page.record()["items"][0]["mention"] == wrong
    document, _, start = wrong.rpartition(":")
    assert bench.judged(page.desk(), document)[start]["checked"] == "", "nobody confirmed it"


def test_a_second_person_gets_the_same_pins(page: Page) -> None:
    mine = page.record(mode="sample", by="Ada", seed=7)
    judge(page, mine, "right")
    assert page.record(mode="sample", by="Ben")["sample"] is None
    offered = page.record(mode="sample", by="Ben")["samples"]
    assert [(one["seed"], one["coders"][0]["by"]) for one in offered] == [(7, "Ada")]
    theirs = page.record(mode="sample", by="Ben", seed=7)
    assert [item["mention"] for item in theirs["items"]] == [item["mention"] for item in mine["items"]]


@pytest.mark.parametrize("change", [{"verdict": "perhaps"}, {"sample": None}, {"sample": {"seed": "7"}}])
def test_a_verdict_that_says_nothing_is_refused(page: Page, change: dict[str, Any]) -> None:
    sample = {"seed": 7, "size": 100, "of": 5}
    item = {"do": "judge", "mention": page.mention("snow"), "verdict": "right", "sample": sample}
    assert page.do(item | change).said.is_error
    assert page.lines() == 0


def test_a_conflict_is_listed_with_both_sides_and_settled_on_the_corrections_page(page: Page) -> None:
    here = page.mention("snow")
    page.do({"do": "place", "mention": here, "place": TOWN.id, "why": "heard"})
    page.do({"do": "place", "mention": here, "place": OTHER.id}, by="Ben")
    (found,) = log_record(page.desk())["conflicts"]
    assert (found["words"], [side["by"] for side in found["sides"]]) == ("Mars", ["Ada", "Ben"])
    assert found["sides"][0]["why"] == "heard"
    page.do({"do": "settle", "line": found["sides"][0]["line"]}, by="Eve")
    assert log_record(page.desk())["conflicts"] == []
    shown = page.corpus.shown("snow").places[0].place
    assert shown is not None
    assert shown.id == TOWN.id
    assert page.do({"do": "settle", "line": found["sides"][0]["line"]}).said.is_error
