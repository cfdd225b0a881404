"""The words of each language that Dateline reads, as text files: a folder a language, a file a subject.

A table has `[sections]` of lines; blank lines and lines that begin with '#' are left out. What a line holds is the
section's own affair and stands above it in the file: words set apart by blanks, phrases set apart by '|', a key with
its phrases (`river: river`), or one regular expression. The modules that use a section read it with the function of
that form below, once, when they are imported.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from geo.errors import TableError

ENGLISH = "en"


@cache
def table(language: str, name: str) -> dict[str, tuple[str, ...]]:
    """The lines of a table by section, in the file's order; read once.

    Parameters
    ----------
    language
        The language's folder, an ISO 639-1 code.
    name
        The file without '.txt'.

    Raises
    ------
    TableError
        The language has no such table, or a line or section stands where it can't.

    Examples
    --------
    >>> table("en", "kinds")["after the name"][0]
    'admin1: state | region'
    """
    try:
        text = files(__package__).joinpath(language, f"{name}.txt").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise TableError(f"geo/languages/{language} has no table {name}.txt") from None
    sections: dict[str, list[str]] = {}
    section = None
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("[") and line.endswith("]") and line[1:-1].replace(" ", "").isalpha():
            section = line[1:-1]
            if section in sections:
                raise TableError(f"geo/languages/{language}/{name}.txt, line {number}: a second section [{section}]")
            sections[section] = []
        elif line and not line.startswith("#"):
            if section is None:
                raise TableError(f"geo/languages/{language}/{name}.txt, line {number}: a line before any [section]")
            sections[section].append(line)
    return {name: tuple(lines) for name, lines in sections.items()}


@cache
def words(language: str, name: str) -> dict[str, frozenset[str]]:
    """The sections of a table of words set apart by blanks, as sets.

    Examples
    --------
    >>> sorted(words("en", "places")["halfway"])
    ['halfway', 'midway']
    """
    return {section: frozenset(" ".join(lines).split()) for section, lines in table(language, name).items()}


def phrases(lines: Iterable[str]) -> list[str]:
    """The phrases of lines that set them apart by '|', in order.

    Examples
    --------
    >>> phrases(["old city | old town", "medina"])
    ['old city', 'old town', 'medina']
    """
    return [phrase.strip() for line in lines for phrase in line.split("|")]


def keyed(lines: Iterable[str]) -> dict[str, str]:
    """The key of each phrase, from lines that are a key, a colon, and its phrases set apart by '|'.

    Examples
    --------
    >>> keyed(["city: city | town", "village: village"])
    {'city': 'city', 'town': 'city', 'village': 'village'}
    """
    pairs = (line.partition(": ") for line in lines)
    return {phrase: key for key, _, rest in pairs for phrase in phrases([rest])}


@cache
def number_words(language: str) -> dict[str, int]:
    """The words for numbers of a language, without compounds.

    Examples
    --------
    >>> number_words("en")["nineteen"], number_words("en")["ninety"]
    (19, 90)
    """
    dates = table(language, "dates")
    small = enumerate(" ".join(dates["small numbers"]).split())
    tens = enumerate(" ".join(dates["tens"]).split(), 2)
    others = {word: int(number) for word, number in keyed(dates["other numbers"]).items()}
    return {word: number for number, word in small} | {word: 10 * number for number, word in tens} | others
