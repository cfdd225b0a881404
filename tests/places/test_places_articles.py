"""'The' before a town's name and no noun after it tell a ship, a hotel or a work."""

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The trawler, the Cartagena, sank with nine men.", "Cartagena"),
        ("The Bergen, a Norwegian supply ship, was hit.", "Bergen"),
        ("Crew of the Ancona were rescued.", "Ancona"),
        ("The Smyrna capsized and 30 passengers drowned.", "Smyrna"),
        ("The Haifa had sailed from Cyprus.", "Haifa"),
    ],
)
def test_a_name_alone_after_an_article_is_no_towns(found, text, name):
    mention = found(text).get(name)
    assert mention is None or (mention.place is None and "article" in mention.reason)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tourists left the Hague on Sunday.", "Hague"),
        ("The Bronx was without power.", "Bronx"),
        ("He comes from the Lebanon.", "Lebanon"),
        ("They sailed from the Piraeus in May.", "Piraeus"),
        ("The Aleppo that I knew is gone.", "Aleppo"),
        ("The Donbas was quiet.", "Donbas"),
        ("Residents of the Mosul and Tikrit districts fled.", "Mosul"),
        ("The Lagos, Kano and Oyo governments agreed.", "Lagos"),
        ("Staff of the Goma office fled.", "Goma"),
        ("Gunmen from the Kabul-based group were held.", "Kabul"),
    ],
)
def test_a_place_with_an_article_of_its_own_or_of_a_noun_is_kept(found, text, name):
    mention = found(text)[name]
    assert mention.place is not None
    assert "article" not in mention.reason


def test_the_town_itself_is_drawn_beside_the_ship_called_after_it(finder):
    ship, town = finder.find(
        "The Bergen was repaired at the port. She left for Bergen on Monday, police in Bergen said."
    )[:2]
    assert ship.place is None
    assert town.place is not None
