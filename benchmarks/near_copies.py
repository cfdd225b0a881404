"""Whether copies of wire reports are found: precision and recall of pairs on made-up texts, and the time for many.

usage: python benchmarks/near_copies.py [--events N] [--seed N] [--articles N]

The texts are made by wire_texts.py: copies as desks of papers cut and edit them, and articles that are like them and
no copies (another writer, the next day with the same background, states of a live page, reports by a template).
Seeds below 100 are those that the rules were made with; the figures in docs/formats.md are of seed 100 and up.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from wire_texts import MadeText, made_texts

from geo.text.near_copies import near_copies


def pairs_of(groups: dict[int, object]) -> set[tuple[int, int]]:
    """Pairs of texts, by their numbers, that are in one group."""
    members: dict[object, list[int]] = {}
    for at, group in groups.items():
        members.setdefault(group, []).append(at)
    return {pair for own in members.values() for pair in combinations(sorted(own), 2)}


def found_pairs(texts: list[MadeText]) -> set[tuple[int, int]]:
    """Pairs that are taken for copies of one text."""
    copies = near_copies(len(texts), lambda at: texts[at].text)
    return pairs_of({at: at for at in range(len(texts))} | {copy.text: copy.of for copy in copies})


def measured(texts: list[MadeText]) -> tuple[float, float, Counter[tuple[str, str]]]:
    """Precision, recall, and the kinds of the pairs that are wrong or missing."""
    right = pairs_of({at: made.group for at, made in enumerate(texts)})
    found = found_pairs(texts)
    wrong = Counter(("wrong", " and ".join(sorted((texts[a].kind, texts[b].kind)))) for a, b in found - right)
    wrong += Counter(("missing", " and ".join(sorted((texts[a].kind, texts[b].kind)))) for a, b in right - found)
    both = len(found & right)
    return both / max(len(found), 1), both / max(len(right), 1), wrong


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--seed", type=int, default=100)
    parser.add_argument("--articles", type=int, default=10_000)
    options = parser.parse_args()
    texts = made_texts(options.events, seed=options.seed)
    precision, recall, wrong = measured(texts)
    print(f"{len(texts):,} texts of {options.events} events: precision {precision:.3f}, recall {recall:.3f}")
    for (what, kinds), often in wrong.most_common():
        print(f"  {what}: {kinds}: {often} pairs")
    many = (made_texts(options.articles // 10 + 1, seed=options.seed + 1))[: options.articles]
    for share in (0.25, 0.5, 1.0):
        part = many[: round(share * len(many))]
        began = time.perf_counter()
        near_copies(len(part), lambda at, part=part: part[at].text)
        words = sum(len(made.text.split()) for made in part) / len(part)
        print(f"{len(part):,} articles of {words:.0f} words: {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
