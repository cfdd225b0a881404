from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.dates import publication_date, whole_dates
from geo.model import UNDATED, Document, Furniture, Publication
from geo.text import find_furniture


def of(text, *, furniture=(), published=None):
    return publication_date(Document("a", text, published=published), furniture)


def test_metadata_is_kept():
    known = Publication(date(2017, 6, 18), date(2017, 6, 18), "the publisher's page")
    assert of("DOHA, May 3, 2016 (Wire) - Rain.", published=known) == known


def test_a_later_day_told_in_the_past_contradicts_metadata():
    known = Publication(date(2017, 6, 18), date(2017, 6, 18), "sidecar")
    found = of("The bridge fell on May 3, 2018.", published=known)
    assert (found.first, found.last) == (known.first, known.last)
    assert found.evidence == ("contradiction: the text tells 'May 3, 2018' in the past, after 2017-06-18",)


def test_a_dateline_with_its_year():
    found = of("BAGHDAD, June 14, 2017 (Reuters) - Rain fell.")
    assert (found.first, found.last, found.reason) == (date(2017, 6, 14), date(2017, 6, 14), "the dateline")


def test_a_dateline_takes_its_year_from_a_day_told_in_the_text():
    text = "DOHA, June 14 (Wire) - Rain fell.\n\nThe dam, which broke on June 10, 2017, was old."
    assert of(text).first == date(2017, 6, 14)


def test_a_dateline_without_any_year_proves_nothing():
    assert of("DOHA, June 14 (Wire) - Rain fell.") == UNDATED


def test_a_published_line_wins_over_an_updated_one():
    found = of("Flood\nPublished 2017-06-14\nUpdated June 16, 2017\n\nRain fell.")
    assert (found.first, found.last) == (date(2017, 6, 14), date(2017, 6, 14))
    assert len(found.evidence) == 2


def test_published_lines_that_disagree_are_shown():
    found = of("Flood\nPublished 2017-06-14\nPublished 2017-06-16\n\nRain fell.")
    assert (found.first, found.last) == (date(2017, 6, 14), date(2017, 6, 16))
    assert "these disagree" in found.evidence[-1]


def test_a_day_on_a_line_of_its_own_near_the_top():
    assert of("Flood in the north\nThursday, June 15, 2017\n\nRain fell.").first == date(2017, 6, 15)


def test_a_caption_bounds_from_below_and_an_agreeing_weekday_from_above():
    found = of("Rain fell, he said Thursday.\n\nThe dam seen in the north, June 15, 2017. A photographer's picture")
    assert (found.first, found.last) == (date(2017, 6, 15), date(2017, 6, 21))
    assert len(found.evidence) == 2


def test_a_past_day_alone_is_evidence_and_no_interval():
    found = of("The dam broke on March 3, 2016 and was mended.")
    assert (found.first, found.last) == (None, None)
    assert found.reason == "undated: only its earliest day is proven by the text"
    assert found.evidence == ("not before 'March 3, 2016', the newest day the text tells",)


@pytest.mark.parametrize(
    "line",
    [
        "Published: 3 March 2016",
        "Published on March 3, 2016 at 10:30",
        "First published 3 March 2016",
        "Posted by Jane Doe on March 3, 2016",
        "Posted on 2016-03-03",
        "Last updated: March 3, 2016",
        "Reuters | Published 3 March 2016",
        "Publication date: 3 March 2016",
        "By Jane Doe, March 3, 2016",
        "By Jane Doe - 3 March 2016",
        "https://news.example/world/2016/03/03/bridge-closed.html",
        "Source: https://news.example/2016-03-03/bridge",
    ],
)
def test_lines_that_sites_write_at_the_head_give_the_day(line):
    found = of(f"Bridge closed\n\n{line}\n\nThe bridge of the town was closed, the mayor said.\n")
    assert (found.first, found.last) == (date(2016, 3, 3), date(2016, 3, 3))


def test_the_articles_own_address_gives_the_day():
    document = Document("a", "The bridge was closed.", url="https://news.example/2016/3/2/bridge?x=2017/01/01")
    assert publication_date(document).first == date(2016, 3, 2)


def test_addresses_in_the_text_give_none():
    assert of("The bridge was closed, says https://news.example/2016/03/02/bridge and others.") == UNDATED


def test_a_day_to_come_bounds_nothing():
    assert of("The dam will be finished by March 3, 2030.") == UNDATED


def test_an_anniversary_bounds_both_ways():
    text = "The dam was mended nearly three years to the day after it broke.\n\nIt broke on June 22, 2014, at night."
    found = of(text)
    assert (found.first, found.last) == (date(2017, 5, 22), date(2017, 7, 23))


def test_an_anniversary_agrees_with_metadata_or_contradicts_it():
    text = "The dam was mended nearly three years to the day after it broke.\n\nIt broke on June 22, 2014, at night."
    for day, expected in ((date(2017, 6, 18), True), (date(2018, 6, 18), False)):
        (evidence,) = of(text, published=Publication(day, day, "sidecar")).evidence
        assert evidence.startswith("'nearly three years to the day'") == expected
        assert evidence.startswith("contradiction") != expected


