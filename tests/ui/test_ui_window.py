"""Which intervals a window touches, by the cases that the scripts are tested on too."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from geo.model import OPEN_FIRST, OPEN_LAST
from geo.ui.window import touches

CASES = json.loads((Path(__file__).parents[1] / "fixtures" / "window_cases.json").read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_interval_touches_the_window_where_they_share_a_day(case):
    first, last = case["interval"]
    first = OPEN_FIRST if first is None else first
    last = (OPEN_FIRST if first == OPEN_FIRST else OPEN_LAST) if last is None else last
    told = touches(
        pd.Series([first]), pd.Series([last]), *case["window"],
        undated=case.get("undated", False), until=case.get("until", False), known=case.get("known"),
    )  # fmt: skip
    assert told.tolist() == [case["touches"]]
