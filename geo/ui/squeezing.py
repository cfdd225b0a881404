"""Gzip of a file whose pieces are of different kinds: each is compressed in the way that makes it smallest.

Deflate looks for what came before. Columns of numbers that nothing foretells, such as the grounds of mentions, hold
little of it, and each accidental find costs more than it spares: their bytes are smaller by their frequencies alone
(Huffman).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

_LEVEL = 6
_STRATEGIES = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY)
_SAMPLE = 1 << 16
"""Bytes of a piece that tell how it is best compressed."""
_HEAD = bytes((0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255))
"""Of a gzip file without name and time (RFC 1952)."""
_END = b"\x03\x00"
"""A last block of Deflate, with nothing in it."""


def gzipped(pieces: Iterable[bytes]) -> bytes:
    """One gzip file of all pieces; the same pieces give the same bytes."""
    packed, checksum, size = [_HEAD], 0, 0
    for piece in pieces:
        packed.append(_squeezed(piece, _best(piece)))
        checksum, size = zlib.crc32(piece, checksum), size + len(piece)
    tail = checksum.to_bytes(4, "little") + (size & 0xFFFFFFFF).to_bytes(4, "little")
    return b"".join([*packed, _END, tail])


def _best(piece: bytes) -> int:
    sample = piece[:_SAMPLE]
    return min(_STRATEGIES, key=lambda way: len(_squeezed(sample, way)))


def _squeezed(piece: bytes, strategy: int) -> bytes:
    """Blocks of Deflate that end with a byte, so that others can follow."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, strategy)
    return packer.compress(piece) + packer.flush(zlib.Z_SYNC_FLUSH)
