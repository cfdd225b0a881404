"""Processes with the network off: what they ask of other machines is written down and refused."""

import os
import sys
from ipaddress import ip_address
from pathlib import Path

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

outside: list[str] = []
"""What this process asked of other machines since `stay_inside`: a look-up or connection each."""


def is_number(host: str) -> bool:
    """Whether it is an address and no name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def stay_inside() -> None:
    """Refuse this process all look-ups and connections beyond loopback, from now on: that can't be taken back."""

    def guard(event: str, arguments: tuple[object, ...]) -> None:
        if event == "socket.getaddrinfo":
            host = arguments[0]
        elif event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
            host = arguments[1][0]
        else:
            return
        name = host.decode() if isinstance(host, bytes) else str(host or "")
        if name in ("", "localhost", "::1", "0.0.0.0") or name.startswith("127."):
            return
        if event == "socket.getaddrinfo" and is_number(name):  # nobody is asked what it is
            return
        outside.append(f"{event} {name!r}")
        raise OSError(101, "the network is off")

    sys.addaudithook(guard)


def guarded(folder: Path) -> dict[str, str]:
    """The environment of a process under guard; what it asks is written into `folder`."""
    (folder / "guard").mkdir()
    (folder / "guard" / "sitecustomize.py").write_text(GUARD)
    return os.environ | {
        "PYTHONPATH": f"{folder / 'guard'}{os.pathsep}{TOP}",
        "GUARD_LOG": str(folder / "asked.log"),
    }


def asked(folder: Path) -> str:
    """What the processes under guard have asked, a line each."""
    log = folder / "asked.log"
    return log.read_text() if log.exists() else ""
