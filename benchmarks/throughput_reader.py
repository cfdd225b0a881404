"""One reader of benchmarks/throughput.py in a process of its own: only the standard library and the reader itself.

usage: python benchmarks/throughput_reader.py NAME DOCUMENTS.jsonl

Answers each line of standard input with a JSON line: 'spans' with what is found, a list of [start, end, is demonym]
for each document, and the CPU seconds spent on each corpus; 'round' with these alone; anything else with the peak
memory, and ends. The first line, once a sentence has been read, tells the CPU seconds since the process began.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Spans = list[tuple[int, int, bool]]
Reader = tuple[Callable[[Row], Any], Callable[[Row, Any], Spans]]
"""What is timed, and how its result tells what was found."""

SPACY_PLACES = frozenset(("GPE", "LOC", "FAC", "NORP"))


def dateline() -> Reader:
    """Furniture, sentences, publication, dates, places and events, from the checkout that this file lies in."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from geo.export import document_of
    from geo.gazetteer import Gazetteer
    from geo.pipeline import Pipeline

    pipeline = Pipeline(Gazetteer.open())

    def spans(row: Row, parsed: Any) -> Spans:
        return [(p.start, p.end, p.role == "demonym") for p in parsed.places if p.role != "chrome"]

    return lambda row: pipeline.parse(document_of(row)[0]), spans


def flashgeotext() -> Reader:
    """Cities and countries by a keyword trie."""
    from flashgeotext.geotext import GeoText

    finder = GeoText()

    def spans(row: Row, found: Any) -> Spans:
        return [(*span, False) for kind in found.values() for name in kind.values() for span in name["span_info"]]

    return lambda row: finder.extract(input_text=row["text"]), spans


def geotext() -> Reader:
    """Cities, countries and nationalities by a regular expression and tables; it gives names in order, no offsets."""
    from geotext import GeoText

    def spans(row: Row, found: Any) -> Spans:
        out: Spans = []
        for names, is_demonym in ((found.cities, False), (found.countries, False), (found.nationalities, True)):
            end = 0
            for name in names:
                start = row["text"].find(name, end)
                end = start + len(name)
                out.append((start, end, is_demonym))
        return out

    return lambda row: GeoText(row["text"]), spans


def spacy() -> Reader:
    """Named entities of the largest English pipeline of spaCy that is installed, without what they don't need."""
    from spacy import load
    from spacy.util import get_installed_models

    name = max(model for model in get_installed_models() if model.startswith("en_core_web"))
    pipeline = load(name, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])

    def spans(row: Row, found: Any) -> Spans:
        return [(e.start_char, e.end_char, e.label_ == "NORP") for e in found.ents if e.label_ in SPACY_PLACES]

    return lambda row: pipeline(row["text"]), spans


READERS = {"dateline": dateline, "flashgeotext": flashgeotext, "geotext": geotext, "spacy": spacy}


def timed(rows: list[Row], read: Callable[[Row], Any], keep: Callable[[Row, Any], object]) -> dict[str, float]:
    """CPU seconds of reading by corpus; `keep` is given what was read, off the clock."""
    spent: dict[str, float] = defaultdict(float)
    for row in rows:
        began = time.process_time()
        found = read(row)
        spent[row["corpus"]] += time.process_time() - began
        keep(row, found)
    return spent


def _keep(kept: list[Spans], spans: Callable[[Row, Any], Spans], row: Row, found: Any) -> None:
    kept.append(spans(row, found))


def answers(name: str, documents: Path, commands: Iterator[str]) -> Iterator[object]:
    """What is written back, one object a line."""
    read, spans = READERS[name]()
    read({"id": "first", "text": "Rain fell in Nairobi on Monday."})
    yield {"start": time.process_time()}
    rows = [json.loads(line) for line in documents.read_text("utf-8").splitlines()]
    for command in commands:
        if command.strip() == "spans":
            kept: list[Spans] = []
            spent = timed(rows, read, partial(_keep, kept, spans))
            yield {"spans": kept, "spent": spent}
        elif command.strip() == "round":
            yield timed(rows, read, lambda row, found: None)
        else:
            break
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield {"peak_mb": peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)}


if __name__ == "__main__":
    for answer in answers(sys.argv[1], Path(sys.argv[2]), iter(sys.stdin.readline, "")):
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
