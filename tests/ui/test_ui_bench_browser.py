"""Putting it right where it stands: by keys, by mouse and by touch; map, list and counts follow without a reload."""

import re
from collections.abc import Callable, Iterator

import pytest
from bench_pages import AMERICAN, CALM, FRENCH, PATIENCE, PHONE, Bench, load_bench, write_articles
from playwright.sync_api import expect
from shown import SharedPages, in_scheme, violations
from warm_browser import WarmBrowser

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    return serve(write_articles(tmp_path_factory.mktemp("mars")))


@pytest.fixture
def visit(browser: WarmBrowser, address: str, shared_pages: SharedPages) -> Iterator[Callable[..., Bench]]:
    """Opens the map page; what a test corrected is taken back after it."""
    opened: list[Bench] = []

    def visit(coder: str = "Ada", **options) -> Bench:
        if coder != "Ada" or options:
            page = load_bench(browser.new_context(**{**CALM, **options}), address, coder)
        else:
            page = shared_pages.at_start("bench", lambda context: load_bench(context, address, **CALM))
        opened.append(Bench(page))
        return opened[-1]

    yield visit
    for bench in opened:
        bench.undo_all()
        assert bench.stayed()


def test_a_name_is_put_right_everywhere_by_keys_and_undone_by_one(visit: Callable[..., Bench]) -> None:
    bench = visit()
    bench.comes_to(lambda: any(AMERICAN in name for name in bench.places()))
    before, listed = bench.numbers(), bench.places()
    bench.press("j")
    expect(bench.bar).to_contain_text(AMERICAN)
    bench.press("x")
    expect(
        bench.page.get_by_role("radio", name=re.compile("^Everywhere.*will change 6 mentions in 2 articles"))
    ).to_be_visible()
    bench.press("1", "e", "Enter")
    bench.said(f"Mars is now {FRENCH}.")
    expect(bench.bar).to_contain_text(FRENCH)
    bench.comes_to(lambda: any(FRENCH in name for name in bench.places()))
    assert not any(AMERICAN in name for name in bench.places())
    mentions, at_places, in_areas, not_mapped = bench.numbers()
    assert mentions == at_places + in_areas + not_mapped
    bench.page.emulate_media(color_scheme="dark")
    bench.press("z")
    bench.said("Taken back")
    bench.page.emulate_media(color_scheme="light")
    expect(bench.bar).to_contain_text(AMERICAN)
    bench.comes_to(lambda: (bench.numbers(), bench.places()) == (before, listed))
    bench.press("Shift+Z")
    bench.said("Brought back")
    expect(bench.bar).to_contain_text(FRENCH)


def test_by_mouse_a_mention_is_confirmed_denied_and_given_back(visit: Callable[..., Bench]) -> None:
    bench = visit()
    bench.page.get_by_role("list", name="Places in view").get_by_role("button", name=re.compile("^Pittsburgh")).click()
    expect(bench.bar).to_contain_text("Pittsburgh")
    bench.bar.get_by_role("button", name="Confirm").click()
    expect(bench.bar).to_contain_text("confirmed by Ada")
    expect(bench.bar.get_by_role("button", name="Confirm")).to_have_attribute("aria-pressed", "true")
    unmapped = bench.numbers()[-1]
    bench.bar.get_by_role("button", name="Not a place").click()
    expect(bench.bar).to_contain_text("No place")
    expect(bench.bar).to_contain_text("corrected by Ada")
    bench.comes_to(lambda: bench.numbers()[-1] == unmapped + 1)
    bench.bar.get_by_role("button", name="Undo").click()
    expect(bench.bar).to_contain_text("confirmed by Ada")
    bench.comes_to(lambda: bench.numbers()[-1] == unmapped)


