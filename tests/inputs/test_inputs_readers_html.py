"""Web pages in: told by content, one article each, with what the page says of it; hostile ones end in an InputError."""

from pathlib import Path

import pytest
from html_pages import HEADLINE, PARAGRAPHS, RELATED, page, read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import InputError, TooLongError
from geo.inputs import scan, settle
from geo.inputs.readers import all_readers
from geo.inputs.readers.html import Html
from geo.inputs.readers.html_source import declared_encoding

TEXT = "\n\n".join((HEADLINE, *PARAGRAPHS))
SINGLEFILE = (
    "<!--\n Page saved with SingleFile \n url: https://outlet.example/2017/06/18/snow \n"
    " saved date: Mon Jun 19 2017 10:00:00 GMT+0200 (Central European Summer Time)\n-->"
)


def reader_of(name: str, head: str | bytes) -> str:
    reader = all_readers().reader_of(name, head.encode() if isinstance(head, str) else head)
    return reader.name if reader else ""


@pytest.mark.parametrize("name", ["page.html", "page.htm", "page.xhtml", "page.txt", "page.md", "page", "PAGE.HTML"])
@pytest.mark.parametrize(
    "head",
    [
        "<!DOCTYPE html><html>",
        "\ufeff\n <!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>\n<HTML>",
        "<html><!-- saved page --><head>",
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "x"><html xmlns="http://www.w3.org/1999/xhtml">',
        "<!-- a comment, as saving tools leave it -->\n<html>",
        "<html>" + SINGLEFILE,
        "<br /><b>Warning</b>: no database\n<!DOCTYPE html>\n<html><head><title>A</title>",
    ],
)
def test_a_page_is_told_by_its_first_tags_whatever_its_name(name: str, head: str) -> None:
    assert reader_of(name, head) == "html"


def test_a_page_in_utf_16_is_told() -> None:
    assert reader_of("page.txt", "<!DOCTYPE html><html>".encode("utf-16")) == "html"


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("note.txt", "How to write HTML: begin with <html> and end with </html>.", "text"),
        ("note.md", '<div align="center"><img src="logo.png"></div>\n\n# A headline', "markdown"),
        ("note.txt", "<b>Bold</b> words in a plain text.", "text"),
        ("feed.xml", '<?xml version="1.0"?><rss version="2.0"><channel>', "feed"),
        ("page.html", "Just words without a single tag.", ""),
        ("page.html", b"%PDF-1.7 <html>", "pdf"),
        ("part.html", "<div><p>A page's middle, saved alone.</p></div>", "html"),
    ],
)
def test_what_only_looks_like_a_page_is_none(name: str, head: str | bytes, expected: str) -> None:
    assert reader_of(name, head) == expected


def test_the_text_is_the_headline_and_the_article_without_menus_and_other_articles() -> None:
    article = read(page())
    assert article.text == TEXT
    assert RELATED not in article.text
    assert (article.source.format, article.source.extracted) == ("html", True)


def test_the_headline_stands_once_where_the_extraction_holds_it() -> None:
    lines = read(page(below=f"<p>{HEADLINE}</p>")).text.splitlines()
    assert lines.count(HEADLINE) <= 2
    assert lines[0] == HEADLINE


def test_items_of_a_list_stay_together() -> None:
    listed = "<ul><li>Kars was cut off from the west for three days.</li><li>Selim had no bread since Friday.</li></ul>"
    text = read(page().replace("</article>", f"{listed}<p>{PARAGRAPHS[0][::-1]}.</p></article>")).text
    assert "- Kars was cut off from the west for three days.\n- Selim had no bread" in text


def test_what_the_page_says_of_itself_is_known() -> None:
    head = (
        '<link rel="canonical" href="https://www.outlet.example/2017/06/18/snow">'
        '<meta property="og:site_name" content="The Outlet"><meta name="author" content="By Jane Roe">'
    )
    facts = read(page(head=head, title=f"{HEADLINE} | The Outlet")).facts
    assert (facts.title, facts.publisher, facts.author) == (HEADLINE, "The Outlet", "Jane Roe")
    assert (facts.url, facts.language) == ("https://www.outlet.example/2017/06/18/snow", "en")
    assert facts.published is not None
    assert str(facts.published.first) == "2017-06-18"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//outlet.example/a", "/a", "https://", "ftp://a.b/c"]
)
def test_only_web_addresses_are_taken(address: str) -> None:
    assert read(page(head=f'<link rel="canonical" href="{address}">')).facts.url == ""


def test_a_saved_page_knows_where_it_was_saved_from() -> None:
    by_browser = "<!-- saved from url=(0031)https://outlet.example/chrome -->"
    assert read(page().replace("<html", f"{by_browser}<html", 1)).facts.url == "https://outlet.example/chrome"
    saved = read(page().replace("<head>", f"{SINGLEFILE}<head>", 1)).facts
    assert saved.url == "https://outlet.example/2017/06/18/snow"
    assert saved.publisher == "outlet.example"


def test_an_archived_page_leads_to_both_addresses() -> None:
    archived = "https://web.archive.org/web/20180101000000/https://outlet.example/snow"
    article = read(page(head=f'<link rel="canonical" href="{archived}">'))
    assert (article.facts.url, article.source.archive) == ("https://outlet.example/snow", archived)


