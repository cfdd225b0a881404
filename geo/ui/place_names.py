"""Places on the page under names that tell namesakes apart (see geo.gazetteer.naming)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pandas as pd

from geo.gazetteer.name_keys import normalise
from geo.gazetteer.naming import Named, told_apart
from geo.model import Candidate

_NEXT = re.compile(r"\. Next: ([^,(]+)")


def place_names(places: pd.DataFrame, mentions: pd.DataFrame) -> dict[str, str]:
    """A name for each of a project's places by its id.

    The full one where another place of the project bears the bare one, or the next best candidate of a mention.
    """
    columns = places[["id", "name", "kind", "country", "admin1", "latitude", "longitude"]]
    named = [Named(*row) for row in columns.itertuples(index=False, name=None)]
    bare = {place.id: place.name for place in named}
    firsts = mentions[mentions["place_id"].notna()].drop_duplicates("place_id")
    shared = [
        bare[id]
        for id, reason in firsts[["place_id", "reason"]].itertuples(index=False, name=None)
        if id in bare and _has_namesake(bare[id], reason)
    ]
    return told_apart(named, namesakes=shared)


def _has_namesake(name: str, reason: str) -> bool:
    found = _NEXT.search(reason)
    return found is not None and normalise(found[1]) == normalise(re.split(r",| \(", name, maxsplit=1)[0])


def renamed(footprints: pd.DataFrame, called: Mapping[str, str]) -> pd.DataFrame:
    """Footprints under those names; a label that was no more than the bare name follows it."""
    names = footprints["place_id"].map(called).fillna(footprints["name"])
    labels = footprints["label"].where(footprints["label"] != footprints["name"], names)
    return footprints.assign(name=names, label=labels)


def candidate_names(candidates: Iterable[Candidate]) -> dict[str, str]:
    """A name for each of a mention's candidates by its place's id."""
    return told_apart(Named.of(candidate.place) for candidate in candidates)
