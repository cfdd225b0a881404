"""`dateline` as a process of its own, without waiting for Python and the libraries each time.

A process that has imported them forks for each call. The fork has the arguments, folder, environment and streams that
it is given, and ends as `python -m geo.cli` does. It takes no second, where a new Python takes two.
"""

import atexit
import gc
import importlib
import json
import os
import select
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from network_guard import stay_inside

TOP = Path(__file__).resolve().parent.parent
STREAMS = ("stdin", "stdout", "stderr")
FLAGS = (os.O_RDONLY, os.O_WRONLY | os.O_CREAT | os.O_APPEND, os.O_WRONLY | os.O_CREAT | os.O_APPEND)


class WarmCommand:
    """The process that forks. Calls come one after the other."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).resolve())],
            env=os.environ | {"PYTHONPATH": str(TOP)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def run(
        self, arguments: list[str], *, folder: Path, environment: Mapping[str, str], stdin: str = "",
        umask: int = -1, timeout: float = 120,
    ) -> subprocess.CompletedProcess[str]:  # fmt: skip
        """Like subprocess.run of `dateline ARGUMENTS`, with its output as text."""
        with tempfile.TemporaryDirectory() as streams:
            places = {name: Path(streams) / name for name in STREAMS}
            places["stdin"].write_text(stdin, encoding="utf-8")
            wanted = {"arguments": arguments, "folder": str(folder), "environment": dict(environment), "umask": umask}
            wanted["streams"] = [str(place) for place in places.values()]
            self._process.stdin.write(json.dumps(wanted).encode() + b"\n")
            self._process.stdin.flush()
            if not select.select([self._process.stdout], [], [], timeout)[0]:
                self.close()
                raise subprocess.TimeoutExpired(arguments, timeout)
            code = int(self._process.stdout.readline())
            said = [places[name].read_bytes().decode("utf-8") for name in STREAMS[1:]]
        return subprocess.CompletedProcess(arguments, code, *(text.replace("\r\n", "\n") for text in said))

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()


def _wait_for_calls() -> None:
    """Fork for each line of standard input; a line with the exit code comes back."""
    verbs = importlib.import_module("geo.cli.entry").VERBS
    for module in (*(f"geo.cli.{name}" for name in verbs.values()), "geo.ui.story.page", "geo.scale"):
        importlib.import_module(module)
    gc.collect()
    gc.freeze()  # else each fork goes through it all, and so takes a copy
    calls, answers = os.dup(0), os.dup(1)
    with os.fdopen(calls, "rb", closefd=False) as lines:
        for line in iter(lines.readline, b""):
            child = os.fork()
            if not child:
                os.close(calls)
                os.close(answers)
                become(json.loads(line))
            _, status = os.waitpid(child, 0)
            os.write(answers, f"{os.waitstatus_to_exitcode(status)}\n".encode())


def become(wanted: dict[str, Any]) -> NoReturn:
    """Take on the arguments, folder, environment and streams of a call, and end as the command ends."""
    for number, (place, flags) in enumerate(zip(wanted["streams"], FLAGS, strict=True)):
        opened = os.open(place, flags, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    os.chdir(wanted["folder"])
    os.environ.clear()
    os.environ.update(wanted["environment"])
    if wanted["umask"] >= 0:
        os.umask(wanted["umask"])
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - open as long as the process lives
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False, buffering=1)  # noqa: SIM115
    sys.argv = ["dateline", *wanted["arguments"]]
    end(importlib.import_module("geo.cli.entry").main)


def end(main: Callable[[], int]) -> NoReturn:
    """Do what Python does at its end, without taking apart what a fork was given: that takes it a third of a second."""
    code = 1
    try:
        code = main()
    except SystemExit as ended:
        code = ended.code
    except BaseException:
        traceback.print_exc()
    if isinstance(code, str):
        print(code, file=sys.stderr)
    threading._shutdown()
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


if __name__ == "__main__":
    stay_inside()
    _wait_for_calls()
