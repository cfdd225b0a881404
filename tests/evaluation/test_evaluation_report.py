"""What is printed: tables only of what is annotated, and misses with their sentence and reason."""

import json
import re
from typing import Any

import pytest

from geo.evaluation import (
    GoldDate,
    GoldDocument,
    GoldPlace,
    Outcome,
    evaluate,
    report_lines,
    report_object,
    summary_lines,
    together,
)
from geo.gazetteer import Gazetteer
from geo.model import Document, Publication
from geo.pipeline import Pipeline

TEXT = "Shells fell on Mosul on 14 June 2017. Families fled to Erbil. Moscow denied it."
MOSUL, ERBIL, MOSCOW = (36.34, 43.13), (36.19, 44.01), (55.75, 37.62)
FAR = (-33.9, 18.4)


@pytest.fixture(scope="module")
def pipeline(gazetteer_file: Any) -> Pipeline:
    return Pipeline(Gazetteer.open(gazetteer_file))


def place(word: str, point: tuple[float, float] | None, **fields: Any) -> GoldPlace:
    start = TEXT.index(word)
    lat, lon = point or (None, None)
    return GoldPlace(start, start + len(word), word, lat, lon, **fields)


def date(words: str, value: str) -> GoldDate:
    start = TEXT.index(words)
    return GoldDate(start, start + len(words), words, "DATE", value)


def gold(places: list[GoldPlace] | None = None, dates: list[GoldDate] | None = None) -> GoldDocument:
    undated = Publication(None, None, "none")
    return GoldDocument(
        Document("a", TEXT, published=undated),
        None if places is None else tuple(places),
        None if dates is None else tuple(dates),
    )


ALL = [place("Mosul", MOSUL), place("Erbil", ERBIL), place("Moscow", MOSCOW)]


def printed(outcome: Outcome, misses: int = 5) -> str:
    """What is printed, its columns one space apart."""
    return "\n".join(" ".join(line.split()) for line in report_lines("mine.jsonl", outcome, misses=misses))


def test_places_alone_say_nothing_of_dates(pipeline: Pipeline) -> None:
    text = printed(evaluate(pipeline, gold(places=ALL)))
    assert "end to end, 161 km" in text
    assert "dates" not in text


def test_dates_alone_say_nothing_of_places(pipeline: Pipeline) -> None:
    text = printed(evaluate(pipeline, gold(dates=[date("14 June 2017", "2017-06-14")])))
    assert "DATE value 100.0 100.0 100.0" in text
    assert "overlapping spans 100.0" in text
    assert "161" not in text


def test_places_without_points_have_spans_only(pipeline: Pipeline) -> None:
    text = printed(evaluate(pipeline, gold(places=[place("Mosul", None), place("Erbil", None), place("Moscow", None)])))
    assert "overlapping spans 100.0 100.0 100.0" in text
    assert "shown with" not in text


def test_given_spans_alone_say_nothing_of_recognition(pipeline: Pipeline) -> None:
    outcome = evaluate(pipeline, gold(places=ALL, dates=[]), given_only=True)
    text = printed(outcome)
    assert "gold spans given 100.0" in text
    assert "exact spans" not in text
    assert outcome.dates is None


def test_given_spans_of_dates_alone_are_nothing_to_measure(pipeline: Pipeline) -> None:
    assert "Nothing to measure" in printed(evaluate(pipeline, gold(dates=[]), given_only=True))


def test_an_annotation_of_no_characters_is_missed_not_fatal(pipeline: Pipeline) -> None:
    outcome = evaluate(pipeline, gold(places=[GoldPlace(5, 5, "", *MOSUL), *ALL]))
    assert outcome.found
    assert outcome.found.overlap.hits == 3
    assert outcome.found.overlap.gold == 4


def test_the_farthest_choice_comes_first_with_its_sentence_and_reason(pipeline: Pipeline) -> None:
    wrong = [place("Mosul", FAR), place("Erbil", (30.0, 44.0)), place("Moscow", MOSCOW)]
    outcome = together([evaluate(pipeline, gold(places=wrong))])
    far, near = [miss for miss in outcome.misses if miss.kind == "wrong choice"]
    assert (far.text, near.text) == ("Mosul", "Erbil")
    assert far.before + far.text + far.after == "Shells fell on Mosul on 14 June 2017."
    assert re.search(r"km off; (sure|likely)", far.said)
    assert far.gold == "-33.90, 18.40"
    assert "the gazetteer has no place of this name near the gold" in far.reason


