"""Windows that mean what they say: counts that agree, empty windows, known days, typed days, articles without a day."""

import re
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from shown import PATIENCE
from ui_projects import chronicle, flood_project, flood_report, undated_note, vague_report, write_project

from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline
from geo.project.build import build_project
from geo.project.journal import read_journal

pytestmark = pytest.mark.browser

WIDE = {"width": 1440, "height": 900}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "reduced_motion": "reduce"}
BARS = """(root) => ['bars', 'pale-bars'].flatMap((name) =>
  [...root.querySelector(`.histogram .${name}`).getAttribute('d').matchAll(/M([\\d.]+) ([\\d.]+)V([\\d.]+)/g)]
    .map(([, x, from, to]) => [Number(x), Number(from) - Number(to)]))"""


RECORD_MESSAGES = """
  window.posted = [];
  const post = BroadcastChannel.prototype.postMessage;
  BroadcastChannel.prototype.postMessage = function (message) {
    window.posted.push(message);
    return post.call(this, message);
  };"""


@pytest.fixture(scope="module")
def vague(serve, tmp_path_factory):
    """Two articles told to a day, a week, a month, a year, with open ends and undated; one dated, one a digest."""
    reports = (vague_report(), vague_report("again", "Valley Times"), flood_report(), undated_note())
    return serve(write_project(tmp_path_factory.mktemp("vague") / "vague.sqlite", *reports))


@pytest.fixture(scope="module")
def flood(serve, tmp_path_factory):
    return serve(flood_project(tmp_path_factory.mktemp("windows")))


@pytest.fixture(scope="module")
def years(serve, tmp_path_factory):
    report = chronicle("years", "The Chronicle", range(2000, 2021))
    return serve(write_project(tmp_path_factory.mktemp("years") / "years.sqlite", report))


@pytest.fixture
def pile(serve, gazetteer_file, tmp_path):
    """A project read from files: two articles without a day, one with."""
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "first.txt").write_text("Troops reached Mosul on Monday. Families left Kirkuk.\n", "utf-8")
    (folder / "second.txt").write_text("The bridge in Baghdad was closed. Nobody was hurt.\n", "utf-8")
    (folder / "third.md").write_text(
        "---\npublished: 2017-06-20\ntitle: Third\n---\n\nTroops left Mosul on 12 June 2017.\n", "utf-8"
    )
    path = tmp_path / "pile.sqlite"
    build_project(folder, path, Pipeline(Gazetteer.open(gazetteer_file)))
    return path, serve(path)


@pytest.fixture
def visit(browser, shared_pages):
    """Opens the map page; where nothing else is asked for, one that other tests used and that shows its start again."""
    opened = []

    def load(context, address, query="", script=None, **own):
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page(**own)
        if script:
            page.add_init_script(script)
        page.set_default_timeout(PATIENCE)
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.goto(f"{address}/{query}")
        if not query.startswith("articles"):
            expect(page.get_by_role("slider", name="To")).to_be_visible(timeout=PATIENCE)
            expect(page.get_by_role("status").first).to_contain_text("mention", timeout=PATIENCE)
        return page

    def visit(address, query="", script=None, **options):
        if query or script or options:
            page = load(browser.new_context(**{"viewport": WIDE, **options}), address, query, script)
        else:
            page = shared_pages.at_start(address, lambda context: load(context, address, viewport=WIDE))
        opened.append(page)
        return page

    yield visit
    assert [problem for page in opened for problem in page.problems] == []


def status(page):
    return page.get_by_role("status").first.inner_text()


def counted(page):
    """All mentions of the status line, and those on the map."""
    words = status(page)
    all_of_them = int(re.match(r"(\d+) mention", words)[1])
    parts = re.search(r": (\d+) at \d+ places?, (\d+) in", words)
    return all_of_them, sum(map(int, parts.groups())) if parts else 0


def listed(page):
    numbers = page.get_by_role("list", name="Places in view").locator(".n span:first-child")
    return sum(map(int, numbers.all_inner_texts()))


def tip_at(page, x):
    """What the tip says of the bar at so many pixels of the track, and how many mentions that is."""
    track = page.locator(".track").bounding_box()
    page.mouse.move(track["x"] + x, track["y"] + 30)
    words = page.locator(".tip").inner_text()
    return words, int(re.search(r"(\d+) mentions?", words)[1])


