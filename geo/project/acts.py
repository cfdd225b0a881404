"""Corrections as a person makes them: several lines in one act, with the ids and the time they need."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from geo.corrections import Correction, Scope, Selector, ulid


def new_act(by: str, *, identifier: str = "", clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Act:
    """Begin an act of corrections by a person: what is undone together.

    `identifier` is the act's ULID where somebody made it before, so that the same act isn't stored twice.
    """
    return Act(by, clock(), secrets.randbits(79), identifier)


class Act:
    """Makes the lines of one act: each with an id of its own, in order.

    Parameters
    ----------
    by
        Who corrects.
    moment, entropy
        What the ids are made of.
    identifier
        The act's own id; '' makes one.
    """

    def __init__(self, by: str, moment: datetime, entropy: int, identifier: str = "") -> None:
        self.by = by
        self.id = identifier or ulid(moment, entropy)
        self._moment = moment
        self._next = entropy

    def correction(
        self,
        kind: str,
        target: Selector,
        after: Mapping[str, Any] | None = None,
        *,
        before: Mapping[str, Any] | None = None,
        scope: Scope | None = None,
        why: str = "",
    ) -> Correction:
        """One line of this act; raises `CorrectionError` when it says nothing that could be applied."""
        fields: dict[str, Any] = {"kind": kind, "target": target, "scope": scope or Scope()}
        return self._line(fields | {"before": before or {}, "after": after or {}, "why": why})

    def undo(self, undone: str, why: str = "") -> Correction:
        """The line that takes a whole act back; undoing the undo brings it back."""
        return self._line({"kind": "undo", "undoes": undone, "why": why})

    def _line(self, fields: Mapping[str, Any]) -> Correction:
        self._next += 1
        return Correction(id=ulid(self._moment, self._next), at=self._moment, by=self.by, act=self.id, **fields)
