"""Times of day: which marks have one, and windows of hours."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ui_projects import flood_project, hourly_report, write_project

from geo.project import Project
from geo.project.days import to_day
from geo.ui.address import View
from geo.ui.columns import browser_data
from geo.ui.reader_records import passages
from geo.ui.view_data import view_data
from geo.ui.window import in_view

DAY = date(2021, 5, 3)


def at(hour: int) -> datetime:
    return datetime(2021, 5, 3, hour)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """05:30, the morning, a day without a time, the night."""
    report = hourly_report("hours", "River Post", ("T05:30", "TMO", "", "TNI"))
    return view_data(Project.open(write_project(tmp_path_factory.mktemp("hours") / "h.sqlite", report)))


def test_without_times_and_loans_the_columns_are_empty(tmp_path):
    packed = browser_data(view_data(Project.open(flood_project(tmp_path))))
    assert packed["hours"] == {"mark": [], "first": [], "last": []}
    assert packed["sharpened"] == {"mention": [], "first": [], "last": []}


def test_a_mark_has_the_hours_of_its_own_date_not_of_another_one_of_its_mention(tmp_path):
    report = hourly_report("two", "River Post", ("T05:30", "", "TEV"))
    events = tuple(replace(event, place=0, sentence=report.events[0].sentence) for event in report.events)
    own = view_data(Project.open(write_project(tmp_path / "two.sqlite", replace(report, events=events))))
    told = own.hours.set_index("mark")["words"]
    assert [told.get(mark) for mark in own.marks.index[own.marks["mention"] == 0]] == ["05:30", None, "evening"]


def test_hours_count_from_1970_and_minutes_fill_their_hour(data):
    start = to_day(DAY.isoformat()) * 24
    spans = data.hours[["from_hour", "to_hour"]] - start
    assert spans.to_numpy().tolist() == [[5, 5], [5, 11], [19, 23]]


def test_a_window_of_hours_keeps_what_is_told_of_them_and_what_is_known_to_the_day(data):
    seen = lambda first, last: in_view(data, View(first, last)).index.tolist()  # noqa: E731
    assert seen(at(6), at(12)) == [1, 2]
    assert seen(at(5), at(6)) == [0, 1, 2]
    assert seen(at(12), at(19)) == [2]
    assert seen(DAY, DAY) == [0, 1, 2, 3]
    assert in_view(data, View(DAY, at(19), window="until")).index.tolist() == [0, 1, 2]


def test_by_publication_an_article_stands_at_every_hour_of_its_day(data):
    assert len(in_view(data, View(at(12), at(13), days="published"))) == 4


def test_passages_of_a_day_go_by_the_hour_and_say_it(data):
    items = passages(data, View(DAY, DAY))["items"]
    assert [item["when"] for item in items] == [
        "3 May 2021", "3 May 2021, morning", "3 May 2021, 05:30", "3 May 2021, night",
    ]  # fmt: skip


hours = st.integers(0, 23).map(at)


@settings(deadline=None)
@given(inner=st.tuples(hours, hours, hours, hours).map(sorted))
def test_a_wider_window_of_hours_never_shows_less(data, inner):
    a, b, c, d = inner
    assert set(in_view(data, View(b, c)).index) <= set(in_view(data, View(a, d)).index) <= {0, 1, 2, 3}
