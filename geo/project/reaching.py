"""What an act would change before it is stored: the mentions it reaches, and those of the same name that stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from geo.corrections import Book, Correction, correct, name_key
from geo.inputs import Known
from geo.model import ParsedDocument, PlaceMention
from geo.project.store import Project


@dataclass(frozen=True, slots=True)
class Reach:
    """Ids of mentions in reading order: what changes, and what bears the same name there and stays as it is read."""

    changed: tuple[str, ...]
    staying: tuple[str, ...]


def reach_of(
    project: Project, mentions: pd.DataFrame, documents: pd.DataFrame, said: Iterable[Correction], line: Correction
) -> Reach:
    """What `line` would change if it were added to the corrections `said`.

    Where no other correction touches an article, its mentions tell: those of the same name that are read as the same
    place. Else the article is corrected as it would be, without being written.

    Parameters
    ----------
    mentions, documents
        The project's own frames, or those of geo.project.tables.
    said
        Lines of the corrections file, as they stand.
    """
    target = line.target
    if target is None or target.start is None:
        return Reach((), ())
    known = [Known(*row) for row in documents[["id", "sha256", "path"]].itertuples(index=False, name=None)]
    before, after = Book(said, known), Book((*said, line), known)
    own = f"{target.id}:{target.start}"
    name = name_key(target.exact)
    bears = mentions["text"].map(lambda text: name_key(text) == name).astype(bool)
    named = mentions[(mentions["role"] != "chrome") & bears]
    place = line.before.get("place")
    same = place.get("id") if isinstance(place, Mapping) else None
    read_same = {
        key for key, read in zip(named["id"], named["place_id"], strict=True)
        if (read if isinstance(read, str) else None) == same
    }  # fmt: skip
    changed: list[str] = []
    meant: list[str] = []
    by_id = {each.id: each for each in known}
    for document_id, group in named.groupby("document_id", sort=False):
        document = by_id[str(document_id)]
        is_meant = _is_meant(line, document)
        if not is_meant and own not in set(group["id"]):
            continue
        meant += list(group["id"]) if is_meant else []
        if before.due(document, project.text(document.id) if before.has_rules else ""):
            changed += [key for key in _corrected(project, document, before, after) if is_meant or key == own]
        else:
            changed += [key for key in group["id"] if (is_meant and key in read_same) or key == own]
    if own not in set(named["id"]):
        changed.append(own)
    moved = set(changed)
    return Reach(tuple(changed), tuple(key for key in meant if key not in moved))


def _is_meant(line: Correction, document: Known) -> bool:
    """Whether an article's other mentions are meant, too."""
    scope = line.scope
    if scope.within in ("project", "selection"):
        return scope.within == "project" or bool({document.sha256, document.id} & set(scope.documents) - {""})
    return scope.within == "document" and line.target is not None and line.target.id == document.id


def _corrected(project: Project, document: Known, before: Book, after: Book) -> list[str]:
    machine = project.machine(document.id)
    text = machine.document.text
    old, new = (_said_of(correct(machine, book.due(document, text)).parsed) for book in (before, after))
    return [f"{document.id}:{start}" for start in sorted(old | new) if old.get(start) != new.get(start)]


def _said_of(parsed: ParsedDocument) -> dict[int, tuple[object, ...]]:
    """What is read at each mention's first code point, without the reasons."""

    def said(mention: PlaceMention) -> tuple[object, ...]:
        return (mention.role, mention.place, mention.footprint, mention.confidence)

    return {mention.start: said(mention) for mention in parsed.places}
