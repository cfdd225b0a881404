from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.ui.address import ECHO_SECONDS, Identifiers, View, is_echo, read_address, write_address

KNOWN = Identifiers(
    sources={"River Post", "Valley Times"},
    roles={"location", "actor"},
    places={"geonames:1"},
    mentions={"flood:12"},
    documents={"flood"},
    kinds={"city", "none"},
    countries={"FR"},
)


def lists(params):
    return {name: [value] if isinstance(value, str) else value for name, value in params.items()}


def test_an_empty_address_asks_for_the_default_view():
    assert read_address({}, KNOWN) == (View(), ())


def test_every_part_of_a_view_is_read():
    view, ignored = read_address(
        {
            "from": ["2017-06-14"],
            "to": ["2017-06-18"],
            "undated": ["1"],
            "source": ["River Post"],
            "role": ["actor"],
            "place": ["geonames:1"],
            "mention": ["flood:12"],
            "doc": ["flood"],
        },
        KNOWN,
    )
    assert ignored == ()
    assert view == View(
        date(2017, 6, 14),
        date(2017, 6, 18),
        True,
        ("River Post",),
        ("actor",),
        "geonames:1",
        "flood:12",
        "flood",
    )


def test_values_that_do_not_fit_are_left_out_and_named():
    view, ignored = read_address(
        {"from": ["soon"], "place": ["geonames:2"], "source": ["River Post", "Other"], "undated": ["maybe"]}, KNOWN
    )
    assert view == View(sources=("River Post",))
    assert ignored == ("from", "undated", "source", "place")


def test_a_window_that_ends_before_it_starts_is_left_out():
    view, ignored = read_address({"from": ["2017-06-18"], "to": ["2017-06-14"]}, KNOWN)
    assert (view.first, view.last) == (None, None)
    assert ignored == ("from", "to")


def test_a_window_may_begin_and_end_within_a_day():
    params = {"from": ["2017-06-18T06:00"], "to": ["2017-06-18T12:00"]}
    view, ignored = read_address(params, KNOWN)
    assert (view.first, view.last, ignored) == (datetime(2017, 6, 18, 6), datetime(2017, 6, 18, 12), ())
    assert lists(write_address(view)) == params
    assert read_address({"from": ["2017-06-18T12:00"], "to": ["2017-06-18"]}, KNOWN)[1] == ()
    assert read_address({"from": ["2017-06-18T06:00"], "to": ["2017-06-18T06:00"]}, KNOWN)[1] == ("from", "to")


def test_an_enormous_value_is_left_out():
    assert read_address({"place": ["x" * 10_000]}, KNOWN) == (View(), ("place",))


def test_a_facet_with_every_box_cleared_survives():
    assert read_address(lists(write_address(View(sources=()))), KNOWN)[0].sources == ()


days = st.dates(date(1, 1, 1), date(9999, 12, 31))
hours = st.builds(datetime, st.integers(2000, 2001), st.integers(1, 2), st.integers(1, 28), st.integers(1, 23))
pairs = st.one_of(st.tuples(days, days).map(sorted), st.lists(hours, min_size=2, max_size=2, unique=True).map(sorted))


@given(
    window=st.one_of(st.just((None, None)), pairs),
    undated=st.sampled_from([None, True, False]),
    sources=st.one_of(st.none(), st.sets(st.sampled_from(sorted(KNOWN.sources))).map(tuple)),
    roles=st.one_of(st.none(), st.sets(st.sampled_from(sorted(KNOWN.roles))).map(tuple)),
    place=st.sampled_from([None, "geonames:1"]),
    mention=st.sampled_from([None, "flood:12"]),
    kinds=st.one_of(st.none(), st.sets(st.sampled_from(["city", "none"])).map(tuple)),
    days=st.sampled_from([None, "published"]),
    mode=st.sampled_from([None, "until"]),
    width=st.sampled_from([None, 1, 7, 31]),
    colour=st.sampled_from([None, "outlet", "role", "certainty"]),
    query=st.one_of(st.none(), st.text(min_size=1, max_size=40).map(str.strip).map(lambda text: text or None)),
    at=st.one_of(st.none(), st.integers(0, 10**8)),
    show=st.sampled_from([None, "heat"]),
    tab=st.sampled_from([None, "claims", "why"]),
    copies=st.sampled_from([None, ("first",), ("copy",), ()]),
)
def test_a_view_written_as_an_address_reads_back_the_same(
    window, undated, sources, roles, place, mention, kinds, days, mode, width, colour, query, at, show, tab, copies
):
    view = View(
        *window, undated, sources, roles, place, mention,
        kinds=kinds, days=days, window=mode, colour=colour, query=query, at=at,
        show=show, tab=tab, known=width, copies=copies,
    )  # fmt: skip
    assert read_address(lists(write_address(view)), KNOWN) == (view, ())


@pytest.mark.parametrize("width", ["0", "2", "-7", "7.0", "07", "seven", "1" * 400])
def test_other_widths_of_known_days_are_ignored(width):
    assert read_address({"known": [width]}, KNOWN) == (View(), ("known",))


@given(
    st.dictionaries(
        st.sampled_from(["from", "to", "undated", "source", "place", "doc", "kind", "days", "known", "q"]),
        st.lists(st.text()),
    )
)
def test_no_address_breaks_the_page(params):
    view, _ = read_address(params, KNOWN)
    assert view.place in (None, "geonames:1")
    assert view.document in (None, "flood")


def test_an_address_that_was_just_replaced_is_no_new_one():
    replaced = [({"mention": ["a:1"]}, 10.0), ({"mention": ["a:2"]}, 11.0)]
    assert is_echo({"mention": ["a:1"]}, replaced, 11.5)
    assert not is_echo({"mention": ["a:1"]}, replaced, 10.0 + ECHO_SECONDS)
    assert not is_echo({"mention": ["a:3"]}, replaced, 11.5)
