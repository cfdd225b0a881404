"""What the page holds of a large project, kept on the disk: the next opening maps it in place of reading every row.

It lies in the user's cache, where nobody else can write, under the state of the project file: a project that was
corrected, built anew or replaced has another state, and nothing is taken of what was kept before. A project brings
none of it along. `dateline forget` removes it.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pandas as pd
import platformdirs
import pyarrow as pa

from geo.code_version import code_version
from geo.private import FILE_MODE, is_private, private_files, private_folder, write_private
from geo.project.opening import standing
from geo.project.renewing import ReadRows
from geo.project.traces import LEAST_MENTIONS, opened_folder
from geo.ui.kept_rows import rows_in
from geo.ui.prepared import Prepared

MOST_KEPT = 6
"""Projects of which something is kept."""
RACY_SECONDS = 2.0
"""A file that was written so lately may be written again within a tick of its clock: its state says too little."""
_ROOMS = ("gazetteer", "map", "project", "ui")
_ABOUT = "about.json"
_FRAMES = ("documents", "numbers", "footprints", "marks", "order", "hours", "missing", "places", "published")
_JSON = {"footprints": "path"}
"""Columns of lists, which are kept as text."""

State = list[str | int]
_FILE = 4
"""So many parts of a state tell which file it is, and what reads it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A project's frames, and the files that its browsers fetch: that of the columns, and perhaps that of the details.

    Files have the names by which they are published.
    """

    prepared: Prepared
    files: tuple[Path, ...]


def state_of(project: Path) -> State | None:
    """What tells a project file from what it was: None while one grows, or where none is.

    Times, inode and size of the file and of the log beside it, the time at which the system notes a change among them,
    which no program sets; and the program that read it.
    """
    if standing(project) != project:
        return None
    state = _reader(project)
    try:
        status = project.stat()
    except OSError:
        return None
    state += [status.st_ino, status.st_mtime_ns, status.st_ctime_ns, status.st_size]
    with suppress(OSError):
        log = project.with_name(f"{project.name}-wal").stat()
        if log.st_size:
            state += [log.st_ino, log.st_mtime_ns, log.st_ctime_ns, log.st_size]
    return state


def _reader(project: Path) -> State:
    return [str(project.absolute()), code_version(_ROOMS), f"pandas {pd.__version__}, pyarrow {pa.__version__}"]


def taken(project: Path, state: State | None) -> Kept | None:
    """What was kept of a project in this state; None where nothing was, or where it can't be trusted."""
    folder = opened_folder(project, _cache())
    try:
        if state is None or not _is_ours(folder):
            return None
        about = json.loads((folder / _ABOUT).read_text("utf-8"))
        if about["state"] != state or not all(_is_whole(folder / name, size) for name, size in about["files"].items()):
            return None
        frames = {name: _frame(folder, name) for name in _FRAMES}
        return Kept(_prepared(frames, about["rest"]), tuple(folder / Path(str(name)).name for name in about["fetched"]))
    except (OSError, ValueError, LookupError, TypeError, pa.ArrowException):
        return None


def rows_before(project: Path) -> ReadRows | None:
    """The rows of a project as they were read in some earlier state of this same file; None where none are kept."""
    folder = opened_folder(project, _cache())
    try:
        if not _is_ours(folder):
            return None
        about = json.loads((folder / _ABOUT).read_text("utf-8"))
        if about["state"][:_FILE] != [*_reader(project), project.stat().st_ino]:
            return None
        if not all(_is_whole(folder / name, size) for name, size in about["files"].items()):
            return None
        return rows_in(folder)
    except (OSError, ValueError, LookupError, TypeError):
        return None


@contextmanager
def room_to_keep(project: Path) -> Iterator[Path]:
    """A folder for what `keep` is to keep, gone at the end where it didn't; raises OSError where none can be made."""
    parent = private_folder(opened_folder(project, _cache()).parent)
    made = Path(tempfile.mkdtemp(prefix=".", dir=parent))  # made with mode 0700
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def is_large(mentions: int) -> bool:
    """Whether what is read of so many mentions is kept."""
    return mentions >= LEAST_MENTIONS


