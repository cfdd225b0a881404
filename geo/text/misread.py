"""UTF-8 that was read as Windows-1252 or Latin-1: 'MalmÃ¶' for 'Malmö', 'itâ€™s' for 'it’s'."""

from __future__ import annotations

import re
from collections.abc import Iterator

# How the bytes 80 to BF of UTF-8 look when they are read so; five of them have no character in Windows-1252.
_BYTES = {bytes([code]).decode("cp1252", errors="replace"): code for code in range(0x80, 0xC0)}
_BYTES |= {chr(code): code for code in range(0x80, 0xC0)}
_BYTES.pop("\ufffd", None)
_AFTER = "[" + "".join(map(re.escape, _BYTES)) + "]"
# The first bytes of Latin letters with accents, of Cyrillic, of Vietnamese letters, and of quotes and dashes.
_MISREAD = re.compile(rf"[ÂÃÄÅ]{_AFTER}|(?:[ÐÑ]{_AFTER}){{2,}}|á[º»]{_AFTER}|â(?:€|\x80){_AFTER}")
_FIRST = re.compile("[ÂÃÄÅÐÑáâ]")
# After a capital these end a quotation rather than a letter: 'AMANHÃ”' (rarely meant for 'AMANHÔ').
_QUOTES = frozenset("‘’“”–—")


def misread(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, what was meant) of each stretch in `text` that only a wrong encoding explains."""
    for match in _MISREAD.finditer(text) if _FIRST.search(text) else ():
        found = match[0]
        follows = text[match.end() : match.end() + 1]
        if len(found) == 2 and found[1] in _QUOTES and not follows.isalpha():
            continue
        try:
            meant = bytes(_BYTES.get(letter) or ord(letter) for letter in found).decode("utf-8")
        except UnicodeDecodeError:
            continue
        yield match.start(), match.end(), meant
