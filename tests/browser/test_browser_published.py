"""The page on a published project: it shows what is there, and the next publication at the next click."""

from pathlib import Path

import pytest
from correction_corpus import Corpus
from playwright.sync_api import expect
from postgres_server import PASSWORD, Server
from published import Home
from warm_browser import WarmBrowser

from tests.conftest import free_port

pytestmark = pytest.mark.browser


def test_the_page_shows_what_is_published_and_then_the_next_publication(
    browser: WarmBrowser, start_dashboard, postgres: Server, tmp_path: Path
) -> None:
    (tmp_path / "publisher").mkdir()
    corpus, home, log = Corpus(tmp_path / "publisher"), Home(postgres), tmp_path / "log"
    home.publish(corpus.path)
    home.grant("reader")
    port = free_port()
    process = start_dashboard(home.server.address(home.schema, user="reader"), port=port, log=log)
    try:
        page = browser.new_context(base_url=f"http://127.0.0.1:{port}").new_page()
        page.goto("/articles")
        expect(page.get_by_role("link", name="Kars was calm")).to_be_visible()
        expect(page.get_by_role("link", name="Late news")).to_have_count(0)
        corpus.write("late.txt", "Late news came from Mars.\n")
        corpus.build()
        home.publish(corpus.path)
        while "publication 2" not in log.read_text():
            assert process.is_running()
            page.wait_for_timeout(100)
        page.goto("/articles")
        expect(page.get_by_role("link", name="Late news")).to_be_visible()
        for path in ("/articles", "/about", "/import", "/export", "/corrections"):
            page.goto(path)
            page.wait_for_load_state("networkidle")
            assert PASSWORD not in page.content()
            assert "postgresql://" not in page.content()
    finally:
        process.terminate()
        process.wait()
    assert PASSWORD not in log.read_text()
