"""Reports of matches: in which passages a text tells of sport, and where a town's name there is its team's.

A town in such a passage is its team unless the words beside it make it a place: 'in Turin', 'BUFFALO, N.Y. -'.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from geo.languages import ENGLISH, words
from geo.places import lexicon
from geo.places.mentions import HYPHENS, Toponym
from geo.places.tokens import Tokens

_WORDS = words(ENGLISH, "sports")
_ONLY, _SPORT, _WINNING = _WORDS["sports only"], _WORDS["sport"], _WORDS["winning"]
_TELLING = _ONLY | _SPORT | _WINNING
_TEAM_AFTER = {
    "to": _WORDS["before to a team"],
    "from": _WORDS["before from a team"],
    "at": _WORDS["before at a team"],
    "of": _WORDS["before of a team"],
}
_VENUE = _WORDS["before in a venue"]
_GOVERNING = _VENUE | frozenset(_TEAM_AFTER)
_OWNED = _WORDS["owned by a town"] | lexicon.PLACE_NOUNS
_POSSESSIVE = frozenset(("'s", "\u2019s", "'", "\u2019"))
COMPETITIONS = _WORDS["competitions"]
_MOST_DIGITS = 3
_MOST_POINTS = 200
_SITES = frozenset(("road", "border", "building", "airport", "base", "facility", "crossing"))
_VARIOUS = 6  # words of sport that show a whole text to be of it
_SPREAD = 0.3  # of its segments
_WINDOW = 2  # segments to either side
_LONGEST_SOURCE = 10  # tokens: ', N.Y. (AP) -'
_FURTHEST_VERB = 2  # tokens before the preposition
_LONGEST_LIST = 12
_LONGEST_SIDE = 6  # tokens from one score to the next


def is_points(word: str) -> bool:
    """Whether a word is a number that a team can have scored."""
    return len(word) <= _MOST_DIGITS and word.isdecimal() and int(word) <= _MOST_POINTS


# Each name of a text asks for it.
@lru_cache(maxsize=1)
def passages(tokens: Tokens) -> tuple[bool, ...]:
    """For each segment whether it belongs to a report of a match or is of sport throughout."""
    told = [_told(tokens, first, last) for first, last in tokens.segments]
    if not any(told):
        return (False,) * len(told)
    lengths = [last - first for first, last in tokens.segments]
    all_told = [word for some in told for word in some]
    spread = sum(map(bool, told)) >= _SPREAD * len(told)
    various = spread and len(set(all_told) - _WINNING) >= _VARIOUS
    whole = _is_sport(all_told, sum(lengths), dense=0.03 if various else 0.05)
    out = []
    for i in range(len(told)):
        begin, end = max(0, i - _WINDOW), i + _WINDOW + 1
        near = [word for some in told[begin:end] for word in some]
        out.append(whole or _is_sport(near, sum(lengths[begin:end]), dense=0.08))
    return tuple(out)


def in_passage(tokens: Tokens, index: int) -> bool:
    """Whether the token at `index` stands in a report of a match."""
    number = bisect_right(tokens.segments, (index, len(tokens) + 1)) - 1
    return number >= 0 and passages(tokens)[number]


def _told(tokens: Tokens, first: int, last: int) -> list[str]:
    """The words of sport of a segment; a score counts as one."""
    folds = tokens.folds[first:last]
    found = [word for word in folds if word in _TELLING]
    points = [i for i in range(first, last) if is_points(tokens.words[i])]
    if points and _WORDS["no scores"].isdisjoint(folds):
        found += ["line of scores"] * _score_lines(tokens.words, points, first)
        found += [
            "score"
            for i in points
            if i + 2 < last and tokens.words[i + 1] in HYPHENS and is_points(tokens.words[i + 2])
        ]
    return found


def _score_lines(written: Sequence[str], points: Sequence[int], first: int) -> int:
    """How often a name with a number follows another: 'Lakeview 50, Columbus 38', 'Dynamo 2, Torpedo 1'."""
    ends = [i for i in points if i > first and written[i - 1][0].isupper()]
    return sum(
        b - a < _LONGEST_SIDE and written[a + 1] in (",", ";") and written[a + 2][0].isupper()
        for a, b in pairwise(ends)
    )


def _is_sport(found: Sequence[str], length: int, *, dense: float) -> bool:
    """Whether so many words of sport among `length` tokens make a passage one of sport."""
    kinds = set(found)
    lines = "line of scores" in kinds and len(kinds - {"score"}) > 1  # a table of the dead has such lines as well
    only, sport = len(kinds & _ONLY), len(kinds & _SPORT) + ("score" in kinds)
    if not (
        lines or (only and len(kinds) > 1) or sport > 2 or (sport > 1 and len(kinds) > 3 and length < 8 * len(found))
    ):
        return False
    weight = sum(3 if word == "line of scores" else 1.5 if word in _ONLY else 1 for word in found)
    return weight >= 3 and weight >= dense * length


def is_ground(tokens: Tokens, toponym: Toponym, begin: int, end: int) -> bool:
    """Whether the words beside a name in a report of a match make it a place all the same."""
    folds, written = tokens.folds, tokens.words
    if (
        _is_site(tokens, toponym)
        or toponym.generic
        or not _WORDS["never teams"].isdisjoint(folds[toponym.first : toponym.last])
    ):
        return True
    if (
        is_dateline(tokens, toponym, begin, end)
        or _has_state(tokens, toponym, end)
        or _is_state(tokens, toponym, begin)
    ):
        return True
    i = _before_list(tokens, toponym, begin)
    if i >= begin and folds[i] == "(":
        i -= 1
    before = folds[i] if i >= begin else ""
    if before in lexicon.PLURAL_KINDS:
        return True
    if before in _VENUE or before in lexicon.COMPASS or folds[toponym.first - 1] in lexicon.COMPASS:
        return True
    if before in _TEAM_AFTER:
        earlier = folds[max(begin, i - _FURTHEST_VERB) : i]
        beside_a_name = before == "at" and i > begin and written[i - 1][0].isupper()
        return not beside_a_name and _TEAM_AFTER[before].isdisjoint(earlier)
    after = toponym.last
    if after < end and written[after] in _POSSESSIVE:
        after += 1
    elif after < end and written[after] == "-":
        return folds[after + 1 : after + 2] in (["based"], ["born"], ["area"])
    return after < end and folds[after] in _OWNED


def after_a_teams_noun(tokens: Tokens, toponym: Toponym) -> bool:
    """'The coach of Leeds', unlike 'the mayor of Leeds'."""
    return not _TEAM_AFTER["of"].isdisjoint(tokens.folds[max(0, toponym.first - 2) : toponym.first])


def _is_site(tokens: Tokens, toponym: Toponym) -> bool:
    """Whether the name's kind word makes it a place: 'the Turin airport', unlike 'Palm Bay', 'Iowa State'."""
    return toponym.kind is not None and (toponym.kind in _SITES or tokens.words[toponym.last - 1].islower())


