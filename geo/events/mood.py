"""Whether a sentence tells a place's event as done, as still to come, or as what never was."""

from __future__ import annotations

from typing import Literal

from geo.events import wording
from geo.events.clauses import Sentence
from geo.model import PlaceMention

Mood = Literal["told", "planned", "never"]


def mood_of(sentence: Sentence, mention: PlaceMention, *, headline: bool = False) -> tuple[Mood, str]:
    """The mood of the words around a mention, and the words that show it."""
    text, span = sentence.text, sentence.span
    never = sentence.never
    if never and not wording.TOLD_BY.search(text, *_between(mention, never.start, never.end)):
        conditional = wording.HAD_INVERTED.match(text, span.start) or "if " in sentence.words.lower()
        if conditional or not wording.CLAUSE_EDGE.search(text, *_between(mention, never.start, never.end)):
            return "never", text[never.start : never.end]
    condition = _condition(sentence, mention)
    if condition:
        return "planned", condition
    if sentence.dateline > mention.start:
        return "told", ""
    cues = [cue for cue in sentence.planned if cue.end <= mention.start]
    if cues and not wording.CLAUSE_EDGE.search(text, cues[-1].end, mention.start):
        return "planned", text[cues[-1].start : cues[-1].end]
    after = wording.PLANNED_OF_SUBJECT.search(text, mention.end, min(span.end, mention.end + 60))
    if after and not wording.CLAUSE_EDGE.search(text, mention.end, after.start() + 1):
        return "planned", after[0]
    if headline:
        to_come = wording.PLANNED_HEADLINE.search(text, span.start, mention.start)
        if to_come:
            return "planned", to_come[0].strip()
    return "told", ""


def _between(mention: PlaceMention, start: int, end: int) -> tuple[int, int]:
    return (mention.end, start) if mention.end <= start else (end, mention.start)


def _condition(sentence: Sentence, mention: PlaceMention) -> str:
    """The words of an open condition that a mention stands under: 'If the army enters Baiji, ...'."""
    text, span = sentence.text, sentence.span
    opening = wording.CONDITION.match(text, span.start)
    if opening is None and all(text.find(word, span.start, mention.start) < 0 for word in ("if", "unless")):
        return ""
    if not wording.OPEN_OUTCOME.search(text, span.start, span.end):
        return ""
    if opening:
        return "" if wording.TOLD_BY.search(text, opening.end(), mention.start) else opening[0].strip()
    inside = list(wording.CONDITION_INSIDE.finditer(text, span.start, mention.start))
    return inside[-1][0].strip() if inside and "," not in text[inside[-1].end() : mention.start] else ""
