"""Menus among the lines of a saved page are furniture; lists of towns, tables and headings are content."""

from geo.text.furniture import find_furniture

PROSE = "Snow closed the road to Kars on Sunday, the governor said, and hundreds of drivers were stuck for a night.\n"


def furniture(text: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in find_furniture(text)]


def test_a_run_of_short_lines_with_known_entries_is_a_menu_wherever_it_stands() -> None:
    menu = ["Sports", "Around Town", "Startup Ankara", "Opinion", "Kars Guide", "Log in"]
    text = PROSE + "\n".join(menu) + "\n" + PROSE.replace("Sunday", "Monday")
    assert furniture(text) == menu


def test_a_list_of_towns_is_no_menu() -> None:
    towns = "The governor named the towns that were cut off\nKars\nArdahan\nSarikamis\nDigor\nSelim\nSusuz\n"
    assert furniture(PROSE + towns + PROSE.replace("Sunday", "Monday")) == []


def test_one_known_word_makes_no_menu_of_a_list() -> None:
    lines = "Kars\nArdahan\nHealth\nDigor\nSelim\nSusuz\n"
    assert furniture(PROSE + lines + PROSE.replace("Sunday", "Monday")) == []


def test_a_heading_between_paragraphs_stays() -> None:
    assert furniture(PROSE + "Sports\n" + PROSE.replace("Sunday", "Monday")) == []