@pytest.mark.parametrize(
    ("encoding", "declared", "word"),
    [
        ("utf-8", "iso-8859-1", "Iğdır"),  # a declaration that is wrong
        ("cp1252", "iso-8859-1", "Malmö – “Zürich”"),
        ("iso-8859-2", "iso-8859-2", "Łódź"),
        ("cp1251", "windows-1251", "Харьков"),
        ("gb18030", "gb2312", "乌鲁木齐"),
        ("utf-16", "utf-8", "Diyarbakır"),
    ],
)
def test_letters_come_as_the_page_declares_them(encoding: str, declared: str, word: str) -> None:
    source = page(headline=f"Snow in {word} for a third day").replace('charset="utf-8"', f'charset="{declared}"')
    assert word in read(source.encode(encoding)).text


def test_a_charset_that_nobody_knows_is_no_obstacle() -> None:
    assert declared_encoding(b'<meta charset="klingon-8">') == ""
    assert read(page().replace('charset="utf-8"', 'charset="hex"')).text == TEXT


def test_embedded_pictures_and_nulls_go_before_the_page_is_read() -> None:
    picture = f"<img src='data:image/png;base64,{'A' * 200_000}'>"
    assert read(page(below=picture).replace("Kars", "Ka\0rs")).text == TEXT


def test_a_page_without_an_article_says_so() -> None:
    with pytest.raises(InputError, match=r"^page\.html has no article's text"):
        read("<!DOCTYPE html><html><head><title>Login</title></head><body><form><input name='a'></form></body></html>")


def test_words_that_only_the_page_data_carry_are_read() -> None:
    body = " ".join(PARAGRAPHS)
    data = f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "articleBody": "{body}"}}'
    head = f'<title>{HEADLINE}</title><script type="application/ld+json">{data}</script>'
    source = f"<!DOCTYPE html><html><head>{head}</head><body><div id=app></div></body></html>"
    assert read(source).text == f"{HEADLINE}\n\n{body}"


def test_half_a_surrogate_pair_in_page_data_becomes_an_escape() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Jane \\ud83d Roe"}}</script>'
    )
    assert read(page(head=head)).facts.author == "Jane \\ud83d Roe"


def test_a_folder_with_pages_beside_texts_is_scanned(tmp_path: Path) -> None:
    (tmp_path / "saved.txt").write_text(page(), encoding="utf-8")
    (tmp_path / "note.txt").write_text("Rain fell on Kars on Monday.", encoding="utf-8")
    (tmp_path / "login.html").write_text(
        "<html><head><title>Login</title></head><body></body></html>", encoding="utf-8"
    )
    found = scan(tmp_path)
    documents = {source.label: source.read() for source in settle(found.sources).sources}
    assert documents["saved.txt"].title == HEADLINE
    assert (documents["saved.txt"].language, documents["saved.txt"].source.extracted) == ("en", True)
    assert not documents["note.txt"].source.extracted
    assert [failure.path for failure in found.failures] == ["login.html"]


def nested(depth: int, tag: str = "div") -> str:
    return page(below=f"<{tag}>" * depth + "deep" + f"</{tag}>" * depth)


def test_elements_that_old_pages_never_close_cost_no_text() -> None:
    assert PARAGRAPHS[-1] in read(page(below="<font><b>" * 300)).text


@pytest.mark.parametrize("depth", [2_100, 10_000])
@pytest.mark.parametrize("tag", ["div", "font"])
def test_a_page_nested_too_deeply_is_refused_and_not_cut(depth: int, tag: str) -> None:
    with pytest.raises(TooLongError, match="nested more than 2,000 deep"):
        read(nested(depth, tag))


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(nested(100_000), id="nested 100,000 deep"),
        pytest.param(page(below="<a href='/x'>another article</a> " * 200_000), id="200,000 links"),
        pytest.param(page(below=f"<script type='application/ld+json'>{'[' * 100_000}</script>"), id="nested JSON"),
        pytest.param(page(below=f"<div class='{'a ' * 500_000}'>x</div>"), id="a huge class"),
        pytest.param(page(below=f"<div {' '.join(f'a{n}=1' for n in range(300_000))}>x</div>"), id="many attributes"),
        pytest.param(page(below="<p>" + "&amp;&#65;&nothing;&#xD83D;&#0;" * 20_000 + "</p>"), id="entities"),
        pytest.param("<!DOCTYPE html><html>" + "<" * 100_000, id="brackets"),
        pytest.param(
            "<!DOCTYPE html [<!ENTITY a 'b'><!ENTITY c '&a;&a;&a;'>]><html><body>&c;</body></html>", id="XML entities"
        ),
        pytest.param("<!--" + "-" * 100_000 + "<html>", id="an endless comment"),
        pytest.param("<html><head><meta name='date' content='" + "9" * 100_000 + "'>", id="a huge day"),
        pytest.param("<html>" + "<meta property='og:title' content='a'>" * 30_000, id="many statements"),
        pytest.param("<html><head><title>" + " | " * 50_000, id="a title of breaks"),
        pytest.param(page(below="<time datetime='2017-06-18'>18 June 2017</time>" * 5_000), id="many times"),
    ],
)
def test_hostile_pages_are_read_or_refused(source: str) -> None:
    try:
        text = read(source).text
    except InputError as error:
        text = str(error)
    assert text


def test_a_page_of_too_many_elements_is_refused_before_extraction() -> None:
    with pytest.raises(TooLongError, match="elements and the limit is"):
        read(page(below="<i>x</i>" * 50_000))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(max_size=300)
    | st.text(alphabet="<>/=\"'!-[]{}&;:@ abchtmlpdiv0123456789\n", max_size=300).map(str.encode)
)
def test_no_bytes_raise_anything_but_an_input_error(data: bytes) -> None:
    for source in (data, b"<!DOCTYPE html><html>" + data, b"<html><head><script type='application/ld+json'>" + data):
        Html().can_read("page.html", source)
        try:
            Html().read(source, name="page.html")
        except InputError:
            continue
