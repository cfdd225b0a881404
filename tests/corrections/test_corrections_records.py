"""A correction as a line: nothing of it is lost, and nothing that can't be applied is taken."""

import json
import math
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from correction_readings import PLANET, TOWN, WHEN, correction, entry, place, read
from hypothesis import given
from hypothesis import strategies as st

from geo.corrections import Correction, NotUnderstood, Scope, Selector, from_line, to_line, ulid
from geo.errors import CorrectionError, InputError

PARSED = read("Snow fell on Mars in March.")
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
SELECTORS = st.builds(
    Selector,
    st.binary(min_size=32, max_size=32).map(bytes.hex),
    WORDS, WORDS, WORDS, WORDS, WORDS, st.integers(0, 10**9),
    extra=st.dictionaries(WORDS.map("x-".__add__), JSON, max_size=2),
)  # fmt: skip
ULIDS = st.builds(
    ulid, st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)), st.integers(0)
)
CORRECTIONS = st.builds(
    Correction,
    id=ULIDS,
    at=st.datetimes(datetime(1971, 1, 1), datetime(9000, 1, 1), timezones=st.timezones()),
    by=WORDS.filter(str.strip),
    act=ULIDS,
    kind=st.sampled_from(["note", "checked"]),
    target=SELECTORS,
    scope=st.just(Scope()),
    before=st.dictionaries(WORDS, JSON, max_size=3),
    after=WORDS.filter(str.strip).map(lambda text: {"text": text}),
    why=WORDS,
    undoes=st.none() | ULIDS,
    extra=st.dictionaries(WORDS.map("x-".__add__), JSON, max_size=2),
)


@given(CORRECTIONS)
def test_a_correction_comes_back_equal_from_its_line(made: Correction) -> None:
    line = to_line(made)
    assert "\n" not in line
    assert from_line(line) == made
    assert to_line(from_line(line)) == line


def test_a_line_has_its_keys_in_a_fixed_order() -> None:
    record = json.loads(to_line(place(PARSED, TOWN)))
    assert list(record) == [
        "id", "at", "by", "act", "undoes", "kind", "target", "scope", "before", "after", "why",
    ]  # fmt: skip
    assert list(record["target"]) == ["document", "id", "path", "exact", "prefix", "suffix", "start"]
    assert record["scope"] == {"same": "name and place", "within": "mention"}
    assert record["at"] == "2026-03-01T12:01:00.000Z"


@given(st.dictionaries(WORDS, JSON, max_size=4), st.sampled_from(["shape", "", "place", "date", "document"]))
def test_a_line_of_a_newer_version_is_kept_as_it_is(fields: dict, kind: str) -> None:
    record = fields | {"id": "01ARZ3NDEKTSV4RRFFQ69G5FAV", "kind": kind}
    read_back = from_line(json.dumps(record))
    assert isinstance(read_back, NotUnderstood)
    assert json.loads(to_line(read_back)) == record


def test_unknown_fields_are_kept_and_named() -> None:
    record = json.loads(to_line(place(PARSED, TOWN)))
    record["colour"], record["target"]["page"], record["scope"]["until"] = "red", 3, "May"
    made = from_line(json.dumps(record))
    assert isinstance(made, Correction)
    assert made.unknown_fields == ("colour", "target.page", "scope.until")
    assert json.loads(to_line(made)) == record


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "[]",
        "3",
        '"a"',
        '{"id": 3}',
        '{"id": ""}',
        '{"id": "a", "x": NaN}',
        '{"id": "a", "x": 1e999}',
        "[" * 10**5,
    ],
)
def test_a_damaged_line_is_an_error_of_its_own(line: str) -> None:
    with pytest.raises(CorrectionError):
        from_line(line)


def test_an_error_is_an_input_error() -> None:
    assert issubclass(CorrectionError, InputError)
    assert issubclass(CorrectionError, ValueError)


