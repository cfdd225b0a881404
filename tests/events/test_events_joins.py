"""Own sentences on what a date joins, keyed before the rules: how many places have the days a reader would give?"""

import re
from datetime import date
from pathlib import Path

import pytest

from geo.dates import find_dates
from geo.dates.values import days_of
from geo.events import join
from geo.model import UNDATED, PlaceMention, Publication
from geo.text import split_sentences

JOINS = Path(__file__).parents[1] / "behaviour" / "joins"
MARKED = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
HEAD = re.compile(r"\n\n(?=(?:\d{4}-\d\d-\d\d|undated)\n)")


def holds(days: str, first: date | None, last: date | None, published: Publication) -> bool:
    if days == "none":
        return (first, last) == (None, None)
    covered = days_of(days)
    if days == "pub":
        return (first, last) == (published.first, published.last)
    return (first, last) == (covered.first, covered.last)


def misses(half: str) -> tuple[int, list[str]]:
    """How many places there are, and those with other days."""
    total, wrong = 0, []
    for block in HEAD.split((JOINS / f"{half}.txt").read_text("utf-8").strip())[1:]:
        head, _, marked = block.strip().partition("\n")
        published = UNDATED
        if head != "undated":
            published = Publication(date.fromisoformat(head), date.fromisoformat(head), "given")
        text, keys, end = "", [], 0
        for m in MARKED.finditer(marked):
            text += marked[end : m.start()]
            keys.append((len(text), m[1], m[2].split(" or ")))
            text += m[1]
            end = m.end()
        text += marked[end:]
        sentences = split_sentences(text)
        dates = find_dates(text, published=published if published.first else None, sentences=sentences)
        mentions = [PlaceMention(at, at + len(name), name, "location", "", None, 0.0, "") for at, name, _ in keys]
        found = join(text, places=mentions, dates=dates, sentences=sentences, published=published)
        for (_, name, days), event in zip(keys, found, strict=True):
            total += 1
            if not any(holds(one, event.first, event.last, published) for one in days):
                wrong.append(f"{name} {days}: {event.first}..{event.last} ({event.basis}: {event.reason}) in: {text}")
    return total, wrong


@pytest.mark.parametrize("half", ["dev", "held", "fresh_dev", "fresh_held"])
def test_places_take_the_days_that_a_reader_would_give_them(half: str) -> None:
    total, wrong = misses(half)
    assert len(wrong) <= 0.1 * total, "\n".join(wrong)


if __name__ == "__main__":
    for half in ("dev", "held", "fresh_dev", "fresh_held"):
        total, wrong = misses(half)
        print(f"{half}: {total - len(wrong)} of {total} right ({100 * (total - len(wrong)) / total:.1f} %)")
        if half == "dev":
            print("\n".join(wrong))
