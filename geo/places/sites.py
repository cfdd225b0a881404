"""Sites that are called after their town: 'Tikrit General Hospital', 'Tikrit Police Station'.

They are in their town, and are ground where something happens to them or in them; where they speak or act, those who
work there are meant.
"""

from __future__ import annotations

from geo.languages import ENGLISH, words
from geo.places import lexicon, role_words
from geo.places.mentions import Toponym
from geo.places.things import class_of
from geo.places.tokens import Tokens

_WORDS = words(ENGLISH, "places")
SITES, _SCHOOLS = _WORDS["sites"], _WORDS["schools"]
_SITES_AND_SCHOOLS = SITES | _SCHOOLS
_BEFORE_HEADS = _WORDS["before sites"]
_LONGEST = 3  # words before the head
_LED = role_words.ON_THE_GROUND | role_words.OVER | lexicon.LOCATIVE_PREPOSITIONS
_ACTING = lexicon.SPEECH_VERBS | role_words.ACTION_VERBS
_AGENTS = frozenset(("by", "for", "with"))


def site_end(tokens: Tokens, last: int, end: int, *, schools: bool = True) -> int:
    """The token after the site, or school, that a name ending before `last` goes on to name; 0 where it does not."""
    i = last
    while i < min(end, last + _LONGEST) and tokens.words[i].istitle() and tokens.folds[i] in _BEFORE_HEADS:
        i += 1
    heads = _SITES_AND_SCHOOLS if schools else SITES
    if i >= end or not tokens.words[i].istitle() or tokens.folds[i] not in heads:
        return 0
    goes_on = i + 1 < end and tokens.words[i + 1][0].isupper()
    return 0 if goes_on else i + 1


def is_site(tokens: Tokens, toponym: Toponym, begin: int, end: int) -> bool:
    """Whether a name begins that of a site, and the site is no one who acts or speaks.

    Schools are rather bodies: they are sites only after a preposition of place or where they are attacked.
    """
    after = site_end(tokens, toponym.last, end)
    if not after:
        return False
    i = toponym.first - 1
    if i > begin and tokens.folds[i] == "the":
        i -= 1
    before = tokens.folds[i] if i >= begin else ""
    if after < end and tokens.words[after].islower() and class_of(tokens.folds[after]) == "person":
        return False  # 'a Tikrit High School student'
    if before in _LED or before in lexicon.CONQUEST_VERBS or before in lexicon.HAPPENS_TO_TOWNS:
        return True
    if tokens.folds[after - 1] in _SCHOOLS or before in _AGENTS:
        return False
    return after >= end or tokens.folds[after] not in _ACTING
