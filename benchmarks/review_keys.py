"""Pins reviewed in a browser by the keyboard alone: how many presses they take, and whether each act is stored.

usage: PYTHONPATH=. python benchmarks/review_keys.py ADDRESS PROJECT [--page review|map] [--pins 200] [--pause 1.0]

ADDRESS is where `dateline run PROJECT --no-token` answers. On the Review page most pins are confirmed (c), every 20th
is changed everywhere (x 1 e Enter) and every 33rd is no place (n). On the map page each takes j and c. Every press
waits for `--pause` seconds; 0 is as fast as the browser takes them. DATELINE_CHROMIUM names the browser.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from geo.corrections import in_force
from geo.project.journal import read_journal


def presses(page: str, pins: int) -> list[str]:
    """The keys to press, one after the other."""
    if page == "map":
        return ["j", "c"] * pins
    keys: list[str] = []
    for pin in range(1, pins + 1):
        keys += ["x", "1", "e", "Enter"] if pin % 20 == 0 else ["n"] if pin % 33 == 0 else ["c"]
    return keys


def wait_until_stored(page: Page, project: Path) -> None:
    """Wait until nothing new was stored for a while and the page says that nothing is under way."""
    last, still = -1, 0
    while still < 3:
        page.wait_for_timeout(1000)
        now = len(read_journal(project).corrections)
        said = " ".join(page.locator(".bench-said").all_inner_texts())
        still = still + 1 if now == last and "aving" not in said else 0
        last = now


def main() -> None:
    """Open the page, press, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address")
    parser.add_argument("project", type=Path)
    parser.add_argument("--page", choices=("review", "map"), default="review")
    parser.add_argument("--pins", type=int, default=200)
    parser.add_argument("--pause", type=float, default=1.0)
    options = parser.parse_args()
    before = len(read_journal(options.project).corrections)
    keys = presses(options.page, options.pins)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("DATELINE_CHROMIUM"))
        context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        context.add_init_script("localStorage.setItem('dateline-coder', 'Ada')")
        page = context.new_page()
        page.goto(f"{options.address}/{'' if options.page == 'map' else options.page}")
        page.locator(".pins li, .timeline [role=status]").first.wait_for(timeout=60_000)
        page.wait_for_timeout(3000)
        began = time.monotonic()
        for key in keys:
            if options.page == "review":  # nobody presses before there is a pin to see
                page.locator(".pins li[aria-current], .bench-panel").first.wait_for(timeout=120_000)
            page.keyboard.press(key)
            page.wait_for_timeout(1000 * options.pause)
        pressed = time.monotonic() - began
        wait_until_stored(page, options.project)
        said = page.locator(".bench-said").last.inner_text()
        browser.close()
    lines = in_force(read_journal(options.project).corrections)[before:]
    judged = {(line.target.id, line.target.start) for line in lines if line.target}
    print(f"{options.pins} pins: {len(keys)} presses in {pressed:.0f} s; {len(keys)} s at one a second")
    print(f"stored: {len(lines)} lines at {len(judged)} mentions; the page says: {said}")


if __name__ == "__main__":
    main()
