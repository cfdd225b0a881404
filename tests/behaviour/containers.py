"""A country or province named in the text says which namesake is meant."""

from __future__ import annotations

import random
from collections.abc import Iterator

from behaviour.cases import Case, Inside, NotOutside, Slot, filled, shuffled
from behaviour.names import Country, Names

BESIDE = (
    "Two people died in {town}, {country}, on Monday.",
    "A fire broke out at a market in {town}, {country}.",
    "The aid convoy reached {town}, {country}, before dawn.",
    "{town}, {country} - Police opened fire on protesters on Friday.",
    "Floods hit {town} in {country} on Tuesday.",
    "{country}'s {town} was without power for a second day.",
    "A bus from {town} ({country}) overturned.",
    "Gunmen stormed a hotel in the {adjective} town of {town}.",
    "Three men were held in the {adjective} city of {town} on Sunday.",
    "He lives in {town}, a city in {country}.",
    "The {adjective} port city of {town} was shelled.",
    "They had fled from {town} in northern {country}.",
)
ELSEWHERE = (
    "Police in {town} arrested two men, {country}'s interior ministry said.",
    "Two people died in {town} on Monday, the government of {country} said.",
    "{country} has sent troops to {town} after the riots.",
    "A court in {town} sentenced three men. {country} has jailed dozens of activists this year.",
    "{country}'s army said it had retaken {town}.",
    "The president of {country} visited {town} on Friday.",
    "Residents of {town} fled their homes. The floods are the worst in {country} in a decade.",
    "In {country}, rebels attacked a police station in {town}.",
    "The {adjective} health ministry reported 12 cases in {town}.",
    "Doctors in {town} went on strike, {adjective} media reported.",
    "{adjective} police sealed off the centre of {town}.",
    "A bomb went off in {town}, injuring nine people, {adjective} officials said.",
)
FAMOUS = (
    "Flights from {famous} to {town} were cancelled.",
    "The minister flew from {town} to {famous} on Monday.",
    "Shops in {famous} and {town} were closed.",
    "She studied in {famous} before moving to {town}.",
    "Protests were held in {town} and {famous}.",
    "A conference in {famous} heard of the floods in {town}.",
)
DISTRICTS = (
    "Clashes broke out in {district} district, {country}.",
    "Three people were killed in {district} district of {country} on Tuesday.",
    "The disease was found in the {district} district of {country}.",
    "Villagers in {district} District, {country}, fled the fighting.",
    "The quake was felt across {district} district in {country}.",
    "Heavy rain in {district} district, {country}, has destroyed crops.",
)


def beside(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """The lesser known of two namesakes, with its country beside it."""
    return _with_country(BESIDE, names, half, chance)


def elsewhere(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """The lesser known of two namesakes, with its country elsewhere in the text."""
    return _with_country(ELSEWHERE, names, half, chance)


def _with_country(frames: tuple[str, ...], names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    known = [pair for pair in names.namesakes if pair[1].country in names.countries and pair[1].country != "US"]
    for frame in shuffled(frames, half, chance):
        _, town = chance.choice(known)
        country = names.countries[town.country]
        town_slot = Slot(town.name, Inside(town.country))
        slots = {"town": town_slot, "country": Slot(bare(country, frame)), "adjective": Slot(country.adjective)}
        yield capitalised(filled(frame, slots))


def bare(country: Country, frame: str) -> str:
    """The country's name as the frame wants it: 'Manila, Philippines', 'in the Philippines'."""
    beside = ", {country}" in frame or "({country}" in frame
    return country.name.removeprefix("the ") if beside else country.name


def famous(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A famous city beside one town of a country that has a small namesake of the city."""
    for frame in shuffled(FAMOUS, half, chance):
        city, town = chance.choice(names.famous)
        yield filled(frame, {"famous": city.slot(60.0), "town": Slot(town.name)})


def districts(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A district with its country: never in another country, whatever sounds like it."""
    for frame in shuffled(DISTRICTS, half, chance):
        place = chance.choice(names.districts)
        country = names.countries[place.country]
        slots = {"district": Slot(place.name, Inside(place.country)), "country": Slot(bare(country, frame))}
        yield filled(frame, slots)


def unknown_districts(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A district that no gazetteer has, made of a real one's name: nowhere, or in its country."""
    for frame in shuffled(DISTRICTS, half, chance):
        place = chance.choice(names.districts)
        name = _altered(place.name, chance)
        if names.gazetteer.lookup(name):
            continue
        country = names.countries[place.country]
        slots = {"district": Slot(name, NotOutside(place.country)), "country": Slot(bare(country, frame))}
        yield filled(frame, slots)


def _altered(name: str, chance: random.Random) -> str:
    """The name with one vowel exchanged: spelt as no gazetteer spells it, and much like some other name."""
    vowels = [i for i, letter in enumerate(name) if i and letter in "aeiou"]
    if not vowels:
        return name + "ora"
    at = chance.choice(vowels)
    return name[:at] + chance.choice("aeiou".replace(name[at], "")) + name[at + 1 :]


def capitalised(case: Case) -> Case:
    """The case with its first letter in upper case: a frame may begin with 'the Netherlands'."""
    text = case.text[:1].upper() + case.text[1:]
    return Case(text, case.expected, case.same_as, case.frame)
