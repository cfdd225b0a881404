"""Words are found again in an edited text, and never guessed."""

import re

import pytest
from correction_readings import document
from hypothesis import assume, given
from hypothesis import strategies as st

from geo.corrections import locate, select, select_whole
from geo.corrections.selectors import MOST_TRIED

SENTENCES = [
    "A convoy of nine lorries left the old depot at Kars before sunrise.",
    "Farmers near Ardahan said the bridge had been closed for a week.",
    "The governor of Kars told reporters that the pass would stay shut.",
    "Snow fell on Sarikamis, and two buses waited beside the road to Kars.",
    "Nobody in Digor had seen the engineers who were promised in autumn.",
]
TEXT = "\n\n".join(SENTENCES)
SPOTS = [found.span() for found in re.finditer("Kars", TEXT)]
WORDS = st.text(st.sampled_from("abcdefgh ,.\n"), min_size=1, max_size=200)


def located(spot: tuple[int, int], text: str) -> int | None:
    span = locate(select(document(TEXT), *spot), text).span
    return None if span is None else span.start


@given(st.sampled_from(SPOTS), WORDS)
def test_text_put_in_before_or_after_moves_the_words_along(spot: tuple[int, int], put: str) -> None:
    assert located(spot, f"{put}\n{TEXT}") == spot[0] + len(put) + 1
    assert located(spot, f"{TEXT}\n{put}") == spot[0]


@given(st.sampled_from(SPOTS), st.permutations(SENTENCES))
def test_words_are_found_in_a_paragraph_that_was_moved(spot: tuple[int, int], order: list[str]) -> None:
    moved = "\n\n".join(order)
    home = next(
        sentence for sentence in SENTENCES if TEXT.index(sentence) <= spot[0] < TEXT.index(sentence) + len(sentence)
    )
    assert located(spot, moved) == moved.index(home) + spot[0] - TEXT.index(home)


@given(
    st.sampled_from(SPOTS), st.integers(0, len(TEXT)), st.integers(0, 6), st.text(st.sampled_from("abc d"), max_size=6)
)
def test_a_small_edit_elsewhere_never_leads_to_other_words(spot: tuple[int, int], at: int, cut: int, put: str) -> None:
    assume(at + cut <= spot[0] or at >= spot[1])
    edited = TEXT[:at] + put + TEXT[at + cut :]
    right = spot[0] if at >= spot[1] else spot[0] + len(put) - cut
    assume(edited[right - 1 : right].isspace() and not edited[right + 4 : right + 5].isalnum())
    assert located(spot, edited) == right


@given(st.sampled_from(SPOTS), st.data())
def test_edits_of_a_letter_here_and_there_are_borne(spot: tuple[int, int], data) -> None:
    letters = list(TEXT)
    free = [at for at in range(len(TEXT)) if not spot[0] - 1 <= at <= spot[1] and TEXT[at].isalpha()]
    for at in data.draw(st.lists(st.sampled_from(free), max_size=8, unique=True)):
        letters[at] = "x"
    assert located(spot, "".join(letters)) == spot[0]


@given(st.sampled_from(SPOTS), st.integers(20, 90))
def test_lines_wrapped_elsewhere_are_the_same_text(spot: tuple[int, int], width: int) -> None:
    wrapped = re.sub(rf"(.{{{width}}}\S*)\s", r"\1\n   ", TEXT.replace("\n\n", " "))
    found = located(spot, wrapped)
    assert found is not None
    assert len(wrapped[:found].split()) == len(TEXT[: spot[0]].split())


@pytest.mark.parametrize("spot", SPOTS)
def test_words_that_were_cut_out_are_an_orphan(spot: tuple[int, int]) -> None:
    paragraph = next(s for s in SENTENCES if TEXT.index(s) <= spot[0] < TEXT.index(s) + len(s))
    left = locate(select(document(TEXT), *spot), TEXT.replace(paragraph, ""))
    assert left.span is None
    assert "other words" in left.reason
    none = locate(select(document(TEXT), *spot), TEXT.replace("Kars", "Van"))
    assert none.span is None
    assert none.reason == "'Kars' no longer stands in the article"


def test_two_places_about_equally_like_are_an_orphan() -> None:
    line = "In the evening the last of the rebels held Kars on Monday and left it at dawn without a shot."
    selector = select(document(line), line.index("Kars"), line.index("Kars") + 4)
    both = locate(selector, f"{line.replace('rebels', 'rebals')}\n\n{line.replace('rebels', 'robels')}")
    assert both.span is None
    assert "several" in both.reason


def test_of_the_same_words_twice_the_nearer_is_meant() -> None:
    line = "The photograph was taken near the old mill of Kars during the first snow of the year."
    text = f"{line}\n\nSome other words stand here.\n\n{line}"
    first, second = (found.start() for found in re.finditer("Kars", text))
    for start in (first, second):
        selector = select(document(text), start, start + 4)
        assert locate(selector, f"New. {text}").span.start == start + 5


def test_a_name_inside_a_longer_word_is_not_the_name() -> None:
    selector = select(document("They went to Mars."), 13, 17)
    assert locate(selector, "They went to Marseille.").span is None
    assert locate(selector, "Marsh. They went to Mars.").span.start == 20


def test_the_edges_of_a_text_are_context() -> None:
    selector = select(document("Mars"), 0, 4)
    assert locate(selector, "Mars").span.start == 0
    assert locate(selector, "It was said that Mars was meant, all along").span is None


def test_very_many_occurrences_are_bounded() -> None:
    text = "in Kars, " * (3 * MOST_TRIED)
    selector = select(document(text), 9 * 50 + 3, 9 * 50 + 7)
    assert locate(selector, text).span.start == 9 * 50 + 3
    assert locate(selector, "x" + text).span.start == 9 * 50 + 4


@given(st.text(max_size=60), st.data())
def test_every_stretch_is_found_in_its_own_text(text: str, data) -> None:
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = locate(select(document(text.encode(errors="replace").decode()), start, end), text).span
    assert span is None or (span.start, span.end) == (start, end)


def test_a_stretch_without_words_is_no_target() -> None:
    for start, end in ((3, 3), (0, 99), (-1, 2)):
        with pytest.raises(ValueError, match="no words"):
            select(document("Mars"), start, end)
    assert locate(select_whole(document("Mars")), "Mars").span is None
