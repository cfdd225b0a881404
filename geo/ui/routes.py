"""What the server answers besides Streamlit's pages. What does so is imported when it is first asked for.

pandas, the formats and the readers take more than half a second to import, and a browser that opens the dashboard has
Streamlit's own scripts to load meanwhile: geo/ui/preparing.py imports them in that time.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib import import_module

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

PREFIX = "/dateline/import"
"""Where the Import page's scripts send files and questions."""
EXPORT = "/export-file/{token}/{name}"
_METHODS = {
    "file": "PUT", "state": "GET", "opening": "GET", "look": "POST", "cancel": "POST", "remove": "POST",
    "fetch": "POST", "add": "POST",
}  # fmt: skip


def _import_answer(path: str) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        uploads = await run_in_threadpool(import_module, "geo.ui.uploads")
        response: Response = await uploads.ANSWERS[path](request)
        return response

    return answer


def _export_file(request: Request) -> Response:
    response: Response = import_module("geo.ui.exporting").export_file(request)
    return response


routes = [
    *(
        Route(f"{PREFIX}/{{intake}}/{path}", _import_answer(path), methods=[method])
        for path, method in _METHODS.items()
    ),
    Route(EXPORT, _export_file),
]
"""For the server's app."""
