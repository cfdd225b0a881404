"""SQLite files that are only read: found damaged, said in words; cells around a point."""

import sqlite3
from pathlib import Path

import pytest

from geo.errors import GazetteerFormatError
from geo.gazetteer.database import Database
from geo.gazetteer.schema import cell_of, cells_around


def made(path: Path) -> Path:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE names (name TEXT)")
        db.executemany("INSERT INTO names VALUES (?)", [("mosul",), ("raqqa",)])
    db.close()
    return path


def test_rows_come_all_or_the_first(tmp_path: Path) -> None:
    names = Database(made(tmp_path / "a.sqlite"), what="the names", remedy="write them again")
    assert names.all("SELECT name FROM names ORDER BY name") == [("mosul",), ("raqqa",)]
    assert names.one("SELECT name FROM names WHERE name = ?", "raqqa") == ("raqqa",)
    assert names.one("SELECT name FROM names WHERE name = ?", "homs") is None
    names.close()


def test_half_a_surrogate_pair_finds_nothing(tmp_path: Path) -> None:
    names = Database(made(tmp_path / "a.sqlite"), what="the names", remedy="write them again")
    assert names.all("SELECT name FROM names WHERE name = ?", "\ud800") == []
    names.close()


def test_a_query_that_fails_names_the_file_and_the_remedy(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    names = Database(path, what="the names", remedy="write them again")
    with pytest.raises(GazetteerFormatError, match=r"the names .*a\.sqlite can't be read \(.*\): write them again"):
        names.all("SELECT nothing FROM nowhere")
    names.close()


def test_it_is_never_written_to(tmp_path: Path) -> None:
    names = Database(made(tmp_path / "a.sqlite"), what="the names", remedy="write them again")
    with pytest.raises(GazetteerFormatError, match="readonly"):
        names.all("DELETE FROM names")
    names.close()


@pytest.mark.parametrize(("lat", "lon"), [(36.3, 43.1), (0.0, 179.9), (-89.9, -180.0), (89.9, 12.0)])
def test_cells_around_hold_the_point_and_wrap_at_the_date_line(lat: float, lon: float) -> None:
    row = cell_of(lat, lon) // 720
    around = [cell for cells in cells_around(row, lon, 1, 1) for cell in cells]
    assert cell_of(lat, lon) in around
    assert cell_of(lat, lon + 0.5) in around
    assert cell_of(lat, lon - 0.5) in around
    assert len(around) == len(set(around))
    assert all(0 <= cell < 360 * 720 for cell in around)
