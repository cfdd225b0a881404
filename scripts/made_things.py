"""Short annotated texts about things and persons with towns' names, and about towns, put together from parts.

Frames that are written out are learned one by one; parts of which each may meet each teach the classes of words
(thing_frames.py). Texts of one part belong to one fold, so that a held-out recogniser has not met their frame.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence

import thing_frames as parts
from made_bearers import fillers
from made_frames import GIVEN
from made_texts import CORPUS, Document, Name, Pool, Town, filled
from vary_corpora import unknown_name

from geo.gazetteer import Gazetteer, normalise
from geo.gazetteer.database import Database
from geo.places.division_words import divisions_called
from geo.places.word_classes import cluster, is_given_name, word_table

PREFIX = "called after, things"
_LARGE, _SMALL = 400_000, 60_000  # inhabitants
_LARGE_SHARE = 0.4
Made = tuple[str, str]
"""What a frame is known by, and the frame."""


def things(gazetteer: Gazetteer, number: int, *, seed: int = 0) -> Iterator[Document]:
    """So many documents, of things, persons and towns."""
    chance = random.Random(seed)
    pool = Pool(gazetteer, chance)
    nouns = _nouns(fillers())
    names = _names(pool)
    divisions = _divisions(gazetteer)
    given = sorted({*GIVEN, *map(str.title, word_table("given_names_abroad.txt"))})
    for _ in range(number):
        key, text = frame(chance)
        slots = {kind: Name(chance.choice(some)) for kind, some in nouns.items()}
        towns = [_town_of(pool, names["large"], chance).named() for _ in range(2)]
        slots |= {"town": towns[0], "other_town": towns[1], "given": Name(chance.choice(given))}
        one, two = (
            chance.choice(names["family"]) if key in parts.AS_PERSONS else _name(names, chance) for _ in range(2)
        )
        slots |= {"name": Name(one), "other": Name(two)}
        slots |= _divisions_of(divisions, chance)
        slots["unknown"] = Name(unknown_name(names["small"], gazetteer, chance))
        text, toponyms = filled(text, slots)
        yield {"id": f"{PREFIX} {key}", "corpus": CORPUS, "text": text, "toponyms": toponyms}


def frame(chance: random.Random) -> Made:
    """One frame, of a thing, a person, a town or a division."""
    kinds: Sequence[Callable[[random.Random], Made]] = (
        _thing, _thing, _deed, _person, _person, _alone, _town, _town, _at_town, _at_town, _division
    )  # fmt: skip
    return chance.choice(kinds)(chance)


def _nouns(tables: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """Nouns of each class, those written down as often as all of the tables."""
    out: dict[str, Sequence[str]] = {}
    for kind, some in parts.NOUNS.items():
        own, others = some.split(), tables.get(kind, ())
        out[kind] = [*own * max(1, len(others) // len(own)), *others]
    return out


def _names(pool: Pool) -> dict[str, Sequence[str]]:
    small = sorted(towns[0].name for towns in pool.by_name.values() if towns[0].population < _SMALL)
    small = [name for name in small if name.isalpha() and len(name) > 3]
    return {
        "family": [town.name for town in pool.plain if town.name.isalpha()],
        "plain": [town.name for town in pool.all_plain],
        "large": sorted(towns[0].name for towns in pool.by_name.values() if towns[0].population > _LARGE),
        "small": small,
        "words": [name for name in small if cluster(name.lower()) or is_given_name(name.lower())],
        "great": sorted({a.text for a, _ in pool.sharing} | {country.text for country, _ in pool.countries.values()}),
    }


def _name(names: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    (kind,) = chance.choices(("plain", "large", "small", "words", "great"), (0.35, 0.3, 0.12, 0.15, 0.08))
    return chance.choice(names[kind])


def _town_of(pool: Pool, large: Sequence[str], chance: random.Random) -> Town:
    if chance.random() < _LARGE_SHARE:
        return pool.by_name[normalise(chance.choice(large))][0]
    return chance.choice(pool.all_plain)


def _of_class(frame: str, kind: str) -> str:
    return frame.replace("{it}", "{" + kind + "}")


def _thing(chance: random.Random) -> Made:
    """'Her Bergen jacket shrank in the wash.'"""
    kind = chance.choice(list(parts.OF_THINGS))
    forms = parts.NAMED_THINGS if chance.random() < 0.75 else parts.LONE_THINGS
    form, does = chance.choice(forms), chance.choice(parts.OF_THINGS[kind])
    return f"{form} {kind}", _of_class(f"{form} {does}.", kind)


def _deed(chance: random.Random) -> Made:
    """'She drove a Bergen to the wedding.'"""
    kind = chance.choice(list(parts.DEEDS))
    measured = kind in ("food", "device") and chance.random() < 0.3
    thing = chance.choice(parts.MEASURES if measured else parts.OBJECTS)
    deed, tail = chance.choice(parts.DEEDS[kind]), chance.choice(parts.TAILS)
    return f"{thing} {kind}", _of_class(f"{chance.choice(parts.SUBJECTS)} {deed} {thing}{tail}.", kind)


def _person(chance: random.Random) -> Made:
    part = chance.choice(parts.AS_PERSONS)
    words = {
        "{does}": chance.choice(parts.OF_PERSONS),
        "{does_too}": chance.choice(parts.OF_PERSONS),
        "{age}": str(chance.randint(15, 95)),
        "{who}": chance.choice(parts.SUBJECTS[2:-1]),
        "{job}": chance.choice(parts.JOBS),
        "{kin}": chance.choice(parts.KIN),
        "{did}": chance.choice(parts.DID),
    }
    return part, _with(part, words)


def _alone(chance: random.Random) -> Made:
    part = chance.choice(parts.ALONE)
    kind = chance.choice(("food", "device", "clothing"))
    return part, _of_class(_with(part, {"{job}": chance.choice(parts.JOBS)}), kind)


def _town(chance: random.Random) -> Made:
    form, news = chance.choice(parts.TOWNS), chance.choice(parts.OF_TOWNS)
    kind = chance.choice(list(parts.NOUNS))
    return f"{form} {news}", _of_class(f"{form} {news}.", kind)


def _at_town(chance: random.Random) -> Made:
    """The words of things beside towns: 'She bought the kettle near Bergen.'"""
    kind = chance.choice(list(parts.DEEDS))
    part = chance.choice(parts.AT_TOWNS)
    words = {
        "{who}": chance.choice(parts.SUBJECTS),
        "{deed}": chance.choice(parts.DEEDS[kind]),
        "{building}": chance.choice(parts.BUILDINGS),
        "{news}": chance.choice(parts.NEWS),
        "{event}": chance.choice(parts.EVENTS),
    }
    return f"{part} {kind}", _of_class(_with(part, words), kind)


def _division(chance: random.Random) -> Made:
    part = chance.choice(parts.DIVISIONS)
    return part, part


def _divisions(gazetteer: Gazetteer) -> Sequence[Sequence[tuple[Name, str]]]:
    """The divisions of the first order of each country that has three, each with what it is called."""
    words = {}
    for word, countries in divisions_called().items():
        words.update({country: word for country, kind in sorted(countries) if kind == "admin1"})
    file = Database(gazetteer.path, what="the gazetteer", remedy="build it")
    found: dict[str, list[tuple[Name, str]]] = {country: [] for country in sorted(words)}
    for (row,) in file.all("SELECT id FROM entries WHERE kind = 3 AND id > 0 ORDER BY id"):
        place = gazetteer.get(f"geonames:{row}")
        if place is not None and place.kind == "admin1" and place.country in found and _is_plain(place.name):
            found[place.country].append((Name(place.name, (place.lat, place.lon)), words[place.country]))
    return [some for some in found.values() if len(some) > 2]


def _is_plain(name: str) -> bool:
    return name.replace("-", "").isalpha() and not cluster(name.lower())


def _divisions_of(divisions: Sequence[Sequence[tuple[Name, str]]], chance: random.Random) -> dict[str, Name]:
    one, two, three = chance.sample(chance.choice(divisions), 3)
    names = {"division": one[0], "other_division": two[0], "third_division": three[0]}
    return names | {"word": Name(one[1]), "Word": Name(one[1].title())}


def _with(frame: str, words: Mapping[str, str]) -> str:
    for slot, word in words.items():
        frame = frame.replace(slot, word)
    return frame
