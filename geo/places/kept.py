"""A cache that is a dictionary: looked into as one, which a call of an `lru_cache` takes twice as long for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_MOST_KEPT = 1 << 15

Key = TypeVar("Key")
Held = TypeVar("Held")


class Kept(dict[Key, Held]):
    """Values by key, made on first use; emptied when it grows too large."""

    def __init__(self, make: Callable[[Key], Held]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Held:
        if len(self) >= _MOST_KEPT:
            self.clear()
        value = self[key] = self._make(key)
        return value
