"""GeoNames dumps taken into the gazetteer: from a file, or fetched for one country when a user asks for it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, nullcontext
from hashlib import sha256
from pathlib import Path

from geo.errors import UnreadableFileError
from geo.gazetteer.dumps import Report, Skipped, read_alternates, read_places
from geo.gazetteer.fetch import dump_address, fetch
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.imported import IdSet
from geo.gazetteer.overlay import Import
from geo.gazetteer.overlay_writer import replace_import

Bar = Callable[[str], AbstractContextManager[Report]]
"""Makes a progress bar of a title; inside it one is told the bytes done and the bytes in all."""


def no_bar(title: str) -> AbstractContextManager[Report]:
    """No progress is shown."""
    return nullcontext(lambda done, total: None)


def import_dump(
    gazetteer: Path,
    file: Path,
    alternates: Path | None = None,
    *,
    bar: Bar = no_bar,
    say: Callable[[str], None] | None = None,
) -> str:
    """Take a dump that lies on this machine; returns what came of it, in words.

    Raises
    ------
    UnreadableFileError
        A file can't be read.
    NotTextError
        It is no dump.
    GazetteerError
        The imports can't be written.
    """
    name, digest = file.stem, digest_of(file, alternates)
    if _is_imported(gazetteer, name, digest):
        return f"{name}: imported already, nothing to do"
    skipped, unnamed = Skipped(), Skipped()
    ids = IdSet()

    def names(report: Report) -> Iterator[tuple[int, str]]:
        assert alternates is not None
        return read_alternates(alternates, ids, unnamed, report)

    with ExitStack() as stack:
        report = stack.enter_context(bar(f"Reading {file.name}"))
        made = replace_import(
            gazetteer,
            Import(name, "geonames", digest, 0, ""),
            ids.noting(read_places(file, skipped, report)),
            None if alternates is None else lambda: names(stack.enter_context(bar("Reading alternate names"))),
            skipped=lambda: "; ".join(filter(None, (skipped.words(), unnamed.words()))),
            say=say,
        )
    return summary(made)


def add_country(
    gazetteer: Path,
    code: str,
    base: str | None = None,
    *,
    bar: Bar = no_bar,
    say: Callable[[str], None] | None = None,
) -> str:
    """Fetch a country's dump and take it; returns what came of it, in words. The only step that needs a network.

    Raises
    ------
    GazetteerFetchError
        It could not be had; the message says what to do without a network.
    InputError
        `base` is no address.
    GazetteerError
        The imports can't be written.
    """
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        file = Path(folder) / f"{code}.zip"
        address = dump_address(code, base)
        with bar(f"Fetching {address}") as report:
            fetch(address, file, report=report)
        return import_dump(gazetteer, file, bar=bar, say=say)


def imported_names(gazetteer: Gazetteer) -> frozenset[str]:
    """The names of the imports beside a gazetteer: 'IQ', 'places.csv'."""
    imports = gazetteer.imports
    return frozenset(each.name for each in imports.imports.values()) if imports else frozenset()


def digest_of(*files: Path | None) -> str:
    """SHA-256 over some files' bytes; raises UnreadableFileError."""
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


def summary(made: Import) -> str:
    """What an import brought, in words."""
    return f"{made.name}: {made.places:,} places" + (f"; left out: {made.skipped}" if made.skipped else "")


def _is_imported(gazetteer: Path, name: str, digest: str) -> bool:
    imports = Gazetteer.open(gazetteer).imports
    return imports is not None and imports.is_current and (name, digest) in {i[:3:2] for i in imports.imports.values()}
