"""Towns that persons are said to be of, and those that are called after saints."""

from collections.abc import Callable

import pytest

from geo.model import PlaceMention

Find = Callable[..., dict[str, PlaceMention]]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The children of Zvornik marched to the bridge on Friday.", "Zvornik", "BA"),
        ("They say the mothers of Gorazde wept.", "Gorazde", "BA"),
        ("We went through St. Malo, Dinan and Rennes.", "St. Malo", "FR"),
        ("The mill stood near St. Omer.", "St. Omer", "FR"),
        ("They fled to the capital Stepanakert at night.", "Stepanakert", "AZ"),
    ],
)
def test_they_are_found(found: Find, text: str, name: str, country: str) -> None:
    place = found(text)[name].place
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The children of Abraham sang.", "Abraham"),
        ("He joined the Future Farmers of America.", "America"),
        ("The workers of Sanders went home.", "Sanders"),
        ("He fell ill in St. Vincent Hospital.", "St. Vincent"),
        ("They walked from St. Barnabas' to the river.", "St. Barnabas"),
        ("She read from St. Luke to the class.", "St. Luke"),
        ("The capital Gains tax rose.", "Gains"),
    ],
)
def test_persons_churches_and_words_are_not(found: Find, text: str, word: str) -> None:
    assert all(mention.place is None for name, mention in found(text).items() if word in name)
