"""Names as other languages' newspapers write them, put into English letters: 'Tschernihiw' is Chernihiv.

A foreign spelling is read by the rules of each orthography that it could be of. No rule is certain ('ch' is three
sounds), so a reading is only ever looked for by sound, beside the name as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from geo.gazetteer.name_keys import normalise


@dataclass(frozen=True, slots=True)
class Orthography:
    """Letters and what they stand for in English spelling, tried from left to right, longest first.

    `sign` is what a name must have to be worth reading this way.
    """

    sign: re.Pattern[str]
    letters: dict[str, str]
    pattern: re.Pattern[str]

    def read(self, key: str) -> str:
        """A normalised name in English spelling."""
        return self.pattern.sub(lambda match: self.letters[match.group()], key)


def _orthography(sign: str, letters: str) -> Orthography:
    table = dict(pair.split(">") for pair in letters.split())
    longest = sorted(table, key=len, reverse=True)
    return Orthography(re.compile(sign), table, re.compile("|".join(map(re.escape, longest))))


# Caron, cedilla and breve mark sounds that the plain letters don't distinguish.
_MARKED = str.maketrans({
    "č": "ch", "ć": "ch", "š": "sh", "ś": "sh", "ž": "zh", "ż": "zh", "ź": "zh", "đ": "dj", "ç": "ch", "ş": "sh",
    "ğ": "gh",
})  # fmt: skip

_ORTHOGRAPHIES = (
    # German: 'Saporischschja', 'Dschankoj'
    _orthography(r"sch|ch|j|w|z", "tsch>ch dsch>j schtsch>shch schsch>zhzh sch>sh tch>ch ch>kh j>y w>v z>ts x>ks"),
    # German again, where s is voiced before a vowel: 'Masar'
    _orthography(r"s[aeiouy]", "tsch>ch dsch>j sch>sh ch>kh j>y w>v ss>s sa>za se>ze si>zi so>zo su>zu sy>zy"),
    # French: 'Soukhoumi', 'Jytomyr'
    _orthography(r"tch|dj|j|ou|ch|gu", "tch>ch dj>j kh>kh ch>sh j>zh oua>wa oui>wi oue>we ou>u gue>ge gui>gi ss>s"),
    # Czech, Polish, Croatian, Slovak: 'Doneck', 'Mahačkala'
    _orthography(
        r"c|h|j|w", "sch>skh ch>kh sh>sh zh>zh kh>kh gh>gh th>th cz>ch sz>sh rz>zh dj>j j>y c>ts h>kh w>v x>ks"
    ),
    # Turkish, Kurdish and Azerbaijani: 'Cerablus', 'Xanaqin'
    _orthography(r"c|x", "ch>ch c>j x>kh"),
    # Spanish: 'Jersón'
    _orthography(r"j", "j>kh"),
    # Ukrainian h for Russian g and back: 'Horlivka', 'Gostomel'
    _orthography(r"h", "sh>sh zh>zh kh>kh ch>ch th>th dh>dh gh>gh ph>ph h>g"),
    _orthography(r"g", "gh>gh g>h"),
    # Cyrillic е at the head of a name: 'Evpatoria'
    _orthography(r"^e", "e>ye"),
)


@lru_cache(maxsize=1 << 12)
def readings(name: str) -> tuple[str, ...]:
    """Normalised names that `name` may be in English spelling, each once, without its own.

    Examples
    --------
    >>> readings("Dschankoj")[0]
    'jankoy'
    """
    marked = unicodedata.normalize("NFC", name).lower().translate(_MARKED)
    own = normalise(name)
    key = normalise(marked)
    found = [key, *(each.read(key) for each in _ORTHOGRAPHIES if each.sign.search(key))]
    return tuple(dict.fromkeys(reading for reading in found if reading != own))
