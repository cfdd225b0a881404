"""Names that the words beside them call divisions: 'Cochabamba Department', 'the provinces of Namur and Luxembourg'."""

from __future__ import annotations

from collections.abc import Callable

from geo.model import PlaceKind
from geo.places import lexicon
from geo.places.division_words import divisions_called, singular
from geo.places.name_lists import after_list, before_list
from geo.places.tokens import Tokens

Division = Callable[[str, str], PlaceKind | None]
"""The kind of the division that bears a name where a folded word says what it is: GazetteerNames.division."""

_LEADS = frozenset(("including", "namely"))
_OPENINGS = frozenset((":", "-", "–", "—"))
# Words that say of a name that the gazetteer has for no such division that it is one; a state may be a country.
_SURELY = frozenset(("governorate", "province", "region"))
# An office is named on: 'the Florida Department of Health'.
_OF_AN_OFFICE = frozenset(("for", "of"))


def is_division(tokens: Tokens, last: int, name: str, division: Division) -> bool:
    """Whether the word at `last` calls the name before it a division and is not the beginning of an office's name."""
    if last >= len(tokens) or tokens.folds[last] not in divisions_called():
        return False
    after = tokens.words[last + 1] if last + 1 < len(tokens) else ""
    goes_on = after.lower() in _OF_AN_OFFICE or after.istitle()
    return not goes_on and division(name, tokens.folds[last]) is not None


def division_beside(
    tokens: Tokens, first: int, last: int, begin: int, end: int, name: str, division: Division
) -> tuple[PlaceKind, str] | None:
    """The kind and its words of a division named in tokens `first` to `last` of a sentence, `begin` to `end`."""
    for word, said in (
        _word_after(tokens, first, last, begin, end),
        _word_before(tokens, first, begin, joined=after_list(tokens, last, end) > last),
    ):
        kind = division(name, word) if word else None
        if kind is None and word in _SURELY and said.lower() != word:
            kind = lexicon.KIND_WORDS_AFTER[word][0]  # 'the Hiran and Bay regions', as 'the Hiran region' is one
        if kind is not None:
            return kind, said
    return None


def is_of_several(words: str) -> bool:
    """Whether the words for a division are those for several, so that a comma joins two of them: 'states of'."""
    return bool(singular(words.partition(" ")[0].lower()))


def _word_after(tokens: Tokens, first: int, last: int, begin: int, end: int) -> tuple[str, str]:
    """'Cochabamba Department', 'Garissa and Wajir counties': the folded word for one, and as it is written."""
    if last < end and tokens.folds[last] in divisions_called():
        return tokens.folds[last], tokens.words[last]
    stop = after_list(tokens, last, end)
    if stop == last and before_list(tokens, first, begin, joined=False) == first:
        return "", ""
    # The list may have taken the word for its last name's: 'Kursk and Belgorod Oblasts'.
    for i in (stop, stop - 1):
        word = singular(tokens.folds[i]) if last <= i < end else ""
        if word and tokens.folds[i - 1] != "united":  # 'Mexico and the United States'
            return word, tokens.words[i]
    return "", ""


def _word_before(tokens: Tokens, first: int, begin: int, *, joined: bool) -> tuple[str, str]:
    """'The department of Cochabamba', 'the provinces of Namur and Luxembourg'."""
    whole = before_list(tokens, first, begin, joined=joined)
    for start in dict.fromkeys((first, whole)):
        i = start - 1 if start > begin and tokens.folds[start - 1] == "of" else start
        word = tokens.folds[i - 1] if i > begin else ""
        of = " of" if i < start else ""
        if of and start == first and word in divisions_called():
            return word, tokens.words[i - 1] + of
        if singular(word):
            return singular(word), tokens.words[i - 1] + of
    listed = _past_lead(tokens, whole, begin) if whole < first or joined else begin
    word = tokens.folds[listed - 1] if listed > begin else ""
    return (singular(word), tokens.words[listed - 1]) if singular(word) else ("", "")


def _past_lead(tokens: Tokens, first: int, begin: int) -> int:
    """The token after the noun that a list begins behind: 'counties – A', 'counties, including A'; `begin` if none."""
    i = first - 1
    if i <= begin:
        return begin
    if tokens.words[i] in _OPENINGS:
        return i
    lead = 2 if tokens.folds[i - 1 : i + 1] == ["such", "as"] else int(tokens.folds[i] in _LEADS)
    i += 1 - lead
    return max(begin, i - (tokens.words[i - 1] == ",")) if lead else begin
