"""Given spans: the rest of the text and its title say which place is meant."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.gazetteer import Gazetteer
from geo.model import Document, Furniture, PlaceMention
from geo.pipeline import Pipeline
from geo.places import PlaceFinder
from geo.places.labels import LOCATION
from geo.places.mentions import Toponym
from geo.places.surrounding_names import apart_from, stands_in

Resolve = Callable[..., PlaceMention]


@pytest.fixture(scope="module")
def pipeline(gazetteer_file: Path) -> Pipeline:
    return Pipeline(Gazetteer.open(gazetteer_file))


@pytest.fixture(scope="module")
def first(finder: PlaceFinder) -> Resolve:
    """The first occurrence of a name, given as the only span."""

    def resolve(text: str, name: str, **options: object) -> PlaceMention:
        start = text.index(name)
        (mention,) = finder.find(text, spans=[(start, start + len(name))], **options)  # type: ignore[arg-type]
        return mention

    return resolve


def region(mention: PlaceMention) -> tuple[str, str]:
    assert mention.place is not None, mention.reason
    return mention.place.country, mention.place.admin1


@pytest.mark.parametrize(
    ("text", "name", "where"),
    [
        ("The mayor of Hyderabad resigned. Lahore, Karachi and Quetta were quiet.", "Hyderabad", ("PK", "05")),
        ("Hyderabad was quiet. Chennai, Mumbai and Bengaluru were not.", "Hyderabad", ("IN", "40")),
        (
            "Springfield held its fair. It drew people from Peoria, Chicago and Decatur, Illinois.",
            "Springfield",
            ("US", "IL"),
        ),
    ],
)
def test_names_that_were_not_given_say_which_namesake_is_meant(
    first: Resolve, text: str, name: str, where: tuple[str, str]
) -> None:
    assert region(first(text, name)) == where


@pytest.mark.parametrize(("title", "admin1"), [("Lima, Ohio", "OH"), ("Lima, New York", "NY")])
def test_the_title_says_which_namesake_is_meant(first: Resolve, title: str, admin1: str) -> None:
    mention = first("Lima had 4,139 inhabitants in 2010.", "Lima", title=title)
    assert region(mention) == ("US", admin1)


def test_names_of_the_page_say_nothing_of_a_given_one(first: Resolve) -> None:
    text = "A storm hit Paris.\nTexas Texas Dallas Houston Texas"
    mention = first(text, "Paris", furniture=(Furniture(19, len(text), "navigation"),))
    assert mention.place is not None
    assert mention.place.country == "FR"


PIECES = [
    "Lima",
    " is a town in ",
    "Ohio",
    ", ",
    "Paris, Texas",
    ". ",
    "near ",
    "Hartford",
    "\n\n",
    "Mosul Dam",
    "Home | News",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(["", "Lima, Peru", "Lima"]), st.data())
@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_only_the_given_spans_come_out_each_as_given(
    pipeline: Pipeline, pieces: list[str], title: str, data: st.DataObject
) -> None:
    text = "".join(pieces)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda p: p[0] < p[1])
    spans = data.draw(st.lists(ends, max_size=5)) if len(text) > 1 else []
    found = pipeline.parse(Document(id="x", text=text, title=title), spans).places
    assert [(m.start, m.end, m.text) for m in found] == [(start, end, text[start:end]) for start, end in spans]


def _toponym(start: int, end: int) -> Toponym:
    return Toponym(start, end, 0, 0, LOCATION, ("x",))


SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda p: _toponym(p[0], p[0] + p[1])), max_size=8
)


@given(SPANS, SPANS)
def test_a_found_name_is_kept_if_it_shares_no_character_with_a_given_one(
    found: list[Toponym], named: list[Toponym]
) -> None:
    free = [one for one in found if all(one.end <= other.start or other.end <= one.start for other in named)]
    assert list(apart_from(found, named)) == free


def test_a_title_is_found_in_its_text_however_it_is_wrapped() -> None:
    assert stands_in("Fire in Lima, Ohio", "FIRST EDITION\nFire in  Lima,\nOhio\n\nA fire …")
    assert not stands_in("Fire in Lima, Ohio", "A fire broke out.")
