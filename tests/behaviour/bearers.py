"""Further bearers of towns' names: persons without a title, ranks, ships, teams, products and companies."""

from __future__ import annotations

import random
from collections.abc import Iterator

from behaviour.cases import Case, Nowhere, Slot, filled, shuffled
from behaviour.names import Names

RANKED = (
    "{title} {name} retired last spring after thirty years.",
    "The jury believed {title} {name}.",
    "{title} {name}'s report runs to ninety pages.",
    "He had served under {title} {name} in the war.",
    "A portrait of {title} {name} hangs in the hall.",
    "The ceasefire was broken, {title} {name} wrote in his diary.",
    "In the dock, {title} {name} wept.",
    "The widow of {title} {name} thanked the doctors.",
    "{title} {name}, 54, has two children.",
    "Nobody has heard from {title} {name} since Sunday.",
)
TITLES = (
    "Lieutenant Colonel", "Major General", "Sergeant Major", "Wing Commander", "Vice Admiral", "Chief Inspector",
    "Private", "Trooper", "Constable", "Superintendent", "Midshipman", "Marshal", "Commodore", "Deputy Chief",
    "Chancellor", "Rabbi", "Imam", "Reverend", "Cardinal", "Deacon", "Congressman", "Congresswoman", "Alderman",
    "Attorney General", "Ambassador", "Minister", "Secretary", "Coach", "Nurse", "Lady", "Lord", "Baroness", "Sheikh",
    "Miss", "Madame", "Maj.", "Cpl.", "Cmdr.", "Adm.", "Rev.", "Hon.", "Gov.", "Supt.", "Insp.", "Det.", "Pvt.",
)  # fmt: skip
PERSONS = (
    "{given} {name} won the prize for her second novel.",
    "The witness, {given} {name}, said he had seen nothing.",
    "{given} {name}, a carpenter, was found guilty.",
    "The goal was scored by {given} {name}.",
    "{given} {name} was born in 1956. {name} never married.",
    "Police named the victim as {given} {name}, 31.",
    '"We will appeal," {given} {name} said. {name} was released on bail.',
    "Mourners carried the coffin of {given} {name}.",
    "{given} {name} and her brother own the farm.",
    "The role went to {given} {name}.",
)
GIVEN = (
    "Margaret", "Olivia", "Hannah", "Stephen", "Andrew", "Rebecca", "Helen", "Robert", "Julia", "Patrick", "Emma",
    "Samuel", "Maria", "Joseph", "Yusuf", "Leila", "Pedro", "Ingrid", "Dmitri", "Kenji",
)  # fmt: skip
SHIPS = (
    "The {ship} {name} was towed into harbour.",
    "Pirates boarded the {ship} {name} on Sunday.",
    "All hands of the {ship} {name} survived.",
    "The {ship} {name} struck a mine in 1943.",
    "The {ship} {name}, launched in 1911, lies at a depth of 40 metres.",
    "The new {ship} {name} was christened by his widow.",
    "Four sailors of the {ship} {name} deserted.",
    "Helicopters took the wounded off the {ship} {name}.",
)
# Ships, hotels and works told by their article alone. Half of them were written before the rule for them.
ARTICLES = (
    "The {name} was towed into harbour on Monday.",
    "The {name}, a Maltese bulk carrier, lost power at night.",
    "Two rooms of the {name} are let to tourists.",
    "Crew of the {name} were taken to hospital.",
    "The captain of the {name} had been drinking, the court heard.",
    "The {name} docked at noon with 400 tons of grain.",
    "A cruise ship, the {name}, ran aground.",
    "Divers found the wreck of the {name} in 1987.",
    "The {name} had been built in 1911 and could carry 900 passengers.",
    "The {name} would have been scrapped in May.",
    "Before the war the {name} was the best hotel in the street.",
    "Four of the dead were stewards on the {name}.",
)
SHIP_KINDS = (
    "steamer", "barge", "dredger", "trawler", "gunboat", "liner", "cruise ship", "supply ship", "oil tanker",
    "hospital ship", "amphibious assault ship", "light cruiser", "U-boat", "motor vessel", "research vessel", "yacht",
    "tug", "lifeboat", "fishing boat", "nuclear submarine", "guided-missile destroyer",
)  # fmt: skip
TEAMS = (
    "{name} are top of the table after a goalless draw.",
    "{name} have signed a goalkeeper from Ajax.",
    "{name} Rovers were relegated.",
    "The {name} midfielder was sent off after an hour.",
    "{name} hit back with two tries before half-time.",
    "{name} City sacked their manager.",
    "{name}'s quarterback threw three touchdowns.",
    "A hat-trick sank {name} in the cup.",
    "Extra time was needed before {name} went through to the semi-final.",
    "{name} Wanderers play in blue.",
)
COMPANIES = (
    "Shares in {name} Holdings fell by a tenth.",
    "{name} Insurance will cut 300 jobs.",
    "He used to work for {name} Capital Management.",
    "{name} Pharmaceuticals recalled the drug.",
    "A spokesman for {name} Airlines said the flight was full.",
    "{name} Motors has opened a showroom.",
    "The deal values {name} Group at two billion euros.",
    "{name} Inc. was fined.",
    "She sued {name} Records over the song.",
    "The lawyers of {name} & Sons declined to comment.",
    "{name} Ltd went bankrupt in May.",
    "{name} Brewery makes a dark beer.",
)
PRODUCTS = (
    "The Chevrolet Malibu was found burnt out.|Malibu",
    "He drove a Seat Toledo to work.|Toledo",
    "She ordered the Waldorf salad and a Bordeaux.|Bordeaux",
    "The Kia Rio failed the test.|Rio",
    "A Ford Granada blocked the exit.|Granada",
    "The recipe calls for a spoon of Dijon mustard.|Dijon",
    "He smoked a Havana after dinner.|Havana",
    "The Seat Ibiza was stolen.|Ibiza",
    "She wore a Panama hat to the races.|Panama",
    "They served Peking duck and rice.|Peking",
    "The dog, a young Labrador, found the keys.|Labrador",
    "A Persian rug and a Ming vase were sold.|Persian",
    "The Nissan Murano has four seats.|Murano",
    "He bought a pair of Bermuda shorts.|Bermuda",
    "The Dacia Duster and the Skoda Octavia sold well.|Octavia",
    "Cheddar is dearer than Gouda this year.|Gouda",
    "The Apollo capsule circled Mercury, the textbook claims.|Mercury",
    "Neptune and Uranus were photographed in 1989.|Neptune",
    "The app was written in Java.|Java",
    "Windows 95 was known as Chicago inside the company.|Chicago",
    "Phoenix, the lander, dug into the soil of the red planet.|Phoenix",
    "Brooklyn Beckham posed for the cameras.|Brooklyn",
    "Paris Jackson gave an interview.|Paris",
    "Dakota Johnson stars in the film.|Dakota",
    "Savannah Guthrie hosts the show.|Savannah",
    "Austin Powers returns to the screen.|Austin",
    "Orlando Bloom was cast as the elf.|Orlando",
    "Kingsley Coman scored the winner.|Kingsley",
    "Denzel Washington directed the play.|Washington",
    "Kate Middleton wore green.|Middleton",
    "The Berlin Philharmonic is on tour.|Berlin",
    "The Boston Consulting Group wrote the study.|Boston",
    "Standard Chartered and Lloyds Bank were fined.|Lloyds",
    "Zurich Insurance raised its dividend.|Zurich",
    "Lincoln signed the proclamation in 1863.|Lincoln",
    "Wellington defeated Napoleon.|Wellington",
)  # fmt: skip


