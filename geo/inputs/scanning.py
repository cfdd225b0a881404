"""A folder of articles: which to read, with which facts, and what could not be used.

Nothing that goes wrong with one file stops the others: it becomes a `Failure` with a message fit for a user. No file
is passed over in silence: each is an article, part of one, known by its name (README.md, index.csv, events.csv), or
listed with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from geo.errors import EmptyFolderError
from geo.inputs.beside import TABLES, Beside
from geo.inputs.digests import Corpus, Found, join_originals
from geo.inputs.facts import NOT_UNDERSTOOD
from geo.inputs.files import ORIGINALS_FOLDER, Failure, as_text, files_below, label_of
from geo.inputs.readers import Readers, all_readers, end_idle
from geo.inputs.reading import LeaveOut, Progress, Reading, read_all
from geo.inputs.saved_pages import parts_of_pages
from geo.inputs.source import Source


@dataclass(frozen=True, slots=True)
class Scan:
    """What a folder holds, in a fixed order.

    `corpus` says which rule made it: the folder's own articles ("folder"), those with given originals in place of
    digests and further articles beside them ("folder and originals"), or the given originals alone because none of
    them belongs to a digest ("originals"). `warnings` name the readers of other packages that don't work, and articles
    whose day of publication can't be used. `notes` tell how files were read where a user may know better.
    """

    sources: tuple[Source, ...]
    failures: tuple[Failure, ...]
    corpus: Corpus = "folder"
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def scan(
    folder: Path,
    *,
    originals: Sequence[Path] = (),
    leave_out: LeaveOut = lambda path, head: False,
    readers: Readers | None = None,
    progress: Progress = lambda files: files,
) -> Scan:
    """Find the articles of a folder.

    Walks `folder` in sorted order. Hidden files, the subfolder `originals` and a README without front matter are no
    articles. An index.csv speaks for the files beside and below it; what a file says of itself goes before it. The
    events of an events.csv are known to the files beside and below it. An article whose facts have a `sha256` is the
    digest of an original: where a file of these bytes lies in `originals` below `folder` or in one of the folders
    given, that file is read with the digest's facts.

    Parameters
    ----------
    folder : the articles, or their digests.
    originals : folders that may hold originals; see `join_originals` for what else happens to their files.
    leave_out : says whether a file, given its path and first bytes, is no input (the project being built).
    readers : what reads files; all there are if not given.
    progress : wraps the files of a folder while they are read, as tqdm does.

    Raises
    ------
    UnreadableFileError : a folder is missing, is a file or may not be listed.
    EmptyFolderError : `folder`, or the folders given as originals, hold no file that could be an article.
    """
    reading = Reading(readers or all_readers(), leave_out, progress)
    try:
        found = _articles_in(folder, reading)
        own = _originals_below(folder, reading)
        given = [_articles_in(place, reading) for place in originals]
    finally:
        end_idle()
    sources, failures, corpus = join_originals(found, own, given)
    return scan_of(sources, failures, reading, [note for place in (found, own, *given) for note in place.notes], corpus)


def scan_of(
    sources: Sequence[Source],
    failures: Sequence[Failure],
    reading: Reading,
    notes: Sequence[str],
    corpus: Corpus = "folder",
) -> Scan:
    """What was found, with what the user should know of it; each note and each path of a failure once."""
    warnings = (*reading.readers.warnings, *_bad_days(sources), *_bad_countries(sources))
    return Scan(tuple(sources), _one_a_path(failures), corpus, warnings, tuple(dict.fromkeys(notes)))


def _bad_days(sources: Sequence[Source]) -> list[str]:
    """What to tell of articles that are read as undated because their day of publication can't be used."""
    given = [(source.label, source.facts.published) for source in sources if source.facts.published is not None]
    bad = [(label, known.reason) for label, known in given if known.reason.startswith(NOT_UNDERSTOOD)]
    return [f"{label}: {reason.removeprefix(NOT_UNDERSTOOD)}. It is read as undated." for label, reason in bad]


def _bad_countries(sources: Sequence[Source]) -> list[str]:
    """What to tell of articles whose front matter names a country that is none."""
    bad = [source for source in sources if source.facts.problem]
    return [f"{source.label}, {source.facts.problem}. It is read without it." for source in bad]


def _articles_in(folder: Path, reading: Reading) -> Found:
    """Every article of a folder; raises when it holds nothing that could be one."""
    files, failures = files_below(folder)
    beside = Beside(folder, files)
    parts = parts_of_pages(label_of(path, folder) for path in files)
    articles = [path for path in files if path.name.lower() not in TABLES and label_of(path, folder) not in parts]
    found, unread = read_all(articles, partial(label_of, folder=folder), reading, beside)
    failures += beside.failures + found.failures + beside.rows_without_file()
    if not found.sources and len(failures) == len(unread):
        others = sorted({as_text(path.suffix.lower()) for path in unread if path.suffix})
        seen = f" Of {', '.join(others)} files nothing is read: save their text as .txt." if others else ""
        kinds = "text, web pages, PDF, documents, tables, mail"
        raise EmptyFolderError(f"{folder} holds no article: put articles in it as files ({kinds}).{seen}")
    return Found(found.sources, failures, found.notes + _parts_told(parts))


def _parts_told(parts: Mapping[str, str]) -> list[str]:
    """What to tell of the folders that browsers save beside pages."""
    folders = list(dict.fromkeys(parts.values()))
    if not folders:
        return []
    more = f" and {len(folders) - 1:,} more" if len(folders) > 1 else ""
    files = f"{len(parts):,} {'file' if len(parts) == 1 else 'files'}"
    return [
        f"{files} in folders of saved pages belong to the pages beside them, and are no articles: {folders[0]}{more}"
    ]


def _originals_below(folder: Path, reading: Reading) -> Found:
    """The files of the subfolder `originals`; nothing where there is none."""
    place = folder / ORIGINALS_FOLDER
    if not place.is_dir():
        return Found([], [])
    files, failures = files_below(place)
    found, _ = read_all(files, partial(label_of, folder=folder), reading, Beside(folder, ()))
    return Found(found.sources, failures + found.failures, found.notes)


def _one_a_path(failures: Sequence[Failure]) -> tuple[Failure, ...]:
    """Failures with one entry a path; several messages for one path are joined."""
    messages: dict[str, list[str]] = {}
    for failure in failures:
        messages.setdefault(failure.path, []).append(failure.error)
    return tuple(Failure(path, " ".join(errors)) for path, errors in messages.items())
