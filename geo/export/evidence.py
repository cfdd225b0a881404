"""An evidence package: a project with its corrections and hashes, as a BagIt bag (RFC 8493) in a ZIP file.

Every file of the package is named with its SHA-256 in a manifest, and the manifest in another; `verify` holds the files
against both. A hash says that nothing was changed since; it doesn't say when the package was made, or by whom.
"""

from __future__ import annotations

import hashlib
import io
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import IO, BinaryIO

from geo.code_version import dateline_version
from geo.errors import InputError
from geo.export.csv_table import CSV, write_table
from geo.export.extracting import extract
from geo.export.json_values import json_bytes
from geo.export.rows import ARTICLE_COLUMNS
from geo.export.timestamp import Stamp, read_stamp, stamped
from geo.project import Project
from geo.project.journal import journal_path
from geo.project.opening import read_only
from geo.project.views import views_path

_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_PIECE = 1 << 20
_ZIPPED = (1980, 1, 1, 0, 0, 0)


STAMP = "timestamp.tsr"
"""A time stamp of the manifests' manifest: it lies beside them, since no manifest can name a stamp of itself."""


def pack(
    project: Project,
    stream: BinaryIO,
    *,
    originals: Path | None = None,
    day: date | None = None,
    extras: Mapping[str, bytes] = MappingProxyType({}),
    authority: str | None = None,
) -> list[str]:
    """Write a project's evidence package; gives the paths of articles whose files are not in `originals`.

    Parameters
    ----------
    originals
        The folder that the project was built from; its files come along. None: hashes alone.
    day
        The day that the package says it was made on; None says nothing.
    extras
        Further files by their name in `data/`.
    authority
        The address of a time stamping authority (RFC 3161), which is told a hash and nothing else; None asks none.

    Raises
    ------
    FetchError
        When the authority gives no stamp.
    """
    extracted = extract(project)
    missing: list[str] = []
    with zipfile.ZipFile(stream, "w", allowZip64=True) as package:
        bag = _Bag(package, project.path.stem)
        bag.add("data/project.sqlite", _copy_of(project.path))
        for beside in (journal_path(project.path), views_path(project.path)):
            if beside.exists():
                bag.add(f"data/project.sqlite{beside.name.removeprefix(project.path.name)}", beside.read_bytes())
        columns = ("id", *ARTICLE_COLUMNS)
        articles = io.BytesIO()
        write_table(articles, columns, ([getattr(one, name) for name in columns] for one in extracted.articles))
        bag.add("data/articles.csv", articles.getvalue())
        events = io.BytesIO()
        CSV.render(extracted, events)
        bag.add("data/events.csv", events.getvalue())
        bag.add("data/made.json", json_bytes(dict(sorted(extracted.settings.items()))))
        for name, extra in extras.items():
            bag.add(f"data/{name}", extra)
        if originals is not None:
            for path in sorted({article.path for article in extracted.articles}):
                content = _original(originals, path)
                if content is None:
                    missing.append(path)
                else:
                    bag.add(f"data/originals/{path}", content)
        tags = bag.close(day)
        if authority is not None:
            bag.put(STAMP, stamped(hashlib.sha256(tags).digest(), authority))
    return missing


class _Bag:
    """A bag while it is written."""

    def __init__(self, package: zipfile.ZipFile, name: str) -> None:
        self._package, self._name = package, name
        self._payload: list[tuple[str, str, int]] = []

    def add(self, name: str, content: bytes) -> None:
        self._payload.append((name, hashlib.sha256(content).hexdigest(), len(content)))
        self.put(name, content)

    def close(self, day: date | None) -> bytes:
        """Write the manifests; gives the last one, which names the others."""
        size, number = sum(length for _, _, length in self._payload), len(self._payload)
        lines = [f"Bag-Software-Agent: Dateline {dateline_version()}", f"Payload-Oxum: {size}.{number}"]
        if day is not None:
            lines.append(f"Bagging-Date: {day.isoformat()}")
        manifest = "".join(f"{digest}  {_escaped(name)}\n" for name, digest, _ in self._payload).encode()
        tags = {
            "bagit.txt": _DECLARATION,
            "bag-info.txt": "".join(f"{line}\n" for line in lines).encode(),
            "manifest-sha256.txt": manifest,
        }
        for name, content in tags.items():
            self.put(name, content)
        listed = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in tags.items())
        self.put("tagmanifest-sha256.txt", listed.encode())
        return listed.encode()

    def put(self, name: str, content: bytes) -> None:
        info = zipfile.ZipInfo(f"{self._name}/{name}", _ZIPPED)
        self._package.writestr(info, content, zipfile.ZIP_DEFLATED)