def ranked(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A title and a surname that a town bears as well."""
    for frame in shuffled(RANKED, half, chance):
        name = chance.choice(names.towns_of_one_word).name
        yield filled(frame, {"title": Slot(chance.choice(TITLES)), "name": Slot(name, Nowhere())})


def persons(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A given name and a surname that a town bears as well; then the surname alone."""
    for frame in shuffled(PERSONS, half, chance):
        name = chance.choice(names.towns_of_one_word).name
        yield filled(frame, {"given": Slot(chance.choice(GIVEN)), "name": Slot(name, Nowhere())})


def ships(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Ships are called after towns."""
    for frame in shuffled(SHIPS, half, chance):
        name = chance.choice(names.towns).name
        yield filled(frame, {"ship": Slot(chance.choice(SHIP_KINDS)), "name": Slot(name, Nowhere())})


def articles(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A town's name with an article that no town has."""
    return _bearing(ARTICLES, names, half, chance)


def teams(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A town's name that stands for its team."""
    return _bearing(TEAMS, names, half, chance)


def companies(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A town's name that begins a company's."""
    return _bearing(COMPANIES, names, half, chance)


def _bearing(frames: tuple[str, ...], names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    for frame in shuffled(frames, half, chance):
        yield filled(frame, {"name": Slot(chance.choice(names.towns).name, Nowhere())})


def products(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Products, planets, orchestras and persons with a place's name, written out."""
    for sentence in shuffled(PRODUCTS, half, chance):
        text, _, name = sentence.partition("|")
        start = text.index(name)
        yield Case(text, ((start, start + len(name), Nowhere()),), frame=sentence)
