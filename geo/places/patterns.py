"""What a recogniser trained on general news leaves out: kind words, particles, generic quarters, lines.

It finds 'Badush' and not 'Badush Heights', 'Sinjar' and not 'Bab Sinjar', and has never met 'old city' as a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from geo.gazetteer import flags as bits
from geo.model import PlaceKind
from geo.places import lexicon
from geo.places.features import Flags, gazetteer_marks
from geo.places.labels import DEMONYM, LOCATION
from geo.places.mentions import HYPHENS, LINE_KINDS, kind_word_after, phrase
from geo.places.recogniser import Recognised
from geo.places.tokens import Tokens

_ARTICLES = frozenset("al el ar as ash at an ad az".split())
# First parts of names that recognisers leave out: 'Bab', 'Tal', 'Port'.
_PARTICLES = _ARTICLES | frozenset(
    "bab tal tall tel tell abu umm um wadi jabal jebel khan deir dayr ras ain ayn bir kafr beit bayt ibn bani beni qasr "
    "qalat nahr san santa santo sao st saint fort port mount lake cape new los las la le les nova novo nizhny veliky "
    "stary novy koh kuala tanjung ciudad villa puerto rio monte north south east west upper lower great grand".split()
)
_NAME_JOINERS = _ARTICLES | frozenset(("of", "de", "la", "bin", "ibn"))
# Kinds whose lower-case kind word gives a name away that the gazetteer doesn't know.
_TELLING = frozenset(("crossing", "quarter", "admin1", "building", "base", "mountain", "admin2"))
_TELLING_WORDS = frozenset(
    "neighborhood neighbourhood district quarter governorate province mosque base heights crossing border oblast raion".split()
)
_ADMIN_WORDS = frozenset(("governorate", "oblast", "raion"))
_KIND_OF_FLAGS: dict[str, int] = {
    "country": bits.COUNTRY,
    "admin1": bits.ADMIN1,
    "admin2": bits.ADMIN2,
    "quarter": bits.LOCAL,
    "building": bits.LOCAL,
    "base": bits.LOCAL,
    "crossing": bits.LOCAL,
    "mountain": bits.REGION,
}
_ANY_PLACE = bits.COUNTRY | bits.ADMIN1 | bits.ADMIN2 | bits.CITY_100K | bits.CITY_15K | bits.SMALLER_PLACE | bits.LOCAL
_SURE_PREPOSITIONS = frozenset("in near around outside inside into across through toward towards".split())
_ENDING_MARKS = frozenset('…?!;:"“”')
_COMPASS_POINTS = frozenset("north south east west northern southern eastern western central".split())
# Words that open the name of an armed group, here after which a place name is none: 'Jabhat Fath al-Sham'.
_MOVEMENTS = frozenset(
    "jabhat fath fatah jund jaish jaysh liwa hayat hayat tahrir harakat ahrar ansar kataib hizb asaib hashd saraya "
    "faylaq failaq".split()
)
_PLURAL_KINDS = frozenset(
    "villages towns cities districts neighborhoods neighbourhoods provinces governorates suburbs settlements hamlets "
    "localities areas quarters counties communities municipalities states".split()
)
_LIST_OPENERS = frozenset("including of like such as namely called named : ,".split())
_LONGEST_LIST = 40
_OLD_NOUNS = frozenset(("city", "town", "quarter", "medina"))
_NOT_A_QUARTER = frozenset(
    "hall council manager halls clerk government administration jail road street councillor attorney center-left bridge "
    "police planner ordinance limits".split()
)
_SEATS = frozenset(("pentagon", "kremlin"))
_AFTER_ADJECTIVES = lexicon.PERSON_CUES | frozenset(
    "army forces troops government military navy police soldiers air foreign defense defence parliament republic embassy "
    "coalition militia militias rebels officials authorities troops border islamic national".split()
)
# Words that are capitalised only because they open a sentence or stand in a headline.
_FUNCTION_WORDS = frozenset(
    "the a an in at for of to from on near and when while after before as if but since around across inside outside with "
    "by although though where both that now today meanwhile yet so because until once only even then there over under "
    "into about against along between beyond during despite like through throughout within without is was are were not "
    "why how what who which this these those his her their its our no or nor".split()
)
# Verbs of headlines in title case: 'Battle For Mosul Enters Its Final Stage'.
_HEADLINE_VERBS = frozenset(
    "enters falls faces says seeks wants gets is as after for in on with and to from by over under amid at of but hits "
    "calls warns braces battle offensive attack".split()
)
_LONGEST_NAME = 4

Span = tuple[int, int, str]


class Patterns:
    """Completes what a recogniser found.

    Parameters
    ----------
    flags
        The gazetteer's bit flags of a normalised phrase.
    is_demonym
        Whether a word is a demonym.
    of_country
        Whether a demonym is of a place, and not of a people without one.
    is_place
        Whether a country, province or larger town bears the name in some spelling, and it is no common word.
    sounds_like_a_place
        Whether anything in the gazetteer bears the name or one spelt much like it.
    """

    def __init__(
        self,
        flags: Flags,
        is_demonym: Callable[[str], bool],
        of_country: Callable[[str], bool],
        is_place: Callable[[str], bool],
        sounds_like_a_place: Callable[[str], bool],
    ) -> None:
        self._sounds_like_a_place = sounds_like_a_place
        self._flags = flags
        self._is_place = is_place
        self._is_demonym = is_demonym
        self._of_country = of_country

    def complete(self, tokens: Tokens, found: Iterable[Recognised]) -> list[Span]:
        """(first token, last token, label) in order, disjoint."""
        found = [self._relabelled(tokens, piece) for item in found if (piece := _trimmed(tokens, item)) is not None]
        taken = [""] * len(tokens)
        for item in found:
            taken[item.first : item.last] = [item.label] * (item.last - item.first)
        spans: list[Span] = list(_generic_quarters(tokens))
        spans += [self._widened(tokens, item, taken) for item in found]
        spans += self._given_away(tokens, taken)
        spans = _disjoint(
            [
                *spans,
                *self._local_names(tokens, taken),
                *self._after_in(tokens, taken),
                *self._arabic_names(tokens, taken),
                *_listed(tokens, taken),
            ]
        )
        spans = _disjoint([*spans, *self._repeated(tokens, spans), *self._adjectives(tokens), *_seats(tokens)])
        return _joined_lines(tokens, spans)

    def _local_names(self, tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
        """Quarters, bases and crossings of our own tables, which no training text names."""
        marks = gazetteer_marks(tokens, self._flags)
        i = 0
        while i < len(marks):
            position, known = marks[i]
            last = i + 1
            if position == "B":
                while last < len(marks) and marks[last][0] in ("I", "E"):
                    last += 1
                    if marks[last - 1][0] == "E":
                        break
            if known & bits.LOCAL and not known & bits.COMMON_WORD and not any(taken[i:last]) and not _house(tokens, i):
                particle = self._particle(tokens, i, last)
                first = i if particle is None else particle
                if not _part_of_longer_name(tokens, first, last):
                    yield first, last, LOCATION
            i = last

    def _after_in(self, tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
        """A lone capitalised word after 'in' that a province or larger town bears, in whatever spelling."""
        for i in range(1, len(tokens)):
            word = tokens.words[i]
            if tokens.folds[i - 1] not in ("in", "near") or not word[:1].isupper() or word.isupper() or taken[i]:
                continue
            if len(word) > 4 and not _part_of_longer_name(tokens, i, i + 1) and self._is_place(word):
                yield i, i + 1, LOCATION

    def _arabic_names(self, tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
        """'near al-Bukamal', 'from Al-Hamadaniyyah': after a preposition of place, not after a person's name."""
        for i in range(1, len(tokens) - 2):
            if tokens.folds[i] not in _ARTICLES or tokens.words[i + 1] not in HYPHENS or any(taken[i : i + 3]):
                continue
            before = tokens.folds[i - 1]
            if not tokens.words[i + 2][:1].isupper() or _part_of_longer_name(tokens, i, i + 3):
                continue
            name = phrase(tokens.folds, i, i + 3)
            if before in _SURE_PREPOSITIONS or (
                before in ("from", "of", "to", "at") and self._sounds_like_a_place(name)
            ):
                yield i, i + 3, LOCATION

    def _relabelled(self, tokens: Tokens, item: Recognised) -> Recognised:
        """A lone word that is a demonym and no country or province is one, whatever the recogniser called it."""
        if item.last - item.first == 1 and item.label != DEMONYM and self._only_demonym(tokens, item.first):
            return Recognised(item.first, item.last, DEMONYM)
        return item

    def _only_demonym(self, tokens: Tokens, index: int) -> bool:
        known = self._flags(tokens.folds[index])
        return bool(known & bits.DEMONYM) and not known & (bits.COUNTRY | bits.ADMIN1 | bits.CITY_100K)

    def _adjectives(self, tokens: Tokens) -> Iterable[Span]:
        """Demonyms the recogniser passed over."""
        for i, word in enumerate(tokens.words):
            if word[:1].isupper() and len(word) > 3 and self._only_demonym(tokens, i) and self._of_country(word):
                if not self._in_a_title(tokens, i):
                    yield i, i + 1, DEMONYM

    def _in_a_title(self, tokens: Tokens, index: int) -> bool:
        """Whether capitals other than demonyms stand beside it: 'American Airlines', 'The French Connection'."""
        for beside in (index - 1, index + 1):
            if 0 <= beside < len(tokens):
                gap = tokens.starts[max(beside, index)] - tokens.ends[min(beside, index)]
                folded = tokens.folds[beside]
                plain = folded in (_FUNCTION_WORDS if beside < index else _AFTER_ADJECTIVES)
                if tokens.words[beside][:1].isupper() and gap <= 1 and not plain:
                    if not self._flags(folded) & (bits.DEMONYM | bits.COUNTRY):
                        return True
        return False

    def _repeated(self, tokens: Tokens, spans: Sequence[Span]) -> Iterable[Span]:
        """Names found once, wherever else they stand with a capital and nothing says they are a person's."""
        names: dict[str, set[tuple[str, ...]]] = {}
        persons = _surnames(tokens)
        for first, last, label in spans:
            words = tuple(tokens.folds[first:last])
            if label == LOCATION and last - first <= 2 * _LONGEST_NAME and tokens.words[last - 1][:1].isupper():
                if tokens.folds[first] not in persons and self._repeatable(tokens, first, last):
                    names.setdefault(words[0], set()).add(words)
        covered = [False] * len(tokens)
        for first, last, _ in spans:
            covered[first:last] = [True] * (last - first)
        for i, folded in enumerate(tokens.folds):
            if covered[i] or folded not in names:
                continue
            for words in sorted(names[folded], key=len, reverse=True):
                last = i + len(words)
                if (
                    tuple(tokens.folds[i:last]) == words
                    and tokens.words[last - 1][:1].isupper()
                    and not any(covered[i:last])
                    and not _part_of_longer_name(tokens, i, last)
                ):
                    yield i, last, LOCATION
                    break

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
        first = self._whole_phrase(tokens, first, last, taken)
        after = kind_word_after(tokens.folds, last, min(len(tokens), last + 3))
        if after and after[2] and not any(taken[last : last + after[0]]):
            length, kind, _ = after
            if tokens.words[last][:1].isupper() or not self._stands_alone(tokens, first, last, kind):
                last += length
        return first, last, LOCATION

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
        if folded not in _PARTICLES or tokens.starts[first] - tokens.ends[before] > 1:
            return None
        if folded in _ARTICLES:
            return before
        if tokens.words[before][:1].isupper() and self._flags(phrase(tokens.folds, before, last)) & _ANY_PLACE:
            return before
        return None

    def _given_away(self, tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
        """Names the recogniser missed, given away by a kind word: 'the Shifa neighborhood', 'al-Nuri mosque'."""
        folds, words = tokens.folds, tokens.words
        for i in range(1, len(tokens)):
            if folds[i] not in _TELLING_WORDS or taken[i] or taken[i - 1]:
                continue
            after = kind_word_after(folds, i, min(len(tokens), i + 3))
            if after is None or after[1] not in _TELLING:
                continue
            first = _name_before(tokens, i, taken)
            if first == i or self._is_demonym(words[i - 1]) or not self._tells(tokens, first, i, after[1]):
                continue
            yield first, i + after[0] if after[2] else i, LOCATION

    def _tells(self, tokens: Tokens, first: int, last: int, kind: PlaceKind) -> bool:
        folds = tokens.folds[first:last]
        if any(w in lexicon.PERSON_CUES or w in lexicon.ORGANISATION_HEADS or w in lexicon.GIVEN_NAMES for w in folds):
            return False
        if folds[0] in _PARTICLES and len(folds) > 1:
            return True
        known = self._flags(phrase(folds, 0, len(folds)))
        if known & _KIND_OF_FLAGS.get(kind, 0):
            return True
        if tokens.folds[last] in _ADMIN_WORDS and len(folds) < 3 and first > 0:
            return True
        lower = tokens.words[last].islower() and tokens.folds[last] != "base"
        return (
            lower
            and kind in ("crossing", "quarter", "admin1")
            and first > 0
            and tokens.folds[first - 1] in ("the", "in")
        )


def _name_before(tokens: Tokens, index: int, taken: Sequence[str]) -> int:
    """Where the capitalised name that ends before token `index` begins (`index` itself if there is none)."""
    first = index
    while first > 0 and index - first < 2 * _LONGEST_NAME and not taken[first - 1]:
        word, folded = tokens.words[first - 1], tokens.folds[first - 1]
        if tokens.starts[first] - tokens.ends[first - 1] > 1:
            break
        joins = first < index and (folded in _NAME_JOINERS or word in HYPHENS)
        if not (word[:1].isupper() or joins) or (folded == "the"):
            break
        first -= 1
    while first < index and tokens.words[first] in HYPHENS:
        first += 1
    if first < index and tokens.folds[first] in ("of", "de", "the"):
        return index
    return first


def _generic_quarters(tokens: Tokens) -> Iterable[Span]:
    """'the Old City', "Mosul's old town", 'the old City of Mosul'."""
    folds, words = tokens.folds, tokens.words
    for i in range(len(tokens) - 1):
        if folds[i] != "old" or folds[i + 1] not in _OLD_NOUNS:
            continue
        before = folds[i - 1] if i else ""
        after = folds[i + 2] if i + 2 < len(tokens) else ""
        capital = words[i + 1][:1].isupper()
        if after in _NOT_A_QUARTER or not (capital or before in ("the", "'s", "’s")):
            continue
        last = i + 2
        if after == "of" and i + 3 < len(tokens) and words[i + 3][:1].isupper():
            last = i + 4
        yield i, last, LOCATION


def _surnames(tokens: Tokens) -> set[str]:
    """Words that somewhere in the document follow a given name or a title."""
    return {
        folded
        for before, folded, word in zip(tokens.folds, tokens.folds[1:], tokens.words[1:], strict=False)
        if word[:1].isupper() and (before in lexicon.GIVEN_NAMES or before in lexicon.PERSON_CUES)
    }


def _part_of_longer_name(tokens: Tokens, first: int, last: int) -> bool:
    """Whether capitals go on before or after: 'Lincoln' in 'Abraham Lincoln' or 'Lincoln Center'."""
    before = first > 0 and tokens.words[first - 1]
    if before and tokens.starts[first] - tokens.ends[first - 1] <= 1:
        folded = tokens.folds[first - 1]
        if before[:1].isupper() and folded not in _FUNCTION_WORDS:
            return True
        if folded in lexicon.PERSON_CUES or before in HYPHENS:
            return True
    if last < len(tokens) and tokens.starts[last] - tokens.ends[last - 1] == 1:
        after = tokens.words[last]
        return after[:1].isupper() and len(after) > 1 and tokens.folds[last] not in _HEADLINE_VERBS
    return last < len(tokens) and tokens.words[last] in HYPHENS and tokens.starts[last] == tokens.ends[last - 1]


def _trimmed(tokens: Tokens, item: Recognised) -> Recognised | None:
    """The stretch up to a mark that no name holds; None for a lone compass word or part of a movement's name."""
    last = next((i for i in range(item.first, item.last) if tokens.words[i] in _ENDING_MARKS), item.last)
    if last == item.first:
        return None
    if item.last - item.first == 1 and tokens.folds[item.first] in _COMPASS_POINTS:
        return None
    first = item.first
    while first > 0 and (tokens.words[first - 1] in HYPHENS or tokens.folds[first - 1] in _ARTICLES):
        first -= 1
    if tokens.folds[item.first] in _MOVEMENTS or (first > 0 and tokens.folds[first - 1] in _MOVEMENTS):
        return None
    return Recognised(item.first, last, item.label)


def _listed(tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
    """The names of 'villages including Qayyarah, Al-Hud and Ibn Nayf', however unknown."""
    for i, folded in enumerate(tokens.folds):
        if folded not in _PLURAL_KINDS:
            continue
        j = i + 1
        while j < len(tokens) and j < i + 4 and tokens.folds[j] in _LIST_OPENERS:
            j += 1
        if j == i + 1:
            continue
        names: list[Span] = []
        while j < len(tokens) and len(names) < _LONGEST_LIST:
            last = _list_item(tokens, j)
            if last == j:
                break
            names.append((j, last, LOCATION))
            j = last
            while j < len(tokens) and tokens.words[j] in (",", "and", "or", "&"):
                j += 1
            if j == last:
                break
        if len(names) > 1:
            yield from (span for span in names if not any(taken[span[0] : span[1]]))


def _list_item(tokens: Tokens, first: int) -> int:
    """Where the capitalised name that begins at `first` ends (`first` if none begins there)."""
    last = first
    while last < len(tokens) and last - first < 2 * _LONGEST_NAME:
        word, folded = tokens.words[last], tokens.folds[last]
        if word[:1].isupper() or folded in _ARTICLES:
            last += 1
        elif last > first and word in HYPHENS and last + 1 < len(tokens) and tokens.words[last + 1][:1].isalpha():
            last += 1
        else:
            break
    return last if last > first and tokens.words[last - 1][:1].isupper() else first


def _house(tokens: Tokens, index: int) -> bool:
    """'White House': nearly always the administration, which the recogniser has learned to tell."""
    return tokens.folds[index : index + 2] == ["white", "house"]


def _seats(tokens: Tokens) -> Iterable[Span]:
    """Buildings that stand for a government: actors, whatever the recogniser thinks of them."""
    for i, folded in enumerate(tokens.folds):
        if folded in _SEATS and tokens.words[i][:1].isupper():
            yield i, i + 1, LOCATION


def _disjoint(spans: Iterable[Span]) -> list[Span]:
    """Spans in order; of two that overlap the longer one, the earlier at a tie."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if kept and span[0] < kept[-1][1]:
            if span[1] - span[0] > kept[-1][1] - kept[-1][0]:
                kept[-1] = span
        else:
            kept.append(span)
    return kept


def _joined_lines(tokens: Tokens, spans: list[Span]) -> list[Span]:
    """'Iraq-Syria' 'frontier' as one mention of the whole line."""
    out: list[Span] = []
    i = 0
    while i < len(spans):
        first, last, label = spans[i]
        if i + 1 < len(spans) and spans[i + 1][0] == last + 1 and tokens.words[last] in HYPHENS:
            second = spans[i + 1]
            after = kind_word_after(tokens.folds, second[1], min(len(tokens), second[1] + 3))
            inside = kind_word_after(tokens.folds, second[1] - 1, second[1])
            if after and after[1] in LINE_KINDS:
                out.append((first, second[1] + after[0], LOCATION))
                i += 2
                continue
            if inside and inside[1] in LINE_KINDS:
                out.append((first, second[1], LOCATION))
                i += 2
                continue
        out.append((first, last, label))
        i += 1
    return out
