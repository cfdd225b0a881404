"""Names that the names or directions beside them show to be places: 'A in the east, B in the south'."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from geo.places import lexicon, role_words
from geo.places.bearers import bears_only
from geo.places.labels import LOCATION
from geo.places.stretches import LONGEST_NAME, Span, list_item, part_of_longer_name
from geo.places.tokens import Tokens
from geo.places.word_classes import cluster, is_given_name, is_surname

Known = Callable[[int, int], bool]
_LEAST = 3
_MOST = 40
_LIST_BEFORE = lexicon.CONQUEST_VERBS | role_words.ON_THE_GROUND
_LONGEST = 3
_POSSESSIVE = frozenset(("s", "'s", "’s", "'", "’"))
_PAIR_BEFORE = _LIST_BEFORE - lexicon.NOT_BEFORE_PAIRS
_JOINS = frozenset(("and", "or", "nor"))
_JOINTS = frozenset((",", "and", "or", "&"))

_IN_OTHER_NAMES = (
    lexicon.GIVEN_NAMES | lexicon.PERSON_CUES | lexicon.ORGANISATION_HEADS
) - lexicon.IN_NAMES_OF_PLACES_TOO
_NO_NAMES = lexicon.FUNCTION_WORDS | lexicon.NO_NAMES


def coordinated(tokens: Tokens, taken: Sequence[str], known: Known) -> Iterable[Span]:
    """The names of a list of three or more after a verb of conquest or a preposition of place.

    At least half of them must be known places (`known` is asked with token indices) or found before, and none may
    look like a person or an organisation.
    """
    past = 1
    for i in tokens.capitals:
        if i < past or tokens.folds[i - 1] not in _LIST_BEFORE:
            continue
        names, end = _names(tokens, i)
        if len(names) >= _LEAST and not any(_no_place(tokens, a, b) for a, b in names):
            sure = sum(any(taken[a:b]) or known(a, b) for a, b in names)
            if 2 * sure >= len(names):
                yield from ((a, b, LOCATION) for a, b in names if not any(taken[a:b]))
        past = end


def joined(tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
    """The second of 'reached Bandiagara and Sévaré', after a preposition of place or a verb of conquest."""
    for first in tokens.capitals:
        if first < 2 or tokens.folds[first - 1] != "and" or taken[first - 2] != LOCATION or taken[first]:
            continue
        begin = first - 2
        while begin and taken[begin - 1] == LOCATION:
            begin -= 1
        if begin and tokens.folds[begin - 1] in _PAIR_BEFORE:
            last = list_item(tokens, first)
            if last > first and not any(taken[first:last]) and _ends_a_pair(tokens, first, last):
                yield first, last, LOCATION


def beside_a_place(tokens: Tokens, taken: Sequence[str], known: Known) -> Iterable[Span]:
    """A known name joined to a place that was found: 'Tal Afar and Tel Keppe were hit'."""
    for i, folded in enumerate(tokens.folds):
        if folded not in _JOINS or i == 0 or i + 1 >= len(tokens):
            continue
        left, right = taken[i - 1] == LOCATION, taken[i + 1] == LOCATION
        if left == right:
            continue
        lasts = range(min(len(tokens), i + 1 + LONGEST_NAME), i + 1, -1)
        spans = (
            [(i + 1, last) for last in lasts] if left else [(first, i) for first in range(max(0, i - LONGEST_NAME), i)]
        )
        name = next((span for span in spans if _is_known_alone(tokens, taken, *span, known)), None)
        if name is not None:
            yield *name, LOCATION


def _is_known_alone(tokens: Tokens, taken: Sequence[str], first: int, last: int, known: Known) -> bool:
    """Whether tokens are the whole of a known name that no family and nobody else bears by a single word."""
    if not tokens.words[first][0].isupper() or not tokens.words[last - 1][0].isupper() or any(taken[first:last]):
        return False
    folded = tokens.folds[first]
    if last - first == 1 and (
        tokens.words[first].isupper() or is_given_name(folded) or is_surname(folded) or cluster(folded)
    ):
        return False
    return known(first, last) and not part_of_longer_name(tokens, first, last) and not bears_only(tokens, first, last)


def _ends_a_pair(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a name after 'and' may be a place's: no owner's, no person's, no organisation's."""
    after = tokens.folds[last] if last < len(tokens) else ""
    person = last - first > 1 and is_given_name(tokens.folds[first])
    return after not in _POSSESSIVE and not person and not _no_place(tokens, first, last)


