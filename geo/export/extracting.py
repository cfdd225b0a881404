"""Makes the rows of an export from a project: article by article, so that memory holds one text at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from geo.export.precision import radius_words
from geo.export.reviews import ArticleReview, Reviews, corrected_by
from geo.export.rows import Article, Extract, Reading, Row
from geo.gazetteer.positions import is_estimated
from geo.gazetteer.shipped_tables import country_names
from geo.inputs import Known
from geo.model import CERTAINTIES, EVENT_KINDS, LIKELY, ROLES, SURE
from geo.project import Project
from geo.project.records import day_of
from geo.project.tables import MARK_BASES, EventTable, event_table

CONTEXT = 32
"""Code points before and after a mention, as many as a correction's selector has."""
WHOLE = "the whole project"
Record = dict[str, Any]


def extract(
    project: Project, *, table: EventTable | None = None, marks: pd.DataFrame | None = None, scope: str = WHOLE
) -> Extract:
    """What a project shows, as rows.

    Parameters
    ----------
    table
        Its joined tables, where they are there already.
    marks
        Rows of `table.marks` that are chosen, with their index; None for all but page furniture.
    scope
        What was chosen, in words.
    """
    joined = table or event_table(project)
    if marks is None:
        chosen = joined.marks[joined.marks["role"] != ROLES.index("chrome")]
        numbers = list(range(len(joined.documents)))
    else:
        chosen = marks
        numbers = sorted(set(chosen["document"].tolist()))
    articles = [_article(project, _named(record)) for record in joined.documents.iloc[numbers].to_dict("records")]
    rows = _Rows(project, joined, chosen, dict(zip(numbers, articles, strict=True)))
    return Extract(rows, articles, project.settings(), scope, project.path.stem)


class _Rows:
    """The rows, made anew each time they are gone through."""

    def __init__(self, project: Project, table: EventTable, marks: pd.DataFrame, articles: dict[int, Article]) -> None:
        self._project, self._marks, self._articles = project, marks, articles
        self._table = _Tables(project, table)

    def __len__(self) -> int:
        return len(self._marks)

    def __contains__(self, row: object) -> bool:
        return any(row == each for each in self)

    def __iter__(self) -> Iterator[Row]:
        for number, group in self._marks.groupby("document", sort=True):
            yield from self._of(self._articles[int(str(number))], group)

    def _of(self, article: Article, marks: pd.DataFrame) -> Iterator[Row]:
        text = self._project.text(article.id)
        review = self._table.reviews.of(Known(article.id, article.sha256, article.path), text)
        told = _Told(article, text, self._project.sentences(article.id), review)
        for mark in marks.reset_index(names="mark").to_dict("records"):
            yield _row(self._table, told, {str(name): value for name, value in mark.items()})


@dataclass(frozen=True, slots=True)
class _Told:
    """An article while its rows are made."""

    article: Article
    text: str
    sentences: list[tuple[int, int]]
    review: ArticleReview

    def sentence_at(self, start: int) -> tuple[int, int] | None:
        """The sentence that holds a code point."""
        at = bisect_right(self.sentences, (start, len(self.text))) - 1
        return self.sentences[at] if at >= 0 and start < self.sentences[at][1] else None


class _Tables:
    """A project's tables as look-ups."""

    def __init__(self, project: Project, table: EventTable) -> None:
        self.mentions = [_named(row) for row in table.mentions.to_dict("records")]
        self.places = {row["id"]: _named(row) for row in table.places.to_dict("records")}
        self.paths = table.footprints["path"].tolist()
        self.countries = country_names()
        self.dates = {row["id"]: _named(row) for row in project.dates().to_dict("records")}
        self.sharpened = {row["mention_id"]: _named(row) for row in project.sharpened().to_dict("records")}
        self.hours = dict(zip(table.hours["mark"].tolist(), table.hours["words"], strict=True))
        self.events: dict[str, list[Record]] = {}
        for row in table.events.to_dict("records"):
            self.events.setdefault(row["mention_id"], []).append(_named(row))
        # the number of a mark among those of its mention, which stand side by side in the order of its events
        self.numbers = table.marks.groupby("mention", sort=False).cumcount().tolist()
        columns = table.documents[["id", "sha256", "path"]].itertuples(index=False, name=None)
        self.reviews = Reviews(project, [Known(*row) for row in columns])


def _named(row: dict[Any, Any]) -> Record:
    """A row of a frame as plain values, with None for what is missing: NaN alone differs from itself."""
    return {str(name): None if isinstance(value, float) and value != value else value for name, value in row.items()}


def _article(project: Project, record: Record) -> Article:
    source = project.source(record["id"])
    return Article(
        id=record["id"],
        title=record["title"],
        publisher=record["publisher"],
        author=record["author"],
        url=record["url"],
        archive=source.archive,
        archive_hash=source.archive_hash,
        path=record["path"],
        sha256=record["sha256"],
        language=record["language"],
        published_first=day_of(record["published_first"]),
        published_last=day_of(record["published_last"]),
        published_reason=record["published_reason"],
        pages=source.pages,
    )


