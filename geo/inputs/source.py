"""A source: an article found in a folder, with all that is known of it before its text is kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from geo.errors import UnreadableFileError
from geo.inputs.article import first_title, sha256_of_text
from geo.inputs.facts import Facts, host_of
from geo.inputs.files import as_text, digest_of, read_bytes, stamp_of
from geo.inputs.readers import RawArticle, Reader, Unread
from geo.inputs.readers.base import max_bytes_of
from geo.inputs.readers.guarded import GuardedReader
from geo.model import Document, DocumentSource, KnownEvent
from geo.places.word_classes import is_word
from geo.text.language import language_of


@dataclass(frozen=True, slots=True)
class Source:
    """An article to read.

    Parameters
    ----------
    path
        The file.
    label
        Its path relative to the folder it was found in, with slashes, and for one of several articles of a file `#` and
        its part; becomes `Document.path`. Of an original read in place of a digest it is the digest's.
    facts
        What is known of it, from the file itself and from an index.csv.
    sha256
        Of the file's bytes; where a file holds several articles, of this one's text, so that each has its own.
    text_sha256
        Of the text, by which copies are found.
    reader
        What reads the file.
    source
        The format, and the map back to the pages of the original.
    part
        Which article of the file this is; '' where it is the only one.
    id
        Given by `geo.inputs.identity`; '' until then.
    id_sha256
        The content that a new id is made from: `sha256`, or the digest's where an original is read in its place, so
        that the id is the same with the original and without.
    is_digest
        Whether the text stands for an original that is not at hand.
    known_events
        What the events.csv files beside and above it name.
    """

    path: Path
    label: str
    facts: Facts
    sha256: str
    text_sha256: str
    reader: Reader
    source: DocumentSource
    part: str = ""
    id: str = ""
    id_sha256: str = ""
    is_digest: bool = False
    known_events: tuple[KnownEvent, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Hash of everything that `read` depends on: it changes when the text or anything known of it does."""
        content = (self.sha256, self.text_sha256, self.source)
        known = repr((content, self.id, self.label, self.is_digest, self.facts, self.known_events))
        return hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest()

    def read(self) -> Document:
        """Read the article; raises an InputError if the file has changed since it was found."""
        raw = _parts(self.path, self.reader, stamp_of(self.path)).get(self.part)
        if not isinstance(raw, RawArticle) or sha256_of_text(raw.text) != self.text_sha256:
            raise UnreadableFileError(f"{as_text(self.path.name)} changed while the folder was read: build again.")
        return self.document(raw.text)

    def document(self, text: str) -> Document:
        """The article, given its text."""
        language = language_of(text, self.facts.language, is_word=is_word)
        return Document(
            id=self.id,
            text=text,
            title=self.facts.title or first_title(text),
            publisher=self.facts.publisher or host_of(self.facts.url),
            author=self.facts.author,
            url=self.facts.url,
            published=self.facts.published,
            sha256=self.sha256,
            path=self.label,
            is_digest=self.is_digest,
            known_events=self.known_events,
            source=self.source,
            language=language.code,
            language_reason=language.reason,
            countries=self.facts.countries,
        )


def read_file(path: Path, reader: Reader) -> tuple[str, tuple[RawArticle | Unread, ...]]:
    """SHA-256 of a file's bytes, and its articles with the parts that can't be used.

    Raises
    ------
    InputError : the file can't be used; the message begins with its name.
    """
    return _read(path, reader, stamp_of(path))


# The articles of a file are asked for one after the other.
@lru_cache(maxsize=1)
def _read(path: Path, reader: Reader, stamp: tuple[int, int]) -> tuple[str, tuple[RawArticle | Unread, ...]]:
    if isinstance(reader, GuardedReader) and reader.is_streamed:
        digest = digest_of(path, reader.max_bytes)
        articles = tuple(reader.read_file(path, digest, name=as_text(path.name)))
        if stamp_of(path) != stamp:
            raise UnreadableFileError(f"{as_text(path.name)} changed while it was read: build again.")
        return digest, articles
    data = read_bytes(path, max_bytes_of(reader))
    return hashlib.sha256(data).hexdigest(), tuple(reader.read(data, name=as_text(path.name)))


@lru_cache(maxsize=1)
def _parts(path: Path, reader: Reader, stamp: tuple[int, int]) -> dict[str, RawArticle | Unread]:
    _, articles = _read(path, reader, stamp)
    return {article.part: article for article in articles}
