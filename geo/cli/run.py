"""`dateline run`: the dashboard, on a project file or a folder of articles."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from hashlib import sha256
from ipaddress import AddressValueError, IPv4Address
from pathlib import Path

import platformdirs

from geo.cli.build import add_column_option, add_jobs_option, add_originals_option, build_with_bar
from geo.cli.migrate import say_notes
from geo.cli.pipelines import add_country_option, add_recogniser_option
from geo.cli.published import follower_of
from geo.cli.server import HOST, check_port, serve
from geo.cli.terminal import Commands, say
from geo.errors import InputError
from geo.places import DEFAULT_RECOGNISER
from geo.private import FOLDER_MODE, private_folder
from geo.project import SCHEMA_VERSION
from geo.project.migration import migrated_copy
from geo.project.postgres.address import is_address
from geo.project.saving import save_project
from geo.project.store import schema_of
from geo.resources import seeds_folder
from geo.ui.base_path import checked_base
from geo.ui.token import HOST_NAME

DEFAULT_PORT = 8501


def add_parser(commands: Commands) -> None:
    """Add `run` to the command's verbs."""
    parser = commands.add_parser("run", help="open the dashboard on a project file or a folder of articles")
    parser.add_argument(
        "source", type=_source, nargs="?", metavar="PROJECT|FOLDER|ADDRESS",
        help="ADDRESS: of a published project, postgresql://USER@HOST/DATABASE?schema=NAME; default: the bundled seeds",
    )  # fmt: skip
    add_port_option(parser)
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser window")
    parser.add_argument(
        "--no-token", action="store_true", help="let everybody who uses this machine open the dashboard"
    )
    parser.add_argument(
        "--host-name", type=_host_name, action="append", default=[], metavar="NAME",
        help="answer to this name too, as behind a proxy; may be given several times",
    )  # fmt: skip
    add_base_option(parser)
    parser.add_argument(
        "--listen", type=_own_number, default=HOST, metavar="NUMBER",
        help=f"the number of this machine at which others may connect, as 0.0.0.0 in a container; default: {HOST}",
    )  # fmt: skip
    parser.add_argument(
        "-o", "--output", type=Path, metavar="PROJECT",
        help="keep the project that is made of a folder here, and not in the cache",
    )  # fmt: skip
    add_originals_option(parser)
    add_column_option(parser)
    add_country_option(parser)
    add_recogniser_option(parser)
    add_jobs_option(parser)
    parser.set_defaults(run=_run)


def add_port_option(parser: argparse.ArgumentParser) -> None:
    """Add `--port N`."""
    parser.add_argument("-p", "--port", type=_port, default=DEFAULT_PORT, metavar="N", help=f"default: {DEFAULT_PORT}")


def add_base_option(parser: argparse.ArgumentParser) -> None:
    """Add `--base-path PATH`."""
    parser.add_argument(
        "--base-path", type=_base_path, default="", metavar="PATH", help="the path below which a proxy shows it: /maps"
    )


def _port(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= 65535:
        raise argparse.ArgumentTypeError(f"{value!r} is not a port: give a number from 1 to 65535")
    return int(value)


def _host_name(value: str) -> str:
    name = value.lower()
    if not HOST_NAME.fullmatch(name):
        raise argparse.ArgumentTypeError(f"{value!r} is not a name: give it as in maps.example.org, without a port")
    return name


def _base_path(value: str) -> str:
    try:
        return checked_base(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _own_number(value: str) -> str:
    try:
        return str(IPv4Address(value))
    except AddressValueError as error:
        raise argparse.ArgumentTypeError(f"{value!r} is no number of a machine: give it as in 0.0.0.0") from error


def _source(value: str) -> Path | str:
    return value if is_address(value) else Path(value)


def _run(options: argparse.Namespace) -> int:
    check_port(options.port, options.listen)
    source = options.source or seeds_folder()
    if isinstance(source, str):
        _check_options("what is published", options, but="--output")
        follower = follower_of(source, options.output, project_cache())
        with follower:
            return _serve(follower.path, options)
    if source.is_dir():
        return _serve(_project_of(source, options), options)
    schema_of(source)
    _check_options(str(source), options)
    return _serve(_current(source), options)


def _serve(project: Path, options: argparse.Namespace) -> int:
    return serve(
        project, port=options.port, open_browser=not options.no_browser,
        needs_token=not options.no_token, host_names=options.host_name, base=options.base_path, listen=options.listen,
    )  # fmt: skip


def _project_of(folder: Path, options: argparse.Namespace) -> Path:
    """The project made of a folder: where the user wants it, else in the cache, and then it is said where that is."""
    cached = cached_project(folder, options.originals)
    project: Path = options.output or cached
    if options.output is None:
        private_folder(project.parent).chmod(FOLDER_MODE)  # one that an earlier version made may be open to others
    elif not project.exists() and cached.is_file() and schema_of(cached) == SCHEMA_VERSION:
        save_project(cached, project)  # with its corrections, before it is built anew
    build_with_bar(options, folder, project)
    if options.output is None:
        say("This project lies in the cache. Keep it: -o FILE with this command, or Save as on the Import page.")
    return project


def _current(project: Path) -> Path:
    """The project itself, or a copy of this version where it was made by an earlier one."""
    if schema_of(project) == SCHEMA_VERSION:
        return project
    copy = migrated_copy(project, project_cache())
    say(f"{project} was made by an earlier version. It stays as it is; shown is a copy of this version: {copy}")
    say_notes(project, copy)
    return copy


def _check_options(shown: str, options: argparse.Namespace, *, but: str = "") -> None:
    """Raise when an option was given that only a folder can use."""
    for option, is_given in (
        ("--recognizer", options.recognizer != DEFAULT_RECOGNISER),
        ("--output", options.output is not None),
        ("--originals", bool(options.originals)),
        ("--column", bool(options.column)),
        ("--country", bool(options.country)),
    ):
        if is_given and option != but:
            raise InputError(f"{shown} is a project, read already: {option} goes with a folder of articles")


def cached_project(folder: Path, originals: Sequence[Path]) -> Path:
    """The project file in the user's cache that belongs to this folder and these originals.

    Its name is the same for every version of Dateline, so that the corrections beside it stay with it.
    """
    key = "\n".join(str(path.resolve()) for path in (folder, *originals))
    digest = sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:12]
    name = f"{folder.resolve().name}-{digest}.sqlite"
    return project_cache() / name


def project_cache() -> Path:
    """Where the projects lie that `dateline run` makes of folders."""
    return Path(platformdirs.user_cache_dir("dateline", appauthor=False)) / "projects"
