from collections.abc import Callable

import pytest

from geo.model import PlaceMention

Find = Callable[..., dict[str, PlaceMention]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The French-backed force and a U.S.-led coalition patrolled Gao.", "U.S."),
        ("The Malta-registered ship sank.", "Malta"),
        ("The Trans-Niger pipeline leaks.", "Niger"),
        ("Anti-France marches were held in Gao.", "France"),
        ("A Panama flagged tug was lost off Benin.", "Panama"),
        ("Moscow denied that it had shelled Kharkiv.", "Moscow"),
        ("The militia, backed by Rwanda, entered Goma.", "Rwanda"),
        ("China's foreign minister landed in Yangon.", "China"),
        ("The US refusal to sign delayed talks in Geneva.", "US"),
        ("Turkey and Iran have supported rival groups in Kirkuk.", "Turkey"),
        ("Turkey and Iran have supported rival groups in Kirkuk.", "Iran"),
        ("Talks between Ethiopia and Egypt resumed in Cairo.", "Egypt"),
        ("The Pentagon announced strikes near Kismayo.", "Pentagon"),
        ("The Kremlin rejected the plan for Luhansk.", "Kremlin"),
        ("The decree drew protests from Colombia.", "Colombia"),
        ("Belgrade moved troops to Raška.", "Belgrade"),
        ("Nairobi has pressed the rebels to leave Goma.", "Nairobi"),
        ("Ankara, which is buying drones, has few friends in Tripoli.", "Ankara"),
        ("Bangladesh buys rice in Yangon.", "Bangladesh"),
        ("Both Syria and Iraq fear that fighters will flee Mosul.", "Syria"),
        ("Both Syria and Iraq fear that fighters will flee Mosul.", "Iraq"),
        ("Envoys in Geneva said that Russia is concerned.", "Russia"),
        ("It was a claim which Moscow adamantly denies in Kyiv.", "Moscow"),
        ("The town of Afrin came under Moscow's protection.", "Moscow"),
        ("Norway's coast guard found nothing near Bergen.", "Norway"),
        ("Officials in Dushanbe said Tehran fears for its border.", "Tehran"),
    ],
)
def test_a_government_that_acts_is_an_actor(found: Find, text: str, name: str) -> None:
    mention = found(text)[name]
    assert mention.role == "actor"
    assert mention.role_reason
    assert mention.footprint is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fighting spread in eastern Ukraine.", "Ukraine"),
        ("Hundreds fled into Bangladesh.", "Bangladesh"),
        ("A bus overturned near Oaxaca, Mexico.", "Mexico"),
        ("Residents of Bamako queued for fuel.", "Bamako"),
        ("The convoy left Niger on Monday.", "Niger"),
        ("The border with Kenya is closed.", "Kenya"),
        ("The last town before Niger has one well.", "Niger"),
        ("In the Liptako, where Mali, Niger and Burkina Faso meet, schools are shut.", "Mali"),
        ("Belgrade suffered its coldest night since 1956.", "Belgrade"),
        ("Ankara, which is lying on a plateau, was cold.", "Ankara"),
        ("Mayor Dan Flores of Omaha called it a crime.", "Omaha"),
        ("KHARKIV UNDER FIRE AGAIN\n\nShells fell on KHARKIV at noon.", "KHARKIV"),
    ],
)
def test_ground_on_which_things_happen_is_a_location(found: Find, text: str, name: str) -> None:
    assert found(text)[name].role == "location"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She works for the Kampala Women's Cooperative in Gulu.", "Kampala"),
        ("He told the Manila Mercury that the ferry had left Cebu.", "Manila"),
        ("The Toledo School District closed two schools in Oregon.", "Toledo"),
        ("FK Sarajevo cancelled its match in Mostar.", "Sarajevo"),
        ("The Princeton Tigers beat Richlands in Virginia.", "Princeton"),
        ("The money went to the Lagos Pension Fund in Abuja.", "Lagos"),
        ("On Friday Reno beat Boise, 54-41, in Nevada.", "Boise"),
    ],
)
def test_a_name_inside_an_organisations_is_not_drawn(found: Find, text: str, name: str) -> None:
    assert not [m for m in found(text).values() if name in m.text and m.footprint is not None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Manila harbour reopened and ships left for Cebu.", "Manila"),
        ("Trucks left Idlib in Syria and crossed the Aleppo Plains on Monday.", "Aleppo"),
    ],
)
def test_a_place_beside_other_words_is_drawn(found: Find, text: str, name: str) -> None:
    assert [m for m in found(text).values() if name in m.text and m.footprint is not None]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Malian soldiers searched the market.", "Malian", "ML"),
        ("Two Mexican reporters were shot in Culiacan.", "Mexican", "MX"),
        ("They crossed the Ukrainian border at night.", "Ukrainian", "UA"),
    ],
)
def test_a_demonym_has_its_country_but_no_footprint(found: Find, text: str, name: str, country: str) -> None:
    mention = found(text)[name]
    assert mention.role == "demonym"
    assert mention.place is not None
    assert mention.place.country == country
    assert mention.footprint is None


