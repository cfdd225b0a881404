"""What of names and numbers reaches the page's script."""

from __future__ import annotations

import base64
import json
import re
from urllib.parse import parse_qs, urlsplit

import folium
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packed_columns import wholes
from streamlit_folium import generate_leaflet_string

from geo.map import TimeWindowLayer, assets_folders, assets_version, build_map
from geo.map.payload import packed_wholes, payload, script_json
from geo.model import OPEN_FIRST, OPEN_LAST
from geo.places.borders import border_path

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "`${alert(1)}`",
    "{{ 'map_dateline' }}",
    "{% raw %} {# {{ 7 * 7 }}",
    "alert(coords);",
    "_dateline _dateline1 map_dateline",
    "\u2028\u2029\u202e\\u0027\\",
    "<!--<script>",
]


def footprints(names: list[str]) -> pd.DataFrame:
    texts = pd.Series(names, dtype=object)
    return pd.DataFrame(
        {
            "place_id": [f"t:{i}" for i in range(len(names))], "name": texts, "shape": "point", "latitude": 36.3,
            "longitude": 43.1, "radius_km": 2.0, "label": texts, "kind": "city", "country": "IQ", "path": None,
            "confidence": 0.9,
        }
    )  # fmt: skip


def marks(count: int = 1) -> pd.DataFrame:
    return pd.DataFrame({"footprint": [0] * count, "first": 17_000, "last": 17_003, "document": 0, "role": 0})


def script_of(names: list[str]) -> str:
    made = build_map(marks(), footprints(names), channel="c", asset_address="../map_", first=0, last=9)
    made.render()
    return generate_leaflet_string(made, base_id="div")


def names_in(script: str) -> list[str]:
    data = re.search(r"module\.start\(\w+, (.*)\)\);", script)
    assert data
    return json.loads(data[1])["places"]["names"]


@given(st.text(max_size=60) | st.sampled_from(HOSTILE))
@settings(max_examples=150, deadline=None)
def test_text_stays_data_and_comes_back_whole(text: str) -> None:
    written = script_json({"name": text})
    assert json.loads(written) == {"name": text}
    assert written.isascii()
    assert not set("<>&`$'_(){}%#") & set(written[1:-1])


@given(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=20), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None)
def test_names_pass_folium_and_streamlit_folium_unchanged(names: list[str]) -> None:
    wanted = [name.encode("utf-8", "replace").decode() for name in names]
    assert names_in(script_of(names)) == wanted


def test_the_whole_page_holds_no_name_outside_the_data() -> None:
    made = build_map(marks(), footprints(HOSTILE), channel="</script>", asset_address="../map_", first=0, last=9)
    page = made.get_root().render()
    for sign in ("<script>alert", "<img src=x", "${alert", "<svg/onload", "<!--<script>"):
        assert sign not in page


def test_halves_of_surrogate_pairs_are_replaced() -> None:
    assert names_in(script_of(["a\ud800b"])) == ["a?b"]


def test_arrays_are_little_endian_and_keep_open_ends() -> None:
    frame = pd.DataFrame(
        {"footprint": [0, 0], "first": [OPEN_FIRST, -5], "last": [OPEN_FIRST, OPEN_LAST], "document": 0, "role": 0}
    )
    data = payload(frame, footprints(["Mosul"]))
    first = wholes(data["marks"]["first"])
    assert first == [OPEN_FIRST, -5]
    assert wholes(data["marks"]["last"], first) == [OPEN_FIRST, OPEN_LAST]
    latitudes = np.frombuffer(base64.b64decode(data["places"]["latitudes"]), "<f4")
    assert latitudes.tolist() == pytest.approx([36.3], abs=1e-5)


@given(st.lists(st.integers(OPEN_FIRST, OPEN_LAST), max_size=6), st.data())
def test_whole_numbers_of_32_bits_come_back(values: list[int], data: st.DataObject) -> None:
    assert wholes(packed_wholes(values)) == values
    after = data.draw(st.lists(st.integers(OPEN_FIRST, OPEN_LAST), min_size=len(values), max_size=len(values)))
    assert wholes(packed_wholes(values, after=after), after) == values


def test_whole_numbers_take_as_few_bytes_as_do() -> None:
    assert [packed_wholes(values)[:2] for values in ([], [-128, 127], [0, 128], [70_000])] == ["1:", "1:", "2:", "4:"]
    assert packed_wholes(range(1000)).startswith("1d:")


