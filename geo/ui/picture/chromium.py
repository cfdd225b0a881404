"""An installed browser of Chromium's family without a window, spoken to over a pipe in its DevTools protocol.

A pipe, not a port: no other program of the machine can reach the browser. It finds no name in any network, and what it
keeps lies in a folder that goes with it.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from geo.errors import ExportError

NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
    "brave-browser",
)  # fmt: skip
_MAC = ("Google Chrome", "Chromium", "Microsoft Edge", "Brave Browser")
VARIABLE = "DATELINE_CHROMIUM"
_SWITCHES = (
    "--headless=new", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--no-default-browser-check",
    "--disable-sync", "--disable-extensions", "--disable-background-networking", "--disable-component-update",
    "--disable-quic", "--remote-debugging-pipe", "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip
_PIECE = 1 << 16


def find_chromium() -> str:
    """The browser that DATELINE_CHROMIUM names, else one on the path or where macOS keeps programs.

    Raises
    ------
    ExportError
        When there is none, or none can be spoken to on this system.
    """
    if sys.platform == "win32":
        raise ExportError("pictures without a window need a pipe that Windows lacks: save them from “Map options”")
    named = os.environ.get(VARIABLE)
    if named:
        if found := shutil.which(named):
            return found
        raise ExportError(f"{VARIABLE} names {named}, which is no program here: correct it or unset it")
    programs = [Path("/Applications") / f"{name}.app/Contents/MacOS/{name}" for name in _MAC]
    found = next(filter(None, map(shutil.which, (*NAMES, *map(str, programs)))), None)
    if found is None:
        raise ExportError(
            "no Chromium, Chrome or Edge was found, and the map is drawn by scripts: install one, name it in "
            f"{VARIABLE}, or save the picture from “Map options” in the dashboard or the HTML file"
        )
    return found


class Chromium:
    """A running browser with one page; made by `running`."""

    def __init__(self, process: subprocess.Popen[bytes], wanted: int, told: int, seconds: float) -> None:
        self._process, self._wanted, self._told = process, wanted, told
        self._until = time.monotonic() + seconds
        self._serial = 0
        self._rest = b""
        self._session: str | None = None
        self._events: list[Mapping[str, Any]] = []

    def open_page(self) -> None:
        """Open the page that all that follows is about."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = str(self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])

    def call(self, method: str, **parameters: Any) -> Mapping[str, Any]:
        """Have the browser do something; gives its answer.

        Raises
        ------
        ExportError
            When it refuses, ends, or has not answered when the time is over.
        """
        self._serial += 1
        message: dict[str, Any] = {"id": self._serial, "method": method, "params": parameters}
        if self._session is not None and not method.startswith(("Target.", "Browser.")):
            message["sessionId"] = self._session
        with suppress(BrokenPipeError):  # the answer, or that there is none, says why
            os.write(self._wanted, json.dumps(message).encode() + b"\0")
        while True:
            heard = self._next()
            if heard.get("id") != self._serial:
                self._events.append(heard)
            elif "error" in heard:
                raise ExportError(f"the browser refused {method}: {heard['error'].get('message')}")
            else:
                result: Mapping[str, Any] = heard["result"]
                return result

    def run(self, script: str) -> Any:
        """The value of an expression in the page; a promise is waited for.

        Raises
        ------
        ExportError
            As `call` does, and when the script fails.
        """
        answer = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            told = answer["exceptionDetails"].get("exception", {})
            raise ExportError(f"the page could not be drawn: {told.get('description') or told.get('value')}")
        return answer["result"].get("value")

    def event(self, method: str) -> Mapping[str, Any]:
        """The next event of a name, waited for. Raises ExportError as `call` does."""
        while True:
            for at, heard in enumerate(self._events):
                if heard.get("method") == method:
                    found: Mapping[str, Any] = self._events.pop(at)["params"]
                    return found
            self._events.append(self._next())

    def _next(self) -> Mapping[str, Any]:
        while b"\0" not in self._rest:
            left = self._until - time.monotonic()
            if left <= 0 or not select.select([self._told], [], [], left)[0]:
                raise ExportError("the browser took too long: allow it more with --seconds")
            piece = os.read(self._told, _PIECE)
            if not piece:
                raise ExportError(f"the browser ended (exit code {self._process.wait()}): does it start by itself?")
            self._rest += piece
        message, _, self._rest = self._rest.partition(b"\0")
        heard: Mapping[str, Any] = json.loads(message)
        return heard


@contextmanager
def running(program: str, seconds: float) -> Iterator[Chromium]:
    """A browser without a window, ended afterwards.

    Parameters
    ----------
    program
        Its path, as `find_chromium` gives it.
    seconds
        How long all that is asked of it may take.
    """
    asked, wanted = os.pipe()
    told, answers = os.pipe()
    with tempfile.TemporaryDirectory(prefix="dateline-", ignore_cleanup_errors=True) as folder:
        # the browser's own sandbox doesn't start for root
        switches = [
            *_SWITCHES,
            *(["--no-sandbox"] if os.geteuid() == 0 else []),
            f"--user-data-dir={folder}",
            "about:blank",
        ]
        # the protocol's ends are the numbers 3 and 4, whatever the pipes' own are
        command = ["/bin/sh", "-c", f'exec "$0" "$@" 3<&{asked} 4>&{answers}', program, *switches]
        nowhere = subprocess.DEVNULL
        process = subprocess.Popen(command, pass_fds=(asked, answers), stdin=nowhere, stdout=nowhere, stderr=nowhere)
        os.close(asked)
        os.close(answers)
        try:
            yield Chromium(process, wanted, told, seconds)
        finally:
            os.close(wanted)
            os.close(told)
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