@dataclass(frozen=True, slots=True)
class _When:
    """The days of a mark, and how they are known."""

    values: Record
    sentence: tuple[int, int] | None


def _when(tables: _Tables, article: Article, mark: Record, mention: Record, number: int) -> _When:
    basis = MARK_BASES[mark["basis"]]
    values: Record = {"event_kind": EVENT_KINDS[mark["kind"]], "basis": basis}
    if basis == "document":
        values |= {"first": article.published_first, "last": article.published_last}
        values["date_reason"] = "no date applies to it: the days on which its article may have been published"
        date, sentence = None, None
    else:
        event = tables.events[mention["id"]][number]
        values |= {"first": day_of(event["first"]), "last": day_of(event["last"]), "date_reason": event["reason"]}
        date = tables.dates.get(event["date_id"]) if event["date_id"] else None
        sentence = (int(event["sentence_start"]), int(event["sentence_end"]))
    values |= {
        "date_text": " ".join(date["text"].split()) if date else "",
        "edtf": date["edtf"] if date else "",
        "grain": date["grain"] if date else "",
        "date_start": int(date["start"]) if date else None,
        "date_end": int(date["end"]) if date else None,
        "hour": tables.hours.get(mark["mark"], ""),
    }
    return _When(values | _sharper(tables.sharpened.get(mention["id"]), values), sentence)


def _sharper(sharpened: Record | None, values: Record) -> Record:
    """Narrower days within those of a mark, where another article gives them."""
    none = {"sharper_first": None, "sharper_last": None, "sharper_reason": ""}
    if sharpened is None:
        return none
    first, last = day_of(sharpened["first"]), day_of(sharpened["last"])
    if first is None or last is None:
        return none
    inside = (values["first"] is None or values["first"] <= first) and (
        values["last"] is None or last <= values["last"]
    )
    if not inside or values["basis"] == "document":
        return none
    return {"sharper_first": first, "sharper_last": last, "sharper_reason": sharpened["reason"]}


def _row(tables: _Tables, told: _Told, mark: Record) -> Row:
    article, text, review = told.article, told.text, told.review
    mention = tables.mentions[mark["mention"]]
    number = tables.numbers[mark["mark"]]
    start, end = mention["start"], mention["end"]
    when = _when(tables, article, mark, mention, number)
    where = _where(tables, mark, mention)
    at = when.sentence or told.sentence_at(start)
    shown = Reading(
        True,
        where["place_id"],
        where["place"],
        where["latitude"],
        where["longitude"],
        ROLES[mark["role"]],
        when.values["first"],
        when.values["last"],
    )
    machine = review.reading(start, end, number) or shown
    date_reason = when.values["date_reason"]
    return Row(
        id=f"{mention['id']}/{number}",
        mention_id=mention["id"],
        article=article,
        text=" ".join(mention["text"].split()),
        exact=text[start:end],
        start=start,
        end=end,
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        sentence=" ".join(text[at[0] : at[1]].split()) if at else "",
        sentence_start=at[0] if at else None,
        sentence_end=at[1] if at else None,
        page=_page(article, start),
        role=ROLES[mark["role"]],
        role_reason=mention["role_reason"],
        **where,
        **when.values,
        machine=machine,
        is_corrected=machine != shown,
        corrected_by=corrected_by(mention["reason"], mention["role_reason"], date_reason) if machine != shown else "",
        checked_by=review.checked_by(start, end),
        note=review.note(start, end),
    )


def _where(tables: _Tables, mark: Record, mention: Record) -> Record:
    place = tables.places.get(mention["place_id"]) if mention["place_id"] else None
    footprint = mark["footprint"]
    path = tables.paths[footprint] if footprint >= 0 else None
    confidence = float(mention["confidence"])
    certainty = CERTAINTIES[0 if confidence >= SURE else 1 if confidence >= LIKELY else 2] if place else "none"
    return {
        "place_id": mention["place_id"] or "",
        "place": place["name"] if place else "",
        "place_kind": place["kind"] if place else "",
        "country": place["country"] if place else "",
        "country_name": tables.countries.get(place["country"], "") if place else "",
        "admin1": place["admin1"] if place else "",
        "latitude": mention["latitude"],
        "longitude": mention["longitude"],
        "radius_km": mention["radius_km"],
        "shape": mention["shape"],
        "precision": radius_words(mention["shape"], mention["radius_km"] or 0.0) if mention["shape"] else "not mapped",
        "label": mention["label"] or "",
        "vertices": tuple((float(lat), float(lon)) for lat, lon in path) if path else (),
        "entry": (place["latitude"], place["longitude"], place["radius_km"]) if place else None,
        "is_estimated": bool(place and is_estimated(place["source"])),
        "certainty": certainty,
        "confidence": round(confidence, 4),
        "place_reason": mention["reason"],
    }


def _page(article: Article, start: int) -> str:
    """The page or part of the original that holds a code point."""
    at = bisect_right([page.start for page in article.pages], start) - 1
    return article.pages[at].label if at >= 0 else ""
