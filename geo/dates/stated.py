"""What a page itself states of its day: 'Published' and 'Updated' lines, bylines, a day on a line of its own."""

from __future__ import annotations

import re

from geo.dates.whole_dates import WholeDate
from geo.dates.words import word_rows
from geo.model import Publication

PUBLISHED = re.compile(
    # 'Delhi Updated: 21-02-2020'
    r"^(?:[^\n]{0,60}[|·•]\s?|(?-i:(?:[A-Z][\w.'\u2019-]{1,20}[ ]){1,3})(?=[a-z]{4,12}(?:[ ][a-z]{4,12})?:))?"
    r"[^\w\n]{0,4}(?:first\s|originally\s|article\s|story\s|date\s)?"
    r"(?P<word>published|posted|updated|last updated|last modified|modified|released|date|uploaded|created"
    r"|publication date|pubdate|submitted|filed)\b[^\n]{0,40}$",
    re.IGNORECASE,
)
# 'This story was first published on 2 March 2016.'
_SAID = re.compile(
    r"\b(?:this|the)\s(?:article|story|report|post|piece|page|column|interview)\s"
    r"(?:was|is|has been)\s(?:first\s|originally\s|last\s)?"
    r"(?P<word>published|posted|updated|modified)\s(?:(?:here|online)\s)?(?:on\s|at\s)?[^\n]{0,20}$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"published|posted|updated|modified|released|date|uploaded|created|pubdate|submitted|filed", re.IGNORECASE
)
_NAME = r"[A-Z][\w.'\u2019-]{0,20}"
_ALONE_BEFORE = re.compile(
    r"^\W{0,4}(?:(?:by\s)?[^\n\d]{0,60}[|·•]\s?|by\s[^\n\d,.]{3,60}(?:,|\s[-\u2013\u2014]|\son)\s"
    # 'Mara Lind, Valley Times - ', a byline without its 'By'
    rf"|(?-i:{_NAME}(?:\s{_NAME}){{1,3}}(?:,\s{_NAME}(?:\s{_NAME}){{0,3}})?)(?:,|\s[-\u2013\u2014])\s)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?$",
    re.IGNORECASE,
)
_ALONE_AFTER = re.compile(
    r"^(?:T\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)?)?\W{0,6}(?:(?:at\s)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?[^\n]{0,12})?"
    r"(?:\s?[|·•]\s?[^\n]{0,30})?[^\w\n]{0,6}$",
    re.IGNORECASE,
)
_HEADINGS = word_rows("headings of others")
# a line of these words heads what others wrote, where the article stands above it
_OF_OTHERS = re.compile(
    rf"^[ \t]{{0,4}}(?:\d{{1,5}}\s)?(?:{'|'.join(_HEADINGS)})[ \t]{{0,3}}(?:\(\d{{1,5}}\))?:?[ \t\r]{{0,4}}$",
    re.IGNORECASE | re.MULTILINE,
)
_PROSE = re.compile(r"[.!?][\"\u201d\u2019')]{0,2}[ \t\r]{0,4}\n")
TOP = 1500  # characters of the head of a page in which a day on a line of its own is the page's


def line_around(text: str, at: int, end: int) -> tuple[str, str]:
    """What stands before and after a stretch on its line."""
    start = text.rfind("\n", max(0, at - 200), at) + 1 or max(0, at - 200)
    stop = text.find("\n", end, end + 200)
    return text[start:at], text[end : stop if stop >= 0 else end + 200]


def of_others(text: str) -> int:
    """Where comments or other articles begin, told by their heading below the article's prose; else the text's end."""
    prose = _PROSE.search(text)
    heading = _OF_OTHERS.search(text, prose.end()) if prose else None
    return heading.start() if heading else len(text)


def stated(text: str, told: list[WholeDate]) -> Publication | None:
    """The day of a 'Published' or 'Updated' line, of a byline, or that stands alone near the top."""
    found: list[tuple[int, WholeDate, str]] = []
    end = of_others(text)
    for one in told:
        if one.start >= end:
            break
        before, after = line_around(text, one.start, one.start + len(one.text))
        label = PUBLISHED.match(before) or _SAID.search(before)
        if label:
            # of 'Published 2 March, updated 3 March' the word that stands nearest counts
            later = _LABEL.findall(before)[-1].lower() in ("updated", "modified")
            found.append((1 if later else 0, one, f"'{label[0].strip()} {one.text}'"))
        elif one.start < TOP and _ALONE_BEFORE.match(before) and _ALONE_AFTER.match(after):
            found.append((2, one, f"'{one.text}' on a line of its own near the top"))
    if not found:
        return None
    rank = min(r for r, *_ in found)
    days = sorted({one.day for r, one, _ in found if r == rank})
    evidence = tuple(f"{words}: {one.day.isoformat()}" for _, one, words in found)
    if len(days) > 1:
        evidence += (f"these disagree: {', '.join(d.isoformat() for d in days)}",)
    how = ("a 'published' line", "an 'updated' line", "a day on a line of its own")[rank]
    return Publication(days[0], days[-1], how, evidence)
