"""What an article looks like before it goes into a project: title, outlet, day, language, its first lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from geo.dates import publication_date
from geo.errors import InputError
from geo.inputs import Source
from geo.inputs.digests import Found
from geo.languages.detect import is_read
from geo.model import Document, Furniture, Publication
from geo.pipeline import unread
from geo.project.additions import Addition
from geo.project.outcomes import Became, Outcome, TakenIn
from geo.text import find_furniture

MOST_SHOWN = 100
"""Articles of one file that are looked at; a file may hold thousands."""
OPENING = 600
"""Code points of an article that are shown."""


@dataclass(frozen=True, slots=True)
class ArticlePreview:
    """An article as it would be read.

    `path` is what the project would call it. `opening` are its first `OPENING` code points as pieces of text, each with
    the reason why it belongs to the page and not to the report, or ''. `words` counts those of the whole text.
    """

    path: str
    title: str
    publisher: str
    author: str
    url: str
    published: Publication
    language: str
    language_reason: str
    words: int
    opening: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of a file, and the first `MOST_SHOWN` of its articles that are not in the project already."""

    outcome: Outcome
    articles: tuple[ArticlePreview, ...] = ()


def previews_of(sources: Sequence[Source]) -> dict[str, ArticlePreview]:
    """The first articles of a file, by their labels. One whose file changed meanwhile is missing."""
    shown: dict[str, ArticlePreview] = {}
    for source in sources[:MOST_SHOWN]:
        with suppress(InputError):
            shown[source.label] = _article(source)
    return shown


def early_preview(addition: Addition, found: Found, shown: Mapping[str, ArticlePreview]) -> Preview:
    """A file when it alone was looked at: whether its articles are copies, or in the project, isn't known yet."""
    articles = tuple(TakenIn("", source.sha256, source.label, "new") for source in found.sources)
    became: Became = "new" if articles else "failed" if found.failures else "nothing"
    problems = tuple(failure.error for failure in found.failures)
    return preview_of(Outcome(addition.path, addition.label, became, articles, problems), shown)


def preview_of(outcome: Outcome, shown: Mapping[str, ArticlePreview]) -> Preview:
    """A file with those of its articles that could be shown."""
    labels = [one.path for one in outcome.articles[:MOST_SHOWN]]
    return Preview(outcome, tuple(shown[label] for label in labels if label in shown))


def _read(document: Document) -> tuple[Sequence[Furniture], Publication]:
    """What belongs to the page, and the day of publication: as `Pipeline.parse` will find them."""
    if not is_read(document.language):
        parsed = unread(document)
        return parsed.furniture, parsed.published
    furniture = find_furniture(document.text, title=document.title, extracted=document.source.extracted)
    return furniture, publication_date(document, furniture)


def _article(source: Source) -> ArticlePreview:
    document = source.read()
    furniture, published = _read(document)
    pieces: list[tuple[str, str]] = []
    at, end = 0, min(OPENING, len(document.text))
    for piece in furniture:
        if piece.start >= end:
            break
        if piece.start > at:
            pieces.append((document.text[at : piece.start], ""))
        if piece.end > at:
            pieces.append((document.text[max(at, piece.start) : min(end, piece.end)], piece.reason))
        at = max(at, piece.end)
    if at < end:
        pieces.append((document.text[at:end], ""))
    return ArticlePreview(
        source.label,
        document.title,
        document.publisher,
        document.author,
        document.url,
        published,
        document.language,
        document.language_reason,
        len(document.text.split()),
        tuple(pieces),
    )
