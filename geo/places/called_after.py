"""How a name stands beside the words for things: 'a Dublin backpack', 'the Lisbon strategy', 'a glass of Chablis'.

Towns give their names to wares, treaties and schools of thought. Each of these is evidence of placehood.py, which
learns how much it says: 'the Dublin hospital' is in Dublin, a Dublin backpack need not be.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from geo.places import lexicon, role_words
from geo.places.mentions import HYPHENS, Toponym
from geo.places.predicates import predicates
from geo.places.things import class_of, classes_called
from geo.places.tokens import Tokens
from geo.places.word_senses import word_of

_FURTHEST_HEAD = 3  # nouns after a name that may be one with it
_ONE_OF = frozenset(
    ("a", "an", "another", "any", "each", "every", "little", "new", "next", "no", "second", "some", "three", "two")
)
_FURTHEST_OWNER = 6  # tokens between a person's name and 'his'
_AGES = range(14, 110)
_OWNED = frozenset(("his", "her", "its", "my", "our", "their", "your"))
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
    article = _article(tokens, toponym, begin)
    found = []
    head, titled = _head(tokens, toponym, end, determined=bool(article))
    if _opens(tokens, toponym, begin):
        head = ""
    if head:
        found.append(f"before a {head}" if not titled else f"before a {head}, with a capital")
        if article:
            found.append(f"{article} it, before a {head}")
    elif article and article != "the":
        found.append(f"{article} it alone")
    found += _led_by(tokens, toponym, begin, bool(article))
    found += predicates(tokens, toponym, begin, end, acts=acts)
    before = tokens.folds[toponym.first - 1] if toponym.first > begin else ""
    if before not in lexicon.LOCATIVE_PREPOSITIONS:
        found += [f"called so: {name}" for name in classes_called(_name(toponym))]
        found += _subjects(tokens, begin, end)
    if before != "of" or class_of(tokens.folds[toponym.first - 2]) != "person":  # 'the mayor of X sold his house'
        found += _like_a_person(tokens, toponym.last, end)
    if article == "the" and toponym.last < end and tokens.folds[toponym.last] == "of":
        found.append("the it of")
    return tuple(found)


def _opens(tokens: Tokens, toponym: Toponym, begin: int) -> bool:
    """Whether 'in' and the name open the sentence: 'In Bordeaux wine is cheap', unlike 'wrapped in Parma ham'."""
    return toponym.first == begin + 1 and tokens.folds[begin] in lexicon.LOCATIVE_PREPOSITIONS


def _name(toponym: Toponym) -> str:
    return toponym.names[0].lower()


def _article(tokens: Tokens, toponym: Toponym, begin: int) -> str:
    """'one', 'own' or 'the' for what stands right before the name."""
    i = toponym.first - 1
    word = tokens.folds[i] if i >= begin else ""
    if tokens.folds[toponym.first] == "the" or word == "the":
        return "the"
    return "one" if word in _ONE_OF else "own" if word in _OWNED else ""


def _head(tokens: Tokens, toponym: Toponym, end: int, *, determined: bool) -> tuple[str, bool]:
    """The class of the last of the nouns right after a name, '' if there are none; and whether it has a capital.

    Names have no article of their own, so that after one the word behind the name is a noun: 'the Arundel set'.
    """
    j = toponym.last
    if j + 1 < end and tokens.words[j] in HYPHENS and tokens.folds[j + 1] in _STYLES:
        return "style", False
    titled = j < end and tokens.words[j].istitle()
    led = determined or (toponym.first > 0 and tokens.folds[toponym.first - 1] in role_words.PREPOSITIONS)
    found = ""
    while j < min(end, toponym.last + _FURTHEST_HEAD):
        word, folded = tokens.words[j], tokens.folds[j]
        name = class_of(folded) if folded not in lexicon.FUNCTION_WORDS and word.istitle() == titled else ""
        noun = word.islower() and folded not in lexicon.FUNCTION_WORDS and word_of(folded).form in ("base", "s")
        if not name and determined and j == toponym.last and noun:
            name = word_of(folded).noun_class.replace("-", "")
        if not name or not word.isalpha() or (found and _is_rather_a_verb(folded)):
            break
        if not led and j + 1 < end and _is_rather_a_verb(folded) and _opens_more(tokens, j + 1):
            break
        found = name
        j += 1
    return found, titled


def _is_rather_a_verb(folded: str) -> bool:
    """Whether a word behind a noun may be its verb: 'ships' in 'the lamp ships in May'."""
    word = word_of(folded)
    return bool(word.verb) and word.form == "s"


def _opens_more(tokens: Tokens, i: int) -> bool:
    """Whether what follows a verb begins at `i`: 'Jarinu braces for a storm'."""
    return tokens.folds[i] in role_words.PREPOSITIONS or tokens.folds[i] in role_words.DETERMINERS


def _led_by(tokens: Tokens, toponym: Toponym, begin: int, has_article: bool) -> Iterator[str]:
    """The noun before 'of' and the name, or the verb right before it."""
    i = toponym.first - 1
    if has_article and tokens.folds[toponym.first] != "the":
        i -= 1
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
