"""Unknown names with what they lie in right after them: 'attacked Kabo (Diapa, Tapoa)', 'Kabo, a village in Tapoa'."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from geo.gazetteer import flags as bits
from geo.places import lexicon
from geo.places.introductions import JOINTS, TOWNS, VERBS
from geo.places.labels import LOCATION
from geo.places.mentions import phrase
from geo.places.stretches import Span, part_of_longer_name, surnames
from geo.places.tokens import Tokens
from geo.places.word_classes import cluster, is_given_name

_HOLD = bits.ADMIN1 | bits.ADMIN2
_ANY = _HOLD | bits.COUNTRY | bits.CITY_100K | bits.CITY_15K | bits.SMALLER_PLACE | bits.REGION
_BEFORE = lexicon.SURE_BEFORE_A_NAME | lexicon.HAPPENS_TO_TOWNS | lexicon.CONQUEST_VERBS
_NO_NAMES = lexicon.FUNCTION_WORDS | _BEFORE
_JOINED = frozenset(("and", ","))
_LAST_LEADS = JOINTS | lexicon.NEAR | lexicon.DETERMINERS | lexicon.COMPASS | {"from", "on", "outside"}
_LEADS = _LAST_LEADS | {"about", "around", "just", "kilometers", "kilometres", "km", "miles", "roughly", "some", "to"}
_LONGEST_NAME, _LONGEST_BRACKET, _LONGEST_SAID, _LONGEST_LEAD, _SHORTEST = 3, 12, 4, 7, 4  # tokens; letters


def bracketed(tokens: Tokens, taken: Sequence[str], flags: Callable[[str], int]) -> Iterator[Span]:
    """The name before a bracket that holds nothing but places, one of them a province or district; and these.

    Persons have such brackets too ('Lee (Cleveland, Ohio)'): the word before the name must be one before places.
    """
    persons, closed = surnames(tokens), -1
    for i in tokens.capitals:
        if i < 2 or tokens.words[i - 1] != "(":
            continue
        inside = _items(tokens, i)
        known = [flags(phrase(tokens.folds, first, last)) for first, last in inside]
        if not known or not known[-1] & _HOLD or any(found & bits.COMMON_WORD for found in known):
            continue
        first = _name_before(tokens, i - 1)
        before = tokens.folds[first - 1] if first else ""
        if not (before in _BEFORE or (before in _JOINED and first - 2 == closed)):
            continue
        closed = inside[-1][1]
        if not _is_name(tokens, first, i - 1, persons) or part_of_longer_name(tokens, first, i - 1):
            continue
        named = [(first, i - 1), *(item for item, found in zip(inside, known, strict=True) if found & _ANY)]
        yield from ((*span, LOCATION) for span in named if not any(taken[span[0] : span[1]]))


def apposed(tokens: Tokens, taken: Sequence[str], flags: Callable[[str], int]) -> Iterator[Span]:
    """The name before ', commune of', ', a village 12 km north of' or ' is a village in' and a place."""
    persons = surnames(tokens)
    for i, folded in enumerate(tokens.folds):
        if folded not in TOWNS or not tokens.words[i].islower():
            continue
        said = range(i - 1, max(0, i - _LONGEST_SAID) - 1, -1)
        comma = next((j for j in said if not tokens.words[j].islower()), 0 if i > _LONGEST_SAID else -1)
        if comma >= 0 and tokens.folds[comma + 1] in VERBS and tokens.words[comma][0].isalpha():
            comma += 1
        at = _after_what_leads(tokens, i + 1)
        verb = comma > 0 and tokens.folds[comma] in VERBS
        if comma <= 0 or not (verb or tokens.words[comma] == ",") or at == i + 1:
            continue
        first = _name_before(tokens, comma)
        if any(taken[first:comma]) or not _is_name(tokens, first, comma, persons):
            continue
        if _starts_place(tokens, at, flags) and not part_of_longer_name(tokens, first, comma):
            yield first, comma, LOCATION


def _after_what_leads(tokens: Tokens, i: int) -> int:
    """Where the words end that lead from a town to what it lies in or near, from the token `i` on: '12 km north of'."""
    end = i
    while end < min(len(tokens), i + _LONGEST_LEAD) and (tokens.folds[end] in _LEADS or tokens.words[end].isdigit()):
        end += 1
    return end if end > i and tokens.folds[end - 1] in _LAST_LEADS else i


def _starts_place(tokens: Tokens, i: int, flags: Callable[[str], int]) -> bool:
    """Whether a place's name begins at token `i`."""
    end = i
    while end < len(tokens) and end - i < _LONGEST_NAME and tokens.words[end][:1].isupper():
        end += 1
    return any(flags(phrase(tokens.folds, i, last)) & _ANY for last in range(end, i, -1))


def _items(tokens: Tokens, i: int) -> list[tuple[int, int]]:
    """The names in the bracket whose first token is `i`, set apart by commas; [] if it holds anything else."""
    items, first = [], i
    for j in range(i, min(len(tokens), i + _LONGEST_BRACKET)):
        word = tokens.words[j]
        if word in (",", ")"):
            if j == first:
                return []
            items.append((first, j))
            first = j + 1
            if word == ")":
                return items
        elif not (word[0].isupper() or (j > first and tokens.folds[j] in lexicon.KIND_WORDS_AFTER)):
            return []
    return []


def _name_before(tokens: Tokens, end: int) -> int:
    """Where the run of capitals that ends before the token `end` begins."""
    first = end
    while first and end - first < _LONGEST_NAME and _may_be_of_a_name(tokens, first - 1):
        first -= 1
    return first


def _may_be_of_a_name(tokens: Tokens, i: int) -> bool:
    return tokens.words[i][:1].isupper() and tokens.folds[i] not in _NO_NAMES


def _is_name(tokens: Tokens, first: int, last: int, persons: frozenset[str] | set[str]) -> bool:
    """Whether tokens `first` to `last` are a name that is no word of English, no short form and no person's."""
    folds = tokens.folds[first:last]
    if not folds or sum(map(len, folds)) < _SHORTEST or all(word.isupper() for word in tokens.words[first:last]):
        return False
    return not any(word in persons or is_given_name(word) or cluster(word) for word in folds)
