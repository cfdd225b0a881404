"""Takes the pictures in docs/screenshots/ of the dashboard on the seeds.

usage: make screenshots      (sets up, finds Chromium, runs this)
       python scripts/take_screenshots.py -import …      (only those of which the names end so)

The seeds' digests are shown, never originals: their sentences are their publishers'.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from geo.gazetteer import default_path
from geo.inputs.identity import new_id

TOP = Path(__file__).resolve().parent.parent
FOLDER = TOP / "docs" / "screenshots"
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
SIZES = {"desktop": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}


def seed(stem: str) -> str:
    """The id that a digest among the seeds gets in a project built for the first time."""
    path = TOP / "seeds" / f"{stem}.md"
    return new_id(sha256(path.read_bytes()).hexdigest(), path.name)


VIEWS = {
    "": "/",
    "-week": "/?from=2017-06-12&to=2017-06-19&colour=outlet",
    "-place": f"/?place=geonames:6734635&mention={seed('rferl-iraqi-troops-move-into-old-city')}:1097",
    "-claims": "/?place=geonames:99072&tab=claims",
    "-why": f"/?mention={seed('magnier-after-the-liberation')}:1525&tab=why",
    "-heat": "/?show=heat",
    "-search": "/?q=Al-Waleed",
    "-articles": "/articles",
    "-places": "/places",
    "-import": "/import",
    "-about": "/about",
}
"""Addresses to take pictures of, by the ending of the picture's name."""
OF_SIZE = {"tablet": {""}, "phone": {"", "-place", "-claims", "-why", "-articles", "-import"}}
"""Sizes that are not taken of everything."""
GIVEN = {
    "bridge.md": "---\ntitle: Bridge at Kars reopens\npublisher: Hill Herald\npublished: 2019-03-05\n---\n\n"
    "Share this article\n\nEngineers reopened a bridge in Kars in Turkey on March 1, 2019, the governor said.\n\n"
    "Traders from Gyumri had waited since winter. On March 4, 2019 the first lorries reached Erzurum.\n",
    "snow.txt": "Snow closes a road\n\nSnow closed the road to Kars in Turkey on Monday, the governor said.\n",
    "scan.pdf": "%PDF-1.4 damaged",
}
"""Files that wait on the Import page, in our own words."""
PORT = 8593


@contextmanager
def dashboard() -> Iterator[str]:
    """The dashboard on the seeds, built anew, since a project that stands keeps the ids it gave."""
    command = [sys.executable, "-m", "geo.cli", "run", str(TOP / "seeds"), "--port", str(PORT)]
    command += ["--no-browser", "--no-token"]
    with TemporaryDirectory() as cache:
        # the pictures show where files lie: as if at home
        own = {"HOME": cache, "XDG_CACHE_HOME": "", "DATELINE_GAZETTEER": str(default_path())}
        process = subprocess.Popen(command, cwd=TOP, env=os.environ | own)
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


def shrink(path: Path) -> None:
    """A picture of a page has few colours: a palette of its own, rare ones kept, makes it a third as large."""
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(
            256, method=Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE
        )
        few.save(path, optimize=True)


def give(page: Page) -> None:
    """Let files wait on the Import page, the first of them opened, unless they do already."""
    row = page.get_by_role("button", name="Bridge at Kars reopens", exact=True)
    page.get_by_role("heading", name="In this project").wait_for(timeout=30_000)
    if not row.count():
        files = [{"name": name, "mimeType": "", "buffer": text.encode()} for name, text in GIVEN.items()]
        page.locator("input.pick").set_input_files(files)
    row.click()
    page.get_by_text("the governor said").first.wait_for()


def shoot(browser: Browser, address: str, size: str, scheme: str, only: Collection[str]) -> None:
    """The views of one size and scheme."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        base_url=address,
        has_touch=size == "phone",
    )
    context.add_init_script("localStorage.setItem('dateline-hints', 'closed')")
    page = context.new_page()
    for ending, view in VIEWS.items():
        if ending not in OF_SIZE.get(size, VIEWS) or ending not in only:
            continue
        page.goto(view)
        if view.startswith("/?") or view == "/":
            painted(page)
            candidates = page.get_by_role("button", name="on the map")
            if ending == "-why" and size != "phone" and candidates.count():
                candidates.click()
                page.wait_for_timeout(1_500)
            if size == "phone" and ending not in ("", "-place"):
                page.locator(".st-key-dl-side").evaluate("node => node.scrollIntoView()")
                page.wait_for_timeout(500)
        else:
            page.wait_for_timeout(3_000)
        if ending == "-import":
            give(page)
        path = FOLDER / f"{size}-{scheme}{ending}.png"
        page.screenshot(path=path)
        shrink(path)
    context.close()


def main(endings: Sequence[str]) -> None:
    """All sizes and schemes; of the views that end so, where any are named."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not endings:
        for old in FOLDER.glob("*.png"):
            old.unlink()
    found = os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with dashboard() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        for size in SIZES:
            for scheme in ("light", "dark"):
                shoot(browser, address, size, scheme, endings or VIEWS)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
