"""Page furniture: the lines of an article's plain text that belong to the page, each with its reason.

Three steps, each over the lines in order: lines whose own words give them away; the extent of the body, by its
prose; the head before it and the tail after it, where short lines that would be headings inside an article are
menus, names and the headlines of others. Ordinary prose is never furniture before the article's end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from geo.model import Furniture
from geo.text import furniture_patterns as say
from geo.text.front_matter import find_front_matter
from geo.text.lines import Line, lines

_TERMINAL = re.compile(r"[.!?…][\"'’”»)\]]*$|[:;]$")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_BULLET = re.compile(r"^(?:[•*·▪►‣–—-]|\d{1,2}[.)])\s+")
_SPACE = re.compile(r"\s+")
_PROSE_WORDS = 12
_BODY_CHARACTERS = 400  # of prose before a comment system's words are believed
_NAME_JOINERS = frozenset(
    [
        "and",
        "in",
        "of",
        "for",
        "the",
        "at",
        "de",
        "van",
        "von",
        "der",
        "al",
        "el",
        "bin",
        "ibn",
        "abu",
        "da",
        "di",
        "la",
        "le",
        "du",
        "to",
        "with",
        "from",
    ]
)
_NOT_A_NAME = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "contrast", "far", "then", "now", "all", "any"])  # fmt: skip


@dataclass(slots=True)
class _Page:
    """The lines of one text and the reasons found so far; None: content."""

    lines: list[Line]
    reasons: list[str | None]
    title: str
    is_prose: list[bool] = field(default_factory=list)

    def content(self, start: int, stop: int) -> list[int]:
        return [at for at in range(start, stop) if self.reasons[at] is None]

    def mark(self, at: int, reason: str) -> None:
        if self.reasons[at] is None:
            self.reasons[at] = reason


def find_furniture(text: str, *, title: str = "") -> tuple[Furniture, ...]:
    """The stretches of `text` that are the page's, not the report's, in order; one a line.

    Parameters
    ----------
    text : a document's text.
    title : the article's headline if it is known; it is content where it stands first.

    Notes
    -----
    Captions and credits inside a caption are content. A line that comes again word for word is furniture the second
    time. Time is linear in the length of the text.
    """
    block = find_front_matter(text)
    body_start = block.end if block else 0
    page_lines = [line for line in lines(text) if line.start >= body_start]
    page = _Page(page_lines, [None] * len(page_lines), _key(title))
    _mark_by_words(page)
    _mark_repeats(page)
    page.is_prose = [
        reason is None and _is_prose(line.text) for line, reason in zip(page.lines, page.reasons, strict=True)
    ]
    if any(page.is_prose):
        stop = _mark_comments(page)
        _mark_related_lists(page, stop)
        last = _mark_tail(page, stop)
        _mark_head(page, last)
    found = [Furniture(0, block.end, say.FRONT_MATTER)] if block else []
    found += [
        Furniture(line.start, line.end, reason)
        for line, reason in zip(page.lines, page.reasons, strict=True)
        if reason is not None
    ]
    return tuple(found)


def _mark_by_words(page: _Page) -> None:
    """Lines that give themselves away wherever they stand."""
    for at, line in enumerate(page.lines):
        if len(line.text) <= say.LONGEST_LINE and not (page.title and _key(line.text) == page.title):
            page.reasons[at] = _reason_in_words(line.text)


def _reason_in_words(line: str) -> str | None:
    bare = line.strip(" \t-–—•·*|:.!>»›[]()").lower()
    if bare in say.NAVIGATION_LINES:
        return say.NAVIGATION
    if not any(character.isalnum() for character in line):
        return None
    if _is_byline(line):
        return say.BYLINE
    text = _BULLET.sub("", line)
    return next((reason for reason, pattern in say.ANYWHERE if pattern.search(text)), None)


def _is_byline(line: str) -> bool:
    """'By Jane Roe in Amman', 'Translated by …': a verb of making, or By and nothing but names."""
    if len(line) > 120:
        return False
    if say.BYLINE_VERB.match(line):
        return not _TERMINAL.search(line) or len(line) <= 60
    first, _, rest = line.partition(" ")
    if first.strip("(—–-") not in ("By", "BY", "by") or not rest:
        return False
    words = _WORD.findall(rest)
    if not 1 <= len(words) <= 14 or words[0].lower().rstrip(".") in _NOT_A_NAME:
        return False
    names = [word for word in words if word.lower() not in _NAME_JOINERS]
    if first == "by" and len(names) > 4:
        return False
    ends = rest.rstrip().endswith((".", "!", "?")) and len(words) > 4
    return bool(names) and all(word[0].isupper() for word in names) and not ends


def _mark_repeats(page: _Page) -> None:
    """The second copy of a line, when the line is long enough to be no accident."""
    seen: set[str] = {page.title} if page.title else set()
    title_stands = False
    for at, line in enumerate(page.lines):
        if page.reasons[at] is not None or not 20 <= len(line.text) <= 2000 or len(line.text.split(None, 4)) < 4:
            continue
        key = _key(line.text)
        if key == page.title and not title_stands:
            title_stands = True
        elif key in seen:
            page.reasons[at] = say.REPEATED if _TERMINAL.search(line.text) else say.REPEATED_TITLE
        seen.add(key)


def _mark_comments(page: _Page) -> int:
    """Everything from the comment system's first words on; returns the line where they begin."""
    total = sum(len(line.text) for line, prose in zip(page.lines, page.is_prose, strict=True) if prose)
    before = 0
    for at, line in enumerate(page.lines):
        if page.is_prose[at]:
            before += len(line.text)
        elif len(line.text) <= 200 and before >= min(_BODY_CHARACTERS, total):
            sure = say.COMMENTS_SURE.match(line.text)
            likely = say.COMMENTS_LIKELY.match(line.text) and before >= total - before
            if sure or likely:
                break
    else:
        return len(page.lines)
    after = page.content(at, len(page.lines))
    for position, here in enumerate(after):
        # headlines of other articles close many comment columns
        rest_is_headlines = all(_is_title_like(page.lines[other].text) for other in after[position : position + 3])
        is_last_run = position >= len(after) - 3
        is_headline = is_last_run and rest_is_headlines and here > at
        page.mark(here, say.RELATED if is_headline else say.COMMENT)
    return at


