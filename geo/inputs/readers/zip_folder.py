"""A ZIP archive of articles, read as the folder that was packed: each file by the reader of its format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath

from geo.errors import InputError, TooLongError
from geo.inputs.encoding import kind_of
from geo.inputs.known_events import EVENTS_NAME
from geo.inputs.limits import ARCHIVE_BYTES, HEAD_BYTES
from geo.inputs.readers.archives import (
    Content,
    Failed,
    Found,
    Member,
    Names,
    Passed,
    Step,
    articles_in,
    opened,
    steps_of,
)
from geo.inputs.readers.base import RawArticle, Reader, Unread, max_bytes_of, version_of
from geo.inputs.readers.warc import captures_in, is_wacz, is_warc
from geo.inputs.saved_pages import parts_of_pages
from geo.inputs.sidecar import SIDECAR_NAME, Sidecar, file_key, read_sidecar
from geo.inputs.zipped import MAGIC, Zip, names_in

_OFFICE = ("[content_types].xml", "mimetype", "_rels/", "word/", "xl/", "ppt/", "docprops/", "meta-inf/", "content.xml")
"""How the first file's name begins in what is a ZIP archive by its format only."""
_OFFICE_NAMES = (".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".pptx", ".odt", ".ott", ".ods", ".odp", ".epub", ".jar",
                 ".apk", ".kmz")  # fmt: skip
_UNASKED = frozenset({"__macosx", "thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class ZipReader:
    """Archives that hold files of any kinds, and none that is a format of its own.

    Parameters
    ----------
    readers : those that its files are read by, in the order they are asked.
    """

    readers: tuple[Reader, ...]
    name: str = "zip"
    max_bytes: int = ARCHIVE_BYTES

    @property
    def version(self) -> str:
        """Of all its readers."""
        return ", ".join(f"{reader.name} {version_of(reader)}".strip() for reader in self.readers)

    def can_read(self, name: str, head: bytes) -> bool:
        """By the first files in it: a document of a word processor is an archive too."""
        return is_folder(name, head) and not is_wacz(name, head)

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """The articles of all its files; raises InputError where it is damaged."""
        return articles_in(self.steps(data, name=name, skip=0))

    def steps(self, data: Content, *, name: str, skip: int) -> Iterator[Step]:
        """As `ArchiveReader` has it."""
        with opened(data) as stream:
            yield from steps_of(_Folder(Zip(stream, name=name), self.readers, Names()).found(), skip=skip)


def is_folder(name: str, head: bytes) -> bool:
    """Whether a file that begins with these bytes is an archive of files that somebody packed."""
    first = next(iter(names_in(head)), "").lower() if head.startswith(MAGIC) else ""
    return bool(first) and not first.startswith(_OFFICE) and not name.lower().endswith(_OFFICE_NAMES)


class _Folder:
    """One archive, or one within another."""

    def __init__(self, archive: Zip, readers: tuple[Reader, ...], names: Names) -> None:
        self._archive = archive
        self._readers = readers
        self._names = names
        self._place = names.place
        self._sidecars: dict[str, Sidecar] = {}
        self._named: set[tuple[str, str]] = set()

    def found(self) -> Iterator[Found]:
        """Its files in its order, then what is wrong with its tables."""
        files = [name for name in self._archive.names if not _is_unasked(name)]
        parts = parts_of_pages(files)
        for name in files:
            if PurePosixPath(name).name.lower() == SIDECAR_NAME:
                yield from self._sidecar(name)
        for name in files:
            if name in parts:
                yield Passed("parts of saved pages", "they belong to the page beside them", self._place + name)
            elif PurePosixPath(name).name.lower() != SIDECAR_NAME:
                yield from self._file(name)
            if self._archive.is_spent:
                yield Unread(self._names.given("the rest"), "the archive unpacks to more than is read: unpack it.")
                return
        for name, problem in self._archive.refused:
            yield Passed("files left in the archive", problem, self._place + name)
        yield from self._rows_without_file()

    def _file(self, name: str) -> Iterator[Found]:
        called = self._place + name
        try:
            head = self._archive.head(name, HEAD_BYTES)
            if is_warc(name, head):
                with self._archive.open(name) as stream:
                    size = self._archive.size(name)
                    yield from captures_in(stream, size, name=called, names=self._names.below(f"{name}#"))
            elif is_folder(name, head):
                inner = self._archive.inner(name)
                yield from _Folder(inner, self._readers, self._names.below(f"{name}/")).found()
            elif _is_readme(name, head):
                return
            elif PurePosixPath(name).name.lower() == EVENTS_NAME:
                yield Unread(self._names.given(name), "a table of events counts in a folder only: unpack the archive.")
            else:
                yield self._member(name, called, head)
        except InputError as error:
            yield Failed("zip", called, _reason(error, called))

    def _member(self, name: str, called: str, head: bytes) -> Found:
        base = PurePosixPath(name).name
        reader = next((one for one in self._readers if one.can_read(base, head)), None)
        if reader is None:
            return Passed("other files", "no reader takes them", called)
        if not head.strip():
            return Failed("empty", called, "it is empty: fill it or delete it.")
        if self._archive.size(name) > (most := max_bytes_of(reader)):
            return Failed(reader.name, called, f"it has more than {most // 2**20} MB: split it.")
        given = self._names.given(name)
        return Member(given, reader, partial(self._archive.read, name), partial(self._finished, name, given))

    def _sidecar(self, name: str) -> Iterator[Unread]:
        try:
            table = read_sidecar(self._archive.read(name))
        except InputError as error:
            yield Unread(self._place + name, _reason(error, name))
            return
        self._sidecars[str(PurePosixPath(name).parent)] = table
        yield from (Unread(f"{self._place}{name}:{row.number}", row.message) for row in table.bad_rows)

    def _finished(self, name: str, called: str, article: RawArticle) -> RawArticle:
        """An article with what the nearest index.csv at or above its file says of it."""
        part = article.part.removeprefix(called)
        for place in PurePosixPath(name).parents:
            table = self._sidecars.get(str(place))
            if table is None:
                continue
            key = file_key(PurePosixPath(name).relative_to(place).as_posix())
            rows = [table.rows[one] for one in (key + part, key) if one in table.rows]
            self._named.update((str(place), one) for one in (key + part, key) if one in table.rows)
            if rows:
                facts = rows[0].facts.over(rows[-1].facts)
                return replace(article, facts=article.facts.over(replace(facts, sha256="")))
        return article

    def _rows_without_file(self) -> Iterator[Unread]:
        known = {file_key(name) for name in self._archive.names}
        for place, table in self._sidecars.items():
            for key, row in table.rows.items():
                path = key if place == "." else f"{place}/{key}"
                if (place, key) not in self._named and path.partition("#")[0] not in known:
                    where = f"{self._place}{'' if place == '.' else place + '/'}{SIDECAR_NAME}:{row.number}"
                    yield Unread(where, f"there is no article {key} here: correct the name or delete the row.")


def _is_unasked(name: str) -> bool:
    """Whether a file is hidden, or one that a file manager packs unasked."""
    parts = PurePosixPath(name).parts
    return any(part.startswith(".") or part.lower() in _UNASKED for part in parts)


def _is_readme(name: str, head: bytes) -> bool:
    path = PurePosixPath(name)
    is_text = path.suffix.lower() in ("", ".txt", ".md", ".markdown") and not kind_of(head)
    return path.stem.lower() == "readme" and is_text and not head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"---")


def _reason(error: InputError, name: str) -> str:
    words = str(error)
    kind = "too large" if isinstance(error, TooLongError) else "damaged"
    return words.removeprefix(name).lstrip(": ") or kind
