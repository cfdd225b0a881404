"""The words in which a changed record says who changed it, when and why."""

from __future__ import annotations

from geo.corrections.correction import Correction


def reason_with(correction: Correction, before: str) -> str:
    """'corrected by Ada on 2026-03-01: it is the village; before: the largest of its name'.

    `before` is the machine's own reason, which is kept.
    """
    by, why = (" ".join(words.split()) for words in (correction.by, correction.why))
    reason = f"corrected by {by} on {correction.at.date().isoformat()}"
    return f"{reason}{f': {why}' if why else ''}{f'; before: {before}' if before else ''}"
