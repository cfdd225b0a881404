"""The articles as references: RIS, BibTeX (BibLaTeX) and CSL JSON for Zotero, EndNote, LaTeX and pandoc.

A day of publication that is only known as an interval is said as one, and never as its first day.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, BinaryIO

from geo.export.json_values import json_bytes
from geo.export.row_format import RowFormat
from geo.export.rows import Article, Extract
from geo.export.texts import clean, web_address

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", '"': "{''}", "@": "{@}",
}  # fmt: skip


def _line(text: str) -> str:
    """A text on one line."""
    return " ".join(clean(text).split())


def _day(article: Article) -> date | None:
    """The day of publication where it is known to the day."""
    return article.published_first if article.published_first == article.published_last else None


def _interval(article: Article) -> str:
    """What is known of the day of publication, in words; '' where nothing is."""
    first, last = article.published_first, article.published_last
    if first is None:
        return f"published on or before {last}" if last else ""
    return f"published {first} to {last}" if last else f"published on or after {first}"


def _ris(extract: Extract, stream: BinaryIO) -> None:
    for article in extract.articles:
        fields = [("TY", "NEWS"), ("ID", article.id), ("TI", article.title), ("T2", article.publisher)]
        fields += [("AU", article.author)]
        if day := _day(article):
            fields += [("PY", f"{day.year:04}"), ("DA", day.strftime("%Y/%m/%d"))]
        else:
            fields.append(("N1", _interval(article)))
        fields += [("UR", web_address(article.url)), ("L2", web_address(article.archive)), ("LA", article.language)]
        fields.append(("N1", f"SHA-256 {article.sha256}" if article.sha256 else ""))
        lines = [f"{tag}  - {_line(value)}" for tag, value in fields if _line(value)]
        stream.write("\r\n".join([*lines, "ER  - ", "", ""]).encode())


def _bibtex(extract: Extract, stream: BinaryIO) -> None:
    keys: set[str] = set()
    for article in extract.articles:
        key = re.sub(r"[^A-Za-z0-9-]", "-", article.id)[:60] or "article"
        while key in keys:
            key += "x"
        keys.add(key)
        fields = {"title": article.title, "author": article.author and f"{{{_tex(article.author)}}}"}
        fields |= {"journaltitle": article.publisher, "langid": article.language}
        day = _day(article)
        first, last = article.published_first, article.published_last
        span = day.isoformat() if day else f"{first or ''}/{last or ''}" if first or last else ""
        said = [
            f"  {name} = {{{value if name == 'author' else _tex(value)}}}" for name, value in fields.items() if value
        ]
        if span:
            said.append(f"  date = {{{span}}}")
        if address := web_address(article.url):
            said.append(f"  url = {{{address.replace('{', '%7B').replace('}', '%7D')}}}")
        stream.write(("@article{" + ",\n".join([key, *said]) + "\n}\n\n").encode())


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(letter, letter) for letter in _line(text))


def reference(article: Article) -> dict[str, Any]:
    """An article as CSL JSON."""
    said: dict[str, Any] = {"id": article.id, "type": "article-newspaper", "title": _line(article.title)}
    if article.publisher:
        said["container-title"] = _line(article.publisher)
    if article.author:
        said["author"] = [{"literal": _line(article.author)}]
    if address := web_address(article.url):
        said["URL"] = address
    if address := web_address(article.archive):
        said["archive_location"] = address
    if article.language:
        said["language"] = article.language
    first, last = article.published_first, article.published_last
    if first and last:
        days = [first] if first == last else [first, last]
        said["issued"] = {"date-parts": [[day.year, day.month, day.day] for day in days]}
    elif first or last:
        said["note"] = _interval(article)
    return said


def _csl(extract: Extract, stream: BinaryIO) -> None:
    stream.write(json_bytes([reference(article) for article in extract.articles]) + b"\n")


RIS = RowFormat(
    "ris", "RIS: the articles as references", (".ris",), True, "application/x-research-info-systems", _ris,
    unit="article",
)  # fmt: skip
BIBTEX = RowFormat(
    "bibtex", "BibLaTeX: the articles as references", (".bib",), True, "application/x-bibtex", _bibtex, unit="article"
)
CSL_JSON = RowFormat(
    "csl",
    "CSL JSON: the articles as references, for Zotero and pandoc",
    (".csl.json",),
    True,
    "application/vnd.citationstyles.csl+json",
    _csl,
    unit="article",
)
REFERENCES = (RIS, BIBTEX, CSL_JSON)
