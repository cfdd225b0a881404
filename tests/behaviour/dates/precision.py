"""Expressions that say more, or less, than a plain reading of their words gives."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from behaviour.dates.cases import Case, Covers, Expectation, Value, filled, some_day, turned
from behaviour.dates.formats import ORDINAL_WORDS, spoken
from behaviour.dates.tenses import WEEKDAYS, back_to
from geo.dates.values import month_end

Made = tuple[str, Expectation]

FRAMES = (
    "The bridge was closed {d}.",
    "Nine people were hurt {d}, police said.",
    "The river rose {d} after heavy rain.",
    "A truck was burned {d} near the border.",
)


def _iso_weekday(at: date, chance: random.Random) -> Made:
    day = at - timedelta(chance.randrange(30, 400))
    year, week, number = day.isocalendar()
    return f"on {year}-W{week:02d}-{number}", Value(day.isoformat())


def _before_last(at: date, chance: random.Random) -> Made:
    number = chance.randrange(7)
    last = back_to(number, at - timedelta(1))
    return f"on the {WEEKDAYS[number]} before last", Value((last - timedelta(7)).isoformat())


def _last_days(at: date, chance: random.Random) -> Made:
    day, count = at - timedelta(chance.randrange(40, 400)), chance.randrange(2, 8)
    end = month_end(day.year, day.month)
    return f"in the last {count} days of {day:%B %Y}", Covers(end - timedelta(count - 1), end)


def _first_days(at: date, chance: random.Random) -> Made:
    day, count = (
        at - timedelta(chance.randrange(40, 400)),
        chance.choice((("two", 2), ("three", 3), ("ten", 10), ("5", 5))),
    )
    first = day.replace(day=1)
    return f"in the first {count[0]} days of {day:%B %Y}", Covers(first, first + timedelta(count[1] - 1))


def _nth_week(at: date, chance: random.Random) -> Made:
    day, nth = at - timedelta(chance.randrange(40, 400)), chance.randrange(4)
    first = day.replace(day=1 + 7 * nth)
    word = ("first", "second", "third", "fourth")[nth]
    return f"in the {word} week of {day:%B %Y}", Covers(first, first + timedelta(6))


def _year_end(at: date, chance: random.Random) -> Made:
    year = at.year - chance.randrange(1, 5)
    return f"at year-end {year}", Covers(date(year, 7, 2), date(year, 12, 31), 184)


def _spelled_month(at: date, chance: random.Random) -> Made:

    day = some_day(chance, 1950, 1999)
    return f"in {day:%B} {spoken(day.year)}", Value(f"{day:%Y-%m}")


def _ordinal_day(at: date, chance: random.Random) -> Made:

    day = at - timedelta(chance.randrange(2, 250))
    return f"on the {ORDINAL_WORDS[day.day - 1]} of {day:%B}", Value(day.isoformat())


def _weekday_week(at: date, chance: random.Random) -> Made:
    number = chance.randrange(7)
    monday = at - timedelta(at.weekday() + 7)
    return f"on {WEEKDAYS[number]} last week", Value((monday + timedelta(number)).isoformat())


def _week_ago(at: date, chance: random.Random) -> Made:
    number = chance.randrange(7)
    return f"a week ago {WEEKDAYS[number]}", Value((back_to(number, at) - timedelta(7)).isoformat())


def _two_nights(at: date, chance: random.Random) -> Made:
    count = chance.choice((("two", 2), ("three", 3), ("ten", 10), ("4", 4)))
    return f"{count[0]} days ago", Value((at - timedelta(count[1])).isoformat())


def _day_before_yesterday(at: date, chance: random.Random) -> Made:
    return "the day before yesterday", Value((at - timedelta(2)).isoformat())


def _year_word(at: date, chance: random.Random) -> Made:
    return chance.choice(("in the year two thousand", "in two thousand")), Value("2000")


def _early_month(at: date, chance: random.Random) -> Made:
    day = at - timedelta(chance.randrange(40, 330))
    first = day.replace(day=1)
    return f"in early {day:%B %Y}", Covers(first, first + timedelta(14), 3)


def _nth_weekday(at: date, chance: random.Random) -> Made:
    day = at - timedelta(chance.randrange(40, 400))
    number, first = chance.randrange(7), day.replace(day=1)
    found = first + timedelta((number - first.weekday()) % 7)
    return f"on the first {WEEKDAYS[number]} of {day:%B %Y}", Value(found.isoformat())


MAKERS = (
    _iso_weekday,
    _before_last,
    _last_days,
    _first_days,
    _nth_week,
    _year_end,
    _spelled_month,
    _ordinal_day,
    _weekday_week,
    _week_ago,
    _two_nights,
    _day_before_yesterday,
    _year_word,
    _early_month,
    _nth_weekday,
)


def precise(half: str, chance: random.Random) -> Iterator[Case]:
    """All of them; both halves have every expression, in other frames."""
    frames = turned(FRAMES, half, chance)
    while True:
        for make in MAKERS:
            published = some_day(chance, 2003)
            words, expected = make(published, chance)
            yield filled(next(frames), words, expected, published)