def test_a_place_is_found_in_the_gazetteer_and_coordinates_are_read(visit: Callable[..., Bench]) -> None:
    bench = visit()
    bench.press("j", "x")
    seek = bench.page.get_by_role("searchbox", name="Another place")
    seek.fill("Pasadena, Texas")
    expect(bench.page.get_by_text("Pasadena, Texas, United States")).to_be_visible()
    seek.press("Enter")
    seek.press("Enter")
    bench.said("Mars is now Pasadena, Texas, United States")
    expect(bench.bar).to_contain_text("Pasadena")
    bench.press("x")
    seek.fill("40°41'45\"N 80°00'42\"W")
    bench.page.get_by_label("How well the point is known").is_hidden()
    seek.press("Enter")
    bench.page.get_by_label("How well the point is known").select_option("5")
    bench.page.get_by_role("button", name="Apply").click()
    bench.said("40.69583, -80.01167")
    expect(bench.bar).to_contain_text("40.69583")


def test_a_point_is_clicked_on_the_map(visit: Callable[..., Bench]) -> None:
    bench = visit()
    bench.press("j", "x")
    bench.page.get_by_role("button", name="Click on the map").click()
    bench.frame.locator(".dl-picking").wait_for()
    box = bench.page.locator('iframe[title="Map of places"]').bounding_box()
    assert box
    bench.page.mouse.click(box["x"] + box["width"] / 2 + 40, box["y"] + box["height"] / 2)
    expect(bench.page.get_by_text("a point of your own")).to_be_visible()
    bench.press("Enter")
    bench.said("Mars is now ")
    expect(bench.bar).to_contain_text(re.compile(r"\d+\.\d+, -\d+\.\d+ *marked by hand"))


def test_an_area_is_drawn_on_the_map(visit: Callable[..., Bench]) -> None:
    bench = visit()
    bench.press("j", "x")
    bench.page.get_by_role("button", name="Draw an area").click()
    box = bench.page.locator('iframe[title="Map of places"]').bounding_box()
    assert box
    expect(bench.frame.get_by_text("Draw the area that is meant. Click its corners")).to_be_visible()
    for x, y in ((-60, -40), (60, -40), (0, 60)):
        bench.page.mouse.click(box["x"] + box["width"] / 2 + x, box["y"] + box["height"] / 2 + y)
    bench.frame.get_by_role("button", name="Done").click()
    expect(bench.page.get_by_text("Your area, 3 corners")).to_be_visible()
    bench.press("Enter")
    bench.said("Mars is now an area marked by hand")
    expect(bench.bar).to_contain_text("an area marked by hand")


def test_a_note_with_tags_stands_above_the_text_and_is_found(visit: Callable[..., Bench]) -> None:
    bench = visit()
    bench.press("j")
    expect(bench.bar).to_be_visible()
    select_words(bench, "fire chief")
    bench.page.get_by_role("group", name="The selected words").get_by_role("button", name="Note").click()
    bench.page.get_by_role("textbox", name="Note", exact=True).fill("Ring him <b>")
    bench.page.get_by_role("textbox", name="Tags").fill("to do, fire")
    bench.page.get_by_role("button", name="Keep").click()
    bench.said("Note on fire chief: Ring him <b> #to do #fire")
    bench.page.get_by_text("1 note").click()
    expect(bench.page.locator(".notes")).to_contain_text("#to do")
    bench.page.get_by_role("searchbox", name="Search the articles").fill("#fire")
    bench.page.get_by_role("searchbox", name="Search the articles").press("Enter")
    expect(bench.page.get_by_role("list", name="Found")).to_contain_text("Ring him <b> #to do #fire")


def test_days_are_typed_in_words_and_shown_before_they_are_kept(visit: Callable[..., Bench]) -> None:
    bench = visit()
    bench.press("j", "d")
    days = bench.page.get_by_role("textbox", name="Days", exact=True)
    days.fill("once upon a time")
    expect(bench.page.get_by_text("No day is read there")).to_be_visible()
    expect(bench.page.get_by_role("button", name="Apply")).to_be_disabled()
    days.fill("mid-June 2014")
    expect(bench.page.get_by_text("Understood: 8 to 23 June 2014")).to_be_visible()
    days.press("Enter")
    bench.said("March 3, 2019: 2014-06-08/2014-06-23")
    expect(bench.page.get_by_role("group", name="Put the date right")).to_contain_text("8 to 23 June 2014")
    bench.press("n")
    bench.said("March 3, 2019 is no date")
    expect(bench.page.locator("mark.date", has_text="March 3, 2019")).to_have_count(0)


