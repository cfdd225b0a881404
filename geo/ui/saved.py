"""Saved views on the map page: their list, and what a browser asks of them; and what to send a colleague."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode

from geo.errors import DatelineError
from geo.project.additions import SUFFIX as ADDITIONS
from geo.project.journal import SUFFIX as CORRECTIONS
from geo.project.views import SUFFIX as VIEWS
from geo.project.views import read_views, save_view
from geo.ui.address import Identifiers, View, read_address, write_address

Record = dict[str, Any]
LONGEST_CODER = 80


def saved_record(project: Path, said: str = "") -> Record:
    """What the panel shows: the views by name, what came of the last act, and the files that make up the project."""
    try:
        views = read_views(project)
    except DatelineError as error:
        views, said = (), str(error)
    beside = [project.name, *(f"{project.name}{suffix}" for suffix in (CORRECTIONS, VIEWS, ADDITIONS))]
    return {
        "views": [{"name": view.name, "by": view.by} for view in views],
        "said": said,
        "folder": str(project.parent),
        "files": [name for name in beside if project.with_name(name).exists()],
    }


def act_on_views(project: Path, act: Mapping[str, Any], view: View, known: Identifiers) -> tuple[View | None, str]:
    """Save, remove or open a view as a browser asks; the view to show, where one was opened, and what to say."""
    name, by = str(act.get("name", "")), str(act.get("by", ""))[:LONGEST_CODER]
    try:
        if act.get("do") == "save":
            kept = save_view(project, name, urlencode(write_address(view), doseq=True), by)
            return None, f"Saved as “{kept}”."
        if act.get("do") == "remove":
            save_view(project, name, None, by)
            return None, f"“{name}” was removed."
        held = next((one for one in read_views(project) if one.name == name), None)
    except DatelineError as error:
        return None, str(error)
    if act.get("do") != "open" or held is None:
        return None, "There is no view of that name."
    opened, ignored = read_address(parse_qs(held.address, keep_blank_values=True), known)
    said = f"“{name}” is shown."
    if ignored:
        said += f" What the project no longer holds was left out: {', '.join(ignored)}."
    return opened, said
