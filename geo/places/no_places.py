"""Whether a name that stands like a place's is another thing's."""

from __future__ import annotations

from geo.places.bearers import bears_only, is_short_form
from geo.places.family_names import is_no_place
from geo.places.gazetteer_names import GazetteerNames
from geo.places.heavenly_bodies import is_heavenly_body
from geo.places.tokens import Tokens


def names_no_place(tokens: Tokens, first: int, last: int, names: GazetteerNames) -> bool:
    """Whether a person, a ship, a planet, initials or half a word are named: 'Colonel Houston', 'U.N.', 'Wi-Fi'."""
    if bears_only(tokens, first, last) or is_no_place(tokens, first, last, names.flags):
        return True
    if is_heavenly_body(tokens, first, last, names.flags):
        return True
    short = last - first == 1 and is_short_form(tokens, first)
    return short and names.is_no_place_in_initials(tokens.words[first])
