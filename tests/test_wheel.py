"""What `pip install` would bring: the wheel holds every file that the code opens."""

import tarfile
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

TOP = Path(__file__).resolve().parents[1]
MOST_BYTES = 15_000_000


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(TOP)).build(directory=str(folder), versions=["standard"])
    return Path(wheel)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    (made,) = SdistBuilder(str(TOP)).build(directory=str(folder), versions=["standard"])
    return Path(made)


@pytest.fixture(scope="module")
def packed(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def source_of(name: str) -> Path:
    """The file of this tree that stands in the wheel under a name."""
    moved = name.removeprefix("geo/_app/")
    return TOP / (name if moved == name else moved)


def test_the_wheel_holds_the_files_of_this_tree_and_nothing_that_was_made_on_the_way(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert len(archive.namelist()) == len(set(archive.namelist()))
        for entry in archive.infolist():
            if ".dist-info/" not in entry.filename:
                assert archive.read(entry) == source_of(entry.filename).read_bytes(), entry.filename
            assert (entry.external_attr >> 16) & 0o7000 == 0  # nothing that runs with another's rights
        told = {name.partition("/")[2] for name in archive.namelist() if ".dist-info/" in name}
    assert told == {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE", "licenses/NOTICE"}


def test_both_stay_small(wheel: Path, source: Path) -> None:
    assert wheel.stat().st_size < MOST_BYTES
    assert source.stat().st_size < MOST_BYTES


def test_the_source_holds_what_it_takes_to_check_and_to_serve_it(source: Path) -> None:
    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"deploy/Containerfile", "deploy/dateline.service", "locks/run.txt", "tests/test_wheel.py"} <= names
    assert not any(name.startswith((".git/", ".venv/", "tests/frontend/node_modules")) for name in names)


def test_the_wheel_holds_every_data_file(packed: set[str]) -> None:
    kept = [p for p in (TOP / "geo").rglob("*") if p.is_file() and p.suffix != ".pyc"]
    names = [p.relative_to(TOP).as_posix() for p in kept]
    assert [name for name in names if name not in packed] == []
    assert {
        "geo/places/data/borders.json",
        "geo/places/data/word_clusters.txt",
        "geo/places/data/given_names.txt",
        "geo/languages/en/recogniser.txt",
        "geo/languages/en/furniture.txt",
    } <= packed
    assert {f"geo/gazetteer/data/{table}" for table in ("us_towns.csv", "airports.csv", "feature_codes.csv")} <= packed


def test_the_wheel_holds_the_dashboard_and_the_seeds(packed: set[str]) -> None:
    assert "geo/_app/dashboard.py" in packed
    assert any(name.startswith("geo/_app/pages/") for name in packed)
    assert any(name.startswith("geo/_app/seeds/") for name in packed)
    assert not any("originals" in name for name in packed)


def test_the_wheel_holds_nothing_else(packed: set[str]) -> None:
    kinds = {
        "py",
        "js",
        "ts",
        "css",
        "html",
        "json",
        "csv",
        "txt",
        "sql",
        "md",
        "toml",
        "crfsuite",
        "npz",
        "gz",
        "typed",
    }
    for name in packed:
        assert name.startswith(("geo/", "dateline-0")), name
        path = Path(name)
        if not path.parts[0].endswith(".dist-info"):
            assert path.suffix.lstrip(".") in kinds, name
            assert not any(part.startswith(".") and part != ".streamlit" for part in path.parts), name
