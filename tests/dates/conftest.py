"""Helpers of the date tests: a text read as published on one day, an interval of days, or nobody knows when."""

from collections.abc import Callable
from datetime import date

import pytest

from geo.dates import find_dates
from geo.model import DateMention, Publication

Read = Callable[..., list[DateMention]]


def published_in(words: str | None) -> Publication | None:
    """'2017-06-15' or '2017-06-11..2017-06-19' as a publication."""
    if words is None:
        return None
    first, _, last = words.partition("..")
    return Publication(date.fromisoformat(first), date.fromisoformat(last or first), "given")


@pytest.fixture
def read() -> Read:
    def reader(text: str, published: str | None = "2017-06-15", **options: object) -> list[DateMention]:
        return list(find_dates(text, published=published_in(published), **options))

    return reader


@pytest.fixture
def only(read: Read) -> Callable[..., DateMention]:
    def reader(text: str, published: str | None = "2017-06-15", **options: object) -> DateMention:
        found = read(text, published, **options)
        assert len(found) == 1, [(d.text, d.value) for d in found]
        return found[0]

    return reader


@pytest.fixture
def values(read: Read) -> Callable[..., list[tuple[str, str]]]:
    def reader(text: str, published: str | None = "2017-06-15", **options: object) -> list[tuple[str, str]]:
        return [(d.text, d.value) for d in read(text, published, **options)]

    return reader
