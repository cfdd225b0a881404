"""What the rest of a document says of its capitalised words."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from geo.places import lexicon
from geo.places.tokens import Tokens
from geo.places.word_classes import classes, is_given_name

_TELLING_BEFORE = frozenset(("loc", "per", "giv", "comp"))
_TELLING_AFTER = frozenset(("say", "org", "kia"))


def document_votes(tokens: Tokens) -> dict[str, tuple[str, ...]]:
    """For each capitalised word, folded: what stood beside it anywhere in the document."""
    words, folds, n = tokens.words, tokens.folds, len(tokens)
    count: defaultdict[str, int] = defaultdict(int)
    beside: dict[str, dict[str, None]] = {}
    grounded = set()
    for i in tokens.capitals:
        folded = folds[i]
        count[folded] += 1
        votes = beside.setdefault(folded, {})
        if i:
            before = folds[i - 1]
            if before in lexicon.GROUNDING_PREPOSITIONS:
                grounded.add(folded)
            for name in classes(before):
                if name in _TELLING_BEFORE:
                    votes["d<" + name] = None
            if words[i - 1] == "," and i > 1 and words[i - 2][0].isupper():
                votes["d<,"] = None
        if i + 1 < n:
            for name in classes(folds[i + 1]):
                if name in _TELLING_AFTER:
                    votes["d>" + name] = None
    lower = set(filter(str.islower, words))
    persons = family_names(tokens)
    out: dict[str, tuple[str, ...]] = {}
    for folded, votes in beside.items():
        marks = ["low"] if folded in lower else []
        if count[folded] > 1:
            marks += ["many", *votes]
        if folded in persons:
            marks += ["dper"] if folded in grounded else ["dper", "dperonly"]
        out[folded] = tuple(marks)
    return out


# The recogniser and the patterns ask for the same document's.
@lru_cache(maxsize=1)
def family_names(tokens: Tokens) -> frozenset[str]:
    """Folded words that somewhere in the document end a person's name: 'Flores' by 'Ana Flores', 'Max D. Flores'."""
    words, folds = tokens.words, tokens.folds
    out = set()
    for i in tokens.capitals:
        if not i or len(words[i]) < 2 or folds[i] in lexicon.KIND_WORDS_AFTER:
            continue
        if i + 1 < len(words) and words[i + 1][0].isupper():
            continue
        j = i - 1
        if words[j] == "." and j:
            j -= 1
        if len(words[j]) == 1 and words[j].isupper():
            j -= 1
        elif words[j + 1] == ".":
            continue
        if j >= 0 and words[j][0].isupper() and is_given_name(folds[j]):
            out.add(folds[i])
    return frozenset(out)
