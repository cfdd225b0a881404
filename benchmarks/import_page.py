"""What many files at once cost the dashboard: memory of its processes before, while and after they are dropped.

usage: python benchmarks/import_page.py [--files 500] [--kilobytes 1024] [--add]

Makes so many saved pages of that size (a picture within each, as SingleFile has it) and a damaged PDF in their middle,
drops their folder on the Import page in Chromium as a file manager does, and waits until all were looked through.
Memory is the resident set of Dateline's server, and apart from it of the processes that read files. `--add` takes the
articles in, too.
"""

from __future__ import annotations

import argparse
import base64
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

TOP = Path(__file__).resolve().parents[1]
_PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>Flood {n}</title><meta property='article:published_time' "
    "content='2019-03-20'></head><body><article><h1>Flood {n} reaches the road</h1>"
    "<img src='data:image/png;base64,{b}'>"
    "<p>Water covered road {n} into Tirana, Albania, on March 18, 2019, and two villages were cut off, police said.</p>"
    "<p>The road was opened again a day later. Nobody was hurt in flood {n}, but {n} cars were left in the mud.</p>"
    "</article></body></html>"
)
_PATIENCE_MS = 1_200_000


def main() -> int:
    """Print memory and times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--kilobytes", type=int, default=1024)
    parser.add_argument("--add", action="store_true", help="add the articles, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, _dashboard(Path(place)) as (process, address):
        folder = _pages(Path(place) / "pages", options.files, options.kilobytes)
        with sync_playwright() as playwright:
            chromium = os.environ.get("DATELINE_CHROMIUM", "/usr/bin/chromium")
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.set_default_timeout(_PATIENCE_MS)
            expect.set_options(timeout=_PATIENCE_MS)
            page.goto(f"{address}/import")
            expect(page.get_by_role("heading", name="Add articles")).to_be_visible()
            time.sleep(3)
            size = options.files * options.kilobytes / 1024
            print(f"{options.files} files, {size:.0f} MB; before: {_words(_memory(process.pid))}")
            _measured("dropped and looked through", process.pid, lambda: _drop(page, folder, options.files))
            if options.add:
                _measured("added", process.pid, lambda: _add(page, options.files))
            time.sleep(5)
            print(f"after: {_words(_memory(process.pid))}")
            browser.close()
    return 0


@contextmanager
def _dashboard(place: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A dashboard on a project of one article."""
    articles = place / "articles"
    articles.mkdir()
    (articles / "kars.txt").write_text("Snow closed the road to Kars, Turkey, on 3 March 2019.\n")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"XDG_CACHE_HOME": str(place / "cache"), "PYTHONPATH": str(TOP)}
    command = [sys.executable, "-m", "geo.cli", "run", str(articles), "--no-browser", "--no-token", "-p", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(900):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield process, f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def _pages(folder: Path, files: int, kilobytes: int) -> Path:
    folder.mkdir()
    for number in range(files):
        if number == files // 2:
            (folder / f"page{number:04}.pdf").write_bytes(b"%PDF-1.4 damaged" + os.urandom(kilobytes * 1024))
            continue
        picture = base64.b64encode(os.urandom(kilobytes * 768)).decode()
        (folder / f"page{number:04}.html").write_text(_PAGE.format(n=number, b=picture))
    return folder


def _drop(page: Page, folder: Path, files: int) -> None:
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(folder)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": 700, "y": 400, "data": data})
    ready = re.compile(rf"{files - 1:,} articles ready, 1 file can’t be used")
    expect(page.get_by_text(ready)).to_be_visible(timeout=_PATIENCE_MS)


def _add(page: Page, files: int) -> None:
    page.get_by_role("button", name=f"Add {files - 1:,} articles").click()
    expect(page.get_by_text(f"{files - 1:,} articles added")).to_be_visible(timeout=_PATIENCE_MS)


def _measured(what: str, pid: int, work: Callable[[], None]) -> None:
    most = {"server": 0, "readers": 0}
    is_done = threading.Event()

    def watch() -> None:
        while not is_done.wait(0.2):
            for name, size in _memory(pid).items():
                most[name] = max(most[name], size)

    watcher = threading.Thread(target=watch, daemon=True)
    began = time.monotonic()
    watcher.start()
    work()
    is_done.set()
    watcher.join()
    print(f"{what} in {time.monotonic() - began:.0f} s; most meanwhile: {_words(most)}")


def _memory(pid: int) -> dict[str, int]:
    """MB of the server, which the command has started, and of the largest of the processes that it has read."""
    sizes = {"server": 0, "readers": 0}
    for server in _children(pid):
        sizes["server"] = max(sizes["server"], _resident(server))
        for reader in _children(server):
            sizes["readers"] = max(sizes["readers"], _resident(reader))
    return sizes


def _children(pid: int) -> list[int]:
    try:
        told = [(task / "children").read_text() for task in Path(f"/proc/{pid}/task").iterdir()]
    except OSError:
        return []
    return [int(word) for words in told for word in words.split()]


def _resident(pid: int) -> int:
    try:
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0
    return int(found[1]) // 1024 if found else 0


def _words(sizes: dict[str, int]) -> str:
    return f"server {sizes['server']} MB, the process that reads {sizes['readers']} MB"


if __name__ == "__main__":
    raise SystemExit(main())
