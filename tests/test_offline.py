"""With the network off: nothing that Dateline runs in Python reaches for another machine."""

import socket
import subprocess
import sys
import time
from pathlib import Path

import network_guard
import pytest
from network_guard import asked, guarded

TOP = Path(__file__).resolve().parent.parent


@pytest.fixture
def environment(tmp_path: Path, gazetteer_file: Path) -> dict[str, str]:
    return guarded(tmp_path) | {
        "DATELINE_GAZETTEER": str(gazetteer_file),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "HOME": str(tmp_path),
    }


def test_the_guard_itself_sees_and_stops(environment: dict[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import socket; socket.create_connection(('198.51.100.1', 80), 1)"]
    assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 1
    assert "198.51.100.1" in asked(tmp_path)


def test_the_tests_themselves_are_kept_inside() -> None:
    """Whoever asks another machine, in whatever test, fails it: here that is what is wanted."""
    for ask in (lambda: socket.create_connection(("198.51.100.1", 80), 1), lambda: socket.getaddrinfo("a.example", 80)):
        with pytest.raises(OSError, match="the network is off"):
            ask()
    assert network_guard.outside == ["socket.connect '198.51.100.1'", "socket.getaddrinfo 'a.example'"]
    network_guard.outside.clear()


def test_building_asks_nobody(environment: dict[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "geo.cli", "build", str(TOP / "seeds"), "-o", str(tmp_path / "p.sqlite")]
    subprocess.run(command, env=environment, check=True, capture_output=True)
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
        process.wait(timeout=120)
    assert asked(tmp_path) == ""
