"""Articles that have no day, and the days that a person gives them: lines of the project's corrections file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from geo.corrections import Selector
from geo.errors import CorrectionError
from geo.model import OPEN_FIRST, OPEN_LAST
from geo.pipeline import Pipeline
from geo.project.acts import new_act
from geo.project.in_place import apply_corrections
from geo.project.journal import append
from geo.ui.said import Said, waiting_words
from geo.ui.view_data import ViewData
from geo.ui.words import count_words, published_words

MOST_ROWS = 20_000
"""Articles that a browser is given, which shows them page by page; the next ones come when these have their days."""
WHY = "typed on the Articles page"

Record = dict[str, Any]


def dayless(data: ViewData) -> pd.DataFrame:
    """The project's articles whose day of publication lacks an end: they stand in no window by themselves."""
    open_ends = (data.published["first"] == OPEN_FIRST) | (data.published["last"] == OPEN_LAST)
    return data.documents[open_ends.to_numpy()]


def dayless_record(data: ViewData, said: Said | None) -> Record:
    """What the table of articles without a day shows."""
    found = dayless(data)
    return {
        "total": len(found),
        "articles": [
            {
                "id": row["id"],
                "title": row["title"] or row["id"],
                "path": row["path"],
                "outlet": data.outlets[int(row["outlet"])],
                "known": published_words(row["published_first"], row["published_last"]),
                "reason": row["published_reason"],
            }
            for row in found.head(MOST_ROWS).to_dict("records")
        ],
        "said": None if said is None else {"words": said.words, "act": said.act, "isError": said.is_error},
    }


def save_days(project: Path, data: ViewData, by: str, days: Mapping[str, str], pipeline: Pipeline | None) -> Said:
    """Give articles their days (EDTF by article id) in one act, and have the project show them.

    Raises
    ------
    CorrectionError
        When an article isn't one of `dayless`, a day is none, or nobody is named. Nothing is saved then.
    ProjectWriteError
        When the corrections or the project can't be written.
    """
    if not days:
        raise CorrectionError("No day is given: type one beside an article.")
    act = new_act(by)
    rows = dayless(data).set_index("id")
    lines = []
    for key, day in days.items():
        if key not in rows.index:
            raise CorrectionError(f"{key} is no article without a day: reload the page.")
        row = rows.loc[key]
        target = Selector(str(row["sha256"]), key, str(row["path"]))
        before = {"published": f"{_iso(row['published_first'])}/{_iso(row['published_last'])}"}
        after = {"published": day}
        if not day.strip():
            raise CorrectionError("No day is given: type one beside an article.")
        lines.append(act.correction("document", target, after, before=before, why=WHY))
    append(project, lines)
    applied = apply_corrections(project, pipeline)
    return Said(f"{count_words(len(days), 'article')} dated.{waiting_words(applied)}", act.id)


def undo_days(project: Path, by: str, act: str, pipeline: Pipeline | None) -> Said:
    """Take an act back.

    Raises
    ------
    CorrectionError
        When `act` can be none.
    ProjectWriteError
        When the corrections or the project can't be written.
    """
    append(project, [new_act(by).undo(act)])
    applied = apply_corrections(project, pipeline)
    return Said(f"Taken back.{waiting_words(applied)}")


def _iso(day: object) -> str:
    return day if isinstance(day, str) and day else ".."
