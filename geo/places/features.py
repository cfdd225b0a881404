"""The features of each token that the recogniser reads: form, neighbours, the gazetteer, the rest of the document.

Only words that could begin or continue a name get the full set. Other words get a few features, and sentences without
a telling capital get none; this makes the recogniser fast.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Generic, TypeVar

from geo.places import feature_names, lexicon
from geo.places.feature_names import NEIGHBOURS, FeatureNames, Mark, shape
from geo.places.tokens import Tokens, fold
from geo.places.votes import document_votes
from geo.places.word_classes import classes, cluster, is_given_name

Flags = Callable[[str], int]

_LONGEST_NAME = 5
_MARKS = frozenset("-'’`.‑–")
_PLAIN_OPENERS = lexicon.FUNCTION_WORDS | lexicon.PRONOUNS
_MOST_KEPT = 1 << 15
_FURTHEST = max(NEIGHBOURS)
_PADDING = [""] * _FURTHEST
_NAMES_BESIDE = (-2, -1, 1, 2)

Key = TypeVar("Key")
Held = TypeVar("Held")
Value = TypeVar("Value", tuple[int, ...], FeatureNames)


class _Kept(dict[Key, Held]):
    """A cache of values by key, made on first use; emptied when it grows too large."""

    def __init__(self, make: Callable[[Key], Held]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Held:
        if len(self) >= _MOST_KEPT:
            self.clear()
        value = self[key] = self._make(key)
        return value


# Cached because the recogniser and the patterns both ask for the current document.
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
                marks[i:end] = [(position, found) for position in _positions(end - i)]
                past = end
                break
    return marks


@cache
def _positions(length: int) -> tuple[str, ...]:
    """'S' for a name of one token; 'B', 'I' as often as needed, 'E' for a longer one."""
    return ("S",) if length == 1 else ("B", *["I"] * (length - 2), "E")


def _name_ends(words: Sequence[str], folds: Sequence[str], i: int, n: int) -> list[int]:
    """Token indices at which a name that begins at `i` could end."""
    ends = [i + 1]
    for j in range(i + 1, min(n, i + 2 * _LONGEST_NAME)):
        if words[j][0].isupper():
            if len(ends) == _LONGEST_NAME:
                break
            ends.append(j + 1)
        elif words[j] not in _MARKS and folds[j] not in lexicon.NAME_JOINERS and not _is_hyphenated(words, j, n):
            break
    return ends


def _is_hyphenated(words: Sequence[str], j: int, n: int) -> bool:
    """Whether hyphens stand on both sides: 'Port-au-Prince', 'Rostov-on-Don'."""
    return j + 1 < n and words[j - 1] == "-" == words[j + 1]


def _phrase(folds: Sequence[str], start: int, end: int) -> str:
    if end - start == 1:
        return folds[start]
    return " ".join([word for word in folds[start:end] if word not in _MARKS and word])


def may_hold_names(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a segment has a capital other than that of a function word or pronoun at its beginning."""
    at = bisect_left(tokens.capitals, first)
    if tokens.capitals[at : at + 1] == [first] and tokens.folds[first] in _PLAIN_OPENERS:
        at += 1
    return at < len(tokens.capitals) and tokens.capitals[at] < last


