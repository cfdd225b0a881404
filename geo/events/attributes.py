"""Dates that are part of something's name or of a comparison, and date nothing else: 'the 2010 Dodd-Frank Act'.

Everything is looked for in the words next to the date; no pattern has a quantifier inside another.
"""

from __future__ import annotations

import re

from geo.dates.words import IRREGULAR_PAST, word_list
from geo.model import DateMention, PlaceMention, Span

_DETERMINED = re.compile(r"\b(?:the|a|an|its|their|his|her|that|this|another|any|some)\s$", re.IGNORECASE)
_NOUN_NEXT = re.compile(
    r"[ \n](?!(?:and|or|but|when|the|in|on|at|of|to|for|from|by|with|after|before|as|was|were|is|are"
    r"|has|have|had|he|she|it|they|we|who|which|that|near|until|while|said)\b)[\w'\u2019-]{2,}"
)
# 'the flood of 1978', 'that of 2014'; but not 'the night of 3 May'
_OF_NOUN = re.compile(
    r"\b(?:the|a|an|that|those|its|their)\s(?:(?!(?:in|at|on|near|from|by|night|morning|evening|afternoon|day|days|week|weekend"
    r"|end|eve|early|beginning|start|hours|middle|course|spring|summer|autumn|fall|winter|month)\b)[\w'-]+\s){0,3}of\s$"
    r"|\bClass of\s$",
    re.IGNORECASE,
)
_MADE = "|".join(word_list("made in a year"))
_MADE_NEXT = re.compile(rf"\s(?:[\w'\u2019-]+\s){{0,3}}(?:{_MADE})\b", re.IGNORECASE)
_PAST_VERB = rf"(?:was|were|had|{'|'.join(IRREGULAR_PAST)}|[a-z]{{3,}}ed)"
_SUBJECT_BEFORE = re.compile(
    r"(?:^|[.,;:]\s|\b(?:that|said|and|but|when|while)\s)\W{0,3}(?:the|a|an)\s(?:[\w'-]+\sof\s)?$", re.IGNORECASE
)
_PAST_AFTER = re.compile(rf"(?:\s[\w'\u2019-]+){{0,4}}\s{_PAST_VERB}\b")
# from a noun to a place of what it names: 'earthquake in X', 'attack on X'
_ITS_PLACE = re.compile(r"(?:\s[\w'\u2019-]+){0,5}\s(?:in|of|at|near|on|around|off|outside)\s(?:the\s|a\s)?$")
_PRESENT = (
    "has|have|is|are|still|now|hangs?|stands?|lies|lie|remains?|lives?|works?|makes?|sells?|runs?|keeps?|holds?|will"
)
_VERB = re.compile(rf"\s(?:{_PAST_VERB}|{_PRESENT}|would|may|can)\b")

_COMPARED = re.compile(
    r"\b(?:than|unlike|compared (?:with|to)|as|like)\s(?:(?:it|they|he|she|those|that|there|the\s[\w-]+)\s"
    r"(?:was|were|had|did)\s)?"
    r"(?:(?:in|on|during|of|for|a year earlier in)\s)?$"
    r"|\b(?:fell|rose|down|up|dropped|increased|decreased|declined|climbed|grew|slipped|jumped|lower|higher)\b[^.;]{0,40}\sfrom\s$",
    re.IGNORECASE,
)
_NOT_SINCE = re.compile(
    r"\b(?:not|(?:no|never|nothing|nobody|without|n['\u2019]t)\b[^,;.]{1,40}|(?:first|second|third|only|worst|best|biggest|largest|deadliest|highest|lowest|most)\b[^,;.]{0,40})\ssince\s(?:the\s)?$",
    re.IGNORECASE,
)
_SINCE_CLAUSE = re.compile(r"\bsince\s[^,;]{3,60}\s$")
_PRESENT_NEXT = re.compile(rf",?\s(?:(?:and|but)\s)?(?:(?:now|today|still)\s)?(?:{_PRESENT})\b")
_BEFORE_CLAUSE = re.compile(
    r"\b(?:before|until)\s(?!(?:dawn|noon|midday|midnight|sunrise|sunset|daybreak|dusk|long|then)\b)[^,;]{3,70}\s$",
    re.IGNORECASE,
)
_AFTER_CLAUSE = re.compile(
    rf"\b(?:after|once|since|because)\s[^,;]{{2,60}}\s(?:was|were|had|has|have|{'|'.join(IRREGULAR_PAST)}|[a-z]{{3,}}ed)\b[^,;]{{0,40}}$",
    re.IGNORECASE,
)
_ASIDE_OPENS = re.compile(
    r",\s(?!(?:who|which|where|when|but|and|or|while|as|from|between|in|on|during|at)\b)[^,;]{0,120}$"
)
_ASIDE_CLOSES = re.compile(r"[^,;]{0,120},\s(?!(?:and|but|or|when|where|who|which|while)\b)")


