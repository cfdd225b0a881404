"""Rows of a table, or records of a list, as articles: one each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.errors import InputError
from geo.inputs.day_text import DayOrder, day_in, order_in
from geo.inputs.facts import NOT_UNDERSTOOD, Facts, one_line, web_address
from geo.inputs.readers.base import RawArticle, Unread
from geo.inputs.readers.columns import Columns, Guess, guess_columns
from geo.inputs.readers.headline import with_headline
from geo.inputs.readers.markup import is_marked_up, text_of_markup
from geo.model import DocumentSource, Publication

_SAMPLE = 200  # rows by which the columns are told
_LONGEST_PART = 80


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it is called where it comes from ("row 7"), and its cells by their columns."""

    where: str
    cells: Mapping[str, str]


def articles_of(
    rows: Sequence[Row], header: Sequence[str], *, format_name: str, name: str, columns: Columns
) -> list[RawArticle | Unread]:
    """One article a row that has a text; a row without one is told, and a row with nothing at all is passed over.

    Parameters
    ----------
    rows, header
        The table, its columns' names as they stand.
    format_name
        The reader's name.
    name
        The file's, for messages.
    columns
        The user's word on the columns.

    Raises
    ------
    InputError : no column holds the text.
    """
    filled = [row for row in rows if any(cell.strip() for cell in row.cells.values())]
    guess = guess_columns(header, [row.cells for row in filled[:_SAMPLE]], columns)
    if "text" not in guess.columns:
        shown = ", ".join(repr(one_line(column)[:40]) for column in header[:12]) or "none"
        raise InputError(
            f"{name} has no column that holds the text of articles (its columns: {shown}): "
            "name it with --column text=COLUMN, or leave the file out."
        )
    order = order_in(row.cells.get(guess.columns.get("published", ""), "") for row in filled)
    return [
        _article(row, part, guess, order, format_name)
        for row, part in zip(filled, _parts(filled, guess.columns.get("id")), strict=True)
    ]


def _parts(rows: Sequence[Row], column: str | None) -> list[str]:
    """What each row is called: its id where all have one of their own, else where it stands."""
    ids = [one_line(row.cells.get(column, ""))[: _LONGEST_PART + 1] for row in rows] if column else []
    usable = ids and all(each and len(each) <= _LONGEST_PART and each.isprintable() for each in ids)
    return ids if usable and max(Counter(ids).values()) == 1 else [row.where for row in rows]


def _article(row: Row, part: str, guess: Guess, order: DayOrder, format_name: str) -> RawArticle | Unread:
    value = {meaning: row.cells.get(column, "") for meaning, column in guess.columns.items()}
    body = value["text"]
    if is_marked_up(body):
        body = text_of_markup(body)
    if not body.strip():
        return Unread(
            part, f"the column {guess.columns['text']!r} is empty in this row: fill it, or leave the row out."
        )
    title = one_line(value.get("title", ""))
    facts = Facts(
        title=title,
        publisher=one_line(value.get("publisher", "")),
        author=one_line(value.get("author", "")),
        url=web_address(value.get("url", "")),
        published=_published(value.get("published", ""), guess.columns.get("published", ""), order),
    )
    source = DocumentSource(
        format_name, archive=web_address(value.get("archive", "")), archive_hash=one_line(value.get("hash", ""))
    )
    return RawArticle(with_headline(title, body), source, facts, part, guess.note)


def _published(value: str, column: str, order: DayOrder) -> Publication | None:
    value = one_line(value)
    if not value:
        return None
    day = day_in(value, order)
    if day is None:
        return Publication(None, None, f"{NOT_UNDERSTOOD}{value[:40]!r} in the column {column!r} is no day that can be "
                                       "read in one way: write it as YYYY-MM-DD")  # fmt: skip
    return Publication(day, day, f"column {column!r}: {value[:40]}")
