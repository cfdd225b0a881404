"""References in the RIS format, as ProQuest and other databases export them: those with a text are articles."""

from __future__ import annotations

import importlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.errors import InputError, MetadataError
from geo.inputs.day_text import day_in
from geo.inputs.encoding import decode
from geo.inputs.facts import Facts, days_named, one_line, web_address
from geo.inputs.limits import TABLE_BYTES
from geo.inputs.readers.base import RawArticle, Unread
from geo.inputs.readers.headline import with_headline
from geo.model import DocumentSource, Publication

_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\d+\.\s+)?TY  - ?[A-Z]{2,10}\s*\n")
_TEXTS, _TITLES, _OUTLETS = ("AB", "N2"), ("T1", "TI"), ("JF", "T2", "JO", "PB")
_DAYS, _AUTHORS, _NUMBERS = ("DA", "Y1", "PY"), ("AU", "A1"), ("AN", "ID")
"""Tags in the order they count. DA is the day of publication; Y1 stands for it in older files."""
_TAGS = ("TY", "UR", *_TEXTS, *_TITLES, *_OUTLETS, *_DAYS, *_AUTHORS, *_NUMBERS)
_PARTIAL = re.compile(r"(?P<year>\d{4})(?:[/-](?P<month>\d\d))?(?:[/-].*)?")


@dataclass(frozen=True, slots=True)
class RisReader:
    """Files that begin with the type of a reference."""

    name: str = "ris"
    max_bytes: int = TABLE_BYTES

    def can_read(self, name: str, head: bytes) -> bool:
        """By the first tag."""
        return _FIRST.match(head) is not None

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """One article a reference that has a text; raises InputError where there is none, or rispy is missing."""
        try:
            rispy = importlib.import_module("rispy")
        except ImportError:
            raise InputError(
                f"{name} holds references (RIS), which rispy reads: pip install rispy, then build again."
            ) from None
        text = "\n".join(decode(data, name=name).removeprefix("\ufeff").splitlines())
        # a list a tag, so that the lines of a text stay lines; the last reference often lacks its end
        parser = rispy.RisParser(
            mapping={tag: tag for tag in _TAGS},
            list_tags=list(_TAGS),
            delimiter_tags_mapping={},
            skip_unknown_tags=True,
        )
        records = [_lists(found) for found in parser.parse(f"{text}\nER  - \n")]
        if not records:
            raise InputError(f"{name} holds no reference: leave it out.")
        numbers = [_first(record, _NUMBERS) for record in records]
        often = Counter(numbers)
        parts = [
            number if number and often[number] == 1 else f"reference {at}" for at, number in enumerate(numbers, start=1)
        ]
        return [_article(record, part) for record, part in zip(records, parts, strict=True)]


def _lists(record: Mapping[str, object]) -> dict[str, list[str]]:
    lists = {tag: value if isinstance(value, list) else [value] for tag, value in record.items()}
    return {tag: [str(one) for one in values] for tag, values in lists.items()}


def _first(record: Mapping[str, Sequence[str]], tags: Sequence[str]) -> str:
    found = (one_line(" ".join(record[tag])) for tag in tags if tag in record)
    return next((words for words in found if words), "")


def _article(record: Mapping[str, Sequence[str]], part: str) -> RawArticle | Unread:
    texts = ("\n\n".join(line for line in record.get(tag, ()) if line.strip()) for tag in _TEXTS)
    body = max(texts, key=len)
    if not body:
        return Unread(part, "the reference has no text: export its full text, or leave it out.")
    title = _first(record, _TITLES)
    facts = Facts(
        title=title,
        publisher=_first(record, _OUTLETS),
        author=", ".join(one_line(author) for tag in _AUTHORS for author in record.get(tag, ())),
        url=next((address for value in record.get("UR", ()) if (address := web_address(value))), ""),
        published=_published(record),
    )
    source = DocumentSource("ris", extracted=True)
    note = "references carry abstracts as a rule: export full texts for whole articles."
    return RawArticle(with_headline(title, body), source, facts, part, note)


def _published(record: Mapping[str, Sequence[str]]) -> Publication | None:
    """The day, else the month or the year, that the first tag with one of them gives."""
    for tag in _DAYS:
        value = _first(record, (tag,))
        day = day_in(value.strip("/ ").partition("//")[0])
        reason = f"the reference, {tag}: {value[:60]}"
        if day is not None:
            return Publication(day, day, reason)
        partial = _PARTIAL.fullmatch(value)
        if partial:
            try:
                days = days_named("-".join(filter(None, (partial["year"], partial["month"]))), tag)
            except MetadataError:
                continue
            return None if days is None else Publication(*days, reason)
    return None
