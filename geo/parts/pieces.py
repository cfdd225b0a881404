"""Stretches of tables of articles, JSON lines or Parquet, and of text files: read at any address, as a folder's are."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from geo.errors import InputError
from geo.inputs import Failure, Source
from geo.inputs.article import check_text, sha256_of_text
from geo.inputs.identity import new_id
from geo.inputs.limits import TEXT_BYTES
from geo.inputs.readers import Columns, RawArticle, Unread
from geo.inputs.readers.columns import guess_columns
from geo.inputs.readers.json_records import JsonReader, flat_record, record_of
from geo.inputs.readers.registry import AS_TEXT
from geo.inputs.readers.rows import Row, articles_of
from geo.parts.addresses import file_system, opened, told

Found = tuple[Source, str] | Failure
"""An article with its text, or what can't be read."""
Kind = Literal["jsonl", "parquet", "text"]

CHUNK_ROWS = 500
"""Rows that are in memory at a time."""
_CHUNK_BYTES = 4_000_000
_SAMPLE_BYTES, _SAMPLE_ROWS = 2**18, 200
_LONGEST_LINE = 20_000_000
_STEP = 2**16


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a file, or all of it.

    Parameters
    ----------
    address
        The file.
    label
        What it is called in paths of articles and in messages.
    kind
        How it is read.
    first, last
        Of JSON lines, the bytes in which the lines begin; of Parquet, the row groups. `last` is not among them.
    size
        Bytes of the file; -1 where that is not known, or it is packed.
    is_whole
        Whether this is all of the file, which is then read from its beginning to its end.
    stamp
        Changes when the file does, as far as its file system tells.
    """

    address: str
    label: str
    kind: Kind
    first: int = 0
    last: int = 0
    size: int = -1
    is_whole: bool = True
    stamp: str = ""


def articles_in(piece: Piece, columns: Columns, countries: tuple[str, ...], note: list[str]) -> Iterator[Found]:
    """The articles of a piece, in its order, and what in it can't be read; `note` takes how its columns were told."""
    readers = {"jsonl": _of_lines, "parquet": _of_parquet, "text": _of_text}
    try:
        for raw, digest in readers[piece.kind](piece, columns):
            if isinstance(raw, Unread):
                label = f"{piece.label}#{raw.part}"
                yield Failure(label, f"{label}: {raw.why}")
                continue
            if raw.note and not note:
                note.append(f"{piece.label}: {raw.note}")
            yield _source(raw, digest, piece, countries)
    except InputError as error:
        yield Failure(piece.label, str(error))


def frame_articles(
    rows: Sequence[Mapping[str, object]], name: str, columns: Columns, number: int, countries: tuple[str, ...] = ()
) -> Iterator[Found]:
    """The articles of rows that another engine holds; `number` is how many rows came before."""
    piece = Piece(name, name, "parquet")
    for raw in _articles(list(_numbered(rows, number)), columns, "table", name):
        if isinstance(raw, Unread):
            yield Failure(f"{name}#{raw.part}", f"{name}#{raw.part}: {raw.why}")
        else:
            yield _source(raw, "", piece, countries)


def _source(raw: RawArticle, digest: str, piece: Piece, countries: tuple[str, ...]) -> Found:
    """An article with all that is known of it, as `geo.inputs.reading` makes it of a file."""
    label = f"{piece.label}#{raw.part}" if raw.part else piece.label
    try:
        check_text(raw.text, name=label)
    except InputError as error:
        return Failure(label, str(error))
    text_sha256 = sha256_of_text(raw.text)
    facts = raw.facts if raw.facts.countries or not countries else replace(raw.facts, countries=countries)
    content = digest or text_sha256
    source = Source(
        path=Path(piece.label),
        label=label,
        facts=facts,
        sha256=content,
        text_sha256=text_sha256,
        reader=JsonReader(),
        source=raw.source,
        part=raw.part,
        id=new_id(content, label, part=raw.part),
        id_sha256=content,
        is_digest=bool(facts.sha256),
    )
    return source, raw.text


Read = Iterator[tuple[RawArticle | Unread, str]]
"""What a reader gives, with the SHA-256 of its file where that holds one article."""


def _of_text(piece: Piece, columns: Columns) -> Read:
    with opened(piece.address) as stream, told(piece.address):
        data = stream.read(TEXT_BYTES + 1)
    if len(data) > TEXT_BYTES:
        raise InputError(f"{piece.label} has more than {TEXT_BYTES // 2**20} MB: split it into one file per article.")
    reader = next(each for each in AS_TEXT if each.can_read(piece.label, data[:_STEP]))
    digest = sha256(data).hexdigest()
    yield from ((raw, digest) for raw in reader.read(data, name=piece.label))


def _of_lines(piece: Piece, columns: Columns) -> Read:
    told_columns: Columns | None = None
    for lines in _chunks(_lines(piece)):
        rows: list[Row] = []
        for where, line in lines:
            record = _record(line)
            if isinstance(record, Mapping):
                rows.append(Row(where, flat_record(record)))
            else:
                why = record if isinstance(record, str) else "it is no record of named fields."
                yield Unread(where, why), ""
        if rows and told_columns is None:
            sample = rows if piece.is_whole or not piece.first else _sample_of_lines(piece)
            told_columns = _told_by(sample or rows, columns)
        if rows and told_columns is not None:
            yield from ((raw, "") for raw in _articles(rows, told_columns, "json", piece.label))


