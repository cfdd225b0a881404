"""Outlines of countries and divisions: simple rings, in the right place, with what lies within them left out."""

from dataclasses import replace
from itertools import pairwise

import pytest

from geo.export import extract
from geo.export.geometry import drawn_as, geometry
from geo.export.outlines import crossings, doubled_area, outline


def holds(code: str, lon: float, lat: float) -> bool:
    """Whether an outline holds a point (even-odd rule over all rings)."""
    inside = False
    for polygon in outline(code):
        for ring in polygon:
            for (x1, y1), (x2, y2) in pairwise(ring):
                if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
                    inside = not inside
    return inside


@pytest.mark.parametrize(
    ("code", "inside", "outside"),
    [
        ("IQ", (44.37, 33.31), (36.29, 33.51)),
        ("IQ.15", (43.12, 36.34), (44.37, 33.31)),
        ("CL", (-70.65, -33.46), (-68.83, -32.89)),
        ("ZA", (28.05, -26.2), (27.48, -29.32)),  # Maseru lies in Lesotho
        ("RU", (37.62, 55.75), (30.52, 50.45)),
        ("US", (-149.9, 61.22), (-114.07, 51.05)),
    ],
)
def test_an_outline_holds_what_lies_in_it(code: str, inside: tuple[float, float], outside: tuple[float, float]) -> None:
    assert holds(code, *inside)
    assert not holds(code, *outside)


@pytest.mark.parametrize("code", ["IQ", "CL", "ZA", "IT", "FJ", "US.TX"])
def test_rings_are_closed_turned_as_geojson_has_them_and_cross_nowhere(code: str) -> None:
    polygons = outline(code)
    assert polygons
    for outer, *holes in polygons:
        assert doubled_area(outer) > 0
        assert all(doubled_area(hole) < 0 for hole in holes)
        assert all(ring[0] == ring[-1] for ring in (outer, *holes))
    assert not crossings([ring for polygon in polygons for ring in polygon])


@pytest.mark.slow
def test_the_outlines_of_all_countries_are_valid() -> None:
    shapely = pytest.importorskip("shapely", reason="shapely is not installed: validity of outlines is not tried")
    from geo.gazetteer.shipped_tables import country_names

    for code in country_names():
        shapes = [shapely.Polygon(outer, holes) for outer, *holes in outline(code)]
        assert shapely.is_valid(shapely.MultiPolygon(shapes)), code


@pytest.mark.parametrize("code", ["", "-", "XX", "IQ.99"])
def test_what_the_basemap_has_not_has_no_outline(code: str) -> None:
    assert outline(code) == ()


def test_crossing_edges_are_found() -> None:
    assert crossings([[(0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)]])
    assert not crossings([[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)]])


def test_a_part_of_a_country_is_no_country(opened) -> None:
    chile = next(row for row in extract(opened("edges")).rows if row.text == "Chile")
    assert drawn_as(chile) == "border"
    north = replace(chile, latitude=-22.0, radius_km=500.0)
    assert drawn_as(north) == "circle"
    assert geometry(north)["type"] == "Polygon"  # type: ignore[index]
    assert drawn_as(replace(chile, country="XX")) == "circle"
