"""Companies, goods and treaties with a place's name: 'Wells Fargo', 'a Hyundai Tucson', 'the Helsinki accords'."""

from __future__ import annotations

from geo.places import lexicon, role_words
from geo.places.mentions import HYPHENS, Toponym
from geo.places.things import class_of, thing_called
from geo.places.tokens import Tokens
from geo.places.word_senses import word_of

_AFTER_A_WARE = frozenset((".", ",", ";", "!", "?", "", "and", "or"))

_ONE_OF = frozenset(("a", "an", "another", "no"))
_STYLES = frozenset(("class", "style"))
_BETWEEN_PARTNERS = frozenset((",", "and", "&"))
_LONGEST_FIRM = 20  # words and commas of its partners
_ONE_MORE = frozenset(("little", "next", "second"))
_DETERMINERS = frozenset(("a", "its", "our", "the", "their"))


def product(tokens: Tokens, toponym: Toponym, *, country: bool) -> str:
    """Why a name is part of a company's or of what something is sold as, or ''.

    A `country` is no model of a car, but the maker's branch there: 'Ford Germany'.
    """
    first, last = toponym.first, toponym.last
    called = thing_called(tokens, first, last, toponym.names[0].lower())
    if called and not _is_located(tokens, first):
        return f"'{called}' is called after it"
    thing = "" if country else _called_after(tokens, first, last)
    if thing:
        return f"'{thing}' is called after it"
    if _is_partner(tokens, first):
        return "one of those whom a firm is called after"
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
    return last < len(tokens) and tokens.words[last] in role_words.WARES and not _is_located(tokens, first)


def _is_located(tokens: Tokens, first: int) -> bool:
    """'In Bordeaux wine is cheap'."""
    return first > 0 and tokens.folds[first - 1] in lexicon.LOCATIVE_PREPOSITIONS


def _called_after(tokens: Tokens, first: int, last: int) -> str:
    """What bears the name: 'the Helsinki accords', 'Ohio-class submarines', 'the Treaty of Lisbon', or ''."""
    words, folds = tokens.words, tokens.folds
    after = folds[last : last + 2] if last < len(tokens) else []
    if after and after[0] in lexicon.CALLED_AFTER_TOWNS and not _is_located(tokens, first):
        return words[last]
    if after and words[last] in HYPHENS and after[-1] in _STYLES:
        return words[last + 1]
    if len(after) > 1 and after[0] == "class" and class_of(after[1]) == "vehicle":
        return words[last]
    i = first - 2
    if i < 0 or folds[first - 1] != "of":
        return ""
    if words[i].istitle() and folds[i] in lexicon.OF_TOWNS:
        return f"{words[i]} of"
    return f"{words[i]} of" if words[i] in lexicon.PARTS_OF_WORKS and _ends(tokens, last) else ""


def _ends(tokens: Tokens, last: int) -> bool:
    """Whether no further noun follows: 'an episode of Dallas', unlike 'the cast of London theatres'."""
    return last >= len(tokens) or not tokens.words[last][0].isalpha() or word_of(tokens.folds[last]).most != "n"


def _is_partner(tokens: Tokens, first: int) -> bool:
    """'The law firm of Novak, Hull and Silva'."""
    i, least = first - 1, max(0, first - _LONGEST_FIRM)
    while i > least and (tokens.words[i] in _BETWEEN_PARTNERS or tokens.words[i][0].isupper()):
        i -= 1
    return i > 0 and tokens.folds[i] == "of" and tokens.folds[i - 1] in ("firm", "firms", "partnership")


def _is_one_of_many(tokens: Tokens, first: int, last: int) -> bool:
    """'Smoked a Havana', 'the next Verdun': unlike 'a Havana suburb' and 'a Havana that has changed'."""
    if not first:
        return False
    before, further = tokens.folds[first - 1], tokens.folds[first - 2] if first > 1 else ""
    if before not in _ONE_OF and not (before in _ONE_MORE and further in _DETERMINERS):
        return False
    after = tokens.folds[last] if last < len(tokens) else "."
    return after in _AFTER_A_WARE


def _has_partners(tokens: Tokens, last: int) -> bool:
    """'Hull & Sons'."""
    if last + 1 >= len(tokens) or tokens.words[last] != "&" or not tokens.words[last + 1][0].isupper():
        return False
    return tokens.folds[last + 1] in role_words.PARTNERS
