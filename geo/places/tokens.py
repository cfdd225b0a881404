"""Words with their offsets, and the stretches the recogniser reads at once.

Hyphens, full stops and a possessive 's are tokens of their own, so that 'Iraq-Syria', 'U.S.-led' and
"Mali's" can be labelled in part. Acronyms with stops ('U.S.', 'D.C.') stay whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from geo.places import lexicon

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # acronyms: U.S., D.C.
    r"|\w+(?:['’ʻʼ`](?!s\b)\w+)*"  # words, with apostrophes inside: Sa'dah, Shi’ite, N'Djamena
    r"|['’]s\b"  # possessive
    r"|[^\w\s\ud800-\udfff]"  # one mark of punctuation; halves of broken characters are none
)
_CLOSERS = frozenset("\"'”’)]»")
# Longer stretches are cut, so that one endless line costs no more memory than many short ones.
_LONGEST_SEGMENT = 250


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case without diacritics, full stops and apostrophes: the form features and tables use."""
    if word.isascii():
        return word.lower().replace(".", "").replace("'", "").replace("`", "")
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return re.sub(r"[.'’ʻʼʿʾ`]", "", plain.lower())


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The tokens of a text as parallel lists; `starts` and `ends` are code points into it. Compared by identity."""

    words: list[str]
    folds: list[str]
    starts: list[int]
    ends: list[int]
    segments: list[tuple[int, int]]

    def __len__(self) -> int:
        return len(self.words)


def chunks(tokens: Tokens, most: int) -> Iterator[tuple[int, Tokens]]:
    """The tokens in runs of whole segments, about `most` tokens each, with the index of each run's first token."""
    if len(tokens) <= most:
        yield 0, tokens
        return
    pending: list[tuple[int, int]] = []
    for number, (first, last) in enumerate(tokens.segments):
        pending.append((first, last))
        begin = pending[0][0]
        if last - begin >= most or number == len(tokens.segments) - 1:
            yield (
                begin,
                Tokens(
                    tokens.words[begin:last],
                    tokens.folds[begin:last],
                    tokens.starts[begin:last],
                    tokens.ends[begin:last],
                    [(a - begin, b - begin) for a, b in pending],
                ),
            )
            pending = []


def tokenise(text: str) -> Tokens:
    """Tokens of `text`, and segments: index ranges that are a sentence, a heading or a list item each."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        words.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
    folds = [fold(word) for word in words]
    return Tokens(words, folds, starts, ends, list(_segments(text, words, folds, starts, ends)))


def _segments(
    text: str, words: list[str], folds: list[str], starts: list[int], ends: list[int]
) -> Iterator[tuple[int, int]]:
    begin, last = 0, len(words) - 1
    for i in range(len(words)):
        if i == last or i - begin >= _LONGEST_SEGMENT or _breaks(text, words, folds, starts, ends, i):
            yield begin, i + 1
            begin = i + 1


def _breaks(text: str, words: list[str], folds: list[str], starts: list[int], ends: list[int], i: int) -> bool:
    """Whether a segment ends after token `i` (which is not the last)."""
    gap = starts[i + 1] - ends[i]
    if gap == 0:
        return False
    if text.find("\n", ends[i], starts[i + 1]) >= 0:
        return True
    mark = i
    while mark and words[mark] in _CLOSERS:
        mark -= 1
    if words[mark] not in (".", "!", "?", "…"):
        return False
    following = words[i + 1]
    if following[0].islower():
        return False
    if words[mark] == "." and mark == i and mark:
        before = folds[mark - 1]
        return not (len(before) == 1 or before in lexicon.ABBREVIATIONS) or before == "i"
    return True
