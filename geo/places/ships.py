"""Ships called after places: 'HMS Glasgow', 'the landing ship Minsk', 'the Moskva, a cruiser,', 'crew of the Volga'."""

from __future__ import annotations

from geo.places import lexicon, role_words
from geo.places.tokens import Tokens
from geo.places.word_senses import word_of

_LONGEST_KIND = 6  # tokens of 'a Norwegian supply ship'
_DETERMINERS = frozenset(("a", "an", "another", "its", "one", "the", "their"))
_BEFORE_A_CLAUSE = frozenset(
    (
        "after",
        "although",
        "and",
        "as",
        "because",
        "before",
        "but",
        "said",
        "since",
        "so",
        "that",
        "then",
        "until",
        "when",
        "while",
    )
)
_PASSIVE = role_words.BE | role_words.HAVE | {"been", "being"}


def is_ship(tokens: Tokens, first: int, last: int) -> bool:
    """Whether tokens `first` to `last` are a ship's name by what stands beside them."""
    if not first:
        return False
    before = tokens.words[first - 1]
    if before in ("'", '"') and first > 1:
        before = tokens.words[first - 2]
    if before.isupper() and before.lower() in lexicon.VESSEL_PREFIXES:
        return True
    if before.islower() and before in lexicon.VESSELS:
        return True
    if tokens.folds[first - 1] != "the":
        return False
    after = tokens.words[last] if last < len(tokens) else "."
    if after[0].isalpha() and after.islower() and word_of(tokens.folds[last]).most == "n":
        return False  # 'the deck of the Volga bridge'
    if _is_part_of_a_ship_before(tokens, first) or _is_a_vessel_told(tokens, last):
        return True
    opens = first < 2 or not tokens.words[first - 2][0].isalpha() or tokens.folds[first - 2] in _BEFORE_A_CLAUSE
    return opens and _does_as_ships(tokens, last)  # not 'boats on the Potomac were moored'


def _is_part_of_a_ship_before(tokens: Tokens, first: int) -> bool:
    """'Crew of the Volga', 'aboard the Volga', 'a cruiser, the Moskva'."""
    if first < 3:
        return first > 1 and tokens.folds[first - 2] == "aboard"
    folds = tokens.folds
    if folds[first - 2] == "aboard" or (folds[first - 2] == "board" and folds[first - 3] == "on"):
        return True
    if folds[first - 2] == "of":
        return folds[first - 3] in lexicon.PARTS_OF_SHIPS
    return tokens.words[first - 2] == "," and folds[first - 3] in lexicon.VESSELS


def _is_a_vessel_told(tokens: Tokens, last: int) -> bool:
    """'The Moskva, a Russian cruiser, sank': the kind of ship between two marks."""
    folds, words = tokens.folds, tokens.words
    if last + 2 >= len(tokens) or words[last] != "," or folds[last + 1] not in _DETERMINERS:
        return False
    for i in range(last + 2, min(len(tokens) - 1, last + 2 + _LONGEST_KIND)):
        if not words[i][0].isalpha():
            return False
        if folds[i] in lexicon.VESSELS:
            return not words[i + 1][0].isalpha() or folds[i + 1] in lexicon.FUNCTION_WORDS
    return False


def _does_as_ships(tokens: Tokens, last: int) -> bool:
    """'The Moskva sank', 'the Volga was scuttled', 'the Volga's captain'."""
    folds, words = tokens.folds, tokens.words
    i = last
    if i + 1 < len(tokens) and words[i] in ("'s", "\u2019s"):
        return folds[i + 1] in lexicon.PARTS_OF_SHIPS
    while i < len(tokens) and folds[i] in _PASSIVE:
        i += 1
    if i >= len(tokens) or not words[i].islower():
        return False
    deed, after = word_of(folds[i]), folds[i + 1 : i + 2]
    if after == ["into"]:
        return False  # 'the Congo sank into war'
    if deed.form not in ("past", "s") and i == last:
        return False
    return deed.verb in lexicon.WHAT_SHIPS_DO or (deed.verb == "run" and after == ["aground"])
