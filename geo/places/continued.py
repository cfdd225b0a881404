"""Names that go on behind what was recognised: 'Pescara del Tronto' is not Pescara, 'Bani Hushaysh' no Bani."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from geo.places import lexicon, role_words
from geo.places.division_words import divisions_called
from geo.places.labels import LOCATION
from geo.places.mentions import HYPHENS, phrase
from geo.places.stretches import Span
from geo.places.tokens import Tokens

# In Romance names; those that are English words, too, are left out.
_PARTICLES = frozenset((
    "da", "das", "de", "degli", "dei", "del", "della", "delle", "dello", "di", "dos", "du", "sous", "sur",
))  # fmt: skip
_ARTICLES = frozenset(("el", "la", "las", "los"))
_BODIES = lexicon.SETTLEMENT_KINDS
"""'Dublin City Council', of a town that is called Dublin City elsewhere."""
_IZAFAT = frozenset(("e", "i", "ye", "yi"))
_HEADS = frozenset(("bayou", "camp", "cape", "fort", "isla", "lago", "mount", "point", "port", "puerto", "villa"))
_WHOSE = frozenset(("County", "National", "Provincial", "Regional", "State"))
_RESERVES = frozenset(("Forest", "Monument", "Park", "Preserve", "Reserve", "Seashore"))
_CODE = 2
_BEFORE_OF = 2  # tokens from 'town' to the name in 'the town of Puerto Jordan'
_MOST_PARTS = 4
"""Words that hyphens join to a name: 'Berwick-upon-Tweed', 'Saint-Germain-en-Laye'."""
_MOST_WORDS = 2
"""Words with a capital that a known name may go on with."""


def continued(tokens: Tokens, spans: Sequence[Span], is_found: Callable[[str], bool]) -> Iterator[Span]:
    """The spans, those of places extended over what their names go on with.

    `is_found` tells whether the gazetteer has a place of a name. No name goes on into another one, unless hyphens
    join the two, or a new sentence.
    """
    closed = {i for first, last, _ in spans for i in range(first, last)}
    taken = frozenset(closed)
    closed.update(begin for begin, _ in tokens.segments)
    towns = {
        phrase(tokens.folds, first, whole)
        for first, last, label in spans
        if label == LOCATION
        and (whole := _unknown_end(tokens, last, taken)) > last
        and _is_called_a_town(tokens, first)
    }
    starts = {first: last for first, last, label in spans if label == LOCATION}
    past = 0
    for first, last, label in spans:
        if first < past:
            continue  # 'Lyme' of 'Newcastle-under-Lyme'
        begin, end = first, last
        if label == LOCATION:
            begin = _begin(tokens, first, last, closed)
            if begin > 0 and begin - 1 not in taken and _is_head(tokens, begin - 1):
                begin -= 1
            end = _after_particle(tokens, last, closed)
            if end == last:
                end = past = _over_particles(tokens, last, starts)
            if end == last:
                end = past = _hyphenated_end(tokens, begin, last, is_found)
            if end == last and phrase(tokens.folds, first, _unknown_end(tokens, last, taken)) in towns:
                end = _unknown_end(tokens, last, taken)
            if end == last:
                end = past = _behind_an_izafat(tokens, begin, last, is_found)
            if end == last:
                end = _known_end(tokens, begin, last, closed, is_found)
            if end == last:
                end = _reserve_end(tokens, last, taken)
            if end == last:
                begin, end = _division(tokens, begin, last, closed, is_found)
        yield begin, end, label


def _is_head(tokens: Tokens, index: int) -> bool:
    """'Port' of 'Port Hudson': what a name begins with and is not called without."""
    return tokens.words[index].istitle() and tokens.folds[index] in _HEADS and _is_joined(tokens, index + 1)


def _begin(tokens: Tokens, first: int, last: int, closed: set[int]) -> int:
    """Where the name begins of 'the town of Puerto Jordan', 'the governor of Khaki Safed district': behind 'of'."""
    begin = first
    while first - begin < _MOST_WORDS and begin > 0 and begin - 1 not in closed and _is_joined(tokens, begin):
        if not tokens.words[begin - 1].istitle():
            break
        begin -= 1
    if begin == first or begin < _BEFORE_OF or tokens.folds[begin] in lexicon.COMPASS | lexicon.TITLES:
        return first
    town = tokens.folds[begin - 1] == "of" and tokens.folds[begin - _BEFORE_OF] in _BODIES
    named = tokens.folds[begin - 1] in role_words.ON_THE_GROUND or tokens.folds[begin - 1] == "of"
    division = named and last < len(tokens) and last not in closed and tokens.folds[last] in divisions_called()
    return begin if town or division else first


def _division(
    tokens: Tokens, first: int, last: int, closed: set[int], is_found: Callable[[str], bool]
) -> tuple[int, int]:
    """The span of a division that the gazetteer has under a direction and its word: 'South Gondar zone'."""
    whole = tokens.folds[first] in lexicon.COMPASS and last - first > 1
    i = first if whole else first - 1
    if i < 0 or (i in closed and not whole) or last >= len(tokens) or last in closed:
        return first, last
    joined = (whole or _is_joined(tokens, first)) and _is_joined(tokens, last) and tokens.words[i][:1].isupper()
    named = joined and tokens.folds[i] in lexicon.COMPASS and tokens.folds[last] in divisions_called()
    return (i, last + 1) if named and is_found(phrase(tokens.folds, i, last + 1)) else (first, last)


def _after_particle(tokens: Tokens, last: int, closed: set[int]) -> int:
    """Where the name ends whose next words are a particle and a capital: 'del Tronto', 'de los Caballeros'."""
    i = last
    while i < len(tokens) and tokens.words[i] in (_PARTICLES if i == last else _ARTICLES):
        i += 1
    is_name = (
        i > last
        and _goes_on(tokens, i, closed)
        and all(_is_joined(tokens, j) and j not in closed for j in range(last, i))
    )
    return i + 1 if is_name else last


def _over_particles(tokens: Tokens, end: int, starts: dict[int, int]) -> int:
    """Where a name ends that particles join to the next one: 'San José de los Chorrillos' is one."""
    i = end
    while i < len(tokens) and tokens.words[i] in (_PARTICLES if i == end else _ARTICLES):
        i += 1
    joined = i > end + 1 and all(_is_joined(tokens, j) for j in range(end, min(i + 1, len(tokens))))
    return starts.get(i, end) if joined else end


def _known_end(tokens: Tokens, first: int, last: int, closed: set[int], is_found: Callable[[str], bool]) -> int:
    """Where the longest name ends that the gazetteer has and that begins with the span."""
    ends = [last]
    while len(ends) <= _MOST_WORDS and _goes_on(tokens, ends[-1], closed) and tokens.folds[ends[-1]] not in _BODIES:
        ends.append(ends[-1] + 1)
    return next((end for end in ends[:0:-1] if is_found(phrase(tokens.folds, first, end))), last)


def _hyphenated_end(tokens: Tokens, first: int, last: int, is_found: Callable[[str], bool]) -> int:
    """Where the longest name ends that the gazetteer has, joined to the span by hyphens: 'Newcastle-under-Lyme'."""
    ends = [last]
    while len(ends) <= _MOST_PARTS and _is_hyphenated(tokens, ends[-1]):
        ends.append(ends[-1] + 2)
    whole = (end for end in ends[:0:-1] if tokens.words[end - 1][:1].isupper())
    return next((end for end in whole if is_found(phrase(tokens.folds, first, end))), last)


def _reserve_end(tokens: Tokens, last: int, taken: frozenset[int]) -> int:
    """Where the name of a park ends that begins with a town's: 'Devil's Lake State Park' may be far from any."""
    kind = last + 1 < len(tokens) and tokens.words[last] in _WHOSE and tokens.words[last + 1] in _RESERVES
    return last + 2 if kind and taken.isdisjoint((last, last + 1)) and _is_joined(tokens, last) else last


def _is_called_a_town(tokens: Tokens, first: int) -> bool:
    """Whether 'the village of' stands before a name."""
    return first >= _BEFORE_OF and tokens.folds[first - 1] == "of" and tokens.folds[first - _BEFORE_OF] in _BODIES


def _unknown_end(tokens: Tokens, last: int, taken: frozenset[int]) -> int:
    """Where a village's name ends that goes on with a hyphen and a capital: 'the village of Tougué-Mossi'."""
    goes_on = _is_hyphenated(tokens, last) and tokens.words[last + 1].istitle() and last + 1 not in taken
    return last + 2 if goes_on else last


