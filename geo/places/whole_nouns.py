"""Names of seas and regions that stand as nouns, though they are adjectives as well: 'sank in the Mediterranean'."""

from __future__ import annotations

from collections.abc import Callable

from geo.gazetteer import flags as bits
from geo.places import lexicon, role_words
from geo.places.tokens import Tokens
from geo.places.word_senses import word_of

_BEFORE_A_GROUND = lexicon.LOCATIVE_PREPOSITIONS | role_words.MOTION | lexicon.TRAVELLING | frozenset(("off", "over"))
_AFTER_A_NOUN = lexicon.FUNCTION_WORDS | lexicon.COMPASS | frozenset(("last", "next", "off"))


def is_whole_noun(tokens: Tokens, index: int, flags: Callable[[str], int]) -> bool:
    """Whether the word at `index` names a sea or region in which something is or over which it goes.

    'In the Baltic on Monday', 'crossed the Aegean'; not 'in the Baltic states'. `flags` are those of the gazetteer.
    """
    if index < 2 or tokens.folds[index - 1] != "the" or tokens.folds[index - 2] not in _BEFORE_A_GROUND:
        return False
    if not flags(tokens.folds[index]) & bits.REGION:
        return False
    if index + 1 >= len(tokens):
        return True
    after = tokens.words[index + 1]
    return not after[0].isalnum() or _goes_on(tokens.folds[index + 1])


def _goes_on(folded: str) -> bool:
    """Whether a sentence goes on with a word after a noun, as with a preposition or an adverb."""
    return folded in _AFTER_A_NOUN or word_of(folded).most == "r"
