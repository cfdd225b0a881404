"""The words of a text that rules for dates begin with or need, with their offsets.

Four of five words of a text are none of them. So all but letters and digits are made blanks, in bytes, and the text is
split at these; what each stretch begins with is kept: a regular expression would have to try every word.
"""

from __future__ import annotations

import re
from collections.abc import Set

_MOST_KEPT = 1 << 15
# Letters in lower case, digits and '_' as they are, and a blank for all else.
_PLAIN = bytes(ord(chr(c).lower()) if chr(c).isalnum() or chr(c) == "_" else 32 for c in range(128)) + b" " * 128
_FOREIGN = re.compile(r"[^\W\x00-\x7f]")
_LONGEST = 12
_LETTERS = re.compile(rf"[a-z]{{1,{_LONGEST}}}")
_ALONE = "aADHVQ"  # the letters that stand for a word: 'a week', 'AH', 'D-Day', 'V-E Day', 'Q3'


class KnownWords(dict[str, str]):
    """For each stretch of letters and digits the word that it begins with, if it is one of `words`, else ''.

    Words are in lower case; '0' stands for any number.
    """

    def __init__(self, words: Set[str]) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, stretch: str) -> str:
        if len(self) >= _MOST_KEPT:
            self.clear()
        letters = _LETTERS.match(stretch)
        word = letters[0] if letters else "0" if stretch[:1].isdigit() else ""
        known = self[stretch] = word if word in self._words else ""
        return known

    def found_in(self, text: str) -> list[tuple[int, str]]:
        """The words that stand in `text`, each with the offset of its first character."""
        plain = text if text.isascii() else _FOREIGN.sub(_stand_in, text)
        words = self._words
        out: list[tuple[int, str]] = []
        start = 0
        for stretch in plain.encode("ascii", "replace").translate(_PLAIN).decode("ascii").split(" "):
            # Most are a word that no rule knows.
            if stretch and (stretch in words or not stretch.isalpha() or len(stretch) > _LONGEST):
                word = self[stretch]
                if word and (len(word) > 1 or word == "0" or text[start] in _ALONE):
                    out.append((start, word))
            start += len(stretch) + 1
        return out


def _stand_in(found: re.Match[str]) -> str:
    """A digit for a digit of another script, and for a letter what is neither a letter nor between two words."""
    return "0" if found[0].isdecimal() else "_"
