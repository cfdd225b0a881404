"""Which names a file can't have, told without asking it: most capitalised words of a text name no place.

One bit a name at its CRC-32 (RFC 1952), 16 bits of room each: of the names that are absent one in sixteen is asked
for in vain. At most 8 MB, whatever is imported.
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
    """False only when the name is none of those that the filter was made of."""
    place = crc32(name.encode("utf-8", "surrogatepass")) & (len(bits) * 8 - 1)
    return bool(bits[place >> 3] >> (place & 7) & 1)
