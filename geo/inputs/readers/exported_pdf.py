"""Exports of Factiva and Nexis as PDF: split at the mark that ends each article, with the page of every passage.

The lines of a page are told apart as those of the text that is made of an export; what is the article's own of them are
then joined into paragraphs, as in every PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from geo.inputs.readers import lexis
from geo.inputs.readers.base import RawArticle, Unread
from geo.inputs.readers.bundle import BundleRecord, articles_of_records
from geo.inputs.readers.factiva_text import BOLD, has_code, is_nothing, number_at_end, record_of
from geo.inputs.readers.pdf_lines import Line, joined_lines, lines_of_pages
from geo.model import Page

_LEAST_HEAD = 8  # letters of a headline that is told where it stands again at the top of a page


def articles_of_pages(pages: Sequence[str], *, name: str) -> list[RawArticle | Unread]:
    """The articles of an export; [] where it is none.

    Parameters
    ----------
    pages : the words of each page, a line of the page a line.
    name : the file's name, for messages.
    """
    lines, _ = lines_of_pages(pages)
    records = _of_factiva(lines)
    if records:
        return articles_of_records(records, format_name="factiva", database="Factiva", name=name)
    records = _of_nexis(lines)
    return articles_of_records(records, format_name="nexis", database=lexis.DATABASE, name=name) if records else []


def _of_factiva(lines: Sequence[Line]) -> list[BundleRecord]:
    documents: list[list[Line]] = [[]]
    numbers = []
    for line in lines:
        number = number_at_end(line.text)
        if number:
            numbers.append(number)
            documents.append([])
        elif not is_nothing(line.text):
            documents[-1].append(line)
    found = [
        _record(some, partial(record_of, number=number), mark=BOLD)
        for some, number in zip(documents, numbers, strict=False)
    ]
    return [record for record in found if record is not None]


def _of_nexis(lines: Sequence[Line]) -> list[BundleRecord]:
    """Articles of the newer layout, which ends each with a line, or of the older, which numbers each."""
    for is_mark, is_end in ((lexis.is_end, True), (lexis.is_count, False)):
        documents: list[list[Line]] = [[]]
        for line in lines:
            if is_mark(line.text):
                documents.append([])
            else:
                documents[-1].append(line)
        own = documents[:-1] if is_end else documents[1:]
        make = lexis.new_record if is_end else lexis.old_record
        found = [_record(some, partial(make, number=number)) for number, some in enumerate(own, start=1) if some]
        records = [record for record in found if record is not None]
        if any(record.day for record in records):
            return records
    return []


def _record(
    lines: Sequence[Line], make: Callable[[list[str]], BundleRecord | None], *, mark: str = ""
) -> BundleRecord | None:
    """The article that some lines are, with its paragraphs and pages; None where they are none."""
    whole = _headlines_joined(lines)
    record = make([_words(some, mark=mark) for some in whole])
    if record is None:
        return None
    page = _page_of(lines, record.title)
    body = [line for line in _own(whole, record.paragraphs) if not _is_head(line, record.title, page)]
    text, starts = joined_lines(body)
    marks = [Page(0, f"page {page}")]
    for line, start in zip(body, starts, strict=True):
        if f"page {line.page}" != marks[-1].label:
            marks.append(Page(start, f"page {line.page}"))
    return replace(record, paragraphs=(text,) if text else (), pages=tuple(marks))


def _is_head(line: Line, title: str, page: int) -> bool:
    """Whether a line is the headline, or a part of it, that stands again on a later page."""
    return line.page != page and len(line.text) >= _LEAST_HEAD and line.text in title


def _headlines_joined(lines: Sequence[Line]) -> list[list[Line]]:
    """Each line by itself, but those of a headline in bold together."""
    whole: list[list[Line]] = []
    for line in lines:
        before = whole[-1][-1] if whole else None
        goes_on = before is not None and before.is_bold and line.is_bold and before.page == line.page
        if goes_on and not line.after_space and not has_code(line.text) and not has_code(whole[-1][0].text):
            whole[-1].append(line)
        else:
            whole.append([line])
    return whole


def _words(lines: Sequence[Line], *, mark: str = "") -> str:
    return f"{mark if lines[0].is_bold else ''}{' '.join(line.text for line in lines)}"


def _own(whole: Sequence[Sequence[Line]], paragraphs: Sequence[str]) -> list[Line]:
    """The lines that are paragraphs of the record, without their codes; a field begins a paragraph."""
    own: list[Line] = []
    left = list(paragraphs)
    for lines in reversed(whole):  # from the end: what is the article's and stands in the head too comes later
        if left and _words(lines).endswith(left[-1]):
            code = len(_words(lines)) - len(left.pop())
            own.extend(reversed(lines[1:]))
            own.append(replace(lines[0], text=lines[0].text[code:], after_space=True) if code else lines[0])
    return own[::-1]


def _page_of(lines: Sequence[Line], title: str) -> int:
    """The page on which the headline stands."""
    return next((line.page for line in lines if title and title.startswith(line.text)), lines[0].page)
