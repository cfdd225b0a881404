"""`dateline build` over many machines: articles to Parquet parts over Dask, and parts to a project."""

from __future__ import annotations

import argparse
from pathlib import Path

from geo.cli.pipelines import countries_for, pipeline_for
from geo.cli.progress import Progress
from geo.cli.read_ahead import read_ahead_if_large
from geo.cli.terminal import EXIT_OK, EXIT_SOME_FAILED, say
from geo.errors import InputError
from geo.inputs import scan
from geo.inputs.readers import Columns, all_readers
from geo.project.build import build_project
from geo.project.previous import is_of_a_project

_MB = 2**20
_LEAST_MB, _MOST_MB = 0.1, 1024
_FETCHED_MB, _SENT_MB = 16, 4
"""Of input in a part: workers fetch what lies at an address themselves, and are sent the articles of a folder."""


def add_parts_options(parser: argparse.ArgumentParser) -> None:
    """Add what reads over Dask, and what takes its parts, to the parser of `build`."""
    parser.add_argument(
        "--dask",
        metavar="ADDRESS|local",
        help="read over Dask, on a scheduler or on this machine, into Parquet in the folder or at the address -o",
    )
    parser.add_argument(
        "--part-mb", type=_megabytes, metavar="N", help="with --dask: about how much of the input becomes one part"
    )
    parser.add_argument("--from-parquet", metavar="FOLDER", help="make the project of what a run with --dask wrote")


def place(value: str) -> Path | str:
    """A path; an address with its scheme, as s3://, stays text."""
    return value if "://" in value else Path(value)


def _megabytes(value: str) -> float:
    try:
        size = float(value)
    except ValueError:
        size = 0.0
    if not _LEAST_MB <= size <= _MOST_MB:
        raise argparse.ArgumentTypeError(f"{value!r} is no size of a part: give megabytes, {_LEAST_MB} to {_MOST_MB}")
    return size


def check_paths(options: argparse.Namespace) -> None:
    """Raise InputError where an address is given to a build that reads and writes files."""
    if options.part_mb:
        raise InputError("--part-mb is for --dask: leave it out, or give both.")
    for given in (options.folder, options.output):
        if isinstance(given, str):
            raise InputError(
                f"{given} is an address, and a build reads a folder and writes a file: read it with --dask local, or "
                "fetch pages with 'dateline fetch'."
            )


def write_parts(options: argparse.Namespace) -> int:
    """Read articles over Dask into Parquet."""
    from geo.parts.cluster import connected, read_over
    from geo.parts.planning import Planned, plan_of_address, plan_of_folder
    from geo.parts.writing import Done, Job, job_for

    folder = _checked(options)
    output = str(options.output)
    pipeline = pipeline_for(options)
    countries = countries_for(options)
    columns = Columns.from_words(options.column)

    def job_of(corpus: str) -> Job:
        return job_for(pipeline, options.recognizer, output, corpus=corpus, columns=columns, countries=countries)

    job = job_of("folder")
    plans: list[Planned]
    if isinstance(folder, Path) and folder.is_dir():
        found = scan(
            folder,
            originals=options.originals,
            leave_out=is_of_a_project,
            readers=all_readers(columns=columns),
            progress=Progress("Looking through files", "file"),
        )
        job = job_of(found.corpus)
        for line in (*(f"warning: {warning}" for warning in found.warnings), *found.notes):
            say(line)
        plans = plan_of_folder(found, countries, job.digest, int((options.part_mb or _SENT_MB) * _MB))
    else:
        plans = plan_of_address(str(folder), job.digest, int((options.part_mb or _FETCHED_MB) * _MB))
    articles = failed = 0
    notes: set[str] = set()
    lost: list[str] = []
    with connected(options.dask, options.jobs) as client, Progress("Writing parts", "part", len(plans)) as progress:
        for done in read_over(client, plans, job):
            progress.step()
            if isinstance(done, Done):
                articles += done.articles
                failed += done.failed
                for note in set(done.notes) - notes:
                    notes.add(note)
                    say(note)
            else:
                lost.append(str(done))
                progress.failed()
    for line in lost:
        say(f"left out: {line}")
    say(
        f"{output}: {articles:,} articles read, {failed:,} left out, each with its reason in the column 'error'; "
        f"{len(plans) - len(lost):,} of {len(plans):,} parts are there. Make a project of them: "
        f"dateline build --from-parquet {output} -o PROJECT"
    )
    return EXIT_SOME_FAILED if failed or lost else EXIT_OK


def _checked(options: argparse.Namespace) -> Path | str:
    """What is to be read, once the options are known to go together; raises InputError."""
    folder: Path | str | None = options.folder
    if folder is None:
        raise InputError("--dask reads articles: name a folder, a file of JSON lines or Parquet, or an address.")
    if options.from_parquet:
        raise InputError("--dask writes parts and --from-parquet takes them: give one after the other.")
    output = options.output
    if isinstance(output, Path) and (output.is_file() or output.suffix in (".sqlite", ".db")):
        raise InputError(
            f"with --dask, -o names a folder or an address for Parquet, and {output} is none: give a folder, then "
            "make the project with 'dateline build --from-parquet FOLDER -o PROJECT'."
        )
    return folder


def take_parts(options: argparse.Namespace) -> int:
    """Make a project of parts."""
    from geo.parts.taking import Parts

    if options.folder is not None:
        raise InputError(f"--from-parquet takes the place of a folder: leave {options.folder} out.")
    check_paths(options)
    pipeline = pipeline_for(options)
    parts = Parts(options.from_parquet, pipeline)
    reading = Progress("Taking articles", "article")
    try:
        report = build_project(
            None,
            options.output,
            pipeline,
            countries=countries_for(options),
            progress=reading,
            read_all=parts.read_all,
            failing=reading.failed,
            found=parts.scan(Progress("Looking through parts", "part")),
        )
    finally:
        parts.close()
    for line in report.lines():
        say(line)
    say(f"{options.output}: {report.read} articles taken, {report.carried} unchanged, {len(report.failures)} left out")
    read_ahead_if_large(options.output)
    return EXIT_SOME_FAILED if report.failures else EXIT_OK
