"""Whether a name that stands like a place's is another thing's."""

from __future__ import annotations

from geo.languages import ENGLISH, words
from geo.places import lexicon
from geo.places.apposed_persons import is_said_of_a_person
from geo.places.bearers import bears_only, is_short_form
from geo.places.family_names import is_no_place
from geo.places.gazetteer_names import GazetteerNames
from geo.places.heavenly_bodies import has_state, is_heavenly_body
from geo.places.organisations import POSSESSIVE
from geo.places.tokens import Tokens

_WORDS = words(ENGLISH, "persons")
_STORMS = frozenset(("named", "tropical", "winter"))
_OWNERS = frozenset(("her", "his", "my", "our", "their", "your", "s"))


def names_no_place(tokens: Tokens, first: int, last: int, names: GazetteerNames) -> bool:
    """Whether a person, a noble, a ship, a planet, a saying, initials or half a word are named: 'U.N.', 'Wi-Fi'."""
    if bears_only(tokens, first, last) or is_no_place(tokens, first, last, names.flags):
        return True
    if is_said_of_a_person(tokens, first, last, names.flags):
        return True
    if is_heavenly_body(tokens, first, last, names.flags):
        return True
    if tokens.folds[last : last + 2] == ["et", "al"] or _is_in_a_saying(tokens, first, last):
        return True
    if (
        _has_a_bearer(tokens, first)
        or _is_told_as_a_name(tokens, first)
        or _is_a_nobles(tokens, first)
        or _is_owned_by_a_country(tokens, first, last)
    ):
        return True
    if last - first == 1 and tokens.folds[first] in lexicon.INSTITUTIONS and not has_state(tokens, last, names.flags):
        return True
    short = last - first == 1 and is_short_form(tokens, first)
    return short and names.is_no_place_in_initials(tokens.words[first])


def _is_a_nobles(tokens: Tokens, first: int) -> bool:
    """'The Duke of Bedford', 'the House of Hanover': who is called so need not be there, or have been."""
    if first < 2 or tokens.folds[first - 1] not in lexicon.OF:
        return False
    if tokens.words[first - 2] == "House":
        return (
            first < 3 or tokens.folds[first - 3] == "the" or tokens.words[first - 3].islower()
        )  # not 'the Opera House of Sydney'
    reigns = first > 2 and tokens.folds[first - 3] == "crown"
    return tokens.folds[first - 2] in lexicon.TITLES_OF_NOBILITY and tokens.words[first - 2].istitle() and not reigns


def _has_a_bearer(tokens: Tokens, first: int) -> bool:
    """'Operation Varsity', 'tropical storm Laura', 'their daughter Brooklyn'."""
    if first < 1:
        return False
    before = tokens.words[first - 1]
    if before.istitle() and tokens.folds[first - 1] in lexicon.BEFORE_NAMES_OF_THEIR_OWN:
        return True
    if before == "storm" and first > 1 and tokens.folds[first - 2] in _STORMS:
        return True
    if before in ("cyclone", "hurricane", "typhoon"):
        return True
    return before in lexicon.KIN and first > 1 and tokens.folds[first - 2] in _OWNERS


def _is_told_as_a_name(tokens: Tokens, first: int) -> bool:
    """'Her maiden name was Carolina', 'the codename is Havana', unlike 'the town's old name was Constantinople'."""
    if first < 3 or tokens.folds[first - 1] not in ("is", "was"):
        return False
    noun = tokens.folds[first - 2]
    return noun in _WORDS["kinds of names"] or (
        noun == "name" and tokens.folds[first - 3] in _WORDS["names of persons"]
    )


def _is_owned_by_a_country(tokens: Tokens, first: int, last: int) -> bool:
    """ "Mizoram's Capital, Aizawl": a word for what a town is, with a capital."""
    kind = last - first == 1 and tokens.folds[first] in lexicon.KIND_WORDS_BEFORE
    return kind and first > 1 and tokens.words[first - 1] in POSSESSIVE and tokens.words[first - 2][0].isupper()


def _is_in_a_saying(tokens: Tokens, first: int, last: int) -> bool:
    """'Coals to Newcastle', 'when in Rome'."""
    return any(
        first >= at
        and last - first <= len(saying) - at
        and tuple(tokens.folds[first - at : first - at + len(saying)]) == saying
        for saying, at in lexicon.SAYINGS_WITH.get(tokens.folds[first], ())
    )