def select_words(bench: Bench, words: str) -> None:
    """Select words of the text, as a drag of the mouse does."""
    bench.page.locator("section.text").evaluate(
        """(section, words) => {
          const walk = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
          for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            const at = node.data.indexOf(words);
            const chosen = section.getRootNode().getSelection();
            if (at >= 0) return chosen.setBaseAndExtent(node, at, node, at + words.length);
          }
        }""",
        words,
    )


def test_a_missed_place_is_added_by_selecting_its_words(visit: Callable[..., Bench]) -> None:
    bench = visit()
    bench.press("j")
    expect(bench.bar).to_be_visible()
    marks = bench.page.locator("mark.mention")
    before = marks.count()
    select_words(bench, "fire chief")
    bench.page.get_by_role("button", name="Add a place").click()
    seek = bench.page.get_by_role("searchbox", name="Another place")
    expect(seek).to_have_value("fire chief")
    seek.fill("40.7, -80.0")
    seek.press("Enter")
    seek.press("Enter")
    bench.said("Added: fire chief, as 40.70000, -80.00000")
    expect(marks).to_have_count(before + 1)
    expect(marks.filter(has_text=re.compile("^fire chief$"))).to_have_count(1)


def test_what_is_known_of_an_article_is_edited_at_its_head(visit: Callable[..., Bench]) -> None:
    bench = visit()
    bench.press("j")
    bench.page.get_by_role("button", name="Edit what is known of this article").click()
    bench.page.get_by_role("textbox", name="Outlet").fill("Butler Gazette")
    bench.page.get_by_role("textbox", name="Day of publication").fill("6 March 2019")
    expect(bench.page.get_by_text("Understood: 6 March 2019")).to_be_visible()
    bench.page.get_by_role("button", name="Apply").click()
    bench.said("Article: outlet, day set.")
    expect(bench.page.get_by_role("checkbox", name="Butler Gazette")).to_be_visible()
    expect(bench.page.locator(".byline")).to_contain_text("6 March 2019")
    mentions = bench.numbers()[0]
    bench.press("e")
    bench.page.get_by_role("checkbox", name=re.compile("^Leave this article out")).check()
    bench.page.get_by_role("button", name="Apply").click()
    bench.said("Article left out.")
    expect(bench.page.get_by_role("list", name="Places in view")).not_to_contain_text("Butler County")
    bench.comes_to(lambda: bench.numbers()[1] < mentions)


