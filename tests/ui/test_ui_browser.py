"""The timeline, the lists and the reader in a real browser, by the names that a screen reader reads."""

import re

import pytest
from playwright.sync_api import expect
from shown import map_frame, wait_at_rest, wait_quiet
from ui_projects import HOSTILE, flood_project, flood_report, write_project

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(serve, tmp_path_factory):
    return serve(flood_project(tmp_path_factory.mktemp("browser")))


@pytest.fixture
def page(browser, address):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    yield page
    assert page.problems == []
    context.close()


@pytest.fixture
def opened(page, address):
    def visit(query=""):
        page.goto(f"{address}/{query}")
        expect(page.get_by_role("slider", name="From")).to_be_visible(timeout=60_000)
        expect(page.get_by_role("status").first).to_contain_text("mention")
        return page

    return visit


@pytest.fixture(scope="module")
def untouched(browser, address):
    """The page as it opens, for tests that only look at it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_role("slider", name="From")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("status").first).to_contain_text("mention")
    yield page
    context.close()


@pytest.fixture
def reset(address, shared_pages):
    """The page with all dates and filters as they were at first, for tests that don't care what else was chosen."""

    def load(context):
        page = context.new_page(viewport={"width": 1440, "height": 900})
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.goto(address)
        expect(page.get_by_role("slider", name="From")).to_be_visible(timeout=60_000)
        return page

    page = shared_pages.use("reset", load)
    expect(page.get_by_role("status").first).to_contain_text("mention")
    yield page
    page.get_by_role("button", name="Reset").click()
    expect(page).not_to_have_url(re.compile("from=|to=|source=|undated="))
    expect(page.get_by_role("status").first).to_contain_text("12 mentions")
    assert page.problems == []


