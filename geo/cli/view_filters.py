"""Filters of a verb: which part of a project it is about, in the words of the dashboard's address."""

from __future__ import annotations

import argparse
from urllib.parse import parse_qs, urlsplit

from geo.ui.address import View
from geo.ui.choosing import view_asked
from geo.ui.view_data import ViewData

SEVERAL = {
    "source": ("OUTLET", "articles of this outlet"),
    "role": ("ROLE", "location, actor, demonym or chrome (page furniture)"),
    "kind": ("KIND", "kind of place: city, quarter, country and so on; none: no place chosen"),
    "country": ("CODE", "country of the place, two letters as in ISO 3166"),
    "certainty": ("WORD", "sure, likely, unsure or none"),
    "event": ("KIND", "reported, background or planned"),
}
"""Filters that may be given again, and what the address of the dashboard calls them."""
SINGLE = {
    "from": ("DAY", "first day (YYYY-MM-DD)"),
    "to": ("DAY", "last day"),
    "days": ("published", "go by the days of publication"),
    "known": ("N", "days known to within 1, 7 or 31 days only"),
    "place": ("ID", "one place, by its id"),
    "doc": ("ID", "one article, by its id"),
}


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Add the filters to a verb's parser."""
    filters = parser.add_argument_group("filters", "what the address of the dashboard's view has; default: everything")
    filters.add_argument("--view", metavar="ADDRESS", help="a view of the dashboard, as its address gives it")
    for name, (metavar, words) in SINGLE.items():
        filters.add_argument(f"--{name}", dest=f"filter_{name}", metavar=metavar, help=words)
    for name, (metavar, words) in SEVERAL.items():
        filters.add_argument(f"--{name}", dest=f"filter_{name}", metavar=metavar, action="append", help=words)
    filters.add_argument(
        "--undated",
        dest="filter_undated",
        action=argparse.BooleanOptionalAction,
        help="what has no day, or an open end",
    )


def asked(options: argparse.Namespace) -> dict[str, list[str]]:
    """The filters that were given."""
    found: dict[str, list[str]] = {}
    for name in (*SINGLE, *SEVERAL):
        given = getattr(options, f"filter_{name}")
        if given is not None:
            found[name] = given if isinstance(given, list) else [given]
    if options.filter_undated is not None:
        found["undated"] = ["1" if options.filter_undated else "0"]
    return found


def view_of(data: ViewData, options: argparse.Namespace) -> View | None:
    """The view that the filters ask for; None where none was given."""
    wanted = asked(options)
    if options.view is None:
        return view_asked(data, wanted, is_page=False) if wanted else None
    return view_asked(data, shown(options) | wanted, is_page=True)


def shown(options: argparse.Namespace) -> dict[str, list[str]]:
    """What the address of `--view` asks for; nothing where none was given."""
    address = urlsplit(options.view or "")
    return parse_qs(address.query or address.path.lstrip("?"), keep_blank_values=True)
