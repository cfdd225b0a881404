"""Web pages: HTML as browsers save it, SingleFile, Zotero's snapshots. A page is one article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from importlib.metadata import version as package_version
from itertools import chain

from geo.errors import InputError
from geo.inputs.facts import Facts
from geo.inputs.limits import HTML_BYTES
from geo.inputs.readers.base import RawArticle
from geo.inputs.readers.headline import with_headline
from geo.inputs.readers.html_body import body_of
from geo.inputs.readers.html_copies import copied_from, without_copier
from geo.inputs.readers.html_day_forms import days_written
from geo.inputs.readers.html_days import publication_of
from geo.inputs.readers.html_markup import read_markup
from geo.inputs.readers.html_names import author_of, outlet_of, title_of, titles_of
from geo.inputs.readers.html_no_article import stands_for_none
from geo.inputs.readers.html_source import is_page, page_source
from geo.inputs.readers.html_tree import page_tree, words_of
from geo.model import DocumentSource
from geo.plugins import storable

_SAVED = re.compile(r"saved date: (?:\w{3} )?(\w{3} \d{1,2} \d{4})")
# trafilatura drops the joiners of Persian, Hindi and emoji as if they were control characters
_JOINERS = (("\u200c", "⸢"), ("\u200d", "⸣"))


class Html:
    """Files that begin as a web page, whatever their name."""

    name = "html"
    max_bytes = HTML_BYTES
    version = f"trafilatura {package_version('trafilatura')}, htmldate {package_version('htmldate')}"

    def can_read(self, name: str, head: bytes) -> bool:
        """Told by its first tags; by `.html` and the like only where those say little."""
        return is_page(name, head)

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle]:
        """One article: its headline, a blank line, its text."""
        return (article_of_page(page_source(data, name=name), name=name),)


def article_of_page(
    source: str, *, name: str, form: str = Html.name, address: str = "", saved: date | None = None
) -> RawArticle:
    """The article of a web page.

    Parameters
    ----------
    source : the page's source.
    name : the file's name, for messages.
    form : the format that the page came in.
    address : where the page was found, if that is known; what the page says of itself goes first.
    saved : the day the page was saved, if that is known.

    Raises
    ------
    InputError : there is no article in it, or it is beyond the limits of `page_tree`.
    """
    tree = page_tree(_shielded(source), name=name)
    markup = read_markup(tree, source, address=address)
    copied = copied_from(markup.address)
    if copied.address != markup.address:
        without_copier(tree, copied)
        markup = replace(read_markup(tree, source, address=address), address=copied.address)
    outlet = outlet_of(tree, markup)
    title = title_of(tree, markup, outlet)
    titles = titles_of(tree, markup)
    published = publication_of(tree, markup, [title, *titles], saved=saved or copied.made or _saved(source))
    body = body_of(tree, markup)
    if not body:
        raise InputError(f"{name} has no article's text that can be told from the page: save its text as .txt.")
    shown = (words_of(one, 200) for tag in ("h1", "h2") for one in tree.iter(tag))
    if sign := stands_for_none(chain((title, *titles), shown), body):
        raise InputError(f"{name} holds no article ('{sign}'): open the page in a browser and save it again.")
    facts = Facts(
        title=_final(title),
        publisher=_final(outlet),
        author=_final(author_of(markup, outlet)),
        url=markup.address,
        published=published,
        language=markup.languages[0] if markup.languages else "",
    )
    made_of = DocumentSource(form, archive=copied.copy, extracted=True)
    return RawArticle(_final(with_headline(title, body)), made_of, facts)


def _shielded(source: str) -> str:
    for joiner, other in _JOINERS:
        source = source.replace(joiner, other)
    return source


def _final(words: str) -> str:
    for joiner, other in _JOINERS:
        words = words.replace(other, joiner)
    return storable(words)


def _saved(source: str) -> date | None:
    """The day that SingleFile noted at the head of the page it saved."""
    found = _SAVED.search(source, 0, 8192)
    return next((day for day, _ in days_written(found[1])), None) if found else None
