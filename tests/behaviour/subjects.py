"""A town that is named once, as the subject of its sentence or in some other bare position."""

from __future__ import annotations

import random
from collections.abc import Iterator

from behaviour.cases import Case, filled, shuffled
from behaviour.names import Names

FRAMES = (
    "The governor said that {town} had been shelled overnight.",
    "On Monday {town} was shelled.",
    "{town} remains under siege.",
    "{town} has been without water for three weeks.",
    "Last week {town} fell to the rebels.",
    "{town} was hit by six rockets, officials said.",
    "The general said {town} would be next.",
    "According to the army, {town} has been cleared of mines.",
    "After two months of fighting, {town} is in ruins.",
    "{town} came under fire again on Tuesday.",
    "Activists said {town} was bombed from the air.",
    "The ministry denied that {town} had been lost.",
    "Before the war {town} had a large market.",
    "{town} is surrounded on three sides.",
    "The report says that {town} was looted and burned.",
    "When {town} was flooded, most families had already left.",
    "By Friday {town} had changed hands twice.",
    "{town} suffered heavy damage in the quake.",
)
OTHER = (
    "They want {town} back.",
    "The rebels still hold {town}.",
    "The storm spared {town}.",
    "Nobody had ever heard of {town}.",
    "The army shelled {town} for hours.",
    "Troops retook {town} on Sunday.",
    "Thousands fled {town} overnight.",
    "The markets of {town} were packed.",
    "The road passes {town} after an hour.",
    "Shelling of {town} began at noon.",
    "The mayor of {town} was shot dead.",
    "The envoy returned to {town} in 1878.",
    "Trains via {town} were delayed.",
    "The siege of {town} lasted two years.",
)


def subjects(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A town as the subject, with nothing else that tells."""
    for frame in shuffled(FRAMES, half, chance):
        yield filled(frame, {"town": chance.choice(names.towns).slot()})


def bare(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A town as the object or after 'of'."""
    for frame in shuffled(OTHER, half, chance):
        yield filled(frame, {"town": chance.choice(names.towns).slot()})
