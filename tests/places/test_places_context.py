import pytest

from geo.gazetteer import Gazetteer
from geo.places.context import Context, ContextReader
from geo.places.gazetteer_names import GazetteerNames
from geo.places.labels import LOCATION
from geo.places.mentions import describe
from geo.places.modifiers import compass
from geo.places.tokens import tokenise


@pytest.fixture(scope="session")
def reader(opened: Gazetteer) -> ContextReader:
    return ContextReader(GazetteerNames(opened))


def context(reader: ContextReader, text: str, *names: str) -> Context:
    """The context of the last of `names`; all are taken for toponyms, in order."""
    tokens = tokenise(text)
    toponyms = []
    for name in names:
        start = text.index(name)
        first = tokens.starts.index(start)
        last = next(i for i, end in enumerate(tokens.ends) if end >= start + len(name)) + 1
        toponyms.append(describe(text, tokens, first, last, LOCATION))
    return reader.read(text, tokens, toponyms, len(toponyms) - 1)


def test_the_kind_word_before_and_the_adjective_before_it(reader: ContextReader) -> None:
    got = context(reader, "They left the Syrian border town of Tanf.", "Tanf")
    assert (got.kind, got.adjective) == ("city", "Syrian")


def test_the_kind_word_after(reader: ContextReader) -> None:
    assert context(reader, "in the Saltivka neighborhood", "Saltivka").kind == "quarter"


def test_a_district_court_is_no_quarter(reader: ContextReader) -> None:
    assert context(reader, "before a Boise District Judge", "Boise").kind is None


@pytest.mark.parametrize(
    ("text", "name", "container", "how"),
    [
        ("in Shreveport, La., on Monday", "Shreveport", "La.", "comma"),
        ("in Aden (Yemen)", "Aden", "Yemen", "bracket"),
        ("the Saltivka district of Kharkiv", "Saltivka", "Kharkiv", "of"),
        ("at Dikwa in northern Nigeria", "Dikwa", "Nigeria", "in"),
        ("in Taiz, a city in southern Yemen", "Taiz", "Yemen", "in"),
        ("Taiz is a city in southern Yemen", "Taiz", "Yemen", "in"),
        ("Taiz lies in southern Yemen", "Taiz", "Yemen", "in"),
        ("Groton, a village southwest of Ithaca, is", "Groton", "Ithaca", "near"),
        ("Groton is a town 12 miles from Ithaca", "Groton", "Ithaca", "near"),
        ("in Groton, outside Ithaca", "Groton", "Ithaca", "near"),
    ],
)
def test_what_a_place_is_said_to_lie_in(reader: ContextReader, text: str, name: str, container: str, how: str) -> None:
    hints = context(reader, text, name).hints
    assert (container, how) in {(hint.name, hint.how) for hint in hints}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Troy is named after Lisbon", ("Lisbon",)),
        ("Troy was called after Lisbon, Portugal", ("Lisbon", "Portugal")),
        ("Its sister city is Lisbon", ("Lisbon",)),
        ("Troy is twinned with the city of Lisbon", ("Lisbon",)),
        ("not to be confused with Lisbon", ("Lisbon",)),
    ],
)
def test_a_name_that_another_has_to_do_with_stands_in_passing(
    reader: ContextReader, text: str, names: tuple[str, ...]
) -> None:
    assert context(reader, text, *names).in_passing


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The man named in Lisbon", ("Lisbon",)),
        ("Troy is named after Lisbon. In Paris it rained", ("Paris",)),
        ("They flew to Lisbon, Portugal", ("Lisbon", "Portugal")),
    ],
)
def test_a_name_of_its_own_does_not(reader: ContextReader, text: str, names: tuple[str, ...]) -> None:
    assert not context(reader, text, *names).in_passing


def test_a_possessive_city_holds_the_quarter_after_it(reader: ContextReader) -> None:
    hints = context(reader, "in Homs's western Waer district", "Homs", "Waer").hints
    assert hints[0].name == "Homs"
    assert hints[0].how == "possessive"


@pytest.mark.parametrize(
    ("text", "relation", "direction", "distance"),
    [
        ("in western Goma", "part", "west", 0.0),
        ("on the outskirts of Goma", "outskirts", "", 0.0),
        ("near Goma", "near", "", 0.0),
        ("30 km south of Goma", "direction", "south", 30.0),
        ("10 miles north of Goma", "direction", "north", 16.09),
        ("in the eastern part of Goma", "part", "east", 0.0),
        ("the border with Goma", "border", "", 0.0),
    ],
)
def test_modifiers_narrow_or_move(
    reader: ContextReader, text: str, relation: str, direction: str, distance: float
) -> None:
    modifier = context(reader, text, "Goma").modifier
    assert modifier is not None
    assert (modifier.relation, modifier.direction, modifier.distance_km) == (
        relation,
        direction,
        pytest.approx(distance),
    )


def test_an_adjective_between_owner_and_quarter_belongs_to_the_owner(reader: ContextReader) -> None:
    assert context(reader, "in Homs's western Waer district", "Homs", "Waer").modifier is None


def test_compass_words() -> None:
    assert compass("northwestern") == "north-west"
    assert compass("central") == "centre"
    assert compass("market") == ""
