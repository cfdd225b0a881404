"""Days, intervals and kinds in words a reader takes in at a glance."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from geo.export.precision import radius_words as radius_words
from geo.gazetteer.table_rows import rows
from geo.model import DocumentSource

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

KIND_WORDS = {
    "admin1": "province or state",
    "admin2": "district",
    "base": "military base",
    "crossing": "border crossing",
    "quarter": "quarter of a city",
    "water": "sea or lake",
}
"""Kinds of the gazetteer that people call otherwise; the rest are words already."""

ROLE_WORDS = {
    "location": "a place where something happens",
    "actor": "an actor: a government or force named by its place",
    "demonym": "a people: a word of belonging",
    "chrome": "page furniture: no part of the report",
}

PART_WORDS = {
    "population": "inhabitants",
    "places in province": "places of its province named",
    "province named": "its province is named",
    "its county may be named": "its county is named",
    "a town of it may be named": "a town of it is named",
    "towns beside it may be named": "other towns of its county are named",
    "a province of the name is told apart": "another of the name is called a province",
    "a province among provinces": "beside other provinces of its country",
    "city of a province of its name": "city of a province of its name",
    "holds what is said to lie in it": "holds what is said to lie in it",
    "in the document's region": "within the article’s region",
    "share in province": "share of places in its province",
    "share in country": "share of places in its country",
    "places in country": "places of its country named",
    "alone in country": "alone in its country",
    "country named": "its country is named",
    "name shortened": "part of the name left out",
    "usual name of another": "the usual name of another town",
    "usual name": "its usual name",
    "a country's name": "a country bears the name",
    "of a kind with its neighbours": "of a kind with the names beside it",
    "less prominent": "less known than namesakes",
    "most prominent": "best known of the name",
    "far from all places": "far from all other places",
    "near another place": "near another place",
    "said to lie near": "near to what the text says it is near to",
    "near the town joined with it": "near the town joined with it",
    "share of the countries named": "its country is named most",
    "near its neighbours in the text": "near its neighbours in the text",
    "within named: in": "what it is said to lie in",
    "within named: comma": "what follows its comma",
    "within named: of": "what it is said to be of",
    "within named: possessive": "whose it is said to be",
    "within named: bracket": "what stands in brackets",
    "outside named: in": "not in what it is said to lie in",
    "outside named: comma": "not in what follows its comma",
    "outside named: possessive": "not in what it is said to belong to",
    "outside named: bracket": "not in what stands in brackets",
    "outside province: in": "not in the province it is said to lie in",
    "outside province: comma": "not in the province after its comma",
    "outside province: of": "not in the province it is said to be of",
    "outside province: possessive": "not in the province it is said to belong to",
    "outside province: bracket": "not in the province in brackets",
    "namesake inside: in": "a namesake lies where it is said to lie",
    "namesake inside: comma": "a namesake lies in what follows the comma",
    "namesake inside: of": "a namesake is of what it is said to be of",
    "namesake inside: possessive": "a namesake belongs to what it is said to belong to",
    "namesake inside: bracket": "a namesake lies in what stands in brackets",
    "within named: introduced": "what the text introduces it as lying in",
    "given country": "in a country given for the article",
    "outside the given countries": "in no country given for the article",
    "spelt like a place abroad": "only spelt like a place abroad",
    "inferred village": "a village that no table has, somewhere in what it lies in",
    "far less populous among few": "much smaller than the largest of the name, and little else is named",
    "only country named": "its country is the only one named",
    "another country named": "another country is named",
    "country named beside it": "its country is named beside it",
    "far less populous": "much smaller than the largest of the name",
    "a longer name's place": "a longer name in the text means it",
    "a country's name among countries": "a country’s name among other countries",
    "parent named": "what it is part of is named",
    "parent far off": "the names beside it lie elsewhere",
    "parent not named": "what it is part of is not named",
    "its city is named with it": "its city is named with it",
    "publisher's home": "the publisher’s home",
    "near the publisher's home": "near the publisher’s home",
    "publisher's province": "in the publisher’s province",
    "your own place": "a place of your own",
    "minor feature": "a small feature",
    "adjective of country": "an adjective of its country",
    "adjective of another country": "an adjective of another country",
    "kind word": "the word for its kind",
    "kind word fits": "the word for its kind fits",
    "kind word against": "the word for its kind speaks against it",
    "spelling differs": "spelled otherwise",
    "spelling distance": "how far the spelling is",
    "capital that acts": "a capital that acts",
    "province word": "a word for a province",
    "province word against": "no province is meant",
    "capital": "a capital",
    "landmark alone": "a landmark without its city",
    "inferred quarter": "a quarter known from the text alone",
    "inferred road": "a road known from the text alone",
    "inferred border": "a border known from the text alone",
}
"""Parts of the resolver's score as a reader would call them."""

