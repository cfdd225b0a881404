"""Annotated and found spans brought together, one to one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class HasSpan(Protocol):
    """Anything at code points `start` to `end`, end exclusive."""

    @property
    def start(self) -> int: ...  # noqa: D102 - the class says it

    @property
    def end(self) -> int: ...  # noqa: D102


G = TypeVar("G", bound=HasSpan)
F = TypeVar("F", bound=HasSpan)


@dataclass(frozen=True, slots=True)
class Pair(Generic[G, F]):
    """An annotation and what was found there; `exact` when both have the same ends."""

    gold: G
    found: F
    exact: bool


@dataclass(frozen=True, slots=True)
class Comparison(Generic[G, F]):
    """Pairs in text order, annotations for which nothing was found, and finds where nothing is annotated."""

    pairs: tuple[Pair[G, F], ...]
    missed: tuple[G, ...]
    extra: tuple[F, ...]


def compare(gold: Sequence[G], found: Sequence[F]) -> Comparison[G, F]:
    """Pair spans that overlap: those with the same ends first, then the longest overlap first."""
    partner: dict[int, tuple[int, bool]] = {}
    taken: set[int] = set()
    for inexact, _, i, j in sorted(_overlaps(gold, found)):
        if i not in partner and j not in taken:
            partner[i] = (j, not inexact)
            taken.add(j)
    pairs = sorted((Pair(gold[i], found[j], exact) for i, (j, exact) in partner.items()), key=lambda p: p.gold.start)
    return Comparison(
        tuple(pairs),
        tuple(one for i, one in enumerate(gold) if i not in partner),
        tuple(one for j, one in enumerate(found) if j not in taken),
    )


def _overlaps(gold: Sequence[HasSpan], found: Sequence[HasSpan]) -> Iterator[tuple[bool, int, int, int]]:
    """Every overlap as (ends differ, minus its length, index in `gold`, index in `found`): the best sorts first."""
    order = sorted(range(len(found)), key=lambda j: found[j].start)
    starts = [found[j].start for j in order]
    longest = max((one.end - one.start for one in found), default=0)
    for i, one in enumerate(gold):
        for k in range(bisect_left(starts, one.start - longest), bisect_left(starts, one.end)):
            other = found[order[k]]
            shared = min(one.end, other.end) - max(one.start, other.start)
            if shared > 0:
                exact = (one.start, one.end) == (other.start, other.end)
                yield not exact, -shared, i, order[k]
