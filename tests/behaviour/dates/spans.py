"""From one day to another, and parts of months, decades and centuries."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from behaviour.dates.cases import Case, Covers, filled, some_day, turned
from behaviour.dates.formats import ordinal
from geo.dates.values import month_end

FRAMES = (
    "The port was closed {d}.",
    "Fighting went on {d} without a pause.",
    "He served as mayor ({d}).",
    "The dig lasted {d}, its leader said.",
    "No ship was let through {d}.",
)
DAYS = (
    "{a}-{b} {M} {Y}",
    "{a}–{b} {M} {Y}",
    "{M} {a}-{b}, {Y}",
    "{M} {a}–{b}, {Y}",
    "from {a} to {b} {M} {Y}",
    "from {M} {a} to {b}, {Y}",
    "{M} {a} to {b}, {Y}",
    "between {a} and {b} {M} {Y}",
    "from the {oa} to the {ob} of {M} {Y}",
    "from the {oa} through the {ob} of {M}, {Y}",
    "between {M} {a} and {b}, {Y}",
    "{oa}-{ob} {M} {Y}",
    "{a} - {b} {M} {Y}",
    "{a} to {b} {M} {Y}",
    "from {M} {a} through {M} {b}, {Y}",
    "from {M} {a} to {M} {b}, {Y}",
    "{M} {a} - {M} {b}, {Y}",
    "from {a} {M} to {b} {M} {Y}",
    "{Y}-{m:02}-{a:02} to {Y}-{m:02}-{b:02}",
    "{Y}-{m:02}-{a:02}/{Y}-{m:02}-{b:02}",
    "{m}/{a}-{m}/{b}/{Y}",
)
DAYS_BARE = (
    "{a}-{b} {M}",
    "from {a} to {b} {M}",
    "from {M} {a} to {b}",
    "between {M} {a} and {b}",
    "from the {oa} to the {ob} of {M}",
    "{M} {a}-{b}",
    "from {M} {a} to {M} {b}",
    "{M} {a} through {b}",
    "from {a} {M} until {b} {M}",
    "between {a} and {b} {M}",
)
MONTHS = (
    "from {M} {Y} to {N} {Z}",
    "{M} {Y}-{N} {Z}",
    "{M} {Y} – {N} {Z}",
    "between {M} {Y} and {N} {Z}",
    "{M} {Y} to {N} {Z}",
    "{M} {Y} through {N} {Z}",
    "from {M} of {Y} until {N} of {Z}",
)
YEARS = (
    "{Y} to {Z}",
    "{Y}-{Z}",
    "{Y}–{Z}",
    "from {Y} to {Z}",
    "between {Y} and {Z}",
    "{Y}-{z}",
    "{Y}–{z}",
    "from {Y} until {Z}",
    "{Y} through {Z}",
    "{Y}/{z}",
    "from {Y} through {Z}",
    "in {Y}-{z}",
    "{Y} - {Z}",
)
PARTS = (
    "in the late {C}00s",
    "in the early {C}00s",
    "in the mid-{C}00s",
    "in the late {D}s",
    "in the early {D}s",
    "in the {D}s",
    "in the {N}th century",
    "in the late {N}th century",
    "in the early {N}th century",
    "in the {C}00s",
    "in the mid-{D}s",
)


def days(half: str, chance: random.Random) -> Iterator[Case]:
    """Days of one month."""
    frames = turned(FRAMES, half, chance)
    for form in turned(DAYS, half, chance):
        first = some_day(chance).replace(day=chance.randrange(1, 20))
        last = first + timedelta(chance.randrange(1, 8))
        yield filled(next(frames), _worded(form, first, last), Covers(first, last), last + timedelta(400))


def bare_days(half: str, chance: random.Random) -> Iterator[Case]:
    """Days of one month without its year."""
    frames = turned(FRAMES, half, chance)
    for form in turned(DAYS_BARE, half, chance):
        first = some_day(chance).replace(day=chance.randrange(1, 20))
        last = first + timedelta(chance.randrange(1, 8))
        published = last + timedelta(chance.randrange(1, 200))
        yield filled(next(frames), _worded(form, first, last), Covers(first, last), published)


def _worded(form: str, first: date, last: date) -> str:
    return form.format(
        a=first.day,
        b=last.day,
        oa=ordinal(first.day),
        ob=ordinal(last.day),
        M=f"{first:%B}",
        Y=first.year,
        m=first.month,
    )


def months(half: str, chance: random.Random) -> Iterator[Case]:
    """Months with their years; of one year, the first may lack it."""
    frames = turned(FRAMES, half, chance)
    for form in turned(
        (*MONTHS, "from {M} to {N} {Z}", "{M}-{N} {Z}", "from {M} through {N} {Z}", "{M} to {N} {Z}"), half, chance
    ):
        first = some_day(chance).replace(day=1)
        last = first + timedelta(31 * chance.randrange(2, 9))
        if "{Y}" not in form:
            first, last = first.replace(month=chance.randrange(1, 6)), first.replace(month=chance.randrange(7, 13))
        words = form.format(M=f"{first:%B}", Y=first.year, N=f"{last:%B}", Z=last.year)
        end = month_end(last.year, last.month)
        yield filled(next(frames), words, Covers(first, end), end + timedelta(500))


def bare_months(half: str, chance: random.Random) -> Iterator[Case]:
    """'From May to November', told after it."""
    frames = turned(FRAMES, half, chance)
    for form in turned(
        ("from {M} to {N}", "from {M} until {N}", "between {M} and {N}", "from {M} through {N}"), half, chance
    ):
        year, one = chance.randrange(1995, 2024), chance.randrange(1, 6)
        two = one + chance.randrange(1, 7)
        end = month_end(year, two)
        words = form.format(M=f"{date(year, one, 1):%B}", N=f"{date(year, two, 1):%B}")
        yield filled(next(frames), words, Covers(date(year, one, 1), end), end + timedelta(chance.randrange(1, 60)))


def years(half: str, chance: random.Random) -> Iterator[Case]:
    """From one year to another."""
    frames = turned(FRAMES, half, chance)
    for form in turned(YEARS, half, chance):
        first = chance.randrange(1810, 2015)
        last = first + (1 if "/" in form else chance.randrange(1, 9))
        if first // 100 != last // 100:
            continue
        words = form.format(Y=first, Z=last, z=f"{last % 100:02}")
        yield filled(next(frames), words, Covers(date(first, 1, 1), date(last, 12, 31)), date(2024, 5, 5))


def parts(half: str, chance: random.Random) -> Iterator[Case]:
    """Parts of decades and centuries."""
    frames = turned(FRAMES, half, chance)
    for form in turned(PARTS, half, chance):
        century, ten = chance.randrange(17, 20), chance.randrange(1, 10)
        words = form.format(C=century, D=century * 100 + ten * 10, N=century + 1)
        start = century * 100 + (ten * 10 if "{D}" in form else 0)
        length = 10 if "{D}" in form else 100
        third = length / 3
        low, high = start, start + length - 1
        if "early" in form:
            high = start + round(third)
        elif "late" in form:
            low = start + round(2 * third)
        elif "mid" in form:
            low, high = start + round(third), start + round(2 * third)
        slack = 0 if (low, high) == (start, start + length - 1) else 366 * (2 if length == 10 else 17)
        yield filled(next(frames), words, Covers(date(low, 1, 1), date(high, 12, 31), slack), date(2024, 5, 5))
