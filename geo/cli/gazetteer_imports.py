"""`dateline gazetteer import` and `add`: places from GeoNames dumps and from tables of the user's own."""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path

from geo.cli.current_gazetteer import current_gazetteer
from geo.cli.terminal import EXIT_ERROR, EXIT_OK, EXIT_SOME_FAILED, byte_bar, say
from geo.errors import DatelineError, InputError, UnreadableFileError
from geo.gazetteer import Gazetteer
from geo.gazetteer.dumps import Report, Skipped, read_alternates, read_places
from geo.gazetteer.fetch import dump_address, fetch
from geo.gazetteer.imported import IdSet, ImportedPlace
from geo.gazetteer.overlay import YOURS, Import
from geo.gazetteer.overlay_writer import replace_import
from geo.gazetteer.user_places import RejectedRow, check_suffix, read_user_places

_ALL = "allCountries"
_MOST_SHOWN_ROWS = 20


def run_import(options: argparse.Namespace) -> int:
    """`gazetteer import`: take GeoNames dumps that lie on this machine."""
    path = current_gazetteer().path
    for file in options.files:
        _import_dump(path, file, options.alternates)
    return EXIT_OK


def _import_dump(gazetteer: Path, file: Path, alternates: Path | None = None, name: str = "") -> None:
    name = name or file.stem
    digest = _digest(file, alternates)
    if _is_imported(gazetteer, name, digest):
        say(f"{name}: imported already, nothing to do")
        return
    skipped, unnamed = Skipped(), Skipped()
    ids = IdSet()

    def names(report: Report) -> Iterator[tuple[int, str]]:
        assert alternates is not None
        return read_alternates(alternates, ids, unnamed, report)

    with ExitStack() as stack:
        report = stack.enter_context(byte_bar(f"Reading {file.name}"))
        made = replace_import(
            gazetteer,
            Import(name, "geonames", digest, 0, ""),
            ids.noting(read_places(file, skipped, report)),
            None if alternates is None else lambda: names(stack.enter_context(byte_bar("Reading alternate names"))),
            skipped=lambda: "; ".join(filter(None, (skipped.words(), unnamed.words()))),
            say=say,
        )
    say(_summary(made))


def run_add(options: argparse.Namespace) -> int:
    """`gazetteer add`: fetch countries' dumps, or take tables of the user's own."""
    gazetteer = current_gazetteer()
    alone = len(options.targets) == 1
    failed = 0
    for target in options.targets:
        try:
            failed += not _add_target(gazetteer, target, options.base)
        except DatelineError as error:
            if alone:
                raise
            say(f"dateline: {error}")
            failed += 1
    if not failed:
        return EXIT_OK
    return EXIT_SOME_FAILED if alone or failed < len(options.targets) else EXIT_ERROR


def _add_target(gazetteer: Gazetteer, target: str, base: str | None) -> bool:
    """Take one country or table; returns whether all of it was taken."""
    if target != _ALL and not re.fullmatch(r"[A-Za-z]{2}", target):
        return _add_table(gazetteer, Path(target))
    code = target if target == _ALL else target.upper()
    if code != _ALL and gazetteer.country(code) is None:
        raise InputError(f"{target} is not a country's code: give two letters as in ISO 3166, or a file")
    _add_country(gazetteer.path, code, base)
    return True


def _add_country(gazetteer: Path, code: str, base: str | None) -> None:
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        file = Path(folder) / f"{code}.zip"
        address = dump_address(code, base)
        with byte_bar(f"Fetching {address}") as report:
            fetch(address, file, report=report)
        _import_dump(gazetteer, file)


def _add_table(gazetteer: Gazetteer, file: Path) -> bool:
    """Take a user's table; returns whether all its rows were taken."""
    check_suffix(file)
    digest = _digest(file)
    bad: list[RejectedRow] = []
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
    say(_summary(made))
    return not bad


def _is_imported(gazetteer: Path, name: str, digest: str) -> bool:
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


def _summary(made: Import) -> str:
    return f"{made.name}: {made.places:,} places" + (f"; left out: {made.skipped}" if made.skipped else "")
