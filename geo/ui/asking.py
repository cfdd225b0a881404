"""What a browser asks before it acts: places of a name, days in words, how far an act would reach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from geo.dates import find_dates
from geo.errors import DatelineError
from geo.model import Publication
from geo.pipeline import Pipeline
from geo.project.acts import new_act
from geo.project.journal import read_journal
from geo.project.reaching import Reach, reach_of
from geo.ui.choices import places
from geo.ui.corrected_words import corrected_words
from geo.ui.judging import Desk, lines_of
from geo.ui.words import count_words, interval_words

MOST_LISTED = 30
"""Mentions that a preview lists; more are counted."""
_AROUND = 60

Record = dict[str, Any]


def answer(desk: Desk, ask: Mapping[str, Any], pipeline: Pipeline | None) -> Record:
    """What a browser asks before it acts: places of a name, days in words, how far an act would reach."""
    kind = ask.get("kind")
    try:
        if kind == "places":
            from geo.ui.online import host_asked  # with geopy, which takes 0.4 s that no other page needs

            return places(desk, ask, pipeline) | {"host": host_asked()}
        if kind == "online":
            from geo.ui.online import suggestions

            return suggestions(ask)
        if kind == "days":
            return _days(desk, ask)
        if kind == "reach":
            return _reach(desk, ask)
    except DatelineError as error:
        return {"error": str(error)}
    return {"error": "This can't be asked: reload the page."}


def _days(desk: Desk, ask: Mapping[str, Any]) -> Record:
    """Days typed in words, as the article itself would mean them: 'Monday' is the one before it was published."""
    words = str(ask.get("words", "")).strip()[:200]
    rows = desk.data.documents[desk.data.documents["id"] == str(ask.get("document", ""))]
    known = rows.iloc[0] if len(rows) and not ask.get("isAlone") else pd.Series(dtype=object)
    first, last = (_day(known.get(f"published_{end}")) for end in ("first", "last"))
    return days_in_words(words, Publication(first, last, "the article's day"))


def days_in_words(words: str, published: Publication) -> Record:
    """The interval that typed words name, with the EDTF string that is stored; an error where they name none."""
    found = [one for one in find_dates(words, published=published) if one.first or one.last]
    if not found:
        return {"error": "No day is read there: write 12 June 2014, mid-June 2014 or 2014-06."}
    if len(found) == 1:
        one = found[0]
        return {"edtf": one.edtf, "words": interval_words(_iso(one.first), _iso(one.last)), "reason": one.reason}
    first = min((one.first for one in found if one.first), default=None)
    last = max((one.last for one in found if one.last), default=None)
    edtf, told = f"{_iso(first) or '..'}/{_iso(last) or '..'}", interval_words(_iso(first), _iso(last))
    return {"edtf": edtf, "words": told, "reason": "from the first day named to the last"}


def _reach(desk: Desk, ask: Mapping[str, Any]) -> Record:
    """What an act would change, in words, with the sentences; for each width of its scope where none is given."""
    item = ask.get("item")
    if not isinstance(item, Mapping):
        return {"error": "This can't be asked: reload the page."}
    said = read_journal(desk.project.path).corrections
    widths = {}
    for within in ("document", "selection", "project"):
        if within == "selection" and not item.get("documents"):
            continue
        (line,) = lines_of(new_act("preview"), desk, {**item, "within": within})
        reach = reach_of(desk.project, desk.data.mentions, desk.data.documents, said, line)
        widths[within] = _reach_record(desk, reach)
    return {"widths": widths}


def _reach_record(desk: Desk, reach: Reach) -> Record:
    changed, staying = (_rows(desk, ids) for ids in (reach.changed, reach.staying))
    articles = len({row["document_id"] for row in changed})
    words = f"will change {count_words(len(changed), 'mention')} in {count_words(articles, 'article')}"
    if staying:
        words += f"; {len(staying):,} read otherwise {'stays' if len(staying) == 1 else 'stay'}"
    return {
        "words": words,
        "changed": len(changed),
        # what stays comes first: it is what somebody may not expect
        "items": [_sentence_record(desk, row, False) for row in staying[:MOST_LISTED]]
        + [_sentence_record(desk, row, True) for row in changed[:MOST_LISTED]],
        "unlisted": max(0, len(changed) - MOST_LISTED) + max(0, len(staying) - MOST_LISTED),
    }


def _rows(desk: Desk, ids: Iterable[str]) -> list[Mapping[Any, Any]]:
    mentions = desk.data.mentions
    wanted = set(ids)
    return list(mentions[mentions["id"].isin(wanted)].to_dict("records"))


def _sentence_record(desk: Desk, row: Mapping[Any, Any], changes: bool) -> Record:
    start, end = int(row["start"]), int(row["end"])
    text = desk.project.text(str(row["document_id"]))
    left = max(0, start - _AROUND, text.rfind("\n", 0, start) + 1)
    right = min(len(text), end + _AROUND)
    place = desk.data.places.loc[desk.data.places["id"] == row["place_id"], "name"]
    titles = desk.data.documents.loc[desk.data.documents["id"] == row["document_id"], "title"]
    return {
        "mention": row["id"],
        "changes": changes,
        "title": str(titles.iloc[0]) if len(titles) else "",
        "read": ", ".join(filter(None, (str(place.iloc[0]) if len(place) else "no place", corrected_words(row)))),
        "before": text[left:start],
        "word": text[start:end],
        "after": text[end:right].partition("\n")[0],
    }


def _day(iso: object) -> date | None:
    return date.fromisoformat(iso) if isinstance(iso, str) and iso else None


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
