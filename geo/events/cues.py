"""Cue words: what has happened, what is to come, what never was, and where clauses end.

All are looked for within one sentence; none has a quantifier inside another.
"""

from __future__ import annotations

import re

from geo.dates.words import IRREGULAR_PAST

CLAUSE_EDGE = re.compile(
    r"[;:—–]|,\s|\s(?:and|but|while|whereas|although|though|after|before|when|since|until|which|who|that|where|as"
    r"|said|says?|told)\s",
    re.IGNORECASE,
)
LISTED = re.compile(r",?\s(?:(?:and|or)\s)?(?:(?:in|to|at|from|for|of|near|the)\s){0,2}")
VERB_NEXT = re.compile(
    r"\s(?:was|were|is|are|has|have|had|will|would|could|may|did|do|does|can"
    rf"|{'|'.join(IRREGULAR_PAST)}|[a-z]{{3,}}ed)\b"
)
# 'the current government' is of the day, and what it did may be of any other
OF_THE_DAY = re.compile(r"current|present[-\u2010\u2011]day|modern[-\u2010\u2011]day|to\sdate", re.IGNORECASE)
PAUSE = re.compile(r"[;:—–]|,\s")
RELATIVE = re.compile(
    r"(?:(?<=\w),\s|\s)(?:(?:which|who|whom|whose|where)\s"
    r"|that\s(?=(?:began|ended|started|broke|killed|left|destroyed|hit|struck|forced|drove)\s))",
    re.IGNORECASE,
)
# 'since July 2014, when its leader ...': what follows happened on that date
WHEN_THEN = re.compile(r",?\swhen\s", re.IGNORECASE)

_INFINITIVE = r"to (?!the\b|a\b|an\b|his\b|her\b|its\b|their\b)[a-z]{2,}"
# 'Will' and 'May' with a capital are a person and a month
PLANNED = re.compile(
    r"\b(?:(?-i:will|WILL)|shall|'ll|(?:is|are|was|were) (?:set|due|scheduled|expected|about|likely|poised|ready) to"
    r"|(?:is|are|was|were) (?:set|due|scheduled|planned) (?:for|in)\b"
    r"|would(?! have\b)|could(?! (?:not )?have\b)|might(?! have\b)|(?-i:may(?! have\b)(?= [a-z]))"
    r"|prepar(?:e|es|ing) (?:to|for)|plan(?:s|ned|ning)? to|going to|intends? to|hopes? to|upcoming|ahead of"
    rf"|(?:vow|promis|pledg|threaten|agre)(?:e?s|e?d|ing)? (?:on \w{{3,9}} )?{_INFINITIVE})\b",
    re.IGNORECASE,
)
# Every match of PLANNED, DENIED and DENIAL contains one of these, in lower case: searching for them first is faster.
PLANNED_LETTERS = (
    "will", "would", "shall", "could", "might", "may", "'ll", "set ", "due ", "about to", "likely to", "ready to",
    "scheduled", "expected", "poised", "plan", "prepar", "going to", "intend", "hope", "upcoming", "ahead", "vow",
    "promis", "pledg", "threaten", "agre",
)  # fmt: skip
DENIED_LETTERS = ("no", "n't", "never", "yet to", "failed to")
DENIAL_LETTERS = ("den", "rejected", "dismissed")
PLANNED_OF_SUBJECT = re.compile(r"\b(?:will|shall|(?:is|are) (?:set|due|scheduled|expected|about|poised) to)\b")
PLANNED_HEADLINE = re.compile(r"\s(?:(?:set|due|ready|poised) )?" + _INFINITIVE)
NEVER_WAS = re.compile(r"\b(?:was to|were to|would|could|should|might)(?: not|n't| never)? have [a-z]{2,}")
# verbs whose object or goal is the place: 'did not reach Hajin' tells of nothing there, 'was not hurt in Hajin' does
_AT_PLACE = (
    r"(?:reach|enter|tak|captur|seiz|hit|hitt|str[iu]c?k|touch|attack|visit|cross|land|arriv|f[ae]ll?|march|advanc|bomb|shell|rul"
    r"|retak|retook|overr[ua]nn?|spread|return|travel|go|gone|been|set foot|target|damag|destroy|evacuat|surround"
    r"|besieg|fir|fight|fought|occur|happen)(?:e|ed|ing|en|t)?"
)
DENIED = re.compile(
    rf"\b(?:(?:did|does|do|has|have|had|was|were|is|are)(?: not|n't| never)(?: yet)?(?: been)? {_AT_PLACE}\b"
    rf"|(?:has|have|had) yet to (?:be )?{_AT_PLACE}\b|never {_AT_PLACE}\b|failed to {_AT_PLACE}\b"
    r"|[Tt]here (?:was|were|is|are|has been|have been|had been) no (?:sign of|fighting|clash|clashes|shelling|bombing"
    r"|attacks?|explosions?|strikes?|violence|troops|soldiers)\b"
    rf"|\b[Nn]o (?:[\w-]+ ){{1,3}}(?:has |have |had |was |were )?(?:been )?(?:{_AT_PLACE}|took place|reported)\b)"
)
DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|rejected|dismissed)(?: on [A-Z][a-z]+day)?,?(?: (?:a|the|any|all))?"
    r"(?: reports?| claims?| rumou?rs)? (?:that|of|having|entering|taking|capturing|bombing|shelling|attacking)\b"
)
DENIED_OF_SUBJECT = re.compile(
    rf"\s(?:did|has|have|had|was|were|is)(?: not|n't| never)(?: yet)?(?: been)? {_AT_PLACE}\b"
)
HAD_INVERTED = re.compile(r"\W{0,3}Had\s(?:(?:the|a|an|its|his|her|their|it|he|she|they|not)\s|[A-Z])")
CONDITION = re.compile(
    r"\W{0,3}(?:(?:But|And|Yet)\s)?(?:If|Unless|Should\s(?:the|a|an|it|he|she|they|[A-Z]\w+)|Were\s)\b"
)
CONDITION_INSIDE = re.compile(r"(?<!\bas)(?<!\beven)(?<!\basked)(?<!\bwonder)\s(?:if|unless)\s")
# between these words and a mention lies the edge of reported speech
TOLD_BY = re.compile(r"\b(?:said|says|told|according to|added)\b")
OPEN_OUTCOME = re.compile(r"\b(?:will|would|could|may|might|can|'ll)\b")

