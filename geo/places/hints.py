"""What a toponym is said to lie in by the words after it: 'X, Y', 'X (Y)', 'X in northern Y', 'X, a town in Y'."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geo.places import lexicon
from geo.places.division_words import divisions_called
from geo.places.mentions import HYPHENS, Toponym, capitalised, kind_word_after
from geo.places.modifiers import compass, lies_beside
from geo.places.tokens import Tokens, fold

_DIVISIONS = frozenset(("admin1", "admin2"))
_JOINING = frozenset(("and", "or", "&"))
_GROUNDS = frozenset(("area", "community", "settlement", "zone"))
_SITED = lexicon.NEAR | lexicon.CONQUEST_VERBS | lexicon.SURE_BEFORE_A_NAME | {"in", "inside"}


@dataclass(frozen=True, slots=True)
class Hint:
    """A name that the toponym is said to lie in, and how the text says so; `beyond` is what that one lies in.

    `divided`: the text calls it a division, as 'Kherson region', and the toponym surely lies there. `sited`: something
    is in the toponym, there: 'a clinic in Hama in Benue', and not 'migrants from Lagos in Ontario'.
    """

    name: str
    how: Literal["comma", "possessive", "of", "in", "bracket", "introduced", "near"]
    beyond: str = ""
    divided: bool = False
    sited: bool = False


def hints_after(text: str, tokens: Tokens, toponym: Toponym, end: int) -> list[Hint]:
    """Containers named after the toponym: 'X, Y', 'X (Y)', 'X district of Y', 'X in northern Y'."""
    words, folds = tokens.words, tokens.folds
    i = toponym.last
    if i < end and _is_code(words[i]) and tokens.starts[i] - tokens.ends[i - 1] == 1 and not words[i - 1].isupper():
        return [Hint(words[i], "comma")]  # 'Austin TX'
    after, ground = kind_word_after(folds, i, min(end, i + 3)), False
    if after:
        i += after[0]
    elif i + 1 < end and folds[i + 1] == "of" and (folds[i] in _GROUNDS or is_division_word(folds[i])):
        i += 1  # 'the Suntsar area of Gwadar'
        ground = True
    # An abbreviation's full stop ends no sentence: 'Shreveport, La.'
    if i + 1 < len(words) and words[i] in (",", "("):
        same_line = i + 1 < end or text.find("\n", tokens.ends[i], tokens.starts[i + 1]) < 0
        return _set_apart(text, tokens, i, end) if same_line else []
    ends_in_kind = folds[i - 1] in lexicon.KIND_WORDS_AFTER  # 'Western District of Y'
    if i + 1 < end and folds[i] in lexicon.COPULAS:
        return _appositive(text, tokens, i + 1, end)  # 'X is a town in Y'
    if i + 2 < end and folds[i] in lexicon.LYING and folds[i + 1] == "in":
        return _named_there(text, tokens, i + 2, end, "in")  # 'X lies in northern Y'
    if i + 1 < end and (
        folds[i] in ("in", "on") or (folds[i] == "of" and (after or ground or toponym.kind or ends_in_kind))
    ):
        relation: Literal["of", "in"] = "of" if folds[i] == "of" else "in"
        return _named_there(text, tokens, i + 1, end, relation, sited=folds[i] != "on" and _is_sited(tokens, toponym))
    return []


def _is_sited(tokens: Tokens, toponym: Toponym) -> bool:
    """Whether the word before a name tells that something is or happens there: 'in Bagh', 'in the Bagh area'."""
    before = toponym.first - 1
    if before > 0 and tokens.folds[before] == "the":
        before -= 1
    return before >= 0 and tokens.folds[before] in _SITED


def _set_apart(text: str, tokens: Tokens, i: int, end: int) -> list[Hint]:
    """'X, Y', 'X (Y)', 'X, a town in northern Y', where `i` is the comma or the bracket."""
    how: Literal["comma", "bracket"] = "comma" if tokens.words[i] == "," else "bracket"
    names, after = capitalised(text, tokens, i + 1, min(len(tokens), i + 8))
    names = names[:3]
    if not names and how == "comma" and i + 2 < end and tokens.folds[i + 1] == "in":
        return _named_there(text, tokens, i + 2, end, "in")  # 'X, in northern Y'
    if not names and how == "comma":
        return _appositive(text, tokens, i + 1, end)
    divided = bool(names) and _is_divided(tokens, names[0], after, end)
    return [Hint(name, how, divided=divided) for name in names]


def _is_divided(tokens: Tokens, name: str, after: int, end: int) -> bool:
    """Whether a name's last word, or the one at `after`, calls it a division, and no list goes on: 'X, Y region'."""
    if after < end and is_division_word(tokens.folds[after]):
        after += 1
    elif " " not in name or not is_division_word(fold(name.rpartition(" ")[2])):
        return False
    return after >= end or tokens.folds[after] not in _JOINING


def _named_there(
    text: str, tokens: Tokens, i: int, end: int, how: Literal["of", "in"], *, sited: bool = False
) -> list[Hint]:
    """The name that begins at `i` or after articles and directions there: 'the northern Y'."""
    while i < end and not tokens.words[i][:1].isupper() and _narrows(tokens, i):
        i += 1
    names, after = capitalised(text, tokens, i, end)
    divided = sited and bool(names) and _is_divided(tokens, names[0], after, end)
    return [Hint(name, how, divided=divided, sited=sited) for name in names[:2]]


def _narrows(tokens: Tokens, i: int) -> bool:
    return tokens.folds[i] in lexicon.DETERMINERS or bool(compass(tokens.folds[i]))


def _is_code(word: str) -> bool:
    return len(word) == 2 and word.isascii() and word.isupper()


def _appositive(text: str, tokens: Tokens, i: int, end: int) -> list[Hint]:
    """'X, a town in northern Y': the container Y; 'X, a village southwest of Y': Y, which it is near to."""
    for j in range(i, min(end, i + 9)):
        if tokens.words[j] in (",", ";", "."):
            break
        if lies_beside(tokens.folds, i, j):
            return [Hint(name, "near") for name in capitalised(text, tokens, j + 1, end)[0][:2]]
        if tokens.folds[j] in ("in", "of") and any(f in lexicon.KIND_WORDS_BEFORE for f in tokens.folds[i:j]):
            k = j + 1
            while k < end and not tokens.words[k][:1].isupper() and (_narrows(tokens, k) or tokens.words[k] in HYPHENS):
                k += 1
            return [Hint(name, "in") for name in capitalised(text, tokens, k, end)[0][:2]]
    return []


def is_division_word(word: str) -> bool:
    """Whether a folded word after a name calls it a division: 'province', 'tehsil'."""
    return lexicon.KIND_WORDS_AFTER.get(word, ("", False))[0] in _DIVISIONS or word in divisions_called()
