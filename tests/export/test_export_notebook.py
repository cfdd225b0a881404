"""A project's events as a typed frame."""

import sys
from collections.abc import Iterator
from pathlib import Path

import export_projects
import pandas as pd
import pytest

import geo
from geo.errors import ExportError
from geo.export.notebook import OpenProject
from geo.export.rows import COLUMNS, KINDS


@pytest.fixture
def project(tmp_path: Path) -> Iterator[OpenProject]:
    opened = geo.open(export_projects.write(tmp_path / "p.sqlite", export_projects.edges()))
    yield opened
    opened.close()


def test_events_are_a_typed_frame(project: OpenProject) -> None:
    frame = project.events()
    assert list(frame.columns) == list(COLUMNS)
    assert len(frame) == 9
    kinds = {"text": "string", "day": "datetime64[s]", "number": "float64", "count": "Int64", "truth": "bool"}
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {name: kinds[KINDS[name]] for name in COLUMNS}


def test_days_before_1677_and_open_ends_keep_their_meaning(project: OpenProject) -> None:
    frame = project.events()
    assert frame["first"].iloc[6].isoformat() == "0900-01-01T00:00:00"
    assert pd.isna(frame["last"].iloc[3])
    assert frame["longitude"].iloc[6] == -70.64827
    assert pd.isna(frame["latitude"].iloc[7])


@pytest.mark.parametrize("articles", [[], [export_projects.nothing()]])
def test_a_project_without_rows_gives_the_same_columns(tmp_path: Path, articles) -> None:
    opened = geo.open(export_projects.write(tmp_path / "none.sqlite", *articles))
    frame = opened.events()
    opened.close()
    assert (len(frame), list(frame.columns)) == (0, list(COLUMNS))


def test_a_frame_of_geopandas_has_the_grounds(project: OpenProject) -> None:
    pytest.importorskip("geopandas", reason="geopandas is not installed: its frame is not tried")
    frame = project.geo_events()
    assert frame.crs == "EPSG:4326"
    assert frame.geometry.isna().tolist() == [False] * 7 + [True, False]


def test_without_geopandas_it_says_what_to_install(project: OpenProject, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "geopandas", None)
    with pytest.raises(ExportError, match="pip install geopandas"):
        project.geo_events()
