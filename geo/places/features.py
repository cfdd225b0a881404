"""What the recogniser knows of each token: its form, its neighbours, the gazetteer, the rest of the document.

Only words that could begin or carry a name get the full set; the others keep a few features, and sentences without a
capital to speak of none at all, which is what makes the recogniser fast.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Generic, TypeVar

from geo.places import feature_names, lexicon
from geo.places.feature_names import Mark, Names
from geo.places.tokens import Tokens
from geo.places.votes import document_votes

Flags = Callable[[str], int]

_LONGEST_NAME = 5
_MARKS = frozenset("-'’`.‑–")
_PLAIN_OPENERS = lexicon.FUNCTION_WORDS | lexicon.words("i he she they we it you there some many most all")
_MOST_KEPT = 1 << 15
_NEIGHBOURS = (-3, -2, -1, 1, 2, 3)

Key = TypeVar("Key")
Held = TypeVar("Held")
Value = TypeVar("Value", int, Names)


class _Kept(dict[Key, Held]):
    """Values by key, made when first asked for; forgotten all at once when there are too many."""

    def __init__(self, make: Callable[[Key], Held]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Held:
        if len(self) >= _MOST_KEPT:
            self.clear()
        value = self[key] = self._make(key)
        return value


# The recogniser and the patterns ask for the same document's.
@lru_cache(maxsize=1)
def gazetteer_marks(tokens: Tokens, flags: Flags) -> list[Mark]:
    """For each token its place ('S', 'B', 'I', 'E', '') in the longest gazetteer name over it, and the name's flags."""
    words, folds = tokens.words, tokens.folds
    marks: list[Mark] = [("", 0)] * len(tokens)
    past = 0
    for i in tokens.capitals:
        if i < past:
            continue
        for end in reversed(_name_ends(words, folds, i, len(words))):
            found = flags(_phrase(folds, i, end))
            if found:
                if end == i + 1:
                    marks[i] = ("S", found)
                else:
                    marks[i] = ("B", found)
                    for j in range(i + 1, end - 1):
                        marks[j] = ("I", found)
                    marks[end - 1] = ("E", found)
                past = end
                break
    return marks


def _name_ends(words: Sequence[str], folds: Sequence[str], i: int, n: int) -> list[int]:
    """Token indices at which a name that begins at `i` could end."""
    ends = [i + 1]
    for j in range(i + 1, min(n, i + 2 * _LONGEST_NAME)):
        if words[j][0].isupper():
            if len(ends) == _LONGEST_NAME:
                break
            ends.append(j + 1)
        elif words[j] not in _MARKS and folds[j] not in lexicon.JOINERS:
            break
    return ends


def _phrase(folds: Sequence[str], start: int, end: int) -> str:
    if end - start == 1:
        return folds[start]
    return " ".join([word for word in folds[start:end] if word not in _MARKS and word])


def may_hold_names(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a segment has a capital besides a function word's or a pronoun's that opens it."""
    at = bisect_left(tokens.capitals, first)
    if tokens.capitals[at : at + 1] == [first] and tokens.folds[first] in _PLAIN_OPENERS:
        at += 1
    return at < len(tokens.capitals) and tokens.capitals[at] < last


class FeatureReader(Generic[Value]):
    """The features of tokens, as their names or as what a model makes of these.

    Parameters
    ----------
    flags
        The gazetteer's bit flags of a normalised phrase.
    value
        What stands for a group of features. Values are added up to a token's; groups that one word decides are asked
        for once.
    """

    def __init__(self, flags: Flags, value: Callable[[Names], Value]) -> None:
        def kept(make: Callable[[Key], Names]) -> _Kept[Key, Value]:
            return _Kept(lambda key: value(make(key)))

        def plain(word: str) -> Value | None:
            names = feature_names.of_plain_word(word)
            return None if names is None else value(names)

        self._flags = flags
        self._value: Callable[[Names], Value] = value
        self._plain: _Kept[str, Value | None] = _Kept(plain)
        self._before_plain: _Kept[str, Value] = kept(partial(feature_names.of_word_beside_plain, -1))
        self._after_plain: _Kept[str, Value] = kept(partial(feature_names.of_word_beside_plain, 1))
        self._name_before_plain: _Kept[Mark, Value] = kept(feature_names.of_name_before_plain)
        self._own: _Kept[str, Value] = kept(feature_names.of_word)
        self._gazetteer: _Kept[Mark, Value] = kept(feature_names.of_name)
        self._votes: _Kept[Names, Value] = _Kept(value)
        self._unknown: Value = value(("nogaz",))
        self._heading: Value = value(("heading",))
        self._around: list[tuple[int, _Kept[str, Value], _Kept[Mark, Value], Value]] = [
            (
                distance,
                kept(partial(feature_names.of_neighbour, distance)),
                kept(partial(feature_names.of_name_beside, distance)),
                value((f"edge{distance}",) if -3 < distance < 3 else ()),
            )
            for distance in _NEIGHBOURS
        ]

    def segments(self, tokens: Tokens) -> Iterator[tuple[int, int, list[Value]]]:
        """(first, last, value of each token) of each segment that may hold names."""
        marks = gazetteer_marks(tokens, self._flags)
        votes = document_votes(tokens)
        for first, last in tokens.segments:
            if may_hold_names(tokens, first, last):
                words, folds = tokens.words[first:last], tokens.folds[first:last]
                yield first, last, self._segment(words, folds, marks[first:last], votes)

    def _segment(
        self, words: list[str], folds: list[str], marks: Sequence[Mark], votes: Mapping[str, Names]
    ) -> list[Value]:
        plain, befores, afters = self._plain, self._before_plain, self._after_plain
        rows = [
            None if (own := plain[word]) is None else own + befores[before] + afters[after]
            for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False)
        ]
        full = [i for i, row in enumerate(rows) if row is None]
        runs = feature_names.capital_runs([i for i in full if words[i][0].isupper()])
        heading = 2 * len(runs) > len(words) > 3
        for i in full:
            mark, folded, run = marks[i], folds[i], runs.get(i)
            row = self._own[words[i]]
            if mark[1]:
                row += self._gazetteer[mark]
            elif run:
                row += self._unknown
            if folded in votes:
                row += self._votes[votes[folded]]
            if heading:
                row += self._heading
            for distance, neighbours, names, edge in self._around:
                j = i + distance
                if 0 <= j < len(words):
                    row += neighbours[words[j]]
                    if marks[j][1]:
                        row += names[marks[j]]
                else:
                    row += edge
            rows[i] = row + self._value(feature_names.of_words_around(words, folds, i, run))
            if run and mark[1] and i + 1 < len(words) and (after := rows[i + 1]) is not None:
                rows[i + 1] = after + self._name_before_plain[mark]
        return [row for row in rows if row is not None]


def features(tokens: Tokens, flags: Flags) -> list[list[str]]:
    """The names of every token's features, in order; empty rows where no names can be."""
    out: list[list[str]] = [[] for _ in range(len(tokens))]
    for first, last, rows in FeatureReader[Names](flags, tuple).segments(tokens):
        out[first:last] = map(list, rows)
    return out
