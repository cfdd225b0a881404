"""Page furniture: the lines of an article's plain text that belong to the page, each with its reason.

Three steps, each over the lines in order: lines whose own words give them away; the extent of the body, by its
prose; the head before it and the tail after it, where short lines that would be headings inside an article are
menus, names and the headlines of others. Ordinary prose is never furniture before the article's end.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.model import Furniture
from geo.text import furniture_patterns as say
from geo.text.front_matter import find_front_matter
from geo.text.furniture_lines import TERMINAL, WORD, comparable, is_name, is_prose, is_title_like, reason_in_words
from geo.text.lines import Line, lines

_BODY_CHARACTERS = 400  # of prose before a comment system's words are believed; two paragraphs do as well


@dataclass(slots=True)
class _Page:
    """The lines of one text and the reasons found so far (None: content)."""

    lines: list[Line]
    reasons: list[str | None]
    title: str
    is_prose: list[bool] = field(default_factory=list)

    def content(self, start: int, stop: int) -> list[int]:
        """The lines of a stretch that nothing has marked yet."""
        return [at for at in range(start, stop) if self.reasons[at] is None]

    def is_title(self, at: int) -> bool:
        """Whether a line is the headline known from metadata."""
        return bool(self.title) and comparable(self.lines[at].text) == self.title


def find_furniture(text: str, *, title: str = "") -> tuple[Furniture, ...]:
    r"""The stretches of `text` that are the page's, not the report's, in order; one a line.

    Parameters
    ----------
    text : a document's text.
    title : the article's headline if it is known; it is content where it stands first.

    Notes
    -----
    Captions, with the photographer's name in them, are content. A line that comes again word for word is furniture
    the second time. Time is linear in the length of the text.

    Examples
    --------
    >>> text = "Share this article\n\nSnow closed the road to Kars on Sunday, the governor said.\n"
    >>> [(text[piece.start : piece.end], piece.reason) for piece in find_furniture(text)]
    [('Share this article', 'navigation')]
    """
    block = find_front_matter(text)
    body_start = block.end if block else 0
    page_lines = [line for line in lines(text) if line.start >= body_start]
    page = _Page(page_lines, [None] * len(page_lines), comparable(title))
    _mark_by_words(page)
    _mark_repeats(page)
    page.is_prose = [page.reasons[at] is None and is_prose(line.text) for at, line in enumerate(page_lines)]
    if any(page.is_prose):
        stop = _mark_comments(page)
        _mark_related_lists(page, stop)
        last = _mark_profiles(page, stop)
        _mark_tail(page, last, stop)
        _mark_head(page)
    found = [Furniture(0, block.end, say.FRONT_MATTER)] if block else []
    found += [
        Furniture(line.start, line.end, reason)
        for line, reason in zip(page.lines, page.reasons, strict=True)
        if reason is not None
    ]
    return tuple(found)


def repeats(piece: Furniture) -> bool:
    """Whether it is the second copy of a sentence of the report: read like the first, and counted only there."""
    return piece.reason == say.REPEATED


def _mark_by_words(page: _Page) -> None:
    """Lines that give themselves away wherever they stand."""
    for at, line in enumerate(page.lines):
        if len(line.text) <= say.LONGEST_LINE and not page.is_title(at):
            page.reasons[at] = reason_in_words(line.text)


def _mark_repeats(page: _Page) -> None:
    """The second copy of a line, when the line is long enough to be no accident."""
    seen: set[str] = set()
    for at, line in enumerate(page.lines):
        if page.reasons[at] is not None or not 20 <= len(line.text) <= 2000 or len(line.text.split(None, 4)) < 4:
            continue
        key = comparable(line.text)
        if key in seen:
            page.reasons[at] = say.REPEATED if TERMINAL.search(line.text) else say.REPEATED_TITLE
        seen.add(key)


def _mark_comments(page: _Page) -> int:
    """Everything from the comment system's first words on; returns the line where they begin."""
    shapes = say.patterns().shapes
    total = sum(len(line.text) for line, prose in zip(page.lines, page.is_prose, strict=True) if prose)
    before = paragraphs = 0
    for at, line in enumerate(page.lines):
        if page.is_prose[at]:
            before += len(line.text)
            paragraphs += 1
        elif len(line.text) <= 200 and (paragraphs >= 2 or before >= min(_BODY_CHARACTERS, total)):
            # a bare "Comments" may be a link above the article's second half
            is_likely = before >= total - before and shapes["comments likely"].fits(line.text)
            if is_likely or shapes["comments sure"].fits(line.text):
                break
    else:
        return len(page.lines)
    after = page.content(at, len(page.lines))
    for position, here in enumerate(after):
        # headlines of other articles stand under many comment columns
        is_last = position >= len(after) - 3 and here > at
        is_headline = is_last and all(_is_headline(page.lines[other].text) for other in after[position:])
        page.reasons[here] = say.RELATED if is_headline else say.COMMENT
    return at


