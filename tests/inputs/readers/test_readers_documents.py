"""PDF and the documents of word processors: paragraphs, pages, what is left out, what can't be read."""

import io
from pathlib import Path

import pytest
from documents import archive, docx, odt, pdf
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InputError
from geo.inputs.readers.office import DocxReader, OdtReader, RtfReader
from geo.inputs.readers.pdf import PdfReader
from geo.inputs.readers.pdf_lines import joined_pages
from geo.model import Page

FULL = "The governor said that the port of Mariupol had been shelled all night"
LONG = ["Shelling goes on", "", FULL, "and that the bridge to Zaporizh-", "zhia was closed to the trucks of traders."]


def test_lines_become_paragraphs_and_divided_words_are_joined() -> None:
    (found,) = PdfReader().read(pdf(LONG), name="x.pdf")
    assert found.text == (
        f"Shelling goes on\n\n{FULL} and that the bridge to Zaporizhzhia was closed to the trucks of traders."
    )


def test_a_hyphen_that_the_file_writes_elsewhere_stays() -> None:
    page = "A well-known man spoke to us there\nand it is said that he is well-\nknown here."
    assert "is well-known here" in joined_pages([page]).text


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("towns such as Al-", "Shurooq and others", "Al-Shurooq"),
        ("the mosque of al-", "Nuri in the old town", "al-Nuri"),
        ("the country's second-", "largest city by far", "second-largest"),
        ("districts that are ISIS-", "held to this day", "ISIS-held"),
        ("a charge of war-", "crime was denied", "war-crime"),
        ("what the govern-", "ment said of it", "government"),
        ("as far as Zaporizh-", "zhia in the south", "Zaporizhzhia"),
        ("in the years 2016-", "2017 nothing changed", "2016-2017"),
    ],
)
def test_a_hyphen_that_was_written_stays_at_the_end_of_a_line(first: str, second: str, joined: str) -> None:
    assert f" {joined} " in joined_pages([f"{FULL}\n{FULL} and {first}\n{second}"]).text


def test_space_between_lines_ends_a_paragraph_whose_last_line_is_full() -> None:
    lines = [FULL, f"{FULL}.", "", f"{FULL} long", "and by day.", f"{FULL}.", f"{FULL} again"]
    (found,) = PdfReader().read(pdf(lines), name="x.pdf")
    assert found.text.split("\n\n")[0] == f"{FULL} {FULL}."
    assert len(found.text.split("\n\n")) == 3
    assert "\ue000" not in found.text


def test_short_paragraphs_stay_apart_where_most_of_the_spaces_are_between_two() -> None:
    said = [f"The bridge at {town} was closed." for town in ("Homs", "Hama", "Idlib", "Raqqa", "Tikrit", "Mosul")]
    long = [f"{FULL} and the trains", f"{FULL} again", "by men of the port."]
    height, page = 800, []
    for paragraph in (*([one] for one in said), long):
        for line in paragraph:
            height -= 12
            page.append((60, height, "F1", line))
        height -= 7
    (found,) = PdfReader().read(pdf(page), name="x.pdf")
    assert found.text.split("\n\n") == [*said, " ".join(long)]


@pytest.mark.parametrize(
    "foot", ["https://www.riverpost.example/2023/05/04/bridge 1/1", "https://www.riverpost.example/a"]
)
def test_what_a_browser_prints_on_the_page_tells_where_it_came_from(foot: str) -> None:
    page = ["5/6/23, 10:08 PM", "A bridge is closed again", f"{FULL}.", foot]
    (found,) = PdfReader().read(pdf(page, title="A bridge is closed again - River Post"), name="x.pdf")
    facts = found.facts
    assert (facts.title, facts.publisher) == ("A bridge is closed again", "River Post")
    assert facts.url == foot.removesuffix(" 1/1")
    assert "riverpost" not in found.text


def test_an_address_that_was_cut_or_differs_from_page_to_page_is_none() -> None:
    for feet in (["https://riverpost.example/a/long..."], ["https://a.example/1 1/2", "https://b.example/2 2/2"]):
        (found,) = PdfReader().read(pdf(*([f"{FULL}.", foot] for foot in feet)), name="x.pdf")
        assert found.facts.url == ""


def test_every_page_has_its_place_and_a_sentence_may_cross_it() -> None:
    first, second = [FULL, "and then"], ["the troops left Tikrit for the north of the country, a general said."]
    (found,) = PdfReader().read(pdf(first, second), name="x.pdf")
    assert found.source.pages[0] == Page(0, "page 1")
    assert found.source.pages[1].label == "page 2"
    assert found.text[: found.source.pages[1].start].endswith("and then ")
    assert found.text.count("\n") == 0


def test_running_heads_and_page_numbers_are_left_out_and_counted() -> None:
    pages = [f"The Daily Example\n{FULL} {n}.\nPage {n}" for n in ("one", "two", "three")]
    joined = joined_pages([page.replace("Page one", "1").replace("Page two", "2") for page in pages])
    assert "Daily" not in joined.text
    assert joined.left_out.count("The Daily Example") == 3


