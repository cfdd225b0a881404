"""Short annotated texts in which persons, ships, goods and treaties bear towns' names, and towns beside the same words.

The recogniser is not trained with them: how far it may be trusted with such names is learned from them
(train_placehood.py). The frames are others than those of tests/behaviour, which measures these kinds.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator

from bearer_frames import BORNE, EATEN, FAMILIES, GROUND_ALIKE, OBJECTS
from called_after_frames import GOODS, GROUND, IDIOMS, NAMED
from made_frames import GIVEN
from made_texts import CORPUS, Document, Name, Pool, filled
from vary_corpora import unknown_name

from geo.gazetteer import Gazetteer, normalise
from geo.places.things import class_of, classes_called
from geo.places.word_classes import cluster, is_given_name, word_table

_LARGE = 400_000  # inhabitants
_LARGE_SHARE = 0.4
NOTHINGS = (
    "{name} has sent back its first pictures, the space agency said.", "The probe flew past {name} in May.",
    "The second stage of {name} burned for six minutes.", "A crew of four will fly to {name} within ten years.",
    "The {name} booster was rolled out to the pad near {town}.", "They found water on {name}.",
    "Dust from {name} was brought back to Earth.", "Its engine, {name}, is built in {town}.",
    "{name} voted against the bill by 51 to 49.", "A majority in {name} is against it.", "The bill goes to {name}.",
    "Lobbyists spent millions on members of {name}.", "He testified before {name} last week.",
    "{name} 3.1 can be downloaded for nothing.", "The update makes {name} faster on old phones.",
    "Users of {name} pay nine dollars a month.", "Songs can be bought on {name} or played on the radio.",
    "{name} cut a third of its staff.", "Shares of {name} lost four per cent.", "{name} and its rival {other} merged.",
    "The firm behind {name} was founded in {town} in 1998.", "Analysts expect {name} to make a profit.",
    "In the game, players guide {name} through a maze.", "{name} is the hero of her third novel.",
    "The actor plays {name} in the new series.", "{name}, the sequel, opens in May.", "Fans of {name} booed.",
    "She called her horse {name}.", "The {name} scandal cost him his office.", "Doctors gave him {name} against pain.",
    "A storm named {name} is moving west.", "Operation {name} was called off.", "Project {name} failed in 2012.",
    "The {name} method is taught at schools.", "A bottle of {name} costs forty euros.", "The {name} Prize was shared.",
    "Code-named {name}, the plan was kept secret.", "{name} barks at strangers, its owner said.",
    "\"{name} is too slow,\" a tester in {town} wrote.", "Version two of {name} and version one of {other} differ.",
    "{unknown}, {name} and {other} bid for the contract.", "The bidders are {unknown}, {other} and {name}.",
    "The team of {unknown} also includes {name}, {unknown} and Northrop.",
    "Rivals such as {unknown} and {name} cut prices.",
    "The law firm of {unknown}, {other} and {name} filed the suit.", "{unknown}, {name} and Partners drew the plans.",
    "The mogul {unknown} {name} gave a party in {town}.", "{unknown} {name}, 47, was among the guests.",
    "A talk by {unknown} {name} followed. {name} spoke for an hour.",
    "{given} {name} was late. {name} blamed the trains.",
    "The {name} Heavy lifted off at dawn.", "They played the {name} Crown Theatre – {town} on Sunday.",
    "Aug. 3 – {name} Palace Amphitheatre, {town}", "{name} Live Works, a trust, paid for it.",
    "She sings with {name} Spirit, a band from {town}.", "They scored for the {name} Thunder that season.",
    "The {name} Exchange opened lower.", "{unknown} of the {name} Division lost again.",
    "{name} Micro Systems and {other} Labs will merge.", "Customers of {name} Direct were told by post.",
    "The bundle includes {name} with adverts.", "Subscribers get {name} and {unknown} for nine dollars.",
    "The moons of {name} are icy.", "{name}'s moon {other} has an ocean.",
    "A trip to {name} takes nine months, engineers say.",
    "Plumes of water rise from {name}'s moon.", "Rockets will carry crews to the Moon and {name}.",
    "The telescope was pointed at {name} and its rings.", "The cat, {name}, was unhurt.",
    "The judges gave {name} nine points out of ten.", "{name}, a drama in three parts, was filmed in {town}.",
    "LEAVE THE CAR IN THE {capitals} AND PAY.", "The {name} said it was sorry.",
    "He plays for {name} and lives in {town}.",
    "A shoe called {name} sold out within hours.", "The scheme, dubbed {name}, cost millions.",
    "The sauce is known as {name} in shops.", "{unknown} {name} denied it. Later {name} apologised.",
    "Two suspects, {unknown} {name} and {given} {other}, were held.", "Her novel {name} sold two million copies.",
    "The drug, sold as {name}, is made in {town}.",
)  # fmt: skip


def nothings(gazetteer: Gazetteer, number: int, *, seed: int = 0) -> Iterator[Document]:
    """So many documents with names of things that small places bear as well; the places in them are annotated.

    The recogniser is not trained with them: how far it may be trusted with such names is learned from them.
    """
    chance = random.Random(seed)
    pool = Pool(gazetteer, chance)
    small = [towns[0].name for towns in pool.by_name.values() if towns[0].population < 60_000]
    small = sorted(name for name in small if name.isalpha() and len(name) > 3)
    large = sorted(towns[0].name for towns in pool.by_name.values() if towns[0].population > _LARGE)
    words = [name for name in small if cluster(name.lower()) or is_given_name(name.lower())]
    for _ in range(number):
        one, two = (chance.choice(_one_of((words, 0.5), (small, 0.4), (large, 0.1), chance=chance)) for _ in range(2))
        names = {"name": Name(one), "other": Name(two), "town": chance.choice(pool.all_plain).named()}
        names |= {"unknown": Name(unknown_name(small, gazetteer, chance)), "given": Name(chance.choice(GIVEN))}
        names["capitals"] = Name(one.upper())
        frame = chance.choice(NOTHINGS)
        text, toponyms = filled(frame, names)
        yield {"id": f"nothings {frame}", "corpus": CORPUS, "text": text, "toponyms": toponyms}


def called_after(gazetteer: Gazetteer, number: int, *, seed: int = 0) -> Iterator[Document]:
    """So many documents of goods, treaties and idioms with towns' names, and of the same words beside towns.

    As with `nothings`, the recogniser is not trained with them.
    """
    chance = random.Random(seed)
    pool = Pool(gazetteer, chance)
    nouns = fillers()
    small = sorted(towns[0].name for towns in pool.by_name.values() if towns[0].population < 60_000)
    small = [name for name in small if name.isalpha() and len(name) > 3]
    large = sorted(towns[0].name for towns in pool.by_name.values() if towns[0].population > _LARGE)
    plain = [town.name for town in pool.all_plain]
    words = [name for name in small if cluster(name.lower()) or is_given_name(name.lower())]
    lists = ((plain, 0.35), (large, 0.3), (small, 0.15), (words, 0.2))
    for _ in range(number):
        frames = chance.choice((GOODS, NAMED, IDIOMS, GROUND, GROUND))
        one, two = (chance.choice(_one_of(*lists, chance=chance)) for _ in range(2))
        known = chance.random() < _LARGE_SHARE
        town = pool.by_name[normalise(chance.choice(large))][0] if known else chance.choice(pool.all_plain)
        names = {"name": Name(one), "other": Name(two), "town": town.named()}
        names["other_town"] = chance.choice(pool.all_plain).named()
        names |= {kind: Name(chance.choice(some)) for kind, some in nouns.items()}
        frame = chance.choice(frames)
        text, toponyms = filled(frame, names)
        yield {"id": f"called after {frame}", "corpus": CORPUS, "text": text, "toponyms": toponyms}


def borne(gazetteer: Gazetteer, number: int, *, seed: int = 0) -> Iterator[Document]:
    """So many documents of persons, ships, pets, programs and food that bear towns' names, and of towns beside them.

    As with `nothings`, the recogniser is not trained with them.
    """
    chance = random.Random(seed)
    pool = Pool(gazetteer, chance)
    nouns = fillers()
    given = sorted({*GIVEN, *map(str.title, word_table("given_names_abroad.txt"))})
    large = sorted(towns[0].name for towns in pool.by_name.values() if towns[0].population > _LARGE)
    plain = [town.name for town in pool.all_plain]
    eaten = {name: towns[0] for name, towns in sorted(pool.by_name.items()) if "food" in classes_called(name)}
    for _ in range(number):
        frames = chance.choice((FAMILIES, BORNE, BORNE, EATEN, GROUND_ALIKE, GROUND_ALIKE))
        one, two = (chance.choice(_one_of((plain, 0.6), (large, 0.4), chance=chance)) for _ in range(2))
        known = chance.random() < _LARGE_SHARE
        town = pool.by_name[normalise(chance.choice(large))][0] if known else chance.choice(pool.all_plain)
        food = eaten[chance.choice(list(eaten))]
        names = {"name": Name(one), "other": Name(two), "town": town.named(), "given": Name(chance.choice(given))}
        names |= {"other_town": chance.choice(pool.all_plain).named()}
        names |= {"eaten": Name(food.name), "eaten_town": food.named()}
        names |= {kind: Name(chance.choice(some)) for kind, some in nouns.items()}
        frame = chance.choice(frames)
        text, toponyms = filled(frame, names)
        yield {"id": f"called after, borne {frame}", "corpus": CORPUS, "text": text, "toponyms": toponyms}


def objects(gazetteer: Gazetteer, number: int, *, seed: int = 0) -> Iterator[Document]:
    """So many documents of towns as bare objects: 'The flood passed Bergen by.'"""
    chance = random.Random(seed)
    pool = Pool(gazetteer, chance)
    large = sorted(towns[0].name for towns in pool.by_name.values() if towns[0].population > _LARGE)
    for _ in range(number):
        frame = chance.choice(OBJECTS)
        known = chance.random() < _LARGE_SHARE
        town = pool.by_name[normalise(chance.choice(large))][0] if known else chance.choice(pool.all_plain)
        names = {"town": town.named(), "other_town": chance.choice(pool.all_plain).named()}
        text, toponyms = filled(frame, names)
        yield {"id": f"called after, objects {frame}", "corpus": CORPUS, "text": text, "toponyms": toponyms}


def fillers() -> dict[str, list[str]]:
    """Frequent nouns by the class of thing that they name."""
    out: dict[str, list[str]] = defaultdict(list)
    for line in (*word_table("things.txt"), *word_table("word_senses.txt")):
        for word in line.split()[1:]:
            if len(word) > 2 and cluster(word) and word not in out[class_of(word)]:
                out[class_of(word)].append(word)
    return out


def _one_of(*shares: tuple[list[str], float], chance: random.Random) -> list[str]:
    """One of the lists, by its share."""
    (found,) = chance.choices([names for names, _ in shares], [share for _, share in shares])
    return found
