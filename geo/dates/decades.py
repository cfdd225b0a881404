"""Decades and centuries: 'the 1990s', 'the nineteen-twenties', 'the noughties', 'the 840s', 'the late 19th century'."""

from __future__ import annotations

import re

from geo.dates.anchor import Anchor, Reading
from geo.dates.explicit import NAMED, with_part
from geo.dates.grammar import DIGITS, ERA, HS, PART, PART_STARTS, Rule, S, rule
from geo.dates.words import ORDINALS, number


def _decade(m: re.Match[str], at: Anchor) -> Reading | None:
    if m["era"] and m["era"].upper().startswith("B"):
        return Reading(f"BC{int(m['dec'] + m['tail']) // 10:03d}", "before Christ")
    if len(m["dec"]) == 1 or (len(m["dec"]) == 2 and not _is_far_decade(m, at)):
        return None
    # 'the late 1800s' are of the century, 'the 2000s' a decade
    decade = f"{int(m['dec']):03d}"
    value = f"{decade[:2]}XX" if decade != "200" and decade.endswith("0") else f"{decade}X"
    return with_part(value, m["part"], NAMED)


_SCORES = re.compile(
    r"\b(?:scores?|scored|points?|rank(?:s|ed|ing)?|degrees|temperatures?|pounds|prices?|dollars|rooms?|low|high|seats|speeds?|Boeing|Airbus"
    r"|series|grade|level|weigh(?:s|ed|t)?)\b",
    re.IGNORECASE,
)
_IN_THE = re.compile(r"\b(?:in|of|from|by|until|since|during|through|early|late|mid)[\s-](?:the\s)?$", re.IGNORECASE)


def _is_far_decade(m: re.Match[str], at: Anchor) -> bool:
    """Whether 'the 840s' are years, and not points or degrees."""
    has_the = bool(m["part"]) or m[0][:4].lower() == "the "
    before = at.text[max(0, m.start() - 9) : m.start("dec")]
    if not has_the or not (_IN_THE.search(before) or m["part"]):
        return False
    return _SCORES.search(at.text, max(0, m.start() - 60), m.end() + 40) is None


_DECADES = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}
_NOUGHTIES = ("noughties", "naughties", "aughts", "two-thousands")


_OF_WEATHER = re.compile(r"\b(?:highs?|lows?|temperatures?|degrees|mercury|Fahrenheit|mph)\b", re.IGNORECASE)


def _word_decade(m: re.Match[str], at: Anchor) -> Reading | None:
    if _OF_WEATHER.search(at.text, max(0, m.start() - 70), m.end() + 20):
        return None  # 'highs in the mid-70s'
    word = (m["word"] or "").lower()
    if word in _NOUGHTIES:
        return with_part("200X", m["part"] or m["part2"], NAMED)
    digit = _DECADES[word] if word else int(m["digit"])
    century = int(number(m["hundreds"]) or 19) if m["hundreds"] else 19
    reason = NAMED if m["hundreds"] else "decade of the 20th century"
    return with_part(f"{century}{digit}X", m["part"] or m["part2"], reason)


def _century(m: re.Match[str], at: Anchor) -> Reading | None:
    word = m["nth"].lower()
    nth = int(re.sub(r"\D", "", word)) if word[0].isdigit() else ORDINALS.get(word, 0)
    if not 1 <= nth <= 30:
        return None
    if m["era"] and m["era"].upper().startswith("B"):
        return Reading(f"BC{nth - 1:02d}", "before Christ")
    return with_part(f"{nth - 1:02d}XX", m["part"] or m["part2"], NAMED)


_ORDINAL = "|".join(sorted((w for w in ORDINALS if not w[0].isdigit()), key=len, reverse=True))

RULES: tuple[Rule, ...] = (
    rule(
        "decade",
        PART_STARTS | {"0"},
        rf"{PART}(?:the{S})?(?P<dec>1\d\d|2\d\d|\d\d?)(?P<tail>0)['\u2019]?s{ERA}?",
        _decade,
        DIGITS,
    ),
    rule(
        "decade in words",
        PART_STARTS | {"the"} | set(_DECADES),
        rf"{PART}(?:the{S})(?:(?P<part2>early|mid|late)[- ])?(?:(?:(?P<hundreds>eighteen|nineteen){HS})?"
        rf"(?P<word>{'|'.join((*_DECADES, *_NOUGHTIES))})"
        rf"|['\u2019]?(?P<digit>[2-9])0s)",
        _word_decade,
        DIGITS | set(_DECADES) | {"noughties", "naughties", "aughts", "thousands"},
    ),
    rule(
        "century",
        PART_STARTS | {"0"} | set(ORDINALS),
        rf"{PART}(?:the{S})?(?:(?P<part2>early|mid|late){HS})?(?P<nth>\d{{1,2}}(?:st|nd|rd|th)"
        rf"|{_ORDINAL}){HS}(?:century|centuries){ERA}?",
        _century,
        frozenset(("century", "centuries")),
    ),
)
