"""Learn how likely a name is to be a place's at all, from names as a recogniser finds them in texts new to it.

usage: PYTHONPATH=. python scripts/train_placehood.py DATA_DIR --folds DIR [--out geo/places/data/placehood.json]

DIR holds the models that train_recogniser.py --folds wrote: each reads the documents that it did not see. A find is
held to be a place's name where it overlaps an annotated one. Corpora leave different places unannotated, so each has
an offset of its own, and the mean is shipped. Cross-validated by document; the reliability that is written is of what
would be drawn: confidence, and whether the place is within 161 km of the annotated one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from made_bearers import borne, called_after, nothings, objects
from made_texts import CORPUS, made
from made_things import things
from train_ranker import NEAR_KM, fold_of

from geo.gazetteer import Gazetteer
from geo.gazetteer.measures import distance_km
from geo.model import SURE
from geo.places import CrfRecogniser, PlaceFinder
from geo.places.labels import DEMONYM
from geo.places.placehood import Placehood, is_weighed, of_the_mention, of_the_name
from geo.places.publisher import at_home, homes_of
from geo.places.resolver import Resolver
from geo.places.tokens import tokenise
from geo.places.weights import load_weights

FOLDS, L2 = 5, 0.002
MOST_STEPS, SMALLEST_STEP, TINY = 50, 1e-6, 1e-9
LEAST = 0.4
RIGHT_IF_SURE, LESS_STEEP = 0.958, 0.01  # a little more than the aim, which is held out
# Made texts of each kind, of things called like places, of things called after them, and of bearers of their names.
MADE, NOTHINGS, CALLED_AFTER, BORNE, THINGS, OBJECTS = 150, 2400, 4000, 4000, 6000, 1500
GOODS = "called after"  # how the ids of the last begin
REAL_PLACE_WEIGHT, L2_THINGS, LEAST_SEEN = 6.0, 0.00003, 8


Told = tuple[float, "Find"]


@dataclass
class Find:
    """One mention as found: its evidence and that of words for things; whether it names a place, and the right one.

    `whole` is how sure the choice is, `bound` the most that may be shown of it.
    """

    document: str
    corpus: str
    evidence: dict[str, float]
    things: tuple[str, ...]
    is_place: bool
    near: bool
    whole: float
    bound: float


def finds(document: dict[str, Any], finder: PlaceFinder, resolver: Resolver, gazetteer: Gazetteer) -> list[Find]:
    """All mentions of a document that would be drawn if every name were a place's."""
    text = document["text"]
    tokens = tokenise(text)
    toponyms = sorted(finder.found(text, tokens), key=lambda toponym: toponym.start)
    contexts = finder.contexts(text, tokens, toponyms)
    signs = finder.signs(tokens, toponyms, contexts, range(len(toponyms)))
    homes = homes_of(document.get("publisher") or "", gazetteer)
    resolutions = resolver.resolve(toponyms, contexts, homes)
    groups, _ = resolver.grouped(toponyms, contexts)
    resolver.decide(groups, toponyms, contexts, at_home(homes, groups))
    out = []
    for group in groups:
        best = group.chosen
        if best is None or not is_weighed(best) or group.is_demonym:
            continue
        shared = of_the_name(group.name, [signs[i] for i in group.mentions], best)
        for i in group.mentions:
            toponym, place = toponyms[i], resolutions[i].place
            if toponym.label == DEMONYM or place is None:
                continue
            gold = [t for t in document["toponyms"] if t["start"] < toponym.end and toponym.start < t["end"]]
            if gold and gold[0].get("lat") is None:
                continue
            near = bool(gold) and distance_km(gold[0]["lat"], gold[0]["lon"], place.lat, place.lon) <= NEAR_KM
            one = signs[i]
            told = dict([*shared, *of_the_mention(replace(one, things=()))])
            sure = resolutions[i]
            bound = sure.confidence if sure.confidence < sure.whole else 1.0
            out.append(Find(document["id"], document["corpus"], told, one.things, bool(gold), near, sure.whole, bound))
    return out


