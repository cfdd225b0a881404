"""The dashboard in Chromium on invented projects: how long until what was asked for is on the screen.

    python benchmarks/dashboard.py [--sizes 1000 10000 50000] [--per-article 50] [--steps 40] [--naive-steps 6]
    python benchmarks/dashboard.py --browsers 20 --sizes 1200000 --per-article 12

Each project has that many mentions of 800 places over a year. Measured, in milliseconds:

- scrub: a key press on a handle of the timeline until the map's frame has painted that window
- list: letting go of a dragged handle until the reader shows the passages of the new window
- source: a click on a place of the list until its sentence is marked in the reader; "at once" is the click that comes
  when a server that was just started has painted its first map, "first" the first one of a server that had time
  since, and the percentile is that of the clicks after it
- filter: a click on an outlet's box until the map's frame has painted what is left
- search: Enter behind a word until the reader lists the sentences that have it
- first: asking a server that was just started for its first page, with nothing kept of the project, until the map has
  painted; "ahead" is the same where the command that built the project has read it ahead (geo/cli/read_ahead.py), and
  "whole" is until the reader lists its passages, too
- load: asking for the page anew, with the server warm and nothing kept by the browser, until the map has painted
- again: the same by a browser that has the scripts of the visit before
- sent: messages to the server during a drag of 40 moves
- kB: of the project that a browser fetches until its map has painted, and later, as they travel
- play: windows painted a second while Play runs
- session: memory that each further browser session takes of the server, in megabytes, once all are at rest

With `--browsers N` scrub, list, source, filter and search are measured in one browser, alone and then while N - 1
others move the window every five seconds, all on one server; and the memory that each of them takes of it.

A size that takes longer than ten minutes is given up, with the place where it hung.

Beside them the naive way: a new folium map with a circle a place at each rerun (benchmarks/map.py).
$DATELINE_CHROMIUM names the browser, else one on the path or Playwright's own.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dashboard_page import (
    GO_ON,
    click,
    fetched,
    find,
    listened,
    messages,
    narrow,
    opened,
    p95,
    play,
    release,
    scrub,
)
from dashboard_server import TOP, dashboard, resident_megabytes
from map import FLAGS, map_frame, scrub_naively, serving
from playwright.sync_api import Browser, Frame, Page, sync_playwright
from synthetic import PER_DOCUMENT, write_synthetic

PLACES = 800
SESSIONS = 10
SETTLED_MS = 2_000
LONGEST_SECONDS = 600
SCREEN = {"width": 1440, "height": 900}
AHEAD = "import sys, pathlib; from geo.cli.read_ahead import read_ahead_if_large as r; r(pathlib.Path(sys.argv[1]))"


def session_megabytes(browser: Browser, address: str, process: int) -> float:
    """Memory of the server that each further session takes, past the first two; Streamlit collects after each run."""
    pages: list[Page] = []

    def grown_to(sessions: int) -> float:
        while len(pages) < sessions:
            pages.append(browser.new_page(viewport=SCREEN))
            opened(pages[-1], address)
        pages[-1].wait_for_timeout(SETTLED_MS)
        return resident_megabytes(process)

    before = grown_to(2)
    after = grown_to(2 + SESSIONS)
    for page in pages:
        page.close()
    return (after - before) / SESSIONS


def first_view(browser: Browser, project: Path, cache: Path) -> tuple[float, float, float]:
    """The first page of a server that was just started: its map, all of it, and a click as soon as it can be made."""
    with dashboard(project, cache) as (address, _):
        page, begun = browser.new_page(viewport=SCREEN), time.time() * 1000
        _, painted = opened(page, address)
        page.locator(".reader li").first.wait_for()
        whole = time.time() * 1000 - begun
        (at_once,) = click(page, 1)
        page.close()
    return painted, whole, at_once


def first_views(browser: Browser, project: Path) -> tuple[float, float, float, float]:
    """The first page's map with nothing kept of the project; and with it read ahead that, all of it, and a click."""
    with tempfile.TemporaryDirectory() as name:
        cold, _, _ = first_view(browser, project, Path(name) / "cold")
        environment = os.environ | {"PYTHONPATH": str(TOP), "XDG_CACHE_HOME": str(Path(name) / "ahead")}
        subprocess.run([sys.executable, "-c", AHEAD, str(project)], env=environment, check=True)
        return cold, *first_view(browser, project, Path(name) / "ahead")


