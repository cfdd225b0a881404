"""What counts as right, on cases small enough to count by hand."""

from collections import Counter
from typing import Any

import pytest

from geo.evaluation import GoldDate, GoldPlace, Prf, date_figures, place_figures
from geo.evaluation.figures import add_places
from geo.evaluation.matching import compare
from geo.model import DateMention, Place, PlaceMention, Span

TEXT = "Mosul Erbil Baghdad Sunday last year"
MOSUL, ERBIL, BAGHDAD = (36.34, 43.13), (36.19, 44.01), (33.31, 44.36)


def gold(word: str, point: tuple[float, float] | None = None, **fields: Any) -> GoldPlace:
    start = TEXT.index(word)
    lat, lon = point or (None, None)
    return GoldPlace(start, start + len(word), word, lat, lon, **fields)


def found(word: str, point: tuple[float, float] | None = None, *, role: str = "location", sure: float = 0.95) -> Any:
    start = TEXT.index(word)
    place = Place("made:up", word, *point, 1.0, "city") if point else None
    return PlaceMention(start, start + len(word), word, role, "made up", place, sure, "made up")  # type: ignore[arg-type]


def test_shares_of_nothing_are_zero() -> None:
    empty = Prf()
    assert (empty.precision, empty.recall, empty.f1) == (0.0, 0.0, 0.0)


def test_precision_recall_and_f1() -> None:
    prf = Prf(hits=3, found=4, gold=6)
    assert (prf.precision, prf.recall, prf.f1) == (75.0, 50.0, 60.0)


def test_spans_with_the_same_ends_are_paired_before_longer_overlaps() -> None:
    compared = compare([Span(0, 10), Span(2, 4)], [Span(2, 4), Span(0, 9)])
    assert [(pair.gold, pair.found, pair.exact) for pair in compared.pairs] == [
        (Span(0, 10), Span(0, 9), False),
        (Span(2, 4), Span(2, 4), True),
    ]


def test_each_span_is_paired_once() -> None:
    compared = compare([Span(0, 4)], [Span(0, 2), Span(1, 4)])
    assert [pair.found for pair in compared.pairs] == [Span(1, 4)]
    assert compared.extra == (Span(0, 2),)


def test_spans_that_only_touch_are_not_paired() -> None:
    compared = compare([Span(0, 4)], [Span(4, 6)])
    assert compared.missed == (Span(0, 4),)
    assert compared.extra == (Span(4, 6),)


def test_a_find_is_right_end_to_end_within_161_km() -> None:
    figures = place_figures(
        [gold("Mosul", MOSUL), gold("Erbil", ERBIL)], [found("Mosul", ERBIL), found("Erbil", BAGHDAD)]
    )
    assert figures.overlap == Prf(2, 2, 2)
    assert figures.end_to_end == Prf(1, 2, 2)


def test_what_is_not_resolved_is_wrong_but_not_a_wrong_find() -> None:
    figures = place_figures([gold("Mosul", MOSUL), gold("Erbil", ERBIL)], [found("Mosul", MOSUL), found("Erbil")])
    assert figures.end_to_end == Prf(1, 1, 2)
    assert (figures.accuracy, figures.accuracy_of_found, figures.resolved) == (50.0, 50.0, 50.0)


def test_the_found_ones_accuracy_leaves_out_what_was_missed() -> None:
    figures = place_figures([gold("Mosul", MOSUL), gold("Erbil", ERBIL)], [found("Mosul", MOSUL)])
    assert (figures.accuracy, figures.accuracy_of_found) == (50.0, 100.0)


def test_furniture_and_nested_annotations_do_not_count() -> None:
    annotated = [gold("Mosul", MOSUL, nested=True), gold("Erbil", ERBIL, role="boilerplate")]
    assert place_figures(annotated, [found("Mosul", role="chrome")]).overlap == Prf(0, 0, 0)


def test_demonyms_do_not_count_where_a_corpus_leaves_them_unmarked() -> None:
    mention = found("Mosul", MOSUL, role="demonym")
    assert place_figures([], [mention], corpus="geovirus").overlap == Prf(0, 0, 0)
    assert place_figures([], [mention], corpus="lgl").overlap == Prf(0, 1, 0)


