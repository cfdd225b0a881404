"""`dateline fetch`: pages from the web go into a project. Nothing else here asks a publisher's server for anything."""

from __future__ import annotations

import argparse
from pathlib import Path

from tqdm import tqdm

from geo.cli.add import add_with_bar
from geo.cli.pipelines import add_country_option, add_recogniser_option
from geo.cli.terminal import EXIT_ERROR, EXIT_SOME_FAILED, Commands, say
from geo.code_version import dateline_version
from geo.errors import InputError
from geo.inputs.encoding import decode
from geo.inputs.files import read_bytes
from geo.project.build import previous_of
from geo.project.fetching import Page, fetch_pages, what_is_told
from geo.web import Fetcher


def add_parser(commands: Commands) -> None:
    """Add `fetch` to the command's verbs."""
    parser = commands.add_parser("fetch", help="fetch pages from the web, and put them into a project")
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument("urls", nargs="*", metavar="URL", help="a page, or a feed: the pages that it names")
    parser.add_argument(
        "--from", type=Path, dest="lists", action="append", default=[], metavar="FILE", help="addresses, one a line"
    )
    add_country_option(parser)
    add_recogniser_option(parser)
    parser.set_defaults(run=_run, column=[])


def _run(options: argparse.Namespace) -> int:
    urls = [*options.urls, *(url for path in options.lists for url in addresses_in(path))]
    if not urls:
        raise InputError("no address is given: name pages, or a file of addresses with --from")
    previous_of(options.project)  # what is no project is told before anything is fetched
    fetcher = Fetcher(dateline_version())
    say(what_is_told(fetcher))
    with tqdm(desc="Fetching", unit="page", leave=False, disable=None) as bar:

        def report(done: int, total: int, url: str) -> None:
            bar.total = total
            bar.update(done - bar.n)

        pages = fetch_pages(options.project, urls, fetcher, report=report)
    return _take_in(options, pages)


def _take_in(options: argparse.Namespace, pages: list[Page]) -> int:
    failed = [page for page in pages if page.got == "failed"]
    for page in failed:
        say(f"left out: {page.why}")
    for page in pages:
        if page.got == "feed":
            say(f"{page.url}: a feed that names {page.named} pages")
    files = [page.wanted for page in pages if page.wanted is not None]
    unchanged = sum(page.got == "unchanged" for page in pages)
    say(f"fetched: {len(files) - unchanged} pages, {unchanged} unchanged since the last time, {len(failed)} left out")
    if not files:
        return EXIT_ERROR
    code = add_with_bar(options, files, ())
    return code or (EXIT_SOME_FAILED if failed else code)


def addresses_in(path: Path) -> list[str]:
    """The addresses of a file, one a line; empty lines and those that begin with # are none.

    Raises
    ------
    InputError
        It can't be read, or is no text.
    """
    lines = decode(read_bytes(path), name=path.name).splitlines()
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
