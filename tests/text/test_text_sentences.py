import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Furniture
from geo.text import split_sentences


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He met Gen. Saleh Harz.|Then he left.",
        "Troops left the U.S. base.|The base is empty.",
        "They met in the U.S.|The talks ended.",
        "It rose 2.5 percent.|Nobody knows why.",
        "J. Smith and A. B. Poe came.|They stayed.",
        "On Oct. 17 the attack began.|It failed.",
        "See No. 5 on St. Anne Road.|It is open.",
        "“Stop!” he cried.|“Why?”|She left.",
        "``It was a bomb,'' he said.|``You can see.''|They left.",
        "It fell (so they said.)|Then it rose.",
        "The town fell at 5 p.m. Monday.|At dawn it was quiet.",
        "Some 3 died.|3,000 fled.|4 stayed.",
        "The mayor left…|Nobody followed.",
        "Who knows?|Who cares!|He does.",
        "A critical mass.|Iraqi troops came.",
    ],
)
def test_where_sentences_end(text: str) -> None:
    assert sentences(text.replace("|", " ")) == text.split("|")


def test_a_line_break_ends_a_sentence() -> None:
    assert sentences("A headline\n\nThe first sentence\r\nThe second") == [
        "A headline",
        "The first sentence",
        "The second",
    ]


def test_a_break_inside_a_wrapped_paragraph_does_not() -> None:
    text = (
        "The army said that it had taken the village of Badush and the\n"
        "Tigris dam beyond it, which had been held since the summer, in\n"
        "an attack that began before dawn."
    )
    assert sentences(text) == [text]


def test_no_sentence_reaches_over_the_edge_of_furniture() -> None:
    text = "The army left Share this the town."
    assert [text[s.start : s.end] for s in split_sentences(text, (Furniture(14, 24, "navigation"),))] == [
        "The army left", "Share this", "the town.",
    ]  # fmt: skip


@given(st.text(alphabet=st.sampled_from(" \n\r.!?…\"”')Aa1U.S.’(é\u2028\U0001f600")), st.lists(st.integers(0, 40)))
def test_sentences_are_sorted_disjoint_trimmed_and_cover_all_but_space(text: str, edges: list[int]) -> None:
    furniture = [Furniture(edge, edge + 3, "navigation") for edge in edges if edge + 3 <= len(text)]
    spans = split_sentences(text, furniture)
    pieces = [text[span.start : span.end] for span in spans]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(piece and piece == piece.strip() for piece in pieces)
    assert "".join("".join(piece.split()) for piece in pieces) == "".join(text.split())


@pytest.mark.parametrize("piece", [".", "!", '."', "A. ", "U.S. ", " ", "\n", "a.)", "word "])
def test_hostile_repeats_take_bounded_time(piece: str) -> None:
    split_sentences(piece * (300_000 // len(piece)))
