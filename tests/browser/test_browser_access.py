"""Access: axe-core finds nothing to mend; large text and text from right to left read right."""

import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from shown import in_scheme, map_frame, settle, violations
from warm_browser import WarmBrowser

from geo.inputs.identity import new_id
from tests.browser.test_browser_dashboard import ARTICLES

pytestmark = pytest.mark.browser

PALE = """() => {
  const words = Object.assign(document.createElement("p"), { textContent: "Grey on grey" });
  words.style.cssText = "position: fixed; inset: 0; z-index: 9999; color: #aaa; background: #bbb";
  document.body.append(words);
}"""
ARABIC = """---
title: "الفيضان يقطع الطريق إلى تيرانا"
publisher: "بريد البحر"
published: 2019-03-20
---

غمرت المياه الطريق إلى Tirana, Albania يوم 18 مارس 2019.

Water covered the road into Tirana, Albania, on March 18, 2019.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("access")
    for name, text in (ARTICLES | {"arabic.md": ARABIC}).items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def document_id(name: str, text: str) -> str:
    """The id of an article in a folder that is built for the first time."""
    return new_id(sha256(text.encode()).hexdigest(), name)


FLOOD = document_id("flood.md", ARTICLES["flood.md"])
TIRANA = f"{FLOOD}:{ARTICLES['flood.md'].index('Tirana, Albania')}"
QUERIES = [
    "?colour=outlet", f"?doc={FLOOD}&q=road", "?q=road", f"?tab=claims&mention={TIRANA}&show=heat",
    f"?tab=why&mention={TIRANA}",
]  # fmt: skip
PAGES = ["Articles", "Places", "Review", "Corrections", "Import", "Export", "About"]


@pytest.fixture
def in_the_dark(browser: WarmBrowser, serve: Callable[..., str], folder: Path) -> Page:
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, color_scheme="dark", base_url=serve(folder), reduced_motion="reduce"
    )
    return context.new_page()


@pytest.mark.parametrize("query", QUERIES)
def test_axe_finds_nothing_to_mend_on_the_map(in_the_dark: Page, query: str) -> None:
    in_the_dark.goto(f"/{query}")
    in_the_dark.get_by_role("navigation", name="Pages").wait_for(timeout=60_000)
    frame = map_frame(in_the_dark)
    frame.get_by_text("Map options").click()
    assert_nothing_to_mend(in_the_dark)
    frame.evaluate(PALE)
    (found,) = violations(in_the_dark, only_colours=True, looks=1)
    assert "inset: 0" in found, "it looks into the map's frame too"


def test_axe_finds_nothing_to_mend_on_the_other_pages(in_the_dark: Page) -> None:
    """One after the other, as their links lead to them."""
    in_the_dark.goto("/articles")
    for name in PAGES:
        link = in_the_dark.get_by_role("navigation", name="Pages").get_by_role("link", name=name, exact=True)
        link.click(timeout=60_000)
        expect(in_the_dark).to_have_url(re.compile(f"/{name.lower()}$"))
        expect(link).to_have_attribute("aria-current", "page")
        assert_nothing_to_mend(in_the_dark)
        in_scheme(in_the_dark, "dark")


def assert_nothing_to_mend(page: Page) -> None:
    """In the dark, and once the system turns light while the page is open."""
    settle(page)
    grounds = []
    for scheme in ("dark", "light"):
        in_scheme(page, scheme)
        settle(page)
        grounds.append(page.get_by_test_id("stApp").evaluate("node => getComputedStyle(node).backgroundColor"))
        assert violations(page, only_colours=scheme == "light") == [], (page.url, scheme)
    assert grounds[0] != grounds[1]


def test_on_a_phone_axe_finds_nothing_to_mend(browser: WarmBrowser, serve: Callable[..., str], folder: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, base_url=serve(folder))
    page = context.new_page()
    for path in ("/", "/articles"):
        page.goto(path)
        page.get_by_role("navigation", name="Pages").wait_for(timeout=60_000)
        settle(page)
        assert violations(page) == []
    context.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_text_twice_as_large_stays_on_the_page(
    browser: WarmBrowser, serve: Callable[..., str], folder: Path, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, base_url=serve(folder))
    page = context.new_page()
    for path in ("/", "/articles"):
        page.goto(path)
        page.get_by_role("navigation", name="Pages").wait_for(timeout=60_000)
        settle(page)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for link in page.get_by_role("navigation", name="Pages").get_by_role("link").all():
            box = link.bounding_box()
            assert box
            assert box["x"] + box["width"] <= width + 1
    context.close()


def test_text_from_right_to_left_reads_right(browser: WarmBrowser, serve: Callable[..., str], folder: Path) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=serve(folder))
    page = context.new_page()
    page.goto(f"/?doc={document_id('arabic.md', ARABIC)}")
    text = page.get_by_role("region", name="Source text")
    line = text.locator("p", has_text="غمرت")
    expect(line).to_be_visible(timeout=60_000)
    assert line.evaluate("node => getComputedStyle(node).direction") == "rtl"
    assert text.locator("p", has_text="Water").evaluate("node => getComputedStyle(node).direction") == "ltr"
    assert page.get_by_role("heading", name="الفيضان").evaluate("node => getComputedStyle(node).direction") == "rtl"
    first, box = line.evaluate(
        """node => {
          const range = document.createRange();
          range.setStart(node.firstChild, 0);
          range.setEnd(node.firstChild, 1);
          return [range.getBoundingClientRect().right, node.getBoundingClientRect().right];
        }"""
    )
    assert abs(first - box) < 4, "its first letter stands at the right edge"
    context.close()
