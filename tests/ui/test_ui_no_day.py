"""Articles without a day are asked for at once: in the header of every page, and in a table with pages."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect
from shown import PATIENCE
from ui_projects import flood_report, undated_note, write_project

from geo.model import UNDATED

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
ZOOMED = {"viewport": {"width": 720, "height": 450}, "device_scale_factor": 2}
MANY = 250


def without_day(number):
    note = undated_note()
    document = replace(
        note.document, id=f"note{number}", title=f"Note {number:03}", text=f"{note.document.text} {number}"
    )
    return replace(note, document=document, published=UNDATED)


@pytest.fixture(scope="module")
def many(serve, tmp_path_factory):
    """More articles without a day than a page of their table holds."""
    reports = (flood_report(), *(without_day(number) for number in range(MANY)))
    return serve(write_project(tmp_path_factory.mktemp("many") / "many.sqlite", *reports))


@pytest.fixture
def visit(browser):
    contexts = []

    def visit(address, query="", **options):
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.refused = []
        page.on("response", lambda response: response.status >= 400 and page.refused.append(response.url))
        page.goto(f"{address}/{query}")
        return page

    yield visit
    for context in contexts:
        context.close()


@pytest.mark.parametrize("options", [{}, PHONE, ZOOMED], ids=["desktop", "phone", "zoomed"])
def test_the_header_leads_from_the_map_to_the_open_table(visit, many, options):
    page = visit(many, **options)
    link = page.get_by_role("link", name=f"{MANY} articles have no day: set them")
    expect(link).to_be_in_viewport(timeout=PATIENCE)
    link.click()
    expect(page.get_by_label("Your name")).to_be_visible(timeout=PATIENCE)
    expect(page).to_have_url(re.compile("/articles$"))
    expect(link).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_header_of_a_new_tab_opens_the_table_by_its_address(visit, many):
    page = visit(many, "articles?set-days")
    expect(page.get_by_label("Your name")).to_be_visible(timeout=PATIENCE)
    assert "set-days" not in page.url


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_all_rows_of_all_pages_can_be_chosen_and_filled_in(visit, many, options):
    page = visit(many, "articles?set-days", **options)
    days = page.get_by_role("textbox", name=re.compile("^Day of publication"))
    expect(days).to_have_count(100, timeout=PATIENCE)
    days.nth(2).fill("2 March 2016")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text(f"Rows 101 to 200 of {MANY}")).to_be_visible()
    expect(page.get_by_role("button", name="Save 1 day")).to_be_enabled()
    page.get_by_role("checkbox", name="Choose all rows").check()
    expect(page.get_by_role("checkbox", name=re.compile("^Choose Note")).first).to_be_checked()
    page.get_by_label("Day for the chosen rows").fill("March 2016")
    page.get_by_role("button", name="Fill in").click()
    expect(page.get_by_role("button", name=f"Save {MANY} days")).to_be_enabled()
    page.get_by_role("button", name="Next").click()
    expect(days).to_have_count(50)
    expect(page.get_by_role("button", name="Next")).to_be_disabled()
    expect(days.first).to_have_value("March 2016")


@pytest.mark.parametrize("query", ["articles", "places", "export", "about", ""])
def test_no_request_is_refused(visit, many, query):
    page = visit(many, query)
    expect(page.get_by_role("link", name="Articles", exact=True)).to_be_visible(timeout=PATIENCE)
    page.wait_for_load_state("networkidle")
    assert page.refused == []
