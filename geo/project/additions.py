"""The list of files that were added to a project: a file of JSON lines beside it, only ever appended to.

`PROJECT.added.jsonl` says where each added file lies, so that a build finds it again; the files stay where they are.
Those that came without a file of their own (from the browser, from the web) lie in `PROJECT.files`. The project itself
holds no address of this machine.
"""

from __future__ import annotations

import json
import os
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from typing import Any, Literal

from geo.errors import ProjectWriteError
from geo.inputs.facts import Facts, web_address
from geo.inputs.given import Given
from geo.inputs.limits import ARCHIVE_BYTES
from geo.project.appending import append_lines, read_whole

SUFFIX = ".added.jsonl"
FOLDER = ".files"
"""Of the folder beside a project that keeps files which lie nowhere else, after the project's name."""
TOP = "added"
"""The folder that added files are in, as the project calls them."""


State = Literal["same", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Fetched:
    """Where a file came from on the web: the address asked for, the one that answered, and when (ISO 8601, UTC)."""

    url: str
    answered: str
    at: str


@dataclass(frozen=True, slots=True)
class Addition:
    """A file that was added.

    Parameters
    ----------
    label
        What it is called in the project: 'added/reports/kars.html'. Of two lines with one label the later holds.
    path, root
        Where it lies, and the folder that it was given in; absolute.
    sha256, size
        Of its bytes, as they were when it was last taken in.
    at
        When that was (ISO 8601, UTC).
    countries, columns
        What was said of it on that occasion, as `--country` and `--column` take it.
    fetched
        Where it came from, if it was fetched.
    """

    label: str
    path: Path
    root: Path
    sha256: str
    size: int
    at: str
    countries: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    fetched: Fetched | None = None

    @property
    def state(self) -> State:
        """How the file stands to what was taken in.

        A changed one is not read by a build: a list that somebody else wrote could otherwise name any file of this
        machine, which would then be in the project.
        """
        if not self.path.exists():
            return "gone"
        return "same" if self.sha256 and measured(self.path) == (self.sha256, self.size) else "changed"

    @property
    def given(self) -> Given:
        """The file as `geo.inputs` reads it."""
        url = self.fetched.answered if self.fetched else ""
        return Given(self.path, self.root, self.label, Facts(url=web_address(url), countries=self.countries))


class Additions:
    """The files that were added, by their labels. `problems` tell of lines that are damaged."""

    def __init__(self, additions: Iterable[Addition] = (), problems: Iterable[str] = ()) -> None:
        self.by_label = {one.label: one for one in additions}
        self.problems = tuple(problems)
        self._by_path = {one.path: one.label for one in self.by_label.values()}
        self._by_url = {one.fetched.url: one.label for one in self.by_label.values() if one.fetched}

    def label_for(self, path: Path, name: str, taken: Container[str] = (), *, url: str = "") -> str:
        """What a file is called: as before, or 'added/' and its name, with a number where another has that.

        A file that was fetched is called as the one that came from its address before.
        """
        if path in self._by_path or url in self._by_url:
            return self._by_url[url] if url in self._by_url else self._by_path[path]
        wanted = made = PurePosixPath(TOP, name)
        number = 1
        while str(made) in self.by_label or str(made) in taken:
            number += 1
            made = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
        return str(made)

    def home_of(self, path: str) -> str:
        """The label of the added file that an article's path, or the path of a failure, is of; '' where of none."""
        if (file := path.rpartition(":")[0]) in self.by_label:  # a row of an index.csv
            return file
        at = len(path)
        while at >= 0:
            if path[:at] in self.by_label:
                return path[:at]
            at = path.rfind("#", 0, at)
        return ""


def measured(path: Path) -> tuple[str, int]:
    """SHA-256 and size of a file; '' for what no reader would take: too large, no file, or not to be opened.

    What is wrong with it is told when it is read.
    """
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode) or status.st_size > ARCHIVE_BYTES:
            return "", status.st_size
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest(), status.st_size
    except OSError:
        return "", 0


def additions_path(project: Path) -> Path:
    """Where the list of a project's added files stands: beside it."""
    return project.with_name(project.name + SUFFIX)


def files_folder(project: Path) -> Path:
    """The folder of a project's own files: beside it."""
    return project.with_name(project.name + FOLDER)


def read_additions(project: Path) -> Additions:
    """The files that were added to a project; none when there is no list.

    Raises
    ------
    UnreadableFileError
        When the list is there but may not be read.
    """
    path = additions_path(project)
    data = read_whole(path)
    found: list[Addition] = []
    problems: list[str] = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            found.append(_addition(json.loads(line), project))
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            problems.append(f"{path.name}: line {number} is damaged and left out ({type(error).__name__})")
    return Additions(found, problems)


def append_additions(project: Path, additions: Iterable[Addition]) -> None:
    """Add files to the list of a project; they are on the disk when this returns.

    Raises
    ------
    ProjectWriteError
        When they can't be written; the list is then as it was.
    """
    path = additions_path(project)
    lines = "".join(f"{json.dumps(_record(one, project))}\n" for one in additions).encode()
    try:
        if lines:
            append_lines(path, lines)
    except OSError as error:
        raise ProjectWriteError(f"{path} can't be written ({error.strerror}): nothing was added.") from error


def _record(one: Addition, project: Path) -> dict[str, Any]:
    """A file in the project's own folder is named by its place there, so that both can be moved together."""
    folder = files_folder(project).absolute()
    record: dict[str, Any] = {"label": one.label}
    if one.path.is_relative_to(folder):
        root = one.root if one.root.is_relative_to(folder) else one.path.parent
        record |= {"kept": one.path.relative_to(folder).as_posix(), "root": root.relative_to(folder).as_posix()}
    else:
        record |= {"path": os.fspath(one.path), "root": os.fspath(one.root)}
    record |= {"sha256": one.sha256, "size": one.size, "at": one.at}
    record |= {name: list(value) for name in ("countries", "columns") if (value := getattr(one, name))}
    if one.fetched:
        record["fetched"] = {name: getattr(one.fetched, name) for name in ("url", "answered", "at")}
    return record


def _addition(record: Mapping[str, Any], project: Path) -> Addition:
    path, root = Path(_text(record["kept"] if "kept" in record else record["path"])), Path(_text(record["root"]))
    if "kept" in record:
        folder = files_folder(project).absolute()
        path, root = folder / path, folder / root
        if ".." in path.parts or not path.is_relative_to(folder):
            raise ValueError("leads out of the project's files")
    if not path.is_absolute() or not path.is_relative_to(root):
        raise ValueError("no address of a file")
    fetched = record.get("fetched")
    return Addition(
        label=_text(record["label"]),
        path=path,
        root=root,
        sha256=_text(record["sha256"]),
        size=int(record["size"]),
        at=_text(record["at"]),
        countries=tuple(map(_text, record.get("countries", ()))),
        columns=tuple(map(_text, record.get("columns", ()))),
        fetched=Fetched(**{name: _text(value) for name, value in fetched.items()}) if fetched else None,
    )


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value or "\0" in value:
        raise ValueError("no text")
    return value
