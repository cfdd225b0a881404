"""Names inside organisations' names: 'Bank of America', 'FK Novi Pazar', 'the Manila Mercury'."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from geo.places import lexicon, role_words
from geo.places.mentions import HYPHENS, Toponym
from geo.places.tokens import Tokens
from geo.places.word_classes import is_given_name, is_word

POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_LONGEST_TITLE = 5  # tokens after the place in "Benin Women's Merchants Bank"
_LONGEST_SERVICE = 7  # tokens after the place in 'U.S. Customs and Border Protection'
_SHORTEST_QUOTED = 2  # words after the place in 'United States Geological Survey'
_LONGEST_OPENING = 2  # tokens before a name that opens its sentence
_OF_FORCES = frozenset(("Highway", "National", "State"))
_FORCES = frozenset(("Guard", "Patrol", "Police"))
_BEFORE_A_TOWN = frozenset((",", "in", "at", "@"))
_SETTLED = frozenset((None, "admin1", "admin2", "city", "village"))

_OPENERS_OF = lexicon.ORGANISATION_OPENERS | role_words.MORE_ORGANISATION_OPENERS | role_words.PERSONS_OF
_SERVED = _SETTLED | frozenset(("border", "island"))  # 'U.S. Border Patrol agents'


def organisation(tokens: Tokens, toponym: Toponym, begin: int, end: int, can_act: Callable[[str], bool]) -> str:
    """Why the toponym is part of an organisation's name, '' if it is not; tokens `begin` to `end` are its sentence."""
    return (
        _opened(tokens, toponym, begin)
        or _unit(tokens, toponym, end)
        or (_staff(tokens, toponym.last, end) if toponym.kind in _SERVED else "")
        or (_headed(tokens, toponym, begin, end) if toponym.kind in _SETTLED or toponym.kind == "road" else "")
        or _force(tokens, toponym.last, end)
        or _venue(tokens, toponym, end)
        or _beaten(tokens, toponym, begin, end)
        or (_team(tokens, toponym, begin, end, can_act) if toponym.kind is None else "")
    )


def _opened(tokens: Tokens, toponym: Toponym, begin: int) -> str:
    """'Al-Qaeda in Iraq', 'Bank of America', 'FK Novi Pazar'."""
    words, folds = tokens.words, tokens.folds
    i = toponym.first - 1
    if i > begin and folds[i] == "the" and folds[i - 1] == "of":
        i -= 1  # 'the Armed Forces of the Philippines'
    if i - 1 >= begin and folds[i] in ("in", "of") and words[i - 1][:1].isupper():
        opener = folds[i - 1]
        if opener in role_words.PERSONS_OF and i - 1 == begin:
            return ""  # 'Mothers of Srebrenica marched': whoever opens a sentence has a capital
        if opener in (_OPENERS_OF if folds[i] == "of" else role_words.MOVEMENTS) and opener != "state":
            return f"part of the name of an organisation ('{words[i - 1]} {words[i]} ...')"
        if opener == "state" and folds[i - 2 : i - 1] == ["islamic"]:
            return "part of the name of an organisation ('Islamic State ...')"
    if (
        i >= begin
        and folds[i] in role_words.CLUBS
        and (words[i].isupper() if len(words[i]) < 4 else words[i].istitle())
    ):
        return f"part of the name of a club ('{words[i]} ...')"
    acronym = i > begin and words[i].isupper() and words[i].isalpha() and 2 < len(words[i]) < 6
    beside = acronym and tokens.starts[toponym.first] - tokens.ends[i] == 1 and not words[toponym.first].isupper()
    if beside and toponym.kind is None and folds[i] not in lexicon.COMPASS:
        return f"part of the name of an organisation ('{words[i]} ...')"
    return ""


def _unit(tokens: Tokens, toponym: Toponym, end: int) -> str:
    """'Nineveh operations command'."""
    words, folds = tokens.words, tokens.folds
    for j in range(toponym.last, min(end, toponym.last + 3)):
        if folds[j] in role_words.MILITARY_UNITS and j > toponym.last:
            return f"part of the name of an organisation ('... {words[j]}')"
        if not words[j][:1].isalpha():
            break
    return ""


def _headed(tokens: Tokens, toponym: Toponym, begin: int, end: int) -> str:
    """ "Benin Merchants' Cooperative Bank", 'Wauzeka-Steuben School District', 'the Manila Mercury'."""
    words, folds = tokens.words, tokens.folds
    last = toponym.last
    title = last
    while title < min(end, last + _LONGEST_TITLE) and _continues_title(tokens, title):
        title += 1
    named = [j for j in range(last, title) if words[j][:1].isupper()]
    if _is_quoted(tokens, toponym, named, begin, end):
        return f"part of the name of who says something ('... {words[named[-1]]}')"
    head = next((j for j in named if folds[j] in lexicon.ORGANISATION_HEADS), None)
    if (
        head is None
        and named
        and named[-1] == title - 1
        and not _is_heading(tokens, begin, end, (toponym.first, title))
    ):
        final = named[-1]
        paper = title - last == len(named) and role_words.PAPERS.issuperset(folds[last:title])
        if paper or folds[final] in role_words.MORE_ORGANISATION_HEADS:
            head = final
    return f"part of the name of an organisation ('... {words[head]}')" if head is not None else ""


