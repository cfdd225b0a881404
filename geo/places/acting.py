"""How the words around a name show that it acts: 'Moscow denied', "Kenya's elite squad", 'talks with Peru'.

Pure functions over tokens. Each returns the sign in words, or '' where there is none; geo.places.roles tries them.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.places import lexicon, role_words
from geo.places.mentions import HYPHENS, Toponym
from geo.places.organisations import POSSESSIVE
from geo.places.tokens import Tokens

# What may stand before the subject of a clause.
_CONJUNCTIONS = role_words.CLAUSE_OPENERS | role_words.RELATIVE_OPENERS
_BEFORE_SUBJECTS = _CONJUNCTIONS | {"", ",", ";", '"', "“", ":"}
_ADVERBS = role_words.ADVERBS | lexicon.WEEKDAYS
_LONGEST_LIST, _FURTHEST_NOUN = 8, 10  # tokens back to 'between' and 'by', and from there to 'talks'


def before_article(folds: Sequence[str], first: int) -> int:
    """The index of the token before a name and its article; -1 where there is none."""
    last = first - 1
    return last - 1 if last >= 0 and folds[last] == "the" else last


def combined(tokens: Tokens, toponym: Toponym, end: int) -> str:
    """'U.S.-led', 'Iran-backed'."""
    i = toponym.last
    if i + 1 < end and tokens.words[i] in HYPHENS and tokens.folds[i + 1] in role_words.COMBINING_PARTICIPLES:
        return f"'{tokens.words[i]}{tokens.words[i + 1]}' names who acts"
    if i < end and tokens.folds[i] == "backed":
        return "'backed' names who acts"
    return ""


def acting_verb(tokens: Tokens, toponym: Toponym, begin: int, end: int, *, country: bool, state: bool) -> str:
    """The verb that a name is the subject of: 'Moscow denied', 'Qatar and Turkey have backed'.

    `state` says that the name is a country's or a capital's, `country` that it is a country's: of these, more verbs
    prove that they act.
    """
    words, folds = tokens.words, tokens.folds
    i = toponym.last
    if i + 1 < end and folds[i] == "and":
        j = i + 1
        while j < end and (words[j][:1].isupper() or folds[j] == "the") and j < i + 5:
            j += 1
        both = j < end and folds[toponym.first - 1] == "both" and folds[j] in role_words.ACTS
        if j > i + 1 and (both or _speech_verb(folds, j, end)):
            return f"... {folds[j]}"
    return _speech_verb(folds, i, end) or _clause_verb(tokens, toponym, begin, end, country=country, state=state)


def _speech_verb(folds: Sequence[str], i: int, end: int) -> str:
    """The verb of saying or deciding at `i` or after auxiliaries there, unless the name only suffers it."""
    first = i
    while i < end and i - first < 3:
        if folds[i] in role_words.AUXILIARIES:
            if folds[i] in ("is", "are", "was", "were"):
                return ""
        elif folds[i] not in role_words.BETWEEN_AUXILIARY_AND_VERB:
            break
        i += 1
    return folds[i] if i < end and folds[i] in lexicon.SPEECH_VERBS else ""


def _clause_verb(tokens: Tokens, toponym: Toponym, begin: int, end: int, *, country: bool, state: bool) -> str:
    """The verb of a clause that begins with the name: 'If Italy had joined', 'Belgrade moved troops'."""
    folds = tokens.folds
    opener = _opener(folds, toponym.first, begin)
    if opener not in _BEFORE_SUBJECTS:
        return ""
    i = toponym.last
    if state and folds[i : i + 2] == [",", "which"]:
        i += 2
        if i + 1 < end and folds[i] == "is" and folds[i + 1].endswith("ing"):
            return "" if folds[i + 1] in role_words.LYING else folds[i + 1]
    i = _past_adverbs(folds, i, end)
    if i == end:
        return ""
    in_the_present = state and opener in _CONJUNCTIONS and role_words.in_the_present(folds[i])
    acts = in_the_present or _proves_acting(folds[i : min(end, i + 3)], country=country, state=state)
    return folds[i] if acts else ""


def _opener(folds: Sequence[str], first: int, begin: int) -> str:
    """The word before a name and its article, '' where the sentence begins."""
    before = first - 1
    if before > begin and folds[before] == "the":
        before -= 1
    return folds[before] if before >= begin else ""


def _past_adverbs(folds: Sequence[str], i: int, end: int) -> int:
    """The first token from `i` on that is no adverb and no day of the week, `end` if there is none."""
    return next((j for j in range(i, end) if not (folds[j] in _ADVERBS or folds[j].endswith("ly"))), end)


def _proves_acting(folds: Sequence[str], *, country: bool, state: bool) -> bool:
    """Whether a verb and the two words after it are of one who acts; '' stands for words that the sentence lacks."""
    verb, following, third = [*folds, "", ""][:3]
    if verb in ("has", "have", "had"):
        return role_words.acted(following) if state else following in role_words.ACTION_VERBS
    if verb in ("is", "was"):
        skips = following in role_words.ADVERBS and len(folds) > 2
        return state and (third if skips else following) in role_words.STANCES
    if verb in role_words.MODALS:
        any_verb = country and following and following not in role_words.NO_VERB
        return bool(any_verb) or following in role_words.ACTS
    if state:
        return role_words.acted(verb) or verb in lexicon.SPEECH_VERBS
    return verb in role_words.SURE_VERBS


def dealt_with(tokens: Tokens, toponym: Toponym, before: str, before2: str) -> bool:
    """Whether a country is what a verb or 'with' deals with: 'talks with Iran', 'giving Russia a chance'."""
    if before2 in ("border", "borders", "frontier"):
        return False
    index = before_article(tokens.folds, toponym.first)
    if index < 0 or not tokens.words[index].islower() or not before.isalpha() or len(before) < 3:
        return False
    return before not in role_words.NEUTRAL and before not in lexicon.COMPASS and before not in role_words.STRUCK


def named_with(tokens: Tokens, toponym: Toponym, begin: int, *, country: bool) -> str:
    """'talks between Peru and the US', 'backed by Turkey and Iran', 'protests from Chad', 'president of Mali'."""
    folds = tokens.folds
    i = toponym.first - 1
    if i > begin and folds[i] == "the":
        i -= 1
    if i <= begin:
        return ""
    if folds[i] == "from" and folds[i - 1] in role_words.REACTIONS:
        return f"'{folds[i - 1]} from' a government"
    if folds[i] == "of" and folds[i - 1] in lexicon.PERSON_CUES and country:
        return f"'{folds[i - 1]} of' a country"
    return _listed_with(folds, i, begin)


def _listed_with(folds: Sequence[str], i: int, begin: int) -> str:
    """'between' or 'by' that the list of names goes back to of which a name after the token `i` is part."""
    for k in range(i, max(begin, i - _LONGEST_LIST) - 1, -1):
        if folds[k] == "between":
            return _between_governments(folds[max(begin, k - _FURTHEST_NOUN) : k])
        by_agents = folds[k] == "by" and k > begin and folds[k - 1] in role_words.PASSIVE_AGENTS
        if by_agents and folds[i] in ("and", ",", "or", "by"):
            return f"'{folds[k - 1]} by' it"
        if folds[k] in role_words.ON_THE_GROUND:
            return ""
    return ""


def _between_governments(before: Sequence[str]) -> str:
    noun = next((noun for noun in reversed(before) if noun in role_words.BETWEEN_NOUNS), "")
    return f"'{noun} between' governments" if noun and noun not in lexicon.BORDERS else ""


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
        or word in lexicon.PERSON_CUES
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
    if not word[:1].isalpha() or word in role_words.STOPS:
        return False
    return possessive or written[:1].isupper() or word in role_words.QUALIFIERS
