"""Words with their offsets, and the segments that the recogniser reads at once.

Hyphens, full stops and a possessive 's are tokens of their own, so that 'Iraq-Syria', 'U.S.-led' and
"Mali's" can be labelled in part. Acronyms with stops ('U.S.', 'D.C.') stay whole.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from geo.places import lexicon
from geo.places.kept import Kept

_TOKEN = re.compile(
    r"((?:[^\W\d_]\.){2,}"  # acronyms: U.S., D.C.
    r"|\w+(?:['’ʻʼ`](?!s\b)\w+)*"  # words, with apostrophes inside: Sa'dah, Shi’ite, N'Djamena
    r"|['’]s\b"  # possessive
    r"|[^\w\s\ud800-\udfff])"  # one mark of punctuation; lone surrogates are left out
)
_CLOSERS = frozenset("\"'”’)]»")
_TERMINALS = frozenset(".!?…")
_END_MARKS = _CLOSERS | _TERMINALS
# Letters that no accent makes of plain ones, as the gazetteer reads them: 'Łódź' is 'lodz'.
_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h"}
)
# A text means the same whichever marks its quotes are; one for one, so that offsets stay.
_STRAIGHT = (("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"'))
_HUMPS = re.compile(r"[^\W\d_](?:[^\W\d_A-Z]+|[A-Z]+(?![a-z]))?")
# Longer stretches are cut, so that one endless line costs no more memory than many short ones.
_LONGEST_SEGMENT = 250


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case without diacritics, full stops and apostrophes: the form features and tables use."""
    if word.isascii():
        return word.lower().replace(".", "").replace("'", "").replace("`", "")
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return re.sub(r"[.'’ʻʼʿʾ`]", "", plain.lower().translate(_PLAIN_LETTERS))


_FOLDS = Kept(fold)
"""The same for all words of a text at once, which calls would take three times as long for."""


def in_hashtag(word: str) -> str:
    """The words of a hashtag with blanks between them: 'Maarat Al Numan' for 'MaaratAlNuman'."""
    return " ".join(_HUMPS.findall(word))


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The tokens of a text as parallel lists; `starts` and `ends` are code points into it. Compared by identity.

    `words` are the text's, with straight quotes and apostrophes.

    `capitals` are the indices of the tokens that begin with a capital.
    """

    words: list[str]
    folds: list[str]
    starts: list[int]
    ends: list[int]
    segments: list[tuple[int, int]]
    capitals: list[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "capitals", [i for i, word in enumerate(self.words) if word[0].isupper()])

    def __len__(self) -> int:
        return len(self.words)


def with_small(tokens: Tokens, indices: Sequence[int]) -> Tokens:
    """The tokens, those with these indices in lower case."""
    if not indices:
        return tokens
    words = list(tokens.words)
    for i in indices:
        words[i] = words[i].lower()
    return Tokens(words, tokens.folds, tokens.starts, tokens.ends, tokens.segments)


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
    if not text.isascii():
        for curled, straight in _STRAIGHT:
            text = text.replace(curled, straight)
    parts = _TOKEN.split(text)  # a gap, a token, a gap, ...; takes a third of the time of finditer
    edges = list(accumulate(map(len, parts)))
    words = parts[1::2]
    tokens = Tokens(words, list(map(_FOLDS.__getitem__, words)), edges[:-1:2], edges[1::2], [])
    tokens.segments.extend(_segments(text, tokens))
    return tokens


def _segments(text: str, tokens: Tokens) -> Iterator[tuple[int, int]]:
    begin = 0
    for end in sorted(_line_ends(text, tokens) | set(_sentence_ends(tokens)) | {len(tokens)}):
        while end - begin > _LONGEST_SEGMENT + 1:
            yield begin, begin + _LONGEST_SEGMENT + 1
            begin += _LONGEST_SEGMENT + 1
        if begin < end:
            yield begin, end
            begin = end


def _line_ends(text: str, tokens: Tokens) -> set[int]:
    """Indices of the tokens before which a line begins."""
    found: set[int] = set()
    position = text.find("\n")
    while position >= 0:
        index = bisect_left(tokens.starts, position)
        found.add(index)
        position = text.find("\n", tokens.starts[index]) if index < len(tokens) else -1
    return found


def _sentence_ends(tokens: Tokens) -> Iterator[int]:
    """Indices of the tokens before which a sentence begins: after a mark that ends one, and what closes after it."""
    words, folds, starts, ends = tokens.words, tokens.folds, tokens.starts, tokens.ends
    mark = before = -1  # the last token before `before` that is no closing mark
    for i in [i for i, word in enumerate(words) if word in _END_MARKS]:
        if words[i] not in _CLOSERS:
            mark = i
        elif before != i - 1 or mark < 0:
            mark = max(i - 1, 0)
        before = i
        if (
            i + 1 == len(words)
            or starts[i + 1] == ends[i]
            or words[mark] not in _TERMINALS
            or words[i + 1][0].islower()
        ):
            continue
        if words[mark] == "." and mark == i and mark:
            last = folds[mark - 1]
            if (len(last) == 1 or last in lexicon.ABBREVIATIONS) and last != "i":
                continue
        yield i + 1
