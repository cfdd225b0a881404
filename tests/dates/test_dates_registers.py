"""Own sentences in four registers, keyed by the TIMEX3 guidelines: how many expressions are found with their value?"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from geo.dates import find_dates
from geo.model import Publication

MARKED = re.compile(r"\[(?P<surface>[^\[\]|]+)\|(?P<type>[DTUSx])\|(?P<value>[^\]]*)\]")
TYPES = {"D": "DATE", "T": "TIME", "U": "DURATION", "S": "SET", "x": "either way"}


@dataclass(frozen=True)
class Marked:
    start: int
    end: int
    surface: str
    type: str
    value: str

    def overlaps(self, found) -> bool:
        return self.start < found.end and found.start < self.end


@dataclass(frozen=True)
class Item:
    register: str
    published: Publication
    text: str
    marks: tuple[Marked, ...]


def items(name: str) -> Iterator[Item]:
    """The items of a file: '@ register day', then the text with [surface|type|value]."""
    for block in re.split(r"\n\n(?=@ )", (Path(__file__).parent / name).read_text("utf-8").strip())[1:]:
        head, _, marked = block.partition("\n")
        _, register, day = head.split()
        text, marks, end = "", [], 0
        for m in MARKED.finditer(marked):
            text += marked[end : m.start()]
            marks.append(Marked(len(text), len(text) + len(m["surface"]), m["surface"], TYPES[m["type"]], m["value"]))
            text += m["surface"]
            end = m.end()
        published = date.fromisoformat(day)
        yield Item(register, Publication(published, published, "given"), text + marked[end:], tuple(marks))


def score(name: str) -> tuple[dict[str, float], list[str]]:
    """Value F1 (overlapping span, equal value) of each register and of all, and what was wrong."""
    counts: Counter[tuple[str, str]] = Counter()
    wrong = []
    for item in items(name):
        gold = [mark for mark in item.marks if mark.type != "either way"]
        found = [
            one
            for one in find_dates(item.text, published=item.published)
            if any(mark.overlaps(one) for mark in gold) or not any(mark.overlaps(one) for mark in item.marks)
        ]
        right = [mark for mark in gold if any(mark.overlaps(one) and mark.value == one.value for one in found)]
        for register in (item.register, "all"):
            counts[register, "right"] += len(right)
            counts[register, "both"] += len(gold) + len(found)
        if len(right) < max(len(gold), len(found)):
            wrong.append(f"{[(m.surface, m.value) for m in gold]} read as {[(d.text, d.value) for d in found]}")
    registers = {register for register, _ in counts}
    return {register: 200 * counts[register, "right"] / counts[register, "both"] for register in registers}, wrong


@pytest.mark.parametrize(
    ("name", "least"), [("registers.txt", 98.0), ("registers_held_out.txt", 95.0), ("registers_second.txt", 95.0)]
)
def test_values_of_all_types_follow_the_guidelines(name, least):
    figures, wrong = score(name)
    assert figures["all"] >= least, "\n".join(wrong)
    assert min(figures.values()) >= least - 8, figures


def test_every_register_has_as_many_items_in_both_halves():
    first, second = (Counter(item.register for item in items(n)) for n in ("registers.txt", "registers_held_out.txt"))
    assert first == second == dict.fromkeys(("finance", "broadcast", "wire", "web"), 17)