def test_a_miss_says_which_candidate_would_have_been_right(pipeline: Pipeline) -> None:
    outcome = evaluate(pipeline, gold(places=[place("Moscow", (46.73, -117.0))]))
    (miss,) = [miss for miss in outcome.misses if miss.kind == "wrong choice"]
    assert "near the gold: Moscow, candidate" in miss.reason


def test_missed_and_made_up_places_are_told_apart(pipeline: Pipeline) -> None:
    outcome = evaluate(pipeline, gold(places=[place("Shells", None), place("Mosul", MOSUL), place("Erbil", ERBIL)]))
    kinds = {miss.kind: miss for miss in outcome.misses}
    assert kinds["missed place"].text == "Shells"
    assert kinds["missed place"].reason == "not recognised"
    assert kinds["false place"].text == "Moscow"


def test_roles_are_a_table_and_their_misses_have_a_reason(pipeline: Pipeline) -> None:
    roles = ["literal", "associative", "literal"]
    places = [place(one.text, one.point, role=role) for one, role in zip(ALL, roles, strict=True)]
    outcome = evaluate(pipeline, gold(places=places))
    text = printed(outcome)
    assert "role in the gold" in text
    assert "pins 2 2 1" in text
    wrong = {miss.text: miss for miss in outcome.misses if miss.kind == "wrong role"}
    assert (wrong["Moscow"].said, wrong["Moscow"].gold) == ("actor", "location")
    assert wrong["Moscow"].reason


def test_wrong_dates_have_both_values_and_the_reason(pipeline: Pipeline) -> None:
    outcome = evaluate(pipeline, gold(dates=[date("14 June 2017", "2018-06-14")]))
    (miss,) = outcome.misses
    assert (miss.kind, miss.said, miss.gold) == ("wrong date", "2017-06-14", "2018-06-14")
    assert miss.reason


def test_other_values_that_differ_are_listed_apart(pipeline: Pipeline) -> None:
    start = TEXT.index("14 June 2017")
    duration = GoldDate(start, start + 12, "14 June 2017", "DURATION", "P3D")
    outcome = evaluate(pipeline, gold(dates=[duration]))
    (miss,) = outcome.misses
    assert (miss.kind, miss.said, miss.gold) == ("wrong value", "2017-06-14", "DURATION P3D")


def test_the_same_miss_again_is_counted_not_repeated(pipeline: Pipeline) -> None:
    one = evaluate(pipeline, gold(places=[place("Mosul", FAR), *ALL[1:]]))
    outcome = together([one, one])
    (miss,) = [miss for miss in outcome.misses if miss.kind == "wrong choice"]
    assert miss.times == 2
    assert "placed farthest from the gold: 2" in printed(outcome)
    assert "(2 times)" in printed(outcome)


def test_no_misses_are_printed_when_none_are_asked_for(pipeline: Pipeline) -> None:
    text = printed(evaluate(pipeline, gold(places=[place("Mosul", FAR)])), misses=0)
    assert "farthest" not in text


def test_shifted_offsets_are_told(pipeline: Pipeline) -> None:
    assert "are its offsets code points" in printed(Outcome(documents=1, shifted=3))


def test_documents_of_the_training_are_told() -> None:
    assert "These documents trained the shipped weights" in printed(Outcome(documents=3, trained_on=3))
    assert "2 of these documents trained" in printed(Outcome(documents=3, trained_on=2))


def test_a_summary_has_a_line_a_gold(pipeline: Pipeline) -> None:
    both = [("a.jsonl", evaluate(pipeline, gold(places=ALL))), ("b.jsonl", evaluate(pipeline, gold(dates=[])))]
    head, a, b = summary_lines(both)
    assert "end to end" in head
    assert a.startswith("a.jsonl")
    assert "100.0" in a
    assert b.startswith("b.jsonl")


def test_the_object_for_programs_is_plain_json(pipeline: Pipeline) -> None:
    outcome = evaluate(pipeline, gold(places=ALL, dates=[date("14 June 2017", "2018-06-14")]))
    told = json.loads(json.dumps(report_object("mine.jsonl", outcome, misses=1)))
    assert told["places"]["found"]["overlap"] == {
        "precision": 100.0, "recall": 100.0, "f1": 100.0, "right": 3, "found": 3, "gold": 3,
    }  # fmt: skip
    assert told["places"]["given"]["accuracy"] == 100.0
    assert told["misses"][0]["kind"] == "wrong date"
