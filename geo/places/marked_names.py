"""Names that stand outside sentences: hashtags, headlines in capitals, rows and lists, states in two letters.

A recogniser that learned from sentences passes them over. Only names that the gazetteer has, and that are no everyday
words, are taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from geo.gazetteer import flags as bits
from geo.places.features import gazetteer_marks
from geo.places.labels import LOCATION
from geo.places.mentions import phrase
from geo.places.recognising import Recognised
from geo.places.stretches import Span
from geo.places.tokens import Tokens, fold, in_hashtag
from geo.places.word_classes import cluster, is_given_name

Flags = Callable[[str], int]

_PLACES = bits.COUNTRY | bits.ADMIN1 | bits.ADMIN2 | bits.CITY_100K | bits.CITY_15K | bits.SMALLER_PLACE | bits.REGION
_NO_NAMES = bits.COMMON_WORD | bits.DEMONYM
_BEFORE_CELLS = frozenset("|;•*–—-")
_AFTER_CELLS = frozenset("|;:")
_LEAST_CAPITALS = 3  # words of a headline
_SHORTEST = 4


def names_by_mark(tokens: Tokens, taken: Sequence[str], flags: Flags, found: Callable[[str], bool]) -> Iterable[Span]:
    """All names that stand outside sentences and that nothing has taken."""
    yield from towns_with_states(tokens, taken, flags)
    yield from in_capitals(tokens, taken, flags)
    yield from in_cells(tokens, taken, flags)
    yield from hashtags(tokens, flags, found)


def hashtags(tokens: Tokens, flags: Flags, found: Callable[[str], bool]) -> Iterable[Span]:
    """'#Mosul', '#MaaratAlNuman', whatever was recognised there."""
    for i in range(1, len(tokens)):
        if tokens.words[i - 1] != "#" or tokens.starts[i] != tokens.ends[i - 1] or len(tokens.words[i]) < _SHORTEST:
            continue
        if not tokens.words[i].isalpha():
            continue
        name = fold(in_hashtag(tokens.words[i]))
        known = flags(name) or flags(tokens.folds[i])
        place = known & _PLACES or (not known and " " in name and found(name))  # 'Maarat' for Maarrat
        if place and not known & _NO_NAMES and not cluster(tokens.words[i].lower()):
            yield i, i + 1, LOCATION


def with_states_apart(tokens: Tokens, items: Iterable[Recognised], flags: Flags) -> list[Recognised]:
    """What was found, with 'Austin TX' as a town and its state."""
    out: list[Recognised] = []
    for item in items:
        last = item.last - 1
        town = last > item.first and flags(phrase(tokens.folds, item.first, last)) & _PLACES
        if item.label == LOCATION and town and is_state_code(tokens, last, flags):
            out += [Recognised(item.first, last, LOCATION), Recognised(last, item.last, LOCATION)]
        else:
            out.append(item)
    return out


def without_figures(tokens: Tokens, item: Recognised, flags: Flags) -> Recognised:
    """What was found without a figure after a known name: a row's 'Mosul 120', but 'Camp 5' as it is."""
    last = item.last
    while last - 1 > item.first and tokens.words[last - 1].isdigit():
        last -= 1
    if last == item.last or (last - item.first == 1 and len(tokens.words[item.first]) < _SHORTEST):
        return item
    known = flags(phrase(tokens.folds, item.first, last)) & _PLACES
    return Recognised(item.first, last, item.label) if known else item


def towns_with_states(tokens: Tokens, taken: Sequence[str], flags: Flags) -> Iterable[Span]:
    """'Eugene OR': a known town right before a state's two letters, both of which nobody has recognised."""
    marks = gazetteer_marks(tokens, flags)
    for i in tokens.capitals:
        if not i or not is_state_code(tokens, i, flags):
            continue
        first = i - 1
        while first > 0 and marks[first][0] in ("I", "E"):
            first -= 1
        if not marks[first][1] & _PLACES or any(taken[first:i]) or _goes_on_before(tokens, first):
            continue
        yield first, i, LOCATION
        if not taken[i]:
            yield i, i + 1, LOCATION


