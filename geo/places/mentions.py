"""From a stretch of tokens to a toponym: the names to look up, the kind its words give, what it is part of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.model import PlaceKind
from geo.places import lexicon
from geo.places.labels import LOCATION
from geo.places.name_lists import after_list
from geo.places.tokens import Tokens, in_hashtag

HYPHENS = frozenset("-‑–—/")
LINE_KINDS: frozenset[PlaceKind] = frozenset(("border", "road"))
_LONGEST_LIST = 12  # tokens
_DIVISIONS = frozenset(("admin1", "admin2"))
_LONGEST_KIND = 3
_LONGEST_CONTAINER = 4
_FIRST_KIND_WORDS = frozenset(words.split()[0] for words in lexicon.KIND_WORDS_AFTER)
_LAST_KIND_WORDS = frozenset(words.split()[-1] for words in lexicon.KIND_WORDS_AFTER)


@dataclass(slots=True)
class Toponym:
    """A place name in a text; not frozen, since that takes five times as long to make, and is done for each name.

    `first` and `last` are the token indices (end exclusive) of the stretch `start` to `end` (code points).
    `names` are the forms to look up, fullest first. `kind` is what the words of the name say it is. `generic`
    marks names that many cities share ('Old City'); `whole` is the city named inside ('Old City of Mosul');
    `ends` are the two ends of a line; `part` is the direction in the name ('western' of 'western Mosul').
    """

    start: int
    end: int
    first: int
    last: int
    label: str
    names: tuple[str, ...]
    kind: PlaceKind | None = None
    generic: bool = False
    whole: str = ""
    ends: tuple[str, str] | None = None
    part: str = ""


def phrase(folds: Sequence[str], first: int, last: int) -> str:
    """Folded words joined by blanks, hyphens and other marks left out."""
    return " ".join([word for word in folds[first:last] if word[:1].isalnum()])


def kind_word_after(folds: Sequence[str], index: int, last: int) -> tuple[int, PlaceKind, bool] | None:
    """(tokens, kind, whether it belongs to the name) of the longest kind word that begins at `index`."""
    if index >= last or folds[index] not in _FIRST_KIND_WORDS:
        return None
    for length in range(min(_LONGEST_KIND, last - index), 0, -1):
        entry = lexicon.KIND_WORDS_AFTER.get(" ".join(folds[index : index + length]))
        if entry:
            return length, entry[0], entry[1]
    return None


def is_called_province(folds: Sequence[str], index: int) -> bool:
    """Whether the word at `index` calls the name before it a province: 'Amhara region'."""
    after = kind_word_after(folds, index, min(len(folds), index + 1))
    return after is not None and after[1] == "admin1"


def capitalised(text: str, tokens: Tokens, i: int, end: int) -> tuple[list[str], int]:
    """The name that begins at token `i`, longest form first ('West Virginia', 'West'), and the token after it."""
    stop, after, forms = i, i, list[str]()
    while stop < end and stop - i < 2 * _LONGEST_CONTAINER:
        word = tokens.words[stop]
        if word[:1].isupper():
            dotted = stop + 1 < len(tokens) and tokens.words[stop + 1] == "." and len(word) < 6
            forms.append(text[tokens.starts[i] : tokens.ends[stop + 1] if dotted else tokens.ends[stop]])
            close = dotted and stop + 2 < end and tokens.starts[stop + 2] == tokens.ends[stop + 1]
            stop += 2 if close or (dotted and tokens.folds[stop] in lexicon.SAINTS) else 1
            after = stop
        elif stop > i and (word in HYPHENS or tokens.folds[stop] in ("of", "the", "and", "de", "al")):
            stop += 1
        else:
            break
    return forms[::-1][:_LONGEST_CONTAINER], after


def describe(
    text: str, tokens: Tokens, first: int, last: int, label: str, span: tuple[int, int] | None = None
) -> Toponym:
    """The toponym of tokens `first` to `last`; `span` keeps offsets that don't agree with token boundaries."""
    start, end = span or (tokens.starts[first], tokens.ends[last - 1])
    full = text[start:end]
    folds = tokens.folds
    if label != LOCATION or first >= last:
        return Toponym(start, end, first, last, label, (full,))
    if first and tokens.words[first - 1] == "#" and tokens.ends[first - 1] == start:
        return Toponym(start, end, first, last, label, (in_hashtag(full), full))
    begin = first + 1 if folds[first] == "the" and last - first > 1 else first
    stop = last - 1 if last - begin > 1 and folds[last - 1] in ("s", "'s", "’s") else last
    bare = text[max(start, tokens.starts[begin]) : min(end, tokens.ends[stop - 1])] if begin < stop else full
    ends = _line_ends(text, tokens, begin, stop)
    if ends:
        return Toponym(start, end, first, last, label, (bare,), kind=ends[2], ends=ends[:2])
    generic = _generic(text, tokens, begin, stop)
    if generic is not None:
        return Toponym(
            start, end, first, last, label, (bare, *generic[0]), kind="quarter", generic=True, whole=generic[1]
        )
    names, kind, part = _forms(text, tokens, begin, stop)
    if kind is None and _is_of_islands(tokens, last):
        names, kind = [bare, *names], "island"
        bare = f"{bare} Islands"
    return Toponym(start, end, first, last, label, tuple(dict.fromkeys((bare, *names))), kind=kind, part=part)


