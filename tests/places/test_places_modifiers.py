from collections.abc import Callable

import pytest

from geo.model import Footprint, PlaceMention
from geo.places import PlaceFinder
from geo.places.borders import border_path
from geo.places.candidates import arc_km, unit_vector

Find = Callable[..., dict[str, PlaceMention]]


def drawn(mention: PlaceMention) -> Footprint:
    assert mention.footprint is not None, mention.role_reason
    return mention.footprint


def away(mention: PlaceMention) -> float:
    """Kilometres from the place's own point to the middle of what is drawn."""
    assert mention.place is not None
    at = drawn(mention)
    return arc_km(unit_vector(mention.place.lat, mention.place.lon), unit_vector(at.lat, at.lon))


@pytest.mark.parametrize(
    ("text", "name", "km"),
    [
        ("Troops camped 30 km south of Maiduguri.", "Maiduguri", 30.0),
        ("A drone fell 12.5 miles (20 km) to the north-west of Kharkiv.", "Kharkiv", 20.1),
        ("The dam lies twenty kilometres east of Herat.", "Herat", 20.0),
        ("A quake struck 19 km north-northeast of Kahramanmaras, Turkey.", "Kahramanmaras", 19.0),
        ("A quake struck 5 km NNE of Ridgecrest, California.", "Ridgecrest", 5.0),
        ("A 40-kilometer-long queue stood 1,200 km west of Omsk.", "Omsk", 1200.0),
    ],
)
def test_a_distance_and_direction_draw_a_circle_around_the_displaced_point(
    found: Find, text: str, name: str, km: float
) -> None:
    mention = found(text)[name]
    assert drawn(mention).shape == "circle"
    assert away(mention) == pytest.approx(km, rel=0.02)
    assert drawn(mention).label.endswith(f" of {name}")


def test_a_distance_without_direction_is_a_circle_that_holds_the_ring(found: Find) -> None:
    at = drawn(found("Rebels were stopped ten kilometres from Donetsk.")["Donetsk"])
    assert (at.shape, at.radius_km) == ("circle", 12.0)


@pytest.mark.parametrize("text", ["Fields burned west of Homs.", "West of Homs, fields burned."])
def test_beside_a_city_is_an_area_beside_it_and_not_its_pin(found: Find, text: str) -> None:
    mention = found(text)["Homs"]
    assert mention.place is not None
    assert drawn(mention).shape == "circle"
    assert away(mention) >= mention.place.radius_km + drawn(mention).radius_km - 0.1
    assert drawn(mention).label == "west of Homs"


def test_outside_of_a_city_is_an_area_around_it(found: Find) -> None:
    at = drawn(found("Outside of Homs, fields burned.")["Homs"])
    assert at.shape == "circle"
    assert at.label == "outside of Homs"


def test_in_the_south_of_a_city_is_a_part_of_it(found: Find) -> None:
    mention = found("In the south of Homs, shops burned.")["Homs"]
    assert mention.place is not None
    assert away(mention) < mention.place.radius_km


def test_around_a_quarter_stays_about_as_large_as_the_quarter(found: Find) -> None:
    mention = found("Shots were heard around the Old City of Jerusalem.")["Old City of Jerusalem"]
    assert mention.place is not None
    assert drawn(mention).radius_km <= 2.5 * mention.place.radius_km
    assert drawn(mention).label == "around the Old City of Jerusalem"


def test_the_surrounding_old_city_is_the_old_city(found: Find) -> None:
    mention = found("The mosque and the surrounding Old City of Aleppo were shut.")["Old City of Aleppo"]
    assert mention.place is not None
    assert drawn(mention).radius_km == mention.place.radius_km


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Around Raqqa, farms lay idle.", "Raqqa", "around Raqqa"),
        ("On the outskirts of Palmyra in Syria, guards slept.", "Palmyra", "outskirts of Palmyra"),
        ("Eastern Ghouta and the Eastern part of Aleppo were shelled.", "Aleppo", "eastern part of Aleppo"),
    ],
)
def test_a_label_has_the_articles_own_name_and_starts_small(found: Find, text: str, name: str, label: str) -> None:
    assert drawn(found(text)[name]).label == label


def test_between_two_towns_is_the_ground_between_them(found: Find) -> None:
    mentions = found("The villages lie between Aleppo and western Idlib.")
    a, b = drawn(mentions["Aleppo"]), drawn(mentions["Idlib"])
    assert a == b
    assert a.shape == "circle"
    assert a.label == "between Aleppo and Idlib"
    assert away(mentions["Aleppo"]) == pytest.approx(away(mentions["Idlib"]), rel=0.01)


@pytest.mark.parametrize(
    "text", ["The highway between Bamako and Segou was closed.", "The highway from Bamako to Segou was closed."]
)
def test_a_road_between_two_towns_is_a_line(found: Find, text: str) -> None:
    at = drawn(found(text)["Bamako"])
    assert at.shape == "line"
    assert len(at.path) == 2


def test_a_named_highway_is_a_line(found: Find) -> None:
    assert drawn(found("The Kyiv-Odesa highway was closed.")["Kyiv-Odesa highway"]).shape == "line"


