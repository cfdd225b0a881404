"""`dateline health`: whether a dashboard works, asked with the user's own token."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from geo.cli.entry import main
from geo.cli.health import health
from geo.ui.token import cookie_value, own_token
from tests.conftest import free_port


class Dashboard(ThreadingHTTPServer):
    said: tuple[int, bytes] = (200, b"ok")
    asked: list[tuple[str, str]]


class Answer(BaseHTTPRequestHandler):
    server: Dashboard

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["Cookie"]))
        status, body = self.server.said
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def dashboard() -> Iterator[Dashboard]:
    server = Dashboard(("127.0.0.1", 0), Answer)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_one_that_works_is_told_by_the_exit_code_alone(dashboard: Dashboard, capsys: pytest.CaptureFixture) -> None:
    port = dashboard.server_address[1]
    assert main(["health", "--port", str(port), "--base-path", "maps"]) == 0
    assert capsys.readouterr() == ("", "")
    assert dashboard.asked == [("/maps/_stcore/health", f"dateline-{port}={cookie_value(own_token())}")]


@pytest.mark.parametrize(
    ("said", "words"),
    [((401, b""), "another user's token"), ((503, b""), "answers 503"), ((200, b"<html>"), "answers 200")],
)
def test_what_is_wrong_is_said(dashboard: Dashboard, said: tuple[int, bytes], words: str, capsys) -> None:
    dashboard.said = said
    assert main(["health", "--port", str(dashboard.server_address[1])]) == 2
    assert words in capsys.readouterr().err


def test_where_nothing_listens_it_says_so() -> None:
    assert "does not answer" in health(free_port())
