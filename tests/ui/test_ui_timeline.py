"""The timeline by hours and over centuries; by keys, mouse, wheel and fingers."""

import re
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from shown import map_frame, wait_still, wait_until
from ui_projects import chronicle, flood_project, hourly_report, write_project

pytestmark = pytest.mark.browser

LONG_NAME = "The Hill Herald " + "of a very long name " * 25
WIDE = {"width": 1440, "height": 900}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "reduced_motion": "reduce"}
COUNT_DRAWINGS = """
  window.drawings = [];
  const set = SVGElement.prototype.setAttribute;
  SVGElement.prototype.setAttribute = function (name, value) {
    if (name === "d" && this.classList.contains("bars")) window.drawings.push(value);
    return set.call(this, name, value);
  };"""

RECORD_WORDS = """node => {
  window.seen = [];
  new MutationObserver(() => window.seen.push(node.textContent)).observe(node, {childList: true});
}"""


@pytest.fixture(scope="module")
def hours(serve, tmp_path_factory):
    """3 May 2021: 05:30, the morning, the whole day; 14:00, the night."""
    reports = (
        hourly_report("dawn", "River Post", ("T05:30", "TMO", "")),
        hourly_report("night", LONG_NAME, ("T14:00", "TNI")),
    )
    return serve(write_project(tmp_path_factory.mktemp("hours") / "hours.sqlite", *reports))


@pytest.fixture(scope="module")
def century(serve, tmp_path_factory):
    reports = (chronicle("early", "The Chronicle", range(1905, 1960)), chronicle("late", "Annals", range(1960, 2015)))
    return serve(write_project(tmp_path_factory.mktemp("century") / "century.sqlite", *reports))


@pytest.fixture(scope="module")
def mixed(serve, tmp_path_factory):
    """Two decades, the last day of which is told by the hour."""
    reports = (
        chronicle("years", "The Chronicle", range(2000, 2021)),
        hourly_report("dawn", "River Post", ("T05:30", "TMO")),
    )
    return serve(write_project(tmp_path_factory.mktemp("mixed") / "mixed.sqlite", *reports))


@pytest.fixture(scope="module")
def flood(serve, tmp_path_factory):
    return serve(flood_project(tmp_path_factory.mktemp("timeline")))


@pytest.fixture
def visit(browser, shared_pages):
    """Opens the map page; where nothing else is asked for, one that other tests used and that shows its start again."""
    opened = []

    def load(context, address, query="", script=None, **own):
        page = context.new_page(**own)
        if script:
            page.add_init_script(script)
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.goto(f"{address}/{query}")
        expect(page.get_by_role("slider", name="To")).to_be_visible(timeout=60_000)
        expect(page.get_by_role("status").first).to_contain_text("mention")
        return page

    def visit(address, query="", script=None, **options):
        if query or script or options:
            page = load(browser.new_context(**{"viewport": WIDE, **options}), address, query, script)
        else:
            page = shared_pages.at_start(address, lambda context: load(context, address, viewport=WIDE))
        opened.append(page)
        return page

    yield visit
    assert [problem for page in opened for problem in page.problems] == []


def handle(page, name):
    return page.get_by_role("slider", name=name)


def said(page):
    return tuple(handle(page, name).get_attribute("aria-valuetext") for name in ("From", "To"))


def mentions(page):
    return int(re.match(r"(\d+) mention", page.get_by_role("status").first.inner_text())[1])


def window_of(page):
    asked = parse_qs(urlsplit(page.url).query)
    return asked.get("from", [None])[0], asked.get("to", [None])[0]


def press(page, name, *keys):
    handle(page, name).focus()
    for key in keys:
        page.keyboard.press(key)


def hour_at(page, hour, first=0.0, days=1):
    """Where an hour lies on the screen, between the axis and the upper edge."""
    track = page.locator(".track").bounding_box()
    return track["x"] + track["width"] * (hour / 24 - first) / days, track["y"] + 12


def day(name, month="May", year=2021):
    return re.compile(rf"\w+day,? {name} {month} {year}$")


def test_arrows_go_by_the_hour_where_hours_are_told_apart_and_say_so(visit, hours):
    page = visit(hours)
    press(page, "From", *["ArrowRight"] * 6)
    press(page, "To", *["ArrowLeft"] * 12)
    first, last = said(page)
    assert re.fullmatch(r"Monday,? 3 May 2021, 06:00", first)
    assert re.fullmatch(r"Monday,? 3 May 2021, until 12:00", last)
    expect(page.locator(".range")).to_contain_text("3 May 2021, 06:00 to 12:00")
    expect(page.locator(".range")).to_contain_text("6 hours")
    assert mentions(page) == 2, "the morning, and what may have been at any hour"
    expect(page.get_by_role("heading", name="2 passages in this window")).to_be_visible()
    assert window_of(page) == ("2021-05-03T06:00", "2021-05-03T12:00")
    press(page, "From", "Shift+ArrowRight")
    assert re.search("11:00$", said(page)[0]), "a day on, but not past the other handle"
    press(page, "From", "Home")
    press(page, "To", "End")
    assert [words[-5:] for words in said(page)] == ["00:00", "24:00"]
    expect(page).not_to_have_url(re.compile("from=|to="))


