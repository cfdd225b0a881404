"""Articles taken out of a project: gone from every list, kept in the log, brought back by undo."""

from pathlib import Path

import pytest

from geo.corrections import Selector
from geo.errors import CorrectionError, UnknownDocumentError
from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline
from geo.project import Project
from geo.project.acts import new_act
from geo.project.adding import add_files, wanted
from geo.project.build import build_project
from geo.project.in_place import apply_corrections, shows_corrections
from geo.project.journal import append, read_journal
from geo.project.removing import acts, articles_named, remove, undo
from geo.project.search import search

SNOW = "Snow closes roads\n\nSnow closed the road to Kars, Turkey, on 3 March 2019.\n"
RAIN = "Rain fell in Lima, Peru, on 4 March 2019.\n"
SUN = "The sun shone in Lima, Peru, in March 2019.\n"


@pytest.fixture(scope="module")
def pipeline(gazetteer_file: Path) -> Pipeline:
    return Pipeline(Gazetteer.open(gazetteer_file))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "base"
    (folder / "peru").mkdir(parents=True)
    (folder / "kars.txt").write_text(SNOW)
    (folder / "peru" / "lima.txt").write_text(RAIN)
    (folder / "peru" / "sun.txt").write_text(SUN)
    return folder


@pytest.fixture
def project(tmp_path: Path, folder: Path, pipeline: Pipeline) -> Path:
    path = tmp_path / "p.sqlite"
    build_project(folder, path, pipeline)
    return path


def paths(project: Path) -> list[str]:
    opened = Project.open(project)
    found = opened.documents()["path"].tolist()
    opened.close()
    return found


def content(project: Path) -> list[list[str]]:
    """All that the project says, but for the order of documents."""
    opened = Project.open(project)
    frames = [
        opened.documents().drop(columns="ordinal"), opened.mentions(), opened.dates(), opened.event_rows(),
        opened.places(), opened.sharpened(), opened.copies(), opened.failures(), opened.orphans(),
    ]  # fmt: skip
    opened.close()
    return [sorted(map(repr, frame.itertuples(index=False, name=None))) for frame in frames]


def test_a_removed_article_is_on_no_list_and_the_others_stay(project: Path) -> None:
    done = remove(project, ["kars.txt"], "Ada")
    assert len(done.applied.removed) == 1
    opened = Project.open(project)
    assert opened.documents()["path"].tolist() == ["peru/lima.txt", "peru/sun.txt"]
    assert "Kars" not in opened.mentions()["text"].tolist()
    assert "Kars" not in opened.places()["name"].tolist()
    opened.close()
    assert search(project, "snow") == ((), 0)


@pytest.mark.parametrize("name", ["peru", "peru/", "peru/lima.txt"])
def test_a_folder_or_a_file_stands_for_all_of_it(project: Path, name: str) -> None:
    remove(project, [name], "Ada")
    assert paths(project) == (["kars.txt", "peru/sun.txt"] if name.endswith(".txt") else ["kars.txt"])


def test_articles_are_named_by_id_hash_or_path(project: Path) -> None:
    opened = Project.open(project)
    row = opened.documents().iloc[0]
    opened.close()
    targets = [articles_named(project, [row[column]]) for column in ("id", "sha256", "path")]
    assert targets == [[Selector(row["sha256"], row["id"], row["path"])]] * 3


def test_a_name_that_means_no_article_removes_nothing(project: Path) -> None:
    with pytest.raises(UnknownDocumentError, match=r"'kar', 'lima\.txt'"):
        remove(project, ["kars.txt", "kar", "lima.txt"], "Ada")
    assert len(paths(project)) == 3
    assert read_journal(project).corrections == ()


def test_undo_brings_it_back_without_its_file_and_a_build_makes_the_same_bytes(
    project: Path, folder: Path, pipeline: Pipeline
) -> None:
    before = project.read_bytes()
    done = remove(project, ["kars.txt", "peru/sun.txt"], "Ada", why="not ours")
    assert paths(project) == ["peru/lima.txt"]
    undo(project, done.act, "Ada")
    assert sorted(paths(project)) == ["kars.txt", "peru/lima.txt", "peru/sun.txt"]
    opened = Project.open(project)
    assert "Kars" in opened.mentions()["text"].tolist()
    opened.close()
    build_project(folder, project, pipeline)
    assert project.read_bytes() == before


