"""The title, the outlet and the author of a web page, from what it states and shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from geo.inputs.facts import host_of
from geo.inputs.readers.html_markup import Markup, name_of, types_of
from geo.inputs.readers.html_tree import letters_of, words_of
from geo.text.furniture_lines import reason_in_words

_LONGEST_TITLE, _LONGEST_OUTLET, _LONGEST_AUTHOR = 300, 60, 200
_SHORTEST = 8  # letters of a heading by which it is recognised
_MOST_HEADINGS = 60
_CUT = 100  # letters from which a stated headline may have been cut to a limit
_LONGEST_END = 4  # words of a site's name after a headline
_LONG = 15  # letters of a part of the title that is a headline and no site's or section's name
_PART = re.compile(r"\s+[|·•»›«—–-]{1,2}\s+|\s*[|»›«]\s*|:\s+")
_HEADING_LIKE = ("h1", "h2", "h3", "h4", "b", "strong", "font", "big", "center", "td", "p", "div", "span")
_OF_THE_PAGE = frozenset({"a", "nav", "header", "footer", "aside"})
_BREAK = re.compile(r"\s+(?:[|·•»›«—–-]{1,2}|//|::?)\s+|\s*[|»›]\s*")

_SITES = ("WebSite", "NewsMediaOrganization", "Organization", "Corporation", "NewsOrganization")
_OUTLET_NAMES = (
    "application-name",
    "apple-mobile-web-app-title",
    "dc.publisher",
    "citation_journal_title",
    "publisher",
)
_AUTHOR_NAMES = (
    "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "byl",
    "citation_author",
)  # fmt: skip
_BY = re.compile(r"^(?:by|von|par|por|di|door)[:\s]\s*", re.IGNORECASE)
_NO_NAME = re.compile(r"https?:|www\.|@|\.(?:com|org|net|html?|php)\b", re.IGNORECASE)
_NOBODY = frozenset({"admin", "administrator", "editor", "webmaster", "author", "none", "null", "unknown"})
_PARTS_OF_SITES = frozenset({"www", "m", "mobile", "amp", "web", "en", "news", "blog", "blogs"})
_OF_THE_SITE = frozenset({"alternate", "shortlink", "amphtml", "pingback", "edituri", "search", "next", "prev"})


def titles_of(tree: HtmlElement, markup: Markup) -> list[str]:
    """The headlines that a page states, the most trusted first, with what sites add to them."""
    found = [name_of(node.get("headline") or node.get("name")) for node in markup.articles[:1]]
    found += [markup.first("og:title"), markup.first("twitter:title"), markup.first("dc.title", "headline", "title")]
    found.append(_title_element(tree))
    return list(dict.fromkeys(words for words in found if words))


def title_of(tree: HtmlElement, markup: Markup, outlet: str = "") -> str:
    """The headline as the page shows it; '' where nothing reads as one.

    A heading that one of the page's statements confirms goes before the statement, which may be cut or carry the
    site's name. The site's name alone, a search form's label ("Search for:") and the entry of a menu are no headline.
    """
    domain = domain_of(tree, markup)
    stated = [_without_outlet(words, outlet, domain) for words in titles_of(tree, markup)]
    cores = [words for words in stated if not _is_no_title(words, outlet)]
    headings = [
        words
        for tag in ("h1", "h2")
        for words in [words_of(one, _LONGEST_TITLE + 100) for one in tree.iter(tag)][:_MOST_HEADINGS]
        if not _is_no_title(words, outlet)
    ]
    shown = next((found for core in cores if (found := _shown(core, headings))), "") or _shown_part(tree)
    only = headings[0] if len(list(tree.iter("h1"))) == 1 and headings else ""
    return (shown or (cores[0] if cores else only))[:_LONGEST_TITLE]


def outlet_of(tree: HtmlElement, markup: Markup) -> str:
    """The outlet's name as the page gives it; else the part of its title that names its domain; else the domain."""
    domain = domain_of(tree, markup)
    title = letters_of(next(iter(titles_of(tree, markup)), ""))
    stated = [words for words in _outlets(markup) if _is_outlet(words, title)]
    stated = [_part_of_domain(words, domain) or words for words in stated]
    named = [words for words in stated if resembles(words, domain)]
    found = (
        "".join(named[:1])
        or _part_of_domain(_title_element(tree), domain)
        or "".join(stated[:1])
        or _beside_title(tree, markup)
        or domain
        or _end_of_title(_title_element(tree))
    )
    return found.removeprefix("www.")


