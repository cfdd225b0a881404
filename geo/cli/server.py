"""Starts Streamlit on a project: on this machine only, unless the user says where else."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Sequence
from html import escape
from pathlib import Path

from geo.errors import PortTakenError
from geo.private import write_private
from geo.resources import PROJECT_VARIABLE, streamlit_options
from geo.ui.base_path import BASE_VARIABLE
from geo.ui.starter import VARIABLE as STARTER
from geo.ui.token import HOSTS_VARIABLE, NAME, OPEN_VARIABLE, own_token, state_folder

HOST = "127.0.0.1"
EVERYWHERE = "0.0.0.0"
_START_LIMIT_S = 60.0
_SERVER = Path(__file__).parent.parent / "ui" / "server.py"


def check_port(port: int, host: str = HOST) -> None:
    """Raise PortTakenError when `port` can't be listened on, as when another program does."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTakenError(
                f"port {port} can't be used ({error.strerror}): close the program that listens there, "
                f"or choose another: dateline run --port {min(port + 1, 65535)} (make run PORT={min(port + 1, 65535)})"
            ) from error


def serve(
    project: Path,
    *,
    port: int,
    open_browser: bool,
    needs_token: bool = True,
    host_names: Sequence[str] = (),
    base: str = "",
    listen: str = HOST,
) -> int:
    """Run the dashboard until it is stopped; returns Streamlit's exit code.

    Parameters
    ----------
    project
        The project file to show.
    port
        TCP port.
    open_browser
        Open the user's browser once the page answers.
    needs_token
        Answer only browsers that have shown the user's token, which is part of the address that is printed.
    host_names
        Names besides this machine's own to which the server answers.
    base
        The path below which a proxy shows the dashboard (geo/ui/base_path.py).
    listen
        The number of this machine at which others may connect; by default nobody else can.
    """
    reached = HOST if listen == EVERYWHERE else listen
    address = f"http://{reached}:{port}{base}" + (f"/?{NAME}={own_token()}" if needs_token else "/" if base else "")
    command = [sys.executable, "-m", "streamlit", "run", str(_SERVER), *streamlit_options()]
    command += [
        f"--server.address={listen}",
        f"--server.port={port}",
        "--server.headless=true",
        "--logger.level=warning",
    ]
    # Streamlit runs a page in a thread; glibc would give many threads a heap of their own, which never shrinks.
    environment = {"MALLOC_ARENA_MAX": "2"} | os.environ | {PROJECT_VARIABLE: str(project.resolve())}
    environment |= {OPEN_VARIABLE: "" if needs_token else "1", HOSTS_VARIABLE: ",".join((*host_names, reached))}
    environment[BASE_VARIABLE] = base
    theirs, ours = os.pipe()  # see `geo/ui/starter.py`
    environment[STARTER] = str(theirs)
    # Streamlit's greeting is dropped: `_announce` writes the one line that a user needs.
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, pass_fds=[theirs])
    os.close(theirs)
    threading.Thread(target=_announce, args=(process, (reached, port), address, open_browser), daemon=True).start()
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        return 0
    finally:
        os.close(ours)


def _announce(process: subprocess.Popen[bytes], at: tuple[str, int], address: str, open_browser: bool) -> None:
    """Wait until the server answers, then print its address and open the browser."""
    deadline = time.monotonic() + _START_LIMIT_S
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(at, timeout=1).close()
        except OSError:
            time.sleep(0.1)
            continue
        sys.stderr.write(f"Dateline is open at {address} (Ctrl-C ends it)\n")
        if open_browser:
            webbrowser.open(_leading_to(address) if NAME in address else address)
        return


def _leading_to(address: str) -> str:
    """A file of the user's own that leads to `address`: what a browser is started with, everybody can list."""
    page = state_folder() / "open.html"
    write_private(page, f'<!doctype html><meta http-equiv="refresh" content="0;url={escape(address)}">\n'.encode())
    return page.as_uri()
