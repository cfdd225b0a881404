"""Other languages' spellings: read into English letters, and how many meet their place by name and by sound."""

from collections import Counter
from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer
from geo.gazetteer.measures import distance_km
from geo.gazetteer.name_keys import nisba_stems
from geo.gazetteer.orthography import readings

HERE = Path(__file__).parent
LEAST_ALIKE = 0.6
"""What the resolver takes for a spelling at all."""


def lines(name: str) -> list[str]:
    """The rows of a list beside this file."""
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def shares(gazetteer: Gazetteer, name: str) -> dict[str, float]:
    """Share of the spellings whose first place is right: of those that some place bears, and of the others."""
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for line in lines(name):
        spelling, lat, lon = line.split("|")
        found = gazetteer.lookup(spelling)
        way = "name" if found else "sound"
        if not found:
            found = tuple(place for place, alike in gazetteer.similar(spelling, limit=1) if alike >= LEAST_ALIKE)
        asked[way] += 1
        right[way] += bool(found) and distance_km(float(lat), float(lon), found[0].lat, found[0].lon) < 30
    return {way: right[way] / asked[way] for way in asked}


# Before other orthographies were read: 34 of 65 and 15 of 44 by sound.
@pytest.mark.parametrize(
    ("name", "by_name", "by_sound"), [("spellings.txt", 0.98, 0.84), ("spellings_held_out.txt", 0.97, 0.7)]
)
def test_spellings_meet_their_place(gazetteer: Gazetteer, name: str, by_name: float, by_sound: float) -> None:
    found = shares(gazetteer, name)
    assert found["name"] >= by_name
    assert found["sound"] >= by_sound


# Before: 21 of 98 and 29 of 97 sounded much like some place (0.8 or more).
@pytest.mark.parametrize(("name", "most"), [("no_places.txt", 12), ("no_places_held_out.txt", 18)])
def test_few_names_of_the_news_sound_like_a_place(gazetteer: Gazetteer, name: str, most: int) -> None:
    taken = []
    for word in lines(name):
        if not gazetteer.lookup(word) and not gazetteer.is_demonym(word):
            taken += [(word, place.name) for place, alike in gazetteer.similar(word, limit=1) if alike >= 0.8]
    assert len(taken) <= most, taken


@pytest.mark.parametrize(
    ("spelling", "english"),
    [
        ("Tschernihiw", "chernihiv"),
        ("Mahačkala", "mahachkala"),
        ("Dschankoj", "jankoy"),
        ("Soukhoumi", "sukhumi"),
        ("Jytomyr", "zhytomyr"),
        ("Cerablus", "jerablus"),
        ("Xaneqîn", "khaneqin"),
        ("Hasavjurt", "hasavyurt"),
        ("Jersón", "kherson"),
        ("Gostomel", "hostomel"),
        ("Evpatoria", "yevpatoria"),
    ],
)
def test_a_foreign_spelling_is_read_into_english_letters(spelling: str, english: str) -> None:
    assert english in readings(spelling)


def test_a_reading_is_never_the_name_itself() -> None:
    assert "mosul" not in readings("Mosul")
    assert readings("Kaluna") == ()


def test_hostile_names_are_read_in_no_time() -> None:
    assert all(len(reading) <= 2 * 30_000 for reading in readings("sch" * 10_000))
    readings("\ud800 j")


@pytest.mark.parametrize("name", ["Sudani", "al-Sudani", "Tikriti", "Halabi", "Baghdadi", "Isfahani", "Hamawi"])
def test_a_surname_after_a_place_is_like_no_place(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.similar(name) == ()


def test_stems_of_a_surname() -> None:
    assert "tikrit" in nisba_stems("al tikriti")
    assert "basra" in nisba_stems("basri")
    assert nisba_stems("mosul") == nisba_stems("ali") == ()


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("서울", 37.57, 126.98),
        ("평양", 39.03, 125.75),
        ("አዲስ አበባ", 9.03, 38.74),
        ("ሐዋሳ", 7.06, 38.48),
        ("ሀዋሳ", 7.06, 38.48),
    ],
)
def test_korean_and_ethiopic_names_are_looked_up(gazetteer: Gazetteer, name: str, lat: float, lon: float) -> None:
    assert distance_km(lat, lon, gazetteer.lookup(name)[0].lat, gazetteer.lookup(name)[0].lon) < 30
