"""Formats of linked data and of exchange: Linked Places, Web Annotations, TEI, STIX, GeoParquet, Datasette."""

import io
import json
import re
from typing import get_args

import pytest
from lxml import etree

from geo.export import extract
from geo.export.geometry import geometry
from geo.export.linked_places import FEATURE_CLASSES
from geo.model import PlaceKind

PROJECTS = ["edges", "hostile", "empty", "none", "corrected"]
TEI = {"t": "http://www.tei-c.org/ns/1.0"}


@pytest.mark.parametrize("project", PROJECTS)
def test_linked_places_has_a_feature_a_place(opened, written, project: str) -> None:
    found = json.loads(written("lpf", project))
    places = {row.place_id for row in extract(opened(project)).rows if row.place_id}
    assert len(found["features"]) == len(places)
    for feature in found["features"]:
        assert feature["@id"].startswith(("https://sws.geonames.org/", "urn:dateline:place:"))
        assert feature["properties"]["title"]
        assert feature["names"][0]["toponym"]
        assert "javascript:" not in json.dumps(feature["names"][0]["citations"][0]["@id"])


@pytest.mark.parametrize("project", PROJECTS)
def test_linked_places_says_no_more_than_its_schema_takes(written, project: str) -> None:
    """What the World Historical Gazetteer's schema (lpf_v2.0) asks of a feature, and of its parts where they are."""
    namespaced, address = (
        re.compile(r"^\w+:[^\s]+$"),
        re.compile(r"^https?://[a-zA-Z0-9.-]{2,256}\.[a-z]{2,63}(:\d+)?(/.*)?$"),
    )
    day = re.compile(r"^-?\d{1,4}(-(0[1-9]|1[0-2]))?(-([0-2]\d|3[01]))?$")
    for feature in json.loads(written("lpf", project))["features"]:
        assert {"@id", "type", "properties", "geometry", "names", "types"} <= feature.keys()
        assert address.match(feature["@id"]) or namespaced.match(feature["@id"])
        assert all(kind.get("identifier", "aat:1") for kind in feature["types"])
        assert feature["geometry"] is None or feature["geometry"]["type"] != "GeometryCollection"
        for span in feature.get("when", {"timespans": []})["timespans"]:
            assert span.keys() <= {"start", "end"}
            assert all(day.match(value) for end in span.values() for value in end.values())
        for link in feature.get("links", []):
            assert re.match(r"^(bnf|cerl|dbp|gn|gnd|gov|loc|pl|tgn|viaf|wd|wp):\S+$", link["identifier"])
        for cited in (one for name in feature["names"] for one in name["citations"]):
            assert address.match(cited["@id"]) or namespaced.match(cited["@id"])


def test_every_kind_of_place_has_a_class_of_geonames() -> None:
    assert FEATURE_CLASSES.keys() == set(get_args(PlaceKind))


def test_linked_places_links_to_geonames_and_gives_days_as_bounds(written) -> None:
    suva = next(
        each for each in json.loads(written("lpf", "edges"))["features"] if each["properties"]["title"] == "Suva"
    )
    assert suva["links"] == [{"type": "exactMatch", "identifier": "gn:2198148"}]
    assert suva["properties"]["ccodes"] == ["FJ"]
    assert suva["properties"]["fclasses"] == ["P"]
    assert {"start": {"in": "2021-05-03"}, "end": {"in": "2021-05-03"}} in suva["when"]["timespans"]


@pytest.mark.parametrize("project", PROJECTS)
def test_an_annotation_a_mention_whose_selectors_find_its_words(opened, written, project: str) -> None:
    found = json.loads(written("annotations", project))
    assert found["type"] == "AnnotationCollection"
    items = found["first"]["items"]
    rows = {row.mention_id: row for row in extract(opened(project)).rows}
    assert found["total"] == len(items) == len(rows)
    for item, row in zip(items, rows.values(), strict=True):
        text = opened(project).text(row.article.id)
        quote, position = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert item["target"]["source"].startswith(("https://", "urn:dateline:article:"))


@pytest.mark.parametrize("project", PROJECTS)
def test_tei_is_well_formed_and_its_references_meet(opened, written, project: str) -> None:
    document = etree.fromstring(written("tei", project), etree.XMLParser(resolve_entities=False))
    ids = {each.get("{http://www.w3.org/XML/1998/namespace}id") for each in document.iter()} - {None}
    spans = document.findall(".//t:annotation", TEI)
    assert len(spans) == len(list(extract(opened(project)).rows))
    for span in spans:
        assert span.get("target")[1:] in ids
        assert (span.get("corresp") or span.get("target"))[1:] in ids
    assert not document.xpath("//*[local-name()='script']")


def test_tei_says_open_days_as_bounds(written) -> None:
    document = etree.fromstring(written("tei", "edges"))
    dates = [span.find(".//t:date", TEI) for span in document.findall(".//t:annotation", TEI)]
    assert [None if each is None else dict(each.attrib) for each in dates[:6]] == [
        {"when": "2021-05-03"},
        {"notBefore": "2021-05-03", "notAfter": "2021-05-09"},
        {"notBefore": "1856-05-01", "notAfter": "1856-05-31"},
        {"notBefore": "2021-05-03"},
        {"notAfter": "2021-05-03"},
        None,
    ]


@pytest.mark.parametrize("project", PROJECTS)
def test_stix_is_taken_by_the_standards_own_library(opened, written, project: str) -> None:
    stix2 = pytest.importorskip("stix2", reason="stix2 is not installed: pip install '.[test]'")
    bundle = stix2.parse(written("stix", project).decode(), allow_custom=False)
    locations = [each for each in bundle.objects if each["type"] == "location"]
    grounds = {
        (row.place_id, row.latitude, row.longitude, row.radius_km)
        for row in extract(opened(project)).rows
        if row.place_id and row.is_mapped
    }
    assert len(locations) == len(grounds)


def test_precision_of_stix_is_in_metres(written) -> None:
    objects = json.loads(written("stix", "edges"))["objects"]
    assert next(each for each in objects if each.get("name") == "Suva")["precision"] == 8000.0


@pytest.mark.parametrize("project", PROJECTS)
def test_geoparquet_holds_typed_columns_and_its_own_description(opened, written, project: str) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(written("geoparquet", project)))
    rows = list(extract(opened(project)).rows)
    assert table.num_rows == len(rows)
    about = json.loads(table.schema.metadata[b"geo"])
    assert about["columns"]["geometry"]["encoding"] == "WKB"
    assert str(table.schema.field("first").type) == "date32[day]"
    assert str(table.schema.field("longitude").type) == "double"
    assert [each is None for each in table["geometry"].to_pylist()] == [geometry(row) is None for row in rows]


def test_datasette_gets_words_for_tables_and_views_that_the_project_has(opened, written) -> None:
    database = json.loads(written("datasette", "edges"))["databases"]["edges"]
    found = opened("edges")._db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
    assert set(database["tables"]) <= {name for (name,) in found}
    for name, said in database["tables"].items():
        columns = {row[1] for row in opened("edges")._db.execute(f"PRAGMA table_info({name})")}
        assert set(said.get("columns", {})) <= columns
