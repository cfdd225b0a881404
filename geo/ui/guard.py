"""Who may ask the dashboard for anything: every request passes here first, whatever its path, websockets included.

1. The name in the address is one of this machine's, or one that the user allowed (`--host-name`). A page of the web
   whose name is made to point at 127.0.0.1 is thus refused, though the browser takes it for one site with us.
2. No other site's page makes the request, unless the user followed a link to the dashboard.
3. The browser has shown the user's token: once in the address, from then on by a cookie (`--no-token` leaves it off).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import parse_qsl, quote, urlencode

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.ui.base_path import base_of
from geo.ui.ground import tiles_origin
from geo.ui.headers import guarded, is_for_good
from geo.ui.token import HOSTS_VARIABLE, NAME, OPEN_VARIABLE, cookie_value, is_token, own_token

OWN_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]]+)(?::(\d{1,5}))?", re.ASCII)

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Dateline is locked</title><link rel="icon" href="data:,">
<style>
:root {{ color-scheme: light dark; --ground: #f3f1ec; --ink: #14232a; --quiet: #47565d }}
@media (prefers-color-scheme: dark) {{ :root {{ --ground: #0e1417; --ink: #e8eeed; --quiet: #a9b6ba }} }}
body {{ margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }}
main {{ max-width: 34em; margin: 18vh auto 0; padding: 0 24px }}
h1 {{ font-size: 24px; line-height: 1.25 }} p {{ color: var(--quiet) }} code {{ color: var(--ink) }}
</style></head>
<body><main><h1>Dateline is locked</h1><p>{reason}</p>
<p>Open the address that stands where the dashboard was started (it holds <code>?{name}=</code>): each browser needs it
once. <code>dateline run</code> prints it, and opens it in your browser.</p></main></body></html>
"""


class Guard:
    """Lets through what may pass, with safe headers on the answer, and answers the rest itself.

    Parameters
    ----------
    app
        What to protect.
    host_names
        Names besides this machine's own to which the server answers, in small letters and without a port.
    token
        The token that opens the dashboard; None opens it to everybody who can connect.
    """

    def __init__(self, app: ASGIApp, *, host_names: Iterable[str] = (), token: str | None) -> None:
        self.app = app
        self.names = OWN_NAMES | frozenset(host_names)
        self.token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        path, tiles = scope["path"], tiles_origin(scope["headers"])

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                for_good = message["status"] == 200 and is_for_good(path, scope.get("query_string", b""))
                headers = guarded(message.get("headers", ()), path, tiles, for_good=for_good)
                message = {**message, "headers": headers}
            await send(message)

        asked = _Request(scope)
        if (refusal := self._refusal(asked)) is not None:
            await _answer(scope, send_guarded, 403, refusal)
        elif self.token is None:
            await self.app(scope, receive, send_guarded)
        elif asked.is_page and asked.token is not None and is_token(asked.token, self.token):
            await _answer(scope, send_guarded, 303, "", self._opened(asked))
        elif any(is_token(value, cookie_value(self.token)) for value in asked.cookies()):
            await self.app(scope, receive, send_guarded)
        else:
            reason = "It shows what it holds only to the person who started it."
            if asked.token is not None:
                reason = "The token in this address is not the one of this dashboard."
            page = _PAGE.format(reason=escape(reason), name=NAME)
            await _answer(scope, send_guarded, 401, page, [(b"content-type", b"text/html; charset=utf-8")])

    def _refusal(self, asked: _Request) -> str | None:
        """Why a request may not pass, whoever makes it; None when it may."""
        if asked.host is None or asked.host not in self.names:
            names = ", ".join(sorted(self.names))
            return (
                f"Dateline answers to {names} only. Where another name of this machine is meant, "
                "start it with: dateline run --host-name NAME\n"
            )
        if asked.is_foreign:
            return "Dateline answers to its own pages only: this request came from another site's.\n"
        return None

    def _opened(self, asked: _Request) -> list[tuple[bytes, bytes]]:
        """The browser keeps the cookie, and goes on to the address without the token."""
        assert self.token is not None
        cookie = f"{asked.cookie_name}={cookie_value(self.token)}; Path={asked.base}/; HttpOnly; SameSite=Lax"
        return [(b"location", asked.without_token().encode()), (b"set-cookie", cookie.encode())]


class _Request:
    """What the guard needs to know of a request."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.base = base_of(scope)
        self.headers: list[tuple[bytes, bytes]] = scope["headers"]
        hosts = self._all(b"host")
        whole = hosts[0].lower() if len(hosts) == 1 else ""
        matched = _HOST.fullmatch(whole)
        self.address = whole
        self.host = matched[1] if matched else None
        # browsers send a cookie to every port of a host: two dashboards must not take each other's
        self.cookie_name = f"dateline-{matched[2] or 80}" if matched else ""
        self.query = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
        self.token = next((value for key, value in self.query if key == NAME), None)
        self.is_page = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")

    def _all(self, name: bytes) -> list[str]:
        return [value.decode("latin-1").strip() for key, value in self.headers if key.lower() == name]

    @property
    def is_foreign(self) -> bool:
        """Whether a page of another site makes the request: a link that a user follows there is let through."""
        site = next(iter(self._all(b"sec-fetch-site")), "none")
        origins = self._all(b"origin")
        if origins and origins != ["null"]:
            return origins[0].lower() not in self._own_origins() or len(origins) > 1
        if site in ("same-origin", "none"):
            return bool(origins) and site == "none"
        kind = (*self._all(b"sec-fetch-mode"), *self._all(b"sec-fetch-dest"))
        return not self.is_page or kind != ("navigate", "document")

    def _own_origins(self) -> tuple[str, str]:
        """Those of a page that came from this address; https is that of a server in between (`--host-name`)."""
        return f"http://{self.address}", f"https://{self.address}"

    def cookies(self) -> Iterator[str]:
        """The values of the dashboard's cookie: a server on another port of this machine may have added wrong ones."""
        for header in self._all(b"cookie"):
            for part in header.split(";"):
                key, _, value = part.strip().partition("=")
                if key == self.cookie_name:
                    yield value

    def without_token(self) -> str:
        """The address that was asked for, on this server, less the token."""
        path = f"{self.base}/" + quote(self.scope["path"].lstrip("/\\"))
        rest = urlencode([(key, value) for key, value in self.query if key != NAME])
        return f"{path}?{rest}" if rest else path


async def _answer(
    scope: Scope, send: Send, status: int, text: str, headers: Iterable[tuple[bytes, bytes]] = ()
) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})  # before it was accepted: the client sees 403
        return
    body = text.encode()
    given = list(headers)
    if not any(name == b"content-type" for name, _ in given):
        given.append((b"content-type", b"text/plain; charset=utf-8"))
    given += [(b"content-length", str(len(body)).encode()), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": given})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def guard_of_run(app: ASGIApp) -> Guard:
    """The guard as `dateline run` set it in the environment; without a word of it there, the token is asked for."""
    names = [name for name in os.environ.get(HOSTS_VARIABLE, "").split(",") if name]
    return Guard(app, host_names=names, token=None if os.environ.get(OPEN_VARIABLE) == "1" else own_token())
