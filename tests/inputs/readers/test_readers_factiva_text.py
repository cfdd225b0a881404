"""Exports of Factiva in RTF, Word, PDF and text: split, whatever the layout and the interface's language."""

from collections.abc import Sequence

import pytest
from documents import docx, pdf
from factiva_exports import (
    CODED,
    CODED_AGAIN,
    INTERFACES,
    PLAIN,
    PLAIN_AGAIN,
    SEARCH,
    filled,
    loose_text,
    plain_pdf,
    plain_rtf,
    plain_text,
    rtf,
    tabbed_rtf,
    table_pdf,
    table_rtf,
)

from geo.inputs.readers import RawArticle, Unread, all_readers
from geo.inputs.readers.office import DocxReader, RtfReader

FIRST = ("Fire in Homs", "The Example Post", "2016-03-02", "A. Writer", "A market burnt.\n\nNobody was hurt in Homs.")
SECOND = ("Floods near Beira", "Daily Example", "2019-03-15", "", "BEIRA, Mozambique\n\nThe river rose.")
PARTS = ["EXPST00020160302ec3200001", "DAYEX00020190315ef3f0000a"]
ENGLISH = INTERFACES["en"]


def told(found: Sequence[RawArticle | Unread]) -> list[tuple[str, str, str, str, str]]:
    """Headline, outlet, day, author and body of each article."""
    return [
        (
            each.facts.title,
            each.facts.publisher,
            str(each.facts.published.first) if each.facts.published else "",
            each.facts.author,
            each.text.partition("\n\n")[2],
        )
        for each in found
        if isinstance(each, RawArticle)
    ]


def read(data: bytes, name: str) -> Sequence[RawArticle | Unread]:
    """By the reader that Dateline chooses, in this process."""
    reader = all_readers().reader_of(name, data[:65536])
    assert reader is not None
    return reader.reader.read(data, name=name) if hasattr(reader, "reader") else reader.read(data, name=name)


@pytest.mark.parametrize("language", INTERFACES)
@pytest.mark.parametrize(
    ("layout", "name"),
    [
        (table_rtf, "x.rtf"),
        (tabbed_rtf, "x.rtf"),
        (plain_rtf, "x.rtf"),
        (plain_rtf, "Factiva-20200501-1012.doc"),
        (loose_text, "x.txt"),
        (plain_text, "x.txt"),
    ],
)
def test_each_article_has_its_headline_outlet_day_author_and_body(layout, name, language) -> None:
    found = read(layout(INTERFACES[language]), name)
    assert told(found) == [FIRST, SECOND]
    assert [each.part for each in found] == PARTS
    assert {each.source.format for each in found if isinstance(each, RawArticle)} == {"factiva"}


def test_a_word_document_made_of_an_export_is_split() -> None:
    cells = [filled(cell, ENGLISH) for field in (*CODED, *CODED_AGAIN) for cell in field]
    assert told(DocxReader().read(docx(*cells, *SEARCH), name="x.docx")) == [FIRST, SECOND]
    lines = [filled(line, ENGLISH).replace("\\b0", "").replace("\\b ", "") for line in (*PLAIN, *PLAIN_AGAIN)]
    assert told(DocxReader().read(docx(*lines), name="x.docx")) == [FIRST, SECOND]


LATIN = [language for language in INTERFACES if language not in ("ru", "zh")]  # Helvetica has no other letters


@pytest.mark.parametrize("language", LATIN)
@pytest.mark.parametrize("layout", [table_pdf, plain_pdf])
def test_a_pdf_is_split_whatever_the_layout(layout, language) -> None:
    found = read(layout(INTERFACES[language]), "x.pdf")
    assert told(found) == [FIRST, SECOND]
    assert [each.part for each in found] == PARTS


SHOOTING = (
    "The governor said that the port of Mariupol had been shelled all night and that the bridge to Zaporizhzhia was "
    "closed to the trucks of traders until the end of the week.",
    "IN PARIS the talks went on. Nobody had read the letter before the end of the long night in Lyon, a minister said, "
    "since it was brought by bus.",
)


