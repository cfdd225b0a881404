"""A confidence in one word, with bounds from documents held out of training: see the table in docs/accuracy.md."""

from __future__ import annotations

from geo.model import LIKELY, SURE, Certainty


def certainty(confidence: float) -> Certainty:
    """'sure', 'likely' or 'unsure' for a `PlaceMention.confidence` (0 to 1)."""
    if confidence >= SURE:
        return "sure"
    return "likely" if confidence >= LIKELY else "unsure"
