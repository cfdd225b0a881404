"""Lines of visible text near a page's headline that give the day it was published.

What stands in the article's head counts by itself: right above or below the headline, up to its second paragraph.
A day further off counts where it is the only one, and only beside something else. A day that belongs to another article
is none: one in a block with that article's headline as a link, or in an `article` of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from lxml.html import HtmlElement

from geo.inputs.readers.html_day_forms import days_written, has_day, may_give
from geo.inputs.readers.html_headline import Piece
from geo.inputs.readers.html_tree import letters_of, words_of

LONGEST_LINE = 80
"""Characters of a line beside the headline that may give the day; longer ones are prose."""
CHANGED = re.compile(
    r"modif|updat|edited|reviewed|aktualis|geändert|(?:^|\W)stand:|mis à jour|mise à jour|actualizad|aggiornat"
    r"|atualizad|обновлен|изменен|оновлен|bijgewerkt|gewijzigd|uppdater|ändrad|oppdatert|opdateret|päivitetty|güncelle|aktualizov"
    r"|zaktualizowan|aktualizac|actualizat|frissít|módosít|ενημέρωσ|ažuriran|تحديث|به‌روز|更新|수정",
    re.IGNORECASE,
)
"""Words beside the day of a change, in the languages whose months are known."""
_OF_ANOTHER_THING = re.compile(
    r"\b(?:date|day|time) of (?:the )?(?!publi|issue|release|report|post)\w"
    r"|\b(?:incident|event|hearing|start|end|due|expiry) date\b"
    r"|^when:|\b(?:deadline|expires|valid|effective|starts|ends|born|died)\b",
    re.IGNORECASE,
)
"""Words beside the day of what an article tells of, or from which a rule holds."""
_LONGEST_LABEL = 30  # characters of the words before a day
_MOST_AROUND = 30  # characters around the day on such a line: an author, a section
_ABOVE, _BELOW = 70, 250  # characters from the headline; further up, sites show the day of the visit
_MOST_PROSE = 2  # paragraphs below the headline, the first of which may be a summary
_BLOCK_LEVELS = 3  # elements around a day in which the headline of another article may be
_SHARED_LEVELS = 2  # elements from a day above the headline, and from the headline, to what holds both
_LEAST_WORDS, _LEAST_LETTERS = 5, 25  # of a link that reads as a headline
_LONGEST_TEASER = 400  # characters of a block that is about another article
_MOST_LETTERS = 20_000
_MUCH_LONGER = 1.5
_WHOLE = ("html", "body")


@dataclass(frozen=True, slots=True)
class Line:
    """A short line near the headline; `is_of_head` where it stands in the article's head."""

    words: str
    is_of_head: bool


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day that such a line gives; `trust` is 3 where it is enough."""

    day: date
    words: str
    trust: int
    is_of_head: bool


def labelled(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, str]]:
    """Each piece with the short words before it: 'Last updated:'."""
    before = ""
    for piece in pieces:
        yield piece, before
        is_label = len(piece.words) <= _LONGEST_LABEL and not piece.is_time
        before = piece.words if is_label and not (_has_digit(piece.words) and has_day(piece.words)) else ""


def pieces_of_head(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Those below the headline, as far as the article's head goes."""
    prose = 0
    for piece in pieces:
        prose += piece.distance >= 0 and len(piece.words) > LONGEST_LINE
        if 0 <= piece.distance <= _BELOW and prose < _MOST_PROSE:
            yield piece


def own_lines(pieces: Sequence[Piece], headline: HtmlElement) -> list[Line]:
    """The short lines near the headline that may give the article's day: none of a change, or of another article."""
    found = []
    prose = 0
    for piece, label in labelled(pieces):
        if piece.is_time:
            continue
        if len(piece.words) > LONGEST_LINE:
            prose += piece.distance >= 0
        elif (
            _has_digit(piece.words)
            and (words := _of_publication(piece.words, label))
            and not _is_in_prose(piece.element)
        ):
            is_near = -_ABOVE <= piece.distance <= _BELOW and prose < _MOST_PROSE
            is_beside = piece.distance >= 0 or _is_in_one_block(piece.element, headline)
            found.append(Line(words, is_near and is_beside))
    return found


def _of_publication(words: str, label: str) -> str:
    """A line without the day of a change at its end; '' where its day is that of a change or of something else."""
    if CHANGED.search(label) or _OF_ANOTHER_THING.search(f"{label} {words}"):
        return ""
    change = CHANGED.search(words)
    if change is None:
        return words
    before, after = words[: change.start()], words[change.end() :]
    return before if has_day(before) and _has_digit(after) else ""


def _has_digit(words: str) -> bool:
    return any(map(str.isdigit, words))


