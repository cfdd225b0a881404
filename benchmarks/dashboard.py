"""The dashboard in Chromium on invented projects: how long until what was asked for is on the screen.

    python benchmarks/dashboard.py [--sizes 1000 10000 50000] [--per-article 50] [--steps 40] [--naive-steps 6]
    python benchmarks/dashboard.py --browsers 20 --sizes 1200000 --per-article 12

Each project has that many mentions of 800 places over a year. Measured, in milliseconds:

- scrub: a key press on a handle of the timeline until the map's frame has painted that window
- list: letting go of a dragged handle until the reader shows the passages of the new window
- source: a click on a place of the list until its sentence is marked in the reader
- filter: a click on an outlet's box until the map's frame has painted what is left
- search: Enter behind a word until the reader lists the sentences that have it
- first: asking a server that was just started for its first page, with nothing kept of the project, until the map has
  painted; "ahead" is the same where the command that built the project has read it ahead (geo/cli/read_ahead.py)
- load: asking for the page anew, with the server warm and nothing kept by the browser, until the map has painted
- again: the same by a browser that has the scripts of the visit before
- sent: messages to the server during a drag of 40 moves
- kB: of the project that a browser fetches until its map has painted, and later, as they travel
- play: windows painted a second while Play runs
- session: memory that each further browser session takes of the server, in megabytes, once all are at rest

With `--browsers N` scrub and list are measured in one browser, alone and then while N - 1 others move the window every
five seconds, all on one server; and the memory that each of them takes of it.

A size that takes longer than ten minutes is given up, with the place where it hung.

Beside them the naive way: a new folium map with a circle a place at each rerun (benchmarks/map.py).
$DATELINE_CHROMIUM names the browser, else one on the path or Playwright's own.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from map import FLAGS, NEXT_PAINT, map_frame, scrub_naively, serving
from playwright.sync_api import Browser, Frame, Page, Response, sync_playwright
from synthetic import OUTLETS, PER_DOCUMENT, write_synthetic

TOP = Path(__file__).resolve().parents[1]
PLACES = 800
SESSIONS = 10
SETTLED_MS = 2_000
LONGEST_SECONDS = 600
PLAY_SECONDS = 4

NOTE_EVENTS = """() => {
  for (const kind of ["keydown", "pointerup", "click"])
    document.addEventListener(
      kind, (event) => (window[`last_${kind}`] = performance.timeOrigin + event.timeStamp), true);
}"""
WATCH = """(node, wanted) => {
  const of = () => (wanted ? node.querySelector(wanted)?.dataset.id : null), before = of();
  window.seen = new Promise((done) => {
    const watcher = new MutationObserver(() => {
      if (wanted && (!of() || of() === before)) return;
      watcher.disconnect();
      requestAnimationFrame(() => done(performance.timeOrigin + performance.now()));
    });
    watcher.observe(node, { childList: true, subtree: true, characterData: true, attributes: true });
    setTimeout(() => done(Infinity), 5000);
  });
}"""


LISTED = """(node, word) => {
  window.seen = new Promise((done) => {
    const watcher = new MutationObserver(() => {
      if (!node.querySelector("h2 bdi")?.textContent.includes(word)) return;
      watcher.disconnect();
      requestAnimationFrame(() => done(performance.timeOrigin + performance.now()));
    });
    watcher.observe(node, { childList: true, subtree: true, characterData: true });
    setTimeout(() => done(Infinity), 10000);
  });
}"""
GO_ON = """(handle) => setInterval(() => {
  for (const kind of ["keydown", "keyup"])
    handle.dispatchEvent(new KeyboardEvent(kind, { key: "ArrowRight", bubbles: true, composed: true }));
}, 5000)"""
WORDS = ("village", "water rose", "june", "village 17", "cm march")


@contextmanager
def dashboard(project: Path, cache: Path | None = None) -> Iterator[tuple[str, int]]:
    """The dashboard on one project: its address and the server's process id; `cache` stands for the user's."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "geo.cli", "run", str(project), "--port", str(port), "--no-browser", "--no-token"]
    environment = os.environ | {"PYTHONPATH": str(TOP)} | ({"XDG_CACHE_HOME": str(cache)} if cache else {})
    server = subprocess.Popen(command, cwd=TOP, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}/", server.pid
    finally:
        server.terminate()
        server.wait(20)


def listened(page: Page) -> list[object]:
    """The messages that the page sends to the server, from now on."""
    sent: list[object] = []
    page.on("websocket", lambda line: line.on("framesent", lambda frame: sent.append(frame)))
    return sent


def fetched(page: Page) -> list[tuple[float, int]]:
    """When the page asks for each of the project's files, from now on, in ms, and its size as it travels."""
    files: list[tuple[float, int]] = []

    def note(answer: Response) -> None:
        if "map_project/" in answer.url:
            files.append((answer.request.timing["startTime"], int(answer.headers["content-length"])))

    page.on("response", note)
    return files


