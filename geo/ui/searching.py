"""What the reader shows of a search: a card for each sentence with a hit, and the hits within an article."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from geo.corrections.meaning import note_words
from geo.project import Project
from geo.project.search import search
from geo.ui.bench import held
from geo.ui.view_data import ViewData, source_words
from geo.ui.words import interval_words, published_words

MOST_CARDS = 120
MOST_HITS = 2_000
_BESIDE = 120
"""Code points shown on either side of a hit that stands in no sentence."""


def found_record(project: Project, data: ViewData, query: str) -> dict[str, Any]:
    """Sentences that hold a hit, in reading order, each with its hits; at most MOST_CARDS, and the number of all.

    The block of facts at the head of a file is searched, since it holds title and publisher, but not quoted: an article
    that has hits there alone is one card with its title.
    """
    hits, articles = search(project.path, query, limit=MOST_HITS)
    rows = data.row_of()
    sentences: dict[str, list[tuple[int, int]]] = {}
    heads: dict[str, int] = {}
    cards: dict[tuple[str, int, int], list[list[int]]] = {}
    for hit in hits:
        if hit.document_id not in sentences:
            sentences[hit.document_id] = project.sentences(hit.document_id)
            heads[hit.document_id] = int(data.documents["body_start"].iloc[rows[hit.document_id]])
        if hit.start < heads[hit.document_id]:
            continue
        around = next(
            ((start, end) for start, end in sentences[hit.document_id] if start <= hit.start < end),
            (max(0, hit.start - _BESIDE), hit.end + _BESIDE),
        )
        cards.setdefault((hit.document_id, *around), []).append([hit.start, hit.end])
    quoted = {document_id for document_id, _, _ in cards}
    cards |= {(key, end, end): [[end, end]] for key, end in heads.items() if key not in quoted}
    shown = list(cards)[:MOST_CARDS]
    told = _days_told(project, dict.fromkeys(document_id for document_id, _, _ in shown))
    items = []
    for (document_id, start, end), sentence in zip(shown, data.quotes(shown), strict=True):
        spans = cards[document_id, start, end]
        row = rows[document_id]
        published = published_words(*(data.documents[name].iloc[row] for name in ("published_first", "published_last")))
        is_open = published.startswith("not ")
        article = f"article {published}" if is_open else f"article of {published}" if published else "undated article"
        _, day = min(told.get((document_id, start), [(0, "")]), key=lambda one: abs(one[0] - spans[0][0]))
        items.append(
            {
                "document": document_id,
                "at": spans[0][0],
                "outlet": source_words(data, row),
                "when": f"{day} · {article}" if day else article,
                "sentence": sentence or data.documents["title"].iloc[row] or document_id,
                "marks": [[first - start, last - start, "hit"] for first, last in spans if first < last],
            }
        )
    notes = notes_found(project, data, query)
    return {"items": items, "total": len(cards), "articles": articles, "query": query, "notes": notes}


def notes_found(project: Project, data: ViewData, query: str) -> list[dict[str, Any]]:
    """Notes that people left, in which or in whose tags every word of a search stands, as cards; the newest first."""
    words = query.replace('"', " ").casefold().split()
    notes = [line for line in held(project.path) if line.kind == "note"] if words else []
    named = ("path", "sha256", "id") if notes else ()
    row_of = {key: row for name in named for row, key in enumerate(data.documents[name])}
    cards = []
    for line in reversed(notes):
        text = note_words(line.after)
        row = row_of.get(line.target.document) if line.target is not None else None
        if row is None or line.target is None or not text or not all(word in text.casefold() for word in words):
            continue
        cards.append(
            {
                "document": str(data.documents["id"].iloc[row]),
                "at": line.target.start or 0,
                "outlet": source_words(data, row),
                "when": f"note by {line.by}, {line.at:%Y-%m-%d}",
                "sentence": text,
                "marks": [],
            }
        )
    return cards[:MOST_CARDS]


def _days_told(project: Project, documents: Collection[str]) -> dict[tuple[str, int], list[tuple[int, str]]]:
    """The dated mentions in the sentences of these documents, by document and start of the sentence.

    Each is the mention's start and its days in words.
    """
    days: dict[tuple[str, int], list[tuple[int, str]]] = {}
    columns = ["sentence_start", "mention_id", "first", "last"]
    for document in documents:
        events = project.events_of(document)
        for start, mention, first, last in events.loc[events["basis"] != "publication", columns].to_numpy().tolist():
            words = interval_words(first, last)
            if words != "no date":
                days.setdefault((document, int(start)), []).append((int(mention.rpartition(":")[2]), words))
    return days


def hits_in(project: Project, document_id: str, query: str | None) -> list[list[int]]:
    """(start, end) of the hits within one article."""
    if not query:
        return []
    hits, _ = search(project.path, query, limit=MOST_HITS, within=document_id)
    return [[hit.start, hit.end] for hit in hits]
