"""Copies of one report are told from articles that are like it."""

import random
import sys
from pathlib import Path

import pytest
from wire_reports import OTHER, WIRE, cut

from geo.text.near_copies import near_copies

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from near_copies import measured
from wire_texts import SITUATION, made_texts


def pairs(*texts: str) -> list[tuple[int, int]]:
    return [(one.text, one.of) for one in near_copies(len(texts), lambda at: texts[at])]


def test_a_report_that_a_desk_cut_and_edited_is_a_copy() -> None:
    assert pairs(cut(WIRE), OTHER, WIRE) == [(0, 2)]


def test_the_same_event_by_another_writer_is_none() -> None:
    assert pairs(WIRE, OTHER) == []


def test_a_page_with_news_above_the_old_is_none() -> None:
    news = "Update at 14:00: The ferry has stopped. The wind is too strong, the harbour master of Mosul said, and " * 2
    assert pairs(f"{news}\n\n{WIRE}", WIRE) == []


def test_reports_by_one_template_are_none() -> None:
    reports = []
    for word, base, day in (("Alba", 3, "Monday"), ("Bero", 11, "Friday")):
        slots = {key: f"{word}{key}" for key in ("place", "town1", "town2", "region", "area")}
        reports.append(SITUATION.format(**slots, day=day, **{f"n{at}": str(base * at) for at in range(1, 9)}))
    assert pairs(*reports) == []


def test_the_same_background_at_the_end_makes_no_copy() -> None:
    background = "\n\n".join(WIRE.split("\n\n")[-3:])
    assert pairs(WIRE, f"{OTHER}\n\n{background}") == []


@pytest.mark.parametrize(
    "text", ["", "Rain.", "More rain fell on Homs than in any May before, the weather office said."]
)
def test_short_texts_are_compared_with_nothing(text: str) -> None:
    assert pairs(text, text, text) == []


def test_the_answer_does_not_depend_on_the_order() -> None:
    texts = [WIRE, cut(WIRE), OTHER, WIRE.upper(), f"{WIRE}\n\nOne more line for the readers of this paper alone."]
    lot = random.Random(1)
    groups = set()
    for _ in range(6):
        order = lot.sample(range(len(texts)), len(texts))
        found = pairs(*(texts[at] for at in order))
        groups.add(frozenset((order[a], order[b]) for a, b in found))
    assert len(groups) == 1


def test_texts_without_spaces_are_compared_by_letters() -> None:
    text = (
        "周一大雨过后横跨河流的大桥被关闭一名城市工程师说左岸的商人一"
        "直等到中午才等到渡轮学校把学生送回家每个人都在谈论那座旧桥"
    )
    assert pairs(text, f"{text}渡轮一次可以载四十人和两辆汽车") == [(0, 1)]


def test_made_texts_reach_the_figures_that_are_told() -> None:
    precision, recall, _ = measured(made_texts(40, seed=200))
    assert precision >= 0.98
    assert recall >= 0.90