def p95(times: list[float]) -> float:
    """The 95th percentile, by nearest rank."""
    return sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]


def opened(page: Page, address: str) -> tuple[Frame, float]:
    """The page with its map painted, and the milliseconds that took."""
    start = time.time() * 1000
    page.goto(address)
    frame = map_frame(page)
    for mark in ("dateline:basemap", "dateline:painted"):
        frame.wait_for_function(f"performance.getEntriesByName('{mark}').length > 0", timeout=60_000)
    painted = frame.evaluate(
        "performance.timeOrigin + performance.getEntriesByName('dateline:painted').at(-1).startTime"
    )
    page.get_by_role("slider", name="To").wait_for()
    page.evaluate(NOTE_EVENTS)
    return frame, painted - start


def scrub(page: Page, frame: Frame, steps: int) -> list[float]:
    """Key press to painted window."""
    page.get_by_role("slider", name="From").focus()
    times = []
    for step in range(steps + 5):
        frame.evaluate(f"() => {{ window.next = ({NEXT_PAINT})(); }}")
        page.keyboard.press("ArrowRight")
        painted = frame.evaluate("() => window.next")
        if step >= 5:
            times.append(painted - page.evaluate("window.last_keydown"))
    return times


def drag(page: Page, share: float, moves: int) -> None:
    """Drag the To handle to that share of the track, without letting go."""
    handle, track = page.get_by_role("slider", name="To").bounding_box(), page.locator(".track").bounding_box()
    if handle is None or track is None:
        raise RuntimeError("the timeline is not on the screen")
    page.mouse.move(handle["x"] + handle["width"] / 2, handle["y"] + 30)
    page.mouse.down()
    page.mouse.move(track["x"] + track["width"] * share, handle["y"] + 30, steps=moves)


def release(page: Page, steps: int) -> list[float]:
    """Letting go of a handle until the reader lists the passages of the window."""
    reader, times = page.locator(".reader"), []
    for step in range(steps):
        before = page.get_by_role("status").first.inner_text()
        drag(page, 0.5 + 0.03 * (step % 13), 4)
        page.wait_for_timeout(100)
        if page.get_by_role("status").first.inner_text() == before:
            page.mouse.up()
            continue
        reader.evaluate(WATCH, None)
        page.mouse.up()
        times.append(page.evaluate("window.seen") - page.evaluate("window.last_pointerup"))
        page.wait_for_timeout(150)
    return times


def click(page: Page, steps: int) -> list[float]:
    """A click on a place until its sentence is marked in the text."""
    reader, times = page.locator(".reader"), []
    buttons = page.get_by_role("list", name="Places in view").get_by_role("button")
    for step in range(steps):
        button = buttons.nth(step % 12)
        button.scroll_into_view_if_needed()
        if button.get_attribute("aria-pressed") == "true":
            continue
        reader.evaluate(WATCH, "mark.mention.chosen")
        button.click()
        times.append(page.evaluate("window.seen") - page.evaluate("window.last_click"))
        page.wait_for_timeout(150)
    return times


