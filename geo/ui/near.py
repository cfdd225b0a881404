"""Articles that are one text, as the pages tell of them: one is shown, the others stand behind it."""

from __future__ import annotations

from typing import Any

from geo.ui.view_data import ViewData
from geo.ui.words import published_words

Record = dict[str, Any]


def hidden_copies(data: ViewData) -> dict[str, str]:
    """Articles that another is shown for, with that one's id."""
    near = data.near_copies()
    pairs = zip(near["document_id"], near["shown_id"], strict=True)
    return {document: shown for document, shown in pairs if document != shown}


def also(data: ViewData, document_id: str) -> Record | None:
    """The other articles of the same text: `words` for their number, and `items` to open; None where there are none.

    What counts is in how many other outlets they stand, since that is what a copy may be mistaken for.
    """
    together = data.copies().get(document_id)
    if together is None:
        return None
    others = [other for other in together if other != document_id]
    row_of = data.row_of()
    own = data.documents["outlet"].iloc[row_of[document_id]]
    rows = data.documents.iloc[[row_of[other] for other in others]]
    items = [
        {
            "id": other,
            "title": row["title"] or other,
            "outlet": data.outlets[int(row["outlet"])],
            "when": published_words(row["published_first"], row["published_last"]) or "day unknown",
        }
        for other, row in zip(others, rows.to_dict("records"), strict=True)
    ]
    elsewhere = len(set(rows["outlet"]) - {own})
    outlets = f"{elsewhere} other {'outlet' if elsewhere == 1 else 'outlets'}"
    times = "once more" if len(items) == 1 else f"{len(items)} times more"
    words = f"also in {outlets}" if elsewhere else f"{times} in this outlet"
    return {"words": words, "items": items}
