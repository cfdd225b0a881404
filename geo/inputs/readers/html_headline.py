"""The words and times around a page's headline, where sites print the day of publication."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from geo.inputs.readers.html_tree import letters_of, words_of

_BEFORE, _AFTER = 300, 1_200  # characters of visible text before and after the headline
_LONGEST_PIECE = 2_000
_LEAST_SHARED = 0.3  # of a stated headline's letters, where a heading is only a part of it
_SHORTEST = 8  # letters of a headline by which it is recognised
_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "head", "svg", "select", "button", "textarea",
})  # fmt: skip
_APART_TAGS = frozenset({"aside", "nav", "footer"})
_APART = re.compile(
    r"(?:^|[\s_-])(comments?|respond|related|recommend\w{0,8}|popular|trending|most-?read|sidebar|aside|footer|navi?"
    r"|menu|infobox|teasers?|ticker|newsticker|widget|promo|outbrain|taboola|carousel|slider|events?|calendar)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ASIDE_PROPERTIES = frozenset({"comment", "review", "video", "image", "haspart", "mentions", "itemlistelement"})
_OTHER_THINGS = re.compile(r"(?:Comments?|Object|Event|Person|Product|Offer|Rating|Posting)$(?<!BlogPosting)")
_BESIDE = frozenset({"sidebar", "aside"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Visible words near the headline, and how far from it they stand: in characters, negative above it.

    `element` is the one that holds them; `is_time` where that is a time element or says that it is the day of
    publication.
    """

    words: str
    distance: int
    element: HtmlElement
    is_time: bool


def headline_element(tree: HtmlElement, titles: Iterable[str]) -> HtmlElement | None:
    """The element that is the article's headline on the page.

    The longest heading with the words of one of `titles`, else the first element that holds nothing else, else the
    only h1.
    """
    wanted = [letters for letters in map(letters_of, titles) if len(letters) >= _SHORTEST]
    for tags in (("h1",), ("h2", "h3")) if wanted else ():
        found = [(_shared(letters_of(words_of(one, 400)), wanted), one) for tag in tags for one in tree.iter(tag)]
        best = max(found, key=lambda one: one[0], default=(0, None))
        if best[0]:
            return best[1]
    for element in tree.iter("div", "p", "span", "b", "strong", "font", "td", "a"):
        if element.text and len(element.text) < 400 and letters_of(element.text) in wanted:
            return element
    first = list(tree.iter("h1"))
    return first[0] if len(first) == 1 else None


def _shared(heading: str, wanted: Sequence[str]) -> int:
    """How many letters a heading shares with one of the titles, of which one holds the other."""
    if len(heading) < _SHORTEST:
        return 0
    shared = max((min(len(heading), len(one)) for one in wanted if heading in one or one in heading), default=0)
    return shared if shared >= _LEAST_SHARED * min(map(len, wanted)) else 0  # else the site's name in a title


def near(tree: HtmlElement, headline: HtmlElement) -> list[Piece]:
    """Text and time elements near a headline, in order; what belongs to other articles or to the page is left out."""
    pieces: list[Piece] = []
    at, end = 0, -1
    for element, words, is_time in _visible(tree, headline):
        if element is headline and end < 0:
            pieces = [
                Piece(piece.words, piece.distance - at, piece.element, piece.is_time)
                for piece in pieces
                if at - piece.distance <= _BEFORE
            ]
            end = at + len(words_of(headline, 400))
        elif end < 0 or at - end <= _AFTER:
            pieces.append(Piece(words, at - end if end >= 0 else at, element, is_time))
        else:
            break
        at += len(words)
    return pieces


def times_of_article(headline: HtmlElement) -> Iterator[HtmlElement]:
    """The time elements of the `article` that the headline is in, a bar at its side included.

    Those of articles within it, of comments and of what else belongs to others are left out.
    """
    article = next(headline.iterancestors("article"), None)
    for element in article.iter("time") if article is not None else ():
        above = []
        for one in element.iterancestors():
            if one.tag == "article":
                break
            above.append(one)
        if one is article and not {mark for each in above for mark in _marks(each)} - _BESIDE:
            yield element


def is_dated(element: HtmlElement) -> bool:
    """Whether microdata or microformats call an element the day of publication, of an article and no comment."""
    if {"datepublished", "datecreated"} & set((element.get("itemprop") or "")[:200].lower().split()):
        return not _is_of_something_else(element)
    classes = set((element.get("class") or "")[:200].lower().split())
    return bool({"published", "dt-published"} & classes) and bool(element.get("title") or element.get("datetime"))


def _is_of_something_else(element: HtmlElement) -> bool:
    """Whether the thing that microdata describe around an element is a comment, a film, or another page."""
    for one in element.iterancestors():
        if _ASIDE_PROPERTIES & set((one.get("itemprop") or "")[:200].lower().split()):
            return True
        if one.get("itemscope") is not None:
            kind = (one.get("itemtype") or "")[:200].rstrip("/").rpartition("/")[2]
            return bool(_OTHER_THINGS.search(kind))
    return False


def _visible(tree: HtmlElement, headline: HtmlElement) -> Iterator[tuple[HtmlElement, str, bool]]:
    """Each stretch of visible text with its element, in the page's order, and whether it is a time."""
    path = set(headline.iterancestors())
    # a site may call the article's own head 'teaser' too: a mark that the headline bears tells nothing
    own = {mark for element in (*path, *headline.iter()) for mark in _marks(element)}
    waiting: list[tuple[HtmlElement, bool]] = [(tree, False)]
    while waiting:
        element, is_tail = waiting.pop()
        if is_tail:
            words = _one_line(element.tail)
            if words:
                yield element.getparent(), words, False
            continue
        if element is headline:
            yield element, "", False
        if element.tag == "time" or is_dated(element):
            yield element, words_of(element, 120), True
        elif isinstance(element.tag, str) and (element in path or not _is_apart(element, own)):
            words = _one_line(element.text)
            if words:
                yield element, words, False
            for child in reversed(element):
                waiting += [(child, True), (child, False)]


def _is_apart(element: HtmlElement, own: Collection[str]) -> bool:
    if element.tag in _UNSEEN or element.tag in _APART_TAGS:
        return True
    return any(mark not in own for mark in _marks(element))


def _marks(element: HtmlElement) -> Iterator[str]:
    """The words in an element's class and id by which it stands apart from the article."""
    for found in _APART.finditer(f"{element.get('class', '')} {element.get('id', '')}"[:_LONGEST_PIECE]):
        yield found[1].lower()


def _one_line(text: str | None) -> str:
    return " ".join((text or "")[:_LONGEST_PIECE].split())
