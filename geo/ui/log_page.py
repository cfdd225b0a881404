"""The Corrections page: every act, who did it, when and why; any of them can be taken back, or brought back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import streamlit as st

from geo.corrections import Correction
from geo.corrections.conflicts import Conflict, conflicts
from geo.corrections.wording import side_words, words_of
from geo.project.acts_log import LoggedAct, logged_acts
from geo.project.journal import journal_path, read_journal
from geo.ui.bench import perform
from geo.ui.bench_page import desk_of
from geo.ui.components import component
from geo.ui.judging import Desk
from geo.ui.reading_again import reader_if_any
from geo.ui.said import Said
from geo.ui.shell import Opened, open_project, opened_now
from geo.ui.words import count_words, day_words

SAID = "log said"
"""Key of the session state: what became of the last act on this page."""
MOST_ACTS = 5_000
"""Acts that a browser is given, the latest ones."""
MOST_CONFLICTS = 200
"""Conflicts that a browser is given; the next ones come when these are settled."""

_SCOPES = {"document": "the article", "project": "everywhere", "mention": ""}

Record = dict[str, Any]


def log_record(desk: Desk, said: Said | None = None) -> Record:
    """What the page shows: acts, the latest first, and what could not be read of the file."""
    path = desk.project.path
    journal = read_journal(path)
    acts = logged_acts(journal.corrections)
    known = {act.id: act for act in acts}
    took_back = {act.undoes: act.id for act in acts if act.undoes and act.holds}
    orphans = desk.project.orphans()
    lost = dict(zip(orphans["correction_id"], orphans["reason"], strict=True))
    titles = dict(zip(desk.data.documents["id"], desk.data.documents["title"], strict=True))
    mentions = frozenset(desk.data.mention_ids(range(len(desk.data.numbers))))
    rows = [
        _act_record(act, known, took_back.get(act.id, ""))
        | _where(act.lines[0], titles, mentions)
        | {"lost": next((lost[line.id] for line in act.lines if line.id in lost and act.holds), "")}
        for act in reversed(acts[-MOST_ACTS:])
    ]
    return {
        "file": journal_path(path).name,
        "total": len(acts),
        "acts": rows,
        "conflicts": [
            _conflict_record(one, titles, mentions) for one in conflicts(journal.corrections)[:MOST_CONFLICTS]
        ],
        "problems": [problem.message for problem in journal.problems],
        "said": None if said is None else {"words": said.words, "isError": said.is_error},
    }


def _conflict_record(conflict: Conflict, titles: dict[str, str], mentions: frozenset[str]) -> Record:
    """Both sides of a conflict, or all of them; the last is what the project shows."""
    line = conflict.sides[0]
    sides = [
        {"line": side.id, "by": side.by, "when": _when(side.at), "what": side_words(side), "why": side.why}
        for side in conflict.sides
    ]
    words = line.target.exact if line.target else ""
    return {"words": words or ", ".join(conflict.subject[2:]), "sides": sides} | _where(line, titles, mentions)


def _when(moment: datetime) -> str:
    return f"{day_words(moment.date())}, {moment:%H:%M} UTC"


def _act_record(act: LoggedAct, known: dict[str, LoggedAct], took_back: str) -> Record:
    """`undo` is the act to take back for this one's button: itself, or the one that took it back; '' for none."""
    meant = known.get(act.undoes or "", act)
    words = words_of(list(meant.lines))
    if act.undoes:
        words = f"Took back: {words}" if not meant.undoes else "Brought back what was taken back"
    return {
        "id": act.id,
        "when": _when(act.at),
        "at": act.at.isoformat(),
        "by": act.by,
        "why": act.why,
        "what": words,
        "lines": count_words(len(act.lines), "line") if len(act.lines) > 1 else "",
        "holds": act.holds,
        "isUndo": bool(act.undoes),
        "undo": "" if act.undoes else act.id if act.holds else took_back,
        "scope": _scope_words(act.lines[0]),
    }


def _scope_words(line: Correction) -> str:
    within = line.scope.within
    return count_words(len(line.scope.documents), "article") if within == "selection" else _SCOPES[within]


def _where(line: Correction, titles: dict[str, str], mentions: frozenset[str]) -> Record:
    """The article that a line was made in, and the address of its words there."""
    target = line.target
    if target is None or target.id not in titles:
        return {"title": target.path or target.id if target else "", "query": None}
    mention = f"{target.id}:{target.start}"
    query = {"mention": mention} if mention in mentions else {"doc": target.id}
    return {"title": titles[target.id] or target.id, "query": query}


def show_log() -> None:
    """The page."""
    opened = open_project(allow_empty=True)
    said: Said | None = st.session_state.pop(SAID, None)
    result = component("log")(
        key="log",
        data=log_record(desk_of(opened), said),
        on_undo_change=lambda: None,
        on_settle_change=lambda: None,
    )
    if isinstance(sent := result.undo, dict):
        _do(opened, sent, {"do": "undo", "act": str(sent.get("act", ""))})
    if isinstance(sent := result.settle, dict):
        _do(opened, sent, {"do": "settle", "line": str(sent.get("line", ""))})


def _do(opened: Opened, sent: dict[str, object], item: Record) -> None:
    asked = {"by": str(sent.get("by", "")), "items": [item]}
    st.session_state[SAID] = perform(lambda: desk_of(opened_now(opened.project.path)), asked, reader_if_any()).said
    st.rerun()
