"""Names that look like places and are none: persons, months, religions, call signs."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from geo.gazetteer import flags as bits
from geo.places import lexicon, role_words
from geo.places.labels import DEMONYM
from geo.places.mentions import phrase
from geo.places.recognising import Recognised
from geo.places.tokens import Tokens
from geo.places.word_classes import cluster, is_given_name, is_surname

Flags = Callable[[str], int]

_GREAT = bits.COUNTRY | bits.ADMIN1 | bits.CITY_100K | bits.REGION
_OLDEST = 110
_LONGEST_NAME = 4
_LEAST_ENDING = 5
# Words after a name that continue a place's or an organisation's name and no person's.
_GOES_ON = lexicon.ORGANISATION_HEADS | lexicon.PLACE_NOUNS | lexicon.COMPASS | frozenset(lexicon.KIND_WORDS_AFTER)


def no_place(tokens: Tokens, item: Recognised, flags: Flags, ends: Set[int]) -> bool:
    """Whether what was found is a religion, a month, a call sign or a person's name, by the words in and beside it.

    `ends` are the token indices at which other finds end.
    """
    folds, i = tokens.folds, item.first
    if item.label == DEMONYM:
        one = item.last - i == 1
        return one and (folds[i] in role_words.RELIGIONS or folds[i] in role_words.PEOPLES or are_of_america(tokens, i))
    if _is_named_otherwise(tokens, item) or _has_age(tokens, item, flags):
        return True
    if item.last - i > 1:
        return False
    if _is_lone_code(tokens, i, ends) or _begins_a_person(tokens, i, flags) or _amid_a_person(tokens, i, flags):
        return True
    return is_given_name(folds[i]) and not flags(folds[i]) & _GREAT and not _stands_as_a_place(tokens, i, ends)


def are_of_america(tokens: Tokens, index: int) -> bool:
    """'American Indians' are of no India."""
    return tokens.folds[index] in ("indian", "indians") and index > 0 and tokens.folds[index - 1] == "american"


def _is_named_otherwise(tokens: Tokens, item: Recognised) -> bool:
    """A call sign, a company with a place's name in it, or the short form of a month before a day."""
    folds, i = tokens.folds, item.first
    if i and folds[i - 1] in role_words.ALIASES:
        return True
    after = folds[i + 1] if i + 1 < len(tokens) else ""
    month = folds[i] in lexicon.SHORT_MONTHS and (after == "." or after.isdigit())
    return month or "".join(folds[i : i + 3]) in role_words.BRANDS


def _stands_as_a_place(tokens: Tokens, i: int, ends: Set[int]) -> bool:
    """Whether the words beside a given name make it a place's: 'in Florence', 'Jordan and Syria', 'Paris, Texas'."""
    before = tokens.folds[i - 1] if i else ""
    after = tokens.folds[i + 1] if i + 1 < len(tokens) else ""
    return (
        before in lexicon.LOCATIVE_PREPOSITIONS
        or before in lexicon.COMPASS
        or before in ("of", "the")
        or (before in ("and", "or", ",") and i - 1 in ends)
        or after in lexicon.PLURAL_KINDS
        or after in lexicon.KIND_WORDS_AFTER
        or after in lexicon.PLACE_NOUNS
        or (after == "," and i + 2 < len(tokens) and tokens.words[i + 2][:1].isupper())
    )


def without_persons(tokens: Tokens, items: Sequence[Recognised], flags: Flags) -> list[Recognised]:
    """The finds, without those that `no_place` rules out and without lists of persons: 'thanked Jackson and Wayne'."""
    ends = {item.last for item in items}
    kept: list[Recognised] = []
    met = -1
    for item in items:
        before = tokens.folds[item.first - 1] if item.first else ""
        listed = before in role_words.MEETING or (before in ("and", ",") and item.first - 1 == met)
        if listed and not flags(phrase(tokens.folds, item.first, item.last)) & (bits.COUNTRY | bits.ADMIN1):
            met = item.last
        elif not no_place(tokens, item, flags, ends):
            kept.append(item)
    return kept


