"""Which pins a person should look at first, and which to draw at random to learn how good a project is.

A pin is a mention that something is drawn for. Pins of one name that are read as one place stand or fall together, so
one of them is looked at for all: the most doubtful. Readings come by doubt times the root of their number of pins,
which found more wrong pins early than seven other orders (benchmarks/review.py, docs/corrections.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import sqrt
from typing import Any

import numpy as np
import pandas as pd

from geo.corrections import Correction, is_as_seen, locate, name_key, sample_of, verdict_of

SAMPLE_SIZE = 100
_Z = 1.959963984540054  # of the normal distribution, for 95 of 100


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person said of a pin as it is read now: right, wrong or unsure. `seed` is that of a sample, or None."""

    by: str
    verdict: str
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the pins that were judged are right: the share, and its interval for 95 of 100 (Wilson's)."""

    right: int
    wrong: int
    unsure: int
    share: float
    low: float
    high: float


def pins_of(mentions: pd.DataFrame) -> pd.DataFrame:
    """The pins among mentions (a project's frame), with `reading`, a number for each name read as one place.

    `doubt` is what is missing to certainty, `is_corrected` tells those that a person put where they are.
    """
    pins = mentions[mentions["shape"].notna() & (mentions["role"] == "location")]
    names = pins["text"].map(name_key) if len(pins) else pins["text"]
    reading = pd.DataFrame({"name": names, "place": pins["place_id"].fillna("")}).groupby(["name", "place"], sort=False)
    return pins.assign(
        reading=reading.ngroup(),
        doubt=1.0 - pins["confidence"],
        is_corrected=pins["reason"].str.startswith("corrected by "),
    )


def judgements(
    corrections: Iterable[Correction], mentions: pd.DataFrame, text: Callable[[str], str]
) -> dict[str, list[Judgement]]:
    """What was said of mentions as they are read now, by their ids, in the order of `corrections`.

    Parameters
    ----------
    corrections
        Lines that hold.
    text
        An article's text by its id: asked where words no longer stand where they did.
    """
    lines = [
        (line, line.target) for line in corrections if line.kind == "checked" and line.target and line.target.exact
    ]  # fmt: skip
    articles = frozenset(mentions["document_id"]) if lines else frozenset()
    rows = _rows(mentions, [f"{target.id}:{target.start}" for _, target in lines])
    found: dict[str, list[Judgement]] = {}
    for line, target in lines:
        if target.id not in articles:
            continue
        row = rows.get(f"{target.id}:{target.start}")
        if row is None or row["text"] != target.exact:
            span = locate(target, text(target.id)).span
            key = f"{target.id}:{span.start}" if span is not None else ""
            row = _rows(mentions, [key]).get(key)
        if row is not None and is_as_seen(line, row["place_id"], row["role"]):
            judgement = Judgement(line.by, verdict_of(line), sample_of(line))
            found.setdefault(str(row["id"]), []).append(judgement)
    return found


def _rows(mentions: pd.DataFrame, ids: Sequence[str]) -> dict[str, dict[Any, Any]]:
    """The rows of some mentions, by their ids."""
    return {str(row["id"]): row for row in mentions[mentions["id"].isin(ids)].to_dict("records")}


def urgency(doubt: np.ndarray, pins: np.ndarray) -> np.ndarray:
    """How soon readings are to be looked at, from the mean doubt and the number of the pins of each."""
    found: np.ndarray = doubt * np.sqrt(pins)
    return found


def review_queue(pins: pd.DataFrame, said: Mapping[str, Sequence[Judgement]]) -> pd.DataFrame:
    """Readings to look at, the most urgent first: `mention` to show for each, the number of its `pins` not judged.

    Those with a pin that was called wrong come first; those with a pin that was confirmed come after all others.

    Parameters
    ----------
    pins
        As `pins_of` gives them.
    said
        As `judgements` gives them.
    """
    wrong = {key for key, own in said.items() if any(one.verdict == "wrong" for one in own)}
    judged = pins["id"].isin([key for key in said if key not in wrong]) | pins["is_corrected"]
    left = pins[~judged]
    if left.empty:
        return pd.DataFrame({"mention": [], "pins": [], "urgency": []})
    is_wrong = left["id"].isin(wrong)
    left = left.assign(order=left["doubt"].where(~is_wrong, 2.0), is_wrong=is_wrong)
    groups = left.groupby("reading", sort=False)
    frame = pd.DataFrame(
        {
            "mention": left.loc[groups["order"].idxmax(), "id"].to_numpy(),
            "pins": groups.size().to_numpy(),
            "urgency": urgency(groups["doubt"].mean().to_numpy(), groups.size().to_numpy()),
            "is_wrong": groups["is_wrong"].any().to_numpy(),
            "is_known": np.isin(np.fromiter(groups.groups, dtype="int64"), pins.loc[judged, "reading"].unique()),
        }
    )
    by = ["is_wrong", "is_known", "urgency"]
    return frame.sort_values(by, ascending=[False, True, False], kind="stable").reset_index(drop=True)


def draw(pins: Iterable[str], seed: int, judged: Iterable[str], size: int = SAMPLE_SIZE) -> list[str]:
    """The pins of a sample that are still to be judged, in the order in which they were drawn.

    Each pin's place in the draw follows from the seed and its id alone, so that a sample goes on after some pins were
    corrected or articles were added, and two people get the same pins.
    """
    done = set(judged)
    left = sorted((key for key in pins if key not in done), key=lambda key: sha256(f"{seed} {key}".encode()).digest())
    return left[: max(0, size - len(done))]


def share_right(verdicts: Iterable[str]) -> Share | None:
    """The share of right ones among verdicts; None before anything was called right or wrong."""
    said = list(verdicts)
    right, wrong = said.count("right"), said.count("wrong")
    n = right + wrong
    if not n:
        return None
    middle = (right + _Z**2 / 2) / (n + _Z**2)
    half = _Z / (n + _Z**2) * sqrt(right * wrong / n + _Z**2 / 4)
    return Share(right, wrong, said.count("unsure"), right / n, max(0.0, middle - half), min(1.0, middle + half))
