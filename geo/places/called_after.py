"""How a name stands beside the words for things: 'a Dublin backpack', 'the Lisbon strategy', 'a glass of Chablis'.

Towns give their names to wares, treaties and schools of thought. Each of these is evidence of placehood.py, which
learns how much it says: 'the Dublin hospital' is in Dublin, a Dublin backpack need not be.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from geo.places import lexicon
from geo.places.mentions import HYPHENS, Toponym
from geo.places.neighbours import neighbours
from geo.places.predicates import kin, predicates
from geo.places.things import class_of, classes_called
from geo.places.tokens import Tokens
from geo.places.verb_groups import AUXILIARIES
from geo.places.word_senses import word_of

_FURTHEST_HEAD = 3  # nouns after a name that may be one with it
_ONE_OF = frozenset(
    ("a", "an", "another", "any", "each", "every", "little", "new", "next", "no", "second", "some", "three", "two")
)
_FURTHEST_OWNER = 6  # tokens between a person's name and 'his'
_AGES = range(14, 110)
_OWNED = frozenset(("his", "her", "its", "my", "our", "their", "your"))
_POSSESSIVE = frozenset(("'s", "\u2019s"))
_JOINERS = frozenset(("and", "or"))
_MOST_ADJECTIVES = 2
_NO_ADJECTIVES = lexicon.FUNCTION_WORDS | lexicon.COMPASS | _ONE_OF
_STYLES = frozenset(("brand", "class", "style", "type"))
_PERSONS = frozenset(("his", "her"))
_THINGS = frozenset(
    ("animal", "clothing", "colour", "container", "device", "drug", "food", "plant", "press", "vehicle", "ware",
     "weapon", "work")
)  # fmt: skip
# Classes of nouns before 'of' and a name that tell a thing: 'a glass of Chablis', 'the Treaty of Lisbon'.
_GIVEN_OF = _THINGS | {"agreement", "communication", "doctrine", "quantity", "substance"}
# Of nouns right before a name that bears it: 'the police dog Dallas', 'their daughter Brooklyn'.
_BEARERS = _THINGS | {"agreement", "communication", "doctrine", "illness", "person", "phenomenon"}
# Of verbs whose object is a thing: 'drank Chablis', 'drove a Durango'.
_HAVING = frozenset(("consumption", "contact", "creation", "perception", "possession"))


def beside_things(tokens: Tokens, toponym: Toponym, *, acts: bool) -> tuple[str, ...]:
    """What the words beside a toponym say, each as the name of an item of evidence.

    `acts`: its name can stand for a government.
    """
    begin, end = _sentence(tokens, toponym)
    article, opened = _article(tokens, toponym, begin)
    found = []
    head, titled, word = _head(tokens, toponym, end, determined=bool(article))
    if _opens(tokens, toponym, begin):
        head = ""
    if head:
        found.append(f"before a {head}" if not titled else f"before a {head}, with a capital")
        if article:
            found.append(f"{article} it, before a {head}")
        if not titled:
            found += [f"before a word of cluster {bits}" for bits in kin(word)]
    elif article and opened < toponym.first - 1:
        found.append(f"{article} it alone, after an adjective")
    elif article and article != "the":
        found.append(f"{article} it alone")
    after = tokens.words[toponym.last] if toponym.last < end else ""
    if after.istitle():
        found += [f"before a name of cluster {bits}" for bits in kin(after)]
    if toponym.first > begin and _is_coined(tokens.words[toponym.first - 1]):
        found.append("after a coined word")
    found += _led_by(tokens, begin, opened, bool(article))
    found += predicates(tokens, toponym, begin, end, acts=acts)
    before = tokens.folds[toponym.first - 1] if toponym.first > begin else ""
    if before not in lexicon.LOCATIVE_PREPOSITIONS:
        found += [f"called so: {name}" for name in classes_called(_name(toponym))]
        found += _subjects(tokens, begin, end)
    found += _like_a_person(tokens, toponym.last, end)
    if article == "the" and toponym.last < end and tokens.folds[toponym.last] == "of":
        found.append("the it of")
    found += neighbours(tokens, toponym, begin, end, acts=acts)
    return tuple(found)


def _opens(tokens: Tokens, toponym: Toponym, begin: int) -> bool:
    """Whether 'in' and the name open the sentence: 'In Bordeaux wine is cheap', unlike 'wrapped in Parma ham'."""
    return toponym.first == begin + 1 and tokens.folds[begin] in lexicon.LOCATIVE_PREPOSITIONS


def _name(toponym: Toponym) -> str:
    return toponym.names[0].lower()


def _article(tokens: Tokens, toponym: Toponym, begin: int) -> tuple[str, int]:
    """'one', 'own', 'the' or "owner's" for what stands before the name and its adjectives; the token that begins it."""
    first, last = toponym.first, toponym.last
    if tokens.folds[first] == "the":
        return "the", first
    if last + 1 < len(tokens) and tokens.words[last] in HYPHENS and tokens.folds[last + 1] not in _STYLES:
        return "", first  # 'a Leeds-based firm': the article is of the firm
    i = first - 1
    while i > max(begin, first - 1 - _MOST_ADJECTIVES) and _is_adjective(tokens, i):
        i -= 1
    found = _determiner(tokens, i, begin)
    return found, i if found else first


def _determiner(tokens: Tokens, i: int, begin: int) -> str:
    word = tokens.folds[i] if i >= begin else ""
    if i > begin and tokens.words[i] in _POSSESSIVE and tokens.words[i - 1].islower():
        return "owner's"
    if word == "the":
        return "the"
    return "one" if word in _ONE_OF else "own" if word in _OWNED else ""


def _is_adjective(tokens: Tokens, i: int) -> bool:
    folded = tokens.folds[i]
    if not tokens.words[i].islower() or folded in _NO_ADJECTIVES:
        return False
    return word_of(folded).most == "a"


def _is_coined(word: str) -> bool:
    """'macOS', 'iPhone', 'eBay': names of wares that begin small."""
    return word[0].islower() and not word.islower()


def _head(tokens: Tokens, toponym: Toponym, end: int, *, determined: bool) -> tuple[str, bool, str]:
    """The class of the last of the nouns after a name, '' if there are none; whether it has a capital; the noun.

    Names have no article of their own, so that after one the word behind the name is a noun: 'the Arundel set'. Two
    names may share one: 'the Arundel and Bergen sets'.
    """
    j = toponym.last
    if j + 1 < end and tokens.words[j] in HYPHENS and tokens.folds[j + 1] in _STYLES:
        return "style", False, ""
    if determined:
        j = _past_another_name(tokens, j, end)
    first = j
    titled = j < end and tokens.words[j].istitle() and j == toponym.last
    found = noun = ""
    while j < min(end, first + _FURTHEST_HEAD):
        word, folded = tokens.words[j], tokens.folds[j]
        name = class_of(folded) if folded not in lexicon.FUNCTION_WORDS and word.istitle() == titled else ""
        named = word.islower() and word_of(folded).form in ("base", "s") and determined
        if not name and named and (j == first or _is_before_a_verb(tokens, j, end)):
            name = word_of(folded).noun_class.replace("-", "")
        if not name or not word.isalpha() or (found and _is_rather_a_verb(folded, noun)):
            break
        found, noun = name, folded
        j += 1
    return found, titled, noun


def _past_another_name(tokens: Tokens, j: int, end: int) -> int:
    """Behind 'and Bergen' in 'the Arundel and Bergen sets'; `j` where no noun follows."""
    k = j + 1
    if k >= end or tokens.folds[j] not in _JOINERS or not tokens.words[k][0].isupper():
        return j
    while k < end and tokens.words[k][0].isupper():
        k += 1
    return k if k < end and tokens.words[k].islower() and class_of(tokens.folds[k]) else j


def _is_before_a_verb(tokens: Tokens, j: int, end: int) -> bool:
    return j + 1 < end and (tokens.folds[j + 1] in AUXILIARIES or word_of(tokens.folds[j + 1]).most == "v")


def _is_rather_a_verb(folded: str, noun: str) -> bool:
    """Whether a word behind a noun may be its verb: 'the lamp ships in May', 'the rules force them'."""
    word = word_of(folded)
    return bool(word.verb) and (word.form == "s" or (word.form == "base" and word_of(noun).form == "s"))


def _led_by(tokens: Tokens, begin: int, opened: int, has_article: bool) -> Iterator[str]:
    """The noun before 'of' and a name, or the verb right before it; the name or its article is at `opened`."""
    i = opened - 1
    if i < begin:
        return
    folded, word = tokens.folds[i], tokens.words[i]
    if folded == "of" and i > begin:
        name = class_of(tokens.folds[i - 1])
        if name in _GIVEN_OF:
            yield f"after a {name} of"
    elif word.islower() and folded not in lexicon.FUNCTION_WORDS:
        deed = word_of(folded)
        if deed.most == "v" and deed.verb_class in _HAVING:
            yield f"after a verb of {deed.verb_class}" + (", and an article" if has_article else "")
        elif deed.most == "n" and class_of(folded) in _BEARERS and not has_article:
            yield f"right after a {class_of(folded)}"


def _like_a_person(tokens: Tokens, last: int, end: int) -> Iterator[str]:
    """'X, 45, a plumber', 'X and her lawyers', 'X told his wife'."""
    words = tokens.words
    if last + 1 < end and words[last] == "," and words[last + 1].isdecimal() and int(words[last + 1]) in _AGES:
        yield "before an age"
    for j in range(last, min(end, last + _FURTHEST_OWNER)):
        if tokens.folds[j] in _PERSONS:
            yield "before his or her"
        if tokens.folds[j] in _PERSONS or words[j][0].isupper() or not words[j][0].isalpha():
            break


@lru_cache(maxsize=2)  # the mentions of a sentence come one after the other
def _subjects(tokens: Tokens, begin: int, end: int) -> tuple[str, ...]:
    """Whether a sentence is about films, series and songs, or about rockets and satellites."""
    words = tokens.folds[begin:end]
    subjects = (("films or songs", lexicon.OF_WORKS), ("spaceflight", lexicon.OF_SPACEFLIGHT))
    return tuple(f"in a sentence of {name}" for name, table in subjects if not table.isdisjoint(words))


def _sentence(tokens: Tokens, toponym: Toponym) -> tuple[int, int]:
    number = bisect_right(tokens.segments, (toponym.first, len(tokens) + 1)) - 1
    return tokens.segments[number] if number >= 0 else (0, len(tokens))
