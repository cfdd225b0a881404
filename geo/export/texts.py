"""Texts of articles made safe for where they go: spreadsheets that run formulas, XML without control characters."""

from __future__ import annotations

import re
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from geo.export.rows import Cell

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BEGINS = "=+\\-@＝＋－＠"
_FORMULA = re.compile(rf"(\A(?='*[\t\r\n])|(?:\A|[;\t\r\n]) *(?='*[{_BEGINS}]))")
_GUARD = re.compile(rf"(\A(?='+[\t\r\n])|(?:\A|[;\t\r\n]) *(?='+[{_BEGINS}]))'")
"""Where a formula would begin: at a cell's start, or behind what a spreadsheet set for another separator splits at."""


def clean(text: str) -> str:
    r"""A text without control characters and halves of surrogate pairs: each becomes U+FFFD.

    >>> clean("a\x00b")
    'a�b'
    """
    return _CONTROLS.sub("\ufffd", text)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before what would begin one.

    >>> guarded("=1+1"), guarded("Lyon"), guarded("a;=1+1")
    ("'=1+1", 'Lyon', "a;'=1+1")
    """
    return _FORMULA.sub(r"\1'", clean(text))


def unguarded(text: str) -> str:
    """What `guarded` was given, of a cell that comes back.

    >>> unguarded("'=1+1")
    '=1+1'
    """
    return _GUARD.sub(r"\1", text)


def csv_cell(value: Cell) -> str | float | int:
    """A cell of a CSV file: numbers stay numbers, days are ISO 8601, nothing is ''."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return guarded(value) if isinstance(value, str) else value


def xml_text(text: str) -> str:
    """A text as the content of an XML element."""
    return escape(clean(text))


def xml_attribute(text: str) -> str:
    """A text as the quoted value of an XML attribute."""
    return quoteattr(clean(text))


def web_address(url: str) -> str:
    """A web address, or '' for what could run a script when it is followed."""
    return url if url.lower().startswith(("http://", "https://")) and not re.search(r"[\s<>\"]", url) else ""
