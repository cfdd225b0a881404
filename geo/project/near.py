"""Articles of a project that are one text, worked out over the whole project whenever one is written."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from geo.project.opening import read_only, standing
from geo.text.near_copies import NearCopy, body, near_copies

_DOCUMENTS = "SELECT id, ordinal, published_last, length(text) FROM documents ORDER BY ordinal"
_TEXT = "SELECT text, body_start FROM documents WHERE id = ?"
_FURNITURE = 'SELECT start, "end" FROM furniture WHERE document_id = ? ORDER BY start, "end"'
_LENGTHS = "SELECT id, words FROM documents JOIN samples ON document = number ORDER BY ordinal"
_SAMPLES = "SELECT words, sample FROM documents JOIN samples ON document = number ORDER BY ordinal"


@dataclass(frozen=True, slots=True)
class NearBefore:
    """What was known before some articles were touched.

    `order` are the ids of all articles, `copies` the copies with the article that each is one of and its share, and
    `samples` those of the articles that were going to be touched.
    """

    order: list[str]
    copies: dict[str, tuple[str, float]]
    samples: list[bytes]


def near_before(db: sqlite3.Connection, touched: Collection[str]) -> NearBefore:
    """What a project knows of near copies before some of its articles are touched."""
    lengths = {name: (-words, at) for at, (name, words) in enumerate(db.execute(_LENGTHS))}
    groups: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for name, shown, share in db.execute("SELECT document_id, shown_id, share FROM near_copies"):
        groups[shown].append((name, share))
    copies: dict[str, tuple[str, float]] = {}
    for group in groups.values():
        longest = min((name for name, _ in group), key=lengths.__getitem__)
        copies |= {name: (longest, share) for name, share in group if name != longest}
    query = "SELECT sample FROM samples JOIN documents ON number = document WHERE id = ?"
    samples = [sample for name in sorted(touched) for (sample,) in db.execute(query, (name,))]
    return NearBefore(list(lengths), copies, samples)


def add_near_copies(
    db: sqlite3.Connection, before: NearBefore | None = None, touched: Collection[str] = frozenset()
) -> None:
    """Fill the table `near_copies` from the documents that `db` holds, whether read now or carried over.

    Page furniture doesn't count: outlets have it in common with themselves, not with those who print the same report.
    Of each group the article published first is the one that is shown, as far as days tell; else the longest.

    Parameters
    ----------
    db
        The project.
    before
        What was known before some articles were touched; the others are compared only with these.
    touched
        Their ids.
    """
    documents = db.execute(_DOCUMENTS).fetchall()
    samples = db.execute(_SAMPLES).fetchall()
    known, changed = _known([row[0] for row in documents], before, touched)
    copies = near_copies(
        len(documents),
        lambda at: _body(db, documents[at][0]),
        samples,
        known=known,
        touched=[*(before.samples if before else ()), *(samples[at][1] for at in changed)],
    )
    groups: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for copy in copies:
        groups[copy.of].setdefault(copy.of, 1.0)
        groups[copy.of][copy.text] = copy.share

    def first_published(at: int) -> tuple[bool, str, int, int]:
        _, ordinal, last, length = documents[at]
        return last is None, last or "", -length, ordinal

    for shares in groups.values():
        shown = documents[min(shares, key=first_published)][0]
        rows = [(documents[at][0], shown, round(share, 3)) for at, share in shares.items()]
        db.executemany("INSERT INTO near_copies VALUES (?, ?, ?)", rows)


def _known(
    ids: Sequence[str], before: NearBefore | None, touched: Collection[str]
) -> tuple[dict[int, NearCopy | None], list[int]]:
    """What is known of articles that were not touched, by their place, and the places of the others."""
    stay = [name for name in ids if name not in touched]
    if before is None or stay != [name for name in before.order if name not in touched]:
        return {}, []
    at_of = {name: at for at, name in enumerate(ids)}
    known: dict[int, NearCopy | None] = {}
    for name in stay:
        of, share = before.copies.get(name, ("", 0.0))
        # where the one that it is a copy of is gone, it is compared anew: that one's sample is among those touched
        known[at_of[name]] = NearCopy(at_of[name], at_of[of], share) if of in at_of else None
    return known, [at for at, name in enumerate(ids) if name in touched]


def near_counts(path: Path) -> tuple[int, int]:
    """How many articles of a project are near copies of others that are shown for them, and how many those are."""
    with closing(read_only(standing(path))) as db:
        query = "SELECT count(*) - count(DISTINCT shown_id), count(DISTINCT shown_id) FROM near_copies"
        copies, shown = db.execute(query).fetchone()
    return int(copies), int(shown)


def _body(db: sqlite3.Connection, document_id: str) -> str:
    """An article's text without its furniture."""
    text, at = db.execute(_TEXT, (document_id,)).fetchone()
    return body(text, at, db.execute(_FURNITURE, (document_id,)))
