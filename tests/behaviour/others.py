"""What bears a place's name and is none: persons, ships, teams, organisations, planets, products."""

from __future__ import annotations

import random
from collections.abc import Iterator

from behaviour.cases import Case, Nowhere, Slot, filled, shuffled
from behaviour.names import Names

RANKED = (
    "{title} {name} was killed on Monday.",
    '"It was a quiet night," said {title} {name}.',
    "{title} {name} has resigned over the affair.",
    "The order was signed by {title} {name} on Friday.",
    "{title} {name} told reporters that talks would go on.",
    "Two aides of {title} {name} were dismissed.",
    "The letter was addressed to {title} {name}.",
    "Lawyers for {title} {name} asked the court for more time.",
)
TITLES = (
    "Colonel", "General", "Captain", "Major", "Lieutenant", "Sergeant", "Admiral", "Commander", "Corporal", "Brigadier",
    "Judge", "Senator", "Dr.", "Mr.", "Mrs.", "Ms.", "Professor", "Inspector", "Detective", "Officer", "Bishop",
    "Justice", "Councillor", "Gen.", "Col.", "Capt.", "Lt.", "Sgt.", "Rep.", "Sen.", "Prof.", "Father", "Sister",
)  # fmt: skip
SHIPS = (
    "The {ship} {name} was hit in a dry dock.",
    "The {ship} {name} sank off the coast at dawn.",
    "A fire broke out aboard the {ship} {name}.",
    "The navy's {ship} {name} fired two missiles.",
    "Sailors of the {ship} {name} were rescued.",
    "The captain of the {ship} {name} called for help.",
)
SHIP_KINDS = (
    "frigate", "landing ship", "cruiser", "destroyer", "submarine", "corvette", "aircraft carrier", "patrol boat",
    "tanker", "ferry", "minesweeper", "battleship", "freighter", "container ship", "cargo ship", "missile boat",
)  # fmt: skip
PREFIXED = (
    "{ship} {name} left port on Tuesday.",
    "The crew of {ship} {name} came under fire.",
    "{ship} {name} was scrapped in 1998.",
    "He served aboard {ship} {name} for two years.",
)
PREFIXES = ("HMS", "USS", "HMAS", "HMCS", "INS", "RMS", "SS", "MV")
TEAMS = (
    "{name} beat {other} 3-1 on Saturday.",
    "{name} couldn't catch up in the fourth quarter.",
    "{name} scored twice in the second half.",
    "{name} United lost 2-0 at home.",
    "The coach of {name} FC was sacked after the defeat.",
    "{name} drew 1-1 with {other} in the first leg.",
    "A late goal gave {name} a 2-1 win over {other}.",
    "The striker joined {name} on loan until June.",
)
ELSE = (
    "Brent crude rose by two dollars a barrel.|Brent",
    "Air France cancelled half of its flights.|France",
    "The probe orbited Mars for nine years.|Mars",
    "Boko Haram has killed thousands of people.|Boko Haram",
    "The patient was seen by Anna Weiss, M.D., on Friday.|M.D.",
    "The brief was filed by Gurney, and Co. in March.|Gurney",
    "Alexandria Ocasio-Cortez voted against the bill.|Alexandria",
    "Thank God nobody was hurt, she said.|God",
    "Emirates will resume flights next week.|Emirates",
    "The rover landed on Venus in 1970, the agency said.|Venus",
    "Paris Hilton sued the magazine.|Paris",
    "Jack London wrote the novel in 1903.|London",
    "Deutsche Bank and Santander raised their rates.|Santander",
    "The Toyota Tacoma was found empty.|Tacoma",
    "A Hyundai Tucson was parked outside the bank.|Tucson",
    "He drank a glass of Bordeaux and left.|Bordeaux",
    "She has a Ph.D. in physics from the institute.|Ph.D.",
    "WTI crude and Brent fell for a third day.|Brent",
    "Israel Adesanya lost the fight on Saturday.|Israel",
    "Chad Johnson signed with the club.|Chad",
    "Jordan Henderson was injured in training.|Jordan",
    "British Airways and Swiss cut their schedules.|British",
    "The Cleveland Clinic said that the trial had failed.|Cleveland",
    "Wells Fargo closed forty branches.|Fargo",
    "He ate a Philadelphia cheesesteak for lunch.|Philadelphia",
    "Saturn has more moons than Jupiter.|Saturn",
    "The tablet runs on an Intel Sandy Bridge chip.|Sandy Bridge",
    "The boxer Deontay Wilder beat Luis Ortiz.|Wilder",
    "Sir Alex Ferguson praised the players.|Ferguson",
    "Florence Nightingale founded the school.|Florence",
    "The singer Charlotte Church gave evidence.|Charlotte",
    "Sydney Sweeney plays the nurse.|Sydney",
)


def ranked(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A title and a surname that a town bears as well."""
    for frame in shuffled(RANKED, half, chance):
        name = chance.choice(names.towns_of_one_word).name
        yield filled(frame, {"title": Slot(chance.choice(TITLES)), "name": Slot(name, Nowhere())})


def ships(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Ships are called after towns."""
    kinds = chance.sample(SHIP_KINDS, len(SHIP_KINDS))
    for number, frame in enumerate(shuffled((*SHIPS, *PREFIXED), half, chance)):
        ship = chance.choice(PREFIXES) if frame in PREFIXED else kinds[number % len(kinds)]
        name = chance.choice(names.towns).name
        yield filled(frame, {"ship": Slot(ship), "name": Slot(name, Nowhere())})


def teams(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A town's name that stands for its team."""
    for frame in shuffled(TEAMS, half, chance):
        one, two = chance.sample(names.towns, 2)
        yield filled(frame, {"name": Slot(one.name, Nowhere()), "other": Slot(two.name, Nowhere())})


def anything(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Organisations, products, planets and namesakes of given name and surname, written out."""
    for sentence in shuffled(ELSE, half, chance):
        text, _, name = sentence.partition("|")
        start = text.index(name)
        opened = chance.choice(("", "On Monday it rained. ", "The talks went on. ", "Nobody was hurt. "))
        start += len(opened)
        yield Case(opened + text, ((start, start + len(name), Nowhere()),), frame=sentence)
