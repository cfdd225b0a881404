"""What a page shows in a real browser: the map's frame, and waits until something stands still, whatever that takes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error, Frame, Locator, Page

if TYPE_CHECKING:
    from warm_browser import Lent

PATIENCE = 60_000
"""Milliseconds that a test waits for what must come: a busy machine takes its time."""
OF_COLOURS = ("color-contrast", "link-in-text-block")
"""Rules of axe-core that look at colours; all others look at what stands on the page."""
MAP = 'iframe[title="Map of places"]'
PAINTED = "performance.getEntriesByName('dateline:painted').length"
MOVES = "window.map._animatingZoom || window.map._panAnim?._inProgress"
IN_SCHEME = """scheme => {
  const app = document.querySelector(".stApp");
  return getComputedStyle(app).colorScheme === scheme
    && document.getAnimations().every((each) => each.playState !== "running" || each.effect.getTiming().iterations > 1);
}"""


def map_frame(page: Page, mark: str = "dateline:basemap") -> Frame:
    """The map's frame, once it has set a mark: "dateline:painted", or "dateline:basemap" when the ground is there."""
    host = page.locator(MAP)
    host.wait_for(timeout=PATIENCE)
    frame = host.element_handle().content_frame()
    assert frame
    frame.wait_for_function(f"performance.getEntriesByName('{mark}').length > 0", timeout=PATIENCE)
    return frame


def painted(frame: Frame) -> int:
    """How often the map has painted what it shows."""
    return int(frame.evaluate(PAINTED))


def wait_painted(frame: Frame, before: int) -> None:
    """Until the map has painted more often than that."""
    frame.wait_for_function(f"{PAINTED} > {before}", timeout=PATIENCE)


def look_at(frame: Frame, latitude: float, longitude: float, zoom: float) -> None:
    """Show another part of the world, at once: what moves is stopped, and a click finds what is drawn there."""
    frame.evaluate("([at, zoom]) => window.map.setView(at, zoom, {animate: false})", [[latitude, longitude], zoom])


def wait_at_rest(frame: Frame) -> None:
    """Until the map neither pans nor zooms."""
    frame.wait_for_function(f"!({MOVES})", timeout=PATIENCE)


def wait_quiet(page: Page, count: Callable[[], int]) -> None:
    """Until nothing more was counted for a second."""
    before = -1
    for _ in range(60):
        if before == (before := count()):
            return
        page.wait_for_timeout(1_000)
    raise AssertionError("it goes on and on")


def wait_until(page: Page, condition: Callable[[], bool]) -> None:
    """Look again and again until a condition holds that the page itself can't be asked for."""
    for _ in range(300):
        if condition():
            return
        page.wait_for_timeout(200)
    raise AssertionError("it never came about")


def wait_still(page: Page, part: Locator) -> None:
    """Until a part of the page neither moves nor grows, as while the page scrolls."""
    boxes = [part.bounding_box()]

    def stands() -> bool:
        boxes.append(part.bounding_box())
        return boxes[-1] == boxes[-2]

    page.wait_for_timeout(100)
    wait_until(page, stands)


def settle(page: Page) -> None:
    """Wait until the server has nothing more to say: it is found at rest three times."""
    times = 0
    for _ in range(300):
        page.wait_for_timeout(200)
        app = page.locator('[data-testid="stApp"]')
        times = 0 if app.get_attribute("data-test-script-state") == "running" else times + 1
        if times == 3:
            return
    raise AssertionError("the server goes on and on")


