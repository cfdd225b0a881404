"""What bears a place's name and is none: persons after a title, ships, and clubs that are called after their town."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from geo.places import lexicon
from geo.places.mentions import Toponym
from geo.places.role_features import is_of_sport
from geo.places.ships import is_ship
from geo.places.sports import COMPETITIONS, after_a_teams_noun, in_passage, is_dateline, is_ground, is_points
from geo.places.tokens import Tokens

_CODE = 3
_BEFORE_A_STOP = lexicon.ABBREVIATIONS | lexicon.TITLES
_NO_NICKNAMES = lexicon.FUNCTION_WORDS | lexicon.NO_NAMES
_DASHES = frozenset("-\u2013\u2014")


def bears_only(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a person or a ship bears the name of tokens `first` to `last`: 'Colonel Houston', 'the frigate Minsk'."""
    return is_ship(tokens, first, last) or (last - first == 1 and is_titled(tokens, first))


def is_short_form(tokens: Tokens, index: int) -> bool:
    """'U.N.', and three capitals amid other words: 'KEF'."""
    word = tokens.words[index]
    if not word.isupper():
        return False
    if word.endswith("."):
        return True
    number = bisect_right(tokens.segments, (index, len(tokens) + 1)) - 1
    first, last = tokens.segments[number]
    small = sum(other.islower() for other in tokens.words[first:last])
    return len(word) == _CODE and word.isalpha() and index > first and small > 2


def is_titled(tokens: Tokens, first: int) -> bool:
    """'said Mr. Cleveland', 'Colonel Houston': a title right before a single word."""
    i = first - 1
    if i > 0 and tokens.words[i] == "." and tokens.folds[i - 1] in _BEFORE_A_STOP:
        i -= 1
    if i < 0 or not tokens.words[i][0].isupper() or tokens.words[i].isupper():
        return False
    folded = tokens.folds[i]
    if folded in lexicon.TITLES:
        return True
    return folded in lexicon.TITLES_THAT_ARE_WORDS and not _begins(tokens, i)


def _begins(tokens: Tokens, index: int) -> bool:
    number = bisect_right(tokens.segments, (index, len(tokens) + 1)) - 1
    first, last = tokens.segments[number]
    capitals = sum(word[0].isupper() for word in tokens.words[first:last])
    return index == first or 2 * capitals > last - first


def club(tokens: Tokens, toponym: Toponym, begin: int, end: int) -> str:
    """Why a town's name in tokens `begin` to `end` stands for its club, or ''."""
    after = tokens.words[toponym.last] if toponym.last < end else ""
    if after and after[0].isupper() and after.lower() in lexicon.CLUB_ENDINGS:
        return f"'{after}' is part of a club's name"
    if tokens.folds[toponym.last - 1] in lexicon.CLUB_ENDINGS and toponym.last - toponym.first > 1:
        return "a club's name"
    if is_dateline(tokens, toponym, begin, end):
        return ""
    if in_passage(tokens, toponym.first):
        if tokens.folds[toponym.last - 1] in COMPETITIONS:
            return "a competition's name"
        return "" if is_ground(tokens, toponym, begin, end) else "in a report of a match: its team is meant"
    before = tokens.folds[toponym.first - 1] if toponym.first > begin else ""
    if after.istitle() and _is_nickname(tokens, toponym.last) and is_of_sport(tokens, begin, end):
        return f"'{after}' is part of a team's name"
    if before in lexicon.LOCATIVE_PREPOSITIONS or (before == "of" and not after_a_teams_noun(tokens, toponym)):
        return ""
    word = _sports_word(tokens, begin, end)
    return f"'{word}': its team is meant" if word else ""


def _is_nickname(tokens: Tokens, index: int) -> bool:
    """Whether a capital after a town may end a team's name: 'Oklahoma City Thunder', unlike 'Leeds Town Hall'."""
    follows = tokens.words[index + 1] if index + 1 < len(tokens) else "."
    word = tokens.folds[index]
    known = word in lexicon.KIND_WORDS_AFTER or word in lexicon.PLACE_NOUNS or word in lexicon.TOWN_BODIES
    return not known and word not in _NO_NICKNAMES and not follows[0].isupper()


@lru_cache(maxsize=2)  # the mentions of a sentence come one after the other
def _sports_word(tokens: Tokens, begin: int, end: int) -> str:
    """The word that makes a sentence one of a match, or ''."""
    folds, words = tokens.folds, tokens.words
    present = lexicon.SPORTS.intersection(folds[begin:end])
    if "-" in words[begin:end]:
        hyphens = (i for i in range(begin + 1, end - 1) if words[i] == "-")
        present |= lexicon.SPORTS.intersection(f"{folds[i - 1]}-{folds[i + 1]}" for i in hyphens)
    if present:
        return min(present)
    results = not lexicon.RESULTS.isdisjoint(folds[begin:end])
    for i in range(begin, end - 1):
        if folds[i] == "their" and folds[i + 1] in lexicon.LEADERS_OF_TEAMS:
            return f"their {words[i + 1]}"
        part = folds[i] in lexicon.ORDINALS_OF_A_MATCH and folds[i + 1] in lexicon.PARTS_OF_A_MATCH
        if part and (results or folds[i + 1] in lexicon.SURE_PARTS_OF_A_MATCH or _ends_in_play(folds, i, begin, end)):
            return f"{words[i]} {words[i + 1]}"
        if results and i + 2 < end and words[i + 1] in _DASHES and is_points(words[i]) and is_points(words[i + 2]):
            return f"{words[i]}{words[i + 1]}{words[i + 2]}"
    return ""


def _ends_in_play(folds: Sequence[str], index: int, begin: int, end: int) -> bool:
    """Whether 'in the fourth quarter' ends a sentence that has nothing of business and of the year in it."""
    closed = index + 2 >= end or folds[index + 2] in ("", ",", "!")
    return closed and folds[index - 2 : index] == ["in", "the"] and lexicon.BUSINESS.isdisjoint(folds[begin:end])
