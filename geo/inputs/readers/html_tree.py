"""A page's source as a tree of elements, within limits that hold for hostile pages."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from geo.errors import NotTextError, TooLongError

MOST_ELEMENTS = 20_000
"""Of a page. An article has some thousands; extraction takes more than linear time in them."""

_MARKS = ("class", "id", "style")
_LONGEST_MARK = 2_000  # characters of such an attribute; extraction looks through them with many patterns

_TOO_DEEP = "Excessive depth"  # in libxml2's own words: more than 256 elements inside each other, 2,048 if allowed


def page_tree(source: str, *, name: str) -> HtmlElement:
    """The elements of a page, without comments.

    Raises
    ------
    NotTextError : there are none.
    TooLongError : more than `MOST_ELEMENTS`, or nested too deeply; every message begins with `name`.
    """
    data = source.encode("utf-8")
    tree, is_cut = _parsed(data, name, huge=False)
    if is_cut:  # old pages that never close <font> are nested by the hundred
        tree, is_cut = _parsed(data, name, huge=True)
    if is_cut:
        raise TooLongError(f"{name} has elements nested more than 2,000 deep: save the article's text as .txt.")
    count = int(tree.xpath("count(//*)"))
    if count > MOST_ELEMENTS:
        raise TooLongError(
            f"{name} has {count:,} elements and the limit is {MOST_ELEMENTS:,}: save the article's text as .txt."
        )
    _drop_long_marks(tree)
    return tree


def _drop_long_marks(tree: HtmlElement) -> None:
    for element in tree.xpath(f"//*[{' or '.join(f'string-length(@{key}) > {_LONGEST_MARK}' for key in _MARKS)}]"):
        for key in _MARKS:
            element.attrib.pop(key, None)


def _parsed(data: bytes, name: str, *, huge: bool) -> tuple[HtmlElement, bool]:
    """The tree, and whether the parser stopped at its limit of depth."""
    parser = HTMLParser(collect_ids=False, remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=huge)
    try:
        tree = document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise NotTextError(f"{name} is no web page that can be read ({error}): save the page again.") from error
    return tree, any(_TOO_DEEP in entry.message for entry in parser.error_log)


def words_of(element: HtmlElement, limit: int = 2000) -> str:
    """The text of an element on one line, without soft hyphens, cut after so many characters."""
    return " ".join("".join(_pieces(element, limit)).replace("\u00ad", "").split())


def letters_of(text: str) -> str:
    """The letters and digits of a text in one case, as headlines are compared: without quotes and soft hyphens."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _pieces(element: HtmlElement, limit: int) -> Iterator[str]:
    for piece in element.itertext():
        if limit <= 0:
            return
        yield piece[:limit]
        limit -= len(piece)
