"""Sentences in which a name acts or is ground, made from role_frames.txt."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Names = Mapping[str, Sequence[str]]
Shares = Mapping[str, int]
# Kinds of names and how often each is drawn, by what a section begins with. Cities act as teams, else seldom.
SHARES: Mapping[str, Shares] = {
    "literal": {"country": 50, "capital": 15, "city": 25, "region": 10},
    "metonymic": {"country": 68, "capital": 22, "city": 5, "region": 5},
    "metonymic sport": {"country": 40, "capital": 15, "city": 35, "region": 10},
}
_TABLE = Path(__file__).with_suffix(".txt")
_SLOT = re.compile(r"\{([a-z ]+)\}")
_DEEPEST = 5
DECORATED = 0.4
# First words of a frame before which another clause may open.
_OPENERS = frozenset(
    ("[]", "The", "He", "She", "They", "A", "It", "There", "{person}", "{thing}", "{goods}", "[]'s", "{other}")
)


@dataclass(frozen=True, slots=True)
class Made:
    """A sentence; the judged name stands at `start` to `end`."""

    text: str
    start: int
    end: int
    acts: bool
    frame: str


def sections() -> tuple[list[tuple[str, str, int]], dict[str, list[str]]]:
    """The frames with their section and how often each is filled; and the fillings by name."""
    frames: list[tuple[str, str, int]] = []
    fillings: dict[str, list[str]] = {}
    head, times = "", 0
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        opened = re.match(r"\[([a-z ]+)\](?: (\d+))?$", line)
        if opened:
            head, times = opened[1], int(opened[2] or 0)
        elif line and not line.startswith("#"):
            governed = re.match(r"(metonymic|literal) (noun|verb) ([a-z]+)$", head)
            if governed:
                words = [word.strip() for word in line.split("|")]
                frames += [(frame, f"{head} of governor", 1) for word in words for frame in _governed(word, governed)]
            elif times:
                frames.append((line, head, times))
            else:
                fillings.setdefault(head, []).extend(word.strip() for word in line.split("|"))
    return frames, fillings


def made(names: Names, each: int, seed: int = 0) -> Iterator[Made]:
    """Every frame filled `each` times its section's number."""
    frames, fillings = sections()
    for frame, section, times in frames:
        shares = SHARES[section if section == "metonymic sport" else section.partition(" ")[0]]
        chance = random.Random(f"{seed}|{frame}")
        for _ in range(each * times):
            text = _filled(_decorated(frame, fillings, chance), fillings, names, shares, chance)
            start, name = text.index("[]"), drawn(names, shares, chance)
            text = text.replace("[]", name)
            text = text[0].upper() + text[1:] if start else text
            yield Made(text, start, start + len(name), section.startswith("metonymic"), frame)


def _filled(text: str, fillings: dict[str, list[str]], names: Names, shares: Shares, chance: random.Random) -> str:
    """The text with a word of its list in each slot; words of lists may have slots themselves."""
    for _ in range(_DEEPEST):
        parts = _SLOT.split(text)
        slots = [drawn(names, shares, chance) if s == "other" else chance.choice(fillings[s]) for s in parts[1::2]]
        text = parts[0] + "".join(word + rest for word, rest in zip(slots, parts[2::2], strict=True))
    return text


def _governed(word: str, head: re.Match[str]) -> Iterator[str]:
    """Frames in which a noun or verb and a preposition stand before the name."""
    kind, preposition = head[2], head[3]
    if kind == "verb":
        yield f"{{person}} {word} {preposition} [] {{tail}}."
        yield f"{{opener}} they {word.replace('was ', 'were ')} {preposition} []."
        return
    article = "" if word.partition(" ")[0] in ("a", "an", "the") else "the "
    noun = f"{article}{word}"
    yield f"{noun[0].upper()}{noun[1:]} {preposition} [] {{act}} {{thing}} {{tail}}."
    yield f"{{person}} spoke of {noun} {preposition} []{' and {other}' if preposition == 'between' else ''}."


def _decorated(frame: str, fillings: dict[str, list[str]], chance: random.Random) -> str:
    """The frame with another end or beginning, now and then."""
    if chance.random() < DECORATED and frame.endswith("."):
        ending = chance.choice(fillings["ending"])
        frame = f"{frame[:-1]}{'' if ending[0] in ',;' else ' '}{ending}."
    if chance.random() < DECORATED / 2 and frame.partition(" ")[0] in _OPENERS:
        opening = chance.choice(fillings["opening"])
        frame = f"{opening} {frame if frame.startswith(('[', '{')) else frame[0].lower() + frame[1:]}"
    return frame


def drawn(names: Names, shares: Shares, chance: random.Random) -> str:
    """A name of a kind drawn by the shares."""
    return chance.choice(names[chance.choices(list(shares), list(shares.values()))[0]])
