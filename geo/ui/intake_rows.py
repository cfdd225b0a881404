"""A file that waits on the Import page, as the page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from geo.languages.detect import is_read, name_of
from geo.project.additions import TOP
from geo.project.outcomes import TakenIn
from geo.project.previewing import ArticlePreview, Preview
from geo.ui.words import published_words

State = Literal["waiting", "reading", "read", "ready", "failed", "added", "gone"]
Opening = tuple[tuple[str, str], ...]
"""Pieces of text, each with the reason why it is page furniture, or ''."""
_ALREADY: Mapping[str, str] = {
    "unchanged": "The project holds it already.",
    "removed": "It was removed from this project: put it back below, under Removed.",
}


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a file. `key` is the file's label and its part; `twin` says in words why it need not go in."""

    key: str
    shown: ArticlePreview
    twin: str = ""

    def record(self) -> dict[str, Any]:
        """The article as the page takes it."""
        found = self.shown
        first, last = (
            None if day is None else day.isoformat() for day in (found.published.first, found.published.last)
        )
        return {
            "label": self.key,
            "title": found.title,
            "outlet": found.publisher,
            "url": found.url,
            "day": published_words(first, last),
            "dayReason": found.published.reason,
            "language": found.language,
            "languageName": name_of(found.language),
            "languageReason": found.language_reason,
            "isRead": is_read(found.language),
            "words": found.words,
            "twin": self.twin,
        }


@dataclass(frozen=True, slots=True)
class Row:
    """A file. `total` counts its articles, of which `articles` are the first; `turn` is when it changed last."""

    label: str
    size: int
    state: State = "waiting"
    error: str = ""
    total: int = 0
    articles: tuple[Article, ...] = ()
    turn: int = 0

    def become(self, state: State) -> Row:
        """The row in another state."""
        return replace(self, state=state)

    def at_turn(self, turn: int) -> Row:
        """The row, changed at `turn`."""
        return replace(self, turn=turn)

    def record(self) -> dict[str, Any]:
        """The row as the page takes it."""
        return {
            "label": self.label,
            "size": self.size,
            "state": self.state,
            "error": self.error,
            "total": self.total,
            "articles": [article.record() for article in self.articles],
        }


def row_of(label: str, size: int, found: Preview) -> Row:
    """A file after it was looked through."""
    outcome = found.outcome
    taken = {one.path: one for one in outcome.articles}
    articles = tuple(
        Article(label + one.path.removeprefix(outcome.label), one, twin_words(taken[one.path]))
        for one in found.articles
    )
    state: State = "failed" if outcome.became == "failed" else "ready"
    problems = (problem.removeprefix(f"{TOP}/") for problem in outcome.problems)
    return Row(label, size, state, " ".join(problems), len(outcome.articles), articles)


def twin_words(one: TakenIn) -> str:
    """Why an article need not go in; '' where it should."""
    if one.became == "copy":
        return f"The same text as {one.of.removeprefix(f'{TOP}/')}."
    return _ALREADY.get(one.became, "")