def test_an_hour_in_the_address_comes_back(visit, hours):
    page = visit(hours, "?from=2021-05-03T14:00&to=2021-05-03T15:00")
    expect(page.locator(".range")).to_contain_text("3 May 2021, 14:00 to 15:00")
    assert mentions(page) == 2
    expect(page.get_by_role("heading", name="2 passages in this window")).to_be_visible()
    page.get_by_role("button", name="Reset").click()
    assert mentions(page) == 5
    page.goto(f"{hours}/?from=2021-05-03T13:00")
    expect(page.locator(".range")).to_contain_text("13:00 to 24:00", timeout=60_000)
    press(page, "To", "ArrowLeft")
    expect(page).to_have_url(re.compile("from=2021-05-03T13%3A00&to=2021-05-03T23%3A00"))


def test_page_and_server_count_the_same_whatever_the_hour(visit, hours):
    page = visit(hours, "?to=2021-05-03T01:00")
    for _ in range(8):
        press(page, "To", *["ArrowRight"] * 3)
        expect(
            page.get_by_role("heading", name=re.compile(f"^{mentions(page)} passages? in this window"))
        ).to_be_visible()


def test_map_and_lists_follow_the_hours_while_dragging(visit, hours):
    page = visit(hours)
    frame = map_frame(page)
    before = frame.evaluate("performance.getEntriesByName('dateline:painted').length")
    page.mouse.move(*hour_at(page, 13.4))
    page.mouse.down()
    page.mouse.move(*hour_at(page, 15.2), steps=5)
    expect(page.locator(".range")).to_contain_text("3 May 2021, 13:00 to 16:00")
    expect(page.get_by_role("list", name="Places in view")).to_contain_text("2")
    expect(page.get_by_role("group", name="Sources")).to_contain_text("River Post")
    frame.wait_for_function(f"performance.getEntriesByName('dateline:painted').length > {before}")
    page.mouse.up()
    left, top = frame.evaluate("(({x, y}) => [x, y])(window.map.latLngToContainerPoint([45.74846, 4.84671]))")
    cell = page.locator('iframe[title="Map of places"]').bounding_box()
    page.mouse.move(cell["x"] + left + 1, cell["y"] + top)
    page.mouse.move(cell["x"] + left, cell["y"] + top)
    expect(frame.get_by_text("2 mentions")).to_be_visible()
    expect(frame.get_by_text(re.compile("3 May 2021"))).to_be_visible()
    assert window_of(page) == ("2021-05-03T13:00", "2021-05-03T16:00")


def test_a_click_on_a_bar_keeps_its_hours_and_one_inside_the_window_that_hour(visit, hours):
    page = visit(hours)
    noon = page.locator(".lanes .seen").last.bounding_box()
    page.mouse.click(noon["x"] + noon["width"] / 2, noon["y"] + noon["height"] / 2)
    expect(page.locator(".range")).to_contain_text("14:00 to 15:00")
    page.get_by_role("button", name="Reset").click()
    page.mouse.click(*hour_at(page, 9.5))
    expect(page.locator(".range")).to_contain_text("09:00 to 10:00")


def test_play_goes_by_the_hour(visit, hours):
    page = visit(hours, "?to=2021-05-03T01:00")
    page.locator(".pace summary").click()
    page.get_by_label("Step").select_option("bar")
    expect(page.get_by_label("Step").locator("option:checked")).to_have_text("a bar (hour)")
    page.keyboard.press("Escape")
    page.locator(".from-words").evaluate(RECORD_WORDS)
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible(timeout=60_000)
    steps = page.evaluate("window.seen")
    hours_shown = [re.fullmatch(r"3 May 2021, (\d\d):00 to (\d\d):00", words) for words in steps]
    assert all(one and int(one[2]) == int(one[1]) + 1 for one in hours_shown), steps  # a busy page passes over some
    assert steps == sorted(steps)
    assert len(steps) > 1
    expect(page.locator(".range")).to_contain_text("23:00 to 24:00")