def _mark_related_lists(page: _Page, stop: int) -> None:
    """Headlines under 'Related stories', 'Most read' and the like, inside the article and after it."""
    inside = seen_teaser = False
    items = 0
    content = page.content(0, stop)
    followers = [*content[1:], -1]
    for at, following in zip(content, followers, strict=True):
        text = page.lines[at].text
        if len(text) <= 80 and say.RELATED_HEADING.match(text):
            page.reasons[at] = say.RELATED
            inside, seen_teaser, items = True, False, 0
        elif inside and page.is_prose[at]:
            goes_on = following >= 0 and page.is_prose[following]
            is_teaser = items > 0 and len(text) <= 300 and not goes_on and (following >= 0 or seen_teaser)
            if is_teaser:
                page.reasons[at] = say.RELATED
                page.is_prose[at] = False
                seen_teaser = True
            else:
                inside = False
        elif inside and len(text) <= 200 and not (page.title and _key(text) == page.title):
            page.reasons[at] = say.RELATED
            items += 1
        else:
            inside = False


def _mark_tail(page: _Page, stop: int) -> int:
    """Lines after the article's last paragraph; returns that paragraph's place.

    From the end backwards: profiles of the writer and the outlet are peeled off, the first other prose is the body's end.
    """
    last = stop - 1
    while last >= 0:
        text = page.lines[last].text
        if page.is_prose[last]:
            reason = _profile(text, is_after_heading=_follows_author_heading(page, last))
            if reason is None or not any(page.is_prose[:last]):
                break
            page.reasons[last] = reason
            page.is_prose[last] = False
        last -= 1
    tail = range(last + 1, stop)
    over = next((at for at in tail if page.reasons[at] in say.HEADLINE_REASONS), stop)
    if over == stop and stop < len(page.lines):
        over = stop
    for at in page.content(over, stop):
        page.mark(at, _tail_reason(page.lines[at].text))
    # the heading of the first block of furniture, and headlines standing right before it
    for at in reversed(range(last + 1, over)):
        text = page.lines[at].text
        if page.reasons[at] is not None:
            continue
        is_before_furniture = over < len(page.lines)
        if not is_before_furniture or _TERMINAL.search(text) or len(text.split()) > 16 or say.DATELINE.match(text):
            break
        page.mark(at, _tail_reason(text))
    rest = page.content(last + 1, stop)
    if len(rest) >= 2 and over == stop and all(_is_title_like(page.lines[at].text) for at in rest):
        for at in rest:
            page.mark(at, say.RELATED)
    return last


