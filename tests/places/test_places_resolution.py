from collections.abc import Callable

import pytest

from geo.model import Place, PlaceMention
from geo.places import PlaceFinder

Find = Callable[..., dict[str, PlaceMention]]


def place(mention: PlaceMention) -> Place:
    assert mention.place is not None, mention.reason
    return mention.place


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("The fair in Paris, Texas, drew crowds from Dallas.", "Paris", "US", "TX"),
        ("A tram derailed in Birmingham, England.", "Birmingham", "GB", "ENG"),
        ("A tram derailed in Birmingham, Alabama, near Tuscaloosa.", "Birmingham", "US", "AL"),
        ("Voters in Georgia, including Atlanta and Savannah, queued.", "Georgia", "US", "GA"),
        ("Georgia and Armenia sent teams to Tbilisi and Yerevan.", "Georgia", "GE", ""),
        ("Police in Springfield and Joplin, Mo., made arrests.", "Springfield", "US", "MO"),
        ("The Mexican town of Guadalupe flooded.", "Guadalupe", "MX", "19"),
        ("The Swiss city of Lausanne hosted them.", "Lausanne", "CH", "VD"),
    ],
)
def test_country_and_province_named_nearby_choose_among_namesakes(
    found: Find, text: str, name: str, country: str, admin1: str
) -> None:
    got = place(found(text)[name])
    assert got.country == country
    if admin1:
        assert got.admin1 == admin1


def test_a_province_word_means_the_province_not_its_seat(found: Find) -> None:
    assert place(found("Fighting spread through the province of Kirkuk in Iraq.")["Kirkuk"]).kind == "admin1"
    assert place(found("Fighting spread in the Iraqi city of Kirkuk.")["Kirkuk"]).kind == "city"


def test_an_unknown_quarter_is_an_area_inside_its_city_not_a_far_namesake(found: Find) -> None:
    mention = found("Shells hit the Zelmavka neighborhood of Kharkiv.")["Zelmavka"]
    assert place(mention).parent == place(found("Shells hit Kharkiv.")["Kharkiv"]).id
    assert mention.footprint is not None
    assert mention.footprint.shape == "circle"
    assert "Kharkiv" in mention.footprint.label


@pytest.mark.parametrize(
    ("text", "name", "latitude"),
    [
        ("Shells fell on Stepanakert. Villages of Aghdam district were handed over to Stepanakert.", "Aghdam", 40.0),
        ("A mortar struck Hajjah's Mustaba district, and clinics in Hajjah filled up.", "Mustaba", 16.23),
    ],
)  # fmt: skip
def test_a_district_of_the_gazetteer_near_by_is_no_unknown_quarter_of_the_city(
    found: Find, text: str, name: str, latitude: float
) -> None:
    assert place(found(text)[name]).lat == pytest.approx(latitude, abs=0.2)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The band played at Old Harbour, Jamaica, on Monday.", "Old Harbour", "JM"),
        ("A barn burnt down in Old Windsor on Monday.", "Old Windsor", "GB"),
        ("Cars queued through Old Bridge, New Jersey.", "Old Bridge", "US"),
    ],
)
def test_a_town_called_old_is_not_the_old_part_of_another(found: Find, text: str, name: str, country: str) -> None:
    town = place(found(text)[name])
    assert (town.name, town.country) == (name, country)


def test_no_quarter_is_invented_in_a_small_town_that_the_text_does_not_name(found: Find) -> None:
    mention = found("Lights were seen over Old Bexhill on Monday.").get("Old Bexhill")
    assert mention is None or mention.place is None


def test_an_unknown_quarter_is_in_no_city_where_two_are_spoken_of_alike(found: Find) -> None:
    mention = found("Rain fell on Lyon and on Nantes. A fire broke out in the Zelmavka quarter.").get("Zelmavka")
    assert mention is None or mention.place is None


