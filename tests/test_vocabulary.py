"""The words that Python and the page's scripts share."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from geo.model import CERTAINTIES, LIKELY, SURE
from geo.places import certainty
from geo.ui.facets import PLACE_CERTAINTIES, certainty_codes

TOP = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def maker() -> dict[str, Any]:
    return runpy.run_path(str(TOP / "scripts" / "build_vocabulary.py"))


def test_the_scripts_words_are_the_models(maker: dict[str, Any]) -> None:
    """When this fails, run `python scripts/build_vocabulary.py`."""
    assert maker["VOCABULARY"].read_text("utf-8") == maker["vocabulary"]()


@pytest.mark.parametrize("confidence", [0.0, 0.59, LIKELY, 0.65, 0.7, 0.89, SURE, 1.0])
def test_the_facet_calls_a_confidence_what_its_words_call_it(confidence: float) -> None:
    mention = pd.DataFrame({"confidence": [confidence], "place_id": ["geonames:1"]})
    (code,) = certainty_codes(mention)
    assert PLACE_CERTAINTIES[code] == certainty(confidence)
    assert certainty(confidence) in CERTAINTIES


def test_a_confidence_of_65_percent_is_likely() -> None:
    (code,) = certainty_codes(pd.DataFrame({"confidence": [0.65], "place_id": ["geonames:1"]}))
    assert PLACE_CERTAINTIES[code] == "likely"
