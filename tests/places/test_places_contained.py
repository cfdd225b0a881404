"""Villages that no gazetteer has are somewhere in what the text says they lie in."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.model import PlaceMention
from geo.places import PlaceFinder

Find = Callable[..., dict[str, PlaceMention]]
UNKNOWN = ("Kabougou", "Nassoumbou", "Xorbele", "Zabrixa", "Dorbek")
DIVISIONS = (("Tapoa", "BF"), ("Mopti", "ML"), ("Idlib", "SY"), ("Zambezia", "MZ"))
FRAMES = (
    "On Monday, gunmen attacked {x} ({y}), killing three.",
    "Two soldiers died near {x} (Gombarra, {y}) on Friday.",
    "Militants burned houses in {x}, commune of {y}.",
    "Militants burned houses in {x}, a small village in {y}.",
    "{x} is a village in {y}.",
    "Floods reached the village of {x} in {y} on Friday.",
)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("division", "country"), DIVISIONS)
def test_an_unknown_village_is_somewhere_in_what_is_named_with_it(
    found: Find, frame: str, division: str, country: str
) -> None:
    mention = found(frame.format(x=UNKNOWN[0], y=division))[UNKNOWN[0]]
    assert mention.place is not None, mention.reason
    assert mention.footprint is not None
    assert (mention.place.country, mention.footprint.shape) == (country, "area")
    assert mention.footprint.label == f"somewhere in {mention.place.name.rpartition(', ')[2]}"
    assert "no gazetteer has it: somewhere in" in mention.reason


@given(st.sampled_from(FRAMES), st.sampled_from(UNKNOWN), st.sampled_from(["Ohio", "Tapoa", "Atlantis", "May", "AP"]))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_an_unknown_village_is_never_a_pin(finder: PlaceFinder, frame: str, village: str, container: str) -> None:
    for mention in finder.find(frame.format(x=village, y=container)):
        if mention.text == village and mention.footprint is not None:
            assert mention.footprint.shape == "area"


def test_a_namesake_of_the_same_country_is_taken_for_what_it_is(found: Find) -> None:
    place = found("Police in Mosul (Nineveh) found him.")["Mosul"].place
    assert place is not None
    assert place.kind == "city"


def test_a_namesake_abroad_is_not_meant_beside_a_bracket(found: Find) -> None:
    place = found("Three people died in Bouna (Tapoa, Burkina Faso).")["Bouna"].place
    assert place is None or place.country == "BF"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Senator Murkowski (Republican, Alaska) voted.", "Murkowski"),
        ("The bill by Olszewski (Cleveland, Ohio) failed.", "Olszewski"),
        ("The statement came from Kabougou (Reuters).", "Kabougou"),
        ("He moved from Xorbele, Texas, in 1990.", "Xorbele"),
        ("The town of Xorbele in May was quiet.", "Xorbele"),
    ],
)
def test_a_bracket_or_comma_alone_makes_no_village(found: Find, text: str, name: str) -> None:
    mention = found(text).get(name)
    assert mention is None or mention.place is None


def test_a_container_that_two_countries_have_is_none_unless_the_text_tells_them_apart(found: Find) -> None:
    assert found("Aid reached Nassoumbou, commune of Soum.")["Nassoumbou"].place is None
    place = found("Aid reached Nassoumbou, commune of Soum.", countries=["BF"])["Nassoumbou"].place
    assert place is not None
    assert place.country == "BF"


TOWNS_OF = (
    ("Two men were killed in the Dutchess County town of Dover.", "Dover", ("US", "NY")),
    ("Troops entered the Diyala village of Mukhisa.", "Mukhisa", ("IQ", "10")),
    ("Rebels left the Kherson region village of Pervomaiske on Friday.", "Pervomaiske", ("UA", "08")),
    ("He was killed in the village of Pervomaiske, Kherson region, on Friday.", "Pervomaiske", ("UA", "08")),
    ("A bus burned in the town of San Miguel, Oaxaca state, on Friday.", "San Miguel", ("MX", "20")),
    ("Snow fell in Riverside, Oaxaca state.", "Riverside", ("MX", "20")),
)


@pytest.mark.parametrize(("text", "name", "division"), TOWNS_OF)
def test_a_town_of_a_province_is_none_of_its_namesakes_elsewhere(
    found: Find, text: str, name: str, division: tuple[str, str]
) -> None:
    place = found(text)[name].place
    assert place is None or (place.country, place.admin1) == division


@pytest.mark.parametrize("text", ["In Bakhmut, Kharkiv region and Sumy it rained.", "Mosul, Anbar province, was calm."])
def test_a_comma_may_be_a_lists_so_a_city_stays(found: Find, text: str) -> None:
    assert found(text)[text.split(",")[0].split()[-1]].place is not None


def test_the_suburb_of_a_city_is_no_town_of_the_citys_province(found: Find) -> None:
    assert found("He was shot in the Boston suburb of Quincy, police said.")["Quincy"].place is not None


@pytest.mark.parametrize(
    "said",
    ["12 km north of", "280 miles west of", "to the east of", "near", "just outside", "about 40 kilometres from"],
)
def test_an_unknown_village_is_found_by_what_it_is_said_to_be_near(found: Find, said: str) -> None:
    mentions = found(f"Shells fell on Dorbek, a village {said} Kharkiv.")
    assert mentions["Dorbek"].place is None  # it does not lie there
    assert mentions["Kharkiv"].place is not None


@pytest.mark.parametrize(
    "text",
    [
        "Hansen, a town councillor in Oslo, agreed.",
        "Prokhorenko, a city near to his heart, was sung of.",
        "Anna Hansen, a village near Oslo behind her, drove on.",
    ],
)
def test_who_is_no_town_is_not_found_by_that(found: Find, text: str) -> None:
    assert text.split(",")[0] not in found(text)


def test_the_border_of_two_districts_is_that_of_neighbours(found: Find) -> None:
    place = found("Troops crossed the Bijapur-Dantewada border near Dantewada.")["Bijapur-Dantewada border"].place
    assert place is not None
    assert (place.lat, place.lon) == (pytest.approx(18.8, abs=0.3), pytest.approx(81.1, abs=0.5))


@pytest.mark.parametrize(
    "text",
    [
        "Kilinochchi was taken. Shells hit a school in Mullathivu district; troops left Kilinochchi at night.",
        "A mosque in the Bobojan Ghafurov district was hit. Isfara is calm; the mayor of Isfara spoke.",
    ],
)
def test_an_unknown_district_is_no_quarter_of_a_small_town(found: Find, text: str) -> None:
    assert not any(mention.place and mention.place.kind == "quarter" for mention in found(text).values())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mosul burned. People left the Zarnouq district; Mosul was shelled.", "Zarnouq"),
        ("A man died in the Cabrat neighborhood. Gjakova burned; Gjakova fell.", "Cabrat"),
        ("A man died in the Cabrat district of Gjakova.", "Cabrat"),
    ],
)
def test_districts_of_large_cities_and_neighborhoods_are(found: Find, text: str, name: str) -> None:
    place = found(text)[name].place
    assert place is not None
    assert place.kind == "quarter"
