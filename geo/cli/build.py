"""`dateline build`: a folder of articles becomes a project file."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from geo.cli.pipelines import add_country_option, add_recogniser_option, countries_for, pipeline_for
from geo.cli.terminal import EXIT_OK, EXIT_SOME_FAILED, Commands, say
from geo.pipeline import Pipeline
from geo.project.build import build_project
from geo.project.build_report import BuildReport


def add_parser(commands: Commands) -> None:
    """Add `build` to the command's verbs."""
    parser = commands.add_parser("build", help="read a folder of articles into a project file")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="PROJECT")
    add_originals_option(parser)
    add_country_option(parser)
    add_recogniser_option(parser)
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


def build_with_bar(
    pipeline: Pipeline, folder: Path, output: Path, originals: Sequence[Path], countries: Sequence[str] = ()
) -> BuildReport:
    """Build a project with a progress bar, then say what was read and what was left out."""
    report = build_project(
        folder,
        output,
        pipeline,
        originals=originals,
        countries=countries,
        progress=lambda sources: tqdm(sources, desc="Reading articles", unit="article", leave=False, disable=None),
    )
    for line in report.lines():
        say(line)
    say(f"{output}: {report.read} articles read, {report.carried} unchanged, {len(report.failures)} left out")
    return report


def _run(options: argparse.Namespace) -> int:
    countries = countries_for(options)
    report = build_with_bar(pipeline_for(options), options.folder, options.output, options.originals, countries)
    return EXIT_SOME_FAILED if report.failures else EXIT_OK
