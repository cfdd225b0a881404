"""KML and KMZ, held against the schema of KML 2.2 and read by lxml: spans, folders, texts as texts."""

import io
import zipfile

import pytest
from lxml import etree

from geo.export import extract

NAMES = {"k": "http://www.opengis.net/kml/2.2"}
PROJECTS = ["edges", "hostile", "empty", "none", "corrected"]


def parsed(data: bytes):
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False))


@pytest.mark.parametrize("project", PROJECTS)
def test_it_keeps_to_the_schema_of_kml(written, project: str) -> None:
    validator = pytest.importorskip("fastkml.validator", reason="fastkml is not installed: pip install '.[test]'")
    schema = validator.get_schema_parser()
    document = parsed(written("kml", project))
    schema.assertValid(document)


@pytest.mark.parametrize("project", PROJECTS)
def test_every_mapped_row_is_a_placemark_in_the_folder_of_its_outlet(opened, written, project: str) -> None:
    document = parsed(written("kml", project))
    rows = [row for row in extract(opened(project)).rows if row.is_mapped]
    assert len(document.findall(".//k:Placemark", NAMES)) == len(rows)
    assert len(document.findall(".//k:Folder", NAMES)) == len(extract(opened(project)).articles)


def test_spans_are_open_where_the_days_are(written) -> None:
    document = parsed(written("kml", "edges"))
    spans = []
    for mark in document.findall(".//k:Placemark", NAMES):
        span = mark.find("k:TimeSpan", NAMES)
        spans.append(None if span is None else {each.tag.split("}")[1]: each.text for each in span})
    assert spans[0] == {"begin": "2021-05-03", "end": "2021-05-03"}
    assert spans[3:6] == [{"begin": "2021-05-03"}, {"end": "2021-05-03"}, None]


def test_hostile_texts_stay_texts_in_the_file_and_in_the_balloon(opened, written) -> None:
    document = parsed(written("kml", "hostile"))
    row = next(iter(extract(opened("hostile")).rows))
    mark = document.find(".//k:Placemark", NAMES)
    assert mark.findtext("k:name", namespaces=NAMES) == row.name.replace("\x01", "\ufffd")
    balloon = mark.findtext("k:description", namespaces=NAMES)
    assert "<script" not in balloon
    assert "&lt;script&gt;" in balloon
    assert "javascript:" not in balloon.split("<a ")[-1] or "<a " not in balloon
    assert document.find(".//k:script", NAMES) is None


def test_kmz_holds_the_same_document(written) -> None:
    with zipfile.ZipFile(io.BytesIO(written("kmz", "edges"))) as package:
        assert package.namelist() == ["doc.kml"]
        assert package.read("doc.kml") == written("kml", "edges")
