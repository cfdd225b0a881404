"""Markdown notes for Obsidian and the like, zipped: a note a place, a day and an article, linked to each other."""

from __future__ import annotations

import re
import zipfile
from typing import BinaryIO

from geo.export.row_format import RowFormat
from geo.export.rows import Article, Extract, Row
from geo.export.texts import clean, web_address

_ZIPPED = (1980, 1, 1, 0, 0, 0)  # the same rows give the same bytes
_UNFIT = re.compile(r'[\\/:*?"<>|#^\[\]\x00-\x1f\u202a-\u202e\u2066-\u2069`%]')
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~$&=^%-])")
_MOST_NAME = 80


def file_name(title: str) -> str:
    """A title as the name of a file that every system takes; '' where nothing of it is left.

    >>> file_name("../Mosul: what/now?")
    'Mosul what now'
    """
    return " ".join(_UNFIT.sub(" ", clean(title)).split()).strip(". ")[:_MOST_NAME].strip(". ")


def plain(text: str) -> str:
    r"""A text that Markdown shows as it is.

    >>> plain("<b>*x*</b>")
    '\\<b\\>\\*x\\*\\</b\\>'
    """
    return _MARKUP.sub(r"\\\1", " ".join(clean(text).split()))


def _quoted(text: str) -> str:
    """A text as a value of YAML."""
    return '"' + " ".join(clean(text).split()).replace("\\", "\\\\").replace('"', '\\"') + '"'


class _Names:
    """Names of files, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, title: str, otherwise: str) -> str:
        base = file_name(title) or otherwise
        name, number = base, 2
        while name.casefold() in self._taken:
            name, number = f"{base} {number}", number + 1
        self._taken.add(name.casefold())
        return name


def _days(row: Row) -> str:
    if row.first is None and row.last is None:
        return "no day"
    if row.first == row.last:
        return f"[[{row.first}]]"
    return f"{row.first or 'open'} to {row.last or 'open'}"


def _order(row: Row) -> tuple[str, str]:
    return (f"{row.first or row.last or '9999'}", row.id)


def _place_note(title: str, rows: list[Row], articles: dict[str, str]) -> str:
    first = next((row for row in rows if row.is_mapped), rows[0])
    head = ["---", f"place: {_quoted(first.place)}", f"id: {_quoted(first.place_id)}"]
    if first.is_mapped:
        head += [f"location: [{first.latitude}, {first.longitude}]", f"precision: {_quoted(first.precision)}"]
    if first.country_name:
        head.append(f"country: {_quoted(first.country_name)}")
    lines = [*head, "---", "", f"# {plain(title)}", ""]
    for row in sorted(rows, key=_order):
        link = f"[[{articles[row.article.id]}]]"
        lines.append(f"- **{_days(row)}** {plain(row.sentence or row.text)} {link}")
    return "\n".join([*lines, ""])


def _article_note(article: Article, rows: list[Row], places: dict[str, str]) -> str:
    head = ["---", f"title: {_quoted(article.title)}", f"publisher: {_quoted(article.publisher)}"]
    if article.published_first and article.published_first == article.published_last:
        head.append(f"published: {article.published_first}")
    if address := web_address(article.url):
        head.append(f"url: {_quoted(address)}")
    head.append(f"sha256: {_quoted(article.sha256)}")
    lines = [*head, "---", "", f"# {plain(article.title or article.id)}", ""]
    for row in rows:
        name = f"[[{places[row.place_id]}]]" if row.place_id else plain(row.text)
        lines.append(f"- {name}, **{_days(row)}**: {plain(row.sentence or row.text)}")
    return "\n".join([*lines, ""])


def _day_note(day: str, rows: list[Row], places: dict[str, str], articles: dict[str, str]) -> str:
    lines = ["---", f"date: {day}", "---", "", f"# {day}", ""]
    for row in rows:
        name = f"[[{places[row.place_id]}]]" if row.place_id else plain(row.text)
        lines.append(f"- {name}: {plain(row.sentence or row.text)} [[{articles[row.article.id]}]]")
    return "\n".join([*lines, ""])


def _render(extract: Extract, stream: BinaryIO) -> None:
    by_place: dict[str, list[Row]] = {}
    by_day: dict[str, list[Row]] = {}
    by_article: dict[str, list[Row]] = {article.id: [] for article in extract.articles}
    for row in extract.rows:
        by_article[row.article.id].append(row)
        if row.place_id:
            by_place.setdefault(row.place_id, []).append(row)
        if row.first is not None and row.first == row.last:
            by_day.setdefault(row.first.isoformat(), []).append(row)
    names = _Names()
    days = {day: names.new(day, day) for day in sorted(by_day)}
    articles = {
        article.id: names.new(f"{article.publisher} {article.title}", f"article {number}")
        for number, article in enumerate(extract.articles, start=1)
    }
    places = {
        place: names.new(rows[0].place, f"place {number}") for number, (place, rows) in enumerate(by_place.items(), 1)
    }
    with zipfile.ZipFile(stream, "w") as package:
        for place, rows in by_place.items():
            _put(package, f"places/{places[place]}.md", _place_note(places[place], rows, articles))
        for day in days:
            _put(package, f"days/{day}.md", _day_note(day, by_day[day], places, articles))
        for article in extract.articles:
            note = _article_note(article, by_article[article.id], places)
            _put(package, f"articles/{articles[article.id]}.md", note)


def _put(package: zipfile.ZipFile, name: str, text: str) -> None:
    package.writestr(zipfile.ZipInfo(name, _ZIPPED), text.encode(), zipfile.ZIP_DEFLATED)


NOTES = RowFormat(
    "notes",
    "Markdown notes for Obsidian, zipped: a note a place, a day and an article, linked",
    (".notes.zip",),
    False,
    "application/zip",
    _render,
)
