"""Threat: a page of the web, or another user of the machine, asks the dashboard for what it holds.

The two attacks that were possible: a name of the web made to point at 127.0.0.1 ("DNS rebinding") was answered, on the
websocket too; and so was whoever else can connect to the port.
"""

import base64
import json
import os
import re
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from shown import map_frame
from warm_browser import WarmBrowser

from geo.ui.server import app
from geo.ui.token import cookie_value, own_token
from tests.browser.test_browser_dashboard import ARTICLES
from tests.conftest import free_port

pytestmark = pytest.mark.browser  # they share the running dashboards

PATHS = [
    "/", "/articles", "/_stcore/health", "/_stcore/host-config", "/_stcore/metrics", "/_stcore/agent/openapi.json",
    "/static/js/index.js", "/media/x", "/component/geo.ui.assets.map_project/x.json.gz", "/favicon.png",
    "/component/streamlit_folium.st_folium/index.html", "/_stcore/bidi-components/x/y", "/no/such/path",
]  # fmt: skip
UPGRADE = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n"
SOCKET = "/_stcore/stream"


def asked(port: int, path: str, host: str | None, *headers: str, method: str = "GET") -> tuple[int, str, str]:
    """Status, headers (small letters) and body of one request, as any program on the machine can make it."""
    lines = [f"{method} {path} HTTP/1.1", *([f"Host: {host}"] if host is not None else []), *headers]
    if path == SOCKET:
        lines += UPGRADE.format(key=base64.b64encode(os.urandom(16)).decode()).split("\r\n")[:-1]
    else:
        lines.append("Connection: close")
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        answer = b""
        while b"\r\n\r\n" not in answer or path != SOCKET:
            part = connection.recv(65536)
            if not part:
                break
            answer += part
    head, _, body = answer.decode("latin-1").partition("\r\n\r\n")
    return int(head.split()[1]), head.lower(), body


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("secret")
    for name, text in ARTICLES.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def open_port(serve, folder: Path) -> int:
    """A dashboard that asks for no token."""
    return int(serve(folder).rpartition(":")[2])


@pytest.fixture(scope="module")
def locked(start_dashboard, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, str]]:
    """Port and token of a dashboard as `dateline run` starts it; the token is read where its user reads it."""
    port, log = free_port(), tmp_path_factory.mktemp("printed") / "log"
    process = start_dashboard(folder, port=port, access=(), log=log)
    yield port, re.search(rf"http://127\.0\.0\.1:{port}/\?token=([\w-]{{43}}) ", printed(log))[1]
    process.terminate()
    process.wait(timeout=120)


def printed(log: Path) -> str:
    deadline = time.monotonic() + 90
    while "is open at" not in log.read_text() and time.monotonic() < deadline:
        time.sleep(0.1)
    return log.read_text()


# --- a name that is not this machine's


@pytest.mark.parametrize("path", [*PATHS, SOCKET])
def test_a_name_of_the_web_that_points_here_is_refused(open_port: int, path: str) -> None:
    evil = f"evil.example:{open_port}"
    status, _, body = asked(open_port, path, evil, f"Origin: http://{evil}")
    assert status == 403
    assert path == SOCKET or "--host-name" in body


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "127.0.0.1@evil.example", "127.0.0.1:x", "",
     None, "localhost.", "0.0.0.0", "127.0.0.2", "[::1", "[::2]", "127.0.0.1, x.example", "2130706433", "e#127.0.0.1",
     "127.0.0.1.", "localhost.:80", "localhost:",
     "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::1%25lo]", "127.1", "0x7f.1"],
)  # fmt: skip
def test_what_looks_like_this_machine_is_refused(open_port: int, host: str | None) -> None:
    assert asked(open_port, "/", host)[0] in (400, 403)


def test_two_names_at_once_are_refused(open_port: int) -> None:
    assert asked(open_port, "/", "127.0.0.1", "Host: evil.example")[0] in (400, 403)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:9999", "LOCALHOST", "[::1]:8501"])
