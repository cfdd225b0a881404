"""Train the toponym recogniser and measure it by cross-validation.

usage: PYTHONPATH=. python scripts/train_recogniser.py DATA_DIR [--out geo/places/data] [--folds DIR]

DATA_DIR holds *.jsonl corpora; each row a document: id, corpus, text, toponyms (start, end, surface). Rows without
toponyms are left out. Copies with other names in them (vary_corpora.py) and short texts of kinds that the corpora lack
(made_texts.py) are learned from too. The model is
cross-validated by document: the figures written beside the weights come from models that saw neither the document nor
a copy of it. With --folds these models are kept, for evaluate_places.py and train_placehood.py.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pycrfsuite
from made_texts import made
from vary_corpora import varied

from geo.gazetteer import Gazetteer
from geo.places.feature_tables import FIGURES, TABLES, tables_checksum
from geo.places.features import features, may_hold_names
from geo.places.gazetteer_names import GazetteerNames
from geo.places.labels import DEMONYM, LOCATION, to_labels, to_spans
from geo.places.recogniser import MODEL, tag
from geo.places.tokens import Tokens, tokenise
from geo.places.training import DOCUMENTS, fingerprint
from geo.text import plain_text

PARAMETERS = {
    "c1": 0.4,
    "c2": 0.3,
    "max_iterations": 120,
    "feature.possible_transitions": True,
    "feature.minfreq": 2,
}
FOLDS = 5
MADE = 150  # texts of each kind that the corpora lack
# Corpora that leave demonyms unannotated: their segments with one would teach the wrong lesson.
WITHOUT_DEMONYMS = {"geovirus"}


@dataclass
class Example:
    """One document ready for training."""

    id: str
    fingerprint: str
    corpus: str
    tokens: Tokens
    rows: list[list[str]]
    gold: list[tuple[int, int, str]]
    labels: list[str]
    skipped: set[int]


def fold_of(document_id: str) -> int:
    """The fold that holds a document out, the same in every run."""
    return hashlib.sha256(document_id.encode()).digest()[0] % FOLDS


def read(folder: Path, gazetteer: Gazetteer) -> tuple[list[Example], list[Example], str]:
    """All annotated documents of the corpora in `folder`, varied copies and made texts, a checksum of the corpora."""
    annotated, checksum = [], hashlib.sha256()
    for path in sorted(folder.glob("*.jsonl")):
        data = path.read_bytes()
        documents = [json.loads(line) for line in data.decode("utf-8").splitlines() if line.strip()]
        documents = [document for document in documents if "toponyms" in document]
        if documents:
            checksum.update(data)
        annotated += documents
    examples = [prepare(document, gazetteer) for document in annotated]
    copies = [prepare(document, gazetteer) for document in varied(annotated, gazetteer)]
    copies += [prepare(document, gazetteer) for document in made(gazetteer, MADE)]
    return examples, copies, checksum.hexdigest()


def prepare(document: dict[str, Any], gazetteer: Gazetteer) -> Example:
    """Tokens, features and labels of one document."""
    plain = plain_text(document["text"], GazetteerNames(gazetteer).is_place)
    tokens = tokenise(plain.text)
    gold = [
        (*plain.onto(t["start"], t["end"]), DEMONYM if gazetteer.is_demonym(t["surface"]) else LOCATION)
        for t in document["toponyms"]
        if not t.get("nested")
    ]
    skipped = set()
    if document["corpus"] in WITHOUT_DEMONYMS:
        for number, (first, last) in enumerate(tokens.segments):
            if any(w[:1].isupper() and gazetteer.is_demonym(w) for w in tokens.words[first:last]):
                skipped.add(number)
    return Example(
        id=document["id"],
        fingerprint=fingerprint(document["text"]),
        corpus=document["corpus"],
        tokens=tokens,
        rows=features(tokens, gazetteer.flags),
        gold=gold,
        labels=to_labels(tokens, gold),
        skipped=skipped,
    )


def train(examples: list[Example], path: Path) -> Any:
    """Fit one CRF and open it."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for example in examples:
        for number, (first, last) in enumerate(example.tokens.segments):
            if number not in example.skipped and may_hold_names(example.tokens, first, last):
                trainer.append(example.rows[first:last], example.labels[first:last])
    trainer.set_params(PARAMETERS)
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def held_out(examples: list[Example], copies: list[Example], folder: Path) -> dict[str, list[str]]:
    """Labels of every document by a model that did not see it."""
    labels = {}
    for fold in range(FOLDS):
        seen = [example for example in [*examples, *copies] if fold_of(example.id) != fold]
        tagger = train(seen, folder / f"fold{fold}.crfsuite")
        for example in examples:
            if fold_of(example.id) == fold:
                labels[example.id] = tag(tagger, example.tokens, example.rows)
        print(f"  fold {fold + 1} of {FOLDS}", file=sys.stderr)
    return labels


def spans(example: Example, labels: list[str]) -> list[tuple[int, int, str]]:
    """Labelled runs as code points of the plain text, which is what a recogniser is given."""
    tokens = example.tokens
    return [
        (tokens.starts[a], tokens.ends[b - 1], kind)
        for first, last in tokens.segments
        for a, b, kind in to_spans(labels[first:last], offset=first)
    ]


def overlap_figures(examples: list[Example], labels: dict[str, list[str]]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of overlapping spans for each corpus, in percent."""
    counts: dict[str, list[int]] = {}
    for example in examples:
        found = spans(example, labels[example.id])
        if example.corpus in WITHOUT_DEMONYMS:
            found = [span for span in found if span[2] != DEMONYM]
        gold = sorted(example.gold)
        hits, j = 0, 0
        for start, end, _ in found:
            while j < len(gold) and gold[j][1] <= start:
                j += 1
            if j < len(gold) and gold[j][0] < end:
                hits += 1
                j += 1
        total = counts.setdefault(example.corpus, [0, 0, 0])
        for k, value in enumerate((hits, len(found), len(gold))):
            total[k] += value
    return {
        corpus: {
            "precision": round(100 * hits / max(found, 1), 1),
            "recall": round(100 * hits / max(gold, 1), 1),
            "f1": round(200 * hits / max(found + gold, 1), 1),
        }
        for corpus, (hits, found, gold) in sorted(counts.items())
    }


def main() -> None:
    """Read, cross-validate, train on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("geo/places/data"))
    parser.add_argument("--folds", type=Path, help="keep the held-out models here")
    options = parser.parse_args()
    began = time.time()
    with tempfile.TemporaryDirectory() as folder:
        gazetteer = Gazetteer.open()
        examples, copies, checksum = read(options.data, gazetteer)
        print(
            f"{len(examples)} documents read, {len(copies)} copies made in {time.time() - began:.0f} s", file=sys.stderr
        )
        if options.folds:
            options.folds.mkdir(parents=True, exist_ok=True)
        labels = held_out(examples, copies, options.folds or Path(folder))
        options.out.mkdir(parents=True, exist_ok=True)
        train([*examples, *copies], options.out / MODEL)
    figures = {
        "made_by": "scripts/train_recogniser.py",
        "documents": len(examples),
        "copies": len(copies),
        "data_sha256": checksum,
        TABLES: tables_checksum(),
        "gazetteer": gazetteer.version,
        "parameters": PARAMETERS,
        "folds": FOLDS,
        "overlap": overlap_figures(examples, labels),
    }
    (options.out / FIGURES).write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    seen = sorted({example.fingerprint for example in examples})
    (options.out / DOCUMENTS).write_text("\n".join(seen) + "\n", encoding="ascii")
    print(json.dumps(figures, indent=1))
    print(f"{time.time() - began:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
