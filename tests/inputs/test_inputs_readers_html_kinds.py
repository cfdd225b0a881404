"""Kinds of real pages that mislead: live pages, rails of headlines, old layouts, copies, days in numbers."""

from __future__ import annotations

import json

import pytest

from geo.inputs.readers import RawArticle
from tests.html_pages import read

HEADLINE = "Floods cut off two villages near Lezha"
PARAGRAPHS = (
    "Water covered the road into Tirana on Monday night and two villages near Lezha were cut off from the coast.",
    "The mayor of Shkodra told reporters that four hundred people had been taken to schools by boat since the evening.",
    "Forecasters expect more rain in the north until Thursday, and two gates of the dam at Fierza will be opened.",
    "Nobody was hurt, but a bridge over the Mat was closed to lorries, and trains to Vlora did not run in the morning.",
)
BODY = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
HEADING = f"<h1>{HEADLINE}</h1>"
RAIL = "".join(
    f"<div class='item'><a href='/x{n}'>Another story with the number {n} of something else</a>"
    f"<span class='date'>{n + 3} January 2019</span></div>"
    for n in range(5)
)
OUTLET = "River Post"


def of(body: str, *, head: str = "", lang: str = "en", address: str = "", title: str = HEADLINE) -> RawArticle:
    """The article of a page with this body, of an outlet that only its title element names."""
    link = f'<link rel="canonical" href="{address}">' if address else ""
    return read(
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} - {OUTLET}</title>{link}{head}'
        f"</head><body>{body}</body></html>"
    )


def ld(**said: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **said})}</script>'


def day_of(article: RawArticle) -> str | None:
    return article.facts.published and article.facts.published.first.isoformat()


def has_body(article: RawArticle) -> bool:
    return all(words in article.text for words in PARAGRAPHS)


def test_a_live_page_began_when_it_says_and_keeps_its_posts() -> None:
    updates = [{"@type": "BlogPosting", "headline": f"Update {n}", "datePublished": f"2019-03-2{n}"} for n in range(4)]
    said = ld(
        **{"@type": "LiveBlogPosting"}, headline=HEADLINE, datePublished="2019-03-18T06:00:00Z", liveBlogUpdate=updates
    )
    posts = "".join(
        f"<div class='block'><time datetime='2019-03-2{n}T10:00:00Z'>2{n} Mar 2019</time><h2>Update {n}</h2>"
        f"<p>{words}</p></div>"
        for n, words in enumerate(PARAGRAPHS)
    )
    live = of(f"<main>{HEADING}{posts}</main>", head=said)
    assert day_of(live) == "2019-03-18"
    assert has_body(live)
    assert day_of(of(f"<main>{HEADING}{posts}</main>")) is None


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<div><h3>Latest</h3>{RAIL}</div><div>{HEADING}{BODY}</div>", id="a rail of headlines with days"),
        pytest.param(
            f"<div>{HEADING}<div class='also'><a href='/y'>A bus fell into the sea near Vlora</a> "
            f"<span>12 January 2019</span></div>{BODY}</div>",
            id="one related headline with a day",
        ),
        pytest.param(
            "<h1>The coast in brief this week</h1>"
            + "".join(
                f"<article><h2>Story {n} of the coast and its towns</h2><span>{n + 10} March 2019</span>"
                f"<p>{words}</p></article>"
                for n, words in enumerate(PARAGRAPHS)
            ),
            id="several articles on one page",
        ),
        pytest.param(f"<div class='top'>Thursday 4 April 2019</div>{HEADING}{BODY}", id="today at the top of the page"),
        pytest.param(f"{HEADING}<p>Stand: 04.04.2019</p>{BODY}", id="a state of things in German"),
        pytest.param(f"{HEADING}<p>Zaktualizowano 4 kwietnia 2019</p>{BODY}", id="an update in Polish"),
        pytest.param(
            f"{HEADING}{BODY}<div><div itemprop='comment' itemscope itemtype='https://schema.org/UserComments'>"
            "<meta itemprop='datePublished' content='2019-04-02'><p>I live there.</p></div></div>",
            id="microdata of a comment",
        ),
        pytest.param(
            f"{HEADING}<blockquote>Water everywhere! — A Mayor (@a) <a href='/t'>April 2, 2019</a></blockquote>{BODY}",
            id="a quoted post",
        ),
        pytest.param(
            f"{HEADING}<p>{PARAGRAPHS[0]} It is the first since <a href='/b'>26 December 2018 floods</a>, and "
            f"nobody had expected it so soon.</p>{BODY}",
            id="a link in a paragraph",
        ),
        pytest.param(f"<p>Printed on 12 May 2020</p><p>from River Post</p><h2>{HEADLINE}</h2>{BODY}", id="a print"),
    ],
)
def test_a_day_of_something_else_is_not_the_articles(body: str) -> None:
    assert day_of(of(body)) is None


