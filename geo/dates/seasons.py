"""Seasons, quarters and halves of years: 'last fall', 'the spring of 1918', 'the third quarter'."""

from __future__ import annotations

import re
from datetime import date

from geo.dates.anchor import Anchor, Reading, told_words
from geo.dates.explicit import FISCAL, full_year, month_number, with_part
from geo.dates.grammar import DAY, HS, MONTH, MONTH_STARTS, PART, PART_STARTS, UNIT_WORDS, YEAR, Rule, S, rule
from geo.dates.values import SEASON_MONTHS, fiscal_days, month_end
from geo.dates.words import SEASONS, listed
from geo.dates.years import year_of

_SEASON = "spring|summer|autumn|fall|winter"
_JOINED = re.compile(
    rf"{S}(?:and|to|or){S}(?:the{S})?(?:(?:early|late){S})?(?:{_SEASON}){S}(?:of{S})?(?P<year>1\d{{3}}|20\d\d)(?!\w)",
    re.IGNORECASE,
)
_YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
_CUE = re.compile(
    rf"\b(?:in|by|until|since|during|over|through|throughout|spent|of|all|(?:{_SEASON})\sand)\s(?:the\s)?$",
    re.IGNORECASE,
)
_COLLAPSE = re.compile(r"\s(?:of|from|in|to)\b")


def _season(m: re.Match[str], at: Anchor) -> Reading | None:
    code = SEASONS[m["season"].lower()]
    rel = re.sub(r"\s+", " ", (m["rel"] or "").lower())
    if m["yy"]:
        return with_part(f"{full_year(m['yy'], at.day):04d}-{code}", m["part"], "named with its year")
    if m["year"]:
        era = "BC" if (m["era"] or "").upper().startswith("B") else ""
        return with_part(f"{era}{int(m['year']):04d}-{code}", m["part"], "named with its year")
    joined = _JOINED.match(at.text, m.end())
    if joined is not None:
        return with_part(f"{joined['year']}-{code}", m["part"], f"joined to '{joined['year']}' after it")
    cue = at.text[max(0, m.start() - 20) : m.start()]
    if rel in ("", "the") and not m["part"] and not _CUE.search(cue) and not _is_of_season(m, at, cue):
        return None
    if m["season"].lower() == "fall" and rel in ("", "the") and _COLLAPSE.match(at.text, m.end()):
        return None
    later = _OF_SEASON.match(at.text, m.end())
    if later and later[0][-4:].isdigit():
        return with_part(f"{later[0][-4:]}-{code}", m["part"], "named with its year")
    told = at.near(2) if rel in ("that", "that same", "the same", "the next", "the following", "the previous") else None
    base, words = (told.first, told_words(told)) if told and not at.narrative else (at.base, at.base_words)
    if base is None:
        return Reading(f"XXXX-{code}", f"no year told, and {words}", tells=False)
    bare_in_news = rel in ("", "the") and not at.narrative
    if bare_in_news and _begins(base)[1] < SEASON_MONTHS[code] and not at.future(m.start(), m.end()):
        rel = "last"
    year = _year_of_season(code, rel, base, is_story=at.narrative or told is not None)
    return with_part(f"{year:04d}-{code}", m["part"], f"seen from {words}")


# what a season says which of: 'their main summer offensive', 'the Spring Fighting of 2004', 'a fall campaign'
_OF_SEASON = re.compile(
    r"\s(?:offensives?|campaigns?|fighting|counter-?offensives?|operations?|floods?|elections?|session|harvest|riots|uprising|retreat|thaw"
    r"|drought|storms?|fires?)\b(?:\sof\s(?:1\d{3}|20\d\d)\b)?",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    r"(?:\b(?:the|an?|their|its|his|her|this|that|\w+['\u2019]s?)\s(?:[\w-]+\s)?$|(?:^|\n)\W{0,3}$)", re.IGNORECASE
)


def _is_of_season(m: re.Match[str], at: Anchor, cue: str) -> bool:
    """Whether a season says which offensive or election is meant; its year, if any, then comes after that."""
    return _OF_SEASON.match(at.text, m.end()) is not None and _ONE_OF.search(cue) is not None


def _begins(base: date) -> tuple[int, int]:
    """Year and month as seasons count them: January and February belong to the winter of the year before."""
    return (base.year - 1, 12) if base.month < 3 else (base.year, base.month)


def _year_of_season(code: str, rel: str, base: date, *, is_story: bool) -> int:
    """The year that names the season with `rel` ('last', 'next', ..., or '') before it, seen from `base`."""
    start = SEASON_MONTHS[code]
    year, month = _begins(base)
    if rel == "last":
        return year - (month < start + 3)
    if rel == "this" and code != "WI":
        return base.year
    if rel in ("next", "the next", "the following", "this coming"):
        return year + (month >= start)
    return base.year if is_story else year


_NTH = {
    "first": 1, "1st": 1, "opening": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3,
    "fourth": 4, "4th": 4, "last": 4, "final": 4, "latter": 4,
}  # fmt: skip