def _tail_reason(text: str) -> str:
    if say.AMOUNT.match(text):
        return say.DONATION
    if _is_title_like(text) or _is_prose(text):
        return say.RELATED
    return say.NAVIGATION


def _follows_author_heading(page: _Page, at: int) -> bool:
    return at > 0 and page.reasons[at - 1] == say.AUTHOR_NOTE


def _profile(text: str, *, is_after_heading: bool) -> str | None:
    if len(text) > 2 * say.LONGEST_LINE:
        return None
    head = text[: say.LONGEST_LINE]
    if is_after_heading or say.AUTHOR_PROFILE.match(head):
        return say.AUTHOR_NOTE
    return say.OUTLET_NOTE if say.OUTLET_PROFILE.match(head) else None


def _mark_head(page: _Page, last: int) -> None:
    """Menus, counters and names before the first paragraph, the headline apart."""
    first = next((at for at, prose in enumerate(page.is_prose) if prose), len(page.lines))
    first = min(first, last) if last >= 0 else first
    headline = _headline(page, first)
    if headline is None:
        return
    for at in page.content(0, headline):
        text = page.lines[at].text
        if say.DATELINE.match(text) or _TERMINAL.search(text):
            continue
        if say.AMOUNT.match(text):
            page.mark(at, say.DONATION)
        elif len(_WORD.findall(text)) <= 3 or say.BREADCRUMB.match(text):
            page.mark(at, say.NAVIGATION)
        elif page.title and _key(page.lines[headline].text) == page.title and _is_title_like(text):
            page.mark(at, say.RELATED)
    for at in page.content(headline + 1, first):
        text = page.lines[at].text
        around = {page.reasons[near] for near in (at - 1, at + 1) if near < len(page.lines)}
        if say.WHOLE_DATE.match(text):
            page.mark(at, say.TIMESTAMP)
        elif text.lower() in say.SECTION_NAMES:
            page.mark(at, say.NAVIGATION)
        elif (_is_name(text) and around & {say.BYLINE, say.TIMESTAMP, say.AUTHOR_NOTE}) or (
            around & {say.BYLINE} and len(text) <= 80 and say.BYLINE_ROLE.search(text)
        ):
            page.mark(at, say.BYLINE)


def _headline(page: _Page, first: int) -> int | None:
    """The line of the head that is the article's headline: the known title, else the first that reads as one."""
    candidates = page.content(0, first)
    known = next((at for at in candidates if page.title and _key(page.lines[at].text) == page.title), None)
    if known is not None:
        return known
    return next((at for at in candidates if _is_title_like(page.lines[at].text)), None)


def _is_prose(text: str) -> bool:
    """A sentence or more: enough words and an end, or too long for anything else."""
    if len(text) > 2 * say.LONGEST_LINE:
        return True
    words = len(text.split())
    return (words >= _PROSE_WORDS and bool(_TERMINAL.search(text))) or len(text) > say.LONGEST_LINE


def _is_title_like(text: str) -> bool:
    """Reads as a headline: four words or more, no end of a sentence, not a list's item."""
    if not 15 <= len(text) <= 200 or _TERMINAL.search(text) or _BULLET.match(text):
        return False
    words = _WORD.findall(text)
    return 4 <= len(words) <= 25 and (text[0].isupper() or text[0].isdigit() or text[0] in "\"'“‘«")


def _is_name(text: str) -> bool:
    """Two to four capitalised words and nothing else."""
    words = text.split()
    names = [word for word in words if word.lower() not in _NAME_JOINERS]
    return (
        2 <= len(words) <= 5 and len(names) >= 2 and all(_WORD.fullmatch(name) and name[0].isupper() for name in names)
    )


def _key(text: str) -> str:
    """A line as it is compared for repeats."""
    return _SPACE.sub(" ", text).strip().casefold()
