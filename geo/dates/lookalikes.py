"""What looks like a date and is none: 'Resolution 1701', 'flight 1973', 'the October 6 Bridge', 'April Jones'."""

from __future__ import annotations

import re

from geo.dates.words import MONTH_NAMES, WEEKDAY_NAMES, word_lines, word_list

_MONTH = "|".join(MONTH_NAMES)
_WEEKDAY = "|".join(WEEKDAY_NAMES)

# --- numbers of things, before and after what could be a year

_NUMBERED = "|".join(sorted(word_list("numbered things"), key=len, reverse=True))
_MONEY = "|".join(re.escape(word) for word in word_list("money before"))
_BEFORE_NUMBER = re.compile(
    rf"(?:\b(?:{_NUMBERED})\.?\s(?:(?:no|nos|nr|number)\b\.?\s?|#\s?)?(?-i:[A-Z]{{1,3}}[- ]?)?"
    rf"|[$€£#§]|\b(?:{_MONEY})\s?|\d[.,:/]|\bpopulation\s|(?-i:\b[A-Z])-"
    # telephone numbers; but '2013 2014 2015' is a row of years
    r"|\+\d{1,3}[ -]|\(\d{2,5}\)\s?|(?<![\d.,])(?!(?:1[4-9]|20)\d\d[ -])\d{3,4}[ -]|\b(?:code|pin)\s)$"
    r"|(?:©|\(c\)|copyright)[\s\d,-]{0,12}$",
    re.IGNORECASE,
)
_COUNTED = "|".join(sorted(map(re.escape, word_list("counted things")), key=len, reverse=True))
_COUNTED_NEXT = re.compile(
    rf"\s?(?:per\s?cent|{_COUNTED})(?!\w)|m\b"
    r"|-(?:seat|seater|metre|meter|foot|mile|km|kilomet(?:re|er)|page|man|strong|member|bed|room|acre|hectare|tonne|ton|word|unit|home"
    r"|piece|horsepower|barrel|megawatt|square)s?\b",
    re.IGNORECASE,
)
_AFTER_IN = re.compile(rf"\b(?:in|since|during|{_MONTH})\s$", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\s(?:troops|soldiers|people|men|women|children|fighters|militants|civilians|families|prisoners|refugees|migrants|rebels)\b"
)
_ADDRESS = re.compile(
    r"\s(?:[NSEW]\.?\s)?(?:[A-Z][\w'.-]{1,20}\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Drive|Terrace)\b"
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|the|since|after|before|during|until|till|by|this|of|from|to|and|early|late|mid)[\s-]$", re.IGNORECASE
)


def is_number(text: str, start: int, end: int) -> bool:
    """Whether four digits at `start` to `end` count or number something, and name no year."""
    before = text[max(0, start - 28) : start]
    if _BEFORE_NUMBER.search(before):
        return True
    if _COUNTED_NEXT.match(text, end):
        # 'in 1939 troops crossed'
        return not (_AFTER_IN.search(before) and _PEOPLE.match(text, end) and text[end - 2 : end] != "00")
    return _ADDRESS.match(text, end) is not None and _YEAR_BEFORE.search(before) is None


# --- names with months and weekdays in them

_CALLED = "|".join(word_list("called after days"))
_CALLED_TOO = "|".join(word_list("called after days too"))
_PAPERS = "|".join(word_list("papers and clubs"))
_BEFORE_PERSONS = "|".join(word_list("before persons"))
_GENERAL = "|".join(word_list("of the time"))
_PLACE_NEXT = re.compile(rf"\s(?:[A-Z][a-z]+\s)?(?:{_CALLED})\b|\s(?:{_CALLED_TOO})\b")
_DAY_ALONE = re.compile(
    rf"(?:the\s)?(?:(?:{_MONTH})\s\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{_MONTH}))",
    re.IGNORECASE,
)
_PAPER_NEXT = re.compile(rf"\s(?:{_PAPERS})\b")
_NAMES = tuple(word_lines("names with dates"))
_NAMED = re.compile("|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(_NAMES, key=len, reverse=True)))
_LONGEST_NAME = max(map(len, _NAMES))
_PERSON_BEFORE = re.compile(rf"\b(?:{_BEFORE_PERSONS})\.?\s$", re.IGNORECASE)
# 'of Friday Prayers', 'for Sunday President Obama' name no person
_SURNAME = re.compile(
    rf"\s(?!(?:Mass|Prayers?|Service|Night|Morning|Evening|Mr|Mrs|Ms|Dr|Gen|President|Prime|Minister|Sen|Rep|Gov|Pope|King|Queen"
    rf"|The|A|In|On|At|I|He|She|It|They|We|{_MONTH}|{_WEEKDAY})\b)[A-Z][a-z]+\b(?!\s(?:forces|troops|officials|soldiers|police|time))"
)
_FIRST_NAMES = re.compile(
    r"(?:April|June|May|August|January|July|September)|(?:Sunday|Friday|Tuesday|Wednesday|Monday|Thursday|Saturday)"
)
_MEDIUM = re.compile(
    r"\b(?!The\b|Since\b|As\b|In\b|But\b|And\b|On\b|Of\b|Until\b|Only\b|Even\b|Not\b)[A-Z][A-Za-z]+\s$"
)
_OF_THE_TIME = re.compile(rf"['\u2019]s\s(?:(?:young|modern|digital)\s)?(?:{_GENERAL})\b")


def is_name(text: str, start: int, end: int) -> bool:
    """Whether a day, month or weekday at `start` to `end` is part of a name, and no date."""
    words = text[start:end]
    if _DAY_ALONE.fullmatch(words) and _PLACE_NEXT.match(text, end):
        return True
    if words == "Today" and _MEDIUM.search(text, max(0, start - 20), start):
        return True  # 'Russia Today'
    if words == "This Week" and start > 0 and text[start - 1] not in "\n.\"'\u201c\u2018":
        return True
    if words.lower().startswith("the sun") and words[-1].lower() == "n":
        return True
    low = max(0, start - _LONGEST_NAME)
    if any(m.start() < end and m.end() > start for m in _NAMED.finditer(text, low, end + _LONGEST_NAME)):
        return True
    if words.endswith(WEEKDAY_NAMES) and _PAPER_NEXT.match(text, end):
        return True
    return (
        _FIRST_NAMES.fullmatch(words) is not None
        and _SURNAME.match(text, end) is not None
        and _PERSON_BEFORE.search(text, max(0, start - 14), start) is not None
    )


def is_of_the_time(text: str, end: int) -> bool:
    """Whether 'today' that ends at `end` is the writer's time and no day: 'today's world'."""
    return _OF_THE_TIME.match(text, end) is not None
