"""A view narrowed to ground, to an article or to what a search finds; kept by name; and on paper."""

import re

import pytest
from playwright.sync_api import expect
from shown import PATIENCE, map_frame
from ui_projects import HOSTILE, flood_project

from geo.project.views import read_views

pytestmark = pytest.mark.browser

MENTIONS = re.compile(r"([\d,]+) mention")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return flood_project(tmp_path_factory.mktemp("narrowing"))


@pytest.fixture(scope="module")
def address(serve, project):
    return serve(project)


@pytest.fixture(scope="module")
def page(browser, address):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(f"{address}/")
    expect(status(page)).to_contain_text("mention", timeout=PATIENCE)
    map_frame(page).evaluate("window.stays = true")
    yield page
    assert problems == []
    assert map_frame(page).evaluate("window.stays"), "the map was loaded anew"
    context.close()


@pytest.fixture(autouse=True)
def whole(page):
    yield
    page.get_by_role("button", name="Reset", exact=True).click()


def status(page):
    return page.locator(".timeline [role=status]").first


def mentions(page):
    return int(MENTIONS.match(status(page).inner_text())[1].replace(",", ""))


def listed(page):
    places = page.get_by_role("list", name="Places in view").get_by_role("button").all_inner_texts()
    return sum(int(text.split("\n")[-2]) for text in places)


def test_a_radius_set_by_keys_narrows_every_count_until_its_chip_is_taken_away(page):
    frame, before = map_frame(page), mentions(page)
    frame.evaluate("window.map.setView([45.75, 4.85], 10, {animate: false})")
    frame.get_by_text("Map options").click()
    frame.get_by_role("button", name="Filter by a radius").press("Enter")
    expect(frame.get_by_text("Click the middle")).to_be_visible()
    page.keyboard.press("Enter")
    frame.evaluate("window.map.setView([45.75, 5.4], 10, {animate: false})")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"area=circle"))
    chip = page.get_by_role("button", name=re.compile("Within .* km .* take this filter away"))
    after = mentions(page)
    assert 0 < after < before
    found = re.match(
        r"[\d,]+ mentions? of \d+: (\d+) at \d+ places?, (\d+) in \d+ areas?, 0 not", status(page).inner_text()
    )
    assert found, status(page).inner_text()
    assert int(found[1]) + int(found[2]) == after
    expect(page.get_by_text(f"{after} mentions on the map")).to_be_visible()
    chip.click()
    expect(status(page)).to_contain_text(f"{before} mentions")
    expect(page).not_to_have_url(re.compile("area="))


def test_a_distance_is_measured_by_clicks_and_escape_leaves(page):
    frame = map_frame(page)
    frame.get_by_text("Map options").click()
    frame.get_by_role("button", name="Measure a distance").click()
    frame.evaluate("window.map.setView([0, 0], 5, {animate: false})")
    for longitude in (-1, 1):
        spot = frame.evaluate(
            "at => { const p = window.map.latLngToContainerPoint(at); return [p.x, p.y]; }", [0, longitude]
        )
        frame.locator("#map_div").click(position={"x": spot[0], "y": spot[1]})
    expect(frame.get_by_text(re.compile(r"Measure a distance: 22[0-9] km"))).to_be_visible()
    page.keyboard.press("Escape")
    expect(frame.get_by_text("Measure a distance:")).to_be_hidden()


def test_what_a_search_finds_and_one_article_narrow_the_map(page):
    before = mentions(page)
    page.get_by_role("searchbox", name="Search the articles").fill("boats left")
    page.get_by_label("Map and timeline of these articles only").check()
    expect(page).to_have_url(re.compile("hits=1"))
    page.get_by_role("button", name=re.compile("Articles with “boats left”")).click()
    expect(status(page)).to_contain_text(f"{before} mentions")
    page.get_by_role("list", name="Found").get_by_role("button").first.click()
    page.get_by_role("button", name="Map, timeline and lists of this article only").click()
    expect(page).to_have_url(re.compile("in=flood"))
    assert 0 < mentions(page) < before


def test_the_list_of_places_keeps_to_the_maps_part_when_asked(page):
    places = page.get_by_role("list", name="Places in view").get_by_role("button")
    many = places.count()
    page.get_by_label("on the map’s part").check()
    map_frame(page).evaluate("window.map.setView([-60, -150], 8, {animate: false})")
    expect(places).to_have_count(0)
    page.get_by_label("on the map’s part").uncheck()
    expect(places).to_have_count(many)


def test_a_view_is_kept_by_name_and_shown_again(page, project):
    before = mentions(page)
    page.get_by_text("Save, print, share").click()
    page.get_by_role("textbox", name="Name of this view").fill(HOSTILE[:60])
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved as")).to_be_visible()
    assert len(read_views(project)) == 1
    page.get_by_text("Countries", exact=True).click()
    page.get_by_role("group", name="Countries").get_by_role("button", name="Only France").click()
    assert mentions(page) < before
    page.get_by_role("list", name="Saved views").get_by_role("button").first.click()
    expect(status(page)).to_contain_text(f"{before} mentions")
    page.get_by_role("list", name="Saved views").get_by_role("button", name="Remove").click()
    expect(page.get_by_text("was removed")).to_be_visible()
    assert read_views(project) == ()
    assert page.evaluate("window.broken") is None


def test_on_paper_stand_map_legend_places_and_passages_with_where_they_stand(page):
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    sheet = page.locator("#dl-print")
    expect(sheet).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(sheet.get_by_role("img", name="The map")).to_be_visible()
    expect(sheet).to_contain_text("Somewhere within")
    expect(sheet).to_contain_text(re.compile(r"\d+ places on the map"))
    assert sheet.locator(".print-passages li").count() > 0
    expect(sheet.locator(".print-passages li").first).to_contain_text(re.compile(r"character \d+"))
    assert page.evaluate("window.broken") is None
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(sheet).to_have_count(0)
