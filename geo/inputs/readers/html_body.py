"""The article of a web page as text: its paragraphs, without menus, comments and other articles (trafilatura)."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import copy
from html import unescape

from lxml import etree
from lxml.html import HtmlElement

from geo.inputs.readers.html_markup import Markup
from geo.plugins import ANY_ERROR

_WORDLESS = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "audio", "video", "map",
    "select", "button", "input", "link", "meta",
)  # fmt: skip
"""Elements that hold nothing of an article; without them extraction takes less time and gives the same."""

_APART = ("nav", "footer", "aside", "menu", "dialog")
"""Elements that hold what isn't the article; where nothing else is found, the article may be in one all the same."""

_MARKS_OF_WIKIS = "//span[contains(@class, 'mw-editsection')] | //sup[@class='reference']"
"""What MediaWiki puts into the text: "[edit]", "[12]"."""

_LEAST_BREAKS = 3  # paragraphs or line breaks of a cell that isn't one of a table of facts
_FEWEST = 100  # characters of an extraction that is believed; shorter ones may be a cookie notice
_TAG = re.compile(r"<(?:br|/p|/div|/li|/h[1-6])\b[^>]{0,300}>")
_ANY_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_ITEM = re.compile(r"[-|] ?")


def body_of(tree: HtmlElement, markup: Markup) -> str:
    """The article's paragraphs, set apart by blank lines; '' where the page has no article.

    What favours precision goes first, then what finds more; then the text that the page's JSON-LD carries, which has
    no paragraphs. Elements without words go from `tree`.
    """
    etree.strip_elements(tree, *_WORDLESS, with_tail=False)
    for mark in tree.xpath(_MARKS_OF_WIKIS):
        mark.drop_tree()
    _unfold_layout(tree)
    bare = copy(tree)
    etree.strip_elements(bare, *_APART, with_tail=False)
    found = _extracted(bare, favor_precision=True)
    if len(found) < _FEWEST:
        found = max(found, _extracted(tree, favor_precision=False), key=len)
    carried = _carried(markup) if len(found) < _FEWEST else ""
    return _paragraphs(max(found, carried, key=len))


def _unfold_layout(tree: HtmlElement) -> None:
    """Make blocks of tables that lay the page out: those that hold tables, or paragraphs of prose in a cell."""
    for table in [*tree.iter("table")]:
        inside = {element.tag for element in table.iter()}
        cells = [one for one in table.iter("td") if next(one.iterancestors("table")) is table]
        is_prose = any(len(one.findall(".//p")) + len(one.findall(".//br")) >= _LEAST_BREAKS for one in cells)
        if not (is_prose or len([*table.iter("table")]) > 1) or "th" in inside:
            continue
        for element in [one for one in table.iter("tbody", "tr", "td") if next(one.iterancestors("table")) is table]:
            element.tag = "div"
        table.tag = "div"


def _extracted(tree: HtmlElement, *, favor_precision: bool) -> str:
    from trafilatura import extract  # slow to import, and only pages need it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        return extract(tree, favor_precision=favor_precision, include_comments=False, include_tables=True) or ""
    except ANY_ERROR:  # of broken markup
        return ""


def _carried(markup: Markup) -> str:
    texts = (node.get("articleBody") for node in markup.articles[:1])
    return next((_ANY_TAG.sub(" ", unescape(_TAG.sub("\n", text))) for text in texts if isinstance(text, str)), "")


def _paragraphs(text: str) -> str:
    """One blank line between paragraphs; items of a list and rows of a table stay together."""
    return "".join(_joined(text)).strip()


def _joined(text: str) -> Iterator[str]:
    was_item = False
    for line in text.splitlines():
        words = line.strip()
        if not words:
            continue
        is_item = _ITEM.match(words) is not None
        yield ("\n" if was_item and is_item else "\n\n") + words
        was_item = is_item
