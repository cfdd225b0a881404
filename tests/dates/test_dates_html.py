"""The day of publication that a page's HTML states."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dates.html_metadata import html_publication, iso_day


def day_of(html: str) -> date | None:
    found = html_publication(html)
    return found.first if found and found.first == found.last else None


@pytest.mark.parametrize(
    "html",
    [
        '<meta property="article:published_time" content="2017-06-18T09:30:00+03:00">',
        "<META NAME='date' CONTENT='2017-06-18'/>",
        '<meta itemprop="datePublished" content="20170618">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2017-06-18T23:59"}</script>',
        '<script type="application/ld+json">[{"@graph": [{"@type": "Person"}, {"@type": ["BlogPosting"], '
        '"datePublished": "2017-06-18"}]}]</script>',
        '<p>Yesterday <time datetime="2017-06-18" class="entry-date published">18 June</time></p>',
        '<time datetime="2017-06-18 08:00">Sunday</time>',
    ],
)
def test_the_day_is_read_from(html: str) -> None:
    assert day_of(html) == date(2017, 6, 18)


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>Copyright 2022</p>",
        '<meta property="article:published_time" content="last week">',
        '<meta name="date" content="2017-02-30">',
        '<meta name="expires" content="2017-06-18">',
        '<script type="application/ld+json">{"@type": "Event", "datePublished": "2017-06-18"}</script>',
        '<script type="application/ld+json">{"datePublished": </script>',
        '<script>var datePublished = "2017-06-18";</script>',
        '<time datetime="2017-06-18">one comment</time><time datetime="2017-06-20">another</time>',
    ],
)
def test_no_day_is_read_from(html: str) -> None:
    assert html_publication(html) is None


def test_published_wins_over_modified_and_both_are_evidence() -> None:
    found = html_publication(
        '<meta property="article:modified_time" content="2017-07-01">'
        '<meta property="article:published_time" content="2017-06-18">'
    )
    assert found is not None
    assert (found.first, found.last) == (date(2017, 6, 18), date(2017, 6, 18))
    assert found.evidence == ("meta article:modified_time: 2017-07-01", "meta article:published_time: 2017-06-18")


def test_statements_of_one_kind_that_disagree_are_an_interval() -> None:
    found = html_publication('<meta name="pubdate" content="2017-06-19"><meta name="date" content="2017-06-18">')
    assert found is not None
    assert (found.first, found.last) == (date(2017, 6, 18), date(2017, 6, 19))
    assert found.evidence[-1] == "these disagree: 2017-06-18, 2017-06-19"


def test_a_day_is_the_publishers_own_not_that_of_greenwich() -> None:
    assert iso_day("2017-06-18T23:30:00-05:00") == date(2017, 6, 18)


@given(st.text(max_size=300) | st.text(alphabet='<>/="metaimscript{}[]@-:0123456789 ', max_size=300))
def test_no_html_makes_it_raise(html: str) -> None:
    html_publication(html)
    html_publication(f'<script type="application/ld+json">{html}</script>')
