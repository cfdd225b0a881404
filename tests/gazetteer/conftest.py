from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer, build_gazetteer


@pytest.fixture(scope="session")
def gazetteer_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gazetteer") / "gazetteer.sqlite"
    build_gazetteer(path)
    return path


@pytest.fixture(scope="session")
def gazetteer(gazetteer_file: Path) -> Iterator[Gazetteer]:
    opened = Gazetteer.open(gazetteer_file)
    yield opened
    opened.close()
