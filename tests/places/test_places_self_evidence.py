from collections import Counter
from collections.abc import Callable

import pytest

from geo.gazetteer import Gazetteer
from geo.model import LIKELY, Document, Place, PlaceMention
from geo.pipeline import Pipeline
from geo.places.candidates import CandidatePlace
from geo.places.scene import Group, survey
from geo.places.self_evidence import is_stray

Find = Callable[..., dict[str, PlaceMention]]


def confidence(pipeline: Pipeline, text: str, name: str) -> float:
    parsed = pipeline.parse(Document(id="x", text=text))
    return next(mention.confidence for mention in parsed.places if mention.text == name)


@pytest.fixture(scope="module")
def pipeline(opened: Gazetteer) -> Pipeline:
    return Pipeline(opened)


@pytest.mark.parametrize("name", ["Hyderabad", "Birmingham", "Rashidiya", "Valencia"])
def test_a_name_that_several_places_bear_is_unsure_alone(pipeline: Pipeline, name: str) -> None:
    assert confidence(pipeline, f"Shelling was reported in {name} overnight.", name) < LIKELY


@pytest.mark.parametrize("name", ["Mosul", "Mariupol", "Moscow", "Bentiu", "Damascus"])
def test_a_name_of_one_place_or_one_famous_place_needs_no_other_evidence(pipeline: Pipeline, name: str) -> None:
    assert confidence(pipeline, f"Shelling was reported in {name} overnight.", name) > LIKELY


def test_a_country_beside_the_name_is_evidence(pipeline: Pipeline) -> None:
    assert confidence(pipeline, "Police in Tripoli, Lebanon, arrested two men.", "Tripoli") > LIKELY


def test_a_neighbour_named_is_evidence(pipeline: Pipeline) -> None:
    assert confidence(pipeline, "Fighting in Hama and Homs went on.", "Homs") > LIKELY


ABROAD = (
    "Storms swept Wyoming and Nebraska on Monday. In the town of {}, roofs flew off, the governor said in Cheyenne."
)


@pytest.mark.parametrize("name", ["Landeck", "Spremberg", "Sorso"])
def test_a_small_town_of_a_country_that_the_text_has_nothing_to_do_with_is_not_meant(
    pipeline: Pipeline, name: str
) -> None:
    parsed = pipeline.parse(Document(id="x", text=ABROAD.format(name)))
    (mention,) = (mention for mention in parsed.places if mention.text == name)
    assert mention.place is None
    assert "nothing else in the text is in the country of" in mention.reason


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (ABROAD.format("Landeck, Austria"), "Landeck"),
        (ABROAD.format("Hanover"), "Cheyenne"),
        (ABROAD.format("Innsbruck"), "Innsbruck"),  # large
        ("Prisoners from Berlin, Hamburg and Munich were taken to Auschwitz.", "Auschwitz"),
        ("Austrian troops reached Landeck. The Swiss held Chur, the Italians Meran and Bozen.", "Landeck"),
        ("Sofia, Plovdiv and Varna sent doctors. Some came to Dimitrovgrad.", "Dimitrovgrad"),
        ("Delegates of Peru, Kenya, Japan and Norway met in Landeck.", "Landeck"),
        ("Basel, Zurich and Bern sent fire crews. In Lörrach two houses burned.", "Lörrach"),  # over the border, near
    ],
)
def test_a_small_town_that_something_ties_or_that_is_near_stays(pipeline: Pipeline, text: str, name: str) -> None:
    parsed = pipeline.parse(Document(id="x", text=text))
    assert next(mention.place for mention in parsed.places if mention.text == name) is not None


def test_a_valley_is_no_city_far_off_that_is_spelt_so(pipeline: Pipeline) -> None:
    text = "The bus was on its way from Sangla valley to Kalpa in Himachal Pradesh. The dead were brought to Shimla."
    parsed = pipeline.parse(Document(id="x", text=text))
    assert next(mention.place for mention in parsed.places if mention.text == "Sangla") is None


def test_what_is_said_to_lie_near_a_town_is_no_namesake_of_another_continent(pipeline: Pipeline) -> None:
    parsed = pipeline.parse(Document(id="x", text="Orla, a market town 90 miles north of Nairobi, was looted."))
    assert next(mention.place for mention in parsed.places if mention.text == "Orla") is None
    parsed = pipeline.parse(Document(id="x", text="Orla, a market town near Nagpur, was looted."))
    assert next(mention.place for mention in parsed.places if mention.text == "Orla") is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("South-East Nigeria saw protests on Monday.", "South-East"),
        ("The dam owned by Vale SA burst in Brazil.", "SA"),
        ("Ussita was hit. Norcia and Visso lie in Umbria, in Italy.", "Ussita"),
    ],
)
def test_what_reads_like_a_place_of_a_country_that_the_text_is_not_about_is_not_drawn(
    pipeline: Pipeline, text: str, name: str
) -> None:
    parsed = pipeline.parse(Document(id="x", text=text))
    assert [mention for mention in parsed.places if mention.text == name and mention.place is not None] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Families fled North Darfur for the villages of Shagra and Golo, near El Fasher.", "Shagra"),
        ("A chief of Tubah was freed near Bamenda, Cameroon. Buea and Kumba were calm.", "Tubah"),
        ("The Red River rose near Hanoi, Vietnam. Hai Phong was flooded.", "Red River"),
        ("The Deep South borders Malaysia. Bombs went off in Yala and Pattani in Thailand.", "Deep South"),
    ],
)
def test_another_name_of_a_town_far_off_is_not_meant(pipeline: Pipeline, text: str, name: str) -> None:
    parsed = pipeline.parse(Document(id="x", text=text))
    assert all(mention.place is None for mention in parsed.places if mention.text == name)