def test_hours_come_with_zooming_in_and_stay_in_the_window_when_zoomed_out(visit, mixed):
    page = visit(mixed, "?from=2021-05-03T06:00&to=2021-05-03T12:00")
    expect(page.locator(".range")).to_contain_text("3 May 2021, 06:00 to 12:00")
    assert mentions(page) == 1
    press(page, "From", "ArrowRight")
    assert re.search("06:00$", said(page)[0]), "a day is no step within a day"
    page.get_by_role("button", name="Zoom to window").click()
    expect(page.locator(".legend .unit")).to_have_text("Mentions per hour")
    press(page, "From", "ArrowLeft")
    expect(page.locator(".range")).to_contain_text("3 May 2021, 05:00 to 12:00")
    assert mentions(page) == 2
    page.get_by_role("button", name="Zoom out").click()
    press(page, "From", "ArrowLeft")
    assert day("3").match(said(page)[0]), "to the edge of the day"
    press(page, "From", "ArrowLeft")
    assert day("2").match(said(page)[0])
    assert re.search("until 12:00$", said(page)[1])
    press(page, "To", "End")
    expect(page.locator(".range")).to_contain_text("2 to 3 May 2021")
    page.get_by_label("Days of the timeline").select_option("when it was published")
    expect(page.locator(".legend .unit")).not_to_have_text("Mentions per hour")
    expect(page.locator(".range")).not_to_contain_text(":00")


def test_known_days_keep_whole_days_and_round_an_hour_outwards(visit, flood):
    page = visit(flood, "?from=2021-05-03T06:00&to=2021-05-05T12:00")
    expect(page.locator(".range")).to_contain_text("3 to 5 May 2021")
    press(page, "To", "ArrowLeft")
    expect(page).to_have_url(re.compile(r"to=2021-05-04(&|$)"))
    assert day("3").match(said(page)[0])


def test_page_keys_go_by_the_bar_over_a_century_and_arrows_by_the_day(visit, century):
    page = visit(century)
    expect(page.locator(".legend .unit")).to_have_text("Mentions per year")
    press(page, "From", "PageUp")
    assert day("1", "January", 1906).match(said(page)[0])
    press(page, "From", "PageUp", "PageUp", "PageDown")
    assert day("1", "January", 1907).match(said(page)[0])
    press(page, "From", "ArrowLeft")
    assert day("31", "December", 1906).match(said(page)[0])
    press(page, "To", "PageDown", "PageDown")
    assert day("31", "December", 2012).match(said(page)[1])
    expect(page.locator(".range")).to_contain_text("31 Dec 1906 to 31 Dec 2012")


def test_play_goes_by_the_bar_over_a_century(visit, century):
    page = visit(century, "?from=1905-06-01&to=1909-12-31")
    page.locator(".pace summary").click()
    page.get_by_label("Step").select_option("bar")
    expect(page.get_by_label("Step").locator("option:checked")).to_have_text("a bar (year)")
    page.get_by_label("Speed").select_option("4×")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Play").click()
    handle(page, "To").evaluate(
        """node => new Promise((done) =>
          new MutationObserver(() => done()).observe(node, { attributeFilter: ["aria-valuetext"] }))"""
    )
    page.get_by_role("button", name="Pause").click()
    assert day("31", "December", r"(?!1909)\d{4}").match(said(page)[1])


def test_a_narrow_page_has_bars_of_a_decade_and_words_that_stand_apart(visit, century):
    page = visit(century, **PHONE)
    expect(page.locator(".legend .unit")).to_have_text("Mentions per decade")
    boxes = [tick.bounding_box() for tick in page.locator(".axis span").all()]
    assert len(boxes) >= 3
    assert all(a["x"] + a["width"] + 8 < b["x"] for a, b in pairwise(boxes))


def test_small_turns_of_the_wheel_add_up_and_the_axis_can_be_dragged(visit, century):
    page = visit(century)
    track = page.locator(".track").bounding_box()
    page.mouse.move(track["x"] + track["width"] / 2, track["y"] + 20)
    page.keyboard.down("Control")
    for _ in range(130):
        page.mouse.wheel(0, -6)
    page.keyboard.up("Control")
    expect(page.locator(".legend .unit")).to_have_text("Mentions per month")
    before = page.locator(".axis span").first.inner_text()
    axis = page.locator(".axis").bounding_box()
    y = axis["y"] + axis["height"] / 2
    page.mouse.move(track["x"] + 300, y)
    page.mouse.down()
    page.mouse.move(track["x"] + 800, y, steps=6)
    page.mouse.up()
    expect(page.locator(".axis span").first).not_to_have_text(before)
    assert window_of(page) == (None, None), "what is drawn moved, not the window"
    page.get_by_role("button", name="Zoom out").click()
    expect(page.locator(".legend .unit")).to_have_text("Mentions per year")


def test_a_handle_that_leaves_what_is_drawn_is_followed(visit, century):
    page = visit(century, "?from=1950-01-01&to=1950-12-31")
    page.get_by_role("button", name="Zoom to window").click()
    press(page, "To", *["PageUp"] * 4)
    assert day("30", "April", 1951).match(said(page)[1])
    expect(handle(page, "To")).to_be_in_viewport()
    expect(page.locator(".axis")).to_contain_text("1951")


