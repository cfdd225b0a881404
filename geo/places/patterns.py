"""Completes names that a recogniser trained on general news cuts short or misses: kind words, particles, lines.

It finds 'Badush' instead of 'Badush Heights', 'Sinjar' instead of 'Bab Sinjar', and never 'old city'.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

from geo.gazetteer import flags as bits
from geo.model import PlaceKind
from geo.places import lexicon
from geo.places.adjectives import Adjectives
from geo.places.coordination import beside_a_place, by_direction, coordinated, joined, landforms, pairs
from geo.places.features import gazetteer_marks, name_end
from geo.places.gazetteer_names import GazetteerNames
from geo.places.hyphenated import joined_lines
from geo.places.known_names import KnownNames
from geo.places.labels import DEMONYM, LOCATION
from geo.places.listed_lines import listed_lines
from geo.places.marked_names import names_by_mark, with_states_apart, without_figures
from geo.places.mentions import HYPHENS, LINE_KINDS, is_called_province, kind_word_after, phrase
from geo.places.no_places import names_no_place
from geo.places.persons import without_persons
from geo.places.recognising import Recognised
from geo.places.rivers import rivers_by_article
from geo.places.stretches import (
    LONGEST_NAME,
    Span,
    disjoint,
    found_again,
    generic_quarters,
    hyphenated_end,
    is_white_house,
    listed,
    name_before,
    named_rivers,
    part_of_longer_name,
    seats,
    surnames,
    trimmed,
)
from geo.places.tokens import Tokens
from geo.places.whole_nouns import is_whole_noun
from geo.places.word_classes import cluster, is_given_name

# Kinds of which a kind word in lower case shows that an unknown name before it is a place's.
_TELLING = frozenset(("crossing", "quarter", "admin1", "building", "base", "mountain", "admin2"))
_LONG_NAME = 3  # tokens
# A name that the recogniser passed over more often than this for each time it found it is probably no place.
_MOST_REPEATS = 3
_KIND_OF_FLAGS: dict[str, int] = {
    "country": bits.COUNTRY,
    "admin1": bits.ADMIN1,
    "admin2": bits.ADMIN2,
    "mountain": bits.REGION,
} | dict.fromkeys(("quarter", "building", "base", "crossing"), bits.LOCAL)
_ANY_PLACE = bits.COUNTRY | bits.ADMIN1 | bits.ADMIN2 | bits.CITY_100K | bits.CITY_15K | bits.SMALLER_PLACE | bits.LOCAL


class Patterns:
    """Completes what a recogniser found.

    Parameters
    ----------
    names
        What the gazetteer says of names.
    """

    def __init__(self, names: GazetteerNames) -> None:
        self._names = names
        self._flags = names.flags
        self._known_names = KnownNames(names)
        self._adjectives = Adjectives(names)

    def complete(self, tokens: Tokens, found: Iterable[Recognised]) -> list[Span]:
        """(first token, last token, label) in order, disjoint."""
        pieces = [piece for item in found if (piece := trimmed(tokens, item)) is not None]
        pieces = [without_figures(tokens, piece, self._flags) for piece in pieces]
        pieces = with_states_apart(tokens, pieces, self._flags)
        found = [self._relabelled(tokens, piece) for piece in without_persons(tokens, pieces, self._flags)]
        taken = [""] * len(tokens)
        for item in found:
            taken[item.first : item.last] = [item.label] * (item.last - item.first)
        present = set(tokens.folds)
        known = partial(self._known, tokens)
        spans: list[Span] = list(generic_quarters(tokens)) if "old" in present else []
        spans += [self._widened(tokens, item, taken) for item in found]
        if not present.isdisjoint(lexicon.TELLING_WORDS):
            spans += self._given_away(tokens, taken)
        spans += self._local_names(tokens, taken)
        spans += self._known_names.find(tokens, taken)
        spans += names_by_mark(tokens, taken, self._flags, self._names.is_found)
        spans += joined(tokens, taken)
        if not present.isdisjoint(lexicon.PLURAL_KINDS):
            spans += listed(tokens, taken)
        spans += coordinated(tokens, taken, known)
        spans += beside_a_place(tokens, taken, known)
        if not present.isdisjoint(lexicon.COMPASS):
            spans += by_direction(tokens, taken, known)
        if "river" in present:
            spans += named_rivers(tokens, taken)
        if "the" in present:
            spans += rivers_by_article(tokens, taken, self._names.is_known_river)
        if not present.isdisjoint(lexicon.LANDFORMS):
            spans += landforms(tokens, taken)
        if "between" in present:
            spans += pairs(tokens, taken, known)
        spans = disjoint(spans)
        spans = disjoint([*spans, *listed_lines(tokens, spans, self._flags)])
        spans = disjoint([*spans, *self._repeated(tokens, spans), *self._adjectives.find(tokens), *seats(tokens)])
        spans = [
            span for span in spans if span[2] == DEMONYM or not names_no_place(tokens, span[0], span[1], self._names)
        ]
        return joined_lines(tokens, spans)

    def _local_names(self, tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
        """Quarters, bases, crossings, regions and waters from our tables; the training texts name few of them."""
        marks = gazetteer_marks(tokens, self._flags)
        past = 0
        for i in tokens.capitals:
            position, known = marks[i]
            if not known or i < past:
                continue
            last = name_end(marks, i) if position == "B" else i + 1
            if self._is_local_name(tokens, i, last, known, taken):
                particle = self._particle(tokens, i, last)
                first = i if particle is None else particle
                if not part_of_longer_name(tokens, first, last):
                    yield self._widened(tokens, Recognised(first, last, LOCATION), taken)
            past = last

    def _is_local_name(self, tokens: Tokens, i: int, last: int, known: int, taken: Sequence[str]) -> bool:
        """Whether a name with the flags `known` is a local one that is missing or was recognised in pieces only."""
        if not known & (bits.LOCAL | bits.REGION) or known & (bits.COMMON_WORD | bits.DEMONYM):
            return False
        if is_white_house(tokens, i):
            return False
        if any(taken[i:last]):
            # Of a long name recognised in pieces, the whole is meant: 'Grand Nuri al-Kabir Mosque'.
            return last - i >= _LONG_NAME and not all(taken[i:last])
        acronym = tokens.words[i].isupper() and known & bits.REGION
        return last > i + 1 or (not acronym and self._grounded(tokens, i))

    def _grounded(self, tokens: Tokens, index: int) -> bool:
        """Whether a lone word stands where a place would, or has no other use that the word tables know of."""
        word, folded = tokens.words[index], tokens.folds[index]
        before = tokens.folds[index - 1] if index else ""
        after = tokens.folds[index + 1] if index + 1 < len(tokens) else ""
        if before in lexicon.LOCATIVE_PREPOSITIONS or before in lexicon.COMPASS or after in lexicon.KIND_WORDS_AFTER:
            return True
        if is_whole_noun(tokens, index, self._flags):
            return True
        return not (cluster(word) or cluster(word.lower()) or is_given_name(folded))

    def _known(self, tokens: Tokens, first: int, last: int) -> bool:
        """Whether the gazetteer has a place of this name that is no everyday word."""
        known = self._flags(phrase(tokens.folds, first, last))
        return bool(known & (_ANY_PLACE | bits.REGION)) and not known & (bits.COMMON_WORD | bits.DEMONYM)

    def _relabelled(self, tokens: Tokens, item: Recognised) -> Recognised:
        """The find as a demonym if it is a lone word that can be one but no country or province, or as a province."""
        if item.label == DEMONYM and is_called_province(tokens.folds, item.last):  # "Ethiopia's Amhara region"
            is_one = self._flags(phrase(tokens.folds, item.first, item.last)) & bits.ADMIN1
            return Recognised(item.first, item.last, LOCATION) if is_one else item
        is_demonym = item.last - item.first == 1 and self._adjectives.is_only_one(tokens, item.first)
        if is_demonym:
            return Recognised(item.first, item.last, self._adjectives.label(tokens, item.first))
        return item

    def _repeated(self, tokens: Tokens, spans: Sequence[Span]) -> Iterable[Span]:
        """Further occurrences, with a capital, of names found once, unless they are also a person's name."""
        names: dict[str, set[tuple[str, ...]]] = {}
        found: Counter[tuple[str, ...]] = Counter()
        persons = surnames(tokens)
        for first, last, label in spans:
            words = tuple(tokens.folds[first:last])
            found[words] += 1
            if label != LOCATION or last - first > 2 * LONGEST_NAME:
                continue
            if words[2 if words[0] in lexicon.ARTICLES and len(words) > 2 else 0] in persons:
                continue
            if tokens.words[last - 1][:1].isupper() and self._repeatable(tokens, first, last):
                names.setdefault(words[0], set()).add(words)
        again: dict[tuple[str, ...], list[Span]] = {}
        for words, span in found_again(tokens, names, spans):
            again.setdefault(words, []).append(span)
        for words, places in again.items():
            if len(places) <= _MOST_REPEATS * found[words]:
                yield from places

    def _repeatable(self, tokens: Tokens, first: int, last: int) -> bool:
        """Whether a name is worth looking for again: not one short common word."""
        known = self._flags(phrase(tokens.folds, first, last))
        return last - first > 1 or (len(tokens.words[first]) > 3 and not known & bits.COMMON_WORD)

    def _widened(self, tokens: Tokens, item: Recognised, taken: Sequence[str]) -> Span:
        """The recognised stretch with particles before it and the kind word after it."""
        first, last = item.first, item.last
        if item.label == DEMONYM:
            return first, last, DEMONYM
        while (before := self._particle(tokens, first, last)) is not None and not any(taken[before:first]):
            first = before
        last = hyphenated_end(tokens, last)
        first = self._whole_phrase(tokens, first, last, taken)
        if self._is_longer_province(tokens, first, last) and not taken[last]:
            return first, last + 1, LOCATION
        after = kind_word_after(tokens.folds, last, min(len(tokens), last + 3))
        if after and after[2] and not any(taken[last : last + after[0]]):
            length, kind, _ = after
            if tokens.words[last][:1].isupper() or not self._stands_alone(tokens, first, last, kind):
                last += length
        return first, last, LOCATION

    def _is_longer_province(self, tokens: Tokens, first: int, last: int) -> bool:
        """Whether a name and the capital after it are a province's: 'New York State', even of its Attorney General."""
        if last >= len(tokens) or not tokens.words[last].istitle() or tokens.words[last] in lexicon.ABBREVIATIONS:
            return False
        is_office = tokens.folds[last + 1 : last + 2] in (["of"], ["for"])  # 'the Florida Department of Health'
        return not is_office and bool(self._flags(phrase(tokens.folds, first, last + 1)) & bits.ADMIN1)

    def _whole_phrase(self, tokens: Tokens, first: int, last: int, taken: Sequence[str]) -> int:
        """Where a name that ends with this one begins: 'grand mosque of Mosul'."""
        if first < 2 or tokens.folds[first - 1] != "of":
            return first
        for begin in range(max(0, first - 4), first - 1):
            if not any(taken[begin:first]) and self._flags(phrase(tokens.folds, begin, last)) & bits.LOCAL:
                return begin
        return first

    def _stands_alone(self, tokens: Tokens, first: int, last: int, kind: PlaceKind) -> bool:
        """Whether a lower-case kind word only follows: no prison is called 'Texas prison'."""
        if kind in LINE_KINDS or kind in ("water", "river", "area", "desert", "island"):
            return True
        name = phrase(tokens.folds, first, last)
        return bool(self._flags(name) & (bits.COUNTRY | bits.REGION)) or (
            kind not in ("admin1", "admin2", "base", "crossing", "building", "airport")
        )

    def _particle(self, tokens: Tokens, first: int, last: int) -> int | None:
        """Where the name begins if the token before it is a particle of it."""
        before = first - 1
        if before < 0:
            return None
        if tokens.words[before] in HYPHENS and before and tokens.ends[before] == tokens.starts[first]:
            before -= 1
        folded = tokens.folds[before]
        if folded not in lexicon.PARTICLES or tokens.starts[first] - tokens.ends[before] > 1:
            return None
        if folded in lexicon.ARTICLES:
            hyphen = tokens.words[first - 1] in HYPHENS
            return before if hyphen or folded not in ("at", "an", "as", "ad") else None
        if tokens.words[before][:1].isupper() and self._flags(phrase(tokens.folds, before, last)) & _ANY_PLACE:
            return before
        return None

    def _given_away(self, tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
        """Names the recogniser missed, given away by a kind word: 'the Shifa neighborhood', 'al-Nuri mosque'."""
        folds, words = tokens.folds, tokens.words
        for i, folded in enumerate(folds):
            if folded not in lexicon.TELLING_WORDS or not i or taken[i] or taken[i - 1]:
                continue
            after = kind_word_after(folds, i, min(len(tokens), i + 3))
            if after is None or after[1] not in _TELLING:
                continue
            first = name_before(tokens, i, taken)
            if first == i or self._names.is_demonym(words[i - 1]) or not self._tells(tokens, first, i, after[1]):
                continue
            yield first, i + after[0] if after[2] else i, LOCATION

    def _tells(self, tokens: Tokens, first: int, last: int, kind: PlaceKind) -> bool:
        folds = tokens.folds[first:last]
        if any(w in lexicon.PERSON_CUES or w in lexicon.ORGANISATION_HEADS or w in lexicon.GIVEN_NAMES for w in folds):
            return False
        if folds[0] in lexicon.PARTICLES and len(folds) > 1:
            return True
        known = self._flags(phrase(folds, 0, len(folds)))
        if known & _KIND_OF_FLAGS.get(kind, 0) or self._names.division(" ".join(folds), tokens.folds[last]):
            return True
        if tokens.folds[last] in lexicon.ADMINISTRATIVE_WORDS and len(folds) < 3 and first > 0:
            return True
        if not tokens.words[last].islower() or tokens.folds[last] == "base" or not first:
            return False
        return kind in ("crossing", "quarter", "admin1") and tokens.folds[first - 1] in ("the", "in", "s")
