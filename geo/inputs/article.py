"""One file in, one Document out: limits, decoding, front matter, title."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from pathlib import Path

from geo.errors import InputError, TooLongError, UnreadableFileError
from geo.inputs.encoding import decode
from geo.inputs.facts import Facts
from geo.inputs.front_matter import read_front_matter
from geo.model import Document
from geo.text.front_matter import find_front_matter
from geo.text.furniture import find_furniture
from geo.text.lines import lines, longest_line

MAX_FILE_BYTES = 8 * 2**20
"""Largest file read, in bytes. The longest novels are about 3 MB of text; what is larger is a dump of many articles
and belongs in several files, each with its own place on the timeline."""

MAX_LINE_LENGTH = 1_000_000
"""Longest line read, in code points. Scrapers do write whole articles as one line, of some 100,000 characters at
most; a longer one is data or damage. Everything after reading takes time in proportion to the text, so this limit
bounds what the reader has to lay out, not the run."""

ARTICLE_SUFFIXES = frozenset({".txt", ".md", ".markdown"})

_MARKUP = re.compile(r"^#{1,6}\s+|\s+#+$|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")
_HEADING = re.compile(r"#{1,6}\s+\S")
_LONGEST_TITLE = 200


def read_article(path: Path, *, facts: Facts | None = None) -> Document:
    """Read one article.

    Parameters
    ----------
    path : a .txt, .md or .markdown file.
    facts : what is known from elsewhere (a sidecar, a seed); goes before what the file's front matter says.

    Returns
    -------
    Document : `text` is the whole decoded file, front matter included; `id` is the slug of the file's stem and `path`
        the file's name; `sha256` is that of the file's bytes. `published` is what metadata says, None if nothing.

    Raises
    ------
    UnreadableFileError, NotTextError, TooLongError, MetadataError : each an InputError whose message says what is
        wrong, where, and what to do.
    """
    return make_document(read_bytes(path), name=as_text(path.name), facts=facts)


def make_document(data: bytes, *, name: str, facts: Facts | None = None) -> Document:
    """The document that the bytes of a file called `name` hold; raises as `read_article` does."""
    text = checked_text(data, name=name)
    inside = read_front_matter(text, name=name)
    known = (facts or Facts()).over(inside or Facts())
    return Document(
        id=slug(Path(name).stem),
        text=text,
        title=known.title or first_title(text),
        publisher=known.publisher,
        author=known.author,
        url=known.url,
        published=known.published,
        sha256=hashlib.sha256(data).hexdigest(),
        path=name,
    )


def as_text(name: str) -> str:
    """A file's name or path as text; bytes of it that are no UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that is there, may be read, isn't empty and isn't beyond `MAX_FILE_BYTES`."""
    name = as_text(path.name)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe would be waited on for ever
            raise UnreadableFileError(f"{name} is not a regular file: give the file itself.")
        size = status.st_size
        if size > MAX_FILE_BYTES:
            raise TooLongError(
                f"{name} has {size / 2**20:.1f} MB and the limit is {MAX_FILE_BYTES // 2**20} MB: "
                "split it into one file per article."
            )
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableFileError(
            f"{name} can't be read ({reason}): check that it exists and its permissions."
        ) from error
    if not data.strip():
        raise InputError(f"{name} is empty: fill it or delete it.")
    return data


def checked_text(data: bytes, *, name: str) -> str:
    """The decoded text, more than space, with no line beyond `MAX_LINE_LENGTH`."""
    text = decode(data, name=name)
    if not text.strip():
        raise InputError(f"{name} is empty: fill it or delete it.")
    if len(text) > MAX_LINE_LENGTH:
        length, number = longest_line(text)
        if length > MAX_LINE_LENGTH:
            raise TooLongError(
                f"{name}, line {number}: the line has {length:,} characters and the limit is {MAX_LINE_LENGTH:,}: "
                "break it into paragraphs, or leave the file out if it isn't an article."
            )
    return text


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


def slug(stem: str) -> str:
    """A file's stem as an identifier: lower-case ASCII letters, digits and hyphens.

    A stem with no such letter (a name in Arabic, say) becomes a hash of itself, so that it stays the same.
    """
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode("ascii").lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:100].strip("-")
    return name or f"article-{hashlib.sha256(stem.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