def test_a_country_that_is_one_city_holds_its_quarters(found: Find) -> None:
    text = "Hong Kong slept; Hong Kong woke. Beijing was silent. A deputy for the Kowloon West district spoke."
    assert place(found(text)["Kowloon West"]).country == "HK"


@pytest.mark.parametrize("state", ["Texas", "Michigan", "New York"])
def test_a_district_of_a_state_is_no_namesake_abroad(found: Find, state: str) -> None:
    mention = found(f"The Western District of {state} has four judges.").get("Western District")
    assert mention is None or mention.place is None or mention.place.country == "US"


@pytest.mark.parametrize("city", ["Sanaa", "Aleppo", "Tripoli", "Lviv"])
def test_a_generic_quarter_belongs_to_the_city_the_text_is_about(found: Find, city: str) -> None:
    text = f"Fires burned in {city} for days. Firemen in {city} could not reach the Old City."
    mentions = found(text)
    quarter, whole = place(mentions["Old City"]), place(mentions[city])
    assert quarter.country == whole.country
    assert abs(quarter.lat - whole.lat) < 0.3
    assert mentions["Old City"].footprint.shape == "circle"  # type: ignore[union-attr]


def test_a_generic_quarter_with_no_city_named_is_nowhere(found: Find) -> None:
    mention = found("Fires burned for days in the Old City.").get("Old City")
    assert mention is None or (mention.place is None and "no city" in mention.reason)


def test_the_old_city_named_with_its_city_stays_there(found: Find) -> None:
    mentions = found("The Old City of Jerusalem was shut. Buses from Hebron stopped. In the Old City, shops closed.")
    assert place(mentions["Old City"]) == place(mentions["Old City of Jerusalem"])


def test_a_bare_name_means_what_it_was_called_before(found: Find) -> None:
    mentions = found(
        "Troops hold the Al-Waleed border crossing in Iraq. Al-Waleed had been lost in May, officers said."
    )
    assert place(mentions["Al-Waleed"]).kind == "crossing"


def test_a_country_is_named_with_its_own_point(found: Find) -> None:
    assert place(found("Rain fell in Mali.")["Mali"]).kind == "country"


def test_an_unknown_name_stays_unresolved_with_a_reason(found: Find) -> None:
    mention = found("Gunmen attacked the village of Xqzavuro in Mali.")["Xqzavuro"]
    assert mention.place is None
    assert mention.reason


def test_the_parts_of_a_score_add_up_and_speak(found: Find) -> None:
    mention = found("A storm hit Paris, Texas, and then Dallas.")["Paris"]
    best = mention.candidates[0]
    assert sum(part.value for part in best.parts) == pytest.approx(best.score, abs=0.02)
    assert all(part.words for part in best.parts)
    assert best.place == mention.place
    assert "Next:" in mention.reason


def test_candidates_come_best_first(found: Find) -> None:
    scores = [candidate.score for candidate in found("Police searched Springfield.")["Springfield"].candidates]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) > 1


def test_an_outlet_named_after_its_town_tips_the_scale(found: Find) -> None:
    text = "Police searched a house in Cambridge on Sunday."
    assert place(found(text, publisher="Boston Herald")["Cambridge"]).country in ("US", "GB")
    assert place(found(text, publisher="Ontario Times")["Cambridge"]).country == "CA"


def test_a_famous_building_needs_no_town_beside_it(found: Find) -> None:
    mention = found("The Pentagon announced a strike in Somalia.")["Pentagon"]
    assert mention.role == "actor"
    assert place(mention).country == "US"


def test_a_list_of_villages_holds_no_quarter_of_a_city_named_elsewhere(found: Find) -> None:
    text = (
        "The army took villages near Mosul in Iraq, including Qayyarah, Al-Hamidiyah and Najmah. Mosul held out. "
        "The militants would then have to withdraw to Syria, where fighting goes on around Deir ez-Zor."
    )
    place = found(text)["Al-Hamidiyah"].place
    assert place is None or place.country == "IQ"


