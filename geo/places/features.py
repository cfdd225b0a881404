"""What the recogniser knows of each token: its form, its neighbours, the gazetteer, the rest of the document.

Only words that could begin or carry a name get the full set; the others keep five features, and sentences without a
capital to speak of none at all, which is what makes the recogniser fast.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from geo.places import lexicon
from geo.places.tokens import Tokens
from geo.places.word_classes import cluster, cluster_features, is_given_name

Flags = Callable[[str], int]

_LONGEST_NAME = 5
_UPPER, _LOWER, _DIGIT = re.compile(r"[^\W\d_a-zß-öø-ÿ]"), re.compile(r"[a-zß-öø-ÿ]"), re.compile(r"\d")
_REPEAT = re.compile(r"(.)\1{2,}")
_MARKS = frozenset("-'’`.‑–")
_GROUNDING = frozenset(("in", "near", "from", "at"))
_NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
_PLAIN_OPENERS = lexicon.FUNCTION_WORDS | lexicon.words("i he she they we it you there some many most all")
_CLASSES: tuple[tuple[str, frozenset[str]], ...] = (
    ("loc", lexicon.LOCATIVE_PREPOSITIONS),
    ("comp", lexicon.COMPASS),
    ("per", lexicon.PERSON_CUES),
    ("say", lexicon.SPEECH_VERBS),
    ("act", lexicon.ACTOR_NOUNS),
    ("pla", lexicon.PLACE_NOUNS),
    ("org", lexicon.ORGANISATION_HEADS),
    ("opn", lexicon.ORGANISATION_OPENERS),
    ("giv", lexicon.GIVEN_NAMES),
    ("kia", frozenset(word for phrase in lexicon.KIND_WORDS_AFTER for word in phrase.split())),
    ("kib", frozenset(lexicon.KIND_WORDS_BEFORE)),
)


@lru_cache(maxsize=65536)
def shape(word: str) -> str:
    """'Xxx' for 'Mosul', 'X.X.' for 'U.S.': letters and digits by kind, runs cut to two."""
    return _REPEAT.sub(r"\1\1", _DIGIT.sub("d", _LOWER.sub("x", _UPPER.sub("X", word[:24]))))


@lru_cache(maxsize=65536)
def classes(folded: str) -> tuple[str, ...]:
    """Names of the word classes that hold this word."""
    return tuple(name for name, words in _CLASSES if folded in words)


@lru_cache(maxsize=65536)
def _own(word: str, folded: str) -> tuple[str, ...]:
    out = ["w=" + folded, "s=" + shape(word)]
    out += ["c=" + name for name in classes(folded)]
    out += cluster_features(word)
    if word[:1].isupper():
        if is_given_name(folded):
            out.append("given")
        out += ["p3=" + folded[:3], "x2=" + folded[-2:], "x3=" + folded[-3:], "x4=" + folded[-4:]]
        if len(word) > 1 and word.isupper():
            out.append("upper")
    return tuple(out)


@lru_cache(maxsize=131072)
def _neighbour(word: str, folded: str, distance: int) -> tuple[str, ...]:
    out = [f"w{distance}={folded}"]
    out += [f"c{distance}={name}" for name in classes(folded)]
    if -2 < distance < 2 and word[:1].isupper() and is_given_name(folded):
        out.append(f"given{distance}")
    if -2 < distance < 2:
        out.append(f"s{distance}={shape(word)}")
    elif -3 < distance < 3:
        out.append(f"cap{distance}={word[:1].isupper()}")
    return tuple(out)


@lru_cache(maxsize=8192)
def _gazetteer(position: str, flags: int) -> tuple[str, ...]:
    bits = [f"g{position}{bit}" for bit in range(flags.bit_length()) if flags >> bit & 1]
    return (*bits, f"g{position}={flags}")


@lru_cache(maxsize=32768)
def _gazetteer_beside(position: str, flags: int, distance: int) -> tuple[str, ...]:
    names = _gazetteer(position, flags)
    return tuple(f"{name}{distance}" for name in (names if -2 < distance < 2 else names[:-1]))


@lru_cache(maxsize=65536)
def _plain(word: str, folded: str) -> tuple[str, ...]:
    """Features of a word that could not begin a name."""
    bits = cluster(word)
    return (
        "w=" + folded,
        "l",
        *("c=" + name for name in classes(folded)),
        *(("k=" + bits,) if bits else ()),
    )


@lru_cache(maxsize=131072)
def _plain_beside(before: str, after: str) -> tuple[str, ...]:
    """Clusters of the words beside one that could not begin a name."""
    left, right = cluster(before), cluster(after)
    return (*(("k-1=" + left,) if left else ()), *(("k1=" + right,) if right else ()))


@lru_cache(maxsize=131072)
def _clusters_around(before: str, after: str) -> str:
    return f"ka={cluster(before)}_{cluster(after)}"


# The recogniser and the patterns ask for the same document's.
@lru_cache(maxsize=1)
def gazetteer_marks(tokens: Tokens, flags: Flags) -> list[tuple[str, int]]:
    """For each token its place ('S', 'B', 'I', 'E', '') in the longest gazetteer name over it, and the name's flags."""
    words, folds, n = tokens.words, tokens.folds, len(tokens)
    marks: list[tuple[str, int]] = [("", 0)] * n
    i = 0
    while i < n:
        if not words[i][:1].isupper():
            i += 1
            continue
        ends = _name_ends(words, folds, i, n)
        for end in reversed(ends):
            found = flags(_phrase(folds, i, end))
            if found:
                if end == i + 1:
                    marks[i] = ("S", found)
                else:
                    marks[i] = ("B", found)
                    for j in range(i + 1, end - 1):
                        marks[j] = ("I", found)
                    marks[end - 1] = ("E", found)
                i = end
                break
        else:
            i += 1
    return marks


