"""What lies beside the articles of a folder: what each index.csv and events.csv in it says of the files below."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from geo.errors import InputError
from geo.inputs.facts import NOTHING_KNOWN, Facts
from geo.inputs.files import Failure, failure_of, label_of, read_bytes
from geo.inputs.known_events import EVENTS_NAME, EventsTable, read_events
from geo.inputs.sidecar import SIDECAR_NAME, Sidecar, file_key, read_sidecar
from geo.inputs.spreadsheet import BadRow
from geo.model import KnownEvent


class _Table(Protocol):
    @property
    def bad_rows(self) -> tuple[BadRow, ...]: ...


T = TypeVar("T", bound=_Table)


TABLES = frozenset({SIDECAR_NAME, EVENTS_NAME})
"""Names, in lower case, of the files that are about articles."""


class Beside:
    """The tables of a folder. `failures` holds what could not be used of them.

    Parameters
    ----------
    folder : the folder that is scanned.
    files : every file in it.
    label : what messages call a table; its path below the folder if not given.
    """

    def __init__(self, folder: Path, files: Iterable[Path], label: Callable[[Path], str] | None = None) -> None:
        self._folder = folder
        self._label = label or partial(label_of, folder=folder)
        self.failures: list[Failure] = []
        self._named: set[tuple[Path, str]] = set()
        self._sidecars: dict[Path, Sidecar] = {}
        self._events: dict[Path, EventsTable] = {}
        for path in files:
            if path.name.lower() == SIDECAR_NAME:
                self._sidecars[path.parent] = self._load(path, read_sidecar)
            elif path.name.lower() == EVENTS_NAME:
                self._events[path.parent] = self._load(path, read_events)

    def _load(self, path: Path, read: Callable[[bytes], T]) -> T:
        label = self._label(path)
        try:
            table = read(read_bytes(path))
        except InputError as error:
            self.failures.append(failure_of(error, path, label))
            return read(b"")
        self.failures += [Failure(f"{label}:{row.number}", f"{label}, {row.message}") for row in table.bad_rows]
        return table

    def facts(self, path: Path, *, part: str = "") -> Facts:
        """What the nearest index.csv at or above a file says of it.

        Of one of several articles of a file, a row for `file#part` goes before the row for the whole file.
        """
        if not self._sidecars:
            return NOTHING_KNOWN
        for place in path.parents:
            rows = self._sidecars[place].rows if place in self._sidecars else {}
            key = file_key(path.relative_to(place).as_posix())
            keys = [name for name in (f"{key}#{part}" if part else key, key) if name in rows]
            if keys:
                self._named.update((place, name) for name in keys)
                return rows[keys[0]].facts.over(rows[keys[-1]].facts)
            if place == self._folder:
                break
        return NOTHING_KNOWN

    def known_events(self, path: Path) -> tuple[KnownEvent, ...]:
        """The events that every events.csv at or above a file names; of two of one name the nearer file's."""
        if not self._events:
            return ()
        known: dict[str, KnownEvent] = {}
        for place in path.parents:
            for event in self._events[place].events if place in self._events else ():
                known.setdefault(event.name, event)
            if place == self._folder:
                break
        return tuple(known.values())

    def rows_without_file(self) -> list[Failure]:
        """Rows of an index.csv that no file asked for through `facts`."""
        missing: list[Failure] = []
        for place, sidecar in self._sidecars.items():
            label = self._label(place / SIDECAR_NAME)
            for key, row in sidecar.rows.items():
                if (place, key) not in self._named:
                    found = f"there is no article {key} here: correct the name or delete the row"
                    missing.append(Failure(f"{label}:{row.number}", f"{label}, row {row.number}: {found}."))
        return missing
