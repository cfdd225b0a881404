"""In a report of a match a town is its team, unless the words beside it make it a place."""

import pytest

from geo.places.sports import in_passage, passages
from geo.places.tokens import tokenise

MATCH = "The goalkeeper saved two penalties, and the coach praised his team. "


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (MATCH + "Norway and Serbia qualified on Monday.", "Norway"),
        (MATCH + "He has managed Bordeaux before.", "Bordeaux"),
        (MATCH + "The striker is on loan from Bergen.", "Bergen"),
        (MATCH + "The next match is away to Leeds.", "Leeds"),
        ("High school basketball\nLakeland 50, Columbus 38", "Columbus"),
        ("Results of the second round:\nTampere 2, Turku 1\nOulu 0, Lahti 0", "Oulu"),
        (MATCH + "Palm Bay won by ten points.", "Palm Bay"),
    ],
)
def test_a_team_is_not_drawn(found, text, name):
    assert found(text)[name].role == "actor"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (MATCH + "The final is in Turin on Sunday.", "Turin"),
        (MATCH + "The winger flew to Oslo on Sunday.", "Oslo"),
        (MATCH + "Turin's stadium was sold out.", "Turin"),
        ("BUFFALO, N.Y. (AP) — The winger scored twice, and the goalie made thirty saves.", "BUFFALO"),
        ("BUFFALO, N.Y. (AP) — The winger scored twice, and the goalie made thirty saves.", "N.Y."),
        (MATCH + "She has played in four countries (Portugal, Spain and Italy).", "Portugal"),
        (MATCH + "The club comes to Lyon and to Europe.", "Europe"),
        ("The former goalkeeper was elected mayor of Leeds on Sunday.", "Leeds"),
    ],
)
def test_a_venue_or_a_dateline_is_drawn(found, text, name):
    mention = found(text)[name]
    assert mention.role == "location"
    assert mention.place is not None


@pytest.mark.parametrize(
    "text",
    [
        "The party won the election. It led the polls by ten points, and its rivals lost four seats.",
        "Police said that two men had been shot after a football match.",
        "Killed: Mosul 12, Kirkuk 7, Tikrit 3.",
        "Paris 12 degrees, London 9 degrees, rain in Oslo 7.",
    ],
)
def test_other_news_is_no_report_of_a_match(text):
    assert not any(passages(tokenise(text)))


def test_only_the_passage_of_a_mixed_text_is_of_sport():
    plain = "The council met on Monday to talk about the new road to the harbour and its price. " * 8
    tokens = tokenise(plain + MATCH)
    assert [in_passage(tokens, 0), in_passage(tokens, len(tokens) - 1)] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "The striker scored twice. The Wild still rank at the bottom of the Central Division after the playoffs.",
        "The goalkeeper scored three goals in two spells in charge of Chelsea, who won three league titles.",
        "The strikers enjoyed a 4-0 rout of Belarus and qualified for the playoffs.",
    ],
)
def test_competitions_and_beaten_sides_are_not_drawn(found, text):
    assert [m.text for m in found(text).values() if m.role == "location" and m.place is not None] == []