def fit(some: list[Find]) -> tuple[dict[str, float], dict[str, float]]:
    """Weights by name of evidence, and offsets by corpus.

    What the words for things beside a name say is learned last, upon the rest, and without an offset: how many of the
    made texts are of goods was chosen by hand, and names beside which no such word stands must not suffer for it.
    """
    plain = [find for find in some if not find.document.startswith(GOODS)]
    names = sorted({name for find in plain for name in find.evidence})
    corpora = sorted({find.corpus for find in plain})
    rows = [find.evidence | {find.corpus: 1.0} for find in plain]
    first = _logistic(rows, plain, names, corpora, np.zeros(len(plain)))
    real = [first[corpus] for corpus in corpora if corpus != CORPUS]
    told = [sum(real) / len(real) + sum(first.get(k, 0.0) * v for k, v in find.evidence.items()) for find in some]
    seen = Counter(name for find in some for name in find.things)
    things = sorted(name for name, number in seen.items() if number >= LEAST_SEEN)
    second = _logistic([dict.fromkeys(find.things, 1.0) for find in some], some, things, [], np.array(told))
    learned = {name: round(value, 3) for name, value in (first | second).items() if name not in corpora}
    return learned, {corpus: round(first[corpus], 3) for corpus in corpora}


def _logistic(
    rows: list[dict[str, float]], some: list[Find], names: list[str], free: list[str], base: Any
) -> dict[str, float]:
    """The weights of `names` and, unbounded, of `free`, added to `base`; by Newton's method."""
    column = {name: k for k, name in enumerate([*names, *free])}
    x, y = np.zeros((len(rows), len(column))), np.array([find.is_place for find in some], float)
    for row, evidence in enumerate(rows):
        for name, value in evidence.items():
            if name in column:
                x[row, column[name]] = value
    w = np.zeros(len(column))
    weight = np.ones(len(rows)) if free else np.array([_weight(find) for find in some])
    weight /= weight.sum()
    penalty = np.array([L2 if free else L2_THINGS] * len(names) + [0.0] * len(free))
    for _ in range(MOST_STEPS):
        p = 1.0 / (1.0 + np.exp(-(base + x @ w)))
        slope = x.T @ (weight * (p - y)) + penalty * w
        bend = (x * (weight * p * (1.0 - p))[:, None]).T @ x + np.diag(penalty + TINY)
        step = np.linalg.solve(bend, slope)
        w = w - step
        if abs(step).max() < SMALLEST_STEP:
            break
    return {name: float(w[k]) for name, k in column.items()}


def _weight(find: Find) -> float:
    """A place lost from a real text counts more than a name of nothing kept in a made one."""
    return REAL_PLACE_WEIGHT if find.is_place and find.corpus != CORPUS else 1.0


def model(learned: dict[str, float], offsets: dict[str, float]) -> Placehood:
    """The weights with the mean of the corpora's offsets: a new text may be like any of them.

    How many of the made texts are of nothings was chosen by hand, so that their offset says nothing of texts.
    """
    real = [offset for corpus, offset in offsets.items() if corpus != CORPUS]
    return Placehood(learned, round(sum(real) / len(real), 3), LEAST)


