"""`geo.open`: the way in for notebooks."""

import subprocess
import sys
from pathlib import Path

import pytest

import geo
from geo.errors import ProjectMissingError
from geo.model import Document, ParsedDocument, Publication
from geo.project import Project, ProjectWriter


@pytest.mark.parametrize("kind", [str, Path])
def test_a_project_is_opened_by_its_path(tmp_path: Path, kind: type) -> None:
    with ProjectWriter(tmp_path / "p.sqlite") as writer:
        writer.add(ParsedDocument(Document("a", "text"), Publication(None, None, "")))
    project = geo.open(kind(tmp_path / "p.sqlite"))
    assert isinstance(project, Project)
    assert project.text("a") == "text"
    project.close()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProjectMissingError, match=r"none\.sqlite"):
        geo.open(tmp_path / "none.sqlite")


def test_the_door_costs_nothing_until_it_is_used() -> None:
    code = "import geo, sys; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0
