"""English words that tell actors, organisations and persons from places: `geo/languages/en/roles.txt`, and their forms.

The recogniser doesn't use them.
"""

from __future__ import annotations

from geo.languages import ENGLISH, phrases, table, words
from geo.places.lexicon import ACTOR_NOUNS, PLACE_NOUNS

_WORDS = words(ENGLISH, "roles")
ON_THE_GROUND = _WORDS["on the ground"]
BEFORE_A_SEAT = _WORDS["before a seat"]
OVER = _WORDS["over"]
AUXILIARIES = _WORDS["auxiliaries"]
BETWEEN_AUXILIARY_AND_VERB = _WORDS["between auxiliary and verb"]
MODALS = _WORDS["modals"]
NO_VERB = _WORDS["no verb"]
ADVERBS = _WORDS["adverbs"]
CLAUSE_OPENERS = _WORDS["clause openers"]
RELATIVE_OPENERS = _WORDS["relative openers"]
STOPS = _WORDS["stops"]
COMBINING_PARTICIPLES = _WORDS["combining participles"]
PASSIVE_AGENTS = _WORDS["passive agents"]
BETWEEN_NOUNS = _WORDS["between nouns"]
AGAINST_VERBS = _WORDS["against verbs"]
REACTIONS = _WORDS["reactions"]
QUALIFIERS = _WORDS["qualifiers"]
OWNED = _WORDS["owned"]
STATE_NOUNS = _WORDS["state nouns"]
STANCES = _WORDS["stances"]
NEUTRAL = ON_THE_GROUND | _WORDS["neutral"]
MOTION = _WORDS["motion"]
STRUCK = _WORDS["struck"]
LYING = _WORDS["lying"]
UNDERGONE = _WORDS["undergone"]
MEETING = _WORDS["meeting"]
CALLINGS = _WORDS["callings"]
ALIASES = _WORDS["aliases"]
GIVEN_NAMES_OF_PLACES = _WORDS["given names of places"]
SURNAME_ENDINGS = tuple(sorted(_WORDS["surname endings"]))
RELIGIONS = _WORDS["religions"]
PEOPLES = _WORDS["peoples"]
MOVEMENTS = _WORDS["movements"]
MILITARY_UNITS = _WORDS["military units"]
MORE_ORGANISATION_HEADS = _WORDS["more organisation heads"]
PAPERS = _WORDS["papers"]
CLUBS = _WORDS["clubs"]
BEATEN = _WORDS["beaten"]
LANDMARKS = _WORDS["landmarks"]
SHORT_WORDS = _WORDS["short words"]
LONE_CODES = _WORDS["lone codes"]
BRANDS = _WORDS["brands"]
COMPANIES = frozenset(tuple(phrase.split()) for phrase in phrases(table(ENGLISH, "roles")["companies"]))
AIRLINES = _WORDS["airlines"]
PARTNERS = _WORDS["partners"]
COMPANY_HEADS = _WORDS["company heads"]
MAKERS = _WORDS["makers"]
WARES = _WORDS["wares"]
BLOCS = frozenset(phrases(table(ENGLISH, "roles")["blocs"]))
SEATS = frozenset(phrases(table(ENGLISH, "roles")["seats"]))
ACTS = _WORDS["acts"]


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")


def _regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "ed"


_BY_RULE = frozenset(form(verb) for verb in ACTS for form in (_third_person, _regular_past))
# Finite verbs of those who act: what follows a capital that stands for its government.
ACTION_VERBS = (_BY_RULE - _WORDS["nouns too"]) | _WORDS["irregular acts"]
# Of these, those that prove that a city's council or government acts.
SURE_VERBS = ACTION_VERBS - _WORDS["what cities do"]


def in_the_present(verb: str) -> bool:
    """Whether a word after the subject of a clause is a verb in the present: 'that Moscow highlights'."""
    return (
        verb.endswith("s") and verb.isalpha() and len(verb) > 4 and verb not in PLACE_NOUNS and verb not in ACTOR_NOUNS
    )


def acted(verb: str) -> bool:
    """Whether a past form says what someone did, not what befell it: 'denied', not 'suffered'."""
    return (verb.endswith("ed") and verb.isalpha() and len(verb) > 4 and verb not in UNDERGONE) or verb in ACTION_VERBS
