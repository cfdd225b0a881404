"""Lists of names: 'Peru, Chile and Bolivia signed', 'between Peru and Chile'."""

from __future__ import annotations

from geo.places import lexicon
from geo.places.tokens import Tokens

_LONGEST = 14  # tokens
_LONGEST_OF_ALL = 60
_HYPHENS = frozenset("-‑–")
_MARKS = frozenset(("and", "or", "nor", ","))
_NO_PART = lexicon.FUNCTION_WORDS | {"either", "neither"}


def before_list(tokens: Tokens, first: int, begin: int, *, joined: bool) -> int:
    """Where the list of names begins that a name ends or, if `joined`, stands in: 'Peru' of 'Peru, Chile and'."""
    words, folds = tokens.words, tokens.folds
    i = found = first
    while i - 2 >= begin and first - i < _LONGEST:
        j = i - 1
        if folds[j] == "the":
            j -= 1
        if j <= begin or folds[j] not in _MARKS:
            break
        joined = joined or folds[j] != ","
        if folds[j - 1] == "," and folds[j] != ",":
            j -= 1
        k = j
        while k > begin and words[k - 1][0].isupper() and folds[k - 1] not in _NO_PART:
            k -= 1
        if k == j and k == begin + 1 and words[begin][0].isupper():
            k = begin
        if k == j:
            break
        i = k
        if joined:
            found = i
    return found


def after_list(tokens: Tokens, last: int, end: int) -> int:
    """The token after the list of names that a name begins: 'signed' of 'Peru, Chile and Bolivia signed'."""
    words, folds = tokens.words, tokens.folds
    i = found = last
    while i < end and i - last < _LONGEST and folds[i] in _MARKS:
        joined = folds[i] != ","
        k = i + 1
        if k < end and folds[k] in ("and", "or", "nor"):
            joined, k = True, k + 1
        if k < end and folds[k] == "the":
            k += 1
        stop = k
        while stop < end and words[stop][0].isupper():
            stop += 1
        if stop == k:
            break
        i = stop
        if joined:
            found = i
    return found


def whole_list(tokens: Tokens, last: int, end: int) -> int:
    """The token after the list of names that a name begins, without 'and', too: 'of' of 'Krasne, Terny of Donetsk'."""
    words, folds = tokens.words, tokens.folds
    i = last
    while i < min(end, last + _LONGEST_OF_ALL) and folds[i] in _MARKS:
        k = i + 1
        while k < end and folds[k] in ("and", "or", "the"):
            k += 1
        stop = k
        while stop < end and (words[stop][0].isupper() or (stop > k and words[stop] in _HYPHENS)):
            stop += 1
        if stop == k:
            break
        i = stop
    return i
