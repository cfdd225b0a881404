"""The rows that a view chooses, for exports: by the same test as the page's own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from geo.errors import ExportError
from geo.export import Extract, extract
from geo.model import ROLES
from geo.project import Project
from geo.project.days import from_day
from geo.project.tables import EventTable
from geo.ui.address import Identifiers, View, read_address, write_address
from geo.ui.view_data import ViewData
from geo.ui.window import in_view

_NO_FILTER = ("colour", "show", "tab", "q", "at", "mention")
"""Parameters of an address that say how a view looks, not what is in it."""


def known_of(data: ViewData) -> Identifiers:
    """What an address may name in this project."""
    return Identifiers(
        sources=frozenset(data.outlets),
        roles=frozenset(ROLES),
        places=frozenset(data.footprints["place_id"].unique()),
        mentions=_MentionIds(data),
        documents=frozenset(data.documents["id"].tolist()),
        kinds=frozenset(data.kinds),
        countries=frozenset(data.countries),
    )


class _MentionIds(Collection[str]):
    """The ids of a project's mentions, looked up one by one: a set of a million would take seconds and 100 MB."""

    def __init__(self, data: ViewData) -> None:
        self._data = data

    def __contains__(self, value: object) -> bool:
        return self._data.mention_row(str(value)) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._data.mention_ids(range(len(self))))

    def __len__(self) -> int:
        return len(self._data.numbers)


def view_asked(data: ViewData, params: Mapping[str, Sequence[str]], *, is_page: bool) -> View:
    """The view that parameters ask for.

    Parameters
    ----------
    params
        Values by the names that the page's address has for them.
    is_page
        Whether they are an address: it shows the page's default window where it gives none. Otherwise all days are
        meant, the undated too unless days are given.

    Raises
    ------
    ExportError
        When one of them is nothing that the project holds.
    """
    view, ignored = read_address(params, known_of(data))
    if ignored:
        said = "; ".join(f"{name}: {', '.join(params.get(name, ()))[:200]}" for name in ignored)
        raise ExportError(f"the project holds nothing of that kind, or it can't be read ({said})")
    if is_page or data.extent is None:
        return view
    first, last = (from_day(day) for day in data.extent)
    has_days = view.first is not None or view.last is not None
    low, high = view.first or first, view.last or last
    if str(high) < str(low):  # the day that was given lies outside all others
        low = high = view.first or view.last or first
    undated = view.undated if view.undated is not None else not has_days
    return replace(view, first=low, last=high, undated=undated)


def marks_chosen(data: ViewData, view: View | None) -> pd.DataFrame:
    """The marks that a view shows; its place and its article narrow it further. None: all marks.

    Page furniture is left out unless the view's roles name it.
    """
    marks = data.marks if view is None else in_view(data, view)
    if view is None or view.roles is None:
        marks = marks[marks["role"] != ROLES.index("chrome")]
    if view is None:
        return marks
    if view.place is not None:
        rows = np.flatnonzero(data.places["id"] == view.place)
        marks = marks[np.isin(data.numbers["place"].to_numpy()[marks["mention"].to_numpy()], rows)]
    if view.document is not None:
        ids = data.documents["id"].to_numpy()[marks["document"].to_numpy()]
        marks = marks[ids == view.document]
    return marks


def chosen(project: Project, data: ViewData, view: View) -> Extract:
    """What a view shows, as rows: see `marks_chosen`."""
    table = EventTable(
        project.documents(), data.mentions, data.footprints, data.marks, data.hours, data.events, project.places()
    )
    return extract(project, table=table, marks=marks_chosen(data, view), scope=scope_words(view))


def scope_words(view: View) -> str:
    """What a view shows, in words: 'from 2017-06-12, to 2017-06-18, role location'."""
    said = []
    for name, value in write_address(view).items():
        if name not in _NO_FILTER or (name == "q" and view.hits):
            said.append(f"{name} {value if isinstance(value, str) else ' or '.join(value)}")
    return ", ".join(said) or "the view that the page opens with"