# The sentence speaks of the day it is told, whatever was dated before it.
# Lower case: 'IS', 'US' and 'Has' in names are no verbs.
PRESENT = re.compile(
    r"\b(?:is|are|has|have|isn't|aren't|[Nn]ow|[Tt]oday|[Cc]urrently|still|remains?|continues?|says?|lies?|live|stands?|stays?)\b"
)
PAST = re.compile(rf"\b(?:set|lay|{'|'.join(IRREGULAR_PAST)}|[a-z]{{2,}}ed)\b")
# the present perfect is no past tense
HAS_DONE = re.compile(r"\b(?:has|have)(?: (?:not|never|also|already|now|since|been)){0,3} [a-z]+(?:ed)?\b")
PERFECT = re.compile(r"\b(?:has|have|had|'ve|is|are)\b")
PLUPERFECT = re.compile(r"\bhad (?:(?:not|already|just|also|long|never|once|since|been) ){0,2}[a-z]{3,}")
ARCHIVE = re.compile(
    r"\b(?:file (?:photo|picture|image|pic)|archive (?:photo|picture|image))\b|\(FILE\)", re.IGNORECASE
)

SINCE = re.compile(r"\bsince\s(?:the\s)?$", re.IGNORECASE)
# 'the eruption that began on Sunday has buried X': since then, up to publication
BEGAN = re.compile(r"\b(?:that|which)\s(?:began|started|broke out|erupted)(?:\son)?\s$", re.IGNORECASE)
GOES_ON = re.compile(r"\s(?:has|have|is|are)\s")
# 'the worst since 2015', 'the first since 1959': the date bounds a comparison, nothing happened then
COMPARED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|only|worst|best|most|least|fewest|again|biggest|[a-z]{3,}est)\b",
    re.IGNORECASE,
)
BEFORE_DATE = re.compile(r"\b(?:before|prior to|pre-)\s?(?:(?:the|a)\s)?(?:(?:\w+\s){1,3}of\s)?$", re.IGNORECASE)
# 'the Christmas market' is not held on Christmas
NAMED_AFTER = re.compile(
    r"(?:Christmas|Easter|Thanksgiving|Halloween)(?:\s(?:Day|Eve|Sunday|Monday))?\s(?:markets?|trees?|part(?:y|ies)|shopping|shoppers"
    r"|sales?|gifts?|dinners?|season|concerts?|services?|lights|presents?|holidays?|break|parades?|messages?|cards?)\b"
)
OVER_WHICH = re.compile(r"\b(?:over|after|about|for|following|despite|from|to)\s$", re.IGNORECASE)
ITS = re.compile(r"['\u2019]s\s[a-z]")

DATELINE = re.compile(
    r"[ \t]{0,4}(?:[A-Z][A-Z.'\u2019-]{1,20},?[ ]){1,4}?(?:[^\n—–:()]{0,30}?)(?:\([^)\n]{2,30}\)[ ]?)?(?:[—–]|--?)[ ]"
)
DATELINE_CITY = re.compile(r"[ \t]{0,4}[A-Z][A-Z.'\u2019-]{2,}\b")

SPAN_OPENS = re.compile(r"\b(?:from|between)\s(?:the\s|early\s|late\s|mid-)?$", re.IGNORECASE)
AND_ALONE = re.compile(r"\s(?:and|&)\s", re.IGNORECASE)
RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
SPAN_GOES_ON = re.compile(
    r"\s?(?:to|until|till|through|and|[-\u2013\u2014])\s?(?:the\s|early\s|late\s|mid-)?", re.IGNORECASE
)
