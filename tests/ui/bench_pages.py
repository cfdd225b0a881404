"""The dashboard on articles in which one name is read as the wrong place, for the browser tests of corrections."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from shown import LEAVE, PATIENCE, map_frame, wait_until
from warm_browser import Lent

CALM = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
ARTICLES = {
    "one.md": """---
title: "Snow closes the borough"
publisher: "Butler Ledger"
published: 2019-03-05
---

Snow closed the road to Mars in Butler County on March 3, 2019. The mayor of Mars, a borough north of Pittsburgh, wrote.

Ploughs from Cranberry reached Mars before dawn. Nobody in Mars was hurt, said the fire chief.
""",
    "two.md": """---
title: "A train for the borough"
publisher: "Allegheny Post"
published: 2019-04-02
---

The first train left Mars for Pittsburgh on Monday. Shops in Mars opened early.
""",
    "three.txt": "Schools in Butler closed in mid-June.\n",
}
FRENCH, AMERICAN = "Mars, Auvergne-Rhône-Alpes, France", "Mars, Pennsylvania, United States"


def write_articles(folder: Path) -> Path:
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def load_bench(context: Lent, address: str, coder: str = "Ada", **options) -> Page:
    """The map page of a coder. `page.problems` are the errors of its scripts."""
    page = context.new_page(**options)
    if coder:
        page.add_init_script(f"localStorage.setItem('dateline-coder', '{coder}')")
    page.set_default_timeout(PATIENCE)
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.goto(f"{address}/")
    map_frame(page, "dateline:painted")
    return page


class Bench:
    """The map page with a named coder; `frame` is the map's, which must outlive every correction."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.frame = map_frame(page, "dateline:painted")
        self.frame.evaluate("window.stays = true")
        expect(self.status).to_contain_text("mention")

    @property
    def status(self) -> Locator:
        return self.page.locator(".timeline [role=status]").first

    @property
    def bar(self) -> Locator:
        return self.page.get_by_role("group", name="Put it right").first

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def choose(self, word: str, nth: int = 0) -> None:
        """Choose a mention in the text that is open."""
        self.page.locator("mark.mention", has_text=re.compile(f"^{word}$")).nth(nth).click()
        expect(self.bar).to_be_visible()

    def said(self, words: str) -> None:
        expect(self.page.locator(".bench-said")).to_contain_text(words, timeout=PATIENCE)

    def numbers(self) -> list[int]:
        """Mentions in view, those at places, in areas, and not mapped."""
        found = re.match(r"(\d+)[^:]*: (\d+) at \d+ places?, (\d+) in \d+ areas?, (\d+) not", self.status.inner_text())
        assert found, self.status.inner_text()
        return [int(figure) for figure in found.groups()]

    def places(self) -> list[str]:
        return self.page.get_by_role("list", name="Places in view").get_by_role("button").all_inner_texts()

    def comes_to(self, condition: Callable[[], bool]) -> None:
        """Wait for the numbers and the list of places: they follow the bar after a moment."""
        wait_until(self.page, condition)

    def undo_all(self) -> None:
        """Take back whatever this coder did."""
        self.press("Escape")
        self.page.evaluate(LEAVE)  # letters typed into a field are no keys
        while True:
            self.page.locator(".bench-said").evaluate("node => node.replaceChildren()")
            self.press("z")
            said = self.page.locator(".bench-said")
            expect(said).to_have_text(re.compile("Taken back|nothing of yours"), timeout=PATIENCE)
            if "nothing" in said.inner_text():
                said.evaluate("node => node.replaceChildren()")
                return

    def stayed(self) -> bool:
        """Whether nothing was loaded anew and no script failed."""
        return self.frame.evaluate("window.stays") and self.page.problems == []
