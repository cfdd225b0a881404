"""Openings of encyclopaedias: 'X is a town in Y County, Z', with asides that name a namesake."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from behaviour.cases import At, Case, Slot, filled, shuffled
from behaviour.names import Names
from geo.gazetteer import Gazetteer, normalise
from geo.model import Place

NEAR_KM = 161.0  # 100 miles, as such texts are scored
FRAMES = (
    "{town} is a town in {county}, {state}, {country}. The population was 1,204 at the 2010 census.",
    "{town} is an unincorporated community in {county}, {state}. It lies along the railroad about five miles from "
    "{near}. {town} was named after {other}, the home town of its first settlers.",
    "{town} is a village and the seat of {county} in {state}, {country}. {town} has a weekly market.",
    "{town} is a small farming community located in the south of {county}, {state}. It is named for {other}.",
    "{town} was a post village in {state}, {country}. A post office called {town} was established in 1871 and remained "
    "in operation until 1904. The name was brought from {other}.",
    "The town of {town} lies on a river in {state}, in the north of {country}. Most of its people farm. It should not "
    "be confused with {other}.",
    "{town} is a municipality in the state of {state}, {country}. In 2007 {town} had 3,411 inhabitants.",
    "{town} is a populated place situated in {county}, {state}, {country}. It has an estimated elevation of 2,113 feet "
    "above sea level.",
    "{town} is a small city in {state}, {country}. Its twin towns are {other} and {far}.",
    "{town} is one of the oldest settlements of {state}. Founded in 1788, {town} grew up where the road from {near} to "
    "{near2} crosses the river. The town shares its name with {other}.",
    "{town} is a commune in {county}, {state}, in {country}. People of {town} travel to {near} for work.",
    "{town} is a locality in {county}, in the {state} region of {country}, close to {near}.",
    "{town} is a railway town in {country}. It belongs to {county} and had 2,010 residents in 1999.",
    "Situated in the hills of {state}, {country}, {town} is known for its cheese. The nearest town is {near}. Settlers "
    "from {town} founded {other}.",
    "{town} is the largest town in {county} and lies fourteen miles from {near}, {state}.",
    "{town} is a rural municipality and village in {state}, {country}, 21 kilometres south of {near}. In {far} a "
    "street bears its name. The painter Ana Velt was born in {town}.",
    "{town}, formerly a mining camp, is a town in western {state}, {country}. It was called after {other} in 1859.",
    "{town} is a former village, now part of the township of {near}, in {county} in {country}.",
    "{town} is a settlement in the {state} province of {country}. It is not far from {near} and {near2}, and a bus "
    "runs to {far} once a week.",
    "{town} is a parish and town of {state}, {country}. A ship was named {town} after it. Families from {other} "
    "settled there in the 1880s.",
)  # fmt: skip


def cases(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """An opening about a town with namesakes; the gazetteer's provinces and districts say which is meant."""
    for frame in shuffled(FRAMES, half, chance):
        case = None
        while case is None:
            case = _about(chance.choice(names.shared), frame, names, chance)
        yield case


def _about(same: Sequence[Place], frame: str, names: Names, chance: random.Random) -> Case | None:
    """The frame about one of the towns that bear a name; None where the gazetteer lacks what the frame says."""
    gazetteer = names.gazetteer
    town = chance.choice(same)
    other = next(place for place in same if place is not town)
    beside = [
        place
        for place, km in gazetteer.near(town.lat, town.lon, limit=30)
        if normalise(place.name) != normalise(town.name) and km < 60.0 and place.country == town.country
    ]
    chain, others = within(gazetteer, town), within(gazetteer, other)
    if (
        len(beside) < 2
        or "state" not in chain
        or "state" not in others
        or ("{county}" in frame and "county" not in chain)
    ):
        return None
    abroad = others["state"] if other.country == town.country == "US" else others["country"]
    near = chance.sample(beside, 2)
    slots = {
        "town": Slot(town.name, At(town.lat, town.lon, NEAR_KM)),
        "other": Slot(f"{other.name}, {abroad}"),
        "near": Slot(near[0].name),
        "near2": Slot(near[1].name),
        "far": Slot(chance.choice(names.towns).name),
        **{key: Slot(name) for key, name in chain.items()},
    }
    return filled(frame, slots)


def within(gazetteer: Gazetteer, place: Place) -> dict[str, str]:
    """The names of the country, province ('state') and district ('county') that a place lies in."""
    keys = {"admin2": "county", "admin1": "state", "country": "country"}
    out: dict[str, str] = {}
    above = gazetteer.get(place.parent)
    while above is not None and len(out) < len(keys):
        if above.kind in keys:
            out[keys[above.kind]] = above.name
        above = gazetteer.get(above.parent)
    return out