def _end_of_title(words: str) -> str:
    """The last part of a title element, where it is a short name after a long headline; 'Two die - police' has none."""
    last = _last_break(words)
    if last is None:
        return ""
    before, name = words[: last.start()], words[last.end() :]
    is_short = len(name.split()) <= _LONGEST_END and 2 * len(letters_of(name)) <= len(letters_of(before))
    return name if is_short and not name[:1].islower() and _is_outlet(name, letters_of(before)) else ""


def _beside_title(tree: HtmlElement, markup: Markup) -> str:
    """What the title element holds besides the headline that is stated or shown elsewhere, where it is one name."""
    whole = _title_element(tree)
    shown = [*titles_of(tree, markup)[:-1], *(words_of(one, _LONGEST_TITLE) for one in tree.iter("h1"))]
    shown.append(_shown_part(tree))
    for words in shown:
        if len(letters_of(words)) < _SHORTEST or words not in whole:
            continue
        before, _, after = whole.partition(words)
        rest = [part.strip(" |·•»›«—–:-") for part in (before, after)]
        rest = [part for part in rest if letters_of(part)]
        if len(rest) != 1 or len(_BREAK.split(rest[0])) > 1:
            continue
        # a heading may be the site's name, which stands above the headline
        name, headline = sorted((rest[0], words), key=lambda part: len(letters_of(part)))
        if _is_outlet(name, letters_of(headline)):
            return name
    return ""


def _shown_part(tree: HtmlElement) -> str:
    """The longest part of the title element that stands by itself on the page: pages without headings show it so."""
    parts = {letters_of(part): part.strip() for part in _PART.split(_title_element(tree))}
    parts = {letters: words for letters, words in parts.items() if len(letters) >= _LONG}
    if not parts:
        return ""
    found = {
        letters
        for one in tree.iter(*_HEADING_LIKE)
        if (letters := letters_of(words_of(one, _LONGEST_TITLE))) in parts
        and _OF_THE_PAGE.isdisjoint(above.tag for above in one.iterancestors())
    }
    return parts[max(found, key=lambda letters: (len(letters), letters))] if found else ""


def author_of(markup: Markup, outlet: str = "") -> str:
    """Who wrote it, as the page states: one name, or several set apart by commas; '' where it names nobody."""
    given: list[str] = []
    for node in markup.articles[:1]:
        authors = node.get("author")
        given = [markup.name_of(one) for one in (authors if isinstance(authors, list) else [authors])[:10]]
    for names in (given, *(list(markup.meta[name][:10]) for name in _AUTHOR_NAMES if name in markup.meta)):
        found = [words for words in (_BY.sub("", name) for name in names) if _is_author(words, outlet)]
        if found:
            return ", ".join(dict.fromkeys(found))[:_LONGEST_AUTHOR]
    return ""


def domain_of(tree: HtmlElement, markup: Markup) -> str:
    """The page's host without "www."; where its address isn't known, that of its feed or its short link."""
    links = (link for link in tree.iter("link") if _OF_THE_SITE & set((link.get("rel") or "")[:100].lower().split()))
    given = [markup.address, *(element.get("href") or "" for element in (*tree.iter("base"), *links))]
    return next((host for host in map(host_of, given) if "." in host), "")


def _title_element(tree: HtmlElement) -> str:
    return next((words_of(one, 500) for one in tree.iter("title") if one.getparent().tag != "svg"), "")


