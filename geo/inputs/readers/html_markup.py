"""What a page's own markup states: meta elements, JSON-LD, its address, its language. Nothing is judged here."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from geo.inputs.facts import web_address
from geo.inputs.readers.html_tree import letters_of, words_of

Node = Mapping[str, Any]

_MOST = 400  # statements of a kind that are kept: a hostile page may hold millions
_LONGEST = 2_000  # characters of a statement
_LONGEST_BLOCK = 2_000_000  # characters of a JSON-LD block
_MOST_BLOCKS = 50
_LONG_HEADLINE = 15  # letters of a headline that can be told from others
_LEAST_ALIKE = 0.25  # of the threes of letters: of two headlines of different articles a tenth is shared
_NOT_JSON = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*$"
)
_ARTICLE = re.compile(
    r"article$|^(?:blog|liveblog|socialmedia|discussionforum)posting$|^report$|^(?:critic|media)review$", re.IGNORECASE
)

# "Page saved with SingleFile  url: ...  saved date: ..."; "saved from url=(0031)https://..." by Chrome, Edge, Explorer
_SAVED_BY_BROWSER = re.compile(r"<!--\s{0,20}saved from url=\(\d{1,5}\)(\S{1,2000}?)\s{0,20}-->", re.IGNORECASE)
_SAVED_BY_SINGLEFILE = re.compile(
    r"<!--\s{0,20}Page saved with SingleFile\s{1,20}url:\s{0,20}(\S{1,2000})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Markup:
    """Statements of one page, in its order.

    Parameters
    ----------
    meta
        Contents by the lower-case name or property of their meta element, or by its itemprop in the page's head:
        further down it speaks of one of several articles.
    articles
        JSON-LD nodes of the page's own article; of several, those with its title or address.
    others
        The remaining JSON-LD nodes at the top: the page, the site, the organisation.
    address
        The page's own http or https address, or ''.
    languages
        ISO 639 codes that it claims to be in, each once: of its root element, its JSON-LD, its Open Graph locale.
    names
        What the things are called that its JSON-LD refers to by an id.
    """

    meta: Mapping[str, tuple[str, ...]]
    articles: tuple[Node, ...]
    others: tuple[Node, ...]
    address: str
    languages: tuple[str, ...]
    names: Mapping[str, str]

    def first(self, *names: str) -> str:
        """The first content of the first of these meta elements that says anything."""
        return next((words for name in names for words in self.meta.get(name, ()) if words), "")

    def name_of(self, value: object) -> str:
        """The name that a JSON-LD value gives or refers to; of several, the first."""
        for one in value[:10] if isinstance(value, list) else [value]:
            referred = self.names.get(str(one.get("@id"))[:_LONGEST], "") if isinstance(one, dict) else ""
            if found := name_of(one) or referred:
                return found
        return ""


def read_markup(tree: HtmlElement, source: str = "", *, address: str = "") -> Markup:
    """The statements of a page.

    Parameters
    ----------
    tree : its elements.
    source : its source, whose first comment may say where it was saved from.
    address : where it was found, if that is known better than the page can know it.
    """
    meta = _meta(tree)
    nodes = list(_nodes(tree))
    own_address = _address(tree, meta, address or saved_from(source))
    titles = [*meta.get("og:title", ()), *(words_of(one, 500) for tag in ("title", "h1") for one in tree.iter(tag))]
    articles = _own_articles([node for node in nodes if _is_article(node)], titles, own_address)
    others = tuple(node for node in nodes if not _is_article(node))
    return Markup(
        meta,
        articles,
        others,
        own_address,
        _languages(tree, meta, articles),
        {str(node["@id"])[:_LONGEST]: name_of(node) for node in nodes if node.get("@id")},
    )


def saved_from(source: str) -> str:
    """The address that a browser or SingleFile noted at the head of a saved page; '' where there is none."""
    found = _SAVED_BY_SINGLEFILE.search(source, 0, 8192) or _SAVED_BY_BROWSER.search(source, 0, 8192)
    return web_address(found[1]) if found else ""


def types_of(node: Node) -> tuple[str, ...]:
    """The types of a JSON-LD node, without the vocabulary's address."""
    given = node.get("@type", ())
    return tuple(
        str(one)[:200].rsplit("/", 1)[-1] for one in (given if isinstance(given, list) else [given])[:10] if one
    )


def _is_article(node: Node) -> bool:
    return any(map(_ARTICLE.search, types_of(node)))


