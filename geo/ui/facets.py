"""The facets that mentions are filtered by, and the words for each value."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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


def place_facet(values: pd.Series, rows: np.ndarray) -> tuple[tuple[str, ...], np.ndarray]:
    """Distinct values of a column of places, NONE for '' and for no place, and the index of each row's value.

    `rows` are rows of `values`, -1 for none; only values of theirs are told, in the order in which they come.
    """
    codes, names = pd.factorize(pd.concat([values, pd.Series([NONE])], ignore_index=True).replace("", NONE))
    met, told = pd.factorize(codes[rows])
    return tuple(str(names[code]) for code in told), met.astype("int32")


def copy_codes(documents: pd.DataFrame, near: pd.DataFrame) -> np.ndarray:
    """Index into COPIES for every document; `near` is the project's table of near copies."""
    copies = near["document_id"][near["document_id"] != near["shown_id"]]
    return documents["id"].isin(copies).to_numpy().astype("uint8")


def facet_columns(
    keys: Sequence[str], codes: pd.Series, words: Callable[[str], str], none: str
) -> tuple[list[str], list[str], np.ndarray]:
    """Keys that some row has, the commonest first and NONE last, their words, and each row's index into them."""
    order = [int(code) for code in codes.value_counts().index]
    order.sort(key=lambda code: keys[code] == NONE)
    place = np.full(len(keys) + 1, -1, "int32")
    place[order] = np.arange(len(order))
    shown = [keys[code] for code in order]
    return shown, [none if key == NONE else words(key) for key in shown], place[codes]


def kind_facet(keys: Sequence[str], codes: pd.Series) -> tuple[list[str], list[str], np.ndarray]:
    """The facet of kinds of place."""
    return facet_columns(keys, codes, kind_words, "no place chosen")


def country_facet(keys: Sequence[str], codes: pd.Series) -> tuple[list[str], list[str], np.ndarray]:
    """The facet of countries."""
    return facet_columns(keys, codes, country_words, "no one country")
