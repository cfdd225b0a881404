"""`dateline geocode`: an online geocoder suggests places for names that the gazetteer lacks; a person accepts them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from tqdm import tqdm

from geo.cli.terminal import EXIT_OK, EXIT_SOME_FAILED, Commands, say, show
from geo.code_version import dateline_version
from geo.errors import FetchError, InputError
from geo.export.csv_table import write_table
from geo.export.rows import Cell
from geo.project.store import schema_of
from geo.project.unplaced import names_lacking
from geo.web.geocoded import Answers, default_path
from geo.web.geocoders import SERVICES, Geocoder

COLUMNS = (
    "accepted", "name", "lat", "lon", "kind", "country", "mentions", "suggestion", "called", "service", "reference",
    "attribution",
)  # fmt: skip
_MOST = 50


def add_parser(commands: Commands) -> None:
    """Add `geocode` to the command's verbs."""
    parser = commands.add_parser("geocode", help="ask an online geocoder for names that the gazetteer lacks")
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.csv", help="where the suggestions go")
    parser.add_argument("--service", choices=SERVICES, default="nominatim", help="default: nominatim")
    parser.add_argument("--url", default="", metavar="URL", help="your own server of that service")
    parser.add_argument("--user", default="", metavar="NAME", help="your name at GeoNames")
    parser.add_argument("--most", type=_number, default=_MOST, metavar="N", help=f"names asked for; default: {_MOST}")
    parser.add_argument("--dry-run", action="store_true", help="list the names that would be sent, and send none")
    parser.set_defaults(run=_run)


def _number(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= 10_000:
        raise argparse.ArgumentTypeError(f"{value!r} is no number of names: give one from 1 to 10000")
    return int(value)


def what_is_told(geocoder: Geocoder, number: int) -> str:
    """What a service learns, to be said before the first question."""
    return (
        f"This sends {number} names of places from your articles to {geocoder.address.origin}, one a second, with your "
        f"network address, the country that they seem to be in and the name '{geocoder.agent}'; whoever runs your "
        "network learns which service it is. The names may tell what you work on. --dry-run lists them."
    )


def _run(options: argparse.Namespace) -> int:
    schema_of(options.project)  # what is no project is told before anything is asked
    if not options.dry_run and (options.output is None or options.output.suffix.lower() != ".csv"):
        raise InputError("say where the suggestions go: -o FILE.csv")
    if not options.dry_run and options.output.exists():
        raise InputError(f"{options.output} is there already, and may hold what you accepted: give another name")
    names = names_lacking(options.project)
    if options.dry_run:
        for name, country, mentions in names[: options.most]:
            show(f"{mentions:>6}  {country or '--'}  {name}")
        return EXIT_OK
    geocoder = Geocoder(
        options.service, Answers(default_path()), version=dateline_version(), url=options.url, user=options.user
    )
    return suggest(geocoder, names[: options.most], options.output, len(names))


def suggest(geocoder: Geocoder, names: list[tuple[str, str, int]], output: Path, lacking: int) -> int:
    """Write what a service suggests for names; gives the exit code.

    Where it turns us away, what came until then is written all the same.
    """
    new = sum(not geocoder.has_answer(name, country) for name, country, _ in names)
    if new:
        say(what_is_told(geocoder, new))
    rows: list[list[Cell]] = []
    found, problem = 0, ""
    for name, country, mentions in tqdm(names, desc="Asking", unit="name", leave=False, disable=None):
        try:
            suggested = list(_rows(geocoder, name, country, mentions))
        except FetchError as error:
            problem = str(error)
            break
        found += bool(suggested)
        rows += suggested
    with output.open("wb") as file:
        write_table(file, COLUMNS, rows)
    if problem:
        say(f"stopped: {problem}")
    say(f"{output}: {len(rows)} suggestions for {found} of {lacking} names. {geocoder.attribution}.")
    if rows:
        say("Nothing is on the map yet. Write yes under 'accepted' where one is right, then:")
        say(f"dateline gazetteer add {output}")
    return EXIT_SOME_FAILED if problem else EXIT_OK


def _rows(geocoder: Geocoder, name: str, country: str, mentions: int) -> Iterator[list[Cell]]:
    for number, one in enumerate(geocoder.find(name, country), 1):
        yield [
            "", name, one.lat, one.lon, one.kind, one.country, mentions, number, one.called,
            f"{geocoder.service} {geocoder.address.origin}", one.reference, geocoder.attribution,
        ]  # fmt: skip
