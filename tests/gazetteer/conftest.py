from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.cli.current_gazetteer import is_current
from geo.gazetteer import Gazetteer, build_gazetteer, default_path


@pytest.fixture(scope="session")
def gazetteer_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gazetteer of this very version, without anybody's imports: a link to the one that was set up, else built anew.

    Building takes 25 seconds of processor time; one test does it, and compares.
    """
    path = tmp_path_factory.mktemp("gazetteer") / "gazetteer.sqlite"
    if is_current(default_path()):
        path.symlink_to(default_path().resolve())
    else:
        build_gazetteer(path)
    return path


@pytest.fixture(scope="session")
def gazetteer(gazetteer_file: Path) -> Iterator[Gazetteer]:
    opened = Gazetteer.open(gazetteer_file)
    yield opened
    opened.close()
