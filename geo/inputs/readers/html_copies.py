"""Pages that came through somebody else: web archives and translators, whose own address, name and day they carry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from lxml.html import HtmlElement

from geo.dates.values import day

# The Wayback Machine and archives that run its software: a time of 14 digits, then the address
_WAYBACK = re.compile(
    r"https?://[^/]+/(?:[\w.-]+/){0,3}(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)\d{0,6}(?:[a-z]{2}_)?/"
    r"(?P<page>https?:/{1,2}.+)",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"https?://archive\.(?:today|ph|is|li|vn|fo|md)/(?P<y>\d{4})\.(?P<m>\d\d)\.(?P<d>\d\d)-\d{6}/(?P<page>https?:/{1,2}.+)",
    re.IGNORECASE,
)
_OF_TODAY = ("og:site_name", "og:url", "article:published_time", "article:modified_time")
"""What archive.today writes itself: its name, and the time of the capture as that of publication."""
_TRANSLATOR = ".translate.goog"
_OF_TRANSLATOR = "_x_tr_"


@dataclass(frozen=True, slots=True)
class Copied:
    """Where a page was first: its address, that of the copy or '', and the day of the copy."""

    address: str
    copy: str = ""
    made: date | None = None
    is_of_today: bool = False


def copied_from(address: str) -> Copied:
    """What an address says of a copy; the address itself where it is none.

    >>> copied_from("https://web.archive.org/web/20131110121040/http://example.org/a").address
    'http://example.org/a'
    >>> copied_from("https://www-example--post-org.translate.goog/a?_x_tr_sl=ru").address
    'https://www.example-post.org/a'
    """
    found = _TODAY.fullmatch(address) or _WAYBACK.fullmatch(address)
    if found is not None:
        made = day(int(found["y"]), int(found["m"]), int(found["d"]))
        return Copied(found["page"], address, made, found.re is _TODAY)
    parts = urlsplit(address)
    if (parts.hostname or "").endswith(_TRANSLATOR):
        host = (parts.hostname or "").removesuffix(_TRANSLATOR).replace("--", "\0").replace("-", ".").replace("\0", "-")
        query = urlencode([pair for pair in parse_qsl(parts.query) if not pair[0].startswith(_OF_TRANSLATOR)])
        return Copied(urlunsplit((parts.scheme, host, parts.path, query, "")))
    return Copied(address)


def without_copier(tree: HtmlElement, copied: Copied) -> None:
    """Take from a page what its archive put there: its head with the time of the capture, its meta elements."""
    if not copied.is_of_today:
        return
    for element in [*tree.iter("meta")]:
        if (element.get("property") or "").lower() in _OF_TODAY:
            element.drop_tree()
    for element in tree.xpath("//*[@id = 'HEADER']"):
        element.drop_tree()
