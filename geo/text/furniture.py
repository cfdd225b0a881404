"""Page furniture: the lines of an article's plain text that belong to the page, each with its reason.

Three steps, each over the lines in order: lines whose own words give them away; the extent of the body, by its
prose; the head before it and the tail after it, where short lines that would be headings inside an article are
menus, names and the headlines of others. Ordinary prose is never furniture before the article's end.
"""

from __future__ import annotations

from geo.model import Furniture
from geo.text import furniture_patterns as say
from geo.text.front_matter import find_front_matter
from geo.text.furniture_ends import mark_head, mark_tail
from geo.text.furniture_lines import TERMINAL, comparable, is_prose, is_title_like, reason_in_words
from geo.text.furniture_menus import mark_menus
from geo.text.furniture_page import PageLines
from geo.text.lines import lines

_LONGEST_SUMMARY = 300  # code points of the paragraph under a headline in a list of related articles
_BODY_CHARACTERS = 400  # of prose before a comment system's words are believed; two paragraphs do as well


def find_furniture(text: str, *, title: str = "", extracted: bool = False) -> tuple[Furniture, ...]:
    r"""The stretches of `text` that belong to the page and not to the report, in order, one for each such line.

    Parameters
    ----------
    text : a document's text.
    title : the article's headline if it is known; it is content where it stands first.
    extracted : whether the text is an article that was told from its page already. Then only words tell: headings and
        short lines that would be menus or the headlines of others by their place are the article's own.

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
    page = PageLines(page_lines, [None] * len(page_lines), comparable(title))
    _mark_by_words(page)
    if not extracted:
        mark_menus(page)
    _mark_repeats(page, sentences_only=extracted)
    page.is_prose = [page.reasons[at] is None and is_prose(line.text) for at, line in enumerate(page_lines)]
    if any(page.is_prose) and extracted:
        _mark_profiles(page, len(page.lines))
    elif any(page.is_prose):
        stop = _mark_comments(page)
        _mark_related_lists(page, stop)
        last = _mark_profiles(page, stop)
        mark_tail(page, last, stop)
        mark_head(page)
    found = [Furniture(0, block.end, say.FRONT_MATTER)] if block else []
    found += [
        Furniture(line.start, line.end, reason)
        for line, reason in zip(page.lines, page.reasons, strict=True)
        if reason is not None
    ]
    return tuple(found)


def repeats(piece: Furniture) -> bool:
    """Whether a piece is the second copy of a sentence of the report: it is read like the first, and not counted."""
    return piece.reason == say.REPEATED


def _mark_by_words(page: PageLines) -> None:
    """Lines that are furniture by their words alone, wherever they stand."""
    for at, line in enumerate(page.lines):
        if len(line.text) <= say.LONGEST_LINE and not page.is_title(at):
            page.reasons[at] = reason_in_words(line.text)


def _mark_repeats(page: PageLines, *, sentences_only: bool) -> None:
    """The second copy of a line, when the line is long enough to be no accident."""
    seen: set[str] = set()
    for at, line in enumerate(page.lines):
        if page.reasons[at] is not None or not 20 <= len(line.text) <= 2000 or len(line.text.split(None, 4)) < 4:
            continue
        key = comparable(line.text)
        if key in seen and (TERMINAL.search(line.text) or not sentences_only):
            page.reasons[at] = say.REPEATED if TERMINAL.search(line.text) else say.REPEATED_TITLE
        seen.add(key)


def _mark_comments(page: PageLines) -> int:
    """Everything from the comment system's first words on; returns the line where they begin."""
    at = _first_of_comments(page)
    after = page.content(at, len(page.lines))
    for position, here in enumerate(after):
        # headlines of other articles stand under many comment columns
        is_last = position >= len(after) - 3 and here > at
        is_headline = is_last and all(_is_headline(page.lines[other].text) for other in after[position:])
        page.reasons[here] = say.RELATED if is_headline else say.COMMENT
    return at


def _first_of_comments(page: PageLines) -> int:
    """The line of the comment system's first words; the number of lines where there is none."""
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
                return at
    return len(page.lines)


def _is_headline(text: str) -> bool:
    return is_title_like(text) and len(text) <= 100


def _mark_related_lists(page: PageLines, stop: int) -> None:
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
            is_summary = seen_summary or _alternates(page, content[position + 1 : position + 3])
            inside = is_summary and items > 0 and len(text) <= _LONGEST_SUMMARY
            if inside:
                page.reasons[at], page.is_prose[at], seen_summary = say.RELATED, False, True
        elif inside and len(text) <= 200 and at != own and not page.is_title(at):
            page.reasons[at] = say.RELATED
            items += 1
        else:
            inside = False


def _headline_in_list(page: PageLines, content: list[int], first: int) -> int | None:
    """The article's own headline at the end of a list of headlines above it; None when it is known or there is none."""
    head = [at for at in content if at < first]
    if any(page.is_title(at) for at in head):
        return None
    return next((at for at in reversed(head) if is_title_like(page.lines[at].text)), None)


def _alternates(page: PageLines, follow: list[int]) -> bool:
    """Whether a headline and a paragraph follow: the rhythm of headlines with summaries, not of an article."""
    return len(follow) == 2 and is_title_like(page.lines[follow[0]].text) and page.is_prose[follow[1]]


def _mark_profiles(page: PageLines, stop: int) -> int:
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
