"""The head of a page above the article's first paragraph, and its tail below the last: what of them is furniture.

Short lines that would be headings inside an article are menus, names and the headlines of others there.
"""

from __future__ import annotations

from geo.text import furniture_patterns as say
from geo.text.furniture_lines import TERMINAL, WORD, is_name, is_title_like
from geo.text.furniture_page import PageLines


def mark_tail(page: PageLines, last: int, stop: int) -> None:
    """Short lines after the body's last paragraph, once something there shows that the article is over."""
    for at in page.content(last + 1, stop):
        if say.patterns().shapes["breadcrumb"].fits(page.lines[at].text):
            page.reasons[at] = say.NAVIGATION
    over = next((at for at in range(last + 1, stop) if page.reasons[at] in say.PAGE_REASONS), stop)
    for at in page.content(over, stop):
        page.reasons[at] = _tail_reason(page, at)
    if over < len(page.lines):
        _mark_headings(page, page.content(last + 1, over))
    elif last < 0 or not page.lines[last].text.endswith(":"):
        _mark_bare_list(page, page.content(last + 1, stop))


def _mark_headings(page: PageLines, before: list[int]) -> None:
    """The heading of the tail's first furniture, and headlines right before it."""
    for at in reversed(before):
        text = page.lines[at].text
        if TERMINAL.search(text) or len(text.split()) > 16 or say.patterns().shapes["dateline"].fits(text):
            return
        page.reasons[at] = _tail_reason(page, at)


def _mark_bare_list(page: PageLines, rest: list[int]) -> None:
    """Headlines, buttons or the entries of a menu where nothing but them follows the article."""
    texts = [page.lines[at].text for at in rest]
    if len(texts) >= 3 and 2 * sum(map(_is_schedule_entry, texts)) > len(texts):
        return  # the article's own: concerts, fixtures, hearings, each with its day
    for fewest, fits in ((2, is_title_like), (2, _is_label), (3, _is_entry)):
        if len(rest) >= fewest and all(map(fits, texts)):
            for at in rest:
                page.reasons[at] = _tail_reason(page, at)


def _is_schedule_entry(text: str) -> bool:
    """A day with what happens then, and where; a day alone is the time stamp of something else."""
    return len(WORD.findall(text)) >= 4 and say.patterns().shapes["schedule entry"].fits(text)


def _is_label(text: str) -> bool:
    """A word or two, as on a button."""
    return len(text) <= 25 and len(text.split()) <= 2 and not TERMINAL.search(text)


def _is_entry(text: str) -> bool:
    """A few words without an end, as in a menu or a list of headlines."""
    return text[0].isalpha() and len(text) <= 80 and not TERMINAL.search(text)


def _tail_reason(page: PageLines, at: int) -> str:
    text = page.lines[at].text
    shapes = say.patterns().shapes
    if shapes["author profile"].fits(text):
        return say.AUTHOR_NOTE
    if shapes["amount"].fits(text):
        return say.DONATION
    return say.RELATED if is_title_like(text) else say.NAVIGATION


def mark_head(page: PageLines) -> None:
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
        reason = _reason_over_headline(page.lines[at].text, is_menu=is_menu)
        if reason is None and page.is_title(headline) and _is_other_headline(page.lines[at].text):
            reason = say.RELATED
        page.reasons[at] = reason
    for at in page.content(headline + 1, first):
        if known.shapes["whole date"].fits(page.lines[at].text):
            page.reasons[at] = say.TIMESTAMP
    for at in page.content(headline + 1, first):
        page.reasons[at] = _reason_under_headline(page, at)


def _reason_over_headline(text: str, *, is_menu: bool) -> str | None:
    """Why a line above the headline is furniture, seen by itself."""
    known = say.patterns()
    if known.shapes["amount"].fits(text):
        return say.DONATION
    if known.shapes["whole date"].fits(text):
        return say.TIMESTAMP
    if known.shapes["dateline"].fits(text) or TERMINAL.search(text):
        return None
    is_section = known.shapes["breadcrumb"].fits(text) or text.lower() in known.section_names
    if is_section or text[0].islower() or (is_menu and len(WORD.findall(text)) <= 3):
        return say.NAVIGATION
    return None


def _is_other_headline(text: str) -> bool:
    """Whether a line above the article's known headline reads as the headline of another."""
    return is_title_like(text) and not say.patterns().shapes["dateline"].fits(text)


def _reason_under_headline(page: PageLines, at: int) -> str | None:
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


def _headline(page: PageLines, first: int) -> int | None:
    """The line of the head that is the article's headline: the known one, else the first that reads as one."""
    candidates = page.content(0, first)
    known = next((at for at in candidates if page.is_title(at)), None)
    if known is not None:
        return known
    return next((at for at in candidates if is_title_like(page.lines[at].text)), None)
