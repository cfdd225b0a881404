"""Where two people said different things: none is lost, each is shown with both sides, and one act settles it."""

from dataclasses import replace

from correction_readings import KARS, OTHER, TOWN, at, correction, place, read, whole
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.corrections import Correction
from geo.corrections.conflicts import agreement, conflicts, krippendorff_alpha
from geo.corrections.wording import side_words

SNOW = read("Snow closed the road to Mars on 3 March 2019. Nobody in Mars was hurt.")


def sides(lines: list[Correction]) -> list[list[str]]:
    return [[side.id for side in one.sides] for one in conflicts(lines)]


def by(who: str, line: Correction) -> Correction:
    return replace(line, by=who)


def test_two_places_for_one_mention_are_a_conflict_with_both_sides_the_later_last() -> None:
    one, other = place(SNOW, TOWN, number=2), by("Ben", place(SNOW, OTHER, number=1))
    assert sides([one, other]) == [[other.id, one.id]]
    assert sides([one, by("Ben", place(SNOW, TOWN, number=3))]) == []
    assert sides([one, by("Ben", place(SNOW, OTHER, 1, number=3))]) == [], "another mention"


def test_ones_own_second_thought_is_no_conflict_and_only_the_last_word_counts() -> None:
    first, second = place(SNOW, TOWN, number=1), place(SNOW, OTHER, number=2)
    assert sides([first, second]) == []
    assert sides([first, second, by("Ben", place(SNOW, OTHER, number=3))]) == []


def test_what_one_confirmed_and_another_changed_or_denied_is_a_conflict() -> None:
    seen = correction("checked", at(SNOW, "Mars"), {"place": {"id": "geonames:1"}, "role": "location"}, number=1)
    changed = by("Ben", place(SNOW, TOWN, number=2))
    denied = by("Ben", correction("not_a_place", at(SNOW, "Mars"), number=3))
    assert sides([seen, changed]) == [[seen.id, changed.id]]
    assert sides([seen, denied]) == [[seen.id, denied.id]]
    told = correction("checked", at(SNOW, "Mars"), {"place": {"id": "geonames:1"}, "verdict": "wrong"}, number=4)
    assert sides([seen, by("Ben", told)]) == [[seen.id, told.id]]


def test_two_rules_for_one_name_read_as_one_place_are_a_conflict_wherever_they_were_made() -> None:
    train = read("A train left Mars.", "b")
    one, other = place(SNOW, TOWN, within="project"), by("Ben", place(train, KARS, number=2, within="project"))
    assert sides([one, other]) == [[one.id, other.id]]


def test_days_and_facts_of_an_article_conflict_field_by_field() -> None:
    when = at(SNOW, "3 March 2019")
    days = [correction("date", when, {"edtf": "2019-03"}), by("Ben", correction("not_a_date", when, number=2))]
    facts = [whole(SNOW, {"title": "Snow"}, number=3), by("Ben", whole(SNOW, {"publisher": "Post"}, number=4))]
    assert sides(days + facts) == [[line.id for line in days]]
    other = by("Ben", whole(SNOW, {"title": "Ice"}, number=5))
    assert sides([facts[0], other]) == [[facts[0].id, other.id]]
    assert [side_words(line) for line in (facts[0], other)] == ["title: Snow", "title: Ice"]


def test_what_was_settled_or_taken_back_is_no_conflict_until_somebody_speaks_again() -> None:
    one, other = place(SNOW, TOWN, number=1), by("Ben", place(SNOW, OTHER, number=2))
    again = by("Eve", place(SNOW, TOWN, number=3))
    settled = by("Eve", correction("checked", at(SNOW, "Mars"), {"resolves": [one.id, other.id]}, number=4))
    assert sides([one, other, again]) != []
    assert sides([one, other, again, settled]) == []
    later = by("Ben", place(SNOW, KARS, number=5))
    assert sides([one, other, again, settled, later]) == [[again.id, later.id]]
    undo = correction("undo", None, number=6, undoes=other.act)
    assert sides([one, other, undo]) == []


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["Ada", "Ben", "Eve"]), st.sampled_from([TOWN, OTHER, KARS])), max_size=8))
def test_a_conflict_names_everybody_whose_last_word_differs(words: list) -> None:
    lines = [by(who, place(SNOW, meant, number=number + 1)) for number, (who, meant) in enumerate(words)]
    last = dict(words)
    found = conflicts(reversed(lines))
    assert len(found) == (1 if len(set(last.values())) > 1 else 0)
    for one in found:
        assert {side.by for side in one.sides} == set(last)
        assert one.sides[-1] == lines[-1]


def test_alpha_is_that_of_krippendorffs_own_example() -> None:
    """Computing Krippendorff's Alpha-Reliability (2011), section C: 12 units, 4 observers, some missing."""
    table = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]
    units = [[row[unit] for row in table if row[unit] != "."] for unit in range(12)]
    alpha = krippendorff_alpha(units)
    assert alpha is not None
    assert round(alpha, 3) == 0.743
    assert krippendorff_alpha([]) is None
    assert krippendorff_alpha(["aa", "aa"]) is None
    assert krippendorff_alpha(["aa", "bb"]) == 1.0


def test_agreement_counts_what_two_people_judged() -> None:
    lines = [
        place(SNOW, TOWN, 0, number=1), by("Ben", place(SNOW, TOWN, 0, number=2)),
        place(SNOW, TOWN, 1, number=3), by("Ben", place(SNOW, OTHER, 1, number=4)),
        whole(SNOW, {"title": "alone"}, number=5),
    ]  # fmt: skip
    found = agreement(lines)
    assert (found.coders, found.subjects, found.agreeing) == (("Ada", "Ben"), 2, 1)
    assert found.alpha is not None
    assert found.alpha < 1
