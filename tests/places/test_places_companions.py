from collections import Counter
from collections.abc import Callable

from geo.model import Place, PlaceKind, PlaceMention
from geo.places.candidates import CandidatePlace
from geo.places.companions import COUNTY, HOLDS, ITS_PROVINCE, OTHER_KIND, OTHER_TOWNS, TOWN_OF_IT, add_companions
from geo.places.scene import Group


def bearer(name: str, kind: PlaceKind, admin1: str = "TX", admin2: str = "", people: int = 10_000) -> CandidatePlace:
    key = f"{name}-{kind}-{admin1}-{admin2}"
    return CandidatePlace(Place(key, name, 30.0, -95.0, 5.0, kind, "US", admin1, admin2, population=people))


def evidence_of(candidate: CandidatePlace) -> set[str]:
    return {name for name, _ in candidate.companions}


def test_a_town_and_its_county_speak_for_each_other_though_better_known_ones_bear_their_names():
    famous, meant = bearer("Huntsville", "city", "AL", "089"), bearer("Huntsville", "city", "TX", "471")
    county, elsewhere = bearer("Walker County", "admin2", "TX", "471"), bearer("Walker County", "admin2", "GA", "295")
    add_companions([Group("huntsville", [famous, meant]), Group("walker county", [elsewhere, county])])
    assert evidence_of(meant) == {COUNTY}
    assert evidence_of(county) == {TOWN_OF_IT}
    assert not famous.companions
    assert not elsewhere.companions


def test_towns_of_one_county_speak_for_each_other():
    kent, other_kent = bearer("Kent", "village", "CT", "005"), bearer("Kent", "city", "WA", "033")
    sharon = bearer("Sharon", "village", "CT", "005")
    add_companions(
        [Group("kent", [other_kent, kent]), Group("sharon", [sharon, bearer("Sharon", "city", "PA", "085")])]
    )
    assert evidence_of(kent) == evidence_of(sharon) == {OTHER_TOWNS}
    assert not other_kent.companions


def test_a_name_says_nothing_of_itself():
    town, district = bearer("Melbourne", "city", "07", "246"), bearer("Melbourne", "admin2", "07", "246")
    add_companions([Group("melbourne", [town, district])])
    assert not town.companions
    assert not district.companions


def test_a_county_of_several_bearers_says_less_of_each():
    one, other = bearer("Salem", "city", "MO", "065"), bearer("Salem", "city", "OR", "047")
    dent, marion = bearer("Dent County", "admin2", "MO", "065"), bearer("Marion County", "admin2", "OR", "047")
    add_companions([Group("salem", [other, one]), Group("dent county", [dent])])
    assert dict(one.companions)[COUNTY] == 1.0
    one.companions, other.companions = [], []
    add_companions([Group("salem", [other, one]), Group("dent county", [dent]), Group("marion county", [marion])])
    assert dict(one.companions)[COUNTY] == dict(other.companions)[COUNTY] == 0.5


def test_two_names_of_one_town_are_no_two_towns():
    city, state = bearer("Oklahoma City", "city", "OK", "109"), bearer("Oklahoma", "admin1", "OK")
    again = bearer("Oklahoma City", "city", "OK", "109")
    add_companions([Group("oklahoma city", [city]), Group("oklahoma", [state, again])])
    assert OTHER_TOWNS not in evidence_of(again)


def test_the_province_is_told_apart_where_another_of_the_name_is_called_one():
    city, state = bearer("Washington", "city", "DC", "001"), bearer("Washington", "admin1", "WA")
    bare = Group("washington", [city, state])
    called = Group("washington", [bearer("Washington", "admin1", "WA")], kinds=Counter(["admin1"]))
    add_companions([called, bare])
    assert evidence_of(state) == {OTHER_KIND}
    assert not city.companions


def test_the_city_gains_nothing_where_a_governor_is_named():
    city, state = (
        bearer("New York City", "city", "NY", people=8_000_000),
        bearer("New York", "admin1", "NY", people=19_000_000),
    )
    add_companions([Group("new york", [state, city], of_a_province=True)])
    assert not city.companions


def test_what_is_said_to_lie_in_a_name_tells_which_bearer_it_is():
    atlanta = Group("atlanta", [bearer("Atlanta", "city", "GA", "121")])
    state = bearer("Georgia", "admin1", "GA")
    land = CandidatePlace(Place("georgia", "Georgia", 42.0, 43.5, 150.0, "country", "GE"))
    atlanta.containers = [(land.place, "comma", "Georgia"), (state.place, "comma", "Georgia")]
    add_companions([atlanta, Group("georgia", [land, state])])
    assert evidence_of(state) == {HOLDS}
    assert not land.companions


def test_what_lies_in_a_town_is_said_of_it_as_of_the_district_of_its_name():
    def held(km_north: float) -> tuple[CandidatePlace, CandidatePlace]:
        town, district = bearer("Mosul", "city", "15", "1"), bearer("Mosul", "admin2", "15", "1")
        quarter = CandidatePlace(Place("q", "Shifa", 30.0 + km_north / 111.2, -95.0, 1.0, "quarter", "US", "15", "1"))
        inner = Group("shifa", [quarter])
        inner.containers = [(district.place, "in", "Mosul")]
        add_companions([inner, Group("mosul", [town, district])])
        return town, district

    assert [HOLDS in evidence_of(one) for one in held(km_north=3)] == [True, True]
    assert [HOLDS in evidence_of(one) for one in held(km_north=30)] == [False, True]


def test_a_name_of_a_country_and_a_province_is_of_the_one_whose_towns_are_named():
    def georgia(*towns: CandidatePlace) -> tuple[bool, bool]:
        state = bearer("Georgia", "admin1", "GA")
        land = CandidatePlace(Place("georgia", "Georgia", 42.0, 43.5, 150.0, "country", "GE"))
        named = Group("georgia", [land, state], names_country=True)
        add_companions([named, *(Group(town.place.name.lower(), [town]) for town in towns)])
        return HOLDS in evidence_of(land), HOLDS in evidence_of(state)

    atlanta, savannah = bearer("Atlanta", "city", "GA", "121"), bearer("Savannah", "city", "GA", "051")
    tbilisi = CandidatePlace(Place("t", "Tbilisi", 41.7, 44.8, 12.0, "city", "GE", "51"))
    assert georgia(atlanta, savannah) == (False, True)
    assert georgia(atlanta, tbilisi) == (False, False), "one town of each tells nothing"


def test_a_city_that_holds_half_its_province_is_told_from_one_that_holds_little_of_it():
    city, state = (
        bearer("New York City", "city", "NY", people=8_000_000),
        bearer("New York", "admin1", "NY", people=19_000_000),
    )
    add_companions([Group("new york", [state, city])])
    assert evidence_of(city) == {ITS_PROVINCE}
    assert 0.4 < dict(city.companions)[ITS_PROVINCE] < 0.5
    assert not state.companions


def test_a_district_gains_nothing_by_villages_named_with_the_town_of_its_name():
    town, district = bearer("Mosul", "city", "15", "1"), bearer("Mosul", "admin2", "15", "1")
    village = bearer("Bashiqa", "village", "15", "1")
    add_companions([Group("mosul", [town, district]), Group("bashiqa", [village])])
    assert TOWN_OF_IT not in evidence_of(district)
    assert OTHER_TOWNS in evidence_of(town)


def test_a_small_town_holds_no_other(found: Callable[..., dict[str, PlaceMention]]) -> None:
    place = found("He was born in Calubian, Leyte, and lives in Ormoc.")["Leyte"].place
    assert place is not None
    assert place.kind == "admin2"
