"""Where a local outlet is at home: from a table of outlets, else as far as its own name tells ('Ontario Times').

Table: data/outlets.csv (name, home, admin1, country, scope), facts compiled by hand for Dateline. Outlets of scope
'national' and 'world' write about places anywhere: their home says nothing, even where their name has one in it.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

from geo.gazetteer import Gazetteer, normalise
from geo.gazetteer import flags as bits
from geo.model import Place

_WORD = re.compile(r"[^\W\d_]+")
_HOST = re.compile(r"(?:https?://)?([\w-]+(?:\.[\w-]+)*\.[a-z]{2,})(?:/.*)?$", re.IGNORECASE)
_SUBDOMAINS = frozenset(("www", "news", "weekly", "online", "m", "blog", "blogs"))
_SECOND_LEVEL = frozenset(("co", "com", "org", "net", "gov"))
# Shorter leftovers of a name are too common to tell an outlet: 'Times', 'Herald'.
_LEAST_TELLING = 10
_TOWNS = bits.CITY_100K | bits.CITY_15K | bits.ADMIN1 | bits.COUNTRY
_HOMES = frozenset(("city", "village", "quarter", "admin2", "country"))
_LONGEST, _LONGEST_PUBLISHER = 3, 200

Outlet = tuple[str, str, str, str]


def home_of(publisher: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The home of a local outlet, at most one place; () if it has none or it isn't known."""
    publisher = publisher.strip()[:_LONGEST_PUBLISHER]
    known = outlets()
    outlet = next((known[key] for key in _keys(publisher) if key in known), None)
    if outlet is not None:
        home, admin1, country, scope = outlet
        if scope != "local":
            return ()
        fitting = (
            place
            for place in gazetteer.lookup(home)
            if place.kind in _HOMES and place.country == country and admin1 in ("", place.admin1)
        )
        return tuple(fitting)[:1]
    return _named_in(publisher, gazetteer)


@lru_cache(maxsize=1)
def outlets() -> dict[str, Outlet]:
    """(home, admin1, country, scope) by the letters of an outlet's name, with and without its town before it."""
    text = (files("geo.places") / "data" / "outlets.csv").read_text(encoding="utf-8")
    table: dict[str, Outlet] = {}
    shorter: dict[str, list[Outlet]] = {}
    for row in csv.DictReader(text.splitlines()):
        key, outlet = _letters(row["name"]), (row["home"], row["admin1"], row["country"], row["scope"])
        table[key] = outlet
        rest = key.removeprefix(_letters(row["home"]))
        if rest != key and len(rest) >= _LEAST_TELLING:
            shorter.setdefault(rest, []).append(outlet)
    return {key: same[0] for key, same in shorter.items() if len(same) == 1} | table


def _keys(publisher: str) -> list[str]:
    """The forms to look for: of 'chronicle.augusta.com' 'augusta' and 'augustachronicle'."""
    host = _HOST.match(publisher)
    if host is None:
        return [_letters(publisher)]
    labels = [label for label in host[1].lower().split(".") if label not in _SUBDOMAINS]
    labels = labels[:-2] if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else labels[:-1]
    if not labels:
        return []
    keys = [_letters(labels[-1]), _letters("".join(reversed(labels)))]
    return [*keys, *(key.removeprefix("the") for key in keys)]


def _letters(name: str) -> str:
    """The name's letters alone: 'The Denver Post', 'denverpost' and 'Denver Post Online' are one outlet."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    words = re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1] in ("online", "newspaper"):
        words = words[:-1]
    return "".join(words)


def _named_in(publisher: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The place named in the outlet's name, the most prominent one that bears it."""
    if _HOST.match(publisher):
        return ()  # its letters run together
    words = _WORD.findall(publisher)
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for i in range(len(words) - length + 1):
            name = " ".join(words[i : i + length])
            found = gazetteer.flags(normalise(name))
            if found & _TOWNS and not found & bits.COMMON_WORD:
                return gazetteer.lookup(name)[:1]
    return ()