GOOD = place(PARSED, TOWN)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"id": "1"}, "id"),
        ({"act": "I" * 26}, "act"),
        ({"undoes": "x"}, "undoes"),
        ({"at": datetime(2026, 1, 1)}, "at"),
        ({"at": datetime(1, 1, 1, tzinfo=UTC)}, "at"),
        ({"by": "  "}, "by"),
        ({"by": "\ud83c"}, "UTF-8"),
        ({"why": "a" * 10_001}, "why"),
        ({"kind": "colour"}, "kind"),
        ({"kind": "undo"}, "undoes"),
        ({"target": None}, "target"),
        ({"target": replace(GOOD.target, exact="", start=None)}, "target.exact"),
        ({"kind": "date", "after": {"edtf": "2014"}, "scope": Scope("project")}, "scope.within"),
        ({"scope": Scope("project"), "before": {}}, "before.place"),
        ({"before": {"x": math.nan}}, "JSON"),
        ({"before": {"x": object()}}, "JSON"),
    ],
)
def test_a_field_that_says_nothing_usable_is_named(changes: dict, named: str) -> None:
    with pytest.raises(CorrectionError, match=named):
        replace(GOOD, **changes)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Selector("abc"),
        lambda: Selector(""),
        lambda: Selector("", "id", exact="Mars"),
        lambda: Selector("", "id", start=3),
        lambda: Selector("", "id", exact="Mars", start=-1),
        lambda: Scope("world"),
        lambda: Scope("project", "name"),
        lambda: Scope("selection"),
        lambda: Scope("project", documents=("a",)),
    ],
)
def test_a_target_or_scope_that_names_nothing_is_refused(make) -> None:
    with pytest.raises(CorrectionError):
        make()


POINT = {"lat": 36.3, "lon": 43.1, "radius_km": 0.5}


@pytest.mark.parametrize(
    ("kind", "after"),
    [
        ("place", {}),
        ("place", {"point": POINT, "place": entry(TOWN)}),
        ("place", {"point": POINT | {"lat": 91}}),
        ("place", {"point": POINT | {"lon": "43"}}),
        ("place", {"point": POINT | {"radius_km": -1}}),
        ("place", {"point": POINT | {"radius_km": True}}),
        ("place", {"point": POINT | {"lat": 10**400}}),
        ("place", {"place": entry(TOWN) | {"population": 10**400}}),
        ("place", {"place": entry(TOWN) | {"kind": "planet"}}),
        ("place", {"place": entry(TOWN) | {"name": ""}}),
        ("place", {"place": "Mars"}),
        ("place", {"area": {"ring": [[1, 2], [3, 4]]}}),
        ("place", {"area": {"ring": [[1, 2], [3, 4], [5]]}}),
        ("place", {"point": POINT, "role": "planet"}),
        ("role", {}),
        ("role", {"role": "planet"}),
        ("add", {"role": 3}),
        ("date", {}),
        ("date", {"edtf": "mid-June"}),
        ("date", {"first": "2014-06-10", "last": "2014-06-01"}),
        ("date", {"edtf": "2014", "type": "DAY"}),
        ("document", {}),
        ("document", {"published": "yesterday"}),
        ("document", {"url": "javascript:alert(1)"}),
        ("document", {"hidden": "yes"}),
        ("document", {"removed": 1}),
        ("document", {"title": 3}),
        ("note", {}),
        ("note", {"text": " "}),
    ],
)
def test_what_a_kind_needs_is_checked_when_it_is_made(kind: str, after: dict) -> None:
    with pytest.raises(CorrectionError, match="after"):
        correction(kind, GOOD.target, after)
    kept = from_line(to_line(GOOD).replace('"kind": "place"', f'"kind": "{kind}"').replace(
        json.dumps(dict(GOOD.after)), json.dumps(after)))  # fmt: skip
    assert isinstance(kept, NotUnderstood)
    assert kept.reason.startswith("after")


def test_ids_of_one_moment_sort_in_the_order_they_were_made() -> None:
    ids = [ulid(WHEN, number) for number in range(40)]
    assert ids == sorted(ids)
    assert len({*ids, ulid(WHEN.replace(year=2027), 0)}) == 41
    assert ulid(WHEN.replace(year=2027), 0) > ids[-1]


def test_before_may_say_that_nothing_was_read() -> None:
    assert place(PARSED, TOWN, before=None, within="project").before == {"place": None}
    assert PLANET.id in to_line(place(PARSED, TOWN, within="project"))
