"""The kinds of sentences, and a table of how many of each go wrong."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import islice

from behaviour import (
    asides,
    bearers,
    called_after,
    containers,
    facilities,
    famous,
    forms,
    nowhere,
    openings,
    others,
    ragged,
    roles,
    senses,
    sharing,
    subjects,
    writing,
)
from behaviour.cases import Case
from behaviour.names import Names

Generator = Callable[[Names, str, random.Random], Iterator[Case]]

KINDS: dict[str, Generator] = {
    "A1 names that share a word": sharing.cases,
    "A2 country beside the town": containers.beside,
    "A2 country elsewhere": containers.elsewhere,
    "A2 either of two countries": senses.exchanged,
    "A2 famous city, other town": containers.famous,
    "A2 famous city, any town": famous.beside,
    "A2 two famous cities": famous.both,
    "A2 district, country": containers.districts,
    "A2 unknown district, country": containers.unknown_districts,
    "A3 wrapped": writing.written(writing.wrapped),
    "A3 wrapped, long names": writing.written(writing.wrapped, words=2),
    "A3 wrapped, CR LF": writing.written(writing.wrapped_by_windows, words=2),
    "A3 hyphenated line ends": writing.written(writing.hyphenated),
    "A3 soft hyphens": writing.written(writing.with_soft_hyphens),
    "A3 decomposed accents": writing.written(writing.decomposed, accents=True),
    "A3 fixed and double blanks": writing.written(writing.with_fixed_blanks, words=2),
    "A3 mojibake": writing.written(writing.misread, accents=True),
    "A3 curly quotes": writing.written(writing.curled, frames=writing.QUOTED),
    "A3 a line end amid a name": ragged.amid_a_name,
    "A3 short lines": ragged.short_lines,
    "A3 headline and text": ragged.headlines,
    "A3 lists": ragged.lists,
    "A4 title and surname": others.ranked,
    "A4 ships": others.ships,
    "A4 teams": others.teams,
    "A4 products, stars, others": others.anything,
    "A4 names of no place": nowhere.nothing,
    "A4 halves of hyphenated words": nowhere.halves,
    "A4 surnames alone": nowhere.families,
    "A4 towns' teams in match reports": nowhere.matches,
    "A4 countries' teams in match reports": nowhere.countries_at_play,
    "A4 named after a town": nowhere.named_after,
    "B1 places in news that names a sport": nowhere.no_matches,
    "A4 further titles": bearers.ranked,
    "A4 given name and surname": bearers.persons,
    "A4 further ships": bearers.ships,
    "A4 with an article": bearers.articles,
    "A4 further teams": bearers.teams,
    "A4 companies": bearers.companies,
    "A4 further products": bearers.products,
    "A4 goods called like towns": called_after.goods,
    "A4 sayings, works, pets": called_after.sayings,
    "A4 treaties, breeds, dishes": called_after.named,
    "B1 places beside such words": called_after.ground,
    "A5 nuclear plants": facilities.plants,
    "A5 crossings": facilities.crossings,
    "A5 initials": facilities.letters,
    "A7 better-known sense": senses.better_known,
    "A7 further senses": asides.senses,
    "A7 a namesake in passing": asides.namesakes,
    "A7 a city in passing": asides.far_off,
    "A7 unrelated sentence": senses.unrelated,
    "B1 town as subject": subjects.subjects,
    "B1 town as object": subjects.bare,
    "B1 headings with capitals": subjects.headings,
    "B1 after the sentence's first words": subjects.opened,
    "B1 what towns have and go through": subjects.having,
    "B2 hashtags": forms.hashtags,
    "B2 capitals": forms.capitals,
    "B2 state codes": forms.states,
    "B2 tables and lists": forms.tables,
    "B2 coordinates": forms.points,
    "B2 MGRS": forms.grids,
    "B4 encyclopaedic openings": openings.cases,
    "C actors": roles.actors,
    "C ground": roles.ground,
}


def cases_of(kind: str, names: Names, number: int, seed: int = 0) -> list[Case]:
    """The first cases of a kind for a seed."""
    chance = random.Random(f"{seed}|{kind}|{names.half}")
    return list(islice(KINDS[kind](names, names.half, chance), number))
