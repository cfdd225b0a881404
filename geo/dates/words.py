"""Tables: the English words that dates are made of, and their numbers.

Source of the codes: TIMEX3 in the TimeML 1.2.1 annotation guidelines (seasons SP SU FA WI, parts of the
day TMO TMI TAF TEV TNI, units D W M Y DE CE).
"""

from __future__ import annotations


def listed(words: str) -> list[str]:
    """The words of a table written as one line of text."""
    return words.split()


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

SMALL = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
TENS = {w: 10 * n for n, w in enumerate(listed("twenty thirty forty fifty sixty seventy eighty ninety"), 2)}
NUMBERS = {word: number for number, word in enumerate(SMALL)} | TENS | {"a": 1, "an": 1, "hundred": 100}
VAGUE_NUMBERS = frozenset(("several", "few", "a few", "many", "a couple of", "a couple", "some", "countless"))

ORDINALS = {
    word: number
    for number, word in enumerate(
        listed(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        1,
    )
} | {"twenty-first": 21, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "weekend": "WE", "week": "W",
    "fortnight": "F", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "centurie": "CE",
}  # fmt: skip

DAYPARTS = {
    "dawn": "TMO", "sunrise": "TMO", "daybreak": "TMO", "morning": "TMO", "noon": "T12:00", "midday": "TMI",
    "afternoon": "TAF", "evening": "TEV", "dusk": "TEV", "sunset": "TEV", "night": "TNI", "midnight": "T24:00",
    "overnight": "TNI", "nightfall": "TNI",
}  # fmt: skip


def daypart_code(words: str) -> str:
    """The code of the part of the day that is named in `words` ('late afternoon' is TAF); '' when none is."""
    return next((DAYPARTS[word] for word in words.lower().split() if word in DAYPARTS), "")


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
