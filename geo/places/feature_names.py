"""Names of features: of a word itself, of the words beside it, and of several words together.

These are the names of the model's attributes: after a change, the recogniser must be trained again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from geo.places.tokens import fold
from geo.places.word_classes import classes, cluster, cluster_features, is_given_name

FeatureNames = tuple[str, ...]
Mark = tuple[str, int]
"""A token's place in a gazetteer name ('S', 'B', 'I', 'E', '' for none) and the name's flags."""

Form = tuple[FeatureNames, str, bool, bool]
"""A word's classes and shape, whether it has a capital and whether it is a given name."""
PlainForm = tuple[FeatureNames, bool]
"""A word's classes, and whether it has a capital."""

Pairs = tuple[frozenset[str], frozenset[str]]
"""The words that can stand first, and those that can stand second, where a feature with a weight names two."""

NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
"""Distances in tokens of the neighbours whose features a word that could begin or continue a name gets."""
OF_RUN = ("last=", "first=", "bef=", "aft=")
"""What is named of a run of capitals: its last and its first word if it has two, the words before and after it."""
_REPEAT = re.compile(r"(.)\1{2,}")


class _Kinds(dict[int, str]):
    """The kind of each letter and digit, filled in when str.translate asks for it."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        lower = "a" <= letter <= "z" or ("ß" <= letter <= "ÿ" and letter != "÷")
        kind = "d" if letter.isdecimal() else "x" if lower else "X" if letter.isalnum() else letter
        self[code] = kind
        return kind


_KINDS = _Kinds()


def shape(word: str) -> str:
    """'Xxx' for 'Mosul', 'X.X.' for 'U.S.': letters and digits by kind, runs cut to two."""
    return _cut(word[:24].translate(_KINDS))


@lru_cache(maxsize=1 << 12)
def _cut(kinds: str) -> str:
    return _REPEAT.sub(r"\1\1", kinds)


def of_word(word: str) -> FeatureNames:
    """Features of a word that could begin or continue a name: its form, its classes, its beginning and end."""
    folded = fold(word)
    out = ["w=" + folded, "s=" + shape(word), *("c=" + name for name in classes(folded)), *cluster_features(word)]
    if word[0].isupper():
        if is_given_name(folded):
            out.append("given")
        out += ("p3=" + folded[:3], "x2=" + folded[-2:], "x3=" + folded[-3:], "x4=" + folded[-4:])
        if len(word) > 1 and word.isupper():
            out.append("upper")
    return tuple(out)


def of_neighbours_form(form: Form) -> list[FeatureNames]:
    """Features of a word that could begin or continue a name from the form of a neighbour, for each of NEIGHBOURS."""
    named, formed, upper, given = form
    out = []
    for distance in NEIGHBOURS:
        names = [f"c{distance}={name}" for name in named]
        if -2 < distance < 2:
            names += [f"s{distance}={formed}", *((f"given{distance}",) if given else ())]
        elif -3 < distance < 3:
            names.append(f"cap{distance}={upper}")
        out.append(tuple(names))
    return out


def of_edge(distance: int) -> FeatureNames:
    """The edge of the segment, `distance` tokens from a word that could begin or continue a name."""
    return (f"edge{distance}",) if -3 < distance < 3 else ()


def of_name(mark: Mark) -> FeatureNames:
    """The gazetteer name that holds the word."""
    position, flags = mark
    if not flags:
        return ()
    bits = [f"g{position}{bit}" for bit in range(flags.bit_length()) if flags >> bit & 1]
    return (*bits, f"g{position}={flags}")


def of_name_beside(distance: int, mark: Mark) -> FeatureNames:
    """The gazetteer name that holds the word `distance` tokens away."""
    names = of_name(mark)
    return tuple(f"{name}{distance}" for name in (names if -2 < distance < 2 else names[:-1]))


def of_plain_form(form: PlainForm) -> tuple[FeatureNames, FeatureNames, FeatureNames]:
    """Features from a word's form: of the word itself if it is plain, of a plain word after it and of one before it."""
    named, upper = form
    own = ("l", *("c=" + name for name in named))
    return own, ("cap-1",) if upper else (), ("cap1",) if upper else ()


def of_plain_word(folded: str, bits: str) -> tuple[FeatureNames, FeatureNames, FeatureNames]:
    """Further features of the same three from the word itself and its cluster."""
    if not bits:
        return ("w=" + folded,), ("w-1=" + folded,), ("w1=" + folded,)
    return ("w=" + folded, "k=" + bits), ("w-1=" + folded, "k-1=" + bits), ("w1=" + folded, "k1=" + bits)


def of_name_before_plain(mark: Mark) -> FeatureNames:
    """The gazetteer name that holds the capitalised word before a plain one."""
    return tuple(name + "-1" for name in of_name(mark)[:1])


def capital_runs(capitals: Sequence[int]) -> dict[int, tuple[int, int]]:
    """For each index of a capitalised word where the unbroken run of such words begins and ends."""
    runs: dict[int, tuple[int, int]] = {}
    k = 0
    while k < len(capitals):
        end = k + 1
        while end < len(capitals) and capitals[end] == capitals[end - 1] + 1:
            end += 1
        run = (capitals[k], capitals[end - 1] + 1)
        runs.update(dict.fromkeys(capitals[k:end], run))
        k = end
    return runs


def of_words_around(words: Sequence[str], folds: Sequence[str], i: int, pairs: Pairs | None = None) -> FeatureNames:
    """Features of several words at once, too rare to cache; those that `pairs` rules out are left out."""
    edge = len(words) - 1
    before, after = folds[i - 1] if i else "<s>", folds[i + 1] if i < edge else "</s>"
    left, right = cluster(words[i - 1]) if i else "", cluster(words[i + 1]) if i < edge else ""
    out = [f"ka={left}_{right}"]
    if pairs is None or (before in pairs[0] and after in pairs[1]):
        out.insert(0, f"around={before}_{after}")
    if i > 1 and (pairs is None or (folds[i - 2] in pairs[0] and before in pairs[1])):
        out.append(f"w-2-1={folds[i - 2]}_{before}")
    return tuple(out)


def pairs_of(words: Iterable[str]) -> Pairs:
    """What stands before and after a '_' in what features with a weight name."""
    cuts = [(word, k) for word in words for k, letter in enumerate(word) if letter == "_"]
    return frozenset(word[:k] for word, k in cuts), frozenset(word[k + 1 :] for word, k in cuts)


def of_place_in_run(length: int, place: int) -> FeatureNames:
    """Features of a word in a run of so many capitals from how many of them stand before it."""
    return (f"run={min(length, 5)}:{min(place, 3)}",)
