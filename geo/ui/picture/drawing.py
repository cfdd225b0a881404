"""The map of an HTML file as a picture: the browser opens the file and presses what a reader would press."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from geo.errors import ExportError
from geo.ui.picture.chromium import find_chromium, running

Kind = Literal["png", "svg", "pdf", "frames"]
BUTTONS: dict[Kind, int] = {"png": 0, "svg": 1, "pdf": 2, "frames": 3}
"""The buttons under "Save as" in the map's options, in their order (geo/map/frontend/picture.js)."""
LEAST, MOST = 200, 4_000
"""Pixels of a side."""
HEAD_AND_FOOT = 128
"""Pixels that the picture's title and legend take besides the map: HEAD and FOOT of geo/map/frontend/picture.js."""

# the page's policy lets no sheet in, but a script may set an element's own style
_WIDEN = """addEventListener("DOMContentLoaded", () => {
  const frame = document.querySelector(".st-key-dl-map iframe");
  const whole = { position: "fixed", inset: "0", width: "100vw", height: "100vh", border: "0" };
  for (const [name, value] of Object.entries(whole))
    frame?.style.setProperty(name, value, "important");
});"""
_READY = """(async () => {
  const painted = () => {
    const own = document.querySelector(".st-key-dl-map iframe")?.contentWindow;
    const has = (name) => own?.performance.getEntriesByName(name).length > 0;
    return has("dateline:basemap") && has("dateline:painted");
  };
  while (!painted()) {
    if (document.documentElement.classList.contains("is-empty")) return "empty";
    const broken = document.getElementById("story-broken");
    if (broken && !broken.hidden) return broken.textContent;
    await new Promise((done) => setTimeout(done, 50));
  }
  await new Promise((done) => setTimeout(done, 400));  // the view has settled, and names stand where they will
  return "";
})()"""
_PRESS = """document.querySelector(".st-key-dl-map iframe").contentDocument
  .querySelectorAll(".dl-picture button")[NUMBER].click()"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """How large a picture is, in pixels as SVG has them; a PNG has twice as many each way, a PDF four times.

    Raises
    ------
    ExportError
        When a side is too short or too long.
    """

    width: int = 1200
    height: int = 900

    def __post_init__(self) -> None:
        if not (LEAST <= self.width <= MOST and LEAST + HEAD_AND_FOOT <= self.height <= MOST):
            raise ExportError(
                f"a picture is {LEAST} to {MOST:,} pixels wide and {LEAST + HEAD_AND_FOOT} to {MOST:,} high, "
                f"not {self.width}x{self.height}"
            )


def drawn(page: bytes, address: str, kind: Kind, sheet: Sheet, seconds: float) -> bytes:
    """What the button of a kind saves when a page is opened at an address.

    Parameters
    ----------
    page
        The one HTML file.
    address
        What stands after the # of its address: the view.
    seconds
        How long it may take.

    Raises
    ------
    ExportError
        When there is no browser, or it doesn't bring the picture about.
    """
    program = find_chromium()
    with tempfile.TemporaryDirectory(prefix="dateline-") as name, running(program, seconds) as browser:
        folder, file = Path(name), Path(name) / "story.html"
        file.write_bytes(page)
        browser.call("Browser.setDownloadBehavior", behavior="allowAndName", downloadPath=name, eventsEnabled=True)
        browser.open_page()
        browser.call("Page.enable")
        browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "light"}])
        browser.call(
            "Emulation.setDeviceMetricsOverride",
            width=sheet.width,
            height=sheet.height - HEAD_AND_FOOT,
            deviceScaleFactor=1,
            mobile=False,
        )
        browser.call("Page.addScriptToEvaluateOnNewDocument", source=_WIDEN)
        browser.call("Page.navigate", url=f"{file.as_uri()}#{address}")
        browser.event("Page.loadEventFired")
        problem = browser.run(_READY)
        if problem == "empty":
            raise ExportError("nothing that these filters leave is on the map: there is nothing to draw")
        if problem:
            raise ExportError(f"the page could not be drawn: {problem}")
        browser.run(_PRESS.replace("NUMBER", json.dumps(BUTTONS[kind])))
        begun = browser.event("Browser.downloadWillBegin")["guid"]
        while True:
            told = browser.event("Browser.downloadProgress")
            if told["guid"] == begun and told["state"] == "canceled":
                raise ExportError("the browser did not keep the picture: is there room on the disk?")
            if told["guid"] == begun and told["state"] == "completed":
                return (folder / str(begun)).read_bytes()
