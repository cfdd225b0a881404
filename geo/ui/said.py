"""What is said of an act of corrections after it was saved."""

from __future__ import annotations

from dataclasses import dataclass

from geo.project.in_place import Applied
from geo.ui.words import count_words


@dataclass(frozen=True, slots=True)
class Said:
    """What became of an act: in words, and the act that can be taken back ('' for none)."""

    words: str
    act: str = ""
    is_error: bool = False


def waiting_words(applied: Applied) -> str:
    """What to say where articles wait to be read again; '' where none does."""
    if not applied.waiting:
        return ""
    many = count_words(len(applied.waiting), "article")
    return f" {many} can't be read again here, for want of the gazetteer: dateline build will show it."
