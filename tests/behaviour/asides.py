"""What is said in passing of a namesake moves no name; and the sense that one thinks of first."""

from __future__ import annotations

import random
from collections.abc import Iterator

from behaviour.cases import At, Case, Inside, Slot, filled, shuffled
from behaviour.containers import bare
from behaviour.names import Names

# {name} is the lesser known town, which lies in {country}; {other} is where its better known namesake lies.
ASIDES = (
    "{name} is a town in {country}. It was named after {name}, {other}. The mill in {name} burned down on Monday.",
    "A fire broke out in {name}, {country}, on Friday. The town is named for {name}, {other}.",
    "{name} lies in northern {country} and is twinned with {name}, {other}. Schools in {name} were closed.",
    "Settlers from {name}, {other}, founded {name} in {country} in 1850. {name} now has two schools.",
    "{name}, {country}, is not to be confused with {name}, {other}. Floods hit {name} on Sunday.",
    "{name}, {country}, took its name from {name}, {other}, in 1871. The council of {name} met on Monday.",
    "The mayor of {name} in {country} visited {name}, {other}, in May. A market in {name} was evacuated.",
    "{name} ({country}) - Police in {name} shot a man. The town has a sister city, {name}, {other}.",
)
# {town} is no namesake of {other_town}; the aside names a place far off.
NAMED_FOR = (
    "{name} is a village in {country}, named for {far}, {other}.",
    "{name}, {country}, was called New {far} by settlers from {far}, {other}.",
    "The people of {name} in {country} still remember the flood. Its sister city is {far}, {other}.",
    "{name} in {country} was founded by monks from {far}. A bridge in {name} collapsed.",
    "Like {far} in {other}, {name} in {country} has a cathedral.",
    "{name}, {country}, is twinned with {far}, {other}.",
)
SENSES = (
    "In Washington, the Treasury declined to comment.|Washington|38.9|-77.04",
    "Voters in Washington state went to the polls. In Washington, the Senate adjourned.|In Washington, |38.9|-77.04",
    "The Pentagon confirmed the strike, officials in Washington said.|Washington|38.9|-77.04",
    "Pilgrims flew to Medina before the hajj began.|Medina|24.47|39.61",
    "Muslims face Mecca when they pray.|Mecca|21.42|39.83",
    "A shop in Astoria, Queens, was robbed.|Astoria|40.77|-73.93",
    "A tram derailed in Melbourne, injuring four.|Melbourne|-37.81|144.96",
    "Stocks in London closed higher.|London|51.51|-0.13",
    "The Louvre in Paris was evacuated.|Paris|48.85|2.35",
    "The Kremlin rejected the charge, and in St. Petersburg crowds marched.|St. Petersburg|59.94|30.31",
    "The Bundestag sits in Berlin.|Berlin|52.52|13.4",
    "The Knesset met in Jerusalem.|Jerusalem|31.78|35.22",
    "Gondoliers in Venice went on strike.|Venice|45.44|12.33",
    "The archbishop of Canterbury spoke in Canterbury on Sunday.|in Canterbury|51.28|1.08",
    "Tanks rolled into Odessa, Ukraine's army said.|Odessa|46.48|30.73",
    "The Parthenon towers over Athens.|Athens|37.98|23.73",
    "Students in Cambridge rowed against those of Oxford.|Oxford|51.75|-1.26",
    "The Vltava burst its banks in Prague.|Prague|50.08|14.43",
    "The Uffizi in Florence reopened.|Florence|43.77|11.25",
    "Fado is sung in Lisbon.|Lisbon|38.72|-9.14",
    "The emir returned to Kuwait City.|Kuwait City|29.37|47.98",
    "The Sagrada Familia in Barcelona is unfinished.|Barcelona|41.39|2.16",
    "A subway train stalled under the Bronx.|Bronx|40.85|-73.87",
    "Prosecutors in Milan opened an inquiry.|Milan|45.46|9.19",
    "Carnival began in Rio.|Rio|-22.91|-43.2",
    "The hearing in Manchester was told of the bombing of the arena.|Manchester|53.48|-2.24",
    "Aid ships left Valencia for the island.|Valencia|39.47|-0.38",
    "The patriarch lives in Alexandria, Egypt's second city.|Alexandria|31.2|29.92",
    "Troops shot at protesters in Santiago, the Chilean police said.|Santiago|-33.45|-70.67",
    "The World Bank's offices in Washington were closed.|Washington|38.9|-77.04",
)  # fmt: skip


def namesakes(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A town keeps its place although the text tells what namesake it was called after."""
    pairs = [p for p in names.namesakes if all(t.country in names.countries for t in p) and p[1].country != "US"]
    for frame in shuffled(ASIDES, half, chance):
        better, town = chance.choice(pairs)
        country, other = names.countries[town.country], names.countries[better.country]
        slots = {
            "country": Slot(bare(country, frame)),
            "other": Slot(bare(other, frame.replace("{other}", "{country}"))),
        }
        made = filled(frame, slots | {"name": Slot(town.name)})
        last = made.text.rindex(town.name)
        spot = last if not made.text[last:].startswith(f"{town.name}, {slots['other'].name}") else None
        first = made.text.index(town.name)
        if frame.startswith("Settlers"):
            first = made.text.index(f" {town.name} in ") + 1
        spots = [first, *([spot] if spot not in (None, first) else [])]
        yield Case(
            made.text,
            tuple((at, at + len(town.name), Inside(town.country)) for at in spots if at is not None),
            frame=frame,
        )


def far_off(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A town keeps its place although the text tells of a famous city elsewhere that it has to do with."""
    known = [pair[1] for pair in names.namesakes if pair[1].country in names.countries and pair[1].country != "US"]
    cities = [city for city, _ in names.celebrated if city.country in names.countries]
    for frame in shuffled(NAMED_FOR, half, chance):
        town, far = chance.choice(known), chance.choice(cities)
        slots = {
            "country": Slot(bare(names.countries[town.country], frame)),
            "other": Slot(bare(names.countries[far.country], frame.replace("{other}", "{country}"))),
        }
        made = filled(frame, slots | {"name": Slot(town.name, Inside(town.country)), "far": Slot(far.name)})
        yield made


def senses(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A name as its best-known bearer."""
    for sentence in shuffled(SENSES, half, chance):
        text, name, lat, lon = sentence.split("|")
        start = text.index(name)
        yield Case(text, ((start, start + len(name.rstrip(", ")), At(float(lat), float(lon), 40.0)),), frame=sentence)
