"""The word tables behind the recogniser's features: whether they are still those that its weights were trained with.

Anyone may edit the tables, and a feature whose words have changed no longer means what its weight was learned for. So
`scripts/train_recogniser.py` stores a checksum of the tables beside the weights, and a test compares the two.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files

from geo.languages import ENGLISH, words
from geo.places import lexicon
from geo.places.word_classes import word_table

FIGURES = "recogniser.json"
TABLES = "tables_sha256"

_log = logging.getLogger(__name__)


def tables_checksum() -> str:
    """SHA-256 of the words that features are made from; how the files order and wrap them does not count."""
    tables: dict[str, Iterable[str]] = {
        **words(ENGLISH, "recogniser"),
        "kinds after": lexicon.KIND_WORDS_AFTER,
        "kinds before": lexicon.KIND_WORDS_BEFORE,
        "given names of the census": word_table("given_names.txt"),
        "clusters": word_table("word_clusters.txt"),
    }
    content = {name: sorted(set(listed)) for name, listed in tables.items()}
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def trained_checksum() -> str:
    """The checksum of the tables that the shipped weights were trained with."""
    figures = json.loads((files("geo.places") / "data" / FIGURES).read_text("utf-8"))
    return str(figures[TABLES])


@cache
def warn_of_drift() -> None:
    """Log a warning, once a process, when the tables are no longer those of the shipped weights."""
    if tables_checksum() != trained_checksum():
        _log.warning(
            "The word tables are not those that the recogniser of places was trained with, so it may find less. "
            "Undo the change of geo/languages/en/recogniser.txt or kinds.txt, or train it again with "
            "scripts/train_recogniser.py."
        )
