"""Which articles go into which part: input cut by its bytes, the same for the same input."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from geo.errors import EmptyFolderError, InputError
from geo.inputs import Failure, Scan, Source
from geo.inputs.identity import new_id
from geo.inputs.readers.plain_text import PlainTextReader
from geo.parts.addresses import below, file_system, is_address, opened, told
from geo.parts.pieces import Found, Kind, Piece

PART = re.compile(r"part-(\d{5,9})-of-(\d{5,9})-[0-9a-f]{12}\.parquet")
"""The name of a part: its number from 1, of how many, and a hash of all that it depends on."""

_KINDS: dict[str, Kind] = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".pq": "parquet", ".txt": "text", ".md": "text",
    ".markdown": "text",
}  # fmt: skip
_PACKED = (".gz", ".bz2", ".xz", ".zst")
_PACKED_BYTES = 2**30
"""Largest packed file: it can't be cut, so all of it becomes one part."""
_PLAIN = PlainTextReader()


@dataclass(frozen=True, slots=True)
class Partition:
    """What becomes one part: pieces of files at addresses, or articles found in a folder; and what can't be read.

    Both are read one after the other, and `failures` come first. `name` is the part's.
    """

    name: str
    pieces: tuple[Piece, ...] = ()
    articles: tuple[Found, ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """A partition before its articles are read: its name, and how to have it with them."""

    name: str
    made: Callable[[], Partition]


def plan_of_folder(found: Scan, countries: tuple[str, ...], job: str, part_bytes: int) -> list[Planned]:
    """The partitions of articles that were found in a folder: each is read here when its turn comes.

    Parameters
    ----------
    found
        What a scan found.
    countries
        ISO codes of the countries that articles are about which name none themselves.
    job
        A hash of what the reading depends on besides the articles.
    part_bytes
        How much text a part holds, about; a file of several articles counts with all of its bytes.
    """
    named = [_named(one, countries) for one in found.sources]
    groups = list(_grouped(named, _sizes(named), part_bytes)) or [[]]
    plans = []
    for number, group in enumerate(groups, start=1):
        told_here = found.failures if number == 1 else ()
        name = _name(number, len(groups), job, [*(one.fingerprint for one in group), repr(told_here)])
        plans.append(Planned(name, _Reading(name, tuple(group), told_here)))
    return plans


def _named(source: Source, countries: tuple[str, ...]) -> Source:
    facts = source.facts if source.facts.countries or not countries else replace(source.facts, countries=countries)
    name = new_id(source.id_sha256 or source.sha256, source.label, part=source.part)
    return replace(source, facts=facts, id=name)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads the articles of a partition, here, where their files are."""

    name: str
    sources: tuple[Source, ...]
    failures: tuple[Failure, ...]

    def __call__(self) -> Partition:
        return Partition(self.name, articles=tuple(map(_read, self.sources)), failures=self.failures)


def _read(source: Source) -> Found:
    try:
        text = source.read().text
    except InputError as error:
        return Failure(source.label, str(error))
    # without the reader and the path, which mean nothing on another machine
    return replace(source, reader=_PLAIN, path=Path(source.path.name)), text


def _sizes(sources: Iterable[Source]) -> Iterator[int]:
    """Bytes of each article; of several in a file, an equal share."""
    listed = list(sources)
    of_file: dict[Path, int] = {}
    for one in listed:
        of_file[one.path] = of_file.get(one.path, 0) + 1
    for one in listed:
        try:
            yield one.path.stat().st_size // of_file[one.path]
        except OSError:  # it went away since: that is told when it is read
            yield 0


def plan_of_address(place: str, job: str, part_bytes: int) -> list[Planned]:
    """The partitions of JSON lines, Parquet and text files at a place: a file, a pattern (`*.jsonl`), or a folder.

    Raises
    ------
    EmptyFolderError
        When there is no such file.
    InputError
        When the place can't be listed.
    """
    pieces: list[Piece] = []
    failures: list[Failure] = []
    for address, label, info in _files(place):
        try:
            pieces += _pieces(address, label, info, part_bytes)
        except InputError as error:
            failures.append(Failure(label, str(error)))
    if not pieces and not failures:
        raise EmptyFolderError(f"{place} holds no file: give JSON lines (.jsonl), Parquet or text files.")
    groups = list(_grouped(pieces, (_bytes_of(piece) for piece in pieces), part_bytes)) or [[]]
    plans = []
    for number, group in enumerate(groups, start=1):
        told_here = tuple(failures) if number == 1 else ()
        name = _name(number, len(groups), job, map(repr, (*group, told_here)))
        partition = Partition(name, pieces=tuple(group), failures=told_here)
        plans.append(Planned(name, _Made(partition)))
    return plans


@dataclass(frozen=True, slots=True)
class _Made:
    partition: Partition

    def __call__(self) -> Partition:
        return self.partition


def _files(place: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Address, label and size of each file at a place, in order, without hidden ones and those that begin with _."""
    system, path = file_system(place)
    with told(place):
        if "*" in path or "?" in path:
            found = system.glob(path, detail=True)
            root = re.split(r"[*?]", path)[0].rpartition("/")[0]
        elif not _kind(path) and system.isdir(path):
            found, root = system.find(path, detail=True), path.rstrip("/")
        else:
            found, root = {path: system.info(path)}, path.rpartition("/")[0]
    for name in sorted(found):
        label = str(name).removeprefix(root).lstrip("/")
        is_hidden = any(fnmatch(each, "[._]*") for each in PurePosixPath(label).parts)
        if found[name]["type"] == "file" and not is_hidden:
            address = str(system.unstrip_protocol(name)) if is_address(place) else str(name)
            yield address, label, found[name] | {"stamp": _stamp(found[name])}


def _stamp(info: dict[str, Any]) -> str:
    """What a file system tells of a file that changes with it."""
    known = {name: str(info[name]) for name in ("size", "mtime", "LastModified", "ETag", "md5Hash") if name in info}
    return repr(sorted(known.items()))


def _kind(path: str) -> Kind | None:
    suffixes = [suffix.lower() for suffix in PurePosixPath(path).suffixes]
    if suffixes and suffixes[-1] in _PACKED:
        packed = _KINDS.get(suffixes[-2]) if len(suffixes) > 1 else None
        return packed if packed == "jsonl" else None
    return _KINDS.get(suffixes[-1]) if suffixes else None


def _pieces(address: str, label: str, info: dict[str, Any], part_bytes: int) -> Iterator[Piece]:
    kind = _kind(label)
    if kind is None:
        raise InputError(
            f"{label} is not read: at an address, JSON lines (.jsonl, also packed), Parquet, .txt and .md are. Give a "
            "folder of this machine for the rest."
        )
    size = int(info["size"] if info.get("size") is not None else -1)
    whole = Piece(address, label, kind, size=size, stamp=info["stamp"])
    if kind == "parquet":
        yield from _of_groups(whole, part_bytes)
        return
    is_packed = label.lower().endswith(_PACKED)
    if is_packed and size > _PACKED_BYTES:
        raise InputError(f"{label} is packed and has more than 1 GB: unpack it, or split it; it can't be cut as it is.")
    has_ranges = not address.startswith(("http://", "https://")) or info.get("partial")
    if kind == "text" or is_packed or size <= part_bytes or not has_ranges:
        yield whole
        return
    for first in range(0, size, part_bytes):
        yield replace(whole, first=first, last=min(first + part_bytes, size), is_whole=False)


def _of_groups(whole: Piece, part_bytes: int) -> Iterator[Piece]:
    """Row groups of a Parquet file, as many together as make a part."""
    import pyarrow.parquet as pq

    with opened(whole.address) as stream, told(whole.address, "read as Parquet"):
        about = pq.ParquetFile(stream).metadata
        sizes = [max(about.row_group(number).total_byte_size, 0) for number in range(about.num_row_groups)]
    for group in _grouped(range(len(sizes)), sizes, part_bytes):
        size = sum(sizes[number] for number in group)
        yield replace(whole, first=group[0], last=group[-1] + 1, size=size)


def _bytes_of(piece: Piece) -> int:
    return max(piece.size, 0) if piece.is_whole else piece.last - piece.first


def _grouped(items: Iterable[Any], sizes: Iterable[int], most: int) -> Iterator[list[Any]]:
    """Items in their order, in groups of at most so many bytes; a larger one is a group by itself."""
    group: list[Any] = []
    held = 0
    for item, size in zip(items, sizes, strict=True):
        if group and held + size > most:
            yield group
            group, held = [], 0
        group.append(item)
        held += size
    if group:
        yield group


def _name(number: int, of: int, job: str, content: Iterable[str]) -> str:
    """What a part is called: it changes with whatever its rows depend on."""
    digest = sha256("\n".join([job, *content]).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"part-{number:05}-of-{of:05}-{digest}.parquet"


def parts_among(folder: str, names: Iterable[str]) -> list[str]:
    """The places of the parts in a folder, in their order: those of Dateline, and those that another engine wrote."""
    found = sorted(name for name in names if name.endswith(".parquet") and not name.startswith((".", "_")))
    return [below(folder, name) for name in found]