def test_two_names_joined_act_together(found: Find) -> None:
    mentions = found("The sanctions pressure Moscow and Tehran.")
    assert mentions["Moscow"].role == mentions["Tehran"].role == "actor"


def test_a_capital_that_acts_is_the_capital_and_not_its_namesakes(found: Find) -> None:
    place = found("Washington accused the generals of stalling talks on Yangon.")["Washington"].place
    assert place is not None
    assert place.admin1 == "DC"


@pytest.mark.parametrize(
    "text",
    [
        "According to the Pentagon, the base is safe.",
        "Broward County says it is not installing cameras.",
        "The insurgents rejected the plan, Kern County said.",
    ],
)
def test_who_tells_something_acts(found, text):
    assert [mention.role for mention in found(text).values()] == ["actor"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Reporters went to the Pentagon on Monday.", "Pentagon"),
        ("A man in Kern County said that he was sorry.", "Kern County"),
        ("The rebels said Mykolayiv had surrendered.", "Mykolayiv"),
    ],
)
def test_where_something_is_said_is_ground(found, text, name):
    assert found(text)[name].role == "location"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A New York man was charged.", "New York"),
        ("New York man pleads guilty to threats", "New York"),
        ("The jury believed the Oregon nurse.", "Oregon"),
    ],
)
def test_where_a_private_person_is_from_is_not_drawn(found: Find, text: str, name: str) -> None:
    mention = found(text)[name]
    assert (mention.role, mention.footprint) == ("demonym", None)


@pytest.mark.parametrize("text", ["Oregon residents fled from the fire.", "The nurse drove to Oregon."])
def test_residents_of_a_state_and_ways_there_are_ground(found: Find, text: str) -> None:
    assert found(text)["Oregon"].role == "location"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fano militants opened fire in Ethiopia.", "Fano"),
        ("The Misrata brigades and their allies withdrew.", "Misrata"),
        ("He worked for the allied Gulf and Tijuana drug cartels of Mexico.", "Tijuana"),
        ("The United States Geological Survey said the quake struck at noon.", "United States"),
        ("According to the Alaska Volcano Observatory, ash rose twice.", "Alaska"),
    ],
)
def test_an_armed_group_and_who_is_quoted_are_actors(found: Find, text: str, name: str) -> None:
    assert found(text)[name].role == "actor"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Tikrit militants burned two houses.", "Tikrit"),
        ("Butler County Auditor Roger Reynolds said so in Ohio.", "Butler County"),
    ],
)
def test_ground_beside_fighters_and_the_county_of_an_officer_stay(found: Find, text: str, name: str) -> None:
    assert found(text)[name].role == "location"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("U.S. Customs and Border Protection officers stopped a truck near Nogales.", "U.S."),
        ("U.S. Border Patrol agents arrested two men near Nogales.", "U.S. Border"),
        ("Cook Islands Fisheries and Customs inspectors left Rarotonga.", "Cook Islands"),
        ("Nairobi City Water inspectors closed the wells.", "Nairobi City"),
    ],
)
def test_those_who_serve_in_what_a_name_begins_are_actors(found: Find, text: str, name: str) -> None:
    assert found(text)[name].role == "actor"


def test_those_who_are_of_a_place_with_a_kind_leave_it_ground(found: Find) -> None:
    assert found("Butler County Jail guards stopped him in Ohio.")["Butler County"].role == "location"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The talks may be held in other countries such as Poland, Hungary, Turkey and Azerbaijan.",
            ("Poland", "Hungary", "Azerbaijan"),
        ),
        ("They travelled to countries such as Japan.", ("Japan",)),
    ],
)
def test_examples_of_countries_in_which_something_is_are_ground(found: Find, text: str, names: tuple[str, ...]) -> None:
    mentions = found(text)
    assert [mentions[name].role for name in names] == ["location"] * len(names)