def _name_ends(words: Sequence[str], folds: Sequence[str], i: int, n: int) -> list[int]:
    """Token indices at which a name that begins at `i` could end."""
    ends = [i + 1]
    names = 1
    for j in range(i + 1, min(n, i + 2 * _LONGEST_NAME)):
        if words[j][:1].isupper():
            names += 1
            if names > _LONGEST_NAME:
                break
            ends.append(j + 1)
        elif words[j] not in _MARKS and folds[j] not in lexicon.JOINERS:
            break
    return ends


def _phrase(folds: Sequence[str], start: int, end: int) -> str:
    if end - start == 1:
        return folds[start]
    return " ".join(word for word in folds[start:end] if word not in _MARKS and word)


def document_votes(tokens: Tokens) -> dict[str, tuple[str, ...]]:
    """For each capitalised word: what stood beside it anywhere in the document."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    words, folds, n = tokens.words, tokens.folds, len(tokens)
    persons, grounded = family_names(tokens), set()
    lower = {word for word in words if word.islower()}
    for i in range(n):
        if not words[i][:1].isupper():
            continue
        votes = seen[folds[i]]
        votes["n"] += 1
        if i:
            if folds[i - 1] in _GROUNDING:
                grounded.add(folds[i])
            for name in classes(folds[i - 1]):
                if name in ("loc", "per", "giv", "comp"):
                    votes["<" + name] += 1
            if words[i - 1] == "," and i > 1 and words[i - 2][:1].isupper():
                votes["<,"] += 1
        if i + 1 < n:
            for name in classes(folds[i + 1]):
                if name in ("say", "org", "kia"):
                    votes[">" + name] += 1
    out: dict[str, tuple[str, ...]] = {}
    for folded, votes in seen.items():
        count = votes.pop("n")
        marks = ["low"] if folded in lower else []
        if count > 1:
            marks += ["many", *(f"d{name}" for name in votes)]
        if folded in persons:
            marks += ["dper"] if folded in grounded else ["dper", "dperonly"]
        out[folded] = tuple(marks)
    return out


def family_names(tokens: Tokens) -> set[str]:
    """Folded words that somewhere in the document end a person's name: 'Flores' by 'Ana Flores', 'Max D. Flores'."""
    words, folds = tokens.words, tokens.folds
    out = set()
    for i in range(1, len(tokens)):
        if len(words[i]) < 2 or not words[i][:1].isupper() or folds[i] in lexicon.KIND_WORDS_AFTER:
            continue
        if i + 1 < len(tokens) and words[i + 1][:1].isupper():
            continue
        j = i - 1
        if words[j] == "." and j:
            j -= 1
        if len(words[j]) == 1 and words[j].isupper():
            j -= 1
        elif words[j + 1] == ".":
            continue
        if j >= 0 and words[j][:1].isupper() and is_given_name(folds[j]):
            out.add(folds[i])
    return out


