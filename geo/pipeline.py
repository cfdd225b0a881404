"""One document in, one parsed document out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256

from geo.code_version import code_version
from geo.dates import find_dates, narration, publication_date
from geo.events import join
from geo.gazetteer import Gazetteer
from geo.languages.detect import is_read, name_of
from geo.model import NEWS, Document, Event, Furniture, Narration, ParsedDocument, Publication, Span
from geo.places import CrfRecogniser, PlaceFinder, Recogniser
from geo.places.word_classes import is_word
from geo.text import PlainText, find_front_matter, find_furniture, language_of, plain_text, repeats, split_sentences
from geo.text.furniture_patterns import FRONT_MATTER
from geo.time_limit import article_seconds, at_most

_ROOMS = ("languages", "inputs", "text", "dates", "events", "places", "gazetteer", "corrections")
"""With the code, tables and weights that reading depends on, so that no rebuild keeps what they changed."""


class Pipeline:
    """Reads articles with one gazetteer. Keeps no state between documents: any order gives the same result.

    Parameters
    ----------
    gazetteer
        Where names are looked up.
    recogniser
        What finds toponyms; the shipped CRF if not given.
    """

    def __init__(self, gazetteer: Gazetteer, *, recogniser: Recogniser | None = None) -> None:
        self.gazetteer = gazetteer
        self.recogniser = recogniser or CrfRecogniser(gazetteer.flags)
        self._finder = PlaceFinder(gazetteer, recogniser=self.recogniser)

    @property
    def version(self) -> str:
        """Changes whenever the same document could be read differently: rules, weights, recogniser, gazetteer."""
        parts = (code_version(_ROOMS), self.gazetteer.version, self.recogniser.version)
        return sha256("\n".join(parts).encode()).hexdigest()[:16]

    def parse(self, document: Document, spans: Sequence[tuple[int, int]] | None = None) -> ParsedDocument:
        """Find furniture, sentences, dates, places and events; of an article in another language, see `unread`.

        Parameters
        ----------
        document
            The article; offsets of everything found refer to its text.
        spans
            (start, end) of toponyms found elsewhere: they are taken as given and only resolved, also in furniture.

        Raises
        ------
        TooLongError
            When it takes longer than `geo.time_limit` allows.
        """
        with at_most(article_seconds(len(document.text)), f"article {document.id!a:.60}"):
            return self._read(document, spans)

    def _read(self, document: Document, spans: Sequence[tuple[int, int]] | None) -> ParsedDocument:
        if not document.language:
            told = language_of(document.text, is_word=is_word)
            document = replace(document, language=told.code, language_reason=told.reason)
        if spans is None and not is_read(document.language):
            return unread(document)
        plain = plain_text(document.text, self._finder.is_name)
        if not plain.edits:
            return self._parse(document, spans)
        given = None if spans is None else [plain.onto(start, end) for start, end in spans]
        return led_back(self._parse(replace(document, text=plain.text), given), document, plain)

    def _parse(self, document: Document, spans: Sequence[tuple[int, int]] | None) -> ParsedDocument:
        text = document.text
        furniture = find_furniture(text, title=document.title, extracted=document.source.extracted)
        sentences = split_sentences(text, furniture)
        published = publication_date(document, furniture)
        dates = find_dates(
            text,
            published=published,
            furniture=furniture,
            sentences=sentences,
            known_events=document.known_events,
        )
        places = self._finder.find(
            text,
            furniture=furniture,
            publisher=document.publisher,
            title=document.title,
            countries=document.countries,
            spans=spans,
        )
        told = narration(text, published.last)
        parsed = ParsedDocument(document, published, furniture, sentences, places, dates, (), told)
        return replace(parsed, events=_events(parsed))


def unread(document: Document) -> ParsedDocument:
    """An article in a language that is not read: kept whole, with the day that its metadata or its address gives.

    Nothing is taken from its words, which English rules would take for other words, places and days.
    """
    block = find_front_matter(document.text)
    furniture = (Furniture(0, block.end, FRONT_MATTER),) if block else ()
    published = publication_date(replace(document, text="", known_events=()))
    why = f"the text is not read, being in {name_of(document.language)}"
    if published.first is None and published.last is None:
        known = document.published
        published = Publication(None, None, f"{known.reason if known else 'no metadata gives a day'}; {why}")
    sentences = split_sentences(document.text, furniture)
    return ParsedDocument(document, published, furniture, sentences, narration=Narration(NEWS.kind, why))


def _events(parsed: ParsedDocument) -> tuple[Event, ...]:
    return join(
        parsed.document.text,
        places=parsed.places,
        dates=parsed.dates,
        sentences=parsed.sentences,
        published=parsed.published,
        apart=[piece for piece in parsed.furniture if repeats(piece)],
    )


def joined_anew(parsed: ParsedDocument) -> tuple[Event, ...]:
    """The events of a reading whose places or dates have changed, joined in the plain text as `Pipeline.parse` does."""
    document = parsed.document
    plain = plain_text(document.text)
    if not plain.edits:
        return _events(parsed)
    moved = replace(
        _moved(parsed, plain.onto, lambda start, end: plain.text[start:end]),
        document=replace(document, text=plain.text),
    )
    return led_back(replace(moved, events=_events(moved)), document, plain).events


def led_back(parsed: ParsedDocument, document: Document, plain: PlainText) -> ParsedDocument:
    """What was read in the plain text of `document`, with the offsets and the words of the text as it came."""

    return replace(_moved(parsed, plain.back, lambda start, end: plain.source[start:end]), document=document)


def _moved(
    parsed: ParsedDocument, to: Callable[[int, int], tuple[int, int]], words: Callable[[int, int], str]
) -> ParsedDocument:
    """A reading with every stretch moved by `to`, and the words that stand there."""
    furniture = [(piece, to(piece.start, piece.end)) for piece in parsed.furniture]
    places = [(mention, to(mention.start, mention.end)) for mention in parsed.places]
    dates = [(mention, to(mention.start, mention.end)) for mention in parsed.dates]
    events = [(event, to(event.sentence.start, event.sentence.end)) for event in parsed.events]
    return replace(
        parsed,
        furniture=tuple(replace(piece, start=start, end=end) for piece, (start, end) in furniture),
        sentences=tuple(Span(*to(span.start, span.end)) for span in parsed.sentences),
        places=tuple(replace(each, start=first, end=last, text=words(first, last)) for each, (first, last) in places),
        dates=tuple(replace(each, start=first, end=last, text=words(first, last)) for each, (first, last) in dates),
        events=tuple(replace(event, sentence=Span(*stretch)) for event, stretch in events),
    )
