"""Sentences in which a name acts or is ground, made from role_frames.txt."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TABLE = Path(__file__).with_suffix(".txt")
_SLOT = re.compile(r"\{([a-z ]+)\}")
_DEEPEST = 5
DECORATED = 0.4
# First words of a frame before which another clause may open.
_OPENERS = frozenset(("[]", "The", "He", "She", "They", "A", "It", "There", "{person}", "{thing}", "{goods}", "[]'s", "{other}"))


@dataclass(frozen=True, slots=True)
class Made:
    """A sentence; the judged name stands at `start` to `end`."""

    text: str
    start: int
    end: int
    acts: bool
    frame: str


def sections() -> tuple[list[tuple[str, bool, int]], dict[str, list[str]]]:
    """The frames with whether their name acts and how often each is filled; and the fillings by name."""
    frames: list[tuple[str, bool, int]] = []
    fillings: dict[str, list[str]] = {}
    head, times = "", 0
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        opened = re.match(r"\[([a-z ]+)\](?: (\d+))?$", line)
        if opened:
            head, times = opened[1], int(opened[2] or 0)
        elif line and not line.startswith("#"):
            if times:
                frames.append((line, head.startswith("metonymic"), times))
            else:
                fillings.setdefault(head, []).extend(word.strip() for word in line.split("|"))
    return frames, fillings


def made(names: list[str], each: int, seed: int = 0) -> Iterator[Made]:
    """Every frame filled `each` times its section's number."""
    frames, fillings = sections()
    for frame, acts, times in frames:
        chance = random.Random(f"{seed}|{frame}")
        for _ in range(each * times):
            text = _decorated(frame, fillings, chance)
            for _ in range(_DEEPEST):
                text = _SLOT.sub(lambda slot: _filled(slot[1], fillings, names, chance), text)
            start = text.index("[]")
            name = chance.choice(names)
            text = text.replace("[]", name)
            if start:
                text = text[0].upper() + text[1:]
            yield Made(text, start, start + len(name), acts, frame)


def _decorated(frame: str, fillings: dict[str, list[str]], chance: random.Random) -> str:
    """The frame with another end or beginning, now and then."""
    if chance.random() < DECORATED and frame.endswith("."):
        ending = chance.choice(fillings["ending"])
        frame = f"{frame[:-1]}{'' if ending[0] in ',;' else ' '}{ending}."
    if chance.random() < DECORATED / 2 and frame.partition(" ")[0] in _OPENERS:
        opening = chance.choice(fillings["opening"])
        frame = f"{opening} {frame if frame.startswith(('[', '{')) else frame[0].lower() + frame[1:]}"
    return frame


def _filled(slot: str, fillings: dict[str, list[str]], names: list[str], chance: random.Random) -> str:
    return chance.choice(names) if slot == "other" else chance.choice(fillings[slot])
