"""What happens to towns and what they have: 'X was shelled', 'X remains under siege', 'X had no water'."""

from __future__ import annotations

from collections.abc import Sequence

from geo.places import lexicon, role_words
from geo.places.word_senses import word_of

VERBS = role_words.AUXILIARIES | lexicon.STAYS
_LACKING = frozenset(("lacked", "lacks"))
_HAVING = _LACKING | {"had", "has"}
_FURTHEST_OWNED = 4  # tokens from the verb to its object


def happens_to_a_town(folds: Sequence[str], i: int, end: int) -> bool:
    """Whether the verb at `i` tells what happens to towns: 'was shelled', 'remains under siege', 'had no water'."""
    begin = i
    if i < end and folds[i] in _HAVING and _is_had_by_towns(folds, i + 1, end):
        return True
    if folds[i : i + 2] in (["fell", "to"], ["falls", "to"]) and folds[i + 2 : i + 3] not in (["his"], ["her"]):
        return True
    while i < end and (folds[i] in VERBS or folds[i] in role_words.ADVERBS or folds[i].endswith("ly")):
        i += 1
    if i in (begin, end) or VERBS.isdisjoint(folds[begin:i]):
        return False
    if folds[i] in lexicon.HAPPENS_TO_TOWNS:
        return True
    return i + 1 < end and folds[i + 1] in lexicon.STATES_OF_TOWNS.get(folds[i], ())


def _is_had_by_towns(folds: Sequence[str], i: int, end: int) -> bool:
    """Whether what is had or lacked from `i` on is a town's: 'no running water', 'a new mayor'."""
    lacks = folds[i : i + 1] == ["no"] or folds[i - 1] in _LACKING
    for j in range(i, min(end, i + _FURTHEST_OWNED)):
        folded = folds[j]
        if folded in lexicon.TOWNS_HAVE or (lacks and folded in lexicon.TOWNS_LACK):
            return j + 1 >= end or not word_of(folds[j + 1]).noun or folds[j + 1] in role_words.PREPOSITIONS
        if not folded[:1].isalpha() or folded in role_words.PREPOSITIONS or folded in role_words.PRONOUNS:
            return False
    return False
