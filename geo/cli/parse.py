"""`dateline parse`: the batch contract, JSON lines in and JSON lines out."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TextIO

from geo.cli.output import output
from geo.cli.pipelines import add_country_option, add_recogniser_option, countries_for, pipeline_for
from geo.cli.progress import Progress
from geo.cli.terminal import EXIT_OK, EXIT_SOME_FAILED, Commands, say
from geo.errors import InputError, MetadataError
from geo.export import document_of, json_line, problem_of, row_of
from geo.pipeline import Pipeline

MAX_ROW_CHARS = 20_000_000


def add_parser(commands: Commands) -> None:
    """Add `parse` to the command's verbs."""
    parser = commands.add_parser("parse", help="read JSON lines, write JSON lines")
    parser.add_argument("input", metavar="IN.jsonl", help="'-' for standard input")
    parser.add_argument("-o", "--output", default="-", metavar="OUT.jsonl", help="'-', the default: standard output")
    add_country_option(parser)
    add_recogniser_option(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    countries = countries_for(options)
    pipeline = pipeline_for(options)
    failed = ignored = 0
    with (
        _input(options.input) as lines,
        output(options.output) as out,
        Progress("Reading rows", "row") as progress,
    ):
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            row, problem = parse_line(pipeline, line, number, countries)
            failed += "error" in row
            if problem:
                ignored += 1
                say(f"{options.input}, row {number}: {problem}. It is read without it.")
            out.write(json_line(row))
            out.flush()  # so that a program that reads our output gets each row once it is there
            if "error" in row:
                progress.failed()
            progress.step()
    if failed:
        rows = "row" if failed == 1 else "rows"
        say(f"dateline: {failed} {rows} could not be parsed; each has an 'error' in the output")
    return EXIT_SOME_FAILED if failed or ignored else EXIT_OK


def parse_line(
    pipeline: Pipeline, line: str, number: int, countries: tuple[str, ...] = ()
) -> tuple[dict[str, Any], str]:
    """The row out for one line in: what was found, or the reason why it can't be read under 'error'.

    `countries` are those of rows that name none. Also what of the row could not be used, or ''.
    """
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
        document = replace(document, countries=document.countries or countries)
        return row_of(pipeline.parse(document, spans)) | {"id": identifier}, problem_of(row)
    except InputError as error:
        return {"id": identifier, "error": str(error)}, ""


def _writable(identifier: object) -> object:
    """An id as it came. Raises for NaN and Infinity, which Python reads but JSON doesn't have."""
    try:
        json.dumps(identifier, allow_nan=False)
    except ValueError as error:
        raise MetadataError("the 'id' is not finite: give a string or a number") from error
    return identifier


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
