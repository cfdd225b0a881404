"""What was fetched, as bytes in the project's own folder, with the address and the time of each.

`PROJECT.files/web` holds a file for each content that an address gave; nothing is overwritten, so that what a page said
earlier stays. `fetched.jsonl` in it says which is which. Only their owner may read them.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

from geo.errors import ProjectWriteError
from geo.inputs.identity import slug
from geo.project.additions import Fetched, files_folder
from geo.project.appending import append_lines, read_whole
from geo.web import Answer

_WEB = "web"
_LIST = "fetched.jsonl"
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/json": ".json",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
}
_ENDING = re.compile(r"\.[a-z0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Copy:
    """A page that is at hand: its file, what it is called, where it came from, and what its server wants to be told."""

    path: Path
    name: str
    fetched: Fetched
    etag: str = ""
    modified: str = ""


class FetchedFiles:
    """The pages that were fetched for a project, by the addresses asked for.

    Raises
    ------
    UnreadableFileError
        When the list of them is there and may not be read.
    """

    def __init__(self, project: Path) -> None:
        self.folder = files_folder(project).absolute() / _WEB
        self._by_url: dict[str, Copy] = {}
        for line in read_whole(self.folder / _LIST).split(b"\n"):
            copy = self._copy_of(line)
            if copy is not None:
                self._by_url[copy.fetched.url] = copy

    def get(self, url: str) -> Copy | None:
        """The latest copy of a page, where its file is still there."""
        copy = self._by_url.get(url)
        return copy if copy is not None and copy.path.is_file() else None

    def keep(self, answer: Answer, data: bytes) -> Copy:
        """Write what an address gave, and note it; the same bytes are written once.

        Raises
        ------
        ProjectWriteError
            When it can't be written.
        """
        parts = urlsplit(answer.asked)
        last = unquote(parts.path.rstrip("/").rpartition("/")[2])
        ending = _ENDINGS.get(answer.kind) or _own_ending(last)
        stem = slug(last.removesuffix(ending) or parts.hostname or "")
        by_url, by_data = (sha256(each).hexdigest()[:8] for each in (answer.asked.encode(), data))
        host = parts.hostname or "web"
        path = self.folder / slug(host) / f"{stem}-{by_url}-{by_data}{ending}"
        at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        name = f"{_WEB}/{host}/{stem}-{by_url}{ending}"
        copy = Copy(path, name, Fetched(answer.asked, answer.answered, at), answer.etag, answer.modified)
        try:
            _write(path, data)
            append_lines(self.folder / _LIST, f"{json.dumps(self._record(copy))}\n".encode())
        except OSError as error:
            raise ProjectWriteError(f"{path} can't be written ({error.strerror}): make room, or check it.") from error
        self._by_url[answer.asked] = copy
        return copy

    def _record(self, copy: Copy) -> dict[str, str]:
        fetched = copy.fetched
        return {
            "url": fetched.url, "answered": fetched.answered, "at": fetched.at,
            "file": copy.path.relative_to(self.folder).as_posix(), "name": copy.name, "etag": copy.etag,
            "modified": copy.modified,
        }  # fmt: skip

    def _copy_of(self, line: bytes) -> Copy | None:
        """What a line of the list says; None where it is damaged: the page is then fetched again."""
        try:
            record: Mapping[str, str] = json.loads(line)
            path = self.folder / record["file"]
            if not all(isinstance(value, str) for value in record.values()) or ".." in path.parts:
                return None
            fetched = Fetched(record["url"], record["answered"], record["at"])
            return Copy(path, record["name"], fetched, record["etag"], record["modified"])
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            return None


def _own_ending(name: str) -> str:
    ending = Path(name).suffix.lower()
    return ending if _ENDING.fullmatch(ending) else ".html"


def _write(path: Path, data: bytes) -> None:
    """A file of these bytes, whole or not at all, in folders that their owner alone may enter."""
    for folder in (path.parent.parent.parent, path.parent.parent, path.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.exists():
        return
    handle, partial = tempfile.mkstemp(dir=path.parent)  # readable by its owner alone
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, path)
    except BaseException:
        Path(partial).unlink(missing_ok=True)
        raise
