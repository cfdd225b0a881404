"""What a person says at a mention, a date or an article, as lines of the corrections file.

A browser sends each act as JSON: `do` names it, the rest says at what and how far. It is not trusted: whatever names
nothing of this project, or says nothing that could be stored, raises a `CorrectionError` and nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from geo.corrections import VERDICTS, Correction, Scope, Selector, select, select_whole
from geo.errors import CorrectionError
from geo.model import Document, Place
from geo.plain_data import to_data
from geo.project import Project
from geo.project.acts import Act
from geo.ui.view_data import ViewData

RELOAD = "it is not there any more: reload the page."
FACTS = ("title", "publisher", "language", "published", "hidden")
"""What the head of an article lets a person change."""

Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Desk:
    """What an act is judged with: the project, its frames, and today's gazetteer entry of an id."""

    project: Project
    data: ViewData
    lookup: Callable[[str], Place | None]

    def document(self, document_id: str) -> Document:
        """An article with what identifies it and its text."""
        at = self.data.row_of().get(document_id)
        if at is None:
            raise CorrectionError(f"The article is gone: {RELOAD}")
        row = self.data.documents.iloc[at]
        return Document(document_id, self.project.text(document_id), sha256=str(row["sha256"]), path=str(row["path"]))

    def mention(self, mention_id: str) -> dict[Any, Any]:
        """The row of a mention."""
        rows = self.data.mention(mention_id)
        if rows.empty:
            raise CorrectionError(f"The mention was read otherwise meanwhile: {RELOAD}")
        return dict(rows.iloc[0])


def lines_of(act: Act, desk: Desk, item: Item) -> list[Correction]:
    """The lines that an item asks for; raises `CorrectionError` where it asks for nothing that can be stored."""
    kinds = {
        "confirm": _confirmed, "judge": _judged, "place": _placed, "role": _role, "not_a_place": _denied,
        "note": _noted, "add": _added, "date": _dated, "not_a_date": _not_dated, "event": _told, "document": _facts,
    }  # fmt: skip
    make = kinds.get(_text(item, "do"))
    if make is None:
        raise CorrectionError("This can't be done here: reload the page.")
    lines = [make(act, desk, item)]
    if item.get("told") and item.get("do") in ("place", "role"):
        lines.append(_told(act, desk, item))
    return lines


def _confirmed(act: Act, desk: Desk, item: Item) -> Correction:
    row, target = _as_shown(desk, item)
    return act.correction("checked", target, _seen(row), why=_why(item))


def _judged(act: Act, desk: Desk, item: Item) -> Correction:
    """A verdict on a pin of a sample that was drawn at random."""
    verdict, sample = _text(item, "verdict"), item.get("sample")
    numbers = (
        {name: sample[name] for name in ("seed", "size", "of") if name in sample} if isinstance(sample, Mapping) else {}
    )
    if verdict not in VERDICTS or len(numbers) != 3 or not all(type(one) is int for one in numbers.values()):
        raise CorrectionError(f"A verdict is one of {', '.join(VERDICTS)}, on a pin of a sample: {RELOAD}")
    row, target = _as_shown(desk, item)
    return act.correction("checked", target, _seen(row) | {"verdict": verdict, "sample": numbers}, why=_why(item))


def _seen(row: Mapping[Any, Any]) -> dict[str, Any]:
    """How a mention is read, as a person who judges it sees it."""
    return {"place": {"id": row["place_id"]} if _is_text(row["place_id"]) else None, "role": row["role"]}


def _placed(act: Act, desk: Desk, item: Item) -> Correction:
    row, target = _at_mention(desk, item)
    after = _ground(desk, item, row["id"])
    if not after:
        raise CorrectionError("No place is given: choose one.")
    role = _text(item, "role") or ("location" if row["role"] != "location" else "")
    return act.correction(
        "place", target, after | ({"role": role} if role else {}), before=_seen(row), scope=_scope(item, row),
        why=_why(item),
    )  # fmt: skip


def _role(act: Act, desk: Desk, item: Item) -> Correction:
    row, target = _at_mention(desk, item)
    after = {"role": _text(item, "role")}
    return act.correction("role", target, after, before=_seen(row), scope=_scope(item, row), why=_why(item))


def _denied(act: Act, desk: Desk, item: Item) -> Correction:
    row, target = _at_mention(desk, item)
    return act.correction("not_a_place", target, before=_seen(row), scope=_scope(item, row), why=_why(item))


