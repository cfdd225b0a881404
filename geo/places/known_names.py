"""Names that the gazetteer knows and the words beside them give away: 'in Bratunac', 'Prairie du Chien'."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.gazetteer import flags as bits
from geo.places import lexicon
from geo.places.features import gazetteer_marks
from geo.places.labels import LOCATION
from geo.places.mentions import HYPHENS, phrase
from geo.places.names import Names
from geo.places.stretches import Span, list_item, part_of_longer_name
from geo.places.tokens import Tokens
from geo.places.word_classes import is_given_name

_SURE_BEFORE = lexicon.words(
    "in near northern southern eastern western northeastern northwestern southeastern southwestern captured seized "
    "retook recaptured liberated shelled bombed bombarded stormed besieged entered reached fled evacuated occupied"
)
_SETTLED = bits.ADMIN2 | bits.CITY_100K | bits.CITY_15K | bits.SMALLER_PLACE
_BODIES = lexicon.words(
    "police fire sheriff city town township public high volunteer municipal circuit superior elementary middle senior"
)
_LONG_NAME = 3  # tokens


class KnownNames:
    """Finds what a recogniser passed over.

    Parameters
    ----------
    names
        What the gazetteer says of names.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._flags = names.flags

    def find(self, tokens: Tokens, taken: Sequence[str]) -> list[Span]:
        """(first token, last token, label) of names where `taken` has none."""
        present = set(tokens.folds)
        spans = [*self._after_in(tokens, taken), *self._whole_names(tokens, taken)]
        if not present.isdisjoint(_BODIES):
            spans += self._bodies(tokens, taken)
        if not present.isdisjoint(lexicon.ARTICLES):
            spans += self._arabic_names(tokens, taken)
        return spans

    def _after_in(self, tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
        """A name after 'in', 'western' or 'captured' that a province or larger town bears, in any spelling."""
        for i in tokens.capitals:
            if not i or tokens.folds[i - 1] not in _SURE_BEFORE or taken[i]:
                continue
            last = list_item(tokens, i)
            name = phrase(tokens.folds, i, last)
            if len(name) < 5 or tokens.words[i].isupper() or any(taken[i:last]):
                continue
            if not part_of_longer_name(tokens, i, last) and (
                self._names.is_larger_place(name) or self._plainly_a_town(tokens, i, last)
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

    def _bodies(self, tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
        """A known town before what only a town has: 'Corsicana Police Department', 'Harwinton Senior Center'."""
        marks = gazetteer_marks(tokens, self._flags)
        for i in tokens.capitals:
            last = i + 1
            if last >= len(tokens) or tokens.folds[last] not in _BODIES or not tokens.words[last][:1].isupper():
                continue
            first = i
            while marks[first][0] in ("I", "E") and first:
                first -= 1
            known = marks[first][1]
            if (
                any(taken[first:last])
                or not known & (_SETTLED | bits.ADMIN1)
                or known & (bits.COMMON_WORD | bits.DEMONYM)
            ):
                continue
            before = tokens.words[first - 1] if first else ""
            if before[:1].isupper() and tokens.folds[first - 1] not in lexicon.FUNCTION_WORDS:
                continue
            if not any(is_given_name(word) for word in tokens.folds[first:last]):
                yield first, last, LOCATION

    def _plainly_a_town(self, tokens: Tokens, first: int, last: int) -> bool:
        """Whether only places are called so, as far as the gazetteer and the tables of words tell: 'in Bratunac'."""
        known = self._flags(phrase(tokens.folds, first, last))
        if not known & _SETTLED or known & (bits.COMMON_WORD | bits.DEMONYM):
            return False
        return not any(is_given_name(word) for word in tokens.folds[first:last])

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
                before in ("from", "of", "to", "at") and self._names.sounds_like_a_place(name)
            ):
                yield i, i + 3, LOCATION
