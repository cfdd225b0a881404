import hashlib
import os
import re
from pathlib import Path

import pytest

from geo.inputs import scan
from geo.text import find_furniture

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
SHARED = Path(os.environ.get("DATELINE_SHARED", ROOT.parent / "shared")) / "articles"
LONGEST_SHARED_RUN = 7  # words; names and dates alone make runs of six

needs_originals = pytest.mark.skipif(not SHARED.is_dir(), reason="the publishers' texts are not here")


def words(text: str) -> list[str]:
    # hyphens join, as in Al-Waleed
    return re.findall(r"[\w’'-]+", text)


def runs_of(found: list[str]) -> list[tuple[str, ...]]:
    return [tuple(found[at : at + LONGEST_SHARED_RUN]) for at in range(len(found) - LONGEST_SHARED_RUN + 1)]


def body(text: str) -> str:
    return text.split("\n---\n", 1)[1]


def test_five_digests_with_facts_and_no_furniture_but_front_matter() -> None:
    found = scan(SEEDS)
    assert len(found.sources) == 5
    assert not found.failures
    for source in found.sources:
        document = source.read()
        assert document.title
        assert document.publisher
        assert document.url.startswith("https://")
        assert document.published is not None
        assert [piece.reason for piece in find_furniture(document.text, title=document.title)] == ["front matter"]


@needs_originals
def test_the_originals_are_read_in_place_of_their_digests() -> None:
    found = scan(SEEDS, originals=[SHARED])
    assert found.corpus == "folder and originals"
    assert {source.sha256 for source in found.sources} == {
        hashlib.sha256(path.read_bytes()).hexdigest() for path in SHARED.glob("*.txt")
    }
    assert not any(source.is_digest for source in found.sources)


@needs_originals
@pytest.mark.parametrize("name", sorted(path.name for path in SEEDS.glob("*-*.md")))
def test_a_digest_is_short_and_shares_no_sentence_with_its_original(name: str) -> None:
    ours = words(body((SEEDS / name).read_text("utf-8")))
    theirs = words((SHARED / name).with_suffix(".txt").read_text("utf-8"))
    assert 0.3 <= len(ours) / len(theirs) <= 0.43
    runs = set(runs_of(theirs))
    # seven villages in a row are names, not a sentence
    assert not [run for run in runs_of(ours) if run in runs and sum(word.islower() for word in run) > 1]
