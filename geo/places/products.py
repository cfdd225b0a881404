"""Companies and goods with a place's name: 'Wells Fargo', 'Air France', 'a Hyundai Tucson'."""

from __future__ import annotations

from geo.places import lexicon, role_words
from geo.places.mentions import Toponym
from geo.places.things import thing_called
from geo.places.tokens import Tokens

_AFTER_A_WARE = frozenset((".", ",", ";", "!", "?", "", "and", "or"))


def product(tokens: Tokens, toponym: Toponym, *, country: bool) -> str:
    """Why a name is part of a company's or of what something is sold as, or ''.

    A `country` is no model of a car, but the maker's branch there: 'Ford Germany'.
    """
    first, last = toponym.first, toponym.last
    called = thing_called(tokens, first, last, toponym.names[0].lower())
    if called:
        return f"'{called}' is called after it"
    if _is_company(tokens, first, last) or _is_airline(tokens, first) or _has_partners(tokens, last):
        return "part of the name of a company"
    if _is_model(tokens, first):
        maker = tokens.words[first - 1]
        return f"the firm '{maker}' in a country" if country else f"a model of '{maker}'"
    if not country and _is_beside_a_company(tokens, first, last):
        return f"named together with '{tokens.words[first - 3]} {tokens.words[first - 2]}'"
    if _is_ware(tokens, first, last):
        return f"'{tokens.words[last]}' is called after it"
    return "" if country or not _is_one_of_many(tokens, first, last) else f"'{tokens.words[first - 1]}' before it"


def _is_company(tokens: Tokens, first: int, last: int) -> bool:
    folds = tokens.folds
    before = (folds[first - 1], *folds[first:last]) if first else ()
    after = tuple(folds[first : last + 1])
    return tuple(folds[first:last]) in role_words.COMPANIES or bool({before, after} & role_words.COMPANIES)


def _is_airline(tokens: Tokens, first: int) -> bool:
    """'Air France', unlike 'by air France'."""
    before = tokens.words[first - 1] if first else ""
    return before.istitle() and before.lower() in role_words.AIRLINES


def _is_model(tokens: Tokens, first: int) -> bool:
    """'The Toyota Tacoma', unlike 'Toyota, Tacoma'."""
    before = tokens.words[first - 1] if first else ""
    return before[:1].isupper() and before.lower() in role_words.MAKERS


def _is_beside_a_company(tokens: Tokens, first: int, last: int) -> bool:
    """'Deutsche Bank and Santander raised': named in one breath with a company, right before a verb."""
    folds, words = tokens.folds, tokens.words
    if first < 3 or folds[first - 1] != "and" or folds[first - 2] not in role_words.COMPANY_HEADS:
        return False
    named = words[first - 2][:1].isupper() and words[first - 3][:1].isupper()
    return named and last < len(words) and words[last].islower() and folds[last] not in lexicon.FUNCTION_WORDS


def _is_ware(tokens: Tokens, first: int, last: int) -> bool:
    """'A Philadelphia cheesesteak', unlike 'in Bordeaux wine is cheap'."""
    if last >= len(tokens) or tokens.words[last] not in role_words.WARES:
        return False
    return not first or tokens.folds[first - 1] not in lexicon.LOCATIVE_PREPOSITIONS


def _is_one_of_many(tokens: Tokens, first: int, last: int) -> bool:
    """'Smoked a Havana': what one can have one of, unlike 'a Havana suburb' and 'a Havana that has changed'."""
    if not first or tokens.words[first - 1] not in ("a", "an"):
        return False
    after = tokens.folds[last] if last < len(tokens) else "."
    return after in _AFTER_A_WARE


def _has_partners(tokens: Tokens, last: int) -> bool:
    """'Hull & Sons'."""
    if last + 1 >= len(tokens) or tokens.words[last] != "&" or not tokens.words[last + 1][0].isupper():
        return False
    return tokens.folds[last + 1] in role_words.PARTNERS
