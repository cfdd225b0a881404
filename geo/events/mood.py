"""Whether a sentence tells a place's event as done, as still to come, or as what never was."""

from __future__ import annotations

from typing import Literal

from geo.events import cues
from geo.events.clauses import Sentence
from geo.model import PlaceMention

Mood = Literal["told", "planned", "never"]


def mood_of(sentence: Sentence, mention: PlaceMention, *, headline: bool = False) -> tuple[Mood, str]:
    """The mood of the words around a mention, and the words that show it."""
    if words := _never_was(sentence, mention):
        return "never", words
    if words := _condition(sentence, mention):
        return "planned", words
    if sentence.dateline > mention.start:
        return "told", ""
    if words := _denied(sentence, mention):
        return "never", words
    if words := _to_come(sentence, mention, headline=headline):
        return "planned", words
    return "told", ""


def _never_was(sentence: Sentence, mention: PlaceMention) -> str:
    """The words that tell what would have been: 'Had X been left, it would have ...', 'could have reached X'."""
    text, never = sentence.text, sentence.never
    if never is None or cues.TOLD_BY.search(text, *_between(mention, never.start, never.end)):
        return ""
    conditional = cues.HAD_INVERTED.match(text, sentence.span.start) or "if " in sentence.words.lower()
    if conditional or not cues.CLAUSE_EDGE.search(text, *_between(mention, never.start, never.end)):
        return text[never.start : never.end]
    return ""


def _to_come(sentence: Sentence, mention: PlaceMention, *, headline: bool) -> str:
    """The words of the mention's own clause that tell what is to come; in a headline an infinitive is enough."""
    text, span = sentence.text, sentence.span
    before = next((cue for cue in reversed(sentence.planned) if cue.end <= mention.start), None)
    if before and not cues.CLAUSE_EDGE.search(text, before.end, mention.start):
        return text[before.start : before.end]
    after = cues.PLANNED_OF_SUBJECT.search(text, mention.end, min(span.end, mention.end + 60))
    if after and not cues.CLAUSE_EDGE.search(text, mention.end, after.start() + 1):
        return after[0]
    infinitive = cues.PLANNED_HEADLINE.search(text, span.start, mention.start) if headline else None
    return infinitive[0].strip() if infinitive else ""


def _denied(sentence: Sentence, mention: PlaceMention) -> str:
    """The words that deny what is told of a mention: 'did not reach', 'has yet to enter', 'denied that'."""
    text = sentence.text
    for words, edge in sentence.denials:
        if words.end <= mention.start and not edge.search(text, words.end, mention.start):
            return text[words.start : words.end].strip()
    after = cues.DENIED_OF_SUBJECT.match(text, mention.end, sentence.span.end)
    return after[0].strip() if after else ""


def _between(mention: PlaceMention, start: int, end: int) -> tuple[int, int]:
    return (mention.end, start) if mention.end <= start else (end, mention.start)


def _condition(sentence: Sentence, mention: PlaceMention) -> str:
    """The words of an open condition that a mention stands under: 'If the army enters Baiji, ...'."""
    text, span = sentence.text, sentence.span
    opening = cues.CONDITION.match(text, span.start)
    if opening is None and all(text.find(word, span.start, mention.start) < 0 for word in ("if", "unless")):
        return ""
    if not cues.OPEN_OUTCOME.search(text, span.start, span.end):
        return ""
    if opening:
        return "" if cues.TOLD_BY.search(text, opening.end(), mention.start) else opening[0].strip()
    inside = list(cues.CONDITION_INSIDE.finditer(text, span.start, mention.start))
    return inside[-1][0].strip() if inside and "," not in text[inside[-1].end() : mention.start] else ""
