"""Sentences as offsets.

A sentence ends at . ! ? or … (with the quotes and brackets that close after it) before what can start a sentence, at a
line break, and where page furniture begins or ends. Line breaks inside a hard-wrapped paragraph don't count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from geo.model import Furniture, Span
from geo.text.abbreviations import abbreviations
from geo.text.lines import Line, lines

# End punctuation, closing quotes and brackets, then space and the character that follows it. A run of punctuation is
# tried once, from its first character, without backtracking: a million dots cost no more than a million letters.
_END = re.compile(
    r"[.!?…](?<![.!?…].)[.!?…]*+(?P<close>['\"’”»)\]]*+)(?P<space>\s++)(?P<open>['\"“‘«(\[`–—-]*+\s?)(?P<next>\w)"
)
_LAST_WORD = re.compile(r"[^\s(\[“‘\"'«—–/]+$")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_INITIAL = re.compile(r"[A-Z]|[A-Z]-[A-Z]")
_NEXT_WORD = re.compile(r"[\w’']+")
_TERMINAL = re.compile(r"[.!?…:;]['\"’”»)\]]*$")
_WIDEST_WRAP = 110  # code points; mail and wire texts are wrapped at 60 to 80, some dumps at 100
_NARROWEST_WRAP = 40


def split_sentences(text: str, furniture: Sequence[Furniture] = ()) -> tuple[Span, ...]:
    """The sentences of `text`, sorted and disjoint, without space around them, together covering all that isn't space.

    Parameters
    ----------
    text : a document's text.
    furniture : page furniture; no sentence reaches over the edge of one.

    Examples
    --------
    >>> split_sentences("The U.S. envoy left. Snow fell.")
    (Span(start=0, end=20), Span(start=21, end=31))
    """
    edges = {edge for piece in furniture for edge in (piece.start, piece.end)}
    spans: list[Span] = []
    for start, end in _blocks(text, edges):
        spans.extend(_split_block(text, start, end))
    return tuple(spans)


def _blocks(text: str, edges: set[int]) -> Iterator[tuple[int, int]]:
    """Stretches that a sentence can't leave: unwrapped paragraphs, cut at the edges of furniture."""
    cuts = sorted(edges)
    at = 0
    for start, end in _paragraphs(text):
        while at < len(cuts) and cuts[at] <= start:
            at += 1
        position = start
        while at < len(cuts) and cuts[at] < end:
            yield from _trimmed(text, position, cuts[at])
            position = cuts[at]
            at += 1
        yield from _trimmed(text, position, end)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    group: list[Line] = []
    for line in lines(text):
        if group and line.number != group[-1].number + 1:
            yield from _unwrapped(group)
            group = []
        group.append(line)
    yield from _unwrapped(group)


def _unwrapped(group: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Paragraphs among lines that no blank line separates.

    A break counts as wrapping when the next line goes on in lower case after a line without end punctuation, or when
    the group is as narrow as wrapped text and the next line's first word would not have fitted on the line before.
    """
    if not group:
        return
    width = max(len(line.text) for line in group)
    is_narrow = len(group) >= 3 and _NARROWEST_WRAP <= width <= _WIDEST_WRAP
    start = group[0].start
    for line, following in pairwise(group):
        goes_on = following.text[0].islower() and not _TERMINAL.search(line.text[-8:])
        first_word = following.text.split(None, 1)[0] if is_narrow else ""
        is_full = is_narrow and len(line.text) + 1 + len(first_word) > width
        if not (goes_on or is_full):
            yield start, line.end
            start = following.start
    yield start, group[-1].end


def _split_block(text: str, start: int, end: int) -> Iterator[Span]:
    position = start
    for match in _END.finditer(text, start, end):
        if _ends_sentence(text, match, position):
            yield from (Span(*span) for span in _trimmed(text, position, match.end("close")))
            position = match.end("close")
    yield from (Span(*span) for span in _trimmed(text, position, end))


def _ends_sentence(text: str, match: re.Match[str], sentence_start: int) -> bool:
    following = match["next"]
    if following.islower():
        return False
    mark = text[match.start()]
    if mark != "." or match.start("close") - match.start() > 1:
        return mark in "!?" or following.isupper() or not following.isalpha()
    before = _LAST_WORD.search(text, max(sentence_start, match.start() - 24), match.start())
    word = before[0] if before else ""
    next_word = _NEXT_WORD.match(text, match.start("next"))
    known = abbreviations()
    starts_new = next_word is not None and next_word[0] in known.sentence_starters
    if word in known.before_name or (word in known.before_number and following.isdigit()):
        return False
    if match["close"]:
        return True
    if word in known.inside_sentence or _ACRONYM.fullmatch(word):
        return starts_new
    if _INITIAL.fullmatch(word):
        # "J. Smith" goes on; "vitamin C. The" ends
        return starts_new and word != "I"
    return True


def _trimmed(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return ()
    begin = start + len(piece) - len(piece.lstrip())
    return ((begin, begin + len(stripped)),)
