"""Names that go on behind what was recognised: 'Pescara del Tronto' is not Pescara, 'Bani Hushaysh' no Bani."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from geo.places import lexicon
from geo.places.labels import LOCATION
from geo.places.mentions import phrase
from geo.places.stretches import Span
from geo.places.tokens import Tokens

# In Romance names; those that are English words, too, are left out.
_PARTICLES = frozenset((
    "da", "das", "de", "degli", "dei", "del", "della", "delle", "dello", "di", "dos", "du", "sous", "sur",
))  # fmt: skip
_ARTICLES = frozenset(("el", "la", "las", "los"))
_BODIES = lexicon.SETTLEMENT_KINDS
"""'Dublin City Council', of a town that is called Dublin City elsewhere."""
_CODE = 2
_MOST_WORDS = 2
"""Words with a capital that a known name may go on with."""


def continued(tokens: Tokens, spans: Sequence[Span], is_found: Callable[[str], bool]) -> Iterator[Span]:
    """The spans, those of places extended over what their names go on with.

    `is_found` tells whether the gazetteer has a place of a name. No name goes on into another one or a new sentence.
    """
    closed = {i for first, last, _ in spans for i in range(first, last)}
    closed.update(begin for begin, _ in tokens.segments)
    for first, last, label in spans:
        end = last
        if label == LOCATION:
            end = _after_particle(tokens, last, closed)
            if end == last:
                end = _known_end(tokens, first, last, closed, is_found)
        yield first, end, label


def _after_particle(tokens: Tokens, last: int, closed: set[int]) -> int:
    """Where the name ends whose next words are a particle and a capital: 'del Tronto', 'de los Caballeros'."""
    i = last
    while i < len(tokens) and tokens.words[i] in (_PARTICLES if i == last else _ARTICLES):
        i += 1
    is_name = (
        i > last
        and _goes_on(tokens, i, closed)
        and all(_is_joined(tokens, j) and j not in closed for j in range(last, i))
    )
    return i + 1 if is_name else last


def _known_end(tokens: Tokens, first: int, last: int, closed: set[int], is_found: Callable[[str], bool]) -> int:
    """Where the longest name ends that the gazetteer has and that begins with the span."""
    ends = [last]
    while len(ends) <= _MOST_WORDS and _goes_on(tokens, ends[-1], closed) and tokens.folds[ends[-1]] not in _BODIES:
        ends.append(ends[-1] + 1)
    return next((end for end in ends[:0:-1] if is_found(phrase(tokens.folds, first, end))), last)


def _goes_on(tokens: Tokens, i: int, closed: set[int]) -> bool:
    """Whether the token `i` is a word with a capital that goes on with a name: no state's code, as in 'Aurora CO'."""
    if i >= len(tokens) or i in closed or not _is_joined(tokens, i):
        return False
    word = tokens.words[i]
    return word[:1].isupper() and not (word.isupper() and len(word) <= _CODE)


def _is_joined(tokens: Tokens, i: int) -> bool:
    """Whether only a blank stands before a word."""
    return tokens.starts[i] - tokens.ends[i - 1] == 1
