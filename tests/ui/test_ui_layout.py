"""The map page at the sizes that people have: large types, phones upright and on their side, small windows."""

import re

import pytest
from playwright.sync_api import expect
from shown import PATIENCE, map_frame, wait_at_rest
from ui_projects import chronicle, flood_project, scattered_report, write_project

from geo.model import Place

pytestmark = pytest.mark.browser

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


def loaded(context, address, size=(1440, 900)):
    width, height = size
    page = context.new_page(viewport={"width": width, "height": height})
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.goto(f"{address}/")
    page.get_by_role("slider", name="To").wait_for()
    expect(page.get_by_role("heading", name="passages in this window")).to_be_attached()
    return page


@pytest.fixture
def visit(browser):
    """Opens a page that nobody used before."""
    return lambda *arguments, **options: loaded(browser.new_context(), *arguments, **options)


@pytest.fixture
def at_size(flood, shared_pages):
    """Gives the page of that size. Tests of what it shows at first come before those that choose something."""
    return lambda *size: shared_pages.use(size, lambda context: loaded(context, flood, size=size))


PARTS = ("map", "time", "side")


def box(page, name):
    return page.evaluate(BOX, f".st-key-dl-{name}")


def still_boxes(page):
    """The boxes of map, timeline and side, all of one moment: once none of them changed for a quarter of a second."""
    before, now = None, [box(page, name) for name in PARTS]
    for _ in range(80):
        if now == before:
            break
        page.wait_for_timeout(250)
        before, now = now, [box(page, name) for name in PARTS]
    return now


@pytest.mark.parametrize("size", BESIDE, ids=str)
def test_parts_fit_a_larger_window_side_by_side(at_size, size):
    page = at_size(*size)
    height = size[1]
    map_, time, side = still_boxes(page)
    assert side[0] >= map_[0] + map_[2] - 1
    assert time[1] + time[3] <= height
    assert map_[3] >= height * 0.4
    assert time[3] <= height / 3 + 2
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight <= innerHeight")


def test_a_low_map_keeps_its_legend_closed(at_size):
    for size, is_open in (((844, 390), False), ((1440, 900), True)):
        frame = at_size(*size).frame_locator(".st-key-dl-map iframe")
        expect(frame.locator(".dl-legend")).to_have_js_property("open", is_open, timeout=PATIENCE)


def test_the_timeline_takes_a_third_of_the_height_at_most_in_a_narrow_window_too(visit, flood):
    assert box(visit(flood, size=(800, 900)), "time")[3] <= 900 / 3 + 2


@pytest.mark.parametrize("size", STACKED, ids=str)
def test_parts_stand_below_each_other_where_the_page_is_low_or_narrow_and_can_be_used(at_size, size):
    page = at_size(*size)
    width, height = size
    map_, time, side = still_boxes(page)
    assert map_[2] == width
    assert map_[3] >= min(160, height * 0.7)
    assert map_[3] <= height * 0.75, "a strip of the page stays to be scrolled by"
    assert time[1] >= map_[1] + map_[3]
    assert side[1] >= time[1] + time[3]
    assert side[3] >= height * 0.9
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # every part can be scrolled to and used
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


def test_the_search_of_a_low_page_brings_what_it_found(at_size):
    page = at_size(844, 390)
    page.get_by_role("button", name="Search the articles").click()
    box_ = page.get_by_role("searchbox", name="Search the articles")
    expect(box_).to_be_focused()
    box_.fill("boats")
    box_.press("Enter")
    expect(page.get_by_role("list", name="Found").get_by_role("button").first).to_be_in_viewport(timeout=PATIENCE)


def splitter(page, name):
    return page.get_by_role("separator", name=f"Size of the {name}")


