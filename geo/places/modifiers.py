"""How the text narrows or moves a place: 'western', 'the outskirts of', '30 km south of', 'between A and B'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from geo.places import lexicon
from geo.places.labels import LOCATION
from geo.places.mentions import HYPHENS, Toponym
from geo.places.tokens import Tokens

Relation = Literal["part", "outskirts", "near", "direction", "edge", "border", "site", "between", "inside"]
_COMPASS = re.compile(r"(north|south)?-?(east|west)?(?:ern)?$|central$")
_KM = {"k": 1.0, "m": 1.609}
_NUMBERS = {
    "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "twelve": 12.0, "fifteen": 15.0,
    "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "hundred": 100.0,
    "two": 2.0, "three": 3.0, "four": 4.0, "one": 1.0,
}  # fmt: skip
_WAY = r"(?:(?:north|south|east|west)[\s-])?(?:north|south)?-?(?:east|west)?(?:ern)?|[NSEW]{1,3}"
# At the end of a stretch: '30 km south of', '12.5 miles (20 km) to the north-west of', '5 km NNE of', 'ten miles from'.
_DISTANCE = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,4}(?:[.,]\d{1,3})?|" + "|".join(_NUMBERS) + r")[\s-]{0,2}"
    r"(?:nautical\s)?(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b\s?(?:\([^()]{1,25}\)\s?)?(?:away\s)?(?:to\sthe\s)?"
    r"(?:(?P<way>" + _WAY + r")\s)?(?:of|from|off(?:\sthe\scoast\sof)?|outside(?:\sof)?|inside|into)(?:\sthe)?$",
    re.IGNORECASE,
)
# 'an hour's drive from', 'a 30-minute drive north of'.
_DRIVE = re.compile(
    r"\b(?P<number>an?|\d{1,2}|" + "|".join(_NUMBERS) + r")[\s-](?P<unit>hour|minute)s?(?:['’]s?)?\s(?:drive|ride)\s"
    r"(?:away\s)?(?:(?P<way>" + _WAY + r")\s)?(?:of|from|outside)(?:\sthe)?$",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\b(?:inside|into)(?:\sthe)?$", re.IGNORECASE)
_KM_PER_HOUR = {"h": 60.0, "m": 1.0}
_WORDS_OF_LETTERS = {"n": "north", "s": "south", "e": "east", "w": "west"}
_LONGEST_DISTANCE = 80
_LONGEST_BETWEEN = 4
_NOT_SURROUNDED = lexicon.DETERMINERS | lexicon.FUNCTION_WORDS


@dataclass(frozen=True, slots=True)
class Modifier:
    """How the text narrows or moves a place.

    `words` are the text's, in lower case. `direction` is a compass word ('north-west', 'centre' or ''); `distance_km`
    is 0 when the text gives none; `other` the index of the other end of 'between A and B'.
    """

    relation: Relation
    words: str
    direction: str = ""
    distance_km: float = 0.0
    other: int = -1


def compass(word: str) -> str:
    """'north-west' for 'northwestern', 'centre' for 'central', '' if the word is no direction."""
    if word in lexicon.CENTRE_ADJECTIVES:
        return "centre"
    match = _COMPASS.match(word.replace("-", ""))
    return "-".join(part for part in match.groups() if part) if match else ""


def modifier_before(text: str, tokens: Tokens, toponym: Toponym, begin: int) -> Modifier | None:
    """'western', 'the outskirts of', 'near', '30 km south of' right before the toponym.

    `begin` is the first token of its sentence.
    """
    folds = tokens.folds
    i = toponym.first - 1
    article = i >= begin and folds[i] == "the"
    if article:
        i -= 1
    if i < begin:
        return None
    end = tokens.starts[toponym.first]

    def made(relation: Relation, first: int, direction: str = "", distance_km: float = 0.0) -> Modifier:
        words = " ".join(text[tokens.starts[first] : end].split())
        return Modifier(relation, words.lower() if words.isascii() else words, direction, distance_km)

    direction, first = _compass_ending(tokens, i, begin)
    if direction:
        return None if first > begin and folds[first - 1] in lexicon.COMPASS else made("part", first, direction)
    folded = folds[i]
    if folded in ("of", "from", "off", "outside", "inside", "into"):
        distance = _distance(text, tokens, toponym.first, begin)
        if distance is not None:
            return distance
    if folded in lexicon.NEAR:
        # 'the surrounding Old City' surrounds something else; 'villages surrounding Mosul' are meant.
        adjective = folded == "surrounding" and (i == begin or folds[i - 1] in _NOT_SURROUNDED)
        return None if adjective else made("near", i)
    if folded == "with" and i > begin and folds[i - 1] in lexicon.BORDERS:
        return made("border", i - 1)
    if i == begin:
        return None
    noun = folds[i - 1]
    if (folded == "to" and noun in lexicon.LINES and noun not in lexicon.BORDERS) or (
        folded in ("of", "from", "above") and noun in lexicon.SURROUNDINGS_NOUNS
    ):
        return made("near", i - 1)
    if folded not in ("of", "from"):
        return None
    if folded == "of" and noun in lexicon.COAST_NOUNS:
        return made("near", next((j for j in (i - 2, i - 3) if j >= begin and folds[j] == "off"), i - 1))
    if folded == "of" and noun in lexicon.CENTRE_NOUNS:
        return made("part", i - 1, "centre")
    if noun in lexicon.OUTSKIRTS or noun in lexicon.PART_NOUNS:
        direction, first = _compass_ending(tokens, i - 2, begin) if i - 2 >= begin else ("", i - 1)
        if noun in lexicon.OUTSKIRTS:
            return made("outskirts", first if direction else i - 1, direction)
        return made("edge" if noun in ("edge", "gates") else "part", first, direction) if direction else None
    if noun == "outside":
        return made("near", i - 1)
    direction, first = _compass_ending(tokens, i - 1, begin)
    if not direction or noun not in lexicon.DIRECTION_NOUNS or folded == "from":
        return None  # 'an attack in the east from Bashiqa': where it started
    inside = first > begin and folds[first - 1] == "the"
    return made("part", first - 1, direction) if inside else made("direction", first, direction)


def between(tokens: Tokens, toponyms: Sequence[Toponym], index: int, begin: int) -> Modifier | None:
    """'between A and B', 'the road from A to B' for either end."""
    for left, right in ((index, index + 1), (index - 1, index)):
        if left < 0 or right >= len(toponyms):
            continue
        a, b = toponyms[left], toponyms[right]
        if a.label != LOCATION or b.label != LOCATION or a.first <= begin or b.first - a.last > _LONGEST_BETWEEN:
            continue
        opener = next((i for i in range(a.first - 1, max(begin, a.first - 4) - 1, -1) if _opens(tokens.folds[i])), None)
        joint = tokens.folds[a.last : b.first]
        if opener is None or not joint:
            continue
        noun = tokens.folds[opener - 1] if opener > begin else ""
        way = noun if noun in lexicon.LINES else ""
        if tokens.folds[opener] == "between" or (tokens.folds[opener] == "of" and way in lexicon.BORDERS):
            if joint[0] != "and" or not _only_modifiers(tokens.folds[opener + 1 : a.first] + joint[1:]):
                continue
        elif not way or joint[0] != "to" or not _only_modifiers(tokens.folds[opener + 1 : a.first] + joint[1:]):
            continue
        words = f"{noun} between" if way or noun in lexicon.HALFWAY else "between"
        return Modifier("between", words, other=right if index == left else left)
    return None


def border_with(toponyms: Sequence[Toponym], index: int, begin: int, modifier: Modifier) -> Modifier:
    """'border with B' with its other side: the name before it in the sentence, "Iraq's border with Syria"."""
    before = index - 1
    if modifier.relation != "border" or before < 0 or toponyms[before].first < begin:
        return modifier
    return replace(modifier, other=before)


def _opens(folded: str) -> bool:
    return folded in ("between", "from", "of")


def _only_modifiers(folds: Sequence[str]) -> bool:
    return all(f in ("the", "city", "town", "of") or f in lexicon.COMPASS or f in HYPHENS for f in folds)


def _compass_ending(tokens: Tokens, i: int, begin: int) -> tuple[str, int]:
    """The direction that ends at token `i` ('north-western' is three tokens), and its first token."""
    direction = compass(tokens.folds[i])
    if not direction or direction == "centre":
        return direction, i
    if i - 2 >= begin and tokens.words[i - 1] in HYPHENS and (joined := compass(tokens.folds[i - 2])):
        whole = compass(joined + direction)
        if whole:
            return whole, i - 2
    return direction, i


def _distance(text: str, tokens: Tokens, index: int, begin: int) -> Modifier | None:
    """'30 km south of', '10 miles from' right before token `index`."""
    low = max(tokens.starts[begin], tokens.starts[index] - _LONGEST_DISTANCE)
    stretch = text[low : tokens.ends[index - 1]]
    match = _DISTANCE.search(stretch)
    if match is None:
        return _drive(stretch)
    number = match["number"].lower()
    value = _NUMBERS.get(number) or _value(number)
    if not value:
        return None
    direction = _direction(match["way"] or "")
    whole = Modifier(
        "direction", " ".join(match[0].split()), direction, round(value * _KM[match["unit"][0].lower()], 3)
    )
    if _INSIDE.search(match[0]):
        return replace(whole, relation="inside")
    return whole if direction else replace(whole, relation="near")


def _drive(stretch: str) -> Modifier | None:
    """'an hour's drive from' at the end of a stretch, at 60 km an hour."""
    match = _DRIVE.search(stretch)
    if match is None:
        return None
    number = match["number"].lower()
    hours = 1.0 if number in ("a", "an") else _NUMBERS.get(number) or _value(number)
    kilometres = hours * _KM_PER_HOUR[match["unit"][0].lower()]
    if not kilometres:
        return None
    direction = _direction(match["way"] or "")
    return Modifier("direction" if direction else "near", " ".join(match[0].split()), direction, kilometres)


def _direction(way: str) -> str:
    """'north-north-east' for 'north-northeast' and 'NNE', '' for none of the sixteen directions."""
    if way.isupper():
        parts = [_WORDS_OF_LETTERS[letter] for letter in way.lower()]
    else:
        parts = re.findall("north|south|east|west", way.lower())
    return "-".join(parts)


def _value(number: str) -> float:
    """'1,200' is twelve hundred, '12.5' and '12,5' twelve and a half."""
    head, mark, tail = number.partition("," if "," in number else ".")
    if mark == "," and len(tail) == 3:
        return float(head + tail)
    return float(f"{head}.{tail or 0}")
