"""Every format on every project that is hard to write: none fails, and the same rows give the same bytes."""

import csv
import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from geo.export import format_named, format_names
from geo.ui.story.form import HTML


def read_back(name: str, content: bytes, tmp_path: Path) -> None:
    """Read a file by what its name ends with."""
    end = format_named(name).suffixes[0].rpartition(".")[2]
    if end in ("json", "jsonld", "geojson"):
        json.loads(content)
    elif end == "jsonl":
        assert all(json.loads(line) for line in content.splitlines())
    elif end == "csv":
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1
    elif end in ("xml", "kml"):
        etree.fromstring(content)
    elif end in ("zip", "kmz", "xlsx"):
        assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    elif end == "gpkg":
        (tmp_path / "p.gpkg").write_bytes(content)
        assert sqlite3.connect(tmp_path / "p.gpkg").execute("PRAGMA integrity_check").fetchone() == ("ok",)
    elif end == "parquet":
        assert content[:4] == content[-4:] == b"PAR1"
    elif end == "html":
        assert content.count(b"</script>") == content.count(b"<script")
        assert b"alert(1)</script>" not in content
    else:
        assert end in ("ris", "bib"), f"nothing here reads .{end}"
        content.decode()


@pytest.mark.parametrize("project", ["edges", "hostile", "empty", "none", "corrected"])
@pytest.mark.parametrize("name", sorted({*format_names(), HTML.name}))
def test_every_format_writes_every_project(written, tmp_path: Path, name: str, project: str) -> None:
    content = written(name, project)
    assert content or (name, project) in {("jsonl", "none"), ("ris", "none"), ("bibtex", "none")}
    read_back(name, content, tmp_path)
    assert written(name, project) == content
