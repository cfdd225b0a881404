"""The whole pipeline over annotated documents, and what comes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from geo.evaluation.dates import date_figures
from geo.evaluation.figures import DateFigures, PlaceFigures, add_dates, add_places
from geo.evaluation.gold import GoldDocument
from geo.evaluation.misses import Miss, date_misses, place_misses, worst
from geo.evaluation.places import place_figures
from geo.pipeline import Pipeline
from geo.places.training import was_trained_on


@dataclass(frozen=True, slots=True)
class Outcome:
    """The figures and misses of one document, or of many together.

    Parameters
    ----------
    found
        Places as the pipeline found them; None where they weren't looked for, or nothing is annotated.
    given
        Places at the annotated spans, only resolved.
    dates
        Dates as the pipeline found them.
    misses
        What went wrong: on found spans if these were looked for, else on given ones.
    trained_on
        How many of the documents the shipped weights learned from.
    shifted
        How many annotations stand on another text than the gold gives for them.
    """

    documents: int = 0
    found: PlaceFigures | None = None
    given: PlaceFigures | None = None
    dates: DateFigures | None = None
    misses: tuple[Miss, ...] = field(default=())
    trained_on: int = 0
    shifted: int = 0


def evaluate(pipeline: Pipeline, gold: GoldDocument, *, given_only: bool = False) -> Outcome:
    """Read one annotated document and compare what was found with its annotations.

    Parameters
    ----------
    pipeline
        What reads it: once to find the places, once more with the annotated spans given.
    gold
        The document.
    given_only
        Only resolve the annotated spans: nothing is said of recognition, roles and dates.
    """
    found = given = dates = None
    misses: list[Miss] = []
    lookup = pipeline.gazetteer.lookup
    if gold.places is not None:
        parsed = pipeline.parse(gold.document, gold.spans)
        given = place_figures(gold.places, parsed.places, corpus=gold.corpus)
        if given_only:
            misses += place_misses(gold, parsed, lookup)
    if not given_only:
        parsed = pipeline.parse(gold.document)
        if gold.places is not None:
            found = place_figures(gold.places, parsed.places, corpus=gold.corpus)
            misses += place_misses(gold, parsed, lookup)
        if gold.dates is not None:
            dates = date_figures(gold.dates, parsed.dates)
            misses += date_misses(gold, parsed)
    return Outcome(1, found, given, dates, tuple(misses), int(was_trained_on(gold.document.text)), gold.shifted)


def together(outcomes: Iterable[Outcome]) -> Outcome:
    """The outcomes of many documents as one, the worst misses first."""
    every = list(outcomes)
    found = [one.found for one in every if one.found is not None]
    given = [one.given for one in every if one.given is not None]
    dates = [one.dates for one in every if one.dates is not None]
    return Outcome(
        documents=sum(one.documents for one in every),
        found=add_places(found) if found else None,
        given=add_places(given) if given else None,
        dates=add_dates(dates) if dates else None,
        misses=tuple(worst(miss for one in every for miss in one.misses)),
        trained_on=sum(one.trained_on for one in every),
        shifted=sum(one.shifted for one in every),
    )