def _own_articles(nodes: list[Node], titles: list[str], address: str) -> tuple[Node, ...]:
    """The only article, or those of several whose headline or address is the page's: a front page has many.

    One alone is another's where its headline has next to nothing in common with what the page calls itself.
    """
    letters = [letters_of(title) for title in titles]

    def is_own(node: Node) -> bool:
        headline = letters_of(name_of(node.get("headline") or node.get("name")))
        page = node.get("mainEntityOfPage")
        places = (node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page)
        is_here = any(isinstance(place, str) and place.split("#")[0] == address for place in places if address)
        return is_here or (len(headline) >= 8 and any(headline in title for title in letters))

    if len(nodes) == 1:
        headline = letters_of(name_of(nodes[0].get("headline") or nodes[0].get("name")))
        is_strange = (
            len(headline) >= _LONG_HEADLINE and bool(letters) and not any(map(headline_like(headline), letters))
        )
        return () if is_strange and not is_own(nodes[0]) else tuple(nodes)
    return tuple(filter(is_own, nodes))


def headline_like(headline: str) -> Callable[[str], bool]:
    """Whether another headline, both as letters, shares some threes of letters with this one."""
    threes = {headline[at : at + 3] for at in range(len(headline) - 2)}

    def is_like(other: str) -> bool:
        shared = sum(other[at : at + 3] in threes for at in range(len(other) - 2))
        return shared >= _LEAST_ALIKE * min(len(threes), max(1, len(other) - 2))

    return is_like


def name_of(value: object) -> str:
    """The name that a JSON-LD value gives: itself, or the name of the thing it describes; of several, the first."""
    for one in value[:10] if isinstance(value, list) else [value]:
        given = one.get("name") if isinstance(one, dict) else one
        if isinstance(given, list) and given:
            given = given[0]
        if isinstance(given, str) and given.strip():
            return " ".join(given[:_LONGEST].split())
    return ""


def _meta(tree: HtmlElement) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for number, element in enumerate(tree.iter("meta")):
        if number >= _MOST:
            break
        content = " ".join((element.get("content") or "")[:_LONGEST].split())
        parent = element.getparent()
        is_in_head = parent is not None and parent.tag == "head"
        for key in ("property", "name", "itemprop") if is_in_head else ("property", "name"):
            name = (element.get(key) or "").strip().lower()[:100]
            if name and content:
                found[name] = (*found.get(name, ()), content)
    return found


def _nodes(tree: HtmlElement) -> Iterator[Node]:
    blocks = 0
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        blocks += 1
        if blocks > _MOST_BLOCKS or len(script.text) > _LONGEST_BLOCK:
            continue
        try:
            # strict=False: line breaks inside strings are the commonest fault of these blocks
            loaded = json.loads(_NOT_JSON.sub("", script.text), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _top_nodes(loaded)


def _top_nodes(loaded: object) -> Iterator[Node]:
    """The nodes of a block, of its lists and of its @graph; what an article holds within it isn't one of them."""
    waiting = [loaded]
    for _ in range(_MOST):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value[:_MOST]
        elif isinstance(value, dict):
            if isinstance(value.get("@graph"), (list, dict)):
                waiting.insert(0, value["@graph"])
            if value.get("@type"):
                yield value
            # a page may say what it is about in place of standing for itself
            main = value.get("mainEntity")
            if isinstance(main, dict) and _is_article(main):
                waiting.insert(0, main)


def _address(tree: HtmlElement, meta: Mapping[str, tuple[str, ...]], found_at: str) -> str:
    canonical = next((link.get("href") or "" for link in tree.iter("link") if "canonical" in _rel(link)), "")
    # Firefox's reader view names the page it was made of
    shown = [link.get("href") or "" for link in tree.iter("a") if "reader-domain" in (link.get("class") or "")[:200]]
    for given in (canonical, *meta.get("og:url", ()), *shown[:1]):
        address = web_address(given.strip()[:_LONGEST])
        if address:
            return address
    return found_at


def _rel(link: HtmlElement) -> list[str]:
    return (link.get("rel") or "")[:200].lower().split()


def _languages(tree: HtmlElement, meta: Mapping[str, tuple[str, ...]], articles: tuple[Node, ...]) -> tuple[str, ...]:
    root = next(tree.iter("html"), None)
    given = (
        []
        if root is None
        else [root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")]
    )
    given += [node["inLanguage"] for node in articles if isinstance(node.get("inLanguage"), str)]
    given += [*meta.get("og:locale", ())[:1], *meta.get("content-language", ())[:1]]
    codes = (re.match(r"([a-z]{2,3})(?:[_-]|$)", words.strip().lower()) for words in given if words)
    return tuple(dict.fromkeys(code[1] for code in codes if code))
