"""What the reader shows of a search: a card for each sentence with a hit, and the hits within an article."""

from __future__ import annotations

from typing import Any

from geo.project import Project
from geo.project.search import search
from geo.ui.view_data import ViewData
from geo.ui.words import interval_words

MOST_CARDS = 120
MOST_HITS = 2_000
_BESIDE = 120
"""Code points shown on either side of a hit that stands in no sentence."""


def found_record(project: Project, data: ViewData, query: str) -> dict[str, Any]:
    """Sentences that hold a hit, in reading order, each with its hits; at most MOST_CARDS, and the number of all."""
    hits, articles = search(project.path, query, limit=MOST_HITS)
    rows = {key: row for row, key in enumerate(data.documents["id"])}
    sentences: dict[str, list[tuple[int, int]]] = {}
    cards: dict[tuple[str, int, int], list[list[int]]] = {}
    for hit in hits:
        if hit.document_id not in sentences:
            sentences[hit.document_id] = project.sentences(hit.document_id)
        around = next(
            ((start, end) for start, end in sentences[hit.document_id] if start <= hit.start < end),
            (max(0, hit.start - _BESIDE), hit.end + _BESIDE),
        )
        cards.setdefault((hit.document_id, *around), []).append([hit.start, hit.end])
    items = []
    for (document_id, start, end), spans in list(cards.items())[:MOST_CARDS]:
        row = data.documents.iloc[rows[document_id]]
        when = interval_words(row["published_first"], row["published_last"])
        items.append(
            {
                "document": document_id,
                "at": spans[0][0],
                "outlet": data.outlets[int(row["outlet"])],
                "when": "undated" if when == "no date" else f"article of {when}",
                "sentence": row["text"][start:end],
                "marks": [[first - start, last - start, "hit"] for first, last in spans],
            }
        )
    return {"items": items, "total": len(cards), "articles": articles, "query": query}


def hits_in(project: Project, document_id: str, query: str | None) -> list[list[int]]:
    """(start, end) of the hits within one article."""
    if not query:
        return []
    hits, _ = search(project.path, query, limit=MOST_HITS)
    return [[hit.start, hit.end] for hit in hits if hit.document_id == document_id]