def keep(made: Path, project: Path, state: State | None, prepared: Prepared, files: Sequence[Path]) -> None:
    """Keep what was read of a project in this state, beside what is in the folder `made` already.

    Where that can't be done, the next opening reads it again.
    """
    if state is None or state != state_of(project) or not is_large(len(prepared.numbers)):
        return
    if time.time() - project.stat().st_ctime < RACY_SECONDS:
        return
    folder = opened_folder(project, _cache())
    with suppress(OSError, ValueError, TypeError, pa.ArrowException):  # a forged project's columns may mix types
        _write(made, state, prepared, files)
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(made, folder)
        _prune(folder.parent)


def _write(folder: Path, state: State, prepared: Prepared, fetched: Sequence[Path]) -> None:
    for name in _FRAMES:
        frame: pd.DataFrame = getattr(prepared, name)
        if name in _JSON:
            frame = frame.assign(**{_JSON[name]: [json.dumps(value) for value in frame[_JSON[name]]]})
        table = pa.Table.from_pandas(frame, preserve_index=False).combine_chunks()
        with private_files(), pa.ipc.new_file(os.fspath(folder / f"{name}.arrow"), table.schema) as writer:
            writer.write_table(table)
        (folder / f"{name}.arrow").chmod(FILE_MODE)
    for file in fetched:
        write_private(folder / file.name, file.read_bytes())
    rest = {field.name: getattr(prepared, field.name) for field in fields(Prepared) if field.name not in _FRAMES}
    sizes = {file.name: file.stat().st_size for file in folder.iterdir()}
    about = {"state": state, "files": sizes, "rest": rest, "fetched": [file.name for file in fetched]}
    write_private(folder / _ABOUT, json.dumps(about).encode())


def _frame(folder: Path, name: str) -> pd.DataFrame:
    """A frame whose columns lie in the file, of which only what is looked at comes into memory."""
    with pa.memory_map(os.fspath(folder / f"{name}.arrow")) as source:
        table = pa.ipc.open_file(source).read_all()
    frame: pd.DataFrame = table.to_pandas(split_blocks=True)
    if name in _JSON:
        frame[_JSON[name]] = [json.loads(value) for value in frame[_JSON[name]]]
    return frame


def _prepared(frames: Mapping[str, pd.DataFrame], rest: Mapping[str, Any]) -> Prepared:
    known: dict[str, Any] = {name: value if value is None else tuple(value) for name, value in rest.items()}
    held = Prepared(**known | dict(frames))
    if not _fits(held):
        raise ValueError("what was kept doesn't fit together")
    return held


def _fits(held: Prepared) -> bool:
    """Whether rows lead to rows that are there."""
    sizes = {
        "document": len(held.documents), "mention": len(held.numbers), "footprint": len(held.footprints),
        "place": len(held.places), "kind": len(held.kinds), "country": len(held.countries),
    }  # fmt: skip
    led = [(held.marks, name) for name in ("document", "mention", "footprint")]
    led += [(held.numbers, name) for name in ("document", "footprint", "place", "kind", "country")]
    return len(held.order) == len(held.marks) and all(
        not len(frame) or (frame[name].min() >= -1 and frame[name].max() < sizes[name]) for frame, name in led
    )


def _is_ours(folder: Path) -> bool:
    return folder.is_dir() and not folder.is_symlink() and is_private(folder) and is_private(folder.parent)


def _is_whole(file: Path, size: int) -> bool:
    return file.is_file() and not file.is_symlink() and is_private(file) and file.stat().st_size == size


def _prune(folder: Path) -> None:
    """Drop what was kept of projects that are gone, and of those that were opened longest ago."""
    kept = sorted((path for path in folder.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime)
    for at, path in enumerate(kept):
        try:
            is_gone = not Path(json.loads((path / _ABOUT).read_text("utf-8"))["state"][0]).exists()
        except (OSError, ValueError, LookupError, TypeError):
            is_gone = time.time() - path.stat().st_mtime > RACY_SECONDS * 300  # another process may be writing it
        if is_gone or at < len(kept) - MOST_KEPT:
            shutil.rmtree(path, ignore_errors=True)


def _cache() -> Path:
    return Path(platformdirs.user_cache_dir("dateline", appauthor=False))