def narrow(page: Page, frame: Frame, steps: int) -> list[float]:
    """A click on an outlet's box until the map has painted what is left."""
    times = []
    for step in range(steps):
        frame.evaluate(f"() => {{ window.next = ({NEXT_PAINT})(); }}")
        page.get_by_role("checkbox", name=OUTLETS[step // 2 % len(OUTLETS)]).click()
        painted = frame.evaluate("() => window.next")
        times.append(painted - page.evaluate("window.last_click"))
        page.wait_for_timeout(300)
    return times


def find(page: Page) -> list[float]:
    """Enter behind a word until the reader lists the sentences that have it."""
    reader, box, times = page.locator(".reader"), page.get_by_role("searchbox").first, []
    for word in WORDS:
        reader.evaluate(LISTED, word)
        box.fill(word)
        box.press("Enter")
        times.append(page.evaluate("window.seen") - page.evaluate("window.last_keydown"))
        page.wait_for_timeout(600)
    box.fill("")
    box.press("Enter")
    page.wait_for_timeout(600)
    return times


def messages(page: Page, sent: list[object]) -> int:
    """Messages to the server during a drag."""
    drag(page, 0.9, 4)
    before = len(sent)
    track = page.locator(".track").bounding_box()
    if track is None:
        raise RuntimeError("the timeline is not on the screen")
    for step in range(40):
        page.mouse.move(track["x"] + track["width"] * (0.9 - 0.01 * step), track["y"] + 30)
        page.wait_for_timeout(10)
    during = len(sent) - before
    page.mouse.up()
    return during


def play(page: Page, frame: Frame) -> float:
    """Windows painted a second."""
    page.get_by_role("button", name="Reset").click()
    page.wait_for_timeout(800)
    page.get_by_role("button", name="Play").click()
    before = frame.evaluate("performance.getEntriesByName('dateline:painted').length")
    page.wait_for_timeout(PLAY_SECONDS * 1000)
    after = frame.evaluate("performance.getEntriesByName('dateline:painted').length")
    page.get_by_role("button", name="Pause").click()
    return float(after - before) / PLAY_SECONDS


def resident_megabytes(process: int) -> float:
    """Memory of a process and its children."""
    own = Path(f"/proc/{process}")
    pages = int((own / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    children = (own / "task" / str(process) / "children").read_text().split()
    return pages + sum(resident_megabytes(int(child)) for child in children)


def session_megabytes(browser: Browser, address: str, process: int) -> float:
    """Memory of the server that each further session takes, past the first two; Streamlit collects after each run."""
    pages: list[Page] = []

    def grown_to(sessions: int) -> float:
        while len(pages) < sessions:
            pages.append(browser.new_page(viewport={"width": 1440, "height": 900}))
            opened(pages[-1], address)
        pages[-1].wait_for_timeout(SETTLED_MS)
        return resident_megabytes(process)

    before = grown_to(2)
    after = grown_to(2 + SESSIONS)
    for page in pages:
        page.close()
    return (after - before) / SESSIONS


def first_view(browser: Browser, project: Path, cache: Path) -> float:
    """What the first page of a server takes that was just started."""
    with dashboard(project, cache) as (address, _):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        _, painted = opened(page, address)
        page.close()
    return painted


def first_views(browser: Browser, project: Path) -> tuple[float, float]:
    """The same with nothing kept of the project, and with it read ahead."""
    with tempfile.TemporaryDirectory() as name:
        code = (
            "import sys, pathlib; from geo.cli.read_ahead import read_ahead_if_large as r; r(pathlib.Path(sys.argv[1]))"
        )
        cold = first_view(browser, project, Path(name) / "cold")
        environment = os.environ | {"PYTHONPATH": str(TOP), "XDG_CACHE_HOME": str(Path(name) / "ahead")}
        subprocess.run([sys.executable, "-c", code, str(project)], env=environment, check=True)
        return cold, first_view(browser, project, Path(name) / "ahead")


def measure_together(browser: Browser, project: Path, size: int, steps: int, browsers: int) -> str:
    """One row of the table of many browsers."""
    with dashboard(project) as (address, process):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        frame, _ = opened(page, address)
        page.wait_for_timeout(SETTLED_MS)
        alone, before = (scrub(page, frame, steps), release(page, steps // 2)), resident_megabytes(process)
        for _ in range(browsers - 1):
            # a context each, as browsers share nothing
            other = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
            opened(other, address)
            other.get_by_role("slider", name="From").evaluate(GO_ON)
        page.wait_for_timeout(SETTLED_MS)
        together = scrub(page, frame, steps), release(page, steps // 2)
        memory = (resident_megabytes(process) - before) / max(1, browsers - 1)
        for context in browser.contexts:
            context.close()
    cells = [f"{p95(times):.0f}" for pair in zip(alone, together, strict=True) for times in pair]
    return f"| {size:,} | {browsers} | {' | '.join(cells)} | {memory:.1f} |"


def measure(browser: Browser, project: Path, size: int, steps: int) -> str:
    """One row of the table."""
    cold, ahead = first_views(browser, project)
    with dashboard(project) as (address, process):
        first = browser.new_page(viewport={"width": 1440, "height": 900})
        opened(first, address)
        first.close()
        loads = []
        for _ in range(4):
            page = browser.new_page(viewport={"width": 1440, "height": 900})
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
        sources, rate = click(page, steps // 2), play(page, frame)
        filters, searches = narrow(page, frame, steps // 2), find(page)
        page.close()
        memory = session_megabytes(browser, address, process)
    return (
        f"| Dateline | {size:,} | {statistics.median(keys):.0f} | {p95(keys):.0f} | {p95(lists):.0f} | "
        f"{p95(sources):.0f} | {p95(filters):.0f} | {p95(searches):.0f} | {cold:,.0f} | {ahead:,.0f} | "
        f"{p95(loads):,.0f} | {p95(again):,.0f} | {early:,.0f} + {late:,.0f} | {during} | {rate:.0f} | {memory:.1f} |"
    )


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
        "source p95",
        "filter p95",
        "search p95",
        "first",
        "first, ahead",
        "load p95",
        "again p95",
        "kB",
        "sent",
        "play",
        "session MB",
    ]
    if given.browsers:
        columns = ["scrub alone", "scrub together", "list alone", "list together", "MB a browser"]
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
                    page = browser.new_page(viewport={"width": 1440, "height": 900})
                    times = scrub_naively(page, address, size, given.naive_steps)
                    row = f"| {statistics.median(times):,.0f} | {p95(times):,.0f} |"
                    print(f"| folium map each rerun | {size:,} {row} | | | | | | | | | all | | |", flush=True)
                    page.close()
        browser.close()


if __name__ == "__main__":
    main()
