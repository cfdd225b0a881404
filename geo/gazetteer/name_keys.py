"""Names made comparable: one key for 'Ar-Raqqah', one for how it sounds.

`normalise` keeps what distinguishes names and drops how they happen to be typed. `fold` also drops the
Arabic article and the silent final h, `consonants` all vowels: the looser the key, the less it proves
that two names share it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from geo.model import PlaceKind

# Letters that Unicode doesn't decompose, and marks that are ignored in a comparison.
_LETTERS = str.maketrans({
    "ł": "l", "ø": "o", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h",
    "ŧ": "t", "ŋ": "n", "ĸ": "k", "ɛ": "e", "ɔ": "o", "ǝ": "a",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": "", "ё": "е", "ґ": "г",
    "’": "", "‘": "", "`": "", "'": "", "ʼ": "", "ʻ": "", "ʾ": "", "ʿ": "", "ʹ": "", "′": "", "´": "", "ˈ": "", "‛": "",
    "ʽ": "", "＇": "", "\"": "", "“": "", "”": "", "«": "", "»": "",
    "&": " and ",
})  # fmt: skip


# Amharic writes one sound with several letters, each a row of seven: the fourth row of 'ሐዋሳ' for the first's 'ሀዋሳ'.
_LETTERS |= {
    row + vowel: chr(kept + vowel)
    for kept, rows in ((0x1200, (0x1210, 0x1280)), (0x1230, (0x1220,)), (0x12A0, (0x12D0,)), (0x1338, (0x1340,)))
    for row in rows
    for vowel in range(7)
}


class _Unmarked(dict[int, int | None]):
    """A table for str.translate that drops combining characters and learns each character when it meets it."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.combining(chr(code)) else code
        if code < 0x10000:  # scripts of news; a text of a million rare characters must not fill the memory
            self[code] = kept
        return kept


_UNMARKED = _Unmarked()
_SEPARATORS = re.compile(r"[\W_]+")
_INITIALS = re.compile(r"\b[^\W\d_](?:\.\s?[^\W\d_])+\b\.?")  # 'U.S.', 'D. C.', 'N.Y'
_ASCII_PLAIN = re.compile(r"[A-Za-z0-9 ]*\Z")

# Written short or in full in news and in gazetteers alike; only before another word ('St. Louis', not 'Wall St').
_SHORT_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
_LAST_WORDS = {"co": "county", "twp": "township"}  # 'Knox Co.'; only after another word
_COMPASS = {"n": "north", "s": "south", "e": "east", "w": "west"}  # 'S. Korea', not 'W. Va.'

# Where an article ('al', 'as') and ta marbuta come and go in Latin spellings.
ARABIC_WORLD = frozenset({
    "AE", "AF", "BH", "DJ", "DZ", "EG", "EH", "ER", "IL", "IQ", "IR", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM",
    "PK", "PS", "QA", "SA", "SD", "SO", "SS", "SY", "TD", "TN", "TR", "YE",
})  # fmt: skip
# Where Latin spellings are transliterations that differ between any two newspapers.
TRANSLITERATED = ARABIC_WORLD | {"AM", "AZ", "BY", "GE", "KG", "KZ", "RU", "TJ", "TM", "UA", "UZ", "XK"}
ARABIC_ARTICLES = frozenset({
    "al", "ar", "as", "ash", "at", "ath", "ad", "adh", "an", "az", "el", "er", "es", "esh", "et", "ed", "en", "ez",
    "ul", "ut",
})  # fmt: skip
_GENERIC_WORDS = frozenset({
    "qaryat", "qarya", "kafr", "kafar", "kfar", "qada", "nahiyat", "nahiya", "mintaqat", "mantiqat", "hayy", "hay",
    "muhafazat", "wilayat", "ostan", "tall", "tal", "tel", "tell", "khan", "the",
})  # fmt: skip


@lru_cache(maxsize=1 << 16)
def normalise(name: str) -> str:
    """Key under which names are exactly equal: case, marks, punctuation and 'the' don't count.

    Works in every script; returns '' when nothing is left.

    Examples
    --------
    >>> normalise("Al-Mawṣil"), normalise("The U.S."), normalise("St. John's")
    ('al mawsil', 'us', 'saint johns')
    """
    if name.isascii() and name.isalnum():
        return name.lower()
    if not _ASCII_PLAIN.match(name):
        if not name.isascii():
            name = unicodedata.normalize("NFKD", name).translate(_UNMARKED)
        if "." in name:
            name = _INITIALS.sub(lambda m: m.group().replace(".", "").replace(" ", ""), name)
        name = _SEPARATORS.sub(" ", name.lower().translate(_LETTERS))
    words = name.lower().split()
    return " ".join(_in_full(words) if len(words) > 1 else words)


def _in_full(words: list[str]) -> list[str]:
    """Two words or more without 'the', short ones in full: 'st', 'mt', 'co', and 's' before a long word."""
    if words[0] == "the":
        del words[0]
    for i, word in enumerate(words[:-1]):
        words[i] = _SHORT_WORDS.get(word, word)
    if len(words) > 1:
        words[-1] = _LAST_WORDS.get(words[-1], words[-1])
        if len(words[1]) > 4:
            words[0] = _COMPASS.get(words[0], words[0])
    return words


