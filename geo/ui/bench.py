"""The reader as a workbench: acts are stored and shown at once, questions answered, what was judged is marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from geo.corrections import Correction, in_force, locate
from geo.corrections.reach import due_alone
from geo.errors import CorrectionError, DatelineError
from geo.pipeline import Pipeline
from geo.project.acts import new_act
from geo.project.acts_log import LoggedAct, logged_acts, next_redo, next_undo
from geo.project.in_place import apply_corrections
from geo.project.journal import SUFFIX, append, journal_path, read_journal
from geo.ui.judging import Desk, lines_of, words_of
from geo.ui.said import Said, coder_of, waiting_words

MOST_ACTS = 100
"""Acts that a browser may send at once: one for each key that was pressed while the last were stored."""
READING_STAYS = frozenset(("checked", "note"))
"""Kinds that change no reading: they are stored, and the project need not be written."""

Record = dict[str, Any]


def perform(desk_now: Callable[[], Desk], sent: Mapping[str, Any], pipeline: Pipeline | None) -> Said:
    """Store the acts that a browser sent, in order, and have the project show them.

    What can't be stored is said, and what came before it stands. `desk_now` gives the project as it is by then, since
    an act may be about what the one before it changed.
    """
    by = coder_of(sent)
    items = sent.get("items")
    said = Said("")
    try:
        for item in items[:MOST_ACTS] if isinstance(items, list) else ():
            if not isinstance(item, Mapping):
                continue
            desk = desk_now()
            lines, said = _stored(desk, by, item)
            if any(line.kind not in READING_STAYS for line in lines):
                waiting = waiting_words(apply_corrections(desk.project.path, pipeline))
                said = Said(said.words + waiting, said.act)
    except DatelineError as error:
        return Said(str(error), is_error=True)
    return said


def _stored(desk: Desk, by: str, item: Mapping[str, Any]) -> tuple[Sequence[Correction], Said]:
    """The lines that an item led to, and what is to be said of it."""
    path = desk.project.path
    act = new_act(by)
    do = item.get("do")
    if do in ("undo", "redo"):
        acts = logged_acts(read_journal(path).corrections)
        known = {one.id: one for one in acts}
        if "act" in item:
            found = known.get(str(item["act"]))
        else:
            found = next_undo(acts, by) if do == "undo" else next_redo(acts, by)
        if found is None:
            raise CorrectionError(f"There is nothing of yours to {do}.")
        if not found.holds:
            raise CorrectionError("It was taken back already: reload the page.")
        undo = act.undo(found.id)
        append(path, [undo])
        meant = known.get(found.undoes, found) if found.undoes else found
        words = f"{'Brought back' if found.undoes else 'Taken back'}: {words_of(list(meant.lines))}."
        return _touched(meant), Said(words, act.id)
    lines = lines_of(act, desk, item)
    append(path, lines)
    return lines, Said(f"{words_of(lines)}.", act.id)


def _touched(act: LoggedAct) -> Sequence[Correction]:
    return act.lines


def judged(desk: Desk, document_id: str) -> dict[str, Record]:
    """Who confirmed, or corrected, which mention of an article, by the code point at which it starts; its notes too."""
    corrections = held_corrections(journal_path(desk.project.path))
    if not corrections:
        return {}
    document = desk.document(document_id)
    text = document.text
    rows = desk.data.mentions[desk.data.mentions["document_id"] == document_id].set_index("start").to_dict("index")
    found: dict[str, Record] = {}
    for line in due_alone(document, corrections).own:
        if line.kind == "document" and "hidden" in line.after:
            found["article"] = {"hidden": bool(line.after["hidden"])}
        span = locate(line.target, text).span if line.target is not None and line.target.exact else None
        if span is None:
            continue
        record = found.setdefault(str(span.start), {})
        row = rows.get(span.start)
        if line.kind == "note":
            record.setdefault("notes", []).append({"text": line.after.get("text", ""), "by": line.by})
        elif line.kind == "checked" and row is not None and _is_as_checked(line, row):
            record["checked"] = line.by
    return found


def held_corrections(journal: Path) -> tuple[Correction, ...]:
    """What holds of a corrections file, as it is now."""
    return _held(*_state_of(journal))


def _state_of(journal: Path) -> tuple[Path, int, int]:
    """A corrections file, with the time of its last change in ns and its size: zeros when there is none."""
    try:
        status = journal.stat()
    except OSError:
        return journal, 0, 0
    return journal, status.st_mtime_ns, status.st_size


@lru_cache(maxsize=2)
def _held(journal: Path, modified: int, size: int) -> tuple[Correction, ...]:
    """What holds of a file in that state: read once, not at every click."""
    project = journal.with_name(journal.name.removesuffix(SUFFIX))
    return in_force(read_journal(project).corrections) if size else ()


def _is_as_checked(line: Correction, row: Mapping[Any, Any]) -> bool:
    """Whether a mention is still read as it was when somebody confirmed it."""
    place = line.after.get("place")
    seen = place.get("id") if isinstance(place, Mapping) else None
    read = row["place_id"] if isinstance(row["place_id"], str) else None
    return bool(seen == read and line.after.get("role", row["role"]) == row["role"])
