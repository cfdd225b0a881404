"""Where two people said different things of the same words or the same article, and how far they agree.

Of each person the last word counts. Corrections by one person never conflict: the later one stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from geo.corrections.correction import Correction
from geo.corrections.meaning import SWITCHES, days_of_date, ground_of
from geo.corrections.reach import in_force, name_key
from geo.corrections.verdicts import resolved_by, verdict_of

NO_PLACE = "no place"
Subject = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What different people say of one subject: the last line of each, in the order of their times.

    The last of them is what the project shows until somebody settles it.
    """

    subject: Subject
    sides: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far people agree. `alpha` is Krippendorff's, for names of things (nominal), or None where it can't be told.

    `subjects` is how many were judged by two people or more, `agreeing` of how many all said the same.
    """

    coders: tuple[str, ...]
    subjects: int
    agreeing: int
    alpha: float | None


def conflicts(corrections: Iterable[Correction]) -> tuple[Conflict, ...]:
    """The conflicts among lines of a corrections file that nobody has settled, in the order in which they came up.

    A conflict is settled by a line that names its lines (`after.resolves` of a line of kind 'checked').
    """
    held = in_force(corrections)
    settled = frozenset[str]().union(*map(resolved_by, held))
    found: dict[tuple[str, ...], Conflict] = {}
    for subject, last in _last_words(one for one in held if one.id not in settled).items():
        if len({value for value, _ in last.values()}) > 1:
            sides = sorted((line for _, line in last.values()), key=lambda line: (line.at, line.id))
            found.setdefault(tuple(line.id for line in sides), Conflict(subject, tuple(sides)))
    return tuple(sorted(found.values(), key=lambda one: (one.sides[-1].at, one.sides[-1].id)))


def agreement(corrections: Iterable[Correction]) -> Agreement:
    """How far those agree who judged the same mentions, dates and articles."""
    held = in_force(corrections)
    words = [last for last in _last_words(held).values() if len(last) > 1]
    units = [[value for value, _ in last.values()] for last in words]
    coders = tuple(sorted({by for last in words for by in last}))
    return Agreement(coders, len(units), sum(len(set(unit)) == 1 for unit in units), krippendorff_alpha(units))


def krippendorff_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha for nominal values; None where no two values were given of one unit, or all are the same.

    Source: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C.

    Examples
    --------
    >>> round(krippendorff_alpha(["aa", "bb", "ab", "bb"]), 3)
    0.533
    """
    weights: defaultdict[tuple[Hashable, Hashable], float] = defaultdict(float)
    for unit in units:
        for pair in permutations(unit, 2):
            weights[pair] += 1 / (len(unit) - 1)
    totals: defaultdict[Hashable, float] = defaultdict(float)
    for (one, _), weight in weights.items():
        totals[one] += weight
    n = sum(totals.values())
    expected = n * n - sum(total * total for total in totals.values())
    if expected <= 0:
        return None
    observed = sum(weight for (one, other), weight in weights.items() if one != other)
    return 1 - (n - 1) * observed / expected


def _last_words(held: Iterable[Correction]) -> dict[Subject, dict[str, tuple[Hashable, Correction]]]:
    """By subject and person the last value and its line; `held` is in the order of time."""
    found: dict[Subject, dict[str, tuple[Hashable, Correction]]] = {}
    for line in held:
        for subject, value in _statements(line):
            found.setdefault(subject, {})[line.by] = (value, line)
    return found


def _statements(line: Correction) -> Iterator[tuple[Subject, Hashable]]:
    """What a line says of which subjects: a place, role or date in the text, a fact of an article, a rule of a name."""
    target = line.target
    if target is None or line.kind == "note" or resolved_by(line):
        return
    article = target.document or target.id or target.path
    if line.kind == "document":
        for name, value in line.after.items():
            yield ("article", article, name), bool(value) if name in SWITCHES else str(value)
        return
    spot = (article, str(target.start), target.exact)
    if line.kind in ("date", "not_a_date"):
        yield ("date", *spot), days_of_date(line.after).edtf if line.kind == "date" else "no date"
        return
    if line.kind == "event":
        yield ("event", *spot), str(line.after.get("kind"))
        return
    if line.kind in ("place", "add", "not_a_place"):
        value = _place_said(line)
        yield ("place", *spot), value
        if line.reaches:
            yield ("rule", name_key(target.exact), str(_id_of(line.before.get("place")))), value
    if line.kind == "checked" and "place" in line.after and verdict_of(line) != "unsure":
        seen = _id_of(line.after["place"]) or NO_PLACE
        yield ("place", *spot), seen if verdict_of(line) == "right" else f"not {seen}"
    role = line.after.get("role")
    if line.kind in ("place", "role") and isinstance(role, str):
        yield ("role", *spot), role


def _place_said(line: Correction) -> str:
    if line.kind == "not_a_place":
        return NO_PLACE
    ground = ground_of(line.after)
    return ground.place.id if ground is not None else "a place"


def _id_of(place: object) -> str | None:
    found = place.get("id") if isinstance(place, dict) else None
    return found if isinstance(found, str) else None
