"""What a toponym is said to lie in by the words after it: 'X, Y', 'X (Y)', 'X in northern Y', 'X, a town in Y'."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from geo.places import lexicon
from geo.places.division_words import divisions_called, singular
from geo.places.mentions import HYPHENS, Toponym, capitalised, kind_word_after
from geo.places.modifiers import compass, lies_beside
from geo.places.name_lists import whole_list
from geo.places.things import class_of
from geo.places.tokens import Tokens, fold

_DIVISIONS = frozenset(("admin1", "admin2"))
_JOINING = frozenset(("and", "or", "&"))
_GROUNDS = frozenset(("area", "community", "settlement", "zone"))
_ANOTHER = " and the "  # 'Zambia and the Eastern Region': 'Bosnia and Herzegovina' has no article
_AROUND = frozenset(("adjacent", "adjoining", "nearby", "neighboring", "neighbouring", "surrounding"))
_SITED = lexicon.NEAR | lexicon.CONQUEST_VERBS | lexicon.SURE_BEFORE_A_NAME | {"in", "inside"}

_FURTHEST_NEAR = 6  # tokens
_NEIGHBOURING = frozenset(("adjacent", "nearby", "neighboring", "neighbouring"))
_BEFORE_NEAR = frozenset(
    (
        "about",
        "adjacent",
        "and",
        "close",
        "far",
        "just",
        "kilometers",
        "kilometres",
        "km",
        "mile",
        "miles",
        "next",
        "not",
        "some",
    )
)


@dataclass(frozen=True, slots=True)
class Hint:
    """A name that the toponym is said to lie in, and how the text says so; `beyond` is what that one lies in.

    `called`: the text calls it a division, as 'Kherson region'; `divided`: and the toponym surely lies there. `sited`:
    something is in the toponym, there: 'a clinic in Hama in Benue', and not 'migrants from Lagos in Ontario'. `paired`:
    the two stand alone: 'La Paz, Sonora.'; not in a list of names. `likely`: the toponym lies there if any of its
    bearers does, as in 'in Sonora state near Yecora'.
    """

    name: str
    how: Literal["comma", "possessive", "of", "in", "bracket", "introduced", "near"]
    beyond: str = ""
    called: bool = False
    divided: bool = False
    sited: bool = False
    paired: bool = False
    likely: bool = False


def hints_after(text: str, tokens: Tokens, toponym: Toponym, end: int) -> list[Hint]:
    """Containers named after the toponym: 'X, Y', 'X (Y)', 'X district of Y', 'X in northern Y'."""
    words, folds = tokens.words, tokens.folds
    i = toponym.last
    if i < end and _is_code(words[i]) and tokens.starts[i] - tokens.ends[i - 1] == 1 and not words[i - 1].isupper():
        return [Hint(words[i], "comma")]  # 'Austin TX'
    after, ground = kind_word_after(folds, i, min(end, i + 3)), False
    if after:
        i += after[0]
    elif i + 1 < end and folds[i + 1] in ("of", "in") and (folds[i] in _GROUNDS or is_division_word(folds[i])):
        i += 1  # 'the Suntsar area of Gwadar'
        ground = True
    i = _past_surroundings(tokens, i, end)
    if held := _held_together(text, tokens, i, end):
        return held
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
        sited = folds[i] != "on" and (bool(after) or ground or _is_sited(tokens, toponym))
        return _named_there(text, tokens, i + 1, end, relation, sited=sited)
    return _beside(text, tokens, i, end)


def _beside(text: str, tokens: Tokens, i: int, end: int) -> list[Hint]:
    """'X near Y', 'X 20 km south of Y', 'X and nearby Y', where these words begin at `i`."""
    for j in range(i, min(end, i + _FURTHEST_NEAR)):
        if lies_beside(tokens.folds, i, j) or (j > i and tokens.folds[j] in _NEIGHBOURING):
            return [Hint(name, "near") for name in capitalised(text, tokens, j + 1, end)[0][:2]]
        if not (tokens.words[j].isdecimal() or tokens.folds[j] in _BEFORE_NEAR or compass(tokens.folds[j])):
            break
    return []


def _past_surroundings(tokens: Tokens, i: int, end: int) -> int:
    """The token after 'and surrounding villages', where that stands at `i`."""
    if i + 2 >= end or tokens.folds[i] != "and" or tokens.folds[i + 1] not in _AROUND:
        return i
    return i + 3 if _is_plural_kind(tokens.folds[i + 2]) else i


def _held_together(text: str, tokens: Tokens, i: int, end: int) -> list[Hint]:
    """'Sadar, Chhatak and Derai upazilas of Y', 'Krasne, Terny, Spirne of the Donetsk region'."""
    stop = whole_list(tokens, i, end)
    if stop > i and stop + 1 < end and tokens.folds[stop + 1] in ("of", "in") and _is_plural_kind(tokens.folds[stop]):
        return _named_there(text, tokens, stop + 2, end, "of", sited=True)
    if stop + 1 < end and tokens.folds[stop] == "of":
        hints = _named_there(text, tokens, stop + 1, end, "of", sited=True)
        return [replace(hint, divided=True) for hint in hints if hint.called]
    return []


def _is_sited(tokens: Tokens, toponym: Toponym) -> bool:
    """Whether the word before a name tells that something is or happens there: 'in Bagh', 'in the Bagh area'."""
    before = toponym.first - 1
    if before > 0 and tokens.folds[before] == "the":
        before -= 1
    if before > 0 and tokens.folds[before] == "of":
        of = tokens.folds[before - 1]  # 'a resident of Fatehpur in Y', 'the town of Majdal in Y'
        return of in lexicon.SETTLEMENT_KINDS or class_of(of) == "person"
    return before >= 0 and tokens.folds[before] in _SITED


def _is_plural_kind(folded: str) -> bool:
    """Whether a word is the plural of one for a division, a town or a village: 'upazilas', 'villages'."""
    one = folded.removesuffix("s")
    settled = one in lexicon.KIND_WORDS_BEFORE or one in _GROUNDS
    return bool(singular(folded)) or (one != folded and settled)


def _set_apart(text: str, tokens: Tokens, i: int, end: int) -> list[Hint]:
    """'X, Y', 'X (Y)', 'X, a town in northern Y', where `i` is the comma or the bracket."""
    how: Literal["comma", "bracket"] = "comma" if tokens.words[i] == "," else "bracket"
    county = _past_co(tokens, i + 1)
    names, after = capitalised(text, tokens, county, min(len(tokens), i + 8))
    names = names[:3]
    if county > i + 1 and names:
        divided = not _goes_on(tokens, after, end)
        return [Hint(name, how, called=True, divided=divided) for name in (names[0], f"County {names[0]}")]
    if not names and how == "comma" and i + 2 < end and tokens.folds[i + 1] == "in":
        hints = _named_there(text, tokens, i + 2, end, "in", sited=True)  # 'X, in northern Y'
        return [hint if hint.divided else replace(hint, sited=False) for hint in hints]
    if not names and how == "comma":
        return _appositive(text, tokens, i + 1, end)
    divided = bool(names) and _is_divided(tokens, names[0], after, end)
    paired = how == "comma" and _is_a_pair(tokens, i, after, end)
    hints = [Hint(name, how, called=divided, divided=divided, paired=paired) for name in names]
    # 'Agona, Estre District of South Gondar Zone'
    held = [hint.name.partition(" of ")[2] for hint in hints[:1] if is_division_word(_word_before_of(hint.name))]
    return [*hints, *(Hint(name, how, called=divided, divided=divided) for name in held)]


def _past_co(tokens: Tokens, i: int) -> int:
    """The token after 'Co' or 'Co.', as the Irish write for a county: 'Athenry, Co Galway'."""
    if i + 2 >= len(tokens) or tokens.words[i] not in ("Co", "CO"):
        return i
    return i + 1 + (tokens.words[i + 1] == ".")


def _is_a_pair(tokens: Tokens, comma: int, after: int, end: int) -> bool:
    """Whether two names with a comma between them stand in no list: none goes on, and none leads to them."""
    # A list may go on behind a line's end, too; 'Santiago, Ilocos Sur, resigned' is none.
    i = after + (after < len(tokens) and tokens.words[after] == ",")
    goes_on = i < len(tokens) and (tokens.folds[i] in _JOINING or (i > after and _may_be_listed(tokens, i)))
    if any(word in _JOINING for word in tokens.folds[comma + 1 : after]):
        return False  # 'X, Y and Z'
    if after == comma + 2 and compass(tokens.folds[comma + 1]):
        return False  # 'Kansas City, North'
    first = comma - 1
    while first > 0 and tokens.words[first - 1][0].isupper():
        first -= 1
    led = first > 1 and tokens.words[first - 1] == "," and tokens.words[first - 2][0].isupper()
    return not (goes_on or led)


def _may_be_listed(tokens: Tokens, i: int) -> bool:
    """Whether a word may be the next name of a list: no month, as in 'Abbeville, Miss., Aug. 23'."""
    folded = tokens.folds[i]
    return tokens.words[i][0].isupper() and folded not in lexicon.NO_NAMES and folded not in lexicon.SHORT_MONTHS


def _word_before_of(name: str) -> str:
    """'district' of 'Estre District of South Gondar Zone'; '' where a name has no 'of'."""
    head, of, _ = name.partition(" of ")
    return fold(head.rpartition(" ")[2]) if of else ""


def _is_called(tokens: Tokens, name: str, after: int, end: int) -> bool:
    """Whether a name's last word, or the one at `after`, calls it a division: 'Y region', 'Y Province of Zambia'."""
    if (after < end and is_division_word(tokens.folds[after])) or is_division_word(_word_before_of(name)):
        return True
    return " " in name and is_division_word(fold(name.rpartition(" ")[2]))


