"""Names with days in them that name no day: 'the October 6 Bridge', 'April Jones', 'Sunday Times', 'today's Chad'."""

from __future__ import annotations

import re

from geo.dates.words import IRREGULAR_PAST, MONTH_NAMES, ORDINALS, WEEKDAY_NAMES, word_lines, word_list

_MONTH = "|".join(MONTH_NAMES)
_WEEKDAY = "|".join(WEEKDAY_NAMES)
_CALLED = "|".join(word_list("called after days"))
_CALLED_TOO = "|".join(word_list("called after days too"))
_BODIES = "|".join(word_list("bodies called after days"))
_PLACES = "|".join(word_list("places called after days"))
_AFTER_HOLIDAYS = "|".join(word_list("called after holidays"))
_PAPERS = "|".join(word_list("papers and clubs"))
_BEFORE_PERSONS = "|".join(word_list("before persons"))
_GENERAL = "|".join(word_list("of the time"))
_PLACE_NEXT = re.compile(rf"\s(?:[A-Z][a-z]+\s)?(?:{_CALLED})\b|\s(?:{_CALLED_TOO})\b")
_BODY_NEXT = re.compile(rf"\s(?:[A-Z][a-z]+\s)?(?:{_BODIES})\b")
_ISLAND_NEXT = re.compile(rf"\s(?:{_PLACES})\b")
_HOLIDAY = re.compile(r"(?:Good Friday|Easter(?: (?:Sunday|Monday))?|Christmas(?: Day)?|Thanksgiving|Pentecost)")
_HOLIDAY_NEXT = re.compile(rf"\s(?:{_AFTER_HOLIDAYS})\b")
_HALL_NEXT = re.compile(rf"\s(?:[A-Z][a-z]+\s){{1,3}}(?:{_CALLED})\b")
_DONE_BY = "|".join(word_list("done by"))
_THE = re.compile(r"\b[Tt]he\s$")
_NTH = "|".join(sorted((word for word in ORDINALS if not word[0].isdigit()), key=len, reverse=True))
_DAY_ALONE = re.compile(
    rf"(?:the\s)?(?:(?:{_MONTH})\s\d{{1,2}}(?:st|nd|rd|th)?|(?:\d{{1,2}}(?:st|nd|rd|th)?|{_NTH})\s(?:of\s)?(?:{_MONTH}))",
    re.IGNORECASE,
)
_PAPER_NEXT = re.compile(rf"\s(?:{_PAPERS})\b")
_NAMES = tuple(word_lines("names with dates"))
_NAMED = re.compile("|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(_NAMES, key=len, reverse=True)))
_LONGEST_NAME = max(map(len, _NAMES))

# --- persons whose first name is that of a month or a weekday

_PERSON_BEFORE = re.compile(rf"\b(?:{_BEFORE_PERSONS})\.?\s$|\b(?:[a-z]{{2,}}ed|{_DONE_BY})\sby\s$", re.IGNORECASE)
# 'of Friday Prayers', 'for Sunday President Obama' name no person
_NO_SURNAME = (
    r"(?:Mass|Prayers?|Service|Night|Morning|Evening|Mr|Mrs|Ms|Dr|Gen|President|Prime|Minister|Sen|Rep|Gov|Pope|King|Queen"
    rf"|The|A|In|On|At|I|He|She|It|They|We|Day|Fools|Bank|Uprising|War|Revolution|{_MONTH}|{_WEEKDAY})"
)
_SURNAME = re.compile(rf"\s(?!{_NO_SURNAME}\b)[A-Z][a-z]+\b(?!\s(?:forces|troops|officials|soldiers|police|time))")
_FIRST_MONTH = r"(?:April|June|May|August|January|July|September)"
_FIRST_NAMES = re.compile(rf"{_FIRST_MONTH}|(?:Sunday|Friday|Tuesday|Wednesday|Monday|Thursday|Saturday)")
_SURNAMES = ("April", "June", "May", "August", "March")
_TITLE_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lady|Lord|Justice|Senator|Sen|Rep|Gov)\.?\s$")
_MONTH_ALONE = re.compile(r"(?:April|June|May|August|January)")
# words after which a month without more is one, and what is no word of a sentence
_MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|during|from|of|between|through|throughout|last|next|this|that|early|late|mid|by|before|after|to|and|or"
    rf"|for|the|an?|its|their|his|her|our|on|at|around|about|with|every|each|{_MONTH}|\d{{1,4}}(?:st|nd|rd|th)?)|['\u2019]s?|[-\u2013/(&\d])[\s-]?$",
    re.IGNORECASE,
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;,\n]['\"\u2019\u201d)]?\s?|\n\s{0,4})['\"\u2018\u201c]?$")
# what a person does after a name: 'April Jones said', 'June Brown, a nurse'
_DOES_NEXT = re.compile(
    rf"(?:\s[A-Z][a-z]+){{1,2}}(?:$|[,.;)\n]|['\u2019]s\b|\s(?:and|who|whose|is|was|has|had|will|would|says|does|did|{'|'.join(IRREGULAR_PAST)}"
    r"|[a-z]{3,}ed)\b)"
)
_BYLINE = re.compile(r"(?:^|\n)[ \t]{0,4}(?:By|BY)\s$")
_BYLINE_NEXT = re.compile(
    r"(?:\s[A-Z][A-Za-z'-]+){1,3}[ \t]{0,3}(?:$|\n|,|[|·•]|\sand\s[A-Z]|\sin\s[A-Z]|\sfor\s"
    r"|\s(?:Staff|Associated|Special|Correspondent)\b)"
)