def test_a_pin_is_right_within_its_own_tolerance() -> None:
    annotated = [
        gold("Mosul", MOSUL, role="literal", tolerance_km=5.0),
        gold("Erbil", ERBIL, role="literal", tolerance_km=5.0),
    ]
    figures = place_figures(annotated, [found("Mosul", MOSUL), found("Erbil", MOSUL)])
    assert (figures.pins_right, figures.pins) == (1, 2)


@pytest.mark.parametrize(
    "annotated", [[gold("Erbil", ERBIL, role="associative")], [gold("Baghdad", BAGHDAD, role="literal")]]
)
def test_a_location_drawn_for_an_actor_or_for_nothing_is_a_false_pin(annotated: list[GoldPlace]) -> None:
    assert place_figures(annotated, [found("Erbil", ERBIL)]).false_pins == 1
    assert place_figures(annotated, [found("Erbil", ERBIL, role="actor")]).false_pins == 0


def test_roles_are_counted_found_against_annotated() -> None:
    annotated = [gold("Mosul", role="literal"), gold("Erbil", role="associative"), gold("Baghdad", role="demonym")]
    figures = place_figures(annotated, [found("Mosul"), found("Erbil")])
    assert figures.roles == Counter({("literal", "location"): 1, ("associative", "location"): 1, ("demonym", ""): 1})


def test_roles_and_pins_are_not_judged_without_annotated_roles() -> None:
    figures = place_figures([gold("Mosul", MOSUL)], [found("Erbil", ERBIL)])
    assert (figures.pins, figures.false_pins, figures.roles) == (0, 0, Counter())


def test_confidences_are_counted_by_tenths() -> None:
    annotated = [gold("Mosul", MOSUL), gold("Erbil", ERBIL), gold("Baghdad", BAGHDAD)]
    mentions = [found("Mosul", MOSUL, sure=1.0), found("Erbil", BAGHDAD, sure=0.9), found("Baghdad", BAGHDAD, sure=0.1)]
    shown = place_figures(annotated, mentions).shown
    assert shown == Counter({(0.9, True): 1, (0.9, False): 1, (0.0, True): 1})


def test_figures_of_documents_add_up() -> None:
    one = place_figures([gold("Mosul", MOSUL)], [found("Mosul", MOSUL)])
    other = place_figures([gold("Erbil", ERBIL)], [found("Erbil", BAGHDAD)])
    both = add_places([one, other])
    assert both.end_to_end == Prf(1, 2, 2)
    assert both.shown == Counter({(0.9, True): 1, (0.9, False): 1})
    assert both.median_km == pytest.approx(161, abs=1)


def date_gold(words: str, kind: str, value: str) -> GoldDate:
    start = TEXT.index(words)
    return GoldDate(start, start + len(words), words, kind, value)


def date_found(words: str, value: str) -> DateMention:
    start = TEXT.index(words)
    return DateMention(start, start + len(words), words, "DATE", value, None, None, "day", "", "made up")


def test_date_values_are_compared_by_day() -> None:
    figures = date_figures([date_gold("Sunday", "DATE", "2017-06-18")], [date_found("Sunday", "2017-06-18T08:00")])
    assert figures.value.hits == 0
    assert figures.date_value == Prf(1, 1, 1)


def test_a_date_at_an_annotation_of_another_type_is_left_out_of_date_values() -> None:
    figures = date_figures([date_gold("last year", "DURATION", "P1Y")], [date_found("last year", "2016")])
    assert figures.overlap == Prf(1, 1, 1)
    assert figures.date_value == Prf(0, 0, 0)


@pytest.mark.parametrize(("gold_value", "found_value"), [("197", "197X"), ("19XX", "19"), ("1976", "1976")])
def test_a_decade_or_century_counts_in_either_spelling(gold_value: str, found_value: str) -> None:
    annotated = GoldDate(20, 26, "Sunday", "DATE", gold_value)
    dated = DateMention(20, 26, "Sunday", "DATE", found_value, None, None, "decade", "", "made up")
    figures = date_figures([annotated], [dated])
    assert (figures.value.f1, figures.date_value.f1) == (100.0, 100.0)
