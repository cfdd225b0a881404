import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.places.labels import DEMONYM, LOCATION, to_labels, to_spans
from geo.places.tokens import chunks, fold, tokenise


def words_of(text: str) -> list[list[str]]:
    tokens = tokenise(text)
    return [tokens.words[first:last] for first, last in tokens.segments]


def test_acronyms_stay_whole_and_hyphens_stand_alone() -> None:
    assert tokenise("the U.S.-led force").words == ["the", "U.S.", "-", "led", "force"]


def test_a_possessive_is_a_token_of_its_own() -> None:
    assert tokenise("Mali’s army").words == ["Mali", "'s", "army"]
    assert tokenise("N'Djamena").words == ["N'Djamena"]


@pytest.mark.parametrize(
    "text", ["Gen. Traore spoke in St. Louis.", "They met J. Okoye in Aba.", "It lies near Ft. Worth, he said."]
)
def test_abbreviations_end_no_segment(text: str) -> None:
    assert len(words_of(text)) == 1


def test_sentences_and_lines_end_segments() -> None:
    assert len(words_of("Rain fell. Roads closed! Why? \nA heading\nText")) == 5


def test_what_closes_a_sentence_belongs_to_it() -> None:
    assert words_of('He said "stop." She left.)  Who?') == [
        ["He", "said", '"', "stop", ".", '"'],
        ["She", "left", ".", ")"],
        ["Who", "?"],
    ]


def test_endless_stretches_are_cut() -> None:
    assert [len(words) for words in words_of("rain " * 600)] == [251, 251, 98]


def test_tokens_know_their_capitals() -> None:
    tokens = tokenise("The army of Éire and 3 U.S. ships")
    assert [tokens.words[i] for i in tokens.capitals] == ["The", "Éire", "U.S."]


def test_fold_drops_case_marks_and_stops() -> None:
    assert fold("Jalapão") == "jalapao"
    assert fold("U.S.") == "us"


def straight(text: str) -> str:
    return re.sub("[‘’]", "'", re.sub("[“”]", '"', text))


@given(st.text(max_size=300))
def test_tokens_are_slices_with_straight_quotes_in_order_and_segments_cover_them(text: str) -> None:
    tokens = tokenise(text)
    reached = 0
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert straight(text[start:end]) == word
        assert reached <= start < end
        reached = end
    assert [i for first, last in tokens.segments for i in range(first, last)] == list(range(len(tokens)))


def test_halves_of_broken_characters_are_no_tokens() -> None:
    assert tokenise("Mosul \ud800 x\udfff").words == ["Mosul", "x"]


def test_labels_come_back_as_the_spans_they_were_made_of() -> None:
    tokens = tokenise("Troops left Mae Hong Son for the Thai side.")
    labels = to_labels(tokens, [(12, 24, LOCATION), (33, 37, DEMONYM)])
    assert to_spans(labels) == [(2, 5, LOCATION), (7, 8, DEMONYM)]


@given(st.text(alphabet="aB. \n", max_size=300), st.integers(1, 20))
def test_chunks_are_the_tokens_again_in_whole_segments(text: str, most: int) -> None:
    tokens = tokenise(text)
    parts = list(chunks(tokens, most))
    assert [word for _, part in parts for word in part.words] == tokens.words
    assert [(a + begin, b + begin) for begin, part in parts for a, b in part.segments] == tokens.segments
