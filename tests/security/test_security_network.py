"""Threat: somebody on the way learns what is read. With every page visited, neither browser nor server asks anyone."""

import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from network_guard import asked, guarded
from shown import map_frame, settle
from warm_browser import WarmBrowser

from tests.browser.test_browser_dashboard import ARTICLES
from tests.conftest import free_port

pytestmark = pytest.mark.browser
OF_THE_BROWSER = re.compile(r"CONNECT [\w.-]+\.(?:google|googleapis|gstatic|gvt1)\.com:443 ")
"""What Chromium asks its maker for, such as how forms are filled in: no page can keep it from that."""
PAGES = ("articles", "places", "review", "corrections", "import", "export", "about")


class Proxy:
    """Takes every connection that a browser would make elsewhere, writes down its first line, and refuses it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):  # browsers open connections ahead, and close some of them unused
            if line := connection.recv(4096).partition(b"\r\n")[0].decode("latin-1"):
                self.lines.append(line)
            connection.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno")

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    made = Proxy()
    yield made
    made.close()


@pytest.fixture
def dashboard(tmp_path: Path, gazetteer_file: Path) -> Iterator[str]:
    """A dashboard whose process writes down whatever it asks of other machines."""
    folder, port = tmp_path / "in", free_port()
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    environment = guarded(tmp_path) | {"DATELINE_GAZETTEER": str(gazetteer_file), "XDG_CACHE_HOME": str(tmp_path / "c")}
    environment |= {"XDG_STATE_HOME": str(tmp_path / "s"), "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "geo.cli", "run", str(folder), "--port", str(port), "--no-browser", "--no-token"]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=tmp_path)
    try:
        for _ in range(1800):
            if "is open at" in (tmp_path / "log").read_text() or process.poll() is not None:
                break
            threading.Event().wait(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=120)


def test_no_page_asks_anyone(browser: WarmBrowser, dashboard: str, proxy: Proxy, tmp_path: Path) -> None:
    context = browser.new_context(
        viewport={"width": 1440, "height": 900},
        base_url=dashboard,
        proxy={"server": proxy.address, "bypass": "127.0.0.1"},
    )
    context.set_default_timeout(60_000)
    page, requests = context.new_page(), []
    context.on("request", lambda request: requests.append(request.url))
    page.goto("/")
    map_frame(page)
    page.get_by_role("list", name="Places in view").get_by_role("button").first.click()
    for tab in ("Claims", "Why", "Reader"):
        page.get_by_role("tab", name=tab).click()
    settle(page)
    for where in PAGES:
        page.goto(f"/{where}")
        page.wait_for_load_state("networkidle")
        settle(page)
    own = (f"{dashboard}/", "data:", "blob:", "about:")
    assert len(requests) > 50
    assert [url for url in requests if not url.startswith(own)] == []
    assert [line for line in proxy.lines if not OF_THE_BROWSER.match(line)] == []
    assert asked(tmp_path) == ""
    page.evaluate("fetch('http://198.51.100.1/x', {mode: 'no-cors'}).catch(() => 0)")  # held back by the page's policy
    other = context.new_page()
    other.goto("http://198.51.100.1/seen")  # that the proxy would have seen it
    assert "GET http://198.51.100.1/seen HTTP/1.1" in proxy.lines
    assert not [line for line in proxy.lines if "198.51.100.1/x" in line]
    context.close()