def test_edges_are_dragged_and_moved_by_keys_and_remembered(visit, flood):
    page = visit(flood)
    page.get_by_role("list", name="Places in view").get_by_role("button").first.wait_for()
    edge = splitter(page, "filters and places")
    before = box(page, "facets")[2]
    at = edge.bounding_box()
    page.mouse.move(at["x"] + 4, at["y"] + 200)
    page.mouse.down()
    page.mouse.move(at["x"] + 64, at["y"] + 200, steps=4)
    page.mouse.up()
    assert abs(box(page, "facets")[2] - before - 60) <= 1
    side = box(page, "side")[2]
    splitter(page, "reader").press("ArrowLeft")
    splitter(page, "reader").press("Shift+ArrowLeft")
    assert abs(box(page, "side")[2] - side - 80) <= 2
    splitter(page, "reader").press("End")
    assert box(page, "side")[2] == 1440 * 0.45
    splitter(page, "reader").press("Home")
    assert box(page, "side")[2] == 280
    expect(splitter(page, "reader")).to_have_attribute("aria-valuenow", "280")
    page.reload()
    page.locator("html[data-dl-folded]").wait_for(state="attached")
    page.get_by_role("slider", name="To").wait_for()
    assert abs(box(page, "facets")[2] - before - 60) <= 1
    assert box(page, "side")[2] == 280
    edge.dblclick()
    assert box(page, "facets")[2] == before
    assert page.problems == []


def test_panels_fold_to_rails_and_what_is_chosen_opens_the_reader(visit, flood):
    page = visit(flood)
    width = box(page, "map")[2]
    for name in ("filters and places", "reader", "timeline"):
        page.get_by_role("button", name=f"Fold the {name}").press("Enter")
        expect(page.get_by_role("button", name=f"Show the {name}")).to_be_focused()
    assert box(page, "facets")[2] == box(page, "side")[2] == 44
    assert box(page, "map")[2] > width + 500
    assert box(page, "time")[3] < 80
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    expect(page.get_by_role("list", name="Places in view")).to_be_hidden()
    page.reload()
    page.get_by_role("button", name="Show the filters and places").click(timeout=PATIENCE)
    page.get_by_role("list", name="Places in view").get_by_role("button").first.click()
    expect(page.locator("mark.chosen")).to_be_visible()
    expect(page.get_by_role("slider", name="To")).to_be_hidden()
    page.get_by_role("button", name="Show the timeline").click()
    expect(page.get_by_role("slider", name="To")).to_be_visible()
    page.get_by_role("slider", name="To").press("ArrowLeft")
    expect(page).to_have_url(re.compile("to="))
    splitter(page, "timeline").press("Enter")
    expect(page.get_by_role("button", name="Show the timeline")).to_be_focused()
    assert page.problems == []


def test_nonsense_kept_by_the_browser_is_passed_over(visit, flood):
    page = visit(flood)
    usual = box(page, "facets")
    for kept in ("{", "null", '{"sizes": {"facets": "<b>", "side": -4}, "folded": 7}', "[1]"):
        page.evaluate("kept => localStorage.setItem('dateline-panes', kept)", kept)
        page.reload()
        page.get_by_role("slider", name="To").wait_for()
        page.locator("html[data-dl-folded]").wait_for(state="attached")
        assert box(page, "facets") == usual, kept
    assert page.problems == []


def test_ten_places_are_listed_at_once(visit, serve, tmp_path):
    page = visit(serve(write_project(tmp_path / "many.sqlite", scattered_report(30))))
    rows = page.get_by_role("list", name="Places in view").get_by_role("button")
    expect(rows).to_have_count(30)
    for number in range(10):
        expect(rows.nth(number)).to_be_in_viewport(ratio=0.95)
    bottom = page.locator("summary", has_text="Not mapped").bounding_box()["y"]
    assert rows.nth(9).bounding_box()["y"] + 30 <= bottom


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=str)
def test_the_map_takes_the_whole_screen_and_gives_it_back(at_size, size):
    page = at_size(*size)
    page.locator(".timeline .axis span").first.wait_for()
    before = box(page, "map")
    frame = page.frame_locator(".st-key-dl-map iframe")
    whole = frame.get_by_role("button", name="Map on the whole screen")
    whole.click(timeout=PATIENCE)
    expect(whole).to_have_attribute("aria-pressed", "true")
    x, y, width, height = box(page, "map")
    inner = page.evaluate("[innerWidth, innerHeight]")
    assert (x, y, width) == (0, 0, inner[0])
    assert height >= inner[1] - 80
    whole.click()
    expect(whole).to_have_attribute("aria-pressed", "false")
    page.wait_for_function(f"before => String(({BOX})('.st-key-dl-map')) === String(before)", arg=before)
    assert page.problems == []


