"""Where a name begins and whether it stands without its kind word: 'Bab Sinjar', 'Texas prison'."""

from __future__ import annotations

from collections.abc import Callable

from geo.gazetteer import flags as bits
from geo.model import PlaceKind
from geo.places import lexicon
from geo.places.mentions import HYPHENS, LINE_KINDS, phrase
from geo.places.tokens import Tokens

Flags = Callable[[str], int]

ANY_PLACE = bits.COUNTRY | bits.ADMIN1 | bits.ADMIN2 | bits.CITY_100K | bits.CITY_15K | bits.SMALLER_PLACE | bits.LOCAL


def particle(tokens: Tokens, first: int, last: int, flags: Flags) -> int | None:
    """Where the name begins if the token before it is a particle of it."""
    before = first - 1
    if before < 0:
        return None
    if tokens.words[before] in HYPHENS and before and tokens.ends[before] == tokens.starts[first]:
        before -= 1
    folded = tokens.folds[before]
    if folded not in lexicon.PARTICLES or tokens.starts[first] - tokens.ends[before] > 1:
        return None
    if folded in lexicon.ARTICLES:
        hyphen = tokens.words[first - 1] in HYPHENS
        return before if hyphen or folded not in ("at", "an", "as", "ad") else None
    if tokens.words[before][:1].isupper() and flags(phrase(tokens.folds, before, last)) & ANY_PLACE:
        return before
    return None


def stands_alone(tokens: Tokens, first: int, last: int, kind: PlaceKind, flags: Flags) -> bool:
    """Whether a lower-case kind word only follows: no prison is called 'Texas prison'."""
    if kind in LINE_KINDS or kind in ("water", "river", "area", "desert", "island"):
        return True
    name = phrase(tokens.folds, first, last)
    return bool(flags(name) & (bits.COUNTRY | bits.REGION)) or (
        kind not in ("admin1", "admin2", "base", "crossing", "building", "airport")
    )
