"""What stands beside the capitalised words of a document, anywhere in it."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from geo.places import lexicon
from geo.places.tokens import Tokens
from geo.places.word_classes import classified, is_given_name

_NONE: dict[str, None] = {}


def _votes(sign: str, telling: frozenset[str]) -> dict[str, dict[str, None]]:
    """For each word of a telling class the votes that it gives the word beside it."""
    found = ((word, [name for name in names if name in telling]) for word, names in classified().items())
    return {word: dict.fromkeys(f"d{sign}{name}" for name in names) for word, names in found if names}


_VOTES_BEFORE = _votes("<", frozenset(("loc", "per", "giv", "comp")))
_VOTES_AFTER = _votes(">", frozenset(("say", "org", "kia")))


def document_votes(tokens: Tokens) -> dict[str, tuple[str, ...]]:
    """For each capitalised word, folded: what stood beside it anywhere in the document."""
    words, folds = tokens.words, tokens.folds
    count: defaultdict[str, int] = defaultdict(int)
    beside: dict[str, dict[str, None]] = {}
    grounded = set()
    for i in tokens.capitals:
        folded = folds[i]
        count[folded] += 1
        votes = beside.setdefault(folded, {})
        if i:
            if folds[i - 1] in lexicon.GROUNDING_PREPOSITIONS:
                grounded.add(folded)
            votes.update(_VOTES_BEFORE.get(folds[i - 1], _NONE))
            if words[i - 1] == "," and i > 1 and words[i - 2][0].isupper():
                votes["d<,"] = None
        if i + 1 < len(tokens):
            votes.update(_VOTES_AFTER.get(folds[i + 1], _NONE))
    written = set(words)
    persons = family_names(tokens)
    out: dict[str, tuple[str, ...]] = {}
    for folded, votes in beside.items():
        marks = ["low"] if folded in written and folded.islower() else []
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
    return frozenset(tokens.folds[i] for i in tokens.capitals if ends_a_persons_name(tokens, i))


def ends_a_persons_name(tokens: Tokens, i: int) -> bool:
    """Whether the capital at `i` is the last of a run that begins with a given name, maybe with an initial between."""
    words, folds = tokens.words, tokens.folds
    if not i or len(words[i]) < 2 or folds[i] in lexicon.KIND_WORDS_AFTER:
        return False
    if i + 1 < len(words) and words[i + 1][0].isupper():
        return False
    j = i - 1
    if words[j] == "." and j:
        j -= 1
    if len(words[j]) == 1 and words[j].isupper():
        j -= 1
    elif words[j + 1] == ".":
        return False
    return j >= 0 and words[j][0].isupper() and is_given_name(folds[j])
