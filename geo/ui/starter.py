"""Ends the dashboard's server with the command that started it, also where that was killed.

The command holds the writing end of a pipe. When it ends, however it does, the system closes that end: unlike a number
of a process, which another may get, and unlike a death signal, which only Linux has.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping

VARIABLE = "DATELINE_STARTER"
"""The environment variable with the number of the pipe's reading end."""


def end_with_starter(environment: Mapping[str, str], clear: Callable[[], None]) -> threading.Thread | None:
    """Watch the pipe that `environment` names, if it names one; `clear` is called before the process ends."""
    number = environment.get(VARIABLE, "")
    if not number.isdecimal():
        return None

    def watch() -> None:
        try:
            os.read(int(number), 1)
        except OSError:  # no such pipe: the server was not started by the command
            return
        try:
            clear()
        finally:
            os._exit(1)

    thread = threading.Thread(target=watch, name="starter", daemon=True)
    thread.start()
    return thread
