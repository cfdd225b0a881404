"""The page's address as a view, and back: `?from=2017-06-14&to=2017-06-18&place=ID&mention=ID&source=...&doc=...`.

A window that begins or ends within a day has `from=2017-06-18T06:00` or `to=2017-06-18T12:00` (see geo.ui.moments).

Further parameters, left out where they are as usual: `undated`, the facets `role`, `kind`, `country`, `certainty` and
`event`; `copies=first` when copies of an article count once; `days=published` when articles stand at their day of
publication; `window=until` when it holds everything up to its last day; `known=7` when only intervals of so many days
at most count; `colour`; `show=heat`; `tab`, the panel that is open beside the map; `q`, what is searched for, and
`at`, the code point of `doc` where a hit was opened; `hits=1` when only articles that `q` finds count; `in`, the one
article that counts; `area`, the ground that does (see geo.ui.area).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from geo.model import EVENT_KINDS
from geo.ui.area import read_area
from geo.ui.facets import COPIES, PLACE_CERTAINTIES
from geo.ui.moments import first_hour, last_hour, moment_text, read_moment

MAX_LENGTH = 300
"""Longer values are nobody's identifier and are not echoed back."""


@dataclass(frozen=True, slots=True)
class View:
    """What is chosen on the page. None: nothing chosen, the default holds.

    The window reaches from `first` to `last`: from the beginning of a day to the end of one, or, where these are
    datetimes, from one hour to another.
    `sources` are outlets' names, `roles` mention roles, `kinds` and `countries` those of the place ('-' for none),
    `certainties`, `events` and `copies` keys of `geo.ui.facets`; an empty tuple hides everything, None shows
    everything. `known` is one of WIDTHS. `hits`: only articles that `query` finds; `within`: only the article of that
    id; `area`: only what stands in that ground (geo.ui.area).
    """

    first: date | None = None
    last: date | None = None
    undated: bool | None = None
    sources: tuple[str, ...] | None = None
    roles: tuple[str, ...] | None = None
    place: str | None = None
    mention: str | None = None
    document: str | None = None
    kinds: tuple[str, ...] | None = None
    countries: tuple[str, ...] | None = None
    certainties: tuple[str, ...] | None = None
    events: tuple[str, ...] | None = None
    copies: tuple[str, ...] | None = None
    days: str | None = None
    window: str | None = None
    known: int | None = None
    colour: str | None = None
    show: str | None = None
    tab: str | None = None
    query: str | None = None
    at: int | None = None
    hits: bool = False
    within: str | None = None
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Identifiers:
    """What this project holds, to judge an address by."""

    sources: Collection[str]
    roles: Collection[str]
    places: Collection[str]
    mentions: Collection[str]
    documents: Collection[str]
    kinds: Collection[str] = ()
    countries: Collection[str] = ()


NOTHING = "-"
"""How the address says that a facet has every box cleared."""
FACETS = {
    "sources": "source",
    "roles": "role",
    "kinds": "kind",
    "countries": "country",
    "certainties": "certainty",
    "events": "event",
    "copies": "copies",
}
"""A view's facets and what the address calls them."""
DAYS = ("published",)
WINDOWS = ("until",)
WIDTHS = (1, 7, 31)
"""Days that an interval may have to count as known."""
COLOURS = ("outlet", "role", "certainty")
SHOWN = ("heat",)
TABS = ("claims", "why")
KEPT_ADDRESSES = 8
"""So many replaced addresses are known, of which the last may still come back."""
ECHO_SECONDS = 2.0
"""So long may a browser need to hear of a new address."""


def read_address(params: Mapping[str, Sequence[str]], known: Identifiers) -> tuple[View, tuple[str, ...]]:
    """The view that an address asks for, and the names of its parameters that had to be ignored.

    Parameters
    ----------
    params
        Values of each query parameter, in order.
    known
        The project's own identifiers: anything else is ignored and named in the second result.
    """
    asked = _Asked(params)
    first, last = asked.window()
    width = asked.one("known", [str(width) for width in WIDTHS])
    view = View(
        first=first,
        last=last,
        undated={"0": False, "1": True}.get(asked.one("undated", ("0", "1")) or ""),
        sources=asked.several("source", known.sources),
        roles=asked.several("role", known.roles),
        place=asked.one("place", known.places),
        mention=asked.one("mention", known.mentions),
        document=asked.one("doc", known.documents),
        kinds=asked.several("kind", known.kinds),
        countries=asked.several("country", known.countries),
        certainties=asked.several("certainty", PLACE_CERTAINTIES),
        events=asked.several("event", EVENT_KINDS),
        copies=asked.several("copies", COPIES),
        days=asked.one("days", DAYS),
        window=asked.one("window", WINDOWS),
        known=int(width) if width else None,
        colour=asked.one("colour", COLOURS),
        show=asked.one("show", SHOWN),
        tab=asked.one("tab", TABS),
        query=asked.words("q"),
        at=asked.offset("at"),
        hits=asked.one("hits", ("1",)) == "1",
        within=asked.one("in", known.documents),
        area=asked.area("area"),
    )
    return view, tuple(asked.ignored)


