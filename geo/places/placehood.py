"""How likely a name is to be a place's at all, apart from which place it may be.

"Jupiter", "Congress" and "Falcon" have small namesakes among places. The recogniser's own doubt tells most of them;
what stands beside the name and what the best candidate has to say for itself tell the rest. The weights are learned by
scripts/train_placehood.py from names as a recogniser finds them in texts that it did not see.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from geo.places import lexicon
from geo.places.articles import stands_alone_after_the
from geo.places.befalling import happens_to_a_town
from geo.places.called_after import beside_things
from geo.places.candidates import CandidatePlace
from geo.places.context import Context
from geo.places.gazetteer_names import GazetteerNames
from geo.places.longer_names import (
    after_an_article,
    after_an_unknown_word,
    is_called,
    listed_with,
    longer_name,
)
from geo.places.mentions import Toponym
from geo.places.objects_of_deeds import is_deed
from geo.places.scene import Evidence
from geo.places.tokens import Tokens
from geo.places.whole_nouns import is_whole_noun
from geo.places.word_classes import cluster, is_given_name, is_surname

# Log odds beyond these say no more: a rule may find a name where the recogniser is sure of none.
_LEAST_ODDS, _MOST_ODDS = -4.0, 7.0
_LEAST_FOREIGN_ODDS = -1.0
# In hashtags, tables and headlines the recogniser sees too little to doubt what the rules for these forms found; and it
# learned few names of seas.
_LEAST_UNREAD_ODDS = 1.5
_FURTHEST_VERB = 8  # tokens
_GROUNDING = lexicon.SURE_PREPOSITIONS | lexicon.COMPASS | lexicon.SURE_BEFORE_A_NAME | lexicon.CONQUEST_VERBS
_SMALL_SHARE = 5
_SMALL = 100_000  # inhabitants
_SOME = 0.3
_SEVERAL = 2
# What ties a place to the others of the text or to its publisher.
_TIES = (
    "province named", "near another place", "publisher's province", "near the publisher's home", "places in province",
)  # fmt: skip
# What only our own tables or words of the text make a candidate: the texts that were learned from hold too few.
_NOT_WEIGHED = frozenset(("quarter", "building", "facility", "base", "crossing", "airport", "border", "road"))
# Evidence about the best candidate that also speaks for a place being meant.
_SUPPORT = frozenset(
    (
        "population", "most prominent", "usual name", "name shortened", "spelling differs", "capital", "province named",
        "country named", "country named beside it", "near another place", "near its neighbours in the text",
        "of a kind with its neighbours", "publisher's home", "publisher's province", "near the publisher's home",
        "share in country", "share in province", "alone in country", "far from all places", "parent named",
        "parent not named",
    )
)  # fmt: skip


@dataclass(slots=True)
class Sign:
    """What one mention says: the recogniser's log odds, and whether the words beside it are those of a place.

    `befallen`: what happens to towns happens to it. `foreign`: a town abroad bears the name, and no English word, given
    name or town at home is like it. `led` and `goes_on`: words before and after it make a longer name with it.
    `places_beside` and `others_beside` count the toponyms and the other names that it is listed with. `article`: it
    stands alone after one. `unknown`: a word that is neither English nor a place's stands before it. `called`:
    something is called so. `things`: what the words for things beside it say. `with_the`: it has an article as names of
    ships have.
    """

    odds: float
    grounded: bool = False
    told: bool = False
    befallen: bool = False
    foreign: bool = False
    led: bool = False
    goes_on: bool = False
    places_beside: int = 0
    others_beside: int = 0
    article: bool = False
    unknown: bool = False
    called: bool = False
    things: tuple[str, ...] = ()
    with_the: bool = False


@dataclass(frozen=True, slots=True)
class Placehood:
    """A logistic over the evidence, by name; names below `least` are taken for no place.

    `slope` and `shift` calibrate the product of that chance and the choice's own, on log odds.
    """

    parts: Mapping[str, float]
    offset: float
    least: float
    slope: float = 1.0
    shift: float = 0.0

    def chance(self, found: Evidence) -> float:
        """The probability (0 to 1) that a place is meant."""
        score = self.offset + sum([self.parts.get(name, 0.0) * value for name, value in found])
        return 1.0 / (1.0 + math.exp(-score))

    def confidence(self, product: float) -> float:
        """How often a name whose two chances have this product is drawn at the right place."""
        product = min(max(product, 1e-6), 1.0 - 1e-6)
        return 1.0 / (1.0 + math.exp(-(self.slope * math.log(product / (1.0 - product)) + self.shift)))


def load_placehood(path: Path | None = None) -> Placehood:
    """The weights in `path`, or the shipped ones."""
    source = path or files("geo.places") / "data" / "placehood.json"
    data = json.loads(source.read_text(encoding="utf-8"))
    return Placehood(data["learned"], data["offset"], data["least"], **data.get("calibration", {}))


def is_weighed(best: CandidatePlace) -> bool:
    """Whether the weights hold for names that would stand for this candidate."""
    return not best.inferred and best.place.kind not in _NOT_WEIGHED and not best.place.id.startswith("yours:")


def sign(
    tokens: Tokens,
    toponym: Toponym,
    context: Context,
    chance: float,
    names: GazetteerNames,
    places: Container[int] = frozenset(),
) -> Sign:
    """The sign of one mention; `chance` is the recogniser's, `places` the tokens that belong to toponyms."""
    chance = min(max(chance, 1e-6), 1.0 - 1e-6)
    odds = math.log(chance / (1.0 - chance))
    i = toponym.first - 1
    if i > 0 and tokens.folds[i] == "the":
        i -= 1
    before = tokens.folds[i] if i >= 0 else ""
    travelled = before in ("to", "from") and i > 0 and tokens.folds[i - 1] in lexicon.TRAVELLING
    holder = before == "of" and i > 0 and tokens.folds[i - 1] in lexicon.WHO_IS_OF_A_PLACE
    grounded = before in _GROUNDING or travelled or holder or is_deed(tokens, i)
    told = bool(context.kind or context.adjective or context.hints or context.modifier)
    befallen = happens_to_a_town(tokens.folds, toponym.last, min(len(tokens), toponym.last + _FURTHEST_VERB))
    words = tokens.folds[toponym.first : toponym.last]
    foreign = names.is_town_abroad(toponym.names[0]) and not any(cluster(word) or is_given_name(word) for word in words)
    grounded = grounded or (foreign and before == "at")
    least = _LEAST_FOREIGN_ODDS if foreign else _LEAST_ODDS
    if _is_unread(tokens, toponym) or is_whole_noun(tokens, toponym.last - 1, names.flags):
        least = _LEAST_UNREAD_ODDS
    return Sign(
        min(max(odds, least), _MOST_ODDS),
        grounded,
        told,
        befallen,
        foreign,
        *longer_name(tokens, toponym, places),
        *listed_with(tokens, toponym, places),
        after_an_article(tokens, toponym),
        after_an_unknown_word(tokens, toponym, places),
        is_called(tokens, toponym),
        beside_things(tokens, toponym, acts=_governs(names, toponym.names[0])),
        stands_alone_after_the(tokens, toponym),
    )


