"""With the network off: nothing that Dateline runs in Python reaches for another machine."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent

# Python runs this first in every process below: a look-up or connection beyond loopback is written down and refused.
GUARD = """
import os, sys

def guard(event, arguments):
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if host not in (None, "", "127.0.0.1", "::1", "localhost", "0.0.0.0"):
        with open(os.environ["GUARD_LOG"], "a") as log:
            log.write(f"{event} {arguments!r}\\n")
        raise OSError(101, "the network is off")

sys.addaudithook(guard)
"""


@pytest.fixture
def environment(tmp_path: Path, gazetteer_file: Path) -> dict[str, str]:
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD)
    return os.environ | {
        "PYTHONPATH": f"{tmp_path / 'guard'}{os.pathsep}{TOP}",
        "GUARD_LOG": str(tmp_path / "asked.log"),
        "DATELINE_GAZETTEER": str(gazetteer_file),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "HOME": str(tmp_path),
    }


def asked(tmp_path: Path) -> str:
    log = tmp_path / "asked.log"
    return log.read_text() if log.exists() else ""


def test_the_guard_itself_sees_and_stops(environment: dict[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import socket; socket.create_connection(('198.51.100.1', 80), 1)"]
    assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 1
    assert "198.51.100.1" in asked(tmp_path)


def test_building_asks_nobody(environment: dict[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "geo.cli", "build", str(TOP / "seeds"), "-o", str(tmp_path / "p.sqlite")]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    assert asked(tmp_path) == ""


def test_the_gazetteer_is_built_without_a_network(environment: dict[str, str], tmp_path: Path) -> None:
    environment["DATELINE_GAZETTEER"] = str(tmp_path / "gazetteer.sqlite")
    subprocess.run([sys.executable, "-m", "geo.cli", "gazetteer", "build"], env=environment, check=True)
    assert (tmp_path / "gazetteer.sqlite").stat().st_size > 1_000_000
    assert asked(tmp_path) == ""


def test_the_dashboard_starts_and_asks_nobody(environment: dict[str, str], tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "geo.cli", "run", str(TOP / "seeds"), "--no-browser", "--no-token"]
    command += ["--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline:
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
                    connection.sendall(b"GET / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
                    answer = connection.recv(64)
                break
            except OSError:
                time.sleep(0.2)
        assert b"200" in answer
    finally:
        process.terminate()
        process.wait(timeout=30)
    assert asked(tmp_path) == ""
