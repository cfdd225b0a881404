"""One server for all tests of this folder, and a schema for each."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from postgres_server import Server, missing, running

NUMBERS = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    if lacking := missing():
        pytest.skip(f"published projects are not tested: {lacking}")
    with running() as started:
        yield started


@pytest.fixture
def schema(server: Server) -> str:
    """The name of a schema that no other test uses."""
    return f"news_{next(NUMBERS)}"
