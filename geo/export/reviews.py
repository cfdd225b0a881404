"""What people said of an article beside its reading: what they checked, noted and changed, and what was read before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.corrections import Book, Correction, locate
from geo.corrections.meaning import note_words
from geo.export.rows import Reading
from geo.inputs import Known
from geo.model import Event, ParsedDocument, PlaceMention, Span
from geo.project import Project
from geo.project.journal import read_journal

_CORRECTED = re.compile(r"corrected by (.+?) on (\d{4}-\d{2}-\d{2})(?=:|;|$)")


@dataclass(frozen=True, slots=True)
class _Remark:
    """A note or a check; `span` is None where it is about the article as a whole."""

    correction: Correction
    span: Span | None

    def is_about(self, start: int, end: int) -> bool:
        return self.span is None or (self.span.start < end and start < self.span.end)


class ArticleReview:
    """What was said of one article.

    Parameters
    ----------
    machine
        Its reading before corrections; None where they changed nothing.
    remarks
        Notes and checks that still find their words.
    """

    def __init__(self, machine: ParsedDocument | None, remarks: Sequence[_Remark]) -> None:
        self._machine = machine
        self._remarks = tuple(remarks)
        self._events: dict[int, list[Event]] = {}
        for event in machine.events if machine else ():
            self._events.setdefault(event.place, []).append(event)

    def reading(self, start: int, end: int, number: int) -> Reading | None:
        """What was read at these words before corrections, with its event of this number; None: nothing changed."""
        if self._machine is None:
            return None
        places = self._machine.places
        same = [at for at, one in enumerate(places) if (one.start, one.end) == (start, end)]
        touching = [at for at, one in enumerate(places) if one.start < end and start < one.end]
        at = next(iter(same or touching), None)
        if at is None:
            return Reading(found=False)
        events = self._events.get(at, [])
        event = events[number] if number < len(events) else None
        published = self._machine.published
        first, last = (event.first, event.last) if event else (published.first, published.last)
        return _reading_of(places[at], None if events and not event else (first, last))

    def checked_by(self, start: int, end: int) -> str:
        """Who checked these words or the whole article, and when: 'Ada, 2026-03-01; Ben, 2026-03-02'."""
        return "; ".join(
            f"{one.correction.by}, {one.correction.at.date().isoformat()}"
            for one in self._remarks
            if one.correction.kind == "checked" and one.is_about(start, end)
        )

    def note(self, start: int, end: int) -> str:
        """What was noted at these words; notes on the whole article are not repeated at each."""
        return "\n".join(
            f"{note_words(one.correction.after)} ({one.correction.by})"
            for one in self._remarks
            if one.correction.kind == "note" and one.span is not None and one.is_about(start, end)
        )


def _reading_of(mention: PlaceMention, days: tuple[object, object] | None) -> Reading:
    place, drawn = mention.place, mention.footprint
    first, last = days or (None, None)
    return Reading(
        found=True,
        place_id=place.id if place else "",
        place=place.name if place else "",
        latitude=drawn.lat if drawn else None,
        longitude=drawn.lon if drawn else None,
        role=mention.role,
        first=first,  # type: ignore[arg-type]
        last=last,  # type: ignore[arg-type]
    )


class Reviews:
    """What was said of a project's articles, as its corrections file stands."""

    def __init__(self, project: Project, documents: Sequence[Known]) -> None:
        self._project = project
        self._changed = project.corrected_documents()
        self._book = Book(read_journal(project.path).corrections, documents)

    def of(self, document: Known, text: str) -> ArticleReview:
        """What was said of one article with this text."""
        machine = self._project.machine(document.id) if document.id in self._changed else None
        remarks = []
        for one in self._book.due(document, "").own if self._book else ():
            if one.kind not in ("checked", "note") or one.target is None:
                continue
            span = locate(one.target, text).span if one.target.exact else None
            if span is not None or not one.target.exact:
                remarks.append(_Remark(one, span))
        return ArticleReview(machine, remarks)


def corrected_by(*reasons: str) -> str:
    """Who corrected what these reasons are about: 'Ada, 2026-03-01'.

    >>> corrected_by("corrected by Ada on 2026-03-01: the village; before: the largest of its name")
    'Ada, 2026-03-01'
    """
    found = (_CORRECTED.match(reason) for reason in reasons)
    return "; ".join(dict.fromkeys(f"{match[1]}, {match[2]}" for match in found if match))