def test_the_own_day_counts_beside_those_of_others() -> None:
    own = "<p class='meta'>By Ana Hoxha, 18 March 2019</p>"
    assert day_of(of(f"<div><h3>Latest</h3>{RAIL}</div><div>{HEADING}{own}{BODY}</div>")) == "2019-03-18"
    stated = ld(**{"@type": "NewsArticle"}, headline=HEADLINE, datePublished="2019-03-18T22:10:00+01:00")
    assert (
        day_of(of(f"<article>{HEADING}{BODY}<div>Other story 2 Jan 2019</div></article>", head=stated)) == "2019-03-18"
    )


def test_json_ld_of_another_article_is_not_the_pages() -> None:
    other = ld(**{"@type": "NewsArticle"}, headline="A bus fell into the sea by Vlora", datePublished="2019-01-12")
    assert day_of(of(HEADING + BODY, head=other)) is None
    other = ld(**{"@type": "NewsArticle"}, headline="Villages cut off by floods in Lezha", datePublished="2019-01-12")
    assert day_of(of(HEADING + BODY, head=other)) == "2019-01-12"


def test_the_day_of_an_event_is_not_that_of_its_announcement() -> None:
    event = ld(**{"@type": "MusicEvent"}, name="A concert", startDate="2019-05-04T19:00")
    assert day_of(of(f"{HEADING}<p>Saturday 4 May 2019</p>{BODY}", head=event)) is None


@pytest.mark.parametrize(
    ("lang", "address", "line", "expected"),
    [
        ("en-GB", "", "03/04/2019 07:00", "2019-04-03"),
        ("en", "https://www.riverpost.co.uk/1", "03/04/2019", "2019-04-03"),
        ("fr", "", "Publié le 03/04/2019 à 07h00", "2019-04-03"),
        ("en", "https://www.example.gov/1", "03/04/2019", "2019-03-04"),
        ("en-PH", "", "03/04/2019", "2019-03-04"),
        ("en", "", "Published: 03/04/2019</span> <span>Updated: 13/04/2019", "2019-04-03"),
        ("en", "", "Published: 03/04/2019</span> <span>Updated: 04/13/2019", "2019-03-04"),
        ("en-GB", "", "18/03/19", "2019-03-18"),
        ("en-US", "https://www.riverpost.com/1", "03/04/2019", None),
        ("en-GB", "https://www.riverpost.ca/1", "03/04/2019", None),
        ("en", "https://www.riverpost.io/1", "03/04/2019", None),
    ],
)
def test_a_day_in_numbers_is_read_where_the_page_tells_their_order(
    lang: str, address: str, line: str, expected: str | None
) -> None:
    assert day_of(of(f"{HEADING}<span>{line}</span>{BODY}", lang=lang, address=address)) == expected


@pytest.mark.parametrize("path", ["2019-03/18/c_112559.htm", "2019/0318/c9.html", "world/2019/mar/18/a", "20190318/a"])
def test_a_day_in_folders_of_the_address_is_read(path: str) -> None:
    assert day_of(of(HEADING + BODY, address=f"http://www.riverpost.example/{path}")) == "2019-03-18"


