"""All dates of a text, from left to right: at each word the longest match of any rule is read and kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from operator import itemgetter

from geo.dates import (
    bare_days,
    calendars,
    clock,
    counted,
    decades,
    eras,
    explicit,
    far,
    forms,
    holidays,
    moons,
    ordered,
    partial,
    relative,
    seasons,
    sets,
    shares,
    spans,
    weekdays,
)
from geo.dates.anchor import Anchor, Reading
from geo.dates.blanks import Evened, evened
from geo.dates.grammar import Rule
from geo.dates.hulls import merged
from geo.dates.known import known_dates, with_given
from geo.dates.mode import is_narrative, passages
from geo.dates.names import is_name
from geo.dates.number_shapes import JOINED, LENGTHS, may_begin, number_at
from geo.dates.telling import tell
from geo.dates.values import Days, edtf
from geo.dates.word_scan import KnownWords
from geo.model import DateMention, Furniture, KnownEvent, Publication, Span

RULES: tuple[Rule, ...] = (
    *holidays.RULES,
    *calendars.RULES,
    *eras.RULES,
    *moons.RULES,
    *explicit.RULES,
    *decades.RULES,
    *ordered.RULES,
    *forms.RULES,
    *far.RULES,
    *partial.RULES,
    *bare_days.RULES,
    *weekdays.RULES,
    *relative.RULES,
    *counted.RULES,
    *shares.RULES,
    *seasons.RULES,
    *clock.RULES,
    *spans.RULES,
    *sets.RULES,
)

# Each set of words that rules need has a bit. Bit 1, which is always set, is that of the rules that need none.
_NEEDS = {needs: 1 << bit for bit, needs in enumerate(dict.fromkeys((frozenset[str](), *(r.needs for r in RULES))))}
_BY_WORD = {word: [r for r in RULES if word in r.starts] for rule in RULES for word in rule.starts}
_STARTS = _BY_WORD | {n: [r for r in _BY_WORD[JOINED] if may_begin(r.name, n)] for n in LENGTHS}
_NEEDED = {word: sum(bit for needs, bit in _NEEDS.items() if word in needs) for needs in _NEEDS for word in needs}
_KNOWN_WORDS = KnownWords((_STARTS.keys() | _NEEDED.keys()).difference(LENGTHS))
_REACH = 120  # characters: in no match is the word that its rule needs further from its start
_SENTENCE_END = re.compile(r"[.!?][\"'\u201d\u2019)]*\s+(?=[\"'\u201c\u2018(]?[A-Z0-9])|\n\s*\n|\n(?=[A-Z])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Capt|Maj|Gov|Sen|Rep|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs|ca)\.)$"
)
_DAY_FIRST = re.compile(r"(\d(?<![\d/.-]\d)\d?)([/.-])(\d{1,2})\2(?:\d{4}|(?<!-)\d\d)(?!\d|[/.-]\d)")
_SINCE = re.compile(r"\bsince\s$", re.IGNORECASE)


def sentence_starts(text: str) -> tuple[int, ...]:
    """Where sentences begin, roughly: used only when no sentences are given."""
    starts = [0]
    for found in _SENTENCE_END.finditer(text):
        if not _ABBREVIATED.search(text[max(0, found.start() - 5) : found.start() + 1]):
            starts.append(found.end())
    return tuple(starts)


def find_dates(
    text: str,
    *,
    published: Publication | None,
    furniture: Sequence[Furniture] = (),
    sentences: Sequence[Span] = (),
    known_events: Sequence[KnownEvent] = (),
) -> tuple[DateMention, ...]:
    """Dates, times, durations and sets of a text, each with its interval and the reason.

    Parameters
    ----------
    text
        The document as it came; offsets are code points into it.
    published
        When it was published, as an interval. Relative dates that it can't place keep a value such as
        'XXXX-06-14' and no interval. Today's date is never used.
    furniture
        Stretches of the page that are not the report: of these only captions are read.
    sentences
        Sentences of the text; found here, roughly, when none are given.
    known_events
        Events whose days the user has given; where the text names one, that is a date.

    Returns
    -------
    tuple of DateMention
        In the order of the text, without overlap.

    Examples
    --------
    >>> from datetime import date
    >>> published = Publication(date(2017, 6, 18), date(2017, 6, 18), "given")
    >>> (found,) = find_dates("Shelling began on Thursday.", published=published)
    >>> found.text, found.value, found.grain
    ('Thursday', '2017-06-15', 'day')
    """
    even = evened(text)
    # a line end that was joined ends no sentence
    begun = [(even.onto(s.start), text[s.start - 1 : s.start] == "\n") for s in sentences]
    starts = [at for at, of_line in begun if not (of_line and even.text[at - 1] == " ")] or sentence_starts(even.text)
    # a caption that the page shows apart from the report still tells its day
    blocked = sorted((even.onto(f.start), even.onto(f.end)) for f in furniture if "caption" not in f.reason)
    found = _placed_back(_dates(even.text, published, starts, blocked), text, even)
    return with_given(found, known_dates(text, known_events, published, furniture))


def _placed_back(found: Sequence[DateMention], text: str, even: Evened) -> tuple[DateMention, ...]:
    """Dates of a text whose blanks were made even, with the offsets and words of the text as it came."""
    if even.text == text:
        return tuple(found)
    spans = [even.back(one.start, one.end) for one in found]
    return tuple(
        replace(one, start=start, end=end, text=text[start:end]) for one, (start, end) in zip(found, spans, strict=True)
    )


def _dates(
    text: str, published: Publication | None, starts: Sequence[int], blocked: Sequence[tuple[int, int]]
) -> list[DateMention]:
    """The dates of a text whose sentences begin at `starts`, outside of the `blocked` stretches."""
    anchors = _anchors(text, published)
    modes = passages(text, anchors[-1].day)
    mentions: list[DateMention] = []
    position = 0
    for start, rules in _outside(_openings(text), blocked):
        if start < position:
            continue
        sentence = max(0, bisect_right(starts, start) - 1)
        narrative = modes[bisect_right(modes, start, key=itemgetter(0)) - 1][1]
        for anchor in anchors:
            anchor.enter(sentence, starts[sentence], narrative=narrative)
        found = _read(text, start, rules, anchors)
        if found is not None and is_name(text, start, found[0].end()):
            position = found[0].end()
        elif found is not None:
            mentions.append(_mention(*found, anchors, published))
            position = mentions[-1].end
    return mentions


Tried = tuple[Rule, Callable[[str, int], "re.Match[str] | None"]]
"""A rule, and what matches its pattern at an offset of a text."""
Opening = tuple[int, tuple[Tried, ...]]
"""Where a date could begin, with the rules that could read one there."""


def _outside(openings: Iterable[Opening], blocked: Sequence[tuple[int, int]]) -> Iterator[Opening]:
    """The openings that lie in none of the `blocked` stretches, which are sorted."""
    at = 0
    for opening in openings:
        start = opening[0]
        while at < len(blocked) and blocked[at][1] <= start:
            at += 1
        if at == len(blocked) or start < blocked[at][0]:
            yield opening


def _openings(text: str) -> Iterator[Opening]:
    """Where a date could begin, from left to right."""
    starts, needed = _rule_words(text)
    first = 0
    for start, word in starts:
        while first < len(needed) and needed[first][0] < start:
            first += 1
        if word == JOINED:
            word = number_at(text, start)
        ahead, i = 1, first
        while i < len(needed) and needed[i][0] <= start + _REACH:
            ahead |= needed[i][1]
            i += 1
        rules = _rules_of(word, ahead)
        if rules:
            yield start, rules


def _rule_words(text: str) -> tuple[list[tuple[int, str]], list[tuple[int, int]]]:
    """The words that rules begin with, and those that they need as bits of `_NEEDS`, each with its offset."""
    starts: list[tuple[int, str]] = []
    needed: list[tuple[int, int]] = []
    for start, word in _KNOWN_WORDS.found_in(text):
        if word in _STARTS:
            starts.append((start, word))
        if word in _NEEDED:
            needed.append((start, _NEEDED[word]))
    return starts, needed


@lru_cache(maxsize=1 << 14)
def _rules_of(word: str, ahead: int) -> tuple[Tried, ...]:
    """The rules that begin with a word and have what they need ahead of them."""
    return tuple((rule, rule.pattern.match) for rule in _STARTS[word] if _NEEDS[rule.needs] & ahead)


def _ends_of(published: Publication | None) -> tuple[date | None, ...]:
    """Earliest and latest day of publication; (None,) when an end is open or all is unknown."""
    if published is None or published.first is None or published.last is None:
        return (None,)
    return published.first, published.last


def _anchors(text: str, published: Publication | None) -> list[Anchor]:
    """What rules know at the head of a text: one anchor for each end of its publication, one alone if they agree."""
    ends = _ends_of(published)
    day_first = _day_first(text)
    known = f"publication {ends[0]}..{ends[-1]}" if ends[0] != ends[-1] else ""
    history = is_narrative(text, ends[-1])
    return [Anchor(text, day, of_history=history, day_first=day_first, known=known) for day in dict.fromkeys(ends)]


def _day_first(text: str) -> bool | None:
    """Whether '03/04/2017' puts the day first, told by the document's unambiguous dates; None if none does."""
    votes = {int(one) > 12 for one, _, two in _DAY_FIRST.findall(text) if (int(one) > 12) != (int(two) > 12)}
    return votes.pop() if len(votes) == 1 else None


