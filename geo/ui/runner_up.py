"""What Why says of the place that came next."""

from __future__ import annotations

from typing import Any

Record = dict[str, Any]


def runner_up_words(records: list[Record], complete: bool) -> str:
    """The next best place, and the one piece of evidence without which another place would have been taken.

    `complete`: no candidate is missing from `records`; else one that isn't stored could win, and nothing is said of
    places that score less than the least of those stored.
    """
    if len(records) < 2 or not records[0]["chosen"]:
        return ""
    first, second = records[:2]
    words = f"Next best: {second['name']} ({second['detail']}), {first['score'] - second['score']:.1f} behind."
    least = 0.0 if complete else max(0.0, min(record["score"] for record in records))
    for part in sorted(first["parts"], key=lambda part: -part["value"]):
        if part["value"] <= 0:
            break
        scores = [record["score"] - _value_of(record, part["name"]) for record in records]
        best = max(range(1, len(records)), key=lambda at: scores[at])
        if scores[best] > scores[0] and scores[best] >= least:
            other = records[best]
            name = f"{other['name']} ({other['detail']})"
            return f"{words} Without “{part['name']}” (+{part['value']:.1f}) it would be {name}."
    return f"{words} No single piece of evidence decides it." if complete else words


def _value_of(record: Record, name: str) -> float:
    return float(sum(part["value"] for part in record["parts"] if part["name"] == name))
