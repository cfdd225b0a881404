"""Programs of others read what is written. They are large, so that each test skips where its reader is not installed.

`pip install datasette datasette-cluster-map` and `npm install --prefix tests/export/readers` install them.
"""

import csv
import http.server
import io
import json
import shutil
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from geo.export import extract

PROJECTS = ["edges", "hostile", "empty", "none", "corrected"]
READERS = Path(__file__).parent / "readers"


def needs(package: str) -> None:
    if not shutil.which("node") or not (READERS / "node_modules" / package).is_dir():
        pytest.skip(f"{package} is not installed: npm install --prefix tests/export/readers")


def node(script: str, given: bytes) -> Any:
    ran = subprocess.run(["node", str(READERS / script)], input=given, capture_output=True, check=False, timeout=60)
    assert ran.returncode == 0, ran.stderr.decode()
    return json.loads(ran.stdout)


@pytest.mark.parametrize("project", PROJECTS)
def test_togeojson_finds_every_placemark_with_its_days(opened, written, project: str) -> None:
    needs("@tmcw/togeojson")
    rows = [row for row in extract(opened(project)).rows if row.is_mapped]
    found = node("togeojson.mjs", written("kml", project))
    assert len(found) == len(rows)
    assert all(each["type"] for each in found)
    assert sum(each["timespan"] is not None for each in found) == sum(bool(row.first or row.last) for row in rows)


@pytest.mark.parametrize("project", PROJECTS)
def test_recogitos_annotator_marks_the_words_that_were_read(opened, written, project: str) -> None:
    needs("@recogito/text-annotator")
    of_article = defaultdict(list)
    for item in json.loads(written("annotations", project)).get("first", {}).get("items", []):
        of_article[item["id"].removeprefix("urn:dateline:mention:").partition("%3A")[0]].append(item)
    for article, items in of_article.items():
        given = json.dumps({"text": opened(project).text(article), "items": items}).encode()
        for item, marked in zip(items, node("text-annotator.mjs", given), strict=True):
            exact = item["target"]["selector"][0]["exact"]
            assert marked == {"quote": exact, "found": exact}


def datasette(project: Path, settings: Path, address: str) -> str:
    command = [sys.executable, "-m", "datasette", "serve", str(project), "-m", str(settings), "--get", address]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.mark.parametrize("project", ["edges", "hostile", "none"])
def test_datasette_serves_places_and_mentions_on_a_map(opened, written, tmp_path, project: str) -> None:
    if not find_spec("datasette"):
        pytest.skip("Datasette is not installed: pip install datasette datasette-cluster-map")
    (tmp_path / "metadata.json").write_bytes(written("datasette", project))
    file = opened(project).path
    for table, column in (("places", "name"), ("mentions", "text")):  # a table, and a view
        page = datasette(file, tmp_path / "metadata.json", f"/{project}/{table}")
        assert "<script>alert" not in page
        if find_spec("datasette_cluster_map"):
            assert "datasette-cluster-map.js" in page
        rows = json.loads(datasette(file, tmp_path / "metadata.json", f"/{project}/{table}.json?_shape=array"))
        wanted = getattr(opened(project), table)()
        assert sorted(row[column] for row in rows) == sorted(wanted[column])


@pytest.fixture
def timeline_page(tmp_path: Path) -> Iterator[str]:
    """The address of a page with TimelineJS, served beside `sheet.csv`."""
    needs("@knight-lab/timelinejs")
    shutil.copytree(READERS / "node_modules" / "@knight-lab" / "timelinejs" / "dist", tmp_path / "dist")
    (tmp_path / "index.html").write_text(
        '<!doctype html><div id="line" style="width: 1000px; height: 600px"></div><script src="dist/js/timeline.js">'
        '</script><script>window.line = new TL.Timeline("line", `${location.origin}/sheet.csv`)</script>'
    )
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.browser
@pytest.mark.parametrize("project", ["edges", "hostile"])
def test_timelinejs_shows_a_slide_a_row_and_runs_nothing(
    request, timeline_page, written, tmp_path, project: str
) -> None:
    sheet = written("timelinejs", project)
    (tmp_path / "sheet.csv").write_bytes(sheet)
    page, said = request.getfixturevalue("browser").new_context().new_page(), []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(timeline_page)
    page.locator(".tl-slide").first.wait_for()
    assert page.locator(".tl-slide").count() == len(list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig")))))
    assert said == []