def _noted(act: Act, desk: Desk, item: Item) -> Correction:
    return act.correction("note", _target(desk, item), {"text": _text(item, "text")} | _tags(item))


def _tags(item: Item) -> dict[str, Any]:
    """Tags as they were typed, each once; their checks are those of the line."""
    given = item.get("tags")
    listed = [tag.strip().lstrip("#") for tag in given if isinstance(tag, str)] if isinstance(given, list) else []
    tags = list(dict.fromkeys(tag for tag in listed if tag))
    return {"tags": tags} if tags else {}


def _added(act: Act, desk: Desk, item: Item) -> Correction:
    after = _ground(desk, item, "")
    role = _text(item, "role")
    return act.correction("add", _target(desk, item), after | ({"role": role} if role else {}), why=_why(item))


def _dated(act: Act, desk: Desk, item: Item) -> Correction:
    return act.correction("date", _target(desk, item), {"edtf": _text(item, "edtf")}, why=_why(item))


def _not_dated(act: Act, desk: Desk, item: Item) -> Correction:
    return act.correction("not_a_date", _target(desk, item), why=_why(item))


def _told(act: Act, desk: Desk, item: Item) -> Correction:
    return act.correction("event", _at_mention(desk, item)[1], {"kind": _text(item, "told")}, why=_why(item))


def _facts(act: Act, desk: Desk, item: Item) -> Correction:
    document = desk.document(_text(item, "document"))
    row = desk.data.documents.set_index("id").loc[document.id]
    given = item.get("facts")
    after = {name: given[name] for name in FACTS if name in given} if isinstance(given, Mapping) else {}
    before: dict[str, Any] = {name: str(row[name]) for name in ("title", "publisher", "language") if name in after}
    if "published" in after:
        first, last = (row[f"published_{end}"] or ".." for end in ("first", "last"))
        before["published"] = f"{first}/{last}"
    return act.correction("document", select_whole(document), after, before=before, why=_why(item))


def _at_mention(desk: Desk, item: Item) -> tuple[dict[Any, Any], Selector]:
    row = desk.mention(_text(item, "mention"))
    return row, select(desk.document(str(row["document_id"])), int(row["start"]), int(row["end"]))


def _as_shown(desk: Desk, item: Item) -> tuple[dict[Any, Any], Selector]:
    """A mention that a person judges: nobody confirms what they did not see (`seen` is the id of the place shown)."""
    row, target = _at_mention(desk, item)
    if "seen" in item and item["seen"] != (row["place_id"] if _is_text(row["place_id"]) else None):
        raise CorrectionError(f"{target.exact} is read otherwise by now: look at it again.")
    return row, target


def _target(desk: Desk, item: Item) -> Selector:
    """Words of an article, from code point `start` to `end`; or those of a mention."""
    if "mention" in item:
        return _at_mention(desk, item)[1]
    start, end = item.get("start"), item.get("end")
    document = desk.document(_text(item, "document"))
    if not isinstance(start, int) or not isinstance(end, int):
        raise CorrectionError("No words are chosen: select some in the text.")
    try:
        return select(document, start, end)
    except ValueError as error:
        raise CorrectionError("No words are chosen: select some in the text.") from error


def _ground(desk: Desk, item: Item, mention_id: str) -> dict[str, Any]:
    """The place that is given: an entry by its id, a point, or an area by its corners."""
    area = item.get("area")
    if isinstance(area, Mapping):
        return {"area": {name: area[name] for name in ("ring", "name") if name in area}}
    point = item.get("point")
    if isinstance(point, Mapping):
        return {"point": {name: point[name] for name in ("lat", "lon", "radius_km", "name") if name in point}}
    wanted = _text(item, "place")
    if not wanted:
        return {}
    found = desk.lookup(wanted)
    if found is None and mention_id:
        own = (candidate.place for candidate in desk.data.candidates(mention_id))
        found = next((place for place in own if place.id == wanted), None)
    if found is None:
        raise CorrectionError("The gazetteer has no such place any more: choose another.")
    return {"place": to_data(found)}


def _scope(item: Item, row: Mapping[Any, Any]) -> Scope:
    documents = item.get("documents")
    listed = tuple(map(str, documents)) if isinstance(documents, list) else ()
    within = _text(item, "within") or "mention"
    return Scope(within, documents=listed if within == "selection" else ())  # type: ignore[arg-type]  # checks itself


def _why(item: Item) -> str:
    return _text(item, "why")


def _text(item: Item, name: str) -> str:
    value = item.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)
