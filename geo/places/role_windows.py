"""What stands before and after a name, read without a parser: its preposition, the verb that it may be subject of.

Both windows are read from the name outward and stop at the sentence. 'Peru and Chile signed' and 'between Peru and
Chile' are read as lists: the window before a name begins before its list, the one after it behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geo.places import lexicon, role_words
from geo.places.mentions import HYPHENS, Toponym
from geo.places.name_lists import after_list, before_list
from geo.places.organisations import POSSESSIVE
from geo.places.tokens import Tokens
from geo.places.verb_groups import AUXILIARIES, MODALS, head_noun, is_adverb, verb_group
from geo.places.word_senses import word_of

_FURTHEST_VERB, _LONGEST_ASIDE, _LONGEST_PARTNER = 12, 14, 8  # tokens
_OPENERS = role_words.PREPOSITIONS | role_words.DETERMINERS
_BEFORE_NAMES = frozenset(("the", "both"))
_QUOTES = frozenset("\"'([")
_SCORES = frozenset("-–—/:")


class Before(NamedTuple):
    """What governs a name.

    `how` is 'start', 'preposition', 'verb', 'noun', 'capital', 'comma', 'joiner', 'other'; `word` the governing word
    ('of', 'accused'); `governor` the noun, verb or adjective before a preposition ('coast' of 'the coast of'), or the
    subject of a verb; `verb` the nearest verb before a preposition, `passive` whether it is; `adjective` what stands
    between.
    """

    how: str
    word: str = ""
    governor: str = ""
    verb: str = ""
    adjective: str = ""
    passive: bool = False


class After(NamedTuple):
    """What a name governs or is governed by on its right.

    `how` is 'verb', 'possessive', 'noun', 'capital', 'hyphen', 'digits', 'preposition', 'comma', 'relative', 'end',
    'other'; `word` the verb's main word, the head noun or the preposition; `voice` of a verb 'active', 'passive',
    'copula', 'having', 'progressive' or 'modal'; `following` what comes after a verb; `far` says that something stands
    between name and verb; `relative` is what opens a relative clause there.
    """

    how: str
    word: str = ""
    voice: str = ""
    following: str = ""
    far: bool = False
    relative: str = ""


def before(tokens: Tokens, toponym: Toponym, begin: int, end: int) -> Before:
    """The window before a name in the sentence of the tokens `begin` to `end`."""
    behind = after_list(tokens, toponym.last, end)
    has_verb = verb_group(tokens.folds, behind, end) is not None
    first = toponym.first
    if not (has_verb and tokens.folds[max(begin, first - 2) : first] == [",", "and"]):  # 'in Lima, and Peru agreed'
        first = before_list(tokens, first, begin, joined=behind > toponym.last)
    i, adjective = _past_adjectives(tokens, first - 1, begin)
    found = _governed(tokens, i, begin, has_verb=has_verb) if i >= begin else Before("start")
    return found._replace(adjective=adjective) if adjective else found


def _past_adjectives(tokens: Tokens, i: int, begin: int) -> tuple[int, str]:
    """The token before a name's article and adjectives, and the last of these: 'ancient'."""
    adjective = ""
    while i >= begin:
        word = tokens.folds[i]
        if word in lexicon.COMPASS or (word in role_words.AGES_AND_PARTS and word not in role_words.PREPOSITIONS):
            adjective = adjective or word
        elif word not in _BEFORE_NAMES and tokens.words[i] not in _QUOTES:
            break
        i -= 1
    return i, adjective


def _governed(tokens: Tokens, i: int, begin: int, *, has_verb: bool) -> Before:
    """What the word at `i` is to the name after it; `has_verb` says that a finite verb follows the name."""
    words, folds = tokens.words, tokens.folds
    if folds[i] in ("and", "or") and not has_verb:
        i = _before_partner(folds, i, begin)
    word = folds[i]
    if has_verb and word in role_words.JOINERS and word in role_words.PREPOSITIONS and not _hangs(folds, i, begin):
        return Before("joiner", word)  # 'after Peru signed'
    if word in role_words.PREPOSITIONS:
        return Before("preposition", word, *_governor(tokens, i, begin), passive=_is_passive(folds, i, begin))
    if _is_time(tokens, i, begin):
        return Before("start")
    if word in role_words.JOINERS or word in role_words.RELATIVES or word in role_words.CORRELATIVES:
        return Before("joiner", word)
    if not word[:1].isalnum():
        return _after_mark(tokens, i, begin, has_verb=has_verb)
    if words[i][0].isupper() and i > begin:
        return Before("capital", word)
    sense = word_of(word)
    if sense.verb and (sense.form in ("past", "ing") or _is_verb_before(folds, i, begin)):
        # 'said Peru would'
        return Before("joiner", "that") if has_verb else Before("verb", word, _subject_of(tokens, i, begin))
    if sense.noun and sense.most == "n":
        return Before("noun", word, "", _verb_before(folds, i - 1, begin))
    return Before("other", word)


