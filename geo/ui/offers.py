"""Names that no table has, by country, and the button that fetches the country's places from GeoNames."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from geo.errors import DatelineError, GazetteerError
from geo.gazetteer import default_path
from geo.gazetteer.importing import add_country, imported_names
from geo.project.unplaced import Unplaced, unplaced
from geo.ui.reading_again import gazetteer_now

SAID = "import said"
"""Key of the session state: what became of the last import, and whether it failed."""
_AGAIN = "Then build the project again: dateline build FOLDER -o PROJECT."


@st.cache_data(show_spinner=False, max_entries=4)
def _offers(path: str, revision: str, imported: frozenset[str]) -> tuple[Unplaced, ...]:
    return unplaced(Path(path), imported)


def offers_of(path: Path, revision: str) -> tuple[Unplaced, ...]:
    """The countries whose places would help the project at `path`; `revision` changes when its file does."""
    try:
        imported = imported_names(gazetteer_now())
    except GazetteerError:
        imported = frozenset()
    return _offers(str(path), revision, imported)


def offer_records(offers: tuple[Unplaced, ...]) -> list[dict[str, str]]:
    """What the list of names that are not mapped says of them."""
    return [{"words": one.words, "command": one.command} for one in offers]


def fetched(code: str) -> tuple[str, bool]:
    """Fetch a country's places from GeoNames; what came of it, in words, and whether it failed."""
    try:
        return f"{add_country(default_path(), code)}. {_AGAIN}", False
    except DatelineError as error:
        return str(error), True


def show_offers(path: Path, revision: str) -> None:
    """The offers, each with its command and a button; nothing leaves the machine before a click."""
    said = st.session_state.pop(SAID, None)
    offers = offers_of(path, revision)
    if not offers and said is None:
        return
    with st.container(key="dl-offers"):
        if said is not None:
            words, is_error = said
            (st.error if is_error else st.success)(words)
        for one in offers:
            st.html(f"<p>{escape(one.words)}. GeoNames may have them:</p><pre>{escape(one.command)}</pre>")
            if st.button(
                f"Fetch the places of {one.called} from GeoNames",
                key=f"fetch-{one.country}",
                help="Asks download.geonames.org for the country's list: only now, and for nothing else.",
            ):
                with st.spinner("Fetching …"):
                    st.session_state[SAID] = fetched(one.country)
                st.rerun()
