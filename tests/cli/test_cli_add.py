"""`dateline add`, `remove` and `undo` as a user calls them: exit codes and messages."""

import re
from pathlib import Path

from geo.project import Project


def paths(project: Path) -> list[str]:
    opened = Project.open(project)
    found = opened.documents()["path"].tolist()
    opened.close()
    return found


def test_add_says_what_became_of_each_file(command, articles: Path, tmp_path: Path) -> None:
    command("build", articles, "-o", "p.sqlite")
    drop = tmp_path / "drop"
    drop.mkdir()
    (drop / "again.txt").write_bytes((articles / "kars.txt").read_bytes())
    (drop / "lima.txt").write_text("Rain fell in Lima on 4 March 2019.\n")
    (drop / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = command("add", "p.sqlite", "drop")
    assert done.returncode == 1, done.stderr
    assert "added: added/drop/lima.txt" in done.stderr
    assert "already there: added/drop/again.txt (as kars.txt)" in done.stderr
    assert "left out: added/drop/scan.png is not read: no reader takes a PNG image" in done.stderr
    assert "1 added, 0 read anew, 0 unchanged, 1 already there; 1 files left out" in done.stderr
    assert paths(tmp_path / "p.sqlite") == ["kars.txt", "added/drop/lima.txt"]
    assert command("build", articles, "-o", "p.sqlite").returncode == 0
    assert paths(tmp_path / "p.sqlite") == ["kars.txt", "added/drop/lima.txt"]


def test_add_makes_a_project_that_a_build_without_a_folder_makes_again(command, articles: Path, tmp_path: Path) -> None:
    assert command("add", "p.sqlite", articles / "kars.txt").returncode == 0
    again = command("build", "-o", "p.sqlite")
    assert again.returncode == 0, again.stderr
    assert "0 articles read, 1 unchanged" in again.stderr


def test_a_build_of_nothing_says_what_to_do(command) -> None:
    done = command("build", "-o", "p.sqlite")
    assert done.returncode == 2
    assert "dateline add" in done.stderr


def test_adding_what_is_not_there_makes_no_project(command, tmp_path: Path) -> None:
    done = command("add", "p.sqlite", "nowhere.txt")
    assert done.returncode == 2
    assert "nowhere.txt can't be read (No such file or directory)" in done.stderr
    assert not (tmp_path / "p.sqlite").exists()


def test_a_foreign_file_is_never_taken_for_a_project(command, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "p.sqlite").write_text("my diary " * 200)
    done = command("add", "p.sqlite", articles)
    assert done.returncode == 2
    assert (tmp_path / "p.sqlite").read_text().startswith("my diary")


def test_remove_says_how_to_bring_it_back_and_undo_does(command, articles: Path, tmp_path: Path) -> None:
    (articles / "lima.txt").write_text("Rain fell in Lima on 4 March 2019.\n")
    command("build", articles, "-o", "p.sqlite")
    done = command("remove", "p.sqlite", "kars.txt", "--why", "not ours", "--by", "Ada")
    assert done.returncode == 0, done.stderr
    assert "removed: kars.txt (kars-" in done.stderr
    act = re.search(r"dateline undo p\.sqlite (\w{26})", done.stderr)[1]
    assert paths(tmp_path / "p.sqlite") == ["lima.txt"]
    listed = command("undo", "p.sqlite")
    assert re.fullmatch(rf"{act}  20\S+  Ada: removed 1 \(kars\.txt\): not ours\n", listed.stdout)
    back = command("undo", "p.sqlite", act)
    assert back.returncode == 0, back.stderr
    assert "brought back: kars-" in back.stderr
    assert sorted(paths(tmp_path / "p.sqlite")) == ["kars.txt", "lima.txt"]


def test_removing_what_is_not_there_removes_nothing(command, articles: Path) -> None:
    command("build", articles, "-o", "p.sqlite")
    done = command("remove", "p.sqlite", "kars.txt", "snow.txt")
    assert done.returncode == 2
    assert "no article 'snow.txt'" in done.stderr
    assert "Nothing was removed" in done.stderr


def test_an_undo_of_no_act_says_how_to_list_them(command, articles: Path) -> None:
    command("build", articles, "-o", "p.sqlite")
    done = command("undo", "p.sqlite", "01KJMMA2G00000000000000007")
    assert done.returncode == 2
    assert "dateline undo p.sqlite lists" in done.stderr
