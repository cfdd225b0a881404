"""The gazetteer that a verb reads with: built first where there is none, or an outdated one."""

from __future__ import annotations

import os
from pathlib import Path

from tqdm import tqdm

from geo.cli.terminal import say
from geo.errors import GazetteerError
from geo.gazetteer import Gazetteer, build_gazetteer, default_path, recipe_version
from geo.gazetteer.overlay_writer import reindex


def current_gazetteer() -> Gazetteer:
    """Open the gazetteer; build it first where there is none or another version made it.

    A file that DATELINE_GAZETTEER names is opened as it is.

    Raises
    ------
    GazetteerError
        When the file can't be built, or DATELINE_GAZETTEER names none that can be used.
    """
    path = default_path()
    if "DATELINE_GAZETTEER" not in os.environ:
        if not is_current(path):
            build_with_bar(path)
        reindex(path, say=say)
    return Gazetteer.open(path)


def is_current(path: Path) -> bool:
    """Whether there is a gazetteer at `path` that this version would build the same way."""
    try:
        return Gazetteer.open(path, imports=False).version == recipe_version()
    except GazetteerError:
        return False


def build_with_bar(path: Path) -> None:
    """Build the gazetteer file with a progress bar."""
    say("Building the gazetteer (once: up to a minute, and 0.7 GB of memory meanwhile)")
    style = "{desc}: {percentage:3.0f}%|{bar}| {postfix}"
    with tqdm(total=1, desc="Gazetteer", bar_format=style, disable=None) as bar:

        def progress(stage: str, done: int, steps: int) -> None:
            bar.total = steps
            bar.set_postfix_str(stage, refresh=False)
            bar.update(done - bar.n)

        build_gazetteer(path, progress=progress)
