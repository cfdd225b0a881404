"""The command: `dateline build`, `run`, `parse`, `evaluate` and `gazetteer`."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, TextIO

import platformdirs
from tqdm import tqdm

from geo.errors import DatelineError, InputError, MetadataError
from geo.evaluate_command import add_evaluate_parser
from geo.export import document_of, row_of
from geo.gazetteer_command import add_gazetteer_parser
from geo.pipeline import Pipeline, dateline_version
from geo.places import DEFAULT_RECOGNISER
from geo.project import SCHEMA_VERSION, Project
from geo.project.build import build_project
from geo.project.report import BuildReport
from geo.reading import add_recogniser_option, pipeline_for
from geo.resources import seeds_folder
from geo.serve import check_port, serve
from geo.terminal import EXIT_ERROR, EXIT_INTERRUPTED, EXIT_OK, EXIT_SOME_FAILED, say

MAX_ROW_CHARS = 20_000_000
DEFAULT_PORT = 8501


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code.

    0 all went well, 1 some inputs failed and were reported, 2 nothing could be done, 130 interrupted.
    """
    options = _parser().parse_args(arguments)
    try:
        with _sigterm_interrupts():
            return int(options.run(options))
    except DatelineError as error:
        say(f"dateline: {error}")
        return EXIT_ERROR
    except KeyboardInterrupt:
        say("dateline: interrupted; what stood before is unchanged")
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone; its own message is enough.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - lives until the process ends
        return EXIT_ERROR
    except (OSError, sqlite3.Error) as error:
        say(f"dateline: {error}")
        return EXIT_ERROR


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dateline", description="News articles as a map with a timeline; every mark leads back to its sentence."
    )
    parser.add_argument("--version", action="version", version=f"dateline {dateline_version()}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="read a folder of articles into a project file")
    build.add_argument("folder", type=Path, metavar="FOLDER")
    build.add_argument("-o", "--output", type=Path, required=True, metavar="PROJECT")
    _add_originals(build)
    add_recogniser_option(build)
    build.set_defaults(run=_build)

    run = commands.add_parser("run", help="open the dashboard on a project file or a folder of articles")
    run.add_argument("source", type=Path, nargs="?", metavar="PROJECT|FOLDER", help="default: the seeds it comes with")
    run.add_argument("-p", "--port", type=_port, default=DEFAULT_PORT, help=f"default: {DEFAULT_PORT}")
    run.add_argument("--no-browser", action="store_true", help="do not open a browser window")
    _add_originals(run)
    add_recogniser_option(run)
    run.set_defaults(run=_run)

    parse = commands.add_parser("parse", help="read JSON lines, write JSON lines")
    parse.add_argument("input", metavar="IN.jsonl", help="'-' for standard input")
    parse.add_argument("-o", "--output", default="-", metavar="OUT.jsonl", help="'-' for standard output")
    add_recogniser_option(parse)
    parse.set_defaults(run=_parse)

    add_evaluate_parser(commands)
    add_gazetteer_parser(commands)
    return parser


def _add_originals(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--originals",
        type=Path,
        action="append",
        default=[],
        metavar="FOLDER",
        help="full texts, read instead of the digests they belong to; a folder of other articles replaces the digests",
    )


def _port(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= 65535:
        raise argparse.ArgumentTypeError(f"{value!r} is not a port: give a number from 1 to 65535")
    return int(value)


def _build(options: argparse.Namespace) -> int:
    report = _build_with_bar(pipeline_for(options), options.folder, options.output, options.originals)
    return EXIT_SOME_FAILED if report.failures else EXIT_OK


def _run(options: argparse.Namespace) -> int:
    check_port(options.port)
    source = options.source or seeds_folder()
    if source.is_dir():
        project = _cached_project(source, options.originals)
        _build_with_bar(pipeline_for(options), source, project, options.originals)
    else:
        Project.open(source).close()
        for option, is_given in (
            ("--recognizer", options.recognizer != DEFAULT_RECOGNISER),
            ("--originals", bool(options.originals)),
        ):
            if is_given:
                raise InputError(f"{source} is read already: {option} goes with a folder of articles")
        project = source
    return serve(project, port=options.port, open_browser=not options.no_browser)


def _build_with_bar(pipeline: Pipeline, folder: Path, output: Path, originals: Sequence[Path]) -> BuildReport:
    report = build_project(
        folder,
        output,
        pipeline,
        originals=originals,
        progress=lambda sources: tqdm(sources, desc="Reading articles", unit="article", leave=False, disable=None),
    )
    for line in report.lines():
        say(line)
    say(f"{output}: {report.read} articles read, {report.carried} unchanged, {len(report.failures)} left out")
    return report


def _cached_project(folder: Path, originals: Sequence[Path]) -> Path:
    """Project file of a folder that was given without one: in the user's cache, one a folder."""
    key = "\n".join(str(path.resolve()) for path in (folder, *originals))
    digest = sha256(f"{SCHEMA_VERSION}\n{key}".encode("utf-8", "surrogateescape")).hexdigest()[:12]
    name = f"{folder.resolve().name}-{digest}.sqlite"
    return Path(platformdirs.user_cache_dir("dateline", appauthor=False)) / "projects" / name


def _parse(options: argparse.Namespace) -> int:
    pipeline = pipeline_for(options)
    failed = 0
    with _input(options.input) as lines, _output(options.output) as out:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            row = parse_line(pipeline, line, number)
            failed += "error" in row
            out(to_json_line(row))
    if failed:
        rows = "row" if failed == 1 else "rows"
        say(f"dateline: {failed} {rows} could not be parsed; each has an 'error' in the output")
    return EXIT_SOME_FAILED if failed else EXIT_OK


def parse_line(pipeline: Pipeline, line: str, number: int) -> dict[str, Any]:
    """The row that belongs to one line of input: parsed, or with its 'id' and an 'error'."""
    identifier: object = None
    try:
        if len(line) > MAX_ROW_CHARS:
            raise InputError(f"line {number} has {len(line)} characters: split it into articles below {MAX_ROW_CHARS}")
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise MetadataError(f"line {number} is not JSON: {error}") from error
        identifier = _writable(row.get("id")) if isinstance(row, dict) else None
        document, spans = document_of(row)
        return row_of(pipeline.parse(document, spans)) | {"id": identifier}
    except InputError as error:
        return {"id": identifier, "error": str(error)}


def _writable(identifier: object) -> object:
    """An id as it came; raises for NaN and Infinity, which Python reads but JSON has not."""
    try:
        json.dumps(identifier, allow_nan=False)
    except ValueError as error:
        raise MetadataError("the 'id' is not finite: give a string or a number") from error
    return identifier


def to_json_line(row: dict[str, Any]) -> str:
    """One row as a line; half a surrogate pair, which UTF-8 can't write, is written as an escape."""
    line = json.dumps(row, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(row) + "\n"
    return line + "\n"


@contextmanager
def _input(name: str) -> Iterator[TextIO]:
    if name == "-":
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="surrogateescape", newline="\n")  # type: ignore[union-attr]
        yield sys.stdin
        return
    try:
        stream = open(name, encoding="utf-8-sig", errors="surrogateescape", newline="\n")  # noqa: SIM115 - closed below
    except OSError as error:
        raise InputError(f"{name} can't be read ({error.strerror}): give a file of JSON lines, or '-'") from error
    with stream:
        yield stream


@contextmanager
def _output(name: str) -> Iterator[Callable[[str], object]]:
    """Writes lines to standard output or a device, or to a file that takes its name only when it is whole."""
    if name == "-":
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        yield sys.stdout.write
        sys.stdout.flush()
        return
    path = Path(name)
    if path.is_dir() or not path.parent.is_dir():
        raise InputError(f"{name} can't be written: give the name of a file in a folder that is there, or '-'")
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream.write
        return
    partial = path.with_name(path.name + ".partial")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream.write
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def _sigterm_interrupts() -> Iterator[None]:
    """A polite kill ends a run as Ctrl-C does: partial files go, what stood before stays."""

    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


if __name__ == "__main__":
    sys.exit(main())