def test_a_build_keeps_it_out_and_undo_after_the_build_brings_it_back(
    project: Path, folder: Path, pipeline: Pipeline
) -> None:
    before = project.read_bytes()
    done = remove(project, ["kars.txt"], "Ada")
    report = build_project(folder, project, pipeline)
    assert (report.removed, report.read, report.gone, report.orphans) == (("kars.txt",), 0, (), ())
    assert paths(project) == ["peru/lima.txt", "peru/sun.txt"]
    assert shows_corrections(project)
    undo(project, done.act, "Ada")
    assert len(paths(project)) == 3
    build_project(folder, project, pipeline)
    assert project.read_bytes() == before


def test_a_build_makes_the_project_that_removing_in_place_made(project: Path, folder: Path, pipeline: Pipeline) -> None:
    remove(project, ["peru/sun.txt"], "Ada")
    in_place = content(project)
    build_project(folder, project, pipeline)
    assert content(project) == in_place


def test_undoing_the_undo_takes_it_out_again(project: Path) -> None:
    done = remove(project, ["kars.txt"], "Ada")
    back = undo(project, done.act, "Ada")
    append(project, [new_act("Ada").undo(back.act)])
    assert len(apply_corrections(project).removed) == 1


def test_an_edited_file_stays_out(project: Path, folder: Path, pipeline: Pipeline) -> None:
    remove(project, ["kars.txt"], "Ada")
    (folder / "kars.txt").write_text(SNOW + "More snow fell.\n")
    assert build_project(folder, project, pipeline).removed == ("kars.txt",)


def test_the_same_text_added_from_elsewhere_stays_out_and_is_told(
    tmp_path: Path, project: Path, pipeline: Pipeline
) -> None:
    remove(project, ["kars.txt"], "Ada")
    again = tmp_path / "again.txt"
    again.write_text(SNOW)
    added = add_files(project, wanted([again])[0], pipeline)
    assert added.outcomes[0].became == "removed"
    assert "kars.txt" not in paths(project)


def test_what_was_removed_stays_out_when_other_files_are_added(
    tmp_path: Path, folder: Path, project: Path, pipeline: Pipeline
) -> None:
    done = remove(project, ["kars.txt"], "Ada")
    more = tmp_path / "more.txt"
    more.write_text("Dust reached Baku.\n")
    add_files(project, wanted([more])[0], pipeline)
    assert paths(project) == ["peru/lima.txt", "peru/sun.txt", "added/more.txt"]
    undo(project, done.act, "Ada")
    build_project(folder, project, pipeline)
    assert paths(project) == ["kars.txt", "peru/lima.txt", "peru/sun.txt", "added/more.txt"]


def test_a_correction_made_before_holds_after_the_article_comes_back(project: Path, pipeline: Pipeline) -> None:
    (target,) = articles_named(project, ["kars.txt"])
    append(project, [new_act("Ada").correction("document", target, {"publisher": "The Outlet"})])
    done = remove(project, ["kars.txt"], "Ada", pipeline=pipeline)
    undo(project, done.act, "Ada", pipeline=pipeline)
    opened = Project.open(project)
    assert "The Outlet" in opened.documents()["publisher"].tolist()
    opened.close()


def test_acts_are_listed_latest_first_without_those_taken_back(project: Path) -> None:
    first = remove(project, ["kars.txt"], "Ada", why="a double")
    second = remove(project, ["peru"], "Ada")
    assert [(one.id, one.kinds, one.why) for one in acts(project)] == [
        (second.act, (("removed", 2),), ""),
        (first.act, (("removed", 1),), "a double"),
    ]
    undo(project, second.act, "Ada")
    assert [one.id for one in acts(project)] == [first.act]
    with pytest.raises(CorrectionError, match="no act that holds"):
        undo(project, second.act, "Ada")
