"""English words by which places are found and understood: the tables of `geo/languages/en` under names for code.

The tables say what each list is for. Those of recogniser.txt and kinds.txt are read by the recogniser's features too;
`geo.places.feature_tables` tells when they are no longer those it was trained with.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from geo.languages import ENGLISH, keyed, number_words, phrases, table, words
from geo.model import PlaceKind

_READ = words(ENGLISH, "recogniser")
LOCATIVE_PREPOSITIONS: frozenset[str] = _READ["locative prepositions"]
COMPASS: frozenset[str] = _READ["compass"]
PERSON_CUES: frozenset[str] = _READ["person cues"]
SPEECH_VERBS: frozenset[str] = _READ["speech verbs"]
ACTOR_NOUNS: frozenset[str] = _READ["actor nouns"]
PLACE_NOUNS: frozenset[str] = _READ["place nouns"]
ORGANISATION_HEADS: frozenset[str] = _READ["organisation heads"]
ORGANISATION_OPENERS: frozenset[str] = _READ["organisation openers"]
GIVEN_NAMES: frozenset[str] = _READ["given names"]
NAME_JOINERS = _READ["name joiners"]
FUNCTION_WORDS = _READ["function words"]
PRONOUNS = _READ["pronouns"]
GROUNDING_PREPOSITIONS = _READ["grounding prepositions"]
ABBREVIATIONS = _READ["abbreviations"]

_PLACES = words(ENGLISH, "places")
NEAR = _PLACES["near"]
OUTSKIRTS = _PLACES["outskirts"]
PART_NOUNS = _PLACES["part nouns"]
CENTRE_NOUNS = _PLACES["centre nouns"]
CENTRE_ADJECTIVES = _PLACES["centre adjectives"]
COAST_NOUNS = _PLACES["coast nouns"]
SURROUNDINGS_NOUNS = _PLACES["surroundings nouns"]
COMPASS_POINTS = _PLACES["points of the compass"]
DIRECTION_NOUNS = _PLACES["direction nouns"]
DIRECTIONS = _PLACES["directions"]
DIRECTIONS_AND_CENTRE = _PLACES["directions and centre"]
LINES = _PLACES["lines"]
HALFWAY = _PLACES["halfway"]
DISTANCE_NUMBERS = {word: float(number_words(ENGLISH)[word]) for word in sorted(_PLACES["distance numbers"])}
BORDERS = _PLACES["borders"]
BEFORE_A_BORDER = _PLACES["before a border"]
AFTER_A_BORDER = _PLACES["after a border"]
DETERMINERS = _PLACES["determiners"]
PLACE_ADJECTIVES = _PLACES["place adjectives"]
PRAISE = _PLACES["praise"]
ARTICLES = _PLACES["articles"]
PARTICLES = ARTICLES | _PLACES["particles"]
PARTICLES_INSIDE_NAMES = ARTICLES | _PLACES["particles inside names"]
OF = _PLACES["of"]
SAINTS = _PLACES["saints"]
STREETS = _PLACES["streets"]
TITLES_OF_NOBILITY = _PLACES["titles of nobility"]
HEADS_OF_STREETS = _PLACES["heads of streets"]
OLD_QUARTERS = _PLACES["old quarters"]
NOT_A_QUARTER = _PLACES["not a quarter"]
TELLING_WORDS = _PLACES["telling words"]
ADMINISTRATIVE_WORDS = _PLACES["administrative words"]
PLURAL_KINDS = _PLACES["plural kinds"]
LIST_OPENERS = _PLACES["list openers"]
SETTLEMENT_KINDS = _PLACES["settlement kinds"]
LANDFORMS = _PLACES["landforms"]
HEADS_OF_NATURAL_NAMES = _PLACES["heads of natural names"]
TOWN_BODIES = _PLACES["town bodies"]
COURT_WORDS = _PLACES["court words"]
SURE_PREPOSITIONS = _PLACES["sure prepositions"]
UNSURE_PREPOSITIONS = _PLACES["unsure prepositions"]
SURE_BEFORE_A_NAME = _PLACES["sure before a name"]
IN_PASSING = frozenset(phrases(table(ENGLISH, "places")["in passing"]))
CENTRES_OR_NAMES = _PLACES["centres or names"]
BETWEEN_ASIDES = _PLACES["between asides"]
COPULAS = _PLACES["copulas"]
OF_A_PROVINCE = _PLACES["words of a province"]
BEFORE_A_PROVINCE = _PLACES["before a province"]
HEADS_OF_A_PROVINCE = _PLACES["heads of a province"]
LYING = _PLACES["lying"]
CONQUEST_VERBS = _PLACES["conquest verbs"]
NOT_BEFORE_PAIRS = _PLACES["not before pairs"]
IN_NAMES_OF_PLACES_TOO = _PLACES["in names of places too"]
MOVEMENT_OPENERS = _PLACES["movement openers"]
AFTER_ADJECTIVES = PERSON_CUES | _PLACES["after adjectives"]
SENTENCE_OPENERS = _PLACES["sentence openers"] | _PLACES["how towns are"]
QUESTION_OPENERS = _PLACES["question openers"]
HEADLINE_VERBS = _PLACES["headline verbs"]
SEATS_FOUND_ANYWHERE = _PLACES["seats found anywhere"]
NEWSPAPER_TITLES = _PLACES["newspaper titles"]
HAPPENS_TO_TOWNS = _PLACES["what happens to towns"]
STAYS = _PLACES["stays"]
STATES_OF_TOWNS = {
    "under": _PLACES["what towns are under"],
    "in": _PLACES["what towns are in"],
    "without": _PLACES["what towns are without"],
}
SEEN_OF_TOWNS = _PLACES["seen of towns"]
TOWNS_HAVE = _PLACES["what towns have"]
TOWNS_LACK = _PLACES["what towns lack"]
WHO_IS_OF_A_PLACE = _PLACES["who is of a place"]
FAMILIES = _PLACES["families"]
DONE_TO_PLACES = _PLACES["done to places"]
DONE_ON_PLACES = _PLACES["done on places"]
VESSELS = _PLACES["vessels"]
VESSEL_PREFIXES = _PLACES["vessel prefixes"]
PARTS_OF_SHIPS = _PLACES["parts of ships"]
WHAT_SHIPS_DO = _PLACES["what ships do"]
TITLES = _PLACES["titles"]
TITLES_THAT_ARE_WORDS = _PLACES["titles that are words"]
SPORTS = _PLACES["sports"]
ORDINALS_OF_A_MATCH = _PLACES["parts of a match"]
PARTS_OF_A_MATCH = _PLACES["match parts"]
SURE_PARTS_OF_A_MATCH = _PLACES["sure match parts"]
RESULTS = _PLACES["results"]
LEADERS_OF_TEAMS = _PLACES["leaders of teams"]
BUSINESS = _PLACES["business words"]
TRAVELLING = _PLACES["travelling"]
CLUB_WORDS = _PLACES["club words"]
CLUB_ENDINGS = _PLACES["club endings"]
HEAVENLY_BODIES = _PLACES["heavenly bodies"]
OF_SPACE = _PLACES["of space"]
OF_WORKS = _PLACES["of works"]
OF_SPACEFLIGHT = OF_SPACE | _PLACES["of spaceflight"]
CALLED_AFTER_TOWNS = _PLACES["called after towns"]
OF_TOWNS = _PLACES["of towns"]
BEFORE_NAMES_OF_THEIR_OWN = _PLACES["before names of their own"]
KIN = _PLACES["kin"]
PARTS_OF_WORKS = _PLACES["parts of works"]
INSTITUTIONS = _PLACES["institutions"]
_SAYINGS = [tuple(phrase.split()) for phrase in phrases(table(ENGLISH, "places")["sayings"])]
SAYINGS_WITH = {
    word: [(saying, at) for saying in _SAYINGS for at, its in enumerate(saying) if its == word]
    for word in {word for saying in _SAYINGS for word in saying}
}
"""The sayings in which a word stands, and where."""

_DATES = table(ENGLISH, "dates")
_MONTHS = [phrases([line.lower()]) for line in _DATES["months"]]
WEEKDAYS = frozenset(name for name, *_ in (phrases([line.lower()]) for line in _DATES["weekdays"]))
SHORT_MONTHS = frozenset(form for _, *short in _MONTHS for form in short)
NO_NAMES = _PLACES["no names"] | WEEKDAYS | {name for name, *_ in _MONTHS}

_KINDS = table(ENGLISH, "kinds")


def _kinds(section: str) -> Mapping[str, PlaceKind]:
    return cast("Mapping[str, PlaceKind]", keyed(_KINDS[section]))


# Kinds of thing a name may be joined with, and whether the words are part of the name.
KIND_WORDS_AFTER: dict[str, tuple[PlaceKind, bool]] = {
    word: (kind, section == "part of the name")
    for section in ("part of the name", "after the name")
    for word, kind in _kinds(section).items()
}
KIND_WORDS_BEFORE: Mapping[str, PlaceKind] = _kinds("before the name")
CENTRES = frozenset(phrases(_KINDS["centres"]))
