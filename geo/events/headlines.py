"""A headline says without a date what the lead says with one: it takes the date of the sentence that repeats it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from geo.events import cues
from geo.model import Event, PlaceMention

LEAD = 6  # sentences, the headline included, among which one may repeat it with a date


def lead_of(
    told: Sequence[tuple[Event, int | None]], places: Sequence[PlaceMention], sentences: Iterable[str]
) -> Event | None:
    """The first dated event of the first sentence that names all places of the headline, told as past.

    Parameters
    ----------
    told
        Events with the number of their sentence; 0 is the headline.
    places
        What the events' `place` refers to.
    sentences
        The words of the sentences after the headline.
    """
    by_sentence: dict[int | None, list[Event]] = {}
    for event, number in told:
        by_sentence.setdefault(number, []).append(event)

    def named(events: Iterable[Event]) -> set[str]:
        return {places[event.place].text.casefold() for event in events}

    wanted = named(by_sentence.get(0, ()))
    for number, words in enumerate(sentences, 1):
        again = [event for event in by_sentence.get(number, ()) if named([event]) <= wanted]
        days = {(event.first, event.last) for event in again}
        if named(again) != wanted or len(days) != 1 or not cues.PAST.search(words):
            continue
        lead = again[0]
        if lead.kind == "reported" and lead.date is not None and lead.basis in ("sentence", "clause"):
            return lead
    return None


def as_told(event: Event, lead: Event, date: str) -> Event:
    """An event of the headline with the lead's date (`date`: its words), unless it has one of its own."""
    if event.basis != "publication" or event.kind != "reported":
        return event
    reason = f"the headline of what '{date}' dates in the report"
    return replace(event, date=lead.date, first=lead.first, last=lead.last, basis="paragraph", reason=reason)
