"""What the reader's workbench has to know of a mention: who corrected it, and which date gives it its day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_CORRECTED = "corrected by "


def text_of(value: object) -> str:
    """Text as a frame holds it; '' where it holds none."""
    return value if isinstance(value, str) else ""


def corrected_words(mention: Mapping[Any, Any]) -> str:
    """Who corrected a mention, and when: 'corrected by Ada on 2026-03-01'; '' where nobody did."""
    for reason in (mention["reason"], mention["role_reason"]):
        if isinstance(reason, str) and reason.startswith(_CORRECTED):
            return reason.partition("; before: ")[0]
    return ""


def is_denied(mention: Mapping[Any, Any]) -> bool:
    """Whether a person said that a mention is no place, or of no known one."""
    return not isinstance(mention["place_id"], str) and str(mention["reason"]).startswith(_CORRECTED)


def date_start(event: Mapping[Any, Any] | None) -> int | None:
    """Where the date begins that gives an event its day; None where no words of the text do."""
    date_id = event["date_id"] if event is not None else None
    return int(date_id.rpartition(":")[2]) if isinstance(date_id, str) and date_id else None