def _is_lone_code(tokens: Tokens, index: int, ends: Set[int]) -> bool:
    """'PR' in 'a PR victory', 'GA' in 'GA passes', 'a Mass in', unlike 'Boston, MA', 'in PA' and 'Mass.'."""
    word, folded = tokens.words[index], tokens.folds[index]
    before = tokens.folds[index - 1] if index else ""
    if folded in role_words.SHORT_WORDS:
        stopped = index + 1 < len(tokens) and tokens.words[index + 1] == "."
        return not stopped and before not in (",", "(") and index not in ends
    if len(word) != 2 or not word.isupper() or not word.isalpha() or folded in role_words.LONE_CODES:
        return False
    return not (before in lexicon.LOCATIVE_PREPOSITIONS or before in (",", "(") or index in ends)


def _has_age(tokens: Tokens, item: Recognised, flags: Flags) -> bool:
    """'Troy Richland, 41,': a name of two words or more that no place bears, and an age."""
    words = tokens.words
    end = item.last
    while end < len(tokens) and end - item.first < _LONGEST_NAME and words[end][:1].isupper():
        end += 1
    if end - item.first < 2 or end + 2 >= len(tokens) or words[end] != "," or words[end + 2] not in (",", "."):
        return False
    age = words[end + 1]
    return len(age) < 4 and age.isdecimal() and int(age) <= _OLDEST and not flags(phrase(tokens.folds, item.first, end))


def _begins_a_person(tokens: Tokens, index: int, flags: Flags) -> bool:
    """'Sevan Avagyan', 'Analyst Florence Bamba', 'Jordan Ibe': the name before a word that is a family name only."""
    if not _may_be_surname(tokens, index + 1):
        return False
    family, own = tokens.folds[index + 1], tokens.folds[index]
    if flags(phrase(tokens.folds, index, index + 2)) or _goes_on_as_organisation(tokens, index + 2):
        return False
    unknown = not flags(family)
    if unknown and len(family) >= _LEAST_ENDING and family.endswith(role_words.SURNAME_ENDINGS):
        return True
    before = tokens.folds[index - 1] if index else ""
    if unknown and (before in role_words.CALLINGS or before in lexicon.PERSON_CUES):
        return True
    name = is_surname(family) or (unknown and not family.endswith(("s", "men")))
    if own in role_words.GIVEN_NAMES_OF_PLACES and name:
        return before not in lexicon.LOCATIVE_PREPOSITIONS and not flags(family) & (bits.COUNTRY | bits.ADMIN1)
    given = own in lexicon.GIVEN_NAMES or is_given_name(own)
    return given and before not in lexicon.LOCATIVE_PREPOSITIONS and not flags(family) & (bits.COUNTRY | bits.ADMIN1)


def _goes_on_as_organisation(tokens: Tokens, index: int) -> bool:
    """Whether the capitals from `index` on hold an organisation's word: 'Virginia Commonwealth University'."""
    end = index
    while end < min(len(tokens), index + 2) and tokens.words[end][:1].isupper():
        end += 1
    return not lexicon.ORGANISATION_HEADS.isdisjoint(tokens.folds[index:end])


def _amid_a_person(tokens: Tokens, index: int, flags: Flags) -> bool:
    """'Oumar Mopti Guindo': between two words that are names and of no place."""
    return (
        _may_be_surname(tokens, index + 1)
        and _may_be_surname(tokens, index - 1)
        and not flags(tokens.folds[index + 1])
        and not flags(tokens.folds[index - 1])
    )


def _may_be_surname(tokens: Tokens, index: int) -> bool:
    """Whether a word in mixed case that is no everyday word stands at `index`."""
    if not 0 <= index < len(tokens):
        return False
    word, folded = tokens.words[index], tokens.folds[index]
    return (
        len(word) > 2
        and word[0].isupper()
        and not word.isupper()
        and not cluster(word.lower())
        and folded not in _GOES_ON
        and folded not in role_words.PAPERS
        and folded not in lexicon.FUNCTION_WORDS
    )