def _record(line: bytes) -> object:
    if len(line) > _LONGEST_LINE:
        return f"it has more than {_LONGEST_LINE // 10**6} MB: split it into articles."
    try:
        return record_of(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return f"it is not UTF-8 ({error.reason} at byte {error.start}): save the file as UTF-8."


def _lines(piece: Piece) -> Iterator[tuple[str, bytes]]:
    """Lines that hold anything, and where each stands: its number, or its first byte where that can't be known."""
    if piece.is_whole:
        with _unpacked(piece) as stream, told(piece.address):
            number = 0
            while line := stream.readline(_LONGEST_LINE + 2):
                number += 1
                if line.strip():
                    yield f"line {number}", line
                while line and len(line) > _LONGEST_LINE and not line.endswith(b"\n"):
                    line = stream.readline(_LONGEST_LINE + 2)
        return
    begin, data = _stretch(piece)
    for line in data.split(b"\n"):
        if line.strip():
            yield f"byte {begin}", line
        begin += len(line) + 1


def _unpacked(piece: Piece) -> io.BufferedIOBase:
    from fsspec.compression import compr
    from fsspec.utils import infer_compression

    stream = opened(piece.address)
    packing = infer_compression(piece.address)
    with told(piece.address):
        return io.BufferedReader(compr[packing](stream, mode="rb")) if packing else stream  # type: ignore[return-value]


def _stretch(piece: Piece) -> tuple[int, bytes]:
    """The lines that begin in a stretch of a file, and the byte at which the first begins."""
    system, path = file_system(piece.address)
    with told(piece.address):
        begin = max(piece.first - 1, 0)
        data: bytes = system.cat_file(path, start=begin, end=piece.last)
        if piece.first:  # the line that the byte before belongs to is another piece's
            line, end, data = data.partition(b"\n")
            if not end:
                return piece.last, b""
            begin += len(line) + 1
        parts, at, length = [data], piece.last, len(data)
        if data and not data.endswith(b"\n"):
            while at < piece.size and length <= piece.last - piece.first + _LONGEST_LINE:
                more: bytes = system.cat_file(path, start=at, end=min(at + _STEP, piece.size))
                line, end, _ = more.partition(b"\n")
                parts.append(line)
                at += len(more)
                length += len(line)
                if end or not more:
                    break
        return begin, b"".join(parts)


def _sample_of_lines(piece: Piece) -> list[Row]:
    """The first rows of a file, by which the columns of all its pieces are told."""
    system, path = file_system(piece.address)
    with told(piece.address):
        head: bytes = system.cat_file(path, start=0, end=_SAMPLE_BYTES)
    records = [_record(line) for line in head.split(b"\n")[:-1] if line.strip()]
    return [Row("", flat_record(each)) for each in records[:_SAMPLE_ROWS] if isinstance(each, Mapping)]


def _chunks(lines: Iterable[tuple[str, bytes]]) -> Iterator[list[tuple[str, bytes]]]:
    chunk: list[tuple[str, bytes]] = []
    size = 0
    for one in lines:
        chunk.append(one)
        size += len(one[1])
        if len(chunk) >= CHUNK_ROWS or size >= _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _of_parquet(piece: Piece, columns: Columns) -> Read:
    import pyarrow.parquet as pq

    with opened(piece.address) as stream, told(piece.address):
        table = pq.ParquetFile(stream)
        groups = range(piece.first, piece.last)
        before = sum(table.metadata.row_group(group).num_rows for group in range(piece.first))
        sample = next(table.iter_batches(batch_size=_SAMPLE_ROWS, row_groups=[0]), None)
        rows = list(_numbered(sample.to_pylist(), 0)) if sample is not None else []
        if not rows:
            return
        told_columns = _told_by(rows, columns)
        wanted = [
            name for name in table.schema_arrow.names if any(_is_of(name, used) for _, used in told_columns.given)
        ]
        for batch in table.iter_batches(batch_size=CHUNK_ROWS, row_groups=list(groups), columns=wanted or None):
            numbered = list(_numbered(batch.to_pylist(), before))
            before += batch.num_rows
            yield from ((raw, "") for raw in _articles(numbered, told_columns, "parquet", piece.label))


def _is_of(column: str, used: str) -> bool:
    return used == column or used.startswith(f"{column}.")


def _numbered(rows: Sequence[Mapping[str, object]], before: int) -> Iterator[Row]:
    for number, row in enumerate(rows, start=before + 1):
        yield Row(f"row {number}", flat_record({str(name): _value(value) for name, value in row.items()}))


def _value(value: Any) -> object:
    """A cell; text that a program wrote as bytes is text."""
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return None
    return None if isinstance(value, float) and value != value else value


def _told_by(rows: Sequence[Row], columns: Columns) -> Columns:
    """Which column means what, told by the first rows of a file for all of it."""
    header = list(dict.fromkeys(name for row in rows for name in row.cells))
    guess = guess_columns(header, [row.cells for row in rows[:_SAMPLE_ROWS]], columns)
    return Columns(tuple(guess.columns.items())) if guess.columns else columns


def _articles(rows: Sequence[Row], columns: Columns, format_name: str, name: str) -> list[RawArticle | Unread]:
    known = [column for _, column in columns.given]
    header = list(dict.fromkeys([*known, *(column for row in rows for column in row.cells)]))
    return articles_of(rows, header, format_name=format_name, name=name, columns=columns)
