"""The map page at the sizes that people have: large types, phones upright and on their side, small windows."""

import pytest
from playwright.sync_api import expect
from ui_projects import flood_project

pytestmark = pytest.mark.browser

PATIENCE = 30_000
STACKED = [(720, 450), (360, 225), (390, 844), (844, 390), (1366, 500)]
"""Sizes in CSS pixels: 1440x900 at 200 % and 400 %, a phone upright and on its side, a window beside another one."""
BESIDE = [(1366, 650), (1440, 900), (1024, 768)]
BOX = """name => {
  const { x, y, width, height } = document.querySelector(name).getBoundingClientRect();
  return [x, y, width, height];
}"""


@pytest.fixture(scope="module")
def flood(serve, tmp_path_factory):
    return serve(flood_project(tmp_path_factory.mktemp("layout")))


@pytest.fixture
def visit(browser):
    contexts = []

    def visit(address, query="", size=(1440, 900), **options):
        width, height = size
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.goto(f"{address}/{query}")
        page.get_by_role("slider", name="To").wait_for()
        expect(page.get_by_role("heading", name="passages in this window")).to_be_attached()
        return page

    yield visit
    for context in contexts:
        context.close()


def box(page, name):
    return page.evaluate(BOX, f".st-key-dl-{name}")


@pytest.mark.parametrize("size", STACKED, ids=str)
def test_parts_stand_below_each_other_where_the_page_is_low_or_narrow(visit, flood, size):
    page = visit(flood, size=size)
    width, height = size
    map_, time, side = (box(page, name) for name in ("map", "time", "side"))
    assert map_[2] == width
    assert map_[3] >= min(160, height * 0.7)
    assert map_[3] <= height * 0.75, "a strip of the page stays to be scrolled by"
    assert time[1] >= map_[1] + map_[3]
    assert side[1] >= time[1] + time[3]
    assert side[3] >= height * 0.9
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.problems == []


@pytest.mark.parametrize("size", STACKED, ids=str)
def test_every_part_can_be_scrolled_to_and_used(visit, flood, size):
    page = visit(flood, size=size)
    passage = page.get_by_role("list", name="Passages").get_by_role("button").first
    passage.scroll_into_view_if_needed()
    expect(passage).to_be_in_viewport()
    page.get_by_role("slider", name="To").scroll_into_view_if_needed()
    expect(page.get_by_role("slider", name="To")).to_be_in_viewport()
    page.get_by_role("list", name="Places in view").get_by_role("button").first.click()
    expect(page.locator("mark.chosen")).to_be_in_viewport()
    page.get_by_role("button", name="Show on map").click()
    expect(page.locator(".st-key-dl-map iframe")).to_be_in_viewport(ratio=0.6)
    assert page.problems == []


@pytest.mark.parametrize("size", BESIDE, ids=str)
def test_parts_fit_a_larger_window_side_by_side(visit, flood, size):
    page = visit(flood, size=size)
    height = size[1]
    map_, time, side = (box(page, name) for name in ("map", "time", "side"))
    assert side[0] >= map_[0] + map_[2] - 1
    assert time[1] + time[3] <= height
    assert map_[3] >= height * 0.4
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight <= innerHeight")


def test_the_search_of_a_low_page_brings_what_it_found(visit, flood):
    page = visit(flood, size=(844, 390))
    page.get_by_role("button", name="Search the articles").click()
    box_ = page.get_by_role("searchbox", name="Search the articles")
    expect(box_).to_be_focused()
    box_.fill("boats")
    box_.press("Enter")
    expect(page.get_by_role("list", name="Found").get_by_role("button").first).to_be_in_viewport(timeout=PATIENCE)


def test_a_low_map_keeps_its_legend_closed(visit, flood):
    for size, is_open in (((844, 390), False), ((1440, 900), True)):
        frame = visit(flood, size=size).frame_locator(".st-key-dl-map iframe")
        expect(frame.locator(".dl-legend")).to_have_js_property("open", is_open, timeout=PATIENCE)