def names_its_own(text: str, sentence: Span, mention: PlaceMention, found: DateMention) -> bool:
    """Whether a date only says which one of several is meant, and the mention is no place of that thing.

    'The 2004 tsunami' dates Banda Aceh in 'the 2004 tsunami in Banda Aceh' and in 'the 2004 tsunami killed thousands
    in Banda Aceh', but not in 'survivors of the 2004 tsunami met in Banda Aceh'.
    """
    before = text[max(sentence.start, found.start - 60) : found.start]
    is_which = (
        _DETERMINED.search(before)
        and _NOUN_NEXT.match(text, found.end)
        and found.text[:4].lower() not in ("the ", "this")
    )
    if not is_which and not _OF_NOUN.search(before):
        return False
    if mention.start >= found.end:
        between = text[found.end : mention.start]
        if _ITS_PLACE.fullmatch(between) and not _VERB.search(between):
            return False
        if (is_which and _MADE_NEXT.match(text, found.end)) or before.endswith("Class of "):
            return True
        return not (_SUBJECT_BEFORE.search(before) and _PAST_AFTER.match(between))
    return not _joined_to_noun(text[mention.end : found.start])


_JOINT = re.compile(
    r"(?:['\u2019]s\s(?:the\s)?|\s(?:of|in)\s(?:the|its)\s|\s(?!(?:was|were|is|are|had|has|the|a|that|those)\b)[a-z'-]{3,}\sof\s)$"
)


def _joined_to_noun(between: str) -> bool:
    """'Brussels' in 'Brussels's 2016 attacks', 'Sinjar' in 'the Sinjar massacre of 2014'."""
    return _JOINT.fullmatch(between) is not None


def is_compared(text: str, sentence: Span, found: DateMention) -> bool:
    """Whether a date is what something else is compared with: 'higher than in 2013', 'not since 1995'."""
    before = text[max(sentence.start, found.start - 90) : found.start]
    return _COMPARED.search(before) is not None or _NOT_SINCE.search(before) is not None


def is_of_since(text: str, sentence: Span, mention: PlaceMention, found: DateMention) -> bool:
    """Whether a date is of a clause with 'since' after the mention: 'no crash at Paro since flights began in 2002'."""
    clause = _SINCE_CLAUSE.search(text, max(sentence.start, found.start - 80), found.start)
    return clause is not None and mention.end <= clause.start()


def is_before_it(text: str, sentence: Span, mention: PlaceMention, found: DateMention) -> bool:
    """Whether a date ends what a mention was before: 'before the war broke out in 2011, Idlib was ...'."""
    clause = _BEFORE_CLAUSE.search(text, max(sentence.start, found.start - 90), found.start)
    return clause is not None and (mention.end <= clause.start() or "," in text[found.end : mention.start])


def is_of_after(text: str, sentence: Span, mention: PlaceMention, found: DateMention) -> bool:
    """Whether a date is of what was over before: 'schools in X reopened after the teacher was freed last October'."""
    clause = _AFTER_CLAUSE.search(text, max(sentence.start, found.start - 110), found.start)
    return clause is not None and mention.end <= clause.start()


def is_aside(text: str, sentence: Span, mention: PlaceMention, found: DateMention) -> bool:
    """Whether a date stands in an aside and the mention outside of it: 'the port of X, built in 1964, is ...'."""
    opens = _ASIDE_OPENS.search(text, max(sentence.start, found.start - 130), found.start)
    closes = _ASIDE_CLOSES.match(text, found.end, sentence.end) if opens else None
    if opens is None or closes is None:
        return False
    if not text[sentence.start : opens.start()].strip():
        return False
    return mention.end <= opens.start() or mention.start >= closes.end() - 1


def is_over(text: str, mention: PlaceMention, found: DateMention) -> bool:
    """Whether the present tense stands between a date and the mention after it: 'taken in 1968 hangs in Rennes'."""
    return mention.start > found.end and _PRESENT_NEXT.match(text, found.end) is not None
