"""Open projects for the tests of formats."""

import io
from collections.abc import Callable, Iterator

import export_projects
import pytest

from geo.export import write_as
from geo.project import Project


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Project]]:
    """A project by name: edges, hostile, empty (an article without places), none (no article), corrected."""
    folder = tmp_path_factory.mktemp("projects")
    made: dict[str, Project] = {}

    def open_one(name: str) -> Project:
        if name not in made:
            path = folder / f"{name}.sqlite"
            if name == "corrected":
                export_projects.corrected(path)
            else:
                articles = {
                    "edges": [export_projects.edges()],
                    "hostile": [export_projects.hostile()],
                    "empty": [export_projects.nothing()],
                    "none": [],
                }[name]
                export_projects.write(path, *articles)
            made[name] = Project.open(path)
        return made[name]

    yield open_one
    for project in made.values():
        project.close()


@pytest.fixture(scope="module")
def written(opened: Callable[[str], Project]) -> Callable[[str, str], bytes]:
    """What a format writes of a project."""

    def write_one(form: str, project: str) -> bytes:
        stream = io.BytesIO()
        write_as(form, opened(project), stream)
        return stream.getvalue()

    return write_one