class _Asked:
    """What an address asks for; `ignored` names the parameters whose value is none that can be."""

    def __init__(self, params: Mapping[str, Sequence[str]]) -> None:
        self._params = params
        self.ignored: list[str] = []

    def one(self, name: str, allowed: Collection[str]) -> str | None:
        """One of the values allowed: of several the last."""
        value = self._last(name)
        if value and (len(value) > MAX_LENGTH or value not in allowed):
            self.ignored.append(name)
            return None
        return value or None

    def several(self, name: str, allowed: Collection[str]) -> tuple[str, ...] | None:
        """Any of the values allowed, each once; () where the address says that none is."""
        values = list(self._params.get(name, ()))
        if not values or values == [NOTHING]:
            return () if values else None
        good = tuple(dict.fromkeys(value for value in values if value in allowed))
        if len(good) < len(set(values)):
            self.ignored.append(name)
        return good or None

    def window(self) -> tuple[date | None, date | None]:
        """First and last moment; neither where they are the wrong way round."""
        first, last = self._moment("from"), self._moment("to")
        if first and last and first_hour(first) > last_hour(last):
            self.ignored.extend(("from", "to"))
            return None, None
        return first, last

    def words(self, name: str) -> str | None:
        """Any words that aren't too long."""
        value = self._last(name).strip()
        if len(value) > MAX_LENGTH:
            self.ignored.append(name)
            return None
        return value or None

    def offset(self, name: str) -> int | None:
        """A number of code points."""
        value = self._last(name)
        if value.isascii() and value.isdigit() and len(value) < 10:
            return int(value)
        if value:
            self.ignored.append(name)
        return None

    def area(self, name: str) -> str | None:
        """Ground by which a view is filtered."""
        value = self._last(name)
        if value and read_area(value) is None:
            self.ignored.append(name)
            return None
        return value or None

    def _moment(self, name: str) -> date | None:
        value = self._last(name)
        moment = read_moment(value, is_end=name == "to") if value else None
        if value and moment is None:
            self.ignored.append(name)
        return moment

    def _last(self, name: str) -> str:
        return self._params[name][-1] if self._params.get(name) else ""


def is_echo(
    params: Mapping[str, Sequence[str]], replaced: Sequence[tuple[Mapping[str, Sequence[str]], float]], now: float
) -> bool:
    """Whether parameters are those of an address that the server replaced a moment ago.

    A browser that did not hear of the new address yet sends the old one with the next act: were that taken for an
    address that somebody opened, it would undo what was chosen between, as the tab that was opened.

    Parameters
    ----------
    params
        What the browser sent.
    replaced
        Addresses that the server replaced, and when.
    now
        The present time, in seconds of the clock that `replaced` uses.
    """
    return any(params == before and now - when < ECHO_SECONDS for before, when in replaced)


def write_address(view: View) -> dict[str, str | list[str]]:
    """Query parameters that lead back to `view`; defaults are left out."""
    params: dict[str, str | list[str]] = {}
    if view.first:
        params["from"] = moment_text(view.first)
    if view.last:
        params["to"] = moment_text(view.last)
    if view.undated is not None:
        params["undated"] = "1" if view.undated else "0"
    for facet, name in FACETS.items():
        values: tuple[str, ...] | None = getattr(view, facet)
        if values is not None:
            params[name] = list(values) or [NOTHING]
    single = {
        "place": view.place,
        "mention": view.mention,
        "doc": view.document,
        "days": view.days,
        "window": view.window,
        "known": None if view.known is None else str(view.known),
        "colour": view.colour,
        "show": view.show,
        "tab": view.tab,
        "q": view.query,
        "at": None if view.at is None else str(view.at),
        "hits": "1" if view.hits and view.query else None,
        "in": view.within,
        "area": view.area,
    }
    params.update({name: value for name, value in single.items() if value})
    return params
