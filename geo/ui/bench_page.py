"""What the reader's workbench sends, within a session: each batch of acts is done once, each question answered once."""

from __future__ import annotations

from typing import Any

import streamlit as st

from geo.model import Place
from geo.ui.address import View
from geo.ui.asking import answer
from geo.ui.bench import judged, perform
from geo.ui.choices import choices
from geo.ui.judging import Desk
from geo.ui.reading_again import reader_if_any
from geo.ui.said import Said
from geo.ui.shell import Opened, opened_now

ACTED, SAID, ANSWERED = "acts taken", "acts said", "ask answered"
"""Keys of the session state: the number of the last batch, what came of it, and the last answer with its number."""


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
    if not isinstance(sent, dict) or not isinstance(number, int) or number == state.get(ACTED):
        return
    state[ACTED] = number
    state[SAID] = perform(lambda: desk_of(opened_now(opened.project.path)), sent, reader_if_any())


def bench_record(opened: Opened, view: View, document_id: str | None, ask: object) -> dict[str, Any]:
    """What the reader shows of the workbench: what came of the last acts, answers, and what was judged already."""
    state = st.session_state
    said: Said = state.get(SAID) or Said("")
    desk = desk_of(opened)
    number = ask.get("number") if isinstance(ask, dict) else None
    if isinstance(ask, dict) and isinstance(number, int) and state.get(ANSWERED, {}).get("number") != number:
        state[ANSWERED] = {"number": number, **answer(desk, ask, reader_if_any())}
    return {
        "acted": state.get(ACTED, 0),
        "said": said.words,
        "isError": said.is_error,
        "answer": state.get(ANSWERED),
        "judged": judged(desk, document_id) if document_id else {},
        "choices": choices(desk, view.mention) if view.mention else [],
    }
