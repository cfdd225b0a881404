"""What a story's scripts work on: the dashboard's records of a project, all at once, as no server is there to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from geo.map.payload import packed, payload
from geo.project import Project
from geo.project.tables import MARK_BASES
from geo.ui.columns import browser_data
from geo.ui.near import hidden_copies
from geo.ui.reader_records import document_record, mark_words
from geo.ui.sharpened import sharpened_words
from geo.ui.story.excerpts import Excerpt, excerpt, excerpted, whole
from geo.ui.view_data import ViewData, mapped_marks, source_words
from geo.ui.whys import whys
from geo.ui.words import published_words

Record = dict[str, Any]
EXCERPT_NOTE = "Only the sentences that name a place are in this file"


@dataclass(frozen=True, slots=True)
class Contents:
    """Records by what they are for: `columns` and `marks` as the dashboard's page and map fetch them, `told` the
    articles, sentences and days in words, `why` how each mention was read."""

    columns: Record
    marks: Record
    told: Record
    why: Record


def contents(project: Project, data: ViewData, *, full_text: bool) -> Contents:
    """All that is shown of `data`, which may be a part of `project`."""
    cuts = [_cut(project, data, identifier, full_text) for identifier in data.documents["id"]]
    documents = [_article(project, data, cut, full_text) for cut in cuts]
    told = {"documents": documents, **_sentences(data, cuts)}
    return Contents(browser_data(data), payload(mapped_marks(data), data.footprints), told, dict(_whys(data)))


@dataclass(frozen=True, slots=True)
class _Cut:
    """An article's row, and what of its text is in the file."""

    row: int
    id: str
    text: Excerpt


def _cut(project: Project, data: ViewData, identifier: str, full_text: bool) -> _Cut:
    row = int(np.flatnonzero(data.documents["id"] == identifier)[0])
    text = project.text(identifier)
    if full_text:
        return _Cut(row, identifier, whole(text))
    own = data.mentions[data.mentions["document"] == row]
    marks = data.marks[(data.marks["document"] == row) & (data.marks["sentence_start"] >= 0)]
    wanted = [
        *zip(own["start"], own["end"], strict=True),
        *zip(marks["sentence_start"], marks["sentence_end"], strict=True),
    ]
    return _Cut(row, identifier, excerpt(text, project.sentences(identifier), [(int(a), int(b)) for a, b in wanted]))


def _article(project: Project, data: ViewData, cut: _Cut, full_text: bool) -> Record:
    """The reader's record, with what lists of sentences say of the article."""
    record = document_record(project, data, cut.id)
    row = data.documents.iloc[cut.row]
    published = published_words(row["published_first"], row["published_last"])
    is_open = published.startswith("not ")
    note = {} if full_text else {"note": EXCERPT_NOTE + ("; the whole text is behind the link" if row["url"] else "")}
    return (
        (record if full_text else excerpted(record, cut.text))
        | note
        | {
            "at": None,
            "source": source_words(data, cut.row),
            "dated": f"article {published}"
            if is_open
            else f"article of {published}"
            if published
            else "undated article",
            "copy": _copy(data, cut.id),
        }
    )


def _copy(data: ViewData, identifier: str) -> str:
    """Whose text an article is, where its outlet printed another's."""
    shown = hidden_copies(data).get(identifier)
    outlets = data.documents.set_index("id")["outlet"]
    if shown is None or outlets[shown] == outlets[identifier]:
        return ""
    return f"same text as in {data.outlets[int(outlets[shown])]}"


def _sentences(data: ViewData, cuts: list[_Cut]) -> Record:
    """The sentences that marks stand in, and of each mark its sentence, its days in words and its rank in time.

    `sentences` are [article, start and end in its text here, start in the article itself]; `marks.sentence` is -1 for
    none. `hours` and `sharpened` are words by the number of a mark and the id of a mention.
    """
    marks = data.marks
    key = ["document", "sentence_start", "sentence_end"]
    codes = marks.groupby(key, sort=False, dropna=False).ngroup().to_numpy()
    found = marks[key].drop_duplicates().itertuples(index=False)
    spans = [(int(row), int(start), int(end)) for row, start, end in found]
    moved = [cuts[row].text.moved(start, end) if start >= 0 else None for row, start, end in spans]
    numbers = np.cumsum([span is not None for span in moved]) - 1
    number_of = np.array([at if span else -1 for at, span in zip(numbers, moved, strict=True)] or [-1], dtype="int64")
    days = [mark_words(first, last) for first, last in zip(marks["first"], marks["last"], strict=True)]
    when, words = pd.factorize(pd.Series(days, dtype="object"))
    return {
        "sentences": [
            [row, *span, start] for (row, start, _), span in zip(spans, moved, strict=True) if span is not None
        ],
        "marks": {
            "sentence": packed(number_of[codes] if len(codes) else [], "i4"),
            "when": packed(when, "i4"),
            "order": packed(data.order["by_time"], "i4"),
        },
        "words": [str(word) for word in words],
        "bases": list(MARK_BASES),
        "hours": dict(zip(map(str, data.hours["mark"]), data.hours["words"], strict=True)),
        "sharpened": sharpened_words(data, data.mentions["id"].tolist()),
    }


def _same(events: pd.DataFrame, _: str) -> pd.DataFrame:
    return events


def _whys(data: ViewData) -> Iterator[tuple[str, Record]]:
    """How each mention was read, article by article; events are looked up among those of the article."""
    events = dict(tuple(data.events.groupby("document_id", sort=False)))
    none = data.events.iloc[:0]
    for identifier, mentions in data.mentions.groupby("document_id", sort=False):
        own = events.get(identifier, none)
        for record in whys(replace(data, events_of=partial(_same, own)), mentions):
            yield record["mention"], record
