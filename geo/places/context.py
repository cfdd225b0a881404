"""What the words around a toponym say: its kind, its country, what it lies in, which part of it is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from geo.model import PlaceKind
from geo.places import lexicon
from geo.places.asides import in_passing
from geo.places.divisions import division_beside, is_of_several
from geo.places.gazetteer_names import GazetteerNames
from geo.places.hints import Hint, hints_after, is_division_word
from geo.places.introductions import Introduction, entitled, introduction
from geo.places.labels import LOCATION
from geo.places.mentions import HYPHENS, Toponym, kind_word_after
from geo.places.modifiers import Modifier, between, border_with, compass, modifier_before
from geo.places.owners import is_joined, is_listed, owner_of
from geo.places.rivers import RIVER, THE_RIVER, has_article, is_among_rivers, is_river
from geo.places.tokens import Tokens
from geo.places.wide_regions import WIDE_REGION, is_wide_region

_OF_A_DIVISION = frozenset(("city", "hamlet", "municipality", "town", "township", "village"))
_VILLAGES = {"hamlets": "hamlet", "villages": "village"}
_FURTHEST = 6  # tokens between a province and what is near a town of it
_FURTHEST_KIND_WORD = 7  # tokens before the name


class Context(NamedTuple):
    """Evidence from the words around one toponym.

    `adjective` is a demonym before it ('Syrian town of'). `in_passing` marks what is named for its relation to another
    place, as in 'named after Hartford, Connecticut'. `of_a_province`: it has a governor or a north. `is_listed`: only
    a comma or an 'and' stands between the name before and this one, `is_joined`: an 'and' or a way leads to it.
    """

    kind: PlaceKind | None = None
    kind_words: str = ""
    adjective: str = ""
    hints: tuple[Hint, ...] = ()
    modifier: Modifier | None = None
    in_passing: bool = False
    of_a_province: bool = False
    is_listed: bool = False
    is_joined: bool = False


class ContextReader:
    """Reads the context of toponyms; `names` knows which words are demonyms."""

    def __init__(self, names: GazetteerNames) -> None:
        self._is_demonym = names.is_demonym
        self._is_found = names.is_found
        self._division = names.division
        self._has_river = names.has_river
        self._has_wide_region = names.has_wide_region

    def read(
        self, text: str, tokens: Tokens, toponyms: Sequence[Toponym], index: int, *, title: bool = False
    ) -> Context:
        """Context of the toponym at `index` in `toponyms` (in text order), in a text or in the `title` of one."""
        toponym = toponyms[index]
        if toponym.label != LOCATION or toponym.first >= toponym.last:
            return Context()
        begin, end = _segment(tokens, toponym.first)
        kind, kind_words, adjective = self._kind(tokens, toponym, begin, end)
        hints = hints_after(text, tokens, toponym, end)
        owner = owner_of(toponyms, index, tokens, begin)
        if toponym.whole:
            hints.insert(0, Hint(toponym.whole, "of"))
        if owner is not None:
            hints.insert(0, owner)
        elif holder := _holder(toponyms, index, tokens, begin):
            hints.insert(0, Hint(holder, "of", divided=True))
        elif not hints and (around := _around(toponyms, index, tokens, begin)):
            hints.append(Hint(around, "in", likely=True))
        if title:
            told = entitled(text, tokens, toponym.last, end)
            hints = [hint for hint in hints if hint.how not in ("comma", "bracket")]
        else:
            told = introduction(text, tokens, toponym.first, toponym.last, (begin, end))
            if hints_of_bracket := self._in_bracket(text, tokens, toponym, end):
                hints = hints_of_bracket
        if is_of_several(kind_words):
            hints = [hint for hint in hints if hint.how != "comma"]  # 'Magway, Sagaing and Yangon regions'
        hints += self._containers(told)
        if kind is None and told.is_town:
            kind = "city"
        # 'The San on May 14', 'the Jordan in Judea'
        plain = all(hint.how in ("in", "near") and not hint.called for hint in hints)
        if kind is None and plain and is_river(tokens, toponym, self._has_river):
            kind, kind_words = "river", RIVER
        elif kind is None and plain and is_wide_region(tokens, toponym, self._has_wide_region):
            kind, kind_words = "region", WIDE_REGION
        elif has_article(tokens, toponym):
            kind_words = THE_RIVER
        elif kind is None and is_among_rivers(tokens, toponym, begin, end):
            kind, kind_words, hints = "river", RIVER, []
        modifier = between(tokens, toponyms, index, begin) or modifier_before(text, tokens, toponym, begin)
        if modifier is not None:
            modifier = border_with(toponyms, index, begin, modifier)
        if owner is not None and modifier is not None and modifier.relation == "part":
            modifier = None  # "Mosul's western Al-Shifa": the west of Mosul, not of Al-Shifa
        if modifier is None and toponym.part:
            modifier = Modifier("part", toponym.part, compass(toponym.part))
        aside = in_passing(tokens, toponyms, index, begin)
        governed = _is_governed(tokens, toponym, begin, end)
        listed = index > 0 and is_listed(tokens, toponyms[index - 1].last, toponym.first)
        joined = is_joined(tokens, toponyms, index, begin)
        return Context(kind, kind_words, adjective, tuple(hints), modifier, aside, governed, listed, joined)

    def _in_bracket(self, text: str, tokens: Tokens, toponym: Toponym, end: int) -> list[Hint]:
        """'X (commune, province)'."""
        bracket = toponym.last < end and tokens.words[toponym.last] == "("
        return list(self._containers(entitled(text, tokens, toponym.last, end), "bracket")) if bracket else []

    def _containers(self, told: Introduction, how: Literal["bracket", "introduced"] = "introduced") -> Iterator[Hint]:
        """What a place is said to lie in, outermost first, each in the longest form that the gazetteer has."""
        beyond = ""
        for forms in reversed(told.containers):
            name = next((form for form in forms if self._is_found(form)), "")
            if name:
                yield Hint(name, how, beyond)
                beyond = name

    def _kind(self, tokens: Tokens, toponym: Toponym, begin: int, end: int) -> tuple[PlaceKind | None, str, str]:
        """Kind, its words, and the adjective of country before them."""
        folds = tokens.folds
        kind: PlaceKind | None = toponym.kind
        words = ""
        after = kind_word_after(folds, toponym.last, min(end, toponym.last + 3))
        name = toponym.names[0]
        division = division_beside(tokens, toponym.first, toponym.last, begin, end, name, self._division)
        if kind is None and division is not None:
            kind, words = division
        elif kind is None and after and not _of_a_court(folds, toponym.last + after[0], end):
            kind, words = after[1], " ".join(tokens.words[toponym.last : toponym.last + after[0]])
        elif kind is None and toponym.last < end and folds[toponym.last] == "plant" and "nuclear" in folds:
            kind, words = "facility", "nuclear plant"  # 'the Kursk plant', in a text that says of what kind
        i = toponym.first - 1
        of = i >= begin and folds[i] in ("of", "called", "named")
        at, adjective = self._kind_before(tokens, toponym.first, i - 1 if of else i, begin, of=of)
        if at is not None and (kind is None or (words == "" and toponym.kind is None)):
            kind = lexicon.KIND_WORDS_BEFORE[_VILLAGES.get(folds[at], folds[at])]
            words = tokens.words[at] + (" of" if of else "")
        return kind, words, adjective

    def _kind_before(self, tokens: Tokens, first: int, i: int, begin: int, *, of: bool) -> tuple[int | None, str]:
        """Where a kind word stands before the name at `first`, and the adjective of country before that.

        The words are read backwards from `i`; with `of` several kind words may follow each other.
        """
        at: int | None = None
        while i >= begin and first - i <= _FURTHEST_KIND_WORD:
            plural = of and tokens.folds[i] in _VILLAGES
            if (plural or tokens.folds[i] in lexicon.KIND_WORDS_BEFORE) and (of or at is None):
                at = i if at is None else at
            elif self._is_demonym(tokens.words[i]):
                return at, tokens.words[i] if at is not None or i == first - 1 else ""
            elif tokens.folds[i] not in lexicon.PLACE_ADJECTIVES and tokens.words[i] not in HYPHENS:
                break
            i -= 1
        return at, ""


def _is_governed(tokens: Tokens, toponym: Toponym, begin: int, end: int) -> bool:
    """Whether the words beside a name are those of a province: 'the governor of', 'western'."""
    folds, first, last = tokens.folds, toponym.first, toponym.last
    before = folds[first - 1] if first > begin else ""
    if before in lexicon.BEFORE_A_PROVINCE or compass(before):
        return True
    if first - 2 >= begin and folds[first - 1] == "of" and folds[first - 2] in lexicon.HEADS_OF_A_PROVINCE:
        return True
    if last < end and tokens.words[last] in ("'s", "\u2019s"):
        last += 1
    return last < end and folds[last].removesuffix(".") in lexicon.OF_A_PROVINCE


def _of_a_court(folds: Sequence[str], index: int, end: int) -> bool:
    """Whether the kind word before `index` only describes a court or office: 'U.S. District Judge'."""
    return index < end and folds[index] in lexicon.COURT_WORDS


def _segment(tokens: Tokens, index: int) -> tuple[int, int]:
    low, high = 0, len(tokens.segments) - 1
    while low < high:
        middle = (low + high) // 2
        if tokens.segments[middle][1] <= index:
            low = middle + 1
        else:
            high = middle
    return tokens.segments[low]


def _holder(toponyms: Sequence[Toponym], index: int, tokens: Tokens, begin: int) -> str | None:
    """The province of 'the Anbar town of Hit' or 'the Donetsk region village of Vesele'."""
    here, before = toponyms[index], toponyms[index - 1] if index else None
    if before is None or before.label != LOCATION or before.first < begin or here.first - before.last > 4:
        return None
    between = tokens.folds[before.last : here.first]
    if len(between) < 2 or between[-1] != "of" or between[-2] not in _OF_A_DIVISION:
        return None
    said = between[:-2]
    led = tokens.folds[before.first - 1] if before.first > begin else ""
    if not said and not (led in lexicon.DETERMINERS or compass(led)):
        return None  # 'Baki village of Safana'
    return before.names[0] if all(is_division_word(word) for word in said) else None


def _around(toponyms: Sequence[Toponym], index: int, tokens: Tokens, begin: int) -> str | None:
    """The province of 'in Anbar province near Hit', 'in the state of Sonora near the town of Yecora'."""
    here, before = toponyms[index], toponyms[index - 1] if index else None
    if before is None or before.label != LOCATION or before.first <= begin or here.first - before.last > _FURTHEST:
        return None
    between = [word for word in tokens.folds[before.last : here.first] if word not in lexicon.DETERMINERS]
    divided = is_division_word(between[0]) if between else False
    rest = between[divided:]
    headed = tokens.folds[before.first - 1] == "of" and is_division_word(tokens.folds[before.first - 2])
    led = divided or headed or before.kind is not None or tokens.folds[before.first - 1] == "in"
    if not led or not rest or rest[0] != "near":
        return None
    named = rest[1:] == [] or (rest[-1] == "of" and len(rest) == 3 and rest[1] in lexicon.SETTLEMENT_KINDS)
    return before.names[0] if named else None
