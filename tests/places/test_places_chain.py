import random
from pathlib import Path

import pycrfsuite
import pytest

from geo.gazetteer import Gazetteer
from geo.places.chain import Chain
from geo.places.features import FeatureReader, features
from geo.places.recogniser import shipped_weights, tag
from geo.places.tokens import tokenise

LABELS = ("O", "B-LOC", "I-LOC", "B-DEM", "I-DEM")


def rows_of(random_: random.Random, longest: int) -> list[list[str]]:
    return [
        [f"f{random_.randrange(30)}" for _ in range(random_.randrange(1, 6))]
        for _ in range(random_.randrange(1, longest))
    ]


@pytest.mark.parametrize("seed", range(4))
def test_labels_are_those_of_crfsuite(seed: int, tmp_path: Path) -> None:
    random_ = random.Random(seed)
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": 0.02 * seed, "c2": 0.02, "max_iterations": 40, "feature.possible_transitions": seed % 2})
    for _ in range(60):
        rows = rows_of(random_, 12)
        trainer.append(rows, [random_.choice(LABELS[: 2 + seed]) for _ in rows])
    model = tmp_path / "random.crfsuite"
    trainer.train(str(model))
    tagger, chain = pycrfsuite.Tagger(), Chain(model.read_bytes())
    tagger.open(str(model))
    for _ in range(400):
        rows = rows_of(random_, 30)
        assert chain.labels([chain.score(row) for row in rows]) == tagger.tag(rows)


def test_the_shipped_weights_label_as_crfsuite_does(opened: Gazetteer) -> None:
    weights = shipped_weights()
    tagger, chain = pycrfsuite.Tagger(), Chain(weights)
    tagger.open_inmemory(weights)
    for path in sorted(Path(__file__).parents[2].glob("seeds/*.md")):
        tokens = tokenise(path.read_text("utf-8"))
        labels = tag(tagger, tokens, features(tokens, opened.flags))
        for first, last, scores in FeatureReader[int](opened.flags, chain.score).segments(tokens):
            assert chain.labels(scores) == labels[first:last]


def test_an_empty_segment_has_no_labels() -> None:
    assert Chain(shipped_weights()).labels([]) == []


def test_chances_are_nearly_those_of_crfsuite(opened: Gazetteer) -> None:
    weights = shipped_weights()
    tagger, chain = pycrfsuite.Tagger(), Chain(weights)
    tagger.open_inmemory(weights)
    tokens = tokenise("The mayor of Leeds flew to New York on Monday, and Anna Bergen of Jupiter Mining left Oslo")
    (segment,) = FeatureReader(opened.flags, chain.score).segments(tokens)
    tagger.set(features(tokens, opened.flags))
    for i, word in enumerate(tokens.words):
        if word[0].isupper():
            exact = tagger.marginal("B-LOC", i) + tagger.marginal("I-LOC", i)
            assert chain.chance(segment[2], i, i + 1, "LOC") == pytest.approx(exact, abs=0.1)
