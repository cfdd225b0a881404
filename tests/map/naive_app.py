"""The naive way, for the benchmark: a new folium map with one CircleMarker a place on each rerun."""

from __future__ import annotations

import folium
import streamlit as st
from branca.element import MacroElement
from folium.template import Template
from map_app import DAYS, FIRST_DAY, frames
from streamlit_folium import st_folium

from geo.map import OfflineMap
from geo.ui.assets import asset_address

WIDTH = 90


class Step(MacroElement):
    """Tells the benchmark which map this is."""

    _template = Template("{% macro script(this, kwargs) %}window.step = {{ this.number }};{% endmacro %}")

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


st.set_page_config(layout="wide")
table = st.cache_data(frames)(int(st.query_params.get("n", "1000")), int(st.query_params.get("places", "800")), False)
last = st.slider("Last day", FIRST_DAY + WIDTH, FIRST_DAY + DAYS, FIRST_DAY + WIDTH)
marks, footprints = table
shown = marks[(marks["first"] <= last) & (marks["last"] >= last - WIDTH)]
naive = OfflineMap(asset_address(), location=(34, 42), zoom_start=6)
for number, count in shown["footprint"].value_counts().items():
    place = footprints.iloc[int(number)]
    folium.CircleMarker(
        (place["latitude"], place["longitude"]), radius=3 + float(count) ** 0.5, fill=True, tooltip=str(place["name"])
    ).add_to(naive)
Step(last - FIRST_DAY - WIDTH).add_to(naive)
st_folium(naive, key="map", height=800, use_container_width=True, returned_objects=[])