def address_of(page):
    asked = parse_qs(urlsplit(page.url).query)
    return {name: asked[name][0] for name in ("from", "to", "known", "undated") if name in asked}


def type_days(page, from_=None, to=None):
    page.get_by_role("button", name="type other days").click()
    for name, words in (("From", from_), ("To", to)):
        if words is not None:
            page.get_by_role("textbox", name=name, exact=True).fill(words)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("query", ["", "?undated=1", "?known=7", "?source=Hill+Herald&undated=1"])
def test_bar_tip_status_list_and_passages_agree_in_each_window(visit, vague, query):
    page = visit(vague, query)
    bars = page.locator(".timeline").evaluate(BARS)
    whole, heights = status(page), dict[float, float]()
    for x, tall in bars:
        heights[x] = heights.get(x, 0) + tall
    assert heights
    most = max(heights.values())
    width = page.locator(".track").bounding_box()["width"]
    free = [x for x in sorted(heights) if 20 < x < width - 20]  # the handles lie over the others
    chosen = free[:: max(1, len(free) // (3 if query else 5))]
    told = {x: tip_at(page, x + 2) for x in free}
    # the undated are in the tip, since a click shows them too, but no bar stands for them
    undated = {x: int((re.search(r"(\d+) undated", words) or ["", "0"])[1]) for x, (words, _) in told.items()}
    drawn = {x: told[x][1] - undated[x] for x in told}
    for x in chosen:
        assert heights[x] / most == pytest.approx(drawn[x] / max(drawn.values()), abs=0.05)
        if not query:
            page.get_by_role("button", name="Reset").click()
        elif x != chosen[0]:  # all dates, with the filter
            page.get_by_role("slider", name="From").press("Home")
            page.get_by_role("slider", name="To").press("End")
            expect(page.get_by_role("status").first).to_have_text(whole)
        words, promised = tip_at(page, x + 2)
        track = page.locator(".track").bounding_box()
        page.mouse.click(track["x"] + x + 2, track["y"] + 30)
        expect(page.get_by_role("status").first).to_have_text(re.compile(rf"^{promised} mention"), timeout=PATIENCE)
        shown, on_map = counted(page)
        assert shown == promised, words
        expect(page.get_by_text(re.compile(rf"^{on_map} mentions? on the map"))).to_be_visible(timeout=PATIENCE)
        assert listed(page) == on_map


def test_all_dates_with_the_undated_are_all_mentions_of_the_header(visit, vague):
    page = visit(vague, "?from=1856-05-01&to=2021-12-31&undated=1")
    header = int(re.search(r"(\d+) mentions", page.locator(".counts").inner_text())[1])
    assert counted(page)[0] == header
    assert " of " not in status(page)
    page.get_by_role("checkbox", name=re.compile("Include undated")).uncheck()
    shown = counted(page)[0]
    assert re.match(rf"{shown} mentions of {header}:", status(page))
    label = page.get_by_role("checkbox", name=re.compile("Include undated")).locator("xpath=..").inner_text()
    assert shown + int(re.search(r"\((\d+)\)", label)[1]) == header


def test_a_window_in_which_nothing_dated_lies_is_empty(visit, vague):
    page = visit(vague, "?from=2022-03-01&to=2022-03-02")
    expect(page.get_by_role("status").first).to_have_text("0 mentions in this window")
    expect(page.get_by_text("No place of this project lies in the window.")).to_be_visible()
    expect(page.get_by_role("heading", name="0 passages in this window")).to_be_visible()
    page.goto(f"{vague}/?from=2022-03-01&to=2022-03-02&days=published")
    expect(page.get_by_role("status").first).to_have_text("0 mentions in this window", timeout=PATIENCE)


def test_what_lacks_an_end_stands_in_the_undated_lane(visit, vague):
    page = visit(vague)
    note = page.locator(".undated-note")
    expect(note).to_contain_text("not before 4 May 2021")
    expect(note).to_contain_text("not after 4 May 2021")
    expect(note.get_by_role("link", name="2 articles have no day")).to_have_attribute("href", "./articles")


def test_only_known_days_leaves_out_what_is_vague_and_says_how_much(visit, vague):
    page = visit(vague, "?from=2021-05-03&to=2021-05-03")
    before = counted(page)[0]
    switch = page.get_by_role("checkbox", name="Only known days")
    switch.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("known=1"))
    left = int(re.match(r"(\d+) left out", page.locator(".left-out").inner_text())[1])
    assert counted(page)[0] + left == before
    assert left == 6, "a week, a month and a year in each of two articles"
    width = page.get_by_role("combobox", name="Days that an interval may have")
    width.select_option("within 31 days")
    expect(page).to_have_url(re.compile("known=31"))
    expect(page.locator(".left-out")).to_have_text("2 left out")
    expect(page.get_by_role("checkbox", name=re.compile("Include undated"))).to_be_hidden()
    shown = counted(page)
    expect(page.get_by_text(re.compile(rf"^{shown[1]} mentions on the map"))).to_be_visible()
    page.reload()
    expect(page.get_by_role("status").first).to_have_text(re.compile(f"^{shown[0]} mentions"), timeout=PATIENCE)
    expect(switch).to_be_checked()
    switch.uncheck()
    expect(page).not_to_have_url(re.compile("known="))
    assert counted(page)[0] == before


def test_the_map_is_told_how_well_days_must_be_known(visit, vague):
    page = visit(vague, "?from=2021-05-12&to=2021-05-12&known=7", script=RECORD_MESSAGES)
    assert counted(page) == (2, 2)
    told = page.evaluate("window.posted.filter(({type}) => type === 'window').at(-1)")
    assert told["first"] == told["last"]
    assert told["most"] == 7
    page.get_by_role("checkbox", name="Only known days").uncheck()
    assert page.evaluate("window.posted.filter(({type}) => type === 'window').at(-1).most") == 0


def test_typed_days_are_the_window(visit, flood):
    page = visit(flood)
    for from_, to, first, last in (
        ("2021-05-04", None, "4 to ", "2021-05-04"),
        ("2021-05-03", "2021-05-05", "3 to 5 May 2021", "2021-05-03"),
        ("3 May 2021", "May 5, 2021", "3 to 5 May 2021", "2021-05-03"),
    ):
        type_days(page, from_, to)
        expect(page.locator(".from-words")).to_contain_text(first)
        expect(page).to_have_url(re.compile(f"from={last}"))
        expect(page.get_by_role("form", name="Days of the window")).to_be_hidden()
        expect(page.get_by_role("button", name="type other days")).to_be_focused()
        page.get_by_role("button", name="Reset").click()
        expect(page).not_to_have_url(re.compile("from="))


def test_a_month_and_the_last_days_of_the_pile_can_be_typed(visit, years):
    page = visit(years)
    type_days(page, "June 2010")
    expect(page.locator(".from-words")).to_have_text("1 to 30 Jun 2010")
    expect(page).to_have_url(re.compile("from=2010-06-01&to=2010-06-30"))
    assert counted(page)[0] == 1
    type_days(page, "last 2 years of the pile")
    expect(page.locator(".from-words")).to_contain_text("2 Jun 2018")
    assert counted(page)[0] == 2
    type_days(page, to="2024")
    expect(page.locator(".from-words")).to_contain_text("31 Dec 2024")
    expect(page).to_have_url(re.compile("to=2024-12-31"))


def test_errors_in_typed_days_are_told_in_place_and_by_key(visit, flood):
    page = visit(flood)
    page.get_by_role("slider", name="To").focus()
    page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name="To", exact=True)
    expect(field).to_be_focused()
    page.keyboard.type("2021-02-30")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("“2021-02-30” is no day. Write 2016-03-02")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_be_focused()
    assert "to" not in address_of(page)
    page.keyboard.press("Control+A")
    page.keyboard.type("4 May 2021")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("to=2021-05-04"))
    expect(page.get_by_role("slider", name="To")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("form", name="Days of the window")).to_be_hidden()
    expect(page.get_by_role("slider", name="To")).to_be_focused()


