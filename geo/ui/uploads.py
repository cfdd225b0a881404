"""Where the Import page's scripts send files and ask how far the work is.

Streamlit's own uploader keeps files in memory; here they go to the disk as they come. Every request must come from a
page of this server and bring the token that only such a page was told: a page of somebody else can't send it, since
browsers ask before they send a header of its name, and nobody answers.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import unquote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from geo.errors import DatelineError
from geo.ui.intake import TOKEN, Intake, intake_called

TOKEN_HEADER = "x-dateline-token"
NAME_HEADER = "x-dateline-name"
MOST_JSON = 8 * 2**20
"""Bytes of what the page says: which files, and what was changed of their articles."""

Answer = Callable[[Intake, Request], Awaitable[dict[str, Any]]]


def _guarded(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    """Answer requests of this server's own pages alone; whatever goes wrong is told in one line."""

    async def respond(request: Request) -> Response:
        if not _is_own(request):
            return JSONResponse({"error": "This address is for the dashboard's own pages."}, 403)
        intake = intake_called(request.path_params["intake"])
        if intake is None:
            return JSONResponse({"error": "The dashboard was started again: reload the page."}, 404)
        try:
            return JSONResponse(await answer(intake, request), headers={"Cache-Control": "no-store"})
        except ClientDisconnect:  # cancelled: nobody is left to be answered
            return Response(status_code=499)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            if not isinstance(error, DatelineError):
                return JSONResponse({"error": "The page and the server don't understand each other: reload it."}, 400)
            return JSONResponse({"error": str(error)}, 422)
        except DatelineError as error:
            return JSONResponse({"error": str(error)}, 422)

    return respond


def _is_own(request: Request) -> bool:
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        return False
    return secrets.compare_digest(request.headers.get(TOKEN_HEADER, "").encode(), TOKEN.encode())


async def _file(intake: Intake, request: Request) -> dict[str, Any]:
    name = unquote(request.headers.get(NAME_HEADER, ""), errors="replace")
    incoming = await run_in_threadpool(intake.begin, name)
    with incoming:
        async for chunk in request.stream():
            await run_in_threadpool(incoming.write, chunk)
    intake.arrived(incoming)
    return {"label": incoming.label}


async def _json(request: Request) -> dict[str, Any]:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_JSON:
            raise ValueError
    said = json.loads(body)
    if not isinstance(said, dict):
        raise TypeError
    return said


async def _state(intake: Intake, request: Request) -> dict[str, Any]:
    return intake.state(int(request.query_params.get("since", "0")))


async def _opening(intake: Intake, request: Request) -> dict[str, Any]:
    return {"pieces": intake.opening(request.query_params.get("label", ""))}


async def _look(intake: Intake, request: Request) -> dict[str, Any]:
    intake.look()
    return {}


async def _cancel(intake: Intake, request: Request) -> dict[str, Any]:
    intake.cancel()
    return {}


async def _remove(intake: Intake, request: Request) -> dict[str, Any]:
    said = await _json(request)
    await run_in_threadpool(intake.remove, [str(label) for label in said["labels"]])
    return {}


async def _fetch(intake: Intake, request: Request) -> dict[str, Any]:
    said = await _json(request)
    intake.fetch([str(url) for url in said["urls"]])
    return {}


async def _add(intake: Intake, request: Request) -> dict[str, Any]:
    said = await _json(request)
    edits = {
        str(label): {str(name): str(value) for name, value in changes.items()}
        for label, changes in said["edits"].items()
    }
    intake.add([str(label) for label in said["labels"]], edits, str(said["by"]))
    return {}


ANSWERS = {
    "file": _guarded(_file),
    "state": _guarded(_state),
    "opening": _guarded(_opening),
    "look": _guarded(_look),
    "cancel": _guarded(_cancel),
    "remove": _guarded(_remove),
    "fetch": _guarded(_fetch),
    "add": _guarded(_add),
}
"""By the last part of the address; geo/ui/routes.py has their methods."""
