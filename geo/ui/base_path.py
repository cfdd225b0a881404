"""The dashboard below a path of a larger site, as a proxy shows it: https://research.example.org/maps/.

Inside, everything is addressed from the root, and pages name each other relative to themselves. So it is enough to cut
the path off what is asked for, and to tell the page where its server is. A proxy may cut it off itself: then nothing is
left to cut.
"""

from __future__ import annotations

import os
import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.ui.headers import RESPONSE_HEADERS

BASE_VARIABLE = "DATELINE_BASE_PATH"
"""The environment variable that tells the server the path, as `checked_base` gives it."""
KEY = "dateline.base"
"""Under which a request says what was cut off, or would have been."""
_BASE = re.compile(r"/(?:[A-Za-z0-9_][A-Za-z0-9._~-]{0,63}/){1,8}", re.ASCII)


def checked_base(given: str) -> str:
    """A path in its one spelling: a slash before it and none behind; '' for the root.

    Raises
    ------
    ValueError
        When it is no path of letters, digits, `-`, `_`, `.` and `~`.
    """
    path = f"/{given.strip('/')}/"
    if path == "//":
        return ""
    if not _BASE.fullmatch(path):
        raise ValueError(f"{given!r} is no path: give it as in /maps")
    return path[:-1]


def base_of(scope: Scope) -> str:
    """The path below which a request's page lies: '' for the root."""
    return str(scope.get(KEY, ""))


class BasePath:
    """Cuts the path off what is asked for, and leads from `/maps` to `/maps/`.

    Parameters
    ----------
    app
        What is addressed from the root.
    base
        As `checked_base` gives it.
    """

    def __init__(self, app: ASGIApp, *, base: str) -> None:
        self.app = app
        self.base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if not self.base or scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        if path == self.base and scope["type"] == "http":
            await _lead_to(f"{self.base}/", scope, send)
            return
        if path.startswith(f"{self.base}/"):
            path = path[len(self.base) :]
        raw = path.encode("utf-8", "surrogateescape")
        await self.app({**scope, "path": path, "raw_path": raw, KEY: self.base}, receive, send)


async def _lead_to(path: str, scope: Scope, send: Send) -> None:
    """To an address of this very server: nothing of it is the client's but the query."""
    query: bytes = scope.get("query_string", b"")
    location = path.encode() + (b"?" + query if query else b"")
    headers = [(b"location", location), (b"content-length", b"0"), (b"cache-control", b"no-store")]
    headers += RESPONSE_HEADERS.items()
    start: Message = {"type": "http.response.start", "status": 307, "headers": headers}
    await send(start)
    await send({"type": "http.response.body", "body": b""})


def base_of_run(app: ASGIApp) -> BasePath:
    """The path as `dateline run` set it in the environment."""
    return BasePath(app, base=checked_base(os.environ.get(BASE_VARIABLE, "")))
