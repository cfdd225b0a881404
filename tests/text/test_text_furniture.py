import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text import find_furniture
from geo.text.lines import lines

PAGES = sorted((Path(__file__).parents[1] / "fixtures" / "text" / "pages").glob("*.page"))
BODY = (
    "The bridge over the river was closed on Monday after a barge struck its eastern pier, officials said.\n\n"
    "Nobody was hurt, and traffic was sent over the two other bridges until late in the evening, they said.\n\n"
    "Divers from the port looked at the pier on Tuesday and found a crack of two metres below the water.\n"
)


def reasons(text: str, title: str = "") -> dict[str, str]:
    return {text[piece.start : piece.end]: piece.reason for piece in find_furniture(text, title=title)}


def labelled(page: Path) -> tuple[str, set[str], set[str]]:
    """A page's text, its content lines and its furniture lines."""
    marked = page.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line[2:] for line in marked)
    return text, {m[2:] for m in marked if m.startswith("+ ")}, {m[2:] for m in marked if m.startswith("- ")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_line_of_the_report_is_lost(page: Path) -> None:
    text, content, _ = labelled(page)
    assert not content & set(reasons(text))


def test_nearly_every_furniture_line_of_the_pages_is_found() -> None:
    found = total = 0
    for page in PAGES:
        text, _, furniture = labelled(page)
        found += len(furniture & set(reasons(text)))
        total += len(furniture)
    assert found / total >= 0.97


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Help us grow. Support The Courier on Patreon!", "donation appeal"),
        ("Support OurSite", "donation appeal"),
        ("By Jane van Roe in Amman", "byline"),
        ("Translated by Captain Moss", "byline"),
        ("Voiceover by Sam Poe", "byline"),
        ("With reporting by AP, Reuters, and TASS", "reporting credit"),
        ("(Reporting by Ann Lee in Erbil; Editing by Tom Poe)", "reporting credit"),
        ("Related: The general who came back from the desert", "related headline"),
        ("RTS177V0", "photo credit code"),
        ("Published 12:04 GMT, 3 March 2015", "timestamp"),
        ("Copyright © 2022. All Rights Reserved.", "copyright"),
        ("ADVERTISEMENT", "advertisement"),
        ("Share", "navigation"),
        ("Home > News > Iraq", "navigation"),
        ("Sign up for our morning newsletter", "newsletter"),
        ("The views expressed here are the author's own.", "disclaimer"),
    ],
)
def test_a_line_gives_itself_away_by_its_words(line: str, reason: str) -> None:
    assert reasons(f"{BODY}\n{line}\n\n{BODY.replace('Monday', 'Sunday')}")[line] == reason


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the army had taken the two villages on the hill.",
        "Support for the plan fell in Basra",
        "MOSUL, Iraq",
        "On June 14 the Pentagon announced the move.",
        "Officials asked people to donate blood at the hospital.",
        "He said he would sign up for the army.",
        "Relief",
        "Research by the university shows that the dam is safe.",
        "Report from the dam: the water is rising",
        "Production from the field stopped on Monday.",
        "Photos by activists showed burning cars in the yard.",
        "Save the Children opens office in Erbil",
        "Date palms of Basra: 4,000 lost",
        "In pictures: the dam after the flood",
        "« Nous avons tout perdu » dit-il",
        "Help us, the families called to the soldiers",
        "Course of the war",
        "“Nobody came,” she said.",
    ],
)
def test_a_line_of_the_report_stays(line: str) -> None:
    assert line not in reasons(f"{BODY}\n{line}\n\n{BODY.replace('Monday', 'Sunday')}")


def test_only_the_second_copy_of_a_caption_is_furniture() -> None:
    caption = "A woman runs towards a soldier in the western district."
    text = f"{caption}\n{caption}\n\n{BODY}"
    (piece,) = find_furniture(text)
    assert (piece.start, piece.reason) == (len(caption) + 1, "repeated caption")


def test_headlines_of_others_at_the_foot_are_furniture() -> None:
    found = reasons(f"{BODY}\n\nMinister resigns after budget row\n\nStorm heads for the coast of Portugal\n")
    assert set(found.values()) == {"related headline"}
    assert len(found) == 2


def test_names_listed_after_a_colon_are_content() -> None:
    assert (
        reasons(
            BODY + "The army named these villages as the ones that it had taken since the morning of Sunday:\n"
            "Badana Kabir\nTel Aswad\nShaqouli"
        )
        == {}
    )


