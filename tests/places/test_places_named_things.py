"""Animals, goods, works, firms and venues that bear a place's name are not drawn; what lies in the place is."""

import pytest

from geo.model import PlaceMention


def drawn(mentions: dict[str, PlaceMention]) -> set[str]:
    return {name for name, mention in mentions.items() if mention.role == "location" and mention.place is not None}


@pytest.mark.parametrize(
    "text",
    [
        "The horse Arundel won by a length.",
        "The shop sells a shoe called Hamburg.",
        "A frigate was named Mombasa.",
        "A cruise liner was later called Nagasaki.",
        "They drank a glass of Madeira after dinner.",
        "A Limousin bull won the first prize.",
        "Lexus Philippines sold forty cars.",
        "The capsule Orion was rolled out. Orion has two engines.",
        "The Opole Stock Exchange closed early.",
        "The South Florida Sun Sentinel broke the story.",
        "Alarm fatigue has been studied before (Ruskin KJ, Weber D. 2015).",
    ],
)
def test_things_that_bear_a_places_name_are_not_drawn(found, text):
    assert drawn(found(text)) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The town called Leeds lies in Yorkshire.", "Leeds"),
        ("In the storm Tacloban was flattened.", "Tacloban"),
        ("The post office called Borovoy was in Russia. Borovoy is a village in Russia.", "Borovoy"),
        ("He drank a glass of Bordeaux and flew to Lyon. In Bordeaux it rained.", "Bordeaux"),
        ("The concert in Nashville Municipal Auditorium was sold out.", "Nashville"),
    ],
)
def test_places_beside_things_stay_places(found, text, name):
    assert name in drawn(found(text))


def test_a_venue_whose_town_is_told_is_not_drawn_at_its_namesake(found):
    mentions = found("Aug. 8 - Hollywood Casino Amphitheatre - Chicago, IL")
    assert "Hollywood" not in drawn(mentions)
    assert "Chicago" in drawn(mentions)


def test_a_firm_is_meant_by_its_short_name(found):
    text = "Alaska Airlines will join the alliance. Flyers of Alaska earn miles; Alaska's lounges open in May."
    assert "Alaska" not in drawn(found(text))


def test_a_firms_name_is_a_place_where_something_lies_in_it(found):
    assert "Kenya" in drawn(found("Kenya Airways cut flights. In Kenya fuel is dear. Roads of Kenya are bad."))
