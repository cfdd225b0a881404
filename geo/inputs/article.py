"""From a raw article to a Document: its limits, its title."""

from __future__ import annotations

import hashlib
import re

from geo.errors import InputError, NotTextError, TooLongError
from geo.text.front_matter import find_front_matter
from geo.text.furniture import find_furniture
from geo.text.lines import lines, longest_line

MAX_LINE_LENGTH = 1_000_000
"""Longest line read, in code points. Scrapers do write whole articles as one line, of some 100,000 characters at
most; a longer one is data or damage. Everything after reading takes time in proportion to the text, so this limit
bounds what the dashboard has to lay out, not the run."""

_MARKUP = re.compile(r"^#{1,6}\s+|\s+#+$|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")
_HEADING = re.compile(r"#{1,6}\s+\S")
_LONGEST_TITLE = 200


def sha256_of_text(text: str) -> str:
    """SHA-256 of a text's UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def check_text(text: str, *, name: str) -> None:
    """Raise unless an article's text can be used; `name` is what messages call it.

    Raises
    ------
    InputError : there is nothing but space.
    NotTextError : it holds half a surrogate pair, which no file can store.
    TooLongError : a line is beyond `MAX_LINE_LENGTH`.
    """
    if not text.strip():
        raise InputError(f"{name} is empty: fill it or delete it.")
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise NotTextError(f"{name} holds half a surrogate pair, which is no character: save it as UTF-8 text.")
    if len(text) > MAX_LINE_LENGTH:
        length, number = longest_line(text)
        if length > MAX_LINE_LENGTH:
            raise TooLongError(
                f"{name}, line {number}: the line has {length:,} characters and the limit is {MAX_LINE_LENGTH:,}: "
                "break it into paragraphs, or leave the file out if it isn't an article."
            )


def first_title(text: str) -> str:
    """The article's own headline: its first Markdown heading, else its first line that reads as a title, else ''."""
    furniture = find_furniture(text)
    starts = {piece.start for piece in furniture}
    block = find_front_matter(text)
    body_start = block.end if block else 0
    content = [line for line in lines(text) if line.start >= body_start and line.start not in starts]
    for line in content:
        if _HEADING.match(line.text):
            return _MARKUP.sub("", line.text)[:_LONGEST_TITLE]
    if content and len(content[0].text) <= _LONGEST_TITLE:
        return _MARKUP.sub("", content[0].text)
    if content:
        words = content[0].text[: _LONGEST_TITLE // 2].rsplit(" ", 1)[0]
        return f"{words} …"
    return ""