def in_scheme(page: Page, scheme: str) -> None:
    """Let the system be light or dark, and wait until the page is and no colour of it changes any more."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.wait_for_function(IN_SCHEME, arg=scheme, timeout=PATIENCE)


def violations(page: Page, *, only_colours: bool = False, looks: int = 10) -> list[str]:
    """What axe-core finds on a page and in its frames and goes on finding, as 'rule: element'.

    Colours that are about to change are no fault, so what is found is looked for again, so many times.
    `only_colours`: for what was looked through in other colours before.
    """
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    options: dict[str, object] = {"resultTypes": ["violations"]}  # else all that is as it should be is told as well
    if only_colours:
        options["runOnly"] = {"type": "rule", "values": list(OF_COLOURS)}
    for frame in page.frames:  # it looks into those frames where it is as well
        if not frame.evaluate("'axe' in window"):
            frame.evaluate(axe.axe_script)
    lasting: list[str] = []
    for _ in range(looks):
        found = page.evaluate("options => axe.run(options).then(({ violations }) => violations)", options)
        lasting = [f"{violation['id']}: {node['html'][:120]}" for violation in found for node in violation["nodes"]]
        if not lasting:
            break
        page.wait_for_timeout(1_000)
    return lasting


LEAVE = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  at?.blur();
}"""
SEEN = """() => {
  const seen = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE && node.data.trim()) seen.push(node.data.trim());
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (!node.checkVisibility()) return;
      const { x, y, width, height } = node.getBoundingClientRect();
      const told = [...node.attributes].filter(({ name }) => /^(aria-|role$|open$|hidden$|disabled$)/.test(name));
      const box = node.closest(".leaflet-map-pane") ? [] : [x, y, width, height].map(Math.round);
      seen.push([node.tagName, ...told.map((each) => each.value), node.checked, node.value, ...box].join(" "));
    }
    for (const child of [...(node.shadowRoot ? [node.shadowRoot] : []), ...node.childNodes]) walk(child);
  };
  walk(document.documentElement);
  const focus = document.activeElement === document.body ? "" : document.activeElement.tagName;
  const centre = window.map?.getCenter && window.map.project(window.map.getCenter()).divideBy(4).round();
  const kept = [JSON.stringify({ ...localStorage }), document.cookie.replace(/_streamlit_xsrf=[^;]*/, "")];
  const scheme = String(matchMedia("(prefers-color-scheme: dark)").matches);
  return [location.href, ...kept, scheme, focus, ...(centre ? [`${centre} ${window.map.getZoom()}`] : []), ...seen];
}"""


def seen(page: Page) -> list[list[str]]:
    """All that a page and its frames show, and where: words, boxes, states of controls, the map's view."""
    return [frame.evaluate(SEEN) for frame in page.frames]


def seen_at_rest(page: Page) -> list[list[str]]:
    """What a page shows once that stays."""
    settle(page)
    shown = seen(page)
    for _ in range(100):
        page.wait_for_timeout(100)
        if shown == (shown := seen(page)):
            return shown
    raise AssertionError("it goes on and on")


def is_reset(page: Page, start: list[list[str]]) -> bool:
    """Take back what was chosen on the map page, by its own buttons; whether it then shows what it did at its start."""
    try:
        page.keyboard.press("Escape")
        page.mouse.move(0, 0)
        page.get_by_role("button", name="Reset", exact=True).dispatch_event("click", timeout=5_000)
        fit = page.frame_locator(MAP).get_by_role("button", name="Show all places in these dates")
        fit.dispatch_event("click", timeout=5_000)
        for _ in range(30):
            page.wait_for_timeout(100)
            page.evaluate(LEAVE)
            is_running = page.get_by_test_id("stApp").get_attribute("data-test-script-state") == "running"
            if not is_running and seen(page) == start:
                return True
    except Error:
        pass
    return False


class SharedPages:
    """Pages that several tests of a file use, one after the other, since to load a page takes 1.5 seconds of CPU.

    Tests that use one either leave it as it was, or don't care what an earlier one chose. All are of one context.
    """

    def __init__(self, lend: Callable[[], Lent]) -> None:
        self._lend = lend
        self._context: Lent | None = None
        self._pages: dict[Hashable, Page] = {}
        self._starts: dict[Hashable, list[list[str]]] = {}

    def use(self, key: Hashable, load: Callable[[Lent], Page]) -> Page:
        """The page of that key. `load` opens it in a context; it is called where there is none yet."""
        if self._context is None:
            self._context = self._lend()
            self._context.is_shared = True
        if key not in self._pages:
            self._pages[key] = load(self._context)
        return self._pages[key]

    def at_start(self, key: Hashable, load: Callable[[Lent], Page]) -> Page:
        """The map page of that key as it was when it was loaded: reset, else loaded anew."""
        if key in self._pages and not is_reset(self._pages[key], self._starts[key]):
            self._pages.pop(key).close()
        if key not in self._pages:
            self._starts[key] = seen_at_rest(self.use(key, load))
        return self._pages[key]

    def forget(self) -> None:
        """Close all: the next test loads its own."""
        if self._context is not None:
            self._context.close()
        self._context = None
        self._pages.clear()
