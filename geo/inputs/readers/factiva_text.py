"""Exports of Factiva as lines: RTF and Word through the readers of those formats, and text that was made of them.

Each article ends with its number ("Document TESTEN0020160302ec3200001", in the language of the interface). Before it
stand either fields with their codes, or the same values as lines without codes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.errors import InputError
from geo.inputs.day_text import day_in
from geo.inputs.encoding import decode
from geo.inputs.limits import TABLE_BYTES
from geo.inputs.readers.base import RawArticle, Unread
from geo.inputs.readers.bundle import BundleRecord, articles_of_records

BOLD = "\ue000"
"""Before words in bold, where a reader can tell: a headline is."""
_HEAD_CODES = ("CLM", "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "NGC", "GC", "ED", "PG", "VOL", "LA", "CY")
_BODY_CODES = ("LP", "TD")
_TAIL_CODES = ("ART", "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN")
_RANKS = {code: rank for rank, codes in enumerate((_HEAD_CODES, ("LP",), ("TD",), _TAIL_CODES)) for code in codes}
_CODE = re.compile(rf"(?P<code>{'|'.join(_RANKS)})(?P<gap>\s*[|\t]\s*| {{2,}}| |$)(?P<value>.*)")
_INDEXED = re.compile(r"\w+ ?: ")  # 'fra : France', as the fields of subjects and regions are
_SURE_LOOSE = frozenset({"IPC", "IPD", "PUB", "AN"})
_NUMBER = re.compile(r"[A-Z][A-Z0-9]{7}(?:19|20)\d{6}[a-z0-9]{4,12}")
_END = re.compile(rf"(?:AN[\s|:]+)?(?:\w+[\s:]*)?(?P<number>{_NUMBER.pattern})")
_FOOT = re.compile(r"©? ?\d{4} Factiva,? Inc\.", re.I)
_COUNT = re.compile(r"\d[\d.,\s]*\s?[^\W\d]{1,12}")  # '1,234 words', '295 mots', '295字'
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]m)?(?: [A-Z]{2,5})?", re.I)
_RIGHTS = re.compile(r"\W*(?:copyright\b|©|\(c\)|all rights)", re.I)
_BY = re.compile(r"(?:by|von|par|por|door|av|af|di|da|de)\b\s*:?\s*", re.I)
_INITIAL = re.compile(r"(?:^| )[^\W\d_]\. ")
_SENTENCE = re.compile(r".{61,}|.*[.!?…。»”\"]$")
_LONGEST_DAY = 40
_LONGEST_NAME = 4  # words
_MOST_AFTER_DAY = 12
"""Lines of a head without codes: time, outlet, code, edition, page, language, rights."""


@dataclass(frozen=True, slots=True)
class FactivaTextReader:
    """Text made of an export of Factiva, as by saving its RTF as .txt."""

    name: str = "factiva-text"
    max_bytes: int = TABLE_BYTES

    def can_read(self, name: str, head: bytes) -> bool:
        """By the number at the end of the first article, with a count of words or a code before it."""
        lines = [_plain(line) for line in head.decode("utf-8", "replace").splitlines()]
        end = next((at for at, line in enumerate(lines) if _END.fullmatch(line)), None)
        return end is not None and any(_COUNT.fullmatch(line) or line.startswith("HD") for line in lines[:end])

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """The articles of the export; raises InputError where there is none."""
        found = articles_of_lines(decode(data, name=name).splitlines(), name=name)
        if not found:
            raise InputError(f"{name} looks like an export of Factiva but holds no article: save it anew.")
        return found


def articles_of_lines(lines: Sequence[str], *, name: str) -> list[RawArticle | Unread]:
    """The articles of an export; [] where it is none: no line is the number of a document under a head.

    Parameters
    ----------
    lines : its paragraphs; cells of a table are divided by '|' or tabs, or are paragraphs of their own.
    name : the file's name, for messages.
    """
    documents: list[tuple[list[str], str]] = [([], "")]
    for line in (piece for one in lines for piece in one.split("\n")):
        number = number_at_end(line)
        if number:
            documents[-1] = (documents[-1][0], number)
            documents.append(([], ""))
        elif not is_nothing(line):
            documents[-1][0].append(line.strip(" \t|\r"))
    found = (record_of(inside, number) for inside, number in documents)
    records = [record for record in found if record is not None]
    return articles_of_records(records, format_name="factiva", database="Factiva", name=name) if records else []


def number_at_end(line: str) -> str:
    """The number that a line gives which ends an article; "" for other lines."""
    end = _END.fullmatch(_plain(line))
    return end["number"] if end else ""


def is_nothing(line: str) -> bool:
    """Whether a line is empty or the foot of a page."""
    plain = _plain(line)
    return not plain or _FOOT.search(plain) is not None


def has_code(line: str) -> bool:
    """Whether a line begins as a field does."""
    return _CODE.fullmatch(line) is not None


def _plain(line: str) -> str:
    """A line without the bounds of cells and marks of bold."""
    return " ".join(line.replace("|", " ").replace(BOLD, "").split())


def record_of(lines: Sequence[str], number: str) -> BundleRecord | None:
    """The article that some lines are; None where they are none, as the account of the search at the end."""
    record = _coded(lines, number)
    return record or (_uncoded(lines, number) if number else None)


def _coded(lines: Sequence[str], number: str) -> BundleRecord | None:
    fields: dict[str, list[str]] = {}
    here, is_loose = "", False
    for line in lines:
        found = _CODE.fullmatch(line.replace(BOLD, ""))
        if found and _is_field(found, fields, here, is_loose):
            here = found["code"]
            is_loose = found["gap"] == " " if here == "HD" else is_loose
            fields[here] = [found["value"]]
        elif here:
            fields[here].append(line)
    if not ("HD" in fields and "PD" in fields):
        return None

    def value(code: str) -> str:
        return _plain(" ".join(fields.get(code, [])))

    body = tuple(_plain(line) for code in _BODY_CODES for line in fields.get(code, []) if _plain(line))
    part = number or value("AN").split(" ")[-1]
    return BundleRecord(value("HD"), value("SN"), value("PD"), _BY.sub("", value("BY"), count=1), body, part)


def _is_field(found: re.Match[str], fields: Mapping[str, list[str]], here: str, is_loose: bool) -> bool:
    """Whether a code is a field and no word: each comes once, the head before the body, and one gap is used throughout.

    Where that gap is a single blank ('IN PARIS ...'), fields after the body must look like what Factiva writes there.
    """
    code = found["code"]
    if code in fields or (here and _RANKS[code] < _RANKS[here]):
        return False
    if found["gap"] != " " or "HD" not in fields:
        return True
    is_sure = code not in _TAIL_CODES or code in _SURE_LOOSE or _INDEXED.match(found["value"]) is not None
    return is_loose and is_sure


def _uncoded(lines: Sequence[str], number: str) -> BundleRecord | None:
    plain = [_plain(line) for line in lines]
    count = next((at for at, line in enumerate(plain[:-1]) if _COUNT.fullmatch(line) and _is_day(plain[at + 1])), None)
    if count is None:
        return None
    title, author = _headline(lines[:count])
    rest = plain[count + 2 :]
    while rest and _TIME.fullmatch(rest[0]):
        rest.pop(0)
    publisher = rest.pop(0) if rest else ""
    body = tuple(rest[_head_of(rest) :])
    return BundleRecord(title, publisher, plain[count + 1], author, body, number)


def _is_day(line: str) -> bool:
    return len(line) <= _LONGEST_DAY and day_in(line) is not None


def _headline(lines: Sequence[str]) -> tuple[str, str]:
    """Headline and byline of the lines before the count of words: section, headline, byline."""
    bold = [at for at, line in enumerate(lines) if BOLD in line]
    plain = [_plain(line) for line in lines]
    if bold:
        return plain[bold[-1]], _BY.sub("", " ".join(plain[bold[-1] + 1 :]), count=1)
    if len(plain) > 1 and _is_name(plain[-1], plain[-2]):
        return plain[-2], _BY.sub("", plain[-1], count=1)
    return (plain[-1] if plain else ""), ""


def _is_name(line: str, above: str) -> bool:
    """Whether a line is a byline under a headline, and no headline under a section's name."""
    words = len(line.split())
    is_like_one = words < len(above.split()) and (len(above.split()) > _LONGEST_NAME or _INITIAL.search(line))
    return bool(_BY.match(line)) or (words <= _LONGEST_NAME and bool(is_like_one))


def _head_of(lines: Sequence[str]) -> int:
    """How many of the lines after the outlet belong to the head: up to that of the rights, else up to a sentence."""
    head = lines[:_MOST_AFTER_DAY]
    rights = next((at for at, line in enumerate(head) if _RIGHTS.match(line)), None)
    sentence = next((at for at, line in enumerate(head) if _SENTENCE.match(line)), len(head))
    return sentence if rights is None or rights > sentence + 1 else rights + 1
