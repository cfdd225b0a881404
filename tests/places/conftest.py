from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer
from geo.model import PlaceMention
from geo.places import PlaceFinder

Find = Callable[..., dict[str, PlaceMention]]


@pytest.fixture(scope="session")
def opened(gazetteer_file: Path) -> Iterator[Gazetteer]:
    gazetteer = Gazetteer.open(gazetteer_file)
    yield gazetteer
    gazetteer.close()


@pytest.fixture(scope="session")
def finder(opened: Gazetteer) -> PlaceFinder:
    return PlaceFinder(opened)


@pytest.fixture(scope="session")
def found(finder: PlaceFinder) -> Find:
    """The places of a text by their surface; of a repeated one the last."""

    def find(text: str, **options: object) -> dict[str, PlaceMention]:
        return {mention.text: mention for mention in finder.find(text, **options)}  # type: ignore[arg-type]

    return find
