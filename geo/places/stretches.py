"""Names that can be told by their form alone: lists of villages, old cities, lines between two ends.

Pure functions over tokens; the patterns that need the gazetteer are in geo.places.patterns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from geo.places import lexicon
from geo.places.labels import LOCATION
from geo.places.mentions import HYPHENS
from geo.places.recognising import Recognised
from geo.places.tokens import Tokens
from geo.places.votes import family_names
from geo.places.word_classes import cluster
from geo.places.word_senses import word_of

Span = tuple[int, int, str]
LONGEST_NAME = 4
_ADVERB = "r"
_ENDING_MARKS = frozenset('…?!;:"“”')
_LONGEST_LIST = 40
_LONGEST_SMALL_WORD = 4
_OPENERS_AFTER = frozenset(('"', "“", "‘", "("))


def name_before(tokens: Tokens, index: int, taken: Sequence[str]) -> int:
    """Where the capitalised name that ends before token `index` begins (`index` itself if there is none)."""
    first = index
    while first > 0 and index - first < 2 * LONGEST_NAME and not taken[first - 1]:
        word, folded = tokens.words[first - 1], tokens.folds[first - 1]
        if tokens.starts[first] - tokens.ends[first - 1] > 1:
            break
        joins = first < index and (folded in lexicon.PARTICLES_INSIDE_NAMES or word in HYPHENS)
        if not (word[:1].isupper() or joins) or (folded == "the"):
            break
        first -= 1
    while first < index and (tokens.words[first] in HYPHENS or tokens.folds[first] in ("of", "de", "the")):
        first += 1
    return first


def hyphenated_end(tokens: Tokens, last: int) -> int:
    """Where a name ends that goes on with small words between hyphens: 'Mazar' in 'Mazar-i-Sharif'."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    joined = (
        last + 3 < len(tokens)
        and words[last] in HYPHENS
        and words[last + 2] in HYPHENS
        and ends[last - 1] == starts[last]
        and ends[last + 2] == starts[last + 3]
        and ends[last + 2] - starts[last] == len(words[last + 1]) + 2
    )
    small = joined and words[last + 1].islower() and len(words[last + 1]) <= _LONGEST_SMALL_WORD
    return last + 4 if small and words[last + 3][:1].isupper() else last


def generic_quarters(tokens: Tokens) -> Iterable[Span]:
    """'the Old City', "Mosul's old town", 'the old City of Mosul'."""
    folds, words = tokens.folds, tokens.words
    for i, folded in enumerate(folds[:-1]):
        if folded != "old" or folds[i + 1] not in lexicon.OLD_QUARTERS:
            continue
        before = folds[i - 1] if i else ""
        after = folds[i + 2] if i + 2 < len(tokens) else ""
        capital = words[i + 1][:1].isupper()
        if after in lexicon.NOT_A_QUARTER or not (capital or before in ("the", "s")):
            continue
        last = i + 2
        if after == "of" and i + 3 < len(tokens) and words[i + 3][:1].isupper():
            last = i + 4
        yield i, last, LOCATION


