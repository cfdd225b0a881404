import random
from itertools import accumulate
from pathlib import Path

import pycrfsuite
import pytest

from geo.gazetteer import Gazetteer
from geo.places import chain as chains
from geo.places.chain import Chain
from geo.places.features import FeatureReader, features
from geo.places.recogniser import CrfRecogniser, shipped_weights, tag
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
        assert chain.labels(chain.scores(list(map(chain.numbers, rows))), [0]) == tagger.tag(rows)


def test_the_shipped_weights_label_as_crfsuite_does(opened: Gazetteer) -> None:
    weights = shipped_weights()
    tagger, chain = pycrfsuite.Tagger(), Chain(weights)
    tagger.open_inmemory(weights)
    for path in sorted(Path(__file__).parents[2].glob("seeds/*.md")):
        tokens = tokenise(path.read_text("utf-8"))
        labels = tag(tagger, tokens, features(tokens, opened.flags))
        for first, last, rows in FeatureReader[int](opened.flags, chain.summed, chain.numbers).segments(tokens):
            assert chain.labels(chain.scores(rows), [0]) == labels[first:last]


def test_a_text_without_segments_has_no_labels() -> None:
    chain = Chain(shipped_weights())
    assert chain.labels(chain.scores([]), []) == []


def test_segments_are_labelled_together_as_each_alone() -> None:
    chain, random_ = Chain(shipped_weights()), random.Random(5)
    names = ("w=leeds", "w=in", "s=Xxx", "l", "given", "gS1", "no such feature")
    segments = [
        [chain.numbers(random_.sample(names, random_.randrange(4))) for _ in range(random_.randrange(1, 9))]
        for _ in range(40)
    ]
    begins = list(accumulate(map(len, segments[:-1]), initial=0))
    alone = [label for rows in segments for label in chain.labels(chain.scores(rows), [0])]
    assert chain.labels(chain.scores([row for rows in segments for row in rows]), begins) == alone
    assert len(set(alone)) > 1


def test_a_token_without_a_known_feature_scores_nothing() -> None:
    chain = Chain(shipped_weights())
    rows = [(), chain.numbers(("w=leeds", "s=Xxx")), (), ()]
    assert [any(row) for row in chain.scores(rows).tolist()] == [False, True, False, False]


def test_features_that_are_summed_score_as_they_do_apart() -> None:
    chain = Chain(shipped_weights())
    for names in (("w=leeds", "s=Xxx", "given"), ("w=leeds", "no such feature"), ("no such feature",)):
        assert chain.scores([[chain.summed(names)]]).tolist() == chain.scores([chain.numbers(names)]).tolist()
    assert chain.summed(("w=leeds", "s=Xxx")) == chain.summed(("w=leeds", "s=Xxx"))


def test_a_recogniser_that_runs_out_of_room_for_sums_begins_anew(opened: Gazetteer, monkeypatch) -> None:
    texts = [f"The mayor of {name} flew to New York on Monday, {name}'s police said." for name in (
        "Leeds", "Mosul", "Tikrit", "Grozny", "Nairobi", "Lima", "Oslo", "Jos")]  # fmt: skip
    roomy = CrfRecogniser(opened.flags)
    expected = [roomy.recognise(tokenise(text)) for text in texts]
    monkeypatch.setattr(chains, "MOST_SUMS", 160)
    narrow = CrfRecogniser(opened.flags)
    first = narrow._reader
    assert [narrow.recognise(tokenise(text)) for text in texts] == expected
    assert narrow._reader is not first


def test_chances_are_nearly_those_of_crfsuite(opened: Gazetteer) -> None:
    weights = shipped_weights()
    tagger, chain = pycrfsuite.Tagger(), Chain(weights)
    tagger.open_inmemory(weights)
    tokens = tokenise("The mayor of Leeds flew to New York on Monday, and Anna Bergen of Jupiter Mining left Oslo")
    ((_, _, rows),) = FeatureReader[int](opened.flags, chain.summed, chain.numbers).segments(tokens)
    scores = chain.scores(rows)
    tagger.set(features(tokens, opened.flags))
    for i, word in enumerate(tokens.words):
        if word[0].isupper():
            exact = tagger.marginal("B-LOC", i) + tagger.marginal("I-LOC", i)
            assert chain.chance(scores, i, i + 1, "LOC") == pytest.approx(exact, abs=0.1)
