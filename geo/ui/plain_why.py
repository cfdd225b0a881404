"""Why a place was read, in one sentence for somebody who has read no manual; the numbers stand below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def plain_words(text: str, confidence: float, candidates: Sequence[Mapping[str, Any]], *, complete: bool) -> str:
    """What “Mosul” was taken for, how sure that is, and what decided it.

    `candidates` are the reader's records, the chosen one first; `complete`: the gazetteer knew no others. '' where none
    was chosen: the reason says it all then.
    """
    if not candidates or not candidates[0]["chosen"]:
        return ""
    chosen, others = candidates[0], candidates[1:]
    detail = "" if chosen["name"].endswith(f"({chosen['detail']})") else f" ({chosen['detail']})"
    sure = f"“{text}” is taken for {chosen['name']}{detail}, and Dateline is {confidence:.0%} sure of it"
    if not others:
        return f"{sure}: it knows no other place of that name." if complete else f"{sure}."
    rival = max(others, key=lambda other: float(other["score"]))
    gains = {
        part["name"]: part["value"] - sum(other["value"] for other in rival["parts"] if other["name"] == part["name"])
        for part in chosen["parts"]
    }
    best = max(gains, key=lambda name: gains[name], default="")
    among = f"Of {len(candidates)} places of that name this one has most in its favour"
    if not best or gains[best] <= 0 or rival["score"] >= chosen["score"]:
        return f"{sure}. The runner-up is {rival['name']}."
    return f"{sure}. {among}; what sets it apart from {rival['name']} most is “{best}”."
