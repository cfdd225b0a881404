"""A browser whose contexts are lent, cleaned and lent again.

A new context parses and compiles every script of the page anew: 4 seconds of CPU a page. A context that was used
before, with one small page left open in it, needs 2.4 (measured on two cores, 12 pages each).
"""

from collections.abc import Callable
from typing import Any, Self
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Page
from shown import PATIENCE

KEPT = 3
"""So many contexts wait for the next test."""
USES = 20
"""So many tests get the same context: the memory of its process grows with each."""
OF_A_PAGE: dict[str, Any] = {
    "viewport": {"width": 1280, "height": 720}, "color_scheme": "light", "reduced_motion": "no-preference",
    "base_url": "",
}  # fmt: skip
"""Options of a context that can be kept by each of its pages, and what they are without being told."""
STORAGE = "local_storage,indexeddb,cache_storage,service_workers,cookies"


class Lent:
    """A context for one test. It looks like a new one: no page, no storage, no rights, no routes of an earlier test."""

    def __init__(self, kept: "Kept", options: dict[str, Any], give_back: Callable[[Self], None]) -> None:
        self._kept, self._options, self._give_back = kept, options, give_back
        self._scripts: list[str] = []
        self._heard: list[tuple[str, Callable[..., object]]] = []
        self.is_open = True
        self.is_shared = False

    def new_page(self, **options: Any) -> Page:
        """A page of it; `options` are those that a page can have of its own."""
        own = self._options | options
        page = self._kept.context.new_page()
        page.set_viewport_size(own["viewport"])
        page.emulate_media(color_scheme=own["color_scheme"], reduced_motion=own["reduced_motion"])
        page.on("close", lambda page: self._kept.left.add(page.url))
        for script in self._scripts:
            page.add_init_script(script)
        if base := own["base_url"]:
            go = page.goto
            page.goto = lambda address, **how: go(urljoin(base, address), **how)  # type: ignore[method-assign]
        return page

    @property
    def pages(self) -> list[Page]:
        return [page for page in self._kept.context.pages if page is not self._kept.keeper]

    def add_init_script(self, script: str) -> None:
        self._scripts.append(script)

    def on(self, event: str, hear: Callable[..., object]) -> None:
        self._heard.append((event, hear))
        self._kept.context.on(event, hear)

    def close(self) -> None:
        if self.is_open:
            self.is_open = False
            for event, hear in self._heard:
                self._kept.context.remove_listener(event, hear)
            self._give_back(self)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._kept.context, name)


class Kept:
    """A context of Chromium and the page that keeps its process, and so its compiled scripts, alive."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.context.set_default_timeout(PATIENCE)
        self.keeper: Page | None = None
        self.uses = 0
        self.left: set[str] = set()
        """Where its pages were that are closed."""

    def clean(self) -> bool:
        """Whether it can be lent again: its pages are closed and what they stored is gone."""
        try:
            pages = [page for page in self.context.pages if page is not self.keeper]
            addresses = self.left | {page.url for page in pages}
            origins = {f"{at.scheme}://{at.netloc}" for at in map(urlsplit, addresses) if at.scheme.startswith("http")}
            self.context.unroute_all(behavior="ignoreErrors")
            self.context.set_offline(False)
            self.context.set_default_timeout(PATIENCE)
            self.context.clear_permissions()
            if self.keeper is None and origins:
                self.keeper = self.context.new_page()
                self.keeper.goto(f"{min(origins)}/_stcore/health")
            for page in pages:
                page.close()
            if self.keeper is None:
                return False
            session = self.context.new_cdp_session(self.keeper)
            for origin in origins:
                session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": STORAGE})
            session.detach()
            self.context.clear_cookies()
            self.left.clear()
        except Error:  # its server is gone, or its page was torn down
            return False
        return True


class WarmBrowser:
    """Like a Browser, but `new_context` and `new_page` lend what was used before."""

    def __init__(self, browser: Browser) -> None:
        self.cold = browser
        self._free: list[tuple[str, Kept]] = []
        self.lent: list[Lent] = []

    def new_context(self, **options: Any) -> Lent:
        of_pages = {name: options.pop(name, usual) for name, usual in OF_A_PAGE.items()}
        rights = options.pop("permissions", [])
        key = repr(sorted(options.items()))
        at = next((place for place, (its, _) in enumerate(self._free) if its == key), None)
        kept = Kept(self.cold.new_context(**options)) if at is None else self._free.pop(at)[1]
        kept.uses += 1
        if rights:
            kept.context.grant_permissions(rights)

        def give_back(lent: Lent) -> None:
            self.lent.remove(lent)
            if kept.uses < USES and kept.clean():
                self._free.append((key, kept))
            else:
                kept.context.close()
            while len(self._free) > KEPT:
                self._free.pop(0)[1].context.close()

        self.lent.append(Lent(kept, of_pages, give_back))
        return self.lent[-1]

    def new_page(self, **options: Any) -> Page:
        return self.new_context(**options).new_page()