def test_hostile_words_stay_words(visit, flood):
    page = visit(flood)
    type_days(page, "<img src=x onerror=window.broken=1>")
    expect(page.get_by_role("alert")).to_contain_text("<img src=x")
    assert page.evaluate("window.broken") is None


@pytest.mark.parametrize("options", [PHONE, {"viewport": {"width": 720, "height": 450}}], ids=["phone", "large"])
def test_switch_and_fields_fit_a_phone_and_a_large_type(visit, vague, options):
    page = visit(vague, "?known=7", **options)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.get_by_role("button", name="type other days").click()
        form = page.get_by_role("form", name="Days of the window").bounding_box()
        assert form["x"] >= 0
        assert form["x"] + form["width"] <= options["viewport"]["width"]
        page.keyboard.press("Escape")
        switch = page.locator(".chip.known")
        switch.scroll_into_view_if_needed()
        box = switch.bounding_box()
        assert box["x"] + box["width"] <= options["viewport"]["width"]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_days_are_pasted_for_many_articles_saved_and_taken_back(visit, pile):
    project, address = pile
    page = visit(address, "articles")
    expect(page.get_by_role("heading", name="2 articles have no day")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Set their days").click()
    name = page.get_by_label("Your name")
    expect(name).to_be_focused()
    days = page.get_by_role("textbox", name=re.compile("Day of publication"))
    expect(days).to_have_count(2)
    days.first.focus()
    page.evaluate("navigator.clipboard.writeText('2017-06-14\\nsoon')")
    page.keyboard.press("Control+V")
    expect(page.get_by_text("Wednesday 14 June 2017").or_(page.get_by_text("Wednesday, 14 June 2017"))).to_be_visible()
    expect(page.get_by_text("No day: write 2016-03-02")).to_be_visible()
    days.nth(1).fill("June 2017")
    page.get_by_role("button", name="Save 2 days").click()
    expect(page.get_by_text("Write your name")).to_be_visible()
    name.fill("Ada")
    page.get_by_role("button", name="Save 2 days").click()
    expect(page.get_by_text("2 articles dated.")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("heading", name="have no day")).to_be_hidden()
    expect(page.get_by_role("cell", name=re.compile("14 June 2017.*corrected by Ada"))).to_be_visible(timeout=PATIENCE)
    assert {line.by for line in read_journal(project).corrections} == {"Ada"}
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.get_by_role("slider", name="To")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("link", name="Articles").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="2 articles have no day")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("Taken back.")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Set their days").click(timeout=PATIENCE)
    expect(page.get_by_label("Your name")).to_have_value("Ada")


