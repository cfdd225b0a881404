"""What `build --to` and `run` share for projects that are published in a database."""

from __future__ import annotations

import argparse
from hashlib import sha256
from pathlib import Path

from tqdm import tqdm

from geo.cli.current_gazetteer import is_current
from geo.cli.terminal import say
from geo.errors import GazetteerError, ProjectServerError
from geo.gazetteer import Gazetteer, default_path
from geo.pipeline import Pipeline
from geo.private import FOLDER_MODE, private_folder
from geo.project.journal import journal_path
from geo.project.postgres.address import Address
from geo.project.postgres.following import Follower
from geo.project.postgres.publishing import check_home, check_is_current, publish


def add_to_option(parser: argparse.ArgumentParser) -> None:
    """Add `--to ADDRESS`."""
    parser.add_argument(
        "--to", default="", metavar="ADDRESS",
        help="also publish the project in a database with PostGIS: postgresql://USER@HOST/DATABASE?schema=NAME",
    )  # fmt: skip


def home_of(text: str) -> Address:
    """The address to publish at, once it is sure that this can be done there; raises what `check_home` does."""
    address = Address.of(text)
    check_home(address)
    return address


def publish_with_bar(project: Path, address: Address) -> None:
    """Publish a project with a progress bar, and say what is there now."""
    check_is_current(project)
    with tqdm(desc="Publishing", unit=" rows", leave=False, disable=None) as bar:
        done = publish(project, address, pipeline=pipeline_or_none(), progress=lambda table, rows: bar.update(rows))
    for problem in done.exchanged.problems:
        say(problem)
    if done.exchanged.came_in or done.exchanged.sent:
        say(f"corrections: {done.exchanged.came_in} lines came in, {done.exchanged.sent} were sent")
    if done.exchanged.conflicts:
        say(
            f"{len(done.exchanged.conflicts)} conflicts: the later side is shown. dateline corrections conflicts "
            f"{project} lists them."
        )
    counts = done.now.counts
    replaced = ""
    if done.before is not None:
        replaced = (
            f", in the place of {done.before.publication} of {done.before.at:%Y-%m-%d %H:%M %Z} by {done.before.by} "
            f"with {done.before.counts['documents']} articles"
        )
    say(
        f"{address.shown}: publication {done.now.publication} with {counts['documents']} articles, "
        f"{counts['mention_rows']} mentions and {counts['event_rows']} events{replaced}"
    )


def follower_of(text: str, output: Path | None, cache: Path) -> Follower:
    """A copy of a published project, up to date, and what keeps it so; the copy lies in the cache, or at `output`.

    Raises
    ------
    InputError, ProjectError
        When the address is none, or no copy can be made.
    """
    address = Address.of(text)
    copy = output or cached_copy(address, cache)
    if output is None:
        private_folder(copy.parent).chmod(FOLDER_MODE)
    follower = Follower(address, copy, say=say, pipeline=pipeline_or_none)
    try:
        standing = follower.look()
    except ProjectServerError as error:
        if not copy.is_file():
            raise
        raise ProjectServerError(f"{error} The copy that was taken before can be opened: dateline run {copy}") from None
    say(
        f"Shown is {copy}, your own copy of publication {standing.publication}; new publications and corrections come "
        f"in as they are made. Corrections made here lie in {journal_path(copy).name} beside it."
    )
    return follower


def cached_copy(address: Address, cache: Path) -> Path:
    """Where in the cache the copy of a published project lies: another place for each address."""
    return cache / f"{address.schema}-{sha256(address.shown.encode()).hexdigest()[:12]}.sqlite"


def pipeline_or_none() -> Pipeline | None:
    """What reads articles again whose day was corrected; None without a gazetteer: they then wait for a build."""
    try:
        return Pipeline(Gazetteer.open(default_path())) if is_current(default_path()) else None
    except GazetteerError:
        return None
