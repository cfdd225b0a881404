"""The facets that mentions are filtered by, and the words for each value."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from geo.model import CERTAINTIES, LIKELY, SURE
from geo.ui.words import country_words, kind_words

NONE = "none"
"""The value of a mention that has no place, or whose place lies in no one country."""

PLACE_CERTAINTIES = (*CERTAINTIES, NONE)
"""How certain the place is that was chosen, or that none was."""

COPIES = ("first", "copy")
"""Whether an article is the only or first print of its text, or a near copy of another that is shown for it."""


def certainty_codes(mentions: pd.DataFrame) -> np.ndarray:
    """Index into PLACE_CERTAINTIES for every mention."""
    confidence = mentions["confidence"].to_numpy(dtype="float64")
    codes = np.where(confidence >= SURE, 0, np.where(confidence >= LIKELY, 1, 2))
    return np.where(mentions["place_id"].isna(), PLACE_CERTAINTIES.index(NONE), codes)


def kind_and_country(mentions: pd.DataFrame, places: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Kind and country of the place that each mention was read as, NONE where there is none."""
    known = places.set_index("id")
    kinds = mentions["place_id"].map(known["kind"]).fillna(NONE).replace("", NONE)
    countries = mentions["place_id"].map(known["country"]).fillna(NONE).replace("", NONE)
    return kinds, countries


def copy_codes(documents: pd.DataFrame, near: pd.DataFrame) -> np.ndarray:
    """Index into COPIES for every document; `near` is the project's table of near copies."""
    copies = near["document_id"][near["document_id"] != near["shown_id"]]
    return documents["id"].isin(copies).to_numpy().astype("uint8")


def facet_columns(values: pd.Series, words: Callable[[str], str], none: str) -> tuple[list[str], list[str], np.ndarray]:
    """Keys with the commonest first and NONE last, their words, and each row's index into them."""
    counts = values.value_counts()
    keys = [str(key) for key in counts.index if key != NONE] + ([NONE] if NONE in counts.index else [])
    codes = pd.Index(keys).get_indexer(pd.Index(values)).astype("int32")
    return keys, [none if key == NONE else words(key) for key in keys], codes


def kind_facet(values: pd.Series) -> tuple[list[str], list[str], np.ndarray]:
    """The facet of kinds of place."""
    return facet_columns(values, kind_words, "no place chosen")


def country_facet(values: pd.Series) -> tuple[list[str], list[str], np.ndarray]:
    """The facet of countries."""
    return facet_columns(values, country_words, "no one country")
