"""The dashboard's server, as benchmarks start and watch it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]


@contextmanager
def dashboard(project: Path, cache: Path | None = None) -> Iterator[tuple[str, int]]:
    """The dashboard on one project: its address and the server's process id; `cache` stands for the user's."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "geo.cli", "run", str(project), "--port", str(port), "--no-browser", "--no-token"]
    environment = os.environ | {"PYTHONPATH": str(TOP)} | ({"XDG_CACHE_HOME": str(cache)} if cache else {})
    server = subprocess.Popen(command, cwd=TOP, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}/", server.pid
    finally:
        server.terminate()
        server.wait(20)


def resident_megabytes(process: int) -> float:
    """Memory of a process and its children."""
    own = Path(f"/proc/{process}")
    pages = int((own / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    children = (own / "task" / str(process) / "children").read_text().split()
    return pages + sum(resident_megabytes(int(child)) for child in children)