# --- the writer's own time

_MEDIUM = re.compile(
    r"\b(?!The\b|Since\b|As\b|In\b|But\b|And\b|On\b|Of\b|Until\b|Only\b|Even\b|Not\b)[A-Z][A-Za-z]+\s$"
)
_OF_THE_TIME = re.compile(rf"['\u2019]s\s(?:(?:young|modern|digital)\s)?(?:{_GENERAL})\b")
# 'in today's Turkey,' is of the time; 'today's Times', 'today's Brexit vote' are of the day
_LAND_OF_THE_TIME = re.compile(
    rf"['\u2019]s\s(?!(?:{_PAPERS})\b)[A-Z][a-z]+(?:\s(?!(?:{_PAPERS})\b)[A-Z][a-z]+)?"
    r"(?:$|[.,;:)?!\n]|\s(?:is|are|was|has|have|had|does|can|could|would|will|needs?|few|many|no|it|there|that|where|which|who|and|or|but|they"
    r"|he|she|we|you|as|with|by|for|to|at|than|the|an?)\b)"
)


def is_name(text: str, start: int, end: int) -> bool:
    """Whether a day, month or weekday at `start` to `end` is part of a name, and no date."""
    words = text[start:end]
    if _DAY_ALONE.fullmatch(words):
        is_of_the = words[:4].lower() == "the " or _THE.search(text, max(0, start - 5), start) is not None
        if _PLACE_NEXT.match(text, end) or (is_of_the and _BODY_NEXT.match(text, end)):
            return True
    if words == "Today" and _MEDIUM.search(text, max(0, start - 20), start):
        return True  # 'Russia Today'
    if words == "Today" and _THE.search(text, max(0, start - 5), start):
        return True  # 'the Today programme'
    if words in _SURNAMES and _TITLE_BEFORE.search(text, max(0, start - 12), start):
        return True
    if words == "This Week" and start > 0 and text[start - 1] not in "\n.\"'\u201c\u2018":
        return True
    if words.lower().startswith("the sun") and words[-1].lower() == "n":
        return True
    low = max(0, start - _LONGEST_NAME)
    if any(m.start() < end and m.end() > start for m in _NAMED.finditer(text, low, end + _LONGEST_NAME)):
        return True
    if words.endswith(WEEKDAY_NAMES) and _PAPER_NEXT.match(text, end):
        return True
    if words.endswith(WEEKDAY_NAMES) and _ISLAND_NEXT.match(text, end):
        return True
    if _HOLIDAY.fullmatch(words) and _HOLIDAY_NEXT.match(text, end):
        return True
    if words.isupper() and _BYLINE.search(text, max(0, start - 24), start) and _BYLINE_NEXT.match(text, end):
        return True
    return _FIRST_NAMES.fullmatch(words) is not None and _is_person(text, start, end, words)


def _is_person(text: str, start: int, end: int, first: str) -> bool:
    """Whether 'June' or 'Friday' at `start` to `end` is the first name of a person, or begins the name of a hall."""
    if _SURNAME.match(text, end) is None:
        return False
    low = max(0, start - 24)
    if _PERSON_BEFORE.search(text, low, start):
        return True
    if _THE.search(text, low, start):
        return _HALL_NEXT.match(text, end) is not None
    if _BYLINE.search(text, low, start):
        return _BYLINE_NEXT.match(text, end) is not None
    if _SENTENCE_START.search(text[low:start]):
        return _DOES_NEXT.match(text, end) is not None
    return _MONTH_ALONE.fullmatch(first) is not None and not _MONTH_BEFORE.search(text[low:start])


def is_of_the_time(text: str, end: int) -> bool:
    """Whether 'today' that ends at `end` is the writer's time and no day: 'today's world', 'today's Turkey'."""
    return _OF_THE_TIME.match(text, end) is not None or _LAND_OF_THE_TIME.match(text, end) is not None
