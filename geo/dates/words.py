"""Tables: the English words that dates are made of, and their numbers.

Source of the codes: TIMEX3 in the TimeML 1.2.1 annotation guidelines (seasons SP SU FA WI, parts of the
day TMO TMI TAF TEV TNI, units D W M Y DE CE).
"""

from __future__ import annotations

from datetime import date, timedelta

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS["sept"] = 9

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
WEEKDAYS |= {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
NUMBERS = {word: number for number, word in enumerate(SMALL)} | TENS | {"a": 1, "an": 1, "hundred": 100}
VAGUE_NUMBERS = frozenset(("several", "few", "a few", "many", "a couple of", "a couple", "some", "countless"))

ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        1,
    )
} | {"twenty-first": 21, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "weekend": "WE", "week": "W",
    "fortnight": "F", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "centurie": "CE",
}  # fmt: skip

DAYPARTS = {
    "dawn": "TMO", "sunrise": "TMO", "daybreak": "TMO", "morning": "TMO", "noon": "TMI", "midday": "TMI",
    "afternoon": "TAF", "evening": "TEV", "dusk": "TEV", "sunset": "TEV", "night": "TNI", "midnight": "T24:00",
    "overnight": "TNI", "nightfall": "TNI",
}  # fmt: skip


def number(words: str) -> float | None:
    """`'twenty-two'`, `'1,200'`, `'two and a half'` as a number; None for 'several' and its like."""
    text = words.lower().replace("\u00a0", " ").strip()
    half = 0.0
    for tail in (" and a half", "-and-a-half", " and half", " 1/2"):
        if text.endswith(tail):
            text, half = text[: -len(tail)], 0.5
    digits = text.replace(",", "")
    if digits.replace(".", "", 1).isdecimal() and digits.isascii():
        return float(digits) + half
    if text in ("half a", "a half", "half", "half an"):
        return 0.5
    total = 0
    for word in text.replace("-", " ").split():
        if word not in NUMBERS:
            return None
        total = total * 100 if word == "hundred" and total else total + NUMBERS[word]
    return total + half if text else None


def easter(year: int) -> date:
    """Western Easter Sunday of a Gregorian year (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    part = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * part) // 451
    month, day = divmod(h + part - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


FIXED_HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14), "halloween": (10, 31),
    "independence day": (7, 4), "veterans day": (11, 11), "armistice day": (11, 11), "st. patrick's day": (3, 17),
    "may day": (5, 1), "all saints' day": (11, 1), "bastille day": (7, 14),
}  # fmt: skip
MOVING_HOLIDAYS = ("thanksgiving day", "thanksgiving", "easter sunday", "easter monday", "easter", "good friday",
                   "palm sunday", "memorial day", "labor day", "election day", "martin luther king day")  # fmt: skip


def holiday(name: str, year: int) -> date | None:
    """The day a holiday of the United States' and Western Christian calendars falls on in `year`."""
    key = name.lower().replace("\u2019", "'")
    if key in FIXED_HOLIDAYS:
        return date(year, *FIXED_HOLIDAYS[key])
    if key.startswith("thanksgiving"):
        return _nth_weekday(year, 11, 3, 4)
    if key == "memorial day":
        last = _nth_weekday(year, 5, 0, 5)
        return last if last.month == 5 else last - timedelta(days=7)
    if key == "labor day":
        return _nth_weekday(year, 9, 0, 1)
    if key == "martin luther king day":
        return _nth_weekday(year, 1, 0, 3)
    if key == "election day":
        return _nth_weekday(year, 11, 0, 1) + timedelta(days=1)
    shift = {"easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2, "palm sunday": -7}.get(key)
    return None if shift is None else easter(year) + timedelta(days=shift)
