"""The dashboard as an app of its own: Streamlit's, behind the guard, with the page told where its server is.

Streamlit's page looks for its server first below its own address, so that opening /articles asked twice in vain
(`/articles/_stcore/health`, `/articles/_stcore/host-config`) before it asked at the root. `streamlit run` takes `app`
from here; run on dashboard.py alone, the dashboard works all the same, with these two requests and without the files of
the Export page.
"""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.starlette import App

from geo.errors import DatelineError
from geo.resources import app_folder
from geo.ui.base_path import base_of, base_of_run
from geo.ui.ground import tiles_origin
from geo.ui.guard import guard_of_run
from geo.ui.headers import policy
from geo.ui.notices import empty_state
from geo.ui.offering import OFFERS
from geo.ui.preparing import prepare
from geo.ui.routes import routes
from geo.ui.starter import end_with_starter

_SCRIPT = "<script>window.__streamlit={{BACKEND_BASE_URL:location.origin{base}}}</script>"
_BEFORE = b"<script"


class ToldItsServer:
    """Puts the address of the server into every HTML page that is sent, before the page's own scripts."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; whatever is no page goes through as it is."""
        if scope["type"] != "http" or "/_stcore/" in scope["path"] or "/static/" in scope["path"]:
            await self.app(scope, receive, send)
            return
        # a page that is to be changed must not come compressed, nor as 'not modified'
        left_out = (b"accept-encoding", b"if-none-match", b"if-modified-since")
        plain = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in left_out]}
        await self.app(plain, receive, _Page(send, scope["path"], tiles_origin(scope["headers"]), base_of(scope)))


class _Page:
    """Sends a response, a page of HTML with the script put in."""

    def __init__(self, send: Send, path: str, tiles: str | None, base: str) -> None:
        self.send = send
        self.script = _SCRIPT.format(base=f'+"{base}"' if base else "").encode()
        self.path = path
        self.tiles = tiles
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self.start = message
        elif message["type"] == "http.response.body" and self.start is not None:
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self.start)
        else:
            await self.send(message)

    async def _finish(self, start: Message) -> None:
        body = self.body.replace(_BEFORE, self.script + _BEFORE, 1)
        kept = [pair for pair in start["headers"] if pair[0].lower() not in (b"content-length", b"etag")]
        allowed = policy(self.path, body, tiles=self.tiles)
        kept += [(b"content-length", str(len(body)).encode()), (b"content-security-policy", allowed)]
        await self.send({**start, "headers": kept})
        await self.send({"type": "http.response.body", "body": body})


def _is_html(start: Message) -> bool:
    return any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in start["headers"])


@asynccontextmanager
async def _serving(app: App) -> AsyncIterator[None]:
    """A server that is told to end (SIGTERM) ends without Python's own clearing up."""
    end_with_starter(os.environ, _clear)
    prepare()
    yield
    _clear()


def _clear() -> None:
    """Take away what waits on the Import page, where anybody has opened it."""
    if "geo.ui.intake" in sys.modules:
        from geo.ui.intake import clear_intakes

        clear_intakes()


def _show(error: Exception) -> bool:
    """What a run of a page, or of a part of it, shows for an error that is meant to be shown."""
    if isinstance(error, DatelineError):
        empty_state("This can’t be shown", str(error))
        return True
    return False


OFFERS.is_served = True
app = App(
    app_folder() / "dashboard.py",
    lifespan=_serving,
    routes=routes,
    on_script_error=_show,
    middleware=[Middleware(base_of_run), Middleware(guard_of_run), Middleware(ToldItsServer)],
)
