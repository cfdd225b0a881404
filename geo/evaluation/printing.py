"""An outcome as lines for people and as an object for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

from geo import model
from geo.evaluation.figures import TENTHS, DateFigures, PlaceFigures, Prf
from geo.evaluation.misses import Miss, MissKind
from geo.evaluation.places import ROLES
from geo.evaluation.running import Outcome

_LEAST_TITLE, _LEAST_COLUMN = 27, 6
# roles as found, and the words for them
_FOUND_ROLES = {role: "furniture" if role == "chrome" else role for role in model.ROLES}
_HEADINGS: dict[MissKind, str] = {
    "wrong choice": "placed farthest from the gold",
    "no choice": "found, but given no place",
    "wrong pin": "pins outside the gold's tolerance",
    "false pin": "pins that the gold has not",
    "wrong role": "other roles than the gold's",
    "missed place": "places not found",
    "false place": "places that the gold has not",
    "wrong date": "dates of another value",
    "missed date": "dates not found",
    "false date": "dates that the gold has not",
    "wrong value": "other values that differ: durations, times, sets, vague ones",
}


def report_lines(name: str, outcome: Outcome, *, misses: int = 0) -> Iterator[str]:
    """The tables of an outcome, and up to `misses` misses of each kind."""
    yield f"{name}: {_counted(outcome.documents, 'document')}"
    if outcome.trained_on:
        which = (
            "These documents" if outcome.trained_on == outcome.documents else f"{outcome.trained_on} of these documents"
        )
        yield f"{which} trained the shipped weights: recognition by crf flatters, resolution a little."
    if outcome.shifted:
        spans = _counted(outcome.shifted, "annotation")
        yield f"{spans} of another text than the gold says: are its offsets code points, end exclusive?"
    tables = [*_place_tables(outcome)]
    if outcome.dates is not None:
        tables.append(_prf_table("dates", _date_rows(outcome.dates)))
    if not tables:
        yield "Nothing to measure: no places are annotated."
    for table in tables:
        yield ""
        yield from _aligned(table)
    yield from _miss_lines(outcome.misses, misses)


def summary_lines(outcomes: Sequence[tuple[str, Outcome]]) -> Iterator[str]:
    """The chief figures of several outcomes, one a line."""
    rows: list[tuple[str, ...]] = [
        ("F1, and Acc@161 km", "documents", "overlap", "end to end", "Acc, spans given", "date values", "DATE values")
    ]
    for name, outcome in outcomes:
        cells = ("" if share is None else f"{share:.1f}" for share in _chief_shares(outcome))
        rows.append((name + ("*" if outcome.trained_on else ""), str(outcome.documents), *cells))
    yield from _aligned(rows)
    if any(outcome.trained_on for _, outcome in outcomes):
        yield "* trained the shipped weights: recognition by crf flatters, resolution a little"


def _chief_shares(outcome: Outcome) -> list[float | None]:
    """The shares of a row of the summary, in percent; None where nothing was measured."""
    found, given, dates = outcome.found, outcome.given, outcome.dates
    return [
        found.overlap.f1 if found else None,
        found.end_to_end.f1 if found and found.end_to_end.gold else None,
        given.accuracy if given and given.end_to_end.gold else None,
        dates.value.f1 if dates else None,
        dates.date_value.f1 if dates else None,
    ]


def report_object(name: str, outcome: Outcome, *, misses: int = 0) -> dict[str, Any]:
    """The same for programs: shares in percent, distances in km."""
    shown = {figures: _places_object(of) for figures, of in (("found", outcome.found), ("given", outcome.given)) if of}
    return {
        "gold": name,
        "documents": outcome.documents,
        "trained_on": outcome.trained_on,
        "shifted": outcome.shifted,
        **({"places": shown} if shown else {}),
        **({"dates": {key: _prf_object(prf) for key, prf in _date_rows(outcome.dates)}} if outcome.dates else {}),
        "misses": [asdict(miss) for miss in _chosen(outcome.misses, misses)],
    }


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _place_tables(outcome: Outcome) -> Iterator[list[tuple[str, ...]]]:
    found, given = outcome.found, outcome.given
    if found is not None:
        spans = [("exact spans", found.exact), ("overlapping spans", found.overlap)]
        placed = [("end to end, 161 km", found.end_to_end)] if found.end_to_end.gold else []
        yield _prf_table("places", [*spans, *placed])
    if (found or given or PlaceFigures()).end_to_end.gold:
        yield _placed_table(found, given)
    columns = [(words, figures) for words, figures in (("given", given), ("found", found)) if figures and figures.shown]
    if columns:
        yield _reliability(columns)
    drawn = found or given
    if drawn is not None and drawn.roles:
        yield [
            ("drawn on the map", "right", "of", "false"),
            ("pins", str(drawn.pins_right), str(drawn.pins), str(drawn.false_pins)),
        ]
        yield _role_table(drawn.roles)


def _placed_table(found: PlaceFigures | None, given: PlaceFigures | None) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [("placed within 161 km", "share", "right", "of", "median km", "resolved")]
    if given is not None:
        rows.append(_placed_row("gold spans given", given, given.accuracy, given.end_to_end.gold))
    if found is not None:
        rows.append(_placed_row("gold spans that were found", found, found.accuracy_of_found, found.found_with_point))
    return rows


def _placed_row(words: str, figures: PlaceFigures, share: float, of: int) -> tuple[str, ...]:
    median = figures.median_km
    return (
        words, f"{share:.1f}", str(figures.end_to_end.hits), str(of),
        "" if median is None else f"{median:.1f}", f"{figures.resolved:.1f}",
    )  # fmt: skip


def _reliability(columns: Sequence[tuple[str, PlaceFigures]]) -> list[tuple[str, ...]]:
    head = ("shown with a confidence of", *(cell for words, _ in columns for cell in (f"spans {words}", "right %")))
    rows = [head]
    for bound, above in zip(TENTHS, (1.0, *TENTHS), strict=False):
        cells = []
        for _, figures in columns:
            right, wrong = figures.shown[bound, True], figures.shown[bound, False]
            cells += [str(right + wrong), f"{100 * right / (right + wrong):.1f}" if right + wrong else ""]
        rows.append((f"{bound:.1f} to {above:.1f}" if bound else f"below {above:.1f}", *cells))
    return rows


def _role_table(roles: Counter[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Annotated roles down, found roles across; precision is of what was found where something is annotated."""
    rows = [("role in the gold", "P", "R", "gold", *(f"as {word}" for word in _FOUND_ROLES.values()), "not found")]
    annotated = {gold for gold, _ in roles}
    ordered = [*(role for role in ROLES if role in annotated), *sorted(annotated.difference(ROLES))]
    return [*rows, *(_role_row(role, roles) for role in ordered)]


