"""Whether a page writes the day or the month first where it writes both in numbers: 03/04/2017.

The month comes first in the English of the United States and of a few countries that follow them; in all else it is the
day (CLDR, short dates). `en-US` alone tells nothing: it is what blog software writes where nobody chose a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from geo.inputs.readers.html_day_forms import orders_in
from geo.inputs.readers.html_markup import Markup

_ENGLISH = re.compile(r"en[_-]([A-Za-z]{2})\b")
_MONTH_FIRST = frozenset({"US", "PH", "PR", "GU", "AS", "VI", "MP", "FM", "MH", "PW", "UM"})
_MIXED = frozenset({"CA", "KE", "LR", "ZA", "BW"})  # both are written there, or the year first
_OF_THE_STATES = frozenset({"gov", "mil", "edu", "us"})
# Domains of countries that are sold to anyone
_ANYONES = frozenset({"io", "co", "tv", "me", "ai", "ly", "fm", "ws", "cc", "to", "gg", "sh", "la", "im", "is", "eu"})


def is_day_first(tree: HtmlElement, markup: Markup, lines: Iterable[str]) -> bool | None:
    """True where the day comes first, False where the month does, None where nothing tells.

    Parameters
    ----------
    tree : the page's elements.
    markup : its statements.
    lines : the words near its headline: a number above 12 among them tells.
    """
    shown = {order for line in lines for order in orders_in(line)}
    if shown:
        return shown.pop() if len(shown) == 1 else None
    if markup.languages and markup.languages[0] != "en":
        return True
    root = next(tree.iter("html"), None)
    claims = ("" if root is None else (root.get("lang") or "")[:40], *markup.meta.get("og:locale", ())[:1])
    regions = {found[1].upper() for found in map(_ENGLISH.match, claims) if found} - {"US"}
    domain = (urlsplit(markup.address).hostname or "").rpartition(".")[2]
    if domain in _OF_THE_STATES:
        return False
    if len(domain) == 2 and domain.isalpha() and domain not in _ANYONES:
        regions.add({"uk": "GB"}.get(domain, domain.upper()))
    if not regions or regions & _MIXED:
        return None
    firsts = {region not in _MONTH_FIRST for region in regions}
    return firsts.pop() if len(firsts) == 1 else None