def _is_hyphenated(tokens: Tokens, i: int) -> bool:
    """Whether a hyphen at `i` stands right between two words."""
    if i + 1 >= len(tokens) or tokens.words[i] not in HYPHENS or not tokens.words[i + 1][:1].isalpha():
        return False
    return tokens.starts[i] == tokens.ends[i - 1] and tokens.starts[i + 1] == tokens.ends[i]


def _behind_an_izafat(tokens: Tokens, first: int, last: int, is_found: Callable[[str], bool]) -> int:
    """Where the known name ends whose next words are a hyphen, a particle and a capital: 'Mazar-e Sharif'."""
    i = last + 2
    if i >= len(tokens) or tokens.words[last] not in HYPHENS or tokens.words[last + 1] not in _IZAFAT:
        return last
    if tokens.starts[last] != tokens.ends[last - 1] or tokens.starts[last + 1] != tokens.ends[last]:
        return last
    end = i + 2 if tokens.words[i] in HYPHENS else i + 1
    is_name = end <= len(tokens) and tokens.words[end - 1][:1].isupper() and is_found(phrase(tokens.folds, first, end))
    return end if is_name and tokens.starts[end - 1] - tokens.ends[i - 1] <= 1 else last


def _goes_on(tokens: Tokens, i: int, closed: set[int]) -> bool:
    """Whether the token `i` is a word with a capital that goes on with a name: no state's code, as in 'Aurora CO'."""
    if i >= len(tokens) or i in closed or not _is_joined(tokens, i):
        return False
    word = tokens.words[i]
    return word[:1].isupper() and not (word.isupper() and len(word) <= _CODE)


def _is_joined(tokens: Tokens, i: int) -> bool:
    """Whether only a blank stands before a word."""
    return tokens.starts[i] - tokens.ends[i - 1] == 1
