"""`dateline gazetteer`: build, status, search, import, add, remove."""

from __future__ import annotations

import argparse
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import Any

from tqdm import tqdm

from geo.errors import DatelineError, GazetteerError, InputError, UnreadableFileError
from geo.gazetteer import Gazetteer, build_gazetteer, default_path, recipe_version
from geo.gazetteer.dumps import Skipped, Tell, read_alternates, read_places
from geo.gazetteer.fetch import dump_address, fetch
from geo.gazetteer.imported import IdSet, ImportedPlace
from geo.gazetteer.overlay import YOURS, Import
from geo.gazetteer.overlay_writer import reindex, remove_import, replace_import
from geo.gazetteer.user_places import BadRow, check_suffix, read_user_places
from geo.model import Place
from geo.terminal import EXIT_ERROR, EXIT_OK, EXIT_SOME_FAILED, byte_bar, say, show

_ALL = "allCountries"
_MOST_SHOWN_ROWS = 20
_MOST_FOUND = 20
_LEAST_ALIKE = 0.6


def add_gazetteer_parser(commands: Any) -> None:
    """Add the sub-command and its actions to `commands`, an argparse sub-parsers object."""
    gazetteer = commands.add_parser("gazetteer", help="build the gazetteer, add to it, look into it")
    actions = gazetteer.add_subparsers(required=True, metavar="ACTION")

    build = actions.add_parser("build", help="build it, also if there is one; imports stay")
    build.add_argument("--if-missing", action="store_true", help="do nothing when a current one is there")
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
    import_.set_defaults(run=_import)

    add = actions.add_parser("add", help="fetch countries' dumps (IQ SY), or take a table of your own (places.csv)")
    add.add_argument("targets", nargs="+", metavar="CODE|FILE.csv|FILE.geojson")
    add.add_argument("--from", dest="base", metavar="URL", help="another server than GeoNames'")
    add.set_defaults(run=_add)

    remove = actions.add_parser("remove", help="take imports away again")
    remove.add_argument("names", nargs="+", metavar="NAME", help="as 'status' lists them")
    remove.set_defaults(run=_remove)


def current_gazetteer() -> Gazetteer:
    """The gazetteer; built first where it was never built, or otherwise than now, unless the user named a file."""
    path = default_path()
    if "DATELINE_GAZETTEER" not in os.environ:
        if not _is_current(path):
            _build_with_bar(path)
        reindex(path, say=say)
    return Gazetteer.open(path)


def _is_current(path: Path) -> bool:
    """Whether a usable gazetteer is there that this version would build the same way."""
    try:
        return Gazetteer.open(path, imports=False).version == recipe_version()
    except GazetteerError:
        return False


def _build_with_bar(path: Path) -> None:
    say("Building the gazetteer (once, about 20 seconds)")
    style = "{desc}: {percentage:3.0f}%|{bar}| {postfix}"
    with tqdm(total=1, desc="Gazetteer", bar_format=style, disable=None) as bar:

        def progress(stage: str, done: int, steps: int) -> None:
            bar.total = steps
            bar.set_postfix_str(stage, refresh=False)
            bar.update(done - bar.n)

        build_gazetteer(path, progress=progress)


def _build(options: argparse.Namespace) -> int:
    path = default_path()
    if not options.if_missing or not _is_current(path):
        _build_with_bar(path)
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
        place.id, place.name, place.kind, within, f"{place.lat:.4f}", f"{place.lon:.4f}", f"{place.radius_km:g}",
        people, alike, place.source,
    )  # fmt: skip


def _import(options: argparse.Namespace) -> int:
    path = current_gazetteer().path
    for file in options.files:
        _import_dump(path, file, options.alternates)
    return EXIT_OK


