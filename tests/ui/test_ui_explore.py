"""Search, facets, the timeline's modes and the map's colours, in a real browser."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from shown import map_frame
from ui_projects import flood_project, flood_report, write_project

from geo.model import Event, Publication

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(serve, tmp_path_factory):
    return serve(flood_project(tmp_path_factory.mktemp("explore")))


@pytest.fixture(scope="module")
def centuries(serve, tmp_path_factory):
    """One outlet over 120 years: an event every five years, and a planned one."""
    reports = []
    for year in range(1900, 2020, 5):
        report = flood_report(f"y{year}", "The Chronicle")
        day = date(year, 6, 1)
        events = tuple(
            Event(
                event.place, None, day, day, "planned" if year == 2015 else "reported", "clause", "told", event.sentence
            )
            for event in report.events
        )
        document = replace(report.document, published=Publication(day, day, "given"))
        reports.append(replace(report, document=document, published=document.published, events=events))
    return serve(write_project(tmp_path_factory.mktemp("centuries") / "c.sqlite", *reports))


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.problems, page.asked = [], []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("request", lambda request: page.asked.append(urlsplit(request.url).hostname))
    yield page
    assert page.problems == []
    context.close()


def visit(page, address, query=""):
    page.goto(f"{address}/{query}")
    expect(page.get_by_role("slider", name="To")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("status").first).to_contain_text("mention")
    return page


def mentions(page):
    return int(re.match(r"([\d,]+) mention", page.get_by_role("status").first.inner_text())[1].replace(",", ""))


def test_a_search_lists_sentences_and_a_hit_opens_the_reader_at_the_passage(page, address):
    visit(page, address)
    page.get_by_role("searchbox", name="Search the articles").fill("boats left")
    found = page.get_by_role("list", name="Found").get_by_role("button")
    expect(found).to_have_count(2)
    expect(page.get_by_role("heading", name="2 sentences in 2 articles")).to_be_visible()
    found.first.click()
    hit = page.get_by_role("region", name="Source text").locator("mark.hit[aria-current=true]")
    expect(hit).to_have_text("Boats")
    expect(hit).to_be_in_viewport()
    expect(page).to_have_url(re.compile(r"doc=flood&q=boats\+left&at=\d+"))
    page.reload()
    expect(hit).to_have_text("Boats", timeout=60_000)
    page.get_by_role("button", name="All hits").click()
    page.get_by_role("button", name="Clear search").click()
    expect(page.get_by_text("passages in this window")).to_be_visible()
    expect(page.get_by_role("searchbox", name="Search the articles")).to_have_value("")


def test_what_is_clicked_before_the_projects_columns_are_there_waits_for_them(page, address):
    visit(page, address, "?doc=flood&q=boats+left&at=56")
    held = []
    page.route(re.compile(r"/[0-9a-f]{32}(\.json)?\.gz"), lambda route: held.append(route))
    page.reload()
    page.get_by_role("button", name="All hits").click(timeout=60_000)
    assert held
    for route in held:
        route.continue_()
    expect(page.get_by_role("list", name="Found").get_by_role("button")).to_have_count(2, timeout=60_000)


def test_hostile_words_find_nothing_and_break_nothing(page, address):
    visit(page, address, "?q=%22%3E%3Cimg%20src%3Dx%20onerror%3Dtop.hit%3D1%3E%20NEAR(")
    expect(page.get_by_role("heading", name="Nothing found for")).to_be_visible()
    assert page.evaluate("window.hit") is None


def test_facets_narrow_and_their_counts_follow_the_others(page, address):
    visit(page, address)
    page.get_by_text("Countries", exact=True).click()
    countries = page.get_by_role("group", name="Countries")
    expect(countries.get_by_role("checkbox", name=re.compile("France"))).to_be_checked()
    page.get_by_text("Kinds of place", exact=True).click()
    kinds = page.get_by_role("group", name="Kinds of place")
    before = kinds.inner_text()
    countries.get_by_role("button", name="Only France").click()
    assert mentions(page) == 10
    assert kinds.inner_text() != before
    expect(page).to_have_url(re.compile("country=FR"))
    kinds.get_by_role("button", name="Only city").click()
    assert mentions(page) == 8
    expect(page).to_have_url(re.compile("kind=city"))
    page.reload()
    expect(page.get_by_role("status").first).to_contain_text("8 mentions")
    expect(page.get_by_text("2 filters on")).to_be_visible()
    page.get_by_role("button", name="Reset").click()
    assert mentions(page) == 12
    expect(page).not_to_have_url(re.compile("kind=|country="))


def test_told_as_planned_or_background_is_a_facet(page, address):
    visit(page, address, "?from=1850-01-01&event=background")
    assert mentions(page) == 2


def test_up_to_a_date_takes_in_what_came_before(page, address):
    visit(page, address, "?from=2021-05-05&to=2021-05-05")
    only = mentions(page)
    page.get_by_label("Window", exact=True).select_option("up to this date")
    assert mentions(page) > only
    expect(page.get_by_role("slider", name="From")).to_be_hidden()
    expect(page.get_by_text("Up to 5 May 2021")).to_be_visible()
    expect(page).to_have_url(re.compile("window=until"))
    until = mentions(page)
    page.reload()
    expect(page.get_by_role("status").first).to_contain_text(f"{until} mentions", timeout=60_000)


def test_by_publication_every_mention_stands_at_its_articles_day(page, address):
    visit(page, address, "?to=2021-05-06&from=2021-05-06")
    page.get_by_label("Days of the timeline").select_option("when it was published")
    expect(page).to_have_url(re.compile("days=published"))
    everything = mentions(page)
    assert everything == 15
    frame = map_frame(page)
    page.get_by_role("slider", name="To").focus()
    before = frame.evaluate("performance.getEntriesByName('dateline:painted').length")
    page.keyboard.press("Home")
    frame.wait_for_function(f"performance.getEntriesByName('dateline:painted').length > {before}")
    assert mentions(page) < everything
    page.get_by_role("button", name="Reset").click()
    expect(page.get_by_label("Days of the timeline")).to_have_value("happened")
    assert mentions(page) == 12


def test_play_steps_by_a_month(page, centuries):
    visit(page, centuries, "?from=1900-06-01&to=1900-06-30")
    page.locator(".pace summary").click()
    page.get_by_label("Step").select_option("a month")
    page.get_by_label("Speed").select_option("4×")
    page.keyboard.press("Escape")
    last = page.get_by_role("slider", name="To")
    before = last.get_attribute("aria-valuenow")
    page.get_by_role("button", name="Play").click()
    expect(last).not_to_have_attribute("aria-valuenow", before)
    page.get_by_role("button", name="Pause").click()
    assert re.match(r"\w+day,? (28|29|30|31) ", page.get_by_role("slider", name="To").get_attribute("aria-valuetext"))


def test_a_century_has_bins_and_ticks_that_can_be_read(page, centuries):
    visit(page, centuries)
    ticks = page.locator(".axis span").all_inner_texts()
    assert 4 <= len(ticks) <= 20
    assert all(re.fullmatch(r"\d{4}", tick) for tick in ticks)
    lefts = [tick.bounding_box() for tick in page.locator(".axis span").all()]
    assert all(a["x"] + a["width"] < b["x"] for a, b in pairwise(lefts))
    expect(page.locator(".legend .unit")).to_have_text(re.compile("per (month|year)"))
    assert len(page.locator(".bars").get_attribute("d").split("M")) > 20
    expect(page.get_by_role("list", name="Bars")).to_contain_text("planned")
    assert page.locator(".lanes .planned").count() == 1


def test_the_map_is_coloured_and_the_legend_says_so(page, address):
    visit(page, address)
    frame = map_frame(page)
    frame.get_by_text("Map options").click()
    frame.get_by_label("Colour by").select_option("outlet")
    keys = frame.get_by_role("list", name="Colours")
    expect(keys).to_contain_text("Valley Times")
    expect(page).to_have_url(re.compile("colour=outlet"))
    page.reload()
    frame = map_frame(page)
    expect(frame.get_by_role("list", name="Colours")).to_contain_text("River Post")
    page.get_by_role("button", name="Reset").click()
    expect(frame.get_by_role("list", name="Colours")).to_be_hidden()