def own_pieces(pieces: Sequence[Piece], tree: HtmlElement, headline: HtmlElement) -> list[Piece]:
    """Pieces without those that give a day of another article."""
    above = set(headline.iterancestors())
    others = _other_articles(tree, above)
    letters = letters_of(words_of(headline, 400))
    return [
        piece
        for piece in pieces
        if not (piece.is_time or _has_digit(piece.words))
        or not _is_of_another(piece.element, above | {headline}, others, letters)
    ]


def days_of_lines(lines: Sequence[Line], is_day_first: bool | None, apart: Collection[date]) -> Iterator[DayLine]:
    """Each day that a line gives, where the line says little else.

    Parameters
    ----------
    lines : those of `own_lines`.
    is_day_first : whether 03/04/2017 is in April.
    apart : days of what the page tells of, an event's.
    """
    found = [
        (when, line)
        for line in lines
        for when, words in days_written(line.words, is_day_first)
        if len(line.words) - len(words) <= _MOST_AROUND and when not in apart
    ]
    head = {when for when, line in found if line.is_of_head}
    others = {when for when, line in found if not line.is_of_head}
    for when, line in found:
        if line.is_of_head:
            yield DayLine(when, line.words, 3 if len(head) == 1 else 2, True)
        else:
            yield DayLine(when, line.words, 2 if len(others) == 1 and not head else 1, False)


def line_with(when: date, lines: Sequence[Line], is_day_first: bool | None, *, is_guess: bool) -> Line | None:
    """The line that may give a day which something else has named; of several days far from the headline, none.

    Parameters
    ----------
    when : the day.
    lines : those of `own_lines`.
    is_day_first : whether 03/04/2017 is in April.
    is_guess : whether only an extractor named the day: it reads 03/04/2017 in one way, and that is no second voice.
    """
    far = {day for line in lines if not line.is_of_head for day, _ in days_written(line.words, is_day_first)}
    for line in lines:
        if not line.is_of_head and len(far) > 1:
            continue
        gives = {day for day, _ in days_written(line.words, is_day_first)}
        if when in gives or (is_day_first is None and not is_guess and may_give(line.words, when)):
            return line
    return None


def _is_in_prose(element: HtmlElement) -> bool:
    """Whether words are a link or the like in a paragraph."""
    paragraph = next((one for one in (element, *islice(element.iterancestors(), 4)) if one.tag in ("p", "li")), None)
    return paragraph is not None and len(words_of(paragraph, 10 * LONGEST_LINE)) > 2 * LONGEST_LINE


def _is_in_one_block(element: HtmlElement, headline: HtmlElement) -> bool:
    """Whether something above the headline stands in one small block with it, and not in the head of the page."""
    around = [one for one in islice(element.iterancestors(), _SHARED_LEVELS) if one.tag not in _WHOLE]
    return element in headline.iterancestors() or any(
        one in around for one in islice(headline.iterancestors(), _SHARED_LEVELS)
    )


def _other_articles(tree: HtmlElement, above: Collection[HtmlElement]) -> frozenset[HtmlElement]:
    """The `article` elements that aren't the headline's; but one that is much longer than all others may be its own."""
    found = [one for one in tree.iter("article") if one not in above]
    outer = [one for one in found if next(one.iterancestors("article"), None) in (None, *above)]
    sizes = sorted(((len(words_of(one, _MOST_LETTERS)), one) for one in outer), key=lambda pair: -pair[0])
    is_in_one = any(one.tag == "article" for one in above)
    if sizes and not is_in_one and all(sizes[0][0] >= _MUCH_LONGER * size for size, _ in sizes[1:]):
        sizes.pop(0)
    return frozenset(one for _, one in sizes)


def _is_of_another(
    element: HtmlElement, own: Collection[HtmlElement], others: Collection[HtmlElement], letters: str
) -> bool:
    if any(one.tag == "blockquote" or one in others for one in (element, *element.iterancestors())):
        return True  # a quoted post has a day of its own
    for one in islice((element, *element.iterancestors()), _BLOCK_LEVELS):
        if one in own or one.tag in _WHOLE or len(words_of(one, 10 * _LONGEST_TEASER)) > _LONGEST_TEASER:
            return False
        links = (one,) if one.tag == "a" else islice(one.iter("a"), 20)
        if any(_reads_as_headline(words_of(link, 300), letters) for link in links):
            return True
    return False


def _reads_as_headline(words: str, own: str) -> bool:
    letters = letters_of(words)
    is_long = len(words.split()) >= _LEAST_WORDS and len(letters) >= _LEAST_LETTERS
    return is_long and letters not in own and own not in letters
