"""Own sentences, each place with the days and the kind that a reader would give it: how many are right?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from geo.dates import find_dates
from geo.dates.values import days_of
from geo.events import join
from geo.model import UNDATED, PlaceMention, Publication
from geo.text import split_sentences

KINDS = {"r": "reported", "b": "background", "p": "planned"}
MARKED = re.compile(r"\[([^|\]]+)\|([^|]+)\|([rbp])\]")
Interval = tuple[date | None, date | None]


@dataclass(frozen=True)
class Case:
    published: Publication
    text: str
    places: tuple[tuple[str, int, Interval | None, str], ...]


def interval(words: str, published: Publication) -> Interval | None:
    """None: any days will do."""
    if words == "any":
        return None
    if words in ("pub", "none"):
        return published.first, published.last
    days = days_of(words)
    return days.first, days.last


def cases(name: str) -> Iterator[Case]:
    blocks = re.split(
        r"\n\n(?=\d{4}-\d\d-\d\d(?:/[\d-]{10})?\n|undated\n)", (Path(__file__).parent / name).read_text("utf-8")
    )
    for block in blocks[1:]:
        head, _, marked = block.strip().partition("\n")
        days = days_of(head)
        published = UNDATED if head == "undated" else Publication(days.first, days.last, "given")
        text, places, end = "", [], 0
        for m in MARKED.finditer(marked):
            text += marked[end : m.start()]
            places.append((m[1], len(text), interval(m[2], published), KINDS[m[3]]))
            text += m[1]
            end = m.end()
        yield Case(published, text + marked[end:], tuple(places))


def misses(name: str) -> tuple[int, list[str]]:
    """How many places there are, and what is wrong of them."""
    total, wrong = 0, []
    for case in cases(name):
        sentences = split_sentences(case.text)
        dates = find_dates(case.text, published=case.published, sentences=sentences)
        mentions = [
            PlaceMention(at, at + len(surface), surface, "location", "", None, 0.0, "")
            for surface, at, _, _ in case.places
        ]
        found = join(case.text, places=mentions, dates=dates, sentences=sentences, published=case.published)
        for (surface, _, days, kind), event in zip(case.places, found, strict=True):
            total += 1
            if (days is not None and (event.first, event.last) != days) or event.kind != kind:
                wrong.append(f"{surface}: {event.first}..{event.last} {event.kind} ({event.reason}) in: {case.text}")
    return total, wrong


@pytest.mark.parametrize(
    ("name", "least"), [("cases.txt", 0.95), ("held_out.txt", 0.90), ("wire.txt", 0.95), ("wire_held_out.txt", 0.85)]
)
def test_places_take_the_day_and_kind_a_reader_would_give_them(name: str, least: float) -> None:
    total, wrong = misses(name)
    assert total - len(wrong) >= least * total, "\n".join(wrong)
