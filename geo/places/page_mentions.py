"""Mentions in page furniture, and in captions that stand twice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from geo.model import Furniture, PlaceMention
from geo.places.mentions import Toponym


def of_the_page(text: str, toponym: Toponym, reason: str) -> PlaceMention:
    """The mention of a toponym in page furniture."""
    return PlaceMention(
        start=toponym.start,
        end=toponym.end,
        text=text[toponym.start : toponym.end],
        role="chrome",
        role_reason=f"inside page furniture: {reason}",
        place=None,
        confidence=0.0,
        reason="belongs to the page, not to the report",
    )


def said_again(mention: PlaceMention) -> PlaceMention:
    """The mention in a caption that stands twice: it is read, and not drawn again."""
    reason = f"drawn where the caption stands first; {mention.reason}" if mention.footprint else mention.reason
    return replace(mention, reason=reason, footprint=None)


def inside(toponyms: Sequence[Toponym], furniture: Sequence[Furniture]) -> list[str | None]:
    """For each toponym the reason of the furniture it overlaps, or None."""
    ordered = sorted(furniture, key=lambda f: (f.start, f.end))
    starts = [f.start for f in ordered]
    reach: list[tuple[int, str]] = []
    furthest, reason = -1, ""
    for stretch in ordered:
        if stretch.end > furthest:
            furthest, reason = stretch.end, stretch.reason
        reach.append((furthest, reason))
    out: list[str | None] = []
    for toponym in toponyms:
        i = bisect_right(starts, max(toponym.start, toponym.end - 1)) - 1
        out.append(reach[i][1] if i >= 0 and reach[i][0] > toponym.start else None)
    return out
