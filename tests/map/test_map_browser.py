"""The map in a real browser, hosted by streamlit-folium, spoken to as the timeline and the reader do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from shown import look_at, map_frame, painted, wait_painted

pytestmark = pytest.mark.browser

LISTEN = """() => {
  window.heard = [];
  window.line = new BroadcastChannel("map-test");
  window.line.onmessage = ({ data }) => window.heard.push(data);
}"""
MOSUL, TAL_AFAR, BAGHDAD, IRAQ, BORDER = 0, 3, 8, 11, 14


class Map:
    """What a test sees and does: the page around the map, the map's frame, the channel between them."""

    def __init__(self, page: Page, requests: list[str]) -> None:
        self.page, self.requests = page, requests
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, address: str) -> Map:
        self.page.goto(address)
        self.frame = map_frame(self.page, "dateline:painted")
        self.page.evaluate(LISTEN)
        return self

    def send(self, message: dict[str, Any]) -> None:
        """A message over the channel, and a wait until the map has painted its answer."""
        before = self.painted()
        self.page.evaluate("message => window.line.postMessage(message)", message)
        self.wait_painted(before)

    def wait_painted(self, before: int) -> None:
        """Until the map has painted more often than that."""
        wait_painted(self.frame, before)

    def painted(self) -> int:
        return painted(self.frame)

    def heard(self, kind: str) -> list[dict[str, Any]]:
        return self.page.evaluate("kind => window.heard.filter(m => m.type === kind)", kind)

    def wait_heard(self, kind: str) -> dict[str, Any]:
        self.page.wait_for_function("kind => window.heard.some(m => m.type === kind)", arg=kind)
        return self.heard(kind)[-1]

    def spot(self, latitude: float, longitude: float) -> tuple[float, float]:
        x, y = self.frame.evaluate(
            "at => { const p = window.map.latLngToContainerPoint(at); return [p.x, p.y]; }", [latitude, longitude]
        )
        box = self.page.locator("iframe[title='Map of places']").bounding_box()
        assert box
        return box["x"] + x, box["y"] + y

    def click(self, latitude: float, longitude: float) -> None:
        self.page.mouse.click(*self.spot(latitude, longitude))

    def look(self, latitude: float, longitude: float, zoom: float) -> None:
        look_at(self.frame, latitude, longitude, zoom)


@pytest.fixture
def open_map(browser: Any, map_server: str) -> Iterator[Callable[..., Map]]:
    contexts = []

    def opened(query: str = "", *, width: int = 1440, height: int = 900, touch: bool = False) -> Map:
        context = browser.new_context(
            viewport={"width": width, "height": height}, has_touch=touch, reduced_motion="reduce"
        )
        contexts.append(context)
        page, requests = context.new_page(), []
        page.on("request", lambda request: requests.append(request.url))
        return Map(page, requests).open(map_server + query)

    yield opened
    for context in contexts:
        context.close()


def test_the_map_draws_and_no_request_leaves_the_machine(open_map: Callable[..., Map]) -> None:
    shown = open_map()
    shown.click(36.34, 43.13)
    shown.look(36.34, 43.13, 12)
    shown.look(20, 170, 3)
    own = shown.page.url.split("?")[0]
    local = (own, own.replace("http", "ws"), "data:", "blob:")
    assert [url for url in shown.requests if not url.startswith(local)] == []
    assert any("basemap.bin" in url for url in shown.requests)
    assert shown.errors == []


def test_marks_come_and_go_with_the_window(open_map: Callable[..., Map]) -> None:
    shown = open_map()
    shown.look(33.34, 44.4, 9)
    shown.send({"type": "window", "first": 1, "last": 2, "undated": False})
    shown.click(33.34, 44.4)
    shown.page.wait_for_timeout(150)
    assert shown.heard("select") == []
    shown.send({"type": "window", "first": 17_000, "last": 17_365, "undated": True})
    shown.click(33.34, 44.4)
    assert shown.wait_heard("select") == {"type": "select", "footprint": BAGHDAD, "from": "map"}


