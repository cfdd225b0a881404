"""Articles that are one text: a wire report that several outlets printed, each cut and edited by its own desk.

Two texts are compared by the runs of three words that they share. What a desk does leaves most of them: it cuts
paragraphs, mostly from the end, changes the headline, the spelling and single words, and adds some of its own. Three
other kinds of article share as many and are no copies: reports by one template, which differ in names and numbers
between words that agree; a live page with news above what it said before, whose opening is new; and articles of one
outlet with the same background at their end, which share too little.

Runs are found by a sample of their hashes (all with the same remainder), so that the work grows with the number of
texts and not with that of their pairs: Broder, "On the resemblance and containment of documents", 1997.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.languages import ENGLISH, number_words

Hashes = NDArray[np.uint64]

RUN = 3
"""Words of a run."""
FEWEST_WORDS = 50
"""Of a text that is compared: shorter ones, such as flashes and single lines of a feed, agree by chance."""
LEAST_SHARE = 0.5
"""Of the shorter text's runs, those that stand in the longer one."""
OPENING = 40
"""Words from the beginning, headline included, in which the longer text's opening is sought in the shorter."""
LEAST_OPENING = 0.3
"""Of the runs of the longer text's opening, those that stand in the shorter one."""
LONGEST_CHANGE = 6
"""Words between two shared stretches that count as changed; more are added ones."""
MOST_ALTERED = 0.25
"""Of the names and numbers in shared stretches and changes, those that were changed."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")
_SAMPLE = 8  # one hash in so many is looked up
_MOST_HOLDERS = 50  # texts with one run, from which on it tells nothing
_MOST_TURNED = 50  # texts that become copies, or are none any more, before all that share a run with them are compared
_MOST_TRIED = 4  # texts that one is compared with word by word
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)
_NUMBER_WORDS = frozenset(word for word, value in number_words(ENGLISH).items() if value > 1)


@dataclass(frozen=True, slots=True)
class NearCopy:
    """A text, by its place in the order given, that is one with another; `share` of its runs stand in that one."""

    text: int
    of: int
    share: float


def body(text: str, begin: int, furniture: Iterable[tuple[int, int]]) -> str:
    """An article's text from `begin` without its furniture, given as sorted stretches."""
    kept: list[str] = []
    at = begin
    for start, end in furniture:
        kept.append(text[at : max(at, start)])
        at = max(at, end)
    return "\n".join([*kept, text[at:]])


