"""What the tests of parts share: the pipeline, a job, and parts written without Dask."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from geo.inputs import scan
from geo.parts.planning import Planned, plan_of_folder
from geo.parts.writing import Job, job_for, write_part
from geo.pipeline import Pipeline
from geo.scale import open_pipeline


@pytest.fixture(scope="session")
def opened(gazetteer_file: Path) -> Pipeline:
    return open_pipeline(gazetteer_file, "crf")


@pytest.fixture(autouse=True)
def named_gazetteer(gazetteer_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers open the gazetteer that their environment names."""
    monkeypatch.setenv("DATELINE_GAZETTEER", str(gazetteer_file))


@pytest.fixture
def job(tmp_path: Path, opened: Pipeline) -> Job:
    return job_for(opened, "crf", str(tmp_path / "parts"))


@pytest.fixture
def plan(job: Job) -> Callable[..., list[Planned]]:
    """The partitions of a folder, of so many bytes."""

    def made(folder: Path, part_bytes: int = 1000, countries: Sequence[str] = ()) -> list[Planned]:
        return plan_of_folder(scan(folder), tuple(countries), job.digest, part_bytes)

    return made


@pytest.fixture
def written(job: Job, plan: Callable[..., list[Planned]]) -> Callable[..., Path]:
    """Writes the parts of a folder in this process, and gives where they lie."""

    def write(folder: Path, part_bytes: int = 1000) -> Path:
        for planned in plan(folder, part_bytes):
            write_part(planned.made(), job)
        return Path(job.output)

    return write
