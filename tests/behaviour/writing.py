"""One text written in many ways: wrapped at any width, decomposed, with curly quotes, in the wrong encoding."""

from __future__ import annotations

import random
import textwrap
import unicodedata
from collections.abc import Callable, Iterator

from behaviour.cases import Case, Slot, filled, shuffled
from behaviour.names import Names

FRAMES = (
    "Officials said on Monday that at least two people had died in {a} and that many more were missing after the storm "
    "in {b}, which had come from the south.",
    "The convoy left {a} before dawn and reached {b} in the evening, where aid workers were waiting.",
    "Rebels shelled a market in {a} on Tuesday, killing nine people, while in {b} the truce held for a third day.",
    "Police in {a} arrested two men on Friday. Flights from {b} were cancelled because of the strike in {c}.",
    "Thousands of people marched in {a}, {b} and {c} on 4 May 2016 to demand the release of the journalists.",
    "The fire near {a} was put out after two days, but a second one, close to {b}, still burned on Sunday.",
    "Patients were moved from {a} to hospitals in {b}; the airport of {c} stayed shut until 12 June 2015.",
    "Heavy fighting was reported around {a} last week, and residents of {b} said that they had no water.",
)
QUOTED = (
    "\"We haven't slept since the attack on {a},\" said a nurse's husband, who had fled to {b} on Monday.",
    "The mayor of {a} called it 'a disgrace'. {b}'s hospitals can't take more patients, he said on Friday.",
    "Residents of {a} don't trust the truce: \"It won't hold,\" said a teacher in {b} on Sunday.",
    "{a}'s council said that it hadn't been told of the plan; in {b} the workers' union wouldn't comment.",
)
SHY = "\N{SOFT HYPHEN}"
Writing = Callable[[str, random.Random], str]


def wrapped(text: str, chance: random.Random) -> str:
    """Broken at some width, as mail and text files are."""
    return textwrap.fill(text, chance.randint(18, 76), break_long_words=False, break_on_hyphens=False)


def wrapped_by_windows(text: str, chance: random.Random) -> str:
    """The same with the line ends of Windows."""
    return wrapped(text, chance).replace("\n", "\r\n")


def hyphenated(text: str, chance: random.Random) -> str:
    """Wrapped, with one word of each long line divided at its end, as books and PDF files are."""
    lines, line = [], ""
    width = chance.randint(24, 60)
    for word in text.split():
        room = width - len(line) - 1
        letters = word.isalpha() and len(word) > 6
        if len(line) + 1 + len(word) <= width:
            line = f"{line} {word}".strip()
        elif letters and 3 < room < len(word) - 2:
            lines.append(f"{line} {word[: room - 1]}-".strip())
            line = word[room - 1 :]
        else:
            lines.append(line)
            line = word
    return "\n".join([*lines, line])


def with_soft_hyphens(text: str, chance: random.Random) -> str:
    """With soft hyphens in long words, as web pages have them."""
    return " ".join(_softened(word, chance) if len(word) > 5 else word for word in text.split(" "))


def decomposed(text: str, chance: random.Random) -> str:
    """Accents as marks of their own (NFD), as files from a Mac have them."""
    return unicodedata.normalize("NFD", text)


def with_fixed_blanks(text: str, chance: random.Random) -> str:
    """With blanks that don't break, and some doubled."""
    return "".join(chance.choice((" ", " ", "\N{NO-BREAK SPACE}", "  ")) if c == " " else c for c in text)


def misread(text: str, chance: random.Random) -> str:
    """UTF-8 read as Windows-1252: 'MalmÃ¶'."""
    return text.encode("utf-8").decode("cp1252", errors="replace")


def curled(text: str, chance: random.Random) -> str:
    """With typographic quotes and apostrophes."""
    out = []
    for before, mark in zip(" " + text, text, strict=False):
        opens = before in " (\n"
        if mark == '"':
            mark = "\N{LEFT DOUBLE QUOTATION MARK}" if opens else "\N{RIGHT DOUBLE QUOTATION MARK}"
        elif mark == "'":
            mark = "\N{LEFT SINGLE QUOTATION MARK}" if opens else "\N{RIGHT SINGLE QUOTATION MARK}"
        out.append(mark)
    return "".join(out)


def _softened(word: str, chance: random.Random) -> str:
    at = chance.randint(2, len(word) - 3)
    return word[:at] + SHY + word[at:] if word.isalpha() else word


def written(
    way: Writing, *, accents: bool = False, words: int = 1, frames: tuple[str, ...] = FRAMES
) -> Callable[[Names, str, random.Random], Iterator[Case]]:
    """A generator of texts written in one way, to be read as they are when written plainly.

    `accents` takes towns with an accent in their names only; `words` those of at least so many words.
    """

    def cases(names: Names, half: str, chance: random.Random) -> Iterator[Case]:
        towns = [
            town for town in names.towns if len(town.name.split()) >= words and (not accents or not town.name.isascii())
        ]
        for frame in shuffled(frames, half, chance):
            chosen = chance.sample(towns, 3)
            slots = {key: Slot(town.name) for key, town in zip("abc", chosen, strict=True)}
            plain = filled(frame, slots)
            text = way(plain.text, chance)
            if text != plain.text and "\N{REPLACEMENT CHARACTER}" not in text:
                yield Case(text, same_as=plain.text, frame=frame)

    return cases
