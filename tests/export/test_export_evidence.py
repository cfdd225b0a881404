"""An evidence package: what it holds, and that a change of anything in it is found."""

import contextlib
import io
import zipfile
from datetime import date
from pathlib import Path

import export_projects
import pytest

from geo.errors import InputError
from geo.export.evidence import pack, verify
from geo.project import Project
from geo.project.views import read_views, save_view


@pytest.fixture
def package(tmp_path: Path) -> Path:
    project = Project.open(export_projects.corrected(tmp_path / "case.sqlite"))
    (tmp_path / "edges.txt").write_text("the original")
    save_view(tmp_path / "case.sqlite", "The strait", "from=2021-05-03", "Ada")
    with (tmp_path / "case.zip").open("wb") as stream:
        assert pack(project, stream, originals=tmp_path, day=date(2026, 3, 1)) == []
    project.close()
    return tmp_path / "case.zip"


def rewritten(package: Path, change) -> Path:
    """The package with each file's (name, content) put through `change`; None leaves it out."""
    out = io.BytesIO()
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            kept = change(name, old.read(name))
            if kept is not None:
                new.writestr(*kept)
    package.write_bytes(out.getvalue())
    return package


def test_a_package_holds_project_corrections_rows_originals_and_hashes(package: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(package) as held:
        names = {name.partition("/")[2] for name in held.namelist()}
        for beside in ("", ".views.jsonl"):
            (tmp_path / f"copy.sqlite{beside}").write_bytes(held.read(f"case/data/project.sqlite{beside}"))
        assert b"see the map" in held.read("case/data/project.sqlite.corrections.jsonl")
        assert b"Bagging-Date: 2026-03-01" in held.read("case/bag-info.txt")
        assert held.read("case/data/originals/edges.txt") == b"the original"
    assert names == {
        "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "data/project.sqlite",
        "data/project.sqlite.corrections.jsonl", "data/articles.csv", "data/events.csv", "data/made.json",
        "data/originals/edges.txt", "data/project.sqlite.views.jsonl",
    }  # fmt: skip
    copy = Project.open(tmp_path / "copy.sqlite")
    assert len(copy.documents()) == 1
    copy.close()
    assert [view.name for view in read_views(tmp_path / "copy.sqlite")] == ["The strait"]
    assert verify(package) == (10, [])


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("data/events.csv", "data/events.csv was changed"),
        ("bag-info.txt", "bag-info.txt was changed"),
        ("manifest-sha256.txt", "manifest-sha256.txt was changed"),
    ],
)
def test_a_change_of_any_file_is_found(package: Path, name: str, problem: str) -> None:
    rewritten(package, lambda at, content: (at, content + b" \n" if at.endswith(f"case/{name}") else content))
    assert problem in verify(package)[1]


def test_what_is_missing_or_added_is_found(package: Path) -> None:
    rewritten(package, lambda at, content: None if at.endswith("made.json") else (at, content))
    with zipfile.ZipFile(package, "a") as held:
        held.writestr("case/data/extra.txt", "x")
    assert verify(package)[1] == ["data/made.json is missing", "data/extra.txt was added"]


@pytest.mark.parametrize("part", range(1, 20))
def test_a_flipped_bit_of_a_file_is_found_or_the_package_refused(package: Path, part: int) -> None:
    """Of the archive's own notes, such as the hour of a file, `verify` says nothing: no file is changed by them."""
    data, held = bytearray(package.read_bytes()), files_in(package)
    data[len(data) * part // 20] ^= 4
    package.write_bytes(data)
    with contextlib.suppress(InputError):
        assert verify(package)[1] != [] or files_in(package) == held


def files_in(package: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(package) as held:
        return {name: held.read(name) for name in held.namelist()}


def test_originals_that_lie_elsewhere_stay_out(tmp_path: Path) -> None:
    project = Project.open(export_projects.write(tmp_path / "p.sqlite", export_projects.edges()))
    (tmp_path / "empty").mkdir()
    assert pack(project, io.BytesIO(), originals=tmp_path / "empty") == ["edges.txt"]
    project.close()


def test_what_is_no_package_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"something else")
    with pytest.raises(InputError, match="no package"):
        verify(tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "y.zip", "w") as other:
        other.writestr("a.txt", "a")
    with pytest.raises(InputError, match=r"bagit\.txt"):
        verify(tmp_path / "y.zip")