def _before_partner(folds: Sequence[str], i: int, begin: int) -> int:
    """The 'by' or 'between' before the noun that 'and' joins to the name ('by a coalition and Peru'), else `i`."""
    for j in range(i - 1, max(begin, i - _LONGEST_PARTNER), -1):
        if folds[j] in ("by", "between"):
            return j
        if folds[j] in role_words.PREPOSITIONS or folds[j] == ",":
            break
    return i


def _is_time(tokens: Tokens, i: int, begin: int) -> bool:
    """Whether the word at `i` ends what a sentence opens with: 'in 1905', 'in November', 'on the final day'."""
    word, folds = tokens.folds[i], tokens.folds
    if i == begin:
        return False
    if word[:1].isdigit():
        return folds[i - 1] in role_words.PREPOSITIONS
    if tokens.words[i][0].isupper():
        return word in lexicon.NO_NAMES
    opened = folds[i - 1] in role_words.TIMES or folds[begin] in _OPENERS
    return opened and word_of(word).noun_class == "time"


def after(tokens: Tokens, toponym: Toponym, end: int) -> After:
    """The window after a name in the sentence that ends before the token `end`."""
    words, folds = tokens.words, tokens.folds
    if toponym.last - 1 > toponym.first and words[toponym.last - 1] in POSSESSIVE:
        return After("possessive", head_noun(tokens, toponym.last, end))
    i = after_list(tokens, toponym.last, end)
    while i < end and words[i] in ('"', ")", "]"):
        i += 1
    if i >= end or words[i] in (".", "!", "?", ";"):
        return After("end")
    if words[i] in POSSESSIVE:
        return After("possessive", head_noun(tokens, i + 1, end))
    if words[i] in HYPHENS and i + 1 < end and tokens.starts[i] == tokens.ends[i - 1]:
        return After("hyphen", folds[i + 1])
    if folds[i] in role_words.DETERMINERS or folds[i] in role_words.TIMES:
        return After("other", folds[i])
    if words[i] in (",", "-", "–", "—", "("):
        return _after_aside(tokens, i, end)
    found = verb_group(folds, i, end)
    if found:
        return After("verb", *found)
    if folds[i] in role_words.RELATIVES:
        return After("relative", folds[i], *_relative(folds, i + 1, end))
    if folds[i] in role_words.PREPOSITIONS:
        verb = _first_verb(tokens, i + 1, min(end, i + _FURTHEST_VERB))
        return After("verb", *verb, far=True) if verb else After("preposition", folds[i])
    if folds[i] in role_words.JOINERS:
        return After("other", folds[i])
    if words[i][0].isupper():
        return After("capital", head_noun(tokens, i, end))
    if words[i][0].isdigit():
        return After("digits")
    head = head_noun(tokens, i, end)
    return After("noun", head) if head else After("other", folds[i])


def _governor(tokens: Tokens, i: int, begin: int) -> tuple[str, str]:
    """The word that the preposition at `i` hangs on, and the nearest verb before it."""
    folds = tokens.folds
    j = i - 1
    while j > begin and (
        folds[j][:1].isdigit() or folds[j] in _SCORES or folds[j] in role_words.TIMES_OVER or is_adverb(folds[j])
    ):
        j -= 1
    if j >= begin and folds[j] in role_words.PARTICLES:
        j -= 1
    governor = ""
    if j >= begin and folds[j][:1].isalnum():
        governor = "NAME" if tokens.words[j][0].isupper() and j > begin else folds[j]
        if governor in role_words.PRONOUNS:
            governor = "PRONOUN"
    return governor, _verb_before(folds, i - 1, begin)


def _subject_of(tokens: Tokens, i: int, begin: int) -> str:
    """The word before the verb at `i` that may be its subject, auxiliaries and adverbs left out."""
    folds = tokens.folds
    j = i - 1
    while j > begin and (folds[j] in AUXILIARIES or folds[j] == "to" or is_adverb(folds[j])):
        j -= 1
    if j < begin:
        return ""
    return "NAME" if tokens.words[j][0].isupper() and j > begin else folds[j]


