"""A reading that comes from a stranger: whether it can be one of its text, before a project takes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from geo.inputs import Facts
from geo.inputs.facts import one_line
from geo.inputs.readers import RawArticle
from geo.inputs.readers.checking import problem_of as problem_of_articles
from geo.model import (
    Candidate,
    DateMention,
    Document,
    Event,
    Footprint,
    Narration,
    ParsedDocument,
    Place,
    PlaceMention,
    Publication,
    Span,
)
from geo.parts.columns import Origin

_LONGEST_WORDS = 20_000
"""Characters of a reason, a name or a label; the longest that Dateline writes has some hundred."""
_EARTH_KM = 20_100.0
_MOST_PEOPLE = 10**11
_SHA256 = re.compile(r"[0-9a-f]{64}")
_CODE = re.compile(r"[A-Z]{2}")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def check_article(document: Document, origin: Origin) -> None:
    """Raise ValueError unless what is told of an article, besides its text, could be read from a file."""
    facts = origin.facts
    problem = problem_of_articles([RawArticle(document.text, document.source, facts, origin.part)])
    if problem:
        raise ValueError(problem)
    if not all(map(_SHA256.fullmatch, (document.sha256, origin.text_sha256, origin.id_sha256 or document.sha256))):
        raise ValueError("a SHA-256 is none")
    if facts.sha256 and not _SHA256.fullmatch(facts.sha256):
        raise ValueError("a SHA-256 is none")
    if not all(map(_CODE.fullmatch, facts.countries)):
        raise ValueError("a country is no code of two letters")
    if any(address and not _ADDRESS.match(address) for address in (facts.url, document.source.archive)):
        raise ValueError("an address is no web address")
    if document.path != one_line(document.path) or not document.path:
        raise ValueError("its path is no line of text")
    words = [*_words_of_facts(facts), document.source.captured, document.source.record, document.source.archive_hash]
    words += [document.path, origin.part, *(page.label for page in document.source.pages)]
    words += [event.name for event in document.known_events]
    if any(len(each) > _LONGEST_WORDS for each in words):
        raise ValueError("a text in its metadata is too long")


def _words_of_facts(facts: Facts) -> Iterator[str]:
    yield from (facts.title, facts.publisher, facts.author, facts.url, facts.language, facts.problem)
    if facts.published is not None:
        yield from (facts.published.reason, *facts.published.evidence)


def check_reading(parsed: ParsedDocument) -> None:
    """Raise ValueError unless a reading can be one of its text: words stand where it says, numbers are in range."""
    text = parsed.document.text
    starts = [page.start for page in parsed.document.source.pages]
    if starts != sorted(starts) or any(not 0 <= start <= len(text) for start in starts):
        raise ValueError("its pages are not in its text")
    _check_kinds(parsed.narration)
    _check_days(parsed.published)
    _check_words(parsed.published.reason, parsed.narration.reason, *parsed.published.evidence)
    for piece in parsed.furniture:
        _check_span(piece.start, piece.end, text)
        _check_words(piece.reason)
    for span in parsed.sentences:
        _check_span(span.start, span.end, text)
    for found in (parsed.places, parsed.dates):
        _check_found(found, text)
    for mention in parsed.places:
        _check_mention(mention)
    _check_candidates([candidate for mention in parsed.places for candidate in mention.candidates])
    for day in parsed.dates:
        _check_kinds(day)
        _check_days(day)
        _check_words(day.value, day.edtf, day.reason)
    for event in parsed.events:
        _check_event(event, parsed)


def _check_found(found: Sequence[PlaceMention | DateMention], text: str) -> None:
    for one in found:
        _check_span(one.start, one.end, text)
        if text[one.start : one.end] != one.text:
            raise ValueError(f"{one.text!a:.60} does not stand where the reading has it")
    if len({one.start for one in found}) != len(found):
        raise ValueError("two mentions begin at the same place")


def _check_mention(mention: PlaceMention) -> None:
    _check_kinds(mention)
    _check_words(mention.reason, mention.role_reason)
    _check_number("confidence", mention.confidence, 0.0, 1.0)
    if mention.place is not None:
        _check_place(mention.place)
    if mention.footprint is not None:
        _check_ground(mention.footprint)


def _check_candidates(candidates: Sequence[Candidate]) -> None:
    parts = [part for candidate in candidates for part in candidate.parts]
    for place in {id(candidate.place): candidate.place for candidate in candidates}.values():
        _check_place(place)
    for words in {(part.name, part.words) for part in parts}:
        _check_words(*words)
    for value in (*(candidate.score for candidate in candidates), *(part.value for part in parts)):
        _check_number("score", value, -1e6, 1e6)


def _check_place(place: Place) -> None:
    _check_kinds(place)
    _check_words(place.id, place.name, place.country, place.admin1, place.admin2, place.parent, place.source)
    _check_position(place.lat, place.lon, place.radius_km)
    if type(place.population) is not int or not 0 <= place.population <= _MOST_PEOPLE:
        raise ValueError("a population is none")


def _check_ground(ground: Footprint) -> None:
    _check_kinds(ground)
    _check_words(ground.label)
    _check_position(ground.lat, ground.lon, ground.radius_km)
    for lat, lon in ground.path:
        _check_position(lat, lon, 0.0)


def _check_position(lat: float, lon: float, radius_km: float) -> None:
    _check_number("latitude", lat, -90.0, 90.0)
    _check_number("longitude", lon, -180.0, 180.0)
    _check_number("radius", radius_km, 0.0, _EARTH_KM)


def _check_event(event: Event, parsed: ParsedDocument) -> None:
    _check_kinds(event)
    _check_days(event)
    _check_words(event.reason)
    _check_span(event.sentence.start, event.sentence.end, parsed.document.text)
    is_place = 0 <= event.place < len(parsed.places)
    if not is_place or (event.date is not None and not 0 <= event.date < len(parsed.dates)):
        raise ValueError("an event is of no mention")


def _check_kinds(record: Narration | PlaceMention | DateMention | Event | Place | Footprint) -> None:
    """Every field that has a few values only has one of them."""
    kind: Any = type(record)
    for name, values in _kinds_of(kind):
        if getattr(record, name) not in values:
            raise ValueError(f"{name} is {getattr(record, name)!a:.60}, which there is not")


@cache
def _kinds_of(kind: Any) -> tuple[tuple[str, tuple[object, ...]], ...]:
    hints = get_type_hints(kind)
    return tuple((name, get_args(hint)) for name, hint in hints.items() if get_origin(hint) is Literal)


def _check_days(one: Publication | DateMention | Event) -> None:
    if one.first is not None and one.last is not None and one.first > one.last:
        raise ValueError("an interval ends before it begins")


def _check_span(start: int, end: int, text: str) -> None:
    Span(start, end)
    if end > len(text):
        raise ValueError(f"{start} to {end} is behind the end of the text")


def _check_number(name: str, value: float, least: float, most: float) -> None:
    if type(value) not in (int, float) or not least <= value <= most:
        raise ValueError(f"a {name} is {value!a:.40}")


def _check_words(*words: str) -> None:
    for each in words:
        if not isinstance(each, str) or len(each) > _LONGEST_WORDS:
            raise ValueError("a reason or a name is no text, or too long")
