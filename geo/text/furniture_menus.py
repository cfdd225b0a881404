"""Menus of a page that was saved as text: runs of short lines, some of which are known entries of menus."""

from __future__ import annotations

from itertools import groupby

from geo.text import furniture_patterns as say
from geo.text.furniture_lines import TERMINAL
from geo.text.furniture_page import PageLines

_LEAST_LINES, _LEAST_KNOWN = 5, 2
_LONGEST_ENTRY, _MOST_WORDS = 30, 3


def mark_menus(page: PageLines) -> None:
    """All lines of a run of short ones that holds known entries: 'News', 'Around Town', 'Sports', 'Log in'.

    A list of towns in a report has none of these, a table has figures, and a heading stands alone.
    """
    for is_entry, run in groupby(range(len(page.lines)), lambda at: _is_entry(page, at)):
        lines = list(run)
        if is_entry and len(lines) >= _LEAST_LINES and sum(_is_known(page, at) for at in lines) >= _LEAST_KNOWN:
            for at in lines:
                if page.reasons[at] is None:
                    page.reasons[at] = say.NAVIGATION


def _is_entry(page: PageLines, at: int) -> bool:
    if page.reasons[at] == say.NAVIGATION:
        return True
    text = page.lines[at].text
    return (
        page.reasons[at] is None
        and not page.is_title(at)
        and len(text) <= _LONGEST_ENTRY
        and len(text.split()) <= _MOST_WORDS
        and text[0].isalpha()
        and not text.endswith(":")
        and not TERMINAL.search(text)
    )


def _is_known(page: PageLines, at: int) -> bool:
    return page.reasons[at] == say.NAVIGATION or page.lines[at].text.lower() in say.patterns().section_names
