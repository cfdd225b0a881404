"""Every place mention takes the date of its own clause, else of its sentence, else of the paragraph it goes on from,
else the day of publication, which only says when it was told. The basis and the reason travel with every event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.events import cues
from geo.events.choosing import ChosenDate, Joined, choose, from_publication
from geo.events.clauses import Sentence, is_old
from geo.events.headlines import LEAD, as_told, lead_of
from geo.events.mood import mood_of
from geo.events.reports import Report, number_of
from geo.model import DateMention, Event, EventKind, Furniture, PlaceMention, Publication, Span

LIST = 40  # places of a list that share the mood of the first


def join(
    text: str,
    *,
    places: Sequence[PlaceMention],
    dates: Sequence[DateMention],
    sentences: Sequence[Span],
    published: Publication,
    apart: Sequence[Furniture] = (),
) -> tuple[Event, ...]:
    """One event a mention of role 'location' outside of `apart`; its interval is open where nothing is known.

    Parameters
    ----------
    text
        The document; all offsets are code points into it.
    places, dates, sentences
        What was found in it, each in the order of the text.
    published
        Stands for the date of what the text tells without one.
    apart
        Stretches, in order, that only repeat what the text says elsewhere: mentions in them get no event.
    """
    report = Report(text, places, dates, sentences, published)
    done: list[tuple[Event, int | None]] = []
    for index, mention in enumerate(places):
        if mention.role == "location" and number_of(apart, mention.start) is None:
            number = report.number_at(mention.start)
            done.append((_event(report, index, number, done), number))
    told = (report.sentence(number).main_words() for number in range(1, min(LEAD, len(sentences))))
    lead = lead_of(done, places, told) if report.has_headline else None
    if lead is None or lead.date is None:
        return tuple(event for event, _ in done)
    date = dates[lead.date].text
    return tuple(as_told(event, lead, date) if number == 0 else event for event, number in done)


def _event(report: Report, index: int, number: int | None, done: Joined) -> Event:
    mention = report.places[index]
    if number is None:
        return _made(report, index, from_publication(report.published), Span(mention.start, mention.end))
    sentence, whole = report.sentence(number, mention), report.spans[number]
    head = _head_of_list(report, index, sentence)
    mood, words = mood_of(sentence, head, headline=number == 0 and report.has_headline)
    if mood == "never":
        choice = from_publication(report.published, f"'{words}' tells what was not", "background")
        return _made(report, index, choice, whole)
    choice = choose(report, mention, number, sentence, done)
    if mood == "planned":
        over = choice.last and report.published.first and choice.last < report.published.first
        if choice.date is not None and (over or choice.basis == "paragraph"):
            # something still to come doesn't take the date of something past beside it
            choice = from_publication(report.published)
        if choice.kind is None:
            choice = replace(choice, kind="planned", reason=f"{choice.reason}; '{words}' tells what is to come")
    return _made(report, index, choice, whole)


def _head_of_list(report: Report, index: int, sentence: Sentence) -> PlaceMention:
    """The first of the places that are told of in one list: 'buses will leave for Idlib, Homs and Aleppo'."""
    for at in range(index, max(0, index - LIST), -1):
        before, here = report.places[at - 1], report.places[at]
        if before.start < sentence.span.start or before.end > here.start:
            return here
        listed = cues.LISTED.fullmatch(report.text, before.end, here.start)
        if listed is None or cues.VERB_NEXT.match(report.text, here.end):
            return here  # 'will leave Homs, and Aleppo was hit'
    return report.places[max(0, index - LIST)]


def _made(report: Report, index: int, choice: ChosenDate, sentence: Span) -> Event:
    kind = choice.kind or _kind(report, choice)
    return Event(index, choice.date, choice.first, choice.last, kind, choice.basis, choice.reason, sentence)


def _kind(report: Report, choice: ChosenDate) -> EventKind:
    if choice.first and report.published.last and choice.first > report.published.last:
        return "planned"
    dated = choice.date is not None and choice.last is not None
    date = report.dates[choice.date or 0] if dated else None
    if date is not None and is_old(
        date if date.last == choice.last else replace(date, last=choice.last), report.published
    ):
        return "background"
    return "reported"
