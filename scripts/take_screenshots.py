"""Takes the pictures in docs/screenshots/ of the dashboard on the seeds.

usage: make screenshots      (sets up, finds Chromium, runs this)

The seeds' digests are shown, never originals: their sentences are their publishers'.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

TOP = Path(__file__).resolve().parent.parent
FOLDER = TOP / "docs" / "screenshots"
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
PORT = 8593


@contextmanager
def dashboard() -> Iterator[str]:
    """The dashboard on the seeds."""
    command = [sys.executable, "-m", "geo.cli", "run", str(TOP / "seeds"), "--port", str(PORT), "--no-browser"]
    process = subprocess.Popen(command, cwd=TOP)
    try:
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline:
            try:
                socket.create_connection(("127.0.0.1", PORT), timeout=1).close()
                break
            except OSError:
                time.sleep(0.2)
        yield f"http://127.0.0.1:{PORT}"
    finally:
        process.terminate()
        process.wait()


def painted(page: Page) -> None:
    """Wait until the map has drawn what it was told last."""
    page.locator('iframe[title="Map of places"]').wait_for(timeout=30_000)
    frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
    frame.wait_for_function("performance.getEntriesByName('dateline:basemap').length > 0", timeout=30_000)
    page.wait_for_timeout(2_000)


def shoot(browser: Browser, address: str, size: str, scheme: str) -> None:
    """First view, a week by outlet, a chosen place with its sentence, the reasons, a search, the other pages."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        base_url=address,
    )
    page = context.new_page()
    page.goto("/")
    painted(page)
    page.screenshot(path=FOLDER / f"{size}-{scheme}.png")
    page.goto("/?from=2017-06-12&to=2017-06-19&colour=outlet")
    painted(page)
    page.screenshot(path=FOLDER / f"{size}-{scheme}-week.png")
    page.goto("/")
    painted(page)
    page.get_by_role("list", name="Places in view").get_by_role("button").filter(has_text="Al-Waleed").click()
    painted(page)
    page.screenshot(path=FOLDER / f"{size}-{scheme}-place.png")
    page.get_by_role("tab", name="Why").click()
    page.wait_for_timeout(1_000)
    page.screenshot(path=FOLDER / f"{size}-{scheme}-why.png")
    page.goto("/?q=Mosul")
    painted(page)
    page.screenshot(path=FOLDER / f"{size}-{scheme}-search.png")
    for name in ("articles", "places", "about"):
        page.goto(f"/{name}")
        page.wait_for_timeout(3_000)
        page.screenshot(path=FOLDER / f"{size}-{scheme}-{name}.png")
    context.close()


def main() -> None:
    """All sizes and schemes."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with dashboard() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        for size in SIZES:
            for scheme in ("light", "dark"):
                shoot(browser, address, size, scheme)
        browser.close()


if __name__ == "__main__":
    main()
