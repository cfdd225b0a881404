"""Across documents: an event without a day of its own may be one that another outlet dates.

A sharpened interval is an inference, so it never replaces what the document itself says: it stands beside the
document's own interval, narrower, with the mention it was taken from. The demands are strict: the same place,
intervals that agree, the same kind, most of the telling words in common, numbers that don't contradict, one answer.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from geo.dates.words import listed
from geo.model import Basis, EventKind

LEAST_SHARED = 5  # words and numbers besides the place's own
LEAST_ALIKE = 0.5  # share of the shorter sentence's words, by weight, that both have
LEAST_ALIKE_WIDE = 0.65  # the same where the document itself says little or nothing of the time
WIDE = 31  # days
COMMON = 200  # events at one place that a word may stand in and still tell one from another
LONGEST = 600  # characters of a sentence that are compared: longer ones are lists

_WORD = re.compile(r"[^\W\d_]{3,}|\d[\d,.]*\d|\d")
_STOPWORDS = frozenset(
    listed(
        """
    about above after again against all also although among and any are around because been before being between both
    but can could did does doing down during each either few for from further had has have having her here hers him his
    how into its itself just last least less like made make many may might more most much near nearly next not now off
    one only onto other our out over own per said same says she should since some still such than that the their them
    then there these they this those through told too toward towards two under until upon very was were what when where
    which while who whom whose why will with within without would yet you your today yesterday tomorrow monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september october
    november december early late week month year day days weeks months years according report reported reports official
    officials source sources news agency statement"""
    )
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one document tells it. `mention` is the address of its place mention, unique over all documents."""

    document: str
    mention: str
    place: str
    place_text: str
    first: date | None
    last: date | None
    kind: EventKind
    basis: Basis
    sentence: str


@dataclass(frozen=True, slots=True)
class Sharpened:
    """A narrower interval for the event at `mention`, inferred from the one at `source`."""

    mention: str
    source: str
    first: date
    last: date
    reason: str


def sharpen(tellings: Sequence[Telling]) -> tuple[Sharpened, ...]:
    """Narrower intervals that other documents give to events told without a day, in the order of `tellings`.

    Depends on the set of tellings alone, not on their order, except for the order of the result.
    """
    by_place: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        if telling.kind != "planned" and len(telling.sentence) <= LONGEST:
            by_place[telling.place].append(telling)
    found: dict[str, Sharpened] = {}
    for group in by_place.values():
        if len({telling.document for telling in group}) > 1:
            found.update((one.mention, one) for one in _sharpen_group(group))
    return tuple(found[telling.mention] for telling in tellings if telling.mention in found)


def content_words(sentence: str, *, without: str = "") -> frozenset[str]:
    """Words and numbers that tell one event from another: no function words, no dates, not the place's own name."""
    own = _folded_words(without)
    words = map(_read, _WORD.findall(sentence))
    return frozenset(term for folded, term in words if term and folded not in own)


@lru_cache(maxsize=1024)
def _folded_words(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(name))


@lru_cache(maxsize=1 << 16)
def _read(word: str) -> tuple[str, str]:
    """A word without case, and what it stands for in a comparison: its stem, '' for a function word."""
    folded = word.casefold()
    stem = _stem(folded)
    return folded, "" if stem in _STOPWORDS else stem


def _stem(word: str) -> str:
    """'captured', 'captures' and 'capturing' as one; numbers without their commas."""
    if word[0].isdigit():
        return word.replace(",", "").rstrip(".")
    if word in _STOPWORDS:
        return word
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


class _Group:
    """The tellings of one place, with an index from words to those that can date others."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self.words = {one.mention: content_words(one.sentence, without=one.place_text) for one in tellings}
        self.sources = [one for one in tellings if one.basis in ("sentence", "clause") and one.first and one.last]
        self.postings: defaultdict[str, list[int]] = defaultdict(list)
        for index, source in enumerate(self.sources):
            for word in self.words[source.mention]:
                self.postings[word].append(index)
        seen = Counter(word for words in self.words.values() for word in words)
        # how much a word tells of the event: the rarer at this place, the more
        self.weight = {word: math.log((len(tellings) + 1) / count) + 0.5 for word, count in seen.items()}

    def alike(self, telling: Telling) -> list[Telling]:
        """Dated tellings of other documents that seem to tell of the same event, in the order of the group."""
        own = self.words[telling.mention]
        least = LEAST_ALIKE if _length(telling) <= WIDE else LEAST_ALIKE_WIDE
        telling_words = (word for word in sorted(own) if len(self.postings[word]) <= COMMON)
        shared = Counter(index for word in telling_words for index in self.postings[word])
        likely = (self.sources[index] for index, count in sorted(shared.items()) if count >= LEAST_SHARED)
        return [
            source
            for source in likely
            if source.document != telling.document
            and source.kind in (telling.kind, "reported")
            and _is_alike(own, self.words[source.mention], self.weight, least)
        ]


def _sharpen_group(tellings: Sequence[Telling]) -> Iterator[Sharpened]:
    group = _Group(tellings)
    for telling in tellings:
        if len(group.words[telling.mention]) >= LEAST_SHARED and _length(telling) != 1:
            sharper = _agreed(telling, group.alike(telling))
            if sharper is not None:
                yield sharper


def _length(telling: Telling) -> float:
    """Days of an interval, both ends included; infinite when an end is open."""
    return (telling.last - telling.first).days + 1 if telling.first and telling.last else math.inf


def _is_alike(one: frozenset[str], other: frozenset[str], weight: dict[str, float], least: float) -> bool:
    numbers, others = ({word for word in words if word[0].isdigit()} for words in (one, other))
    if numbers and others and not numbers & others:
        return False
    # sums in a fixed order: floats added in another order may differ in the last digit
    common, whole = (sum(weight[w] for w in sorted(words)) for words in (one & other, min(one, other, key=_by_size)))
    return common >= least * whole


def _by_size(words: frozenset[str]) -> tuple[int, list[str]]:
    return len(words), sorted(words)


def _agreed(telling: Telling, alike: Sequence[Telling]) -> Sharpened | None:
    """The interval that all tellings alike leave, if there is one and it is narrower."""
    first, last = telling.first, telling.last
    for other in alike:
        first = max(first, other.first) if first and other.first else first or other.first
        last = min(last, other.last) if last and other.last else last or other.last
    if not alike or first is None or last is None or first > last or (last - first).days + 1 >= _length(telling):
        return None
    source = min(alike, key=lambda other: (_length(other), other.mention))
    days = first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
    reason = f"inferred: {source.document} tells the same of {source.place_text} and dates it {days}"
    return Sharpened(telling.mention, source.mention, first, last, reason)
