"""Where an outlet is at home, as far as its own name tells: 'Mobile Register', 'Jakarta Post'."""

from __future__ import annotations

import re

from geo.gazetteer import Gazetteer, normalise
from geo.gazetteer import flags as bits
from geo.model import Place

_WORD = re.compile(r"[^\W\d_]+")
_TOWNS = bits.CITY_100K | bits.CITY_15K | bits.ADMIN1 | bits.COUNTRY
_LONGEST = 3


def home_of(publisher: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Places named in the outlet's name, the most prominent for each name; () if it names none."""
    if "." in publisher and " " not in publisher.strip():
        return ()  # a domain: its letters run together
    words = _WORD.findall(publisher[:200])
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for i in range(len(words) - length + 1):
            name = " ".join(words[i : i + length])
            found = gazetteer.flags(normalise(name))
            if found & _TOWNS and not found & bits.COMMON_WORD:
                return gazetteer.lookup(name)[:1]
    return ()