@pytest.fixture(scope="module")
def flood_article(browser, address):
    """The page on one article, for tests that only look at it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{address}/?doc=flood")
    expect(page.get_by_role("slider", name="From")).to_be_visible(timeout=60_000)
    yield page
    context.close()


def counts(page):
    """(mentions, on points, in areas, not mapped) of the status line."""
    found = re.match(
        r"([\d,]+) mentions?(?: of [\d,]+)?: ([\d,]+) at .*?, ([\d,]+) in .*?, ([\d,]+) not mapped",
        page.get_by_role("status").first.inner_text(),
    )
    return tuple(int(number.replace(",", "")) for number in found.groups())


def days(page):
    return tuple(int(page.get_by_role("slider", name=name).get_attribute("aria-valuenow")) for name in ("From", "To"))


def test_the_status_adds_up(untouched):
    mentions, points, areas, unmapped = counts(untouched)
    assert mentions == points + areas + unmapped == 12


def test_arrow_keys_move_a_handle_by_a_day_and_the_address_follows(reset):
    page = reset
    first, last = days(page)
    page.get_by_role("slider", name="From").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert days(page) == (first + 2, last)
    page.get_by_role("slider", name="To").focus()
    page.keyboard.press("Shift+ArrowLeft")
    assert days(page) == (first + 2, max(first + 2, last - 7))
    expect(page).to_have_url(re.compile(r"from=2021-05-0\d&to=2021-05-0\d"))


def test_home_and_end_reach_the_limits_and_the_day_is_said_in_words(reset):
    page = reset
    _, last = days(page)
    handle = page.get_by_role("slider", name="From")
    handle.focus()
    page.keyboard.press("End")
    assert days(page) == (last, last)
    assert re.match(r"\w+day,? \d+ May 2021", handle.get_attribute("aria-valuetext"))


def test_nothing_is_sent_while_dragging_and_the_list_follows(page, opened):
    sent = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    opened()
    places = page.get_by_role("list", name="Places in view")
    expect(places.get_by_role("button")).to_have_count(2)
    box = page.get_by_role("slider", name="To").bounding_box()
    track = page.locator(".track").bounding_box()
    wait_quiet(page, lambda: len(sent))
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 30)
    page.mouse.down()
    before = len(sent)
    assert before > 0
    page.mouse.move(track["x"] + track["width"] * 0.48, box["y"] + 30, steps=12)
    expect(places.get_by_role("button")).to_have_count(1)
    page.wait_for_timeout(500)
    assert len(sent) == before
    assert "to=" not in page.url
    page.mouse.up()
    expect(page).to_have_url(re.compile("to=2021-05-03"))
    wait_quiet(page, lambda: len(sent))
    assert len(sent) > before


def test_the_map_never_reloads_and_keeps_pan_and_zoom(opened):
    page = opened()
    frame = map_frame(page)
    document = frame.evaluate_handle("document")
    look = "[window.map.getCenter().lat, window.map.getCenter().lng, window.map.getZoom()]"
    frame.get_by_role("application").focus()
    page.keyboard.press("-")
    frame.wait_for_function("window.map.getZoom() < 9")
    wait_at_rest(frame)
    zoomed = frame.evaluate(look)
    page.keyboard.press("ArrowLeft")
    frame.wait_for_function(f"before => ({look})[1] !== before[1]", arg=zoomed)
    wait_at_rest(frame)
    where = frame.evaluate(look)
    slider = page.get_by_role("slider", name="From")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("from="))
    page.get_by_role("checkbox", name="Valley Times").click()
    expect(page).to_have_url(re.compile("source="))
    page.get_by_role("button", name="Reset").click()
    expect(page).not_to_have_url(re.compile("source="))
    page.wait_for_timeout(500)
    assert frame.evaluate(look) == pytest.approx(where, abs=1e-6)
    page.get_by_role("button", name="Villeurbanne 2 mentions").click()
    expect(page.locator("mark[aria-current=true]").first).to_be_visible()
    page.wait_for_timeout(500)
    last = map_frame(page)
    assert last.evaluate("(old) => old === document", document)


def test_a_project_that_is_replaced_is_taken_in_by_an_open_page(browser, serve, tmp_path):
    project = flood_project(tmp_path)
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(serve(project))
    expect(page.get_by_role("status").first).to_contain_text("12 mentions")
    write_project(tmp_path / "other.sqlite", flood_report("third", "Hill Herald")).replace(project)
    page.get_by_role("button", name="Villeurbanne 2 mentions").click()
    expect(page.get_by_role("checkbox", name="Hill Herald")).to_be_visible()
    expect(page.get_by_role("status").first).to_contain_text("6 mentions")
    page.close()


def test_a_place_in_the_list_opens_its_sentence(reset):
    page = reset
    page.get_by_role("button", name="Villeurbanne 2 mentions").click()
    text = page.get_by_role("region", name="Source text")
    chosen = text.locator("mark[aria-current=true]")
    expect(chosen).to_have_text("Villeurbanne")
    expect(chosen).to_be_in_viewport()
    expect(page).to_have_url(re.compile("place=geonames%3A2968254&mention=flood%3A"))


def test_next_mention_walks_through_the_articles(reset):
    page = reset
    page.get_by_role("button", name="Lyon 4 mentions").click()
    expect(page.get_by_text("mention 1 of 4")).to_be_visible()
    for _ in range(2):
        page.get_by_role("button", name="Next mention of this place").click()
    expect(page).to_have_url(re.compile("mention=second"))
    expect(page.get_by_text("Valley Times").first).to_be_visible()


def test_a_mark_tells_its_precision_on_focus_and_why_on_its_tab(opened):
    page = opened("?doc=flood")
    mark = page.get_by_role("region", name="Source text").get_by_role("button", name="Villeurbanne")
    mark.focus()
    expect(page.get_by_role("tooltip")).to_contain_text("somewhere within 4 km")
    mark.press("Enter")
    page.get_by_role("tab", name="Why").click()
    expect(page.get_by_role("table")).to_contain_text("France is named")
    expect(page.get_by_text("Next best: Lyon")).to_be_visible()


def test_furniture_is_folded_and_offsets_survive_an_emoji(flood_article):
    text = flood_article.get_by_role("region", name="Source text")
    expect(text.get_by_text("Page furniture: navigation")).to_be_visible()
    marks = text.locator("mark.mention:not(.chrome)").all_inner_texts()
    assert marks == ["Lyon", "Villeurbanne", "Paris", "Lyon", "Zzyzx", "France"]
    assert text.locator("mark.date").all_inner_texts() == ["3 May 2021", "5 May 2021", "May 1856"]


def test_the_publishers_page_opens_apart(flood_article):
    link = flood_article.get_by_role("link", name="Open at the publisher")
    assert link.get_attribute("href") == "https://example.org/flood"
    assert "noopener" in link.get_attribute("rel")


def test_hostile_text_shows_as_text(opened):
    page = opened("?doc=note")
    expect(page.get_by_role("region", name="Source text")).to_contain_text("<script>window.broken=1</script>")
    assert HOSTILE.split()[0] in page.locator(".facets").inner_text()
    expect(page.get_by_role("link", name="Open at the publisher")).to_have_count(0)
    assert page.evaluate("window.broken") is None


def test_a_source_taken_away_leaves_the_counts_and_comes_back_with_the_address(opened):
    page = opened()
    page.get_by_role("checkbox", name="Valley Times").uncheck()
    assert counts(page)[0] == 6
    expect(page).to_have_url(re.compile("source=River"))
    page.reload()
    expect(page.get_by_role("status").first).to_contain_text("6 mentions")
    expect(page.get_by_role("checkbox", name="Valley Times")).not_to_be_checked()


def test_the_undated_can_be_taken_in(reset):
    page = reset
    page.get_by_role("checkbox", name="Include undated (1)").check()
    assert counts(page)[0] == 13
    expect(page).to_have_url(re.compile("undated=1"))


def test_earlier_events_can_be_shown(reset):
    page = reset
    page.get_by_role("button", name="2 earlier events from 1856: show all").click()
    assert counts(page)[0] == 14
    expect(page).to_have_url(re.compile("from=1856-05-01"))


def test_play_moves_the_window_and_pause_holds_it(reset):
    page = reset
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    before = days(page)
    page.wait_for_function(
        "(before) => document.querySelector('.st-key-dl-time [data-testid=stBidiComponentIsolated]').shadowRoot"
        ".querySelector('.handle.to').getAttribute('aria-valuenow') !== before",
        arg=str(before[1]),
    )
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_what_is_not_mapped_is_listed_with_its_reason_and_adds_up(reset):
    page = reset
    page.locator(".missing summary").click()
    groups = page.locator(".missing .group h3")
    expect(groups.first).to_be_visible()
    assert "no gazetteer knows this name" in page.locator(".missing").inner_text()
    assert sum(int(text.rsplit("\n", 1)[-1]) for text in groups.all_inner_texts()) == counts(page)[3]


def test_a_bad_address_is_ignored_with_a_notice(opened):
    page = opened("?place=geonames:1&from=yesterday")
    expect(page.get_by_role("alert")).to_contain_text("from, place")
    assert counts(page)[0] == 12


def test_pages_are_reached_and_lead_back_to_the_map(opened):
    page = opened()
    page.get_by_role("link", name="Articles").click()
    expect(page.get_by_text("broken.txt holds binary data")).to_be_visible()
    page.get_by_role("link", name="The river rose").first.click()
    expect(page.get_by_role("heading", name="The river rose")).to_be_visible()
    page.get_by_role("link", name="Places", exact=True).click()
    page.get_by_role("link", name="Villeurbanne").click()
    expect(page.get_by_text("2 passages on Villeurbanne")).to_be_visible()


def test_a_phone_gets_the_timeline_between_map_and_reader(browser, address):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_role("slider", name="From")).to_be_visible(timeout=60_000)
    tops = [page.locator(f".st-key-dl-{cell}").bounding_box()["y"] for cell in ("map", "time", "side", "facets")]
    assert tops == sorted(tops)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    last = page.get_by_role("list", name="Places in view").get_by_role("button").last.bounding_box()
    assert last["y"] + last["height"] <= page.locator(".missing").bounding_box()["y"], "no row lies under another part"
    play = page.get_by_role("button", name="Play").bounding_box()
    assert min(play["width"], play["height"]) >= 44
    context.close()


def test_a_phone_leads_back_to_the_map_and_shows_tables_as_cards(browser, address):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button", name="Lyon 4 mentions").click(timeout=60_000)
    expect(page.locator("mark[aria-current=true]")).to_be_in_viewport()
    page.get_by_role("button", name="Show on map").click()
    expect(page.locator("iframe[title='Map of places']")).to_be_in_viewport(ratio=0.9)
    page.goto(f"{address}/articles")
    row = page.get_by_role("row").filter(has_text="Valley Times")
    expect(row).to_be_visible(timeout=60_000)
    lefts = {round(cell.bounding_box()["x"]) for cell in row.get_by_role("cell").all()}
    assert len(lefts) == 1, "cells stand one below the other"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_label("Order by").select_option("Source")
    expect(page.get_by_role("row").last).to_contain_text("Valley Times")
    context.close()


def test_the_axis_zooms_to_the_window_and_back(opened):
    page = opened("?from=2021-05-03&to=2021-05-03")
    page.get_by_role("button", name="2 earlier events from 1856: show all").click()
    page.get_by_role("slider", name="From").focus()
    page.keyboard.press("End")
    page.get_by_role("button", name="Zoom to window").click()
    expect(page.locator(".axis")).to_contain_text("May 2021")
    page.get_by_role("button", name="Zoom out").click()
    expect(page.locator(".axis")).to_contain_text("1900")


def test_no_request_leaves_the_machine(page, address):
    hosts = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.goto(address)
    expect(page.get_by_role("status").first).to_contain_text("mention", timeout=60_000)
    page.get_by_role("link", name="About").click()
    expect(page.get_by_role("heading", name="Data and licences")).to_be_visible()
    assert {host.split(":")[0] for host in hosts} == {"127.0.0.1"}


def test_scripts_that_come_late_find_the_last_data_and_each_other(page, address):
    """Streamlit runs a component again whenever its data change, also while its module is still on the way."""

    def later(route):
        page.wait_for_timeout(700)
        route.continue_()

    page.route(re.compile(r"\.scripts_[0-9a-f]+/page\.js"), later)
    page.goto(f"{address}/?place=geonames:1")
    expect(page.get_by_role("slider", name="From")).to_be_visible(timeout=60_000)
    page.get_by_role("list", name="Places in view").get_by_role("button").first.click()
    expect(page.get_by_role("region", name="Source text").locator("mark.chosen")).to_be_visible()
    page.get_by_role("button", name="Next mention of this place").click()
    expect(page.get_by_role("group", name="Mentions of the chosen place")).to_contain_text("mention 2 of")


def test_the_scripts_leave_nothing_in_the_pages_globals(untouched):
    names = ("Store", "storeOf", "el", "count", "ROLES", "datelineStores", "unpack", "isPhone")
    assert untouched.evaluate("names => names.filter((name) => name in globalThis)", list(names)) == []


def test_one_script_is_asked_for_once_by_all_components(untouched):
    asked = untouched.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    assert len([address for address in asked if ".scripts_" in address]) == 1


def test_scripts_are_served_as_scripts(untouched):
    asked = untouched.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    script = next(address for address in asked if address.endswith("/page.js"))
    assert untouched.request.get(script).headers["content-type"].startswith("text/javascript")