def is_state_code(tokens: Tokens, index: int, flags: Flags) -> bool:
    """Whether a state's two letters stand here right after a capitalised word in mixed case: 'Austin TX'."""
    word = tokens.words[index]
    if len(word) != 2 or not (word.isascii() and word.isupper()) or not index:
        return False
    before = tokens.words[index - 1]
    beside = tokens.starts[index] - tokens.ends[index - 1] == 1
    return beside and before[0].isupper() and not before.isupper() and bool(flags(tokens.folds[index]) & bits.ADMIN1)


def _goes_on_before(tokens: Tokens, first: int) -> bool:
    """Whether a capital stands right before, as a given name does: 'Anthony Orchard QC'."""
    return first > 0 and tokens.words[first - 1][0].isupper() and tokens.starts[first] - tokens.ends[first - 1] <= 1


@lru_cache(maxsize=1)
def names_in_segments(tokens: Tokens, flags: Flags) -> list[tuple[tuple[int, int], int, int, int]]:
    """(its segment, first token, last token, flags) of each of the gazetteer's names in a text."""
    marks = gazetteer_marks(tokens, flags)
    out = []
    number, segments = 0, tokens.segments
    for i in tokens.capitals:
        position, known = marks[i]
        if position not in ("S", "B"):
            continue
        while segments[number][1] <= i:
            number += 1
        end, last = i + 1, segments[number][1]
        while position == "B" and end < last and marks[end][0] in ("I", "E"):
            end += 1
            if marks[end - 1][0] == "E":
                break
        out.append((segments[number], i, end, known))
    return out


def in_capitals(tokens: Tokens, taken: Sequence[str], flags: Flags) -> Iterable[Span]:
    """Known names in a line in capitals: 'CLASHES IN MOSUL AND KIRKUK'."""
    for (first, last), begin, end, known in names_in_segments(tokens, flags):
        if not tokens.words[begin].isupper() or any(taken[begin:end]) or not _is_a_place(tokens, begin, end, known):
            continue
        words = [word for word in tokens.words[first:last] if word[0].isalpha() and len(word) > 1]
        if len(words) >= _LEAST_CAPITALS and all(word.isupper() for word in words):
            yield begin, end, LOCATION


def in_cells(tokens: Tokens, taken: Sequence[str], flags: Flags) -> Iterable[Span]:
    """Known names that fill a cell of a row or an item of a list: '| Mosul | 12 |', '- Mosul: 12 killed'."""
    for (first, last), begin, end, known in names_in_segments(tokens, flags):
        free = _fills_a_cell(tokens, begin, end, first, last) and not any(taken[begin:end])
        if free and _is_a_place(tokens, begin, end, known):
            yield begin, end, LOCATION


def _fills_a_cell(tokens: Tokens, begin: int, end: int, first: int, last: int) -> bool:
    words = tokens.words
    mark = words[begin - 1] if begin > first else ""
    apart = begin > first and (tokens.starts[begin] > tokens.ends[begin - 1] or mark in "|;")
    marked = (apart and mark in _BEFORE_CELLS) or _is_number(tokens, begin - 1, first)
    counted = end < last and words[end].isdigit()
    listed = mark in (",", ":") and counted
    closed = end == last or words[end] in _AFTER_CELLS or counted
    alone = begin == first and end < last and (words[end] == "|" or words[end].isdigit())
    numbered = begin == first and end == last and _is_number(tokens, begin - 1, 0)
    return (marked and closed) or listed or alone or numbered


def _is_number(tokens: Tokens, index: int, first: int) -> bool:
    """Whether a list's number ends here: '2.', '2)'."""
    return index >= first and index > 0 and tokens.words[index] in (".", ")") and tokens.words[index - 1].isdigit()


def _is_a_place(tokens: Tokens, begin: int, end: int, known: int) -> bool:
    if not known & _PLACES or known & _NO_NAMES or len(phrase(tokens.folds, begin, end)) < _SHORTEST:
        return False
    words = tokens.folds[begin:end]
    return end - begin > 1 or not (cluster(words[0]) or is_given_name(words[0]))