def _governs(names: GazetteerNames, name: str) -> bool:
    """Whether a name is of a country, a province or a capital: what they do, persons do as well."""
    return names.is_country(name) or names.is_capital(name) or names.names_ground(name)


def _is_unread(tokens: Tokens, toponym: Toponym) -> bool:
    """Whether a name stands in a hashtag, or in a line without words in lower case."""
    if toponym.first and tokens.words[toponym.first - 1] == "#":
        return True
    number = bisect_right(tokens.segments, (toponym.first, len(tokens) + 1)) - 1
    first, last = tokens.segments[number] if number >= 0 else (0, 0)
    return _SMALL_SHARE * _small_words(tokens, first, last) < last - first


@lru_cache(maxsize=2)  # the mentions of a line come one after the other
def _small_words(tokens: Tokens, first: int, last: int) -> int:
    """How many tokens from `first` to `last` begin in lower case."""
    return sum(word[0].islower() for word in tokens.words[first:last])


def of_the_name(name: str, signs: Sequence[Sign], best: CandidatePlace) -> Evidence:
    """The evidence that all mentions of a name share; `best` is the candidate that it would stand for."""
    odds = [one.odds for one in signs]
    found: Evidence = [
        ("odds of the surest mention", max(odds)),
        ("odds of all mentions", sum(odds) / len(odds)),
        ("mentions", math.log(len(odds))),
        ("kind " + best.place.kind, 1.0),
    ]
    if any(one.grounded for one in signs):
        found.append(("after a preposition of place", 1.0))
    if any(one.told for one in signs):
        found.append(("its kind or what it lies in is told", 1.0))
    if any(one.befallen for one in signs):
        found.append(("what happens to towns", 1.0))
    if any(one.foreign for one in signs):
        found.append(("nothing else is called so", 1.0))
    lone = _is_lone_namesake(best)
    if lone and not any(one.grounded or one.told for one in signs):
        found.append(("a small namesake alone", 1.0))
    places, others = sum(one.places_beside for one in signs), sum(one.others_beside for one in signs)
    if places:
        found.append(("listed with places", places / (places + others)))
    if others:
        found.append(("listed with what is no place", others / (places + others)))
    if any(one.unknown for one in signs):
        found.append(("somewhere after an unknown word", 1.0))
    for name, share in (
        ("part of a longer name: before", sum(one.led for one in signs)),
        ("part of a longer name: after", sum(one.goes_on for one in signs)),
        ("after an article", sum(one.article for one in signs)),
        ("something is called so", sum(one.called for one in signs)),
    ):
        if share:
            found.append((name, share / len(signs)))
            if lone:
                found.append((name + ", and nothing ties it", share / len(signs)))
    words = name.split()
    if len(words) > 1:
        found.append(("several words", 1.0))
    elif is_given_name(words[0]):
        found.append(("a given name", 1.0))
    elif is_surname(words[0]):
        found.append(("a family's name", 1.0))
    if len(words) == 1 and cluster(words[0]):
        found.append(("an everyday word", 1.0))
    found += [item for item in (*(best.fixed or ()), *best.changing) if item[0] in _SUPPORT]
    return found


