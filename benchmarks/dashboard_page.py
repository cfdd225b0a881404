"""What a person does on the dashboard's map page in Chromium, each with how long it took until it was shown, in ms."""

from __future__ import annotations

import time

from map import NEXT_PAINT, map_frame
from playwright.sync_api import Frame, Page, Response
from synthetic import OUTLETS

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