def test_the_names_of_this_machine_are_answered(open_port: int, host: str) -> None:
    assert asked(open_port, "/", host)[0] == 200
    assert asked(open_port, SOCKET, host, f"Origin: http://{host.lower()}")[0] == 101


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "http://127.0.0.1:1",
        "http://localhost",
        "null",
        "https://x",
        "ws://{host}",
        "file://",
        "",
        "http://{host}.evil.example",
        "http://{host}@evil.example",
        "http://{host}, http://x",
        "http://{host}/",
        "x://{host}",
    ],
)
@pytest.mark.parametrize("path", ["/", SOCKET])
def test_another_sites_page_is_refused(open_port: int, path: str, origin: str) -> None:
    host = f"127.0.0.1:{open_port}"
    assert asked(open_port, path, host, f"Origin: {origin.format(host=host)}")[0] == 403


def test_what_a_request_says_of_its_way_here_counts_for_nothing(open_port: int) -> None:
    """Neither headers of servers in between nor a whole address in the request's first line names the host."""
    own, evil = f"127.0.0.1:{open_port}", f"evil.example:{open_port}"
    for header in (f"X-Forwarded-Host: {own}", f"Forwarded: host={own}", f"X-Original-Host: {own}", f"X-Host: {own}"):
        assert asked(open_port, "/", evil, header)[0] == 403
    assert asked(open_port, f"http://{own}/", evil)[0] == 403
    assert asked(open_port, f"http://{evil}/", own)[0] == 404  # no such path: the line's host is never used
    assert asked(open_port, "/", own, "X-Forwarded-Host: evil.example")[0] == 200
    assert "evil" not in asked(open_port, "/", own, "X-Forwarded-Host: evil.example")[2]


def test_an_old_request_without_a_host_is_refused(open_port: int) -> None:
    for line in ("GET / HTTP/1.0", "GET /"):
        with socket.create_connection(("127.0.0.1", open_port), timeout=60) as connection:
            connection.sendall(f"{line}\r\n\r\n".encode())
            status = connection.recv(65536).split()[1:2]
        assert status in ([b"403"], [b"400"])


@pytest.mark.parametrize(
    "path",
    ["/component/geo.ui.assets.map_project/{up}etc/passwd", "/component/geo.ui.assets.map_data/{up}etc/passwd",
     "/static/{up}etc/passwd", "/media/{up}etc/passwd", "/_stcore/bidi-components/x/{up}etc/passwd", "/{up}etc/passwd",
     "/component/geo.ui.assets.map_project//etc/passwd", "/component/geo.ui.assets.map_project/%00",
     "/component/geo.ui.assets.map_project/", "/component/geo.ui.assets.map_project"],
)  # fmt: skip
def test_no_path_leads_out_of_what_is_served(open_port: int, path: str) -> None:
    for up in ("../" * 9, "..%2f" * 9, "%2e%2e/" * 9, "..\\" * 9, "..%5c" * 9, "%252e%252e/" * 9):
        status, _, body = asked(open_port, path.format(up=up), f"127.0.0.1:{open_port}")
        assert status in (400, 403, 404) or "<title>" in body  # Streamlit answers unknown paths with its page
        assert "root:" not in body
        assert ".json.gz" not in body


@pytest.mark.parametrize(
    "kind", [("no-cors", "script"), ("no-cors", "image"), ("navigate", "iframe"), ("cors", "empty")]
)
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_site_embeds_is_refused_but_a_link_may_be_followed(open_port: int, site: str, kind: tuple) -> None:
    host = f"127.0.0.1:{open_port}"

    def status(mode: str, for_what: str) -> int:
        headers = (f"Sec-Fetch-Site: {site}", f"Sec-Fetch-Mode: {mode}", f"Sec-Fetch-Dest: {for_what}")
        return asked(open_port, "/", host, *headers)[0]

    assert status(*kind) == 403
    assert status("navigate", "document") == 200


def test_a_name_that_the_user_allows_is_answered(serve, folder: Path) -> None:
    port = int(serve(folder, "--host-name", "Maps.Newsroom.example").rpartition(":")[2])
    assert asked(port, "/", "maps.newsroom.example")[0] == 200
    assert (
        asked(port, SOCKET, f"maps.newsroom.example:{port}", f"Origin: http://maps.newsroom.example:{port}")[0] == 101
    )
    assert asked(port, "/", "newsroom.example")[0] == 403


# --- another user of the machine


