"""Written sentences by kind, each key set before they were read: what of a text's dates is not as its key says?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from geo.dates import find_dates
from geo.dates.values import days_of
from geo.model import DateMention, Publication
from geo.text import split_sentences

MARKED = re.compile(r"\[(?P<surface>[^\[\]|]+)\|(?P<keys>[^\]]+)\]")
HALVES = {"dev": "fresh_dev.txt", "held": "fresh_held.txt"}
ABOUT = timedelta(12)


@dataclass(frozen=True, slots=True)
class Item:
    """A text with the keys of its dates: (start, end, what will do)."""

    kind: str
    published: date | None
    text: str
    marks: tuple[tuple[int, int, tuple[str, ...]], ...]


def items(half: str) -> Iterator[Item]:
    """The items of a half, in the order of its file."""
    for block in re.split(r"\n\n(?=@ )", (Path(__file__).parent / HALVES[half]).read_text("utf-8").strip())[1:]:
        head, _, marked = block.partition("\n")
        kind, _, day = head.removeprefix("@ ").partition(" | ")
        text, marks, end = "", [], 0
        for m in MARKED.finditer(marked):
            text += marked[end : m.start()]
            marks.append((len(text), len(text) + len(m["surface"]), tuple(m["keys"].split(" or "))))
            text += m["surface"]
            end = m.end()
        yield Item(
            kind, None if day == "undated" else date.fromisoformat(day), text + marked[end:].rstrip(), tuple(marks)
        )


def _on_calendar(one: DateMention) -> bool:
    return one.first is not None or one.last is not None or one.value[:2].isdigit()


def _holds(key: str, found: list[DateMention]) -> bool:
    if key == "-":
        return not any(_on_calendar(one) for one in found)
    if ".." in key:
        slack = ABOUT if key.startswith("~") else timedelta(0)
        low, high = (date.fromisoformat(end) if len(end) > 4 else None for end in key.lstrip("~").split(".."))
        if low is None or high is None:
            low, high = (days_of(end)[number] for number, end in enumerate(key.split("..")))
        firsts, lasts = [one.first for one in found if one.first], [one.last for one in found if one.last]
        if not firsts or not lasts or low is None or high is None:
            return False
        return abs(min(firsts) - low) <= slack and abs(max(lasts) - high) <= slack
    right = [one for one in found if one.value == key]
    return bool(right) and not any(_on_calendar(one) for one in found if one.value != key)


def faults(item: Item) -> list[str]:
    """What of an item is read in another way than its keys say, in words."""
    known = Publication(item.published, item.published, "given") if item.published else None
    read = find_dates(item.text, published=known, sentences=split_sentences(item.text))
    out = []
    for start, end, keys in item.marks:
        beside = [one for one in read if one.start < end and one.end > start]
        if not any(_holds(key, beside) for key in keys):
            shown = [f"{one.text!r}={one.value} [{one.first}..{one.last}] {one.reason}" for one in beside]
            out.append(f"{item.text[start:end]!r} wants {' or '.join(keys)}, has {shown} in: {item.text}")
    for one in read:
        if one.first and not any(one.start < end and one.end > start for start, end, _ in item.marks):
            out.append(f"{one.text!r}={one.value} is no date in: {item.text}")
    return out


def wrong_by_kind(half: str) -> dict[str, tuple[int, int, list[str]]]:
    """By kind: how many texts there are, how many have a fault, and the faults."""
    table: dict[str, tuple[int, int, list[str]]] = {}
    for item in items(half):
        total, wrong, seen = table.get(item.kind, (0, 0, []))
        found = faults(item)
        table[item.kind] = total + 1, wrong + bool(found), seen + found
    return table
