"""Years far from today, and days of other calendars."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from behaviour.dates.cases import AnyOf, Case, Covers, NoDays, Value, filled, turned

# a day of another calendar, and the Gregorian one (Hijri: within two days, as the moon is seen)
FOREIGN = (
    ("7 Safar 1439", date(2017, 10, 27)),
    ("1 Ramadan 1438", date(2017, 5, 27)),
    ("10 Muharram 1440", date(2018, 9, 20)),
    ("12 Rabi al-Awwal 1441", date(2019, 11, 9)),
    ("1 Shawwal 1439", date(2018, 6, 15)),
    ("27 Rajab 1442", date(2021, 3, 11)),
    ("9 Dhu al-Hijjah 1436", date(2015, 9, 23)),
    ("15 Sha'ban 1437", date(2016, 5, 22)),
    ("3 Jumada al-Thani 1435", date(2014, 4, 3)),
    ("20 Rabi' al-Thani 1434", date(2013, 3, 2)),
    ("22 Bahman 1357", date(1979, 2, 11)),
    ("1 Farvardin 1400", date(2021, 3, 21)),
    ("13 Aban 1358", date(1979, 11, 4)),
    ("28 Mordad 1332", date(1953, 8, 19)),
    ("22 Khordad 1388", date(2009, 6, 12)),
    ("15 Khordad 1342", date(1963, 6, 5)),
    ("29 Esfand 1329", date(1951, 3, 20)),
    ("7 Tir 1360", date(1981, 6, 28)),
    ("30 Tir 1331", date(1952, 7, 21)),
    ("16 Azar 1332", date(1953, 12, 7)),
    ("24 Ordibehesht 1391", date(2012, 5, 13)),
    ("12 Shahrivar 1320", date(1941, 9, 3)),
    ("1 Mehr 1359", date(1980, 9, 23)),
    ("6 Dey 1401", date(2022, 12, 27)),
)
JULIAN = (
    ("25 October (7 November) 1917", date(1917, 11, 7)),
    ("14 (26) December 1825", date(1825, 12, 26)),
    ("9 (22) January 1905", date(1905, 1, 22)),
    ("1 (13) March 1881", date(1881, 3, 13)),
    ("October 25 (November 7), 1917", date(1917, 11, 7)),
    ("27 June [O.S. 16 June] 1905", date(1905, 6, 27)),
)
FRAMES = (
    "The square was full on {d}.",
    "A law of {d} forbids it.",
    "On {d} the governor fled.",
    "He was born on {d} in a village.",
    "The decree, dated {d}, was never read out.",
)
YEARS = (
    ("on 25 December 800", "0800-12-25"),
    ("in 44 BC", "BC0044"),
    ("in AD 410", "0410"),
    ("in the year 476", "0476"),
    ("in 2150", "2150"),
    ("by 2100", "2100"),
    ("on 14 October 1066", "1066-10-14"),
    ("on 15 March 44 BC", "BC0044-03-15"),
    ("in 490 BC", "BC0490"),
    ("on 3 June 2140", "2140-06-03"),
    ("on June 3, 2140", "2140-06-03"),
    ("in June 793", "0793-06"),
    ("on 8 June 793", "0793-06-08"),
    ("on September 2, 31 BC", "BC0031-09-02"),
    ("in 323 BCE", "BC0323"),
    ("in the year 1054", "1054"),
    ("on 4 July 1187", "1187-07-04"),
    ("in October 732", "0732-10"),
    ("in August 410", "0410-08"),
    ("in 1258", "1258"),
    ("on 10 February 1258", "1258-02-10"),
    ("in 79 AD", "0079"),
    ("by the year 2500", "2500"),
    ("in March 2099", "2099-03"),
    ("in August 636", "0636-08"),
    ("in 622 CE", "0622"),
)
YEAR_FRAMES = (
    "He was crowned {d} in Rome.",
    "The valley was flooded {d}.",
    "The last of them, it is said, died {d}.",
    "A comet was seen {d}, the chronicle tells.",
    "Half of the coast may be lost {d}.",
)


def foreign(half: str, chance: random.Random) -> Iterator[Case]:
    """Days of the Hijri and the Solar Hijri calendar: converted, or left without days."""
    frames = turned(FRAMES, half, chance)
    for words, day in turned(FOREIGN, half, chance):
        yield filled(next(frames), words, AnyOf((Covers(day, day, 2), NoDays())), date(2023, 4, 5))


def old_style(half: str, chance: random.Random) -> Iterator[Case]:
    """A Julian day with the Gregorian one beside it."""
    frames = turned(FRAMES, half, chance)
    for words, day in turned(JULIAN, half, chance):
        yield filled(next(frames), words, Covers(day, day), date(2023, 4, 5))


def far_years(half: str, chance: random.Random) -> Iterator[Case]:
    """Years outside 1000 to 2100."""
    frames = turned(YEAR_FRAMES, half, chance)
    for words, value in turned(YEARS, half, chance):
        yield filled(next(frames), words, Value(value), date(2023, 4, 5))
