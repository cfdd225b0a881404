"""What a user does: open, scrub, click a marker, read its sentence, go back to the map, come again by the address.

The articles are our own, so that every expected sentence can stand here.
"""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect
from shown import SharedPages, look_at, map_frame, painted, settle, wait_painted
from warm_browser import Lent, WarmBrowser

pytestmark = pytest.mark.browser

ARTICLES = {
    "bridge.md": """---
title: "Bridge at Pristina reopens"
publisher: "Balkan Courier"
url: "https://example.org/bridge"
published: 2019-03-05
---

PRISTINA, Kosovo. Engineers reopened a bridge in Pristina on March 1, 2019.

Traders from Skopje in North Macedonia had waited since winter. On March 4, 2019 the first lorries reached Skopje.
""",
    "flood.md": """---
title: "Flood cuts off Tirana"
publisher: "Adriatic Post"
url: "https://example.org/flood"
published: 2019-03-20
---

Water covered the main road into Tirana, Albania, on March 18, 2019.

Officials in Rome offered help. On March 19, 2019 a ship left Bari in Italy for Durres.
""",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def page(serve: Callable[..., str], folder: Path, shared_pages: SharedPages) -> Page:
    """The dashboard with its map painted, as it is at its start."""

    def load(context: Lent) -> Page:
        page = context.new_page(viewport={"width": 1440, "height": 900})
        page.goto(serve(folder))
        map_frame(page)
        return page

    return shared_pages.at_start("map", load)


def slider(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name, exact=True)


def places_in_view(page: Page) -> list[str]:
    return page.get_by_role("list", name="Places in view").get_by_role("button").all_inner_texts()


def numbers(page: Page) -> list[int]:
    """The figures of the status line."""
    text = page.get_by_role("status").first.inner_text()
    return [int(figure.replace(",", "")) for figure in re.findall(r"[\d,]*\d", text)]


def test_the_first_view_is_drawn_and_its_counts_add_up(page: Page) -> None:
    expect(slider(page, "From")).to_be_visible()
    expect(slider(page, "To")).to_be_visible()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    expect(page.get_by_role("region", name="Source text")).to_be_visible()
    mentions, at_places, _, in_areas, _, not_mapped = numbers(page)
    assert mentions == at_places + in_areas + not_mapped
    assert mentions > 0
    assert any("Tirana" in name for name in places_in_view(page))


def test_scrubbing_by_keys_makes_marks_go_and_come(page: Page) -> None:
    frame = map_frame(page)
    before, everything = painted(frame), places_in_view(page)
    slider(page, "To").focus()
    page.keyboard.press("Home")
    wait_painted(frame, before)
    expect(slider(page, "To")).to_have_attribute("aria-valuetext", re.compile("February 2019"))
    listed = page.get_by_role("list", name="Places in view").get_by_role("button")
    expect(listed).not_to_have_count(len(everything))
    assert len(places_in_view(page)) < len(everything)
    page.keyboard.press("End")
    expect(listed).to_have_count(len(everything))
    assert places_in_view(page) == everything


def test_arrow_keys_step_a_day_and_with_shift_a_week(page: Page) -> None:
    handle = slider(page, "From")
    start = int(handle.get_attribute("aria-valuenow") or 0)
    handle.focus()
    page.keyboard.press("ArrowRight")
    expect(handle).to_have_attribute("aria-valuenow", str(start + 1))
    page.keyboard.press("Shift+ArrowRight")
    expect(handle).to_have_attribute("aria-valuenow", str(start + 8))


def test_scrubbing_by_mouse_moves_the_window_without_reloading_the_map(page: Page) -> None:
    frame = map_frame(page)
    frame.evaluate("window.stays = true")
    before, last = painted(frame), slider(page, "To").get_attribute("aria-valuenow")
    box = slider(page, "To").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 400, y, steps=8)
    wait_painted(frame, before)
    page.mouse.up()
    settle(page)
    assert int(slider(page, "To").get_attribute("aria-valuenow") or 0) < int(last or 0)
    assert "to=2019-03" in page.url
    assert map_frame(page).evaluate("window.stays")


