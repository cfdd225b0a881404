"""The day of publication of a web page: stated as a fact with its evidence, or not at all."""

from datetime import date

import pytest
from html_pages import HEADLINE, PARAGRAPHS, page, read

from geo.model import Publication

DAY = date(2016, 3, 2)
CANONICAL = '<link rel="canonical" href="https://outlet.example/{}">'


def ld(**values: str) -> str:
    pairs = ", ".join(f'"{key}": "{value}"' for key, value in ({"@type": "NewsArticle"} | values).items())
    return f'<script type="application/ld+json">{{"@context": "https://schema.org", {pairs}}}</script>'


def published(**parts: str) -> Publication | None:
    return read(page(**parts)).facts.published


@pytest.mark.parametrize(
    ("parts", "where"),
    [
        ({"head": ld(datePublished="2016-03-02T08:00:00+03:00")}, "JSON-LD datePublished"),
        (
            {"head": '<meta property="article:published_time" content="2016-03-02T23:30:00-05:00">'},
            "meta article:published_time",
        ),
        ({"head": '<meta name="parsely-pub-date" content="Wed, 02 Mar 2016 10:00:00 GMT">'}, "meta parsely-pub-date"),
        ({"head": '<meta name="DC.date.issued" content="20160302">'}, "meta dc.date.issued"),
        ({"head": CANONICAL.format("2016/03/02/snow-closes-the-road")}, "address /2016/03/02/"),
        (
            {"below": '<time class="entry-date published" datetime="2016-03-02">2 March</time>'},
            "time element near the headline",
        ),
        ({"below": '<time pubdate datetime="2016-03-02T10:00">2 March</time>'}, "time element near the headline"),
        ({"below": '<span itemprop="datePublished" content="2016-03-02">yesterday</span>'}, "microdata datePublished"),
        ({"below": "<p>2 March 2016</p>"}, "'2 March 2016' near the headline"),
        ({"below": "<p>Mittwoch, 2. März 2016</p>"}, "'Mittwoch, 2. März 2016' near the headline"),
        ({"below": "<p>Publié le 2 mars 2016</p>"}, "'Publié le 2 mars 2016' near the headline"),
        ({"below": "<p>2 марта 2016</p>"}, "'2 марта 2016' near the headline"),
        ({"below": "<p>02.03.2016</p>"}, "'02.03.2016' near the headline"),
    ],
)
def test_a_strong_statement_is_a_fact_with_its_evidence(parts: dict[str, str], where: str) -> None:
    found = published(**parts)
    assert found is not None
    assert (found.first, found.last) == (DAY, DAY)
    assert f"{where}: 2016-03-02" in found.evidence
    assert found.reason.startswith("the page: ")


def test_what_agrees_is_all_evidence() -> None:
    found = published(head=ld(datePublished="2016-03-02") + CANONICAL.format("2016/03/02/snow"))
    assert found is not None
    assert found.reason == "the page: JSON-LD datePublished, address /2016/03/02/"


