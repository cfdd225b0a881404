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

# Every word has a capital, as English-language papers have it.
HEADINGS = (
    "Floods Leave {town} Without Water",
    "Rebels Seize {town} After Week of Fighting",
    "Army Pulls Out of {town}",
    "{town} Faces Water Shortage",
    "{town} Buries Its Dead",
    "Thousands Flee {town} as Rebels Close In",
    "Aid Reaches {town} for First Time in Months",
    "Troops Enter {town} Unopposed",
    "{town} Calm After Night of Riots",
    "Siege of {town} Lifted",
    "Eyewitness: {town} Is a Ghost Town",
    "Battle for {town} Enters Third Week",
)
# A word before the name has a capital only because it opens the sentence.
OPENED = (
    "Tiny {town} took in the families.",
    "First {town}, then the whole valley was flooded.",
    "Past {town}, the road climbs into the hills.",
    "Even {town} was hit.",
    "Nearby {town} was also hit.",
    "Sleepy {town} woke to gunfire.",
    "Once again {town} is without power.",
    "Only {town} held out.",
    "Will {town} be next?",
    "Meanwhile {town} ran out of bread.",
)
# A phrase of place or time opens the sentence, and its subject follows the comma.
LED = (
    "East of {town}, a drone struck a fuel depot.",
    "After {town}, the column moved on.",
    "Ten miles east of {town}, a bus left the road.",
    "Halfway to {town}, the engine failed.",
    "Before {town}, the river widens.",
    "Beyond {town}, a guide was waiting.",
    "Upstream of {town}, a barge sank.",
    "Since {town}, the unit had lost its officers.",
)
# What towns have, lack and go through, and what is done on the way between them.
HAVING = (
    "The doctor said that {town} had no water.",
    "Residents say {town} has no hospital.",
    "{town} awaits the verdict.",
    "{town} lost a third of its people.",
    "{town} received 4,000 refugees.",
    "{town} fears a new attack.",
    "Bandits kidnapped six people between {town} and {other}.",
    "A bus was ambushed between {town} and {other}.",
    "Neither {town} nor {other} has a working hospital.",
    "Soldiers stopped us at the {town} checkpoint.",
    "They walked through the ruins of {town}.",
    "Sappers cleared the {town} to {other} railway.",
)


def headings(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A town in a heading with capitals on every word."""
    for frame in shuffled(HEADINGS, half, chance):
        yield filled(frame, {"town": chance.choice(names.towns).slot()})


def opened(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A town after a word that opens the sentence, or at the end of the phrase that does."""
    for frame in shuffled((*OPENED, *LED), half, chance):
        yield filled(frame, {"town": chance.choice(names.towns).slot()})


def having(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A town that has, lacks or goes through something, or lies at the end of a way."""
    for frame in shuffled(HAVING, half, chance):
        town, other = chance.sample(names.towns, 2)
        yield filled(frame, {"town": town.slot(), "other": other.slot()})


def subjects(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A town as the subject, with nothing else that tells."""
    for frame in shuffled(FRAMES, half, chance):
        yield filled(frame, {"town": chance.choice(names.towns).slot()})


def bare(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A town as the object or after 'of'."""
    for frame in shuffled(OTHER, half, chance):
        yield filled(frame, {"town": chance.choice(names.towns).slot()})
