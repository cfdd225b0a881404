"""The acts in a corrections file, as a person looks back on them: who did what, what holds, what z would take back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from geo.corrections import Correction, undone_acts


@dataclass(frozen=True, slots=True)
class LoggedAct:
    """Lines that were written at once. `holds`: nobody has taken it back; `undoes`: the act that it takes back."""

    id: str
    at: datetime
    by: str
    lines: tuple[Correction, ...]
    holds: bool

    @property
    def undoes(self) -> str | None:
        """The act that this one takes back, if it is an undo."""
        return self.lines[0].undoes

    @property
    def why(self) -> str:
        """The reason that was given, if any."""
        return next((line.why for line in self.lines if line.why), "")


def logged_acts(corrections: Iterable[Correction]) -> tuple[LoggedAct, ...]:
    """All acts in the order of their times."""
    lines = list({line.id: line for line in corrections}.values())
    undone = undone_acts(lines)
    acts: dict[str, list[Correction]] = {}
    for line in sorted(lines, key=lambda line: (line.at, line.id)):
        acts.setdefault(line.act, []).append(line)
    return tuple(LoggedAct(act, own[0].at, own[0].by, tuple(own), act not in undone) for act, own in acts.items())


def next_undo(acts: Iterable[LoggedAct], by: str) -> LoggedAct | None:
    """The latest act of a person that holds and is no undo: what they would take back next."""
    return next((act for act in reversed(tuple(acts)) if act.by == by and act.holds and not act.undoes), None)


def next_redo(acts: Iterable[LoggedAct], by: str) -> LoggedAct | None:
    """The latest undo of a person that holds, unless they did something else since: what they would bring back next."""
    known = {act.id: act for act in acts}
    for act in reversed(known.values()):
        if act.by != by:
            continue
        if not act.undoes:
            return None
        is_first_hand = act.undoes in known and not known[act.undoes].undoes
        if act.holds and is_first_hand:
            return act
    return None
