"""Whether a name acts, by learned weights, and the sign of it in words: "subject of 'agreed'".

Weights: data/roles.json, made by scripts/train_roles.py.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from geo.places import lexicon, role_words
from geo.places.mentions import Toponym
from geo.places.role_features import features
from geo.places.role_windows import After, Before, after, before
from geo.places.tokens import Tokens
from geo.places.word_senses import word_of

# A name acts when its score is above this. Of towns more is asked: they seldom act, and each is a pin that would be
# lost, while a country is an area at best. What says or decides acts, whatever it is.
LEAST = {"country": 0.0, "capital": 0.4, "region": 0.6, "city": 1.6}
_TOWNS = ("city", "region")  # and the provinces that are called after theirs
_GOING_THROUGH = frozenset(("body", "stative", "weather"))  # classes of verbs that tell no act
_WHO = "a government, a people or a team"


def acting(tokens: Tokens, toponym: Toponym, begin: int, end: int, kind: str) -> tuple[str, bool]:
    """The sign that a name stands for a government, a people or a team, '' if it is rather ground.

    Beside it whether the name alone does, unlike that of 'the London council'. `begin` and `end` are the tokens of its
    sentence, `kind` is what `role_features.kind_of` says of the name.
    """
    left, right = before(tokens, toponym, begin, end), after(tokens, toponym, end)
    if right.how == "hyphen":  # 'London-based'; 'London-led' is found by rule
        return "", False
    subject = right.how == "verb" and not tokens.words[toponym.last].istitle()  # not 'Kentucky Fried Chicken'
    if subject and kind in _TOWNS and right.voice == "active" and _is_borne(right.word):
        return "", False
    weights = _weights()
    score = sum([weights.get(feature, 0.0) for feature in features(tokens, left, right, begin, end, kind)])
    says = right.how == "verb" and right.voice == "active" and right.word in lexicon.SPEECH_VERBS
    sign = _sign(left, right, kind) if score > (0.0 if says else LEAST[kind]) else ""
    return sign, bool(sign) and right.how not in ("noun", "possessive")


def _is_borne(verb: str) -> bool:
    """Whether a verb tells what a town goes through, and no act of those who govern it: 'fears', 'lost', 'awaits'."""
    sense = word_of(verb)
    return sense.verb_class in _GOING_THROUGH or sense.verb in role_words.BORNE_BY_TOWNS


def _sign(left: Before, right: After, kind: str) -> str:
    """The window that tells, in words; of a town '' where no word beside it does, as in a table."""
    if right.how == "possessive" and right.word:
        return f"its '{right.word}' is of {_WHO}"
    if left.how == "preposition":
        governor = next((word for word in (left.governor, left.verb) if word.isalpha() and word.islower()), "")
        return f"'{governor} {left.word}' {_WHO}" if governor else f"'{left.word}' {_WHO}"
    if left.how == "verb":
        return f"object of '{left.word}': {_WHO} is meant"
    if right.how == "verb" and right.word:
        return f"subject of '{right.word}': an act of {_WHO}"
    if right.how == "noun" and right.word:
        return f"'{right.word}' belongs to {_WHO}"
    return f"stands where {_WHO} would" if kind == "country" else ""


@cache
def _weights() -> dict[str, float]:
    text = (files("geo.places") / "data" / "roles.json").read_text("utf-8")
    weights: dict[str, float] = json.loads(text)["weights"]
    return weights
