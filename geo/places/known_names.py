"""Names that the gazetteer or the words beside them show to be places: 'the port of Suakin', "Cox's Bazar"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.gazetteer import flags as bits
from geo.gazetteer import normalise
from geo.places import lexicon
from geo.places.bearers import bears_only
from geo.places.befalling import VERBS, happens_to_a_town
from geo.places.bracketed_names import apposed, bracketed
from geo.places.features import gazetteer_marks, name_end
from geo.places.gazetteer_names import GazetteerNames
from geo.places.labels import LOCATION
from geo.places.marked_names import names_in_segments
from geo.places.mentions import HYPHENS, phrase
from geo.places.objects_of_deeds import objects_of_deeds
from geo.places.of_a_town import of_a_town
from geo.places.settlements import TOLD_BY, at_the_end_of_a_way, beside_their_kind
from geo.places.sites import SITES, site_end
from geo.places.stretches import Span, after_unknown_words, list_item, part_of_longer_name, surnames
from geo.places.tokens import Tokens
from geo.places.word_classes import cluster, is_given_name, is_surname

_SETTLED = bits.ADMIN2 | bits.CITY_100K | bits.CITY_15K | bits.SMALLER_PLACE
_TOWNS = bits.CITY_100K | bits.CITY_15K | bits.SMALLER_PLACE | bits.ADMIN2
_NO_TOWNS = bits.COMMON_WORD | bits.DEMONYM
_FIRST_SEGMENTS = 3  # a headline may stand before the report
_LONGEST_SOURCE = 10  # tokens: ', Texas (AP) '
_DASHES = frozenset("-\u2013\u2014")
_LONG_NAME = 3  # tokens
_POSSESSIVES = frozenset(("'s", "\u2019s"))
_OWNERS = bits.COUNTRY | bits.ADMIN1 | bits.CITY_100K  # "Mosul's Old City" is two names
_ANY = _SETTLED | bits.ADMIN1 | bits.LOCAL | bits.REGION


class KnownNames:
    """Finds names that a recogniser missed.

    Parameters
    ----------
    names
        What the gazetteer says of names.
    """

    def __init__(self, names: GazetteerNames) -> None:
        self._names = names
        self._flags = names.flags

    def find(self, tokens: Tokens, taken: Sequence[str]) -> list[Span]:
        """(first token, last token, label) of names where `taken` has none."""
        present = set(tokens.folds)
        spans = [*self._after_in(tokens, taken), *self._whole_names(tokens, taken), *self._datelines(tokens, taken)]
        if not present.isdisjoint(lexicon.TOWN_BODIES):
            spans += self._bodies(tokens, taken)
        if not present.isdisjoint(lexicon.SETTLEMENT_KINDS):
            spans += self._called(tokens, taken)
        if "s" in present:
            spans += self._possessives(tokens)
        spans += self._anywhere(tokens, taken)
        if not present.isdisjoint(SITES):
            spans += self._before_sites(tokens, taken)
        if not present.isdisjoint(TOLD_BY):
            spans += beside_their_kind(tokens, taken, self._flags)
        if not present.isdisjoint(lexicon.LINES):
            spans += at_the_end_of_a_way(tokens, taken, self._flags)
        spans += objects_of_deeds(tokens, taken, self._names)
        spans += of_a_town(tokens, taken, self._flags)
        spans += apposed(tokens, taken, self._flags)
        if "(" in tokens.words:
            spans += bracketed(tokens, taken, self._flags)
        if not present.isdisjoint(lexicon.ARTICLES) and not HYPHENS.isdisjoint(tokens.words):
            spans += self._arabic_names(tokens, taken)
        return spans

    def _after_in(self, tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
        """A name after 'in', 'western' or 'captured' that a province or larger town bears, in any spelling."""
        for i in tokens.capitals:
            at = i > 0 and tokens.folds[i - 1] == "at"
            if not i or not (at or tokens.folds[i - 1] in lexicon.SURE_BEFORE_A_NAME) or taken[i]:
                continue
            last = list_item(tokens, i)
            name = phrase(tokens.folds, i, last)
            if len(name) < 5 or tokens.words[i].isupper() or any(taken[i:last]):
                continue
            folded = tokens.folds[i]
            if at and last - i == 1 and (is_surname(folded) or cluster(folded) or cluster(tokens.words[i])):
                continue  # 'she shouted at Napier'
            if not part_of_longer_name(tokens, i, last) and (
                (not at and self._names.is_larger_place(name)) or self._plainly_a_town(tokens, i, last)
            ):
                yield i, last, LOCATION

    def _whole_names(self, tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
        """A town's name of three words and more, all of a run of capitals: 'Prairie du Chien', 'San Juan Chamula'."""
        marks = gazetteer_marks(tokens, self._flags)
        for i in tokens.capitals:
            if marks[i][0] != "B" or not marks[i][1] & _SETTLED or marks[i][1] & (bits.COMMON_WORD | bits.DEMONYM):
                continue
            last = i + 1
            while last < len(marks) and marks[last][0] in ("I", "E"):
                last += 1
                if marks[last - 1][0] == "E":
                    break
            if last - i >= _LONG_NAME and not any(taken[i:last]) and not part_of_longer_name(tokens, i, last):
                yield i, last, LOCATION

    def _anywhere(self, tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
        """A name that only a town bears, wherever it stands in a sentence: 'said that Mariupol had been shelled'.

        What happens to towns only gives away a name that families have as well: 'Napier has been flooded'.
        """
        persons = surnames(tokens) | after_unknown_words(tokens, self._flags)
        for (first, last), i, end, known in names_in_segments(tokens, self._flags):
            if not known & _TOWNS or known & _NO_TOWNS or any(taken[i:end]) or tokens.words[i].isupper():
                continue
            if _is_heading(tokens, first, last):
                continue
            if not persons.isdisjoint(tokens.folds[i:end]) and not _opens_a_clause(tokens, first, i, end):
                continue
            told = happens_to_a_town(tokens.folds, end, last) or self._is_no_family(tokens, i, end)
            if told and not part_of_longer_name(tokens, i, end) and not bears_only(tokens, i, end):
                yield i, end, LOCATION

    def _is_no_family(self, tokens: Tokens, first: int, last: int) -> bool:
        """Whether a name is a larger town's abroad, and none of its words is an English word or a given name."""
        if not self._names.is_town_abroad(phrase(tokens.folds, first, last)):
            return False
        return not any(cluster(word) or is_given_name(word) for word in tokens.folds[first:last])

    def _bodies(self, tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
        """A known town before an institution of towns: 'Corsicana Police Department', 'Harwinton Senior Center'."""
        marks = gazetteer_marks(tokens, self._flags)
        for i in tokens.capitals:
            last = i + 1
            if last == len(tokens) or tokens.folds[last] not in lexicon.TOWN_BODIES:
                continue
            first = i
            while marks[first][0] in ("I", "E") and first:
                first -= 1
            if tokens.words[last][:1].isupper() and not any(taken[first:last]):
                known = marks[first][1]
                town = known & (_SETTLED | bits.ADMIN1) and not known & (bits.COMMON_WORD | bits.DEMONYM)
                if town and not _after_a_name(tokens, first) and not _holds_given_name(tokens, first, last):
                    yield first, last, LOCATION

    def _before_sites(self, tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
        """A known town that begins the name of a site: 'Moknine General Hospital'."""
        marks = gazetteer_marks(tokens, self._flags)
        for i in tokens.capitals:
            known = marks[i][1]
            if marks[i][0] not in ("S", "B") or not known & _TOWNS or known & _NO_TOWNS or taken[i]:
                continue
            last = name_end(marks, i) if marks[i][0] == "B" else i + 1
            stop = site_end(tokens, last, len(tokens), schools=False)
            if any(taken[i:last]) or not stop:
                continue
            if _after_a_name(tokens, i) or _is_saints(tokens, i) or tokens.folds[i] in lexicon.COMPASS:
                continue  # 'St. Barnabas Hospital', 'the North Central Jail'
            alone = stop == last + 1 and not known & (bits.CITY_100K | bits.CITY_15K)  # 'Mayo Clinic'
            called = last - i == 1 and (is_surname(tokens.folds[i]) or (alone and cluster(tokens.words[i])))
            if not _holds_given_name(tokens, i, last) and not called:
                yield i, last, LOCATION

    def _datelines(self, tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
        """The place a report is sent from, even if a person bears its name: 'AUSTIN, Texas (AP) — Gov. Abbott'."""
        words = tokens.words
        for first, end in tokens.segments[:_FIRST_SEGMENTS]:
            last = first
            while last < end and (words[last].isupper() or (last > first and words[last] == "-")):
                last += 1
            dash = next((i for i in range(last, min(end, last + _LONGEST_SOURCE)) if words[i] in _DASHES), last)
            if (
                last == first
                or dash == end
                or words[dash] not in _DASHES
                or tokens.starts[dash] == tokens.ends[dash - 1]
            ):
                continue
            known = self._flags(phrase(tokens.folds, first, last))
            if known & (_ANY | bits.COUNTRY) and not known & bits.COMMON_WORD and not any(taken[first:last]):
                yield first, last, LOCATION

    def _called(self, tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
        """A name after its kind, known or not: 'the port of Suakin', 'the village of Koulogon'."""
        for i in tokens.capitals:
            if i < 2 or tokens.folds[i - 1] != "of" or tokens.words[i - 2] not in lexicon.SETTLEMENT_KINDS or taken[i]:
                continue
            last = list_item(tokens, i)
            if last > i and not any(taken[i:last]) and not part_of_longer_name(tokens, i, last):
                yield i, last, LOCATION

    def _possessives(self, tokens: Tokens) -> Iterable[Span]:
        """A name with an owner in it, also where a part was recognised: "Cox's Bazar", "St. John's"."""
        words, folds = tokens.words, tokens.folds
        for i, word in enumerate(words):
            if word not in _POSSESSIVES or not i or not words[i - 1][0].isupper():
                continue
            if self._flags(folds[i - 1]) & _OWNERS:
                continue
            span = self._around_possessive(tokens, i)
            if span is not None:
                yield span

    def _around_possessive(self, tokens: Tokens, i: int) -> Span | None:
        """The longest name of a place with the possessive at `i` in it."""
        words, folds = tokens.words, tokens.folds
        firsts = [i - 1]
        while len(firsts) < _LONG_NAME and firsts[-1] and self._joins(tokens, firsts[-1] - 1):
            firsts.append(firsts[-1] - 1)
        end = i + 1
        while end < len(words) and end - i < _LONG_NAME and words[end][0].isupper():
            end += 1
        for first, last in ((first, last) for last in range(end, i, -1) for first in reversed(firsts)):
            if last == i + 1 and not self._is_in_saints_town(tokens, first, last):
                continue
            known = self._flags(normalise(f"{phrase(folds, first, i)}s {phrase(folds, i + 1, last)}"))
            if known & _ANY and not known & (bits.COMMON_WORD | bits.DEMONYM):
                return first, last, LOCATION
        return None

    def _is_in_saints_town(self, tokens: Tokens, first: int, last: int) -> bool:
        """'in St. John's', where churches, schools and hospitals are 'at St. John's'."""
        saint, sure = (
            tokens.folds[first] in lexicon.SAINTS,
            first > 0 and tokens.folds[first - 1] in lexicon.SURE_BEFORE_A_NAME,
        )
        return saint and sure and not part_of_longer_name(tokens, first, last)

    def _joins(self, tokens: Tokens, index: int) -> bool:
        """Whether a token may belong to the name that goes on after it: a capital, or the stop of 'St.'."""
        word = tokens.words[index]
        return word[0].isupper() or (word == "." and index > 0 and tokens.folds[index - 1] in lexicon.SAINTS)

    def _plainly_a_town(self, tokens: Tokens, first: int, last: int) -> bool:
        """Whether only places are called so, as far as the gazetteer and the tables of words tell: 'in Bratunac'."""
        known = self._flags(phrase(tokens.folds, first, last))
        if not known & _SETTLED or known & (bits.COMMON_WORD | bits.DEMONYM):
            return False
        return not _holds_given_name(tokens, first, last)

    def _arabic_names(self, tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
        """'near al-Bukamal', 'from Al-Hamadaniyyah': after a preposition of place, not after a person's name."""
        for i, folded in enumerate(tokens.folds[:-2]):
            if folded not in lexicon.ARTICLES or not i or tokens.words[i + 1] not in HYPHENS or any(taken[i : i + 3]):
                continue
            before = tokens.folds[i - 1]
            if not tokens.words[i + 2][:1].isupper() or part_of_longer_name(tokens, i, i + 3):
                continue
            name = phrase(tokens.folds, i, i + 3)
            if before in lexicon.SURE_PREPOSITIONS or (
                before in lexicon.UNSURE_PREPOSITIONS and self._names.sounds_like_a_place(name)
            ):
                yield i, i + 3, LOCATION


def _is_heading(tokens: Tokens, first: int, last: int) -> bool:
    return 2 * sum(word[0].isupper() for word in tokens.words[first:last]) > last - first


def _opens_a_clause(tokens: Tokens, begin: int, first: int, last: int) -> bool:
    """'Activists said Levice was bombed': not Levice said it. Unless the text has the name elsewhere as well."""
    folds = tokens.folds
    if first - 2 < begin or folds[first - 1] not in lexicon.SPEECH_VERBS or not tokens.words[first - 2][0].isalpha():
        return False
    return last < len(tokens) and folds[last] in VERBS and folds.count(folds[first]) == 1


def _holds_given_name(tokens: Tokens, first: int, last: int) -> bool:
    return any(is_given_name(word) for word in tokens.folds[first:last])


def _is_saints(tokens: Tokens, first: int) -> bool:
    """'St. Barnabas', also where the stop is a token of its own."""
    return first > 1 and tokens.words[first - 1] == "." and tokens.folds[first - 2] in lexicon.ABBREVIATIONS


def _after_a_name(tokens: Tokens, first: int) -> bool:
    """Whether a capitalised word that is no function word stands before the token `first`."""
    before = tokens.words[first - 1] if first else ""
    return before[:1].isupper() and tokens.folds[first - 1] not in lexicon.FUNCTION_WORDS
