"""Scores in words: what each part of a candidate's score means, why one place and not another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import get_args

from geo.gazetteer.naming import Named, full_name
from geo.gazetteer.shipped_tables import country_names
from geo.model import Candidate, Place, PlaceKind
from geo.places.candidates import CandidatePlace
from geo.places.scene import Group, contains
from geo.places.weights import CONTAINED, HINTED

_WORDS = {
    "outside the given countries": "lies in no country that was given for the article",
    "spelt like a place abroad": "only spelt like it, and in no country that was given for the article",
    "minor feature": "a small feature that only an imported dump has",
    "your own place": "from the places you added",
    "most prominent": "the best known of this name",
    "less prominent": "better known places bear this name",
    "a country's name": "a country bears this name",
    "a country's name among countries": "a country bears this name, and a country is named beside it",
    "of a kind with its neighbours": "of a kind with the names beside it",
    "usual name of another": "another town of its country is called so",
    "usual name": "called so in the gazetteer",
    "name shortened": "found without its kind word or direction",
    "spelling differs": "spelt otherwise in the gazetteer",
    "spelling distance": "how far the spellings are apart",
    "population": "{population:,} inhabitants",
    "country named": "its country is named",
    "share of the countries named": "its country is named most",
    "said to lie near": "close to the place that the text says it is near to",
    "near the town joined with it": "close to the town that the text joins it with",
    "only country named": "no other country is named",
    "another country named": "another country is named, and not its own",
    "a longer name's place": "the text names it by a longer name",
    "country named beside it": "its country is named beside it",
    "far less populous": "a far larger place bears this name",
    "far less populous among few": "a far larger place bears this name, and little else is named",
    "places in country": "other places of its country are named",
    "share in country": "most other places lie in its country",
    "alone in country": "nothing else named lies in its country",
    "province named": "its province is named",
    "its county may be named": "its county, or one of that name, is named",
    "a town of it may be named": "towns of it, or of their names, are named",
    "towns beside it may be named": "other towns of its county, or of their names, are named",
    "a province of the name is told apart": "the text calls another of this name a province",
    "a province among provinces": "a province named beside others of its country",
    "city of a province of its name": "the large city of a province of its name",
    "holds what is said to lie in it": "holds what the text says lies in it",
    "places in province": "other places of its province are named",
    "share in province": "most other places lie in its province",
    "near another place": "close to another place named",
    "in the document's region": "in the region the text is about",
    "far from all places": "far from every other place named",
    "near its neighbours in the text": "close to the places named beside it",
    "kind word": "the text calls it a {kind}",
    "kind word fits": "fits what the text calls it",
    "kind word against": "the text calls it something else than a {kind}",
    "province word": "the text calls it a province or county",
    "province word against": "the text calls it a province or county, which this is not",
    "capital": "a capital",
    "capital that acts": "a capital, standing for its government",
    "parent named": "what it lies in is named",
    "landmark alone": "a landmark whose town is not named",
    "parent far off": "what it lies in is named, but far from the names beside this one",
    "parent not named": "what it lies in is not named",
    "publisher's home": "where the publisher is at home",
    "publisher's province": "in the province where the publisher is at home",
    "near the publisher's home": "close to where the publisher is at home",
    "inferred quarter": "no gazetteer has this quarter: somewhere in the city",
    "inferred road": "a line between the two ends named",
    "inferred border": "a line between the two ends named",
    "its city is named with it": "its city is named with it",
    "adjective of another country": "'{adjective}' before it points to another country",
    "adjective of country": "'{adjective}' before it",
    **{f"kind {kind}": f"how often a {kind} is meant" for kind in get_args(PlaceKind)},
}
PLAIN_WORDS = {name: words for name, words in _WORDS.items() if "{" not in words}
"""Parts of a score that are in the same words for every candidate."""


def part_words(name: str, candidate: CandidatePlace, group: Group) -> str:
    """One part of a score in words."""
    place = candidate.place
    template = _WORDS.get(name)
    if template is None:
        if name == CONTAINED:
            return f"no gazetteer has it: somewhere in {place.name.rpartition(', ')[2]}, named with it"
        if name == HINTED:
            return f"in {country_names().get(place.country, place.country)}, given as a country of the article"
        if name.startswith("within named"):
            return f"lies in '{_container_said(place, group)}', named with it"
        if name.startswith("namesake inside"):
            return "another of this name lies in the country named with it"
        if name.startswith("outside province"):
            return "lies outside the province named with it"
        if name.startswith("outside named"):
            return "lies outside the country named with it"
        return name
    adjective = next(iter(group.adjectives.values()), "")
    return template.format(population=place.population, kind=place.kind, adjective=adjective)


def _container_said(place: Place, group: Group) -> str:
    """What the text calls the place that `place` is said to lie in, without the full stop of its sentence."""
    for container, _, said in group.containers:
        if contains(container, place):
            return container.name if said == f"{container.name}." else said
    return ""


_full_name = lru_cache(maxsize=1 << 13)(full_name)


def label(candidate: Candidate) -> str:
    """A place in a few words: 'Mosul, Nineveh, Iraq (city)'."""
    return f"{_full_name(Named.of(candidate.place))} ({candidate.place.kind})"


def resolution_reason(group: Group, chosen: CandidatePlace | None, candidates: Sequence[Candidate], nil: float) -> str:
    """Why this place and not the next, or why none."""
    best = candidates[0]
    if chosen is None:
        return f"nothing good enough: the best, {label(best)}, scores {best.score - nil:.1f} below the least accepted"
    grounds = [
        part.words for part in best.parts if part.value > 0.2 and not part.name.startswith("kind ") and part.words
    ]
    grounds += [part.words for part in best.parts if part.value > 0.2 and part.name == "kind word"]
    reason = "; ".join(dict.fromkeys(grounds[:3])) or "the only candidate"
    if len(candidates) > 1:
        runner = candidates[1]
        return f"{reason}. Next: {label(runner)}, {best.score - runner.score:.1f} behind"
    return f"{reason}. No other place of this name is known"