def test_on_a_phone_a_mention_is_changed_by_touch(visit: Callable[..., Bench]) -> None:
    bench = visit(**PHONE)
    bench.page.get_by_role("list", name="Passages").get_by_role("button").first.tap()
    bench.page.locator("mark.mention", has_text=re.compile("^Mars$")).first.tap()
    expect(bench.bar).to_be_visible()
    for button in bench.bar.get_by_role("button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 44
    bench.bar.get_by_role("button", name="Change").tap()
    bench.page.get_by_role("dialog").get_by_text(FRENCH).tap()
    bench.page.get_by_role("button", name="Apply").tap()
    bench.said(f"Mars is now {FRENCH}.")
    assert bench.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_name_is_asked_once(visit: Callable[..., Bench]) -> None:
    bench = visit(coder="")
    bench.press("j")
    expect(bench.bar).to_be_visible()
    bench.press("c")
    expect(bench.page.get_by_label("Your name")).to_be_focused()
    bench.page.keyboard.type("Ada")
    bench.press("Enter")
    expect(bench.bar).to_contain_text("confirmed by Ada")
    bench.press("j", "c")
    bench.said("Confirmed: Butler County")


def test_all_keys_are_told_and_can_be_turned_off(visit: Callable[..., Bench]) -> None:
    bench = visit()
    bench.press("?")
    keys = bench.page.get_by_role("dialog", name="Keys")
    for words in ("Confirm the chosen mention", "Not a place", "Undo your last act", "Next mention on the map"):
        expect(keys).to_contain_text(words)
    keys.get_by_role("checkbox").uncheck()
    bench.press("Escape", "j")
    bench.page.wait_for_timeout(400)
    expect(bench.bar).to_be_hidden()
    bench.press("?")
    keys.get_by_role("checkbox").check()
    bench.press("Escape", "j")
    expect(bench.bar).to_be_visible()


def test_letters_typed_into_a_field_do_nothing_else(visit: Callable[..., Bench]) -> None:
    bench = visit()
    bench.press("j")
    expect(bench.bar).to_be_visible()
    bench.page.get_by_role("searchbox", name="Search the articles").click()
    bench.page.keyboard.type("cnz")
    bench.page.wait_for_timeout(400)
    expect(bench.page.locator(".bench-said")).to_be_empty()


def test_keys_act_while_the_map_has_the_focus(visit: Callable[..., Bench]) -> None:
    bench = visit()
    bench.frame.locator("#map_div").focus()
    bench.press("j")
    expect(bench.bar).to_be_visible()
    bench.press("c")
    expect(bench.bar).to_contain_text("confirmed by Ada")


def test_why_has_the_bar_too(visit: Callable[..., Bench]) -> None:
    bench = visit()
    bench.press("j")
    expect(bench.bar).to_be_visible()
    bench.page.get_by_role("tab", name="Why").click()
    why = bench.page.get_by_role("tabpanel", name="Why")
    why.get_by_role("button", name="Not a place").click()
    expect(why).to_contain_text("Kept off the map")


def test_pins_are_reviewed_by_two_presses_each(visit: Callable[..., Bench]) -> None:
    """So 200 pins take 400 presses: under ten minutes at one a second."""
    bench = visit()
    pins = sum(bench.numbers()[at] for at in (1, 2))
    presses = 0
    for _ in range(pins):
        bench.press("j")
        expect(bench.bar).to_be_visible()
        bench.press("c")
        presses += 2
        expect(bench.bar).to_contain_text("confirmed by Ada")
    assert presses <= 3 * pins
    bench.press("j")
    bench.said("That was the last mention in view.")


def test_the_log_takes_an_act_back_and_the_map_shows_it(visit: Callable[..., Bench]) -> None:
    bench = visit()
    before = bench.status.inner_text()
    bench.press("j", "n")
    bench.said("Mars is no place")
    expect(bench.status).not_to_have_text(before)
    log = bench.page.context.new_page()
    log.goto(f"{bench.page.url.split('?')[0]}corrections")
    row = log.get_by_role("row", name=re.compile("^Mars is no place")).first
    expect(row).to_contain_text("Ada", timeout=PATIENCE)
    row.get_by_role("button", name=re.compile("^Undo")).click()
    expect(log.get_by_role("status").first).to_have_text("Taken back: Mars is no place.")
    expect(log.get_by_role("button", name=re.compile("^Bring back")).first).to_be_visible()
    log.get_by_label("State", exact=True).select_option("holds")
    expect(log.get_by_role("row", name=re.compile("^Mars is no place"))).to_have_count(0)
    log.close()
    bench.press("j")
    expect(bench.status).to_have_text(before)
    bench.press("k")
    expect(bench.bar).to_contain_text(AMERICAN)


def test_axe_finds_nothing_to_mend_in_the_workbench(visit: Callable[..., Bench]) -> None:
    bench = visit()
    bench.press("j")
    expect(bench.bar).to_be_visible()
    dialog = bench.page.get_by_role("dialog")
    for key in ("", "x", "d", "e", "t", "?"):
        if key:
            bench.press(key)
            expect(dialog).to_be_visible()
        for scheme in ("light", "dark"):
            in_scheme(bench.page, scheme)
            assert violations(bench.page, only_colours=scheme == "dark") == [], (key, scheme)
        if key:
            bench.press("Escape")
            expect(dialog).to_have_count(0)
    in_scheme(bench.page, "light")
