"""What looks like a date and is none: numbers of things, names with months and weekdays in them."""

from __future__ import annotations

import random
from collections.abc import Iterator

from behaviour.dates.cases import Case, NoDays, filled, some_day, turned

NUMBERED = (
    "Resolution {n}",
    "Resolution No. {n}",
    "Room {n}",
    "Flight {n}",
    "flight KL{n}",
    "No. {n}",
    "number {n}",
    "Bus {n}",
    "Route {n}",
    "Highway {n}",
    "Lot {n}",
    "Building {n}",
    "Gate {n}",
    "Unit {n}",
    "extension {n}",
    "ext. {n}",
    "page {n}",
    "case {n}",
    "Bill {n}",
    "Law {n}",
    "Article {n}",
    "Decree {n}",
    "Channel {n}",
    "Locomotive {n}",
    "Hill {n}",
    "Point {n}",
    "Public Law {n}",
    "Order {n}",
    "invoice {n}",
    "serial number {n}",
    "model {n}",
    "ISO {n}",
    "Box {n}",
    "P.O. Box {n}",
    "Security Council Resolution {n}",
    "UN resolution {n}",
    "Asteroid {n}",
    "Peugeot {n}",
    "the {n}-seat hall",
    "{n} megawatts",
    "{n} metres",
    "{n} refugees",
    "{n} shares",
    "{n} barrels",
    "{n} homes",
    "{n} calories",
    "{n} jobs",
    "{n}-metre peak",
    "{n} Main Street",
    "{n} Elm Avenue",
    "1-800-555-{n}",
    "+44 20 7946 {n}",
    "555-{n}",
    "tel. 345 {n}",
    "(202) 555-{n}",
    "Zip code {n}",
    "PIN {n}",
    "Apollo {n}",
    "EUR {n}",
    "USD {n}",
    "Rs {n}",
    "£{n}",
    "{n} euros",
    "{n}m above the sea",
    "population {n}",
    "{n} votes",
    "{n} words",
    "{n} copies",
    "{n} rupees",
    "{n} kWh",
    "{n} feet",
)
NUMBER_FRAMES = (
    "The search led to {d}.",
    "They were told to look at {d} again.",
    "Nothing was said of {d} in the report.",
    "The council spoke about {d} for an hour.",
    "He wrote down {d} and left.",
    "It came to {d} in the end.",
)
NAMES = (
    "the October 6 Bridge",
    "26 July Street",
    "the 14th of July Bridge",
    "the 6th October Bridge",
    "5 July Stadium",
    "the April 6 Youth Movement",
    "the March 14 alliance",
    "the March 23 Movement",
    "17 November Square",
    "May 1 Square",
    "the 30 June Mosque",
    "the 25 January Hospital",
    "July 26 Street",
    "the 15 May Bridge",
    "the September 11 Museum",
    "April Jones",
    "April Ryan",
    "June Carter",
    "June Brown",
    "May Chidiac",
    "August Wilson",
    "August Strindberg",
    "Sunday Igboho",
    "Sunday Adelaja",
    "Friday Osanebi",
    "Tuesday Weld",
    "Wednesday Addams",
    "Theresa May",
    "Jonny May",
    "The Sunday Times",
    "the Sunday Telegraph",
    "USA Today",
    "This Week",
    "The Sun",
    "The Saturday Paper",
    "Monday Night Football",
    "Sheffield Wednesday",
    "Black Friday",
    "Ruby Tuesday",
    "Russia Today",
    "Man Friday",
    "Friday Night Lights",
    "the Black September group",
    "Good Morning America",
    "the Day After Tomorrow",
    "the Sunday Mirror",
    "India Today",
    "Fidelity March",
    "the Thursday Group",
    "March Madness",
    "the June Fourth Society",
    "Camp May",
    "Cape May",
    "Fort Sunday",
    "August Macke",
    "January Jones",
    "the Mail on Sunday",
    "Saturday Night Live",
    "the 4 June Stadium",
    "the 9 April School",
)
NAME_FRAMES = (
    "Crowds gathered near {d}.",
    "A spokesman for {d} would not comment.",
    "He spoke to {d} about the strike.",
    "They walked past {d} in silence.",
    "It was first told by {d}.",
    "The lawyer of {d} has left the city.",
)
OF_THE_TIME = (
    "In {d} world, nobody writes letters.",
    "Children have no place in {d} cities.",
    "The case is for {d} youth what the war was for their fathers.",
    "Phones are everywhere in {d} society.",
)
FIGURES = (1701, 1973, 1984, 1999, 2005, 2014, 1612, 1450, 1850, 2021)


def numbers(half: str, chance: random.Random) -> Iterator[Case]:
    """'Resolution 1701' is no year."""
    frames = turned(NUMBER_FRAMES, half, chance)
    for form in turned(NUMBERED, half, chance):
        yield filled(next(frames), form.format(n=chance.choice(FIGURES)), NoDays(), some_day(chance, 2005))


def names(half: str, chance: random.Random) -> Iterator[Case]:
    """'April Jones', 'the October 6 Bridge' and 'The Sun' are no dates."""
    frames = turned(NAME_FRAMES, half, chance)
    for name in turned(NAMES, half, chance):
        yield filled(next(frames), name, NoDays(), some_day(chance, 2005))


def todays(half: str, chance: random.Random) -> Iterator[Case]:
    """'Today's world' is no day."""
    for frame in turned(OF_THE_TIME, half, chance):
        yield filled(frame, "today's", NoDays(), some_day(chance, 2005))
