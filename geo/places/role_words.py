"""English words that tell actors, organisations and persons from places: `geo/languages/en/roles.txt`, and their forms.

The recogniser doesn't use them.
"""

from __future__ import annotations

from geo.languages import ENGLISH, phrases, table, words
from geo.places.lexicon import WEEKDAYS

_WORDS = words(ENGLISH, "roles")
ON_THE_GROUND = _WORDS["on the ground"]
BEFORE_A_SEAT = _WORDS["before a seat"]
OVER = _WORDS["over"]
AUXILIARIES = _WORDS["auxiliaries"]
MODALS = _WORDS["modals"]
LINKING = _WORDS["linking"]
ADVERBS = _WORDS["adverbs"]
STOPS = _WORDS["stops"]
COMBINING_PARTICIPLES = _WORDS["combining participles"]
PASSIVE_AGENTS = _WORDS["passive agents"]
BETWEEN_NOUNS = _WORDS["between nouns"]
BORNE_BY_TOWNS = _WORDS["borne by towns"]
DONE_ON_THE_WAY = _WORDS["done on the way"]
AGAINST_VERBS = _WORDS["against verbs"]
REACTIONS = _WORDS["reactions"]
QUALIFIERS = _WORDS["qualifiers"]
OWNED = _WORDS["owned"]
RULERS_AND_FORCES = _WORDS["rulers and forces"]
STANCES = _WORDS["stances"]
MOTION = _WORDS["motion"]
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
STAFF = _WORDS["staff"]
MORE_ORGANISATION_HEADS = _WORDS["more organisation heads"]
MORE_ORGANISATION_OPENERS = _WORDS["more organisation openers"]
PERSONS_OF = _WORDS["persons of"]
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
VENUES = _WORDS["venues"]
MEASURES = _WORDS["measures"]
WARES = _WORDS["wares"]
BLOCS = frozenset(phrases(table(ENGLISH, "roles")["blocs"]))
SEATS = frozenset(phrases(table(ENGLISH, "roles")["seats"]))
ACTS = _WORDS["acts"]
PREPOSITIONS = _WORDS["prepositions"]
DETERMINERS = _WORDS["determiners"]
PRONOUNS = _WORDS["pronouns"]
JOINERS = _WORDS["joiners"]
AGES_AND_PARTS = _WORDS["ages and parts"]
SPORTING_WORDS = _WORDS["sporting words"]
BE = _WORDS["be"]
HAVE = _WORDS["have"]
DO = _WORDS["do"]
MORE_ADVERBS = _WORDS["more adverbs"]
CORRELATIVES = _WORDS["correlatives"]
RELATIVES = _WORDS["relatives"]
TIMES = _WORDS["times"] | WEEKDAYS
TIMES_OVER = _WORDS["times over"]
PARTICLES = _WORDS["particles"]
OFFICERS = _WORDS["officers"]
COMPARING = _WORDS["comparing"]
ARMED_GROUPS = _WORDS["armed groups"]


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
