"""Lines that end where their writer pressed return, amid a name or not: messages, captions, poems of agencies."""

from __future__ import annotations

import random
from collections.abc import Iterator

from behaviour.cases import Case, Slot, filled, shuffled
from behaviour.names import Names

# What stands before a name and what after it.
AMID = (
    "Rockets hit {a} and two villages near it on Sunday night.",
    "Gunmen raided {a} before dawn and left with thirty hostages, a priest said.",
    "The cholera ward in {a} is full.",
    "A ferry from {a} sank in heavy seas; nine people are missing.",
    "Shelling of {a} began at noon and went on until dark, residents said.",
    "She was born near {a} and studied law.",
    "Nobody left {a} that night.",
    "The army says it holds {a} again after three days of fighting.",
    "Rescuers reached {a} on Friday with food and blankets.",
    "A nurse in {a} said the wells were dry.",
    "The road to {a} is cut and the bridge is down.",
    "Snow closed the airport of {a} for a second day, the agency reported.",
)
MORE = (
    "",
    " The governor did not comment.",
    " It was the third such attack in a month, and the death toll is expected to rise.",
    " Officials blamed the rains.",
)
HEADLINES = (
    "Army retakes {a}\nThe troops entered {b} on Sunday, officials said.",
    "Floods cut road to {a}\n{b} has been without power since Friday.",
    "Market in {a} burns\n{b} sent six fire engines, the mayor said.",
    "Three die in {a}\nPolice in {b} have arrested a man.",
    "Trial of mayor begins in {a}\nLawyers from {b} asked for more time.",
    "Strike spreads to {a}\nWorkers in {b} stayed at home for a third day.",
)
LISTS = (
    "Offices:\n{a}\n{b}\n{c}",
    "- {a}\n- {b}\n- {c}",
    "Results by town\n{a}\n{b}\n{c}\n",
    "{a}\n{b}\n{c}",
    "The delegates came from\n{a}\n{b}\n{c}",
    "Departures\n{a} 10:15\n{b} 10:40\n{c} 11:05",
)


def amid_a_name(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """One line end, amid a name of several words; what follows is one long line."""
    towns = [town for town in names.towns if " " in town.name]
    for frame in shuffled(AMID, half, chance):
        name = chance.choice(towns).name
        more = chance.choice(MORE)
        plain = filled(frame, {"a": Slot(name)}).text + more
        words = name.split(" ")
        at = chance.randint(1, len(words) - 1)
        broken = " ".join(words[:at]) + "\n" + " ".join(words[at:])
        yield Case(plain.replace(name, broken, 1), same_as=plain, frame=frame)


def short_lines(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Every line ends after a few words, no two of a length."""
    towns = [town for town in names.towns if " " in town.name]
    for frame in shuffled(AMID, half, chance):
        plain = filled(frame, {"a": Slot(chance.choice(towns).name)}).text + chance.choice(MORE[2:])
        words, lines = plain.split(" "), []
        while words:
            length = chance.randint(3, 7)
            lines.append(" ".join(words[:length]))
            words = words[length:]
        yield Case("\n".join(lines), same_as=plain, frame=frame)


def headlines(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """A headline and its text: two names, however they stand together."""
    for frame in shuffled(HEADLINES, half, chance):
        one, two = chance.sample(names.towns, 2)
        yield filled(frame, {"a": one.named(), "b": two.named()})


def lists(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
    """Names below each other stay names of their own."""
    for frame in shuffled(LISTS, half, chance):
        slots = {key: town.named() for key, town in zip("abc", chance.sample(names.towns, 3), strict=True)}
        yield filled(frame, slots)
