"""Beyond scrubbing: outlets side by side, candidates on the map, hours, heat; by touch, and on a tablet."""

import re

import pytest
from playwright.sync_api import expect
from shown import look_at, map_frame, painted, wait_painted, wait_still
from ui_projects import flood_project, flood_report, hourly_report, lend, write_project

pytestmark = pytest.mark.browser

WIDE = {"width": 1440, "height": 900}

LYON, VILLEURBANNE = "geonames:2996944", "geonames:2968254"


@pytest.fixture(scope="module")
def address(serve, tmp_path_factory):
    path = flood_project(tmp_path_factory.mktemp("look"))
    lend(path, "second:67", "flood:67", "2021-05-04", "2021-05-04")
    return serve(path)


@pytest.fixture
def open_at(browser, address, shared_pages):
    """Opens the map page; where nothing else is asked for, one that other tests used and that shows its start again."""
    opened = []

    def load(context, query="", at=address, **own):
        page = context.new_page(**own)
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.goto(f"{at}/{query}")
        expect(page.get_by_role("slider", name="To")).to_be_visible(timeout=60_000)
        expect(page.get_by_role("status").first).to_contain_text("mention")
        return page

    def visit(query="", *, at=address, **options):
        if query or options or at != address:
            page = load(browser.new_context(**{"viewport": WIDE, **options}), query, at)
        else:
            page = shared_pages.at_start("plain", lambda context: load(context, viewport=WIDE))
        opened.append(page)
        return page

    yield visit
    assert [problem for page in opened for problem in page.problems] == []


def day(page, name):
    return int(page.get_by_role("slider", name=name).get_attribute("aria-valuenow"))


def test_a_search_leads_to_a_place_and_to_what_each_outlet_says_of_it(open_at):
    page = open_at()
    hints = page.get_by_role("complementary", name="Getting started")
    hints.get_by_role("button", name="Got it").click()
    expect(hints).to_be_hidden()
    page.get_by_role("searchbox", name="Search the articles").fill("villeurbanne")
    cards = page.get_by_role("list", name="Found").get_by_role("button")
    expect(cards.first).to_contain_text("5 May 2021 · article of 6 May 2021")
    page.get_by_role("group", name="Places of that name").get_by_role("button", name="Villeurbanne").click()
    claims = page.get_by_role("tabpanel", name="Claims")
    expect(claims.get_by_role("heading", name="2 sentences by 2 outlets on Villeurbanne")).to_be_visible()
    expect(claims).to_contain_text("Not named by")
    own = claims.get_by_role("list", name="Said by Valley Times")
    expect(own).to_contain_text("4 May 2021 by River Post (inferred)")
    expect(page).to_have_url(re.compile("place=geonames%3A2968254&tab=claims"))
    page.reload()
    expect(page.get_by_role("tab", name="Claims")).to_have_attribute("aria-selected", "true", timeout=60_000)
    expect(hints).to_be_hidden()
    claims.get_by_role("button", name="By day").click()
    told = claims.get_by_role("list", name="Told of 5 May 2021").get_by_role("button")
    expect(told).to_have_count(2)
    told.last.click()
    expect(page.get_by_role("tab", name="Reader")).to_have_attribute("aria-selected", "true")
    expect(page.locator("mark[aria-current=true]")).to_have_text("Villeurbanne")
    expect(page).to_have_url(re.compile("mention=second"))
    page.get_by_role("button", name="River Post 1").click()
    expect(page).to_have_url(re.compile("mention=flood"))


def test_many_silent_outlets_stand_behind_their_number(open_at, serve, tmp_path):
    others = [hourly_report(f"other{number}", f"Outlet {number}", ("",)) for number in range(8)]
    page = open_at(
        f"?place={VILLEURBANNE}&tab=claims", at=serve(write_project(tmp_path / "many.sqlite", flood_report(), *others))
    )
    silent = page.get_by_role("tabpanel", name="Claims").get_by_role("group")
    expect(silent.get_by_text("Not named by 8 other outlets")).to_be_visible(timeout=60_000)
    expect(silent.get_by_text("Outlet 7")).to_be_hidden()
    silent.get_by_text("Not named by 8 other outlets").click()
    expect(silent.get_by_text("Outlet 7")).to_be_visible()


def test_tabs_turn_by_keys_and_why_shows_the_candidates_on_the_map(open_at):
    page = open_at(f"?place={VILLEURBANNE}&mention=second:67", reduced_motion="reduce")
    frame = map_frame(page)
    page.get_by_role("tab", name="Reader").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Claims")).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("tab", name="Why")).to_be_focused()
    expect(page).to_have_url(re.compile("tab=why"))
    panel = page.get_by_role("tabpanel", name="Why")
    expect(panel).to_contain_text("Inferred from another outlet")
    expect(panel).to_contain_text("4 May 2021")
    expect(panel.get_by_role("columnheader", name=re.compile("2.*Lyon"))).to_be_visible()
    panel.get_by_role("button", name="Show all 2 on the map").click()
    frame.wait_for_function("[[42.46, -83.61], [45.77, 4.88]].every((spot) => window.map.getBounds().contains(spot))")
    frame.get_by_role("button", name="Zoom to the chosen place").click()
    frame.wait_for_function("window.map.getZoom() >= 9 && Math.abs(window.map.getCenter().lng - 4.88) < 0.5")
    panel.get_by_role("button", name=re.compile("Boats left")).click()
    expect(page).to_have_url(re.compile("mention=flood"))
    page.get_by_role("button", name="Reset").click()
    expect(page.get_by_role("tab", name="Reader")).to_have_attribute("aria-selected", "true")
    expect(frame.get_by_role("button", name="Zoom to the chosen place")).to_be_hidden()


