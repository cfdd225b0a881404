"""Exports of press databases: split into their articles, each with its headline, outlet, day and body."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from documents import docx, pdf

from geo.errors import InputError
from geo.inputs.readers import RawArticle, Unread, all_readers
from geo.inputs.readers.databases import EuropresseReader, FactivaReader, FactivaXmlReader, ProQuestReader
from geo.inputs.readers.lexis import LexisReader
from geo.inputs.readers.office import DocxReader, RtfReader
from geo.inputs.readers.pdf import PdfReader

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "pages" / "bundles"

Told = tuple[str, str, str, str, str]


def told(found: Sequence[RawArticle | Unread]) -> list[Told]:
    """Headline, outlet, day, author and body of each article."""
    articles = [each for each in found if isinstance(each, RawArticle)]
    return [
        (
            each.facts.title,
            each.facts.publisher,
            str(each.facts.published.first) if each.facts.published else "",
            each.facts.author,
            each.text.partition("\n\n")[2],
        )
        for each in articles
    ]


FIRST = ("Fire in Homs", "The Example Post", "2016-03-02", "A. Writer", "A market burnt.\n\nNobody was hurt in Homs.")
SECOND = ("Floods near Beira", "Daily Example", "2019-03-15", "", "BEIRA, Mozambique\n\nThe river rose.")

LEXIS_TEXT = """
                               1 of 2 DOCUMENTS

                               The Example Post

                           March 2, 2016 Wednesday

Fire in Homs

BYLINE: By A. Writer

LENGTH: 12 words

A market
burnt.

Nobody was hurt in Homs.

LOAD-DATE: March 3, 2016

LANGUAGE: ENGLISH

                         Copyright 2016 The Example Post
                              All Rights Reserved

                               2 of 2 DOCUMENTS

                                Daily Example

                             March 15, 2019 Friday

                               Correction Appended

Floods near Beira

DATELINE: BEIRA, Mozambique

The river rose.

