"""GeoPackage: what QGIS needs of it, read with SQLite and, where it is installed, with GDAL."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from geo.export import extract
from geo.export.geopackage import day_after

PROJECTS = ["edges", "hostile", "empty", "none", "corrected"]


@pytest.fixture
def package(written, tmp_path: Path):
    def write(project: str) -> Path:
        path = tmp_path / f"{project}.gpkg"
        path.write_bytes(written("gpkg", project))
        return path

    return write


@pytest.mark.parametrize("project", PROJECTS)
def test_every_row_is_in_one_layer(opened, package, project: str) -> None:
    with closing(sqlite3.connect(package(project))) as db:
        assert db.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        layers = [name for (name,) in db.execute("SELECT table_name FROM gpkg_contents")]
        ids = [each for layer in layers for (each,) in db.execute(f"SELECT id FROM {layer}")]
    rows = [row.id.replace("\x01", "\ufffd") for row in extract(opened(project)).rows]
    assert sorted(ids) == sorted(rows)


def test_begin_and_the_exclusive_end_are_what_a_temporal_controller_takes(package) -> None:
    with closing(sqlite3.connect(package("edges"))) as db:
        points = db.execute("SELECT begin, end_exclusive FROM points ORDER BY fid").fetchall()
        areas = db.execute("SELECT begin, end_exclusive FROM areas ORDER BY fid").fetchall()
    assert points[0] == ("2021-05-03", "2021-05-04")
    assert points[1] == ("0900-01-01", "0901-01-01")
    assert areas == [("2021-05-03", "2021-05-10"), ("2021-05-03", None), (None, "2021-05-04"), (None, None)]


def test_the_end_of_all_days_has_no_day_after() -> None:
    assert day_after(date.max) is None
    assert day_after(None) is None
    assert day_after(date(2020, 2, 28)) == date(2020, 2, 29)


@pytest.mark.parametrize("project", PROJECTS)
def test_gdal_reads_every_layer(opened, package, project: str) -> None:
    pyogrio = pytest.importorskip("pyogrio", reason="pyogrio (100 MB) is not installed: GDAL's own reader is not tried")
    path = package(project)
    layers = pyogrio.list_layers(path)
    assert [tuple(layer) for layer in layers] == [
        ("points", "Point"),
        ("areas", "MultiPolygon"),
        ("lines", "MultiLineString"),
        ("not_mapped", None),
    ]
    infos = {name: pyogrio.read_info(path, layer=name, force_total_bounds=True) for name, _ in layers}
    assert sum(info["features"] for info in infos.values()) == len(extract(opened(project)).rows)
    assert infos["points"]["crs"] == "EPSG:4326"
    kinds = dict(zip(infos["points"]["fields"], infos["points"]["dtypes"], strict=True))
    assert kinds["begin"] == kinds["end_exclusive"] == "datetime64[D]"
    assert kinds["longitude"] == "float64"


@pytest.mark.parametrize("project", ["edges", "hostile"])
def test_all_geometries_are_valid(package, project: str) -> None:
    shapely = pytest.importorskip("shapely", reason="shapely is not installed: validity of grounds is not tried")
    for layer in ("points", "areas", "lines"):
        with closing(sqlite3.connect(package(project))) as db:
            for (blob,) in db.execute(f"SELECT geom FROM {layer}"):
                shape = shapely.from_wkb(blob[8 if blob[3] == 1 else 40 :])
                assert shapely.is_valid(shape), shapely.is_valid_reason(shape)