def test_bars_tell_what_they_are_and_a_click_keeps_their_days(open_at):
    page = open_at()
    expect(page.get_by_role("list", name="Bars")).to_contain_text("day from another outlet")
    assert page.locator(".lanes .sharpened").count() == 1
    page.get_by_role("button", name="Villeurbanne 2 mentions").click()
    expect(page.locator(".lanes .pick")).to_have_count(1)
    bars = page.locator(".lanes .seen").first.bounding_box()
    page.mouse.move(bars["x"] + 3, bars["y"] + bars["height"] / 2)
    tip = page.locator(".tip")
    expect(tip).to_contain_text("River Post")
    expect(tip).to_contain_text("3 May 2021 · day known · 1 mention")
    expect(tip).to_contain_text("Lyon")
    page.mouse.click(bars["x"] + 3, bars["y"] + bars["height"] / 2)
    assert day(page, "From") == day(page, "To")
    expect(page).to_have_url(re.compile("from=2021-05-03&to=2021-05-03"))


def test_play_passes_over_years_in_which_nothing_is_told(open_at):
    page = open_at("?from=1856-05-01&to=1856-05-31")
    page.locator(".pace summary").click()
    page.get_by_label("Step").select_option("a month")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Play").click()
    last = page.get_by_role("slider", name="To")
    expect(last).to_have_attribute("aria-valuetext", re.compile("May 2021"))


def test_heat_is_in_the_address_and_goes_with_reset(open_at):
    page = open_at()
    frame = map_frame(page)
    frame.get_by_text("Map options").click()
    before = painted(frame)
    frame.get_by_label("Show as").select_option("heat")
    wait_painted(frame, before)
    expect(frame.get_by_text("few mentions")).to_be_visible()
    expect(page).to_have_url(re.compile("show=heat"))
    page.reload()
    frame = map_frame(page)
    expect(frame.get_by_text("few mentions")).to_be_visible()
    page.get_by_role("button", name="Reset").click()
    expect(frame.get_by_text("few mentions")).to_be_hidden()
    expect(page).not_to_have_url(re.compile("show="))


def test_fingers_drag_the_timeline_and_open_a_marker_on_a_phone(open_at):
    page = open_at(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, reduced_motion="reduce")
    frame = map_frame(page)
    look_at(frame, 45.748, 4.847, 12)
    left, top = frame.evaluate("(({x, y}) => [x, y])(window.map.latLngToContainerPoint([45.74846, 4.84671]))")
    cell = page.locator('iframe[title="Map of places"]').bounding_box()
    page.touchscreen.tap(cell["x"] + left, cell["y"] + top)
    expect(page.locator("mark[aria-current=true]").first).to_have_text("Lyon")
    page.locator(".pace summary").tap()
    page.get_by_label("Window", exact=True).select_option("up to this date")
    expect(page).to_have_url(re.compile("window=until"))
    page.get_by_role("button", name="Reset").tap()
    expect(page).not_to_have_url(re.compile("window=until"))
    page.locator(".st-key-dl-time").scroll_into_view_if_needed()
    wait_still(page, page.locator(".track"))
    fingers = page.context.new_cdp_session(page)
    box = page.get_by_role("slider", name="To").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 30
    spots = [(x - step * 25, y) for step in range(9)]
    for kind, (left, top) in [("touchStart", spots[0]), *(("touchMove", spot) for spot in spots[1:])]:
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": left, "y": top}]})
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page).to_have_url(re.compile("to=2021-05-0"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_tablet_keeps_filters_map_and_reader_side_by_side(open_at):
    page = open_at(f"?place={LYON}&tab=claims", viewport={"width": 1024, "height": 768}, color_scheme="dark")
    map_frame(page)
    facets, middle, side, time = (
        page.locator(f".st-key-dl-{cell}").bounding_box() for cell in ("facets", "map", "side", "time")
    )
    assert facets["x"] + facets["width"] <= middle["x"] + 1
    assert middle["x"] + middle["width"] <= side["x"] + 1
    assert middle["width"] > 400
    assert middle["height"] > 400
    assert time["y"] + time["height"] <= 769
    expect(page.get_by_role("heading", name=re.compile("sentences by . outlets on Lyon"))).to_be_visible()
    names = page.locator(".names div").all()
    assert all(name.bounding_box()["y"] + name.bounding_box()["height"] <= 768 for name in names)


def test_a_first_visit_to_a_page_has_its_frame_and_one_day_is_told_by_the_hour(browser, serve, tmp_path, open_at):
    reports = (
        hourly_report("dawn", "River Post", ("T05:30", "TMO", "")),
        hourly_report("night", "Valley Times", ("T14:00", "TNI")),
    )
    own = serve(write_project(tmp_path / "hours.sqlite", *reports))
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{own}/articles")
    expect(page.get_by_role("navigation", name="Pages")).to_be_visible(timeout=60_000)
    rows = page.get_by_role("row").filter(has_text="Hour by hour")
    expect(rows).to_have_count(2)
    expect(rows.first.locator(".thumb .seen")).to_have_count(1)
    expect(rows.first).to_contain_text("3 May 2021")
    context.close()
    page = open_at(at=own)
    expect(page.locator(".legend .unit")).to_have_text("Mentions per hour")
    expect(page.get_by_role("list", name="Bars")).to_contain_text("hour known")
    expect(page.locator(".axis")).to_contain_text("06:00")
    dawn = page.locator(".lanes .seen").first.bounding_box()
    track = page.locator(".track").bounding_box()
    assert dawn["x"] - track["x"] == pytest.approx(track["width"] * 5.5 / 24, abs=3)
