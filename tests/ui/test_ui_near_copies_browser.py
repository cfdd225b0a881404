"""In a browser: from an article that stands for others to each of them, by mouse and by keyboard."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect
from ui_projects import flood_report, undated_note, write_project
from wire_reports import WIRE

from geo.model import ParsedDocument

pytestmark = pytest.mark.browser


def longer(identifier: str, publisher: str, more: str = "") -> ParsedDocument:
    report = flood_report(identifier, publisher)
    return replace(report, document=replace(report.document, text=f"{report.document.text}\n\n{WIRE}{more}"))


@pytest.fixture(scope="module")
def address(serve, tmp_path_factory):
    path = tmp_path_factory.mktemp("near") / "near.sqlite"
    reports = [longer("wire", "River Post"), longer("daily", "Valley Times", " A line for the valley.")]
    return serve(write_project(path, *reports, longer("post", "Harbour Gazette"), undated_note()))


def test_one_article_is_shown_and_leads_to_those_behind_it(browser, address):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{address}/articles")
    table = page.get_by_role("table")
    expect(table.get_by_role("row")).to_have_count(3, timeout=60_000)  # the columns' names, the report, the note
    expect(page.get_by_text("Of 4 articles 2 are copies of another")).to_be_visible()
    behind = page.get_by_role("group").filter(has_text="also in 2 other outlets")
    behind.locator("summary").press("Enter")
    behind.get_by_role("link", name="Harbour Gazette").click()
    text = page.get_by_role("region", name="Source text")
    expect(text).to_contain_text("Karim Aziz", timeout=60_000)
    also = page.get_by_role("group").filter(has_text="The same text, cut or edited: also in 2 other outlets")
    also.locator("summary").click()
    also.get_by_role("button", name="River Post").click()
    expect(page.locator(".byline b").filter(has_text="River Post")).to_be_visible(timeout=60_000)
    page.close()


def test_claims_say_whose_text_a_sentence_is(browser, address):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{address}/?place=geonames:2996944")
    expect(page.get_by_role("status").first).to_contain_text("mention", timeout=60_000)
    page.get_by_role("tab", name="Claims").click()
    panel = page.get_by_role("tabpanel", name="Claims")
    said = panel.get_by_role("list", name="Said by River Post")
    expect(said).to_be_visible(timeout=60_000)
    expect(panel.get_by_text("same text as in").first).to_be_visible()
    page.close()


def test_copies_count_once_where_that_is_asked_for(browser, address):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{address}/")
    status, once = page.get_by_role("status").first, page.get_by_label("Count copies once")
    expect(status).to_contain_text("mention", timeout=60_000)
    left_out = int(re.search(r"\((\d+)\)", page.locator(".chip.copies").inner_text())[1])
    every = int(re.match(r"\d+", status.inner_text())[0])
    once.check()
    expect(status).to_contain_text(re.compile(rf"^{every - left_out} mention"))
    expect(page).to_have_url(re.compile("copies=first"))
    expect(page.get_by_text("1 filter on")).to_be_visible()
    assert left_out * 3 == every * 2, "of three prints of one report two are copies"
    page.close()
