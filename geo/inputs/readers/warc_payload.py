"""What a web server sent, out of a WARC record: without the chunks and the compression that it was sent in.

Archives keep answers as they came over the network, and say of some that they are packed which aren't any more. Both
are read; nothing is unpacked beyond the size that a page may have.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

from geo.errors import InputError, TooLongError

_PIECE = 2**16
_PIECE_OF_RECORD = 2**20
_LONGEST_LIST = 4  # encodings of one answer: each is another layer


def payload_of(record: Any, *, is_http: bool, most: int) -> tuple[int, str, bytes, bool]:
    """Status, type and bytes of what was fetched, and whether the record ends before them.

    Parameters
    ----------
    record : of FastWARC.
    is_http : whether it is an answer of a web server, and not the bytes alone.
    most : bytes that it may have, packed or not; more raise TooLongError.
    """
    if not is_http:
        content = str(record.headers.get("Content-Type") or "").lower()
        data = _within(record, most)
        return 200, content, data, len(data) < record.content_length
    record.parse_http()
    headers = record.http_headers
    if headers is None:
        return 0, "", b"", False
    status, content = int(headers.status_code or 0), str(record.http_content_type or "").lower()
    if not 200 <= status < 300 or any(content.startswith(kind) for kind in ("image/", "video/", "audio/", "font/")):
        return status, content, b"", False
    packed = _within(record, most)
    transfer, encoding = (str(headers.get(key) or "") for key in ("Transfer-Encoding", "Content-Encoding"))
    data = unpacked(packed, transfer=transfer, content=encoding, most=most)
    return status, content, data, len(packed) < record.content_length


def _within(record: Any, most: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := record.reader.read(_PIECE_OF_RECORD):
        size += len(piece)
        if size > most:
            raise TooLongError(f"it has more than {most // 2**20} MB: leave it out.")
        pieces.append(piece)
    return b"".join(pieces)


def unpacked(data: bytes, *, transfer: str, content: str, most: int) -> bytes:
    """The bytes of an answer.

    Parameters
    ----------
    data : as they came.
    transfer, content : the headers Transfer-Encoding and Content-Encoding; '' where there is none.
    most : bytes that it may have.

    Raises
    ------
    TooLongError : it has more, or is packed in too many layers.
    InputError : it is packed in a way that isn't known.
    """
    if "chunked" in transfer.lower():
        data = _attempted(data, _without_chunks, most)
    layers = [layer.strip().lower() for layer in content.split(",") if layer.strip()]
    if len(layers) > _LONGEST_LIST:
        raise TooLongError("it is packed in too many layers: fetch the page again.")
    for layer in reversed(layers):
        if layer in ("identity", "none", "utf-8"):
            continue
        unpack = _UNPACK.get(layer)
        if unpack is None:
            raise InputError(f"it is packed as {layer[:20]!r}, which can't be unpacked here: fetch the page again.")
        data = _attempted(data, unpack, most)
    if len(data) > most:
        raise TooLongError(f"it has more than {most // 2**20} MB unpacked: leave it out.")
    return data


def _attempted(data: bytes, unpack: Callable[[bytes, int], bytes], most: int) -> bytes:
    """The bytes unpacked; as they are where they aren't packed at all."""
    try:
        return unpack(data, most)
    except (zlib.error, OSError, EOFError, ValueError):
        return data


def _without_chunks(data: bytes, most: int) -> bytes:
    from fastwarc.stream_io import ChunkedReader

    return _read_within(ChunkedReader(BytesIO(data)), most)


def _brotli(data: bytes, most: int) -> bytes:
    from fastwarc.stream_io import BrotliReader

    return _read_within(BrotliReader(BytesIO(data)), most)


def _zstd(data: bytes, most: int) -> bytes:
    from fastwarc.stream_io import ZstdReader

    return _read_within(ZstdReader(BytesIO(data)), most)


def _zlib(data: bytes, most: int) -> bytes:
    """gzip and deflate, the latter with a header of zlib's or without, as servers send both."""
    try:
        return _inflated(data, most, 47)
    except zlib.error:
        return _inflated(data, most, -15)


def _inflated(data: bytes, most: int, window: int) -> bytes:
    stream = zlib.decompressobj(window)
    return stream.decompress(data, most + 1)


_UNPACK: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _zlib, "x-gzip": _zlib, "deflate": _zlib, "br": _brotli, "zstd": _zstd,
}  # fmt: skip


def _read_within(stream: Any, most: int) -> bytes:
    """All of a stream, or one byte more than `most`; what was cut off ends where it does."""
    pieces: list[bytes] = []
    size = 0
    while size <= most:
        try:
            piece = stream.read(min(_PIECE, most + 1 - size))
        except OSError:
            if not pieces:
                raise
            break
        if not piece:
            break
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)
