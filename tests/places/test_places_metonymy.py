"""Literal or metonymic: sentences of our own (metonymy/README.md), and those that the weights are made of."""

from __future__ import annotations

import importlib.util
import json
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from geo.places import PlaceFinder

HERE = Path(__file__).parent
SCRIPT = HERE.parents[1] / "scripts" / "role_frames.py"
spec = importlib.util.spec_from_file_location("role_frames", SCRIPT)
role_frames = importlib.util.module_from_spec(spec)
sys.modules["role_frames"] = role_frames
spec.loader.exec_module(role_frames)

NAMES = {"country": ["Peru", "Chad"], "capital": ["Lima"], "city": ["Cusco"], "region": ["Punjab"]}


@pytest.mark.parametrize("part", ["dev", "sealed"])
def test_who_acts_is_told_from_ground(part: str, finder: PlaceFinder) -> None:
    right = 0
    lines = (HERE / "metonymy" / f"{part}.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        gold, marked = line.split("\t")
        start, end = marked.index("["), marked.index("]") - 1
        mention = finder.find(marked.replace("[", "").replace("]", ""), spans=[(start, end)])[0]
        right += (mention.role == "actor") == (gold == "metonymic")
    assert len(lines) == 100
    assert right >= 85


def test_the_same_sentences_are_made_again() -> None:
    assert [s.text for s in role_frames.made(NAMES, 1)] == [s.text for s in role_frames.made(NAMES, 1)]


def test_every_sentence_is_whole_and_holds_its_name() -> None:
    known = {name for names in NAMES.values() for name in names}
    for sentence in role_frames.made(NAMES, 1):
        assert "{" not in sentence.text
        assert "[" not in sentence.text
        assert sentence.text[sentence.start : sentence.end] in known


def test_the_weights_are_of_these_frames() -> None:
    frames = {frame for frame, *_ in role_frames.sections()[0]}
    shipped = json.loads((files("geo.places") / "data" / "roles.json").read_text("utf-8"))
    assert shipped["frames"] == len(frames)
