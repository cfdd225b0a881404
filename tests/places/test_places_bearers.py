"""Persons after a title, ships, clubs and initials bear places' names and are none; marked names are places."""

import pytest

from geo.model import PlaceMention


def drawn(mentions: dict[str, PlaceMention]) -> set[str]:
    return {name for name, mention in mentions.items() if mention.role == "location" and mention.place is not None}


@pytest.mark.parametrize(
    "text",
    [
        "Colonel Houston was killed on Monday.",
        '"It was quiet," said Mr. Cleveland.',
        "The landing ship Minsk was hit in a dry dock.",
        "HMS Glasgow left port on Tuesday.",
        "Leeds beat Burnley 3-1 on Saturday.",
        "A U.N. convoy was stopped by gunmen.",
        "She landed at KEF on a rainy day.",
        "The E.U. has agreed on tariffs.",
        "Savannah Guthrie read the news.",
        "Wells Fargo and Air France cut jobs.",
        "The Hyundai Santa Fe was found empty.",
        "Commerzbank Group and Santander raised their rates.",
        "He ordered a Philadelphia cheesesteak.",
        "Leeds could not recover in the second half.",
        "Leeds equalised with a hat-trick.",
        "Leeds have sacked their manager.",
        "The order came from Cmdr. Sidon.",
        "He worked for Bordeaux Investments.",
        "The firm of Tikrit & Sons went bankrupt.",
        "He ordered a Bordeaux, then left.",
        "They ate Peking duck.",
    ],
)
def test_bearers_of_places_names_are_not_drawn(found, text):
    assert drawn(found(text)) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The judge. Columbus was flooded.", "Columbus"),
        ("Shelling near #MaaratAlNuman tonight", "MaaratAlNuman"),
        ("CLASHES IN MOSUL AND KIRKUK", "KIRKUK"),
        ("| Town | Killed |\n|---|---|\n| Mosul | 12 |", "Mosul"),
        ("Police in Austin TX arrested a man.", "Austin"),
        ("The governor said that Mariupol had been shelled overnight.", "Mariupol"),
        ("On Monday Tikrit was shelled.", "Tikrit"),
        ("Prices in Leeds rose in the second quarter.", "Leeds"),
        ("Migrants work in Florence Monday to Friday.", "Florence"),
        ("In Bordeaux wine is cheap.", "Bordeaux"),
        ("He left a Bordeaux suburb at dawn.", "Bordeaux"),
        ("Pilgrims flew to Medina.", "Medina"),
    ],
)
def test_towns_are_found_wherever_they_stand(found, text, name):
    assert name in drawn(found(text))
