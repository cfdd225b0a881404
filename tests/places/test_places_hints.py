"""What a name is said to lie in binds: namesakes elsewhere are not meant, and unknown names lie somewhere in it."""

from collections.abc import Callable

import pytest

from geo.model import PlaceMention

Find = Callable[..., dict[str, PlaceMention]]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Two clinics in Hama in Benue State were burned.", "Hama", "NG"),
        ("Herders attacked Palma in Plateau State.", "Palma", "NG"),
        ("Three died in Lima in Paraná.", "Lima", "BR"),
        ("A convoy was hit near Sparta in Kachin State.", "Sparta", "MM"),
        ("Ten men were killed in the Bagh area of Khyber.", "Bagh", "PK"),
        ("In the village of Korobchyne, Chuhuiv district, grass caught fire.", "Korobchyne", "UA"),
        ("The rural town of Dunga, Mirpa District of South Wollo Zone, was shelled.", "Dunga", "ET"),
        ("Karim, a farmer of Fatehpur in Sunamganj district, lost his cattle.", "Fatehpur", "BD"),
        ("Shells fell on the town of Majdal in the Tyre district.", "Majdal", "LB"),
        ("Men fought in Cauca's villages of Granada and Cordoba.", "Cordoba", "CO"),
        ("Three were shot in Aroma, Mon State, on Friday.", "Aroma", "MM"),
        (
            "Men from Kwakta in Manipur burned two villages, Phoujang and Songdo, in Churachandpur district.",
            "Songdo",
            "IN",
        ),
        ("A clinic burned in the town of San Juan, in the department of Alto Paraguay.", "San Juan", "PY"),
        ("Teachers met in Rosario in the municipality of Yoro.", "Rosario", "HN"),
        ("Men attacked Mahuta village of Safana Local Government Area in Katsina.", "Mahuta", "NG"),
    ],
)
def test_a_name_in_a_division_is_no_namesake_elsewhere(found: Find, text: str, name: str, country: str) -> None:
    place = found(text)[name].place
    assert place is not None
    assert (place.id.startswith("text:"), place.country) == (True, country)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police raided shops in Tumba in Nigeria.", "Tumba"),
        ("Teachers in Central province in Kenya went on strike.", "Central province"),
    ],
)
def test_a_contradicted_name_is_not_placed(found: Find, text: str, name: str) -> None:
    mention = found(text)[name]
    assert mention.place is None
    assert "where the text says it is" in mention.reason


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A court in Sevastopol in Russia heard the case.", "Sevastopol", "UA"),
        ("The role of Moscow in Ukraine was debated.", "Moscow", "RU"),
        ("Fighters from Mosul in Hasakah province were held.", "Mosul", "IQ"),
        ("Protests were held in Cairo in March.", "Cairo", "EG"),
    ],
)
def test_what_only_reads_like_it_binds_nothing(found: Find, text: str, name: str, country: str) -> None:
    place = found(text)[name].place
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Farmers clashed with herders in Yelwata in Benue State.", "Yelwata", "village"),
        ("Three soldiers were killed in the Suntsar area of Balochistan.", "Suntsar", "village"),
        ("Fire broke out at Bala Market in Zamfara State.", "Bala Market", "area"),
    ],
)
def test_an_unknown_name_lies_somewhere_in_what_holds_it(found: Find, text: str, name: str, kind: str) -> None:
    place = found(text)[name].place
    assert place is not None
    assert (place.id.startswith("text:"), place.kind) == (True, kind)


@pytest.mark.parametrize(
    "text", ["A man was shot on Rue de Lille in Nantes.", "A man was shot on Gillis Street in Alton."]
)
def test_a_street_is_not_drawn_as_the_whole_town(found: Find, text: str) -> None:
    assert all(mention.place is None for name, mention in found(text).items() if name.startswith(("Rue", "Gillis")))


def test_a_town_is_the_chief_one_of_its_district_in_a_text_about_the_country(found: Find) -> None:
    text = "Troops retook Mocimboa da Praia in Cabo Delgado, and then Pemba. Raids on the town of Palma went on."
    place = found(text)["Palma"].place
    assert place is not None
    assert place.country == "MZ"


def test_a_great_town_stays_in_a_text_about_countries_that_have_a_district_of_its_name(found: Find) -> None:
    place = found("He flew from Maputo to the city of Palma in Spain, and home to Pemba.")["Palma"].place
    assert place is not None
    assert place.country == "ES"


LIST = "The enemy shelled Krasne, Hryhorivka, {} of the Sumy Region and 30 villages of the Kharkiv Region of Ukraine."


@pytest.mark.parametrize("names", ["Pavlivka and Sadky", "Pavlivka, Sadky"])
def test_what_is_said_of_the_end_of_a_list_holds_for_each_name_in_it(found: Find, names: str) -> None:
    places = found(LIST.format(names))
    for name in ("Krasne", "Hryhorivka", "Pavlivka", "Sadky"):
        place = places[name].place
        assert place is None or place.admin1 == places["Sumy Region"].place.admin1, name


def test_a_list_of_divisions_is_in_what_is_named_behind_it(found: Find) -> None:
    place = found("Most of Sadar, Chhatak and Derai upazilas of Sunamganj was flooded.")["Sadar"].place
    assert place is None or place.country == "BD"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Troops held Gondar. Two died in Dembi district, Central Gondar Zone.", "Dembi"),
        ("Troops held Gondar twice. Gondar fell. Two died in West Mirpa district of the North Gondar Zone.", "Mirpa"),
        ("One died in Upper Lemba district of the Western Province of Zambia. Lusaka was calm. Lusaka slept.", "Lemba"),
        ("Elders in the Zabrixa district agreed. Elders from Coporaque district did not. Coporaque slept.", "Zabrixa"),
        ("The governor of Dosh district in western Farah province was killed in Farah.", "Dosh"),
    ],
)
def test_a_district_of_a_division_is_no_quarter_of_a_city(found: Find, text: str, name: str) -> None:
    mentions = [mention for text, mention in found(text).items() if name in text]
    assert all(mention.place is None or mention.place.kind != "quarter" for mention in mentions)


