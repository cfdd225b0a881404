"""What several rooms' tests share."""

import os
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent


def shared_folder() -> Path | None:
    """The folder with the annotated corpora, where a developer has it: $DATELINE_SHARED, else ../shared."""
    folder = Path(os.environ.get("DATELINE_SHARED", TOP.parent / "shared"))
    return folder if (folder / "eval" / "score.py").is_file() else None


@pytest.fixture(scope="session")
def shared() -> Path:
    """The annotated corpora; skips where they are absent, since they may not be passed on."""
    folder = shared_folder()
    if folder is None:
        pytest.skip("annotated corpora absent: set DATELINE_SHARED to their folder")
    return folder


@pytest.fixture(scope="session")
def gazetteer_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gazetteer for this run: the one that was set up, else built anew."""
    from geo.errors import GazetteerError
    from geo.gazetteer import Gazetteer, build_gazetteer, default_path

    path = default_path()
    try:
        Gazetteer.open(path)
    except GazetteerError:
        path = tmp_path_factory.mktemp("gazetteer") / "gazetteer.sqlite"
        build_gazetteer(path)
    return path
