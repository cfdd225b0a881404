"""`dateline gazetteer`: its actions, and those that build it and look into it."""

from __future__ import annotations

import argparse
from pathlib import Path

from geo.cli.current_gazetteer import build_with_bar, current_gazetteer, is_current
from geo.cli.gazetteer_imports import run_add, run_import
from geo.cli.terminal import EXIT_OK, EXIT_SOME_FAILED, Commands, say, show
from geo.gazetteer import Gazetteer, default_path
from geo.gazetteer.naming import Named, full_name
from geo.gazetteer.overlay_writer import reindex, remove_import
from geo.model import Place

_MOST_FOUND = 20
_LEAST_ALIKE = 0.6


def add_parser(commands: Commands) -> None:
    """Add `gazetteer` and its actions to the command's verbs."""
    gazetteer = commands.add_parser("gazetteer", help="build the gazetteer, add to it, look into it")
    actions = gazetteer.add_subparsers(required=True, metavar="ACTION")

    build = actions.add_parser("build", help="build it anew; imports stay")
    build.add_argument("--if-missing", action="store_true", help="do nothing when there is a current one")
    build.set_defaults(run=_build)

    actions.add_parser("status", help="where it is and what it is made of").set_defaults(run=_status)

    search = actions.add_parser("search", help="places that bear a name, likeliest first")
    search.add_argument("name", nargs="+", metavar="NAME")
    search.set_defaults(run=_search)

    import_ = actions.add_parser("import", help="read GeoNames dumps: IQ.zip, IQ.txt, allCountries.zip")
    import_.add_argument("files", type=Path, nargs="+", metavar="FILE")
    import_.add_argument(
        "--alternates", type=Path, metavar="FILE", help="alternateNamesV2.zip: names in more languages"
    )
    import_.set_defaults(run=run_import)

    add = actions.add_parser("add", help="fetch countries' dumps (IQ SY), or take a table of your own (places.csv)")
    add.add_argument("targets", nargs="+", metavar="CODE|FILE.csv|FILE.geojson")
    add.add_argument("--from", dest="base", metavar="URL", help="another server than GeoNames'")
    add.set_defaults(run=run_add)

    remove = actions.add_parser("remove", help="take imports away again")
    remove.add_argument("names", nargs="+", metavar="NAME", help="as 'status' lists them")
    remove.set_defaults(run=_remove)


def _build(options: argparse.Namespace) -> int:
    path = default_path()
    if not options.if_missing or not is_current(path):
        build_with_bar(path)
    reindex(path, say=say)
    say(f"gazetteer: {path}")
    return EXIT_OK


def _status(options: argparse.Namespace) -> int:
    gazetteer = Gazetteer.open(default_path())
    counts = gazetteer.counts()
    show(f"gazetteer: {gazetteer.path}\nversion: {gazetteer.version}\nplaces: {sum(counts.values()):,}")
    licences = dict(gazetteer.sources())
    for name, number in counts.items():
        show(f"source: {name} ({licences[name]}): {f'{number:,}' if number else 'names and points of the others'}")
    for each in sorted(gazetteer.imports.imports.values()) if gazetteer.imports else ():
        left_out = f"; left out: {each.skipped}" if each.skipped else ""
        show(f"import: {each.name} ({each.source}): {each.places:,}{left_out}")
    return EXIT_OK


def _search(options: argparse.Namespace) -> int:
    gazetteer = current_gazetteer()
    name = " ".join(options.name)
    found = [(place, "") for place in gazetteer.lookup(name)[:_MOST_FOUND]]
    known = {place.id for place, _ in found}
    found += [
        (place, f"{alike:.2f}")
        for place, alike in gazetteer.similar(name, limit=10)
        if alike >= _LEAST_ALIKE and place.id not in known
    ]
    if not found:
        say(f"no place is called {name!r}, or much like it")
        return EXIT_SOME_FAILED
    rows: list[tuple[str, ...]] = [
        ("id", "name", "kind", "in", "latitude", "longitude", "radius km", "inhabitants", "alike", "source")
    ]
    rows += [_row(gazetteer, place, alike) for place, alike in found]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        show("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    return EXIT_OK


def _row(gazetteer: Gazetteer, place: Place, alike: str) -> tuple[str, ...]:
    above = gazetteer.get(place.parent)
    within = ", ".join(part for part in (above.name if above else "", place.country) if part)
    people = f"{place.population:,}" if place.population else ""
    return (
        place.id, full_name(Named.of(place)), place.kind, within, f"{place.lat:.4f}", f"{place.lon:.4f}",
        f"{place.radius_km:g}", people, alike, place.source,
    )  # fmt: skip


def _remove(options: argparse.Namespace) -> int:
    for name in options.names:
        remove_import(default_path(), name)
        say(f"{name}: removed")
    return EXIT_OK