def test_chosen_rows_get_one_day_and_the_keyboard_suffices(visit, pile):
    _, address = pile
    page = visit(address, "articles")
    page.get_by_role("button", name="Set their days").press("Enter")
    page.keyboard.type("Ada")
    page.get_by_role("checkbox", name="Choose all rows").press("Space")
    page.get_by_label("Day for the chosen rows").fill("2 to 8 March 2016")
    page.get_by_role("button", name="Fill in").press("Enter")
    page.get_by_role("button", name="Save 2 days").press("Enter")
    expect(page.get_by_text("2 articles dated.")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("cell", name=re.compile("2 to 8 March 2016")).first).to_be_visible(timeout=PATIENCE)


def test_bars_follow_a_filter_where_some_are_pale(visit, vague):
    """The key's own pale bar is none of the histogram's: that was drawn once and then stood still."""
    page = visit(vague)
    expect(page.locator(".key .of-pale")).to_be_visible()
    before = page.locator(".timeline").evaluate(BARS)
    page.get_by_role("checkbox", name="Hill Herald").uncheck()
    page.wait_for_url("**source=**")
    after = page.locator(".timeline").evaluate(BARS)
    assert after != before
    fresh = visit(vague, "?" + urlsplit(page.url).query)
    assert fresh.locator(".timeline").evaluate(BARS) == after


def test_a_bar_that_is_cut_at_an_edge_is_wide_enough_to_be_seen(visit, serve, tmp_path):
    last = chronicle("last", "Annals", range(2021, 2022))
    moved = replace(last.events[0], first=date(2021, 1, 1), last=date(2021, 1, 1))
    reports = (chronicle("years", "The Chronicle", range(1990, 2021)), replace(last, events=(moved,)))
    page = visit(serve(write_project(tmp_path / "edge.sqlite", *reports)))
    drawn = page.locator(".histogram .bars").get_attribute("d")
    assert min(float(wide) for wide in re.findall(r"h([\d.]+)", drawn)) >= 3