def test_a_page_laid_out_by_tables_is_read_without_its_menu() -> None:
    found = read(
        f"<HTML><HEAD><TITLE>{OUTLET}: {HEADLINE}</TITLE></HEAD><BODY><TABLE><TR><TD COLSPAN=3><IMG SRC=logo.gif>"
        "<FONT SIZE=1>Thursday, April 4, 2019</FONT></TD></TR><TR><TD><A HREF=a>News</A><BR><A HREF=b>Sport</A></TD>"
        f"<TD><FONT SIZE=5><B>{HEADLINE}</B></FONT><BR><FONT SIZE=1>By Ana Hoxha<BR>Monday, March 18, 2019</FONT>"
        f"<P>{'<P>'.join(PARAGRAPHS)}</TD><TD>Ads</TD></TR></TABLE><CENTER>Copyright 2021</CENTER></BODY></HTML>"
    )
    assert found.text == "\n\n".join((HEADLINE, *PARAGRAPHS))
    assert (found.facts.title, found.facts.publisher, day_of(found)) == (HEADLINE, OUTLET, "2019-03-18")


def test_a_table_of_facts_stays_one() -> None:
    rows = "".join(f"<tr><td>Village {n}</td><td>{n}00 people</td></tr>" for n in range(1, 5))
    assert "Village 2 | 200 people" in of(f"<article>{HEADING}{BODY}<table>{rows}</table></article>").text


def test_microformats_give_the_day() -> None:
    day = "<abbr class='published' title='2019-03-18T10:00:00+0100'>3 days ago</abbr>"
    found = of(f"<div class='hentry'><h2 class='entry-title'><a>{HEADLINE}</a></h2>{day}<div>{BODY}</div></div>")
    assert (day_of(found), found.facts.publisher, found.facts.title) == ("2019-03-18", OUTLET, HEADLINE)


def test_what_archive_today_says_of_its_copy_is_not_said_of_the_page() -> None:
    copy = "https://archive.ph/2020.03.14-101112/http://www.riverpost.example/floods"
    head = (
        "<meta property='og:site_name' content='archive.ph'><meta property='article:published_time' "
        "content='2020-03-14T10:11:12Z'>"
    )
    top = "<div id='HEADER'><time itemprop='pubdate' datetime='2020-03-14T10:11:12Z'>14 Mar 2020</time></div>"
    found = of(f"{top}<div id='CONTENT'>{HEADING}{BODY}</div>", head=head, address=copy)
    assert (day_of(found), found.facts.publisher) == (None, OUTLET)
    assert (found.facts.url, found.source.archive) == ("http://www.riverpost.example/floods", copy)


def test_nothing_was_published_after_its_capture() -> None:
    copy = "https://arquivo.pt/wayback/20200314101112/http://www.riverpost.example/floods"
    assert day_of(of(f"{HEADING}<p>18 March 2021</p>{BODY}", address=copy)) is None
    found = of(f"{HEADING}<p>18 March 2019</p>{BODY}", address=copy)
    assert (day_of(found), found.facts.url) == ("2019-03-18", "http://www.riverpost.example/floods")


def test_a_translated_page_is_the_original_ones() -> None:
    said = [f"<font style='vertical-align: inherit;'><font>{words}</font></font>" for words in (HEADLINE, *PARAGRAPHS)]
    body = f"<h1>{said[0]}</h1>" + "".join(f"<p>{words}</p>" for words in said[1:])
    found = of(body, address="https://www-river--post-example.translate.goog/a/1?_x_tr_sl=ru&amp;_x_tr_tl=en&amp;id=7")
    assert found.facts.url == "https://www.river-post.example/a/1?id=7"
    assert (found.facts.title, found.facts.publisher, has_body(found)) == (HEADLINE, OUTLET, True)


def test_a_title_that_ends_in_a_short_name_gives_the_outlet_and_no_other_end_does() -> None:
    page = "<!DOCTYPE html><html lang='en'><head><title>{}</title></head><body>" + BODY + "</body></html>"
    found = read(page.format("Floods cut off two villages near Lezha - River Post"))
    assert (found.facts.publisher, found.facts.title) == ("River Post", HEADLINE)
    assert read(page.format("Floods cut off two villages near Lezha - police")).facts.publisher == ""