# football has halves too
_OF_SPORT = re.compile(
    r"\b(?:coach|goals?|match|scored?|players?|striker|midfielder|league|halftime|touchdown|birdied?|bogey|golf|green|laps?|innings?)\b"
)
_AROUND = 400  # characters before and after a date that tell what it is about


def is_of_sport(text: str, start: int, end: int) -> bool:
    """Whether the words around a date speak of a match: its halves and holes are no days."""
    return _OF_SPORT.search(text, max(0, start - _AROUND), end + _AROUND) is not None


_OF_MONEY = re.compile(
    r"\b(?:profits?|earnings|net income|revenues?|fiscal|sales|shares|prices|economy|exports|imports"
    r"|inflation|output|orders|net|loss(?:es)?|earned|dividends?)\b|\$\s?\d",
    re.IGNORECASE,
)


def _quarter(m: re.Match[str], at: Anchor) -> Reading | None:
    nth = _NTH[m["nth"].lower()]
    half = m["kind"].lower() == "half"
    nth = min(nth, 2) if half else nth
    of, base = (m["whose"] or m["of"] or m["bare"] or "").lower(), at.base
    low, high = max(0, m.start() - _AROUND), m.end() + _AROUND
    if half and not of and (is_of_sport(at.text, m.start(), m.end()) or not _OF_MONEY.search(at.text, low, high)):
        return None
    part = f"{'H' if half else 'Q'}{nth}"
    fiscal = "fiscal" in m[0].lower()
    named = re.search(r"\d{4}", of)
    if named:
        days = fiscal_days(int(named[0])) if fiscal else None
        return Reading(f"{named[0]}-{part}", FISCAL if fiscal else "named with its year", days=days, tells=not fiscal)
    if base is None:
        return None
    if of or at.narrative:
        year = base.year + (-1 if of.startswith("last") else 1 if of.startswith("next") else 0)
    else:
        year = _year_of_part(base, nth, half=half, coming=_is_coming(m, at, base, nth, half=half))
    if fiscal:
        reason = f"seen from {at.base_words}, {FISCAL}"
        return Reading(f"{year:04d}-{part}", reason, days=fiscal_days(year), tells=False)
    return Reading(f"{year:04d}-{part}", f"seen from {at.base_words}")


_REPORTED = 120  # days: so long after its end a quarter or half year is still reported on
_RESULT_NEXT = re.compile(
    r"[\s-](?:net\s)?(?:loss(?:es)?|profits?|earnings|results?|income|sales|revenues?|figures|numbers|reports?|gdp|growth)\b",
    re.IGNORECASE,
)
_TO_REPORT = re.compile(r"\b(?:report|post|announce|release|publish|disclose)(?:s|ed|d|ing)?\b[^.;]{0,50}$")


def _is_result(m: re.Match[str], at: Anchor) -> bool:
    """Whether the result of a quarter is told, which is known when it's over: 'will report a first-quarter loss'."""
    before = at.text[max(at.sentence_start, m.start() - 70) : m.start()]
    return bool(_RESULT_NEXT.match(at.text, m.end()) or _TO_REPORT.search(before))


def _is_coming(m: re.Match[str], at: Anchor, base: date, nth: int, *, half: bool) -> bool:
    """Whether the words look ahead, to a quarter or half year and not to the report on one that has ended."""
    return at.future(m.start(), m.end()) and not (_is_result(m, at) and _has_ended(base, nth, half=half))


def _has_ended(base: date, nth: int, *, half: bool) -> bool:
    """Whether the last such quarter, or half year, ended shortly before `base`."""
    month = 6 * nth if half else 3 * nth
    year = base.year - (month_end(base.year, month) > base)
    return (base - month_end(year, month)).days <= _REPORTED


def _year_of_part(base: date, nth: int, *, half: bool, coming: bool) -> int:
    """The year of a bare 'third quarter' or 'first half' seen from `base`: the coming one if the words look ahead."""
    begins, ends = (6 * nth - 5, 6 * nth) if half else (3 * nth - 2, 3 * nth)
    if coming:
        return base.year + (ends < base.month)
    return base.year - (begins > base.month and not half)


def _joined_quarter(m: re.Match[str], at: Anchor) -> Reading | None:
    """'Second' in 'the second and third quarters'."""
    base, nth = at.base, _NTH[m["nth"].lower()]
    if m["of"]:
        return Reading(f"{m['of']}-Q{nth}", f"joined to '{m['of']}' after it")
    if base is None:
        return None
    year = base.year - (3 * nth - 2 > base.month and not at.narrative)
    return Reading(f"{year:04d}-Q{nth}", f"seen from {at.base_words}")


def _short_quarter(m: re.Match[str], at: Anchor) -> Reading:
    return Reading(f"{m['year']}-Q{m['nth']}", "named with its year")