class FeatureReader(Generic[Value]):
    """The features of tokens, as names (for training) or as a model's numbers of them (for recognition).

    Parameters
    ----------
    flags
        The gazetteer's bit flags of a normalised phrase.
    value
        Turns a group of features into a value. A token's value joins its groups'; those that depend on one word are
        cached.
    words
        The folded words that occur in features with a weight; all words if not given.
    summed
        Makes a value that is added often shorter.
    """

    def __init__(
        self,
        flags: Flags,
        value: Callable[[FeatureNames], Value],
        words: Container[str] | None = None,
        summed: Callable[[Value], Value] = lambda value: value,
    ) -> None:
        def often(names: FeatureNames) -> Value:
            return summed(value(names))

        def near_form(form: feature_names.Form) -> list[Value]:
            return list(map(value, feature_names.of_neighbours_form(form)))

        def plain_form(form: feature_names.PlainForm) -> tuple[Value, Value, Value]:
            own, before, after = feature_names.of_plain_form(form)
            return value(own), value(before), value(after)

        def beside(key: tuple[int, Mark]) -> Value:
            return often(feature_names.of_name_beside(*key))

        self._flags, self._words = flags, words
        self._value: Callable[[FeatureNames], Value] = value
        self._summed: Callable[[Value], Value] = summed
        # Most words share a few forms and are named in no feature of their own.
        self._plain_form: _Kept[feature_names.PlainForm, tuple[Value, Value, Value]] = _Kept(plain_form)
        self._near_form: _Kept[feature_names.Form, list[Value]] = _Kept(near_form)
        self._plain: _Kept[str, tuple[Value | None, Value, Value]] = _Kept(self._read_plain)
        self._near: _Kept[str, list[Value]] = _Kept(self._read_near)
        self._own: _Kept[str, Value] = _Kept(lambda word: often(feature_names.of_word(word)))
        self._name: _Kept[Mark, Value] = _Kept(lambda mark: often(feature_names.of_name(mark)))
        self._name_before_plain: _Kept[Mark, Value] = _Kept(lambda m: value(feature_names.of_name_before_plain(m)))
        self._name_beside: _Kept[tuple[int, Mark], Value] = _Kept(beside)
        self._votes: _Kept[FeatureNames, Value] = _Kept(often)
        self._unknown: Value = value(("nogaz",))
        self._heading: Value = value(("heading",))

    def segments(self, tokens: Tokens) -> Iterator[tuple[int, int, list[Value]]]:
        """(first, last, value of each token) of each segment that may hold names."""
        marks = gazetteer_marks(tokens, self._flags)
        votes = document_votes(tokens)
        for first, last in tokens.segments:
            if may_hold_names(tokens, first, last):
                words, folds = tokens.words[first:last], tokens.folds[first:last]
                yield first, last, self._segment(words, folds, marks[first:last], votes)

    def _segment(
        self, words: list[str], folds: list[str], marks: Sequence[Mark], votes: Mapping[str, FeatureNames]
    ) -> list[Value]:
        plain = [self._plain[word] for word in ["", *words, ""]]
        rows = [
            None if (own := plain[i][0]) is None else own + plain[i - 1][1] + plain[i + 1][2]
            for i in range(1, len(words) + 1)
        ]
        full = [i for i, row in enumerate(rows) if row is None]
        runs = feature_names.capital_runs([i for i in full if words[i][0].isupper()])
        heading = 2 * len(runs) > len(words) > 3
        padded = [*_PADDING, *words, *_PADDING]
        named = {i: mark for i, mark in enumerate(marks) if mark[1]}
        for i in full:
            mark, folded, run = marks[i], folds[i], runs.get(i)
            row = self._own[words[i]] + self._value(feature_names.of_words_around(words, folds, i, run))
            if mark[1]:
                row += self._name[mark]
            elif run:
                row += self._unknown
            if folded in votes:
                row += self._votes[votes[folded]]
            if heading:
                row += self._heading
            row = self._with_neighbours(row, padded[i : i + 7])
            rows[i] = self._with_names_beside(row, i, named) if named else row
            if run and mark[1] and i + 1 < len(words) and (after := rows[i + 1]) is not None:
                rows[i + 1] = after + self._name_before_plain[mark]
        return [row for row in rows if row is not None]

    def _with_neighbours(self, row: Value, window: Sequence[str]) -> Value:
        """`row` and what the words beside it add; it stands in the middle of the `window`."""
        a, b, c, _, d, e, f = window
        near = self._near
        return row + (near[a][0] + near[b][1] + near[c][2] + near[d][3] + near[e][4] + near[f][5])

    def _with_names_beside(self, row: Value, i: int, named: Mapping[int, Mark]) -> Value:
        """`row` and what gazetteer names beside the token `i` add."""
        for distance in _NAMES_BESIDE:
            if i + distance in named:
                row += self._name_beside[distance, named[i + distance]]
        return row

    def _read_plain(self, word: str) -> tuple[Value | None, Value, Value]:
        """Values of a plain word, then of what any word adds to a plain one after it and to one before it.

        The first is None for a word that could begin or continue a name. '' is the edge of the segment.
        """
        value = self._value
        if not word:
            return None, value(("w-1=<s>",)), value(("w1=</s>",))
        folded, upper = fold(word), word[0].isupper()
        own, before, after = self._plain_form[classes(folded), upper]
        bits = cluster(word)
        if bits or self._words is None or folded in self._words:
            more = feature_names.of_plain_word(folded, bits)
            own, before, after = own + value(more[0]), before + value(more[1]), after + value(more[2])
        own, before, after = map(self._summed, (own, before, after))
        return None if upper or word[0].isdigit() else own, before, after

    def _read_near(self, word: str) -> list[Value]:
        """What a word adds to the value of a neighbour that could begin or continue a name, for each of NEIGHBOURS."""
        if not word:
            return [self._value(feature_names.of_edge(distance)) for distance in NEIGHBOURS]
        folded, upper = fold(word), word[0].isupper()
        near = self._near_form[classes(folded), shape(word), upper, upper and is_given_name(folded)]
        if self._words is None or folded in self._words:
            near = [own + self._value((f"w{d}={folded}",)) for d, own in zip(NEIGHBOURS, near, strict=True)]
        return list(map(self._summed, near))


def features(tokens: Tokens, flags: Flags) -> list[list[str]]:
    """The names of every token's features, in order; empty rows where no names can be."""
    out: list[list[str]] = [[] for _ in range(len(tokens))]
    for first, last, rows in FeatureReader[FeatureNames](flags, tuple).segments(tokens):
        out[first:last] = map(list, rows)
    return out


def name_end(marks: Sequence[Mark], first: int) -> int:
    """Where the gazetteer name of several tokens that begins at `first` ends."""
    last = first + 1
    while last < len(marks) and marks[last][0] in ("I", "E"):
        last += 1
        if marks[last - 1][0] == "E":
            break
    return last
