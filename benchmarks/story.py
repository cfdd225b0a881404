"""The one HTML file in Chromium, from the disk: how large it is, how long it takes to make and to scrub.

    python benchmarks/story.py [--sizes 1000 10000] [--steps 40] [--dashboard]

Each project has that many mentions of 800 places over a year (benchmarks/synthetic.py). Measured:

- made: seconds of the processor that the export takes; MB: how large the file is
- load: milliseconds from asking for the file until the map has painted
- scrub: milliseconds from a key press on the timeline until the map's frame has painted that window
- busy: milliseconds of the processor that the page's main thread takes for such a step and what follows it within
  250 ms, which says more than `scrub` does on a machine that has other things to do; of it, what scripts take

`--dashboard` does the same on the dashboard's page. $DATELINE_CHROMIUM names the browser.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard_page import opened, p95
from dashboard_server import dashboard
from map import FLAGS, NEXT_PAINT
from playwright.sync_api import Browser, Frame, Page, sync_playwright
from synthetic import write_synthetic

from geo.export import write_as
from geo.project import Project
from geo.ui.story import form as _registers_the_format  # noqa: F401

WARM = 5
PAUSE_MS = 250
"""Longer than the page waits before it tells of a new window, so that a step's work is its own."""
KEYS = "() => addEventListener('keydown', (e) => (window.pressed = performance.timeOrigin + e.timeStamp), true)"


def made(project: Path, file: Path) -> float:
    """Write the file of a project; gives the seconds of the processor."""
    start = time.process_time()
    opened_project = Project.open(project)
    try:
        with file.open("wb") as stream:
            write_as("html", opened_project, stream)
    finally:
        opened_project.close()
    return time.process_time() - start


def opened_file(page: Page, file: Path) -> tuple[Frame, float]:
    """The file's page with its map painted, and the milliseconds that took."""
    start = time.time() * 1000
    page.goto(file.as_uri())
    element = page.wait_for_selector(".st-key-dl-map iframe")
    frame = element.content_frame() if element else None
    if frame is None:
        raise RuntimeError("the file has no map")
    for mark in ("dateline:basemap", "dateline:painted"):
        frame.wait_for_function(f"performance.getEntriesByName('{mark}').length > 0", timeout=120_000)
    return frame, time.time() * 1000 - start


def scrubbed(page: Page, frame: Frame, steps: int) -> dict[str, list[float]]:
    """`scrub`, `busy` and `scripts` of each step."""
    page.evaluate(KEYS)
    page.wait_for_timeout(2_000)
    page.get_by_role("slider", name="From").focus()
    line = page.context.new_cdp_session(page)
    line.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked() -> tuple[float, float]:
        values = {each["name"]: each["value"] for each in line.send("Performance.getMetrics")["metrics"]}
        return values["TaskDuration"] * 1000, values["ScriptDuration"] * 1000

    found: dict[str, list[float]] = {"scrub": [], "busy": [], "scripts": []}
    for step in range(steps + WARM):
        frame.evaluate(f"() => {{ window.next = ({NEXT_PAINT})(); }}")
        before = worked()
        page.keyboard.press("ArrowRight")
        painted = frame.evaluate("() => window.next") - page.evaluate("window.pressed")
        page.wait_for_timeout(PAUSE_MS)
        after = worked()
        if step >= WARM:
            for name, value in zip(found, (painted, after[0] - before[0], after[1] - before[1]), strict=True):
                found[name].append(value)
    return found


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without a screen."""
    executable = os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield running
        running.close()


def _row(name: str, size: int, made_s: float, megabytes: float, load: float, steps: dict[str, list[float]]) -> str:
    made_words, size_words = (f"{made_s:.1f}", f"{megabytes:.1f}") if megabytes else ("", "")
    figures = [f"{statistics.median(steps[key]):.0f} · {p95(steps[key]):.0f}" for key in ("scrub", "busy", "scripts")]
    return " | ".join(["", name, f"{size:,}", made_words, size_words, f"{load:.0f}", *figures, ""]).strip()


def main() -> None:
    """Print a row a size as a Markdown table; pairs are median and 95th percentile."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--dashboard", action="store_true")
    given = parser.parse_args()
    print("| page | mentions | made, s | MB | load, ms | scrub, ms | busy, ms | of it scripts, ms |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        for size in given.sizes:
            project, file = write_synthetic(Path(folder) / f"{size}.sqlite", size), Path(folder) / f"{size}.html"
            seconds = made(project, file)
            page = chromium.new_context(viewport={"width": 1400, "height": 900}).new_page()
            frame, load = opened_file(page, file)
            megabytes = file.stat().st_size / 1e6
            print(_row("file", size, seconds, megabytes, load, scrubbed(page, frame, given.steps)), flush=True)
            page.context.close()
            if given.dashboard:
                with dashboard(project) as (address, _):
                    page = chromium.new_context(viewport={"width": 1400, "height": 900}).new_page()
                    frame, load = opened(page, address)
                    print(_row("dashboard", size, 0, 0, load, scrubbed(page, frame, given.steps)), flush=True)
                    page.context.close()


if __name__ == "__main__":
    main()