def _same_quarter(m: re.Match[str], at: Anchor) -> Reading | None:
    """'The year-ago quarter' beside 'the third quarter': that quarter, a year before."""
    told, day = at.near(2), at.day
    if at.narrative:
        return None
    if told is not None and told.grain == "quarter":
        value = f"{told.first.year - 1:04d}{told.value[4:]}"
        return Reading(value, f"a year before {told_words(told)}", tells=False)
    if day is None:
        return None
    if (m["noun"] or "").lower() == "quarter":
        # reports tell of the quarter that has just ended
        year, quarter = (day.year - 1, (day.month - 1) // 3) if day.month > 3 else (day.year - 2, 4)
        return Reading(f"{year:04d}-Q{quarter}", f"a year before the last whole quarter before {at.here}", tells=False)
    return Reading(f"{day.year - 1:04d}", f"a year before {at.here}", tells=False)


def _quarter_ended(m: re.Match[str], at: Anchor) -> Reading | None:
    """'The quarter ended Sept. 30': the one that ends with that month."""
    month = month_number(m["month"])
    known = (
        (int(m["year"]), "named with its year") if m["year"] else year_of(month, int(m["day"]), at, m.end(), m.end())
    )
    if known is None or (int(m["day"]) < 20 and month % 3):
        return None
    return Reading(f"{known[0]:04d}-Q{(month + 2) // 3}", f"it ended with {m['month']}: {known[1]}")


def _quarter_told(m: re.Match[str], at: Anchor) -> Reading | None:
    """'In the quarter': the one told before, else the last whole one before a report of earnings."""
    told = at.near(2)
    if told is None or told.grain != "quarter":
        if at.day is None or at.narrative or not _OF_MONEY.search(at.text, max(0, m.start() - 200), m.end() + 200):
            return None
        year, quarter = (at.day.year, (at.day.month - 1) // 3) if at.day.month > 3 else (at.day.year - 1, 4)
        return Reading(f"{year:04d}-Q{quarter}", f"the last whole quarter before {at.here}")
    return Reading(told.value, f"'{m[0]}' is {told_words(told)}", tells=False)


RULES: tuple[Rule, ...] = (
    rule(
        "quarter by its number",
        {"q"},
        rf"(?-i:Q)(?P<nth>[1-4]){S}(?:of{S})?(?P<year>20\d\d|19\d\d)",
        _short_quarter,
    ),
    rule(
        "same quarter a year before",
        {"the", "year"},
        rf"(?:the{S})?year[-\u2010\u2011](?:ago|earlier|before)(?:{S}(?P<noun>quarter|period))?",
        _same_quarter,
        UNIT_WORDS,
    ),
    rule(
        "quarter that ended",
        {"the"},
        rf"the{S}quarter(?={S}(?:that{S})?end(?:ed|ing|s){S}(?:on{S})?{MONTH}{S}{DAY}(?:,?{S}{YEAR})?)",
        _quarter_ended,
        MONTH_STARTS,
    ),
    rule(
        "the quarter told",
        {"the"},
        rf"the(?:{S}latest)?{S}quarter(?!{HS}(?:of|century|million|billion|final|mile|hour|point))",
        _quarter_told,
        UNIT_WORDS,
    ),
    rule(
        "season",
        set(SEASONS) | PART_STARTS | {"the", "last", "next", "this", "that"},
        rf"{PART}(?:(?P<rel>last|next|this{S}past|this{S}coming|this|that(?:{S}same)?|the{S}(?:next|following|previous"
        rf"|same)|the){S})?(?P<season>{_SEASON})(?:{S}(?:of{S})?"
        rf"(?P<year>\d{{2,4}}(?={S}B\.?C)|1\d{{3}}(?!\d)|20\d\d(?!\d))(?:[-\u2010-\u2013/](?:\d\d)?\d\d(?![\d/-]))?(?:{S}(?P<era>B\.?C\.?))?|{S}(?:of{S})?['\u2019](?P<yy>\d\d)(?!\w))?",
        _season,
        frozenset(SEASONS),
    ),
    rule(
        "quarter or half",
        {"the"} | set(listed("first second third fourth 1st 2nd 3rd 4th last final latter opening fiscal this next 0")),
        rf"(?:the{S})?(?:(?P<whose>(?:(?:fiscal{S})?{_YEAR}|(?:this|last|next){S}(?:fiscal{S})?year)(?:['\u2019]s)?){S})?(?:fiscal{HS})?"
        rf"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|last|final|latter|opening){HS}(?:fiscal{HS})?(?P<kind>quarter|half)s?"
        rf"(?:{S}of{S}(?P<of>(?:(?:fiscal{S})?(?:year{S})?{_YEAR}|(?:this|last|next|the){S}(?:fiscal{S})?year))|,?{S}(?P<bare>{_YEAR}))?",
        _quarter,
        frozenset(("quarter", "quarters", "half")),
    ),
    rule(
        "quarter joined to the next",
        listed("the first second third"),
        rf"(?:the{S})?(?P<nth>first|second|third)(?=-?{S}(?:and|or|to){S}(?:the{S})?(?:second|third|fourth){HS}quarters?\b"
        rf"(?:{S}of{S}(?P<of>{_YEAR}))?)",
        _joined_quarter,
        frozenset(("quarter", "quarters")),
    ),
)
