"""Names that hyphens join: 'Dutse' in 'Kwanar-Dutse' is no mention of Dutse, 'the Iraq-Syria frontier' is one line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from geo.gazetteer import flags as bits
from geo.places import lexicon
from geo.places.labels import LOCATION
from geo.places.mentions import HYPHENS, LINE_KINDS, kind_word_after, phrase
from geo.places.stretches import Span
from geo.places.tokens import Tokens
from geo.places.word_classes import cluster, is_given_name

_SHORTEST = 3
"""Letters of such a word: a party's letter stands before a hyphen, too, 'R-Charleston'."""
_TOWNS = bits.ADMIN1 | bits.ADMIN2 | bits.CITY_100K | bits.CITY_15K
_HYPHENS = frozenset("-‑")
# English makes adjectives with these.
_PREFIXES = lexicon.COMPASS | frozenset((
    "afro", "anglo", "anti", "austro", "euro", "ex", "franco", "greco", "hispano", "ibero", "indo", "inter", "italo",
    "mid", "neo", "non", "pan", "post", "pre", "pro", "proto", "russo", "serbo", "sino", "trans", "turco", "ultra",
))  # fmt: skip


def whole_names(tokens: Tokens, spans: Sequence[Span], flags: Callable[[str], int]) -> Iterator[Span]:
    """The spans, those extended to the whole of the name that begin behind a hyphen and a word that is no prefix.

    'The Mosul-Kirkuk road' is a line; of 'the Mosul-Kirkuk front' each end is a name, if `flags`, the gazetteer's, tell
    that both are towns.
    """
    taken = {i for first, last, _ in spans for i in range(first, last)}
    for first, last, label in spans:
        start = first
        while label == LOCATION and _is_joined(tokens, start) and start - 2 not in taken:
            start -= 2
        one = bool(flags(phrase(tokens.folds, start, last)) & (_TOWNS | bits.COUNTRY))  # 'the Guinea-Bissau border'
        line = _line_word(tokens, start, last) if label == LOCATION and not one else 0
        part = tokens.folds[start] in lexicon.PARTICLES_INSIDE_NAMES or is_given_name(tokens.folds[start])
        if line or start == first or part or not flags(phrase(tokens.folds, start, first - 1)) & _TOWNS:
            yield start, last + line, label
        else:
            yield start, first - 1, label
            yield first, last, label


def _line_word(tokens: Tokens, first: int, last: int) -> int:
    """How many tokens after a name with one hyphen in it say that it is a line: 'Mosul-Kirkuk' 'road'."""
    if sum(word in _HYPHENS for word in tokens.words[first:last]) != 1:
        return 0
    after = kind_word_after(tokens.folds, last, min(len(tokens), last + 2))
    return after[0] if after is not None and after[1] in LINE_KINDS else 0


def _is_joined(tokens: Tokens, first: int) -> bool:
    """Whether a word of a name stands right before the hyphen right before `first`: 'Tell-', not 'Pro-' or 'Sino-'."""
    if first < 2 or tokens.words[first - 1] not in _HYPHENS or tokens.ends[first - 1] != tokens.starts[first]:
        return False
    word, folded = tokens.words[first - 2], tokens.folds[first - 2]
    if (
        tokens.ends[first - 2] != tokens.starts[first - 1]
        or not word.istitle()
        or len(word) < _SHORTEST
        or folded in _PREFIXES
    ):
        return False
    return folded in lexicon.PARTICLES or not (cluster(word) or cluster(folded))


def joined_lines(tokens: Tokens, spans: list[Span]) -> list[Span]:
    """'Iraq-Syria' 'frontier' as one mention of the whole line."""
    out: list[Span] = []
    i = 0
    while i < len(spans):
        first, last, label = spans[i]
        if i + 1 < len(spans) and spans[i + 1][0] == last + 1 and tokens.words[last] in HYPHENS:
            second = spans[i + 1]
            after = kind_word_after(tokens.folds, second[1], min(len(tokens), second[1] + 3))
            inside = kind_word_after(tokens.folds, second[1] - 1, second[1])
            if after and after[1] in LINE_KINDS:
                out.append((first, second[1] + after[0], LOCATION))
                i += 2
                continue
            if inside and inside[1] in LINE_KINDS:
                out.append((first, second[1], LOCATION))
                i += 2
                continue
        out.append((first, last, label))
        i += 1
    return out