def chosen_keys(name: str, native: str, kind: PlaceKind) -> set[str]:
    """Which of a place's two normalised main names, English and GeoNames', are its own rather than alternate names.

    A division's English name is mostly its chief town's: 'Raqqa' stays an alternate name of the governorate.
    """
    return {native} if kind in ("admin1", "admin2") else {name, native}


def fold(key: str) -> str:
    """Normalised name without Arabic articles and the h of ta marbuta: 'ar raqqah' and 'raqqa' meet.

    Returns `key` unchanged when nothing else would be left.
    """
    words = [_fold_word(w) for w in key.split() if w not in ARABIC_ARTICLES]
    return " ".join(words) or key


_SPELT = (("ou", "u"), ("oo", "u"), ("aa", "a"), ("ee", "i"), ("dj", "j"), ("yy", "y"))


@lru_cache(maxsize=1 << 15)  # names share their words: 'Tall', 'Khirbat', 'Husayn'
def _fold_word(word: str) -> str:
    if word.startswith("ال") and len(word) > 4:
        return word[2:]
    if len(word) > 3 and word.endswith(("ah", "eh")):
        word = word[:-2] + "a"
    for letters, plain in _SPELT:
        word = word.replace(letters, plain)
    return word


_DIGRAPHS = (
    ("shch", "s"), ("sch", "s"), ("kh", "x"), ("gh", "g"), ("sh", "s"), ("th", "t"), ("dh", "d"), ("ch", "s"),
    ("ph", "f"), ("zh", "z"), ("ts", "z"), ("tz", "z"), ("q", "k"), ("ck", "k"), ("c", "k"), ("dj", "j"), ("v", "w"),
    ("p", "b"),
)  # fmt: skip
_CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "і": "i", "ї": "i", "є": "e",
})  # fmt: skip
_VOWELS = re.compile(r"[aeiouyw]")
_DOUBLED = re.compile(r"(.)\1+")


def consonants(key: str) -> str:
    """What of a normalised name survives any transliteration: 'al mekhlet' and 'qaryat al makhlat' meet.

    Returns '' when fewer than two consonants remain: too little to prove anything.
    """
    if not key.isascii():
        key = key.translate(_CYRILLIC)
    words = [w for w in key.split() if w not in ARABIC_ARTICLES]
    words = [w for w in words if w not in _GENERIC_WORDS] or words
    skeleton = [s for w in words if (s := _skeleton(w))]
    joined = " ".join(skeleton)
    return joined if len(joined) > 1 else ""


def core(key: str) -> str:
    """What two spellings of one name should share: folded, in Latin letters, without 'qaryat', 'tall' and the like."""
    if not key.isascii():
        key = key.translate(_CYRILLIC)
    words = fold(key).split()
    return " ".join([w for w in words if w not in _GENERIC_WORDS] or words)


_BEFORE = re.compile(
    r"(?:(?:city|town|village|port|state|province|district|county|republic|governorate|university|gulf) of"
    r"|(?:north|south|east|west|northern|southern|eastern|western|central|downtown|greater|upper|lower|inner|outer|old|new"
    r"|northeast|northwest|southeast|southwest|northeastern|northwestern|southeastern|southwestern|mainland|rural|metro"
    r"|metropolitan|suburban|mid)) (?=..)"
)
_AFTER = re.compile(
    r"(?<=..) (?:city|county|province|governorate|district|state|region|oblast|township|borough|town|village|area"
    r"|parish|metropolitan area|municipality|prefecture|department|island|islands|city council|airport"
    r"|international airport"
    r"|university|countryside|suburbs|refugee camp|camp)\Z"
)


def looser_forms(key: str) -> tuple[str, ...]:
    """Shorter normalised names that may place a longer one: 'northern aleppo' and 'aleppo province' lie at 'aleppo'."""
    forms = [_BEFORE.sub("", key, count=1) if _BEFORE.match(key) else key, _AFTER.sub("", key)]
    return tuple(dict.fromkeys(form for form in forms if form != key))


@lru_cache(maxsize=1 << 15)
def _skeleton(word: str) -> str:
    for letters, sound in _DIGRAPHS:
        word = word.replace(letters, sound)
    if word.endswith("h"):
        word = word[:-1]
    first = word[0] if word[:1] in ("w", "y") else ""
    return _DOUBLED.sub(r"\1", first + _VOWELS.sub("", word[len(first) :]))


_NISBA = re.compile(r"(?:w?iy?|iyy?ah?)\Z")


def nisba_stems(key: str) -> tuple[str, ...]:
    """Normalised names of the places that a surname or people may be called after: 'tikriti' after Tikrit.

    Empty for a name that ends otherwise, and for short ones.
    """
    stem = _NISBA.sub("", key)
    if stem == key or len(stem) < 4:
        return ()
    words = [word for word in stem.split() if word not in ARABIC_ARTICLES]
    stem = " ".join(words)
    return (stem, f"{stem}a", f"{stem}ah")
