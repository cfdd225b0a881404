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
_DISTANCES = frozenset(("kilometers", "kilometres", "km", "miles"))
_KM = {"k": 1.0, "m": 1.609}
_WAY = r"(?:(?:north|south|east|west)[\s-])?(?:north|south)?-?(?:east|west)?(?:ern)?|[NSEW]{1,3}"
# At the end of a stretch: '30 km south of', '12.5 miles (20 km) to the north-west of', '5 km NNE of', 'ten miles from'.
_DISTANCE = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,4}(?:[.,]\d{1,3})?|" + "|".join(lexicon.DISTANCE_NUMBERS) + r")[\s-]{0,2}"
    r"(?:nautical\s)?(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b\s?(?:\([^()]{1,25}\)\s?)?(?:away\s)?(?:to\sthe\s)?"
    r"(?:(?P<way>" + _WAY + r")\s)?(?:of|from|off(?:\sthe\scoast\sof)?|outside(?:\sof)?|inside|into)(?:\sthe)?$",
    re.IGNORECASE,
)
# 'an hour's drive from', 'a 30-minute drive north of'.
_DRIVE = re.compile(
    r"\b(?P<number>an?|\d{1,2}|"
    + "|".join(lexicon.DISTANCE_NUMBERS)
    + r")[\s-](?P<unit>hour|minute)s?(?:['’]s?)?\s(?:drive|ride)\s"
    r"(?:away\s)?(?:(?P<way>" + _WAY + r")\s)?(?:of|from|outside)(?:\sthe)?$",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\b(?:inside|into)(?:\sthe)?$", re.IGNORECASE)
_KM_PER_HOUR = {"h": 60.0, "m": 1.0}
_WORDS_OF_LETTERS = {"n": "north", "s": "south", "e": "east", "w": "west"}
_LONGEST_DISTANCE = 80
_LONGEST_BETWEEN = 4
_NOT_SURROUNDED = lexicon.DETERMINERS | lexicon.FUNCTION_WORDS
_AFTER_DISTANCES = frozenset(("of", "from", "off", "outside", "inside", "into"))
_WAYS = lexicon.LINES - lexicon.BORDERS


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


@dataclass(frozen=True, slots=True)
class _Before:
    """The words before a name: `last` is the token before it and its article, `begin` the first of its sentence."""

    text: str
    tokens: Tokens
    name: int
    last: int
    begin: int

    @property
    def word(self) -> str:
        """The folded word before the name: 'of'."""
        return self.tokens.folds[self.last]

    @property
    def noun(self) -> str:
        """The folded word before that: 'outskirts'; '' where the sentence begins."""
        return self.tokens.folds[self.last - 1] if self.last > self.begin else ""

    def modifier(self, relation: Relation, first: int, direction: str = "") -> Modifier:
        """A modifier whose words begin at the token `first`."""
        tokens = self.tokens
        words = " ".join(self.text[tokens.starts[first] : tokens.starts[self.name]].split())
        return Modifier(relation, words.lower() if words.isascii() else words, direction)


def modifier_before(text: str, tokens: Tokens, toponym: Toponym, begin: int) -> Modifier | None:
    """'western', 'the outskirts of', 'near', '30 km south of' right before the toponym.

    `begin` is the first token of its sentence.
    """
    last = toponym.first - 1
    if last >= begin and tokens.folds[last] == "the":
        last -= 1
    if last < begin:
        return None
    before = _Before(text, tokens, toponym.first, last, begin)
    direction, first = _compass_ending(tokens, last, begin)
    if direction:
        two_directions = first > begin and tokens.folds[first - 1] in lexicon.COMPASS
        return None if two_directions else before.modifier("part", first, direction)
    measured = _distance(text, tokens, toponym.first, begin) if before.word in _AFTER_DISTANCES else None
    return measured or _by_word(before)


def _by_word(before: _Before) -> Modifier | None:
    """'near', 'outside', 'the border with', and what needs a noun as well."""
    if before.word in lexicon.NEAR:
        # 'the surrounding Old City' surrounds something else; 'villages surrounding Mosul' are meant.
        adjective = before.word == "surrounding" and (before.last == before.begin or before.noun in _NOT_SURROUNDED)
        return None if adjective else before.modifier("near", before.last)
    if before.word == "with" and before.noun in lexicon.BORDERS:
        return before.modifier("border", before.last - 1)
    if _leads_near(before):
        return before.modifier("near", before.last - 1)
    return _with_of(before) if before.noun and before.word in ("of", "from") else None


def _leads_near(before: _Before) -> bool:
    """'The road to', 'the hills above', 'just outside of'."""
    word, noun = before.word, before.noun
    if word == "to":
        return noun in _WAYS
    return (word in ("of", "from", "above") and noun in lexicon.SURROUNDINGS_NOUNS) or (
        word in ("of", "from") and noun == "outside"
    )


def _with_of(before: _Before) -> Modifier | None:
    """'the coast of', 'the heart of', 'the outskirts of', 'the north of'."""
    word, noun, at = before.word, before.noun, before.last - 1
    if word == "of" and noun in lexicon.COAST_NOUNS:
        off = (j for j in (at - 1, at - 2) if j >= before.begin and before.tokens.folds[j] == "off")
        return before.modifier("near", next(off, at))
    if word == "of" and noun in lexicon.CENTRE_NOUNS:
        return before.modifier("part", at, "centre")
    if noun in lexicon.OUTSKIRTS or noun in lexicon.PART_NOUNS:
        return _part_or_rim(before)
    if word == "from" or noun not in lexicon.DIRECTION_NOUNS:
        return None  # 'an attack in the east from Bashiqa': where it started
    direction, first = _compass_ending(before.tokens, at, before.begin)
    if first > before.begin and before.tokens.folds[first - 1] == "the":
        return before.modifier("part", first - 1, direction)
    return before.modifier("direction", first, direction)


def _part_or_rim(before: _Before) -> Modifier | None:
    """'the western outskirts of', 'the eastern half of'; a part without a direction is none that could be drawn."""
    noun, at = before.noun, before.last - 1
    direction, first = "", at
    if at > before.begin:
        direction, first = _compass_ending(before.tokens, at - 1, before.begin)
    if noun in lexicon.OUTSKIRTS:
        return before.modifier("outskirts", first if direction else at, direction)
    if not direction:
        return None
    return before.modifier("edge" if noun in ("edge", "gates") else "part", first, direction)


def between(tokens: Tokens, toponyms: Sequence[Toponym], index: int, begin: int) -> Modifier | None:
    """'between A and B', 'the road from A to B' for either end."""
    for left, right in ((index, index + 1), (index - 1, index)):
        if left >= 0 and right < len(toponyms):
            words = _between_words(tokens, toponyms[left], toponyms[right], begin)
            if words:
                return Modifier("between", words, other=right if index == left else left)
    return None


def _between_words(tokens: Tokens, a: Toponym, b: Toponym, begin: int) -> str:
    """How the text says that something lies between `a` and `b`: 'between', 'road between'; '' where it doesn't."""
    if a.label != LOCATION or b.label != LOCATION or a.first <= begin or b.first - a.last > _LONGEST_BETWEEN:
        return ""
    openers = range(a.first - 1, max(begin, a.first - 4) - 1, -1)
    opener = next((i for i in openers if tokens.folds[i] in ("between", "from", "of")), None)
    joint = tokens.folds[a.last : b.first]
    if opener is None or not joint:
        return ""
    word, noun = tokens.folds[opener], tokens.folds[opener - 1] if opener > begin else ""
    line = noun in lexicon.LINES
    two_sided = word == "between" or (word == "of" and noun in lexicon.BORDERS)
    if not (two_sided or line) or joint[0] != ("and" if two_sided else "to"):
        return ""
    if not _only_modifiers(tokens.folds[opener + 1 : a.first] + joint[1:]):
        return ""
    return f"{noun} between" if line or noun in lexicon.HALFWAY else "between"


def border_with(toponyms: Sequence[Toponym], index: int, begin: int, modifier: Modifier) -> Modifier:
    """'border with B' with its other side: the name before it in the sentence, "Iraq's border with Syria"."""
    before = index - 1
    if modifier.relation != "border" or before < 0 or toponyms[before].first < begin:
        return modifier
    return replace(modifier, other=before)


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
    value = lexicon.DISTANCE_NUMBERS.get(number) or _value(number)
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
    hours = 1.0 if number in ("a", "an") else lexicon.DISTANCE_NUMBERS.get(number) or _value(number)
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


_BESIDE = frozenset(("adjacent", "close", "far", "next"))


def lies_beside(folds: Sequence[str], i: int, j: int) -> bool:
    """Whether the word at `j` says that what begins at `i` lies near what follows: 'near', 'southwest of'."""
    if folds[j] in lexicon.NEAR or folds[j] == "outside":
        return True
    if j > i and folds[j] in ("from", "to") and folds[j - 1] in _BESIDE:
        return True  # 'close to', 'not far from'
    if j == i or folds[j] not in ("of", "from"):
        return False
    return bool(compass(folds[j - 1])) or folds[j - 1] in lexicon.OUTSKIRTS or folds[j - 1] in _DISTANCES
