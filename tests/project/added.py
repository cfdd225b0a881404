"""Files put into a project, for tests, and what the project then holds."""

from collections.abc import Sequence
from pathlib import Path

from geo.pipeline import Pipeline
from geo.project import Project
from geo.project.adding import Added, add_files, wanted

SNOW = "Snow closes roads\n\nSnow closed the road to Kars, Turkey, on 3 March 2019.\n"
RAIN = "Rain fell in Lima on 4 March 2019.\n"
DUST = "Dust reached Baku on 5 March 2019.\n"


def drop(tmp_path: Path, **texts: str) -> Path:
    """A folder named 'drop' with a text file for each name."""
    place = tmp_path / "drop"
    place.mkdir(exist_ok=True)
    for name, text in texts.items():
        (place / f"{name}.txt").write_text(text)
    return place


def add(project: Path, paths: Sequence[Path], pipeline: Pipeline) -> Added:
    files, failures = wanted(paths)
    assert failures == []
    return add_files(project, files, pipeline)


def became(added: Added) -> dict[str, str]:
    return {one.label: one.became for one in added.outcomes}


def paths(project: Path) -> list[str]:
    opened = Project.open(project)
    found = opened.documents()["path"].tolist()
    opened.close()
    return found


def ids(project: Path) -> dict[str, str]:
    opened = Project.open(project)
    documents = opened.documents()
    opened.close()
    return dict(zip(documents["path"], documents["id"], strict=True))