def _read(
    text: str, start: int, rules: tuple[Tried, ...], anchors: list[Anchor]
) -> tuple[re.Match[str], Rule, list[Reading]] | None:
    """The longest match that a rule can read, with a reading for each end of the publication."""
    matches = [(m, rule) for rule, match in rules if (m := match(text, start)) is not None]
    matches.sort(key=lambda pair: -pair[0].end())
    for match, rule in matches:
        readings = [r for anchor in anchors if (r := rule.resolve(match, anchor)) is not None]
        if len(readings) == len(anchors) and match.end() > start:
            return match, rule, readings
    return None


def _mention(
    match: re.Match[str], rule: Rule, readings: list[Reading], anchors: list[Anchor], published: Publication | None
) -> DateMention:
    text, unplaced = match[0], None
    if len(readings) > 1 and readings[0] != readings[1]:
        unplaced = rule.resolve(match, replace(anchors[0], day=None, told=[]))
    reading, days = merged(readings, published, unplaced)
    if reading.type in ("DATE", "TIME") and _SINCE.search(anchors[0].text, max(0, match.start() - 8), match.start()):
        days = _since(days, anchors[0], published)
    for anchor, own in zip(anchors, readings, strict=True):
        tell(anchor, own, match.start(), text)
    return DateMention(
        start=match.start(),
        end=match.end(),
        text=text,
        type=reading.type,
        value=reading.value,
        first=days.first,
        last=days.last,
        grain=days.grain,
        edtf=edtf(reading.value, days.first, days.last, approximate=reading.approximate),
        reason=reading.reason,
    )


def _since(days: Days, anchor: Anchor, published: Publication | None) -> Days:
    """'Since March 15th' lasts up to publication, or to a day that isn't known."""
    if days.first is None or (published and published.last and days.first > published.last):
        return days
    return Days(days.first, published.last if published and not anchor.of_history else None, days.grain)