def test_a_street_is_no_town_or_county_of_its_name(finder: PlaceFinder) -> None:
    text = "He was stopped on Marquette Road in Madison, Wisconsin."
    start = text.index("Marquette")
    (mention,) = finder.find(text, spans=[(start, start + len("Marquette Road"))])
    assert mention.place is None


def test_a_country_is_not_its_small_namesake_in_the_province_named(found: Find) -> None:
    text = "Tariffs on China worry ranchers in Houston, Texas. The United States and China are to meet in Dallas."
    assert place(found(text)["China"]).kind == "country"


def test_a_state_is_named_before_its_attorney_general(found):
    mention = found("The New York State Attorney General opened an inquiry in New York City.")["New York State"]
    assert mention.place is not None
    assert mention.place.kind == "admin1"


@pytest.mark.parametrize(
    ("name", "country"),
    [("Madras", "IN"), ("Calcutta", "IN"), ("Breslau", "PL"), ("Smyrna", "TR"), ("Sevilla", "ES"), ("Roma", "IT")],
)
def test_a_city_keeps_its_older_and_own_names(found, name, country):
    """Small places abroad are called so today: Madras in Oregon, Sevilla in Colombia."""
    mention = found(f"A tram derailed in {name}, injuring four.")[name]
    assert mention.place is not None
    assert mention.place.country == country


@pytest.mark.parametrize(
    ("text", "name", "near"),
    [
        ("He was from Addison, a village southwest of Ithaca, New York.", "Addison", (42.1, -77.2)),
        ("She died in Cambridge, outside Boston.", "Cambridge", (42.4, -71.1)),
    ],
)
def test_a_town_lies_near_what_it_is_said_to_lie_near(
    found: Find, text: str, name: str, near: tuple[float, float]
) -> None:
    place = found(text)[name].place
    assert place is not None
    assert (round(place.lat, 1), round(place.lon, 1)) == near


def test_a_province_and_its_bare_name_are_one_where_no_town_bears_it(finder: PlaceFinder) -> None:
    text = "Farmers in the Punjab province burned straw. Lahore choked. Punjab banned fires."
    assert {m.place.country for m in finder.find(text) if m.text == "Punjab" and m.place} == {"PK"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The town of Tipo-tipo in Basilan was shelled.", "Basilan", "admin2"),  # Isabela is called so, too
        ("She was born in Mysore.", "Mysore", "city"),
    ],
)
def test_a_town_seldom_goes_by_its_provinces_name(found: Find, text: str, name: str, kind: str) -> None:
    assert place(found(text)[name]).kind == kind


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("A patrol was ambushed on the Sapporo-Mosul road.", 0.0, 0.6),
        ("A patrol was ambushed on the Mosul-Kirkuk road.", 0.6, 0.86),
        ("Troops left Mosul for Kirkuk. A patrol was ambushed on the Mosul-Kirkuk road.", 0.86, 1.0),
    ],
)
def test_a_road_is_as_sure_as_its_ends(found, text, low, high):
    (road,) = (mention for name, mention in found(text).items() if name.endswith("road"))
    assert low < road.confidence <= high


@pytest.mark.parametrize("site", ["Tikrit hospital", "Mendefera prison", "Erbil barracks"])
def test_a_site_that_no_gazetteer_has_is_drawn_unsurely_in_the_town_that_it_is_called_after(found, site):
    mention = found(f"{site} was shelled.")[site]
    assert mention.place is not None
    assert mention.place.name == site.split()[0]
    assert mention.confidence < 0.6


@pytest.mark.parametrize("day", ["Aug. 23, 1864", "August 23", "Monday"])
def test_a_day_after_a_state_is_no_third_name_of_a_list(found, day):
    assert found(f"Abbeville, Miss., {day}. The jail burned.")["Abbeville"].place.admin1 == "MS"
