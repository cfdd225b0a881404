"""The features by which a name is judged to act or to be ground: one string each, from the windows around it.

Each kind of window has features of its own word, of the word's class and of its Brown cluster, so that what was
learned of one verb holds for verbs used alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from geo.places import lexicon, role_words
from geo.places.gazetteer_names import GazetteerNames
from geo.places.role_windows import After, Before
from geo.places.tokens import Tokens
from geo.places.word_classes import cluster
from geo.places.word_senses import word_of

# Prepositions that share what is learned of the words before them.
_GROUPS = {
    **dict.fromkeys(("in", "at", "near", "across", "throughout", "within", "around", "inside", "outside"), "ground"),
    **dict.fromkeys(("to", "into", "towards", "toward"), "goal"),
    **dict.fromkeys(("with", "against", "between", "towards"), "dealing"),
}
_CLASSES = {
    "acts": role_words.ACTION_VERBS | lexicon.SPEECH_VERBS,
    "actor": lexicon.ACTOR_NOUNS,
    "against": role_words.AGAINST_VERBS,
    "agent": role_words.PASSIVE_AGENTS,
    "beaten": role_words.BEATEN,
    "befalls": lexicon.HAPPENS_TO_TOWNS,
    "between": role_words.BETWEEN_NOUNS,
    "conquest": lexicon.CONQUEST_VERBS,
    "motion": role_words.MOTION,
    "owned": role_words.OWNED,
    "place": lexicon.PLACE_NOUNS.union(lexicon.KIND_WORDS_AFTER, lexicon.SETTLEMENT_KINDS, ("country", "land")),
    "reaction": role_words.REACTIONS,
    "stance": role_words.STANCES,
    "title": lexicon.PERSON_CUES,
    "undergone": role_words.UNDERGONE,
}
_CLASSES_OF = {
    word: tuple(name for name, words in _CLASSES.items() if word in words)
    for word in sorted(frozenset().union(*_CLASSES.values()))
}
_SUBJECT_AFTER = frozenset(("start", "joiner", "comma", "other", "noun"))
# How many leading bits of a Brown cluster stand for a broader class.
_PREFIXES = (9, 11)


def features(tokens: Tokens, left: Before, right: After, begin: int, end: int, kind: str) -> list[str]:
    """The features of a name with these windows in the sentence of the tokens `begin` to `end`.

    `kind` is what bears the name, as `kind_of` says.
    """
    sport = is_of_sport(tokens, begin, end)
    out = ["bias", f"kind={kind}", f"before={left.how}", f"{left.how}+{kind}"]
    if sport and left.how == "preposition":
        out.append(f"sport+{left.word}")
    if left.adjective:
        out += ["narrowed", f"narrowed+{left.how}"]
    if right.how != "possessive":
        out += _of_before(left, right, kind)
    elif left.how == "preposition":
        out.append(f"possessive+p={left.word}")
    if right.how in ("possessive", "noun"):
        out += _of_word(right.how, right.word, noun=True)
        out.append(f"{right.how}+{kind}")
        out.append(f"{right.how}+{left.how}")
    elif left.how in _SUBJECT_AFTER or left.word in role_words.COMPARING:
        out += [f"{left.how}+{right.how}", f"subject+{right.how}+{kind}"]
        if right.how in ("verb", "relative"):
            out += _of_verb(left, right, kind, sport=sport)
        elif right.how == "digits":
            out.append(f"subject+digits+{sport}")
        elif right.how == "hyphen":
            out.append(f"hyphen:{right.word}")
    return out


@lru_cache(maxsize=2)  # the mentions of a sentence come one after the other
def is_of_sport(tokens: Tokens, begin: int, end: int) -> bool:
    """Whether the sentence of the tokens `begin` to `end` is of teams and players."""
    return sum(word in role_words.SPORTING_WORDS for word in tokens.folds[begin:end]) > 1


def _of_before(left: Before, right: After, kind: str) -> Iterator[str]:
    if left.how == "preposition":
        p = left.word
        yield f"p={p}"
        if right.how in ("possessive", "noun"):
            yield f"p={p}+{right.how}"
        elif right.how == "preposition":
            yield f"p={p}+p={right.word}"
        yield f"p={p}+{kind}"
        if left.passive:
            yield f"p={p}+passive"
            yield f"p={p}+passive.{word_of(left.governor).verb_class}"
        if left.governor:
            yield from _of_word(f"p={p}/g", left.governor, noun=False)
            if p in _GROUPS:
                yield from _of_word(f"{_GROUPS[p]}/g", left.governor, noun=False)
        else:
            yield f"p={p}/g=none"
        if left.verb and left.verb != left.governor and p not in ("in", "of", "at"):
            yield from _of_word(f"p={p}/v", left.verb, noun=False)
    elif left.how in ("verb", "noun", "comma"):
        yield from _of_word(left.how, left.word, noun=left.how != "verb")
        if left.how == "verb":
            sense = word_of(left.governor)
            yield f"verb/s.{left.governor if left.governor in ('NAME', '') else sense.noun_class}"
            goes_on = right.word if right.how in ("preposition", "hyphen", "relative", "other") else ""
            goes_on = "determiner" if goes_on in role_words.DETERMINERS else goes_on
            yield f"verb.{word_of(left.word).verb_class}+{right.how}+{goes_on}"
            yield from (f"verb.{name}+{right.how}+{goes_on}" for name in _CLASSES_OF.get(left.word, ()))
            yield from (f"verb.{name}+{kind}" for name in _CLASSES_OF.get(left.word, ()))
        elif left.how == "comma":
            yield f"comma+{left.word == 'NAME'}+{right.how}"
    elif left.how in ("joiner", "other"):
        yield f"{left.how}={left.word if left.word.isalpha() else 'number'}"


def _of_verb(left: Before, right: After, kind: str, *, sport: bool) -> Iterator[str]:
    """Features of the verb that the name is the subject of."""
    if right.how == "relative":
        voice, _, word = right.voice.partition(" ")
        yield f"relative={right.word}+{voice}"
    else:
        voice, word = right.voice, right.word
    if right.relative:
        yield f"relative={right.relative}"
    yield f"voice={voice}"
    yield f"voice={voice}+{kind}"
    yield f"voice={voice}+{left.how}"
    if voice not in ("copula", "having") or right.following in role_words.PREPOSITIONS:
        yield f"voice={voice}+{right.following}"
    if right.far:
        yield "far verb"
    if sport:
        yield f"sport+{voice}"
    yield from _of_word(f"s/{voice}", word, noun=voice in ("copula", "having"))
    if voice in ("active", "progressive", "modal"):
        yield from _of_word("s", word, noun=False)


def _of_word(slot: str, word: str, *, noun: bool) -> Iterator[str]:
    """The word itself, its class and its cluster, each in its slot."""
    if not word:
        return
    if word in ("NAME", "PRONOUN") or not word.isalpha():
        yield f"{slot}:{word if word.isalpha() else 'number'}"
        return
    sense = word_of(word)
    as_noun = bool(sense.noun) and (noun or not sense.verb or (sense.most == "n" and sense.form in ("base", "s")))
    lemma, kind = (sense.noun, sense.noun_class) if as_noun else (sense.verb or word, sense.verb_class)
    yield f"{slot}:{lemma}"
    yield f"{slot}.{'n' if as_noun else 'v'}.{kind}"
    for name in _CLASSES_OF.get(word, ()):
        yield f"{slot}.{name}"
    bits = cluster(word)
    if bits:
        yield f"{slot}~={bits}"
        yield from (f"{slot}~{bits[:length]}" for length in _PREFIXES if length < len(bits))


def kind_of(names: GazetteerNames, name: str) -> str:
    """'country', 'capital', 'region' or 'city': what bears the name, as far as roles tell them apart."""
    if names.is_country(name):
        return "country"
    if names.is_capital(name):
        return "capital"
    return "region" if names.names_ground(name) else "city"
