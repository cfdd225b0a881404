"""The address that takes files: for this server's own pages alone, and straight to the disk."""

from __future__ import annotations

import asyncio
import json
import stat
from threading import Thread
from urllib.parse import quote

import pytest
from starlette.applications import Starlette

from geo.inputs import spool
from geo.ui import intake as intake_module
from geo.ui.intake import TOKEN, intake_of
from geo.ui.routes import routes
from geo.ui.server import app as whole
from geo.ui.uploads import MOST_JSON

HOST = "127.0.0.1:8501"
ASKED = Starlette(routes=routes)


@pytest.fixture
def intake(tmp_path, monkeypatch):
    monkeypatch.setattr(intake_module, "_intakes", {})
    made = intake_of(tmp_path / "p.sqlite")
    yield made
    made.spool.clear()


def ask(method, path, pieces=(b"",), *, app=ASKED, leaves=False, **headers):
    """Status and answer; `leaves`: the client goes away after the pieces."""
    head = {"host": HOST, "origin": f"http://{HOST}", "x-dateline-token": TOKEN} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    sent, waiting = [], list(pieces)

    async def receive():
        if not waiting:
            return {"type": "http.disconnect"}
        body = waiting.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(waiting) or leaves}

    async def send(message):
        sent.append(message)

    path, _, query = path.partition("?")
    scope = {
        "type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": query.encode(),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in head.items() if value is not None],
        "http_version": "1.1", "scheme": "http", "server": ("127.0.0.1", 8501), "client": ("127.0.0.1", 1),
        "root_path": "",
    }  # fmt: skip
    # in a thread: the browser's tests may have a loop running in this one
    asked = Thread(target=lambda: asyncio.run(app(scope, receive, send)))
    asked.start()
    asked.join()
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"] if sent else None, body


def path_of(intake, what):
    return f"/dateline/import/{intake.id}/{what}"


def put(intake, name="snow.txt", pieces=(b"Snow ", b"fell."), **more):
    return ask("PUT", path_of(intake, "file"), pieces, x_dateline_name=quote(name), **more)


def test_a_file_goes_to_the_disk_as_it_comes(intake):
    status, body = put(intake)
    assert (status, json.loads(body)) == (200, {"label": "snow.txt"})
    kept = intake.spool.folder / "snow.txt"
    assert kept.read_bytes() == b"Snow fell."
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert intake.state(0)["rows"][0]["state"] == "waiting"


@pytest.mark.parametrize(
    "name", ["../../../etc/x.txt", "/etc/x.txt", "..\\x.txt", "<img src=x onerror=alert(1)>/x.txt"]
)
def test_a_hostile_name_stays_in_the_folder(intake, name):
    status, _ = put(intake, name)
    assert status == 200
    (label,) = intake.spool.labels()
    assert (intake.spool.folder / label).resolve().is_relative_to(intake.spool.folder.resolve())


@pytest.mark.parametrize(
    "headers",
    [
        {"x_dateline_token": None},
        {"x_dateline_token": ""},
        {"x_dateline_token": "wrong"},
        {"x_dateline_token": "\xe9"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
    ],
)
@pytest.mark.parametrize(("method", "what"), [("PUT", "file"), ("GET", "state"), ("POST", "add"), ("POST", "fetch")])
def test_a_strangers_page_gets_nothing_and_leaves_nothing(intake, headers, method, what):
    status, body = ask(method, path_of(intake, what), **headers)
    assert status == 403
    assert b"error" in body
    assert intake.spool.labels() == ()


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8501", "127.0.0.1.evil.example", ""])
@pytest.mark.parametrize("path", ["/", "/dateline/import/x/state", "/_stcore/health"])
def test_a_name_that_was_turned_to_this_machine_gets_nothing_of_the_dashboard(host, path):
    status, body = ask("GET", path, app=whole, host=host, origin=f"http://{host}")
    assert status == 403
    assert b"<html" not in body


def test_an_intake_of_another_run_says_to_reload(intake):
    status, body = ask("GET", "/dateline/import/0000/state")
    assert status == 404
    assert "reload" in json.loads(body)["error"]


def test_a_file_that_is_cut_off_leaves_nothing(intake):
    put(intake, pieces=(b"Snow ", b"fe"), leaves=True)
    assert intake.spool.labels() == ()
    assert intake.state(0)["rows"] == []
    assert [path.name for path in intake.spool.folder.iterdir()] == [spool.LOCK]


def test_a_file_beyond_the_limit_is_refused_in_a_line(intake, monkeypatch):
    monkeypatch.setattr(spool, "UPLOAD_BYTES", 6)
    status, body = put(intake)
    assert status == 422
    assert "limit" in json.loads(body)["error"]
    assert intake.spool.labels() == ()


@pytest.mark.parametrize(
    ("method", "what", "body"),
    [
        ("POST", "add", b"no json"),
        ("POST", "add", b"[]"),
        ("POST", "add", b'{"labels": 3, "edits": {}, "by": ""}'),
        ("POST", "add", b'{"labels": [], "edits": [], "by": ""}'),
        ("POST", "remove", b"{}"),
        ("POST", "fetch", b'{"urls": null}'),
        ("POST", "fetch", b" " * (MOST_JSON + 1)),
        ("GET", "state?since=soon", b""),
    ],
)
def test_what_makes_no_sense_is_answered_not_broken(intake, method, what, body):
    status, answer = ask(method, path_of(intake, what), (body,))
    assert status == 400
    assert json.loads(answer)["error"]


def test_nothing_of_an_answer_is_kept_by_the_browser(intake):
    status, body = ask("GET", path_of(intake, "state?since=0"))
    assert status == 200
    assert json.loads(body)["phase"] == "idle"
