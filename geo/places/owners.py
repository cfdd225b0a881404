"""Names that own another: "Mosul's western Al-Shifa district", "Hama's villages of Tremseh and Latamneh"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.places import lexicon
from geo.places.division_words import singular
from geo.places.hints import Hint, is_division_word
from geo.places.labels import LOCATION
from geo.places.mentions import HYPHENS, Toponym
from geo.places.tokens import Tokens

_POSSESSIVE = frozenset(("'s", "\u2019s"))
_OWNING = _POSSESSIVE | {"'", "\u2019"}
_FURTHEST = 5  # tokens between the two
_MOST_LISTED = 12
_JOINTS = frozenset((",", "and", "or"))
_CONJUNCTIONS = frozenset(("and", "nor", "or"))
_NEIGHBOURING = frozenset(("adjacent", "nearby", "neighboring", "neighbouring"))
_BY_AIR = frozenset(("aircraft", "airlines", "flew", "flight", "flights", "fly", "flying", "plane", "planes"))
_GROUNDS = frozenset(("area", "community", "neighborhood", "neighbourhood", "settlement", "suburb"))


def owner_of(toponyms: Sequence[Toponym], index: int, tokens: Tokens, begin: int) -> Hint | None:
    """The name before the one at `index` that owns it, in the sentence that begins with the token `begin`."""
    first = index
    while first and index - first < _MOST_LISTED and is_listed(tokens, toponyms[first - 1].last, toponyms[first].first):
        first -= 1
    owner = _owner(toponyms, index, tokens, begin, several=False)
    return owner or (_owner(toponyms, first, tokens, begin, several=True) if first < index else None)


def is_listed(tokens: Tokens, last: int, first: int) -> bool:
    """Whether only commas and 'and' stand between a name that ends before `last` and one that begins at `first`."""
    return last < first and all(folded in _JOINTS for folded in tokens.folds[last:first])


def is_joined(tokens: Tokens, toponyms: Sequence[Toponym], index: int, begin: int) -> bool:
    """Whether 'and' or a way, but no flight, joins the name before to the one at `index`: 'from A to B', 'A-B road'."""
    if not index:
        return False
    before, here = toponyms[index - 1], toponyms[index]
    if before.first < begin or before.last >= here.first:
        return False
    joint = [folded for folded in tokens.folds[before.last : here.first] if folded not in _NEIGHBOURING]
    if not joint:
        return False
    if joint == ["to"]:
        led = tokens.folds[before.first - 1] if before.first > begin else ""
        goes = here.last < len(tokens) and tokens.folds[here.last] in lexicon.LINES
        return (led == "from" or goes) and _BY_AIR.isdisjoint(tokens.folds[begin : before.first])
    if len(joint) == 1 and tokens.words[before.last] in HYPHENS:
        return True
    return joint[-1] in _CONJUNCTIONS and joint[:-1] in ([], [","])


def _owner(toponyms: Sequence[Toponym], index: int, tokens: Tokens, begin: int, *, several: bool) -> Hint | None:
    """The owner of a name, with only adjectives or a kind word between; of `several` the kind word is a plural."""
    if index == 0:
        return None
    before, here = toponyms[index - 1], toponyms[index]
    if before.label != LOCATION or before.first < begin or here.first - before.last > _FURTHEST:
        return None
    between = tokens.folds[before.last : here.first]
    raw = tokens.words[before.last : here.first]
    own_possessive = before.last > before.first and tokens.words[before.last - 1] in _POSSESSIVE
    if not own_possessive:
        if not raw or raw[0] not in _OWNING:
            return None
        between = between[1:]
    kind = between[-2] if len(between) > 1 and between[-1] == "of" else ""
    if kind and _is_kind(kind, several=several):
        between = between[:-2]
    elif several:
        return None
    if not all(word in lexicon.PLACE_ADJECTIVES or word in lexicon.PRAISE for word in between):
        return None
    return Hint(before.names[0], "of", sited=True) if kind else Hint(before.names[0], "possessive")


def _is_kind(word: str, *, several: bool) -> bool:
    """Whether a word is one for a settlement or division, or for several: 'village', 'settlements'."""
    one = word.removesuffix("s")
    plural = one != word and (one in lexicon.KIND_WORDS_BEFORE or one in _GROUNDS or bool(singular(word)))
    return plural or (not several and (word in lexicon.SETTLEMENT_KINDS or is_division_word(word)))