def test_a_list_of_days_and_venues_at_the_foot_is_content() -> None:
    stops = ["Jun 12 – Tampa, FL – Amphitheatre", "Jun 14 – Macon, GA – Coliseum", "15 Jun – Mobile, AL – Saenger Hall"]
    text = "\n".join(
        ["Band announces tour", "The band set out on a long tour of the south on Monday, it said.", *stops]
    )
    assert find_furniture(text) == ()


def test_stamped_headlines_at_the_foot_are_furniture() -> None:
    others = ["Council Votes on New Bridge", "Jun 12", "Fire Closes Market Hall", "Jun 11", "Mayor Opens New School"]
    text = "\n".join(
        ["Band announces tour", "The band set out on a long tour of the south on Monday, it said.", *others]
    )
    assert {text[piece.start : piece.end] for piece in find_furniture(text)} >= set(others[::2])


def test_reader_comments_run_to_the_end() -> None:
    comment = "My family comes from there, and nobody in the village ever saw a soldier before last spring."
    found = reasons(f"{BODY}\nLeave a Reply\n\nZed\n{comment}\n")
    assert found[comment] == "reader comment"


def test_the_known_title_is_content_and_menus_above_it_are_not() -> None:
    found = reasons(
        f"Home\nWar\nBridge closed after barge strikes pier\n\n{BODY}", "Bridge closed after barge strikes pier"
    )
    assert found == {"Home": "navigation", "War": "navigation"}


def test_front_matter_is_one_piece_of_furniture() -> None:
    text = f"---\ntitle: A bridge\npublished: 2015-03-02\n---\n\n{BODY}"
    (piece,) = find_furniture(text)
    assert (piece.start, text[: piece.end], piece.reason) == (0, text[: text.index("\n\n")], "front matter")


def test_a_report_without_furniture_has_none() -> None:
    assert find_furniture(BODY) == ()
    assert find_furniture("") == ()


@pytest.fixture(scope="module")
def _compiled_tables() -> None:
    """The tables compiled, which the first call does: no example is slow for that."""
    find_furniture(BODY)


@pytest.mark.usefixtures("_compiled_tables")
@given(
    st.lists(
        st.sampled_from([*BODY.splitlines(), "Share", "By Ann Lee", "Comments", "Related stories", "x", "---", "a: b"])
    )
)
def test_pieces_are_sorted_disjoint_and_whole_lines(chosen: list[str]) -> None:
    text = "\n".join(chosen)
    pieces = find_furniture(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(pieces))
    assert all(0 <= piece.start < piece.end <= len(text) and piece.reason for piece in pieces)


@given(st.text())
def test_lines_slice_the_text(text: str) -> None:
    assert all(text[line.start : line.end] == line.text != "" for line in lines(text))
    assert "".join("".join(line.text.split()) for line in lines(text)) == "".join(text.split())


@pytest.mark.parametrize(
    "piece", ["a", ".", '"', "By A A A\n", "a>", "a | b ", "Support Aa ", "views ", "Comments\n", "!", "a.)"]
)
def test_hostile_repeats_take_bounded_time(piece: str) -> None:
    # a search that backtracks would need hours for this, not the minute that a hanging test is given
    assert find_furniture(piece * (200_000 // len(piece))) is not None


def test_on_extracted_text_only_words_tell_furniture() -> None:
    prose = "The road to {} stayed closed on Sunday, the governor said in a statement that his office sent out."
    lines = [
        "Snow closes the road", "What is known so far", prose.format("Kars"), "Share this article", "Villages in need",
        prose.format("Selim"), "Kars", "Sarikamis", "Selim", "Digor",
    ]  # fmt: skip
    text = "\n\n".join(lines)
    marked = [text[piece.start : piece.end] for piece in find_furniture(text, extracted=True)]
    assert marked == ["Share this article"]
    assert len(find_furniture(text)) > 1


def test_on_extracted_text_a_sentence_that_comes_again_is_not_counted_and_a_heading_is() -> None:
    sentence = "The road to Kars stayed closed on Sunday, the governor said in a statement of his office."
    text = f"The road to Kars closed\n\n{sentence}\n\nThe road to Kars closed\n\n{sentence}\n"
    assert [piece.reason for piece in find_furniture(text, extracted=True)] == ["repeated caption"]
