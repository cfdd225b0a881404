"""Where the YAML block between two lines of dashes at the start of a text stands.

The block stays in the document's text, so that offsets refer to the file as it came; it is furniture there. What it
says is read by `geo.inputs.front_matter_facts`.
"""

from __future__ import annotations

import re

from geo.model import Span

MAX_FRONT_MATTER = 65_536
"""Code points searched for the end of a block: more than any list of facts needs, and it bounds the work of YAML."""

_OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_KEY = re.compile(r"[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|\r?\n)")
_BLANK_AND_COMMENTS = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*")


def find_front_matter(text: str) -> Span | None:
    """The block's place in `text`, both lines of dashes included, or None.

    A line of dashes that no `key:` follows is a thematic break of Markdown, not the start of a block.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None
    head = text[:MAX_FRONT_MATTER]
    closing = _CLOSING.search(head, opening.end())
    if closing is None or not _begins_with_key(head[opening.end() : closing.start()]):
        return None
    return Span(0, closing.end() - closing[0].endswith("\r"))


def is_unclosed_front_matter(text: str) -> bool:
    """Whether `text` begins like a block but no line of dashes ends it."""
    opening = _OPENING.match(text)
    if opening is None or find_front_matter(text) is not None:
        return False
    return _begins_with_key(text[opening.end() : MAX_FRONT_MATTER]) and not _CLOSING.search(text, opening.end())


def _begins_with_key(inside: str) -> bool:
    """Whether the first line that is neither blank nor a YAML comment is `key: value`."""
    start = _BLANK_AND_COMMENTS.match(inside)
    return _KEY.match(inside, start.end() if start else 0) is not None
