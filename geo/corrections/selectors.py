"""The words a correction is about, named so that they are found again in an edited text.

As in the W3C Web Annotation model: the exact words with what stands before and after them (TextQuoteSelector) and
where they began (TextPositionSelector). Space of any kind and length counts as one, since a re-import may wrap lines
elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from geo.corrections.correction import Selector
from geo.model import Document, Span

CONTEXT = 32  # code points before and after
LEAST_ALIKE = 0.6  # of the context, 1 being all of it: below, other words of the same spelling are as likely
CLEARLY = 0.05  # by so much the best must be more alike than the next, unless both stand in the same words
MOST_TRIED = 1_000  # occurrences whose context is compared, those nearest to the old position

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Location:
    """Where the words stand now, or None and why they can't be found."""

    span: Span | None
    reason: str = ""


def select(document: Document, start: int, end: int) -> Selector:
    """A selector of the words from `start` to `end` (code points, end exclusive) of an article.

    Raises
    ------
    ValueError
        When there are no words there.
    """
    text = document.text
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start}..{end} are no words of a text of {len(text)} characters")
    return Selector(
        document.sha256,
        document.id,
        document.path,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
    )


def select_whole(document: Document) -> Selector:
    """A selector of an article as a whole."""
    return Selector(document.sha256, document.id, document.path)


def locate(selector: Selector, text: str) -> Location:
    """Find a selector's words in a text that may have been edited since.

    Their old position, when the context is the same there; else the occurrence whose context is most alike, the
    nearest to the old position of those in the same words. Never a guess: no occurrence, none in a context that is
    alike enough, or two about equally alike, and `span` is None.
    """
    if selector.start is None:
        return Location(None, "it names no words")
    exact, start = selector.exact, selector.start
    end = start + len(exact)
    if (
        text.startswith(exact, start)
        and text.endswith(selector.prefix, 0, start)
        and text.startswith(selector.suffix, end)
    ):
        return Location(Span(start, end))
    nearest = sorted(_occurrences(selector, text), key=lambda span: (abs(span.start - start), span.start))
    if not nearest:
        return Location(None, f"'{_short(exact)}' no longer stands in the article")
    alike = [(_alike(selector, text, span), -at) for at, span in enumerate(nearest[:MOST_TRIED])]
    best, at = max(alike)
    if best < LEAST_ALIKE:
        return Location(None, f"'{_short(exact)}' stands in the article, but in other words than before")
    if best < 1.0 and any(score > best - CLEARLY for score, other in alike if other != at):
        return Location(None, f"'{_short(exact)}' stands in several like places of the article")
    return Location(nearest[-at])


def _occurrences(selector: Selector, text: str) -> Iterator[Span]:
    """Where the words stand as words: 'Mars' is not in 'Marseille', unless it was part of a word before, too."""
    pattern = r"\s+".join(re.escape(word) for word in _SPACE.split(selector.exact))
    if _is_edge(selector.prefix[-1:], selector.exact[:1]):
        pattern = rf"(?<!\w){pattern}"
    if _is_edge(selector.suffix[:1], selector.exact[-1:]):
        pattern = rf"{pattern}(?!\w)"
    return (Span(*match.span()) for match in re.finditer(pattern, text))


def _is_edge(outside: str, inside: str) -> bool:
    return inside.isalnum() and not outside.isalnum()


def _alike(selector: Selector, text: str, span: Span) -> float:
    """How much of the old context stands around `span`, from 0 to 1.

    The side that is more alike counts more: a paragraph that was moved has lost what stood on the other side.
    """
    before = _context(text[max(0, span.start - 2 * CONTEXT) : span.start][::-1], selector.prefix[::-1])
    after = _context(text[span.end : span.end + 2 * CONTEXT], selector.suffix)
    return 0.7 * max(before, after) + 0.3 * min(before, after)


def _context(new: str, old: str) -> float:
    """How much the text `new` is like `old`, both read outwards from the words. An edge of the text is like an edge."""
    squeezed = _SPACE.sub(" ", old)
    reach = len(squeezed) if len(old) >= CONTEXT else CONTEXT
    other = _SPACE.sub(" ", new)[:reach]
    return 1.0 if squeezed == other else SequenceMatcher(None, squeezed, other, autojunk=False).ratio()


def _short(words: str) -> str:
    plain = _SPACE.sub(" ", words)
    return plain if len(plain) <= 60 else f"{plain[:57]}…"
