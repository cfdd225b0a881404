"""Spellings of one place in the news of several languages, old names and scripts: the first bearer is that place."""

import pytest

from geo.gazetteer import Gazetteer
from geo.gazetteer.measures import distance_km

SPELLINGS = {
    (50.0, 36.25): "Kharkov|Kharkiv|Харків",
    (46.97, 32.0): "Mykolaiv|Nikolayev|Nikolaev|Mykolayiv",
    (48.46, 35.04): "Dnipro|Dnepropetrovsk|Dnipropetrovsk",
    (48.87, 37.6): "Slavyansk|Slaviansk",
    (48.6, 38.0): "Bakhmut|Artyomovsk|Artemivsk|Бахмут",
    (48.57, 39.3): "Luhansk|Lugansk|Voroshilovgrad",
    (51.5, 31.3): "Chernihiv|Chernigov",
    (47.85, 35.15): "Zaporizhzhia|Zaporozhye|Zaporizhia",
    (47.9, 33.4): "Kryvyi Rih|Krivoy Rog|Krivoi Rog",
    (48.3, 38.05): "Horlivka|Gorlovka",
    (48.95, 38.5): "Sievierodonetsk|Severodonetsk|Syeverodonetsk",
    (49.7, 37.6): "Kupyansk|Kupiansk",
    (50.45, 30.52): "Kyiv|Kiev|Київ|Киев",
    (43.32, 21.9): "Nis|Nish",
    (42.38, 20.43): "Gjakova|Djakovica",
    (35.34, 40.14): "Deir ez-Zor|Deir Ezzor|Deir al-Zour|Dayr az Zawr|Deir el-Zor|Deirezzor",
    (35.95, 39.0): "Raqqa|Rakka|ar-Raqqah|Al Raqa|الرقة",
    (36.5, 40.75): "Hasaka|Al-Hasakah|Hassakeh|Heseke",
    (37.05, 41.22): "Qamishli|Qamishlo|Kamishli",
    (36.89, 38.35): "Kobane|Kobani|Ayn al-Arab|Kobanê",
    (36.19, 44.0): "Erbil|Arbil|Hewler|Irbil",
    (35.56, 45.43): "Sulaymaniyah|Slemani|Sulaimani",
    (37.91, 40.22): "Diyarbakir|Amed",
    (32.83, 36.16): "Sheikh Maskin|Sheikh Miskeen|Shaykh Miskin",
    (36.7, 38.96): "Tal Abyad|Gire Spi",
    (36.3, 59.6): "Mashhad|Meshed",
    (32.65, 51.67): "Isfahan|Esfahan",
    (34.31, 47.06): "Kermanshah|Kirmanshah",
    (36.34, 43.13): "Mosul|Al-Mawsil|Мосул|الموصل",
    (15.55, 32.53): "Khartoum|Χαρτούμ",
    (47.446, 35.837): "Robotyne|Rabotino",
    (34.452, 40.945): "Baghuz|Al-Baghuz Fawqani",
}


@pytest.mark.parametrize(
    ("name", "lat", "lon"), [(name, *at) for at, names in SPELLINGS.items() for name in names.split("|")]
)
def test_every_spelling_finds_its_place_first(gazetteer: Gazetteer, name: str, lat: float, lon: float) -> None:
    found = gazetteer.lookup(name) or tuple(place for place, _ in gazetteer.similar(name, limit=1))
    assert found
    assert distance_km(lat, lon, found[0].lat, found[0].lon) < 30.0, found[0]


@pytest.mark.parametrize(
    "name", ["Zelenskyy", "Khamenei", "Kadyrov", "Guterres", "Gazprom", "Peshmerga", "Bitcoin", "Novichok", "Javelin"]
)
def test_persons_firms_and_things_are_alike_to_no_place(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name) == ()
    assert all(alike < 0.9 for _, alike in gazetteer.similar(name))


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Kattegat", 56.9, 11.4), ("Second Thomas Shoal", 9.75, 115.87), ("Galwan Valley", 34.76, 78.2),
        ("Liptako-Gourma", 14.3, 0.3), ("Fort Bliss", 31.81, -106.42), ("Hinkley Point", 51.2, -3.13),
        ("Exarchia", 37.99, 23.73), ("Shaheen Bagh", 28.54, 77.31), ("Cité Soleil", 18.58, -72.34),
    ],
)  # fmt: skip
def test_places_of_the_news_that_no_package_has(gazetteer: Gazetteer, name: str, lat: float, lon: float) -> None:
    assert distance_km(lat, lon, gazetteer.lookup(name)[0].lat, gazetteer.lookup(name)[0].lon) < 30.0