def _is_quoted(tokens: Tokens, toponym: Toponym, named: Sequence[int], begin: int, end: int) -> bool:
    """'The United States Geological Survey said': two words or more, the last an English one, and a verb of speech."""
    last, first = toponym.last, toponym.first
    if len(named) < _SHORTEST_QUOTED or named[-1] - last != len(named) - 1 or not is_word(tokens.words[named[-1]]):
        return False
    if any(tokens.folds[j] in lexicon.TITLES or is_given_name(tokens.folds[j]) for j in named):
        return False  # 'Butler County Auditor Roger Reynolds'
    after = named[-1] + 1
    says = after < end and tokens.folds[after] in lexicon.SPEECH_VERBS
    told = first - 3 >= begin and tokens.folds[first - 3 : first] == ["according", "to", "the"]
    return (says or told) and not _is_heading(tokens, begin, end, (first, after))


def _staff(tokens: Tokens, last: int, end: int) -> str:
    """'U.S. Customs and Border Protection officers': a service's name and those who are in it."""
    i = last
    while i < min(end, last + _LONGEST_SERVICE) and (
        _continues_title(tokens, i)
        or (tokens.folds[i] == "and" and i > last and tokens.words[i + 1 : i + 2][0].istitle())
    ):
        i += 1
    if i == last or i >= end or tokens.folds[i] not in role_words.STAFF:
        return ""
    final = tokens.words[i - 1]
    ground = tokens.folds[i - 1] in lexicon.KIND_WORDS_AFTER or tokens.folds[i - 1] in lexicon.PLACE_NOUNS
    if ground or not final.istitle() or not is_word(final):
        return ""
    return f"part of the name of who has {tokens.words[i]} ('... {final}')"


def _force(tokens: Tokens, last: int, end: int) -> str:
    """'The Ohio State Patrol Air Wing', 'Kansas Highway Patrol troopers'."""
    for i in (last, last + 1):  # the name may have taken 'Highway' for a road's
        if i < end and tokens.words[i] in _FORCES and tokens.words[i - 1] in _OF_FORCES:
            return f"part of the name of an organisation ('... {tokens.words[i]}')"
    return ""


def _venue(tokens: Tokens, toponym: Toponym, end: int) -> str:
    """'Hollywood Casino Amphitheatre - Chicago': what stands behind a venue's name tells its town."""
    words, last = tokens.words, toponym.last
    title = last
    while title < min(end, last + _LONGEST_TITLE) and _continues_title(tokens, title):
        title += 1
    if title < last + 2 or tokens.folds[title - 1] not in role_words.VENUES:
        return ""
    told = title + 1 < end and (words[title] in _BEFORE_A_TOWN or words[title] in HYPHENS)
    if not told or not words[title + 1][0].isupper() or tokens.folds[title + 1] in lexicon.NO_NAMES:
        return ""
    return f"part of the name of a venue ('... {words[title - 1]}') whose town is told"


def _continues_title(tokens: Tokens, j: int) -> bool:
    """Whether a name may go on with the token `j`: a capital, '&', a possessive or a hyphen inside a word."""
    word = tokens.words[j]
    if word == "&":
        return True
    if word in HYPHENS:
        return tokens.ends[j - 1] == tokens.starts[j] and j + 1 < len(tokens)
    return word in POSSESSIVE or (word[:1].isupper() and tokens.folds[j] not in lexicon.FUNCTION_WORDS)


def _is_heading(tokens: Tokens, begin: int, end: int, name: tuple[int, int]) -> bool:
    """Whether most words of a sentence have a capital; those of the `name` and before it are not counted."""
    first, last = (begin, name[1]) if name[0] - begin < _LONGEST_OPENING else name
    capitals, words = _capitals(tokens, begin, end)
    left_out = [word for word in tokens.words[first:last] if word[:1].isalpha()]
    rest = words - len(left_out)
    return rest == 0 or 2 * (capitals - sum(word[:1].isupper() for word in left_out)) > rest


@lru_cache(maxsize=2)  # the mentions of a sentence come one after the other
def _capitals(tokens: Tokens, begin: int, end: int) -> tuple[int, int]:
    """How many words of a sentence have a capital, and how many words it has."""
    words = [word for word in tokens.words[begin:end] if word[:1].isalpha()]
    return sum(word[:1].isupper() for word in words), len(words)


def _beaten(tokens: Tokens, toponym: Toponym, begin: int, end: int) -> str:
    """'beat River Ridge, 54-41'."""
    words, i, j = tokens.words, toponym.first - 1, toponym.last
    if i < begin or tokens.folds[i] not in role_words.BEATEN:
        return ""
    if j < end and words[j] == ",":
        j += 1
    score = j + 2 < end and words[j].isdigit() and words[j + 1] in HYPHENS and words[j + 2].isdigit()
    return f"'{tokens.folds[i]}' and a score: the team is meant" if score else ""


def _team(tokens: Tokens, toponym: Toponym, begin: int, end: int, can_act: Callable[[str], bool]) -> str:
    """'the Denver Nuggets'."""
    words, folds = tokens.words, tokens.folds
    i, j = toponym.first - 1, toponym.last
    if not (i >= begin and folds[i] == "the" and j < end):
        return ""
    team = folds[j]
    plural = words[j][:1].isupper() and len(team) > 4 and team.endswith("s") and not team.endswith("ss")
    followed = j + 1 < end and words[j + 1][:1].isupper()
    if plural and not followed and team not in role_words.LANDMARKS and team not in lexicon.KIND_WORDS_AFTER:
        plays = j + 1 < end and folds[j + 1] in role_words.BEATEN
        if not _is_heading(tokens, begin, end, (i, j + 1)) and (plays or can_act(toponym.names[0])):
            return f"part of the name of a team ('the ... {words[j]}')"
    return ""