def test_numbers_beside_the_lines_are_left_out() -> None:
    numbers = "\n".join(map(str, range(1, 26)))
    assert joined_pages([f"{numbers}\n{FULL}\nsince 7 in the morning."]).text == f"{FULL} since 7 in the morning."


def test_a_browser_s_print_marks_are_left_out() -> None:
    joined = joined_pages([f"11/28/26, 10:08 PM\n{FULL}.\nhttps://example.org/a 1/1"])
    assert joined.text == f"{FULL}."


def test_pages_begin_in_order_within_the_text() -> None:
    joined = joined_pages(["", FULL + ".", "", "End of it."])
    starts = [page.start for page in joined.pages]
    assert starts == sorted(starts)
    assert all(start <= len(joined.text) for start in starts)


@given(st.lists(st.text(alphabet="aB .-\n\u00ad", max_size=60), max_size=5))
def test_no_letter_is_lost_but_those_of_running_heads(pages: list[str]) -> None:
    joined = joined_pages(pages)
    kept = sorted(letter for letter in "".join(pages) if letter.isalpha())
    left_out = "".join(joined.left_out)
    assert sorted(letter for letter in joined.text + left_out if letter.isalpha()) == kept


def test_a_title_counts_where_it_stands_on_the_first_page() -> None:
    (found,) = PdfReader().read(pdf(LONG, title="Shelling goes on"), name="x.pdf")
    assert found.facts.title == "Shelling goes on"
    (found,) = PdfReader().read(pdf(LONG, title="Microsoft Word - draft"), name="x.pdf")
    assert found.facts.title == ""


def test_a_scan_is_told_with_what_to_do() -> None:
    with pytest.raises(InputError, match=r"^x\.pdf has no text layer: run OCR"):
        PdfReader().read(pdf([""], [""]), name="x.pdf")


def test_pages_without_a_text_layer_are_named() -> None:
    (found,) = PdfReader().read(pdf(LONG, [""]), name="x.pdf")
    assert found.note == "pages without a text layer, not read: 2"


@pytest.mark.parametrize("cut", [9, 60, 300, 500])
def test_a_cut_pdf_is_told_or_read(cut: int) -> None:
    with pytest.raises(InputError, match=r"^x\.pdf "):
        PdfReader().read(pdf(LONG)[:cut], name="x.pdf")


def test_a_locked_pdf_is_told() -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(InputError, match=r"^x\.pdf is locked by a password"):
        PdfReader().read(stream.getvalue(), name="x.pdf")


def test_a_word_document_is_its_paragraphs_in_order() -> None:
    data = docx(
        "Shelling goes on", "<w:r><w:t>Troops left </w:t></w:r><w:r><w:t>Tikrit.</w:t></w:r>", title="Shelling goes on"
    )
    (found,) = DocxReader().read(data, name="x.docx")
    assert found.text == "Shelling goes on\n\nTroops left Tikrit."
    assert (found.facts.title, found.facts.author) == ("Shelling goes on", "A. Writer")


def test_what_was_deleted_with_changes_tracked_is_not_read() -> None:
    changed = "<w:del><w:r><w:delText>Mosul</w:delText></w:r></w:del><w:ins><w:r><w:t>Tikrit</w:t></w:r></w:ins>"
    (found,) = DocxReader().read(docx(changed), name="x.docx")
    assert found.text == "Tikrit"


def test_a_text_box_is_read_once() -> None:
    box = "<w:r><w:t>Outside</w:t><w:txbxContent><w:p><w:r><w:t>Inside</w:t></w:r></w:p></w:txbxContent></w:r>"
    (found,) = DocxReader().read(docx(box), name="x.docx")
    assert found.text == "Outside\n\nInside"


def test_a_document_with_entities_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("Tikrit")
    body = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]><d xmlns:w="http://x"><w:p>&x;</w:p></d>'
    with pytest.raises(InputError, match=r"^x\.docx "):
        DocxReader().read(archive(word__document_xml=body), name="x.docx")


@pytest.mark.parametrize("data", [b"PK\x03\x04", archive(other_xml="<a/>"), archive(word__document_xml="<a")])
def test_a_damaged_document_is_told(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^x\.docx .*(damaged|unsound|archive)"):
        DocxReader().read(data, name="x.docx")


def test_a_document_is_known_by_what_is_in_it() -> None:
    assert DocxReader().can_read("x.zip", docx("Troops left Tikrit."))
    assert not DocxReader().can_read("x.docx", b"Just words.")


def test_a_document_of_libreoffice_is_its_paragraphs() -> None:
    (found,) = OdtReader().read(odt("Shelling", "Troops left<t:s/><t:span>Tikrit</t:span><t:tab/>today."), name="x.odt")
    assert found.text == "Shelling\n\nTroops left Tikrit\ttoday."


def test_rtf_is_its_words() -> None:
    (found,) = RtfReader().read(rb"{\rtf1\ansi Troops left {\b Tikrit}.\par The fire in \'c9vreux.}", name="x.rtf")
    assert found.text == "Troops left Tikrit.\n\nThe fire in Évreux."
