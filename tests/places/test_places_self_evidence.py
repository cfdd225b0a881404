import pytest

from geo.gazetteer import Gazetteer
from geo.model import LIKELY, Document
from geo.pipeline import Pipeline


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
