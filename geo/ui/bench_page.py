"""What the reader's workbench sends, within a session: each batch of acts is done once, each question answered once."""

from __future__ import annotations

from typing import Any

import streamlit as st

from geo.model import Place
from geo.ui.address import View
from geo.ui.asking import answer
from geo.ui.bench import Performed, judged, perform
from geo.ui.choices import choices
from geo.ui.judging import Desk
from geo.ui.reading_again import reader_if_any
from geo.ui.said import Said
from geo.ui.shell import Opened, opened_now

SAID, ANSWERED = "acts said", "ask answered"
"""Keys of the session state: the number of the last batch with what came of it; the last answer with its number."""
NOTHING = (0, Performed(Said(""), {}))


def desk_of(opened: Opened) -> Desk:
    """What acts on a project are judged with."""
    return Desk(opened.project, opened.data, _entry)


def _entry(identifier: str) -> Place | None:
    reader = reader_if_any()
    return None if reader is None else reader.gazetteer.get(identifier)


def take_acts(opened: Opened, sent: object) -> None:
    """Do what the reader sent, unless it was done: the browser sends the same until it hears of it."""
    state = st.session_state
    number = sent.get("number") if isinstance(sent, dict) else None
    if not isinstance(sent, dict) or not isinstance(number, int) or number == state.get(SAID, NOTHING)[0]:
        return
    # in one step: Streamlit may end a run wherever the state is touched, and the batch must then be done again
    state[SAID] = (number, perform(lambda: desk_of(opened_now(opened.project.path)), sent, reader_if_any()))


def answered(desk: Desk, ask: object) -> dict[str, Any] | None:
    """The last answer of this session; what is asked anew is answered first."""
    state = st.session_state
    number = ask.get("number") if isinstance(ask, dict) else None
    if isinstance(ask, dict) and isinstance(number, int) and state.get(ANSWERED, {}).get("number") != number:
        state[ANSWERED] = {"number": number, **answer(desk, ask, reader_if_any())}
    found: dict[str, Any] | None = state.get(ANSWERED)
    return found


def acted_record() -> dict[str, Any]:
    """What came of the last acts of this session."""
    number, done = st.session_state.get(SAID, NOTHING)
    return {"acted": number, "results": done.results, "said": done.said.words, "isError": done.said.is_error}


def bench_record(opened: Opened, view: View, document_id: str | None, ask: object) -> dict[str, Any]:
    """What the reader shows of the workbench: what came of the last acts, answers, and what was judged already."""
    desk = desk_of(opened)
    return {
        **acted_record(),
        "answer": answered(desk, ask),
        "judged": judged(desk, document_id) if document_id else {},
        "choices": choices(desk, view.mention) if view.mention else [],
    }
