"""Written pages with their day of publication: which of them is read otherwise?"""

from __future__ import annotations

import re
from pathlib import Path

from geo.dates import publication_date
from geo.model import Document
from geo.text import find_furniture


def pages(half: str) -> list[tuple[str, str]]:
    """The key and the text of each page of a half, 'dev' or 'held'."""
    whole = (Path(__file__).parent / f"pages_{half}.txt").read_text("utf-8")
    blocks = re.split(r"\n\n(?=@ (?:\d{4}-\d\d-\d\d|none)\n)", whole.strip())[1:]
    return [(key.removeprefix("@ "), text) for key, _, text in (block.partition("\n") for block in blocks)]


def wrong_pages(half: str) -> tuple[int, list[str]]:
    """How many pages a half has, and those whose day is read otherwise."""
    wrong = []
    for key, text in (found := pages(half)):
        read = publication_date(Document("a", text), find_furniture(text))
        days = f"{read.first}..{read.last}" if read.first != read.last else str(read.first or "none")
        if days != key:
            wrong.append(f"{key} is read as {days} ({read.reason}; {read.evidence}): {text}")
    return len(found), wrong