def _shown(core: str, headings: list[str]) -> str:
    """The heading that shows a stated headline: the same letters, a part of it, or the whole of one that was cut."""
    wanted = letters_of(core)
    for heading in headings:
        letters = letters_of(heading)
        if letters == wanted:
            return heading
        if len(letters) >= _SHORTEST and letters in wanted and len(wanted) <= 1.6 * len(letters):
            return heading
        is_cut = core.endswith(("…", "...")) or len(wanted) >= _CUT
        if is_cut and len(wanted) >= _SHORTEST and letters.startswith(wanted):
            return heading
    return ""


def _is_no_title(words: str, outlet: str) -> bool:
    letters = letters_of(words)
    return not letters or letters == letters_of(outlet) or reason_in_words(words) is not None or words.endswith(":")


def _without_outlet(words: str, outlet: str, domain: str) -> str:
    """A title without the site's name at its end or its beginning."""
    site = letters_of(outlet)

    def is_site(part: str) -> bool:
        letters = letters_of(part)
        is_named = bool(letters and site) and (letters.startswith(site) or site.startswith(letters))
        return not letters or is_named or resembles(part, domain)

    while (last := _last_break(words)) is not None and is_site(words[last.end() :]):
        words = words[: last.start()]
    while (first := _BREAK.search(words)) is not None and is_site(words[: first.start()]):
        words = words[first.end() :]
    return words.strip()


def _last_break(words: str) -> re.Match[str] | None:
    last = None
    for last in _BREAK.finditer(words):  # noqa: B007
        pass
    return last


def _outlets(markup: Markup) -> Iterator[str]:
    for node in markup.articles[:1]:
        yield markup.name_of(node.get("publisher"))
    yield markup.first("og:site_name")
    for node in markup.others:
        if any(kind in _SITES for kind in types_of(node)):
            yield name_of(node)
    for name in _OUTLET_NAMES:
        yield markup.first(name)


def _is_outlet(words: str, title: str) -> bool:
    letters = letters_of(words)
    is_title = len(title) >= _SHORTEST and letters.startswith(title)
    is_address = "@" in words or words.lower().startswith(("http:", "https:"))
    return bool(letters) and len(words) <= _LONGEST_OUTLET and not is_title and not is_address


def _is_author(words: str, outlet: str) -> bool:
    letters = letters_of(words)
    is_nobody = words.casefold() in _NOBODY or letters == letters_of(outlet)
    return bool(letters) and len(words) <= 100 and not _NO_NAME.search(words) and not is_nobody


def _part_of_domain(words: str, domain: str) -> str:
    """The part of a title, or of a name with a slogan, that names a domain; the last of several."""
    parts = [part for part in _BREAK.split(words) if len(part) <= _LONGEST_OUTLET]
    return next((part.strip() for part in reversed(parts) if resembles(part, domain)), "") if len(parts) > 1 else ""


def resembles(name: str, domain: str) -> bool:
    """Whether a name is that of a domain: 'The Hill' of thehill.com, 'The New York Times' of nytimes.com."""
    letters = letters_of(name).removeprefix("the")
    words = [letters_of(word) for word in name.split()]
    for label in (letters_of(one) for one in domain.split(".")[:-1] if one not in _PARTS_OF_SITES):
        if len(label) >= 4 and label.removeprefix("the") in letters and len(letters) <= 2 * len(label) + 8:
            return True
        if len(letters) >= 4 and letters in label:
            return True
        if len(label) >= 2 and (_spells(label, words) or _spells(label, words[1:])):
            return True
    return False


def _spells(label: str, words: list[str]) -> bool:
    """Whether a label is made of the beginnings of some words, one after the other: 'nytimes', 'bbc'."""
    reached = {0}
    for number, word in enumerate(words[:8]):
        ahead = {at + n for at in reached for n in range(1, len(word) + 1) if label.startswith(word[:n], at)}
        reached = ahead | (reached if number and len(word) <= 3 else set())
    return len(label) in reached
