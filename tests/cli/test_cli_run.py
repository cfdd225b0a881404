"""`dateline run` refuses what it can't use before a server starts."""

import socket
import time
from pathlib import Path

from tests.conftest import free_port


def test_a_taken_port_says_what_to_do(command, articles: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = command("run", articles, "--port", port, "--no-browser")
    assert done.returncode == 2
    assert str(port) in done.stderr
    assert "--port" in done.stderr


def test_originals_go_with_a_folder_only(command, articles: Path) -> None:
    command("build", articles, "-o", "p.sqlite")
    done = command("run", "p.sqlite", "--no-browser", "--originals", articles, "-p", "8519")
    assert done.returncode == 2
    assert "--originals goes with a folder" in done.stderr


def test_the_server_ends_with_a_command_that_was_killed(start_dashboard, articles: Path, tmp_path: Path) -> None:
    process = start_dashboard(articles, port=(port := free_port()))
    process.kill()
    process.wait()
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            return
        time.sleep(0.1)
    raise AssertionError("the server still answers")
