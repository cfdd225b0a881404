"""Scrubbing the map in Chromium: from the key press to the painted window, beside the naive folium way.

    python benchmarks/map.py [--steps 60] [--naive-steps 8]

A page with the map of tests/map/map_app.py is opened with 1,000, 10,000 and 50,000 mentions of 800 places. A
key press in a range input of the page sends the window over the channel, as the timeline does; the mark
"dateline:painted" in the map's frame ends the time. The naive way is one folium CircleMarker a place and a new map
for each window, handed to st_folium; it ends when the new map has been drawn.

$DATELINE_CHROMIUM names the browser, else one on the path or Playwright's own.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Frame, Page, sync_playwright

TOP = Path(__file__).resolve().parents[1]
SIZES = (1_000, 10_000, 50_000)
PLACES = 800
FIRST_DAY, DAYS, WIDTH = 17_000, 365, 90
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]

SLIDER = """([first, last]) => {
  const slider = Object.assign(document.createElement("input"), { type: "range", min: first, max: last, value: first });
  slider.id = "bench";
  slider.style.cssText = "position: fixed; top: 0; left: 50%; z-index: 9999";
  const line = new BroadcastChannel("map-test");
  slider.addEventListener("keydown", (event) => (window.pressed = performance.timeOrigin + event.timeStamp));
  slider.addEventListener("input", () =>
    line.postMessage({ type: "window", first: +slider.value - WIDTH, last: +slider.value, undated: true }));
  document.body.append(slider);
}""".replace("WIDTH", str(WIDTH))

NEXT_PAINT = """() => new Promise((done, fail) => {
  setTimeout(() => fail(new Error("nothing was painted within ten seconds of a key press")), 10000);
  new PerformanceObserver((list, observer) => {
    const mark = list.getEntriesByName("dateline:painted").at(-1);
    if (mark) { observer.disconnect(); done(performance.timeOrigin + mark.startTime); }
  }).observe({ entryTypes: ["mark"] });
})"""


@contextmanager
def serving(script: Path) -> Iterator[str]:
    """A Streamlit server for one script; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), "--server.address",
        "127.0.0.1", "--server.headless", "true", "--server.fileWatcherType", "none",
        "--browser.gatherUsageStats", "false",
    ]  # fmt: skip
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(TOP), str(TOP / "tests" / "map")])}
    server = subprocess.Popen(command, cwd=TOP, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"{address}_stcore/health", timeout=2).close()
                break
            except OSError:
                time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def map_frame(page: Page) -> Frame:
    """The frame in which streamlit-folium draws."""
    page.wait_for_selector("iframe", timeout=60_000)
    for _ in range(300):
        for frame in page.frames:
            if "streamlit_folium" in frame.url:
                return frame
        page.wait_for_timeout(100)
    raise RuntimeError("the map's frame never came")


def scrub(page: Page, address: str, size: int, steps: int) -> list[float]:
    """Milliseconds from each key press to its painted window."""
    page.goto(f"{address}?n={size}&places={PLACES}")
    frame = map_frame(page)
    frame.wait_for_function("performance.getEntriesByName('dateline:basemap').length > 0", timeout=60_000)
    page.wait_for_timeout(1_000)
    page.evaluate(SLIDER, [FIRST_DAY + WIDTH, FIRST_DAY + DAYS])
    page.focus("#bench")
    times = []
    for step in range(steps + 5):
        frame.evaluate(f"() => {{ window.next = ({NEXT_PAINT})(); }}")
        page.keyboard.press("ArrowRight")
        painted = frame.evaluate("() => window.next")
        if step >= 5:
            times.append(painted - page.evaluate("window.pressed"))
    return times


def scrub_naively(page: Page, address: str, size: int, steps: int) -> list[float]:
    """Milliseconds from each key press to the new map's markers."""
    page.goto(f"{address}?n={size}&places={PLACES}")
    drawn = "() => window.map && window.step !== undefined ? window.step : -1"
    times = []
    for step in range(steps + 1):
        if step:
            page.evaluate("window.pressed = performance.timeOrigin + performance.now()")
            page.get_by_role("slider").press("ArrowRight")
        for _ in range(2_000):
            try:
                if any(f.evaluate(drawn) == step for f in page.frames if "streamlit_folium" in f.url):
                    break
            except Exception as error:  # the frame is replaced while it is asked
                if "detached" not in str(error) and "context" not in str(error):
                    raise
            page.wait_for_timeout(10)
        if step:
            times.append(page.evaluate("performance.timeOrigin + performance.now() - window.pressed"))
    return times


def row(name: str, size: int, times: list[float]) -> str:
    """One line of the table."""
    p95 = sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]
    return f"| {name} | {size:,} | {statistics.median(times):,.0f} | {p95:,.0f} | {len(times)} |"


def main() -> None:
    """Print a Markdown table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--steps", type=int, default=60)
    arguments.add_argument("--naive-steps", type=int, default=8)
    given = arguments.parse_args()
    browser_path = os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium")
    print("| way | mentions | median ms | p95 ms | steps |\n|---|---:|---:|---:|---:|", flush=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        for name, script, run, steps in (
            ("TimeWindowLayer", TOP / "tests" / "map" / "map_app.py", scrub, given.steps),
            ("folium map each rerun", TOP / "tests" / "map" / "naive_app.py", scrub_naively, given.naive_steps),
        ):
            with serving(script) as address:
                for size in SIZES if steps else ():
                    page = browser.new_page(viewport={"width": 1440, "height": 900})
                    print(row(name, size, run(page, address, size, steps)), flush=True)
                    page.close()
        browser.close()


if __name__ == "__main__":
    main()