@pytest.mark.parametrize("layout", [table_pdf, plain_pdf])
def test_lines_of_a_pdf_are_joined_and_every_passage_has_its_page(layout) -> None:
    first, second = read(layout(ENGLISH, paragraphs=SHOOTING * 6), "x.pdf")
    assert isinstance(first, RawArticle)
    assert isinstance(second, RawArticle)
    assert set(first.text.split("\n\n")[3:]) >= set(SHOOTING)
    assert "Nobody was hurt in Homs.\n\nThe governor" in first.text
    labels = [page.label for page in first.source.pages]
    assert labels[0] == "page 1"
    assert labels == sorted(labels)
    assert len(labels) > 2
    assert second.source.pages[0].start == 0
    assert int(second.source.pages[0].label[5:]) >= int(labels[-1][5:])


def test_a_headline_of_two_lines_is_one_in_a_pdf() -> None:
    headline = "A fire in the market of Homs destroys forty shops and a mosque of the old town, say residents"
    first, _ = read(plain_pdf(ENGLISH, headline=headline), "x.pdf")
    assert isinstance(first, RawArticle)
    assert first.facts.title == headline
    assert first.text.startswith(f"{headline}\n\nA market burnt.")


def test_a_pdf_that_only_names_a_number_of_factiva_is_one_article() -> None:
    (found,) = read(pdf(["The report was filed under", "EXPST00020160302ec3200001", "and forgotten."]), "x.pdf")
    assert isinstance(found, RawArticle)
    assert found.source.format == "pdf"


def test_words_that_are_spelt_like_codes_stay_text() -> None:
    body = ("IN PARIS, the talks went on.", "RE the letter: CO was found.", "BY NIGHT the guns fell silent.")
    head = (("HD", "Talks"), ("PD", "2 March 2016"), ("SN", "The Example Post"), ("LP", body[0]))
    end = "AN Document EXPST00020160302ec3200001"
    for gap in ("\t", " "):
        lines = [f"{code}{gap}{value}" for code, value in head]
        ((_, _, _, _, text),) = told(read("\n".join((*lines, *body[1:], end)).encode(), "x.txt"))
        assert text == "\n\n".join(body)


def test_an_article_without_a_text_is_told_and_the_next_one_read() -> None:
    lines = [f"{code}\t{filled(value, ENGLISH)}" for code, value in CODED if code not in ("LP", "TD")]
    again = [f"{code}\t{filled(value, ENGLISH)}" for code, value in CODED_AGAIN]
    found = read("\n".join((*lines, *again)).encode(), "x.txt")
    assert told(found) == [SECOND]
    assert found[0] == Unread(PARTS[0], "Factiva gives no text of it: fetch the article, or leave it out.")


def test_an_article_whose_day_cannot_be_read_in_one_way_stays_undated() -> None:
    lines = [f"{code}\t{'03/04/2016' if code == 'PD' else filled(value, ENGLISH)}" for code, value in CODED]
    ((_, _, day, _, _),) = told(read("\n".join(lines).encode(), "x.txt"))
    assert day == ""


def test_a_headline_under_a_section_is_told_from_one_over_a_name() -> None:
    plain = "\n".join(filled(line, ENGLISH) for line in PLAIN).replace("\\b0", "").replace("\\b ", "")
    assert told(read(plain.replace("By A. Writer\n", "").encode(), "x.txt"))[0][::3] == ("Fire in Homs", "")
    named = plain.replace("World\nFire in Homs\nBy A.", "Fire in a market of Homs\nAnna")
    assert told(read(named.encode(), "x.txt"))[0][::3] == ("Fire in a market of Homs", "Anna Writer")


def test_a_body_without_a_line_of_rights_is_found() -> None:
    lines = [filled(line, ENGLISH) for line in PLAIN if not line.startswith("Copyright")]
    (first,) = told(read(rtf(*(f"\\pard {line}\\par" for line in lines)), "x.rtf"))
    assert first == FIRST


def test_an_rtf_that_is_no_export_stays_one_article_without_marks() -> None:
    data = rtf("\\pard\\b Snow in \\b0 Homs\\par", "\\pard Roads {\\b1 were} shut. See Document 12.\\par")
    (found,) = RtfReader().read(data, name="x.rtf")
    assert isinstance(found, RawArticle)
    assert "Snow in Homs" in found.text
    assert "Roads were shut." in found.text
    assert found.source.format == "rtf"