def landforms(tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
    """'the Shweli river', 'the Tashtun pass': a name before a lower-case word for a water, pass or bridge."""
    for i, folded in enumerate(tokens.folds):
        if folded not in lexicon.LANDFORMS or i < 2 or not tokens.words[i].islower() or taken[i - 1]:
            continue
        first = i - 1
        while first and tokens.words[first - 1][:1].isupper() and i - first < _LONGEST:
            first -= 1
        named = tokens.words[i - 1][:1].isupper() and not tokens.words[i - 1].isupper()
        if not named or not first or tokens.folds[first - 1] != "the" or any(taken[first:i]):
            continue
        if not _no_place(tokens, first, i):
            yield first, i + 1, LOCATION


def pairs(tokens: Tokens, taken: Sequence[str], known: Known) -> Iterable[Span]:
    """Both of 'between Tal Afar and western Mosul', when either was found and the other is known."""
    for i, folded in enumerate(tokens.folds):
        if folded != "between":
            continue
        a = _past_directions(tokens, i + 1)
        a_end = list_item(tokens, a)
        if a_end == a or tokens.folds[a_end : a_end + 1] != ["and"]:
            continue
        b = _past_directions(tokens, a_end + 1)
        b_end = list_item(tokens, b)
        if b_end == b or _no_place(tokens, a, a_end) or _no_place(tokens, b, b_end):
            continue
        found_a, found_b = any(taken[a:a_end]), any(taken[b:b_end])
        if found_a != found_b and known(*((b, b_end) if found_a else (a, a_end))):
            yield (b, b_end, LOCATION) if found_a else (a, a_end, LOCATION)


def _past_directions(tokens: Tokens, i: int) -> int:
    while (
        i < len(tokens)
        and tokens.words[i].islower()
        and (tokens.folds[i] == "the" or tokens.folds[i] in lexicon.COMPASS)
    ):
        i += 1
    return i


def by_direction(tokens: Tokens, taken: Sequence[str], known: Known) -> Iterable[Span]:
    """'Tikrit in the north': a known name after which a direction says where it lies."""
    for i, folded in enumerate(tokens.folds[:-2]):
        if (
            folded != "in"
            or not i
            or tokens.folds[i + 1] != "the"
            or tokens.folds[i + 2] not in lexicon.DIRECTIONS_AND_CENTRE
        ):
            continue
        for first in range(max(0, i - 4), i):
            if (
                list_item(tokens, first) == i
                and tokens.words[first] not in ("-", "/")
                and not any(taken[first:i])
                and not _no_place(tokens, first, i)
                and known(first, i)
            ):
                yield first, i, LOCATION
                break


def _names(tokens: Tokens, first: int) -> tuple[list[tuple[int, int]], int]:
    """The capitalised names joined by commas and 'and' from `first` on, and where they end."""
    names: list[tuple[int, int]] = []
    i, last = first, first
    while i < len(tokens) and len(names) < _MOST:
        last = list_item(tokens, i)
        if last == i:
            break
        names.append((i, last))
        i = last
        while i < len(tokens) and i < last + 2 and tokens.folds[i] in _JOINTS:
            i += 1
        if i == last:
            break
    return names, names[-1][1] if names else first


def _no_place(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the name is no place's: a given name, title or organisation's word in it, an acronym, a month."""
    folds = tokens.folds[first:last]
    return any(f in _IN_OTHER_NAMES for f in folds) or (
        last - first == 1 and (tokens.words[first].isupper() or tokens.folds[first] in _NO_NAMES)
    )
