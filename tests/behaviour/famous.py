"""A famous city keeps its sense beside one other town, whatever small namesakes lie near that town."""

from __future__ import annotations

import random
from collections.abc import Iterator

from behaviour.cases import Case, filled, shuffled
from behaviour.names import Names

BESIDE = (
    "Her flight from {famous} to {town} was diverted.",
    "{famous} has twice the rents of {town}.",
    "He was extradited from {town} and arrived in {famous} at noon.",
    "The orchestra of {town} will play in {famous} in spring.",
    "A lorry on its way from {town} to {famous} was stopped at a checkpoint.",
    "Doctors from {famous} trained nurses in {town}.",
    "The bank closed its branches in {famous}, {town} and elsewhere.",
    "The couple met in {famous}; they now live in {town}.",
    "Two firms, one in {town} and one in {famous}, supplied the parts.",
    "Exiles in {famous} followed the news from {town} by telephone.",
    "A parcel sent from {famous} exploded in {town}.",
    "The striking dockers of {town} were cheered in {famous}.",
    "Judges in {famous} heard the appeal of a man from {town}.",
    "The bishop of {town} was buried in {famous}.",
)
BOTH = (
    "Flights between {famous} and {other} resume in March.",
    "The firm has offices in {famous} and {other}.",
    "The exhibition moves from {famous} to {other} in autumn.",
    "{famous} and {other} both bid for the games.",
    "He divides his time between {other} and {famous}.",
    "Police in {famous} and {other} searched nine houses.",
    "She sang in {other}, then in {famous}.",
    "Marches took place in {famous} as well as in {other}.",
    "A night train will link {other} with {famous}.",
    "Hotels in {other} are cheaper than in {famous}.",
)


def beside(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A famous city beside any larger town of a country that has a small namesake of the city."""
    for frame in shuffled(BESIDE, half, chance):
        city, towns = chance.choice(names.celebrated)
        town = chance.choice(towns)
        yield filled(frame, {"famous": city.named(60.0), "town": town.named()})


def both(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Two famous cities of two countries that both have a small namesake in a third, as Melbourne and Bristol have."""
    for frame in shuffled(BOTH, half, chance):
        one, two = chance.choice(names.celebrated_pairs)
        slots = {"famous": one.named(60.0), "other": two.named(60.0)}
        yield filled(frame, slots if chance.random() < 0.5 else {"famous": slots["other"], "other": slots["famous"]})
