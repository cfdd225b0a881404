"""What a single line of a page is: prose, a headline, a name, or furniture by its own words."""

from __future__ import annotations

import re

from geo.text.furniture_patterns import BYLINE, LONGEST_LINE, NAVIGATION, patterns

TERMINAL = re.compile(r"[.!?…][\"'’”»)\]]*$|[:;]$")
WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_BULLET = re.compile(r"^(?:[•*·▪►‣–—-]|\d{1,2}[.)])\s+")
_PROSE_WORDS = 12


def reason_in_words(line: str) -> str | None:
    """The reason why a line is furniture wherever it stands, or None."""
    known = patterns()
    if line.strip(" \t-–—•·*|:.!>»›[]()").lower() in known.navigation_lines:
        return NAVIGATION
    if not any(character.isalnum() for character in line):
        return None
    if is_byline(line):
        return BYLINE
    bare = _BULLET.sub("", line)
    if not known.any_words.fits(bare):
        return None
    return next((reason for reason, pattern in known.by_words if pattern.fits(bare)), None)


def is_byline(line: str) -> bool:
    """'Translated by …', 'By Jane Roe in Amman': a verb such as 'written by', or 'By' and little but names."""
    if len(line) > 120:
        return False
    if patterns().shapes["byline verb"].fits(line):
        return not TERMINAL.search(line) or len(line.split()) <= 6
    first, _, rest = line.partition(" ")
    if first.strip("(—–-") not in ("By", "BY", "by") or not rest:
        return False
    words = WORD.findall(" ".join(word for word in rest.split() if "@" not in word))
    if not 1 <= len(words) <= 14 or words[0].lower().rstrip(".") in patterns().no_names:
        return False
    names = _names(words)
    if first == "by" and len(names) > 4:
        return False
    is_sentence = rest.rstrip().endswith((".", "!", "?")) and len(words) > 4
    return bool(names) and all(word[0].isupper() for word in names) and not is_sentence


def is_prose(text: str) -> bool:
    """A sentence or more: enough words and an end, or too long for anything else."""
    if len(text) > LONGEST_LINE:
        return True
    return len(text.split()) >= _PROSE_WORDS and bool(TERMINAL.search(text))


def is_title_like(text: str) -> bool:
    """Reads as a headline: four words or more, no end of a sentence, not a list's item."""
    if not 15 <= len(text) <= 200 or TERMINAL.search(text) or _BULLET.match(text):
        return False
    words = WORD.findall(text)
    return 4 <= len(words) <= 25 and (text[0].isupper() or text[0].isdigit() or text[0] in "\"'“‘«")


def is_name(text: str) -> bool:
    """Two to five words, all with a capital but for 'de', 'al' and the like."""
    words = text.split()
    names = _names(words)
    return (
        2 <= len(words) <= 5 and len(names) >= 2 and all(WORD.fullmatch(name) and name[0].isupper() for name in names)
    )


def comparable(text: str) -> str:
    """A line as it is compared with others: one case, single spaces."""
    return " ".join(text.split()).casefold()


def _names(words: list[str]) -> list[str]:
    return [word for word in words if word.lower() not in patterns().name_joiners]