def test_a_filter_hides_marks_and_null_brings_them_back(open_map: Callable[..., Map]) -> None:
    shown = open_map("?n=300")
    shown.look(33.34, 44.4, 9)
    before = shown.painted()
    shown.page.evaluate("window.line.postMessage({ type: 'filter', mask: new Uint8Array(300) })")
    shown.wait_painted(before)
    shown.click(33.34, 44.4)
    shown.page.wait_for_timeout(150)
    assert shown.heard("select") == []
    shown.send({"type": "filter", "mask": None})
    shown.click(33.34, 44.4)
    assert shown.wait_heard("select")["footprint"] == BAGHDAD


def test_places_at_one_spot_are_all_reached_by_mouse_and_keys(open_map: Callable[..., Map]) -> None:
    shown = open_map()
    shown.look(36.34, 43.13, 8)
    shown.click(36.34, 43.13)
    chooser = shown.frame.get_by_role("dialog", name="Places at this spot")
    expect(chooser.get_by_role("button")).to_have_count(2)
    expect(chooser.get_by_role("button").first).to_be_focused()
    shown.page.keyboard.press("ArrowDown")
    shown.page.keyboard.press("Enter")
    assert shown.wait_heard("select")["footprint"] == 1
    expect(chooser).to_be_hidden()


def test_an_area_is_chosen_by_its_ground(open_map: Callable[..., Map]) -> None:
    shown = open_map()
    shown.look(31.5, 43.0, 7)
    shown.click(30.3, 44.2)
    assert shown.wait_heard("select")["footprint"] == IRAQ


def test_a_border_follows_the_one_on_the_basemap_and_is_chosen_by_its_course(open_map: Callable[..., Map]) -> None:
    shown = open_map()
    shown.look(35.63, 41.38, 10)
    tooltip = shown.frame.locator(".dl-tooltip")
    for step in range(60):
        shown.page.mouse.move(*shown.spot(35.63, 41.1 + step / 100))
        if tooltip.is_visible() and "Iraq-Syria border" in (tooltip.text_content() or ""):
            break
    longitude = 41.1 + step / 100
    assert abs(longitude - 41.27) > 0.04, "the rough path of the test data, not the border"
    shown.click(35.63, longitude)
    assert shown.wait_heard("select")["footprint"] == BORDER


def test_the_keyboard_pans_zooms_and_chooses(open_map: Callable[..., Map]) -> None:
    shown = open_map()
    shown.look(36.379, 42.448, 9)
    host = shown.frame.get_by_role("application")
    host.focus()
    centre = shown.frame.evaluate("window.map.getCenter().lng")
    shown.page.keyboard.press("ArrowRight")
    shown.frame.wait_for_function(f"window.map.getCenter().lng > {centre}")
    shown.page.keyboard.press("+")
    shown.frame.wait_for_function("window.map.getZoom() > 9")
    shown.page.keyboard.press("Enter")
    assert shown.wait_heard("select")["footprint"] == TAL_AFAR


def test_a_choice_made_elsewhere_flies_there_and_the_view_is_told(open_map: Callable[..., Map]) -> None:
    shown = open_map()
    shown.send({"type": "select", "footprint": BAGHDAD, "from": "list", "fly": True})
    view = shown.wait_heard("view")
    assert (view["lat"], view["lon"]) == pytest.approx((33.34, 44.4), abs=0.02)
    assert view["zoom"] >= 9
    assert shown.heard("select") == []
    shown.send({"type": "select", "footprint": None, "from": "reader", "fly": False})


def test_hello_is_answered_and_the_theme_turns_without_reload(open_map: Callable[..., Map]) -> None:
    shown = open_map()
    shown.page.evaluate("window.line.postMessage({type: 'hello'})")
    assert shown.wait_heard("ready") == {"type": "ready", "who": "map", "data": "", "kept": False}
    light = shown.frame.evaluate("getComputedStyle(window.map.getContainer()).backgroundColor")
    shown.send({"type": "theme", "dark": True})
    assert shown.frame.evaluate("getComputedStyle(window.map.getContainer()).backgroundColor") != light
    assert shown.frame.evaluate("document.documentElement.dataset.theme") == "dark"


