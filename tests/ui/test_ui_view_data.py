from base64 import b64decode
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packed_columns import wholes
from ui_projects import flood_project, flood_report, plain_note, undated_note, vague_report, write_project

from geo.model import EVENT_KINDS, ROLES
from geo.project import Project
from geo.project.days import from_day
from geo.ui.address import View
from geo.ui.choosing import known_of
from geo.ui.columns import browser_data
from geo.ui.facets import PLACE_CERTAINTIES
from geo.ui.view_data import mapped_marks, view_data
from geo.ui.window import in_view


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return view_data(Project.open(flood_project(tmp_path_factory.mktemp("ui"))))


def test_texts_and_candidates_are_not_held(data):
    assert "text" not in data.documents.columns
    assert "candidates" not in data.mentions.columns


def test_by_day_of_publication_everything_of_an_article_stands_together(data):
    marks = in_view(data, View(date(2021, 5, 6), date(2021, 5, 6), days="published"))
    assert set(marks["document"]) == {0, 1, 2}
    assert len(in_view(data, View(date(2021, 5, 6), date(2021, 5, 6)))) < len(marks)


def test_up_to_a_day_holds_whatever_came_before(data):
    only = in_view(data, View(date(2021, 5, 5), date(2021, 5, 5)))
    until = in_view(data, View(date(2021, 5, 5), date(2021, 5, 5), window="until"))
    assert set(only.index) < set(until.index)
    assert (until["last"].min(), until["first"].max()) < (only["last"].min(), only["first"].max() + 1)


def test_facets_of_place_keep_what_they_name(data):
    kept = in_view(data, View(kinds=("city",), certainties=("sure",), undated=True))
    assert {data.kinds[code] for code in data.numbers["kind"].iloc[kept["mention"]]} == {"city"}
    assert len(in_view(data, View(countries=(), undated=True))) == 0


def test_the_default_window_leaves_out_a_far_background(data):
    first, last = data.focus
    assert date(2021, 4, 1) < from_day(first) < date(2021, 5, 4)
    assert from_day(last) >= date(2021, 5, 5)
    assert from_day(data.extent[0]).year == 1856


def test_a_project_without_dates_has_no_window(tmp_path):
    data = view_data(Project.open(write_project(tmp_path / "a.sqlite", undated_note())))
    assert data.focus is None
    assert len(in_view(data, View())) == 1


def test_a_project_without_places_gives_empty_frames(tmp_path):
    data = view_data(Project.open(write_project(tmp_path / "a.sqlite", plain_note())))
    assert data.marks.empty
    assert data.footprints.empty
    assert browser_data(data)["focus"] is None


def test_an_empty_project_can_be_looked_at(tmp_path):
    assert view_data(Project.open(write_project(tmp_path / "a.sqlite"))).documents.empty


def test_outlets_with_more_articles_come_first(tmp_path):
    reports = [flood_report("a", "Hill Herald"), flood_report("b", "River Post"), flood_report("c", "River Post")]
    data = view_data(Project.open(write_project(tmp_path / "a.sqlite", *reports)))
    assert data.outlets == ("River Post", "Hill Herald")
    assert [data.outlets[code] for code in data.documents["outlet"]] == ["Hill Herald", "River Post", "River Post"]


def test_the_map_gets_only_marks_that_stand_somewhere(data):
    assert (mapped_marks(data)["footprint"] >= 0).all()
    assert len(mapped_marks(data)) == 9


def test_the_browsers_arrays_are_the_frames(data):
    packed = browser_data(data)["marks"]
    for column in ("footprint", "first", "mention"):
        assert wholes(packed[column]) == data.marks[column].tolist()
    assert wholes(packed["last"], wholes(packed["first"])) == data.marks["last"].tolist()
    assert list(b64decode(packed["kind"])) == data.marks["kind"].tolist()


def test_a_mention_stands_where_each_of_its_marks_does(data):
    """The browser takes it from there (project-data.js)."""
    assert set(data.marks["mention"]) == set(range(len(data.mentions)))
    own = data.mentions["footprint"].to_numpy()[data.marks["mention"].to_numpy()]
    assert own.tolist() == data.marks["footprint"].tolist()


def test_mentions_are_known_by_their_ids_alone(data):
    known = known_of(data).mentions
    assert len(known) == len(data.mentions)
    assert all(identifier in known for identifier in data.mentions["id"])
    document, _, start = data.mentions["id"].iloc[0].rpartition(":")
    for wrong in (
        document,
        f"{document}:",
        f"{document}:0{start}",
        f"{document}:99999",
        f"x:{start}",
        "",
        f"{document}:²",
    ):
        assert wrong not in known


days = st.dates(date(1850, 1, 1), date(2025, 1, 1))


@settings(deadline=None)
@given(
    window=st.tuples(days, days).map(sorted),
    undated=st.booleans(),
    sources=st.one_of(st.none(), st.sets(st.sampled_from(["River Post", "Valley Times"])).map(tuple)),
    roles=st.one_of(st.none(), st.sets(st.sampled_from(ROLES)).map(tuple)),
    kinds=st.one_of(st.none(), st.sets(st.sampled_from(["city", "country", "none"])).map(tuple)),
    certainties=st.one_of(st.none(), st.sets(st.sampled_from(PLACE_CERTAINTIES)).map(tuple)),
    events=st.one_of(st.none(), st.sets(st.sampled_from(EVENT_KINDS)).map(tuple)),
    by=st.sampled_from([None, "published"]),
    known=st.sampled_from([None, 1, 7, 31]),
)
def test_the_counts_add_up(data, window, undated, sources, roles, kinds, certainties, events, by, known):
    """Mentions in view are those on points, those in areas, and those not mapped: none twice, none lost."""
    view = View(
        *window, undated, sources, roles, kinds=kinds, certainties=certainties, events=events, days=by, known=known
    )  # fmt: skip
    marks = in_view(data, view).drop_duplicates("mention")
    on_map = marks[marks["footprint"] >= 0]
    shapes = data.footprints["shape"].to_numpy()[on_map["footprint"].to_numpy()]
    points, areas = int((shapes == "point").sum()), int((shapes != "point").sum())
    unmapped = int((marks["footprint"] < 0).sum())
    assert points + areas + unmapped == len(marks)


def test_where_no_interval_has_both_ends_everything_is_shown_as_undated(tmp_path):
    report = vague_report()
    events = tuple(event for event in report.events if event.first is None or event.last is None)
    project = write_project(tmp_path / "open.sqlite", replace(report, events=events))
    data = view_data(Project.open(project))
    assert (data.focus, data.extent, data.published_span) == (None, None, None)
    assert in_view(data, View())["mention"].nunique() == len(data.mentions)
    assert len(in_view(data, View(known=1))) == 0


@settings(deadline=None)
@given(inner=st.tuples(days, days, days, days).map(sorted))
def test_a_wider_window_never_shows_less(data, inner):
    a, b, c, d = inner
    assert set(in_view(data, View(b, c)).index) <= set(in_view(data, View(a, d)).index)
