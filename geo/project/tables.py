"""A project's events joined with their places, mentions and articles: what the map, the lists and exports share."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from geo.errors import ProjectBusyError
from geo.project.footprints import FOOTPRINT_COLUMNS as FOOTPRINT_COLUMNS
from geo.project.mark_table import MARK_BASES as MARK_BASES
from geo.project.mark_table import MARK_COLUMNS as MARK_COLUMNS
from geo.project.mark_table import mark_table
from geo.project.store import Project


@dataclass(frozen=True, slots=True)
class EventTable:
    """Frames that share row numbers.

    `marks`, `footprints` and `hours` are those of geo.project.mark_table.MarkTable.
    `mentions` are those of the article itself, with `footprint` and `document`, row numbers (-1: not mapped), besides
    the project's columns.
    `documents`, `events` and `places` are the project's own frames.
    """

    documents: pd.DataFrame
    mentions: pd.DataFrame
    footprints: pd.DataFrame
    marks: pd.DataFrame
    hours: pd.DataFrame
    events: pd.DataFrame
    places: pd.DataFrame


def event_table(project: Project) -> EventTable:
    """Read a project and join its tables."""
    documents = project.documents()
    table = mark_table(project, documents)
    mentions = mention_frame(project, documents, table.mentions)
    return EventTable(
        documents, mentions, table.footprints, table.marks, table.hours, project.event_rows(), table.places
    )


def mention_frame(project: Project, documents: pd.DataFrame, numbers: pd.DataFrame) -> pd.DataFrame:
    """All that a project holds of its mentions, row by row as `numbers` has them (see MarkTable).

    Raises
    ------
    ProjectBusyError
        When the project was changed since the numbers were read: the rows would no longer be the same.
    """
    mentions = within_text(project.mentions(), documents)
    starts = mentions["start"].to_numpy()
    if len(starts) != len(numbers) or (starts != numbers["start"].to_numpy()).any():
        raise ProjectBusyError(f"{project.path} was changed while it was read: try again.")
    own = numbers[["footprint", "document"]].astype("int64")
    return mentions.assign(footprint=own["footprint"].to_numpy(), document=own["document"].to_numpy())


def within_text(mentions: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Mentions of what a reader sees: a block of facts at the head of a file is no part of the article."""
    if not documents["body_start"].any():
        return mentions
    starts = mentions["document_id"].map(documents.set_index("id")["body_start"])
    return mentions[(mentions["start"] >= starts).to_numpy()].reset_index(drop=True)