def test_play_moves_the_window_and_pause_stops_it(page: Page) -> None:
    handle = slider(page, "To")
    handle.focus()
    page.keyboard.press("Home")
    start = handle.get_attribute("aria-valuenow")
    page.get_by_role("button", name="Play").click()
    pause = page.get_by_role("button", name="Pause")
    expect(pause).to_be_visible()
    expect(handle).not_to_have_attribute("aria-valuenow", start or "")
    pause.click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def click_on_map(page: Page, lat: float, lon: float) -> None:
    """Zoom to a spot, then click on it with the mouse."""
    frame = map_frame(page)
    look_at(frame, lat, lon, 9)
    spot = frame.evaluate(f"(({{x, y}}) => [x, y])(map.latLngToContainerPoint([{lat}, {lon}]))")
    box = page.locator('iframe[title="Map of places"]').bounding_box()
    assert box
    page.mouse.click(box["x"] + spot[0], box["y"] + spot[1])


def test_a_click_on_a_marker_opens_the_sentence_it_came_from(page: Page) -> None:
    click_on_map(page, 41.3275, 19.8189)
    chosen = page.locator("mark[aria-current=true]")
    expect(chosen).to_have_text("Tirana")
    expect(chosen).to_be_in_viewport()
    expect(page.get_by_role("region", name="Source text")).to_contain_text("Water covered the main road into Tirana")
    settle(page)
    assert "mention=flood" in page.url


def test_a_mark_in_the_text_leads_back_to_the_map(page: Page) -> None:
    click_on_map(page, 41.3275, 19.8189)
    expect(page.locator("mark[aria-current=true]")).to_have_text("Tirana")
    page.locator("mark", has_text="Bari").first.click()
    map_frame(page).wait_for_function(
        "(({lat, lng}) => Math.abs(lat - 41.12) < 0.5 && Math.abs(lng - 16.87) < 0.5)(map.getCenter())"
    )
    expect(page.locator("mark[aria-current=true]")).to_have_text("Bari")


def test_the_keyboard_reaches_a_place_through_the_list(page: Page) -> None:
    button = page.get_by_role("list", name="Places in view").get_by_role("button", name=re.compile("Skopje"))
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("mark[aria-current=true]").first).to_have_text("Skopje")


def test_the_address_gives_the_same_view_again(page: Page) -> None:
    slider(page, "From").focus()
    page.keyboard.press("ArrowRight")
    click_on_map(page, 41.3275, 19.8189)
    expect(page.locator("mark[aria-current=true]")).to_have_text("Tirana")
    settle(page)
    address, status = page.url, page.get_by_role("status").first.inner_text()
    first = slider(page, "From").get_attribute("aria-valuenow")
    page.goto("about:blank")
    page.goto(address)
    map_frame(page)
    expect(page.locator("mark[aria-current=true]")).to_have_text("Tirana")
    expect(slider(page, "From")).to_have_attribute("aria-valuenow", first or "")
    expect(page.get_by_role("status").first).to_have_text(status)


def test_a_mended_address_says_what_was_left_out(browser: WarmBrowser, serve: Callable[..., str], folder: Path) -> None:
    context = browser.new_context(base_url=serve(folder))
    page = context.new_page()
    page.goto("/?from=yesterday&place=%3Cscript%3E&mention=nothing")
    map_frame(page)
    expect(page.get_by_text("left out")).to_be_visible()
    context.close()


def test_filters_by_source_change_the_counts(page: Page) -> None:
    everything = numbers(page)[0]
    page.get_by_role("checkbox", name=re.compile("Adriatic Post")).click()
    expect(page.get_by_role("status").first).not_to_contain_text(f"{everything} mentions")
    settle(page)
    assert "source=" in page.url
    assert not any("Tirana" in name for name in places_in_view(page))


def test_no_request_leaves_the_machine(browser: WarmBrowser, serve: Callable[..., str], folder: Path) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=serve(folder))
    page = context.new_page()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.goto("/")
    map_frame(page)
    page.get_by_role("list", name="Places in view").get_by_role("button").first.click()
    settle(page)
    for name in ("Articles", "Places", "Export", "About"):
        page.get_by_role("navigation", name="Pages").get_by_role("link", name=name, exact=True).click()
        page.wait_for_url(f"**/{name.lower()}")
        settle(page)
        page.wait_for_load_state("networkidle")
    hosts = {urlsplit(url).hostname for url in asked if urlsplit(url).scheme not in ("data", "blob", "about")}
    assert hosts == {"127.0.0.1"}
    assert len(asked) > 10
    context.close()
