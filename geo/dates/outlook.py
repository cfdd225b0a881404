"""Whether the words around a date look ahead or back: 'is set for Friday', 'were killed by police on Saturday'.

Everything is looked for in the date's own sentence, at most 70 characters before it and 60 after it.
"""

from __future__ import annotations

import re

from geo.dates.words import IRREGULAR_PAST

BEFORE, AFTER = 70, 60  # characters that are read


def outlook(text: str, sentence_start: int, start: int, end: int) -> int:
    """1 when the words around a date, in its sentence, look ahead, -1 when they look back, 0 when neither does."""
    before = _BLANKS.sub(" ", text[max(sentence_start, start - BEFORE) : start].rpartition(";")[2])
    after = _BLANKS.sub(" ", text[end : end + AFTER]).partition(".")[0]
    if _SET_FOR.search(before):
        return 1  # 'the vote scheduled for 8 September was cancelled'
    if _WAS.match(after):
        return -1
    if _DEADLINE.match(after):
        return 1
    if _is_deadline(before, after):
        return 1
    behind = max((m.end() for m in _BEHIND.finditer(before)), default=0)
    if _looks_ahead(before, behind):
        return 1
    if behind:
        return 0 if _INFINITIVE.search(before, behind) else -1
    if start - sentence_start > 8:
        return -1 if _PAST_NEXT.match(after) else 0
    # 'On Friday he left': at the head of a sentence, the verb comes after
    past = _BEHIND.search(after)
    if past and not _WILL.search(after, 0, past.start()):
        return -1
    # 'From July, pupils of the two schools will ...'
    return 1 if _WILL.search(text[end : end + 150].partition(".")[0]) else 0


def _is_deadline(before: str, after: str) -> bool:
    """'Until Thursday', 'by Thursday they will have left', but not 'until Thursday, they had not ...'."""
    if not _BOUND.search(before):
        return False
    over = _PERFECT.search(after[:40]) or _BEHIND.search(after.partition(",")[0])
    return over is None or _WILL.search(after, 0, over.start()) is not None


def _looks_ahead(before: str, behind: int) -> bool:
    """Whether the words before a date look ahead; `behind` is where the last of them in the past tense ends, or 0."""
    ahead = max((m.end() for m in _AHEAD.finditer(before)), default=0)
    if ahead > behind or _IS_ON.search(before):
        return True
    timetable = _SURELY_NOW.search(before, behind) if behind else _TIMETABLE.search(before)
    # 'talks could resume on Friday', but not 'it could be heard on Friday'
    return timetable is not None or _MAY.search(before) is not None


