"""What finds toponyms in running text, and what it gives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from geo.places.tokens import Tokens


class Recognised(NamedTuple):
    """A toponym as found: token indices, end exclusive, and 'LOC' or 'DEM'."""

    first: int
    last: int
    label: str


class Recogniser(Protocol):
    """Anything that finds toponyms among tokens."""

    @property
    def version(self) -> str:
        """Changes whenever the same tokens could give other toponyms. Changes of Dateline's own code need not count."""
        ...

    def recognise(self, tokens: Tokens) -> list[Recognised]:
        """Toponyms in order, disjoint."""
        ...


@runtime_checkable
class Weigher(Protocol):
    """A recogniser that tells how sure it is of a stretch, also of one that it did not find."""

    def chances(self, tokens: Tokens, spans: Sequence[tuple[int, int]]) -> list[float]:
        """For each (first token, end) the probability (0 to 1) that it is, or holds, a place's name."""
        ...
