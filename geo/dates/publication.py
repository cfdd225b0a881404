"""The day of publication, as an interval, with the evidence for it.

Order of trust: metadata; a 'Published' line or a day on a line of its own near the top; a dateline with its
year; then what the report proves: a day told in the past bounds it from below, a weekday that agrees with
that day, or an anniversary, bounds it from above. A copyright year, a reader's comment and the clock of
this machine are never evidence. Events and holders of office are evidence only where the user gives their days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from geo.dates.anchor import Anchor
from geo.dates.explicit import month_number
from geo.dates.grammar import MONTH, NUMBER, YEAR, S
from geo.dates.known import Bound, bounds
from geo.dates.stated import PUBLISHED, TOP, line_around, stated
from geo.dates.values import day, plus_days
from geo.dates.whole_dates import DAY_OF_MONTH, Stretches, WholeDate, whole_dates
from geo.dates.words import WEEKDAY_NAMES, number
from geo.model import UNDATED, Document, Furniture, Publication

_DATELINES = tuple(
    re.compile(
        rf"^[ \t]*(?:[A-Z][A-Z.'\u2019-]{{1,20}},?[ ]){{1,4}}(?:\([A-Za-z ]{{2,20}}\)[ ])?"
        r"(?:[A-Z][a-z.]{1,12},[ ])?[—–-]?[ ]?(?:[A-Z][a-z]{2,5}day,?[ ])?"
        rf"{written}[ ]?(?:\([^)\n]{{2,24}}\))?[ ]?(?:[—–:]|--?)",
        re.MULTILINE,
    )
    for written in (rf"{MONTH}{S}{DAY_OF_MONTH}(?:,{S}{YEAR})?", rf"{DAY_OF_MONTH}{S}{MONTH}(?:,?{S}{YEAR})?")
)
_TO_THE_DAY = re.compile(
    rf"(?:(?P<near>nearly|almost|about){S}|(?P<exact>exactly){S})?{NUMBER}{S}years?{S}to{S}the{S}day", re.IGNORECASE
)
_MAYBE_TO_THE_DAY = re.compile(rf"[Tt][Oo]{S}[Tt][Hh][Ee]{S}[Dd][Aa][Yy]")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAY_NAMES)})\b(?!s|['\u2019]s)")
_NOT_BARE = re.compile(r"\b(?:last|next|every|each|this|on a|until|by)\s$", re.IGNORECASE)
SLACK = 31  # days: how far 'nearly to the day' may be from the day


def publication_date(document: Document, furniture: Sequence[Furniture] = ()) -> Publication:
    """When a document was published, as an interval with the evidence.

    What metadata says is kept as it is; a day that the text tells in the past and that lies after it is
    added to the evidence as a contradiction. Without metadata, the day is what the text proves; `UNDATED` if it
    proves nothing. Where metadata give no day that can be used, the reason says so.
    """
    text = document.text
    told = whole_dates(text, furniture)
    barred = [(f.start, f.end) for f in furniture if "caption" not in f.reason]
    given = bounds(text, document.known_events, barred) if document.known_events else []
    known = document.published
    if known is not None and (known.first or known.last):
        return _against_given(_against_text(known, text, told, furniture), given)
    found_stated = stated(text, told) or _dateline(text, told, furniture) or _of_address(document)
    if found_stated is not None:
        found = _against_given(_against_text(found_stated, text, told, furniture), given)
    else:
        found = _with_given(_proven(text, told, furniture), given)
    found = _closed(found)
    return found if known is None else replace(found, reason=f"{known.reason}; {found.reason}")


def _closed(found: Publication) -> Publication:
    """A publication with an open end as undated, its bound as evidence: else every later window would hold it."""
    if (found.first is None) == (found.last is None):
        return found
    return Publication(None, None, f"undated: {found.reason}", found.evidence)


def _dateline(text: str, told: list[WholeDate], furniture: Sequence[Furniture]) -> Publication | None:
    """'BAGHDAD, June 14, 2017 (Reuters) -' or 'BAGHDAD, 14 June 2017 (Reuters) -' at the head of the report.

    Lines of several days are a chronology and no datelines.
    """
    comments = Stretches(f for f in furniture if "comment" in f.reason)
    lines = [m for written in _DATELINES for m in written.finditer(text[: 2 * TOP]) if m.start() not in comments]
    if len({(m["year"], month_number(m["month"]), int(m["day"])) for m in lines}) > 1:
        return None
    for m in sorted(lines, key=lambda m: m.start()):
        words: tuple[str, ...] = (f"dateline '{' '.join(m[0].split())}'",)
        if m["year"]:
            found = day(int(m["year"]), month_number(m["month"]), int(m["day"]))
        else:
            found, whence = _year_of_dateline(month_number(m["month"]), int(m["day"]), _past(text, told, furniture))
            words += whence
        if found is not None:
            return Publication(found, found, "the dateline", words)
    return None


# 'https://site.example/2016/03/02/bridge-closed', '/news/2016-03-02/...', '/20160302/'
_ADDRESS_DAY = re.compile(
    r"(?<=[/_-])(?P<y>19\d\d|20\d\d)(?P<sep>[/-]?)(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
)
_ADDRESS_LINE = re.compile(
    r"^[ \t]*(?:(?:url|source|link|address|permalink|via|from)\s?:?\s?)?(?P<url>https?://[^\s<>]{4,400})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


def _of_address(document: Document) -> Publication | None:
    """The day in the page's own address: that of the metadata, else one that stands alone on a line near the top."""
    line = _ADDRESS_LINE.search(document.text, 0, TOP)
    for address, whose in (
        (document.url, "the article's address"),
        (line["url"] if line else "", "the address near the top"),
    ):
        m = _ADDRESS_DAY.search(address[:500].partition("?")[0])
        found = day(int(m["y"]), int(m["m"]), int(m["d"])) if m else None
        if found is not None:
            return Publication(found, found, "a day in the page's address", (f"{whose}: {found.isoformat()}",))
    return None


