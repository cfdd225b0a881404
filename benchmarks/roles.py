"""How often a name is rightly taken for ground or for who acts: sentences with a bracketed name.

usage: PYTHONPATH=. python benchmarks/roles.py [FILE...] [--show]

A line holds 'literal' or 'metonymic', a tab, and a sentence with the name in brackets; tests/places/metonymy holds two
such files. Dateline's 'actor' counts as metonymic. --show prints what is wrong in files other than sealed ones.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from geo.gazetteer import Gazetteer
from geo.places import PlaceFinder

SETS = Path(__file__).resolve().parent.parent / "tests" / "places" / "metonymy"


def main() -> None:
    """Print a line for each file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, default=sorted(SETS.glob("*.tsv")))
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    finder = PlaceFinder(Gazetteer.open())
    for path in options.files:
        count: Counter[tuple[str, str]] = Counter()
        for line in path.read_text(encoding="utf-8").splitlines():
            gold, marked = line.split("\t")
            start, end = marked.index("["), marked.index("]") - 1
            mention = finder.find(marked.replace("[", "").replace("]", ""), spans=[(start, end)])[0]
            told = "metonymic" if mention.role == "actor" else "literal"
            count[gold, told] += 1
            if options.show and told != gold and path.stem != "sealed":
                print(f"{gold}: {marked}\n    {mention.role}: {mention.role_reason}")
        print(report(path.name, count))


def report(name: str, count: Counter[tuple[str, str]]) -> str:
    """The figures of one file."""
    right = sum(number for (gold, told), number in count.items() if gold == told)
    both = count["metonymic", "metonymic"]
    told = both + count["literal", "metonymic"]
    gold = both + count["metonymic", "literal"]
    return (
        f"{name}: {100 * right / count.total():.1f} % of {count.total()} right;"
        f" actors P {100 * both / max(1, told):.1f} R {100 * both / max(1, gold):.1f}"
    )


if __name__ == "__main__":
    main()
