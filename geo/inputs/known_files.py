"""Files that an earlier scan read and that did not change since: what they hold, without reading them again.

A file is as it was when its times, its size and its inode are. The time at which the system itself notes a change
(`ctime`) is among them, which no program sets. A file that was written within seconds of a scan is read again by the
next one, since a second write in that time may have left the same stamp.
"""

from __future__ import annotations

import json
import os
import stat
import time
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from geo.inputs.facts import NOTHING_KNOWN, Facts
from geo.inputs.readers.kept import KeptReadings
from geo.model import DocumentSource, Publication
from geo.plain_data import from_data, to_data

Stamp = tuple[int, ...]

_SETTLED_NS = 2_000_000_000
"""How long a file must have been left alone: file systems round times, to two seconds at most."""
_FACTS = [(field.name, getattr(NOTHING_KNOWN, field.name)) for field in fields(Facts)]


@dataclass(frozen=True, slots=True)
class ArticleGist:
    """What a scan needs of an article: all but its text."""

    part: str
    text_sha256: str
    facts: Facts
    source: DocumentSource


@dataclass(frozen=True, slots=True)
class FileGist:
    """What a scan needs of a file: the name of its reader, its SHA-256, its articles and what is told of it."""

    reader: str
    digest: str
    articles: tuple[ArticleGist, ...]
    notes: tuple[str, ...] = ()


class KnownFiles:
    """The gists of files, kept where readings are.

    Parameters
    ----------
    kept
        Where they are kept.
    version
        Changes with whatever the gist of a file depends on besides the file.
    """

    def __init__(self, kept: KeptReadings, version: str) -> None:
        self._kept = kept
        self._version = version
        self._begun = time.time_ns()

    def get(self, path: Path, stamp: Stamp | None) -> FileGist | None:
        """The gist of a file with this stamp; None where it is not known."""
        if stamp is None:
            return None
        found = self._kept.file(os.path.abspath(path), self._version, stamp)
        try:
            return None if found is None else _gist_of(json.loads(found))
        except (ValueError, TypeError, LookupError, AttributeError):
            return None

    def put(self, path: Path, stamp: Stamp | None, gist: FileGist) -> None:
        """Keep the gist of a file that had this stamp before it was read, if it is sure to have it still."""
        if stamp is None or max(stamp[:2]) > self._begun - _SETTLED_NS or stamp != stamp_of(path):
            return
        self._kept.keep_file(os.path.abspath(path), self._version, stamp, json.dumps(_data_of(gist)))


def stamp_of(path: Path) -> Stamp | None:
    """By which a file is known to be as it was; None of what is no regular file."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def _data_of(gist: FileGist) -> list[Any]:
    articles = [
        [
            one.part,
            "" if one.text_sha256 == gist.digest else one.text_sha256,
            {name: to_data(value) for name, nothing in _FACTS if (value := getattr(one.facts, name)) != nothing},
            json.dumps(to_data(one.source)),
        ]
        for one in gist.articles
    ]
    return [gist.reader, gist.digest, articles, list(gist.notes)]


def _gist_of(data: list[Any]) -> FileGist:
    reader, digest, articles, notes = data
    return FileGist(reader, digest, tuple(_articles(digest, articles)), tuple(notes))


def _articles(digest: str, articles: Iterable[Any]) -> Iterable[ArticleGist]:
    for part, text_sha256, facts, source in articles:
        yield ArticleGist(part, text_sha256 or digest, _facts_of(facts), _source_of(source))


def _facts_of(data: dict[str, Any]) -> Facts:
    if not data:
        return NOTHING_KNOWN
    if "published" in data:
        told = data["published"]
        first, last = (None if told[end] is None else date.fromisoformat(told[end]) for end in ("first", "last"))
        data["published"] = Publication(first, last, told["reason"], tuple(told["evidence"]))
    if "countries" in data:
        data["countries"] = tuple(data["countries"])
    return Facts(**data)


@lru_cache(maxsize=64)
def _source_of(data: str) -> DocumentSource:
    return from_data(DocumentSource, json.loads(data))