def _year_of_dateline(month: int, number: int, past: list[WholeDate]) -> tuple[date | None, tuple[str, ...]]:
    """The year of 'BAGHDAD, June 14': the one that puts it within a month after the newest day that the text tells."""
    if not past:
        return None, ()
    newest = max(past, key=lambda one: one.day)
    for year in (newest.day.year, newest.day.year + 1):
        found = day(year, month, number)
        if found is not None and 0 <= (found - newest.day).days <= SLACK:
            return found, (f"its year from '{newest.text}' told in the text",)
    return None, ()


def _sentence_start(text: str, at: int) -> int:
    """Roughly where the sentence begins, at most 200 characters back."""
    low = max(0, at - 200)
    return max(text.rfind(". ", low, at) + 1, text.rfind("\n", low, at) + 1, low)


def _past(text: str, told: list[WholeDate], furniture: Sequence[Furniture]) -> list[WholeDate]:
    """Whole dates of the report itself, not of furniture, that the words around them don't place in the future."""
    anchor = Anchor(text, None)
    page = Stretches(f for f in furniture if "caption" not in f.reason)
    past = []
    for one in told:
        anchor.sentence_start = _sentence_start(text, one.start)
        labelled = PUBLISHED.match(line_around(text, one.start, one.start)[0])
        if one.start not in page and not labelled and not anchor.future(one.start):
            past.append(one)
    return past


def _against_text(known: Publication, text: str, told: list[WholeDate], furniture: Sequence[Furniture]) -> Publication:
    """The publication, with a contradiction noted when the text tells a later day in the past."""
    if known.last is None:
        return known
    past = _past(text, told, furniture)
    found: list[str] = []
    late = [one for one in past if one.day > known.last]
    if late:
        newest = max(late, key=lambda one: one.day)
        found.append(f"contradiction: the text tells '{newest.text}' in the past, after {known.last.isoformat()}")
    around = _anniversary(text, past)
    if around is not None:
        low, high, words = around
        agrees = low <= known.last and (known.first is None or known.first <= high)
        found.append(words if agrees else f"contradiction: {words}")
    return Publication(known.first, known.last, known.reason, (*known.evidence, *found)) if found else known