def test_a_road_to_a_small_namesake_abroad_is_not_drawn(found: Find) -> None:
    mention = found("A bomb lay near the Yaha-Baroh Road in Yaha district of Yala province, Thailand.")[
        "Yaha-Baroh Road"
    ]
    assert mention.footprint is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Guards patrol along the Kenya-Somalia border.", "Kenya-Somalia border"),
        ("Guards watch the border between Kenya and Somalia.", "Kenya"),
        ("Guards watch the border of Kenya and Somalia.", "Somalia"),
        ("Kenya closed its northern border with Somalia.", "Somalia"),
        ("The Kenyan border with Somalia was closed.", "Somalia"),
        ("Tents stand in Mandera, on the border with Somalia.", "Somalia"),
    ],
)
def test_the_border_of_two_countries_is_the_real_one(found: Find, text: str, name: str) -> None:
    assert drawn(found(text)[name]).path == border_path("KE", "SO")


def test_a_border_is_called_by_both_its_countries(found: Find) -> None:
    at = drawn(found("Tents stand in Mandera, on the border with Somalia.")["Somalia"])
    assert at.label == "border of Kenya and Somalia"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Camps stand in Idlib and Aleppo. Trucks wait near the Turkish border.", "Turkish"),
        ("Camps stand in Idlib and Aleppo. Trucks wait on the Turkish side of the border.", "Turkish"),
        ("Camps stand in Idlib and Aleppo. Trucks wait by the border with Turkey.", "Turkey"),
        ("Camps stand in Idlib and Aleppo. Trucks wait near the Turkey border.", "Turkey"),
    ],
)
def test_a_border_with_one_side_named_is_that_with_the_documents_own_country(found: Find, text: str, name: str) -> None:
    mention = found(text)[name]
    assert mention.role == "location"
    assert drawn(mention).path == border_path("SY", "TR")


@pytest.mark.parametrize(
    "text",
    [
        "Camps stand in Idlib and Aleppo. Trucks wait near the Turkish border town.",
        "Camps stand in Idlib and Aleppo. Trucks wait for the Turkish border guards.",
        "Camps stand in Idlib and Aleppo. Trucks wait near the Turkish border with Greece.",
        "Camps stand in Lyon and Lille. Trucks wait near the Turkish border.",
    ],
)
def test_a_demonym_before_border_guards_or_far_from_the_text_is_one(found: Find, text: str) -> None:
    assert found(text)["Turkish"].role == "demonym"


def test_a_distance_inside_a_country_is_a_line_within_it(found: Find) -> None:
    at = drawn(found("Camps stand in Garissa and Wajir. Troops are 50 km inside Somalia.")["Somalia"])
    assert (at.shape, at.label) == ("line", "50 km inside Somalia")
    border = border_path("KE", "SO")
    assert len(at.path) >= len(border) // 2
    for lat, lon in at.path:
        nearest = min(arc_km(unit_vector(lat, lon), unit_vector(*vertex)) for vertex in border)
        assert nearest <= 51
        assert lon > min(vertex[1] for vertex in border)


def test_a_border_with_one_country_only_stays_an_area(found: Find) -> None:
    assert drawn(found("Tents stand by the border with Somalia.")["Somalia"]).shape == "area"


@pytest.mark.parametrize(
    ("text", "name", "radius"),
    [
        ("The farm is an hour's drive from Goma.", "Goma", 72.0),
        ("The farm is a 30-minute drive from Goma.", "Goma", 36.0),
        ("The ship sank 40 nautical miles off Mombasa.", "Mombasa", 77.2),
    ],
)
def test_a_drive_and_a_distance_at_sea_reach_as_far_as_they_say(
    found: Find, text: str, name: str, radius: float
) -> None:
    assert drawn(found(text)[name]).radius_km == pytest.approx(radius, abs=0.1)


def test_halfway_is_narrower_than_between(found: Find) -> None:
    halfway = drawn(found("The bus stopped halfway between Bamako and Segou.")["Bamako"])
    between = drawn(found("The bus stopped between Bamako and Segou.")["Bamako"])
    assert halfway.radius_km < between.radius_km / 2
    assert (halfway.lat, halfway.lon) == (between.lat, between.lon)


@pytest.mark.parametrize(
    "words", ["on the road to", "off the coast of", "in the hills above", "upstream of", "the mountains above"]
)
def test_words_for_the_surroundings_give_no_pin(found: Find, words: str) -> None:
    at = drawn(found(f"They were seen {words} Mombasa.")["Mombasa"])
    assert at.shape == "circle"
    assert at.radius_km > 10.0


def test_the_heart_of_a_city_is_its_middle(found: Find) -> None:
    at = drawn(found("The blast hit the heart of Nairobi.")["Nairobi"])
    assert away(found("The blast hit the heart of Nairobi.")["Nairobi"]) == 0.0
    assert at.shape == "circle"


def test_from_a_place_without_a_distance_moves_nothing(found: Find) -> None:
    assert away(found("The attack came in the east from Goma.")["Goma"]) == 0.0


def test_endless_numbers_and_directions_do_no_harm(finder: PlaceFinder) -> None:
    finder.find("9 " * 2000 + "km south of Goma and " + "north-" * 500 + "west of Goma")
