"""Signs that a name belongs to who acts, whatever the sentence says: 'U.S.-led', "Kenya's elite squad".

Pure functions over tokens. Each returns the sign in words, or '' where there is none; geo.places.roles tries them.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.places import lexicon, role_words
from geo.places.mentions import HYPHENS, Toponym
from geo.places.name_lists import after_list
from geo.places.organisations import POSSESSIVE
from geo.places.things import class_of
from geo.places.tokens import Tokens
from geo.places.word_senses import word_of

_PREFIXES = frozenset(("anti", "pro", "Anti", "Pan", "Pro", "Trans"))  # 'trans-Pacific flights' are above the ocean
_WITHOUT_A_HYPHEN = frozenset(("backed", "flagged"))
_GOVERNED = frozenset(("admin1", "admin2"))
_ONE = frozenset(("a", "an", "another", "the", "this", "that", "one", "two", "three", "four", "five"))
_PRIVATE = frozenset(("couple", "family", "native", "nurse", "teen"))  # nouns for persons that have other senses
_OPEN_CLAUSES = frozenset(("and", "as", "but", "that", "though", "when", "while"))


def before_article(folds: Sequence[str], first: int) -> int:
    """The index of the token before a name and its article; -1 where there is none."""
    last = first - 1
    return last - 1 if last >= 0 and folds[last] == "the" else last


def combined(tokens: Tokens, toponym: Toponym, end: int) -> str:
    """'U.S.-led', 'Iran-backed', 'a Liberia flagged vessel', 'the Trans-Niger pipeline'."""
    i, before = toponym.last, toponym.first - 1
    if before > 0 and tokens.words[before] in HYPHENS and tokens.words[before - 1] in _PREFIXES:
        return f"'{tokens.words[before - 1]}-' makes an adjective of it"
    if i + 1 < end and tokens.words[i] in HYPHENS and tokens.folds[i + 1] in role_words.COMBINING_PARTICIPLES:
        return f"'{tokens.words[i]}{tokens.words[i + 1]}' names who acts"
    if i < end and tokens.folds[i] in _WITHOUT_A_HYPHEN:
        return f"'{tokens.words[i]}' names who acts"
    return ""


def officer_of(tokens: Tokens, toponym: Toponym, begin: int) -> str:
    """'commander of Peru', 'a spokesman of Mali': those who serve a government, unlike a king or a mayor."""
    i = before_article(tokens.folds, toponym.first)
    if i <= begin or tokens.folds[i] != "of" or tokens.folds[i - 1] not in role_words.OFFICERS:
        return ""
    return f"'{tokens.words[i - 1]} of' a government"


def origin(tokens: Tokens, toponym: Toponym, begin: int, end: int) -> str:
    """'A New York man', 'Texas couple sues': where a private person is from, which the report need not be about."""
    i, j = toponym.first - 1, toponym.last
    if j >= end or not tokens.words[j].islower():
        return ""
    if i >= begin and tokens.folds[i] not in _ONE:
        return ""
    noun = tokens.folds[j]
    private = noun in _PRIVATE or class_of(noun) == "person"
    if not private or noun in lexicon.ACTOR_NOUNS or noun in lexicon.PERSON_CUES or noun in lexicon.PLACE_NOUNS:
        return ""
    return f"'{tokens.words[j]}': where a person is from"


def saying(tokens: Tokens, toponym: Toponym, begin: int, end: int) -> str:
    """'Broward County says', 'the district, Kern County denied': only those who govern a county say anything."""
    i, j = before_article(tokens.folds, toponym.first), toponym.last
    if toponym.kind not in _GOVERNED or j >= end or tokens.folds[j] not in lexicon.SPEECH_VERBS:
        return ""
    if i >= begin and tokens.words[i][0].isalpha() and tokens.folds[i] not in _OPEN_CLAUSES:
        return ""
    return f"subject of '{tokens.words[j]}': those who govern it"


def armed(tokens: Tokens, toponym: Toponym, begin: int, end: int) -> str:
    """'Fano militants', 'the Misrata brigades': an armed group, which may be called after no place at all."""
    i, j = toponym.first - 1, toponym.last
    if i >= begin and tokens.folds[i] in role_words.ON_THE_GROUND:
        return ""  # 'In Mosul militants fled'
    j = after_list(tokens, j, end)
    if j + 1 < end and tokens.words[j].islower() and word_of(tokens.folds[j]).most in ("n", "a"):
        j += tokens.folds[j + 1] in role_words.ARMED_GROUPS  # 'the Gulf and Tijuana drug cartels'
    if j < end and tokens.folds[j] in role_words.ARMED_GROUPS:
        return f"'{tokens.words[j]}' of the name: an armed group"
    return ""


def owning(tokens: Tokens, toponym: Toponym, end: int) -> str:
    """'the US refusal', "Russia's presence", "Kenya's elite Recce Squad"."""
    words = tokens.words
    i, reach = toponym.last, 1
    possessive = toponym.last > toponym.first and words[toponym.last - 1] in POSSESSIVE
    if i < end and words[i] in POSSESSIVE:
        i, possessive = i + 1, True
    if possessive:
        reach = 4
    elif i < end and tokens.folds[i] == "and":
        if i + 1 >= end or not (words[i + 1][:1].isupper() or words[i + 1] in POSSESSIVE):
            return ""
        i, reach = i + 1, 2
    for j in range(i, min(end, i + reach + 2)):
        owned = _owned(tokens, j, possessive=possessive)
        if owned is not None:
            return owned
        if not _may_own_more(tokens, j, possessive=possessive):
            break
    return ""


def _owned(tokens: Tokens, j: int, *, possessive: bool) -> str | None:
    """How the word at `j` belongs to a government, '' where it makes the name a place, None where it says nothing."""
    word, written = tokens.folds[j], tokens.words[j]
    if word == "coast" and tokens.folds[j + 1 : j + 2] in (["guard"], ["guards"]):
        return f"'{written} {tokens.words[j + 1]}' belongs to its government"
    if word in lexicon.PLACE_NOUNS or word in lexicon.KIND_WORDS_AFTER:
        forces = word in lexicon.ACTOR_NOUNS or word == "base"
        return f"'{written}' belongs to its government or army" if forces else ""
    if (
        word in lexicon.ACTOR_NOUNS
        or word in role_words.RULERS_AND_FORCES
        or (word in lexicon.PERSON_CUES and word not in lexicon.IN_NAMES_OF_PLACES_TOO)
        or (word in lexicon.ORGANISATION_HEADS and written[:1].isupper())
        or (possessive and word in role_words.OWNED)
    ):
        return f"'{written}' belongs to its government or people"
    return None


def _may_own_more(tokens: Tokens, j: int, *, possessive: bool) -> bool:
    """Whether what is owned may still follow the word at `j`: an adjective, a capital or a hyphen."""
    word, written = tokens.folds[j], tokens.words[j]
    if written == "-":
        return tokens.starts[j] == tokens.ends[j - 1]  # unlike the dash after a dateline
    if not word[:1].isalpha() or word in role_words.STOPS or word in role_words.DETERMINERS:
        return False  # "Gaza's hospitals need the army's help"
    return possessive or written[:1].isupper() or word in role_words.QUALIFIERS
