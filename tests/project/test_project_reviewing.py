"""The review queue: what is most doubtful, and what most hangs on, first; random draws go on where they stopped."""

from math import isclose

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.project.reviewing import Judgement, draw, pins_of, review_queue, share_right


def frame(*rows: tuple[str, str, str | None, float]) -> pd.DataFrame:
    """Mentions: id, text, place, confidence; None draws nothing."""
    return pd.DataFrame(
        [
            {
                "id": key, "text": text, "place_id": place, "confidence": sure, "role": "location",
                "shape": "point" if place else None, "reason": "the largest",
            }
            for key, text, place, sure in rows
        ]
    )  # fmt: skip


MENTIONS = frame(
    ("a:1", "Mars", "PA", 0.6), ("a:2", "mars", "PA", 0.5), ("a:3", "Mars", "FR", 0.55), ("a:4", "Kars", "TR", 0.95),
    ("a:5", "Nowhere", None, 0.1),
)  # fmt: skip


def test_pins_of_one_name_and_place_are_one_reading_and_its_most_doubtful_pin_is_shown() -> None:
    queue = review_queue(pins_of(MENTIONS), {})
    assert list(queue["mention"]) == ["a:2", "a:3", "a:4"]
    assert list(queue["pins"]) == [2, 1, 1]


def test_weight_goes_before_a_little_more_doubt_and_much_doubt_before_weight() -> None:
    many = [(f"b:{number}", "Kars", "TR", 0.8) for number in range(9)]
    assert next(iter(review_queue(pins_of(frame(("a:1", "Mars", "PA", 0.5), *many)), {})["mention"])) == "b:0"
    many = [(f"b:{number}", "Kars", "TR", 0.95) for number in range(9)]
    assert next(iter(review_queue(pins_of(frame(("a:1", "Mars", "PA", 0.5), *many)), {})["mention"])) == "a:1"


def test_what_was_confirmed_comes_last_and_what_was_called_wrong_first() -> None:
    said = {"a:2": [Judgement("Ada", "right")], "a:4": [Judgement("Ben", "wrong", 7)]}
    queue = review_queue(pins_of(MENTIONS), said)
    assert list(queue["mention"]) == ["a:4", "a:3", "a:1"]
    assert list(queue["is_known"]) == [False, False, True]
    corrected = MENTIONS.assign(reason=["corrected by Ada on 2026-03-01", *MENTIONS["reason"][1:]])
    assert "a:1" not in set(review_queue(pins_of(corrected), {})["mention"])


def test_an_empty_pile_has_an_empty_queue() -> None:
    assert review_queue(pins_of(MENTIONS[4:]), {}).empty
    assert review_queue(pins_of(MENTIONS[:0]), {}).empty


@settings(deadline=None)
@given(st.integers(0, 2**48), st.integers(0, 300), st.integers(1, 120), st.data())
def test_a_draw_goes_on_with_the_same_pins_whatever_came_or_went(seed: int, many: int, size: int, data) -> None:
    pins = [f"d{number}:{number}" for number in range(many)]
    first = draw(pins, seed, (), size)
    assert len(first) == min(size, many)
    done = first[: data.draw(st.integers(0, len(first)))]
    assert draw(pins, seed, done, size) == first[len(done) :]
    assert draw([key for key in pins if key not in done], seed, done, size) == first[len(done) :]
    grown = draw([*pins, "new:1"], seed, (), size + 1)
    assert [key for key in grown if key != "new:1"][:size] == first


def test_a_draw_takes_every_pin_equally_often() -> None:
    pins = [f"d:{number}" for number in range(50)]
    counts = dict.fromkeys(pins, 0)
    for seed in range(2000):
        for key in draw(pins, seed, (), 10):
            counts[key] += 1
    assert abs(np.array(list(counts.values())) - 400).max() < 100  # 5.6 standard deviations


@pytest.mark.parametrize(
    ("right", "wrong", "low", "high"),
    [(81, 182, 0.2553, 0.3662), (10, 0, 0.7225, 1.0), (0, 10, 0.0, 0.2775), (95, 5, 0.8882, 0.9785)],
)
def test_the_interval_is_wilsons(right: int, wrong: int, low: float, high: float) -> None:
    """The first is Newcombe's example (Statistics in Medicine 17, 1998, table I)."""
    found = share_right(["right"] * right + ["wrong"] * wrong + ["unsure"] * 3)
    assert found is not None
    assert (found.right, found.wrong, found.unsure) == (right, wrong, 3)
    assert isclose(found.low, low, abs_tol=1e-4)
    assert isclose(found.high, high, abs_tol=1e-4)


def test_before_a_verdict_there_is_no_share() -> None:
    assert share_right([]) is None
    assert share_right(["unsure"]) is None
