"""Dateline's dashboard: `dateline run` starts it with the project's path in DATELINE_PROJECT."""

import streamlit as st

from geo.ui.shell import begin, header
from geo.ui.workbench import show_workbench

begin()
pages = [
    st.Page(show_workbench, title="Map", url_path="map", default=True),
    st.Page("pages/articles.py", title="Articles"),
    st.Page("pages/places.py", title="Places"),
    st.Page("pages/review.py", title="Review"),
    st.Page("pages/corrections.py", title="Corrections"),
    st.Page("pages/import.py", title="Import"),
    st.Page("pages/export.py", title="Export"),
    st.Page("pages/about.py", title="About"),
]
page = st.navigation(pages, position="hidden")
header(pages, page)
page.run()
