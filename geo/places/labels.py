"""Labels of the recogniser: B-LOC, I-LOC, B-DEM, I-DEM, O; spans to labels and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.places.tokens import Tokens

OUTSIDE = "O"
LOCATION = "LOC"
DEMONYM = "DEM"


def to_labels(tokens: Tokens, spans: Iterable[tuple[int, int, str]]) -> list[str]:
    """One label a token; `spans` are (start, end, LOCATION or DEMONYM) in code points."""
    labels = [OUTSIDE] * len(tokens)
    index = 0
    for start, end, label in sorted(spans):
        while index < len(tokens) and tokens.starts[index] < start:
            index += 1
        prefix = "B-"
        while index < len(tokens) and tokens.ends[index] <= end:
            labels[index] = prefix + label
            prefix = "I-"
            index += 1
    return labels


def to_spans(labels: Sequence[str], offset: int = 0) -> list[tuple[int, int, str]]:
    """(first token, end token, LOCATION or DEMONYM) of each labelled run, `offset` added to the indices."""
    spans: list[tuple[int, int, str]] = []
    past = 0
    for i in [i for i, label in enumerate(labels) if label != OUTSIDE]:
        if i < past:
            continue
        kind = labels[i][2:]
        past = i + 1
        while past < len(labels) and labels[past] == "I-" + kind:
            past += 1
        spans.append((i + offset, past + offset, kind))
    return spans