def steps_of(page: Page, frame: Frame, steps: int) -> list[list[float]]:
    """Scrub, list, source, filter and search, as they come one after the other."""
    times = [scrub(page, frame, steps)]
    page.wait_for_timeout(800)
    times.append(release(page, steps // 2))
    page.wait_for_timeout(800)
    return [*times, click(page, steps // 2), narrow(page, frame, steps // 2), find(page)]


def measure_together(browser: Browser, project: Path, size: int, steps: int, browsers: int) -> str:
    """One row of the table of many browsers."""
    with dashboard(project) as (address, process):
        page = browser.new_page(viewport=SCREEN)
        frame, _ = opened(page, address)
        page.wait_for_timeout(SETTLED_MS)
        alone, before = steps_of(page, frame, steps), resident_megabytes(process)
        for _ in range(browsers - 1):
            # a context each, as browsers share nothing
            other = browser.new_context(viewport=SCREEN).new_page()
            opened(other, address)
            other.get_by_role("slider", name="From").evaluate(GO_ON)
        page.wait_for_timeout(SETTLED_MS)
        together = steps_of(page, frame, steps)
        memory = (resident_megabytes(process) - before) / max(1, browsers - 1)
        for context in browser.contexts:
            context.close()
    cells = [f"{p95(times):.0f}" for pair in zip(alone, together, strict=True) for times in pair]
    return f"| {size:,} | {browsers} | {' | '.join(cells)} | {memory:.1f} |"


def measure(browser: Browser, project: Path, size: int, steps: int) -> str:
    """One row of the table."""
    cold, ahead, whole, at_once = first_views(browser, project)
    with dashboard(project) as (address, process):
        first = browser.new_page(viewport=SCREEN)
        opened(first, address)
        first.close()
        loads = []
        for _ in range(4):
            page = browser.new_page(viewport=SCREEN)
            sent, files, begun = listened(page), fetched(page), time.time() * 1000
            frame, load = opened(page, address)
            loads.append(load)
            if len(loads) < 4:
                page.close()
        page.wait_for_timeout(SETTLED_MS)
        early = sum(size for at, size in files if at < begun + loads[-1]) / 1000
        late = sum(size for _, size in files) / 1000 - early
        again = [opened(page, address)[1] for _ in range(4)]
        frame = map_frame(page)
        page.wait_for_timeout(1_500)
        keys = scrub(page, frame, steps)
        page.wait_for_timeout(800)
        lists, during = release(page, steps // 2), messages(page, sent)
        page.wait_for_timeout(800)
        (source, *sources), rate = click(page, steps // 2), play(page, frame)
        filters, searches = narrow(page, frame, steps // 2), find(page)
        page.close()
        memory = session_megabytes(browser, address, process)
    cells = [f"{milliseconds:.0f}" for milliseconds in (statistics.median(keys), p95(keys), p95(lists))]
    cells += [f"{milliseconds:.0f}" for milliseconds in (at_once, source, p95(sources), p95(filters), p95(searches))]
    cells += [f"{milliseconds:,.0f}" for milliseconds in (cold, ahead, whole, p95(loads), p95(again))]
    cells += [f"{early:,.0f} + {late:,.0f}", str(during), f"{rate:.0f}", f"{memory:.1f}"]
    return f"| Dateline | {size:,} | {' | '.join(cells)} |"


def main() -> None:
    """Print a Markdown table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 50_000])
    arguments.add_argument("--per-article", type=int, default=PER_DOCUMENT)
    arguments.add_argument("--steps", type=int, default=40)
    arguments.add_argument("--naive-steps", type=int, default=6)
    arguments.add_argument("--browsers", type=int, default=0)
    given = arguments.parse_args()
    path = os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium")
    columns = [
        "scrub median",
        "scrub p95",
        "list p95",
        "source at once",
        "source first",
        "source p95",
        "filter p95",
        "search p95",
        "first",
        "first, ahead",
        "whole, ahead",
        "load p95",
        "again p95",
        "kB",
        "sent",
        "play",
        "session MB",
    ]
    if given.browsers:
        named = ("scrub", "list", "source", "filter", "search")
        columns = [f"{name} {how}" for name in named for how in ("alone", "together")] + ["MB a browser"]
    titles = ["mentions", "browsers", *columns] if given.browsers else ["way", "mentions", *columns]
    print(f"| {' | '.join(titles)} |\n|{'---:|' * len(titles)}", flush=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for size in given.sizes:
            project = write_synthetic(Path(folder) / f"{size}.sqlite", size, PLACES, given.per_article)
            faulthandler.dump_traceback_later(LONGEST_SECONDS, exit=True)
            if given.browsers:
                print(measure_together(browser, project, size, given.steps, given.browsers), flush=True)
            else:
                print(measure(browser, project, size, given.steps), flush=True)
            faulthandler.cancel_dump_traceback_later()
        if given.naive_steps and not given.browsers:
            with serving(TOP / "tests" / "map" / "naive_app.py") as address:
                for size in given.sizes:
                    page = browser.new_page(viewport=SCREEN)
                    times = scrub_naively(page, address, size, given.naive_steps)
                    row = f"| {statistics.median(times):,.0f} | {p95(times):,.0f} |"
                    print(f"| folium map each rerun | {size:,} {row} | | | | | | | | | | | | all | | |", flush=True)
                    page.close()
        browser.close()


if __name__ == "__main__":
    main()