def _escaped(name: str) -> str:
    """A name as a manifest has it: ends of lines and percent signs are escaped (RFC 8493, 2.1.3)."""
    return name.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _copy_of(path: Path) -> bytes:
    """The project as one file, what lies in SQLite's log included."""
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        copy = Path(folder) / "project.sqlite"
        with closing(read_only(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        return copy.read_bytes()


def _original(folder: Path, path: str) -> bytes | None:
    """A file below a folder; None where there is none, or where the path leads out of it."""
    inside = PurePosixPath(path)
    if not path or inside.is_absolute() or ".." in inside.parts:
        return None
    file = folder / inside
    if not file.is_file() or folder.resolve() not in file.resolve().parents:
        return None
    return file.read_bytes()


def verify(path: Path) -> tuple[int, list[str]]:
    """How many files a package names, and what is wrong with it: nothing where every file is as it was packed.

    Nothing is unpacked; files are read piece by piece.

    Raises
    ------
    InputError
        When it is no package at all.
    """
    try:
        with zipfile.ZipFile(path) as package:
            return _verified(package, path.name)
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise InputError(
            f"{path} is no package that can be read ({error}): get it anew from whoever made it."
        ) from error


def _verified(package: zipfile.ZipFile, called: str) -> tuple[int, list[str]]:
    names = [name for name in package.namelist() if not name.endswith("/")]
    roots = [name.removesuffix("/bagit.txt") for name in names if name.endswith("/bagit.txt") and name.count("/") == 1]
    if len(roots) != 1:
        raise InputError(f"{called} is a ZIP file, but no package of Dateline's: it has no bagit.txt in one folder.")
    root = f"{roots[0]}/"
    problems = [f"{name} stands twice" for name in sorted({name for name in names if names.count(name) > 1})]
    listed: dict[str, str] = {}
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        if root + manifest not in names:
            problems.append(f"{manifest} is missing")
            continue
        listed |= dict(_lines(package.read(root + manifest)))
    for name, digest in listed.items():
        if root + name not in names:
            problems.append(f"{name} is missing")
        else:
            with package.open(root + name) as file:
                if _digest(file) != digest:
                    problems.append(f"{name} was changed")
    known = {root + name for name in listed} | {f"{root}tagmanifest-sha256.txt"}
    if root + STAMP in names:
        known.add(root + STAMP)
        problems += _stamp_problems(package, root)
    problems += [f"{name.removeprefix(root)} was added" for name in names if name not in known]
    return len(listed), problems


def _stamp_problems(package: zipfile.ZipFile, root: str) -> list[str]:
    try:
        stamp = read_stamp(package.read(root + STAMP))
        with package.open(f"{root}tagmanifest-sha256.txt") as file:
            is_own = stamp.digest.hex() == _digest(file)
    except (InputError, KeyError) as error:
        return [f"{STAMP} can't be read ({error})"]
    return [] if is_own else [f"{STAMP} is a time stamp of something else"]


def stamp_of(path: Path) -> Stamp | None:
    """The time stamp of a package that `verify` found whole; None where it has none."""
    with zipfile.ZipFile(path) as package:
        name = next((name for name in package.namelist() if name.endswith(f"/{STAMP}")), None)
        return None if name is None else read_stamp(package.read(name))


def _lines(manifest: bytes) -> Iterator[tuple[str, str]]:
    for line in manifest.decode("utf-8", "replace").split("\n"):
        digest, _, name = line.partition("  ")
        if name:
            yield name.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%"), digest


def _digest(file: IO[bytes]) -> str:
    found = hashlib.sha256()
    try:
        while piece := file.read(_PIECE):
            found.update(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError):  # the archive's own checksum: the content is not what was put in
        return ""
    return found.hexdigest()
