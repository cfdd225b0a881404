"""Names of features: what one word tells of itself and of those beside it, and what several words tell together.

They are names of the model's attributes: whoever changes one must train the recogniser anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from geo.places.tokens import fold
from geo.places.word_classes import classes, cluster, cluster_features, is_given_name

Names = tuple[str, ...]
Mark = tuple[str, int]
"""A token's place in a gazetteer name ('S', 'B', 'I', 'E', '' for none) and the name's flags."""

_REPEAT = re.compile(r"(.)\1{2,}")
_EDGES = {-1: "<s>", 1: "</s>"}


class _Kinds(dict[int, str]):
    """Letters and digits by kind, filled as str.translate asks."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        lower = "a" <= letter <= "z" or ("ß" <= letter <= "ÿ" and letter != "÷")
        kind = "d" if letter.isdecimal() else "x" if lower else "X" if letter.isalnum() else letter
        self[code] = kind
        return kind


_KINDS = _Kinds()


@lru_cache(maxsize=1 << 15)
def shape(word: str) -> str:
    """'Xxx' for 'Mosul', 'X.X.' for 'U.S.': letters and digits by kind, runs cut to two."""
    return _REPEAT.sub(r"\1\1", word[:24].translate(_KINDS))


def of_word(word: str) -> Names:
    """A word that could begin or carry a name: its form, its classes, its ends."""
    folded = fold(word)
    out = ["w=" + folded, "s=" + shape(word), *("c=" + name for name in classes(folded)), *cluster_features(word)]
    if word[0].isupper():
        if is_given_name(folded):
            out.append("given")
        out += ("p3=" + folded[:3], "x2=" + folded[-2:], "x3=" + folded[-3:], "x4=" + folded[-4:])
        if len(word) > 1 and word.isupper():
            out.append("upper")
    return tuple(out)


def of_neighbour(distance: int, word: str) -> Names:
    """A word `distance` tokens from one that could begin or carry a name; the nearer, the more of it."""
    folded = fold(word)
    out = [f"w{distance}={folded}", *(f"c{distance}={name}" for name in classes(folded))]
    if -2 < distance < 2:
        if word[0].isupper() and is_given_name(folded):
            out.append(f"given{distance}")
        out.append(f"s{distance}={shape(word)}")
    elif -3 < distance < 3:
        out.append(f"cap{distance}={word[0].isupper()}")
    return tuple(out)


def of_name(mark: Mark) -> Names:
    """The gazetteer name that holds the word."""
    position, flags = mark
    if not flags:
        return ()
    bits = [f"g{position}{bit}" for bit in range(flags.bit_length()) if flags >> bit & 1]
    return (*bits, f"g{position}={flags}")


def of_name_beside(distance: int, mark: Mark) -> Names:
    """The gazetteer name that holds the word `distance` tokens away."""
    names = of_name(mark) if -3 < distance < 3 else ()
    return tuple(f"{name}{distance}" for name in (names if -2 < distance < 2 else names[:-1]))


def of_plain_word(word: str) -> Names | None:
    """A word that could not begin a name; None for one that could, which gets the full set."""
    if word[0].isupper() or word[0].isdigit():
        return None
    folded, bits = fold(word), cluster(word)
    return ("w=" + folded, "l", *("c=" + name for name in classes(folded)), *(("k=" + bits,) if bits else ()))


def of_word_beside_plain(distance: int, word: str) -> Names:
    """What a word tells of the plain one before or after it; '' is the edge of the segment."""
    if not word:
        return (f"w{distance}={_EDGES[distance]}",)
    bits = cluster(word)
    return (
        f"w{distance}={fold(word)}",
        *((f"k{distance}={bits}",) if bits else ()),
        *((f"cap{distance}",) if word[0].isupper() else ()),
    )


def of_name_before_plain(mark: Mark) -> Names:
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


def of_words_around(words: Sequence[str], folds: Sequence[str], i: int, run: tuple[int, int] | None) -> Names:
    """Several words at once, which seldom come again; `run` is the run of capitals that holds the word."""
    edge = len(words) - 1
    before, after = folds[i - 1] if i else "<s>", folds[i + 1] if i < edge else "</s>"
    left, right = cluster(words[i - 1]) if i else "", cluster(words[i + 1]) if i < edge else ""
    out = [f"around={before}_{after}", f"ka={left}_{right}"]
    if i > 1:
        out.append(f"w-2-1={folds[i - 2]}_{before}")
    if run:
        first, last = run
        out.append(f"run={min(last - first, 5)}:{min(i - first, 3)}")
        if last - first > 1:
            out += ("last=" + folds[last - 1], "first=" + folds[first])
        out.append("bef=" + (folds[first - 1] if first else "<s>"))
        out.append("aft=" + (folds[last] if last <= edge else "</s>"))
    return tuple(out)