def _is_divided(tokens: Tokens, name: str, after: int, end: int) -> bool:
    """Whether a name is called a division, and no list goes on: 'X, Y region'."""
    return _is_called(tokens, name, after, end) and not _goes_on(tokens, after, end)


def _goes_on(tokens: Tokens, after: int, end: int) -> bool:
    """Whether a list of names goes on behind the one that ends at `after`, or behind its word for a division."""
    after += after < end and is_division_word(tokens.folds[after])
    return after < end and tokens.folds[after] in _JOINING


def _named_there(
    text: str, tokens: Tokens, i: int, end: int, how: Literal["of", "in"], *, sited: bool = False
) -> list[Hint]:
    """The name that begins at `i` or after articles and directions there: 'the northern Y'."""
    i = _past_narrowing(tokens, i, end)
    # 'the municipality of Y'
    headed = i + 2 < end and is_division_word(tokens.folds[i]) and tokens.folds[i + 1] == "of"
    if headed:
        i = _past_narrowing(tokens, i + 2, end)
    names, after = capitalised(text, tokens, i, end)
    names, beyond = _without_what_holds(names)
    if names and " " in names[0] and compass(tokens.folds[i]):
        names = [names[0], names[0].partition(" ")[2]]  # 'South Venezuela' lies in no South
    called = bool(names) and (headed or _is_called(tokens, names[0], after, end))
    divided = sited and called and not _goes_on(tokens, after, end)
    return [Hint(name, how, beyond, called=called, divided=divided, sited=sited) for name in names[:2]]


def _without_what_holds(names: list[str]) -> tuple[list[str], str]:
    """The forms of a name without what a division of it lies in, and that: 'Y Local Government Area' of 'Z'."""
    names = [name for name in names if _ANOTHER not in name]
    head, of, beyond = names[0].partition(" of ") if names else ("", "", "")
    words = head.split()
    called = any(is_division_word(fold(" ".join(words[-length:]))) for length in range(1, min(4, len(words))))
    return ([name for name in names if name in head], beyond) if of and called else (names, "")


def _past_narrowing(tokens: Tokens, i: int, end: int) -> int:
    """The token after articles and directions: 'Y' of 'the northern Y'."""
    while i < end and not tokens.words[i][:1].isupper() and _narrows(tokens, i):
        i += 1
    return i


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
