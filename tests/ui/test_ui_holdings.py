"""What is known of a project's articles is changed, they are removed and put back: each an act that can be undone."""

from __future__ import annotations

import pytest
from correction_readings import PlainPipeline

from geo.errors import CorrectionError
from geo.project import Project
from geo.project.build import build_project
from geo.project.journal import read_journal
from geo.ui.dayless import undo_days
from geo.ui.holdings import change_articles, holdings_record, put_back, remove_articles, removed_articles
from geo.ui.view_data import view_data

TEXTS = {"snow.txt": "Snow closed the road to Mars.\n", "train.txt": "A train left Mars for Kars.\n"}


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    build_project(folder, tmp_path / "p.sqlite", PlainPipeline())
    return tmp_path / "p.sqlite"


def shown(project):
    return holdings_record(view_data(Project.open(project)), removed_articles(project))


def ids(project):
    return {article["path"]: article["id"] for article in shown(project)["articles"]}


def change(project, by, keys, changes):
    return change_articles(project, view_data(Project.open(project)), by, keys, changes, PlainPipeline())


def remove(project, by, keys):
    return remove_articles(project, view_data(Project.open(project)), by, keys, PlainPipeline())


def test_many_articles_are_changed_in_one_act(project):
    keys = list(ids(project).values())
    said = change(project, "Ada", keys, {"publisher": "Hill <Herald>", "published": "2019-03", "language": "fr"})
    assert said.words == "2 articles changed."
    for article in shown(project)["articles"]:
        assert (article["outlet"], article["day"], article["languageName"]) == ("Hill <Herald>", "March 2019", "French")
    lines = read_journal(project).corrections
    assert {line.act for line in lines} == {said.act}
    assert lines[0].before == {"publisher": "", "published": "../..", "language": "en"}


def test_one_undo_takes_an_act_back(project):
    before = shown(project)
    said = change(project, "Ada", list(ids(project).values()), {"title": "The same"})
    assert {article["title"] for article in shown(project)["articles"]} == {"The same"}
    undo_days(project, "Ada", said.act, PlainPipeline())
    assert shown(project) == before


def test_a_removed_article_is_gone_listed_and_comes_back(project, tmp_path):
    before, key = shown(project), ids(project)["snow.txt"]
    assert remove(project, "Ada", [key]).words == "1 article removed."
    after = shown(project)
    assert [article["path"] for article in after["articles"]] == ["train.txt"]
    assert [one["id"] for one in after["removed"]] == [key]
    build_project(tmp_path / "articles", project, PlainPipeline())
    assert shown(project) == after, "a build keeps it out"
    said = put_back(project, removed_articles(project), "Ada", [key], PlainPipeline())
    assert said.words == "1 article put back."
    assert ids(project) == {article["path"]: article["id"] for article in before["articles"]}
    assert shown(project)["removed"] == []
    undo_days(project, "Ada", said.act, PlainPipeline())
    assert shown(project) == after


@pytest.mark.parametrize(
    ("by", "keys", "changes"),
    [
        ("Ada", ["nobody"], {"title": "x"}),
        ("Ada", ["snow.txt", "nobody"], {"title": "x"}),
        ("Ada", [], {"title": "x"}),
        ("Ada", ["snow.txt"], {}),
        ("Ada", ["snow.txt"], {"published": "soon"}),
        ("Ada", ["snow.txt"], {"url": "javascript:alert(1)"}),
        (" ", ["snow.txt"], {"title": "x"}),
    ],
)
def test_what_makes_no_sense_is_told_and_nothing_saved(project, by, keys, changes):
    known = ids(project)
    with pytest.raises(CorrectionError):
        change(project, by, [known.get(key, key) for key in keys], changes)
    assert read_journal(project).corrections == ()


def test_only_what_was_removed_is_put_back(project):
    with pytest.raises(CorrectionError):
        put_back(project, (), "Ada", list(ids(project).values()), PlainPipeline())
    with pytest.raises(CorrectionError):
        remove(project, "Ada", ["nobody"])
