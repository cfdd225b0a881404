"""Pins reviewed in a browser by the keyboard alone: how many presses they take, and whether each act is stored.

usage: PYTHONPATH=. python benchmarks/review_keys.py [PROJECT] [--page review|map] [--pins 200] [--pause 1.0]

PROJECT gets the corrections, so give a copy; without one, a pile of 2,000 mentions is invented (synthetic.py). On the
Review page most pins are confirmed (c), every 20th is changed everywhere (x 1 e Enter; confirmed where it has no other
candidate) and every 33rd is no place (n). On the map page each takes j and c. Every press waits for `--pause` seconds;
0 is as fast as the browser takes them. DATELINE_CHROMIUM names the browser. The exit code is 1 if an act is missing.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from dashboard_server import dashboard
from playwright.sync_api import Page, sync_playwright
from synthetic import write_synthetic

from geo.corrections import in_force
from geo.project.journal import read_journal

MENTIONS, PLACES = 2_000, 800
CURRENT = ".pins li[aria-current]"
WAIT_MS = 120_000


class Presses:
    """Presses keys at a pace, and counts them."""

    def __init__(self, page: Page, pause: float) -> None:
        self.page = page
        self.pause = pause
        self.count = 0

    def press(self, *keys: str) -> None:
        """One after the other."""
        for key in keys:
            self.page.keyboard.press(key)
            self.page.wait_for_timeout(1000 * self.pause)
            self.count += 1


def review(keys: Presses, pins: int) -> set[str]:
    """Judge pins on the Review page; returns the mentions that were judged."""
    judged = set()
    for pin in range(1, pins + 1):
        current = keys.page.locator(CURRENT)
        current.wait_for(timeout=WAIT_MS)  # nobody presses before there is a pin to see
        link = current.get_by_role("link").first.get_attribute("href") or ""
        judged.add(parse_qs(urlsplit(link).query)["mention"][0])
        if pin % 20 == 0:
            keys.press("x")
            if keys.page.locator(".bench-panel .options li").count():
                keys.press("1", "e", "Enter")
            else:
                keys.press("Escape", "c")
        else:
            keys.press("n" if pin % 33 == 0 else "c")
    return judged


def step_and_confirm(keys: Presses, pins: int) -> None:
    """Confirm pins on the map page."""
    for _ in range(pins):
        keys.press("j", "c")


def wait_until_stored(page: Page, project: Path) -> None:
    """Wait until nothing new was stored for a while and the page says that nothing is under way."""
    last, still = -1, 0
    while still < 3:
        page.wait_for_timeout(1000)
        now = len(read_journal(project).corrections)
        said = " ".join(page.locator(".bench-said, .review .said").all_inner_texts())
        still = still + 1 if now == last and "aving" not in said else 0
        last = now


def measure(address: str, project: Path, options: argparse.Namespace) -> int:
    """Open the page, press, count; returns how many acts are missing."""
    before = len(in_force(read_journal(project).corrections))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("DATELINE_CHROMIUM"))
        context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        context.add_init_script("localStorage.setItem('dateline-coder', 'Ada')")
        page = context.new_page()
        page.goto(f"{address}{'' if options.page == 'map' else options.page}")
        ready = page.locator(".pins li").first if options.page == "review" else page.get_by_role("slider", name="To")
        ready.wait_for(timeout=WAIT_MS)
        page.wait_for_timeout(3000)
        keys, began = Presses(page, options.pause), time.monotonic()
        wanted = review(keys, options.pins) if options.page == "review" else step_and_confirm(keys, options.pins)
        pressed = time.monotonic() - began
        wait_until_stored(page, project)
        took = time.monotonic() - began
        said = page.locator(".bench-said, .review .said").last.inner_text()
        browser.close()
    lines = in_force(read_journal(project).corrections)[before:]
    stored = {f"{line.target.id}:{line.target.start}" for line in lines if line.target}
    missing = options.pins - len(stored) if wanted is None else len(wanted - stored)
    pace = f"{keys.count} presses in {pressed:.0f} s, stored after {took:.0f} s; {keys.count} s at one a second"
    print(f"{options.pins} pins: {pace}")
    print(f"stored: {len(lines)} lines at {len(stored)} mentions, {missing} missing; the page says: {said}")
    for mention in sorted((wanted or set()) - stored):
        print(f"missing: {mention}")
    return missing


def main() -> None:
    """Serve the project, review it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("project", type=Path, nargs="?")
    parser.add_argument("--page", choices=("review", "map"), default="review")
    parser.add_argument("--pins", type=int, default=200)
    parser.add_argument("--pause", type=float, default=1.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = options.project or write_synthetic(Path(folder) / "pile.sqlite", MENTIONS, PLACES)
        with dashboard(project) as (address, _):
            missing = measure(address, project, options)
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
