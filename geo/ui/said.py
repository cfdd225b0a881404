"""What is said of an act of corrections after it was saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from geo.errors import DatelineError
from geo.project.in_place import Applied
from geo.ui.words import count_words

MOST_NAME = 200
"""Letters of the name that stands beside an act: the corrections file takes no more."""


@dataclass(frozen=True, slots=True)
class Said:
    """What became of an act: in words, and the act that can be taken back ('' for none)."""

    words: str
    act: str = ""
    is_error: bool = False


def waiting_words(applied: Applied) -> str:
    """What to say where articles wait to be read again; '' where none does."""
    if not applied.waiting:
        return ""
    many = count_words(len(applied.waiting), "article")
    return f" {many} can't be read again here, for want of the gazetteer: dateline build will show it."


def coder_of(sent: Mapping[str, Any]) -> str:
    """The name that a page sends with an act, no longer than the corrections file takes."""
    return str(sent.get("by", "")).strip()[:MOST_NAME]


def do(act: Callable[[], Said], key: str) -> None:
    """Do it, keep under `key` of the session what is to be said of it, and show the project as it is now."""
    try:
        st.session_state[key] = act()
    except DatelineError as error:
        st.session_state[key] = Said(str(error), is_error=True)
    st.rerun()
