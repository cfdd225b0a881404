"""Which Latin code page a text is in, told from the few words that have letters beyond a to z.

In English news these are names: one 'Malmö' in a thousand words. Statistics over the whole text can't tell from them,
but the words can: read in the wrong code page, a word gets a sign in its middle ('Malmˆ'), a capital after small
letters, or letters that no one language has together ('Miloševiæ').
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

# the likelier first: it wins among equals
_PAGES = ("cp1252", "cp1250", "cp1254", "cp1257", "iso8859_2", "iso8859_15", "mac_roman")
_TOKEN = re.compile(r"(?:[A-Za-z0-9]|[^\x00-\x7f])+")
_MARKS = "\u00a0“”‘’‚„«»‹›…–—•·©®™°€£¥§¿¡†‡´"
_BETWEEN = re.compile(f"[{_MARKS}]+")
_ALONE = frozenset("àáèéíóôúÀÉ")  # letters that are words
_NEVER = re.compile(r"ñ(?![aeiouáéíóú])|þ$|^[ðß]", re.IGNORECASE)  # in Spanish, Icelandic and German spelling
_NAME = re.compile(r"(?:Mc|Mac|O|D|L|De|Di|La|Le)[A-Z\u00c0-\u00de][^\W\d_A-Z]+")  # 'McÉwan', with its capital inside
_LATIN_SHARE = 0.25  # letters beyond a to z, for each of a to z, up to which a text is in Latin letters


def decode_latin(data: bytes) -> str | None:
    """The text of bytes in a Latin code page; None where no page gives it more sound words than odd ones."""
    high = sum(byte > 0x7F for byte in data)
    low = sum(0x41 <= byte <= 0x5A or 0x61 <= byte <= 0x7A for byte in data)
    if not low or high > _LATIN_SHARE * low:
        return None
    texts = [text for page in _PAGES if (text := _decoded(data, page)) is not None]
    scores = [soundness(text) for text in texts]
    best = max(scores, default=-1)
    return texts[scores.index(best)] if best >= 0 else None


def soundness(text: str) -> int:
    """Words with letters beyond a to z that some language could have, less those that none could.

    Examples
    --------
    >>> soundness("From Malmö to Łódź"), soundness("From Malmˆ to £ódŸ")
    (2, -2)
    """
    words = [word for token in _TOKEN.findall(text) for word in _BETWEEN.split(token) if not word.isascii()]
    return sum(1 if _is_sound(word) else -1 for word in words)


def _is_sound(word: str) -> bool:
    """Whether letters alone, in a usual order of capitals, and of one language's alphabet."""
    is_usual = word[1:].islower() or (word.isupper() and len(word) > 1) or word in _ALONE or _NAME.fullmatch(word)
    foreign = {letter.lower() for letter in word if letter > "\x7f"}
    if not word.isalpha() or not is_usual or _NEVER.search(word):
        return False
    return any(foreign <= letters for letters in _alphabets())


def _decoded(data: bytes, page: str) -> str | None:
    try:
        return data.decode(page)
    except UnicodeDecodeError:
        return None


@cache
def _alphabets() -> tuple[frozenset[str], ...]:
    lines = files("geo.inputs").joinpath("alphabets.txt").read_text(encoding="utf-8").splitlines()
    return tuple(frozenset(line.partition(": ")[2].split()) for line in lines if line and not line.startswith("#"))