@pytest.mark.parametrize("size", [*STACKED, (1440, 900), (1366, 650)], ids=str)
def test_an_open_legend_is_whole_and_covers_no_button(at_size, size):
    page = at_size(*size)
    frame = page.frame_locator(".st-key-dl-map iframe")
    legend = frame.locator(".dl-legend")
    legend.wait_for(timeout=PATIENCE)
    frame.get_by_label("Colour by").evaluate("node => (node.closest('details').open = true)")
    frame.get_by_label("Colour by").select_option("role")
    frame.locator(".dl-options").evaluate("node => (node.open = false)")
    if not legend.evaluate("node => node.open"):
        legend.locator("summary").click()
    buttons = frame.locator(".leaflet-bar button:visible, .leaflet-bar a:visible").all()

    def covered() -> list[dict[str, float]]:
        here, there = legend.bounding_box(), [button.bounding_box() for button in buttons]
        return [box for box in there if box["y"] + box["height"] > here["y"] and box["x"] + box["width"] > here["x"]]

    for _ in range(50):  # it makes room once it has been measured
        if not covered():
            break
        page.wait_for_timeout(100)
    assert covered() == []
    here, height = legend.bounding_box(), legend.evaluate("node => node.scrollHeight")
    map_ = frame.locator("#map_div").bounding_box()
    assert here["y"] >= map_["y"]
    assert here["x"] + here["width"] <= map_["x"] + map_["width"]
    assert height <= here["height"] + 1 or map_["height"] < 240


PACIFIC = (
    Place("geonames:2198148", "Suva", -18.14, 178.44, 5, "city", "FJ"),
    Place("geonames:4032402", "Nukualofa", -21.14, -175.2, 5, "city", "TO"),
    Place("geonames:4035413", "Apia", -13.83, -171.76, 5, "city", "WS"),
)
CHUKOTKA = (
    Place("geonames:2127202", "Anadyr", 64.73, 177.51, 5, "city", "RU"),
    Place("geonames:4031742", "Egvekinot", 66.32, -179.12, 5, "town", "RU"),
    Place("geonames:2121052", "Provideniya", 64.42, -173.22, 5, "town", "RU"),
)
SEEN = """places => {
  const map = Object.values(window).find(value => value?.getCenter && value?.getZoom), { x, y } = map.getSize();
  const near = lon => lon + 360 * Math.round((map.getCenter().lng - lon) / 360);
  const spots = places.map(([lat, lon]) => map.latLngToContainerPoint([lat, near(lon)]));
  const width = 256 * 2 ** map.getZoom();
  return { spread: Math.max(...spots.map(spot => spot.x)) - Math.min(...spots.map(spot => spot.x)), width, x, y,
    inside: spots.every(spot => spot.x > 0 && spot.x < x && spot.y > 0 && spot.y < y) };
}"""


def seen(page, places):
    frame = map_frame(page)
    return frame, frame.evaluate(SEEN, [[place.lat, place.lon] for place in places])


@pytest.mark.parametrize("places", [PACIFIC, CHUKOTKA], ids=["Fiji and Tonga", "Chukotka"])
def test_a_pile_across_the_antimeridian_opens_on_itself(visit, serve, tmp_path, places):
    page = visit(serve(write_project(tmp_path / "far.sqlite", scattered_report(0, places))))
    frame, view = seen(page, places)
    assert view["inside"]
    assert view["spread"] > view["x"] / 4
    page.get_by_role("list", name="Places in view").get_by_role("button").last.click()
    expect(page.locator("mark.chosen")).to_be_visible()
    frame.get_by_role("button", name="Show all places in these dates").click()
    frame.wait_for_function(f"places => ({SEEN})(places).inside", arg=[[place.lat, place.lon] for place in places])


