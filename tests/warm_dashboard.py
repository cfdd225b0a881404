"""`dateline run` as processes of their own, without Python's start and most imports, which take 3 seconds of CPU.

A process that has imported the libraries forks for each call, and the command's fork forks again where the command
starts Streamlit. What declares components to Streamlit is not imported before: that must happen while it runs.
"""

import faulthandler
import gc
import importlib
import json
import os
import runpy
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

from network_guard import stay_inside
from warm_command import TOP, become

LIBRARIES = (
    "folium.plugins", "pandas", "pyarrow.compute", "requests", "starlette.staticfiles", "streamlit",
    "streamlit.runtime.scriptrunner.magic_funcs", "streamlit.starlette", "streamlit.web.cli",
    "streamlit.web.server.app_discovery",
    "streamlit.web.server.starlette.starlette_agent_routes", "uvicorn.protocols.http.auto",
    "websockets.server",
)  # fmt: skip
OURS = (
    "geo.cli.build", "geo.cli.entry", "geo.cli.run", "geo.cli.server", "geo.export.extracting", "geo.export.reviews",
    "geo.map.layer", "geo.project.adding", "geo.project.fetching", "geo.project.frames", "geo.project.traces",
    "geo.scale", "geo.ui.said",
)  # fmt: skip


class Started:
    """A command that runs: what `subprocess.Popen` says of one, as far as tests ask."""

    def __init__(self, pid: int, ask: Callable[..., int]) -> None:
        self.pid = pid
        self._ask = ask

    def is_running(self) -> bool:
        return bool(self._ask(pid=self.pid, signal=0))

    def terminate(self) -> None:
        self._ask(pid=self.pid, signal=signal.SIGTERM)

    def kill(self) -> None:
        self._ask(pid=self.pid, signal=signal.SIGKILL)

    def wait(self, timeout: float = 120) -> None:
        end = time.monotonic() + timeout
        while self.is_running():
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired("dateline run", timeout)
            time.sleep(0.02)


class WarmDashboard:
    """The process that forks."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).resolve())],
            env=os.environ | {"PYTHONPATH": str(TOP)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def start(self, arguments: Sequence[str], *, folder: Path, environment: Mapping[str, str], log: Path) -> Started:
        """Begin `dateline ARGUMENTS`; what it says goes into `log`."""
        log.write_bytes(b"")
        wanted = {"arguments": [*arguments], "folder": str(folder), "environment": dict(environment), "umask": -1}
        return Started(self._ask(**wanted, streams=[os.devnull, str(log), str(log)]), self._ask)

    def _ask(self, **wanted: object) -> int:
        self._process.stdin.write(json.dumps(wanted).encode() + b"\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()


class _Streamlit:
    """Stands in for `subprocess.Popen` in the command: `python -m streamlit ...` in a fork."""

    def __init__(self, command: Sequence[str], *, env: Mapping[str, str], stdout: int, pass_fds: Sequence[int]) -> None:
        assert command[:3] == [sys.executable, "-m", "streamlit"]
        self.returncode: int | None = None
        self._lock = threading.Lock()
        self.pid = os.fork()
        if not self.pid:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            # Other files stay open: objects here may still hold them, and would close what later gets their numbers.
            for number in _other_ends(pass_fds):
                os.close(number)
            faulthandler.enable(2)
            os.environ.clear()
            os.environ.update(env)
            sys.argv = [*command[2:]]
            _run_as_main("streamlit")

    def poll(self) -> int | None:
        with self._lock:
            if self.returncode is None:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                if pid:
                    self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self) -> int:
        while (code := self.poll()) is None:
            time.sleep(0.02)
        return code

    def terminate(self) -> None:
        if self.poll() is None:
            os.kill(self.pid, signal.SIGTERM)


def _other_ends(pipes: Sequence[int]) -> list[int]:
    """The writing ends of pipes that are open for reading: the server must see that they were closed."""
    own = {os.fstat(number).st_ino for number in pipes}
    found = []
    for number in set(range(3, 256)) - set(pipes):
        try:
            found += [number] if os.fstat(number).st_ino in own else []
        except OSError:
            continue
    return found


def _run_as_main(module: str) -> NoReturn:
    """What `python -m MODULE` does, and its end: the fork must not come back to what it was forked from."""
    code = 1
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        sys.stderr.flush()
        os._exit(code)


def _signalled(pid: int, number: int) -> int:
    """Whether the process ran when it was sent the signal. Who has ended keeps the number until it is asked for."""
    try:
        if os.waitpid(pid, os.WNOHANG)[0]:
            return 0
    except ChildProcessError:
        return 0
    os.kill(pid, number)
    return 1


def _wait_for_calls() -> None:
    """Fork for each line of standard input that names arguments, and answer with the number of the process."""
    for module in (*LIBRARIES, *OURS):
        importlib.import_module(module)
    gc.collect()
    gc.freeze()  # else each fork goes through it all, and so takes a copy
    calls, answers = os.dup(0), os.dup(1)
    with os.fdopen(calls, "rb", closefd=False) as lines:
        for line in iter(lines.readline, b""):
            wanted = json.loads(line)
            if "signal" in wanted:
                os.write(answers, b"%d\n" % _signalled(wanted["pid"], wanted["signal"]))
                continue
            child = os.fork()
            if not child:
                os.close(calls)
                os.close(answers)
                sys.path[0] = wanted["folder"]
                server = importlib.import_module("geo.cli.server")
                server.subprocess = SimpleNamespace(Popen=_Streamlit, DEVNULL=subprocess.DEVNULL)
                become(wanted)
            os.write(answers, b"%d\n" % child)


if __name__ == "__main__":
    stay_inside()
    _wait_for_calls()