LOAD-DATE: March 20, 2019
"""


def test_a_text_export_of_nexis_is_split_at_its_counts() -> None:
    assert LexisReader().can_read("x.txt", LEXIS_TEXT.encode())
    found = LexisReader().read(LEXIS_TEXT.encode(), name="x.txt")
    assert told(found) == [FIRST, SECOND]
    assert [each.part for each in found] == ["document 1", "document 2"]


def test_a_page_of_nexis_is_split_at_its_anchors() -> None:
    block = "<div><p>{}</p></div>".format
    one = map(block, ("1 of 1 DOCUMENTS", "The Example Post", "March 2, 2016", "Fire in Homs", "BYLINE: A. Writer"))
    body = "<p>A market burnt.</p><p>Nobody was hurt in Homs.</p><p>LANGUAGE: ENGLISH</p>"
    page = f'<html><a name="DOC_ID_0_0"></a><!-- Hide <DOC> -->{"".join(one)}{body}</html>'
    assert told(LexisReader().read(page.encode(), name="x.html")) == [FIRST]


NEXIS_UNI = [
    "Date and Time: Friday, 5 July 2019", "Documents (2)", "1. Fire in Homs", "Content Type: News",
    "Fire in Homs", "The Example Post", "March 2, 2016 Wednesday 9:20 AM GMT", "Copyright 2016 The Example Post",
    "Section: WORLD", "Length: 12 words", "Byline: A. Writer", "Body", "A market burnt.", "Nobody was hurt in Homs.",
    "Load-Date: March 3, 2016", "End of Document",
    "Floods near Beira", "Daily Example", "15 March 2019", "Dateline: BEIRA, Mozambique", "Body", "The river rose.",
    "Classification", "Language: ENGLISH", "End of Document",
]  # fmt: skip


def test_a_word_export_of_nexis_is_split_and_its_cover_is_no_article() -> None:
    assert told(DocxReader().read(docx(*NEXIS_UNI), name="x.docx")) == [FIRST, SECOND]


def test_an_rtf_export_of_nexis_is_split() -> None:
    data = "{\\rtf1\\ansi " + "\\par ".join(NEXIS_UNI) + "}"
    assert told(RtfReader().read(data.encode(), name="x.rtf")) == [FIRST, SECOND]


LONG = [
    "A market burnt in the old town of Homs on Tuesday evening, and the smoke was seen as far as Hama and Salamiya as",
    "the road to the north was closed until the morning. Nobody was hurt in Homs.",
]
"""Two lines of a column; the second ends a paragraph."""


def nexis_pdf(lines: list[str], *, often: int = 1, top: tuple[str, ...] = ()) -> bytes:
    """An export as PDF, whose first article is `often` times as long, with headlines in bold and heads on each page."""
    rows: list[tuple[str, str]] = []
    for line in lines:
        bold = line in ("Fire in Homs", "Floods near Beira", "Body")
        rows += [("F2" if bold else "F1", one) for one in (LONG * often if line == "A market burnt." else [line])]
    pages = []
    for at in range(0, len(rows), 20):
        head = [(60, 800 - 12 * n, "F1", words.format(at // 20 + 1)) for n, words in enumerate(top)]
        pages.append([*head, *((60, 760 - 24 * n, font, words) for n, (font, words) in enumerate(rows[at : at + 20]))])
    return pdf(*pages)


def test_a_pdf_export_of_nexis_is_split_and_every_passage_has_its_page() -> None:
    first, second = PdfReader().read(nexis_pdf(NEXIS_UNI, often=10, top=("Page {} of 3", "Fire in Homs")), name="x.pdf")
    assert isinstance(first, RawArticle)
    assert told([first])[0][:4] == FIRST[:4]
    assert first.text == "\n\n".join(["Fire in Homs"] + [" ".join(LONG)] * 10 + ["Nobody was hurt in Homs."])
    assert [page.label for page in first.source.pages] == ["page 1", "page 2"]
    assert told([second]) == [SECOND]


OLD = [
    "2 of 2 DOCUMENTS", "The Example Post", "March 2, 2016 Wednesday", "Fire in Homs", "BYLINE: A. Writer",
    "LENGTH: 12 words", "A market burnt.", "Nobody was hurt in Homs.", "LOAD-DATE: March 3, 2016", "LANGUAGE: ENGLISH",
]  # fmt: skip


def test_a_pdf_export_in_the_older_layout_is_split() -> None:
    first, second = PdfReader().read(nexis_pdf([*OLD, *OLD]), name="x.pdf")
    assert isinstance(first, RawArticle)
    assert isinstance(second, RawArticle)
    assert first.facts.publisher == second.facts.publisher == "The Example Post"
    assert "Nobody was hurt in Homs." in second.text
    assert "ENGLISH" not in first.text


def test_a_pdf_that_only_says_where_it_ends_is_one_article() -> None:
    (found,) = PdfReader().read(pdf(["The harbour of Beira was closed on Monday.", "End of Document"]), name="x.pdf")
    assert isinstance(found, RawArticle)
    assert found.source.format == "pdf"


def test_a_document_of_nexis_without_a_day_is_undated_not_guessed() -> None:
    data = docx("Fire", "The Post", "Body", "A market burnt.", "End of Document")
    (found,) = told(DocxReader().read(data, name="x.docx"))
    assert found[2] == ""


def factiva(*rows: tuple[str, str]) -> str:
    cells = "".join(f"<tr><td><b>{code}</b></td><td>{value}</td></tr>" for code, value in rows)
    return f'<div class="article enArticle"><table>{cells}</table></div>'


PARAGRAPHS = (
    "<p class='articleParagraph'>A market burnt.</p>",
    "<p class='articleParagraph'>Nobody was hurt in Homs.</p>",
)


def test_a_page_of_factiva_is_read_by_its_field_codes() -> None:
    rows = (("HD", "Fire in Homs"), ("BY", "By A. Writer"), ("PD", "2 March 2016"), ("SN", "The Example Post"))
    page = factiva(*rows, ("LP", PARAGRAPHS[0]), ("TD", PARAGRAPHS[1]), ("AN", "Document TESTEN0020160302ec3200001"))
    found = FactivaReader().read(f"<title>Factiva</title>{page}".encode(), name="x.html")
    assert told(found) == [FIRST]
    assert found[0].part == "TESTEN0020160302ec3200001"


def test_a_page_of_factiva_without_codes_is_read_by_its_lines() -> None:
    lines = "".join(f"<div>{line}</div>" for line in ("12 words", "2 March 2016", "10:15", "The Example Post"))
    headline = "<div><span class='enHeadline'>Fire in Homs</span></div><div class='author'>A. Writer</div>"
    page = f"<title>Factiva</title><div class='article enArticle'>{headline}{lines}{''.join(PARAGRAPHS)}</div>"
    assert told(FactivaReader().read(page.encode(), name="x.html")) == [FIRST]


def test_an_answer_of_factiva_s_interface_is_read() -> None:
    def element(name: str, *inside: str) -> str:
        return f"<{name}>{''.join(inside)}</{name}>"

    article = element(
        "article",
        element("accessionNo", "A1"),
        element("headline", element("paragraph", "Fire in Homs")),
        element("byline", "A. Writer"),
        element("leadParagraph", element("paragraph", "A market burnt.")),
        element("tailParagraphs", element("paragraph", "Nobody was hurt in Homs.")),
        element("publicationDate", "2016-03-02"),
        element("sourceName", "The Example Post"),
    )
    data = f"<r xmlns='http://global.factiva.com/pps'>{article}</r>".encode()
    assert FactivaXmlReader().can_read("x.xml", data)
    assert told(FactivaXmlReader().read(data, name="x.xml")) == [FIRST]


FRENCH = ("Incendie à Évreux", "Le Quotidien", "2016-03-02", "", "Un marché brûla.")


def test_a_page_of_europresse_is_read_though_it_declares_a_wrong_encoding() -> None:
    page = (
        "<meta charset='ISO-8859-1'><article><span class='DocPublicationName'>Le Quotidien</span>"
        "<span class='DocHeader'>mercredi 2 mars 2016</span><p class='titreArticleVisu'>Incendie à Évreux</p>"
        "<div class='DocText'><p>Un marché brûla.</p></div></article>"
    )
    assert told(EuropresseReader().read(page.encode(), name="x.html")) == [FRENCH]


def test_an_older_page_of_europresse_is_read() -> None:
    page = (
        "<html><td><span class=\"DocPublicationName\">Le Quotidien</span><br><span class='DocHeader'>mercredi </span>"
        "<span class='DocHeader'>2 mars 2016</span><br><span class='TitreArticleVisu'>Incendie <b>à</b> Évreux</span>"
        "<br><br>Un marché brûla.<p></p>© 2016<p></p>Numéro de document : news·20160302·LQ·1</td></html>"
    )
    found = EuropresseReader().read(page.encode(), name="x.html")
    assert told(found) == [FRENCH]
    assert found[0].part == "news·20160302·LQ·1"


def test_a_text_export_of_proquest_is_split_at_its_rules() -> None:
    lines = (
        "_" * 60, "Fire in Homs", "Author: A. Writer", "Full text: A market burnt.", "Nobody was hurt in Homs.",
        "Credit: A. Writer", "Publication title: The Example Post; Example, Ex.", "Publication date: Mar 2, 2016",
        "ProQuest document ID: 77", "_" * 60, "Contact us",
    )  # fmt: skip
    data = "\n\n".join(lines).encode()
    assert ProQuestReader().can_read("x.txt", data)
    found = ProQuestReader().read(data, name="x.txt")
    assert told(found) == [FIRST]
    assert found[0].part == "77"


def test_an_export_without_an_article_is_told() -> None:
    with pytest.raises(InputError, match=r"^x\.html looks like an export of Factiva but holds no article"):
        FactivaReader().read(b"<title>Factiva</title><p>Sign in</p>", name="x.html")


def test_an_article_without_a_text_is_told() -> None:
    page = "<title>Factiva</title>" + factiva(("HD", "Fire in Homs"), ("AN", "TESTEN0020160302ec3200001"))
    (found,) = FactivaReader().read(page.encode(), name="x.html")
    assert isinstance(found, Unread)
    assert found.why == "Factiva gives no text of it: fetch the article, or leave it out."


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="no real exports beside the checkout")
@pytest.mark.parametrize(
    ("file", "articles"),
    [
        ("lexisnexistools-sample.DOCX", 10),
        ("lexisnexistools-sample.TXT", 10),
        ("tm-plugin-lexisnexis-lexisnexis_test_en.html", 2),
        ("tm-plugin-factiva-factiva_test.html", 2),
        ("tm-plugin-factiva-factiva_test.xml", 3),
        ("tm-plugin-europresse-europresse_test1.html", 3),
        ("tm-plugin-proquest-sample-1.html", 1),
    ],
)
def test_every_article_of_a_real_export_is_found(file: str, articles: int) -> None:
    data = (SAMPLES / file).read_bytes()
    reader = all_readers().reader_of(file, data[:4096])
    assert reader is not None
    found = told(reader.read(data, name=file))
    assert len(found) == articles
    assert all(title and publisher and day and body for title, publisher, day, _, body in found)


def test_an_outlet_glued_to_its_city_gets_its_blank() -> None:
    text = LEXIS_TEXT.replace(
        "The Example Post\n\n                           March",
        "The Example Post(London)\n\n                           March",
    )
    (first, _) = told(LexisReader().read(text.encode(), name="x.txt"))
    assert first[1] == "The Example Post (London)"
