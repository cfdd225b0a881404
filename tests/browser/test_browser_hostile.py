"""Hostile text shows as text on every page, and the map still draws."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from shown import map_frame, settle
from warm_browser import WarmBrowser

pytestmark = pytest.mark.browser

ATTACK = (
    '<script>top.hit=1</script></script>"><img src=x onerror=top.hit=1>`${top.hit=1}` '
    "\u202edehsaw\u202c {{7*7}} {%raw%}"
)
"""Ends a script, an attribute and a template literal, opens new ones, and turns the writing direction around."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("hostile")
    front = f"---\ntitle: '{ATTACK.replace(chr(39), chr(39) * 2)}'\npublisher: 'Press {ATTACK}'\nauthor: '{ATTACK}'\n"
    text = f"Rain fell in Tirana, Albania, on March 1, 2019, said {ATTACK}. The port of <b>Durres</b> closed.\n"
    (place / "a <img src=x onerror=top.hit=1> `${top.hit=1}`.md").write_text(
        front + f"published: 2019-03-02\n---\n\n{text}"
    )
    (place / "plain.txt").write_text(f"{ATTACK} in Skopje, North Macedonia.\n\nSnow fell in Skopje on March 3, 2019.\n")
    (place / "<img src=x onerror=top.hit=1>.txt").write_bytes(b"\x00\x01\x02" * 100)
    return place


@pytest.fixture
def page(browser: WarmBrowser, serve: Callable[..., str], folder: Path) -> Page:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=serve(folder))
    return context.new_page()


def is_unhurt(page: Page) -> bool:
    return (
        all(frame.evaluate("window.hit === undefined") for frame in page.frames)
        and page.locator("img[src=x]").count() == 0
    )


def test_the_map_draws_and_the_reader_shows_the_text(page: Page) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto("/")
    map_frame(page)
    buttons = page.get_by_role("list", name="Places in view").get_by_role("button")
    for number in range(buttons.count()):
        buttons.nth(number).click()
        settle(page)
        assert is_unhurt(page)
    expect(page.get_by_role("region", name="Source text")).to_contain_text("onerror=top.hit=1")
    page.get_by_role("tab", name="Why").click()
    settle(page)
    assert is_unhurt(page)
    assert not dialogs


@pytest.mark.parametrize("path", ["/articles", "/places", "/corrections", "/import", "/export", "/about"])
def test_the_other_pages_show_it_as_text(page: Page, path: str) -> None:
    page.goto(path)
    page.wait_for_load_state("networkidle")
    settle(page)
    assert is_unhurt(page)
    if path == "/articles":
        expect(page.get_by_text("<script>top.hit=1</script>").first).to_be_attached()


def test_a_hostile_address_is_text(page: Page) -> None:
    page.goto(
        "/?source=%3Cimg%20src%3Dx%20onerror%3Dtop.hit%3D1%3E&doc=%60%24%7Btop.hit%3D1%7D&from=%22%3E%3Cscript%3Etop.hit=1%3C/script%3E"
    )
    map_frame(page)
    assert is_unhurt(page)
