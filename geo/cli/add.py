"""`dateline add`: files and folders go into a project."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tqdm import tqdm

from geo.cli.build import add_column_option
from geo.cli.pipelines import add_country_option, add_recogniser_option, countries_for, pipeline_for
from geo.cli.read_ahead import read_ahead_if_large
from geo.cli.terminal import EXIT_ERROR, EXIT_OK, EXIT_SOME_FAILED, Commands, say
from geo.inputs import Failure
from geo.project.adding import Added, Stage, Wanted, add_files, wanted
from geo.project.outcomes import Became, Outcome

_WORDS: dict[Became, str] = {
    "new": "added",
    "changed": "read anew",
    "unchanged": "unchanged",
    "copy": "already there",
    "removed": "kept out, since it was removed (dateline undo brings it back)",
    "nothing": "no article by its name",
}
_BARS: dict[Stage, tuple[str, str]] = {
    "looking": ("Looking through files", "file"),
    "reading": ("Reading articles", "article"),
}
_MOST_NAMED = 20


def add_parser(commands: Commands) -> None:
    """Add `add` to the command's verbs."""
    parser = commands.add_parser("add", help="put files and folders into a project, or make one of them")
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE|FOLDER")
    add_column_option(parser)
    add_country_option(parser)
    add_recogniser_option(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    files, failures = wanted(options.files)
    return add_with_bar(options, files, failures)


def add_with_bar(options: argparse.Namespace, files: Sequence[Wanted], failures: Sequence[Failure]) -> int:
    """Take files in with a progress bar, say what became of each, and give the exit code."""
    countries = countries_for(options)
    pipeline = pipeline_for(options)
    with bars() as report:
        added = add_files(options.project, files, pipeline, countries=countries, columns=options.column, report=report)
    for failure in failures:
        say(f"left out: {failure.error}")
    for line in lines_of(added):
        say(line)
    if added.report is None:
        say(f"{options.project}: not made, since nothing that was given holds an article")
        return EXIT_ERROR
    told = [one for one in added.outcomes if one.problems]
    say(f"{options.project}: {_counts(added.outcomes)}")
    read_ahead_if_large(options.project)
    return EXIT_SOME_FAILED if told or failures else EXIT_OK


def lines_of(added: Added) -> Iterator[str]:
    """What became of the files, a line a kind, and what the user should know besides."""
    if added.report is not None:
        yield from (f"warning: {warning}" for warning in added.report.warnings)
        yield from added.report.notes
    for became, word in _WORDS.items():
        names = [_name(one, became) for one in added.outcomes if one.became == became and became != "unchanged"]
        more = len(names) - _MOST_NAMED
        if names:
            yield f"{word}: {', '.join(names[:_MOST_NAMED])}{f' and {more} more' if more > 0 else ''}"
    for one in added.outcomes:
        yield from (f"left out: {problem}" for problem in one.problems)


def _name(one: Outcome, became: Became) -> str:
    if became == "copy":
        return f"{one.label} (as {one.articles[0].of})"
    return f"{one.label} ({len(one.articles)} articles)" if len(one.articles) > 1 else one.label


def _counts(outcomes: Sequence[Outcome]) -> str:
    articles = [article.became for one in outcomes for article in one.articles]
    counts = [f"{articles.count(became)} {_WORDS[became]}" for became in ("new", "changed", "unchanged", "copy")]
    return f"articles: {', '.join(counts)}; {sum(one.became == 'failed' for one in outcomes)} files left out"


@contextmanager
def bars() -> Iterator[Callable[[Stage, int, int, str], None]]:
    """A progress bar for each stage; yields the function to call."""
    open_bars: dict[Stage, tqdm] = {}

    def report(stage: Stage, done: int, total: int, name: str) -> None:
        if stage not in open_bars:
            title, unit = _BARS[stage]
            open_bars[stage] = tqdm(total=total, desc=title, unit=unit, leave=False, disable=None)
        bar = open_bars[stage]
        bar.total = total
        bar.update(done - bar.n)

    try:
        yield report
    finally:
        for bar in open_bars.values():
            bar.close()
