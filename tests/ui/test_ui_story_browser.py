"""The HTML file opened from a disk without a network: nothing is asked for, nothing hostile runs."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pypdf
import pytest
from lxml import etree
from playwright.sync_api import Frame, expect
from ui_projects import flood_report, undated_note, vague_report, write_project
from warm_browser import WarmBrowser

from geo.project import Project
from geo.ui.story.form import HTML
from geo.ui.story.options import StoryOptions
from geo.ui.view_data import view_data
from tests.export.export_projects import edges, hostile, nothing

pytestmark = pytest.mark.browser

WIDE = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Files of small projects: plain, of hostile texts, at the edges of map and time, without places."""
    folder, files = tmp_path_factory.mktemp("stories"), {}
    articles = {
        "plain": [flood_report(), vague_report(), undated_note()],
        "hostile": [hostile(), undated_note()],
        "edges": [edges()],
        "empty": [nothing()],
    }
    for name, own in articles.items():
        project = Project.open(write_project(folder / f"{name}.sqlite", *own))
        files[name] = folder / f"{name} <b>&amp; story.html"
        with files[name].open("wb") as stream:
            HTML.write_view(project, view_data(project), None, StoryOptions(title=own[0].document.title), stream)
        project.close()
    return files


@pytest.fixture
def opened(browser: WarmBrowser, stories: dict[str, Path]) -> Iterator[Callable[..., SimpleNamespace]]:
    contexts = []

    def open_one(name: str, address: str = "", **options) -> SimpleNamespace:
        context = browser.new_context(**({**WIDE, "reduced_motion": "reduce"} | options), offline=True)
        contexts.append(context)
        page = context.new_page()
        seen = SimpleNamespace(page=page, asked=[], errors=[], frame=None)
        page.on("request", lambda request: seen.asked.append(request.url))
        page.on("console", lambda message: seen.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: seen.errors.append(str(error)))
        page.on("dialog", lambda dialog: (seen.errors.append(dialog.message), dialog.dismiss()))
        page.goto(stories[name].as_uri() + address)
        if name != "empty" and address != "#made":
            seen.frame = painted(page)
        return seen

    yield open_one
    for context in contexts:
        context.close()


def painted(page) -> Frame:
    page.locator(".st-key-dl-map iframe").wait_for()
    frame = page.locator(".st-key-dl-map iframe").element_handle().content_frame()
    until(frame, "performance.getEntriesByName('dateline:painted').length > 0")
    return frame


def until(frame, script: str) -> None:
    """Wait for something: the page's policy forbids the browser to evaluate words by itself."""
    end = time.monotonic() + 60
    while not frame.evaluate(script):
        assert time.monotonic() < end, script
        frame.wait_for_timeout(50)


def is_quiet(seen: SimpleNamespace) -> bool:
    """Whether nothing but the file itself was asked for, nothing failed, and no hostile text ran."""
    asked = [url for url in seen.asked[1:] if not url.startswith(("data:", "blob:"))]
    broken = [frame.evaluate("window.broken ?? window.hit ?? null") for frame in seen.page.frames]
    images = [frame.evaluate("document.querySelectorAll('img[src=x]').length") for frame in seen.page.frames]
    assert (asked, seen.errors, set(broken), sum(images)) == ([], [], {None}, 0)
    return True


@pytest.mark.parametrize("name", ["plain", "hostile", "edges"])
def test_every_place_reaches_its_sentence_and_its_reasons(opened, name: str) -> None:
    seen = opened(name)
    page = seen.page
    page.get_by_role("button", name="Only known days").or_(page.locator(".undated input")).first.wait_for(
        state="attached"
    )
    if page.get_by_role("checkbox", name="undated").count():
        page.get_by_role("checkbox", name="undated").check()
    buttons = page.get_by_role("list", name="Places in view").get_by_role("button")
    assert buttons.count() > 0
    for at in range(buttons.count()):
        buttons.nth(at).click()
        expect(page.get_by_role("region", name="Source text").locator("mark.chosen").first).to_be_visible()
    for tab in ("Claims", "Why"):
        page.get_by_role("tab", name=tab).click()
        expect(page.locator(f"#panel-{tab.lower()} h2").first).to_be_visible()
    page.get_by_role("searchbox").fill("lyon" if name != "edges" else "suva")
    expect(page.locator("#panel-reader h2")).to_contain_text("in 1 article" if name != "plain" else "articles")
    assert is_quiet(seen)


