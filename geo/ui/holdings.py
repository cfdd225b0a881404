"""The articles of a project as a person changes, removes and puts them back: lines of its corrections file."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.corrections import Selector
from geo.errors import CorrectionError
from geo.languages.detect import name_of
from geo.pipeline import Pipeline
from geo.project.acts import Act, new_act
from geo.project.in_place import apply_corrections
from geo.project.journal import append
from geo.project.opening import read_only
from geo.ui.said import Said, waiting_words
from geo.ui.view_data import ViewData
from geo.ui.words import count_words, published_words

MOST_ROWS = 20_000
"""Articles that a browser is given."""
WHY = "changed on the Import page"
_TEXTS = ("title", "publisher", "language", "url")

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Removed:
    """An article that a correction keeps out of the project."""

    id: str
    sha256: str
    path: str
    title: str


def removed_articles(project: Path) -> tuple[Removed, ...]:
    """The articles that corrections keep out of a project, by their titles."""
    try:
        with closing(read_only(project)) as db:
            rows = db.execute("SELECT id, sha256, path, title FROM removed ORDER BY title, path")
            return tuple(Removed(*row) for row in rows)
    except sqlite3.Error:  # it is being replaced: the page asks again when it has been
        return ()


def holdings_record(data: ViewData, removed: Sequence[Removed]) -> Record:
    """What the list of the project's articles shows."""
    return {
        "total": len(data.documents),
        "articles": [
            {
                "id": row["id"],
                "title": row["title"] or row["id"],
                "path": row["path"],
                "outlet": row["publisher"],
                "day": published_words(row["published_first"], row["published_last"]),
                "dayReason": row["published_reason"],
                "language": row["language"],
                "languageName": name_of(row["language"]),
                "url": row["url"],
            }
            for row in data.documents.head(MOST_ROWS).to_dict("records")
        ],
        "removed": [{"id": one.id, "title": one.title or one.id, "path": one.path} for one in removed],
    }


def change_articles(
    project: Path, data: ViewData, by: str, ids: Sequence[str], changes: Mapping[str, Any], pipeline: Pipeline | None
) -> Said:
    """Change what is known of articles, all in the same way and in one act.

    Parameters
    ----------
    changes
        Any of title, publisher, published (EDTF), language, url.

    Raises
    ------
    CorrectionError
        When an article isn't the project's, nothing is changed, or nobody is named. Nothing is saved then.
    ProjectWriteError
        When the corrections or the project can't be written.
    """
    if not changes:
        raise CorrectionError("Nothing was changed: write into a field.")
    act = new_act(by)
    rows = data.documents.set_index("id")
    lines = []
    for key in ids:
        if key not in rows.index:
            raise CorrectionError(f"{key} is no article of this project: reload the page.")
        row = rows.loc[key]
        before = {name: str(row[name] or "") for name in _TEXTS if name in changes}
        if "published" in changes:
            before["published"] = f"{_iso(row['published_first'])}/{_iso(row['published_last'])}"
        target = Selector(str(row["sha256"]), key, str(row["path"]))
        lines.append(act.correction("document", target, dict(changes), before=before, why=WHY))
    return _kept(project, lines, act, f"{count_words(len(lines), 'article')} changed.", pipeline)


def remove_articles(project: Path, data: ViewData, by: str, ids: Sequence[str], pipeline: Pipeline | None) -> Said:
    """Keep articles out of the project: they stay in the log, and can be put back. Raises as `change_articles`."""
    act = new_act(by)
    rows = data.documents.set_index("id")
    lines = []
    for key in ids:
        if key not in rows.index:
            raise CorrectionError(f"{key} is no article of this project: reload the page.")
        target = Selector(str(rows.loc[key]["sha256"]), key, str(rows.loc[key]["path"]))
        lines.append(act.correction("document", target, {"removed": True}, before={"removed": False}))
    return _kept(project, lines, act, f"{count_words(len(lines), 'article')} removed.", pipeline)


def put_back(
    project: Path,
    removed: Sequence[Removed],
    by: str,
    ids: Sequence[str],
    pipeline: Pipeline | None,
) -> Said:
    """Take removed articles in again. Raises as `change_articles`."""
    act = new_act(by)
    known = {one.id: one for one in removed}
    lines = []
    for key in ids:
        if key not in known:
            raise CorrectionError(f"{key} was not removed from this project: reload the page.")
        target = Selector(known[key].sha256, key, known[key].path)
        lines.append(act.correction("document", target, {"removed": False}, before={"removed": True}))
    return _kept(project, lines, act, f"{count_words(len(lines), 'article')} put back.", pipeline)


def _kept(project: Path, lines: Sequence[Any], act: Act, words: str, pipeline: Pipeline | None) -> Said:
    if not lines:
        raise CorrectionError("Choose the articles first: tick their boxes.")
    append(project, lines)
    return Said(f"{words}{waiting_words(apply_corrections(project, pipeline))}", act.id)


def _iso(day: object) -> str:
    return day if isinstance(day, str) and day else ".."
