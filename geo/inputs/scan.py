"""A folder of articles: which files to read, with which facts, and what could not be used.

Nothing that goes wrong with one file stops the others: it becomes a `Failure` with a message fit for a user.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from geo.errors import EmptyFolderError, InputError, UnreadableFileError
from geo.inputs.article import ARTICLE_SUFFIXES, as_text, checked_text, make_document, read_bytes, slug
from geo.inputs.beside import Beside, Failure, label_of, with_folder
from geo.inputs.facts import Facts
from geo.inputs.front_matter import read_front_matter
from geo.model import Document, KnownEvent

ORIGINALS_FOLDER = "originals"
"""Subfolder with the originals of digests; its files are only ever read in place of a digest."""

Corpus = Literal["folder", "folder and originals", "originals"]


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read as an article.

    `label` is its path relative to the folder it was found in, with slashes, and goes into `Document.path`.
    `fingerprint` changes when the file's bytes or anything known of it change, and only then.
    """

    path: Path
    label: str
    id: str
    facts: Facts
    is_digest: bool
    sha256: str
    known_events: tuple[KnownEvent, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Hash of everything that `read` depends on."""
        known = repr((self.sha256, self.id, self.label, self.is_digest, self.facts, self.known_events))
        return hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest()

    def read(self) -> Document:
        """Read the file; raises an InputError if it has gone bad since the scan."""
        document = make_document(read_bytes(self.path), name=as_text(self.path.name), facts=self.facts)
        return replace(document, id=self.id, path=self.label, is_digest=self.is_digest, known_events=self.known_events)


@dataclass(frozen=True, slots=True)
class Scan:
    """What a folder holds, in a fixed order.

    `corpus` says which rule made it: the folder's own articles ("folder"), those with given originals in place of
    digests and further articles beside them ("folder and originals"), or the given originals alone because none of
    them belongs to a digest ("originals").
    """

    sources: tuple[Source, ...]
    failures: tuple[Failure, ...]
    corpus: Corpus = "folder"


@dataclass(frozen=True, slots=True)
class _Found:
    """The articles of one folder before originals and digests meet."""

    sources: list[Source]
    failures: list[Failure]


def scan(folder: Path, *, originals: Sequence[Path] = ()) -> Scan:
    """Find the articles of a folder.

    Walks `folder` in sorted order. Hidden files, the subfolder `originals` and a README.md without front matter are
    no articles. An index.csv speaks for the files beside and below it; front matter goes before it. The events of an
    events.csv are known to the files beside and below it. An article whose front matter has a `sha256` is the digest of
    an original: where a file of these bytes lies in `originals` below `folder` or in one of the folders given, that
    file is read with the digest's facts.

    Parameters
    ----------
    folder : the articles, or their digests.
    originals : folders that may hold originals; see `_join_originals` for what else happens to their files.

    Raises
    ------
    UnreadableFileError : a folder is missing, is a file or may not be listed.
    EmptyFolderError : `folder`, or the folders given as originals, hold no file that could be an article.
    """
    found = _articles_in(folder)
    own = _texts_by_digest(folder / ORIGINALS_FOLDER)
    given = [_articles_in(place) for place in originals]
    joined = _join_originals(found, own, given)
    return replace(joined, sources=_with_unique_ids(joined.sources), failures=_with_unique_paths(joined.failures))


def _join_originals(found: _Found, own: dict[str, Source], given: Sequence[_Found]) -> Scan:
    """Put originals in the place of their digests.

    The rule for folders of originals that a user gives: a file that matches a digest by SHA-256 is read instead of it,
    with the digest's facts. If at least one file matches, the files that match none are articles of their own, with
    the facts of their own index.csv. If none matches, these folders are somebody's own articles: they alone are the
    corpus, and the digests are left out.
    """
    by_digest = dict(own)
    for place in given:
        for source in place.sources:
            by_digest.setdefault(source.sha256, source)
    wanted = {source.facts.sha256 for source in found.sources if source.facts.sha256}
    others = [source for place in given for source in place.sources if source.sha256 not in wanted]
    given_failures = [failure for place in given for failure in place.failures]
    given_count = sum(len(place.sources) for place in given)
    if given and len(others) == given_count:
        return Scan(tuple(others), tuple(given_failures), "originals")
    sources = [_original_of(source, by_digest) for source in found.sources]
    failures = found.failures + given_failures
    failures += [
        Failure(source.label, f"{source.label} matches no digest by its SHA-256: move it out of {ORIGINALS_FOLDER}/.")
        for digest, source in own.items()
        if digest not in wanted
    ]
    return Scan(tuple(sources + others), tuple(failures), "folder and originals" if given else "folder")


def _original_of(digest: Source, by_digest: dict[str, Source]) -> Source:
    original = by_digest.get(digest.facts.sha256) if digest.facts.sha256 else None
    if original is None:
        return digest
    return replace(digest, path=original.path, label=original.label, sha256=original.sha256, is_digest=False)


def _articles_in(folder: Path) -> _Found:
    """Every article of a folder; raises when there is none at all."""
    files, failures = _files(folder)
    beside = Beside(folder, files)
    failures += beside.failures
    sources: list[Source] = []
    for path in files:
        if path.suffix.lower() not in ARTICLE_SUFFIXES:
            continue
        label = label_of(path, folder)
        try:
            source = _source(path, label, beside.facts(path))
        except InputError as error:
            failures.append(Failure(label, with_folder(str(error), path, label)))
            continue
        if source is not None:
            sources.append(replace(source, known_events=beside.known_events(path)))
    failures += beside.rows_without_file()
    if not sources and not failures:
        others = sorted({as_text(path.suffix.lower()) for path in files if path.suffix} - ARTICLE_SUFFIXES)
        seen = f" It holds {', '.join(others)} files: save their text as .txt." if others else ""
        raise EmptyFolderError(f"{folder} holds no article: put .txt or .md files in it, one per article.{seen}")
    return _Found(sources, failures)


def _source(path: Path, label: str, beside: Facts) -> Source | None:
    data = read_bytes(path)
    name = as_text(path.name)
    inside = read_front_matter(checked_text(data, name=name), name=name)
    if inside is None and path.stem.lower() == "readme":
        return None
    facts = (inside or Facts()).over(beside)
    return Source(path, label, slug(path.stem), facts, bool(facts.sha256), hashlib.sha256(data).hexdigest())


def _texts_by_digest(folder: Path) -> dict[str, Source]:
    """The files of an `originals` subfolder by SHA-256; empty when there is no such folder."""
    if not folder.is_dir():
        return {}
    texts: dict[str, Source] = {}
    for path in _files(folder)[0]:
        if path.suffix.lower() in ARTICLE_SUFFIXES and path.stem.lower() != "readme":
            try:
                digest = hashlib.sha256(read_bytes(path)).hexdigest()
            except InputError:
                continue  # the digest is read in its place
            label = f"{folder.name}/{label_of(path, folder)}"
            texts.setdefault(digest, Source(path, label, slug(path.stem), Facts(), False, digest))
    return texts


def _files(folder: Path) -> tuple[list[Path], list[Failure]]:
    """Every file below a folder, sorted, and the folders in it that may not be listed.

    Hidden ones and originals are left out, symbolic links to folders not followed.
    """
    if not folder.is_dir():
        problem = "is a file, not a folder" if folder.exists() else "does not exist"
        raise UnreadableFileError(f"{folder} {problem}: give a folder with .txt or .md files.")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise UnreadableFileError(f"{folder} may not be listed: check its permissions.")
    found: list[Path] = []
    failures: list[Failure] = []

    def cant_list(error: OSError) -> None:
        label = label_of(Path(error.filename), folder)
        failures.append(Failure(label, f"{label} can't be listed ({error.strerror}): check its permissions."))

    for place, folders, names in os.walk(folder, onerror=cant_list):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != ORIGINALS_FOLDER)
        found += [Path(place) / name for name in sorted(names) if not name.startswith(".")]
    return found, failures


def _with_unique_ids(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Sources whose ids differ: the second 'mosul' becomes 'mosul-2', in scan order."""
    taken: set[str] = set()
    last: dict[str, int] = {}
    unique: list[Source] = []
    for source in sources:
        name, number = source.id, last.get(source.id, 1)
        while name in taken:
            number += 1
            name = f"{source.id}-{number}"
        taken.add(name)
        last[source.id] = number
        unique.append(replace(source, id=name))
    return tuple(unique)


def _with_unique_paths(failures: Sequence[Failure]) -> tuple[Failure, ...]:
    """Failures with one entry a path; several messages for one path are joined."""
    messages: dict[str, list[str]] = {}
    for failure in failures:
        messages.setdefault(failure.path, []).append(failure.error)
    return tuple(Failure(path, " ".join(errors)) for path, errors in messages.items())
