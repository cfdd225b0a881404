"""Which column of a table, or field of a record, means what: by its name, by its content, or by what the user says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from geo.errors import InputError

MEANINGS = ("text", "title", "publisher", "author", "url", "published", "language", "id", "archive", "hash")
"""What a column can mean; `archive` is the address of an archived copy, `hash` what its archiver says is its hash."""

# Names under which databases, scrapers and archivers export it, best first; compared without case, spaces and marks.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "fulltext", "articletext", "body", "bodytext", "articlebody", "content", "articlecontent",
        "textcontent", "maintext", "contenttext", "article", "story", "message", "messagetext", "post", "posttext",
        "caption", "tweet", "plaintext", "cleantext", "transcript", "description", "notes", "abstract", "summary",
        "uploadtitle",
    ),
    "title": ("title", "headline", "articletitle", "uploadtitle", "subject", "heading", "hd"),
    "publisher": (
        "publisher", "outlet", "source", "sourcename", "publication", "publicationname", "newspaper", "medianame",
        "media", "sitename", "site", "channel", "channelname", "account", "feed", "domain",
    ),
    "author": ("author", "authors", "byline", "creator", "writer", "by"),
    "url": ("url", "link", "articleurl", "permalink", "sourceurl", "canonicalurl", "webaddress", "address", "uri"),
    "published": (
        "published", "publishedat", "publisheddate", "publicationdate", "datepublished", "publishdate", "pubdate",
        "uploadtimestamp", "date", "day", "datetime", "timestamp", "createdat", "created", "time", "posted", "postedat",
    ),
    "language": ("language", "lang"),
    "id": ("id", "articleid", "docid", "documentid", "guid", "uuid", "messageid", "accessionno", "an"),
    "archive": ("archive", "archiveurl", "archivelocation", "archivelink", "archived", "replaywebpage", "wacz"),
    "hash": ("hash", "archivehash", "contenthash", "filehash"),
}  # fmt: skip
_NOT_WORDS = re.compile(r"[^\w]|_")
_LEAST_WORDS = 25  # of the median cell of a column that is taken for the text though its name says nothing


@dataclass(frozen=True, slots=True)
class Columns:
    """The user's word on which column means what: (meaning, column) pairs, as in `--column text=body`."""

    given: tuple[tuple[str, str], ...] = ()

    @classmethod
    def from_words(cls, words: Sequence[str]) -> Columns:
        """From 'text=body' and the like.

        Raises
        ------
        InputError : one is not written so, or its meaning is none of `MEANINGS`.
        """
        pairs: list[tuple[str, str]] = []
        for each in words:
            meaning, sign, column = each.partition("=")
            if not sign or meaning.strip() not in MEANINGS or not column.strip():
                raise InputError(
                    f"--column {each[:80]!r} can't be used: write MEANING=COLUMN, as text=body; "
                    f"the meanings are {', '.join(MEANINGS)}."
                )
            pairs.append((meaning.strip(), column.strip()))
        return cls(tuple(pairs))


NOT_GIVEN = Columns()
"""Where the user says nothing of columns."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The columns of one table by their meaning, and how that is told to the user; `text` may be missing."""

    columns: Mapping[str, str]
    unused: tuple[str, ...] = field(default=())

    @property
    def note(self) -> str:
        """One sentence for the user, who may know better."""
        used = ", ".join(f"{meaning} from {column!r}" for meaning, column in self.columns.items())
        unused = f"; not used: {', '.join(map(repr, self.unused[:12]))}" if self.unused else ""
        more = f" and {len(self.unused) - 12} more" if len(self.unused) > 12 else ""
        return f"columns: {used}{unused}{more}. If that is wrong, say --column MEANING=COLUMN."


def guess_columns(header: Sequence[str], rows: Sequence[Mapping[str, str]], columns: Columns = NOT_GIVEN) -> Guess:
    """Tell the columns of a table by the user's word, then by their names, then the text by its length.

    Parameters
    ----------
    header
        The columns' names as they stand.
    rows
        Some rows, by those names, for columns that no name tells.
    columns
        What the user says; a column that this table lacks means nothing here.
    """
    by_key: dict[str, str] = {}
    for name in header:
        by_key.setdefault(_key(name), name)
    found: dict[str, str] = {}
    for meaning, column in columns.given:
        if _key(column) in by_key:
            found[meaning] = by_key[_key(column)]
    for meaning in MEANINGS:
        free = [by_key[name] for name in _NAMES[meaning] if name in by_key and by_key[name] not in found.values()]
        if meaning == "text":
            free = [name for name in free if _has_words(name, rows)] or _longest(header, rows, found)
        if free and meaning not in found:
            found[meaning] = free[0]
    ordered = {meaning: found[meaning] for meaning in MEANINGS if meaning in found}
    return Guess(ordered, tuple(name for name in header if name.strip() and name not in ordered.values()))


def _key(name: str) -> str:
    return _NOT_WORDS.sub("", name).casefold()


def _has_words(name: str, rows: Sequence[Mapping[str, str]]) -> bool:
    """Whether any cell of a column says more than a word or an address."""
    return any(len(row.get(name, "").split()) > 1 for row in rows)


def _longest(header: Sequence[str], rows: Sequence[Mapping[str, str]], taken: Mapping[str, str]) -> list[str]:
    """The column whose cells are whole passages, where there is one."""
    sizes = {
        name: sorted(len(row.get(name, "").split()) for row in rows)[len(rows) // 2]
        for name in header
        if rows and name not in taken.values()
    }
    best = max(sizes, key=lambda name: sizes[name], default=None)
    return [best] if best is not None and sizes[best] >= _LEAST_WORDS else []
