"""A project of parts is the project of their articles; what a stranger puts into them is left out, or stays text."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from made_articles import article, write_articles

from geo.corrections import Selector
from geo.errors import EmptyFolderError, InputError
from geo.parts.columns import schema
from geo.parts.stored import Looks
from geo.parts.taking import Parts
from geo.parts.writing import Job
from geo.pipeline import Pipeline
from geo.project import Project
from geo.project.acts import new_act
from geo.project.build import build_project
from geo.project.build_report import BuildReport
from geo.project.journal import append

Written = Callable[..., Path]


def taken(parts: Path, output: Path, pipeline: Pipeline) -> BuildReport:
    found = Parts(str(parts), pipeline)
    try:
        return build_project(None, output, pipeline, read_all=found.read_all, found=found.scan())
    finally:
        found.close()


def rewritten(part: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """The rows of a part, each changed in place."""
    rows = pq.read_table(part).to_pylist()
    for row in rows:
        change(row)
    pq.write_table(pa.Table.from_pylist(rows, schema=schema()), part)


def failures(report: BuildReport) -> str:
    return "\n".join(error for _, error in report.failures)


@pytest.fixture
def part(tmp_path: Path, written: Written) -> Path:
    """One part of three articles."""
    (only,) = written(write_articles(tmp_path / "articles", 3), 10**6).iterdir()
    return only


def test_a_project_of_parts_has_the_bytes_of_one_built_of_the_folder(
    tmp_path: Path, opened: Pipeline, written: Written
) -> None:
    folder = write_articles(tmp_path / "articles", 12)
    (folder / "copy.txt").write_text(article(3), encoding="utf-8")  # counted once
    (folder / "empty.txt").write_text(" \n")  # left out
    (folder / "index.csv").write_text("file,title,publisher,published\n0001.txt,Bridge closed,Example,2017-04-02\n")
    rows = [{"id": f"r{number}", "text": article(number), "source": "Wire"} for number in range(20, 25)]
    (folder / "more.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    (folder / "page.html").write_text(f"<html><body><article><p>{article(40) * 5}</p></article></body></html>")
    parts = written(folder)
    assert len(list(parts.iterdir())) > 3
    report = taken(parts, tmp_path / "parts.sqlite", opened)
    built = build_project(folder, tmp_path / "folder.sqlite", opened)
    assert report == replace(built, notes=())
    assert (tmp_path / "parts.sqlite").read_bytes() == (tmp_path / "folder.sqlite").read_bytes()


def test_readings_are_taken_and_not_made_again(
    tmp_path: Path, opened: Pipeline, part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Pipeline, "parse", lambda *asked: pytest.fail("an article was read again"))
    assert taken(part.parent, tmp_path / "p.sqlite", opened).read == 3


def test_a_project_takes_parts_again_and_carries_over_what_is_unchanged(
    tmp_path: Path, opened: Pipeline, part: Path
) -> None:
    taken(part.parent, tmp_path / "p.sqlite", opened)
    report = taken(part.parent, tmp_path / "p.sqlite", opened)
    assert (report.read, report.carried) == (0, 3)


def test_corrections_beside_the_project_hold(tmp_path: Path, opened: Pipeline, part: Path) -> None:
    path = tmp_path / "p.sqlite"
    taken(part.parent, path, opened)
    with closing(Project.open(path)) as project:
        first = project.documents().iloc[0]
    target = Selector(first["sha256"], first["id"], first["path"])
    append(path, [new_act("Ada").correction("document", target, {"title": "The first of all"})])
    taken(part.parent, path, opened)
    with closing(Project.open(path)) as project:
        assert project.documents()["title"].iloc[0] == "The first of all"


def test_an_article_is_left_out_whose_reading_does_not_fit_its_text(
    tmp_path: Path, opened: Pipeline, part: Path
) -> None:
    def change(row: dict[str, Any]) -> None:
        if row["path"] == "0001.txt":
            row["places"][0]["text"] = "Paris"

    rewritten(part, change)
    report = taken(part.parent, tmp_path / "p.sqlite", opened)
    assert report.read == 2
    assert failures(report).startswith("0001.txt: what ")
    assert "'Paris' does not stand where the reading has it" in failures(report)


def set_in(*keys: str | int, value: object) -> Callable[[dict[str, Any]], None]:
    def change(row: dict[str, Any]) -> None:
        held: Any = row
        for key in keys[:-1]:
            held = held[key]
        held[keys[-1]] = value

    return change


FORGED = {
    "a kind of place that there is not": set_in("places", 0, "place", "kind", value="bomb"),
    "a role that there is not": set_in("places", 0, "role", value="<b>"),
    "a latitude beyond the pole": set_in("places", 0, "place", "lat", value=91.0),
    "a longitude that is no number": set_in("places", 0, "footprint", "lon", value=float("nan")),
    "a radius without end": set_in("places", 0, "footprint", "radius_km", value=float("inf")),
    "a certainty above one": set_in("places", 0, "confidence", value=1.5),
    "an event of no mention": set_in("events", 0, "place", value=99),
    "an event of a date before the first": set_in("events", 0, "date", value=-1),
    "a day that the calendar lacks": set_in("dates", 0, "first", value="2017-02-30"),
    "an interval that ends before it begins": set_in("dates", 0, "last", value="1999-01-01"),
    "a sentence behind the end": set_in("sentences", 0, "end", value=10**9),
    "a sentence that ends before it begins": set_in("sentences", 0, "start", value=10**8),
    "no places where there are candidates": set_in("places", value=[]),
    "candidates that are not packed": set_in("candidates", value=b"\x00\x01"),
    "no candidates": set_in("candidates", value=None),
    "a reason of many megabytes": set_in("places", 0, "reason", value="x" * 10**7),
    "a text that is not that of its hash": set_in("document", "text", value="Another text."),
    "an empty text": set_in("document", "text", value=" "),
    "a script for an address": set_in("origin", "facts", "url", value="javascript:alert(1)"),
    "a hash that is none": set_in("document", "sha256", value="../../etc/passwd"),
    "a country that is none": set_in("origin", "facts", "countries", value=["<i>"]),
    "a path of several lines": set_in("document", "path", value="a\nb"),
    "a part of several lines": set_in("origin", "part", value="a\x00b"),
    "no origin": set_in("origin", value=None),
    "no document": set_in("document", value=None),
    "a population that is none": set_in("places", 0, "place", "population", value=-5),
}


@pytest.mark.parametrize("kind", FORGED)
def test_what_no_article_has_is_left_out_with_a_line(tmp_path: Path, opened: Pipeline, part: Path, kind: str) -> None:
    rewritten(part, lambda row: FORGED[kind](row) if row["path"] == "0001.txt" else None)
    report = taken(part.parent, tmp_path / "p.sqlite", opened)
    assert (report.read, len(report.failures)) == (2, 1)
    assert len(failures(report)) < 1000


HOSTILE = '\'); DROP TABLE documents; -- <script>alert(1)</script> =HYPERLINK("x") \u202e \x1b[2J {{7*7}}'


def test_text_in_any_column_reaches_the_project_as_text_only(tmp_path: Path, opened: Pipeline, part: Path) -> None:
    words = " ".join(HOSTILE.replace("\x1b", " ").split())

    def change(row: dict[str, Any]) -> None:
        for mention in row["places"]:
            mention["reason"] = mention["role_reason"] = HOSTILE
            for field in ("name", "admin1", "source"):
                mention["place"][field] = HOSTILE
        for one in (*row["dates"], *row["events"], *row["furniture"], row["published"], row["narration"]):
            one["reason"] = HOSTILE
        row["origin"]["facts"]["title"] = row["document"]["title"] = words
        row["origin"]["facts"]["publisher"] = row["document"]["publisher"] = words

    rewritten(part, change)
    path = tmp_path / "p.sqlite"
    report = taken(part.parent, path, opened)
    assert (report.read, report.failures) == (3, ())
    with closing(sqlite3.connect(path)) as db:
        told = {value for (value,) in db.execute("SELECT reason FROM mentions UNION SELECT reason FROM events")}
        titles = {value for (value,) in db.execute("SELECT title FROM documents")}
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
    assert told == {HOSTILE}
    assert titles == {words}
    assert "documents" in tables
    with closing(Project.open(path)) as project:  # which opens nothing that Dateline did not make
        assert list(project.documents()["title"]) == [words] * 3


def test_a_title_that_the_origin_does_not_give_is_not_believed(tmp_path: Path, opened: Pipeline, part: Path) -> None:
    rewritten(part, set_in("document", "title", value="Forged"))
    report = taken(part.parent, tmp_path / "p.sqlite", opened)
    assert report.read == 3
    with closing(Project.open(tmp_path / "p.sqlite")) as project:
        assert list(project.documents()["title"]) == ["Report 0", "Report 1", "Report 2"]


def test_two_articles_of_one_path_are_two(tmp_path: Path, opened: Pipeline, part: Path) -> None:
    rewritten(part, set_in("document", "path", value="same.txt"))
    assert taken(part.parent, tmp_path / "p.sqlite", opened).read == 3
    with closing(Project.open(tmp_path / "p.sqlite")) as project:
        assert project.documents()["path"].is_unique


@pytest.mark.parametrize("damage", [b"", b"PAR1", b"no Parquet at all" * 100])
def test_a_file_that_is_no_parquet_is_left_out_and_the_others_are_taken(
    tmp_path: Path, opened: Pipeline, written: Written, damage: bytes
) -> None:
    parts = sorted(written(write_articles(tmp_path / "articles", 12)).iterdir())
    parts[1].write_bytes(damage)
    report = taken(parts[0].parent, tmp_path / "p.sqlite", opened)
    assert 0 < report.read < 12
    assert f"{parts[1]} can't be read as Parquet" in failures(report)


def test_a_part_written_half_is_left_out(tmp_path: Path, opened: Pipeline, part: Path) -> None:
    whole = part.read_bytes()
    part.write_bytes(whole[: len(whole) // 2])
    report = taken(part.parent, tmp_path / "p.sqlite", opened)
    assert "can't be read as Parquet" in failures(report)


def test_damage_within_a_part_costs_the_part(tmp_path: Path, opened: Pipeline, part: Path) -> None:
    whole = bytearray(part.read_bytes())
    whole[len(whole) // 4 : len(whole) // 4 + 400] = bytes(400)
    part.write_bytes(bytes(whole))
    report = taken(part.parent, tmp_path / "p.sqlite", opened)
    assert report.read == 0
    assert report.failures


def test_a_table_of_something_else_is_told_by_the_column_it_lacks(tmp_path: Path, opened: Pipeline) -> None:
    pq.write_table(pa.table({"path": ["a"], "text": ["Snow fell in Mosul."]}), tmp_path / "table.parquet")
    report = taken(tmp_path, tmp_path / "p.sqlite", opened)
    assert "has no column 'error', so it is no part that Dateline wrote" in failures(report)


def test_a_column_of_another_type_is_told(tmp_path: Path, opened: Pipeline, part: Path) -> None:
    table = pq.read_table(part)
    at = table.schema.names.index("places")
    pq.write_table(table.set_column(at, "places", pa.array([1, 2, 3])), part)
    assert "the column 'places' is not as this version writes it" in failures(
        taken(part.parent, tmp_path / "p.sqlite", opened)
    )


def test_missing_parts_are_told(tmp_path: Path, opened: Pipeline, written: Written) -> None:
    parts = sorted(written(write_articles(tmp_path / "articles", 12), 500).iterdir())
    parts[0].unlink()
    parts[-1].unlink()
    report = taken(parts[1].parent, tmp_path / "p.sqlite", opened)
    assert f"2 of {len(parts)} parts are missing" in failures(report)
    assert report.read > 0


def test_parts_of_two_runs_are_not_mixed(tmp_path: Path, opened: Pipeline, written: Written) -> None:
    folder = write_articles(tmp_path / "articles", 12)
    written(folder, 1000)
    parts = written(folder, 2000)
    with pytest.raises(InputError, match="parts of several runs"):
        Parts(str(parts), opened)


def test_parts_that_were_read_otherwise_are_refused_with_what_to_do(opened: Pipeline, part: Path) -> None:
    rewritten(part, set_in("origin", "reading", value="another"))
    with pytest.raises(InputError, match=r"read otherwise than this machine reads.*DATELINE_GAZETTEER"):
        Parts(str(part.parent), opened).scan()


def test_a_folder_without_parts_is_told(tmp_path: Path, opened: Pipeline) -> None:
    with pytest.raises(EmptyFolderError, match="holds no part"):
        Parts(str(tmp_path), opened)


def test_a_process_that_ends_while_it_looks_costs_the_part(part: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Looks() as looks:
        looks._processes._make_work = _crashing
        assert "the process that looked at it ended" in looks.problem(str(part))


def _crashing() -> Callable[[str], str]:
    return _crash


def _crash(place: str) -> str:
    import os

    os._exit(9)


def test_text_that_unpacks_to_more_than_can_be_held_is_left_out(part: Path) -> None:
    table = pq.read_table(part).slice(0, 1)
    bomb = pa.array(["x" * 20_000_000] * 100).dictionary_encode()
    rows = pa.concat_tables([table] * 100)
    at = rows.schema.names.index("error")
    pq.write_table(rows.set_column(at, "error", bomb.cast(pa.string())), part, compression="zstd")
    assert part.stat().st_size < 10**6
    with Looks() as looks:
        problem = looks.problem(str(part))
    assert problem.startswith(str(part))
    assert "more than" in problem or "ended" in problem or "MemoryError" in problem or "can't be read" in problem


def test_a_job_of_the_same_reading_names_parts_alike(job: Job) -> None:
    assert replace(job, output="elsewhere").digest == job.digest
    assert replace(job, reading="another").digest != job.digest
