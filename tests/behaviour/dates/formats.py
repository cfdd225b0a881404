"""One day, month or year in every way of writing it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from behaviour.dates.cases import Case, Covers, Value, days, filled, some_day, turned
from geo.dates.words import listed

ORDINAL_WORDS = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
DAY_FRAMES = (
    "The bridge was closed on {d}.",
    "Shelling of the port began on {d}, officials said.",
    "The ferry sank ({d}), killing nine people.",
    "He was arrested on {d} and held for a week.",
    "Report of {d}",
    "Taken {d} near the river",
    "The last census, of {d}, counted 412 farms.",
    "Records show that on {d} the dam overflowed.",
)
MONTH_FRAMES = (
    "The bridge was closed in {d}.",
    "Floods in {d} ruined the harvest.",
    "The mine, shut since the strike of {d}, is for sale.",
    "By {d}, nine camps had been set up.",
    "The survey of {d} found little damage.",
    "Prices rose again in {d}, the bureau said.",
)
YEAR_FRAMES = (
    "The bridge was closed in {d}.",
    "Floods in {d} ruined the harvest.",
    "She moved to the coast in {d}.",
    "The mine was sold again in {d}, and then shut.",
    "Work on the canal started in {d}.",
    "The strike of {d} lasted two weeks.",
)


def ordinal(number: int) -> str:
    """'1st', '12th'."""
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


DAY_FORMATS = (
    "{B} {n}, {Y}",
    "{n} {B} {Y}",
    "{B} {o}, {Y}",
    "{o} {B} {Y}",
    "{o} of {B} {Y}",
    "the {o} of {B}, {Y}",
    "{A}, {B} {n}, {Y}",
    "{A} {n} {B} {Y}",
    "{A}, {n} {B} {Y}",
    "{a}, {n} {b} {Y}",
    "{a}. {b}. {n}, {Y}",
    "{b} {n}, {Y}",
    "{n} {b} {Y}",
    "{b}. {n}, {Y}",
    "{Y}-{m:02}-{n:02}",
    "{Y}/{m:02}/{n:02}",
    "{n:02}.{m:02}.{Y}",
    "{n}-{b}-{Y}",
    "{Y}, {b} {n}",
    "{Y} {B} {n}",
    "{Y}-{b}-{n:02}",
    "{n:02}-{b}-{y}",
    "{Y}, {B} {n}",
    "{Y} {b} {n:02}",
    "{n} {BB} {Y}",
    "{a} {b} {n} 15:50:06 {Y}",
    "{a}, {n:02} {b} {Y} 10:30:00 +0000",
    "{Y}{m:02}{n:02}",
    "{Y}-{m:02}-{n:02}T10:30:00Z",
    "the {w} of {B} {Y}",
    "{B} the {o}, {Y}",
    "the {w} of {B}, {Y}",
    "{w} {B} {Y}",
    "{B} {w}, {Y}",
    "{BB} {n}, {Y}",
    "{n}. {B} {Y}",
    "{o} {b} {Y}",
    "{n} {B}, {Y}",
    "{a} {n} {b} {Y}",
    "{Y}.{m:02}.{n:02}",
    "{n} {B} '{y}",
    "{n}{BBB}{Y}",
    "{A} the {o} of {B}, {Y}",
)
MONTH_FORMATS = (
    "{B} {Y}",
    "{B}, {Y}",
    "{B} of {Y}",
    "{b} {Y}",
    "{b}. {Y}",
    "{BB} {Y}",
    "{B} '{y}",
    "{Y}-{m:02}",
    "{m:02}/{Y}",
    "{B}-{Y}",
    "the month of {B} {Y}",
    "{b}-{Y}",
    "{Y} {B}",
    "{B} {YY}",
)
YEAR_FORMATS = (
    "{Y}",
    "the year {Y}",
    "the summer of {Y}",
    "{YY}",
    "the year {YY}",
    "the spring of '{y}",
    "summer {Y}",
    "late {Y}",
    "the autumn of '{y}",
    "winter {Y}",
    "early {Y}",
    "Q3 {Y}",
    "{Y} Q3",
    "{Y}Q03",
    "{Y}-Q3",
    "3Q {Y}",
    "the third quarter of {Y}",
    "the second half of {Y}",
    "H2 {Y}",
    "week 23 of {Y}",
    "{Y}-W23",
    "mid-{Y}",
    "fall of {Y}",
    "FY {Y}",
    "the winter of {Y}",
)


def spoken(year: int) -> str:
    """'nineteen ninety-seven', 'two thousand and four'."""
    tens = listed("_ _ twenty thirty forty fifty sixty seventy eighty ninety")
    small = listed(
        "_ one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen"
    )
    rest = year % 100
    two = small[rest] if rest < 20 else tens[rest // 10] + (f"-{small[rest % 10]}" if rest % 10 else "")
    if year == 2000:
        return "two thousand"
    if 2000 < year < 2010:
        return f"two thousand and {two}"
    return f"{small[year // 100] if year < 2000 else 'twenty'} {two if rest > 9 else 'oh ' + two}"


def worded(form: str, day: date) -> str:
    """A day as a format writes it."""
    return form.format(
        B=f"{day:%B}",
        b=f"{day:%b}",
        BB=f"{day:%B}".upper(),
        BBB=f"{day:%b}".upper(),
        A=f"{day:%A}",
        a=f"{day:%a}",
        n=day.day,
        o=ordinal(day.day),
        w=ORDINAL_WORDS[day.day - 1],
        m=day.month,
        Y=day.year,
        y=f"{day.year % 100:02}",
        YY=spoken(day.year),
    )


def whole_days(half: str, chance: random.Random) -> Iterator[Case]:
    """A day with its year."""
    frames = turned(DAY_FRAMES, half, chance)
    for form in turned(DAY_FORMATS, half, chance):
        day = some_day(chance)
        if form == "{n}-{b}-{Y}" or "{y}" in form:
            day = some_day(chance, 2001, 2024)
        words = worded(form, day)
        yield filled(next(frames), words, days(day.isoformat()), day + timedelta(chance.randrange(1, 900)))


def months(half: str, chance: random.Random) -> Iterator[Case]:
    """A month with its year."""
    frames = turned(MONTH_FRAMES, half, chance)
    for form in turned(MONTH_FORMATS, half, chance):
        day = some_day(chance)
        words = worded(form, day)
        yield filled(next(frames), words, Value(f"{day:%Y-%m}"), day + timedelta(chance.randrange(40, 900)))


def years(half: str, chance: random.Random) -> Iterator[Case]:
    """A year, season, quarter, half or week with its year."""
    frames = turned(YEAR_FRAMES, half, chance)
    for form in turned(YEAR_FORMATS, half, chance):
        day = some_day(chance, 1992, 2019)
        yield filled(next(frames), worded(form, day), _of_year(form, day.year), day + timedelta(days=1200))


def _of_year(form: str, year: int) -> Value | Covers:
    if "FY" in form:
        return Value(f"{year}")
    for word, code in (("summer", "SU"), ("spring", "SP"), ("autumn", "FA"), ("fall", "FA"), ("winter", "WI")):
        if word in form:
            return Value(f"{year}-{code}")
    if "Q" in form or "quarter" in form:
        return Value(f"{year}-Q3")
    if "H2" in form or "half" in form:
        return Value(f"{year}-H2")
    if "23" in form:
        return Value(f"{year}-W23")
    return Value(f"{year}")
