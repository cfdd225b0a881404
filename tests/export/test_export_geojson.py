"""GeoJSON as RFC 7946 has it, judged by a reader of others; days and selectors beside it."""

import json

import pytest

from geo.export import extract

geojson_pydantic = pytest.importorskip(
    "geojson_pydantic", reason="geojson-pydantic is not installed: pip install '.[test]'"
)


@pytest.mark.parametrize("project", ["edges", "hostile", "empty", "none", "corrected"])
def test_a_reader_of_others_takes_it(opened, written, project: str) -> None:
    found = geojson_pydantic.FeatureCollection.model_validate_json(written("geojson", project))
    rows = list(extract(opened(project)).rows)
    assert [feature.id for feature in found.features] == [row.id for row in rows]
    assert [feature.geometry is None for feature in found.features] == [not row.is_mapped for row in rows]


def test_features_hold_the_rows_texts_as_they_are(opened, written) -> None:
    found = json.loads(written("geojson", "hostile"))["features"]
    for feature, row in zip(found, extract(opened("hostile")).rows, strict=True):
        assert feature["properties"]["place"] == row.place
        assert feature["properties"]["sentence"] == row.sentence
        assert feature["selector"][1] == {"type": "TextPositionSelector", "start": row.start, "end": row.end}


def test_days_say_no_more_than_is_known(written) -> None:
    days = [feature.get("when") for feature in json.loads(written("geojson", "edges"))["features"]]
    spans = [each and each["timespans"][0]["start"] for each in days]
    assert spans[:6] == [
        {"in": "2021-05-03"},
        {"earliest": "2021-05-03", "latest": "2021-05-09"},
        {"earliest": "1856-05-01", "latest": "1856-05-31"},
        {"earliest": "2021-05-03"},
        {"latest": "2021-05-03"},
        None,
    ]
