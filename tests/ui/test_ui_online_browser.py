"""A reader asks an online geocoder for a name, and a point that it suggests is drawn and stored with its source."""

from collections.abc import Callable, Iterator

import pytest
from bench_pages import CALM, Bench, load_bench, write_articles
from playwright.sync_api import expect
from warm_browser import WarmBrowser

from geo.ui.online import VARIABLE
from tests.web.geocoder_server import Stand, stand_in


@pytest.fixture(scope="module")
def stand() -> Iterator[Stand]:
    with stand_in() as made:
        yield made


@pytest.fixture(scope="module")
def address(serve: Callable[..., str], stand: Stand, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, f"nominatim {stand.url}")
        yield serve(write_articles(tmp_path_factory.mktemp("online")))


def test_nothing_is_sent_before_the_reader_agrees_and_what_is_chosen_is_drawn(
    browser: WarmBrowser, address: str, stand: Stand
) -> None:
    bench = Bench(load_bench(browser.new_context(**CALM), address, "Ada"))
    bench.press("j", "x")
    bench.page.get_by_role("searchbox", name="Another place").fill("Baadiya Xy")
    bench.page.get_by_role("button", name="Ask 127.0.0.1").click()
    expect(bench.page.get_by_text("This sends “Baadiya Xy” to")).to_be_visible()
    bench.page.get_by_role("button", name="Don’t send").click()
    assert stand.asked == []
    bench.page.get_by_role("searchbox", name="Another place").fill("Baadiya")
    bench.page.get_by_role("button", name="Ask 127.0.0.1").click()
    bench.page.get_by_role("button", name="Send", exact=True).press("Enter")
    bench.page.get_by_role("radio", name="Baadiya, Nineveh, Iraq").check()
    assert [asked.query["q"] for asked in stand.asked] == [["Baadiya"]]
    bench.page.get_by_role("button", name="Apply").click()
    bench.said("Mars is now Baadiya, Nineveh, Iraq")
    expect(bench.bar).to_contain_text("Baadiya")
    bench.page.goto(f"{address}/corrections")
    expect(bench.page.get_by_text("OpenStreetMap contributors")).to_be_visible()
