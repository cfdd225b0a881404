"""Line ends amid a sentence where no width asked for them: messages, captions, texts cut into short lines.

Such a line end is told by the words on its two sides alone. Between two capitals only a name that stands on both of
its sides does so, since a headline ends before a capital too.
"""

from __future__ import annotations

import re
from collections.abc import Callable

IsName = Callable[[str], bool]
"""Whether a place is called so."""

FINISHED = frozenset('.!?:;…"”’)]»')
ROW = re.compile(r"\s*(?:[-*•–—|#>·]|\(?\d{1,2}[.)]\s|[a-z]\)\s)|.*[\t|]")
# Small words that no line of its own ends with.
GOES_ON = frozenset(
    (
        "a", "an", "the", "of", "in", "on", "at", "to", "from", "by", "for", "with", "and", "or", "but", "as", "that",
        "which", "who", "whose", "near", "into", "over", "after", "before", "between", "under", "against", "is", "are",
        "was", "were", "has", "had", "have", "been", "be", "its", "their", "his", "her", "this", "these",
    )
)  # fmt: skip
_LEAST_WORDS = 3
_LONGEST_PART = 3  # words of a name on one side of the line end
_LOWER = re.compile(r"(?:^|\s)[^\W\d_A-Z][^\W\d_]*(?:\s|$)")
_AFTER_NAME = re.compile(r"[^\w\s]*(?:['’]s)?[^\w\s]*\Z")


def goes_on(before: str, after: str, is_name: IsName | None) -> bool:
    """Whether the line `after` goes on with the sentence, or with the name, that the line `before` breaks off."""
    if before[-1] in FINISHED or ROW.match(before) or ROW.match(after):
        return False
    words = before.split(None, _LEAST_WORDS)
    if len(words) >= _LEAST_WORDS and _is_prose(before):
        last = before.rsplit(None, 1)[-1]
        if after[0].islower() or last in GOES_ON or last[-1] == ",":
            return True
    return is_name is not None and _is_amid_a_name(before, after, is_name)


def _is_prose(line: str) -> bool:
    """Whether a line has a word without a capital: a list of names has none."""
    return bool(_LOWER.search(line)) and line[0].isalpha()


def _is_amid_a_name(before: str, after: str, is_name: IsName) -> bool:
    """Whether a name stands on both sides of the line end, with prose around it."""
    head, *left = _last_words(before)
    right = after.split(None, _LONGEST_PART)
    for begin in range(len(left)):
        if not left[begin][0].isupper() or not _is_prose(" ".join((head, *left[:begin])).strip() or "-"):
            continue
        for end in range(1, min(len(right), _LONGEST_PART) + 1):
            *full, cut = right[:end]
            last = _AFTER_NAME.sub("", cut)
            closed = cut != last or end == len(right) or right[end][0].islower()
            if last and closed and is_name(" ".join((*left[begin:], *full, last))):
                return True
    return False


def _last_words(line: str) -> list[str]:
    """What stands before a line's last words, and these."""
    words = line.rsplit(None, _LONGEST_PART)
    return words if len(words) > _LONGEST_PART else ["", *words]
