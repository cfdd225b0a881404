"""A text reads the same however it is wrapped or encoded, and what is found stands where it came."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text import plain_text

PROSE = (
    "Officials said on Monday that at least two people had died in San Francisco and that many more were missing after "
    "the storm in Los Angeles, which had come from the south. Nobody knew how many had left before it."
)


@pytest.mark.parametrize("width", range(20, 121, 5))
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_wrapped_paragraph_is_one_line(width, end):
    wrapped = textwrap.fill(PROSE, width).replace("\n", end)
    assert plain_text(wrapped).text == PROSE


@pytest.mark.parametrize(
    "text",
    [
        "Iraqi troops enter Old City\nTroops went into the Old City on Sunday, the army said, after a week of air "
        "strikes that had left the streets in ruins, and met little resistance from the last fighters who held out.",
        "Killed by town:\nMosul 12\nKirkuk 3\nTikrit 8",
        "- a convoy was hit near the bridge\n- two men were held in the market\n- the road to the east was closed",
        "| Town | Killed |\n|---|---|\n| Mosul | 12 |",
        "The army took the town.\nResidents had fled.\nThe bridge was down.",
        "By Ann Lee\nReuters\nBaghdad",
    ],
)
def test_headlines_lists_tables_and_short_paragraphs_keep_their_line_ends(text):
    assert plain_text(text).text == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Two people died in Bagh\u00addad.", "Two people died in Baghdad."),
        ("Two people died in Bagh-\ndad on Monday.", "Two people died in Baghdad on Monday."),
        ("They left Stoke-on-\nTrent on Monday.", "They left Stoke-on-Trent on Monday."),
        ("The U.S.-\nled coalition struck.", "The U.S.-led coalition struck."),
        ("a Saudi-\nbacked group", "a Saudi-backed group"),
        ("Malmo\u0308 and Medelli\u0301n", "Malmö and Medellín"),
        ("MalmÃ¶, itâ€™s said, isnâ€™t LinkÃ¶ping", "Malmö, it’s said, isn’t Linköping"),
        ("Ä°zmir and PlzeÅ„", "İzmir and Plzeń"),
        ("ÐšÐ¸Ñ—Ð²", "Київ"),
        ("\u200bMosul", "Mosul"),
    ],
)
def test_what_an_encoding_or_a_hyphen_hid_is_mended(text, plain):
    assert plain_text(text).text == plain


PLACES = {"Port Harcourt", "Kuwait City", "Saint Martin d’Hères", "Rio de Janeiro"}


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Rockets hit Port\nHarcourt on Sunday.", "Rockets hit Port Harcourt on Sunday."),
        ("Nobody left Rio\r\nde Janeiro.", "Nobody left Rio de Janeiro."),
        ("They hold Kuwait\nCity’s port.", "They hold Kuwait City’s port."),
        ("Snow closed the airport\nof the town today.", "Snow closed the airport of the town today."),
        ("The police in\nPort Harcourt said so.", "The police in Port Harcourt said so."),
    ],
)
def test_a_line_end_amid_a_name_or_a_sentence_is_none(text, plain):
    assert plain_text(text, PLACES.__contains__).text == plain


@pytest.mark.parametrize(
    "text",
    [
        "Kuwait\nCity",
        "Rockets hit Port\nHarcourt Road was closed.",
        "Rockets hit the port.\nHarcourt was spared.",
        "- a strike in Kuwait\n- City workers",
        "Strike spreads to Kano\nLagos stayed at home.",
        "Home\nnews\nsport",
    ],
)
def test_other_line_ends_stay(text):
    assert plain_text(text, PLACES.__contains__).text == text


@pytest.mark.parametrize("text", ["“AMANHÔ”", "CAFÉ”", "São Paulo, Åre, À la carte", "Łódź", "a – b"])
def test_letters_that_are_meant_stay(text):
    assert plain_text(text).text == text


def test_what_was_found_is_led_back_to_the_text_as_it_came():
    text = (
        "At least two people died in San\nFrancisco and many in Medelli\u0301n,\nand it rained in Bagh-\ndad for days."
    )
    plain = plain_text(text)
    for name, came in (("San Francisco", "San\nFrancisco"), ("Medellín", "Medelli\u0301n"), ("Baghdad", "Bagh-\ndad")):
        start = plain.text.index(name)
        first, last = plain.back(start, start + len(name))
        assert text[first:last] == came
        assert plain.onto(first, last) == (start, start + len(name))


PIECES = st.lists(
    st.sampled_from(["word", "Mosul", "\n", "\r\n", " ", "\u00ad", "e\u0301", "Ã¶", "-\n", ".", "\u200b", ",", "of "]),
    max_size=40,
)


@given(PIECES, st.data())
def test_offsets_led_back_are_in_order_and_inside_the_text(pieces, data):
    text = "".join(pieces)
    plain = plain_text(text)
    start = data.draw(st.integers(0, len(plain.text)))
    end = data.draw(st.integers(start, len(plain.text)))
    first, last = plain.back(start, end)
    assert 0 <= first <= last <= len(text)
    later, _ = plain.back(end, end)
    assert first <= later


@given(PIECES)
def test_a_plain_text_is_as_long_as_its_edits_make_it(pieces):
    plain = plain_text("".join(pieces))
    grown = sum(len(new) - (end - start) for start, end, new in plain.edits)
    assert len(plain.text) == len(plain.source) + grown
