"""A Bloom filter of a file's names: most capitalised words of a text name no place, and cost no query with it.

One hash, CRC-32 (RFC 1952), and 16 bits a name: about one in sixteen of the absent names is still looked up. At most
8 MB, however much is imported.
"""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

_ROOM = 16
_MOST_BYTES = 1 << 23


def made_filter(names: Iterable[str], count: int) -> bytes:
    """The filter of `count` names, a power of two bytes long."""
    size = 64
    while size * 8 < count * _ROOM and size < _MOST_BYTES:
        size *= 2
    bits = bytearray(size)
    for name in names:
        place = crc32(name.encode()) & (size * 8 - 1)
        bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def may_hold(bits: bytes, name: str) -> bool:
    """Whether the filter may have been made with this name; False is certain, True isn't."""
    place = crc32(name.encode("utf-8", "surrogatepass")) & (len(bits) * 8 - 1)
    return bool(bits[place >> 3] >> (place & 7) & 1)
