"""A confidence in a word, as the held-out documents bear it out: docs/accuracy.md has the table."""

from __future__ import annotations

from geo.model import LIKELY, SURE, Certainty


def certainty(confidence: float) -> Certainty:
    """'sure', 'likely' or 'unsure' for a `PlaceMention.confidence` (0 to 1)."""
    if confidence >= SURE:
        return "sure"
    return "likely" if confidence >= LIKELY else "unsure"