@pytest.mark.parametrize(
    ("text", "name", "called"),
    [
        ("We took the road from West Virginia to Harpers Ferry.", "Harpers Ferry", "Harpers Ferry"),
        ("Fighters took Kohistan on Friday, a police chief in Badakhshan, Afghanistan, said.", "Kohistan", "Kohistan"),
        ("Snow fell in Mount Royal, Quebec, and in Montreal.", "Mount Royal", "Mont-Royal"),
    ],
)
def test_who_bears_a_name_goes_before_small_towns_once_called_so(
    pipeline: Pipeline, text: str, name: str, called: str
) -> None:
    parsed = pipeline.parse(Document(id="x", text=text))
    place = next(mention.place for mention in parsed.places if mention.text == name)
    assert place is not None
    assert place.name == called


@pytest.mark.parametrize(("key", "stray"), [("geonames:1", True), ("yours:mine-csv/dahira", False)])
def test_a_place_that_the_user_gave_is_meant_wherever_it_lies(key: str, stray: bool) -> None:
    def group(name: str, key: str, lat: float, country: str) -> Group:
        candidate = CandidatePlace(Place(key, name, lat, 35.0, 2.0, "city", country, population=9_000))
        return Group(name.lower(), [candidate], kinds=Counter(["city"]), mentions=[0], chosen=candidate)

    groups = [group("Dahira", key, 6.5, "CI"), group("Tyre", "a", 33.3, "LB"), group("Sidon", "b", 33.6, "LB")]
    scene = survey(groups, ())
    assert is_stray(groups[0].candidates[0], groups[0], scene) is stray


def test_a_region_called_by_plain_words_is_meant_where_nothing_else_is_named(pipeline: Pipeline) -> None:
    parsed = pipeline.parse(Document(id="x", text="Storms crossed the Deep South on Monday."))
    assert next(mention.place for mention in parsed.places if mention.text == "Deep South") is not None


def test_names_that_are_doubtful_themselves_do_not_tie_a_text_to_a_country(pipeline: Pipeline) -> None:
    text = (
        "Floods in Sindh drowned Dadu and Mehar; Manchar lake burst near Sehwan. Swat lost hotels in Kalam. "
        "In Taunsa and Rajanpur fields stood in water. The army flew food to Gilgit."
    )
    found = {mention.text: mention.place for mention in pipeline.parse(Document(id="x", text=text)).places}
    assert found["Manchar"] is None
    assert found["Kalam"] is None
    assert found["Dadu"] is not None


def test_a_town_beside_its_province_is_not_its_namesake_in_another(pipeline: Pipeline) -> None:
    text = "Venezuela moved troops to La Victoria, Apure. They came from Caracas."
    found = {mention.text: mention for mention in pipeline.parse(Document(id="x", text=text)).places}
    assert found["La Victoria"].footprint is None
    assert "known in 'Apure'" in found["La Victoria"].reason
    listed = "He has worked in Caracas, La Victoria, Apure, and Valencia in Venezuela."
    found = {mention.text: mention for mention in pipeline.parse(Document(id="x", text=listed)).places}
    assert found["La Victoria"].footprint is not None


@pytest.mark.parametrize("text", ["The fleet took the Gilbert island group.", "Terns breed on the Marshall islands."])
def test_a_town_far_from_all_is_no_island(found: Find, text: str) -> None:
    assert not any(mention.place and mention.place.kind == "city" for mention in found(text).values())


def test_an_island_that_is_called_as_its_town_is_drawn(found: Find) -> None:
    mentions = found("They landed on Zanzibar island near Dar es Salaam.")
    assert any("Zanzibar" in name and mention.place for name, mention in mentions.items())


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Landings followed in the Gilbert and Marshall Islands.", "Gilbert", "Gilbert Islands"),
        ("The Gilbert, Ellice and Marshall Islands were British.", "Ellice", "Tuvalu"),
        ("He flew from Gilbert to Phoenix and the islands of Hawaii.", "Gilbert", "Gilbert"),
        ("Japan, Korea and the Kuril Islands were discussed.", "Japan", "Japan"),
    ],
)
def test_names_listed_before_islands_are_groups_of_them(found: Find, text: str, name: str, place: str) -> None:
    mention = found(text)[name]
    assert mention.place is not None
    assert mention.place.name == place


def test_the_romans_are_a_people(found: Find) -> None:
    assert not any(mention.place for mention in found("The Romans had no fleet in those days.").values())


def test_a_village_of_a_country_that_is_not_named_is_another(found: Find) -> None:
    text = "They fight in the village of Baj near Istok in Kosovo. Serbs fled to Pristina, others to Albania."
    assert found(text)["Baj"].place is None


def test_a_village_whose_country_is_named_is_meant(found: Find) -> None:
    place = found("The mill in the village of Baj near Tata in Hungary burned down.")["Baj"].place
    assert place is not None
    assert place.country == "HU"


def test_a_division_of_two_points_that_is_alone_called_so_is_drawn(found):
    place = found("Floods hit Upper West Region.")["Upper West Region"].place
    assert place is not None
    assert place.country == "GH"
