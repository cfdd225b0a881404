"""What stands before and after a name, read without a parser: its preposition and governor, the verb it may be subject of.

Both windows are read from the name outward and stop at the sentence. 'Peru and Chile signed' and 'between Peru and
Chile' are read as lists: the window before a name begins before its list, the one after it behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.places import lexicon, role_words
from geo.places.mentions import HYPHENS, Toponym
from geo.places.organisations import POSSESSIVE
from geo.places.tokens import Tokens
from geo.places.word_senses import Word, word_of

_LONGEST_LIST, _FURTHEST_VERB, _LONGEST_ASIDE = 14, 12, 14
_TIMES = frozenset(("last", "next", "early", "earlier", "late", "later", "sometime", "ago", "today", "yesterday")) | lexicon.WEEKDAYS
_TIMES_OVER = frozenset(("twice", "once", "again", "together", "home", "directly"))
_SCORES = frozenset("-–—/:")
_QUOTES = frozenset("\"'([")
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_HAVE = frozenset(("has", "have", "had", "having"))
_DO = frozenset(("do", "does", "did"))
_MODALS = role_words.MODALS - _HAVE | frozenset(("shall", "cannot"))
_AUXILIARIES = _BE | _HAVE | _DO | _MODALS
_SKIPPED = role_words.ADVERBS | lexicon.WEEKDAYS | frozenset(("not", "nt", "only", "even", "not", "all", "both"))
_LIST_MARKS = frozenset(("and", "or", "nor", ","))
_CORRELATIVES = frozenset(("neither", "either", "both", "only", "yet", "nor", "today"))
_RELATIVES = frozenset(("who", "whom", "whose", "which", "where", "that"))


@dataclass(frozen=True, slots=True)
class Before:
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
    in_list: bool = False
    passive: bool = False


@dataclass(frozen=True, slots=True)
class After:
    """What a name governs or is governed by on its right.

    `how` is 'verb', 'possessive', 'noun', 'capital', 'preposition', 'comma', 'relative', 'end', 'other'; `word` the verb's
    main word, the head noun or the preposition; `voice` of a verb 'active', 'passive', 'copula', 'progressive' or
    'modal'; `following` what comes after a verb; `far` says that something stands between name and verb.
    """

    how: str
    word: str = ""
    voice: str = ""
    following: str = ""
    far: bool = False
    in_list: bool = False
    relative: str = ""


def before(tokens: Tokens, toponym: Toponym, begin: int, end: int) -> Before:
    """The window before a name in the sentence of the tokens `begin` to `end`."""
    words, folds = tokens.words, tokens.folds
    i = _before_list(tokens, toponym.first, begin, joined=_after_list(tokens, toponym.last, end) > toponym.last)
    in_list = i < toponym.first
    i -= 1
    adjective = ""
    while i >= begin and (folds[i] in ("the", "both") or words[i] in _QUOTES or folds[i] in lexicon.COMPASS or _narrows(folds[i])):
        if folds[i] not in ("the", "both") and words[i] not in _QUOTES:
            adjective = adjective or folds[i]
        i -= 1
    if i < begin:
        return Before("start", adjective=adjective, in_list=in_list)
    word = folds[i]
    if word in role_words.JOINERS and word in role_words.PREPOSITIONS and _opens_clause(tokens, toponym, i, begin, end):
        return Before("joiner", word, "", "", adjective, in_list)  # 'after Peru signed'
    if word in role_words.PREPOSITIONS:
        governor, verb = _governor(tokens, i, begin)
        return Before("preposition", word, governor, verb, adjective, in_list, _is_passive(folds, i, begin))
    if word[:1].isdigit() and i > begin and folds[i - 1] in ("in", "by", "since", "until", "of", "from", "on", "during"):
        return Before("start", "", "", "", adjective, in_list)  # 'in 1905 Norway'
    if word in role_words.JOINERS or word in _RELATIVES or word in _CORRELATIVES:
        return Before("joiner", word, "", "", adjective, in_list)
    if not word[:1].isalnum():
        return _after_mark(tokens, toponym, i, begin, end, Before("", "", "", "", adjective, in_list))
    if words[i][0].isupper() and i > begin and word in lexicon.NO_NAMES:
        return Before("start", "", "", "", adjective, in_list)  # 'in November Peru'
    if words[i][0].isupper() and i > begin:
        return Before("capital", word, "", "", adjective, in_list)
    sense = word_of(word)
    if sense.noun_class == "time" and i > begin and _opens_sentence(folds, i, begin):
        return Before("start", "", "", "", adjective, in_list)  # 'last week Peru'
    if sense.verb and (sense.form in ("past", "ing") or _is_verb_before(folds, i, begin)):
        if verb_group(folds, _after_list(tokens, toponym.last, end), end):
            return Before("joiner", "that", "", "", adjective, in_list)  # 'said Peru would'
        return Before("verb", word, _subject_of(tokens, i, begin), "", adjective, in_list)
    if sense.noun and sense.most == "n":
        return Before("noun", word, "", _verb_before(folds, i - 1, begin), adjective, in_list)
    return Before("other", word, "", "", adjective, in_list)


def after(tokens: Tokens, toponym: Toponym, end: int) -> After:
    """The window after a name in the sentence that ends before the token `end`."""
    words, folds = tokens.words, tokens.folds
    if toponym.last - 1 > toponym.first and words[toponym.last - 1] in POSSESSIVE:
        return After("possessive", head_noun(tokens, toponym.last, end))
    i = _after_list(tokens, toponym.last, end)
    in_list = i > toponym.last
    while i < end and words[i] in ('"', ")", "]"):
        i += 1
    if i >= end or words[i] in (".", "!", "?", ";"):
        return After("end", in_list=in_list)
    if words[i] in POSSESSIVE:
        return After("possessive", head_noun(tokens, i + 1, end), in_list=in_list)
    if words[i] in HYPHENS and i + 1 < end and tokens.starts[i] == tokens.ends[i - 1]:
        return After("hyphen", folds[i + 1])
    if folds[i] in role_words.DETERMINERS or folds[i] in _TIMES:
        return After("other", folds[i])
    if words[i] in (",", "-", "–", "—", "("):
        return _after_aside(tokens, i, end)
    found = verb_group(folds, i, end)
    if found:
        return After("verb", *found, in_list=in_list)
    if folds[i] in _RELATIVES:
        return After("relative", folds[i], *_relative(folds, i + 1, end), in_list=in_list)
    if folds[i] in role_words.PREPOSITIONS:
        verb = _first_verb(tokens, i + 1, min(end, i + _FURTHEST_VERB))
        return After("verb", *verb, far=True) if verb else After("preposition", folds[i], in_list=in_list)
    if folds[i] in role_words.JOINERS:
        return After("other", folds[i])
    if words[i][0].isupper():
        return After("capital", head_noun(tokens, i, end))
    if words[i][0].isdigit():
        return After("digits")
    head = head_noun(tokens, i, end)
    return After("noun", head) if head else After("other", folds[i])


def head_noun(tokens: Tokens, i: int, end: int) -> str:
    """The noun that ends the phrase from `i` on: 'forces' of 'special forces in'; 'NAME' where a capital ends it."""
    head, folds = "", tokens.folds
    for j in range(i, min(end, i + 6)):
        word = folds[j]
        if not word[:1].isalpha() and word != "-":
            break
        if word in role_words.PREPOSITIONS or word in role_words.JOINERS or word in _AUXILIARIES:
            break
        if word == "-":
            continue
        if tokens.words[j][0].isupper():
            head = "NAME"
            continue
        sense = word_of(word)
        if head and (sense.form == "past" or word in role_words.DETERMINERS or word in role_words.PRONOUNS):
            break
        if head and head != "NAME" and sense.most == "v" and sense.form == "s":
            break
        if sense.noun or not sense.most:
            head = word
        elif sense.most == "r" and head:
            break
    return head


def verb_group(folds: Sequence[str], i: int, end: int) -> tuple[str, str, str] | None:
    """(main word, voice, what follows) of the finite verb that begins at `i`, None if no verb begins there."""
    first, auxiliaries = _past_adverbs(folds, i, end), []
    i = first
    while i < end and (folds[i] in _AUXILIARIES or (auxiliaries and _is_adverb(folds[i]))):
        if folds[i] in _AUXILIARIES:
            auxiliaries.append(folds[i])
        i += 1
    if i >= end:
        return (auxiliaries[-1], "copula", "") if auxiliaries else None
    if not auxiliaries:
        return (folds[i], "active", _following(folds, i + 1, end)) if _is_finite(folds, i, end) else None
    sense, last = word_of(folds[i]), auxiliaries[-1]
    if last in _BE:
        voice = {"past": "passive", "ing": "progressive"}.get(sense.form if sense.verb else "", "copula")
        if voice == "copula":
            return _complement(folds, i, end), voice, folds[i]
        return folds[i], voice, _following(folds, i + 1, end)
    if last in _HAVE:
        if sense.form == "past" or (sense.verb and sense.verb == folds[i] and sense.most == "v"):
            return folds[i], "active", _following(folds, i + 1, end)
        return _complement(folds, i, end), "having", folds[i]
    return folds[i], "modal" if last in _MODALS else "active", _following(folds, i + 1, end)


def _narrows(folded: str) -> bool:
    return folded in role_words.AGES_AND_PARTS and folded not in role_words.PREPOSITIONS


def _before_list(tokens: Tokens, first: int, begin: int, *, joined: bool) -> int:
    """Where the list of names begins that a name ends or, if `joined`, stands in: 'Peru' of 'Peru, Chile and'."""
    words, folds = tokens.words, tokens.folds
    i = found = first
    while i - 2 >= begin and first - i < _LONGEST_LIST:
        j = i - 1
        if folds[j] == "the":
            j -= 1
        if j <= begin or folds[j] not in _LIST_MARKS:
            break
        joined = joined or folds[j] != ","
        if folds[j - 1] == "," and folds[j] != ",":
            j -= 1
        k = j
        while k > begin and words[k - 1][0].isupper() and folds[k - 1] not in lexicon.FUNCTION_WORDS:
            k -= 1
        if k == j and k == begin + 1 and words[begin][0].isupper():
            k = begin
        if k == j:
            break
        i = k
        if joined:
            found = i
    return found


def _after_list(tokens: Tokens, last: int, end: int) -> int:
    """The token after the list of names that a name begins: 'signed' of 'Peru, Chile and Bolivia signed'."""
    words, folds = tokens.words, tokens.folds
    i = found = last
    while i < end and i - last < _LONGEST_LIST and folds[i] in _LIST_MARKS:
        joined = folds[i] != ","
        k = i + 1
        if k < end and folds[k] in ("and", "or", "nor"):
            joined, k = True, k + 1
        if k < end and folds[k] == "the":
            k += 1
        stop = k
        while stop < end and words[stop][0].isupper():
            stop += 1
        if stop == k:
            break
        i = stop
        if joined:
            found = i
    return found


def _governor(tokens: Tokens, i: int, begin: int) -> tuple[str, str]:
    """The word that the preposition at `i` hangs on, and the nearest verb before it."""
    folds = tokens.folds
    j = i - 1
    while j > begin and (folds[j][:1].isdigit() or folds[j] in _SCORES or folds[j] in _TIMES_OVER or _is_adverb(folds[j])):
        j -= 1
    if j >= begin and folds[j] in ("away", "out", "back", "off", "up", "down", "over", "on"):
        j -= 1
    governor = ""
    if j >= begin and folds[j][:1].isalnum():
        governor = "NAME" if tokens.words[j][0].isupper() and j > begin else folds[j]
        if governor in role_words.PRONOUNS:
            governor = "PRONOUN"
    return governor, _verb_before(folds, i - 1, begin)


def _opens_sentence(folds: Sequence[str], i: int, begin: int) -> bool:
    """Whether the noun of time at `i` ends what a sentence opens with: 'last week', 'on the final day'."""
    return folds[i - 1] in _TIMES or folds[begin] in role_words.PREPOSITIONS or folds[begin] in role_words.DETERMINERS


def _opens_clause(tokens: Tokens, toponym: Toponym, i: int, begin: int, end: int) -> bool:
    """Whether the word at `i` joins a clause whose subject is the name, unlike 'the last town before Peru has'."""
    previous = word_of(tokens.folds[i - 1]) if i > begin else None
    hangs = previous is not None and previous.most == "n" and previous.noun_class != "time"
    return not hangs and verb_group(tokens.folds, _after_list(tokens, toponym.last, end), end) is not None


def _subject_of(tokens: Tokens, i: int, begin: int) -> str:
    """The word before the verb at `i` that may be its subject, auxiliaries and adverbs left out."""
    folds = tokens.folds
    j = i - 1
    while j > begin and (folds[j] in _AUXILIARIES or folds[j] == "to" or _is_adverb(folds[j])):
        j -= 1
    if j < begin:
        return ""
    return "NAME" if tokens.words[j][0].isupper() and j > begin else folds[j]


def _is_passive(folds: Sequence[str], i: int, begin: int) -> bool:
    """Whether the verb before the preposition at `i` is passive: 'was returned to'."""
    for j in range(i - 1, max(begin, i - 4), -1):
        if word_of(folds[j]).form == "past" and word_of(folds[j]).verb:
            return any(word in _BE for word in folds[max(begin, j - 2) : j])
    return False


def _verb_before(folds: Sequence[str], i: int, begin: int) -> str:
    """The nearest verb at or before `i`, within a few words."""
    for j in range(i, max(begin, i - 6) - 1, -1):
        if folds[j] in role_words.JOINERS or not folds[j][:1].isalnum():
            return ""
        sense = word_of(folds[j])
        if folds[j] in _AUXILIARIES:
            return folds[j]
        if sense.verb and (sense.form in ("past", "ing") or _is_verb_before(folds, j, begin)):
            return folds[j]
    return ""


def _is_verb_before(folds: Sequence[str], i: int, begin: int) -> bool:
    """Whether a form that may be a noun or a verb is a verb by what stands before it: 'to beat', 'would ask'."""
    sense, previous = word_of(folds[i]), folds[i - 1] if i > begin else ""
    if not sense.verb:
        return False
    if previous == "to" or previous in _MODALS or previous in _DO or previous in ("not", "and") and sense.most == "v":
        return True
    if previous in role_words.DETERMINERS or previous in role_words.PREPOSITIONS or previous in POSSESSIVE:
        return False
    return sense.most == "v" or not sense.noun or previous in role_words.PRONOUNS


def _after_mark(tokens: Tokens, toponym: Toponym, i: int, begin: int, end: int, found: Before) -> Before:
    """The window before a name that the mark at `i` stands before; `found` is what is known of it."""
    folds = tokens.folds
    if i == begin or tokens.words[i] != ",":
        return replace(found, how="start")
    j = i - 1
    if tokens.words[j][0].isupper() and folds[j] not in lexicon.FUNCTION_WORDS:
        opened = folds[begin] in role_words.PREPOSITIONS or folds[begin] in role_words.JOINERS
        if opened and verb_group(folds, _after_list(tokens, toponym.last, end), end):
            return replace(found, how="start")  # 'after the fall of the Monarchy, Peru was'
        return replace(found, how="comma", word="NAME")
    return replace(found, how="comma", word=folds[j] if word_of(folds[j]).noun else "")


def _after_aside(tokens: Tokens, i: int, end: int) -> After:
    """The window after a name with a comma behind it: the relative clause, or the verb after the aside."""
    folds, words = tokens.folds, tokens.words
    if i + 1 < end and folds[i + 1] in _RELATIVES:
        close = next((j for j in range(i + 2, min(end, i + _LONGEST_ASIDE)) if words[j] == words[i]), end)
        found = verb_group(folds, close + 1, end)
        if found:
            return After("verb", *found, far=True, relative=folds[i + 1])
        return After("relative", folds[i + 1], *_relative(folds, i + 2, end), relative=folds[i + 1])
    if words[i] == "(" :
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
        if folds[j] in role_words.JOINERS or folds[j] in _RELATIVES or not folds[j][:1].isalnum():
            return None
        sense = word_of(folds[j])
        if folds[j] in _AUXILIARIES or (sense.verb and sense.form == "past"):
            return verb_group(folds, j, end)
    return None


def _past_adverbs(folds: Sequence[str], i: int, end: int) -> int:
    while i < end and _is_adverb(folds[i]):
        i += 1
    return i


def _is_adverb(folded: str) -> bool:
    return folded in _SKIPPED or (word_of(folded).most in ("r", "") and folded.endswith("ly")) or word_of(folded).most == "r"


def _is_finite(folds: Sequence[str], i: int, end: int) -> bool:
    """Whether the word at `i` is the verb of a clause whose subject stands before it."""
    sense = word_of(folds[i])
    if not sense.verb or sense.form == "ing" or folds[i] in role_words.PREPOSITIONS:
        return False
    if sense.form == "past":
        return True
    following = folds[i + 1] if i + 1 < end else ""
    opens = following in role_words.DETERMINERS or following in role_words.PRONOUNS or following in ("to", "that")
    if sense.form == "s":
        return opens or sense.most == "v" or not sense.noun
    return opens and following != "to" or (sense.most == "v" and not sense.noun) or (opens and sense.most == "v")


def _complement(folds: Sequence[str], i: int, end: int) -> str:
    """The adjective or noun that a form of 'be' or 'have' is followed by: 'member' of 'a founding member of'."""
    last = ""
    for j in range(i, min(end, i + 9)):
        if folds[j] == "of" and (last in ("", "one", "some", "kind", "sort") or word_of(last).noun_class == "quantity"):
            continue
        if folds[j] in role_words.PREPOSITIONS or folds[j] in role_words.JOINERS or not folds[j][:1].isalnum():
            break
        sense = word_of(folds[j])
        if sense.noun or sense.verb or sense.most in ("a", ""):
            last = folds[j]
    return last


def _following(folds: Sequence[str], i: int, end: int) -> str:
    """What comes after a verb: 'determiner', 'pronoun', 'to', 'that', a preposition, or the class of a noun."""
    if i >= end or not folds[i][:1].isalnum():
        return "end"
    word = folds[i]
    if word == "to":
        following = folds[i + 1] if i + 1 < end else ""
        return "to do" if word_of(following).verb and word_of(following).form == "base" else "to"
    if word == "that" or word in role_words.PREPOSITIONS:
        return word
    if word in role_words.DETERMINERS:
        return "determiner"
    return "pronoun" if word in role_words.PRONOUNS else "other"
