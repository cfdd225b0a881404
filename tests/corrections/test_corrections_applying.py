"""A reading with its corrections: what was said holds, what was not said stays, and every change has its reason."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from correction_readings import KARS, OTHER, PLANET, TOWN, at, correction, document, entry, place, read, whole
from hypothesis import given
from hypothesis import strategies as st

from geo.corrections import Due, Scope, correct, corrected, corrected_document, select_whole
from geo.dates import find_dates
from geo.events import join
from geo.model import Footprint, ParsedDocument, Place, Publication, Span

TEXT = (
    "Snow closed the road to Mars on 3 March 2019. Nobody in Mars was hurt.\n\n"
    "A day later the road to Kars was closed, too. On 9 May 2019 trains left Mars and Nowhere."
)
PARSED = read(TEXT)
SAME = "corrected by Ada on 2026-03-01: I was there"


def places_of(parsed: ParsedDocument) -> list[Place | None]:
    return [mention.place for mention in parsed.places]


def marks(parsed: ParsedDocument) -> list[tuple[str, date | None]]:
    """What stands on the map: words and first day."""
    return [(parsed.places[event.place].text, event.first) for event in parsed.events]


def rejoined(parsed: ParsedDocument) -> ParsedDocument:
    events = join(
        parsed.document.text, places=parsed.places, dates=parsed.dates, sentences=parsed.sentences,
        published=parsed.published,
    )  # fmt: skip
    return replace(parsed, events=events)


def test_without_corrections_it_is_the_very_same_reading() -> None:
    elsewhere = place(read("A train left Mars.", "b"), TOWN)
    undone = place(PARSED, TOWN)
    undo = correction("undo", None, number=2, undoes=undone.act)
    for lines in ([], [elsewhere], [undone, undo], [correction("note", at(PARSED, "Mars"), {"text": "see p. 3"})]):
        assert corrected(PARSED, lines) is PARSED
    assert corrected_document(PARSED.document, [undone]) is PARSED.document


def test_an_event_is_told_as_news_background_or_planned() -> None:
    assert [event.kind for event in PARSED.events] == ["reported"] * len(PARSED.events)
    said = correction("event", at(PARSED, "Kars"), {"kind": "planned"})
    shown = corrected(PARSED, [said])
    (number,) = (row for row, each in enumerate(PARSED.places) if each.text == "Kars")
    assert [event.place for event in shown.events if event.kind == "planned"] == [number]
    changed = next(event for event in shown.events if event.place == number)
    before = next(event for event in PARSED.events if event.place == number)
    assert changed == replace(before, kind="planned", reason=f"{SAME}; before: {before.reason}")
    nothing_there = correct(PARSED, Due((correction("event", at(PARSED, "Snow"), {"kind": "planned"}),)))
    assert nothing_there.parsed is PARSED
    assert [orphan.reason for orphan in nothing_there.orphans] == ["no event is read at 'Snow'"]


def test_another_place_for_one_mention_alone() -> None:
    shown = corrected(PARSED, [place(PARSED, TOWN, 1)])
    assert places_of(shown) == [PLANET, TOWN, KARS, PLANET, None]
    mention = shown.places[1]
    assert mention.reason == f"{SAME}; before: the largest"
    assert (mention.confidence, mention.footprint) == (1.0, Footprint("point", 50.1, 4.2, 1.0, "Mars"))
    assert mention.role_reason == "after 'in'"
    assert [each for at, each in enumerate(shown.places) if at != 1] == [*PARSED.places[:1], *PARSED.places[2:]]
    assert shown.dates == PARSED.dates
    assert shown == rejoined(shown)


def test_what_is_not_corrected_is_joined_as_the_pipeline_joins_it() -> None:
    assert rejoined(PARSED) == PARSED
    assert corrected(PARSED, [place(PARSED, TOWN, 1)]).events == PARSED.events


def test_a_name_in_the_whole_article_is_changed_where_it_was_read_as_the_same_place() -> None:
    first = corrected(PARSED, [place(PARSED, OTHER, 2)])
    shown = corrected(PARSED, [place(PARSED, OTHER, 2, number=1), place(PARSED, TOWN, 0, number=2, within="document")])
    assert places_of(first) == [PLANET, PLANET, KARS, OTHER, None]
    assert places_of(shown) == [TOWN, TOWN, KARS, OTHER, None]


def test_a_rule_reaches_other_and_new_articles_but_not_the_mention_read_otherwise() -> None:
    rule = place(PARSED, TOWN, within="project")
    new = read("A lorry came from MARS, and Mars was quiet. In Marsden, too.", "new")
    assert places_of(corrected(new, [rule])) == [TOWN]
    otherwise = replace(new, places=(replace(new.places[0], place=OTHER),))
    assert corrected(otherwise, [rule]) is otherwise
    furniture = replace(new, places=(replace(new.places[0], place=None, role="chrome"),))
    unresolved = place(PARSED, TOWN, within="project", before=None)
    assert corrected(furniture, [unresolved]) is furniture
    nowhere = replace(new, places=(replace(new.places[0], place=None),))
    assert places_of(corrected(nowhere, [unresolved])) == [TOWN]


def test_a_rule_of_a_selection_stays_in_it() -> None:
    new = read("A lorry came from Mars.", "new")
    other = replace(new, document=document(new.document.text + " ", "other"))
    rule = place(PARSED, TOWN, scope=Scope("selection", documents=("new",)))
    assert places_of(corrected(new, [rule])) == [TOWN]
    assert corrected(other, [rule]) is other
    assert places_of(corrected(PARSED, [rule])) == [TOWN, PLANET, KARS, PLANET, None]  # only where it was made


@given(st.permutations(range(4)))
def test_the_last_act_on_a_mention_wins_whatever_the_order_of_the_lines(order: list[int]) -> None:
    lines = [
        place(PARSED, KARS, 0, number=1),
        place(PARSED, TOWN, 1, number=2, within="document"),
        place(PARSED, OTHER, 2, number=3, within="project"),
        place(PARSED, OTHER, 0, number=4),
    ]
    shown = corrected(PARSED, [lines[at] for at in order])
    assert places_of(shown)[:2] == [OTHER, TOWN]
    assert places_of(shown)[3] == OTHER


def test_rules_made_one_after_the_other_follow_each_other() -> None:
    first = place(PARSED, TOWN, 0, number=1, within="project")
    second = place(PARSED, OTHER, 1, number=2, within="project", before=TOWN)
    assert places_of(corrected(PARSED, [first, second])) == [OTHER, OTHER, KARS, OTHER, None]


def test_a_wider_rule_overrides_an_earlier_narrower_one_where_the_page_showed_its_place() -> None:
    new = read("Mars was calm. Later Mars was loud.", "new")
    narrow = place(new, OTHER, 0, number=1, within="document")
    wide = place(PARSED, TOWN, 0, number=3, within="project", before=OTHER)
    first = place(PARSED, OTHER, 0, number=2, within="document")
    assert places_of(corrected(new, [narrow, first, wide])) == [TOWN, TOWN]
    single = place(new, KARS, 1, number=2)
    assert places_of(corrected(new, [narrow, single, wide])) == [TOWN, KARS]  # it was shown as another place by then
    later = place(new, KARS, 0, number=4)
    assert places_of(corrected(new, [later, wide, narrow])) == [KARS, TOWN]


def test_a_rule_made_later_at_a_mention_speaks_for_it_too() -> None:
    single = place(PARSED, OTHER, 0, number=1)
    rule = place(PARSED, TOWN, 0, number=2, within="project", before=OTHER)
    assert places_of(corrected(PARSED, [single, rule]))[0] == TOWN
    role = correction("role", at(PARSED, "Mars"), {"role": "actor"}, number=1)
    shown = corrected(PARSED, [role, rule])
    assert (shown.places[0].role, shown.places[0].place) == ("actor", TOWN)


def test_a_role_takes_a_mention_off_the_map_and_puts_it_back() -> None:
    acts = correction("role", at(PARSED, "Mars"), {"role": "actor"})
    shown = corrected(PARSED, [acts])
    mention = shown.places[0]
    assert (mention.role, mention.place, mention.footprint) == ("actor", PLANET, None)
    assert mention.role_reason == f"{SAME}; before: after 'in'"
    assert (mention.reason, mention.confidence) == ("the largest", 0.7)
    assert len(shown.events) == len(PARSED.events) - 1
    back = correction("role", at(shown, "Mars"), {"role": "location"})
    again = corrected(shown, [back])
    assert again.places[0].footprint == PARSED.places[0].footprint
    assert marks(again) == marks(PARSED)


def test_what_is_no_place_is_not_drawn_and_not_counted() -> None:
    shown = corrected(
        PARSED,
        [correction("not_a_place", at(PARSED, "Nowhere")), correction("not_a_place", at(PARSED, "Kars"), number=2)],
    )
    kars = shown.places[2]
    assert (kars.place, kars.footprint, kars.reason) == (None, None, f"{SAME}; before: the largest")
    assert [words for words, _ in marks(shown)] == ["Mars", "Mars", "Mars"]
    everywhere = corrected(PARSED, [correction("not_a_place", at(PARSED, "Mars"), within="project")])
    assert [words for words, _ in marks(everywhere)] == ["Kars", "Nowhere"]
    undecided = [correction("not_a_place", at(PARSED, "Mars")), place(PARSED, TOWN, number=2)]
    assert corrected(PARSED, undecided).places[0].place == TOWN
    assert len(corrected(PARSED, undecided).events) == len(PARSED.events)


def test_a_missed_place_is_added_in_its_order() -> None:
    missed = correction("add", at(PARSED, "the road"), {"place": entry(KARS)})
    shown = corrected(PARSED, [missed])
    added = shown.places[0]
    assert (added.text, added.role, added.place, added.reason) == ("the road", "location", KARS, SAME)
    assert [mention.start for mention in shown.places] == sorted(mention.start for mention in shown.places)
    assert ("the road", date(2019, 3, 3)) in marks(shown)
    longer = correction("add", at(PARSED, "road to Mars"), {"role": "actor"})
    assert [mention.text for mention in corrected(PARSED, [longer]).places] == [
        "road to Mars", "Mars", "Kars", "Mars", "Nowhere",
    ]  # fmt: skip


def test_a_place_given_for_words_that_are_read_otherwise_now_makes_them_one_mention() -> None:
    target = at(PARSED, "Mars and Nowhere")
    shown = corrected(PARSED, [correction("place", target, {"place": entry(TOWN)})])
    assert [mention.text for mention in shown.places][3:] == ["Mars and Nowhere"]
    none = replace(PARSED, places=())
    assert places_of(corrected(none, [place(PARSED, TOWN)])) == [TOWN]
    wider = correction("place", at(PARSED, "to Mars"), {"place": entry(TOWN)})
    first = corrected(PARSED, [wider]).places[0]
    assert (first.text, first.place) == ("Mars", TOWN)


def test_a_point_and_an_area_are_drawn_as_they_were_given() -> None:
    point = {"point": {"lat": 36.3, "lon": 43.1, "radius_km": 0.2, "name": "the mill"}}
    area = {"area": {"ring": [[0, 0], [0, 2], [2, 2], [2, 0]]}}
    wide = {"point": {"lat": 36.3, "lon": 43.1, "radius_km": 12}}
    drawn = [
        corrected(PARSED, [correction("place", at(PARSED, "Mars"), after)]).places[0] for after in (point, area, wide)
    ]
    assert drawn[0].footprint == Footprint("point", 36.3, 43.1, 0.2, "the mill")
    assert (drawn[1].footprint.shape, drawn[1].footprint.lat, drawn[1].footprint.lon) == ("area", 1.0, 1.0)
    assert drawn[1].footprint.path == ((0, 0), (0, 2), (2, 2), (2, 0))
    assert 157 < drawn[1].footprint.radius_km < 158
    assert drawn[2].footprint == Footprint("circle", 36.3, 43.1, 12, "36.30000, 43.10000")
    assert len({mention.place.id for mention in drawn}) == 3
    assert all(mention.place.id.startswith("marked:") and mention.place.source == "marked by hand" for mention in drawn)


def test_an_area_across_the_180th_meridian_has_its_middle_there() -> None:
    ring = [[-18, 179], [-18, -179], [-16, -179], [-16, 179]]
    drawn = corrected(PARSED, [correction("place", at(PARSED, "Mars"), {"area": {"ring": ring}})]).places[0].footprint
    assert (drawn.lat, abs(drawn.lon)) == (-17.0, 180.0)
    assert drawn.radius_km < 200


def test_todays_entry_of_the_gazetteer_stands_for_the_one_of_the_correction() -> None:
    moved = replace(TOWN, lat=50.5)
    due = Due((place(PARSED, TOWN),))
    shown = correct(PARSED, due, lookup=lambda identifier: moved if identifier == TOWN.id else None).parsed
    assert shown.places[0].place == moved
    assert shown.places[0].footprint.lat == 50.5


def test_a_footprint_beside_a_place_moves_along_with_it() -> None:
    near = Footprint("circle", PLANET.lat + 0.27, PLANET.lon, 6.0, "30 km north of Mars")
    part = Footprint("circle", PLANET.lat + 0.009, PLANET.lon, 1.2, "northern Mars")
    for drawn, offset, radius in ((near, 0.27, 6.0), (part, 0.0045, 0.6)):
        parsed = replace(PARSED, places=(replace(PARSED.places[0], footprint=drawn), *PARSED.places[1:]))
        moved = corrected(parsed, [place(parsed, TOWN)]).places[0].footprint
        assert (moved.shape, moved.label, moved.radius_km) == ("circle", drawn.label, radius)
        assert abs(moved.lat - TOWN.lat - offset) < 1e-3
        assert abs(moved.lon - TOWN.lon) < 1e-3


def test_other_days_for_a_date_move_its_events() -> None:
    for after, last, value in (
        ({"edtf": "2019-03-05"}, date(2019, 3, 5), "2019-03-05"),
        ({"first": "2019-03-05", "last": "2019-03-20"}, date(2019, 3, 20), "2019-03-05/2019-03-20"),
        ({"first": "2019-03-05", "last": None}, None, "2019-03-05/"),
    ):
        shown = corrected(PARSED, [correction("date", at(PARSED, "3 March 2019"), after)])
        found = shown.dates[0]
        assert (found.text, found.first, found.last, found.value) == ("3 March 2019", date(2019, 3, 5), last, value)
        assert found.reason.startswith(f"{SAME}; before: ")
        assert (shown.events[0].first, shown.events[0].last) == (date(2019, 3, 5), last)
        assert shown.places is PARSED.places or shown.places == PARSED.places


def test_days_for_words_that_were_read_as_no_date_make_them_one() -> None:
    shown = corrected(PARSED, [correction("date", at(PARSED, "too"), {"edtf": "2019-03-04"})])
    assert [found.text for found in shown.dates] == ["3 March 2019", "A day later", "too", "9 May 2019"]
    assert ("Kars", date(2019, 3, 4)) in marks(shown)


def test_what_is_no_date_dates_nothing() -> None:
    shown = corrected(PARSED, [correction("not_a_date", at(PARSED, "3 March 2019"))])
    assert "3 March 2019" not in [found.text for found in shown.dates]
    assert shown.events[0].first is None


def test_facts_of_an_article_are_changed_before_it_is_read() -> None:
    after = {"title": "Snow", "publisher": "The Post", "url": "https://post.example/1", "language": "en"}
    lines = [whole(PARSED, after | {"published": "2019-05"}), whole(PARSED, {"title": "Snow in May"}, number=2)]
    changed = corrected_document(PARSED.document, lines)
    assert (changed.title, changed.publisher, changed.url, changed.language) == (
        "Snow in May", "The Post", "https://post.example/1", "en",
    )  # fmt: skip
    assert changed.published == Publication(date(2019, 5, 1), date(2019, 5, 31), SAME)
    assert (changed.text, changed.id, changed.sha256) == (TEXT, "a", PARSED.document.sha256)
    assert corrected_document(changed, [whole(PARSED, {"published": ""})]).published is None
    assert corrected(PARSED, lines) is PARSED


def test_a_hidden_article_can_be_read_but_is_nowhere_on_the_map() -> None:
    done = correct(PARSED, Due((whole(PARSED, {"hidden": True}), place(PARSED, TOWN, number=2))))
    assert done.is_hidden
    assert done.parsed.events == ()
    assert [mention.footprint for mention in done.parsed.places] == [None] * 5
    before = correct(PARSED, Due((place(PARSED, TOWN, number=2),))).parsed.places
    stood = [each.footprint is not None for each in before]
    assert any(stood)
    said = [each.reason == "its article was left out" for each in done.parsed.places]
    assert said == stood
    assert done.parsed.places[0].place == TOWN
    assert corrected(PARSED, [whole(PARSED, {"hidden": True}), whole(PARSED, {"hidden": False}, number=2)]) is PARSED


def test_notes_and_checks_are_handed_on_and_change_nothing() -> None:
    note = correction("note", at(PARSED, "Nobody in Mars was hurt."), {"text": "but see p. 3", "tags": ["doubt"]})
    checked = correction("checked", select_whole(PARSED.document), number=2)
    done = correct(PARSED, Due((note, checked)))
    assert done.parsed is PARSED
    start = TEXT.index("Nobody")
    assert [(each.correction, each.span) for each in done.annotations] == [
        (note, Span(start, start + len("Nobody in Mars was hurt."))), (checked, None),
    ]  # fmt: skip
    assert done.applied == tuple(sorted([note.id, checked.id]))


def test_what_finds_no_target_is_an_orphan_and_the_rest_goes_on() -> None:
    edited = read(TEXT.replace("3 March 2019", "Sunday"), "a")
    lost = correction("date", at(PARSED, "3 March 2019"), {"edtf": "2019"}, number=1)
    role = correction("role", at(PARSED, "hurt"), {"role": "actor"}, number=2)
    kept = place(PARSED, TOWN, number=3)
    rule = correction("not_a_place", at(PARSED, "3 March 2019"), number=4, within="project", before=None)
    done = correct(edited, Due((lost, role, kept, rule)))
    assert [(orphan.correction, orphan.document) for orphan in done.orphans] == [
        (role.id, "a"),
        (lost.id, "a"),
        (rule.id, "a"),
    ]
    assert "no longer stands in the article" in done.orphans[1].reason
    assert done.orphans[0].reason == "no place is read at 'hurt'"
    assert done.applied == (kept.id,)
    assert done.parsed.places[0].place == TOWN


def test_a_caption_that_the_page_says_twice_is_drawn_once() -> None:
    line = "The old station of Mars stands empty since the last train left for the coast."
    parsed = read(f"{line}\n\n{line}\n\n{'The day was long and nobody spoke of it again. ' * 12}")
    again = correct(parsed, Due((place(parsed, TOWN, 1),))).parsed
    assert again.places[1].place == TOWN
    assert again.places[1].footprint is None
    assert [event.place for event in again.events] == [0]


MENTIONS = st.integers(0, 2)
CHANGES = st.lists(
    st.one_of(
        st.builds(lambda n, where, meant, within: place(PARSED, meant, where, number=n, within=within),
                  st.integers(1, 50), MENTIONS, st.sampled_from([PLANET, TOWN, OTHER]),
                  st.sampled_from(["mention", "document", "project"])),
        st.builds(lambda n, where: correction("not_a_place", at(PARSED, "Mars", where), number=n),
                  st.integers(1, 50), MENTIONS),
        st.builds(lambda n, where, role: correction("role", at(PARSED, "Mars", where), {"role": role}, number=n),
                  st.integers(1, 50), MENTIONS, st.sampled_from(["location", "actor"])),
        st.builds(lambda n: correction("add", at(PARSED, "road to Mars"), number=n), st.integers(1, 50)),
        st.builds(lambda n: correction("date", at(PARSED, "9 May 2019"), {"edtf": "2018"}, number=n),
                  st.integers(1, 50)),
        st.builds(lambda n: correction("not_a_date", at(PARSED, "9 May 2019"), number=n), st.integers(1, 50)),
        st.builds(lambda n, undone: correction("undo", None, number=n, undoes=place(PARSED, TOWN, number=undone).act),
                  st.integers(1, 50), st.integers(1, 50)),
    ),
    max_size=8,
)  # fmt: skip


@given(CHANGES, st.randoms())
def test_any_corrections_in_any_order_give_one_whole_reading(lines: list, chance) -> None:
    shown = corrected(PARSED, lines)
    unique = list({line.id: line for line in lines}.values())
    if len(unique) == len(lines):
        shuffled = chance.sample(lines, len(lines))
        assert corrected(PARSED, shuffled) == shown
    for found in (shown.places, shown.dates):
        assert all(one.end <= two.start for one, two in pairwise(found))
        assert all(one.text == TEXT[one.start : one.end] for one in found)
    assert all(mention.footprint is None or mention.role == "location" for mention in shown.places)
    assert all(event.date is None or event.date < len(shown.dates) for event in shown.events)
    assert shown.document is PARSED.document


def test_dates_are_found_again_as_the_reading_has_them() -> None:
    again = find_dates(TEXT, published=PARSED.published, furniture=PARSED.furniture, sentences=PARSED.sentences)
    assert again == PARSED.dates


def test_a_correction_of_an_article_looks_for_no_words() -> None:
    for words in (at(PARSED, "Snow"), at(read("A train left Mars.", "a"), "train")):
        said = correction("document", words, {"title": "Roads closed"})
        done = correct(PARSED, Due((said,)))
        assert (done.applied, done.orphans) == ((said.id,), ())
        assert corrected_document(PARSED.document, [said]).title == "Roads closed"
