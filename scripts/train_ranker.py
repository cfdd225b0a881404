"""Learn the ranker's weights from annotated corpora and measure them by cross-validation.

usage: PYTHONPATH=. python scripts/train_ranker.py DATA_DIR [--out geo/places/data/ranker.json] [--jobs N]

A conditional softmax over the candidates of each name and 'none of them', fitted by gradient ascent. The evidence
depends on what the other names of the document are held to mean, so it is gathered anew with the fitted weights a few
times. Weights under "by_hand" in the output file are kept: the corpora hold too few quarters, mosques and crossings
to learn them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from made_texts import CORPUS, made

from geo.gazetteer import Gazetteer
from geo.places import PlaceFinder
from geo.places.candidates import arc_km, unit_vector
from geo.places.context import Context
from geo.places.evidence import evidence
from geo.places.mentions import Toponym
from geo.places.publisher import at_home, homes_of
from geo.places.resolver import Resolver, shares
from geo.places.scene import Group, surroundings, survey
from geo.places.tokens import tokenise
from geo.places.weights import Weights, load_weights

FOLDS, ROUNDS, STEPS, RATE, L2 = 5, 3, 400, 0.05, 0.15
NEAR_KM, TIE_KM = 161.0, 5.0
# A name none of whose candidates is right teaches 'none of them', but less than a right one teaches.
NIL_WEIGHT = 0.4
# Made texts of each kind, and what each of their names counts.
MADE, MADE_WEIGHT = 150, 0.2


@dataclass
class Case:
    """One document ready to be resolved."""

    id: str
    corpus: str
    toponyms: list[Toponym]
    contexts: list[Context]
    gold: list[dict[str, Any]]
    home: tuple[Any, ...]


@dataclass
class Table:
    """Evidence of all candidates of many names: rows of `x`, cut into names by `starts`; `gold` marks right ones."""

    x: Any
    starts: Any
    gold: Any
    weight: Any
    nil: Any


def fold_of(document_id: str) -> int:
    """The fold that holds a document out, the same in every run."""
    return hashlib.sha256(document_id.encode()).digest()[0] % FOLDS


def read(folder: Path, finder: PlaceFinder, gazetteer: Gazetteer) -> list[Case]:
    """All annotated documents with their gold toponyms and contexts, and made texts of kinds that they lack."""
    cases = []
    for path in [*sorted(folder.glob("*.jsonl")), None]:
        documents: Iterable[dict[str, Any]] = made(gazetteer, MADE, persons=False)
        if path is not None:
            documents = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        for document in documents:
            gold = sorted(
                (t for t in document.get("toponyms", ()) if t.get("lat") is not None), key=lambda t: t["start"]
            )
            if not gold:
                continue
            text = document["text"]
            tokens = tokenise(text)
            toponyms = finder.given(text, tokens, [(t["start"], t["end"]) for t in gold])
            contexts = finder.contexts(text, tokens, toponyms)
            homes = homes_of(document.get("publisher") or "", gazetteer)
            home = at_home(homes, finder.grouped(toponyms, contexts)) if len(homes) > 1 else homes
            cases.append(Case(document["id"], document["corpus"], toponyms, contexts, gold, home))
    return cases


def positives(group: Group, golds: list[dict[str, Any]]) -> list[bool]:
    """Which candidates are right, by id if the gold has one of theirs, else by distance."""
    candidates = [candidate for candidate in group.candidates if not candidate.inferred]
    gold = Counter((t["lat"], t["lon"], t.get("geonameid")) for t in golds).most_common(1)[0][0]
    by_id = [candidate.place.id == f"geonames:{gold[2]}" for candidate in candidates]
    if any(by_id):
        return by_id
    at = unit_vector(gold[0], gold[1])
    errors = [arc_km(candidate.vector, at) for candidate in candidates]
    least = min(errors, default=math.inf)
    return [e < NEAR_KM and e <= least + TIE_KM for e in errors]


def gather(cases: list[Case], resolver: Resolver, names: dict[str, int]) -> Table:
    """The evidence of every candidate of every name, with the resolver's present weights."""
    rows: list[dict[int, float]] = []
    starts, gold, weight, nil = [], [], [], []
    for case in cases:
        groups, _ = resolver.grouped(case.toponyms, case.contexts)
        resolver.decide(groups, case.toponyms, case.contexts, case.home)
        scene = survey(groups, case.home)
        for i, group in enumerate(groups):
            candidates = [candidate for candidate in group.candidates if not candidate.inferred]
            if not candidates:
                continue
            right = positives(group, [case.gold[m] for m in group.mentions])
            starts.append(len(rows))
            around = surroundings(i, groups, scene)
            for candidate in candidates:
                row: dict[int, float] = {}
                for name, value in evidence(candidate, group, scene, around):
                    row[names.setdefault(name, len(names))] = value
                rows.append(row)
            gold += right
            nil.append(not any(right))
            share = MADE_WEIGHT if case.corpus == CORPUS else 1.0
            weight.append(share * math.sqrt(len(group.mentions)) * (1.0 if any(right) else NIL_WEIGHT))
    x = np.zeros((len(rows), 100))
    for r, row in enumerate(rows):
        for column, value in row.items():
            x[r, column] = value
    return Table(x, np.array(starts), np.array(gold, float), np.array(weight), np.array(nil, float))