def _is_of_islands(tokens: Tokens, last: int) -> bool:
    """Whether a name stands in a list of groups of islands: 'the Gilbert and Marshall Islands'."""
    stop = after_list(tokens, last, min(len(tokens), last + _LONGEST_LIST))
    islands = "islands" in tokens.folds[stop - 1 : stop + 1] or tokens.folds[stop : stop + 2] == ["island", "groups"]
    return islands and "the" not in tokens.folds[last:stop]  # not 'Japan, Korea and the Kuril Islands'


def as_own_name(toponym: Toponym) -> Toponym:
    """A toponym such as 'Old Windsor' as the name of a town of its own, not of the old part of Windsor."""
    return replace(toponym, names=toponym.names[:1], kind=None, generic=False, whole="")


def _forms(text: str, tokens: Tokens, begin: int, stop: int) -> tuple[list[str], PlaceKind | None, str]:
    """Shorter forms of a name, its kind and its direction: 'Ghouta' and 'eastern' of 'eastern Ghouta'."""
    folds = tokens.folds
    names: list[str] = []
    kind, part = None, ""
    core, core_end = begin, stop
    own = _kind_tail(folds, core, core_end)
    if own and own[0] == core + 1 and own[1] in _DIVISIONS and folds[core] in lexicon.DIRECTIONS:
        return [text[tokens.starts[core] : tokens.ends[core]]], own[1], ""  # 'Central Province'
    if folds[core] in lexicon.DIRECTIONS and core_end - core > 1:
        part, core = folds[core], core + 1
    tail = _kind_tail(folds, core, core_end)
    if tail:
        core_end, kind = tail
    elif (head := _kind_head(folds, core, core_end)) is not None:
        core, kind = head
    if (core, core_end) != (begin, stop):
        if part and kind:
            names.append(text[tokens.starts[begin + 1] : tokens.ends[stop - 1]])
        names.append(text[tokens.starts[core] : tokens.ends[core_end - 1]])
    return names, kind, part


def _kind_tail(folds: Sequence[str], first: int, last: int) -> tuple[int, PlaceKind] | None:
    """Where a kind word at the end of the name begins, and its kind."""
    if folds[last - 1] not in _LAST_KIND_WORDS:
        return None
    for length in range(min(_LONGEST_KIND, last - first - 1), 0, -1):
        entry = lexicon.KIND_WORDS_AFTER.get(" ".join(folds[last - length : last]))
        if entry:
            return last - length, entry[0]
    return None


def _kind_head(folds: Sequence[str], first: int, last: int) -> tuple[int, PlaceKind] | None:
    """Where the name proper begins after 'Province of', 'City of', 'Lake', 'Mount'; and the kind."""
    kind = lexicon.KIND_WORDS_BEFORE.get(folds[first])
    if kind is None or last - first < 2:
        return None
    if folds[first + 1] in lexicon.OF:
        return (first + 2, kind) if last - first > 2 else None
    return (first, kind) if folds[first] in lexicon.HEADS_OF_NATURAL_NAMES else None


def _line_ends(text: str, tokens: Tokens, first: int, last: int) -> tuple[str, str, PlaceKind] | None:
    """The two ends of 'Iraq-Syria border', 'Baghdad-Damascus highway', and the line's kind."""
    tail = _kind_tail(tokens.folds, first, last)
    if tail is None or tail[1] not in LINE_KINDS:
        return None
    hyphens = [i for i in range(first + 1, tail[0] - 1) if tokens.words[i] in HYPHENS]
    # The article's hyphen ('al-Qaim-Abu Kamal road') joins nothing.
    hyphens = [i for i in hyphens if tokens.folds[i - 1] not in lexicon.ARTICLES]
    if len(hyphens) != 1:
        return None
    middle = hyphens[0]
    left = text[tokens.starts[first] : tokens.ends[middle - 1]]
    right = text[tokens.starts[middle + 1] : tokens.ends[tail[0] - 1]]
    return left, right, tail[1]


def _generic(text: str, tokens: Tokens, first: int, last: int) -> tuple[tuple[str, ...], str] | None:
    """(names to look up, city named inside) if the tokens are a name that many cities share."""
    folds = tokens.folds
    of = next((i for i in range(first + 1, last - 1) if folds[i] in lexicon.OF), None)
    head = phrase(folds, first, of if of is not None else last)
    bare = tokens.words[first][:1].isupper() and not (first and folds[first - 1] in lexicon.DETERMINERS)
    if head in lexicon.CENTRES_OR_NAMES and bare and of is None:
        return None
    if head in lexicon.CENTRES and not (of is not None and head in ("city", "town")):
        whole = text[tokens.starts[of + 1] : tokens.ends[last - 1]] if of is not None else ""
        return (text[tokens.starts[first] : tokens.ends[(of or last) - 1]],), whole
    if folds[first] in ("old", "downtown") and last - first > 1 and of is None:
        return ("Old City",) if folds[first] == "old" else ("Downtown",), text[
            tokens.starts[first + 1] : tokens.ends[last - 1]
        ]
    return None