def test_examples_of_countries_that_act_are_actors(found: Find) -> None:
    assert found("It signed deals with countries such as Chile in Lima.")["Chile"].role == "actor"


def test_where_a_division_of_a_country_is_named_after_it_is_ground(found: Find) -> None:
    mention = found("In Mozambique's Cabo Delgado, insurgents took the port of Palma.")["Cabo Delgado"]
    assert mention.role == "location"
    assert mention.footprint


def test_a_word_for_what_a_town_is_is_no_name(found: Find) -> None:
    assert set(found("Landslides hit Mizoram's Capital, Aizawl, on Tuesday.")) == {"Mizoram", "Aizawl"}


def test_the_town_that_a_report_is_sent_from_is_ground_though_its_mayor_and_police_act_in_it(found: Find) -> None:
    text = "AUSTIN, Texas - The man is at large, Austin police chief Joe Chacon said. Austin Mayor Steve Adler spoke."
    assert found(text)["AUSTIN"].role == "location"


def test_a_town_whose_inhabitants_are_told_is_ground(found):
    assert found("Amman (population 4 million) has no river.")["Amman"].role == "location"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bandits kidnapped six people between Rabak and Abu Jibeha.", "Rabak"),
        ("A bus was attacked between Damascus and Homs.", "Damascus"),
        ("The ruins of Port Moresby smoked for days.", "Port Moresby"),
        ("Welcome back to Paphos, where nothing works.", "Paphos"),
        ("Sar-e Pul shelled again", "Sar-e Pul"),
        ("Moshi awaits a verdict.", "Moshi"),
        ("Homs lost a third of its people.", "Homs"),
        ("Homs resisted for six weeks.", "Homs"),
    ],
)
def test_what_a_town_goes_through_is_no_act(found: Find, text: str, name: str) -> None:
    assert found(text)[name].role == "location"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Talks between Kabul and Islamabad failed.", "Kabul"),
        ("Israel shelled again.", "Israel"),
        ("Kyiv awaits an answer from Berlin on tanks, its foreign minister said.", "Kyiv"),
    ],
)
def test_governments_still_act(found: Find, text: str, name: str) -> None:
    assert found(text)[name].role == "actor"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Armed Forces of the Philippines said five soldiers fell.", "Philippines"),
        ("The Armed Forces of Malta sent a boat.", "Malta"),
        ("A trooper of the Oregon State Patrol found the car.", "Oregon"),
        ("A clerk of the Embassy of the Netherlands was hurt.", "Netherlands"),
    ],
)
def test_forces_and_patrols_are_organisations(found: Find, text: str, name: str) -> None:
    assert found(text)[name].role == "actor"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The armed men fled to the north of the Philippines.", "Philippines"),
        ("Soldiers on patrol in Oregon found the car.", "Oregon"),
        ("Both banks of the Netherlands canal were flooded.", "Netherlands"),
        ("Most people of the Gambia live near the river.", "Gambia"),
    ],
)
def test_words_for_them_alone_make_none(found: Find, text: str, name: str) -> None:
    assert found(text)[name].role != "actor"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Help came from the Ohio State Patrol Air Wing at noon.", "Ohio"),
        ("A Kansas Highway Patrol trooper found the car.", "Kansas Highway"),
        ("The crowded Kerala Road Transport Corporation bus fell into a gorge.", "Kerala Road"),
    ],
)
def test_patrols_and_bus_companies_are_no_ground(found: Find, text: str, name: str) -> None:
    assert found(text)[name].role == "actor"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Kabul-Kandahar Road was shut.", "Kabul-Kandahar Road"),
        ("Police in Ohio and patrols in Kansas were told.", "Kansas"),
        ("Troops guard Erbil at night.", "Erbil"),
    ],
)
def test_roads_and_guarded_towns_are(found: Find, text: str, name: str) -> None:
    assert found(text)[name].role == "location"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Myanmar's junta bombed the village.", "Myanmar", "actor"),
        ("The Myanmar junta bombed the village.", "Myanmar", "actor"),
        ("Russia's fleet left the port.", "Russia", "actor"),
        ("Gaza's hospitals need the army's help.", "Gaza", "location"),
        ("Douma's fall would seal the rebels' defeat.", "Douma", "location"),
    ],
)
def test_what_is_owned_ends_before_the_next_article(found: Find, text: str, name: str, role: str) -> None:
    assert found(text)[name].role == role
