"""The day a page was published, where its statements prove one: never the day of a change, a visit or a comment.

Each kind of statement is a voice, and a day needs voices that together weigh `_ENOUGH`: a strong one alone, or two
that agree. What another page's layout hides from our own reading htmldate may find (without its extensive search,
which invents days); its answer is a weak voice, and counts where the page shows that day beside the headline too.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from lxml.html import HtmlElement

from geo.inputs.readers.html_day_lines import own_lines, own_pieces
from geo.inputs.readers.html_day_order import is_day_first
from geo.inputs.readers.html_day_statements import (
    Stated,
    event_days,
    in_text,
    live_since,
    of_address,
    of_article,
    of_headline,
    of_json,
    of_meta,
    of_microdata,
    of_text,
)
from geo.inputs.readers.html_headline import headline_element, near
from geo.inputs.readers.html_markup import Markup
from geo.model import Publication
from geo.plugins import ANY_ERROR

_ENOUGH = 3
_MOST_OTHERS = 10  # other days that are told as evidence
_SHOWN = ("address", "time", "text")
_FIRST, _LAST = datetime(1995, 1, 1), datetime(2100, 1, 1)  # the clock of this machine is no evidence
_DAY = timedelta(days=1)
_WIKI = "//*[@id='mw-content-text'] | //meta[@name='generator'][starts-with(@content, 'MediaWiki')]"
"""Pages of MediaWiki: what they state is the day of their first version, and their text is of many days."""


def publication_of(
    tree: HtmlElement, markup: Markup, titles: Sequence[str], *, saved: date | None = None
) -> Publication | None:
    """When a page says it was published, with the statements as evidence; None where they don't prove a day.

    Parameters
    ----------
    tree : the page's elements.
    markup : its statements.
    titles : its headline in the forms that it gives; a day is looked for beside it.
    saved : the day a copy was saved, after which nothing in it can have been published.
    """
    if tree.xpath(_WIKI):
        return None
    headline = headline_element(tree, titles)
    pieces = [] if headline is None else own_pieces(near(tree, headline), tree, headline)
    lines = [] if headline is None else own_lines(pieces, headline)
    is_first = is_day_first(tree, markup, (piece.words for piece in pieces))
    stated = [
        *of_json(markup),
        *of_meta(markup),
        *of_microdata(tree),
        *of_address(markup.address),
        *of_headline(pieces),
        *(() if headline is None else of_article(headline)),
        *of_text(lines, is_first, event_days(markup)),
    ]
    found = _by_extractor(tree)
    if found is not None:
        stated.append(Stated(found, "extractor", 1, "htmldate"))
    for when in sorted({one.day for one in stated}):
        is_guess = all(one.kind == "extractor" for one in stated if one.day == when)
        stated += in_text(when, lines, is_first, is_guess=is_guess)
    begun = live_since(markup)
    if begun is not None:  # what it shows then are the days of its posts
        stated = [one for one in stated if one.day <= begun or one.kind not in _SHOWN]
    if saved is not None:
        stated = [one for one in stated if one.day <= saved + _DAY]
    return _decided(stated)


def _decided(stated: Sequence[Stated]) -> Publication | None:
    weights = {when: _weight(one for one in stated if one.day == when) for when in {one.day for one in stated}}
    ranked = sorted(weights, key=lambda when: (-weights[when], when))
    if not ranked:
        return None
    best = ranked[0]
    # a day apart is another time zone
    weight = _weight(one for one in stated if abs(one.day - best) <= _DAY)
    rivals = [when for when in ranked if abs(when - best) > _DAY]
    against = max((weights[when] for when in rivals), default=0)
    is_hidden = all(one.kind not in _SHOWN for one in stated if abs(one.day - best) <= _DAY)
    if weights[best] < 2 or weight < _ENOUGH or (against >= _ENOUGH and weights[best] < against + 2):
        return None
    if is_hidden and any(one.kind in _SHOWN and one.day in rivals for one in stated):
        return None  # what a reader sees says otherwise
    own = [one for one in stated if one.day == best and one.kind != "extractor"]
    words = tuple(dict.fromkeys(one.where for one in sorted(own, key=lambda one: -one.trust)))
    others = tuple(f"{one.where}: {one.day.isoformat()}" for one in stated if one.day != best)[:_MOST_OTHERS]
    evidence = tuple(f"{one}: {best.isoformat()}" for one in words) + others
    return Publication(best, best, f"the page: {', '.join(words[:2])}", tuple(dict.fromkeys(evidence)))


def _weight(stated: Iterable[Stated]) -> int:
    """The voices for one day: of each kind the most trusted."""
    kinds: dict[str, int] = defaultdict(int)
    for one in stated:
        kinds[one.kind] = max(kinds[one.kind], one.trust)
    if kinds.keys() == {"page markup", "extractor"}:
        del kinds["extractor"]  # it read the same statement: that is no second voice
    return sum(kinds.values())


def _by_extractor(tree: HtmlElement) -> date | None:
    from htmldate import find_date  # slow to import, and only pages need it

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = find_date(tree, original_date=True, extensive_search=False, min_date=_FIRST, max_date=_LAST)
    except ANY_ERROR:
        return None
    return date.fromisoformat(found) if found else None
