"""What tests of adding files share."""

from pathlib import Path

import pytest
from added import SNOW

from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline(gazetteer_file: Path) -> Pipeline:
    return Pipeline(Gazetteer.open(gazetteer_file))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tmp_path / "p.sqlite"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "base"
    folder.mkdir()
    (folder / "kars.txt").write_text(SNOW)
    return folder