def test_a_day_apart_is_another_time_zone() -> None:
    found = published(head=ld(datePublished="2016-03-02T23:00:00Z") + CANONICAL.format("2016/03/03/snow"))
    assert found is not None
    assert found.first in (DAY, date(2016, 3, 3))


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param({}, id="only a copyright year and another article's time"),
        pytest.param({"head": ld(dateModified="2016-03-02")}, id="a change in JSON-LD"),
        pytest.param({"head": '<meta property="article:modified_time" content="2016-03-02">'}, id="a change in meta"),
        pytest.param({"head": '<meta property="og:updated_time" content="2016-03-02">'}, id="an update"),
        pytest.param(
            {"below": '<time class="updated" datetime="2016-03-02">2 March 2016</time>'}, id="a time of a change"
        ),
        pytest.param(
            {"below": "<p>Last updated: <time datetime='2016-03-02'>2 March</time></p>"}, id="a labelled change"
        ),
        pytest.param({"below": "<p>Aktualisiert am 2. März 2016</p>"}, id="a change in words"),
        pytest.param({"below": "<p><b>Updated</b> 2 March 2016</p>"}, id="a change in two pieces"),
        pytest.param({"head": '<meta name="copyright" content="2016-03-02">'}, id="a copyright"),
        pytest.param({"head": '<meta name="expires" content="2016-03-02">'}, id="an expiry"),
        pytest.param({"head": ld(datePublished="2016-03-02").replace("NewsArticle", "Event")}, id="an event"),
        pytest.param({"head": ld(datePublished="2016-03-02").replace("NewsArticle", "JobPosting")}, id="a job"),
        pytest.param(
            {"head": ld(datePublished="2016-03-02").replace("NewsArticle", "WebPage")}, id="the page, not the article"
        ),
        pytest.param({"head": ld(datePublished="soon")}, id="no day"),
        pytest.param({"head": '<meta name="pubdate" content="2016-02-30">'}, id="a day that the calendar lacks"),
        pytest.param({"below": "<p>03/02/2016</p>"}, id="a day or a month first"),
        pytest.param({"below": "<div class='comments'><p>Ali, 2 March 2016</p></div>"}, id="a comment"),
        pytest.param(
            {"above": "<p>Wednesday, 2 March 2016</p><p>" + "The weather, the markets, the lottery. " * 2 + "</p>"},
            id="the day of the visit",
        ),
        pytest.param({"head": CANONICAL.format("article/20160302311/snow")}, id="a number in the address"),
    ],
)
def test_no_day_is_made_up(parts: dict[str, str]) -> None:
    assert published(**parts) is None


def test_strong_statements_that_disagree_are_no_fact() -> None:
    head = ld(datePublished="2016-03-02") + CANONICAL.format("2015/11/20/snow")
    assert published(head=head) is None


def test_the_day_that_is_shown_goes_before_one_that_only_the_markup_knows() -> None:
    assert (
        published(head=ld(datePublished="2016-03-02"), below="<time datetime='2016-05-20'>20 May 2016</time>") is None
    )


def test_a_front_page_with_many_articles_has_no_day() -> None:
    many = "".join(
        ld(datePublished=f"2016-03-0{n}", headline=f"Another story with the number {n}") for n in range(1, 6)
    )
    assert published(head=many) is None


def test_of_several_articles_the_one_with_the_pages_title_counts() -> None:
    head = ld(datePublished="2018-01-01", headline="Another story of another day") + ld(
        datePublished="2016-03-02", headline=HEADLINE
    )
    found = published(head=head)
    assert found is not None
    assert found.first == DAY


def test_nothing_is_published_after_the_page_was_saved() -> None:
    saved = (
        "<!-- Page saved with SingleFile \n url: https://outlet.example/a \n saved date: Tue Mar 01 2016 10:00:00 -->"
    )
    source = page(head=ld(datePublished="2017-03-02"))
    assert read(source).facts.published is not None
    assert read(source.replace("<head>", f"{saved}<head>", 1)).facts.published is None


def test_a_time_without_words_is_no_fact_by_itself() -> None:
    assert published(below='<time pubdate datetime="2016-03-02"> </time>') is None
    shown = '<time pubdate datetime="2016-03-01">1 March 2016</time><time pubdate datetime="2016-03-02"></time>'
    found = published(below=shown)
    assert found is not None
    assert found.first == date(2016, 3, 1)


def test_a_weak_statement_that_the_extractor_repeats_is_no_two_voices() -> None:
    for name in ("date", "dc.date", "created"):
        assert published(head=f'<meta name="{name}" content="2016-03-02">') is None
        found = published(head=f'<meta name="{name}" content="2016-03-02">', below="<p>2 March 2016</p>")
        assert found is not None


def test_a_mark_that_the_headline_bears_too_sets_nothing_apart() -> None:
    byline = '<div class="teaser-small__meta"><p>By A. Writer on 2 March 2016</p></div>'
    headline = f'{HEADLINE}<span class="teaser-small__kicker"></span>'
    found = published(headline=headline, below=byline, title=HEADLINE)
    assert found is not None
    assert found.first == date(2016, 3, 2)
    assert published(below=byline) is None


