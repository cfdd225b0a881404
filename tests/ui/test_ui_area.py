"""Ground that filters a view: the page's scripts judge the same cases (tests/frontend/area.test.js)."""

import json
from pathlib import Path

import numpy as np
import pytest

from geo.ui.area import read_area

CASES = json.loads((Path(__file__).resolve().parents[1] / "fixtures" / "area_cases.json").read_text("utf-8"))


@pytest.mark.parametrize(("text", "latitude", "longitude", "inside"), CASES["points"])
def test_a_point_is_within_or_without(text: str, latitude: float, longitude: float, inside: bool) -> None:
    area = read_area(text)
    assert area is not None
    assert area.holds(np.array([latitude]), np.array([longitude])).tolist() == [inside]


@pytest.mark.parametrize("text", CASES["refused"])
def test_what_names_no_ground_is_refused(text: str) -> None:
    assert read_area(text) is None


def test_what_has_no_coordinates_lies_nowhere() -> None:
    for text in ("box:-180,-90,180,90", "circle:0,0,20000"):
        area = read_area(text)
        assert area is not None
        assert not area.holds(np.array([np.nan]), np.array([np.nan])).any()
