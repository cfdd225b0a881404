"""Names that share a word within one text: 'Sudan' and 'South Sudan', 'Mexico' and 'Mexico City'."""

from __future__ import annotations

import random
from collections.abc import Iterator

from behaviour.cases import Case, filled, shuffled
from behaviour.names import Names, means

FRAMES = (
    "{a} and {b} signed an accord on Friday.",
    "Fighting spread from {a} to {b}.",
    "Rain fell in {a}. In {b}, schools closed on Monday.",
    "Officials in {b} blamed the authorities in {a}.",
    "Trade between {a} and {b} fell by a third.",
    "The road from {b} to {a} was closed.",
    "Aid reached {b} on Tuesday, but not {a}.",
    "Refugees left {a} for {b}, the agency said.",
    "{a} mourned. In {b}, shops were shut.",
    "He was born in {b} and lives in {a}.",
    "The army took three villages in {b}. Refugees crossed into {a}.",
    "Unlike {b}, {a} has no reserves.",
    "Flooding was reported in {a}, {b} and several other places.",
    "Thousands marched in {b} on Sunday; in {a} the streets were empty.",
)


def cases(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Each frame with two places of which one has the other's name and a word more."""
    for frame in shuffled(FRAMES, half, chance):
        one, shorter, two, longer = chance.choice(names.sharing)
        yield filled(frame, {"a": means(one, shorter), "b": means(two, longer)})
