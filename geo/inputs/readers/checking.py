"""What no reader may give, whoever wrote it: said in words that follow its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from geo.inputs.facts import Facts
from geo.inputs.limits import ARTICLES_A_FILE
from geo.inputs.readers.base import RawArticle, Unread
from geo.model import DocumentSource
from geo.plugins import storable


def problem_of(articles: Sequence[object]) -> str:
    """What is wrong with the articles that a reader gave; '' if nothing."""
    if not articles:
        return "gave no article"
    if len(articles) > ARTICLES_A_FILE:
        return f"gave {len(articles):,} articles, and the limit is {ARTICLES_A_FILE:,}"
    parts: set[str] = set()
    for article in articles:
        if isinstance(article, Unread):
            problem = _problem_of_part(article.part) or _half_of("what is wrong with a part", article.why)
            if problem:
                return problem
            continue
        if not isinstance(article, RawArticle) or not isinstance(article.text, str):
            return f"gave a {type(article).__name__}, not a RawArticle with a text"
        problem = _problem_of_article(article)
        if problem:
            return problem
        if article.part in parts:
            return f"gave two articles called {article.part!r}"
        parts.add(article.part)
    return "gave articles of which one has no part" if len(articles) > 1 and "" in parts else ""


def _problem_of_article(article: RawArticle) -> str:
    if not isinstance(article.source, DocumentSource) or not isinstance(article.facts, Facts):
        return "gave an article whose source is no DocumentSource or whose facts are no Facts"
    values = (("pages or format", article.source), ("facts", article.facts), ("a note", article.note))
    halves = (_half_of(what, value) for what, value in values)
    return _problem_of_part(article.part) or next((half for half in halves if half), "")


def _problem_of_part(part: object) -> str:
    is_line = isinstance(part, str) and part.isprintable()
    return "" if is_line else f"gave an article called {part!r}, which is no line of text"


def _half_of(what: str, value: object) -> str:
    half = next((words for words in _texts_in(value) if storable(words) != words), None)
    return "" if half is None else f"gave {what} with half a surrogate pair ({half!a:.80}), which is no character"


def _texts_in(value: object) -> Iterator[str]:
    """Every string in a record, in the records and the tuples that it holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _texts_in(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts_in(getattr(value, field.name))
