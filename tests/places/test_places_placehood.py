"""A name of no place has a low chance of being one, whatever its namesakes; given spans are not doubted."""

import json
from importlib.resources import files
from itertools import pairwise
from math import sqrt

import pytest

from geo.places.finder import PlaceFinder
from geo.places.placehood import Placehood, Sign, load_placehood, of_the_mention
from geo.places.recogniser import CrfRecogniser
from geo.places.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Members of Congress asked for a report. Congress will vote on it.", "Congress"),
        ("The capsule Orion was rolled out. Orion has two engines.", "Orion"),
        ("Users of Vulcan pay nine dollars a month. Vulcan is too slow, a tester said.", "Vulcan"),
    ],
)
def test_a_small_namesake_of_something_else_is_not_drawn(found, text, name):
    mention = found(text).get(name)
    assert mention is None or mention.place is None or mention.role == "actor"


def test_the_reason_names_the_namesake(found):
    mention = found("The capsule Orion was rolled out. Orion has two engines. Orion will fly in May.").get("Orion")
    assert mention is not None
    assert mention.place is None
    assert "no place" in mention.reason


def test_a_small_town_that_something_befell_is_drawn(found):
    assert found("On Monday Tikrit was shelled.")["Tikrit"].place is not None


def test_signs_are_read_only_of_names_that_have_a_place(finder, monkeypatch):
    asked = []
    read = PlaceFinder.signs
    monkeypatch.setattr(PlaceFinder, "signs", lambda self, *given: asked.extend(given[-1]) or read(self, *given))
    mentions = finder.find("The Iraqi army shelled Tikrit and went on to Zuqqarabad.")
    names = [mention.text for mention in mentions]
    assert {"Iraqi", "Tikrit"} <= set(names)
    assert [names[i] for i in asked] == ["Tikrit"]


def test_given_spans_are_not_doubted(finder):
    text = "The capsule Orion was rolled out."
    (mention,) = finder.find(text, spans=[(12, 17)])
    assert mention.place is not None


def test_the_recognisers_chances_are_between_0_and_1(opened):
    recogniser = CrfRecogniser(opened.flags)
    tokens = tokenise("Police in Leeds said so. Nothing more was known of it.")
    sure, none = recogniser.chances(tokens, [(2, 3), (6, 7)])
    assert sure > 0.8
    assert 0.0 <= none < 0.1


def test_more_odds_give_more_chance():
    weights = load_placehood()
    assert weights.chance(of_the_mention(Sign(5.0))) > weights.chance(of_the_mention(Sign(-2.0)))


def test_no_evidence_gives_the_offset():
    assert Placehood({}, 0.0, 0.5).chance([("population", 1.0)]) == 0.5


def test_calibration_lowers_what_was_told_too_surely_and_keeps_the_order() -> None:
    kept = Placehood({}, 0.0, 0.5, slope=0.7, shift=0.1)
    told = [kept.confidence(product) for product in (0.0, 0.3, 0.6, 0.9, 0.99, 1.0)]
    assert told == sorted(told)
    assert kept.confidence(0.99) < 0.99


def test_what_was_measured_rises_with_what_is_shown():
    bands = json.loads((files("geo.places") / "data" / "placehood.json").read_text(encoding="utf-8"))["right"]
    told = [(right, count) for _, (count, right) in sorted(bands.items()) if count >= 100]
    for (lower, few), (upper, many) in pairwise(told):
        error = sqrt(lower * (100 - lower) / few + upper * (100 - upper) / many)
        assert upper > lower - error, "a band may fall behind the one below it by chance, not by more"
    assert told[0][0] + 20 < told[-1][0]
