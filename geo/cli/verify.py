"""`dateline verify`: whether a project file is whole and Dateline's own, or a package as it was packed."""

from __future__ import annotations

import argparse
from pathlib import Path

from geo.cli.terminal import EXIT_OK, EXIT_SOME_FAILED, Commands, say, show
from geo.export.evidence import STAMP, stamp_of, verify
from geo.inputs.files import read_head
from geo.project.verifying import findings, text_findings

_ZIP = b"PK"


def add_parser(commands: Commands) -> None:
    """Add `verify` to the command's verbs."""
    parser = commands.add_parser("verify", help="check that a project, or a package of one, was not tampered with")
    parser.add_argument("file", type=Path, metavar="PROJECT|PACKAGE")
    parser.add_argument("--articles", type=Path, metavar="FOLDER", help="check each text against these files, too")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    is_package = read_head(options.file).startswith(_ZIP)
    return _package(options.file) if is_package else _project(options.file, options.articles)


def _project(path: Path, articles: Path | None) -> int:
    found = list(findings(path))
    for line in found:
        show(line)
    if not found and articles is not None:
        return _texts(path, articles)
    if found:
        say(f"{path}: not as Dateline writes it. Build it from its articles, or take a backup.")
        return EXIT_SOME_FAILED
    say(f"{path}: whole, and as Dateline writes it. Whether its texts are so: --articles FOLDER.")
    return EXIT_OK


def _texts(path: Path, articles: Path) -> int:
    found = list(text_findings(path, articles))
    for line in found:
        show(line)
    if found:
        say(f"{path}: {len(found)} articles are not as {articles} has them")
        return EXIT_SOME_FAILED
    say(f"{path}: whole, and every text is as {articles} has it")
    return EXIT_OK


def _package(path: Path) -> int:
    number, problems = verify(path)
    for problem in problems:
        say(f"{path}: {problem}")
    if not problems:
        say(f"{path}: all {number} files are as they were packed")
        stamp = stamp_of(path)
        if stamp is not None:
            say(
                f"{path}: time-stamped {stamp.at:%Y-%m-%d %H:%M:%S} UTC, as its {STAMP} says; who signed that: "
                f"openssl ts -verify -in {STAMP} -data tagmanifest-sha256.txt -CAfile the authority's certificate"
            )
    return EXIT_SOME_FAILED if problems else EXIT_OK
