"""Which formats are read: those of Dateline, and those that installed packages bring."""

from __future__ import annotations

from collections.abc import Iterable

from geo.errors import ReaderError
from geo.inputs.readers.base import Reader, is_trusted
from geo.inputs.readers.guarded import GuardedReader
from geo.inputs.readers.installed import installed_readers
from geo.inputs.readers.kept import KeptReadings
from geo.inputs.readers.markdown import Markdown
from geo.inputs.readers.plain_text import PlainTextReader

BUILT_IN: tuple[Reader, ...] = (Markdown(), PlainTextReader())
"""In the order they are tried: a format known by its content goes before those known by the name alone."""


class Readers:
    """Readers in the order they are asked. `warnings` holds what went wrong with those of other packages.

    Parameters
    ----------
    readers
        The first whose `can_read` says yes reads a file.
    warnings
        What was wrong with readers that could not even be loaded.
    kept
        What earlier scans read of files.
    """

    def __init__(
        self,
        readers: Iterable[Reader] = BUILT_IN,
        warnings: Iterable[str] = (),
        kept: KeptReadings | None = None,
    ) -> None:
        self._readers = list(readers)
        self._kept = kept
        self.warnings = list(warnings)

    def reader_of(self, name: str, head: bytes) -> Reader | None:
        """The reader of a file of this name that begins with these bytes; None when no reader takes it.

        One that isn't trusted reads in a process of its own.
        """
        for reader in tuple(self._readers):
            try:
                if reader.can_read(name, head):
                    return reader if is_trusted(reader) else GuardedReader(reader, self._kept)
            except ReaderError as error:
                self._readers.remove(reader)
                self.warnings.append(str(error))
        return None


def all_readers(kept: KeptReadings | None = None) -> Readers:
    """Every reader there is, with what earlier scans read.

    Those of other packages are asked first, so that one may read a special kind of .txt.
    """
    installed, warnings = installed_readers()
    return Readers((*installed, *BUILT_IN), warnings, kept)
