"""From bytes to text: byte order mark, then UTF-8, then detection among the encodings that news files come in.

Every code point of the file stays, line breaks included; only the byte order mark goes, being no part of the text.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from geo.errors import NotTextError
from geo.inputs.code_pages import decode_latin

# UTF-32 first: its little-endian mark begins with the one of UTF-16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# first bytes of the files that most often are renamed to .txt, and what a reader calls them
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)

# What detection may answer. Left to all of Python's codecs it answers EBCDIC or UTF-7 for short European texts.
_PLAUSIBLE = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "koi8_r", "koi8_u", "mac_roman",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip

# control characters that no text holds; tab, line breaks, form feed and escape are let through
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.005  # share of code points above which a content counts as binary
_MOST_BROKEN = 0.1  # share of damaged sequences up to which a text still counts as UTF-8


def decode(data: bytes, *, name: str) -> str:
    """The text that `data` holds.

    Parameters
    ----------
    data : the file's bytes.
    name : the file's name, for the message.

    Raises
    ------
    NotTextError : the content is binary, or in an encoding that can't be recognised. Nothing else is raised.
    """
    kind = kind_of(data)
    if kind:
        raise NotTextError(f"{name} is {kind}, not text: save its text as UTF-8 in a .txt file and give that.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding, name)
    text = _decode_utf8(data)
    if text is None:
        text = None if b"\x00" in data else decode_latin(data) or _detect(data)
    if text is None or _is_binary(text):
        raise NotTextError(f"{name} is not text in any encoding known here: save it as UTF-8 text and try again.")
    return text


def kind_of(head: bytes) -> str:
    """What a file that begins with these bytes is, if it is binary and commonly met ("a PDF"); else ''."""
    return next((kind for signature, kind in _SIGNATURES if head.startswith(signature)), "")


def _decode_marked(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotTextError(
            f"{name} begins as {encoding.upper()} but breaks it at byte {error.start}: save it as UTF-8 text."
        ) from error
    if _is_binary(text):
        raise NotTextError(f"{name} begins as {encoding.upper()} but holds binary content: save it as UTF-8 text.")
    return text


def _decode_utf8(data: bytes) -> str | None:
    """`data` as UTF-8, or None if it is not; a few damaged bytes among many sound ones become U+FFFD."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(1 for character in text if character > "\x7f") - broken
    return text if broken <= _MOST_BROKEN * sound else None


def _detect(data: bytes) -> str | None:
    matches = from_bytes(data, cp_isolation=_PLAUSIBLE, preemptive_behaviour=False)
    best = matches.best()
    if best is None:
        return None
    # short texts fit several code pages equally well; the western European one is by far the commonest
    ties = [match for match in matches if (match.chaos, match.coherence) == (best.chaos, best.coherence)]
    return str(next((match for match in ties if match.encoding == "cp1252"), best))


def _is_binary(text: str) -> bool:
    if "\x00" in text:
        return True
    return len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text)
