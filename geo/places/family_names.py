"""Family names that towns bear as well, without a title: the words beside a name that show a person.

'Napier recalled', "Napier's wife", 'Napier was born', 'Schmidt and Napier', and the family name of someone whom the
document names in full.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from geo.gazetteer import flags as bits
from geo.languages import ENGLISH, words
from geo.places import lexicon
from geo.places.bearers import is_titled
from geo.places.mentions import HYPHENS, phrase
from geo.places.tokens import Tokens
from geo.places.votes import ends_a_persons_name
from geo.places.word_classes import cluster, is_given_name_abroad, is_surname

Flags = Callable[[str], int]

_WORDS = words(ENGLISH, "persons")
_SPEAKING, _PRONOUNS, _AUXILIARIES = _WORDS["speaking"], _WORDS["pronouns"], _WORDS["auxiliaries"]
_POSSESSIVE = frozenset(("'s", "\u2019s", "'", "\u2019"))
_AFTER_A_DATELINE = frozenset(",(-\u2013\u2014")
_FURTHEST_PRONOUN = 14  # tokens
_YOUNGEST, _OLDEST = 12, 110
_CODE, _SHORT = 2, 4  # letters


def is_no_place(tokens: Tokens, first: int, last: int, flags: Flags) -> bool:
    """Whether tokens `first` to `last` are a person's family name, or a part of another word."""
    if last - first > 1:
        return not _stands_as_a_place(tokens, first, last) and _is_a_persons(tokens, first, last, flags)
    return _is_part_of_a_word(tokens, first) or _is_family_name(tokens, first, last, flags)


def _is_a_persons(tokens: Tokens, first: int, last: int, flags: Flags) -> bool:
    """'Sankt Martin, 34, was arrested', 'San Roque was born': what is said of no town, whatever its name."""
    if flags(phrase(tokens.folds, first, last)) & (bits.COUNTRY | bits.ADMIN1):
        return False
    return _has_age(tokens.words, last) or _befalls(tokens.folds, last)


def _is_family_name(tokens: Tokens, first: int, last: int, flags: Flags) -> bool:
    known = flags(tokens.folds[first])
    if _stands_as_a_place(tokens, first, last):
        return False
    if known & bits.COUNTRY:
        return _has_kin(tokens, last)
    if (
        _has_initials(tokens, last, flags)
        or _has_age(tokens.words, last)
        or _befalls(tokens.folds, last)
        or _has(tokens, last)
    ):
        return True
    great = known & (bits.ADMIN1 | bits.CITY_100K)
    if _speaks(tokens.folds, first, last) and (not great or _is_he_or_she(tokens.folds, last)):
        return True
    if known & bits.ADMIN1:
        return False
    return tokens.folds[first] in _of_full_names(tokens, flags) or _is_beside_a_family(tokens, first, flags)


@lru_cache(maxsize=1)
def _of_full_names(tokens: Tokens, flags: Flags) -> frozenset[str]:
    """The family names of full or titled names that stand in one line: two lines of a list are two names."""
    begins = {begin for begin, _ in tokens.segments}
    return frozenset(
        tokens.folds[i]
        for i in tokens.capitals
        if i not in begins
        and (
            ends_a_persons_name(tokens, i)
            or _follows_a_name_from_abroad(tokens, i, flags)
            or _follows_a_title(tokens, i)
        )
    )


def _follows_a_title(tokens: Tokens, i: int) -> bool:
    """'Captain Napier', where the name ends."""
    goes_on = i + 1 < len(tokens) and (tokens.words[i + 1][0].isupper() or tokens.words[i + 1] in HYPHENS)
    return not goes_on and tokens.words[i].istitle() and is_titled(tokens, i)


def _follows_a_name_from_abroad(tokens: Tokens, i: int, flags: Flags) -> bool:
    """'Tomasz Napier', where no place is called so."""
    words = tokens.words
    if not words[i - 1].istitle() or not is_given_name_abroad(tokens.folds[i - 1]) or not words[i].istitle():
        return False
    goes_on = i + 1 < len(words) and words[i + 1][0].isupper()
    ground = tokens.folds[i] in lexicon.KIND_WORDS_AFTER or tokens.folds[i] in lexicon.PLACE_NOUNS
    return not goes_on and not ground and not flags(phrase(tokens.folds, i - 1, i + 1))


def _is_part_of_a_word(tokens: Tokens, first: int) -> bool:
    """Whether a code of two letters is half of a word ('Wi-Fi'), or a short word has capitals inside: 'GaN'."""
    word = tokens.words[first]
    if not word.isalpha() or len(word) > _SHORT:
        return False
    if not word.istitle():
        return not word.isupper() and not word.islower()
    return len(word) == _CODE and (_is_joined(tokens, first, first - 1) or _is_joined(tokens, first, first + 1))