def test_the_only_time_of_an_article_counts_where_something_else_names_that_day() -> None:
    aside = '<div class="sidebar"><time datetime="2016-03-02">2 March 2016</time></div>'
    weak = '<meta name="date" content="2016-03-02">'
    assert published(below=aside) is not None, "the extractor names it"
    assert published(head=weak, below=aside) is not None
    for mark in ("comments", "related", "teaser"):
        assert published(below=aside.replace("sidebar", mark)) is None
    assert published(below=aside + aside.replace("2016", "2015")) is None


@pytest.mark.parametrize(
    "line",
    [
        "2016年3月2日 14時05分", "2016년 3월 2일", "입력 2016.03.02. 오전 10:22 수정 2016.03.05. 오후 1:10",
        "نشر في: 2 مارس 2016، 10:22", "2 آذار 2016", "۱۲ اسفند ۱۳۹۴", "1394/12/12", "2 มีนาคม 2559", "2 มี.ค. 2559",
        "2 मार्च 2016", "০২ মার্চ ২০১৬", "2016. március 2. 10:22", "2016 m. kovo 2 d.", "2 במרץ 2016", "2 ማርች 2016",
        "Thứ tư, 2 tháng 3, 2016", "Jumatano, Machi 2, 2016",
        "2 Mart 2016 Çarşamba | Son Güncelleme: 05.03.2016 11:00", "2 March 2016, 07:10. Updated: 5 March 2016, 11:00",
    ],
)  # fmt: skip
def test_a_line_in_any_language_and_calendar_gives_the_day(line: str) -> None:
    found = published(below=f"<p>{line}</p>")
    assert found is not None
    assert (found.first, found.last) == (DAY, DAY)


@pytest.mark.parametrize("line", ["2 كانون الثاني 2016", "2 كانون الثاني/يناير 2016", "2 يناير 2016"])
def test_a_month_of_two_words_is_read(line: str) -> None:
    found = published(below=f"<p>{line}</p>")
    assert found is not None
    assert found.first == date(2016, 1, 2)


def test_a_year_of_no_calendar_of_the_web_is_none() -> None:
    assert published(below="<p>2 March 1437</p>") is None
    assert published(below="<p>1437/05/22</p>") is None


@pytest.mark.parametrize(
    "below",
    [
        "<p><span>Last updated 5 March 2016</span> <span>First published 2 March 2016</span></p>",
        "<ul><li>Updated: 5 March 2016, 11:00</li><li>2 March 2016</li></ul>",
    ],
)
def test_the_day_of_a_change_is_no_label_of_the_next(below: str) -> None:
    found = published(below=below)
    assert found is not None
    assert found.first == DAY


def test_a_time_in_the_articles_head_is_enough_whatever_times_stand_below() -> None:
    shown, other = (f"<time datetime='2016-03-{n:02}'>{n} March 2016</time>" for n in (2, 12))
    cards = "".join(f"<div class='card'><h3>Elsewhere {n}</h3>{other}</div>" for n in range(4))
    found = published(below=shown + cards.join(f"<p>{words}</p>" for words in PARAGRAPHS))
    assert found is not None
    assert found.first == DAY


@pytest.mark.parametrize(
    "below",
    [
        pytest.param("<p>Date of incident: 2 March 2016</p>", id="an incident"),
        pytest.param("<p><b>Event date</b> 2 March 2016</p>", id="an event"),
        pytest.param("<p>Deadline: 2 March 2016</p>", id="a deadline"),
        pytest.param("<table class='infobox'><tr><th>Date</th><td>2 March 2016</td></tr></table>", id="a box of facts"),
    ],
)
def test_the_day_of_what_is_told_is_not_that_of_publication(below: str) -> None:
    assert published(below=below) is None


def test_a_wiki_has_no_day_of_publication() -> None:
    stated = ld(datePublished="2016-03-02")
    assert published(head=stated) is not None
    assert published(head=stated, below="<div id='mw-content-text'></div>") is None
    assert published(head=f"{stated}<meta name='generator' content='MediaWiki 1.41'>") is None