def test_a_border_of_many_vertices_keeps_them_and_stays_small() -> None:
    frame = footprints(["a"])
    frame["path"] = [border_path("KZ", "RU")]
    frame["shape"] = "line"
    places = payload(marks(), frame)["places"]
    assert len(places["paths"][0]) == len(border_path("KZ", "RU")) > 100
    assert places["shapes"] == ["line"]
    assert len(script_json(places["paths"])) < 10_000


def test_paths_are_pairs_or_nothing() -> None:
    frame = footprints(["border", "city"])
    frame["path"] = [[(37.1, 42.3), (36.0, 41.0)], None]
    assert payload(marks(), frame)["places"]["paths"] == [[[37.1, 42.3], [36.0, 41.0]], None]


def test_a_line_of_unknown_course_is_a_circle() -> None:
    frame = footprints(["road", "river"]).assign(shape="line")
    frame["path"] = [[(37.1, 42.3), (36.0, 41.0)], None]
    assert payload(marks(), frame)["places"]["shapes"] == ["line", "circle"]


def test_a_project_without_places_still_makes_a_map() -> None:
    made = build_map(marks(0), footprints([]), channel="c", asset_address="../map_", first=0, last=9)
    assert "module.start" in made.get_root().render()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"latitude": 95.0}, "not on the globe"),
        ({"longitude": float("nan")}, "not on the globe"),
        ({"radius_km": -1.0}, "not on the globe"),
        ({"shape": "blob"}, "unknown shape"),
    ],
)
def test_impossible_footprints_are_refused(change: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        payload(marks(), footprints(["a"]).assign(**change))


def test_missing_columns_and_stray_marks_are_refused() -> None:
    with pytest.raises(ValueError, match="footprints lacks the columns kind, path"):
        payload(marks(), footprints(["a"]).drop(columns=["kind", "path"]))
    with pytest.raises(ValueError, match="outside the 1 footprints"):
        payload(marks().assign(footprint=1), footprints(["a"]))


def test_the_same_input_gives_the_same_page() -> None:
    assert script_of(["Mosul"]) == script_of(["Mosul"])


def test_no_file_of_the_map_comes_from_another_host() -> None:
    made = build_map(marks(), footprints(["Mosul"]), channel="c", asset_address="../map_", first=0, last=9)
    page = made.get_root().render()
    assert "http" not in page.replace("http-equiv", "")
    for _, address in made.default_js + made.default_css:
        assert address.startswith("../map_")
    assert all(address.startswith("https://") for _, address in folium.Map.default_js)


def test_extra_layers_are_drawn_before_the_footprints() -> None:
    extra = folium.Circle((36, 43), radius=900)
    made = build_map(
        marks(), footprints(["Mosul"]), channel="c", asset_address="../map_", first=0, last=9, extra_layers=(extra,)
    )
    children = list(made._children.values())
    assert children.index(extra) < [type(child) for child in children].index(TimeWindowLayer)


def test_data_at_an_address_stay_out_of_the_script() -> None:
    made = build_map(
        marks(), footprints(["Mosul"]), channel="c", asset_address="../map_", data_address="../map_project/a.json.gz",
        first=0, last=9,
    )  # fmt: skip
    script = generate_leaflet_string(made, base_id="div")
    assert "Mosul" not in made.get_root().render()
    data = re.search(r"module\.start\(\w+, (.*)\)\);", script)
    assert data
    assert json.loads(data[1])["data"] == "../map_project/a.json.gz"


def test_all_that_the_map_needs_is_asked_for_at_once() -> None:
    made = build_map(
        marks(), footprints(["Mosul"]), channel="c", asset_address="../map_", data_address="../map_project/a.json.gz",
        first=0, last=9,
    )  # fmt: skip
    asked = parse_qs(urlsplit(made.default_js[0][1]).query)
    assert asked["v"] == [assets_version()]
    script = (assets_folders()["scripts"] / "map.js").read_text("utf-8")
    assert re.findall(r"^import\b", script, re.MULTILINE) == []
    assert re.findall(r"^export .*", script, re.MULTILINE) == [script.splitlines()[-1]]
    assert asked["basemap"] == ["../map_data/"]
    assert asked["data"] == ["../map_project/a.json.gz"]


def test_every_addressed_file_is_there() -> None:
    folders = assets_folders()
    wanted = {"scripts": ("map.js", "map.css"), "leaflet": ("leaflet.js", "leaflet.css"), "data": ("basemap.bin.gz",)}
    assert [f for name, files in wanted.items() for f in files if not (folders[name] / f).is_file()] == []
    assert re.fullmatch(r"[0-9a-f]{12}", assets_version())
