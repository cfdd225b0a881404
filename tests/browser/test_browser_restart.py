"""The server is started again while a page is open: the page finds back to it, with what it showed."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from shown import map_frame
from warm_browser import WarmBrowser

from tests.browser.test_browser_dashboard import ARTICLES
from tests.conftest import free_port

pytestmark = pytest.mark.browser

Start = Callable[..., "subprocess.Popen[bytes]"]


class Restartable:
    """A dashboard at one address whose server can go and come."""

    def __init__(self, start: Start, folder: Path, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self._start = lambda: start(folder, port=port)
        self._process = self._start()

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=120)

    def start(self) -> None:
        self._process = self._start()


@pytest.fixture
def dashboard(start_dashboard: Start, tmp_path: Path, ports: list[int]) -> Iterator[Restartable]:
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    port = ports.pop() if ports else free_port()
    running = Restartable(start_dashboard, tmp_path, port)
    yield running
    running.stop()
    ports.append(port)


@pytest.fixture
def page(browser: WarmBrowser, dashboard: Restartable) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=dashboard.address)
    page = context.new_page()
    page.goto("/")
    map_frame(page)
    yield page
    context.close()


def place(page: Page, name: str):
    return page.get_by_role("list", name="Places in view").get_by_role("button", name=name)


def restart(page: Page, dashboard: Restartable) -> None:
    """The server goes, and comes again; the page has connected anew."""
    app = page.get_by_test_id("stApp")
    dashboard.stop()
    expect(app).not_to_have_attribute("data-test-connection-state", "CONNECTED", timeout=60_000)
    dashboard.start()
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=60_000)


def test_a_click_after_a_restart_opens_its_sentence(page: Page, dashboard: Restartable) -> None:
    restart(page, dashboard)
    place(page, "Tirana").click()
    expect(page.locator("mark.mention.chosen")).to_have_text("Tirana", timeout=60_000)
    expect(page.get_by_role("region", name="Source text")).to_contain_text("Water covered the main road")


def test_what_was_chosen_before_a_restart_is_still_shown(page: Page, dashboard: Restartable) -> None:
    page.get_by_role("slider", name="From", exact=True).focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    place(page, "Tirana").click()
    expect(page.locator("mark.mention.chosen")).to_have_text("Tirana")
    words = page.locator(".from-words").inner_text()
    restart(page, dashboard)
    expect(page.get_by_role("slider", name="From", exact=True)).to_be_visible(timeout=60_000)
    expect(page.locator(".from-words")).to_have_text(words)
    expect(page.locator("mark.mention.chosen")).to_have_text("Tirana")
    expect(place(page, "Tirana")).to_have_attribute("aria-pressed", "true")


def test_what_is_chosen_while_the_server_is_away_is_not_lost(page: Page, dashboard: Restartable) -> None:
    app = page.get_by_test_id("stApp")
    alert = page.get_by_role("alert").filter(has_text="does not answer")
    dashboard.stop()
    expect(app).not_to_have_attribute("data-test-connection-state", "CONNECTED", timeout=60_000)
    place(page, "Tirana").click()
    expect(alert).to_be_visible()
    dashboard.start()
    expect(alert).to_be_hidden(timeout=60_000)
    expect(page.locator("mark.mention.chosen")).to_have_text("Tirana", timeout=60_000)


def test_the_map_follows_the_timeline_after_a_restart(page: Page, dashboard: Restartable) -> None:
    restart(page, dashboard)
    place(page, "Tirana").click()
    expect(page.locator("mark.mention.chosen")).to_have_text("Tirana", timeout=60_000)
    frame = map_frame(page)
    before = frame.evaluate("performance.getEntriesByName('dateline:painted').length")
    page.get_by_role("slider", name="To", exact=True).press("ArrowLeft")
    frame.wait_for_function(f"performance.getEntriesByName('dateline:painted').length > {before}")