def _against_given(known: Publication, given: Sequence[Bound]) -> Publication:
    """The publication, with the user's events that confirm or contradict it added to the evidence."""
    found = []
    for bound in given:
        early = bound.first and known.last and known.last < bound.first
        late = bound.last and known.first and known.first > bound.last
        if early or late:
            found.append(f"contradiction: {bound.words}")
        elif bound.last:
            found.append(bound.words)
    return Publication(known.first, known.last, known.reason, (*known.evidence, *found)) if found else known


def _with_given(proven: Publication, given: Sequence[Bound]) -> Publication:
    """What the text proves, narrowed by the user's events that it names."""
    first, last, evidence = proven.first, proven.last, list(proven.evidence)
    for bound in given:
        low = max((d for d in (first, bound.first) if d), default=None)
        high = min((d for d in (last, bound.last) if d), default=None)
        if low and high and low > high:
            evidence.append(f"contradiction: {bound.words}")
            continue
        first, last = low, high
        evidence.append(bound.words)
    if (first, last) == (proven.first, proven.last):
        return Publication(first, last, proven.reason, tuple(evidence)) if given else proven
    reason = "proven by the text as an interval" if first and last else "only one end is proven by the text"
    return Publication(first, last, reason, tuple(evidence))


def _proven(text: str, told: list[WholeDate], furniture: Sequence[Furniture]) -> Publication:
    """What the report's own words prove: not before the newest day told, not long after an anniversary."""
    past = _past(text, told, furniture)
    evidence: list[str] = []
    first: date | None = None
    last: date | None = None
    if past:
        newest = max(past, key=lambda one: one.day)
        first = newest.day
        evidence.append(f"not before '{newest.text}', the newest day the text tells")
        if _has_bare_weekday(text, WEEKDAY_NAMES[first.weekday()], furniture):
            last = plus_days(first, 6)
            evidence.append(f"'{first:%A}' without a date agrees with {first.isoformat()}: within a week of it")
    around = _anniversary(text, past)
    if around is not None:
        low, high, words = around
        if (first or high) <= high and low <= (last or low):
            first, last = max(first or low, low), min(last or high, high)
            evidence.append(words)
        else:
            evidence.append(f"contradiction: {words}")
    if first is None and last is None:
        return UNDATED
    reason = "proven by the text as an interval" if last else "only its earliest day is proven by the text"
    return Publication(first, last, reason, tuple(evidence))


def _has_bare_weekday(text: str, name: str, furniture: Sequence[Furniture]) -> bool:
    """Whether the report, outside of furniture, names this weekday without 'last', 'next', 'every' or the like."""
    page = Stretches(furniture)
    return any(
        m[0] == name and not _NOT_BARE.search(text[max(0, m.start() - 8) : m.start()]) and m.start() not in page
        for m in _WEEKDAY.finditer(text)
    )


def _anniversary(text: str, past: list[WholeDate]) -> tuple[date, date, str] | None:
    """'Nearly three years to the day after' and the one day in the text it can be counted from."""
    m = _TO_THE_DAY.search(text) if _MAYBE_TO_THE_DAY.search(text) else None
    count = number(m["number"]) if m else None
    if m is None or count is None or not 1 <= count <= 200 or count != int(count):
        return None
    near = [one for one in past if abs(one.start - m.start()) < 2 * TOP]
    if len({one.day for one in near}) != 1:
        return None
    origin = near[0].day
    back = day(origin.year + int(count), origin.month, min(origin.day, 28)) if origin.year + count < 9999 else None
    if back is None:
        return None
    low, high = plus_days(back, -SLACK if m["near"] else 0), plus_days(back, SLACK)
    if low is None or high is None:
        return None
    return low, high, f"'{' '.join(m[0].split())}' counted from {origin.isoformat()}: about {back.isoformat()}"
