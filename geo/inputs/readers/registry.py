"""Which formats are read: those of Dateline, and those that installed packages bring."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from geo.code_version import code_version
from geo.errors import ReaderError
from geo.inputs.files import as_text
from geo.inputs.known_files import FileGist, KnownFiles
from geo.inputs.readers.base import Reader, is_trusted, version_of
from geo.inputs.readers.columns import NOT_GIVEN, Columns
from geo.inputs.readers.databases import EuropresseReader, FactivaReader, FactivaXmlReader, ProQuestReader
from geo.inputs.readers.factiva_text import FactivaTextReader
from geo.inputs.readers.feeds import FeedReader
from geo.inputs.readers.guarded import GuardedReader
from geo.inputs.readers.html import Html
from geo.inputs.readers.installed import installed_readers
from geo.inputs.readers.json_records import JsonReader
from geo.inputs.readers.kept import ROOMS, KeptReadings
from geo.inputs.readers.lexis import LexisReader
from geo.inputs.readers.mail import MailReader
from geo.inputs.readers.markdown import Markdown
from geo.inputs.readers.mhtml import Mhtml
from geo.inputs.readers.office import DocxReader, OdtReader, RtfReader
from geo.inputs.readers.pdf import PdfReader
from geo.inputs.readers.plain_text import PlainTextReader
from geo.inputs.readers.references import RisReader
from geo.inputs.readers.tables import DelimitedReader
from geo.inputs.readers.telegram import TelegramReader
from geo.inputs.readers.warc import WaczReader, WarcReader
from geo.inputs.readers.workbook import WorkbookReader
from geo.inputs.readers.zip_folder import ZipReader

_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
"""Of an object in memory, in what it says of itself."""
AS_TEXT: tuple[Reader, ...] = (Markdown(), PlainTextReader())
"""The readers that keep every letter of a file."""


def built_in(columns: Columns = NOT_GIVEN) -> tuple[Reader, ...]:
    """Dateline's own readers, in the order they are tried: those who know a format by its content come first.

    What is a kind of web page (a database's export of articles) comes before web pages.

    Parameters
    ----------
    columns : what the user says of the columns of tables.
    """
    by_content: tuple[Reader, ...] = (
        WarcReader(), WaczReader(), PdfReader(), RtfReader(), LexisReader(), FactivaReader(), FactivaXmlReader(),
        FactivaTextReader(), EuropresseReader(), ProQuestReader(), RisReader(), FeedReader(), Mhtml(), MailReader(),
        TelegramReader(), Html(),
    )  # fmt: skip
    by_name: tuple[Reader, ...] = (
        DocxReader(),
        OdtReader(),
        WorkbookReader(columns),
        DelimitedReader(columns),
        JsonReader(columns),
    )
    return (*by_content, *by_name, *AS_TEXT)


def with_folders(readers: tuple[Reader, ...]) -> tuple[Reader, ...]:
    """Some readers, and before them the one of ZIP archives, whose files they read."""
    return (ZipReader(readers), *readers)


BUILT_IN = with_folders(built_in())
"""Dateline's own readers where the user says nothing of columns."""


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
        self.known = KnownFiles(kept, self._version()) if kept else None

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

    def named(self, gist: FileGist, path: Path) -> Reader | None:
        """The reader that gave what is known of a file."""
        found = next((reader for reader in self._readers if reader.name == gist.reader), None)
        if found is None or is_trusted(found):
            return found
        guarded = GuardedReader(found, self._kept)
        guarded.keep(gist.digest, name=as_text(path.name))
        return guarded

    def _version(self) -> str:
        """Changes with the readers, with what the user says of columns, and with Dateline's own code."""
        told = [(reader.name, version_of(reader), _ADDRESS.sub("", repr(reader))) for reader in self._readers]
        return sha256(repr((told, code_version(ROOMS))).encode()).hexdigest()[:16]


def all_readers(kept: KeptReadings | None = None, columns: Columns = NOT_GIVEN) -> Readers:
    """Every reader there is. Those of other packages are asked first, so that one may read a special kind of .txt.

    Parameters
    ----------
    kept : what earlier scans read of files.
    columns : what the user says of the columns of tables.
    """
    installed, warnings = installed_readers()
    return Readers(with_folders((*installed, *built_in(columns))), warnings, kept)
