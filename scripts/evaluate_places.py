"""Measure places on annotated corpora: recognition, resolution on gold spans, end to end.

usage: PYTHONPATH=. python scripts/evaluate_places.py DATA_DIR [--articles GOLD.jsonl] [--found HELD_OUT.jsonl]

DATA_DIR holds *.jsonl corpora and score.py, the scorer. Without --found, recognition and end-to-end figures of
documents that the shipped weights were trained on flatter; with the file that train_recogniser.py --found wrote,
each document's spans come from models that never saw it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from geo.gazetteer import Gazetteer
from geo.model import Furniture, PlaceMention
from geo.places import PlaceFinder, Recognised
from geo.places.recogniser import CrfRecogniser
from geo.places.tokens import Tokens


class Replay:
    """A recogniser that replays spans found before, by a model that did not see the document."""

    def __init__(self, spans: dict[str, list[list[Any]]]) -> None:
        self._spans = spans
        self.document = ""

    def recognise(self, tokens: Tokens) -> list[Recognised]:
        """The stored spans of `document`."""
        return [
            Recognised(bisect_left(tokens.starts, start), bisect_left(tokens.starts, end), label)
            for start, end, label in self._spans.get(self.document, [])
        ]


def load(path: Path) -> list[dict[str, Any]]:
    """Rows of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def row(document: dict[str, Any], mentions: Sequence[PlaceMention]) -> dict[str, Any]:
    """A prediction as the scorer wants it."""
    return {
        "id": document["id"],
        "places": [
            {
                "start": m.start,
                "end": m.end,
                "role": m.role,
                "place": None if m.place is None else {"lat": m.place.lat, "lon": m.place.lon, "name": m.place.name},
                "confidence": m.confidence,
                "reason": m.reason,
            }
            for m in mentions
        ],
    }


def furniture_of(text: str) -> tuple[Furniture, ...]:
    """Page furniture, when geo.text is there to find it."""
    if importlib.util.find_spec("geo.text") is None:
        return ()
    from geo.text import find_furniture

    return tuple(find_furniture(text))


def find(finder: PlaceFinder, document: dict[str, Any], *, gold: bool) -> tuple[PlaceMention, ...]:
    """Places of one document, at its gold spans or found."""
    spans = [(t["start"], t["end"]) for t in document["toponyms"] if not t.get("nested")] if gold else None
    articles = any("role" in t for t in document["toponyms"])
    return finder.find(
        document["text"],
        title=document.get("title") or "",
        publisher=document.get("publisher") or "",
        furniture=furniture_of(document["text"]) if articles else (),
        spans=spans,
    )


def misses(score: Any, documents: Iterable[dict[str, Any]], rows: dict[str, dict[str, Any]]) -> list[str]:
    """Gold mentions resolved beyond 161 km, or not at all."""
    out = []
    for document in documents:
        for gold, place, _ in score.match(document["toponyms"], rows[document["id"]]["places"]):
            at = place["place"]
            if gold.get("lat") is None:
                continue
            away = score.km(gold["lat"], gold["lon"], at["lat"], at["lon"]) if at else None
            if away is None or away > 161:
                text = document["text"]
                before, after = text[max(0, gold["start"] - 40) : gold["start"]], text[gold["end"] : gold["end"] + 30]
                sure = place["confidence"]
                where = f"{at['name']} {away:.0f} km off" if at else "none"
                out.append(
                    f"{document['id']}: ...{before!r} [{gold['surface']}] {after!r} -> {where} ({sure}); "
                    f"gold {gold['lat']}, {gold['lon']}: {place['reason'][:90]}"
                )
    return out


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--articles", type=Path, help="gold of whole articles, with roles")
    parser.add_argument("--found", type=Path, help="held-out spans from train_recogniser.py")
    parser.add_argument(
        "--misses", type=int, default=0, help="print so many unresolved or wrong gold mentions a corpus"
    )
    options = parser.parse_args()
    spec = importlib.util.spec_from_file_location("score", options.data / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no score.py in {options.data}")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    gazetteer = Gazetteer.open()
    shipped = PlaceFinder(gazetteer)
    replay = Replay({r["id"]: r["found"] for r in load(options.found)}) if options.found else None
    finder = PlaceFinder(gazetteer, recogniser=replay or CrfRecogniser(gazetteer.flags))
    print(f"gazetteer {gazetteer.version}; recognition {'held out (5-fold)' if replay else 'SEEN IN TRAINING'}")
    print(
        f"{'corpus':12} {'exact P R F1':>18} {'overlap P R F1':>18} "
        f"{'e2e P R F1':>18} {'Acc@161 gold':>13} {'docs/s':>7}"
    )
    paths = [p for p in sorted(options.data.glob("*.jsonl")) if '"toponyms"' in p.read_text(encoding="utf-8")[:200000]]
    for path in paths:
        documents = load(path)
        began = time.perf_counter()
        found = []
        for document in documents:
            if replay is not None:
                replay.document = document["id"]
            found.append(row(document, find(finder, document, gold=False)))
        rate = len(documents) / (time.perf_counter() - began)
        given = [row(d, find(shipped, d, gold=True)) for d in documents]
        a, b = score.score(documents, found), score.score(documents, given)
        cells = [" ".join(f"{x:5.1f}" for x in a[k]) for k in ("exact P R F1", "overlap P R F1", "e2e P R F1")]
        print(f"{path.stem:12} {cells[0]:>18} {cells[1]:>18} {cells[2]:>18} {b['span Acc@161']:>13} {rate:7.0f}")
        for line in misses(score, documents, {r["id"]: r for r in given})[: options.misses]:
            print("   ", line)
    if options.articles:
        documents = load(options.articles)
        rows = [row(d, find(shipped, d, gold=False)) for d in documents]
        for key, value in score.score(documents, rows).items():
            print(f"{key:16} {value}" if key != "wrong" else "\n".join(["wrong", *(f"   {w}" for w in value)]))
        print_roles(score, documents, {r["id"]: r for r in rows})


def print_roles(score: Any, documents: Iterable[dict[str, Any]], rows: dict[str, dict[str, Any]]) -> None:
    """Share of matched mentions whose role agrees with the gold, and the others."""
    same = {"literal": "location", "associative": "actor", "demonym": "demonym", "boilerplate": "chrome"}
    right, wrong = 0, []
    for document in documents:
        gold = [t for t in document["toponyms"] if not t.get("nested")]
        pairs = score.match(gold, rows[document["id"]]["places"])
        for t, p, _ in pairs:
            if same[t["role"]] == p["role"]:
                right += 1
            else:
                wrong.append(f"{document['id']}:{t['start']} {t['surface']!r} {t['role']} but {p['role']}")
        matched = {id(t) for t, _, _ in pairs}
        wrong += [f"{document['id']}:{t['start']} {t['surface']!r} not found" for t in gold if id(t) not in matched]
    print(f"roles right      {right} of {right + len(wrong)}")
    for line in wrong:
        print("   ", line)


if __name__ == "__main__":
    main()
