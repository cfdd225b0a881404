"""Where a local outlet is at home: from a table of outlets, else as far as its own name tells ('Ontario Times').

Tables: data/outlets.csv (name, home, admin1, country, scope) and data/outlet_hosts.csv (host, name: the web addresses
that don't spell the name), facts compiled by hand for Dateline. Outlets of scope 'national' and 'world' write about
places anywhere: their home says nothing, even where their name has one in it.
"""

from __future__ import annotations

import csv
import math
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from geo.gazetteer import Gazetteer, normalise
from geo.gazetteer import flags as bits
from geo.model import Place
from geo.places import lexicon
from geo.places.candidates import Vector, unit_vector
from geo.places.scene import Group

_WORD = re.compile(r"[^\W\d_]+")
_HOST = re.compile(r"(?:https?://)?([\w-]+(?:\.[\w-]+)*\.[a-z]{2,})(?:/.*)?$", re.IGNORECASE)
_SUBDOMAINS = frozenset(("www", "news", "weekly", "online", "m", "blog", "blogs"))
_SECOND_LEVEL = frozenset(("co", "com", "org", "net", "gov"))
# Shorter leftovers of a name are too common to tell an outlet: 'Times', 'Herald'.
_LEAST_TELLING = 10
_ANY_TOWN = bits.CITY_100K | bits.CITY_15K | bits.SMALLER_PLACE
_TOWNS = bits.CITY_100K | bits.CITY_15K | bits.ADMIN1 | bits.COUNTRY
_HOMES = frozenset(("city", "village", "quarter", "admin2", "country"))
_SETTLEMENTS = frozenset(("city", "village"))
_LONGEST, _LONGEST_PUBLISHER = 3, 200

# 'athensreview', 'onlineathens', 'newarkadvocate': a town run together with what papers are called.
_TITLES = "|".join(sorted(lexicon.NEWSPAPER_TITLES))
_RUN_TOGETHER = re.compile(rf"(?:the|daily|my|online|thisis)?(?P<town>[a-z]{{4,}}?)(?:and[a-z]{{4,}}?)?(?:{_TITLES})+$")
_ONLINE_TOWN = re.compile(r"(?:online|thisis)(?P<town>[a-z]{4,})$")
_COUNTRY_OF_SUFFIX = {code.lower(): code for code in ("CA", "AU", "NZ", "IE", "IN", "ZA", "NG", "KE", "PH", "PK")} | {
    "uk": "GB"
}
# A written-out name ('Manila Ledger') is hardly of a namesake so many times smaller than the best known one.
_FAR_BETTER_KNOWN = 50
_MOST_NAMESAKES = 12
# How near a name's place must be to speak for a home, and how many places a name may mean at most to speak at all.
_NEAR_COSINE = math.cos(60.0 / 6371.0)
_MOST_MEANINGS = 6
_LEAST_SUPPORT, _CLEAR_LEAD = 0.5, 1.5

Outlet = tuple[str, str, str, str]


def homes_of(publisher: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Where a local outlet may be at home: the table's place alone, else the namesakes of the town in its name."""
    found = home_of(publisher, gazetteer)
    if _outlet(publisher) is not None or (found and found[0].kind not in _SETTLEMENTS):
        return found
    name = found[0].name if found else _town_in(publisher, gazetteer)
    suffix = _HOST.match(publisher.strip()[:_LONGEST_PUBLISHER])
    country = _COUNTRY_OF_SUFFIX.get(suffix[1].rpartition(".")[2].lower(), "") if suffix else ""
    least = found[0].population / _FAR_BETTER_KNOWN if found else 0
    same = [
        place
        for place in (gazetteer.lookup(name) if name else ())
        if place.kind in _HOMES and country in ("", place.country) and place.population >= least
    ]
    return tuple(same[:_MOST_NAMESAKES])


def at_home(homes: Sequence[Place], groups: Sequence[Group]) -> tuple[Place, ...]:
    """The one of several `homes` that the document's other names speak for, () if none clearly does.

    A name that may mean few places speaks for homes near to one of them, and a province for homes in it.
    """
    if len(homes) < 2:
        return tuple(homes)
    names = {normalise(home.name) for home in homes}
    speaking = [group for group in groups if group.name not in names and 0 < len(group.candidates) <= _MOST_MEANINGS]
    support = [
        sum(1.0 / len(group.candidates) for group in speaking if _speaks_for(group, home, vector))
        for home, vector in ((home, unit_vector(home.lat, home.lon)) for home in homes)
    ]
    ranked = sorted(range(len(homes)), key=lambda i: (-support[i], i))
    best, next_best = support[ranked[0]], support[ranked[1]]
    return (homes[ranked[0]],) if best >= _LEAST_SUPPORT and best >= _CLEAR_LEAD * next_best else ()


def _speaks_for(group: Group, home: Place, vector: Vector) -> bool:
    """Whether a name may mean a place near `home`, which has this unit vector, or the province it is in."""
    x, y, z = vector
    for candidate in group.candidates:
        place = candidate.place
        if place.country != home.country or place.kind == "country":
            continue
        a, b, c = candidate.vector
        if place.admin1 == home.admin1 if place.kind == "admin1" else a * x + b * y + c * z >= _NEAR_COSINE:
            return True
    return False


def home_of(publisher: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The home of a local outlet, at most one place; () if it has none or it isn't known."""
    publisher = publisher.strip()[:_LONGEST_PUBLISHER]
    outlet = _outlet(publisher)
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


def _outlet(publisher: str) -> Outlet | None:
    publisher = publisher.strip()[:_LONGEST_PUBLISHER]
    by_name, keys = outlets(), _keys(publisher)
    by_host = hosts() if _HOST.match(publisher) else {}
    return next((outlet for key in keys if (outlet := by_host.get(key) or by_name.get(key))), None)


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


@lru_cache(maxsize=1)
def hosts() -> dict[str, Outlet]:
    """The outlets of web addresses that don't spell their names, by the letters of the address before its ending."""
    text = (files("geo.places") / "data" / "outlet_hosts.csv").read_text(encoding="utf-8")
    known = outlets()
    return {row["host"]: known[_letters(row["name"])] for row in csv.DictReader(text.splitlines())}


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


def _town_in(publisher: str, gazetteer: Gazetteer) -> str:
    """The town in a web address whose letters run together, '' if there is none."""
    if not _HOST.match(publisher.strip()[:_LONGEST_PUBLISHER]):
        return ""
    for key in _keys(publisher.strip()[:_LONGEST_PUBLISHER]):
        match = _ONLINE_TOWN.match(key) or _RUN_TOGETHER.match(key)
        if (
            match
            and match["town"] not in lexicon.NEWSPAPER_TITLES
            and (known := gazetteer.flags(match["town"])) & _ANY_TOWN
            and not known & bits.COMMON_WORD
        ):
            return match["town"]
    return ""


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
