"""The role of a toponym: a place, an actor, or an adjective of a people.

'Moscow backed', 'the U.S.-led coalition' and 'Iran's foreign minister' name who acts, not where. The rules are patterns
of news English, tried in order; the first that holds gives the role and its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geo.model import Role
from geo.places import lexicon, role_words
from geo.places.acting import armed, before_article, combined, officer_of, origin, owning, saying
from geo.places.bearers import club
from geo.places.divisions import is_division
from geo.places.gazetteer_names import GazetteerNames
from geo.places.labels import DEMONYM
from geo.places.mentions import Toponym, phrase
from geo.places.name_lists import before_list
from geo.places.named_things import thing_named
from geo.places.organisations import POSSESSIVE, organisation
from geo.places.products import product
from geo.places.rivers import is_river
from geo.places.role_features import is_of_sport, kind_of
from geo.places.role_model import acting
from geo.places.sites import is_site
from geo.places.tokens import Tokens
from geo.places.verb_groups import is_adverb


class Judgement(NamedTuple):
    """A role and why; `acts` when the name alone stands for a government, as the name of a capital can.

    `borne`: something that is no place bears the name.
    """

    role: Role
    reason: str
    acts: bool = False
    borne: bool = False


GROUND = Judgement("location", "named as a place")
_LONGEST_CONTAINER = 3  # tokens
_LONGEST_END = 5  # tokens between 'and' and 'between'
_LONGEST_DEED = 6  # tokens from a verb to 'between'
_WAYS = role_words.MOTION | lexicon.TRAVELLING
_LONGEST_EXAMPLE = 3  # tokens: 'in many other countries such as'
PROVING_GROUND = role_words.ON_THE_GROUND | role_words.OVER | role_words.MOTION | lexicon.COMPASS

_TO_A_GROUND = PROVING_GROUND | frozenset(("to",))


class RoleJudge:
    """Judges roles from the words around a toponym.

    Parameters
    ----------
    names
        Tells which names are of countries, provinces and large cities: only these act.
    """

    def __init__(self, names: GazetteerNames) -> None:
        self._names = names

    def judge(self, tokens: Tokens, toponym: Toponym, begin: int, end: int) -> Judgement:
        """Role of one toponym; tokens `begin` to `end` are its sentence."""
        if toponym.label == DEMONYM:
            return Judgement("demonym", f"'{toponym.names[0]}' names a people or what belongs to a country")
        before = _word_before(tokens.folds, toponym.first, begin)
        if before in lexicon.COMPASS:
            return GROUND
        name = " ".join(tokens.folds[toponym.first : toponym.last]).removeprefix("the ")
        if name in role_words.SEATS:
            if before in role_words.BEFORE_A_SEAT and not _is_told_by(tokens, toponym, begin):
                return GROUND
            return Judgement("actor", f"'{name}' stands for those who work there")
        if name in role_words.BLOCS and before not in PROVING_GROUND:
            return Judgement("actor", f"'{name}' stands for its members")
        if is_division(tokens, toponym.last, toponym.names[0], self._names.division):
            return GROUND
        if is_site(tokens, toponym, begin, end):
            return GROUND
        part_of = organisation(tokens, toponym, begin, end, self._names.can_act) or combined(tokens, toponym, end)
        part_of = part_of or club(tokens, toponym, begin, end)
        if part_of:
            return Judgement("actor", part_of)
        thing = thing_named(tokens, toponym)
        thing = thing or product(tokens, toponym, country=self._names.is_country(toponym.names[0]))
        if thing:
            return Judgement("actor", thing, borne=True)
        says = saying(tokens, toponym, begin, end) or armed(tokens, toponym, begin, end)
        if says:
            return Judgement("actor", says)
        from_there = origin(tokens, toponym, begin, end) if self._names.names_ground(toponym.names[0]) else ""
        if from_there:
            return Judgement("demonym", from_there)
        if toponym.kind is not None or toponym.generic or not self._names.can_act(toponym.names[0]):
            return GROUND
        kind = kind_of(self._names, toponym.names[0])
        if is_river(tokens, toponym, self._names.has_river):
            return GROUND
        if self._is_told_where(tokens, toponym, end) or _is_end_of_line(tokens, toponym, begin):
            return GROUND
        if _is_example_of_ground(tokens, toponym, begin) or _is_in_what_is_owned(tokens, toponym, begin):
            return GROUND
        if _is_seen(tokens, toponym, begin) or (kind in ("city", "region") and _is_befallen(tokens, toponym.last, end)):
            return GROUND
        return self._as_government(tokens, toponym, begin, end, kind)

    def _is_told_where(self, tokens: Tokens, toponym: Toponym, end: int) -> bool:
        """Whether what the town lies in, or who lives there, stands behind it: nobody tells where a government lies."""
        i = toponym.last + 1
        if i < end and tokens.words[i - 1] == "(" and tokens.folds[i] in ("pop", "population"):
            return True
        if i >= end or tokens.words[i - 1] != "," or not tokens.words[i][:1].isupper():
            return False
        forms = (phrase(tokens.folds, i, last) for last in range(min(end, i + _LONGEST_CONTAINER), i, -1))
        return any(self._names.lies_in(toponym.names[0], form) for form in forms)

    def _as_government(self, tokens: Tokens, toponym: Toponym, begin: int, end: int, kind: str) -> Judgement:
        """Role of a name that can stand for a government, a people or a team."""
        owned = owning(tokens, toponym, end)
        if not owned and self._names.is_country(toponym.names[0]):
            owned = officer_of(tokens, toponym, begin)
        if owned:
            return Judgement("actor", owned)
        sign, alone = acting(tokens, toponym, begin, end, kind)
        # A team may be of any town of the name, a government is the country's or the capital's.
        return Judgement("actor", sign, acts=alone and not is_of_sport(tokens, begin, end)) if sign else GROUND


def _is_end_of_line(tokens: Tokens, toponym: Toponym, begin: int) -> bool:
    """Whether the name is one of two ends: 'the road between A and B', 'traders abducted between A and B'."""
    folds = tokens.folds
    first = before_article(folds, toponym.first)
    if first > begin and folds[first] == "and" and "between" in folds[max(begin, first - _LONGEST_END) : first]:
        first = max(i for i in range(max(begin, first - _LONGEST_END), first) if folds[i] == "between")
    if first <= begin or folds[first] != "between":
        return False
    if folds[first - 1] in lexicon.HALFWAY or folds[first - 1] in lexicon.LINES:
        return True
    return any(folds[i] in role_words.DONE_ON_THE_WAY for i in range(max(begin, first - _LONGEST_DEED), first))


def _is_example_of_ground(tokens: Tokens, toponym: Toponym, begin: int) -> bool:
    """'In other countries such as Poland', 'to places such as Lima and Quito'."""
    i = before_list(tokens, toponym.first, begin, joined=True)
    if i - 3 < begin or tokens.folds[i - 2 : i] != ["such", "as"]:
        return False
    phrase_before = range(i - 4, max(begin - 1, i - 4 - _LONGEST_EXAMPLE), -1)
    return any(tokens.folds[j] in _TO_A_GROUND for j in phrase_before)


def _is_seen(tokens: Tokens, toponym: Toponym, begin: int) -> bool:
    """'The ruins of Aleppo', 'welcome back to Cahul'."""
    folds = tokens.folds
    i = before_article(folds, toponym.first)
    if i <= begin:
        return False
    if folds[i] in lexicon.OF:
        return folds[i - 1] in lexicon.SEEN_OF_TOWNS and tokens.words[i - 1].islower()
    return folds[i] == "to" and "welcome" in folds[max(begin, i - 2) : i]


def _is_befallen(tokens: Tokens, last: int, end: int) -> bool:
    """'Cahul shelled again', as headings have it, where nothing follows that the town may have shelled."""
    if last >= end or tokens.folds[last] not in lexicon.HAPPENS_TO_TOWNS or not tokens.words[last].islower():
        return False
    after = tokens.folds[last + 1] if last + 1 < end else ""
    return not after[:1].isalnum() or after in role_words.PREPOSITIONS or is_adverb(after)


def _is_in_what_is_owned(tokens: Tokens, toponym: Toponym, begin: int) -> bool:
    """'In Mozambique's Cabo Delgado'."""
    i = toponym.first - 1
    if i <= begin or tokens.words[i] not in POSSESSIVE:
        return False
    while i > begin and (tokens.words[i - 1][0].isupper() or tokens.folds[i - 1] == "the"):
        i -= 1
    return tokens.folds[i - 1] in role_words.ON_THE_GROUND if i > begin else False


def _is_told_by(tokens: Tokens, toponym: Toponym, begin: int) -> bool:
    """'According to the Pentagon', 'loyal to the Kremlin', unlike 'a visit to the Kremlin': no way leads there."""
    i = before_article(tokens.folds, toponym.first)
    if tokens.folds[i] != "to" or i <= begin:
        return False
    return tokens.folds[i - 1] not in _WAYS


def _word_before(folds: Sequence[str], first: int, begin: int) -> str:
    """The folded word before a name and its article, '' before the sentence's first token `begin`."""
    last = before_article(folds, first)
    return folds[last] if last >= begin else ""