def sample_of(text: str, cache: dict[str, int] | None = None) -> tuple[int, bytes]:
    """The number of a text's words, and a sample of the hashes of its runs: by these it is looked up among others."""
    runs = _runs(words_of(text), {} if cache is None else cache)
    sampled = np.unique((runs[runs % np.uint64(_SAMPLE) == 0] // np.uint64(_SAMPLE)).astype("<u4"))
    return len(runs) + RUN - 1, sampled.tobytes()


def near_copies(
    count: int,
    text_of: Callable[[int], str],
    samples: Sequence[tuple[int, bytes]] | None = None,
    *,
    known: Mapping[int, NearCopy | None] | None = None,
    touched: Iterable[bytes] = (),
) -> list[NearCopy]:
    """Which of some texts are copies of another among them, each with the longest that it is a copy of.

    Parameters
    ----------
    count : how many texts there are.
    text_of : gives one of them; asked several times for some, so that not all are held at once.
    samples : what `sample_of` gives for each, where that is known.
    known : what an earlier call gave for texts that stand now as then, in the same order among themselves. They are
        compared again only where it may have become otherwise.
    touched : samples of all other texts, as they were then and as they are now.
    """
    known = known or {}
    touched = list(touched)
    touched_runs = {run for sample in touched for run in _looked_up(sample)}
    spare = len(touched)  # by so many may the number of a run's holders differ from what it was
    most_held = _MOST_HOLDERS + spare + _MOST_TURNED
    cache: dict[str, int] = {}
    if samples is None:
        samples = [sample_of(text_of(at), cache) for at in range(count)]
    lengths = [words for words, _ in samples]
    holders: defaultdict[int, list[int]] = defaultdict(list)
    found: list[NearCopy] = []
    for at in sorted(range(count), key=lambda at: (-lengths[at], at)):
        if lengths[at] < FEWEST_WORDS:
            break
        sample = _looked_up(samples[at][1])
        shared = touched_runs.intersection(sample)
        if at in known and all(len(holders.get(run, ())) > _MOST_HOLDERS + spare for run in shared):
            copy = known[at]
        else:
            copy = _copy_of(at, sample, holders, text_of, cache)
            if at in known and (copy is None) != (known[at] is None):  # so others may find it now, or no longer
                touched_runs.update(sample)
                spare += 1
        if copy is not None:
            found.append(copy)
            continue
        for run in sample:
            if len(holders[run]) <= most_held:
                holders[run].append(at)
    return found


def _looked_up(sample: bytes) -> list[int]:
    runs: list[int] = np.frombuffer(sample, dtype="<u4").tolist()
    return runs


def _copy_of(
    at: int,
    sample: Sequence[int],
    holders: defaultdict[int, list[int]],
    text_of: Callable[[int], str],
    cache: dict[str, int],
) -> NearCopy | None:
    held = [holders.get(run, []) for run in sample]
    telling = [others for others in held if len(others) <= _MOST_HOLDERS]
    shared = Counter(other for others in telling for other in others)
    least = max(1.0, 0.5 * LEAST_SHARE * len(telling))  # a sample may hold fewer of the shared ones than there are
    likely = [other for other, often in shared.most_common(_MOST_TRIED) if often >= least]
    if not likely:
        return None
    words = words_of(text_of(at))
    tried = ((share_of(words, words_of(text_of(other)), cache), -other) for other in likely)
    share, other = max(tried)
    return NearCopy(at, -other, share) if share else None


def share_of(shorter: Sequence[str], longer: Sequence[str], cache: dict[str, int] | None = None) -> float:
    """Of the runs of a text, those that stand in a longer one that it is a copy of; 0 where it is none.

    Parameters
    ----------
    shorter, longer : the words of both, as `words_of` gives them.
    cache : hashes of words, kept between calls.
    """
    cache = {} if cache is None else cache
    own, other = _runs(shorter, cache), _runs(longer, cache)
    if not len(own) or not len(other):
        return 0.0
    stands = np.isin(own, other)
    share = float(stands.mean())
    if share < LEAST_SHARE:
        return 0.0
    if np.isin(other[:OPENING], own).mean() < LEAST_OPENING:
        return 0.0
    return share if _altered(shorter, set(longer), stands) <= MOST_ALTERED else 0.0


def words_of(text: str) -> list[str]:
    """The words of a text; of Chinese and Japanese its letters."""
    return _WORD.findall(text)


def _runs(words: Sequence[str], cache: dict[str, int]) -> Hashes:
    """A hash of each run of a text's words, without regard to case."""
    if len(words) < RUN:
        return np.empty(0, dtype=np.uint64)
    for word in words:
        if word not in cache:
            cache[word] = zlib.crc32(word.casefold().encode("utf-8", "surrogatepass"))
    hashes = np.fromiter((cache[word] for word in words), dtype=np.uint64, count=len(words))
    mixed = hashes[:-2] * _MIX[0] ^ hashes[1:-1] * _MIX[1] ^ hashes[2:] * _MIX[2]
    mixed ^= mixed >> np.uint64(29)
    spread: Hashes = mixed * _MIX[0] >> np.uint64(8)
    return spread


def _altered(words: Sequence[str], others: set[str], stands: NDArray[np.bool_]) -> float:
    """Of the names and numbers in the shared stretches of a text, those that the other text has not."""
    covered = np.zeros(len(words), dtype=bool)
    for offset in range(RUN):
        covered[offset : len(words) - RUN + 1 + offset] |= stands
    facts: set[str] = set()
    altered: set[str] = set()
    begin = -1  # of the stretch that isn't covered, where one is open behind a covered one
    for at, word in enumerate(words):
        if covered[at]:
            if begin >= 0 and at - begin <= LONGEST_CHANGE:
                changed = {one for one in words[begin:at] if _is_fact(one)}
                altered |= changed - others
                facts |= changed
            begin = -1
            if _is_fact(word):
                facts.add(word)
        elif begin < 0 and at and covered[at - 1]:
            begin = at
    return len(altered) / len(facts) if len(altered) > 1 else 0.0


def _is_fact(word: str) -> bool:
    """Whether a word is a number or written as a name."""
    return word[0].isdigit() or word[0].isupper() or word in _NUMBER_WORDS