@pytest.mark.parametrize("size", [(1440, 900), (390, 844), (844, 390)], ids=str)
def test_the_whole_world_fits(at_size, size):
    frame, _ = seen(at_size(*size), ())
    out = frame.get_by_role("button", name="Zoom out")
    for _ in range(20):
        if "leaflet-disabled" in out.get_attribute("class"):
            break
        before = frame.evaluate("window.map.getZoom()")
        out.click()
        frame.wait_for_function("before => window.map.getZoom() < before", arg=before)
        wait_at_rest(frame)
    frame.wait_for_function(
        f"places => {{ const seen = ({SEEN})(places); return seen.inside && seen.width <= seen.x; }}",
        arg=[[70, -150], [-50, -70], [70, 170]],
    )


def test_why_says_where_a_place_lies_to_be_copied_and_opened_elsewhere(at_size):
    page = at_size(1440, 900)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("list", name="Places in view").get_by_role("button", name="Lyon").click()
    expect(page.locator("mark.chosen")).to_be_visible()
    page.get_by_role("tab", name="Why").click()
    panel = page.get_by_role("tabpanel", name="Why")
    expect(panel).to_contain_text("“Lyon” is taken for Lyon")
    for name, text in (
        ("Decimal", "45.74846, 4.84671"),
        ("Degrees", "45°44′54.5″N 4°50′48.2″E"),
        ("MGRS", "31T FL 43640 67758"),
    ):
        button = panel.get_by_role("button", name=f"Copy {name}: {text}")
        button.press("Enter")
        expect(panel.get_by_text(f"Copied {text}")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == text
    page.emulate_media(color_scheme="dark")
    for name in ("OpenStreetMap", "Google Maps", "Sentinel Hub"):
        link = panel.get_by_role("link", name=name)
        assert link.get_attribute("rel") == "noopener noreferrer"
        assert "45.74846" in link.get_attribute("href")
    expect(panel).to_contain_text("tells that site")
    page.get_by_role("tab", name="Reader").click()
    assert page.problems == []


def test_a_facet_is_one_stop_of_the_tab_key(at_size):
    page = at_size(1440, 900)
    boxes = page.get_by_role("group", name="Sources").get_by_role("checkbox")
    expect(boxes).to_have_count(3)
    boxes.first.focus()
    page.keyboard.press("ArrowDown")
    expect(boxes.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(boxes.nth(2)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(boxes.nth(2)).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name=re.compile("^Only ")).first).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Space")
    expect(boxes.first).not_to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(boxes.nth(1)).not_to_be_focused()
    expect(page.locator(".facet.sources :focus")).to_have_count(0)
    assert page.problems == []


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=str)
def test_skip_links_lead_to_map_timeline_and_reader(at_size, size):
    page = at_size(*size)
    page.frame_locator('iframe[title="Map of places"]').locator("#map_div.dl-map").wait_for(timeout=PATIENCE)
    for name in ("the map", "the timeline", "the reader"):
        link = page.get_by_role("button", name=f"Skip to {name}")
        link.focus()
        expect(link).to_be_in_viewport()
        page.keyboard.press("Enter")
        if name == "the map":
            frame = page.frame_locator('iframe[title="Map of places"]')
            expect(frame.locator("#map_div")).to_be_focused(timeout=PATIENCE)
        elif name == "the timeline":
            expect(page.get_by_role("button", name="Play")).to_be_focused()
        else:
            expect(page.get_by_role("tab", name="Reader")).to_be_focused()
    assert page.problems == []


def test_the_head_of_the_articles_stays_and_shows_how_they_are_sorted(browser, serve, tmp_path):
    reports = [chronicle(f"years{number}", f"Chronicle {number:02}", range(2000, 2002)) for number in range(40)]
    address = serve(write_project(tmp_path / "many.sqlite", *reports))
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{address}/articles")
    rows = page.get_by_role("row")
    expect(rows).to_have_count(41, timeout=PATIENCE)
    rows.last.scroll_into_view_if_needed()
    outlet = page.get_by_role("columnheader", name="Source")
    expect(outlet).to_be_in_viewport(ratio=0.9)
    outlet.get_by_role("button").click()
    expect(outlet).to_have_attribute("aria-sort", "ascending")
    shape = "node => getComputedStyle(node.querySelector('button'), '::after').clipPath"
    others = page.get_by_role("columnheader").filter(has_not_text="Source")
    assert outlet.evaluate(shape) != others.first.evaluate(shape)
    page.close()
