"""What many files at once cost the dashboard: memory of its server before, while and after they are given.

usage: python benchmarks/import_page.py [--files 500] [--kilobytes 1024]

Sends so many saved pages of that size (a picture within each, as SingleFile has it), and a damaged PDF in their middle,
to the address of the Import page, as a browser does, and looks through them. Memory is the resident set of this
process, which is the server, without the process that reads files.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from import_texts import PAGE
from starlette.applications import Starlette

from geo.ui.intake import TOKEN, Intake, intake_of
from geo.ui.routes import PREFIX, routes

_PIECE = 2**16


def main() -> int:
    """Print memory and times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--kilobytes", type=int, default=1024)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        intake = intake_of(Path(place) / "p.sqlite")
        print(f"{options.files} files of {options.kilobytes} kB; before: {_resident()} MB")
        began = time.monotonic()
        asyncio.run(_send(intake, options.files, options.kilobytes))
        print(f"sent in {time.monotonic() - began:.0f} s: {_resident()} MB")
        intake.look()
        most = 0
        while intake.state(0)["phase"] != "idle":
            most = max(most, _resident())
            time.sleep(0.5)
        states = [row["state"] for row in intake.state(0)["rows"]]
        print(
            f"looked through after {time.monotonic() - began:.0f} s: {states.count('ready')} ready, "
            f"{states.count('failed')} failed; at most {most} MB; after: {_resident()} MB"
        )
        intake.spool.clear()
    return 0


async def _send(intake: Intake, files: int, kilobytes: int) -> None:
    app = Starlette(routes=routes)
    for number in range(files):
        if number == files // 2:
            await _put(app, intake, f"page{number:04}.pdf", b"%PDF-1.4 damaged" + os.urandom(kilobytes * 1024))
            continue
        picture = base64.b64encode(os.urandom(kilobytes * 768)).decode()
        await _put(app, intake, f"page{number:04}.html", PAGE.format(n=number, b=picture).encode())


async def _put(app: Starlette, intake: Intake, name: str, data: bytes) -> None:
    pieces = [data[at : at + _PIECE] for at in range(0, len(data), _PIECE)]
    headers = {"host": "127.0.0.1", "x-dateline-token": TOKEN, "x-dateline-name": quote(name)}
    path = f"{PREFIX}/{intake.id}/file"
    scope = {
        "type": "http", "method": "PUT", "path": path, "raw_path": path.encode(), "query_string": b"",
        "headers": [(key.encode(), value.encode()) for key, value in headers.items()], "http_version": "1.1",
        "scheme": "http", "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 1), "root_path": "",
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start" and message["status"] != 200:
            raise RuntimeError(f"{name} was refused with {message['status']}")

    await app(scope, receive, send)  # type: ignore[arg-type]


def _resident() -> int:
    words = Path("/proc/self/statm").read_text().split()
    return int(words[1]) * os.sysconf("SCPAGE_SIZE") // 2**20


if __name__ == "__main__":
    raise SystemExit(main())
