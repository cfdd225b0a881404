"""An article's reading with its corrections: pure, and the very same reading where nothing changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from geo.corrections.attribution import reason_with
from geo.corrections.correction import Correction
from geo.corrections.date_changes import DateSheet
from geo.corrections.meaning import SWITCHES, document_changes, event_kind_of
from geo.corrections.place_changes import PlaceSheet
from geo.corrections.reach import Due, due_alone, is_meant
from geo.corrections.selectors import Location, locate
from geo.inputs import Known
from geo.model import Document, Furniture, ParsedDocument, Place, PlaceMention, Span
from geo.pipeline import joined_anew
from geo.text import repeats

Lookup = Callable[[str], Place | None]
LEFT_OUT = "its article was left out"
"""Why a mention of a hidden article is not on the map."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A correction that no longer finds what it is about, in which article (its id, or ''), and why."""

    correction: str
    document: str
    reason: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note, or a mark that something was checked; `span` is None where it is about the article as a whole."""

    correction: Correction
    span: Span | None


@dataclass(frozen=True, slots=True)
class Corrected:
    """A reading with its corrections. `applied` are the ids of those that found their target, or reached a mention."""

    parsed: ParsedDocument
    applied: tuple[str, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    is_hidden: bool = False


def corrected(parsed: ParsedDocument, corrections: Iterable[Correction]) -> ParsedDocument:
    """The reading of an article after corrections; `parsed` itself when none changes it.

    Corrections of what is known of the article as a whole (kind 'document') are not made here but before it is
    read, by `corrected_document`, since dates hang on the day of publication.

    Parameters
    ----------
    parsed
        The machine's reading.
    corrections
        Lines of a corrections file, in any order, also undone ones and those of other articles.
    """
    return correct(parsed, due_alone(parsed.document, corrections)).parsed


def correct(parsed: ParsedDocument, due: Due, *, lookup: Lookup = lambda identifier: None) -> Corrected:
    """Apply the corrections that touch an article, and report what became of each.

    They are made again in the order of their times, each on what those before it left: the last act on a mention wins,
    and a rule changes what was read as its place by then.

    Parameters
    ----------
    lookup
        Today's gazetteer entry of an id, if there is one: it stands for the one a correction was made with.
    """
    if not due:
        return Corrected(parsed)
    places, dates = PlaceSheet(parsed.places, lookup), DateSheet(parsed.dates)
    orphans: list[Orphan] = []
    annotations: list[Annotation] = []
    told: list[tuple[Correction, Span]] = []
    text = parsed.document.text
    found = _located(due.own, text)
    own = [each for each in due.own if each.id not in found or found[each.id].span is not None]
    known = Known(parsed.document.id, parsed.document.sha256, parsed.document.path)
    applied: set[str] = set()
    for one in sorted((*own, *due.rules), key=lambda line: (line.at, line.id)):
        span = found[one.id].span if one.id in found else None
        if one.kind in ("note", "checked"):
            annotations.append(Annotation(one, span))
        elif one.kind == "event" and span is not None:
            told.append((one, span))
            continue
        elif one.reaches:
            if not places.follow(one, span, text, is_rule_here=is_meant(one, known)):
                continue
        elif span is not None and not _change(one, span, text, places, dates):
            orphans.append(Orphan(one.id, parsed.document.id, f"no place is read at '{text[span.start : span.end]}'"))
            continue
        applied.add(one.id)
    lost = ((one, location.reason) for one, location in found.items() if location.span is None)
    orphans += [Orphan(one, parsed.document.id, reason) for one, reason in lost]
    shown, is_hidden = _joined(parsed, places, dates), _switched("hidden", own)
    for one, span in told:
        again = _told(shown, one, span)
        if again is None:
            orphans.append(Orphan(one.id, parsed.document.id, f"no event is read at '{text[span.start : span.end]}'"))
            continue
        shown = again
        applied.add(one.id)
    if is_hidden:
        shown = _hidden(shown)
    return Corrected(shown, tuple(sorted(applied)), tuple(orphans), tuple(annotations), is_hidden)


def _change(one: Correction, span: Span, text: str, places: PlaceSheet, dates: DateSheet) -> bool:
    """Apply a correction to its own words; False where it is about a place and none is read there."""
    if one.kind in ("date", "not_a_date"):
        dates.change(one, span, text)
        return True
    return places.change(one, span, text)


def corrected_document(document: Document, corrections: Iterable[Correction]) -> Document:
    """What is known of an article, after corrections; `document` itself when none changes it.

    Its text is never changed, and neither are its id, path and SHA-256, by which corrections find it.
    """
    return document_with(document, due_alone(document, corrections).own)


def document_with(document: Document, own: Iterable[Correction]) -> Document:
    """The article with those of its own corrections that hold and are about it as a whole."""
    changed = document
    for one in own:
        if one.kind == "document":
            changes = {name: value for name, value in document_changes(one.after).items() if name not in SWITCHES}
            if changes.get("published") is not None:
                changes["published"] = replace(changes["published"], reason=reason_with(one, ""))
            if "language" in changes:
                changes["language_reason"] = reason_with(one, "")
            changed = replace(changed, **changes)
    return document if changed == document else changed


def _located(own: Iterable[Correction], text: str) -> dict[str, Location]:
    """Where the words of corrections stand now, by their ids; nothing of those that hang on no words.

    What is known of an article is corrected whatever became of the words that somebody chose while saying so.
    """
    return {
        each.id: locate(each.target, text)
        for each in own
        if each.target is not None and each.target.exact and each.kind != "document"
    }


def _joined(parsed: ParsedDocument, places: PlaceSheet, dates: DateSheet) -> ParsedDocument:
    """The reading with its events joined anew, if a place or date is another one than before."""
    again = [piece for piece in parsed.furniture if repeats(piece)]
    mentions, found = _drawn_once(places.mentions(), again), dates.dates()
    denied = places.denied()
    if mentions == parsed.places and found == parsed.dates:
        return parsed
    changed = replace(parsed, places=mentions, dates=found, events=())
    return replace(changed, events=tuple(event for event in joined_anew(changed) if event.place not in denied))


def _told(parsed: ParsedDocument, one: Correction, span: Span) -> ParsedDocument | None:
    """The reading with the events at these words told as a person says; None where there are none."""
    here = {at for at, each in enumerate(parsed.places) if each.start < span.end and span.start < each.end}
    if not any(event.place in here for event in parsed.events):
        return None
    kind = event_kind_of(one.after)
    events = (
        replace(event, kind=kind, reason=reason_with(one, event.reason)) if event.place in here else event
        for event in parsed.events
    )
    return replace(parsed, events=tuple(events))


def _drawn_once(mentions: Sequence[PlaceMention], again: Sequence[Furniture]) -> tuple[PlaceMention, ...]:
    """The mentions, without a footprint where the page only repeats what it says elsewhere."""
    return tuple(
        replace(each, footprint=None)
        if each.footprint is not None and any(piece.start < each.end and each.start < piece.end for piece in again)
        else each
        for each in mentions
    )


def is_removed(own: Iterable[Correction]) -> bool:
    """Whether an article with these corrections of its own, in the order of their times, is kept out of the project."""
    return _switched("removed", own)


def _switched(name: str, own: Iterable[Correction]) -> bool:
    """What the last correction of an article that says so says of one of `SWITCHES`."""
    is_on = False
    for one in own:
        if one.kind == "document":
            is_on = bool(one.after.get(name, is_on))
    return is_on


def _hidden(parsed: ParsedDocument) -> ParsedDocument:
    """A hidden article can be read, but puts nothing on the map or the timeline, and its mentions say so."""
    places = tuple(replace(each, footprint=None, reason=LEFT_OUT) if each.footprint else each for each in parsed.places)
    return replace(parsed, places=places, events=())
