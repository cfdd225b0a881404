"""Words that a full stop follows without ending the sentence: `geo/languages/en/abbreviations.txt`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from geo.languages import ENGLISH, words


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The table by what follows the word; the words are kept without their last stop.

    `sentence_starters` are words that begin a sentence far more often than a name does.
    """

    before_name: frozenset[str]
    before_number: frozenset[str]
    inside_sentence: frozenset[str]
    sentence_starters: frozenset[str]


@cache
def abbreviations() -> Abbreviations:
    """The table, read once."""
    table = words(ENGLISH, "abbreviations")
    capitals = {name: listed | {word.upper() for word in listed} for name, listed in table.items()}
    return Abbreviations(
        before_name=capitals["before a name"] | {"vs", "v"},
        before_number=capitals["before a number"] | table["anyhow"],
        inside_sentence=capitals["inside a sentence"] | table["anyhow"],
        sentence_starters=table["sentence starters"],
    )
