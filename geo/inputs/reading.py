"""The articles of some files: each file's reader asked, each article with what is known of it beside its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.errors import InputError
from geo.inputs.article import check_text, sha256_of_text
from geo.inputs.beside import Beside
from geo.inputs.digests import Found
from geo.inputs.encoding import kind_of
from geo.inputs.facts import NOTHING_KNOWN
from geo.inputs.files import Failure, as_text, failure_of, read_head
from geo.inputs.known_files import ArticleGist, FileGist, stamp_of
from geo.inputs.readers import RawArticle, Reader, Readers, Unread
from geo.inputs.readers.guarded import is_archive
from geo.inputs.source import Source, read_file
from geo.text.front_matter import find_front_matter
from geo.text.misread import misread

LeaveOut = Callable[[Path, bytes], bool]
Progress = Callable[[Sequence[Path]], Iterable[Path]]
Label = Callable[[Path], str]


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read: see `geo.inputs.scanning`."""

    readers: Readers
    leave_out: LeaveOut
    progress: Progress


def read_all(files: Sequence[Path], label_of: Label, reading: Reading, beside: Beside) -> tuple[Found, list[Path]]:
    """The articles of some files, each called what `label_of` says, and the files that no reader takes.

    A file that is as an earlier scan left it is not read.
    """
    found = Found([], [])
    unread: list[Path] = []
    known = reading.readers.known
    for path in reading.progress(files):
        label = label_of(path)
        stamp = stamp_of(path) if known else None
        gist = known.get(path, stamp) if known else None
        reader = reading.readers.named(gist, path) if gist else None
        if gist and reader is not None:
            if not reading.leave_out(path, b""):
                _add(found, path, label, reader, gist, beside)
            continue
        try:
            head = read_head(path)
            if reading.leave_out(path, head):
                continue
            reader = reading.readers.reader_of(as_text(path.name), head)
            if reader is not None:
                gist, failures = _gist_of(path, label, reader)
                found.failures.extend(failures)
                _add(found, path, label, reader, gist, beside)
                if known and not failures and gist.articles and not is_archive(reader):
                    known.put(path, stamp, gist)
            elif not _is_readme(path):
                unread.append(path)
                found.failures.append(Failure(label, f"{label} is not read: {_kind(path, head)}"))
        except InputError as error:
            found.failures.append(failure_of(error, path, label))
    return found, unread


def _kind(path: Path, head: bytes) -> str:
    kind = kind_of(head) or (f"a {as_text(path.suffix.lower())} file" if path.suffix else "a file of no known kind")
    return f"no reader takes {kind}: save its text as .txt if it is an article."


def _gist_of(path: Path, label: str, reader: Reader) -> tuple[FileGist, list[Failure]]:
    """What a file holds, and which of its several articles can't be used; raises when the file can't."""
    digest, articles = read_file(path, reader)
    texts = [article.text for article in articles if isinstance(article, RawArticle)]
    if _is_readme(path) and not any(find_front_matter(text) for text in texts):
        return FileGist(reader.name, digest, ()), []
    is_one = len(articles) == 1 and isinstance(articles[0], RawArticle) and not articles[0].part
    gists: list[ArticleGist] = []
    failures: list[Failure] = []
    for article in articles:
        part_label = f"{label}#{article.part}"
        if isinstance(article, Unread):
            failures.append(Failure(part_label, f"{part_label}: {article.why}"))
            continue
        try:
            check_text(article.text, name=as_text(path.name) if is_one else part_label)
        except InputError as error:
            if is_one:
                raise
            failures.append(Failure(part_label, str(error)))
            continue
        gists.append(ArticleGist(article.part, sha256_of_text(article.text), article.facts, article.source))
    return FileGist(reader.name, digest, tuple(gists), (*_notes(articles), *_misread(texts))), failures


def _misread(texts: Sequence[str]) -> tuple[str, ...]:
    """What is to be told of letters that were decoded wrongly before the file was written."""
    for text in texts:
        for start, end, meant in misread(text):
            said = f"'{text[start:end]}' for '{meant}'"
            return (f"letters that were decoded wrongly ({said}): read as they were meant, shown as they stand",)
    return ()


def _notes(articles: Sequence[RawArticle | Unread]) -> tuple[str, ...]:
    """What is to be told of a file, each thing once."""
    return tuple(dict.fromkeys(one.note for one in articles if isinstance(one, RawArticle) and one.note))


def _add(found: Found, path: Path, label: str, reader: Reader, gist: FileGist, beside: Beside) -> None:
    """Add the articles of a file, each with what is known of it beside its file."""
    is_one = len(gist.articles) == 1 and not gist.articles[0].part
    for article in gist.articles:
        told = beside.facts(path, part=article.part)
        facts = article.facts if told is NOTHING_KNOWN else article.facts.over(told)
        found.sources.append(
            Source(
                path=path,
                label=label if is_one else f"{label}#{article.part}",
                facts=facts,
                sha256=gist.digest if is_one else article.text_sha256,
                text_sha256=article.text_sha256,
                reader=reader,
                part=article.part,
                source=article.source,
                id_sha256=gist.digest if is_one else article.text_sha256,
                is_digest=bool(facts.sha256),
                known_events=beside.known_events(path),
            )
        )
    found.notes.extend(f"{label}: {note}" for note in gist.notes)


def _is_readme(path: Path) -> bool:
    return path.stem.lower() == "readme"
