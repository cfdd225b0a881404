"""How fast places are found and resolved, stage by stage, on one core.

usage: PYTHONPATH=. python benchmarks/places.py DOCUMENTS.jsonl...

Each row holds "text". Prints documents a second, characters a second, peak memory and the share of each stage.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from geo.gazetteer import Gazetteer
from geo.places import PlaceFinder
from geo.places.recogniser import CrfRecogniser
from geo.places.tokens import tokenise


def main(paths: list[str]) -> None:
    """Read, warm up, measure, print."""
    texts = [
        json.loads(line)["text"]
        for path in paths
        for line in Path(path).read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    began = time.perf_counter()
    gazetteer = Gazetteer.open()
    finder = PlaceFinder(gazetteer)
    print(f"opened in {1000 * (time.perf_counter() - began):.0f} ms")
    for text in texts[:20]:
        finder.find(text)
    began = time.process_time()
    for text in texts:
        finder.find(text)
    whole = time.process_time() - began
    size = sum(map(len, texts))
    print(f"{len(texts)} documents of {size / len(texts):.0f} characters: {len(texts) / whole:.0f} a second")
    print(f"{size / whole / 1000:.0f} kB of text a second")
    recogniser = CrfRecogniser(gazetteer.flags)
    began = time.process_time()
    tokenised = [tokenise(text) for text in texts]
    tokens = time.process_time() - began
    began = time.process_time()
    for one in tokenised:
        recogniser.recognise(one)
    recognised = time.process_time() - began
    stages = {"tokens": tokens, "recognition": recognised, "the rest": whole - tokens - recognised}
    for stage, seconds in stages.items():
        print(f"  {stage:11} {100 * seconds / whole:5.1f} %")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
