"""Verb groups and noun phrases, read without a parser: 'had been accused of', 'special forces in'."""

from __future__ import annotations

from collections.abc import Sequence

from geo.places import lexicon, role_words
from geo.places.tokens import Tokens
from geo.places.word_senses import word_of

MODALS = role_words.MODALS - role_words.HAVE
AUXILIARIES = role_words.BE | role_words.HAVE | role_words.DO | MODALS
_SKIPPED = role_words.ADVERBS | role_words.MORE_ADVERBS | lexicon.WEEKDAYS
_SURE_VERBS = role_words.ACTION_VERBS | lexicon.SPEECH_VERBS
_LONGEST_PHRASE, _LONGEST_COMPLEMENT = 6, 9


def verb_group(folds: Sequence[str], i: int, end: int) -> tuple[str, str, str] | None:
    """(main word, voice, what follows) of the finite verb that begins at `i`, None if no verb begins there."""
    i, auxiliaries = _past_adverbs(folds, i, end), list[str]()
    while i < end and (folds[i] in AUXILIARIES or (auxiliaries and is_adverb(folds[i]))):
        if folds[i] in AUXILIARIES:
            auxiliaries.append(folds[i])
        i += 1
    if i >= end:
        return (auxiliaries[-1], "copula", "") if auxiliaries else None
    if word_of(folds[i]).verb in role_words.LINKING and (not auxiliaries or auxiliaries[-1] not in role_words.BE):
        i = _past_adverbs(folds, i + 1, end)
        return _complement(folds, i, end), "copula", folds[i] if i < end else ""
    if not auxiliaries:
        return (folds[i], "active", _following(folds, i + 1, end)) if _is_finite(folds, i, end) else None
    sense, last = word_of(folds[i]), auxiliaries[-1]
    if last in role_words.BE:
        voice = {"past": "passive", "ing": "progressive"}.get(sense.form if sense.verb else "", "copula")
        if voice == "copula":
            return _complement(folds, i, end), voice, folds[i]
        return folds[i], voice, _following(folds, i + 1, end)
    if last in role_words.HAVE:
        if sense.form == "past" or (sense.verb and sense.verb == folds[i] and sense.most == "v"):
            return folds[i], "active", _following(folds, i + 1, end)
        return _complement(folds, i, end), "having", folds[i]
    return folds[i], "modal" if last in MODALS else "active", _following(folds, i + 1, end)


def head_noun(tokens: Tokens, i: int, end: int) -> str:
    """The noun that ends the phrase from `i` on: 'forces' of 'special forces in'; 'NAME' where a capital ends it."""
    head, folds = "", tokens.folds
    for j in range(i, min(end, i + _LONGEST_PHRASE)):
        word = folds[j]
        if not word[:1].isalpha() and word != "-":
            break
        if word in role_words.PREPOSITIONS or word in role_words.JOINERS or word in AUXILIARIES:
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


def _complement(folds: Sequence[str], i: int, end: int) -> str:
    """The adjective or noun that a form of 'be' or 'have' is followed by: 'member' of 'a founding member of'."""
    last = ""
    for j in range(i, min(end, i + _LONGEST_COMPLEMENT)):
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


def _is_finite(folds: Sequence[str], i: int, end: int) -> bool:
    """Whether the word at `i` is the verb of a clause whose subject stands before it."""
    sense = word_of(folds[i])
    if not sense.verb or sense.form == "ing" or folds[i] in role_words.PREPOSITIONS:
        return False
    if sense.form == "past" or folds[i] in _SURE_VERBS:
        return True
    following = folds[i + 1] if i + 1 < end else ""
    opens = following in role_words.DETERMINERS or following in role_words.PRONOUNS or following in ("to", "that")
    if sense.form == "s":
        return opens or sense.most == "v" or not sense.noun
    return (opens and following != "to") or (sense.most == "v" and not sense.noun) or (opens and sense.most == "v")


def _past_adverbs(folds: Sequence[str], i: int, end: int) -> int:
    while i < end and is_adverb(folds[i]):
        i += 1
    return i


def is_adverb(folded: str) -> bool:
    """Whether a folded word may stand between a subject and its verb."""
    if folded in _SKIPPED:
        return True
    most = word_of(folded).most
    return (most == "r" and folded not in role_words.PREPOSITIONS) or (folded.endswith("ly") and not most)