def _import_dump(gazetteer: Path, file: Path, alternates: Path | None = None, name: str = "") -> None:
    name = name or file.stem
    digest = _digest(file, alternates)
    if _is_there(gazetteer, name, digest):
        say(f"{name}: nothing to do, it is imported already")
        return
    skipped, unnamed = Skipped(), Skipped()
    ids = IdSet()

    def names(tell: Tell) -> Iterator[tuple[int, str]]:
        assert alternates is not None
        return read_alternates(alternates, ids, unnamed, tell)

    with ExitStack() as stack:
        tell = stack.enter_context(byte_bar(f"Reading {file.name}"))
        made = replace_import(
            gazetteer,
            Import(name, "geonames", digest, 0, ""),
            ids.noting(read_places(file, skipped, tell)),
            None if alternates is None else lambda: names(stack.enter_context(byte_bar("Reading alternate names"))),
            skipped=lambda: "; ".join(filter(None, (skipped.words(), unnamed.words()))),
            say=say,
        )
    say(_told(made))


def _add(options: argparse.Namespace) -> int:
    gazetteer = current_gazetteer()
    failed = 0
    for target in options.targets:
        try:
            if target == _ALL or re.fullmatch(r"[A-Za-z]{2}", target):
                code = target if target == _ALL else target.upper()
                if code != _ALL and gazetteer.country(code) is None:
                    raise InputError(f"{target} is no country's code: give two letters as in ISO 3166, or a file")
                _add_country(gazetteer.path, code, options.base)
            else:
                failed += _add_table(gazetteer, Path(target))
        except DatelineError as error:
            if len(options.targets) == 1:
                raise
            say(f"dateline: {error}")
            failed += 1
    if not failed:
        return EXIT_OK
    return EXIT_SOME_FAILED if failed < len(options.targets) or len(options.targets) == 1 else EXIT_ERROR


def _add_country(gazetteer: Path, code: str, base: str | None) -> None:
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        file = Path(folder) / f"{code}.zip"
        address = dump_address(code, base)
        with byte_bar(f"Fetching {address}") as tell:
            fetch(address, file, tell=tell)
        _import_dump(gazetteer, file)


def _add_table(gazetteer: Gazetteer, file: Path) -> bool:
    """Take a user's table; returns whether some row was left out."""
    check_suffix(file)
    digest = _digest(file)
    bad: list[BadRow] = []
    places: Iterator[ImportedPlace] = read_user_places(file, Gazetteer.open(gazetteer.path), bad)

    def left_out() -> str:
        return f"{len(bad)} {'row' if len(bad) == 1 else 'rows'}" if bad else ""

    try:
        made = replace_import(gazetteer.path, Import(file.name, YOURS, digest, 0, ""), places, skipped=left_out)
    finally:
        for row in bad[:_MOST_SHOWN_ROWS]:
            say(f"{file}, row {row.number}: {row.reason}")
        if len(bad) > _MOST_SHOWN_ROWS:
            say(f"{file}: {len(bad) - _MOST_SHOWN_ROWS} more rows left out")
    say(_told(made))
    return bool(bad)


def _remove(options: argparse.Namespace) -> int:
    for name in options.names:
        remove_import(default_path(), name)
        say(f"{name}: removed")
    return EXIT_OK


def _is_there(gazetteer: Path, name: str, digest: str) -> bool:
    imports = Gazetteer.open(gazetteer).imports
    return imports is not None and imports.is_current and (name, digest) in {i[:3:2] for i in imports.imports.values()}


def _digest(*files: Path | None) -> str:
    digest = sha256()
    for path in files:
        if path is None:
            continue
        try:
            with path.open("rb") as stream:
                while block := stream.read(1 << 20):
                    digest.update(block)
        except OSError as error:
            raise UnreadableFileError(f"{path} can't be read ({error.strerror}): check its name") from error
        digest.update(b"\0")
    return digest.hexdigest()


def _told(made: Import) -> str:
    return f"{made.name}: {made.places:,} places" + (f"; left out: {made.skipped}" if made.skipped else "")