def fit(table: Table, fixed: dict[int, float], start: Any, nil: float) -> tuple[Any, float]:
    """Weights and the score of 'none' that make the gold likeliest, by Adam."""
    w, b = start.copy(), nil
    m, v = np.zeros(len(w) + 1), np.zeros(len(w) + 1)
    sizes = np.diff(np.append(table.starts, len(table.x)))
    total = table.weight.sum()
    for step in range(1, STEPS + 1):
        for column, value in fixed.items():
            w[column] = value
        s = table.x @ w
        high = np.maximum(np.maximum.reduceat(s, table.starts), b)
        e = np.exp(s - np.repeat(high, sizes))
        eb = np.exp(b - high)
        z = np.add.reduceat(e, table.starts) + eb
        zg = np.add.reduceat(e * table.gold, table.starts) + eb * table.nil
        per = np.repeat(table.weight, sizes)
        g = per * (e * table.gold / np.repeat(np.maximum(zg, 1e-30), sizes) - e / np.repeat(z, sizes))
        gb = (table.weight * (eb * table.nil / np.maximum(zg, 1e-30) - eb / z)).sum()
        grad = np.append(table.x.T @ g - L2 * w * total / 1000.0, gb) / total
        m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad * grad
        move = RATE * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
        w, b = w + move[:-1], b + float(move[-1])
    for column, value in fixed.items():
        w[column] = value
    return w, b


def learn(cases: list[Case], gazetteer: Gazetteer, begin: Weights, by_hand: dict[str, float]) -> Weights:
    """Weights from `cases`, in a few rounds of gathering and fitting."""
    weights, names = begin, dict[str, int]()
    for _ in range(ROUNDS):
        table = gather(cases, Resolver(gazetteer, weights), names)
        fixed = {column: by_hand[name] for name, column in names.items() if name in by_hand}
        start = np.zeros(table.x.shape[1])
        for name, column in names.items():
            start[column] = weights.parts.get(name, 0.0)
        w, b = fit(table, fixed, start, weights.nil)
        learned = {name: round(float(w[column]), 3) for name, column in names.items() if name not in by_hand}
        weights = replace(weights, parts={**learned, **by_hand}, nil=round(b, 3))
    return weights


def test(cases: list[Case], gazetteer: Gazetteer, weights: Weights) -> list[tuple[str, bool, bool, float]]:
    """(corpus, resolved, within 161 km, softmax share) of every gold mention."""
    resolver = Resolver(gazetteer, weights)
    out = []
    for case in cases:
        groups, membership = resolver.grouped(case.toponyms, case.contexts)
        resolver.decide(groups, case.toponyms, case.contexts, case.home)
        outcomes = shares(groups, resolver, case.home)
        for number, gold in zip(membership, case.gold, strict=True):
            place, share = outcomes[number]
            near = place is not None and (
                arc_km(unit_vector(place.lat, place.lon), unit_vector(gold["lat"], gold["lon"])) <= NEAR_KM
            )
            out.append((case.corpus, place is not None, near, share))
    return out


