"""Threat: a request that looks like one of the user's own browser. The guard alone, without a server or a browser."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from geo.ui.guard import Guard
from geo.ui.token import cookie_value

TOKEN = "A" * 43
HOST = "127.0.0.1:80"
NAME, OWN = "dateline-80", cookie_value(TOKEN)


async def app(scope, receive, send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def status(host: str | None, *headers: tuple[str, str], token: str | None = None, kind: str = "http") -> int:
    sent: list[dict[str, object]] = []

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    given = [(name.lower().encode(), value.encode()) for name, value in headers]
    given += [(b"host", host.encode())] if host is not None else []
    scope = {"type": kind, "method": "GET", "path": "/", "headers": given, "query_string": b""}
    with ThreadPoolExecutor(1) as apart:  # a browser that another test drives holds this thread's loop
        apart.submit(asyncio.run, Guard(app, token=token)(scope, None, send)).result()
    return int(sent[0].get("status", 403))


@pytest.mark.parametrize(
    "host",
    [None, "", "evil.example", "127.0.0.1.", "localhost.:80", "localhost:", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]",
     "[::1%25lo]", "127.1", "0x7f.1", "2130706433", "127.0.0.1@x", "127.0.0.1, x", "127.0.0.1:80:80", "\u2460.0.0.1"],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_other_names_are_refused(host: str | None, kind: str) -> None:
    assert status(host, kind=kind) == 403


@pytest.mark.parametrize("host", ["127.0.0.1", "LOCALHOST:8501", "[::1]", "[::1]:99"])
def test_the_names_of_this_machine_are_answered(host: str) -> None:
    assert status(host) == 200


@pytest.mark.parametrize(
    "origin",
    ["null", "", "http://evil.example", "https://x", "ws://{host}", "x://{host}", "file://", "http://{host}.evil.example",
     "http://{host}@evil.example", "http://{host}, http://x", "http://{host}/", "http://127.0.0.1:1", "http://localhost"],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_other_origins_are_refused(origin: str, kind: str) -> None:
    assert status(HOST, ("Origin", origin.format(host=HOST)), kind=kind) == 403


def test_own_origins_are_answered() -> None:
    assert status(HOST, ("Origin", f"http://{HOST}")) == status(HOST, ("Origin", f"https://{HOST}")) == 200
    assert status(HOST, ("Origin", f"http://{HOST}"), ("Origin", "http://x")) == 403


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "Forwarded", "X-Original-Host"])
def test_headers_of_servers_in_between_count_for_nothing(header: str) -> None:
    assert status("evil.example", (header, HOST)) == 403
    assert status(HOST, (header, "evil.example")) == 200


@pytest.mark.parametrize("cookies", [f"{NAME}={OWN}", f"{NAME}=x; {NAME}={OWN}", f"a=b; {NAME}={OWN}; {NAME}="])
def test_the_cookie_opens_it_whatever_stands_beside_it(cookies: str) -> None:
    assert status(HOST, ("Cookie", cookies), token=TOKEN) == 200


@pytest.mark.parametrize(
    "cookies",
    ["", f"dateline-81={OWN}", f"{NAME}={TOKEN}", f'{NAME}="{OWN}"', f"{NAME.upper()}={OWN}", f"x,{NAME}={OWN}",
     f"{NAME}= {OWN}", f"{NAME}={OWN}x", OWN],
)  # fmt: skip
def test_nothing_else_opens_it(cookies: str) -> None:
    assert status(HOST, ("Cookie", cookies), token=TOKEN) == 401
