"""Title, outlet and author of a web page."""

import pytest
from html_pages import HEADLINE, page, read

WORDS = "Snow closes the road to Kars"


def ld(inner: str) -> str:
    return f'<script type="application/ld+json">{inner}</script>'


def canonical(host: str) -> str:
    return f'<link rel="canonical" href="https://{host}/a">'


@pytest.mark.parametrize(
    ("title", "host"),
    [
        (f"{HEADLINE} | The Hill", "thehill.com"),
        (f"{HEADLINE} - The New York Times", "www.nytimes.com"),
        (f"{HEADLINE} – BBC News", "www.bbc.co.uk"),
        (f"Kars Post: {HEADLINE}", "karspost.example"),
        (f"{HEADLINE} | World | News | Express.co.uk", "www.express.co.uk"),
    ],
)
def test_the_title_is_the_heading_not_the_title_element(title: str, host: str) -> None:
    assert read(page(title=title, head=canonical(host))).facts.title == HEADLINE


@pytest.mark.parametrize(
    ("head", "title", "expected"),
    [
        ('<meta property="og:site_name" content="The Outlet">', HEADLINE, "The Outlet"),
        (
            ld('{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Kars Daily"}}'),
            HEADLINE,
            "Kars Daily",
        ),
        (
            ld(
                '{"@graph": [{"@type": "NewsArticle", "publisher": {"@id": "#o"}}, '
                '{"@type": "Brand", "@id": "#o", "name": "Kars Daily"}]}'
            ),
            HEADLINE,
            "Kars Daily",
        ),
        (ld('{"@type": "WebSite", "name": "Kars Daily"}'), HEADLINE, "Kars Daily"),
        ("", f"{HEADLINE} - The Outlook Times", "The Outlook Times"),
        ("", f"{HEADLINE} | Snow and Rain", "Snow and Rain"),
        ("", HEADLINE, "outlooktimes.example"),
        ('<meta property="og:site_name" content="@kars">', HEADLINE, "outlooktimes.example"),
        (f'<meta property="og:site_name" content="{HEADLINE}">', HEADLINE, "outlooktimes.example"),
        ('<meta property="og:site_name" content="https://outlooktimes.example/">', HEADLINE, "outlooktimes.example"),
    ],
)
def test_the_outlet_is_named_by_the_page_else_by_its_domain(head: str, title: str, expected: str) -> None:
    assert read(page(head=head + canonical("www.outlooktimes.example"), title=title)).facts.publisher == expected


def test_a_name_like_the_domain_goes_before_the_owners() -> None:
    owner = ld('{"@type": "NewsArticle", "publisher": {"name": "Holding Media AG"}}')
    head = owner + '<meta property="og:site_name" content="Kars Post">' + canonical("www.karspost.example")
    assert read(page(head=head)).facts.publisher == "Kars Post"


def test_a_page_that_doesnt_know_its_address_takes_that_of_its_feed() -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="https://www.kars.example/feed">'
    assert read(page(head=head)).facts.publisher == "kars.example"


@pytest.mark.parametrize("label", ["Search for:", "Menu", "The Outlet"])
def test_a_search_form_a_menu_or_the_sites_name_is_no_title(label: str) -> None:
    head = '<meta property="og:site_name" content="The Outlet">'
    facts = read(page(head=head, headline=label, title=f"{HEADLINE} | The Outlet")).facts
    assert facts.title == HEADLINE


def test_a_stated_headline_that_was_cut_gives_way_to_the_whole_one() -> None:
    head = f'<meta property="og:title" content="{HEADLINE[:30]}…">'
    assert read(page(head=head, title="")).facts.title == HEADLINE


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            ld('{"@type": "NewsArticle", "author": [{"@type": "Person", "name": "Jane Roe"}, {"name": "Ali Can"}]}'),
            "Jane Roe, Ali Can",
        ),
        ('<meta name="author" content="By JANE ROE">', "JANE ROE"),
        ('<meta name="author" content="admin">', ""),
        ('<meta property="article:author" content="https://social.example/jane">', ""),
        (
            '<meta property="article:author" content="https://a.example/jane"><meta name="byl" content="Jane Roe">',
            "Jane Roe",
        ),
        ('<meta property="og:site_name" content="The Outlet"><meta name="author" content="The Outlet">', ""),
    ],
)
def test_the_author_is_a_name(head: str, expected: str) -> None:
    assert read(page(head=head)).facts.author == expected


@pytest.mark.parametrize("title", [f"{HEADLINE} - River Post", f"River Post: {HEADLINE}"])
def test_a_sites_name_above_the_headline_is_the_outlet(title: str) -> None:
    logo = f"<h1>River Post</h1><h2>{HEADLINE}</h2>"
    found = read(page(title=title).replace(f"<h1>{HEADLINE}</h1>", logo)).facts
    assert (found.title, found.publisher) == (HEADLINE, "River Post")


def test_a_name_of_the_domain_in_the_title_goes_before_the_owners() -> None:
    owner = ld('{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Example Holding, Inc."}}')
    found = read(page(title=f"{HEADLINE} | Kars Post", head=owner + canonical("karspost.example"))).facts
    assert found.publisher == "Kars Post"
    assert read(page(head=owner + canonical("karspost.example"))).facts.publisher == "Example Holding, Inc."


def test_a_reader_views_page_keeps_its_address() -> None:
    view = (
        f"<div class='header reader-header'><a class='domain reader-domain' href='https://karspost.example/2016/03/02/a'>"
        f"karspost.example</a></div><h1 class='reader-title'>{HEADLINE}</h1>"
    )
    found = read(page(above=view, headline="").replace("<h1></h1>", "")).facts
    assert (found.url, found.publisher) == ("https://karspost.example/2016/03/02/a", "karspost.example")


def test_joiners_of_letters_stay() -> None:
    headline = "نیروهای شبه‌نظامی پل را گرفتند"
    found = read(
        page(headline=headline, below=f"<p>{headline} و جاده بسته ماند، به گفته فرماندار شهر در روز دوشنبه.</p>")
    )
    assert found.facts.title == headline
    assert found.text.count("شبه‌نظامی") == 2
