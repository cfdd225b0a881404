"""The committed basemap: its shape, its size, and the ground it must know."""

from __future__ import annotations

import gzip
import json
from itertools import accumulate, pairwise
from math import hypot

import pytest

from geo.map import assets_folders

LIMIT_BYTES = 3_000_000


@pytest.fixture(scope="module")
def tables() -> dict:
    return json.loads(gzip.decompress((assets_folders()["data"] / "basemap.json.gz").read_bytes()))


@pytest.fixture(scope="module")
def data() -> bytes:
    return gzip.decompress((assets_folders()["data"] / "basemap.bin.gz").read_bytes())


def varints(data: bytes) -> list[int]:
    numbers, value, shift = [], 0, 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if not byte & 128:
            numbers.append(value)
            value = shift = 0
    assert shift == 0
    return numbers


def test_both_files_together_stay_small() -> None:
    files = [assets_folders()["data"] / name for name in ("basemap.json.gz", "basemap.bin.gz")]
    assert sum(len(gzip.decompress(file.read_bytes())) for file in files) < LIMIT_BYTES


def test_every_vertex_is_on_the_globe_and_every_arc_ends_where_counted(tables: dict, data: bytes) -> None:
    numbers = varints(data)
    assert len(numbers) == 2 * sum(tables["counts"])
    x = y = 0
    for first, second in zip(numbers[::2], numbers[1::2], strict=True):
        step = first >> 2
        x += step // 2 if step % 2 == 0 else -(step + 1) // 2
        y += second // 2 if second % 2 == 0 else -(second + 1) // 2
        assert abs(x) <= 180_001
        assert abs(y) <= 90_000


def test_arcs_name_known_regions(tables: dict) -> None:
    assert len(tables["sides"]) == 2 * len(tables["zooms"])
    assert len(tables["counts"]) == len(tables["zooms"]) + len(tables["lakes"]) + len(tables["rivers"])
    assert min(tables["sides"]) == -1
    assert max(tables["sides"]) == len(tables["regions"]) - 1


def test_all_governorates_of_iraq_and_syria_have_a_polygon(tables: dict) -> None:
    known = set(tables["regions"])
    assert {f"IQ.{n:02}" for n in range(1, 19)} <= known
    assert {f"SY.{n:02}" for n in range(1, 15)} <= known


def test_nearly_every_country_has_a_polygon(tables: dict) -> None:
    countries = {code.split(".")[0] for code in tables["regions"]}
    assert {"IQ", "SY", "US", "RU", "FR", "NO", "XK", "PS", "QA", "SO", "TW"} <= countries
    assert len(countries) > 235


def test_cities_go_by_their_english_names(tables: dict) -> None:
    names = {row[0] for row in tables["labels"]["city"]}
    assert {"Mosul", "Raqqa", "Deir ez-Zor", "Fallujah", "Baghdad", "Damascus", "Cairo", "Moscow"} <= names
    assert "Al Mawsil al Jadidah" not in names


def test_larger_cities_are_offered_before_smaller_ones(tables: dict) -> None:
    zooms = [row[3] for row in tables["labels"]["city"] if len(row) == 4]
    assert all(a <= b for a, b in pairwise(zooms[:3000]))


@pytest.fixture(scope="module")
def detail() -> dict:
    return json.loads(gzip.decompress((assets_folders()["data"] / "detail.json.gz").read_bytes()))


def places(rows: dict) -> list[tuple[float, float]]:
    return [(x / 1000, y / 1000) for x, y in zip(accumulate(rows["x"]), accumulate(rows["y"]), strict=True)]


def test_what_is_drawn_close_up_stays_small_and_on_the_globe(detail: dict) -> None:
    assert (assets_folders()["data"] / "detail.json.gz").stat().st_size < 2_000_000
    towns, rivers = detail["towns"], detail["rivers"]
    assert len(towns["names"]) == len(places(towns)) == len(towns["people"])
    assert sum(rivers["counts"]) == len(places(rivers))
    assert all(abs(x) <= 180 and abs(y) <= 90 for x, y in [*places(towns), *places(rivers)])
    assert max(rivers["named"]) == len(rivers["names"]) - 1


def test_towns_close_up_are_none_that_the_basemap_names(tables: dict, detail: dict) -> None:
    named = {(name, round(x), round(y)) for name, x, y, *_ in tables["labels"]["city"]}
    towns = detail["towns"]
    twice = [n for n, (x, y) in zip(towns["names"], places(towns), strict=True) if (n, round(x), round(y)) in named]
    assert len(twice) < 100  # further off than 20 km, in the same square of a degree


def test_the_tigris_runs_through_mosul(detail: dict) -> None:
    rivers, points, at, nearest = detail["rivers"], places(detail["rivers"]), 0, 9.0
    for name, count in zip(rivers["named"], rivers["counts"], strict=True):
        if name >= 0 and rivers["names"][name] == "Tigris":
            nearest = min(nearest, *(hypot(x - 43.13, y - 36.345) for x, y in points[at : at + count]))
        at += count
    assert nearest < 0.05