def _is_joined(tokens: Tokens, index: int, mark: int) -> bool:
    """Whether a hyphen at `mark` joins the token at `index` with a word, without blanks."""
    other = 2 * mark - index
    if not 0 <= other < len(tokens) or tokens.words[mark] not in HYPHENS or not tokens.words[other][0].isalpha():
        return False
    first, last = min(index, other), max(index, other)
    return tokens.starts[last] - tokens.ends[first] == tokens.ends[mark] - tokens.starts[mark]


def _stands_as_a_place(tokens: Tokens, first: int, last: int) -> bool:
    before = tokens.folds[first - 1] if first else ""
    after = tokens.folds[last] if last < len(tokens) else ""
    dateline = tokens.words[first].isupper() and last < len(tokens) and tokens.words[last] in _AFTER_A_DATELINE
    return (
        dateline
        or before in lexicon.LOCATIVE_PREPOSITIONS
        or before in lexicon.COMPASS
        or before == "of"
        or after in lexicon.KIND_WORDS_AFTER
        or after in lexicon.PLACE_NOUNS
    )


def _is_beside_a_family(tokens: Tokens, first: int, flags: Flags) -> bool:
    """'Schmidt and Napier': joined with a family name that no place bears."""
    joins = ("and", "&")
    listed = tokens.folds[first + 1 : first + 2] in (["and"], ["&"])
    for mark, other in ((first - 1, first - 2), (first + 1, first + 2)):
        if other < 0 or other >= len(tokens):
            continue
        if tokens.folds[mark] not in joins and not (listed and mark < first and tokens.words[mark] == ","):
            continue
        word, folded = tokens.words[other], tokens.folds[other]
        alone = not tokens.words[other - 1][0].isupper() if other else True
        if word[0].isupper() and alone and is_surname(folded) and not flags(folded) and not cluster(word.lower()):
            return True
    return False


def _has_initials(tokens: Tokens, last: int, flags: Flags) -> bool:
    """'Ruskin KJ, Napier D.', as scientists are cited; unlike 'Austin TX'."""
    if last + 1 >= len(tokens):
        return False
    word = tokens.words[last]
    initials = word.isalpha() and word.isupper() and len(word) <= _CODE and not flags(tokens.folds[last])
    return initials and word != "I" and tokens.words[last + 1] in (",", ".", ";", "&")


def _has_age(written: Sequence[str], last: int) -> bool:
    """'Napier, 62, a baker', 'Napier turned 18'."""
    if written[last : last + 1] == ["turned"] and last + 1 < len(written):
        return written[last + 1].isdecimal() and _YOUNGEST <= int(written[last + 1]) <= _OLDEST
    if last + 2 >= len(written) or written[last] != "," or written[last + 2] not in (",", "."):
        return False
    age = written[last + 1]
    return age.isdecimal() and len(age) < 4 and _YOUNGEST <= int(age) <= _OLDEST


def _befalls(folds: Sequence[str], i: int) -> bool:
    """'Napier was born', 'Napier had pleaded'."""
    begin = i
    while i < len(folds) and (folds[i] in _AUXILIARIES or folds[i] in ("not", "later", "also")):
        i += 1
    if i >= len(folds):
        return False
    return folds[i] in _WORDS["doing"] or (i > begin and folds[i] in _WORDS["befalls"])


def _has(tokens: Tokens, last: int) -> bool:
    """ "Napier's wife", 'Napier himself', 'Napier, who ... his brother'."""
    folds = tokens.folds
    after = folds[last : last + 2]
    if not after:
        return False
    if after[0] in ("himself", "herself"):
        return True
    if tokens.words[last] in _POSSESSIVE:
        return not _WORDS["having"].isdisjoint(folds[last + 1 : last + 3])
    return after == [",", "who"]


def _has_kin(tokens: Tokens, last: int) -> bool:
    """ "Georgia's mother"."""
    return (
        last + 1 < len(tokens) and tokens.words[last] in _POSSESSIVE and tokens.folds[last + 1] in _WORDS["kin alone"]
    )


def _speaks(folds: Sequence[str], first: int, last: int) -> bool:
    """'Napier recalled', 'recalled Napier', 'told Napier'."""
    after = folds[last] if last < len(folds) else ""
    before = folds[first - 1] if first else ""
    return after in _SPEAKING or before in _WORDS["to persons"] or (before in _SPEAKING and after in (".", ",", ""))


def _is_he_or_she(folds: Sequence[str], last: int) -> bool:
    return not _PRONOUNS.isdisjoint(folds[last : last + _FURTHEST_PRONOUN])
