"""What is known of an article besides its text, and how it is known."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from urllib.parse import urlsplit

from geo.errors import MetadataError
from geo.inputs.countries import country_codes
from geo.model import Publication

KEYS = (
    "title", "publisher", "author", "url", "published", "published_earliest", "published_latest", "how_known", "sha256",
    "language", "country",
)  # fmt: skip

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ][0-9:.,+Z -]*)?)?)?")
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")
# control characters and halves of surrogate pairs, which YAML's escapes can write and a project can't hold
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")  # of a language, BCP 47
_ARCHIVE = "web.archive.org"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Facts:
    """Metadata of one article; '' and None mean not known.

    `sha256` is the digest of the original file's bytes, given when the file at hand only stands for it. `language` is
    the code that a page or a table claims ('fr', 'pt-BR'): evidence, which the text may contradict. `countries` are ISO
    codes of what the article is said to be about; `problem` says what of that can't be used.
    """

    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: Publication | None = None
    sha256: str = ""
    language: str = ""
    countries: tuple[str, ...] = ()
    problem: str = ""

    def over(self, other: Facts) -> Facts:
        """These facts, with what they leave open filled from `other`, as are days that can't be used."""
        both = {f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(Facts)}
        if self.published is not None and other.published is not None and not has_day(self.published):
            both["published"] = other.published if has_day(other.published) else self.published
        return Facts(**both)


NOTHING_KNOWN = Facts()
NOT_UNDERSTOOD = "given, but not understood: "
"""How the reason of a publication begins whose day can't be used; the article is kept, undated."""


def has_day(published: Publication) -> bool:
    """Whether a publication says anything of a day."""
    return published.first is not None or published.last is not None


def facts_from(values: Mapping[str, str], *, source: str) -> Facts:
    """Facts from the strings of a front-matter block or of a row of index.csv.

    The interval of publication is `published_earliest` to `published_latest` when either is given, since a single
    day would claim more than is known; a day in `published` beside them is kept as evidence.

    Parameters
    ----------
    values : strings by the names in `KEYS`; other names are ignored, missing ones are not known.
    source : where they stand, for reasons and messages ("front matter", "sidecar index.csv").

    Raises
    ------
    MetadataError : an address or SHA-256 is malformed; the message names the field, not the file. A malformed day only
        leaves the article undated: the reason of its publication says so. A country that is none is in `problem`.
    """
    known = {key: one_line(values.get(key) or "") for key in KEYS}
    countries, problem = _countries(known["country"])
    return Facts(
        title=known["title"],
        publisher=known["publisher"],
        author=known["author"],
        url=_address(known["url"]),
        published=_publication_or_why(known, source),
        sha256=_digest(known["sha256"]),
        language=known["language"] if _TAG.fullmatch(known["language"]) else "",
        countries=countries,
        problem=problem,
    )


def _countries(value: str) -> tuple[tuple[str, ...], str]:
    try:
        return country_codes(value), ""
    except MetadataError as error:
        return (), str(error)


def _publication_or_why(known: Mapping[str, str], source: str) -> Publication | None:
    try:
        return _publication(known, source)
    except MetadataError as error:
        return Publication(None, None, f"{NOT_UNDERSTOOD}{error}")


def _publication(known: Mapping[str, str], source: str) -> Publication | None:
    day = days_named(known["published"], "published")
    earliest = days_named(known["published_earliest"], "published_earliest")
    latest = days_named(known["published_latest"], "published_latest")
    if not (day or earliest or latest):
        return None
    evidence: tuple[str, ...] = ()
    if earliest or latest:
        first = earliest[0] if earliest else None
        last = latest[1] if latest else None
        if day and (first, last) != day:
            evidence = (f"{source} names {known['published']} as the likeliest day",)
    elif day:
        first, last = day
    if first and last and first > last:
        raise MetadataError(f"published_earliest {first} is after published_latest {last}: swap or correct them")
    return Publication(first, last, f"{source}: {known['how_known'] or 'given'}", evidence)


def days_named(value: str, field: str) -> tuple[date, date] | None:
    """First and last day of '2017-06-15', '2017-06' or '2017'; a time after the day is dropped. None for ''.

    Raises
    ------
    MetadataError : `value` isn't written like that, or the calendar lacks the day; the message names `field`.
    """
    if not value:
        return None
    match = _DAY.fullmatch(value)
    try:
        if match is None:
            raise ValueError
        year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
        if day:
            return date(year, month, day), date(year, month, day)
        first_month, last_month = (month, month) if month else (1, 12)
        return date(year, first_month, 1), date(year, last_month, monthrange(year, last_month)[1])
    except ValueError:
        raise MetadataError(f"{field} {value[:40]!r} is not a day: write it as YYYY-MM-DD, or leave it empty") from None


def one_line(value: str) -> str:
    """A value as one line that a project can hold: no control characters, no halves of surrogate pairs."""
    return " ".join(_UNFIT.sub(" ", value).split())


def web_address(value: str) -> str:
    """A whole http or https address that a page, a feed or a table gives; '' for what is none."""
    known = one_line(value)
    return known if re.match(r"https?://[^\s/?#]", known, re.IGNORECASE) and " " not in known else ""


def host_of(address: str) -> str:
    """The host of an address without "www."; of a page that the Internet Archive keeps, the page's own.

    >>> host_of("https://www.example.org/a"), host_of("https://web.archive.org/web/2013/http://example.org/a")
    ('example.org', 'example.org')
    """
    try:
        place = urlsplit(address[:2000].strip())
        if place.hostname == _ARCHIVE and "://" in place.path:
            place = urlsplit(f"http://{place.path.rpartition('://')[2]}")
        return (place.hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _address(value: str) -> str:
    """An http or https address; any other scheme could run a script when clicked.

    Raises
    ------
    MetadataError : another scheme is given.
    """
    if not value or value.lower().startswith(("http://", "https://")):
        return value
    if _SCHEME.match(value):
        raise MetadataError(f"url {value[:80]!r} is not a web address: it must begin with http:// or https://")
    return f"https://{value.lstrip('/')}"


def _digest(value: str) -> str:
    if value and not _SHA256.fullmatch(value):
        raise MetadataError(f"sha256 {value[:80]!r} is not one: it has 64 hexadecimal digits")
    return value.lower()