def _role_row(gold_role: str, roles: Counter[tuple[str, str]]) -> tuple[str, ...]:
    same = ROLES.get(gold_role)
    right = called = in_gold = 0
    for (gold, found), number in roles.items():
        in_gold += number if gold == gold_role else 0
        if found == same:
            called += number
            right += number if gold == gold_role else 0
    prf = Prf(right, called, in_gold)
    cells = (str(roles[gold_role, role]) for role in (*_FOUND_ROLES, ""))
    return gold_role, f"{prf.precision:.1f}" if called else "", f"{prf.recall:.1f}", str(in_gold), *cells


def _date_rows(dates: DateFigures) -> list[tuple[str, Prf]]:
    return [
        ("exact spans", dates.exact),
        ("overlapping spans", dates.overlap),
        ("value", dates.value),
        ("DATE value", dates.date_value),
    ]


def _prf_table(title: str, rows: Sequence[tuple[str, Prf]]) -> list[tuple[str, ...]]:
    return [(title, "P", "R", "F1", "right", "found", "gold"), *(_prf_row(words, prf) for words, prf in rows)]


def _prf_row(words: str, prf: Prf) -> tuple[str, ...]:
    shares = (f"{share:.1f}" for share in (prf.precision, prf.recall, prf.f1))
    return (words, *shares, str(prf.hits), str(prf.found), str(prf.gold))


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """The first column to the left, the others to the right; the tables of a report line up where they can."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        numbers = (cell.rjust(max(width, _LEAST_COLUMN) + 2) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield (row[0].ljust(max(widths[0], _LEAST_TITLE)) + "".join(numbers)).rstrip()


def _chosen(misses: Sequence[Miss], most: int) -> list[Miss]:
    """The first `most` of each kind, kind by kind."""
    kinds = list(_HEADINGS)
    ordered = sorted(misses, key=lambda miss: kinds.index(miss.kind))
    return [miss for _, group in groupby(ordered, key=lambda miss: miss.kind) for miss in list(group)[:most]]


def _miss_lines(misses: Sequence[Miss], most: int) -> Iterator[str]:
    for kind, group in groupby(_chosen(misses, most), key=lambda miss: miss.kind):
        every = [miss for miss in misses if miss.kind == kind]
        yield ""
        yield f"{_HEADINGS[kind]}: {sum(miss.times for miss in every)}"
        for miss in group:
            yield from _one_miss(miss)


def _one_miss(miss: Miss) -> Iterator[str]:
    times = f" ({miss.times} times)" if miss.times > 1 else ""
    yield f"  {miss.document}:{miss.start}{times}  {miss.before}[{miss.text}]{miss.after}"
    parts = [f"found {miss.said}" if miss.said else "", f"gold {miss.gold}" if miss.gold else ""]
    yield f"      {'; '.join(filter(None, parts))}"
    if miss.reason:
        yield f"      {miss.reason}"


def _places_object(figures: PlaceFigures) -> dict[str, Any]:
    median = figures.median_km
    return {
        "exact": _prf_object(figures.exact),
        "overlap": _prf_object(figures.overlap),
        "end_to_end": _prf_object(figures.end_to_end),
        "accuracy": round(figures.accuracy, 1),
        "accuracy_of_found": round(figures.accuracy_of_found, 1),
        "median_km": None if median is None else round(median, 1),
        "resolved": round(figures.resolved, 1),
        "pins": {"right": figures.pins_right, "of": figures.pins, "false": figures.false_pins},
        "roles": [{"gold": role, "found": as_ or None, "times": n} for (role, as_), n in sorted(figures.roles.items())],
        "reliability": [_shown_object(figures, bound) for bound in TENTHS],
    }


def _shown_object(figures: PlaceFigures, bound: float) -> dict[str, float]:
    right, wrong = figures.shown[bound, True], figures.shown[bound, False]
    return {"from": bound, "right": right, "of": right + wrong}


def _prf_object(prf: Prf) -> dict[str, float]:
    shares = {"precision": prf.precision, "recall": prf.recall, "f1": prf.f1}
    return {key: round(share, 1) for key, share in shares.items()} | {
        "right": prf.hits,
        "found": prf.found,
        "gold": prf.gold,
    }