ESTIMATED_WORDS = "estimated position"
"""Of a place that no source has: where it lies is from general knowledge."""

_KIND_CODE = re.compile(r"\b(admin1|admin2)\b")
_NEXT_BEST = re.compile(r"\. Next: .*\Z", re.DOTALL)


def day_words(day: date) -> str:
    """'18 June 2017'."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def captured_words(source: DocumentSource) -> str:
    """When a web archive's record was fetched, and which it is, in words; '' for what came from none."""
    if not source.record and not source.captured:
        return ""
    when = ""
    if source.captured:
        when = f" on {day_words(date.fromisoformat(source.captured[:10]))} at {source.captured[11:16]} UTC"
    return f"From a web archive, fetched{when}; record {source.record or 'without an id'}"


def interval_words(first: object, last: object) -> str:
    """'11 to 19 June 2017', 'June 2017', 'until 3 May 2017'; 'no date' when both ends are unknown.

    Takes ISO texts, with None for an open end, as the project's frames hold them.
    """
    start = date.fromisoformat(first) if isinstance(first, str) and first else None
    end = date.fromisoformat(last) if isinstance(last, str) and last else None
    if start is None:
        return "no date" if end is None else f"until {day_words(end)}"
    if end is None:
        return f"from {day_words(start)}"
    if start == end:
        return day_words(start)
    return _between(start, end)


def published_words(first: object, last: object) -> str:
    """When an article was published: as `interval_words`, but 'not before 3 May 2017' where an end is open.

    Nothing where neither end is known.
    """
    words = interval_words(first, last)
    if words == "no date":
        return ""
    return words.replace("from ", "not before ", 1).replace("until ", "not after ", 1)


def _between(start: date, end: date) -> str:
    starts_month = start.day == 1
    ends_month = end.month != date.fromordinal(end.toordinal() + 1).month if end < date.max else True
    if starts_month and ends_month:
        if (start.month, end.month) == (1, 12):
            return f"{start.year}" if start.year == end.year else f"{start.year} to {end.year}"
        if start.year != end.year:
            return f"{MONTHS[start.month - 1]} {start.year} to {MONTHS[end.month - 1]} {end.year}"
        if start.month == end.month:
            return f"{MONTHS[start.month - 1]} {start.year}"
        return f"{MONTHS[start.month - 1]} to {MONTHS[end.month - 1]} {start.year}"
    if start.year != end.year:
        return f"{day_words(start)} to {day_words(end)}"
    if start.month != end.month:
        return f"{start.day} {MONTHS[start.month - 1]} to {day_words(end)}"
    return f"{start.day} to {day_words(end)}"


def kind_words(kind: str) -> str:
    """A gazetteer kind as people say it."""
    return KIND_WORDS.get(kind, kind)


@cache
def _countries() -> dict[str, str]:
    return {row["code"]: row["name"] for row in rows("countries.csv")}


def country_words(code: str) -> str:
    """'IQ' as 'Iraq'; a code that nobody knows stays as it is."""
    return _countries().get(code, code)


def place_words(kind: str, country: str) -> str:
    """What a place is, in a few words: 'city, Iraq'; a country is just 'country'."""
    return ", ".join(part for part in (kind_words(kind), "" if kind == "country" else country_words(country)) if part)


def part_words(name: str) -> str:
    """A part of a score as a reader would call it."""
    if name in PART_WORDS:
        return PART_WORDS[name]
    kind = name.removeprefix("kind ")
    return name if kind == name else f"being a {kind_words(kind)}"


def reason_words(reason: str) -> str:
    """A stored reason without codes, and without the runner-up, which the page shows apart."""
    return _KIND_CODE.sub(lambda found: KIND_WORDS[found[0]], _NEXT_BEST.sub("", reason))


def count_words(number: int, one: str) -> str:
    """'1 article', '2,000 articles'."""
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"
