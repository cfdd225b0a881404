"""The features of each token that the recogniser reads: form, neighbours, the gazetteer, the rest of the document.

Only words that could begin or continue a name get the full set. Other words get a few features, and sentences without
a telling capital get none; this makes the recogniser fast.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache
from typing import Generic, TypeVar

from geo.places import feature_names, lexicon
from geo.places.feature_names import NEIGHBOURS, FeatureNames, Mark, shape
from geo.places.kept import Kept
from geo.places.tokens import Tokens, fold
from geo.places.votes import document_votes
from geo.places.word_classes import classes, cluster, is_given_name

Flags = Callable[[str], int]

_LONGEST_NAME = 5
_MARKS = frozenset("-'’`.‑–")
_PLAIN_OPENERS = lexicon.FUNCTION_WORDS | lexicon.PRONOUNS
_FURTHEST = max(NEIGHBOURS)
_PADDING = [""] * _FURTHEST
_NAMES_BESIDE = (-2, -1, 1, 2)

Value = TypeVar("Value")


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
        Turns features into one value. Those that depend on one word are turned once and cached.
    values
        The same of features that hardly recur, into any number of values.
    words
        The folded words that occur in features with a weight; all words if not given.
    """

    def __init__(
        self,
        flags: Flags,
        value: Callable[[FeatureNames], Value],
        values: Callable[[FeatureNames], Sequence[Value]],
        words: Set[str] | None = None,
    ) -> None:
        def near_form(form: feature_names.Form) -> list[Value]:
            return list(map(value, feature_names.of_neighbours_form(form)))

        def plain_form(form: feature_names.PlainForm) -> tuple[Value, Value, Value]:
            own, before, after = feature_names.of_plain_form(form)
            return value(own), value(before), value(after)

        def beside(key: tuple[int, Mark]) -> Value:
            return value(feature_names.of_name_beside(*key))

        def in_run(key: tuple[int, int]) -> Value:
            return value(feature_names.of_place_in_run(*key))

        def of_run(sign: str) -> Kept[str, Sequence[Value]]:
            return Kept(lambda word: values((sign + word,)))

        self._of_run: list[Kept[str, Sequence[Value]]] = list(map(of_run, feature_names.OF_RUN))
        self._flags, self._words = flags, words
        self._pairs = None if words is None else feature_names.pairs_of(words)
        self._value: Callable[[FeatureNames], Value] = value
        self._values: Callable[[FeatureNames], Sequence[Value]] = values
        # Most words share a few forms and are named in no feature of their own.
        self._plain_form: Kept[feature_names.PlainForm, tuple[Value, Value, Value]] = Kept(plain_form)
        self._near_form: Kept[feature_names.Form, list[Value]] = Kept(near_form)
        self._plain: Kept[str, tuple[Value, Value, Value, bool]] = Kept(self._read_plain)
        self._near: Kept[str, list[Value]] = Kept(self._read_near)
        self._own: Kept[str, Value] = Kept(lambda word: value(feature_names.of_word(word)))
        self._name: Kept[Mark, Value] = Kept(lambda mark: value(feature_names.of_name(mark)))
        self._name_before_plain: Kept[Mark, Value] = Kept(lambda m: value(feature_names.of_name_before_plain(m)))
        self._name_beside: Kept[tuple[int, Mark], Value] = Kept(beside)
        self._in_run: Kept[tuple[int, int], Value] = Kept(in_run)
        self._votes: Kept[FeatureNames, Value] = Kept(value)
        self._unknown: Value = value(("nogaz",))
        self._heading: Value = value(("heading",))

    def segments(self, tokens: Tokens) -> Iterator[tuple[int, int, list[Sequence[Value]]]]:
        """(first, last, values of each token) of each segment that may hold names."""
        marks = gazetteer_marks(tokens, self._flags)
        votes = document_votes(tokens)
        for first, last in tokens.segments:
            if may_hold_names(tokens, first, last):
                words, folds = tokens.words[first:last], tokens.folds[first:last]
                yield first, last, self._segment(words, folds, marks[first:last], votes)

    def _segment(
        self, words: list[str], folds: list[str], marks: Sequence[Mark], votes: Mapping[str, FeatureNames]
    ) -> list[Sequence[Value]]:
        plain = [self._plain[word] for word in ["", *words, ""]]
        rows: list[Sequence[Value]] = [
            (here[0], before[1], after[2]) for before, here, after in zip(plain, plain[1:], plain[2:], strict=False)
        ]
        full = [i for i, (_, _, _, is_full) in enumerate(plain[1:-1]) if is_full]
        runs = feature_names.capital_runs([i for i in full if words[i][0].isupper()])
        of_runs = {run: self._read_run(folds, *run) for run in dict.fromkeys(runs.values())}
        heading = 2 * len(runs) > len(words) > 3
        padded = [*_PADDING, *words, *_PADDING]
        named = {i: mark for i, mark in enumerate(marks) if mark[1]}
        for i in full:
            mark, folded, run = marks[i], folds[i], runs.get(i)
            row: list[Value] = [
                self._own[words[i]],
                *self._values(feature_names.of_words_around(words, folds, i, self._pairs)),
            ]
            if run:
                row += (self._in_run[run[1] - run[0], i - run[0]], *of_runs[run])
            if mark[1]:
                row.append(self._name[mark])
            elif run:
                row.append(self._unknown)
            if folded in votes:
                row.append(self._votes[votes[folded]])
            if heading:
                row.append(self._heading)
            row += self._of_neighbours(padded[i : i + 7])
            if named:
                row += [self._name_beside[d, named[i + d]] for d in _NAMES_BESIDE if i + d in named]
            rows[i] = row
            if run and mark[1] and i + 1 < len(words) and not plain[i + 2][3]:
                rows[i + 1] = [*rows[i + 1], self._name_before_plain[mark]]
        return rows

    def _read_run(self, folds: Sequence[str], first: int, last: int) -> list[Value]:
        """What all words of a run of capitals share: its first and last word, and the words beside it."""
        of_last, of_first, of_before, of_after = self._of_run
        row = [*of_last[folds[last - 1]], *of_first[folds[first]]] if last - first > 1 else []
        row += of_before[folds[first - 1] if first else "<s>"]
        row += of_after[folds[last] if last < len(folds) else "</s>"]
        return row

    def _of_neighbours(self, window: Sequence[str]) -> tuple[Value, ...]:
        """What the words beside the one in the middle of the `window` add to it."""
        a, b, c, _, d, e, f = window
        near = self._near
        return near[a][0], near[b][1], near[c][2], near[d][3], near[e][4], near[f][5]

    def _read_plain(self, word: str) -> tuple[Value, Value, Value, bool]:
        """Values of a plain word, then of what any word adds to a plain one after it and to one before it.

        The last says whether the word is none, but could begin or continue a name. '' is the edge of the segment.
        """
        if not word:
            return self._value(()), self._value(("w-1=<s>",)), self._value(("w1=</s>",)), False
        folded, upper, bits = fold(word), word[0].isupper(), cluster(word)
        form = classes(folded), upper
        own, before, after = self._plain_form[form]
        if bits or self._words is None or folded in self._words:
            groups = zip(feature_names.of_plain_form(form), feature_names.of_plain_word(folded, bits), strict=True)
            own, before, after = [self._value(of_form + of_word) for of_form, of_word in groups]
        return own, before, after, upper or word[0].isdigit()

    def _read_near(self, word: str) -> list[Value]:
        """What a word adds to the value of a neighbour that could begin or continue a name, for each of NEIGHBOURS."""
        if not word:
            return [self._value(feature_names.of_edge(distance)) for distance in NEIGHBOURS]
        folded, upper = fold(word), word[0].isupper()
        form = classes(folded), shape(word), upper, upper and is_given_name(folded)
        if self._words is not None and folded not in self._words:
            return self._near_form[form]
        groups = zip(NEIGHBOURS, feature_names.of_neighbours_form(form), strict=True)
        return [self._value((*names, f"w{distance}={folded}")) for distance, names in groups]


def features(tokens: Tokens, flags: Flags) -> list[list[str]]:
    """The names of every token's features, in order; empty rows where no names can be."""
    out: list[list[str]] = [[] for _ in range(len(tokens))]
    for first, last, rows in FeatureReader[FeatureNames](flags, tuple, lambda names: [names]).segments(tokens):
        out[first:last] = [[name for names in row for name in names] for row in rows]
    return out


def name_end(marks: Sequence[Mark], first: int) -> int:
    """Where the gazetteer name of several tokens that begins at `first` ends."""
    last = first + 1
    while last < len(marks) and marks[last][0] in ("I", "E"):
        last += 1
        if marks[last - 1][0] == "E":
            break
    return last
