"""Threat: the server of a gazetteer, or who stands between, leads a download astray or never ends it."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from geo.errors import GazetteerFetchError
from geo.gazetteer import fetch as fetching
from geo.gazetteer.fetch import fetch
from geo.gazetteer.redirects import is_private

ZIP = b"PK\x03\x04" + b"x" * 5_000


class Mirror:
    """A server of this machine whose answers are given by path: (status, headers, body)."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[str] = []
        mirror = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                mirror.asked.append(self.path)
                status, headers, body = mirror.answers[self.path]
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def mirrors() -> Iterator[tuple[Mirror, Mirror]]:
    made = Mirror(), Mirror()
    yield made
    for mirror in made:
        mirror.server.shutdown()
        mirror.server.server_close()


def redirect(to: str) -> tuple[int, dict[str, str], bytes]:
    return 302, {"Location": to, "Content-Length": "0"}, b""


def test_a_zip_is_fetched_also_where_the_same_host_moved_it(mirrors, tmp_path: Path) -> None:
    here, _ = mirrors
    here.answers = {"/IQ.zip": redirect("/new/IQ.zip"), "/new/IQ.zip": (200, {"Content-Length": str(len(ZIP))}, ZIP)}
    fetch(f"{here.address}/IQ.zip", tmp_path / "IQ.zip")
    assert (tmp_path / "IQ.zip").read_bytes() == ZIP


def test_a_redirect_to_another_private_host_is_not_followed(mirrors, tmp_path: Path) -> None:
    here, other = mirrors
    other.answers = {"/secret": (200, {}, ZIP)}
    for target in (f"{other.address}/secret", f"{other.address.replace('127.0.0.1', 'localhost')}/secret"):
        here.answers = {"/IQ.zip": redirect(target)}
        with pytest.raises(GazetteerFetchError, match=r"private host.*gazetteer import IQ\.zip"):
            fetch(f"{here.address}/IQ.zip", tmp_path / "IQ.zip")
    assert other.asked == []


@pytest.mark.parametrize("target", ["ftp://example.org/IQ.zip", "file:///etc/passwd", "gopher://x/", "data:,PK"])
def test_a_redirect_to_another_kind_of_address_is_not_followed(mirrors, tmp_path: Path, target: str) -> None:
    here, _ = mirrors
    here.answers = {"/IQ.zip": redirect(target)}
    with pytest.raises(GazetteerFetchError):
        fetch(f"{here.address}/IQ.zip", tmp_path / "IQ.zip")


def test_redirects_without_end_end(mirrors, tmp_path: Path) -> None:
    here, _ = mirrors
    here.answers = {f"/{n}.zip": redirect(f"/{n + 1}.zip") for n in range(50)}
    with pytest.raises(GazetteerFetchError):
        fetch(f"{here.address}/0.zip", tmp_path / "0.zip")
    assert len(here.asked) < 10


def test_what_is_no_zip_is_told(mirrors, tmp_path: Path) -> None:
    here, _ = mirrors
    here.answers = {"/IQ.zip": (200, {}, b"<html>Log in to the hotel's network</html>")}
    with pytest.raises(GazetteerFetchError, match="gives no zip"):
        fetch(f"{here.address}/IQ.zip", tmp_path / "IQ.zip")


def test_size_and_time_are_bounded(mirrors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, _ = mirrors
    here.answers = {"/IQ.zip": (200, {}, ZIP)}
    monkeypatch.setattr(fetching, "MAX_BYTES", 1_000)
    with pytest.raises(GazetteerFetchError, match="larger than"):
        fetch(f"{here.address}/IQ.zip", tmp_path / "IQ.zip")
    monkeypatch.setattr(fetching, "MAX_SECONDS", -1.0)
    with pytest.raises(GazetteerFetchError, match="took longer"):
        fetch(f"{here.address}/IQ.zip", tmp_path / "IQ.zip")


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "fe80::1", "fd00::1", "0.0.0.0"],
)
def test_private_hosts_are_known(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize("host", ["8.8.8.8", "2606:4700::1111"])
def test_hosts_of_the_internet_are_not_private(host: str) -> None:
    assert not is_private(host)