def _is_headline(text: str) -> bool:
    return is_title_like(text) and len(text) <= 100


def _mark_related_lists(page: _Page, stop: int) -> None:
    """Headlines under 'Related stories', 'Most read' and the like, inside the article and after it."""
    heading = say.patterns().shapes["related heading"]
    inside = seen_summary = False
    items = 0
    content = page.content(0, stop)
    first = next(at for at, prose in enumerate(page.is_prose) if prose)
    own = _headline_in_list(page, content, first)
    for position, at in enumerate(content):
        text = page.lines[at].text
        if len(text) <= 80 and heading.fits(text) and not page.is_title(at):
            page.reasons[at] = say.RELATED
            inside, seen_summary, items = True, False, 0
        elif inside and page.is_prose[at]:
            follow = content[position + 1 : position + 3]
            inside = items > 0 and len(text) <= 300 and (seen_summary or _alternates(page, follow))
            if inside:
                page.reasons[at], page.is_prose[at], seen_summary = say.RELATED, False, True
        elif inside and len(text) <= 200 and at != own and not page.is_title(at):
            page.reasons[at] = say.RELATED
            items += 1
        else:
            inside = False


def _headline_in_list(page: _Page, content: list[int], first: int) -> int | None:
    """The article's own headline at the end of a list of headlines above it; None when it is known or there is none."""
    head = [at for at in content if at < first]
    if any(page.is_title(at) for at in head):
        return None
    return next((at for at in reversed(head) if is_title_like(page.lines[at].text)), None)


def _alternates(page: _Page, follow: list[int]) -> bool:
    """Whether a headline and a paragraph follow: the rhythm of headlines with summaries, not of an article."""
    return len(follow) == 2 and is_title_like(page.lines[follow[0]].text) and page.is_prose[follow[1]]


def _mark_profiles(page: _Page, stop: int) -> int:
    """Profiles of the writer and the outlet after the body; returns the line of the body's last paragraph."""
    shapes = say.patterns().shapes
    last = stop - 1
    while last >= 0:
        if page.is_prose[last]:
            text = page.lines[last].text[: say.LONGEST_LINE]
            is_under_heading = last > 0 and page.reasons[last - 1] == say.AUTHOR_NOTE
            is_author = is_under_heading or shapes["author profile"].fits(text)
            if not (is_author or shapes["outlet profile"].fits(text)) or not any(page.is_prose[:last]):
                break
            page.reasons[last] = say.AUTHOR_NOTE if is_author else say.OUTLET_NOTE
            page.is_prose[last] = False
        last -= 1
    return last


def _mark_tail(page: _Page, last: int, stop: int) -> None:
    """Short lines after the body's last paragraph, once something there shows that the article is over."""
    for at in page.content(last + 1, stop):
        if say.patterns().shapes["breadcrumb"].fits(page.lines[at].text):
            page.reasons[at] = say.NAVIGATION
    over = next((at for at in range(last + 1, stop) if page.reasons[at] in say.PAGE_REASONS), stop)
    for at in page.content(over, stop):
        page.reasons[at] = _tail_reason(page, at)
    if over < len(page.lines):
        # the heading of the first furniture, and headlines right before it
        for at in reversed(page.content(last + 1, over)):
            text = page.lines[at].text
            if TERMINAL.search(text) or len(text.split()) > 16 or say.patterns().shapes["dateline"].fits(text):
                break
            page.reasons[at] = _tail_reason(page, at)
    else:
        rest = page.content(last + 1, stop)
        is_list = last >= 0 and page.lines[last].text.endswith(":")
        for fewest, fits in ((2, is_title_like), (2, _is_label), (3, _is_entry)):
            if not is_list and len(rest) >= fewest and all(fits(page.lines[at].text) for at in rest):
                for at in rest:
                    page.reasons[at] = _tail_reason(page, at)


