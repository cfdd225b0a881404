"""Scraps of HTML, as feeds, mails and sheets hold them, as plain paragraphs. Whole pages have a reader of their own."""

from __future__ import annotations

import re

import lxml.html
from lxml.etree import ParserError

_PARAGRAPH_TAGS = frozenset({
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
    "table", "tr", "ul",
})  # fmt: skip
_SILENT_TAGS = frozenset({"script", "style", "template", "noscript", "head", "title"})
_LOOKS_MARKED_UP = re.compile(r"</?(?:p|br|div|li|ul|ol|span|a|em|strong|b|i|h[1-6]|blockquote|table)\b[^<>]*>", re.I)
_SPACE = re.compile(r"[^\S\n]+")
_NOT_OF_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def is_marked_up(text: str) -> bool:
    """Whether a text holds tags of HTML."""
    return _LOOKS_MARKED_UP.search(text) is not None


def text_of_markup(markup: str) -> str:
    """The words of a scrap of HTML, a paragraph a block, with an empty line between two; '' where there are none."""
    try:
        root = lxml.html.fragment_fromstring(_NOT_OF_XML.sub(" ", markup), create_parent="div")
    except (ParserError, ValueError):  # ValueError: an encoding declared inside a text
        return markup
    pieces: list[str] = []
    _gather(root, pieces)
    paragraphs = (_SPACE.sub(" ", piece.replace("\n", " ")).strip() for piece in "".join(pieces).split("\f"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _gather(root: lxml.html.HtmlElement, pieces: list[str]) -> None:
    """Append an element's words in order, with a form feed at each bound of a block.

    A walk with a stack of its own: markup may be nested deeper than Python's calls.
    """
    waiting: list[tuple[str, lxml.html.HtmlElement | None]] = [("", root)]
    while waiting:
        after, element = waiting.pop()
        if element is None:
            pieces.append(after)
            continue
        is_block = element.tag in _PARAGRAPH_TAGS
        if element.tail and element is not root:
            waiting.append((element.tail.replace("\f", " "), None))
        if not isinstance(element.tag, str) or element.tag in _SILENT_TAGS:
            continue
        if is_block:
            pieces.append("\f")
            waiting.append(("\f", None))
        if element.text:
            pieces.append(element.text.replace("\f", " "))
        waiting.extend(("", child) for child in reversed(element))
