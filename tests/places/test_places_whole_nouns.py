from collections.abc import Callable

import pytest

from geo.gazetteer import Gazetteer
from geo.model import PlaceMention
from geo.places.tokens import tokenise
from geo.places.whole_nouns import is_whole_noun

Find = Callable[..., dict[str, PlaceMention]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The boat sank in the Mediterranean just north of Libya.", "Mediterranean"),
        ("Ships crossed the Baltic to Sweden.", "Baltic"),
        ("Pirates struck in the Caribbean, off Haiti.", "Caribbean"),
        ("Ice melts in the Arctic.", "Arctic"),
        ("He flew over the Adriatic", "Adriatic"),
    ],
)
def test_a_sea_or_region_is_a_noun_of_its_own(opened: Gazetteer, text: str, name: str) -> None:
    tokens = tokenise(text)
    assert is_whole_noun(tokens, tokens.words.index(name), opened.flags)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A quake struck in the Baltic states.", "Baltic"),
        ("They live on a Mediterranean diet.", "Mediterranean"),
        ("He met the Mediterranean.", "Mediterranean"),
        ("She walked in the Park.", "Park"),
    ],
)
def test_an_adjective_or_another_word_is_none(opened: Gazetteer, text: str, name: str) -> None:
    tokens = tokenise(text)
    assert not is_whole_noun(tokens, tokens.words.index(name), opened.flags)


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        ("Six hundred people drowned in the Mediterranean last year.", "Mediterranean", "Mediterranean Sea"),
        ("A ferry sank in the Baltic on Monday.", "Baltic", "Baltic Sea"),
        ("Refugees crossed the Aegean from Turkey.", "Aegean", "Aegean Sea"),
        ("A storm grew in the Caribbean, off Haiti.", "Caribbean", "Caribbean"),
    ],
)
def test_it_is_drawn_as_ground(found: Find, text: str, name: str, meant: str) -> None:
    mention = found(text)[name]
    assert (mention.role, mention.place and mention.place.name) == ("location", meant)
    assert mention.footprint


def test_the_adjective_stays_one(found: Find) -> None:
    assert found("A Mediterranean diet is eaten in Malta.")["Mediterranean"].role == "demonym"
