"""A folder of articles: which to read, with which facts, and what could not be used.

Nothing that goes wrong with one file stops the others: it becomes a `Failure` with a message fit for a user. No file
is passed over in silence: each is an article, part of one, known by its name (README.md, index.csv, events.csv), or
listed with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.errors import EmptyFolderError, InputError
from geo.inputs.article import check_text, sha256_of_text
from geo.inputs.beside import TABLES, Beside
from geo.inputs.digests import Corpus, Found, join_originals
from geo.inputs.encoding import kind_of
from geo.inputs.facts import NOT_UNDERSTOOD
from geo.inputs.files import ORIGINALS_FOLDER, Failure, as_text, failure_of, files_below, label_of, read_head
from geo.inputs.readers import RawArticle, Reader, Readers, Unread, all_readers, end_idle
from geo.inputs.saved_pages import parts_of_pages
from geo.inputs.source import Source, read_file
from geo.text.front_matter import find_front_matter

LeaveOut = Callable[[Path, bytes], bool]
Progress = Callable[[Sequence[Path]], Iterable[Path]]


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
    reading = _Reading(readers or all_readers(), leave_out, progress)
    try:
        found = _articles_in(folder, reading)
        own = _originals_below(folder, reading)
        given = [_articles_in(place, reading) for place in originals]
    finally:
        end_idle()
    sources, failures, corpus = join_originals(found, own, given)
    notes = dict.fromkeys(note for place in (found, own, *given) for note in place.notes)
    warnings = (*reading.readers.warnings, *_bad_days(sources), *_bad_countries(sources))
    return Scan(tuple(sources), _one_a_path(failures), corpus, warnings, tuple(notes))


def _bad_days(sources: Sequence[Source]) -> list[str]:
    """What to tell of articles that are read as undated because their day of publication can't be used."""
    given = [(source.label, source.facts.published) for source in sources if source.facts.published is not None]
    bad = [(label, known.reason) for label, known in given if known.reason.startswith(NOT_UNDERSTOOD)]
    return [f"{label}: {reason.removeprefix(NOT_UNDERSTOOD)}. It is read as undated." for label, reason in bad]


def _bad_countries(sources: Sequence[Source]) -> list[str]:
    """What to tell of articles whose front matter names a country that is none."""
    bad = [source for source in sources if source.facts.problem]
    return [f"{source.label}, {source.facts.problem}. It is read without it." for source in bad]


@dataclass(frozen=True, slots=True)
class _Reading:
    """How the files of every folder are read: see `scan`."""

    readers: Readers
    leave_out: LeaveOut
    progress: Progress


def _articles_in(folder: Path, reading: _Reading) -> Found:
    """Every article of a folder; raises when it holds nothing that could be one."""
    files, failures = files_below(folder)
    beside = Beside(folder, files)
    parts = parts_of_pages(label_of(path, folder) for path in files)
    articles = [path for path in files if path.name.lower() not in TABLES and label_of(path, folder) not in parts]
    found, unread = _read_all(articles, folder, reading, beside)
    failures += beside.failures + found.failures + beside.rows_without_file()
    if not found.sources and len(failures) == len(unread):
        others = sorted({as_text(path.suffix.lower()) for path in unread if path.suffix})
        seen = f" It holds {', '.join(others)} files: save their text as .txt." if others else ""
        raise EmptyFolderError(f"{folder} holds no article: put .txt or .md files in it, one per article.{seen}")
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


def _read_all(files: Sequence[Path], folder: Path, reading: _Reading, beside: Beside) -> tuple[Found, list[Path]]:
    """The articles of some files, and the files that no reader takes; labels are relative to `folder`."""
    found = Found([], [])
    unread: list[Path] = []
    for path in reading.progress(files):
        label = label_of(path, folder)
        try:
            head = read_head(path)
            if reading.leave_out(path, head):
                continue
            reader = reading.readers.reader_of(as_text(path.name), head)
            if reader is not None:
                one = _sources_of(path, label, reader, beside)
                found.sources.extend(one.sources)
                found.failures.extend(one.failures)
                found.notes.extend(one.notes)
            elif not _is_readme(path):
                unread.append(path)
                found.failures.append(Failure(label, f"{label} is not read: {_kind(path, head)}"))
        except InputError as error:
            found.failures.append(failure_of(error, path, label))
    return found, unread


def _kind(path: Path, head: bytes) -> str:
    kind = kind_of(head) or (f"a {as_text(path.suffix.lower())} file" if path.suffix else "a file of no known kind")
    return f"no reader takes {kind}: save its text as .txt if it is an article."


def _sources_of(path: Path, label: str, reader: Reader, beside: Beside) -> Found:
    """The articles of a file, those of several that can't be used, and its notes; raises when the file can't."""
    digest, articles = read_file(path, reader)
    texts = [article.text for article in articles if isinstance(article, RawArticle)]
    if _is_readme(path) and not any(find_front_matter(text) for text in texts):
        return Found([], [])
    if len(articles) == 1 and isinstance(articles[0], RawArticle) and not articles[0].part:
        check_text(articles[0].text, name=as_text(path.name))
        return Found([_source(path, label, digest, reader, articles[0], beside)], [], _notes(label, articles))
    found = Found([], [], _notes(label, articles))
    for article in articles:
        part_label = f"{label}#{article.part}"
        if isinstance(article, Unread):
            found.failures.append(Failure(part_label, f"{part_label}: {article.why}"))
            continue
        try:
            check_text(article.text, name=part_label)
        except InputError as error:
            found.failures.append(Failure(part_label, str(error)))
            continue
        found.sources.append(_source(path, part_label, sha256_of_text(article.text), reader, article, beside))
    return found


def _notes(label: str, articles: Sequence[RawArticle | Unread]) -> list[str]:
    """What is to be told of a file, each thing once."""
    said = dict.fromkeys(article.note for article in articles if isinstance(article, RawArticle) and article.note)
    return [f"{label}: {note}" for note in said]


def _source(path: Path, label: str, digest: str, reader: Reader, article: RawArticle, beside: Beside) -> Source:
    facts = article.facts.over(beside.facts(path, part=article.part))
    return Source(
        path=path,
        label=label,
        facts=facts,
        sha256=digest,
        text_sha256=sha256_of_text(article.text),
        reader=reader,
        part=article.part,
        source=article.source,
        id_sha256=digest,
        is_digest=bool(facts.sha256),
        known_events=beside.known_events(path),
    )


def _is_readme(path: Path) -> bool:
    return path.stem.lower() == "readme"


def _originals_below(folder: Path, reading: _Reading) -> Found:
    """The files of the subfolder `originals`; nothing where there is none."""
    place = folder / ORIGINALS_FOLDER
    if not place.is_dir():
        return Found([], [])
    files, failures = files_below(place)
    found, _ = _read_all(files, folder, reading, Beside(folder, ()))
    return Found(found.sources, failures + found.failures, found.notes)


def _one_a_path(failures: Sequence[Failure]) -> tuple[Failure, ...]:
    """Failures with one entry a path; several messages for one path are joined."""
    messages: dict[str, list[str]] = {}
    for failure in failures:
        messages.setdefault(failure.path, []).append(failure.error)
    return tuple(Failure(path, " ".join(errors)) for path, errors in messages.items())
