"""The server's pages: each is told where its server is, and nothing else is changed."""

import asyncio
import subprocess
import sys
from threading import Thread

import pytest

from geo.ui.server import ToldItsServer

PAGE = b"<html><head><script type=module src=a.js></script></head></html>"


def answer(path, kind, body, headers=()):
    """What a client gets: the response's headers and body, and the headers that the app was asked with."""
    asked, sent = [], []

    async def app(scope, _receive, send):
        asked.extend(scope["headers"])
        length = str(len(body)).encode()
        head = [(b"content-type", kind), (b"content-length", length), (b"etag", b"x")]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": body[:9], "more_body": True})
        await send({"type": "http.response.body", "body": body[9:]})

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request"}

    scope = {"type": "http", "path": path, "headers": list(headers)}
    # in a thread: the browser's tests may have a loop running in this one
    asked_for = Thread(target=lambda: asyncio.run(ToldItsServer(app)(scope, receive, send)))
    asked_for.start()
    asked_for.join()
    return dict(sent[0]["headers"]), b"".join(message["body"] for message in sent[1:]), asked


@pytest.mark.parametrize("path", ["/", "/articles", "/places", "/export"])
def test_a_page_is_told_its_server_before_its_own_scripts(path):
    headers, body, _ = answer(path, b"text/html; charset=utf-8", PAGE)
    assert body.index(b"BACKEND_BASE_URL:location.origin") < body.index(b"a.js")
    assert headers[b"content-length"] == str(len(body)).encode()
    assert b"etag" not in headers


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/static/a.html", b"text/html"), ("/_stcore/health", b"text/html"), ("/a.js", b"text/javascript")],
)
def test_whatever_is_no_page_goes_through_as_it_is(path, kind):
    headers, body, _ = answer(path, kind, PAGE)
    assert body == PAGE
    assert headers[b"etag"] == b"x"


def test_a_page_is_asked_for_plain():
    _, _, asked = answer("/", b"text/html", PAGE, [(b"accept-encoding", b"gzip"), (b"host", b"h")])
    assert asked == [(b"host", b"h")]


def test_the_server_answers_before_what_takes_long_is_imported():
    slow = ("pandas", "pyarrow", "folium", "lxml")
    code = f"import sys, geo.ui.server; print([name for name in {slow} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
