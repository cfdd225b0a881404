"""The English words that dates are made of, with their numbers and codes: `geo/languages/en/dates.txt`."""

from __future__ import annotations

from geo.languages import ENGLISH, keyed, number_words, phrases, table


def listed(words: str) -> list[str]:
    """The words of a table written as one line of text."""
    return words.split()


_TABLE = table(ENGLISH, "dates")
_MONTHS = [phrases([line]) for line in _TABLE["months"]]
_WEEKDAYS = [phrases([line]) for line in _TABLE["weekdays"]]

MONTH_NAMES = tuple(name for name, *_ in _MONTHS)
MONTHS = {form.lower(): number for number, forms in enumerate(_MONTHS, 1) for form in forms}
WEEKDAY_NAMES = tuple(name for name, *_ in _WEEKDAYS)
WEEKDAYS = {form.lower(): number for number, forms in enumerate(_WEEKDAYS) for form in forms}


def _numbered(section: str) -> dict[str, int]:
    """The phrases of a section's lines, in lower case, each with the number of its line."""
    return {name.lower(): number for number, line in enumerate(_TABLE[section], 1) for name in phrases([line])}


HIJRI_MONTHS, SOLAR_HIJRI_MONTHS = _numbered("hijri months"), _numbered("solar hijri months")
HIJRI_FEASTS = {name.lower(): day for name, day in keyed(_TABLE["hijri feasts"]).items()}
UNCONVERTED_MONTHS = keyed(_TABLE["unconverted months"])
NUMBERS = number_words(ENGLISH)
TENS = {word: NUMBERS[word] for word in listed(" ".join(_TABLE["tens"]))}
ORDINALS = {word: number for number, word in enumerate(listed(" ".join(_TABLE["ordinals"])), 1)} | {
    word: int(number) for word, number in keyed(_TABLE["other ordinals"]).items()
}
IRREGULAR_PAST = listed(" ".join(_TABLE["irregular past"]))
SEASONS, UNITS, DAYPARTS = (keyed(_TABLE[section]) for section in ("seasons", "units", "parts of the day"))


def word_list(section: str) -> list[str]:
    """The words of a section of the table, in order."""
    return listed(" ".join(_TABLE[section]))


def word_lines(section: str) -> list[str]:
    """The phrases of a section of the table, in order."""
    return phrases(_TABLE[section])


def word_rows(section: str) -> tuple[str, ...]:
    """The lines of a section of the table as they stand: one pattern each."""
    return _TABLE[section]


def daypart_code(words: str) -> str:
    """The code of the part of the day that is named in `words` ('late afternoon' is TAF); '' when none is."""
    return next((DAYPARTS[word] for word in words.lower().split() if word in DAYPARTS), "")


_FACTOR = 100  # words for a hundred and more multiply what stands before them


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
    for word in text.replace("-", " ").replace(" and ", " ").split():
        if word not in NUMBERS:
            return None
        total = total * NUMBERS[word] if NUMBERS[word] >= _FACTOR and total else total + NUMBERS[word]
    return total + half if text else None
