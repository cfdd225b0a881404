import json
from importlib.resources import files

import pytest

from geo.places import certainty


@pytest.mark.parametrize(
    ("confidence", "word"),
    [(1.0, "sure"), (0.9, "sure"), (0.89, "likely"), (0.6, "likely"), (0.59, "unsure"), (0.0, "unsure")],
)
def test_the_words_follow_the_thresholds(confidence: float, word: str) -> None:
    assert certainty(confidence) == word


def test_the_words_keep_what_the_held_out_documents_bear_out() -> None:
    bands = json.loads((files("geo.places") / "data" / "ranker.json").read_text(encoding="utf-8"))["reliability"]
    counts = {"sure": [0.0, 0.0], "likely": [0.0, 0.0], "unsure": [0.0, 0.0]}
    for band, (shown, percent) in bands.items():
        word = counts[certainty(float(band.split("-")[0]))]
        word[0] += shown
        word[1] += shown * percent
    right = {word: total / shown for word, (shown, total) in counts.items()}
    assert right["sure"] >= 95.0
    assert 75.0 <= right["likely"] < right["sure"]
    assert right["unsure"] < 60.0