@pytest.mark.parametrize("path", [*PATHS, SOCKET])
@pytest.mark.parametrize("headers", [(), ("Cookie: dateline-{port}=",), ("Cookie: dateline-{port}={wrong}",)])
def test_without_the_token_nothing_is_answered(locked: tuple[int, str], path: str, headers: tuple[str, ...]) -> None:
    port, token = locked
    given = [header.format(port=port, wrong="0" * 64) for header in headers]
    status, head, body = asked(port, path, f"127.0.0.1:{port}", *given)
    assert status == (403 if path == SOCKET else 401)
    assert token not in head + body
    assert path == SOCKET or "Dateline is locked" in body


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_no_method_goes_round_it(locked: tuple[int, str], method: str) -> None:
    port, token = locked
    path = "/_stcore/upload_file/a/b"
    assert asked(port, path, f"127.0.0.1:{port}", "Content-Length: 0", method=method)[0] == 401
    if method != "HEAD":  # a token in the address opens pages, it does nothing else
        assert asked(port, f"{path}?token={token}", f"127.0.0.1:{port}", "Content-Length: 0", method=method)[0] == 401


@pytest.mark.parametrize("token", ["", "x", "0" * 43, "%E9", "%00", "A" * 5000])
def test_a_wrong_token_is_told(locked: tuple[int, str], token: str) -> None:
    port, _ = locked
    status, _, body = asked(port, f"/?token={token}", f"127.0.0.1:{port}")
    assert status == 401
    assert "not the one of this dashboard" in body


def test_the_token_is_shown_once_and_a_cookie_opens_the_rest(locked: tuple[int, str]) -> None:
    port, token = locked
    host = f"127.0.0.1:{port}"
    status, head, _ = asked(port, f"/articles?q=a%26b&token={token}&from=2019", host)
    assert status == 303
    assert re.search(r"\r\nlocation: (\S+)", head)[1] == "/articles?q=a%26b&from=2019"
    cookie, attributes = re.search(r"set-cookie: (\S+?);(.*?)\r\n", head + "\r\n").groups()
    assert "httponly" in attributes
    assert "samesite=lax" in attributes
    assert token.lower() not in cookie
    for path in ("/", "/_stcore/health"):
        assert asked(port, path, host, f"Cookie: a=b; {cookie}; c")[0] == 200
    assert asked(port, SOCKET, host, f"Cookie: {cookie}", f"Origin: http://{host}")[0] == 101


def test_wrong_cookies_that_another_server_adds_lock_nobody_out(locked: tuple[int, str]) -> None:
    """A server on another port of this machine can give the browser cookies of our name for longer paths."""
    port, token = locked
    name, own, host = f"dateline-{port}", cookie_value(token), f"127.0.0.1:{port}"
    for cookies in (f"{name}=x; {name}={own}", f"{name}={own}; {name}=", f"{name}={own}; b"):
        assert asked(port, "/_stcore/health", host, f"Cookie: {cookies}")[0] == 200
    for cookies in (f"dateline-80={own}", f"dateline-{port + 1}={own}", f"{name}={token}", f'{name}="{own}"',
                    f"{name.upper()}={own}", f"x,{name}={own}", f"{name}= {own}", f"{name}={own}x"):  # fmt: skip
        assert asked(port, "/_stcore/health", host, f"Cookie: {cookies}")[0] == 401


def test_the_way_on_stays_on_this_server(locked: tuple[int, str]) -> None:
    port, token = locked
    for path in ("//evil.example/", "/%5Cevil.example", "/%0d%0aset-cookie:x", "/\\evil.example"):
        _, head, _ = asked(port, f"{path}?token={token}", f"127.0.0.1:{port}")
        location = re.search(r"\r\nlocation: (.*)", head)
        assert location is None or re.match(r"/(?![/\\])", location[1]), path
        assert "set-cookie:x" not in head.replace("%0d%0a", "")


def test_the_token_is_its_users_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    token = own_token()
    path = tmp_path / "dateline" / "token"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert own_token() == token
    path.chmod(0o644)  # others may have read it
    assert own_token() != token
    path.write_text("short")
    assert len(own_token()) == 43


def test_nobody_can_list_the_token_among_the_running_programs(locked: tuple[int, str]) -> None:
    _, token = locked
    for command in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            assert token.encode() not in command.read_bytes()
        except OSError:
            continue


