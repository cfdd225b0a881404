"""The same event in another document may narrow an open interval: seldom, and never silently."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from geo.events import Telling, sharpen

WIDE = Telling(
    "weekly", "weekly:10", "geonames:1", "Kisangani", date(2016, 3, 1), date(2016, 3, 14), "reported", "publication",
    "Gunmen in Kisangani burned 14 barges of the river company and took the harbour master hostage.",
)  # fmt: skip
DATED = Telling(
    "daily", "daily:20", "geonames:1", "Kisangani", date(2016, 3, 9), date(2016, 3, 9), "reported", "sentence",
    "On 9 March gunmen burned 14 barges at Kisangani and took the harbour master of the river company hostage.",
)  # fmt: skip


def test_another_outlet_narrows_an_open_interval() -> None:
    (found,) = sharpen([WIDE, DATED])
    assert (found.mention, found.source) == ("weekly:10", "daily:20")
    assert (found.first, found.last) == (date(2016, 3, 9), date(2016, 3, 9))
    assert found.reason.startswith("inferred: daily tells the same")


def test_an_undated_event_takes_the_day_of_a_very_similar_one() -> None:
    undated = replace(WIDE, first=None, last=None, basis="none")
    assert [(one.first, one.last) for one in sharpen([undated, DATED])] == [(date(2016, 3, 9), date(2016, 3, 9))]


def test_the_order_of_documents_does_not_matter() -> None:
    assert sharpen([WIDE, DATED]) == sharpen([DATED, WIDE])


def test_nothing_is_taken_from_the_same_document() -> None:
    assert sharpen([WIDE, replace(DATED, document="weekly")]) == ()


def test_nothing_is_taken_from_another_place() -> None:
    assert sharpen([WIDE, replace(DATED, place="geonames:2")]) == ()


def test_nothing_is_taken_from_outside_of_the_interval() -> None:
    assert sharpen([WIDE, replace(DATED, first=date(2016, 4, 9), last=date(2016, 4, 9))]) == ()


def test_nothing_is_taken_from_a_day_of_publication() -> None:
    assert sharpen([WIDE, replace(DATED, basis="publication")]) == ()


def test_numbers_that_contradict_forbid_it() -> None:
    assert sharpen([WIDE, replace(DATED, sentence=DATED.sentence.replace("14", "40").replace("9 March", "Then"))]) == ()


def test_a_sentence_that_shares_only_the_subject_is_not_enough() -> None:
    other = "On Wednesday the harbour of Kisangani reopened to barges after a strike over fuel and pay."
    assert sharpen([WIDE, replace(DATED, sentence=other)]) == ()


def test_two_that_disagree_leave_it_open() -> None:
    other = replace(DATED, document="third", mention="third:5", first=date(2016, 3, 11), last=date(2016, 3, 11))
    assert all(one.mention != WIDE.mention for one in sharpen([WIDE, DATED, other]))


def test_what_is_planned_neither_gives_nor_takes() -> None:
    assert sharpen([replace(WIDE, kind="planned"), DATED]) == ()
    assert sharpen([WIDE, replace(DATED, kind="planned")]) == ()


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from([WIDE, DATED]), st.integers(1, 28)), max_size=12))
def test_what_is_inferred_lies_within_what_was_told(parts: list[tuple[str, Telling, int]]) -> None:
    tellings = []
    for number, (document, telling, day) in enumerate(parts):
        days = (date(2016, 3, day), date(2016, 3, day)) if telling is DATED else (telling.first, telling.last)
        tellings.append(
            replace(telling, document=document, mention=f"{document}:{number}", first=days[0], last=days[1])
        )
    told = {telling.mention: telling for telling in tellings}
    for found in sharpen(tellings):
        telling = told[found.mention]
        assert telling.first is not None
        assert telling.last is not None
        assert telling.first <= found.first <= found.last <= telling.last
        assert told[found.source].document != telling.document
