"""A confidence in one word, with bounds from documents held out of training: see the table in docs/accuracy.md."""

from __future__ import annotations

from typing import Literal

Certainty = Literal["sure", "likely", "unsure"]

# Of choices shown with at least so much confidence, about 96 in 100 are right; from LIKELY on about 8 in 10.
SURE = 0.9
LIKELY = 0.6


def certainty(confidence: float) -> Certainty:
    """'sure', 'likely' or 'unsure' for a `PlaceMention.confidence` (0 to 1)."""
    if confidence >= SURE:
        return "sure"
    return "likely" if confidence >= LIKELY else "unsure"