def test_the_browser_is_started_with_a_file_and_not_with_the_token(monkeypatch, tmp_path: Path) -> None:
    from geo.cli.server import _leading_to

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    own_token()
    where = _leading_to("http://127.0.0.1:1/?token=abc&x=<")
    assert "token=abc" not in where
    page = tmp_path / "dateline" / "open.html"
    assert where == page.as_uri()
    assert page.stat().st_mode & 0o777 == 0o600
    assert "url=http://127.0.0.1:1/?token=abc&amp;x=&lt;" in page.read_text()


def test_every_way_into_the_server_passes_the_guard() -> None:
    """What is added to the server later stands behind the guard too: before it only a site's path is cut off."""
    assert [layer.cls.__name__ for layer in app._user_middleware][:2] == ["base_of_run", "guard_of_run"]


# --- in a real browser


def test_the_dashboard_works_behind_the_token(browser: WarmBrowser, locked: tuple[int, str]) -> None:
    port, token = locked
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=f"http://127.0.0.1:{port}")
    page = context.new_page()
    complaints: list[str] = []
    page.goto("/")
    expect(page.get_by_role("heading", name="Dateline is locked")).to_be_visible()
    page.on("console", lambda message: complaints.append(message.text) if "Content Security" in message.text else None)
    page.goto(f"/?token={token}")
    assert "token" not in page.url
    map_frame(page)
    page.get_by_role("list", name="Places in view").get_by_role("button", name="Tirana").click()
    expect(page.get_by_role("region", name="Source text")).to_contain_text("Water covered the main road")
    for path in ("/articles", "/places", "/about"):
        page.goto(path)
        expect(page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-connection-state", "CONNECTED", timeout=60_000
        )
    assert complaints == []
    context.clear_cookies()
    page.goto("/")
    expect(page.get_by_role("heading", name="Dateline is locked")).to_be_visible()
    context.close()


def test_a_file_that_leads_to_the_dashboard_opens_it(
    browser: WarmBrowser, locked: tuple[int, str], tmp_path: Path
) -> None:
    port, token = locked
    way = tmp_path / "open.html"
    way.write_text(f'<meta http-equiv="refresh" content="0;url=http://127.0.0.1:{port}/?token={token}">')
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(way.as_uri())
    page.wait_for_url(f"http://127.0.0.1:{port}/**")
    map_frame(page)
    context.close()


def test_an_open_page_survives_a_restart_and_a_locked_out_one_is_told(
    browser: WarmBrowser, start_dashboard: Callable[..., object], folder: Path, tmp_path: Path
) -> None:
    port, log = free_port(), tmp_path / "log"
    running = start_dashboard(folder, port=port, access=(), log=log)
    token = re.search(r"token=([\w-]+)", printed(log))[1]
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=f"http://127.0.0.1:{port}")
    page = context.new_page()
    page.goto(f"/?token={token}")
    map_frame(page)
    app = page.get_by_test_id("stApp")

    def restart() -> object:
        running.terminate()
        running.wait(timeout=120)
        expect(app).not_to_have_attribute("data-test-connection-state", "CONNECTED", timeout=60_000)
        return start_dashboard(folder, port=port, access=(), log=log)

    running = restart()
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=60_000)
    context.clear_cookies()  # as when the token was made anew
    running = restart()
    expect(page.get_by_role("heading", name="Dateline is locked")).to_be_visible(timeout=60_000)
    running.terminate()
    running.wait(timeout=120)
    context.close()


def test_a_page_of_the_web_reads_nothing(browser: WarmBrowser, locked: tuple[int, str]) -> None:
    """In a browser that holds the cookie, a page under another name and one on another port come away with nothing."""
    port, token = locked
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{port}/?token={token}")
    attack = """async (at) => {
      const read = await fetch(at, {credentials: "include"}).then((r) => r.text(), () => "nothing");
      const blind = await fetch(at, {credentials: "include", mode: "no-cors"}).then((r) => r.type, () => "nothing");
      const line = await new Promise((done) => {
        const socket = new WebSocket(at.replace("http", "ws") + "_stcore/stream", "streamlit");
        socket.onopen = () => done("open"); socket.onerror = () => done("nothing");
      });
      return JSON.stringify([read, blind, line]);
    }"""
    for other in ("http://evil.example/", "http://127.0.0.1:1/"):
        page.route(other, lambda route: route.fulfill(body="<p>a page of somebody else</p>", content_type="text/html"))
        page.goto(other)
        assert json.loads(page.evaluate(attack, f"http://127.0.0.1:{port}/")) == ["nothing"] * 3
    context.close()
