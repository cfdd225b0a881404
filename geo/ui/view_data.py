"""A project as the page works with it: frames in memory, and doors to what it reads from the file on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache, partial
from typing import Any

import numpy as np
import pandas as pd

from geo.errors import ProjectBusyError
from geo.model import Candidate
from geo.project import Project
from geo.project.reviewing import pins_of
from geo.project.search import articles_found
from geo.project.tables import mention_frame
from geo.ui.prepared import Prepared, prepared

KEPT_ARTICLES = 64
"""How many articles' dates, mentions and events are kept in memory."""
KEPT_MENTIONS = 128
"""Of how many mentions the candidates are: a chosen one's are asked for by several parts of the page."""
KEPT_SEARCHES = 16
"""Of how many searches the ids of the articles found are."""


@dataclass(frozen=True, slots=True)
class ViewData(Prepared):
    """A project's frames (geo.ui.prepared), and the door to what the page shows on demand.

    Functions read the file when they are called: `dates`, `sharpened`, `near_copies`, `all_mentions` and `all_events`
    once, `dates_of`, `mentions_of` and `events_of` once an article, `candidates` once a mention, `quotes` each time,
    since the map needs none of them; `matching` once a search: the ids of the articles that it finds. `row_of` is the
    row of each article by its id, and `copies` the ids of the articles that are one text, in reading order, under each
    of these ids: both are made when they are first asked for. `pins` are made once, for reviewing, and `reviewed`
    keeps what the Review page showed of a mention, by its id.
    """

    dates: Callable[[], pd.DataFrame]
    sharpened: Callable[[], pd.DataFrame]
    near_copies: Callable[[], pd.DataFrame]
    all_mentions: Callable[[], pd.DataFrame]
    all_events: Callable[[], pd.DataFrame]
    dates_of: Callable[[str], pd.DataFrame]
    mentions_of: Callable[[str], pd.DataFrame]
    events_of: Callable[[str], pd.DataFrame]
    quotes: Callable[[Sequence[tuple[str, int, int]]], list[str]]
    candidates: Callable[[str], tuple[Candidate, ...]]
    pins: Callable[[], pd.DataFrame]
    matching: Callable[[str], frozenset[str]]
    row_of: Callable[[], dict[str, int]]
    copies: Callable[[], dict[str, list[str]]]
    reviewed: dict[str, dict[str, Any] | None]

    @property
    def mentions(self) -> pd.DataFrame:
        """All that the project holds of every mention, row by row as in `numbers`: much, so only pages on all ask."""
        return self.all_mentions()

    @property
    def events(self) -> pd.DataFrame:
        """All that the project holds of every event."""
        return self.all_events()

    def mention_ids(self, rows: Iterable[int]) -> list[str]:
        """The ids of some mentions."""
        known = self.numbers.take(list(rows))
        ids = self.documents["id"].take(known["document"].to_numpy())
        return [f"{document}:{start}" for document, start in zip(ids, known["start"].tolist(), strict=True)]

    def mention_row(self, mention_id: str) -> int | None:
        """The row of a mention, None where there is none of this id."""
        document, _, start = mention_id.rpartition(":")
        row = self.row_of().get(document)
        if row is None or not (start.isascii() and start.isdecimal() and len(start) < 10) or str(int(start)) != start:
            return None
        first, end = self.rows_of(row)
        starts = self.numbers["start"].to_numpy()
        at = first + int(np.searchsorted(starts[first:end], int(start)))
        return at if at < end and starts[at] == int(start) else None

    def mention(self, mention_id: str) -> pd.DataFrame:
        """The row of `mentions` of this id; none where there is none."""
        mentions = self.mentions_of(mention_id.rpartition(":")[0])
        return mentions[mentions["id"] == mention_id]


def view_data(project: Project, held: Prepared | None = None) -> ViewData:
    """A project as the page works with it; `held` is what is known of it already."""
    known = held or prepared(project)
    of_article = lru_cache(KEPT_ARTICLES)
    near_copies, row_of = cache(project.near_copies), rows_by_id(known.documents)
    all_mentions = cache(lambda: mention_frame(project, known.documents, known.numbers))
    return ViewData(
        **{field.name: getattr(known, field.name) for field in fields(Prepared)},
        dates=cache(project.dates),
        sharpened=cache(project.sharpened),
        near_copies=near_copies,
        all_mentions=all_mentions,
        all_events=cache(project.event_rows),
        dates_of=of_article(project.dates_of),
        mentions_of=of_article(lambda document_id: _mentions_of(project, known, row_of().get(document_id, -1))),
        events_of=lru_cache(KEPT_ARTICLES)(project.events_of),
        quotes=project.quotes,
        candidates=lru_cache(KEPT_MENTIONS)(project.candidates),
        pins=cache(lambda: pins_of(all_mentions())),
        matching=lru_cache(KEPT_SEARCHES)(partial(articles_found, project.path)),
        row_of=row_of,
        copies=copies_by_id(near_copies),
        reviewed={},
    )


def _mentions_of(project: Project, known: Prepared, document: int) -> pd.DataFrame:
    """The rows of `mentions` of one article."""
    first, end = known.rows_of(document) if document >= 0 else (0, 0)
    numbers = known.numbers.iloc[first:end]
    article = known.documents.iloc[document] if document >= 0 else {"id": "", "body_start": 0}
    found = project.mentions_of(str(article["id"]))
    found = found[found["start"] >= article["body_start"]]
    if found["start"].tolist() != numbers["start"].tolist():
        raise ProjectBusyError(f"{project.path} was changed while it was read: try again.")
    own = numbers[["footprint", "document"]].astype("int64")
    return found.set_axis(numbers.index).assign(footprint=own["footprint"], document=own["document"])


def with_frames(data: ViewData, mentions: pd.DataFrame, events: pd.DataFrame) -> ViewData:
    """`data` with these mentions and events, whatever its project holds."""
    return replace(
        data,
        all_mentions=lambda: mentions,
        all_events=lambda: events,
        mentions_of=lambda document_id: mentions[mentions["document_id"] == document_id],
        events_of=lambda document_id: events[events["document_id"] == document_id],
    )


def rows_by_id(documents: pd.DataFrame) -> Callable[[], dict[str, int]]:
    """The row of each article by its id, once it is asked for."""
    return cache(lambda: {key: row for row, key in enumerate(documents["id"].tolist())})


def copies_by_id(near_copies: Callable[[], pd.DataFrame]) -> Callable[[], dict[str, list[str]]]:
    """The ids of the articles that are one text under each of these, once they are asked for."""

    @cache
    def copies() -> dict[str, list[str]]:
        near, groups = near_copies(), dict[str, list[str]]()
        pairs = list(zip(near["document_id"].tolist(), near["shown_id"].tolist(), strict=True))
        for document, shown in pairs:
            groups.setdefault(shown, []).append(document)
        return {document: groups[shown] for document, shown in pairs}

    return copies


def source_words(data: ViewData, row: int) -> str:
    """Whose article the one in that row is: its outlet, or where it names none, its title and its file."""
    told = ("publisher", "title", "path", "outlet")
    publisher, title, path, outlet = (data.documents[name].iloc[row] for name in told)
    if publisher:
        return data.outlets[int(outlet)]
    known = [words for words in (str(title), str(path).rpartition("/")[2]) if words]
    return " · ".join(dict.fromkeys(known)) or data.outlets[int(outlet)]


def mapped_marks(data: ViewData) -> pd.DataFrame:
    """The marks that stand on the map, in the order in which the page's scripts send the map its filter."""
    return data.marks[data.marks["footprint"] >= 0].reset_index(drop=True)