_BLANKS = re.compile(r"\s+")
# Between these words and the date stands nothing that has a meaning of its own: 'killed by police on Saturday' and
# 'late due to fog on Saturday' set no deadline.
_BOUND = re.compile(
    r"\b(?:(?:until|till|by|before|ahead of"
    r"|(?<!let )(?<!got )(?<!get )(?<!went )(?<!came )(?<!passed )through)"
    r"(?: (?:at (?:the )?(?:latest|least)|about|around))?"
    r"|(?:starting|beginning|effective|due|payable|returnable)(?: (?:on|in|at|from|by|around|about))?)"
    r"(?: (?:noon|midnight))?(?: (?:the|early|late|mid|end|start|beginning|middle|of|next|this)){0,4} $",
    re.IGNORECASE,
)
_SET_FOR = re.compile(r"\b(?:scheduled|planned|slated|set) for $")
_DEADLINE = re.compile(r" (?:deadline|cut-?off|delivery|futures|contract)\b")
_AHEAD = re.compile(
    r"(?:\b|(?=,))(?:will|'ll|would|shall|going to|scheduled|slated|expected to"
    r"|(?:is|are) (?:likely|about|poised|ready|bound) to"
    r"|(?:is|are|was|were|not) expected|expects?|plans? to|plan(?:s|ned|ning)"
    r"|, to be (?:held|[a-z]{3,}ed|seen|shown|sold|sent|told|taken|given)|to be held"
    r"|is set|are set|set for|upcoming|deadline|as (?:early|soon|late) as"
    r"|between now and"
    r"|no later than|hopes? to|intends? to|aims? to|set to|(?:is|are|was|were) to (?!blame\b)[a-z]{2,}|expires?"
    r"|expiring|matures?|maturing|payable|call(?:s|ed|ing)? for (?:an?|another|new|more)|in time for"
    r"|(?:prepar|train|rehears|campaign|practi[cs])(?:e|es|ing) for|(?:get|gett?ing|make|making|is|are|be) ready for"
    r"|(?:extended|postponed|delayed|rescheduled|adjourned|moved|deferred)(?: (?!due\b)[a-z]+)? (?:to|until|till|for)"
    r"|due to (?:be|appear|arrive|land|leave|begin|start|open|meet|vote|visit|play|take|speak|return|stand|hold|end"
    r"|go|face|give|make|sign|travel|launch|report|publish|decide|resume|expire|come|reopen|run|last))\b",
    re.IGNORECASE,
)
# 'the hearing is Tuesday', 'markets are closed Friday', 'it's on Friday'; but not 'Corp.'s third-quarter loss'
_IS_ON = re.compile(
    r"(?:\b(?:is|are)|\b(?:[Ii]t|[Tt]hat|[Tt]here|[Hh]e|[Ss]he)['\u2019]s) "
    r"(?:(?:closed|open|off|out|likely|forecast|feared|planned|possible|back|again) )?(?:on |for )?$|(?:^|\W)Come $"
)
# verbs of a timetable that are not nouns as well: 'which was adjourned, resumes on Monday'
_SURELY_NOW = re.compile(
    r"\b(?:meets|begins|arrives|departs|appears|takes place|gets under way|is due|are due|resumes|reopens|premieres"
    r"|convenes|goes to|heads to|leaves for|flies to|(?:takes?|(?:go|goes|comes?) into) (?:effect|force)"
    r"|(?:go|goes|are) on (?:sale|strike|trial|show)"
    r"|picks? up|gets? back|wraps up)\b[^.;]{0,40}$"
)
# 'parliament votes Tuesday': the present tense of a timetable, where nothing tells the past
_TIMETABLE = re.compile(
    r"\b(?:meets|votes|opens|reopens|begins|starts|ends|closes|arrives|departs|travels|hosts|faces|appears"
    r"|takes place|goes to|kicks off|gets under way|is due|are due|heads to|plays|visits|returns|resumes|leaves"
    r"|speaks|airs|premieres"
    r"|launches|gathers|convenes|delivers|flies to|celebrates"
    r"|(?:runs?|is running) out|lapses|falls due|comes up for|stands down|steps down|retires"
    r"|takes over|takes office|leaves office"
    r"|falls on|turns [a-z0-9-]{1,12}|sails|docks|reconvenes|is up|are up"
    r"|(?:takes?|(?:go|goes|comes?) into) (?:effect|force)"
    r"|(?:go|goes|are) on (?:sale|strike|trial|show)|picks? up|gets? back|wraps up"
    r"|(?:[Tt]hey|[Ww]e|[a-z]{3,}s) (?:meet|vote|begin|start|resume|return|leave|play|travel|reopen))\b[^.;]{0,40}$"
)
_MAY = re.compile(
    r"\b(?:could|may|might|should) (?!not\b|have\b|be (?:heard|seen|felt|reached|found|learned|confirmed)\b)[a-z]+"
    r"(?: [A-Za-z'-]+){0,5}? (?:on|by|in) $"
)
_WILL = re.compile(r"\bwill\b")
# Lower case only: 'United', 'Ahmed' and 'Red' are no verbs in the past tense; 'be held', 'is heard', 'will cut' and
# 'to hit' are not in the past tense either.
_PAST = (
    r"(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bbeing )(?<!\bto )(?<!\bwill )(?<!\bmay )(?<!\bcan )"
    r"(?<!\bwould )(?<!\bcould )"
    rf"(?:{'|'.join(IRREGULAR_PAST)}"
    r"|(?!(?:scheduled|slated|expected|planned|hundred|indeed|need|speed|proceed|succeed|exceed|feed|breed)\b)"
    r"[a-z]{2,15}ed)\b"
)
_BEHIND = re.compile(rf"\b{_PAST}")
_PAST_NEXT = re.compile(rf" (?:[a-z]+ly )?\b{_PAST}")
_INFINITIVE = re.compile(r"\b(?<!\bdue )to [a-z]{2,}")
_WAS = re.compile(r" (?:was|were|had)\b")
_PERFECT = re.compile(r"\b(?:had|was|were|did|has|have)\b")
