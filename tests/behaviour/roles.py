"""Who acts and what is ground: 'Ankara and Athens traded accusations', 'in ancient Greece'."""

from __future__ import annotations

import random
from collections.abc import Iterator

from behaviour.cases import Case, Plays, Slot, filled, shuffled
from behaviour.names import Names

ACTORS = (
    "{a} and {b} traded accusations.",
    "{a} has recalled its ambassador.",
    "The talks with {a} collapsed on Monday.",
    "{a} imposed sanctions on {b}.",
    "{a} rejected the offer.",
    "{a} warned that it would respond.",
    "{a} accused {b} of arming the rebels.",
    "Relations between {a} and {b} have soured.",
    "{a} will not sign the treaty, its foreign minister said.",
    "A deal between {a} and {b} was struck in May.",
    "{a}'s parliament voted for the bill.",
    "The plan was backed by {a}.",
    "Pressure from {a} has grown.",
    "{a} wants {b} to lift the blockade.",
    "{a} beat {b} in the final on penalties.",
    "{a} voted against the resolution, and {b} abstained.",
    "The sanctions against {a} were lifted.",
    "{a} called for a ceasefire.",
)
GROUND = (
    "The temples of ancient {a} still stand.",
    "All countries in the region except {a} were hit by the drought.",
    "He lives in {a}.",
    "Tourists travelled across {a} by train.",
    "She was born in {a} and studied in {b}.",
    "Heavy rain fell over {a}.",
    "Thousands of refugees left {a} for {b}.",
    "The virus has spread through {a}.",
    "Prices in {a} rose by a tenth.",
    "The species is found only in {a}.",
    "The river flows through {a} into {b}.",
    "They came to {a} as children.",
    "Modern {a} has few forests left.",
    "Villages throughout rural {a} have no power.",
    "The storm moved from {a} to {b}.",
    "Flights to {a} were cancelled.",
    "He left {a} in 1998.",
    "Landlocked {a} depends on imports.",
)


def actors(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Countries and capitals that act."""
    return _cases(ACTORS, Plays("actor"), names, half, chance, capitals=True)


def ground(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Countries as ground."""
    return _cases(GROUND, Plays("location"), names, half, chance, capitals=False)


def _cases(
    frames: tuple[str, ...], plays: Plays, names: Names, half: str, chance: random.Random, *, capitals: bool
) -> Iterator[Case]:
    words = [c.name for c in names.countries.values() if not c.name.startswith("the ")]
    if capitals:
        words += names.capitals
    for frame in shuffled(frames, half, chance):
        one, two = chance.sample(words, 2)
        yield filled(frame, {"a": Slot(one, plays), "b": Slot(two, plays)})
