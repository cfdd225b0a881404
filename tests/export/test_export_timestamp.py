"""Time stamps (RFC 3161) of a package, by an authority that `openssl ts` plays on this machine."""

import contextlib
import hashlib
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import export_projects
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.cli import main
from geo.errors import FetchError, InputError
from geo.export.evidence import pack, stamp_of, verify
from geo.export.timestamp import read_stamp, request_of, stamped
from geo.project import Project

CONFIG = """
[tsa]
default_tsa = mine
[mine]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
certs = {folder}/cert.pem
[req]
distinguished_name = name
[name]
[stamping]
extendedKeyUsage = critical,timeStamping
"""


def openssl(*words: str, folder: Path, data: bytes = b"") -> bytes:
    return subprocess.run(["openssl", *words], cwd=folder, input=data, capture_output=True, check=True).stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An authority's key and certificate."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed: no local time stamping authority")
    place = tmp_path_factory.mktemp("authority")
    (place / "tsa.conf").write_text(CONFIG.format(folder=place))
    (place / "serial").write_text("01\n")
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-days", "2",
            "-subj", "/CN=Local authority", "-config", "tsa.conf", "-extensions", "stamping", folder=place)  # fmt: skip
    return place


def answer_of(folder: Path, request: bytes) -> bytes:
    (folder / "request.tsq").write_bytes(request)
    openssl("ts", "-reply", "-config", "tsa.conf", "-queryfile", "request.tsq", "-inkey", "key.pem",
            "-signer", "cert.pem", "-out", "answer.tsr", folder=folder)  # fmt: skip
    return (folder / "answer.tsr").read_bytes()


@contextlib.contextmanager
def serving(answer) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            assert self.headers["Content-Type"] == "application/timestamp-query"
            status, data = answer(body)
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *words: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/tsa"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_package_is_stamped_and_openssl_confirms_the_signature(folder: Path, tmp_path: Path, capsys) -> None:
    path = export_projects.write(tmp_path / "case.sqlite", export_projects.edges())
    with serving(lambda body: (200, answer_of(folder, body))) as address:
        assert main(["pack", str(path), "-o", str(tmp_path / "case.zip"), "--timestamp", address]) == 0
    with zipfile.ZipFile(tmp_path / "case.zip") as package:
        (folder / "stamp.tsr").write_bytes(package.read("case/timestamp.tsr"))
        (folder / "data").write_bytes(package.read("case/tagmanifest-sha256.txt"))
        assert b"Content-Security-Policy" in package.read("case/data/story.html")[:2000]
    said = openssl("ts", "-verify", "-in", "stamp.tsr", "-data", "data", "-CAfile", "cert.pem", folder=folder)
    assert b"OK" in said
    assert main(["verify", str(tmp_path / "case.zip")]) == 0
    assert "time-stamped 20" in capsys.readouterr().err


@pytest.fixture
def package(folder: Path, tmp_path: Path) -> Path:
    project = Project.open(export_projects.write(tmp_path / "case.sqlite", export_projects.nothing()))
    with (tmp_path / "case.zip").open("wb") as stream, serving(lambda body: (200, answer_of(folder, body))) as address:
        pack(project, stream, authority=address)
    project.close()
    return tmp_path / "case.zip"


def test_a_stamp_of_another_package_or_a_damaged_one_is_told(folder: Path, package: Path) -> None:
    assert verify(package)[1] == []
    assert stamp_of(package) is not None
    with zipfile.ZipFile(package) as held:
        files = {name: held.read(name) for name in held.namelist()}
    for stamp, words in (
        (answer_of(folder, request_of(hashlib.sha256(b"other").digest(), 5)), "a time stamp of something else"),
        (b"no stamp", "can't be read"),
    ):
        with zipfile.ZipFile(package, "w") as written:
            for name, content in files.items():
                written.writestr(name, stamp if name.endswith(".tsr") else content)
        [problem] = verify(package)[1]
        assert words in problem


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda folder, body: (500, b"no"), "HTTP 500"),
        (lambda folder, body: (200, b"<html>hello</html>"), "no time stamp that can be read"),
        (lambda folder, body: (200, answer_of(folder, request_of(b"x" * 32, 7))), "something else"),
        (lambda folder, body: (200, bytes.fromhex("30053003020102")), "the authority refused"),
        (lambda folder, body: (302, b""), "HTTP 302"),
    ],
)
def test_an_authority_that_gives_no_fitting_stamp_is_told(folder: Path, answer, words: str) -> None:
    with serving(lambda body: answer(folder, body)) as address, pytest.raises(FetchError, match=words):
        stamped(hashlib.sha256(b"data").digest(), address)


@pytest.mark.parametrize("address", ["ftp://example.org", "file:///etc/passwd", "example.org", "http://127.0.0.1:9/"])
def test_an_address_that_is_none_or_does_not_answer_is_told(address: str) -> None:
    with pytest.raises(FetchError):
        stamped(b"x" * 32, address)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(InputError):
        read_stamp(data)


def test_openssl_reads_the_request(folder: Path) -> None:
    (folder / "own.tsq").write_bytes(request_of(bytes(range(32)), 2**64 - 1))
    said = openssl("ts", "-query", "-in", "own.tsq", "-text", folder=folder)
    assert b"Hash Algorithm: sha256" in said
    assert b"Certificate required: yes" in said