def named_rivers(tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
    """'the River Tay', as the British call theirs."""
    for i in range(1, len(tokens) - 1):
        if tokens.folds[i] != "river" or tokens.folds[i - 1] != "the" or tokens.words[i] != "River":
            continue
        last = list_item(tokens, i + 1)
        if last > i + 1 and not any(taken[i:last]):
            yield i, last, LOCATION


@lru_cache(maxsize=1)  # several patterns ask for the same document's
def surnames(tokens: Tokens) -> frozenset[str]:
    """Words that follow a given name or a title anywhere in the document: 'baghdadi' by 'Bakr al-Baghdadi'."""
    words, folds = tokens.words, tokens.folds
    out = set(family_names(tokens))
    for i, folded in enumerate(folds[:-1], 1):
        if folded in lexicon.PERSON_CUES or (folded in lexicon.GIVEN_NAMES and words[i - 1][0].isupper()):
            j = i + 2 if folds[i] in lexicon.ARTICLES and words[i + 1 : i + 2] and words[i + 1] in HYPHENS else i
            if j < len(tokens) and words[j][:1].isupper():
                out.add(folds[j])
    return frozenset(out)


def after_unknown_words(tokens: Tokens, flags: Callable[[str], int]) -> set[str]:
    """Words that anywhere follow a capitalised one that is no English word and no place: 'Tenkodogo' by 'Tomasz'."""
    words, folds = tokens.words, tokens.folds
    return {
        folds[i]
        for i in tokens.capitals
        if i and words[i - 1].istitle() and words[i - 1].isalpha() and len(words[i - 1]) > 1
        and not _new_segment(tokens, i)
        and not (cluster(words[i - 1]) or cluster(folds[i - 1]) or flags(folds[i - 1]) or word_of(folds[i - 1]).most)
    }  # fmt: skip


def part_of_longer_name(tokens: Tokens, first: int, last: int) -> bool:
    """Whether capitals go on before or after: 'Lincoln' in 'Abraham Lincoln' or 'Lincoln Center'."""
    before = first > 0 and tokens.words[first - 1]
    if before and tokens.starts[first] - tokens.ends[first - 1] <= 1:
        folded = tokens.folds[first - 1]
        day = folded in lexicon.WEEKDAYS  # 'On Monday Tikrit was shelled'
        if (
            before[:1].isupper()
            and not day
            and folded not in lexicon.FUNCTION_WORDS
            and not _opens_only(tokens, first - 1)
        ):
            return True
        if folded in lexicon.PERSON_CUES or (before in HYPHENS and not _prefixed(tokens, first - 1)):
            return True
    if last < len(tokens) and tokens.starts[last] - tokens.ends[last - 1] == 1:
        after = tokens.words[last]
        return after[:1].isupper() and len(after) > 1 and tokens.folds[last] not in lexicon.HEADLINE_VERBS
    return _goes_on_after_hyphen(tokens, last)


def _goes_on_after_hyphen(tokens: Tokens, last: int) -> bool:
    """Whether a hyphen follows that a lower-case word doesn't: 'Kirkuk' in 'Kirkuk-Hawija', not in 'Kirkuk-based'."""
    hyphenated = last < len(tokens) and tokens.words[last] in HYPHENS and tokens.starts[last] == tokens.ends[last - 1]
    return hyphenated and not (last + 1 < len(tokens) and tokens.words[last + 1].islower())


def _opens_only(tokens: Tokens, index: int) -> bool:
    """Whether a word has its capital only because it opens a sentence: 'Opposite', 'Western', 'Retaking'."""
    opens = index == 0 or tokens.words[index - 1] in _OPENERS_AFTER or _new_segment(tokens, index)
    folded = tokens.folds[index]
    return opens and (
        folded in lexicon.COMPASS
        or folded in lexicon.NEAR
        or folded in lexicon.SENTENCE_OPENERS
        or word_of(folded).most == _ADVERB
        or (folded.endswith(("ing", "ly")) and len(folded) > 5 and folded not in lexicon.GIVEN_NAMES)
    )


def _new_segment(tokens: Tokens, index: int) -> bool:
    number = bisect_right(tokens.segments, (index, len(tokens) + 1)) - 1
    return tokens.segments[number][0] == index


def _prefixed(tokens: Tokens, hyphen: int) -> bool:
    """Whether a lower-case word other than an article is joined to a name: 'pre-Mosul', not 'al-Mosul'."""
    if hyphen == 0 or tokens.ends[hyphen - 1] != tokens.starts[hyphen]:
        return False
    return tokens.words[hyphen - 1].islower() and tokens.folds[hyphen - 1] not in lexicon.ARTICLES


def trimmed(tokens: Tokens, item: Recognised) -> Recognised | None:
    """The find, cut before a mark that is part of no name; None for a lone direction or part of a movement's name."""
    last = next((i for i in range(item.first, item.last) if tokens.words[i] in _ENDING_MARKS), item.last)
    if last == item.first:
        return None
    if tokens.folds[last - 1] in lexicon.ARTICLES and last + 1 < len(tokens) and tokens.words[last] in HYPHENS:
        last = last + 2 if tokens.words[last + 1][:1].isupper() else last
    if item.last - item.first == 1 and tokens.folds[item.first] in lexicon.COMPASS_POINTS:
        return None
    first = item.first
    while first > 0 and (tokens.words[first - 1] in HYPHENS or tokens.folds[first - 1] in lexicon.ARTICLES):
        first -= 1
    if tokens.folds[item.first] in lexicon.MOVEMENT_OPENERS or (
        first > 0 and tokens.folds[first - 1] in lexicon.MOVEMENT_OPENERS
    ):
        return None
    return Recognised(item.first, last, item.label)


def listed(tokens: Tokens, taken: Sequence[str]) -> Iterable[Span]:
    """The names of 'villages including Qayyarah, Al-Hud and Ibn Nayf', known to the gazetteer or not."""
    for i, folded in enumerate(tokens.folds):
        if folded not in lexicon.PLURAL_KINDS:
            continue
        first = i + 1
        while first < min(len(tokens), i + 4) and tokens.folds[first] in lexicon.LIST_OPENERS:
            first += 1
        names = _list_items(tokens, first) if first > i + 1 else []
        if len(names) > 1:
            yield from (span for span in names if not any(taken[span[0] : span[1]]))


def _list_items(tokens: Tokens, first: int) -> list[Span]:
    """The capitalised names joined by commas and 'and' from `first` on."""
    names: list[Span] = []
    while first < len(tokens) and len(names) < _LONGEST_LIST:
        last = list_item(tokens, first)
        if last == first:
            break
        names.append((first, last, LOCATION))
        first = last
        while first < len(tokens) and tokens.words[first] in (",", "and", "or", "&"):
            first += 1
        if first == last:
            break
    return names


def list_item(tokens: Tokens, first: int) -> int:
    """Where the capitalised name that begins at `first` ends (`first` if none begins there)."""
    last = first
    while last < len(tokens) and last - first < 2 * LONGEST_NAME:
        word, folded = tokens.words[last], tokens.folds[last]
        if (
            word[:1].isupper()
            or (folded in lexicon.ARTICLES and last + 1 < len(tokens) and tokens.words[last + 1] in HYPHENS)
            or (last > first and word in HYPHENS and last + 1 < len(tokens) and tokens.words[last + 1][:1].isalpha())
            or (last > first and _joins_with_a_blank(tokens, last))
        ):
            last += 1
        else:
            break
    return last if last > first and tokens.words[last - 1][:1].isupper() else first


def _joins_with_a_blank(tokens: Tokens, i: int) -> bool:
    """Whether the word at `i` is the small one of 'Sar-e Pol'."""
    small = tokens.words[i].islower() and len(tokens.words[i]) <= 2 and tokens.words[i - 1] in HYPHENS
    return small and i + 1 < len(tokens) and tokens.words[i + 1][0].isupper()


def is_white_house(tokens: Tokens, index: int) -> bool:
    """'White House': nearly always the administration, which the recogniser has learned to find."""
    return tokens.folds[index : index + 2] == ["white", "house"]


def seats(tokens: Tokens) -> Iterable[Span]:
    """Buildings that stand for a government, also where the recogniser passed over them."""
    for i, folded in enumerate(tokens.folds):
        if folded in lexicon.SEATS_FOUND_ANYWHERE and tokens.words[i][:1].isupper():
            yield i, i + 1, LOCATION


def disjoint(spans: Iterable[Span]) -> list[Span]:
    """Spans in order; of two that overlap the longer is kept, or the earlier if they are equally long."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if kept and span[0] < kept[-1][1]:
            if span[1] - span[0] > kept[-1][1] - kept[-1][0]:
                kept[-1] = span
        else:
            kept.append(span)
    return kept


def found_again(
    tokens: Tokens, names: Mapping[str, set[tuple[str, ...]]], spans: Sequence[Span]
) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Where else names stand with a capital, outside `spans`; `names` are folded words by the first of them."""
    covered = [False] * len(tokens)
    for first, last, _ in spans:
        covered[first:last] = [True] * (last - first)
    for i, folded in enumerate(tokens.folds):
        if folded not in names or covered[i]:
            continue
        for words in sorted(names[folded], key=len, reverse=True):
            last = i + len(words)
            if (
                tuple(tokens.folds[i:last]) == words
                and tokens.words[last - 1][:1].isupper()
                and not any(covered[i:last])
                and not part_of_longer_name(tokens, i, last)
            ):
                yield words, (i, last, LOCATION)
                break
