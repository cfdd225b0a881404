"""A partition read and written as a part: what a worker does, wherever it runs."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from geo.code_version import dateline_version
from geo.errors import ClusterError, DatelineError, InputError
from geo.gazetteer import default_path
from geo.inputs import Failure
from geo.inputs.readers import Columns
from geo.inputs.readers.columns import NOT_GIVEN
from geo.parts.addresses import below, is_address, opened, put, told
from geo.parts.columns import failed_row, row_of, schema
from geo.parts.pieces import CHUNK_ROWS, Found, articles_in, frame_articles
from geo.parts.planning import Partition
from geo.pipeline import Pipeline
from geo.scale import open_pipeline

_CHUNK_CHARACTERS = 4_000_000


@dataclass(frozen=True, slots=True)
class Job:
    """What all workers of a run share.

    Parameters
    ----------
    output
        The folder or the address of the parts.
    recogniser
        The name of what finds places.
    reading
        The version of all that reading depends on, see `Pipeline.version`.
    gazetteer, gazetteer_sha256
        The gazetteer's own version, and the SHA-256 of its file.
    corpus
        As in `Scan`.
    columns, countries
        What the user says of tables, and of articles that name no country.
    """

    output: str
    recogniser: str
    reading: str
    gazetteer: str
    gazetteer_sha256: str
    corpus: str = "folder"
    columns: Columns = NOT_GIVEN
    countries: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Changes with whatever changes the rows of a part, besides its articles."""
        said = replace(self, output="")
        return sha256(repr(said).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a partition: how many articles, how many could not be read, how columns were told."""

    name: str
    articles: int
    failed: int
    notes: tuple[str, ...] = ()


def job_for(
    pipeline: Pipeline,
    recogniser: str,
    output: str,
    *,
    corpus: str = "folder",
    columns: Columns = NOT_GIVEN,
    countries: tuple[str, ...] = (),
) -> Job:
    """The job that reads as `pipeline` does."""
    gazetteer = pipeline.gazetteer
    digest = gazetteer_digest(gazetteer.path)
    return Job(output, recogniser, pipeline.version, gazetteer.version, digest, corpus, columns, countries)


@cache
def gazetteer_digest(path: Path) -> str:
    """SHA-256 of a gazetteer file, which doesn't change while it is open."""
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


class _Opened:
    """The pipeline of this process: opened once, and used by one thread at a time."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.of: dict[tuple[Path, str], Pipeline] = {}


_OPENED = _Opened()


def pipeline_of(job: Job) -> Pipeline:
    """The pipeline of this process, once it is known to read as that of whoever sent the job.

    Raises
    ------
    ClusterError
        When the gazetteer or Dateline here is another.
    """
    path = default_path()
    with _OPENED.lock:
        pipeline = _OPENED.of.get((path, job.recogniser))
        if pipeline is None:
            try:
                pipeline = open_pipeline(path, job.recogniser)
            except DatelineError as error:
                raise ClusterError(f"{error}, on each worker") from error
            _OPENED.of[path, job.recogniser] = pipeline
    here = gazetteer_digest(path)
    if here != job.gazetteer_sha256:
        raise ClusterError(
            f"its gazetteer {path} is another: SHA-256 {here[:12]} ({pipeline.gazetteer.version}), and here "
            f"{job.gazetteer_sha256[:12]} ({job.gazetteer}). Copy the file from here, or name the right one with "
            "DATELINE_GAZETTEER, and start the worker again"
        )
    if pipeline.version != job.reading:
        raise ClusterError(
            f"its Dateline {dateline_version()}, or what was imported into its gazetteer, is another than here: "
            "install the same version, copy the imports beside the gazetteer too, and start the worker again"
        )
    return pipeline


def problem_here(job: Job) -> str:
    """Why this process can't do the job, in words for a user; '' where it can."""
    try:
        pipeline_of(job)
    except ClusterError as error:
        return str(error)
    return ""


def write_part(partition: Partition, job: Job) -> Done:
    """Read a partition and write its part, unless it is there.

    Raises
    ------
    ClusterError
        As `pipeline_of`.
    InputError
        When the part can't be written.
    """
    pipeline = pipeline_of(job)
    done = look_at(partition.name, job)
    if done is not None:
        return done
    note: list[str] = []
    with _OPENED.lock:
        content, articles, failed = _part(_rows(_found(partition, job, note), job, pipeline))
    put(below(job.output, partition.name), content)
    return Done(partition.name, articles, failed, tuple(note))


def look_at(name: str, job: Job) -> Done | None:
    """What a part that is there holds; None where there is none, or one that is not whole."""
    import pyarrow.parquet as pq

    place = below(job.output, name)
    if not is_address(place) and not Path(place).exists():
        return None
    try:
        with opened(place) as stream, told(place):
            errors = pq.ParquetFile(stream).read(columns=["error"]).column("error").to_pylist()
    except InputError:
        return None
    failed = sum(bool(error) for error in errors)
    return Done(name, len(errors) - failed, failed)


def _found(partition: Partition, job: Job, note: list[str]) -> Iterator[Found]:
    yield from partition.failures
    yield from partition.articles
    for piece in partition.pieces:
        yield from articles_in(piece, job.columns, job.countries, note)


def _rows(found: Iterable[Found], job: Job, pipeline: Pipeline) -> Iterator[dict[str, Any]]:
    """A row for each article, and for each that can't be read."""
    for one in found:
        if isinstance(one, Failure):
            yield failed_row(one.path, one.error)
            continue
        source, text = one
        try:
            yield row_of(source, text, pipeline, reading=job.reading, corpus=job.corpus)
        except InputError as error:
            yield failed_row(source.label, str(error))


def _part(rows: Iterator[dict[str, Any]]) -> tuple[bytes, int, int]:
    """The bytes of a part; how many articles it holds, and how many that could not be read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    articles = failed = 0
    with pq.ParquetWriter(out, schema(), compression="zstd") as writer:
        for chunk in _chunks(rows):
            writer.write_table(pa.Table.from_pylist(chunk, schema=schema()))
            failed += sum(bool(row["error"]) for row in chunk)
            articles += len(chunk)
    return out.getvalue(), articles - failed, failed


def _chunks(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Rows in groups that are held in memory, and stand together in the part."""
    chunk: list[dict[str, Any]] = []
    characters = 0
    for row in rows:
        chunk.append(row)
        characters += 0 if row["error"] else len(row["document"]["text"])
        if len(chunk) >= CHUNK_ROWS or characters >= _CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def read_frames(frames: Iterable[Any], job: Job, name: str = "table") -> Iterator[Any]:
    """Tables of articles as pandas frames in, their readings out: what Spark's `mapInPandas` calls on its workers.

    Parameters
    ----------
    frames
        Rows of articles; which column means what is told as of a file.
    job
        From `job_for`, where the run is begun.
    name
        What paths of articles begin with, before `#` and the article's id.

    Raises
    ------
    ClusterError
        When this worker has another gazetteer or another Dateline.
    InputError
        When no column holds the text of articles.
    """
    import pyarrow as pa

    pipeline = pipeline_of(job)
    before = 0
    for frame in frames:
        records = frame.to_dict("records")
        found = frame_articles(records, name, job.columns, before, job.countries)
        rows = list(_rows(found, job, pipeline))
        before += len(records)
        yield pa.Table.from_pylist(rows, schema=schema()).to_pandas()
