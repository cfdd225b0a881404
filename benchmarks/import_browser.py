"""Many files dropped on the Import page of a real Chromium: how long, and what server, reader and page hold meanwhile.

usage: python benchmarks/import_browser.py [--files 500] [--kilobytes 1024] [--add]

Writes so many saved pages of that size to a folder (a picture within each, as SingleFile has it), every fifth a plain
text, and a damaged PDF in their middle, and drops the folder as a file manager does. Memory is the most that was
resident: of the server, of the process that reads files, and of the browser's process for the page. The page answers
while it works: `longest pause` is the longest time between two frames. `--add` takes them in, too.
"""

from __future__ import annotations

import argparse
import base64
import os
import re
import shutil
import tempfile
import threading
import time
from pathlib import Path

from dashboard_server import dashboard
from import_texts import PAGE, TEXT
from map import FLAGS
from playwright.sync_api import Page, sync_playwright
from synthetic import write_synthetic

PATIENCE_MS = 1_800_000
WATCH_FRAMES = """() => {
  window.longest = 0;
  let before = performance.now();
  const step = (now) => {
    window.longest = Math.max(window.longest, now - before);
    before = now;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}"""


class Memory:
    """The most memory that some processes held, in MB, looked at four times a second."""

    def __init__(self, server: int) -> None:
        self.server = server
        self.most: dict[str, int] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Memory:
        self._thread.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.25):
            for name, held in self.now().items():
                self.most[name] = max(self.most.get(name, 0), held)

    def now(self) -> dict[str, int]:
        """What each kind holds."""
        parents, lines = {}, {}
        for place in Path("/proc").glob("[0-9]*"):
            try:
                parents[int(place.name)] = int(re.sub(r"^.*\) ", "", (place / "stat").read_text()).split()[1])
                lines[int(place.name)] = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:  # it ended
                continue
        held: dict[str, int] = {}
        for process, line in lines.items():
            above = ancestors(process, parents)
            if self.server in above | {process}:
                is_reader = "isolation" in line or "geo.inputs" in line or "runpy" in line
                kind = "reader" if is_reader else "server"
            elif os.getpid() in above and "--type=renderer" in line:
                kind = "browser's page"
            else:
                continue
            held[kind] = max(held.get(kind, 0), resident(process))
        return held


def ancestors(process: int, parents: dict[int, int]) -> set[int]:
    """The processes above one."""
    above: set[int] = set()
    while (process := parents.get(process, 0)) and process not in above:
        above.add(process)
    return above


def resident(process: int) -> int:
    """Resident memory in MB; 0 when it ended."""
    try:
        words = Path(f"/proc/{process}/statm").read_text().split()
    except OSError:
        return 0
    return int(words[1]) * os.sysconf("SC_PAGE_SIZE") // 2**20


def write_files(folder: Path, files: int, kilobytes: int) -> None:
    """Pages, plain texts, and a damaged PDF in the middle."""
    folder.mkdir()
    for number in range(files):
        if number == files // 2:
            (folder / f"page{number:04}.pdf").write_bytes(b"%PDF-1.4 damaged" + os.urandom(kilobytes * 1024))
        elif number % 5 == 0:
            (folder / f"text{number:04}.txt").write_text(TEXT.format(n=number))
        else:
            picture = base64.b64encode(os.urandom(kilobytes * 768)).decode()
            (folder / f"page{number:04}.html").write_text(PAGE.format(n=number, b=picture))


def drop(page: Page, folder: Path) -> None:
    """Drop a folder as from a file manager."""
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(folder)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": 700, "y": 400, "data": data})


def pause(page: Page) -> str:
    """The longest time between two frames since it was asked last."""
    longest = page.evaluate("() => { const was = window.longest; window.longest = 0; return was; }")
    return f"longest pause of the page {longest:,.0f} ms"


def main() -> int:
    """Print times and memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--kilobytes", type=int, default=1024)
    parser.add_argument("--add", action="store_true", help="take them into the project as well")
    options = parser.parse_args()
    chromium = os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        write_files(Path(place) / "given", options.files, options.kilobytes)
        project = Path(place) / "p.sqlite"
        write_synthetic(project, mentions=100, places=10)
        with dashboard(project) as (address, server):
            page = playwright.chromium.launch(executable_path=chromium, args=FLAGS).new_page()
            page.set_default_timeout(PATIENCE_MS)
            page.goto(f"{address}import")
            page.get_by_role("heading", name="In this project").wait_for()
            page.wait_for_timeout(3_000)
            page.evaluate(WATCH_FRAMES)
            with Memory(server) as memory:
                print(f"{options.files} files of {options.kilobytes} kB; before: {told(memory.now())}", flush=True)
                began = time.monotonic()
                drop(page, Path(place) / "given")
                page.get_by_text(
                    re.compile(rf"^{options.files - 1:,} articles? ready|articles ready, .*be used")
                ).wait_for()
                print(f"ready after {time.monotonic() - began:.0f} s; {pause(page)}; {told(memory.most)}", flush=True)
                print(page.get_by_text("articles ready").first.inner_text())
                if options.add:
                    began = time.monotonic()
                    page.get_by_role("button", name=re.compile("^Add .* articles?$")).click()
                    page.get_by_text(re.compile("articles added")).wait_for()
                    print(f"added after {time.monotonic() - began:.0f} s; {pause(page)}; {told(memory.most)}")
    return 0


def told(held: dict[str, int]) -> str:
    """Memory in words."""
    return ", ".join(f"{name} {megabytes} MB" for name, megabytes in sorted(held.items()))


if __name__ == "__main__":
    raise SystemExit(main())
