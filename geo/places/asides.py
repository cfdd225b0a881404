"""Names that a text mentions only for what they have to do with another place: 'named after Hartford, Connecticut'."""

from __future__ import annotations

from collections.abc import Sequence

from geo.places import lexicon
from geo.places.mentions import Toponym
from geo.places.tokens import Tokens

_LONGEST_PHRASE = 2
_MOST_BETWEEN = 3  # small words and commas between the phrase and the name: 'its sister city is'


def in_passing(tokens: Tokens, toponyms: Sequence[Toponym], index: int, begin: int) -> bool:
    """Whether the toponym at `index`, or the one that it is the container of, stands after such words.

    `begin` is the first token of its segment.
    """
    first = toponyms[index].first
    if index and first - 1 > begin and tokens.words[first - 1] == "," and toponyms[index - 1].last == first - 1:
        first = toponyms[index - 1].first
    folds = tokens.folds
    for end in range(first, max(begin, first - _MOST_BETWEEN - 1), -1):
        if end < first and folds[end] not in lexicon.BETWEEN_ASIDES and folds[end] != ",":
            return False
        if any(
            " ".join(folds[end - n : end]) in lexicon.IN_PASSING
            for n in range(1, _LONGEST_PHRASE + 1)
            if end - n >= begin
        ):
            return True
    return False
