from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from geo.dates import find_dates
from geo.dates.blanks import evened
from geo.model import Publication, Span

PUBLISHED = Publication(date(2017, 6, 18), date(2017, 6, 18), "given")


def test_two_blanks_and_wrapped_lines_are_read_as_one_blank():
    assert evened("It fell  on\nMonday.").text == "It fell on Monday."


def test_columns_headings_and_paragraphs_stay():
    text = "Year     Event\n1936\n\nRain fell.\nSnow fell."
    assert evened(text).text == text


def test_a_date_has_the_words_and_offsets_of_the_text_as_it_came():
    text = "Two men  fled  on\n3  June  2016 to the coast."
    (found,) = find_dates(text, published=PUBLISHED)
    assert (found.value, found.text, text[found.start : found.end]) == ("2016-06-03", "3  June  2016", "3  June  2016")


def test_a_sentence_that_was_cut_at_a_joined_line_end_is_one():
    text = "The funeral will be held on\nMonday."
    (found,) = find_dates(text, published=PUBLISHED, sentences=(Span(0, 27), Span(28, 35)))
    assert found.value == "2017-06-19"


@given(st.text(alphabet="ab on1\n \u00a0\t.", max_size=60))
def test_every_letter_leads_back_to_itself(text):
    even = evened(text)
    for at, letter in enumerate(even.text):
        start, end = even.back(at, at + 1)
        assert end - start >= 1
        assert even.onto(start) == at
        assert letter.isspace() or text[start] == letter
