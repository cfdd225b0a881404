"""Grounds as geometries: rings that are valid, wound as RFC 7946 asks, and cut at the 180th meridian."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.export import extract
from geo.export.geometry import circle, geometry, points_of, split_line, split_ring
from geo.gazetteer.measures import distance_km


def area(ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0.05, 19_000))
def test_every_circle_is_closed_counter_clockwise_and_on_the_map(lat: float, lon: float, km: float) -> None:
    rings = circle(lat, lon, km)
    assert rings
    for ring in rings:
        assert ring[0] == ring[-1]
        assert len(ring) >= 4
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
        assert area(ring) >= 0


@given(st.floats(-80, 80), st.floats(-180, 180), st.floats(1, 500))
def test_corners_of_a_circle_lie_at_its_radius(lat: float, lon: float, km: float) -> None:
    edges = [p for ring in circle(lat, lon, km) for p in ring if abs(p[0]) != 180]
    assert edges
    assert all(distance_km(lat, lon, y, x) == pytest.approx(km, rel=0.01, abs=0.01) for x, y in edges)


def test_grounds_across_the_meridian_come_in_two_parts_and_the_rest_in_one(opened) -> None:
    kinds = [shape and shape["type"] for shape in map(geometry, extract(opened("edges")).rows)]
    assert kinds == [
        "Point", "MultiPolygon", "MultiLineString", "MultiPolygon", "Polygon", "MultiPolygon", "Point", None, "Point",
    ]  # fmt: skip
    for row in extract(opened("edges")).rows:
        shape = geometry(row)
        assert shape is None or all(-180 <= x <= 180 for x, _ in points_of(shape))


def test_a_point_keeps_its_digits_and_its_sign(opened) -> None:
    shapes = {row.text: geometry(row) for row in extract(opened("edges")).rows}
    assert shapes["Santiago"] == {"type": "Point", "coordinates": [-70.64827, -33.45694]}


def test_an_outline_is_turned_counter_clockwise() -> None:
    clockwise = [(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0)]
    (ring,) = split_ring(clockwise)
    assert area(ring) == 1


def test_a_line_is_cut_where_it_crosses() -> None:
    assert split_line([(179.0, 0.0), (-179.0, 2.0)]) == [[(179.0, 0.0), (180.0, 1.0)], [(-180.0, 1.0), (-179.0, 2.0)]]
    assert split_line([(0.0, 0.0), (1.0, 1.0)]) == [[(0.0, 0.0), (1.0, 1.0)]]
    assert split_line([(179.0, 0.0), (180.0, 0.0), (-179.0, 0.0)]) == [
        [(179.0, 0.0), (180.0, 0.0)],
        [(-180.0, 0.0), (-179.0, 0.0)],
    ]
