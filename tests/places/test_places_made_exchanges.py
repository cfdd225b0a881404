"""Copies of annotated documents in which towns' names stand for persons and firms."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "scripts"))

import made_exchanges

from geo.places.tokens import tokenise

TEXT = (
    "The police in Mosul freed Maria Flores and two other women last week. Flores, who works for Contoso, left Mosul at once. "
    "The German doctor said that she was well."
)


@pytest.fixture
def document():
    starts = [TEXT.index("Mosul"), TEXT.rindex("Mosul")]
    return {
        "id": "1",
        "text": TEXT,
        "toponyms": [{"start": start, "end": start + 5, "surface": "Mosul"} for start in starts],
    }


def test_names_of_persons_and_firms_are_exchanged_and_places_and_demonyms_are_none_of_them(document, opened):
    tokens = tokenise(TEXT)
    runs = list(made_exchanges.other_names(tokens, document["toponyms"], opened))
    assert [" ".join(tokens.words[a:b]) for a, b in runs] == ["Maria Flores", "Flores", "Contoso"]


def test_the_annotations_of_a_copy_are_of_towns_alone(document, opened):
    copies = list(made_exchanges.exchanged([document] * 20, opened))
    for copy in copies:
        assert [copy["text"][t["start"] : t["end"]] for t in copy["toponyms"]] == [
            t["surface"] for t in copy["toponyms"]
        ]
        assert len({t["surface"] for t in copy["toponyms"]}) == 1
    assert len({copy["toponyms"][0]["surface"] for copy in copies}) > 1
    assert any("Flores" not in copy["text"] for copy in copies)


def test_the_same_documents_make_the_same_copies(document, opened):
    first, second = (list(made_exchanges.exchanged([document] * 9, opened)) for _ in range(2))
    assert first == second
