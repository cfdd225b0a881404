"""The reader as a workbench: acts are stored and shown at once, questions answered, what was judged is marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from geo.corrections import Correction, in_force, is_as_seen, is_ulid, locate, verdict_of
from geo.corrections.meaning import tags_of
from geo.corrections.reach import due_alone
from geo.corrections.wording import words_of
from geo.errors import CorrectionError, DatelineError
from geo.pipeline import Pipeline
from geo.project.acts import Act, new_act
from geo.project.acts_log import LoggedAct, logged_acts, next_redo, next_undo
from geo.project.exchanging import settling_lines
from geo.project.in_place import apply_corrections, shows_corrections
from geo.project.journal import SUFFIX, append, holds_act, journal_path, read_journal
from geo.ui.judging import Desk, lines_of
from geo.ui.said import Said, coder_of, waiting_words
from geo.ui.words import count_words

MOST_ACTS = 100
"""Acts that are done at once; those beyond are not answered, and the browser sends them again."""
READING_STAYS = frozenset(("checked", "note"))
"""Kinds that change no reading: they are stored, and the project need not be written."""

Record = dict[str, Any]

_STORING = Lock()
"""Held from the look for an act to its line: Streamlit may run a page anew while its last run still stores."""


@dataclass(frozen=True, slots=True)
class Performed:
    """What became of acts: what is to be said, and under the id of each act '' where it is stored, else why not.

    An act that is missing from `results` was not stored and may be sent again.
    """

    said: Said
    results: Mapping[str, str]


def perform(desk_now: Callable[[], Desk], sent: Mapping[str, Any], pipeline: Pipeline | None) -> Performed:
    """Store the acts that a browser sent, in order, and have the project show them.

    An act that says nothing that can be stored is refused, and those after it are done all the same; but no undo is,
    since it would take back something else. Where the project or its corrections can't be written, the rest waits.
    An act that is there already, since the browser heard no answer, is not stored again.

    Parameters
    ----------
    desk_now
        Gives the project as it is by then, since an act may be about what the one before it changed.
    sent
        `by`, and `items`: each an act with its own `id`, a ULID.
    """
    by, given = coder_of(sent), sent.get("items")
    items = [item for item in given if isinstance(item, Mapping)] if isinstance(given, list) else []
    said, results, refusals = Said(""), dict[str, str](), list[str]()
    for item in items[:MOST_ACTS]:
        identifier = _id_of(item)
        try:
            if refusals and item.get("do") in ("undo", "redo"):
                raise CorrectionError("Nothing was taken back, since what came before was refused.")
            with _STORING:
                is_known = bool(identifier) and holds_act(desk_now().project.path, identifier)
                lines, said = ((), Said("Stored.", identifier)) if is_known else _stored(desk_now(), by, item)
        except CorrectionError as error:
            refusals.append(str(error))
            results[identifier] = str(error)
            continue
        except DatelineError as error:
            return Performed(Said(f"Not stored yet: {error}", is_error=True), results)
        results[identifier] = ""
        try:
            said = _shown(desk_now().project.path, lines, said, pipeline, is_known)
        except DatelineError as error:
            return Performed(Said(str(error), is_error=True), results)
    if refusals:
        more = f" {count_words(len(refusals) - 1, 'more act')} refused." if len(refusals) > 1 else ""
        said = Said(refusals[0] + more, is_error=True)
    return Performed(said, results)


def _id_of(item: Mapping[str, Any]) -> str:
    """The act's id that a browser made; '' where it is none."""
    value = item.get("id")
    return value if isinstance(value, str) and is_ulid(value) else ""


def _shown(path: Path, lines: Sequence[Correction], said: Said, pipeline: Pipeline | None, is_known: bool) -> Said:
    """Have the project show what was stored, where that changes a reading."""
    if any(line.kind not in READING_STAYS for line in lines) or (is_known and not shows_corrections(path)):
        return Said(said.words + waiting_words(apply_corrections(path, pipeline)), said.act)
    return said


def _stored(desk: Desk, by: str, item: Mapping[str, Any]) -> tuple[Sequence[Correction], Said]:
    """The lines that an item led to, and what is to be said of it."""
    path = desk.project.path
    act = new_act(by, identifier=_id_of(item))
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
    lines = _lines(act, desk, item, by)
    append(path, lines)
    return lines, Said(f"{words_of(lines)}.", act.id)


def _lines(act: Act, desk: Desk, item: Mapping[str, Any], by: str) -> list[Correction]:
    if item.get("do") == "settle":
        said = read_journal(desk.project.path).corrections
        return settling_lines(said, str(item.get("line", "")), by, identifier=act.id)
    return lines_of(act, desk, item)


def _touched(act: LoggedAct) -> Sequence[Correction]:
    return act.lines


def judged(desk: Desk, document_id: str) -> dict[str, Record]:
    """Who confirmed, or corrected, which mention of an article, by the code point at which it starts; its notes too."""
    corrections = held(desk.project.path)
    if not corrections:
        return {}
    document = desk.document(document_id)
    text = document.text
    rows = desk.data.mentions_of(document_id).set_index("start").to_dict("index")
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
            note = {"text": line.after.get("text", ""), "tags": tags_of(line.after), "by": line.by, "end": span.end}
            record.setdefault("notes", []).append(note)
        elif line.kind == "checked" and row is not None and is_as_seen(line, row["place_id"], row["role"]):
            record["checked"] = line.by if verdict_of(line) == "right" else ""
    return found


def held(project: Path) -> tuple[Correction, ...]:
    """The lines that hold of the corrections of a project, read once and not at every click."""
    return _held(*_state_of(journal_path(project)))


def _state_of(journal: Path) -> tuple[Path, int, int]:
    """A corrections file, with the time of its last change in ns and its size: zeros when there is none."""
    try:
        status = journal.stat()
    except OSError:
        return journal, 0, 0
    return journal, status.st_mtime_ns, status.st_size


@lru_cache(maxsize=2)
def _held(journal: Path, modified: int, size: int) -> tuple[Correction, ...]:
    """What holds of a file in that state."""
    project = journal.with_name(journal.name.removesuffix(SUFFIX))
    return in_force(read_journal(project).corrections) if size else ()
