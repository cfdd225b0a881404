"""Views of a project that people saved by name: a file of JSON lines beside it, only ever appended to.

`PROJECT.views.jsonl` belongs to people, as the corrections do: a build leaves it alone. A line saves a view or removes
the one of that name; the last line of a name holds.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from geo.errors import ProjectWriteError, UnreadableFileError
from geo.project.appending import append_lines, read_whole

SUFFIX = ".views.jsonl"
LONGEST_NAME = 80
LONGEST_ADDRESS = 4_000
MOST_VIEWS = 200


@dataclass(frozen=True, slots=True)
class SavedView:
    """`address` is the query of the dashboard's address ('from=2017-06-14&place=…'), '' for the view as usual."""

    name: str
    address: str
    by: str
    at: str


def views_path(project: Path) -> Path:
    """Where the saved views of a project stand: beside it."""
    return project.with_name(project.name + SUFFIX)


def read_views(project: Path) -> tuple[SavedView, ...]:
    """The saved views by name; a line that can't be understood is left out.

    Raises
    ------
    UnreadableFileError
        When the file is there but may not be read.
    """
    path = views_path(project)
    try:
        data = read_whole(path)
    except OSError as error:
        raise UnreadableFileError(f"{path} can't be read ({error.strerror}): check its permissions.") from error
    held: dict[str, SavedView] = {}
    for line in data.split(b"\n"):
        try:
            record = json.loads(line)
            name, address = record["name"], record["address"]
        except (ValueError, TypeError, LookupError, RecursionError):
            continue
        if not isinstance(name, str) or not 0 < len(name) <= LONGEST_NAME:
            continue
        if address is None:
            held.pop(name, None)
        elif isinstance(address, str) and len(address) <= LONGEST_ADDRESS:
            held[name] = SavedView(name, address, str(record.get("by", "")), str(record.get("at", "")))
    return tuple(sorted(held.values(), key=lambda view: (view.name.casefold(), view.name)))


def save_view(project: Path, name: str, address: str | None, by: str) -> str:
    """Keep a view under a name, in the place of what it held; `address` None removes it. Gives the name as it is kept.

    Raises
    ------
    ProjectWriteError
        When the name or the view is none that can be kept, when there are too many, or when the file can't be written.
    """
    name = " ".join(name.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise ProjectWriteError(f"A view needs a name of 1 to {LONGEST_NAME} letters.")
    if address is not None and len(address) > LONGEST_ADDRESS:
        raise ProjectWriteError("This view holds too much to be kept: narrow fewer filters.")
    known = {view.name for view in read_views(project)}
    if address is not None and name not in known and len(known) >= MOST_VIEWS:
        raise ProjectWriteError(f"There are {MOST_VIEWS} saved views: remove one first.")
    at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    line = json.dumps({"name": name, "address": address, "by": by, "at": at})
    path = views_path(project)
    try:
        append_lines(path, f"{line}\n".encode())
    except OSError as error:
        raise ProjectWriteError(f"{path} can't be written ({error.strerror}): the view was not kept.") from error
    return name
