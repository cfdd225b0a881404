"""`dateline gazetteer import` and `add`: places from GeoNames dumps and from tables of the user's own."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from geo.cli.current_gazetteer import current_gazetteer
from geo.cli.terminal import EXIT_ERROR, EXIT_OK, EXIT_SOME_FAILED, byte_bar, say
from geo.errors import DatelineError, InputError
from geo.gazetteer import Gazetteer
from geo.gazetteer.imported import ImportedPlace
from geo.gazetteer.importing import add_country, digest_of, import_dump, summary
from geo.gazetteer.overlay import YOURS, Import
from geo.gazetteer.overlay_writer import replace_import
from geo.gazetteer.user_places import RejectedRow, check_suffix, read_user_places

_ALL = "allCountries"
_MOST_SHOWN_ROWS = 20


def run_import(options: argparse.Namespace) -> int:
    """`gazetteer import`: take GeoNames dumps that lie on this machine."""
    path = current_gazetteer().path
    for file in options.files:
        say(import_dump(path, file, options.alternates, bar=byte_bar, say=say))
    return EXIT_OK


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
    say(add_country(gazetteer.path, code, base, bar=byte_bar, say=say))
    return True


def _add_table(gazetteer: Gazetteer, file: Path) -> bool:
    """Take a user's table; returns whether all its rows were taken."""
    check_suffix(file)
    digest = digest_of(file)
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
    say(summary(made))
    return not bad
