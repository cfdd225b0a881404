"""What lines of a corrections file say, in a few words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from geo.corrections.correction import Correction
from geo.corrections.meaning import ground_of, note_words
from geo.corrections.verdicts import resolved_by, verdict_of
from geo.gazetteer.naming import Named, full_name

_ROLE_WORDS = {"location": "a place", "actor": "an actor", "demonym": "a people", "chrome": "page furniture"}
_VERDICT_WORDS = {"right": "Confirmed", "wrong": "Judged wrong", "unsure": "Can’t be told"}
_FACT_WORDS = {"published": "day", "publisher": "outlet"}
_SWITCH_WORDS = {"hidden": ("shown again", "left out"), "removed": ("taken back", "taken out")}
_MOST_LETTERS = 120


def words_of(lines: Sequence[Correction]) -> str:
    """What was done at once: 'Mars is now Mars, Pennsylvania', and how many lines more."""
    words, more = line_words(lines[0]), len(lines) - 1
    return words if not more else f"{words}, and {more:,} more line{'' if more == 1 else 's'}"


def line_words(line: Correction) -> str:
    """What a line says: 'Mars is no place'."""
    exact = line.target.exact if line.target else ""
    meant = ground_words(line)
    if line.kind == "note":
        return f"Note on {exact or 'the article'}: {_shortened(note_words(line.after))}"
    return {
        "checked": "Conflict settled" if resolved_by(line) else f"{_VERDICT_WORDS[verdict_of(line)]}: {exact}",
        "place": f"{exact} is now {meant}",
        "role": f"{exact} is now {_ROLE_WORDS.get(str(line.after.get('role')), 'of another role')}",
        "not_a_place": f"{exact} is no place",
        "add": f"Added: {exact}" + (f", as {meant}" if meant else ""),
        "date": f"{exact}: {line.after.get('edtf', '')}",
        "not_a_date": f"{exact} is no date",
        "event": f"{exact}: told as {line.after.get('kind', '')}",
        "document": _article_words(line.after),
    }.get(line.kind, "Done")


def _article_words(after: Mapping[str, Any]) -> str:
    """What was said of an article: 'Article: outlet, day set', 'Article left out'."""
    said = [_SWITCH_WORDS[name][bool(value)] for name, value in after.items() if name in _SWITCH_WORDS]
    facts = [_FACT_WORDS.get(name, name) for name in after if name not in _SWITCH_WORDS]
    told = f"Article: {', '.join(facts)} set" if facts else "Article"
    return f"{told}{' and' if facts and said else ''}{' ' if said else ''}{' and '.join(said)}"


def _shortened(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _MOST_LETTERS else f"{flat[:_MOST_LETTERS].rstrip()}…"


def side_words(line: Correction) -> str:
    """What a side of a conflict says, with the values: 'day: 2019-03-06'."""
    if line.kind != "document":
        return line_words(line)
    return ", ".join(
        _SWITCH_WORDS[name][bool(value)]
        if name in _SWITCH_WORDS
        else f"{_FACT_WORDS.get(name, name)}: {value or 'none'}"
        for name, value in line.after.items()
    )


def ground_words(line: Correction) -> str:
    """The place that a line gives, named in full; '' where it gives none."""
    ground = ground_of(line.after) if line.kind in ("place", "add") else None
    if ground is None:
        return ""
    return full_name(Named.of(ground.place)) if ground.footprint is None else ground.place.name