def test_hostile_names_are_text(open_map: Callable[..., Map]) -> None:
    shown = open_map("?hostile=1")
    shown.look(36.34, 43.13, 6)
    shown.page.mouse.move(*shown.spot(36.34, 43.13))
    expect(shown.frame.locator(".dl-tooltip")).to_contain_text("<script>top.__broken=1</script>")
    shown.click(36.34, 43.13)
    chooser = shown.frame.get_by_role("dialog", name="Places at this spot")
    expect(chooser).to_contain_text("</script><script>top.__broken=2</script>")
    shown.look(33.506, 38.618, 9)
    shown.page.mouse.move(*shown.spot(33.506, 38.618))
    expect(shown.frame.locator(".dl-tooltip")).to_contain_text("safe evil name")
    assert shown.page.evaluate("window.__broken") is None
    assert shown.frame.evaluate("document.querySelectorAll('.dl-map script, .dl-map img').length") == 0
    assert shown.errors == []


def test_without_its_basemap_the_map_says_so_and_still_works(browser: Any, map_server: str) -> None:
    context = browser.new_context(viewport={"width": 900, "height": 700})
    page = context.new_page()
    page.route("**/basemap.bin*", lambda route: route.abort())
    shown = Map(page, []).open(map_server)
    expect(shown.frame.locator(".dl-problem")).to_contain_text("basemap could not be read")
    shown.look(33.34, 44.4, 9)
    shown.click(33.34, 44.4)
    assert shown.wait_heard("select")["footprint"] == BAGHDAD
    context.close()


def test_on_a_phone_the_legend_is_folded_and_targets_are_large(open_map: Callable[..., Map]) -> None:
    shown = open_map(width=390, height=844, touch=True)
    assert shown.frame.locator(".dl-legend").get_attribute("open") is None
    for name in ("Zoom in", "Zoom out", "Show all places in these dates"):
        box = shown.frame.get_by_role("button", name=name).bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44


def test_candidates_are_text_heat_keeps_places_in_reach_and_many_are_parted(
    open_map: Callable[..., Map],
) -> None:
    shown = open_map()
    items = [
        {"name": "Mosul", "lat": 36.34, "lon": 43.13, "chosen": True},
        {"name": "<img src=x onerror=top.__broken=1>${top.__broken=1}", "lat": -10.0, "lon": -60.0, "chosen": False},
        {"name": "nowhere", "lat": 999, "lon": None, "chosen": False},
    ]
    shown.send({"type": "candidates", "items": items, "fit": True})
    shown.frame.wait_for_function("[[36.34, 43.13], [-10, -60]].every((spot) => window.map.getBounds().contains(spot))")
    shown.send({"type": "candidates", "items": None})
    shown.send({"type": "candidates", "items": "not a list"})
    shown.send({"type": "show", "as": "heat"})
    shown.look(33.34, 44.4, 9)
    shown.page.mouse.move(*shown.spot(33.34, 44.4))
    expect(shown.frame.locator(".dl-tooltip")).to_contain_text("Baghdad")
    expect(shown.frame.locator(".dl-tooltip")).to_contain_text(re.compile(r"20\d\d"))
    shown.click(33.34, 44.4)
    assert shown.wait_heard("select")["footprint"] == BAGHDAD
    shown.look(34, 42, 4)
    shown.click(36.34, 43.13)
    shown.frame.get_by_role("button", name="Zoom in to part them").click()
    shown.frame.wait_for_function("window.map.getZoom() > 5")
    shown.send({"type": "theme", "dark": True})
    assert shown.page.evaluate("window.__broken") is None
    assert shown.errors == []
