"""Which documents the shipped weights were trained on: accuracy measured on these is too high."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

DOCUMENTS = "recogniser_documents.txt"


def fingerprint(text: str) -> str:
    """Twelve hexadecimal digits of a text's SHA-256."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def was_trained_on(text: str) -> bool:
    """Whether a document with exactly this text trained the shipped recogniser and ranker."""
    return fingerprint(text) in _documents()


@cache
def _documents() -> frozenset[str]:
    return frozenset((files("geo.places") / "data" / DOCUMENTS).read_text("ascii").split())