def _is_lone_namesake(best: CandidatePlace) -> bool:
    """Whether nothing of the text or its publisher points to a small place."""
    if best.place.kind == "country" or best.place.population >= _SMALL:
        return False
    told = dict((*(best.fixed or ()), *best.changing))
    return not any(told.get(name, 0.0) > _SOME for name in _TIES)


def of_the_mention(one: Sign) -> Evidence:
    """The evidence of one mention alone."""
    found: Evidence = [("odds of this mention", one.odds)]
    if one.grounded:
        found.append(("this one after a preposition of place", 1.0))
    if one.led:
        found.append(("this one part of a longer name: before", 1.0))
    if one.goes_on:
        found.append(("this one part of a longer name: after", 1.0))
    if one.others_beside >= _SEVERAL and not one.places_beside:
        found.append(("listed only with what is no place", 1.0))
    return found + [(name, 1.0) for name in one.things]


def why_no_place(best: CandidatePlace, is_grounded: bool, chance: float) -> str:
    """Why a name is taken for no place, in words; `is_grounded`: a preposition of place stands before some mention."""
    place = best.place
    namesake = f"{place.name} ({place.kind}{', ' + place.country if place.country else ''})"
    size = f" of {place.population:,} inhabitants" if place.kind in ("city", "village") and place.population else ""
    beside = "" if is_grounded else ", and no preposition of place stands before it"
    return (
        f"probably no place ({chance:.2f}): the words around it are rarely those around a place{beside}. "
        f"Its namesake would be {namesake}{size}"
    )