def calibrate(results: list[tuple[str, bool, bool, float]]) -> tuple[float, float]:
    """Slope and offset of the logistic that turns a share into the chance of being right."""
    pairs = [(share, near) for _, resolved, near, share in results if resolved]
    share = np.clip(np.array([p[0] for p in pairs]), 1e-6, 1 - 1e-6)
    x, y = np.log(share / (1 - share)), np.array([p[1] for p in pairs], float)
    slope, offset = 1.0, 0.0
    for _ in range(4000):
        error = y - 1.0 / (1.0 + np.exp(-(slope * x + offset)))
        slope, offset = slope + 0.05 * float((error * x).mean()), offset + 0.1 * float(error.mean())
    return round(slope, 3), round(offset, 3)


def reliability(results: list[tuple[str, bool, bool, float]], weights: Weights) -> dict[str, list[float]]:
    """For each band of confidence: how many were shown, and percent right."""
    bands: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for _, resolved, near, share in results:
        if resolved:
            low = min(int(weights.confidence(share) * 10), 9)
            band = bands[f"{low / 10:.1f}-{(low + 1) / 10:.1f}"]
            band[0] += 1
            band[1] += near
    return {band: [n, round(100 * right / n, 1)] for band, (n, right) in sorted(bands.items())}


def run(fold: int | None, data: Path, by_hand: dict[str, float]) -> tuple[list[tuple[str, bool, bool, float]], Weights]:
    """What a fold's documents are resolved to by weights from the others, and these weights; None holds out none."""
    gazetteer = Gazetteer.open()
    cases = read(data, PlaceFinder(gazetteer), gazetteer)
    weights = learn([case for case in cases if fold_of(case.id) != fold], gazetteer, load_weights(), by_hand)
    results = test([case for case in cases if fold_of(case.id) == fold], gazetteer, weights)
    print("  all learned" if fold is None else f"  fold {fold + 1} of {FOLDS}", file=sys.stderr)
    return results, weights


def main() -> None:
    """Cross-validate, calibrate, learn from everything, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("geo/places/data/ranker.json"))
    parser.add_argument("--jobs", type=int, default=1, help="folds learned at once")
    options = parser.parse_args()
    begin = load_weights()
    by_hand = json.loads(options.out.read_text(encoding="utf-8"))["by_hand"]
    with ProcessPoolExecutor(options.jobs) as pool:
        told = list(pool.map(partial(run, data=options.data, by_hand=by_hand), [None, *range(FOLDS)]))
    results = [result for of_fold, _ in told[1:] for result in of_fold]
    accuracy = {}
    for corpus in sorted({r[0] for r in results}):
        of = [r for r in results if r[0] == corpus]
        accuracy[corpus] = {
            "acc161": round(100 * sum(r[2] for r in of) / len(of), 1),
            "resolved": round(100 * sum(r[1] for r in of) / len(of), 1),
        }
    slope, offset = calibrate(results)
    weights = replace(told[0][1], slope=slope, offset=offset)
    learned = {k: v for k, v in weights.parts.items() if k not in by_hand and abs(v) >= 0.02}
    out = {
        "made_by": "scripts/train_ranker.py",
        "gazetteer": Gazetteer.open().version,
        "held_out": accuracy,
        "reliability": reliability(results, weights),
        "learned": dict(sorted(learned.items(), key=lambda item: -abs(item[1]))),
        "by_hand": by_hand,
        "nil": weights.nil,
        "calibration": {"slope": slope, "offset": offset},
        "least_confidence": begin.least_confidence,
    }
    options.out.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(out, indent=1))


if __name__ == "__main__":
    main()
