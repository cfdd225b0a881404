"""Rows of a part, a few at a time; and a first look at it by a process that a hostile file may crash or fill."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from geo.errors import InputError
from geo.parts.addresses import opened, told
from geo.parts.columns import schema
from geo.processes import ProcessEndedError, Processes

_BATCH_ROWS = 50
_MOST_ROWS = 2_000_000
"""Rows of a part. Dateline writes some thousand."""
_BATCH_BYTES = 500 * 2**20
_LOOK_BYTES = 1536 * 2**20
"""Memory of the process that looks at parts, where the system can limit it (Linux)."""
_ENDED = (
    "the process that looked at it ended, as a damaged or a hostile file can make it: leave it out, or have the part "
    "written again"
)


class Rows:
    """A part, opened.

    Parameters
    ----------
    place
        Its path or address.

    Raises
    ------
    InputError
        When it can't be opened, is no Parquet file, or has other columns than Dateline writes.
    """

    def __init__(self, place: str) -> None:
        import pyarrow.parquet as pq

        self.place = place
        self._stream = opened(place)
        try:
            with told(place, "read as Parquet"):
                self._table = pq.ParquetFile(self._stream)
                there = self._table.schema_arrow
            self._check(there)
        except BaseException:
            self._stream.close()
            raise
        self._at = 0
        self._coming: Iterator[Mapping[str, Any]] = iter(())

    def _check(self, there: Any) -> None:
        missing = [name for name in schema().names if name not in there.names]
        if missing:
            raise InputError(
                f"{self.place} has no column {missing[0]!r}, so it is no part that Dateline wrote: give articles in "
                "Parquet with 'dateline build FILE --dask local -o FOLDER', and FOLDER here."
            )
        other = [name for name in schema().names if not _same(there.field(name).type, schema().field(name).type)]
        if other:
            raise InputError(
                f"{self.place}: the column {other[0]!r} is not as this version writes it: have the parts written by "
                "the same version of Dateline."
            )
        if self._table.metadata.num_rows > _MOST_ROWS:
            raise InputError(f"{self.place} has more than {_MOST_ROWS:,} rows: give smaller parts.")

    def each(self, columns: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
        """Its rows in order, with some of the columns or all; raises as `batches` does."""
        for batch in self.batches(columns):
            yield from batch.to_pylist()

    def batches(self, columns: Sequence[str] | None = None) -> Iterator[Any]:
        """Its rows in order, some at a time, as Arrow holds them; raises InputError where they can't be read."""
        count = 0
        with told(self.place, "read as Parquet"):
            for batch in self._table.iter_batches(batch_size=_BATCH_ROWS, columns=columns and list(columns)):
                count += batch.num_rows
                if batch.nbytes > _BATCH_BYTES or count > _MOST_ROWS:
                    raise InputError(f"{self.place} holds more than can be read at a time: give smaller parts.")
                yield batch

    def row(self, number: int) -> Mapping[str, Any]:
        """A row by its number from 0; those that are asked for in order are read once. Raises as `batches` does."""
        if number < self._at:
            self._at = 0
        if self._at == 0:
            self._coming = self.each()
        row: Mapping[str, Any] = {}
        while self._at <= number:
            row = next(self._coming)
            self._at += 1
        return row

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()


def _same(one: Any, other: Any) -> bool:
    """Whether two Arrow types hold the same, whatever an engine calls the items of a list."""
    import pyarrow.types as kinds

    if kinds.is_struct(one) and kinds.is_struct(other):
        names = [field.name for field in other]
        return [field.name for field in one] == names and all(
            _same(one.field(name).type, other.field(name).type) for name in names
        )
    if kinds.is_list(one) and kinds.is_list(other):
        return _same(one.value_type, other.value_type)
    return bool(one.equals(other))


class Looks:
    """Looks at parts before this process reads them. A context manager: its process ends with it."""

    def __enter__(self) -> Looks:
        self._processes: Processes[str, str] = Processes(1, _looker)
        return self

    def __exit__(self, *raised: object) -> None:
        self._processes.end()

    def problem(self, place: str) -> str:
        """Why a part can't be used, in words for a user; '' where it can be read to its end."""
        try:
            return self._processes.ask(place).result()
        except ProcessEndedError:
            return f"{place}: {_ENDED}."


def _looker() -> Callable[[str], str]:
    for what, most in ((resource.RLIMIT_DATA, _LOOK_BYTES), (resource.RLIMIT_CORE, 0)):
        with suppress(OSError, ValueError):  # a system without this limit, or with a lower one
            resource.setrlimit(what, (most, most))
    return look


def look(place: str) -> str:
    """Read a part to its end and keep nothing of it; gives why it can't be read, or ''."""
    try:
        rows = Rows(place)
        try:
            for _ in rows.batches():
                pass
        finally:
            rows.close()
    except InputError as error:
        return str(error)
    except MemoryError:
        return f"{place} takes more than {_LOOK_BYTES // 2**20} MB of memory to read: leave it out."
    return ""