@pytest.fixture
def fingers(visit):
    """Touches on a phone: spots of each finger, step by step."""

    def hold(page):
        page.locator(".st-key-dl-time").scroll_into_view_if_needed()
        wait_still(page, page.locator(".track"))
        session = page.context.new_cdp_session(page)

        def touch(*steps):
            for number, spots in enumerate(steps):
                points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(spots)]
                kind = "touchStart" if not number or len(spots) > len(steps[number - 1]) else "touchMove"
                session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
                page.wait_for_timeout(20)
            session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
            page.wait_for_timeout(150)

        return touch

    return hold


def test_two_fingers_zoom_the_days_under_them_and_leave_the_window(visit, century, fingers):
    page = visit(century, **PHONE)
    touch = fingers(page)
    track = page.locator(".track").bounding_box()
    y, middle = track["y"] + 30, track["x"] + track["width"] / 2
    touch([(middle - 20, y)], *([(middle - gap, y), (middle + gap, y)] for gap in (20, 40, 80, 120, 160)))
    expect(page.locator(".legend .unit")).to_have_text("Mentions per year")
    expect(page.get_by_role("button", name="Zoom out")).to_be_visible()
    assert page.locator(".track").bounding_box()["y"] == track["y"], "the track stays under the fingers"
    ticks = [int(text) for text in page.locator(".axis span").all_inner_texts()]
    assert min(ticks) > 1945
    assert max(ticks) < 1975
    assert window_of(page) == (None, None)
    touch([(middle + 60, y)], *([(middle + 60 - by, y), (middle + 120 - by, y)] for by in (0, 40, 80, 120)))
    axis = page.locator(".axis span")
    wait_until(page, lambda: max(int(text) for text in axis.all_inner_texts()) > max(ticks))
    touch([(middle - 160, y)], *([(middle - gap, y), (middle + gap, y)] for gap in (160, 80, 40, 20, 12)))
    expect(page.get_by_role("button", name="Zoom out")).to_be_hidden()


def test_one_finger_drags_a_handle_and_the_window_by_the_hour(visit, hours, fingers):
    page = visit(hours, "?from=2021-05-03T06:00&to=2021-05-03T12:00", **PHONE)
    touch = fingers(page)
    touch(*([hour_at(page, hour)] for hour in (9, 11, 13, 14)))
    expect(page.locator(".range")).to_contain_text("11:00 to 17:00")
    expect(page).to_have_url(re.compile("from=2021-05-03T11%3A00"))
    knob = handle(page, "To").bounding_box()
    x, y = knob["x"] + knob["width"] / 2, knob["y"] + 30
    step = page.locator(".track").bounding_box()["width"] / 24
    touch(*([(x + step * hours, y)] for hours in (0, 1, 2, 3)))
    expect(page.locator(".range")).to_contain_text("11:00 to 20:00")


def test_a_finger_that_moves_up_scrolls_the_page_and_changes_nothing(visit, hours, fingers):
    page = visit(hours, "?from=2021-05-03T06:00&to=2021-05-03T12:00", **PHONE)
    touch = fingers(page)
    place = page.locator(".track").bounding_box()
    for hour in (12, 20):  # on a handle, and beside the window
        x, _ = hour_at(page, hour)
        touch(*([(x, place["y"] + 60 - by)] for by in (0, 15, 40, 80, 120)))
    moved = page.locator(".track").bounding_box()
    assert moved["y"] < place["y"] - 80
    expect(page.locator(".range")).to_contain_text("06:00 to 12:00")


def test_on_a_phone_names_stand_over_the_bars_of_their_lanes_not_on_them(visit, hours):
    page = visit(hours, **PHONE)
    names = page.locator(".lane-name")
    expect(names.last).to_contain_text("Hill Herald")
    box = names.last.bounding_box()
    assert box["width"] <= page.locator(".track").bounding_box()["width"]
    tops = page.locator(".lanes .rows path:not(.lane-rule)").evaluate_all(
        "bars => bars.map((bar) => bar.getBoundingClientRect().top)"
    )
    own = [top for top in tops if top > box["y"]]
    assert own
    assert min(own) >= box["y"] + box["height"] - 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_timeline_is_drawn_once_at_the_start_and_again_when_its_width_changes(visit, flood):
    for options in ({}, PHONE):
        page = visit(flood, script=COUNT_DRAWINGS, **options)
        page.wait_for_timeout(1_500)
        assert page.evaluate("window.drawings.length") == 1
    page.set_viewport_size({"width": 600, "height": 844})
    page.wait_for_function("() => window.drawings.length > 1")
