"""Mapped mentions drawn at random from web pages, each with its sentence, to be judged by a reader.

usage: PYTHONPATH=. python benchmarks/pins.py FOLDER --seed S [--number 100]

FOLDER is as for web_pages.py: `bodies.jsonl` and `dated.jsonl` name pages of news and other English sites. Pages are
read as the import reads them, with title, outlet and day. Drawn are mentions whose role is a location and that have a
place; each is printed with a number, what stands around it, the place, its country and the confidence. A pin is wrong
where the name means no place, or another place than the one shown.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from web_pages import _document, _page, _read, _rows

from geo.gazetteer import Gazetteer
from geo.model import PlaceMention
from geo.pipeline import Pipeline

AROUND = 130  # characters on each side


def main() -> None:
    """Draw and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--number", type=int, default=100)
    options = parser.parse_args()
    pins = sorted(drawn(options.folder), key=lambda pin: (pin[0], pin[2].start))
    random.Random(options.seed).shuffle(pins)
    files = {file for file, _, _ in pins}
    print(f"{len(pins)} pins of {len(files)} pages; {options.number} drawn with seed {options.seed}")
    for number, (file, text, mention) in enumerate(pins[: options.number], start=1):
        print(f"\n{number}. {file}\n   {_shown(text, mention)}\n   {_told(mention)}")


def drawn(folder: Path) -> Iterator[tuple[str, str, PlaceMention]]:
    """Every mention that is mapped, with its page and the page's text."""
    pipeline = Pipeline(Gazetteer.open())
    for row in [*_rows(folder / "bodies.jsonl"), *_rows(folder / "dated.jsonl")]:
        article = _read(_page(folder, row))
        if article is None:
            continue
        document = _document(article)
        for mention in pipeline.parse(document).places:
            if mention.role == "location" and mention.place is not None and mention.footprint is not None:
                yield Path(row["file"]).name, document.text, mention


def _shown(text: str, mention: PlaceMention) -> str:
    before = text[max(0, mention.start - AROUND) : mention.start]
    after = text[mention.end : mention.end + AROUND]
    return " ".join(f"{before}>>{mention.text}<<{after}".split())


def _told(mention: PlaceMention) -> str:
    place = mention.place
    assert place is not None
    at = f"{place.lat:.2f}, {place.lon:.2f}"
    return f"{place.name} ({place.kind}, {place.admin1} {place.country}) at {at}, {mention.confidence:.2f}"


if __name__ == "__main__":
    main()
