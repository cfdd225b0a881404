from geo.gazetteer.divisions import Division, read_districts, read_divisions, read_official_names


def test_divisions_have_a_code_of_their_country_and_names() -> None:
    divisions = read_divisions()
    assert len(divisions) > 50_000
    assert all(each.name and each.geonames_code.count(".") in (1, 2) for each in divisions)
    nineveh = next(each for each in divisions if each.geonames_code == "IQ.15")
    assert "Nineveh" in " ".join((nineveh.name, *nineveh.aliases))
    assert not nineveh.is_district
    assert nineveh.towns == ()


def test_a_town_has_the_code_of_its_district() -> None:
    divisions = [Division("IQ.15", 1, "Nineveh"), Division("IQ.15.99", 7, "Sinjar", towns=(99072, 5))]
    assert read_districts(divisions) == {99072: "99", 5: "99"}


def test_countries_have_official_names() -> None:
    names = read_official_names()
    assert "Republic of Armenia" in names["AM"]
    assert all(len(code) == 2 and all(listed) for code, listed in names.items())
