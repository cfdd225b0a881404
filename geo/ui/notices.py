"""Empty states and errors: what is the matter and what to do, as text."""

from __future__ import annotations

from base64 import b64encode
from html import escape

import streamlit as st

_MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="48" height="48">'
    '<path d="M16 2.5a9.2 9.2 0 0 0-9.2 9.2c0 5.2 5.1 9.4 9.2 13 4.1-3.6 9.2-7.8 9.2-13A9.2 9.2 0 0 0 16 2.5Z" '
    'fill="#0a7076"/><path d="M10.5 15.2v-3.7M14.2 15.2V8.2M17.8 15.2v-5M21.5 15.2v-2.4" stroke="#fff" '
    'stroke-width="2.1" stroke-linecap="round"/><path d="M3 28.8h26" stroke="#e09b1c" stroke-width="2.6" '
    'stroke-linecap="round"/></svg>'
)


def mark_svg() -> str:
    """Dateline's sign: a place whose inside is a histogram, standing on a line of time."""
    return _MARK


def _mark_image() -> str:
    address = b64encode(_MARK.encode()).decode("ascii")
    return f'<img src="data:image/svg+xml;base64,{address}" width="48" height="48" alt="">'


def empty_state(title: str, *words: str, link: tuple[str, str] | None = None) -> None:
    """Fill the page with what is missing and what to do about it; `link` is (words, address) of the page for that."""
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in words)
    way = f'<a class="dl-way" href="{escape(link[1])}" target="_self">{escape(link[0])}</a>' if link else ""
    st.html(f'<section class="dl-empty">{_mark_image()}<h1>{escape(title)}</h1>{paragraphs}{way}</section>')


def notice(words: str) -> None:
    """A passing note over the page."""
    with st.container(key="dl-notice"):
        st.html(f'<p class="dl-notice" role="alert">{escape(words)}</p>')