def test_a_link_leads_back_to_what_was_shown(opened) -> None:
    first = opened("plain")
    first.page.get_by_role("list", name="Places in view").get_by_role("button", name="Villeurbanne").click()
    expect(first.page.locator("mark.chosen")).to_have_text("Villeurbanne")
    first.page.get_by_role("tab", name="Why").click()
    until(first.page, "location.hash.includes('tab=why')")
    again = opened("plain", "#" + first.page.url.partition("#")[2])
    expect(again.page.get_by_role("tab", name="Why")).to_have_attribute("aria-selected", "true")
    expect(again.page.locator("#panel-why h2").first).to_contain_text("Villeurbanne")
    again.page.evaluate("location.hash = 'mention=<img src=x onerror=window.broken=1>&from=nonsense&q=Rh%C3%B4ne'")
    expect(again.page.locator("#panel-reader h2")).to_contain_text("Rhône")
    assert is_quiet(again)


def test_keys_alone_reach_the_map_the_timeline_and_the_reader(opened) -> None:
    seen = opened("plain")
    page = seen.page
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Skip to the map")).to_be_focused()
    page.get_by_role("button", name="Skip to the timeline").press("Enter")
    before = page.get_by_role("slider", name="From").get_attribute("aria-valuenow")
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("slider", name="From").get_attribute("aria-valuenow") != before
    page.get_by_role("button", name="Skip to the reader").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("tab", name="Reader")).to_be_focused()
    page.get_by_role("button", name="Link and embed").click()
    assert 'src="plain <b>' not in page.locator("#share-code").input_value()
    page.keyboard.press("Escape")
    assert is_quiet(seen)


def test_the_page_how_it_was_made_and_a_file_without_places(opened) -> None:
    made = opened("hostile", "#made")
    expect(made.page.get_by_role("heading", name="How this was made")).to_be_visible()
    made.page.get_by_role("link", name="Back to the map").click()
    expect(made.page.get_by_role("list", name="Places in view")).to_be_visible()
    empty = opened("empty", **PHONE)
    expect(empty.page.get_by_text("No place was found in these articles")).to_be_visible()
    assert is_quiet(empty)


def test_a_phone_in_the_dark_scrolls_down_to_the_reader(opened) -> None:
    seen = opened("plain", **PHONE, color_scheme="dark")
    page = seen.page
    assert seen.frame.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("region", name="Source text").get_by_role("button").first.click()
    expect(page.locator("mark.chosen")).to_be_in_viewport()
    assert is_quiet(seen)


def test_without_scripts_the_articles_are_listed(browser: WarmBrowser, stories: dict[str, Path]) -> None:
    page = browser.new_context(java_script_enabled=False, offline=True).new_page()
    page.goto(stories["plain"].as_uri())
    expect(page.get_by_role("table")).to_contain_text("The river rose")
    page.context.close()


def test_the_map_is_saved_as_png_svg_and_pdf(opened, tmp_path: Path) -> None:
    seen = opened("hostile")
    seen.frame.get_by_text("Map options").click()
    for kind in ("PNG", "SVG", "PDF"):
        with seen.page.expect_download() as saved:
            seen.frame.get_by_role("button", name=kind, exact=True).click()
        saved.value.save_as(tmp_path / kind)
    assert (tmp_path / "PNG").read_bytes().startswith(b"\x89PNG")
    drawing = etree.fromstring((tmp_path / "SVG").read_bytes(), etree.XMLParser(resolve_entities=False))
    kinds = {etree.QName(each).localname for each in drawing.iter()}
    assert kinds <= {"svg", "title", "g", "path", "rect", "text", "clipPath", "image"}
    assert not any(name.startswith("on") for each in drawing.iter() for name in each.attrib)
    words = "".join(drawing.itertext())
    assert "Natural Earth" in words
    assert "Sources:" in words
    [sheet] = pypdf.PdfReader(tmp_path / "PDF").pages
    assert sheet.images[0].image.size[0] > 2000
    assert is_quiet(seen)


def test_paper_gets_a_light_map_with_its_title_and_days_whatever_the_page_looks_like(opened) -> None:
    page = opened("plain", color_scheme="dark").page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    sheet = page.locator("#dl-print")
    assert sheet.locator(".print-title").inner_text() == page.title()
    assert sheet.locator("h1").inner_text() == page.locator(".from-words").inner_text() != ""
    light = page.evaluate("""async () => {
      const picture = document.querySelector("#dl-print img"), canvas = document.createElement("canvas");
      await picture.decode();
      [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
      const context = canvas.getContext("2d");
      context.drawImage(picture, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let sum = 0;
      for (let at = 0; at < data.length; at += 4) sum += data[at] + data[at + 1] + data[at + 2];
      return sum / (data.length * 0.75) / 255;
    }""")
    assert light > 0.75
    page.evaluate("location.hash = '#made'; dispatchEvent(new Event('beforeprint'))")
    until(page, "document.documentElement.classList.contains('shows-made')")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(sheet).to_have_count(0)
