"""Days that a person gives to articles without one: saved as one act, shown at once, taken back as one."""

from __future__ import annotations

from datetime import date

import pytest
from correction_readings import PlainPipeline
from ui_projects import flood_report, undated_note, vague_report, write_project

from geo.errors import CorrectionError
from geo.project import Project
from geo.project.build import build_project
from geo.project.journal import read_journal
from geo.ui.dayless import Said, dayless_record, save_days, undo_days
from geo.ui.shell import _state
from geo.ui.view_data import view_data

TEXTS = {
    "snow.txt": "Snow closed the road to Mars on Monday.\n",
    "train.txt": "A train left Mars for Kars.\n",
    "calm.txt": "Kars was calm on 3 March 2019.\n",
}


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    path = tmp_path / "p.sqlite"
    build_project(folder, path, PlainPipeline())
    return path


def data_of(path):
    return view_data(Project.open(path))


def ids(path):
    return {article["path"]: article["id"] for article in dayless_record(data_of(path), None)["articles"]}


def published(path, key):
    row = data_of(path).documents.set_index("id").loc[key]
    return row["published_first"], row["published_last"]


def test_articles_are_asked_for_whose_days_lack_an_end(tmp_path):
    path = write_project(tmp_path / "p.sqlite", flood_report(), undated_note(), vague_report())
    record = dayless_record(data_of(path), Said("1 article dated.", "act"))
    assert record["total"] == 1
    (article,) = record["articles"]
    assert article["known"] == "not before 20 May 2021"
    assert article["reason"] == "only its earliest day is proven by the text"
    assert record["said"] == {"words": "1 article dated.", "act": "act", "isError": False}


def test_days_are_saved_as_one_act_and_shown(project):
    keys = ids(project)
    days = {keys["snow.txt"]: "2019-03-06", keys["train.txt"]: "2019-03-04/2019-03-10"}
    said = save_days(project, data_of(project), "Ada", days, PlainPipeline())
    assert said.words == "2 articles dated."
    lines = read_journal(project).corrections
    assert {(line.act, line.by, line.kind) for line in lines} == {(said.act, "Ada", "document")}
    assert published(project, keys["snow.txt"]) == ("2019-03-06", "2019-03-06")
    assert published(project, keys["train.txt"]) == ("2019-03-04", "2019-03-10")
    assert not set(days) & set(ids(project).values()), "they are not asked for again"


def test_what_is_read_follows_the_day(project):
    key = ids(project)["snow.txt"]
    save_days(project, data_of(project), "Ada", {key: "2019-03-06"}, PlainPipeline())
    monday = Project.open(project).dates_of(key).iloc[0]
    assert monday["first"] == date(2019, 3, 4).isoformat()


def test_one_undo_takes_the_act_back(project):
    before, keys = ids(project), ids(project)
    days = {keys["snow.txt"]: "2019-03-06", keys["train.txt"]: "2019"}
    said = save_days(project, data_of(project), "Ada", days, PlainPipeline())
    assert ids(project) != before
    assert undo_days(project, "Ada", said.act, PlainPipeline()).words == "Taken back."
    assert ids(project) == before


@pytest.mark.parametrize(
    ("by", "days"),
    [
        ("Ada", {"nobody": "2019-03-06"}),
        ("Ada", {"snow.txt": "soon"}),
        ("Ada", {"snow.txt": " "}),
        ("Ada", {"snow.txt": "2019-03-06", "train.txt": "2019-02-30"}),
        (" ", {"snow.txt": "2019-03-06"}),
        ("Ada", {}),
    ],
)
def test_what_makes_no_sense_is_told_and_nothing_saved(project, by, days):
    keys = ids(project)
    with pytest.raises(CorrectionError):
        save_days(project, data_of(project), by, {keys.get(at, at): day for at, day in days.items()}, PlainPipeline())
    assert read_journal(project).corrections == ()
    assert ids(project) == keys


def test_without_a_gazetteer_the_days_are_kept_for_the_next_build(project):
    key = ids(project)["snow.txt"]
    said = save_days(project, data_of(project), "Ada", {key: "2019-03-06"}, None)
    assert "dateline build" in said.words
    build_project(project.parent / "articles", project, PlainPipeline())
    assert published(project, key) == ("2019-03-06", "2019-03-06")


def test_a_project_has_changed_once_days_are_saved_though_somebody_reads_it(project):
    reader = Project.open(project)
    key, before = ids(project)["snow.txt"], _state(project)
    assert _state(project) == before, "opening it is no change"
    save_days(project, data_of(project), "Ada", {key: "2019-03-06"}, PlainPipeline())
    assert _state(project) != before
    reader.close()
