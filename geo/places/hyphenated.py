"""Names that are a part of a hyphenated one: 'Dutse' in 'Kwanar-Dutse' is no mention of the town of Dutse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.places import lexicon
from geo.places.labels import LOCATION
from geo.places.stretches import Span
from geo.places.tokens import Tokens
from geo.places.word_classes import cluster

_SHORTEST = 3
"""Letters of such a word: a party's letter stands before a hyphen, too, 'R-Charleston'."""
_HYPHENS = frozenset("-‑")
# English makes adjectives with these.
_PREFIXES = lexicon.COMPASS | frozenset((
    "afro", "anglo", "anti", "austro", "euro", "ex", "franco", "greco", "hispano", "ibero", "indo", "inter", "italo",
    "mid", "neo", "non", "pan", "post", "pre", "pro", "proto", "russo", "serbo", "sino", "trans", "turco", "ultra",
))  # fmt: skip


def whole_names(tokens: Tokens, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans, those extended to the whole of the name that begin behind a hyphen and a word that is no prefix."""
    taken = {i for first, last, _ in spans for i in range(first, last)}
    for first, last, label in spans:
        start = first
        while label == LOCATION and _is_joined(tokens, start) and start - 2 not in taken:
            start -= 2
        yield start, last, label


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
