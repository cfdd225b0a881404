"""What a text says of a place when it introduces it: 'X is a town in Y County, Z', 'Situated in the hills of Y, X'."""

from __future__ import annotations

from dataclasses import dataclass

from geo.languages import ENGLISH, words
from geo.places import lexicon
from geo.places.mentions import HYPHENS, capitalised
from geo.places.modifiers import compass
from geo.places.tokens import Tokens

_WORDS = words(ENGLISH, "introductions")
VERBS, _LYING, _KINDS, TOWNS = (_WORDS[section] for section in ("verbs", "lying", "kinds", "towns"))
JOINTS, _ENDS = _WORDS["joints"], _WORDS["ends"]
_BETWEEN = (
    _WORDS["between"] | _KINDS | lexicon.DETERMINERS | lexicon.COMPASS | lexicon.CENTRE_ADJECTIVES | frozenset(("of",))
)
_STOPS = frozenset(".;:?!()")
_LONGEST_STATEMENT, _LONGEST_APPOSITION, _LONGEST_ASIDE, _LONGEST_FILLER = 24, 12, 30, 8  # tokens
_LONGEST_CHAIN = 4  # names


@dataclass(frozen=True, slots=True)
class Introduction:
    """What a place is said to lie in, innermost first, each name in its forms, longest first; `is_town` what it is."""

    containers: tuple[tuple[str, ...], ...] = ()
    is_town: bool = False


NOT_INTRODUCED = Introduction()


def introduction(text: str, tokens: Tokens, first: int, last: int, segment: tuple[int, int]) -> Introduction:
    """What the sentence, tokens `segment`, says of the place named by tokens `first` to `last`."""
    begin, end = segment
    if first > begin + 1 and tokens.folds[begin] in _LYING and tokens.words[first - 1] == ",":
        return Introduction(_chain_from(text, tokens, begin + 1, first - 1))
    if last < end and tokens.words[last] == ",":
        told = _stated(text, tokens, last, min(end, last + _LONGEST_APPOSITION), end)
        if told is not NOT_INTRODUCED:
            return told
    i = _after_asides(tokens, last, end)
    if i >= end or tokens.folds[i] not in VERBS:
        return NOT_INTRODUCED
    return _stated(text, tokens, i, min(end, i + _LONGEST_STATEMENT), end)


def entitled(text: str, tokens: Tokens, last: int, end: int) -> Introduction:
    """What a title says of the place that its name, which ends before the token `last`, means: 'Lima, Ohio'."""
    if last < end and tokens.words[last] in (",", "("):
        return Introduction(_chain(text, tokens, last + 1, end))
    return NOT_INTRODUCED


def _stated(text: str, tokens: Tokens, verb: int, stop: int, end: int) -> Introduction:
    """What the statement that begins with the token `verb`, or a comma, says, its noun before the token `stop`."""
    folds = tokens.folds
    if verb + 1 < end and folds[verb + 1].endswith("ing") and folds[verb + 1] not in _LYING:
        return NOT_INTRODUCED  # 'X were defending a seat in Y'
    said, town = folds[verb] in _LYING, False
    for i in range(verb + 1, stop):
        if said and _is_joint(tokens, i):
            containers = _chain(text, tokens, i + 1, end)
            if containers:
                return Introduction(containers, town)
        elif _ends_statement(tokens, i, said=said, apposed=tokens.words[verb] == ","):
            break
        is_noun = tokens.words[i].islower()  # 'Massena Station' is a name
        said = said or (is_noun and folds[i] in _KINDS) or folds[i] in _LYING
        town = town or (is_noun and folds[i] in TOWNS)
    return NOT_INTRODUCED


def _is_joint(tokens: Tokens, i: int) -> bool:
    """Whether the word at `i` leads to what holds the place: 'in the west of Y', but not '280 miles west of Y'."""
    if tokens.folds[i] not in JOINTS:
        return False
    if tokens.folds[i] != "of" or i < 3 or compass(tokens.folds[i - 1]) in ("", "centre"):
        return True
    return tokens.folds[i - 3] in JOINTS and tokens.folds[i - 2] in lexicon.DETERMINERS


def _ends_statement(tokens: Tokens, i: int, *, said: bool, apposed: bool) -> bool:
    """Whether a statement is over at token `i`; one set apart by commas ends at the next and begins with no name."""
    if tokens.words[i] in _STOPS or tokens.folds[i] in VERBS or (said and tokens.folds[i] in _ENDS):
        return True
    return apposed and (tokens.words[i] == "," or (not said and tokens.words[i][:1].isupper()))


def _chain_from(text: str, tokens: Tokens, first: int, end: int) -> tuple[tuple[str, ...], ...]:
    """The names after the first 'in' or 'of' that a name follows, in tokens `first` to `end`."""
    for i in range(first, min(end, first + _LONGEST_FILLER)):
        if _is_joint(tokens, i) and (found := _chain(text, tokens, i + 1, end)):
            return found
    return ()


def _after_asides(tokens: Tokens, i: int, end: int) -> int:
    """Where the sentence goes on after ' (formerly Y)' and ', formerly a mining camp,'."""
    for closing in (")", ","):
        opening = "(" if closing == ")" else ","
        if i < end and tokens.words[i] == opening:
            ends = (j + 1 for j in range(i + 1, min(end, i + _LONGEST_ASIDE)) if tokens.words[j] == closing)
            i = next(ends, i)
    return i


def _chain(text: str, tokens: Tokens, i: int, end: int) -> tuple[tuple[str, ...], ...]:
    """'Y County, in the north of Z, W' from token `i` on: the forms of each name."""
    words, folds = tokens.words, tokens.folds
    chain: list[tuple[str, ...]] = []
    while len(chain) < _LONGEST_CHAIN:
        start = i
        while i < min(end, start + _LONGEST_FILLER) and _is_between(tokens, i):
            i += 1
        forms, after = capitalised(text, tokens, i, end)
        if not forms:
            break
        chain.append(tuple(forms))
        i = after + 1 if after < end and words[after].islower() and folds[after] in _KINDS else after
        comma = i < end and words[i] == ","
        i += comma
        joined = i < end and folds[i] in JOINTS
        i += joined
        if i >= end or not (joined or (comma and words[i][:1].isupper())):
            break
    return tuple(chain)


def _is_between(tokens: Tokens, i: int) -> bool:
    return not tokens.words[i][:1].isupper() and (tokens.folds[i] in _BETWEEN or tokens.words[i] in HYPHENS)