def test_copyright_years_and_comments_prove_nothing():
    text = "Rain fell.\n\nCopyright © 2022 The Paper\nJune 3, 2021 great article"
    comment = Furniture(text.index("June"), len(text), "reader comment")
    assert of(text, furniture=(comment,)) == UNDATED
    assert of("Rain fell. © June 3, 2021 The Paper") == UNDATED


def test_an_undated_text_stays_undated():
    assert of("Rain fell yesterday.") == UNDATED


@pytest.mark.parametrize("words", ["18/06/2017", "06/18/2017", "18.06.2017", "2017/06/18", "6.6.2017"])
def test_a_day_in_numbers_near_the_top_dates_the_page(words):
    found = publication_date(Document("a", f"The bridge\n{words}\n\nThe bridge is open again.\n"))
    expected = date(2017, 6, 6 if words.startswith("6.") else 18)
    assert (found.first, found.last) == (expected, expected)


def test_a_day_whose_numbers_could_be_swapped_dates_nothing():
    assert publication_date(Document("a", "The bridge\n03/04/2017\n\nThe bridge is open again.\n")) == UNDATED


DATE_WORDS = (
    "May", "June", "Sept.", "sept", "MAY", " ", "  ", "\n", "\u00a0", ",", "4", "14", "31st", "2014", "1999", "20145",
    "of ", "-", "2014-05-04", "/", ".", "18/06/2017", "the", "rain " * 12,
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(DATE_WORDS), max_size=40).map("".join))
def test_looking_around_years_only_misses_no_whole_date(text):
    everywhere = [m.span() for m in whole_dates._WHOLE.finditer(text)]
    assert [m.span() for m in whole_dates._whole_matches(text)] == everywhere


def test_of_many_days_those_in_furniture_prove_nothing():
    lines = [f"{day} May 2019" for day in range(1, 29)]
    text = "It rained on 3 April 2019.\n" + "\n".join(lines)
    starts = [text.index("\n" + line) + 1 for line in lines]
    furniture = [Furniture(start, start + len(line), "comment") for start, line in zip(starts, lines, strict=True)]
    found = publication_date(Document("a", text), furniture)
    assert found.evidence == ("not before '3 April 2019', the newest day the text tells",)


STORY = "Snow closed the road to the town of Kars, officials of the province said on Sunday morning.\n"


@pytest.mark.parametrize(
    "line",
    ["Published: 3 March 2019", "3 March 2019", "March 3, 2019 10:40 AM", "Updated 3 March 2019"],
)
def test_a_timestamp_that_the_page_shows_apart_from_the_report_is_its_day(line: str) -> None:
    text = f"Snow closes roads in the east\n{line}\n\n{STORY}"
    furniture = find_furniture(text)
    assert [piece.reason for piece in furniture] == ["timestamp"]
    found = publication_date(Document("a", text), furniture)
    assert (found.first, found.last) == (date(2019, 3, 3), date(2019, 3, 3))


@pytest.mark.parametrize("line", ["Delhi Updated: 21-02-2020 19:30 IST", "San José Last updated: 21.02.2020"])
def test_a_town_may_stand_before_the_word_for_it(line: str) -> None:
    found = publication_date(Document("a", f"Road closed\n{line}\n\n{STORY}"), [])
    assert (found.first, found.last) == (date(2020, 2, 21), date(2020, 2, 21))


def test_the_timestamps_of_comments_and_of_other_articles_are_not() -> None:
    rest = f"{STORY}\n{STORY.replace('Snow', 'Ice')}\n"
    rest = f"Snow closes roads in the east\n\n{rest}"
    comments = f"{rest}Comments\nAnn\nPosted 5 June 2021\nIt is cold.\n"
    related = f"{rest}Related stories\nIce closes an airport in the north\nPosted 5 June 2021\n"
    for text in (comments, related):
        furniture = find_furniture(text)
        assert any(piece.reason == "timestamp" for piece in furniture)
        assert publication_date(Document("a", text), furniture) == UNDATED


@pytest.mark.parametrize(
    "line",
    [
        "BAMAKO, 14 November 2023 (AFP) - ",
        "BAMAKO, 14 Nov 2023 (Own report) -- ",
        "NIAMEY, Niger, 14 November, 2023 - ",
        "GENEVA, Tuesday 14 November 2023 (UN News) – ",
        "BAMAKO, Nov 14, 2023 (AFP) - ",
    ],
)
def test_a_dateline_says_the_day_in_either_order(line: str) -> None:
    found = publication_date(Document("d", f"Rebels take Kidal\n\n{line}Rebels shelled Kidal on Monday."))
    assert (found.first, found.reason) == (date(2023, 11, 14), "the dateline")


def test_lines_of_several_days_are_a_chronology_and_no_datelines() -> None:
    text = "KIDAL, 14 November 2023 - Rebels took the fort.\nGAO, 20 November 2023 - Two died.\n"
    assert publication_date(Document("d", text)).first is None