def _is_passive(folds: Sequence[str], i: int, begin: int) -> bool:
    """Whether the verb before the preposition at `i` is passive: 'was returned to'."""
    for j in range(i - 1, max(begin, i - 4), -1):
        if word_of(folds[j]).form == "past" and word_of(folds[j]).verb:
            return any(word in role_words.BE for word in folds[max(begin, j - 2) : j])
    return False


def _verb_before(folds: Sequence[str], i: int, begin: int) -> str:
    """The nearest verb at or before `i`, within a few words."""
    for j in range(i, max(begin, i - 6) - 1, -1):
        if folds[j] in role_words.JOINERS or not folds[j][:1].isalnum():
            return ""
        sense = word_of(folds[j])
        if folds[j] in AUXILIARIES:
            return folds[j]
        if sense.verb and (sense.form in ("past", "ing") or _is_verb_before(folds, j, begin)):
            return folds[j]
    return ""


def _is_verb_before(folds: Sequence[str], i: int, begin: int) -> bool:
    """Whether a form that may be a noun or a verb is a verb by what stands before it: 'to beat', 'would ask'."""
    sense, previous = word_of(folds[i]), folds[i - 1] if i > begin else ""
    if not sense.verb:
        return False
    if (
        previous == "to"
        or previous in MODALS
        or previous in role_words.DO
        or (previous in ("not", "and") and sense.most == "v")
    ):
        return True
    if previous in role_words.DETERMINERS or previous in role_words.PREPOSITIONS or previous in POSSESSIVE:
        return False
    subject = word_of(previous)
    plural = sense.form == "base" and subject.form == "s" and bool(subject.noun)  # 'the sanctions pressure Peru'
    return sense.most == "v" or not sense.noun or previous in role_words.PRONOUNS or plural


def _hangs(folds: Sequence[str], i: int, begin: int) -> bool:
    """Whether a noun stands before the word at `i`, so that no clause begins: 'the last town before Peru has'."""
    previous = word_of(folds[i - 1]) if i > begin else None
    return previous is not None and previous.most == "n" and previous.noun_class != "time"


def _after_mark(tokens: Tokens, i: int, begin: int, *, has_verb: bool) -> Before:
    """The window before a name that the mark at `i` stands before."""
    folds = tokens.folds
    if i == begin or tokens.words[i] != ",":
        return Before("start")
    if has_verb and (folds[begin] in role_words.PREPOSITIONS or folds[begin] in role_words.JOINERS):
        return Before("start")  # 'after the fall of the Monarchy, Peru was', unlike 'Lima, Peru'
    j = i - 1
    if tokens.words[j][0].isupper() and folds[j] not in lexicon.FUNCTION_WORDS:
        return Before("comma", "NAME")
    return Before("comma", folds[j] if word_of(folds[j]).noun else "")


def _after_aside(tokens: Tokens, i: int, end: int) -> After:
    """The window after a name with a comma behind it: the relative clause, or the verb after the aside."""
    folds, words = tokens.folds, tokens.words
    if i + 1 < end and folds[i + 1] in role_words.RELATIVES:
        close = next((j for j in range(i + 2, min(end, i + _LONGEST_ASIDE)) if words[j] == words[i]), end)
        found = verb_group(folds, close + 1, end)
        if found:
            return After("verb", *found, far=True, relative=folds[i + 1])
        return After("relative", folds[i + 1], *_relative(folds, i + 2, end), relative=folds[i + 1])
    if words[i] == "(":
        close = next((j for j in range(i, min(end, i + 6)) if words[j] == ")"), -1)
        if close >= 0 and close + 1 < end:
            found = verb_group(folds, close + 1, end)
            return After("verb", *found, far=True) if found else After("comma")
    for j in range(i + 1, min(end, i + _LONGEST_ASIDE)):
        if words[j] == words[i]:
            found = verb_group(folds, j + 1, end)
            return After("verb", *found, far=True) if found else After("comma")
    return After("comma")


def _relative(folds: Sequence[str], i: int, end: int) -> tuple[str, str]:
    """(voice and class of the verb, what follows) in a relative clause that begins at `i`."""
    found = verb_group(folds, i, end)
    return (found[1] + " " + found[0], found[2]) if found else ("", "")


def _first_verb(tokens: Tokens, i: int, end: int) -> tuple[str, str, str] | None:
    """The first finite verb from `i` on, before any clause or mark."""
    folds = tokens.folds
    for j in range(i, end):
        if folds[j] in role_words.JOINERS or folds[j] in role_words.RELATIVES or not folds[j][:1].isalnum():
            return None
        sense = word_of(folds[j])
        if folds[j] in AUXILIARIES or (sense.verb and sense.form == "past"):
            return verb_group(folds, j, end)
    return None
