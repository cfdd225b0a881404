"""Scraps of HTML become paragraphs of words, whatever they look like."""

from hypothesis import given
from hypothesis import strategies as st

from geo.inputs.readers.headline import with_headline
from geo.inputs.readers.markup import is_marked_up, text_of_markup


def test_blocks_become_paragraphs_and_inline_tags_go() -> None:
    assert text_of_markup("<p>A fire in <b>Homs</b>.</p><p>Nobody<br>was hurt.</p>") == (
        "A fire in Homs.\n\nNobody\n\nwas hurt."
    )


def test_scripts_styles_and_comments_are_no_words() -> None:
    assert text_of_markup("<script>alert(1)</script><!-- x --><style>p{}</style><p>Homs</p>") == "Homs"


def test_references_are_resolved_once() -> None:
    assert text_of_markup("<p>Fish &amp;amp; chips in &Lstrok;&oacute;d&#378;</p>") == "Fish &amp; chips in Łódź"


def test_deep_nesting_is_read_without_an_error() -> None:
    assert "Homs" in text_of_markup("<div>" * 200 + "Homs" + "</div>" * 200)
    text_of_markup("<div>" * 100_000 + "Homs")


def test_plain_words_with_signs_are_not_taken_for_markup() -> None:
    assert not is_marked_up("3 < 5 and a > b in <Homs>")
    assert is_marked_up("A line<br/>and another")


@given(st.text(max_size=200))
def test_any_text_is_answered_without_an_error(text: str) -> None:
    text_of_markup(text)


def test_a_headline_goes_before_the_body_once() -> None:
    assert with_headline("Fire in Homs", "A market burnt.") == "Fire in Homs\n\nA market burnt."
    assert with_headline("Fire in Homs", "FIRE  in Homs\nA market burnt.") == "FIRE  in Homs\nA market burnt."
    assert with_headline("Fire", "  ") == "  "
