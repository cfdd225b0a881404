from collections.abc import Callable
from itertools import pairwise

import pytest
from growth import grows_less
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.model import Furniture, PlaceMention
from geo.places import PlaceFinder

Find = Callable[..., dict[str, PlaceMention]]
ROLES = {"location", "actor", "demonym", "chrome"}


def check(text: str, mentions: tuple[PlaceMention, ...]) -> None:
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.role in ROLES
        assert 0.0 <= mention.confidence <= 1.0
        assert mention.reason
        if mention.footprint is not None:
            assert mention.place is not None
            assert mention.role == "location"
    for before, after in pairwise(mentions):
        assert before.end <= after.start


@given(st.text(max_size=400))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_text_yields_ordered_disjoint_slices(finder: PlaceFinder, text: str) -> None:
    check(text, finder.find(text))


WORDS = [
    "Mali",
    "Old",
    "City",
    "the",
    "of",
    "-",
    "U.S.",
    "'s",
    "Kyiv",
    ",",
    "Texas",
    "border",
    "\n",
    "al",
    "al-",
    "in",
    "(",
    "Paris",
    "…",
    ".",
    "base",
    "western",
    "30",
    "km",
    "south",
    "Iraqi",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_names_and_kind_words_in_any_order_break_nothing(finder: PlaceFinder, words: list[str]) -> None:
    text = " ".join(words)
    check(text, finder.find(text))


@given(st.text(max_size=80), st.data())
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_given_spans_come_back_in_order_whatever_they_hold(finder: PlaceFinder, text: str, data: st.DataObject) -> None:
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda p: (min(p), max(p)))
    spans = data.draw(st.lists(ends, max_size=6))
    assert [(m.start, m.end) for m in finder.find(text, spans=spans)] == spans


def test_a_span_outside_the_text_is_refused(finder: PlaceFinder) -> None:
    with pytest.raises(ValueError, match="outside the text"):
        finder.find("Bamako", spans=[(0, 99)])


def test_the_same_text_gives_the_same_mentions_whatever_was_read_before(finder: PlaceFinder) -> None:
    text = "Floods hit Springfield and Joplin, Mo., on Monday."
    first = finder.find(text)
    finder.find("Springfield, Ill., lies far from Joplin.")
    assert finder.find(text) == first


def test_a_mention_in_furniture_is_chrome_without_a_place(found: Find) -> None:
    text = "Rain fell in Nairobi.\nOur reporter lives in Lisbon."
    mention = found(text, furniture=(Furniture(22, len(text), "author note"),))["Lisbon"]
    assert (mention.role, mention.place, mention.footprint) == ("chrome", None, None)
    assert "author note" in mention.role_reason


def test_furniture_votes_for_no_country(found: Find) -> None:
    text = "A storm hit Paris.\nTexas Texas Dallas Houston Texas"
    place = found(text, furniture=(Furniture(19, len(text), "navigation"),))["Paris"].place
    assert place is not None
    assert place.country == "FR"


def test_no_country_or_region_is_drawn_as_a_pin(finder: PlaceFinder) -> None:
    text = "Drought spread across Somalia, the Horn of Africa, Borno State and the Sahel, and to Lake Chad."
    drawn = [m.footprint for m in finder.find(text) if m.footprint is not None]
    assert len(drawn) >= 4
    assert all(footprint.shape == "area" for footprint in drawn)


@pytest.mark.parametrize(
    "piece",
    [
        "Old City of ",
        "Paris, ",
        "al-Nur mosque ",
        "A-B border ",
        "villages including ",
        "X" * 50 + " ",
        "near the Turkish border in Syria. ",
        "thanked Sevan Avagyan, 24, and ",
        "the Pampas river and Leeds Police ",
    ],
)
def test_time_grows_no_faster_than_the_text(finder: PlaceFinder, piece: str) -> None:
    assert grows_less(lambda times: finder.find(piece * times), short=400, long=3_200, times=24, free=0.5)


@pytest.mark.parametrize("text", ["Mosul \ud800", "Mo\udfffsul, \ud800\ud800 Gao", "\ud800"])
def test_broken_characters_do_no_harm(finder: PlaceFinder, text: str) -> None:
    finder.find(text, publisher=text)
    finder.find(text, spans=[(0, len(text))])


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Clashes in Ethiopia's Amhara region killed nine.", "Amhara", "ET"),
        ("Drought hit the Somali region of Ethiopia.", "Somali", "ET"),
        ("Voters in Hodeidah Governorate stayed at home.", "Hodeidah Governorate", "YE"),
        ("The governor of Assiut Governorate spoke.", "Assiut Governorate", "EG"),
    ],
)
def test_a_province_called_after_its_people_or_a_town_spelt_otherwise_is_the_province(
    finder: PlaceFinder, text: str, name: str, country: str
) -> None:
    mention = next(mention for mention in finder.find(text) if mention.text == name)
    assert mention.role == "location"
    assert mention.place is not None
    assert (mention.place.kind, mention.place.country) == ("admin1", country)


def test_a_people_before_region_stays_a_people_where_no_province_has_the_name(finder: PlaceFinder) -> None:
    assert [mention.role for mention in finder.find("A Russian region was hit by drones.")] == ["demonym"]