def test_a_region_lies_in_the_provinces_that_it_is_near(found: Find) -> None:
    place = found("Fighting went on in the Catatumbo region of Norte de Santander.")["Catatumbo"].place
    assert place is not None
    assert place.country == "CO"


def test_letters_that_say_for_whom_a_camp_is_are_no_part_of_its_name(found: Find) -> None:
    place = next(
        mention for text, mention in found("Families fled to Zamzam IDP camp.").items() if "Zamzam" in text
    ).place
    assert place is not None
    assert (place.kind, place.country) == ("facility", "SD")


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Strikes began in Bago, Ayeyarwady and Yangon regions.", "Bago", ("admin1", "MM")),
        ("Looters struck shops in the Kogi, Benue and Plateau States.", "Plateau States", ("admin1", "NG")),
        ("He toured Wisconsin, Michigan.", "Wisconsin", ("admin1", "US")),
        ("Losses were told of in five states, including Georgia and Oklahoma.", "Georgia", ("admin1", "US")),
        ("Two districts – Salyan and Jumla – were hit.", "Salyan", ("admin2", "NP")),
        ("Storms hit districts such as Dailekh and Jumla.", "Jumla", ("admin2", "NP")),
    ],
)
def test_divisions_in_a_list_lie_beside_each_other(found: Find, text: str, name: str, place: tuple[str, str]) -> None:
    meant = found(text)[name].place
    assert meant is not None
    assert (meant.kind, meant.country) == place


@pytest.mark.parametrize(
    ("text", "name", "admin2"),
    [
        ("Patrols went to San Francisco, Southern Leyte.", "San Francisco", "59"),
        ("They came from San Miguel, Bohol.", "San Miguel", "11"),
        ("The mayor of Santiago, Ilocos Sur, resigned.", "Santiago", "29"),
        ("The fair was held in Delaware, Ohio.", "Delaware", "041"),
        ("It touched down in Washington County, AL before dawn.", "Washington County", "129"),
    ],
)
def test_a_town_with_its_province_is_that_one_however_little_known(
    found: Find, text: str, name: str, admin2: str
) -> None:
    meant = found(text)[name].place
    assert meant is not None
    assert meant.admin2 == admin2


@pytest.mark.parametrize(
    ("text", "name", "admin1"),
    [
        ("Troops found arms in the state of Zacatecas near the town of Guadalupe.", "Guadalupe", "32"),
        ("Guns hit Martuni and nearby villages in Nagorno-Karabakh.", "Martuni", "65"),
        ("Two died in Texas near Paris.", "Paris", "TX"),
        ("Two died in Texas state near Monterrey.", "Monterrey", "19"),
    ],
)
def test_what_is_near_in_a_province_lies_there_if_it_can(found: Find, text: str, name: str, admin1: str) -> None:
    meant = found(text)[name].place
    assert meant is not None
    assert meant.admin1 == admin1


def test_a_village_holds_no_district_that_it_lies_in(found: Find) -> None:
    safana = found("Men attacked Mahuta village of Safana Local Government Area in Katsina.")
    assert (
        next(mention.place.name for text, mention in safana.items() if "Safana" in text and mention.place) == "Safana"
    )


def test_a_county_whose_province_the_tables_leave_out_lies_in_the_one_that_is_said(found: Find) -> None:
    place = found("The raid in Twic East county in Jonglei state killed five.")["Twic East county"].place
    assert place is not None
    assert place.name == "Twic East County"


def test_no_province_lies_in_another(found: Find) -> None:
    place = found("Rebels advanced in the Shabwa region in South Marib.")["Shabwa"].place
    assert place is not None
    assert place.kind == "admin1"


def test_what_lies_in_a_province_of_its_own_name_still_does(found: Find) -> None:
    place = found("A depot burned in the Kherson area in Kherson region.")["Kherson"].place
    assert place is not None
    assert place.country == "UA"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A van crashed in Ballina, Co Mayo, at noon.", "Ballina", "IE"),
        ("Men from Ballina, Co. Mayo, and Tralee, Co Kerry, were hurt.", "Ballina", "IE"),
        ("A fire broke out in Newcastle, Co Down, on Friday.", "Newcastle", "GB"),
    ],
)
def test_the_irish_write_co_for_a_county(found: Find, text: str, name: str, country: str) -> None:
    place = found(text)[name].place
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Two people were shot in Borba near Moura.", "PT"),
        ("Two people were shot in Oberkirch outside Lostorf.", "CH"),
        ("Two people were shot in Kadoma, close to Chakari.", "ZW"),
        ("Two people were shot in Goderich not far from Bluewater.", "CA"),
        ("Two people were shot in Masaka 12 km south of Yengema.", "SL"),
        ("Two people were shot in La Carlota and nearby Las Higueras.", "AR"),
    ],
)
def test_what_a_town_is_said_to_be_near_tells_which_namesake_is_meant(
    found: Callable[..., dict[str, PlaceMention]], text: str, country: str
) -> None:
    place = next(iter(found(text).values())).place
    assert place is not None
    assert place.country == country
