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
from geo.inputs.files import Failure, as_text, failure_of, read_head
from geo.inputs.readers import RawArticle, Reader, Readers, Unread
from geo.inputs.source import Source, read_file
from geo.text.front_matter import find_front_matter

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
    """The articles of some files, each called what `label_of` says, and the files that no reader takes."""
    found = Found([], [])
    unread: list[Path] = []
    for path in reading.progress(files):
        label = label_of(path)
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
