"""Names that stand alone after 'the': 'the Salerno sank'. Towns have no article, but ships, hotels and works have."""

from __future__ import annotations

from bisect import bisect_right

from geo.places import lexicon, role_words
from geo.places.candidates import CandidatePlace
from geo.places.mentions import HYPHENS, Toponym
from geo.places.tokens import Tokens
from geo.places.word_classes import cluster
from geo.places.word_senses import word_of

_TOWNS = frozenset(("city", "village"))
# 'The Lagos and Oyo governments', 'the Paris of the poor', 'the Aleppo that I knew', 'the Rome in which he grew up'.
_GOING_ON = frozenset(("and", "or", "nor", "of", "like", "that", "which", "where", "when", "who", "how", "what"))
_VERBS = role_words.BE | role_words.HAVE | role_words.MODALS
_AFTER_A_VERB = lexicon.FUNCTION_WORDS | role_words.MODALS | lexicon.COMPASS | frozenset(("off", "up", "down", "out"))


def stands_alone_after_the(tokens: Tokens, toponym: Toponym) -> bool:
    """Whether a name has an article that is not its own, and no noun after it that the article may belong to."""
    first, last = toponym.first, toponym.last
    if toponym.kind is not None or toponym.generic or first < 1 or tokens.folds[first - 1] != "the":
        return False
    if any(_is_a_word(folded) for folded in tokens.folds[first:last]):
        return False
    number = bisect_right(tokens.segments, (first, len(tokens) + 1)) - 1
    begin, end = tokens.segments[number] if number >= 0 else (0, len(tokens))
    return begin < first and _ends_its_phrase(tokens, last, end)


def takes_no_article(best: CandidatePlace) -> bool:
    """Whether a place is a town, so that 'the' before its name and nothing after it tell another thing."""
    return best.place.kind in _TOWNS and not best.place.name.lower().startswith("the ")


def _is_a_word(folded: str) -> bool:
    """Whether part of a name is a word of English, which may have an article: 'the North Side', 'the Woodlands'."""
    word = word_of(folded)
    return folded in lexicon.COMPASS or bool(cluster(folded)) or (word.form == "s" and bool(word.noun))


def _ends_its_phrase(tokens: Tokens, i: int, end: int) -> bool:
    if i >= end:
        return False  # a line that goes on below
    word, folded = tokens.words[i], tokens.folds[i]
    if word == ",":
        return i + 1 < end and tokens.words[i + 1].islower()  # 'the Lagos, Kano and Oyo governments'
    if not word[0].isalpha():
        return word not in HYPHENS and word not in ("/", "&", "(", "'s", "\u2019s")
    if not word.islower() or folded in _GOING_ON:
        return False
    if folded == "to" and i + 1 < end and tokens.words[i + 1][0].isupper():
        return False  # 'the Lagos to Oyo railway'
    if folded in _VERBS:
        return True
    if folded in lexicon.FUNCTION_WORDS:
        return i + 1 >= end or tokens.folds[i + 1] not in _GOING_ON
    if word_of(folded).form != "past":
        return False
    # not 'the Lagos appointed board'
    return i + 1 >= end or not tokens.words[i + 1][0].isalpha() or tokens.folds[i + 1] in _AFTER_A_VERB
