"""`dateline build`: a folder of articles becomes a project file."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from geo.cli.build_parts import add_parts_options, check_paths, place, take_parts, write_parts
from geo.cli.pipelines import add_country_option, add_recogniser_option, countries_for, pipeline_for
from geo.cli.progress import Progress
from geo.cli.published import add_to_option, home_of, publish_with_bar
from geo.cli.read_ahead import read_ahead_if_large
from geo.cli.terminal import EXIT_OK, EXIT_SOME_FAILED, Commands, say
from geo.errors import InputError
from geo.inputs.readers import Columns
from geo.inputs.readers.columns import MEANINGS
from geo.project.additions import read_additions
from geo.project.build import build_project
from geo.project.build_report import BuildReport
from geo.scale import Workers, cores, open_pipeline

_MOST_JOBS = 256


def add_parser(commands: Commands) -> None:
    """Add `build` to the command's verbs."""
    parser = commands.add_parser("build", help="read a folder of articles into a project file")
    parser.add_argument(
        "folder", type=place, nargs="?", metavar="FOLDER", help="without it, what was added is read again"
    )
    parser.add_argument("-o", "--output", type=place, required=True, metavar="PROJECT")
    add_originals_option(parser)
    add_column_option(parser)
    add_country_option(parser)
    add_recogniser_option(parser)
    add_jobs_option(parser)
    add_to_option(parser)
    add_parts_options(parser)
    parser.set_defaults(run=_run)


def add_originals_option(parser: argparse.ArgumentParser) -> None:
    """Add `--originals` to the parser of a verb that reads a folder."""
    parser.add_argument(
        "--originals",
        type=Path,
        action="append",
        default=[],
        metavar="FOLDER",
        help="full texts, read instead of the digests they belong to; a folder of other articles replaces the digests",
    )


def add_column_option(parser: argparse.ArgumentParser) -> None:
    """Add `--column` to the parser of a verb that reads a folder."""
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="MEANING=COLUMN",
        help=f"which column of a table means what, as text=body; the meanings: {', '.join(MEANINGS)}",
    )


def add_jobs_option(parser: argparse.ArgumentParser) -> None:
    """Add `--jobs` to the parser of a verb that reads many articles."""
    parser.add_argument(
        "-j", "--jobs", type=_jobs, default=cores(), metavar="N",
        help="how many processes read; default: one for each core. The result is the same for any number",
    )  # fmt: skip


def _jobs(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"{value!r} is no number of processes: give one from 1 to {_MOST_JOBS}")
    return int(value)


def build_with_bar(options: argparse.Namespace, folder: Path | None, output: Path) -> BuildReport:
    """Build a project with a progress bar, then say what was read and what was left out."""
    pipeline = pipeline_for(options)
    reading = Progress("Reading articles", "article")
    with Workers(options.jobs, partial(open_pipeline, pipeline.gazetteer.path, options.recognizer)) as workers:
        report = build_project(
            folder,
            output,
            pipeline,
            originals=options.originals,
            countries=countries_for(options),
            columns=Columns.from_words(options.column),
            progress=reading,
            scanning=Progress("Looking through files", "file"),
            read_all=workers.read_all,
            failing=reading.failed,
        )
    for line in report.lines():
        say(line)
    say(f"{output}: {report.read} articles read, {report.carried} unchanged, {len(report.failures)} left out")
    return report


def _run(options: argparse.Namespace) -> int:
    if options.dask or options.from_parquet:
        if options.to:
            raise InputError("--to takes a project: build it of the parts, then publish it with a build of its own")
        return write_parts(options) if options.dask else take_parts(options)
    check_paths(options)
    home = home_of(options.to) if options.to else None
    if home is not None and options.folder is None and not read_additions(options.output).by_label:
        publish_with_bar(options.output, home)  # nothing is to be read again
        return EXIT_OK
    report = build_with_bar(options, options.folder, options.output)
    read_ahead_if_large(options.output)
    if home is not None:
        publish_with_bar(options.output, home)
    return EXIT_SOME_FAILED if report.failures else EXIT_OK
