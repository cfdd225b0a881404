"""In which order pins should be reviewed: how many wrong pins each order finds after some looks, on annotated texts.

usage: PYTHONPATH=. python benchmarks/review.py GOLD.jsonl...

Each file of gold (see geo/evaluation/gold.py) is read as one pile. A look is one pin with its sentence. Orders by pin
find a wrong pin when they come to it. Orders by reading show the most doubtful pin of each name that is read as one
place; where it is wrong, correcting it everywhere reaches the other wrong pins of that reading, which then count as
found. `right ones` are right pins of such readings: the preview of the act shows them, and its scope can leave them.
The texts are those that the shipped weights may have learned from; held-out ones would be better.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from geo.corrections import name_key
from geo.evaluation.gold import read_gold
from geo.evaluation.places import away_km, compare_places, is_near
from geo.gazetteer import Gazetteer
from geo.model import ParsedDocument, PlaceMention
from geo.pipeline import Pipeline
from geo.project.reviewing import urgency

SHARES = (0.05, 0.1, 0.2)


@dataclass(frozen=True, slots=True)
class Pin:
    """A pin, with what orders may go by, and whether it is right."""

    reading: tuple[str, str]
    doubt: float
    margin: float
    right: bool


def pins_of(parsed: ParsedDocument, verdicts: dict[int, bool | None]) -> Iterable[Pin]:
    """The pins of an article about which the gold says something."""
    for at, mention in enumerate(parsed.places):
        right = verdicts.get(at)
        if mention.place is None or mention.footprint is None or mention.role != "location" or right is None:
            continue
        reading = (name_key(mention.text), mention.place.id)
        yield Pin(reading, 1.0 - mention.confidence, margin_of(mention), right)


def margin_of(mention: PlaceMention) -> float:
    """By how much the chosen place's score is ahead of the next one's; high where there is none."""
    own = [one.score for one in mention.candidates if mention.place and one.place.id == mention.place.id]
    others = [one.score for one in mention.candidates if mention.place and one.place.id != mention.place.id]
    return (own[0] if own else 0.0) - max(others, default=-5.0)


def read_pile(path: Path, pipeline: Pipeline) -> list[Pin]:
    """The pins of a file of gold."""
    pins: list[Pin] = []
    for gold in read_gold(path).documents:
        if gold.places is None:
            continue
        parsed = pipeline.parse(gold.document)
        compared = compare_places(gold.places, parsed.places, corpus=gold.corpus)
        number = {id(mention): at for at, mention in enumerate(parsed.places)}
        verdicts: dict[int, bool | None] = {number[id(one)]: False for one in compared.extra}
        for pair in compared.pairs:
            km = away_km(pair.gold, pair.found.place)
            is_literal = pair.gold.role in ("", "literal")
            verdicts[number[id(pair.found)]] = is_near(pair.gold, km) if km is not None and is_literal else (
                None if km is None else False
            )  # fmt: skip
        pins += pins_of(parsed, verdicts)
    return pins


def by_pin(pins: Sequence[Pin], key: Callable[[Pin], float]) -> list[tuple[float, int]]:
    """For each share of looks: the share of wrong pins that were found; nothing else is touched."""
    ordered = sorted(pins, key=key, reverse=True)
    wrong = sum(not pin.right for pin in pins)
    return [(sum(not pin.right for pin in ordered[: int(share * len(pins))]) / wrong, 0) for share in SHARES]


def by_reading(pins: Sequence[Pin], key: Callable[[Sequence[Pin]], float]) -> list[tuple[float, int]]:
    """For each share of looks: the share of wrong pins found, and the right ones in readings whose face was wrong."""
    readings: defaultdict[tuple[str, str], list[Pin]] = defaultdict(list)
    for pin in pins:
        readings[pin.reading].append(pin)
    ordered = sorted(readings.values(), key=key, reverse=True)
    wrong = sum(not pin.right for pin in pins)
    found = []
    for share in SHARES:
        hit = [own for own in ordered[: int(share * len(pins))] if not max(own, key=lambda pin: pin.doubt).right]
        reached = sum(not pin.right for own in hit for pin in own)
        found.append((reached / wrong, sum(pin.right for own in hit for pin in own)))
    return found


def mean_doubt(own: Sequence[Pin]) -> float:
    """The mean doubt of a reading's pins."""
    return sum(pin.doubt for pin in own) / len(own)


def orders(pins: Sequence[Pin]) -> dict[str, list[tuple[float, int]]]:
    """Every order with its figures."""
    names = Counter(pin.reading[0] for pin in pins)
    chance = random.Random(1)
    shipped = lambda own: float(urgency(np.array([mean_doubt(own)]), np.array([len(own)]))[0])  # noqa: E731
    return {
        "pins at random": by_pin(pins, lambda pin: chance.random()),
        "pins by margin": by_pin(pins, lambda pin: -pin.margin),
        "pins by doubt": by_pin(pins, lambda pin: pin.doubt),
        "readings by their number of pins": by_reading(pins, len),
        "readings by mean doubt": by_reading(pins, mean_doubt),
        "readings by greatest doubt": by_reading(pins, lambda own: max(pin.doubt for pin in own)),
        "readings by disagreement": by_reading(
            pins, lambda own: mean_doubt(own) * (2 - len(own) / names[own[0].reading[0]])
        ),
        "readings by doubt times pins": by_reading(pins, lambda own: mean_doubt(own) * len(own)),
        "readings by doubt times root of pins (shipped)": by_reading(pins, shipped),
    }


def main(paths: Sequence[str]) -> None:
    """Read, order, print."""
    pipeline = Pipeline(Gazetteer.open())
    piles = {Path(path).stem: read_pile(Path(path), pipeline) for path in paths}
    piles["all as one pile"] = [pin for own in list(piles.values()) for pin in own]
    for name, pins in piles.items():
        print(f"{name}: {len(pins)} pins, {sum(not pin.right for pin in pins)} wrong")
        print(f"  {'':48}" + "".join(f"{f'{share:.0%} of looks':>20}" for share in SHARES))
        for order, figures in orders(pins).items():
            said = "".join(f"{f'{found:.1%} ({right})':>20}" for found, right in figures)
            print(f"  {order:48}{said}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
