"""The features by which a name is judged to act or to be ground: one string each, from the windows around it.

Each kind of window has features of its own word, of the word's class and of its Brown cluster, so that what was
learned of one verb holds for verbs used alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.places import lexicon, role_words
from geo.places.gazetteer_names import GazetteerNames
from geo.places.mentions import Toponym
from geo.places.role_windows import After, Before, after, before
from geo.places.tokens import Tokens
from geo.places.word_classes import cluster
from geo.places.word_senses import word_of

# Prepositions that share what is learned of the words before them.
_GROUPS = {
    **dict.fromkeys(("in", "at", "near", "across", "throughout", "within", "around", "inside", "outside"), "ground"),
    **dict.fromkeys(("to", "into", "towards", "toward"), "goal"),
    **dict.fromkeys(("with", "against", "between", "towards"), "dealing"),
}
_SUBJECT_AFTER = frozenset(("start", "joiner", "comma", "other"))


def features(tokens: Tokens, toponym: Toponym, begin: int, end: int, kind: str) -> list[str]:
    """The features of a name in the sentence of the tokens `begin` to `end`; `kind` is what bears the name."""
    left, right = before(tokens, toponym, begin, end), after(tokens, toponym, end)
    sport = sum(word in role_words.SPORTING_WORDS for word in tokens.folds[begin:end]) > 1
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
    elif left.how in _SUBJECT_AFTER:
        out.append(f"{left.how}+{right.how}")
        if right.how in ("verb", "relative"):
            out += _of_verb(left, right, sport=sport)
        elif right.how == "digits":
            out.append(f"subject+digits+{sport}")
        elif right.how == "hyphen":
            out.append(f"hyphen:{right.word}")
    return out


def _of_before(left: Before, right: After, kind: str) -> Iterator[str]:
    if left.how == "preposition":
        p = left.word
        yield f"p={p}"
        if right.how in ("possessive", "noun"):
            yield f"p={p}+{right.how}"
        elif right.how == "preposition":
            yield f"p={p}+p={right.word}"
        yield f"p={p}+{kind}"
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
            yield f"verb+{right.how}+{right.word if right.how == 'preposition' else ''}"
        elif left.how == "comma":
            yield f"comma+{left.word == 'NAME'}+{right.how}"
    elif left.how in ("joiner", "other"):
        yield f"{left.how}={left.word if left.word.isalpha() else 'number'}"


def _of_verb(left: Before, right: After, *, sport: bool) -> Iterator[str]:
    """Features of the verb that the name is the subject of."""
    if right.how == "relative":
        voice, _, word = right.voice.partition(" ")
        yield f"relative={right.word}"
        yield f"relative={right.word}+{voice}"
    else:
        voice, word = right.voice, right.word
    yield f"voice={voice}"
    yield f"voice={voice}+{left.how}"
    yield f"voice={voice}+{right.following if voice not in ('copula', 'having') else ''}"
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
    if word in lexicon.ACTOR_NOUNS:
        yield f"{slot}.actor"
    if word in lexicon.PERSON_CUES:
        yield f"{slot}.title"
    if word in lexicon.PLACE_NOUNS or word in lexicon.KIND_WORDS_AFTER:
        yield f"{slot}.place"
    bits = cluster(word)
    if bits:
        yield f"{slot}~{bits[:7]}"
        yield f"{slot}~{bits[:9]}"
        yield f"{slot}~={bits}"


def kind_of(names: GazetteerNames, name: str) -> str:
    """'country', 'capital', 'region' or 'city': what bears the name, as far as roles tell them apart."""
    if names.is_country(name):
        return "country"
    if names.is_capital(name):
        return "capital"
    return "region" if names.names_ground(name) else "city"