def may_hold_names(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a segment has a capital besides a function word's or a pronoun's that opens it."""
    words = tokens.words
    for i in range(first, last):
        if words[i][:1].isupper() and (i > first or tokens.folds[i] not in _PLAIN_OPENERS):
            return True
    return False


def features(tokens: Tokens, flags: Flags) -> list[list[str]]:
    """The features of every token, in order; empty rows where no names can be."""
    marks = gazetteer_marks(tokens, flags)
    votes = document_votes(tokens)
    out: list[list[str]] = []
    for first, last in tokens.segments:
        if may_hold_names(tokens, first, last):
            out += _segment_rows(tokens, first, last, marks, votes)
        else:
            out += [[] for _ in range(first, last)]
    return out


def _segment_rows(
    tokens: Tokens, first: int, last: int, marks: Sequence[tuple[str, int]], votes: Mapping[str, tuple[str, ...]]
) -> Iterable[list[str]]:
    words, folds = tokens.words, tokens.folds
    capital = [word[:1].isupper() for word in words[first:last]]
    heading = sum(capital) * 2 > last - first > 3
    run_first = run_last = first
    for i in range(first, last):
        word, folded = words[i], folds[i]
        before = folds[i - 1] if i > first else "<s>"
        after = folds[i + 1] if i + 1 < last else "</s>"
        if not (capital[i - first] or word[:1].isdigit()):
            row = [*_plain(word, folded), "w-1=" + before, "w1=" + after]
            row += _plain_beside(words[i - 1] if i > first else "", words[i + 1] if i + 1 < last else "")
            if i > first and capital[i - first - 1]:
                row.append("cap-1")
                row += [name + "-1" for name in _gazetteer(*marks[i - 1])[:1]] if marks[i - 1][1] else ()
            if i + 1 < last and capital[i - first + 1]:
                row.append("cap1")
            yield row
            continue
        row = list(_own(word, folded))
        if marks[i][1]:
            row += _gazetteer(*marks[i])
        elif capital[i - first]:
            row.append("nogaz")
        row += votes.get(folded, ())
        if heading:
            row.append("heading")
        for distance in _NEIGHBOURS:
            j = i + distance
            if first <= j < last:
                row += _neighbour(words[j], folds[j], distance)
                if marks[j][1] and -3 < distance < 3:
                    row += _gazetteer_beside(*marks[j], distance)
            elif -3 < distance < 3:
                row.append(f"edge{distance}")
        row.append(f"around={before}_{after}")
        row.append(_clusters_around(words[i - 1] if i > first else "", words[i + 1] if i + 1 < last else ""))
        if i - 1 > first:
            row.append(f"w-2-1={folds[i - 2]}_{before}")
        if capital[i - first]:
            if i >= run_last:
                run_first, run_last = i, i + 1
                while run_last < last and capital[run_last - first]:
                    run_last += 1
            row.append(f"run={min(run_last - run_first, 5)}:{min(i - run_first, 3)}")
            if run_last - run_first > 1:
                row += ("last=" + folds[run_last - 1], "first=" + folds[run_first])
            row.append("bef=" + (folds[run_first - 1] if run_first > first else "<s>"))
            row.append("aft=" + (folds[run_last] if run_last < last else "</s>"))
        yield row
