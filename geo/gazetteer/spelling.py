"""GeoNames' transliterations as newspapers print them: 'Kirkūk' as Kirkuk, 'Tall ‘Afar' as Tall Afar.

Marks that belong to a language's own Latin spelling ('Łódź', 'Sétif') stay.
"""

from __future__ import annotations

import unicodedata

# Names here are transliterated from another script: every mark is the transliterator's.
_OTHER_SCRIPT = frozenset({
    "AE", "AF", "AM", "BD", "BG", "BH", "BT", "BY", "EG", "ER", "ET", "GE", "GR", "IL", "IN", "IQ", "IR", "JO", "JP",
    "KG", "KH", "KP", "KR", "KW", "KZ", "LA", "LK", "LY", "MK", "MM", "MN", "MV", "NP", "OM", "PK", "PS", "QA", "RU",
    "SA", "SD", "SS", "SY", "TH", "TJ", "UA", "YE",
})  # fmt: skip
# Here French, Spanish and pinyin spellings stand beside transliterations: only the latter's letters lose their marks.
_TWO_SCRIPTS = frozenset({"CN", "DJ", "DZ", "EH", "KM", "LB", "MA", "MR", "TD", "TN"})
_NO_LETTERS = "‘’ʻʼʾʿʹʺ`′"
_TURNED_COMMA = "‘ʻʿ`"
_MARKS = "\u0304\u0305\u0306\u0307\u0323\u0324\u0327\u0331"  # macron, overline, breve, dots, cedilla, line below


def plain_spelling(name: str, country: str) -> str:
    """`name` without a transliterator's marks, for a place of the country with this ISO 3166-1 code."""
    if name.isascii() and "`" not in name:
        return name
    if country in _OTHER_SCRIPT:
        return _without(name, _NO_LETTERS, "")
    if country in _TWO_SCRIPTS:
        plain = _without(name, _TURNED_COMMA, _MARKS) if "ç" not in name.lower() else name
        return plain.replace("’", "'")
    return name


def _without(name: str, letters: str, marks: str) -> str:
    """`name` without `letters` and without `marks`, or without any mark when none are given."""
    apart = unicodedata.normalize("NFD", name)
    kept = [c for c in apart if c not in letters and not (c in marks if marks else unicodedata.combining(c))]
    return unicodedata.normalize("NFC", "".join(kept)).strip()