def _is_label(text: str) -> bool:
    """A word or two, as on a button."""
    return len(text) <= 25 and len(text.split()) <= 2 and not TERMINAL.search(text)


def _is_entry(text: str) -> bool:
    """A few words without an end, as in a menu or a list of headlines."""
    return text[0].isalpha() and len(text) <= 80 and not TERMINAL.search(text)


def _tail_reason(page: _Page, at: int) -> str:
    text = page.lines[at].text
    shapes = say.patterns().shapes
    if shapes["author profile"].fits(text):
        return say.AUTHOR_NOTE
    if shapes["amount"].fits(text):
        return say.DONATION
    return say.RELATED if is_title_like(text) else say.NAVIGATION


def _mark_head(page: _Page) -> None:
    """Menus, counters, names and days before the first paragraph; the headline, a standfirst and captions stay."""
    known = say.patterns()
    first = next((at for at, prose in enumerate(page.is_prose) if prose), len(page.lines))
    headline = _headline(page, first)
    if headline is None:
        return
    before = page.content(0, headline)
    # one short line over a headline may be a kicker or a title of its own; several, or one beside furniture, are a menu
    is_menu = len(before) != headline or sum(len(page.lines[at].text) <= 30 for at in before) >= 2
    for at in before:
        text = page.lines[at].text
        if known.shapes["amount"].fits(text):
            page.reasons[at] = say.DONATION
        elif known.shapes["whole date"].fits(text):
            page.reasons[at] = say.TIMESTAMP
        elif known.shapes["dateline"].fits(text) or TERMINAL.search(text):
            continue
        elif (
            known.shapes["breadcrumb"].fits(text)
            or text.lower() in known.section_names
            or text[0].islower()
            or (is_menu and len(WORD.findall(text)) <= 3)
        ):
            page.reasons[at] = say.NAVIGATION
        elif page.is_title(headline) and is_title_like(text):
            page.reasons[at] = say.RELATED
    for at in page.content(headline + 1, first):
        if known.shapes["whole date"].fits(page.lines[at].text):
            page.reasons[at] = say.TIMESTAMP
    for at in page.content(headline + 1, first):
        page.reasons[at] = _reason_under_headline(page, at)


def _reason_under_headline(page: _Page, at: int) -> str | None:
    known = say.patterns()
    text = page.lines[at].text
    around = {page.reasons[near] for near in (at - 1, at + 1) if near < len(page.lines)}
    if text.lower() in known.section_names or known.shapes["breadcrumb"].fits(text):
        return say.NAVIGATION
    if is_name(text) and around & {say.BYLINE, say.TIMESTAMP, say.AUTHOR_NOTE}:
        return say.BYLINE
    is_short = len(text) <= 30 and len(text.split()) <= 3 and not TERMINAL.search(text)
    if is_short and not known.shapes["dateline"].fits(text) and around & {say.BYLINE, say.TIMESTAMP}:
        return say.NAVIGATION
    is_role = len(text) <= 80 and known.shapes["byline role"].fits(text)
    return say.BYLINE if is_role and around & {say.BYLINE, say.TIMESTAMP} else None


def _headline(page: _Page, first: int) -> int | None:
    """The line of the head that is the article's headline: the known one, else the first that reads as one."""
    candidates = page.content(0, first)
    known = next((at for at in candidates if page.is_title(at)), None)
    if known is not None:
        return known
    return next((at for at in candidates if is_title_like(page.lines[at].text)), None)