def is_dateline(tokens: Tokens, toponym: Toponym, begin: int, end: int) -> bool:
    """'BUFFALO, N.Y. (AP) -', 'Lyon, June 3 -': opens its line, and a dash with a blank before it follows soon."""
    written, last = tokens.words, toponym.last
    if toponym.first != begin or not (
        written[last : last + 1] in ([","], ["("]) or written[last : last + 1] in (["-"], ["\u2013"], ["\u2014"])
    ):
        return False
    for i in range(last, min(len(tokens), last + _LONGEST_SOURCE)):
        if written[i] in HYPHENS and written[i] != "/" and tokens.starts[i] > tokens.ends[i - 1]:
            return all(word[0].isupper() or not word[0].isalpha() for word in written[last:i])
    return False


def _has_state(tokens: Tokens, toponym: Toponym, end: int) -> bool:
    """'Buffalo, N.Y.', 'Austin, TX'."""
    i = toponym.last
    return i + 1 < end and tokens.words[i] == "," and _is_code(tokens, i + 1)


def _is_state(tokens: Tokens, toponym: Toponym, begin: int) -> bool:
    """'N.Y.' of 'Buffalo, N.Y.'."""
    i = toponym.first
    return i - 1 > begin and tokens.words[i - 1] == "," and _is_code(tokens, i)


def _is_code(tokens: Tokens, i: int) -> bool:
    word = tokens.words[i]
    stop = i + 1 < len(tokens) and tokens.words[i + 1] == "."
    return (len(word) == 2 and word.isupper()) or (
        word[0].isupper() and (word.endswith(".") or (stop and len(word) < 6))
    )


def _before_list(tokens: Tokens, toponym: Toponym, begin: int) -> int:
    """Where the word stands that governs a name, before its article and names listed with it: 'in Oslo, Bergen and'."""
    folds, written = tokens.folds, tokens.words
    i = toponym.first - 1
    listed = folds[toponym.last : toponym.last + 1] in (["and"], ["or"], [","])
    while i >= max(begin, toponym.first - _LONGEST_LIST) and folds[i] not in _GOVERNING:
        if folds[i] in ("and", "or"):
            listed = True
        elif folds[i] == ",":
            if not listed:
                break
        elif folds[i] != "the" and not written[i][0].isupper():
            break
        i -= 1
    return i
