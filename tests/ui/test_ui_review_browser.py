"""The Review page in a browser, by keys alone; and acts at speed, of which none is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bench_pages import AMERICAN, CALM, FRENCH, PATIENCE, PHONE, Bench, load_bench, write_articles
from playwright.sync_api import Page, expect
from shown import in_scheme, violations
from warm_browser import WarmBrowser

from geo.corrections import in_force
from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline
from geo.project.build import build_project
from geo.project.journal import SUFFIX, journal_of

pytestmark = pytest.mark.browser
TOWNS = ["Pittsburgh", "Butler", "Cranberry", "Erie", "Altoona", "Scranton", "Lancaster", "Reading"]
MANY = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles of the workbench's tests, and many short ones."""
    made = write_articles(tmp_path_factory.mktemp("review"))
    for number in range(MANY // 3):
        first, second, third = (TOWNS[(3 * number + at) % len(TOWNS)] for at in range(3))
        text = f"Trucks left {first}, Pennsylvania, for {second} on {1 + number} March 2019. Shops in {third} shut.\n"
        (made / f"many{number:02}.txt").write_text(text)
    return made


@pytest.fixture(scope="module")
def project(folder: Path, gazetteer_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("project") / "p.sqlite"
    build_project(folder, path, Pipeline(Gazetteer.open(gazetteer_file)))
    return path


@pytest.fixture(scope="module")
def address(serve: Callable[..., str], project: Path) -> str:
    return serve(project)


def stored(project: Path) -> list:
    """The lines of the corrections that hold."""
    journal = project.with_name(project.name + SUFFIX)
    return list(in_force(journal_of(journal.read_bytes()).corrections)) if journal.exists() else []


@pytest.fixture
def review(browser: WarmBrowser, address: str, project: Path) -> Iterator[Callable[..., Page]]:
    """Opens the Review page; nothing was judged yet."""
    project.with_name(project.name + SUFFIX).unlink(missing_ok=True)
    contexts = []
    errors: list[str] = []

    def visit(**options) -> Page:
        settings = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", **options}
        contexts.append(browser.new_context(**settings))
        contexts[-1].add_init_script("localStorage.setItem('dateline-coder', 'Ada')")
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{address}/review", timeout=4 * PATIENCE)  # the first visit opens the project
        page.locator(".pins li").first.wait_for()
        return page

    yield visit
    for context in contexts:
        context.close()
    assert errors == []


def said(page: Page, words: str) -> None:
    expect(page.locator(".said")).to_contain_text(words, timeout=PATIENCE)


def test_pins_are_confirmed_changed_everywhere_denied_and_given_back_by_keys(
    review: Callable[..., Page], project: Path
) -> None:
    page = review()
    card = page.locator(".pins li", has=page.get_by_text("Mars", exact=True)).first
    shown = page.locator(".pins mark")
    while "Mars" not in (words := shown.all_inner_texts()):
        assert words, "Mars came on no page"
        page.keyboard.press("m")
    for _ in range(words.index("Mars")):
        page.keyboard.press("j")
    expect(card).to_have_attribute("aria-current", "true")
    expect(card).to_contain_text(AMERICAN)
    expect(card).to_contain_text("more pins are read the same")
    page.keyboard.press("x")
    expect(page.get_by_text("will change 6 mentions in 2 articles")).to_be_visible()
    for key in ("1", "e", "Enter"):
        page.keyboard.press(key)
    said(page, f"Mars is now {FRENCH}.")
    expect(card).to_contain_text("Changed.")
    page.keyboard.press("n")
    said(page, "is no place")
    page.keyboard.press("c")
    said(page, "Confirmed")
    assert [line.kind for line in stored(project)] == ["place", "not_a_place", "checked"]
    for _ in range(3):
        page.keyboard.press("z")
        said(page, "Taken back:")
        page.locator(".said").evaluate("node => node.replaceChildren()")
    assert stored(project) == []


def test_only_what_can_be_seen_is_accepted_and_the_review_goes_on_where_it_stopped(
    review: Callable[..., Page], project: Path
) -> None:
    page = review(viewport={"width": 1024, "height": 600})
    button = page.get_by_role("button", name="in sight")
    many = int(button.inner_text().split()[2])
    cards = page.locator(".pins li")
    assert 0 < many < cards.count()
    seen = {card.locator("mark").inner_text() for card in cards.all()[:many]}
    page.keyboard.press("Shift+A")
    said(page, "Confirmed")
    expect(page.locator(".state.stored")).to_have_count(many, timeout=PATIENCE)
    assert {line.target.exact for line in stored(project)} == seen
    assert len(stored(project)) == many
    page.reload()
    cards.first.wait_for()
    expect(page.locator("#review-progress")).to_contain_text(f"{many} of")
    first = cards.first.get_by_role("link").get_attribute("href")
    assert first is not None
    assert all(f"{line.target.id}%3A{line.target.start}" not in first for line in stored(project))


def test_a_sample_is_judged_and_goes_on_after_a_reload(review: Callable[..., Page], project: Path) -> None:
    page = review()
    page.get_by_role("button", name="How good is this pile?").click()
    page.get_by_role("button", name="Draw 100 pins").click()
    expect(page.locator(".pins li").first.get_by_role("button", name="Wrong")).to_be_visible()
    for key in "ccw":
        page.keyboard.press(key)
    expect(page.locator(".share")).to_contain_text("Of 3 pins 2 are right: 67%", timeout=PATIENCE)
    seeds = {line.after["sample"]["seed"] for line in stored(project)}
    assert len(seeds) == 1
    page.reload()
    page.locator(".pins li").first.wait_for()
    page.get_by_role("button", name="How good is this pile?").click()
    expect(page.locator("#review-progress")).to_contain_text("3 of", timeout=PATIENCE)
    expect(page.locator(".pins li").first.get_by_role("button", name="Wrong")).to_be_visible()


PRESS_ALL = """keys => {
  for (const key of keys) window.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}"""


def test_confirmations_that_are_pressed_all_at_once_are_all_stored(
    browser: WarmBrowser, address: str, project: Path
) -> None:
    """As fast as a browser takes them, over many articles: 200 take too long for a test (benchmarks/review_keys.py)."""
    project.with_name(project.name + SUFFIX).unlink(missing_ok=True)
    bench = Bench(load_bench(browser.new_context(**CALM), address))
    bench.page.evaluate(PRESS_ALL, ["j", "c"] * MANY)
    deadline = 240
    while len(stored(project)) < MANY and deadline:
        assert "not acted on" not in bench.page.locator(".bench-said").last.inner_text()
        bench.page.wait_for_timeout(500)
        deadline -= 1
    expect(bench.page.locator(".bench-said").last).to_contain_text("Confirmed", timeout=PATIENCE)
    lines = stored(project)
    assert len(lines) == len({(line.target.id, line.target.start) for line in lines}) == MANY
    assert {line.kind for line in lines} == {"checked"}
    assert bench.stayed()


def test_axe_finds_nothing_to_mend(review: Callable[..., Page]) -> None:
    page = review()
    for key in ("", "x"):
        if key:
            page.keyboard.press(key)
        for scheme in ("light", "dark"):
            in_scheme(page, scheme)
            assert violations(page, only_colours=scheme == "dark") == [], (key, scheme)


def test_on_a_phone_a_pin_is_confirmed_by_touch(review: Callable[..., Page]) -> None:
    page = review(**PHONE)
    page.locator(".pins li").first.get_by_role("button", name="Confirm").tap()
    said(page, "Confirmed")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    boxes = [button.bounding_box() for button in page.locator(".pins li").nth(1).get_by_role("button").all()]
    assert all(box and box["height"] >= 44 for box in boxes)
