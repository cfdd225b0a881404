"""Adjectives of countries, peoples and seas: 'Syrian', 'Mediterranean'."""

from __future__ import annotations

from collections.abc import Iterable

from geo.gazetteer import flags as bits
from geo.places import lexicon
from geo.places.gazetteer_names import GazetteerNames
from geo.places.labels import DEMONYM, LOCATION
from geo.places.persons import are_of_america
from geo.places.stretches import Span
from geo.places.tokens import Tokens
from geo.places.whole_nouns import is_whole_noun

_SHORTEST = 4  # letters


class Adjectives:
    """Finds demonyms, and tells them from the seas and regions that have the same word for a name.

    Parameters
    ----------
    names
        What the gazetteer says of names.
    """

    def __init__(self, names: GazetteerNames) -> None:
        self._names = names
        self._flags = names.flags

    def find(self, tokens: Tokens) -> Iterable[Span]:
        """(first token, last token, label) of each, whether or not a recogniser found it."""
        for i in tokens.capitals:
            word = tokens.words[i]
            is_one = len(word) >= _SHORTEST and self.is_only_one(tokens, i) and self._names.demonym_has_place(word)
            if is_one and not self._in_a_title(tokens, i):
                yield i, i + 1, self.label(tokens, i)

    def is_only_one(self, tokens: Tokens, index: int) -> bool:
        """Whether the word can be a demonym, but no country, province or large city."""
        known = self._flags(tokens.folds[index]) & (bits.DEMONYM | bits.COUNTRY | bits.ADMIN1 | bits.CITY_100K)
        return known == bits.DEMONYM and not are_of_america(tokens, index)

    def label(self, tokens: Tokens, index: int) -> str:
        """What such a word is: a demonym, or the name of a sea or region ('in the Mediterranean')."""
        return LOCATION if is_whole_noun(tokens, index, self._flags) else DEMONYM

    def _in_a_title(self, tokens: Tokens, index: int) -> bool:
        """Whether capitals other than demonyms stand beside it: 'American Airlines', 'The French Connection'."""
        for beside in (index - 1, index + 1):
            if 0 <= beside < len(tokens):
                gap = tokens.starts[max(beside, index)] - tokens.ends[min(beside, index)]
                folded = tokens.folds[beside]
                plain = folded in (lexicon.FUNCTION_WORDS if beside < index else lexicon.AFTER_ADJECTIVES)
                named = plain or self._flags(folded) & (bits.DEMONYM | bits.COUNTRY)
                if tokens.words[beside][:1].isupper() and gap <= 1 and not named:
                    return True
        return False
