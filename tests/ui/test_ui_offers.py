"""The offer to fetch a country's places: nothing leaves the machine before a click, and a failure says what to do."""

import os
import shutil
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline
from geo.project.build import build_project
from geo.ui.offers import offers_of
from geo.ui.preparing import _prepare
from geo.ui.shell import opened_now

TEXT = "Gunmen attacked the village of Nassoumbou, the village of Koutougou and the village of Xorbele."
ROW = "900001\tXorbele\tXorbele\t\t13.5\t-1.2\tP\tPPL\tBF\t\t\t\t\t\t120\t\t\tAfrica/Ouagadougou\t2020-01-01\n"


def script(project: str) -> None:
    from pathlib import Path

    from geo.ui.offers import show_offers

    show_offers(Path(project), "1")


@pytest.fixture
def project(gazetteer_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    gazetteer = tmp_path / "gazetteer.sqlite"
    shutil.copy(gazetteer_file, gazetteer)
    monkeypatch.setenv("DATELINE_GAZETTEER", str(gazetteer))
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text(TEXT)
    build_project(articles, tmp_path / "p.sqlite", Pipeline(Gazetteer.open(gazetteer)), countries=["BF"])
    return str(tmp_path / "p.sqlite")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of a server with Burkina Faso's dump, and what it was asked for."""
    asked: list[str] = []
    with zipfile.ZipFile(tmp_path / "BF.zip", "w") as archive:
        archive.writestr("BF.txt", ROW)

    class Noting(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            asked.append(self.path)

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Noting, directory=str(tmp_path))) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}", asked
        serving.shutdown()


def test_a_click_fetches_the_country_and_only_a_click(
    project: str, server: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, asked = server
    monkeypatch.setenv("DATELINE_GEONAMES", address)
    app = AppTest.from_function(script, args=(project,), default_timeout=120).run()
    assert not app.exception
    (button,) = app.button
    assert button.label == "Fetch the places of Burkina Faso from GeoNames"
    assert asked == []
    button.click().run()
    assert not app.exception
    assert asked == ["/BF.zip"]
    assert app.success[0].value.startswith("BF: 1 places. Then build the project again")
    assert not app.button
    assert Gazetteer.open(Path(os.environ["DATELINE_GAZETTEER"])).lookup("Xorbele")


def test_offline_the_page_says_what_to_do(project: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_GEONAMES", "http://127.0.0.1:9")
    app = AppTest.from_function(script, args=(project,), default_timeout=120).run()
    app.button[0].click().run()
    assert not app.exception
    assert "can't be reached" in app.error[0].value
    assert "dateline gazetteer import BF.zip" in app.error[0].value
    assert app.button


def test_a_server_that_starts_looks_for_names_before_a_page_asks(project: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_PROJECT", project)
    _prepare()
    monkeypatch.setattr("geo.ui.offers.unplaced", lambda *asked: pytest.fail("read once more"))
    opened = opened_now(Path(project))
    (offer,) = offers_of(opened.project.path, opened.revision)
    assert offer.country == "BF"
