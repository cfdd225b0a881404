"""Gold is read as it comes; a row that can't be used is named, and the others are read."""

import json
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from geo.errors import InputError, UnreadableFileError
from geo.evaluation import Gold, read_gold

TEXT = "Snow closed the road from Kars to Ardahan."
KARS = {"start": 26, "end": 30, "surface": "Kars", "lat": 40.6, "lon": 43.1}


def written(tmp_path: Path, *rows: Any) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), "utf-8")
    return path


def read(tmp_path: Path, *rows: Any, split: str = "") -> Gold:
    return read_gold(written(tmp_path, *rows), split=split)


def row(**fields: Any) -> dict[str, Any]:
    return {"id": "a", "text": TEXT, "toponyms": [KARS]} | fields


def error_of(tmp_path: Path, bad: Any) -> str:
    gold = read(tmp_path, bad, row(id="good"))
    assert [one.document.id for one in gold.documents] == ["good"]
    ((where, error),) = gold.failures
    assert where.startswith("line 1")
    return error


def test_a_row_becomes_a_document_with_its_annotations(tmp_path: Path) -> None:
    (gold,) = read(tmp_path, row(publisher="Daily Kars", published="2019-03-04")).documents
    assert gold.document.publisher == "Daily Kars"
    assert gold.document.published
    assert gold.places
    assert (gold.places[0].text, gold.places[0].point) == ("Kars", (40.6, 43.1))
    assert gold.dates is None


def test_a_row_without_an_id_is_called_by_its_line(tmp_path: Path) -> None:
    (gold,) = read(tmp_path, {"text": TEXT, "toponyms": []}).documents
    assert gold.document.id == "line 1"


def test_places_without_a_point_are_kept(tmp_path: Path) -> None:
    (gold,) = read(tmp_path, row(toponyms=[{"start": 26, "end": 30, "lat": None, "lon": None}])).documents
    assert gold.places
    assert gold.places[0].point is None


def test_nested_places_and_furniture_are_not_given_to_be_resolved(tmp_path: Path) -> None:
    ardahan = {"start": 34, "end": 41}
    (gold,) = read(tmp_path, row(toponyms=[KARS | {"nested": True}, ardahan | {"role": "boilerplate"}])).documents
    assert gold.spans == []


def test_a_surface_that_the_text_has_not_there_is_counted(tmp_path: Path) -> None:
    (gold,) = read(tmp_path, row(toponyms=[KARS | {"start": 27, "end": 31}])).documents
    assert gold.shifted == 1


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{not json", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ([1, 2], "not a JSON object"),
        ({"id": "a", "toponyms": []}, "'text'"),
        ({"id": "a", "text": TEXT}, "neither 'toponyms' nor 'timexes'"),
        (row(toponyms="Kars"), "'toponyms' must be a list"),
        (row(toponyms=[KARS, KARS | {"end": 99}]), "toponyms 1 must have 'start' and 'end' inside the text's 42"),
        (row(toponyms=[KARS | {"start": -3}]), "not -3..30"),
        (row(toponyms=[KARS | {"start": True}]), "toponyms 0"),
        (row(toponyms=["Kars"]), "toponyms 0"),
        (row(toponyms=[KARS | {"lat": "40.6"}]), "'lat' is no number"),
        (row(toponyms=[KARS | {"lat": 406}]), "beyond 90 degrees"),
        (row(toponyms=[KARS | {"lat": None}]), "without the other"),
        ('{"id": "a", "text": "Kars", "toponyms": [{"start": 0, "end": 4, "lat": NaN, "lon": 1}]}', "beyond 90"),
        (row(timexes=[{"start": 0, "end": 4, "value": "2017"}]), "timexes 0 has no 'type'"),
    ],
)  # fmt: skip
def test_a_bad_row_is_left_out_with_its_reason(tmp_path: Path, bad: Any, said: str) -> None:
    assert said in error_of(tmp_path, bad)


def test_a_named_split_keeps_its_rows(tmp_path: Path) -> None:
    gold = read(tmp_path, row(split="dev"), row(id="b", split="test"), row(id="c"), split="test")
    assert [one.document.id for one in gold.documents] == ["b"]


def test_parts_are_the_same_each_time_and_make_up_the_whole(tmp_path: Path) -> None:
    path = written(tmp_path, *(row(id=f"doc {number}") for number in range(60)))
    parts = [[one.document.id for one in read_gold(path, split=f"{k}/3").documents] for k in (1, 2, 3)]
    assert sorted(chain.from_iterable(parts)) == sorted(f"doc {number}" for number in range(60))
    assert all(10 <= len(part) <= 30 for part in parts)


@pytest.mark.parametrize("split", ["0/5", "6/5", "0/0"])
def test_a_part_that_is_none_says_how_to_give_one(tmp_path: Path, split: str) -> None:
    with pytest.raises(InputError, match="1/5"):
        read(tmp_path, row(), split=split)


def test_a_split_without_rows_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="none of its 1 rows is in split 'tset'"):
        read(tmp_path, row(split="test"), split="tset")


def test_an_empty_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no rows"):
        read(tmp_path)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"nowhere\.jsonl"):
        read_gold(tmp_path / "nowhere.jsonl")