def calibrate(told: list[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and shift, on log odds, of the logistic that turns what was told into how often it was right.

    The logistic is too sure at its upper end, so it is made less steep until what is called sure is right often enough.
    """
    share = np.clip(np.array([value for value, _ in told]), 1e-6, 1.0 - 1e-6)
    x = np.log(share / (1.0 - share))
    rows = np.stack([x, np.ones(len(x))], axis=1)
    y, w = np.array([right for _, right in told], float), np.array([1.0, 0.0])
    for _ in range(MOST_STEPS):
        p = 1.0 / (1.0 + np.exp(-(rows @ w)))
        step = np.linalg.solve((rows * (p * (1.0 - p))[:, None]).T @ rows, rows.T @ (p - y))
        w = w - step
        if abs(step).max() < SMALLEST_STEP:
            break
    slope, shift = round(float(w[0]), 3), round(float(w[1]), 3)
    while sure := [right for value, right in told if Placehood({}, 0.0, LEAST, slope, shift).confidence(value) >= SURE]:
        if sum(sure) >= RIGHT_IF_SURE * len(sure):
            break
        slope = round(slope - LESS_STEEP, 3)
    return slope, shift


def unbounded(told: list[Told]) -> list[tuple[float, bool]]:
    """What was told of the names of which anything may be shown, and whether it was right."""
    return [(value, f.near) for value, f in told if f.bound == 1.0]


def calibrated(told: list[Told]) -> list[Told]:
    """What is told of each document's names by the calibration of the other folds'."""
    out: list[Told] = []
    for fold in range(FOLDS):
        slope, shift = calibrate(unbounded([one for one in told if fold_of(one[1].document) != fold]))
        kept = Placehood({}, 0.0, LEAST, slope, shift)
        out += [(min(kept.confidence(value), f.bound), f) for value, f in told if fold_of(f.document) == fold]
    return out


def reliability(told: list[tuple[float, bool]]) -> dict[str, list[float]]:
    """For each band of what was told how many there are, and percent right."""
    bands: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for value, right in told:
        low = min(int(value * 10), 9)
        band = bands[f"{low / 10:.1f}-{(low + 1) / 10:.1f}"]
        band[0] += 1
        band[1] += right
    return {band: [n, round(100 * right / n, 1)] for band, (n, right) in sorted(bands.items())}


def main() -> None:
    """Read, cross-validate, learn from everything, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("geo/places/data/placehood.json"))
    options = parser.parse_args()
    gazetteer = Gazetteer.open()
    resolver = Resolver(gazetteer, load_weights())
    readers = [
        PlaceFinder(gazetteer, recogniser=CrfRecogniser(gazetteer.flags, path.read_bytes()))
        for path in sorted(options.folds.glob("fold*.crfsuite"))
    ]
    every: list[Find] = []
    checksum = hashlib.sha256()
    for path in sorted(options.data.glob("*.jsonl")):
        documents = [d for d in map(json.loads, path.read_text(encoding="utf-8").splitlines()) if "toponyms" in d]
        for document in documents:
            every += finds(document, readers[fold_of(document["id"])], resolver, gazetteer)
        if documents:
            checksum.update(path.read_bytes())
            print(f"  {path.stem}: {len(every)} finds", file=sys.stderr)
    invented = [*made(gazetteer, MADE), *nothings(gazetteer, NOTHINGS), *called_after(gazetteer, CALLED_AFTER)]
    invented += [*borne(gazetteer, BORNE), *things(gazetteer, THINGS), *objects(gazetteer, OBJECTS)]
    for document in invented:
        every += finds(document, readers[fold_of(document["id"])], resolver, gazetteer)
    shown: list[tuple[str, float, float, Find]] = []
    for fold in range(FOLDS):
        held = [find for find in every if fold_of(find.document) == fold]
        held_out = model(*fit([find for find in every if fold_of(find.document) != fold]))
        for find in held:
            chance = held_out.chance([*find.evidence.items(), *((name, 1.0) for name in find.things)])
            shown.append((find.corpus, chance, chance * find.whole, find))
    drawn = [(told, f) for name, chance, told, f in shown if chance >= LEAST and name != CORPUS]
    slope, shift = calibrate(unbounded(drawn))
    after = calibrated(drawn)
    learned, offsets = fit(every)
    kept = model(learned, offsets)
    out: dict[str, Any] = {
        "made_by": "scripts/train_placehood.py",
        "data_sha256": checksum.hexdigest(),
        "gazetteer": gazetteer.version,
        "finds": len(every),
        "is_a_place": reliability([(chance, f.is_place) for name, chance, _, f in shown if name != CORPUS]),
        "right_before_calibration": reliability([(min(told, f.bound), f.near) for told, f in drawn]),
        "right": reliability([(told, f.near) for told, f in after]),
        "right_by_corpus": {
            corpus: reliability([(told, f.near) for told, f in after if f.corpus == corpus])
            for corpus in sorted(offsets)
        },
        "dropped": {
            corpus: [
                sum(name == corpus and chance < LEAST and f.is_place == kind for name, chance, _, f in shown)
                for kind in (True, False)
            ]
            for corpus in sorted(offsets)
        },
        "learned": dict(sorted(kept.parts.items(), key=lambda item: -abs(item[1]))),
        "offsets": offsets,
        "offset": kept.offset,
        "least": kept.least,
        "calibration": {"slope": slope, "shift": shift},
    }
    options.out.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(out, indent=1))


if __name__ == "__main__":
    main()
