"""The wording of page furniture, compiled from furniture.txt and furniture_words.txt in `geo/languages/en`.

The files say how they are written; this module reads them once, on first use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from geo.languages import ENGLISH, phrases, table

LONGEST_LINE = 500
"""Code points of the longest line that may be furniture by its words alone; longer ones are prose."""

# Reasons, as the reader shows them. Those given by words alone are section names of furniture.txt.
NAVIGATION = "navigation"
DONATION = "donation appeal"
BYLINE = "byline"
TIMESTAMP = "timestamp"
AUTHOR_NOTE = "author note"
OUTLET_NOTE = "about the outlet"
RELATED = "related headline"
COMMENT = "reader comment"
REPEATED = "repeated caption"
REPEATED_TITLE = "repeated headline"
FRONT_MATTER = "front matter"

PAGE_REASONS = frozenset({
    RELATED, COMMENT, DONATION, NAVIGATION, AUTHOR_NOTE, OUTLET_NOTE, "newsletter", "copyright", "disclaimer",
    "advertisement",
})  # fmt: skip
"""Reasons that show the article is over when they stand after its last paragraph."""

# A whole-line table's expressions end at the line's end, a profile's go on
_WHOLE_LINE = ("related heading", "comments sure", "comments likely")
_LISTS = ("navigation lines", "section names", "name joiners", "no names")
_PART = re.compile(r"<([A-Z]+)>")


_CLASS = re.compile(r"(?<!\\)\[(?:[^\]\\]|\\.)*\]")
_GROUP = re.compile(r"(?<!\\)\((?:[^()\\]|\\.)*\)")
# what may be absent or stands for more than one character: repeats, escapes for kinds of characters, edges
_UNCERTAIN = re.compile(r"(?:\\.|[^\\])(?:[?*]|\{[^}]*\})|\\[A-Za-z]|(?<!\\)[.^$+]")
_ESCAPED = re.compile(r"\\(.)")


class Pattern:
    """Alternatives tried at a line's start, and others tried anywhere in it."""

    def __init__(self, expressions: Iterable[str], *, whole_line: bool = False) -> None:
        at_start: list[str] = []
        self._opened: dict[str, list[str]] = {}  # those of them that begin with certain letters only, by each letter
        # a search through a whole line is begun only when the line holds the letters that every match has
        self._anywhere: list[tuple[str, re.Pattern[str]]] = []
        for expression in expressions:
            bare = expression.removeprefix("~ ")
            # a group of its own keeps the alternatives of one expression apart from the next
            whole = f"(?:{bare[2:]})" if bare.startswith("= ") else f"(?i:{bare})"
            if expression.startswith("~ "):
                self._anywhere.append((certain_letters(bare.removeprefix("= ")), re.compile(whole)))
                continue
            at_start.append(whole)
            letters = None if whole_line else opening_letters(bare.removeprefix("= "))
            for letter in ("",) if letters is None else letters:
                self._opened.setdefault(letter, []).append(whole)
        tail = r"\W*(?:\(?\d+\)?)?\W*$" if whole_line else ""
        lead = r"\W*" if whole_line else ""
        self._all = f"{lead}(?:{'|'.join(at_start)}){tail}" if at_start else ""
        if whole_line and at_start:
            self._opened = {"": [self._all]}
        self._compiled: dict[str, re.Pattern[str]] = {}

    def fits(self, line: str) -> bool:
        """Whether one of the alternatives is found."""
        if self._begins(line):
            return True
        if not self._anywhere:
            return False
        folded = line.casefold()
        return any(letters in folded and pattern.search(line) for letters, pattern in self._anywhere)

    def _begins(self, line: str) -> bool:
        """Whether one of the alternatives for a line's start is found."""
        if not self._all:
            return False
        first = line[:1]
        if not first.isascii():  # which may be a letter of ASCII to an expression without regard to case
            return self._matches("all", [self._all], line)
        letter = first.lower() if first.isalpha() else ""
        return any(self._matches(one, self._opened[one], line) for one in {letter, ""} if one in self._opened)

    def _matches(self, name: str, alternatives: list[str], line: str) -> bool:
        compiled = self._compiled.get(name)
        if compiled is None:  # when a line first asks for it
            compiled = self._compiled[name] = re.compile("|".join(alternatives))
        return compiled.match(line) is not None


def opening_letters(expression: str) -> frozenset[str] | None:
    r"""The letters, in lower case, that a match of a regular expression begins with; None if it may with other things.

    Examples
    --------
    >>> sorted(opening_letters(r"(?:please |you )?(?:donate|give)\b") or ())
    ['d', 'g', 'p', 'y']
    >>> opening_letters(r"\W?with"), opening_letters("s?he")
    (None, None)
    """
    found: set[str] = set()
    rest = expression
    while rest:
        one, rest = _cut(rest, "|")
        while one.startswith("(?:"):
            inner, after = _cut(one[3:], ")")
            letters = opening_letters(inner)
            if letters is None or after[:1] in ("*", "{"):
                return None
            found |= letters
            if not after.startswith("?"):
                break
            one = after[1:]
        else:
            if not (one[:1].isascii() and one[:1].isalpha()) or one[1:2] in ("?", "*", "{"):
                return None
            found.add(one[0].lower())
    return frozenset(found) if expression and not expression.endswith("|") else None


def _cut(expression: str, mark: str) -> tuple[str, str]:
    """What stands before the first `mark` outside of groups and classes, and what stands behind it."""
    depth = i = 0
    in_class = False
    while i < len(expression):
        letter = expression[i]
        if in_class:
            in_class = letter != "]"
        elif letter == mark and not depth:
            return expression[:i], expression[i + 1 :]
        else:
            in_class = letter == "["
            depth += (letter == "(") - (letter == ")")
        i += 2 if letter == "\\" else 1
    return expression, ""


def certain_letters(expression: str) -> str:
    r"""The longest run of characters, in lower case, that each match of a regular expression must hold; '' if none.

    Examples
    --------
    >>> certain_letters(r"\bplease consider (?:making )?a (?:gift|donation)\b"), certain_letters("either|or")
    ('please consider ', '')
    """
    bare = _CLASS.sub("\0", expression)
    while (fewer := _GROUP.sub("\0", bare)) != bare:
        bare = fewer
    if "|" in bare:
        return ""
    runs = [_ESCAPED.sub(r"\1", run) for run in _UNCERTAIN.sub("\0", bare).split("\0")]
    return max(runs, key=len).casefold()


@dataclass(frozen=True, slots=True)
class FurniturePatterns:
    """Both tables. `by_words` has the reasons in the order in which they are tried; `any_words` fits where one does."""

    by_words: tuple[tuple[str, Pattern], ...]
    any_words: Pattern
    navigation_lines: frozenset[str]
    section_names: frozenset[str]
    name_joiners: frozenset[str]
    no_names: frozenset[str]
    shapes: Mapping[str, Pattern]


@cache
def patterns() -> FurniturePatterns:
    """The tables, compiled once."""
    reasons = dict(table(ENGLISH, "furniture"))
    words = dict(table(ENGLISH, "furniture_words"))
    parts: dict[str, str] = {}
    for line in reasons.pop("parts"):
        name, _, expression = line.partition(" ")
        parts[name] = _filled(expression, parts)
    lists = {name: frozenset(phrases(words.pop(name))) for name in _LISTS}
    return FurniturePatterns(
        by_words=tuple((reason, Pattern(_filled(line, parts) for line in found)) for reason, found in reasons.items()),
        any_words=Pattern(_filled(line, parts) for found in reasons.values() for line in found),
        navigation_lines=lists["navigation lines"],
        section_names=lists["section names"],
        name_joiners=lists["name joiners"],
        no_names=lists["no names"],
        shapes={
            name: Pattern((_filled(line, parts) for line in found), whole_line=name in _WHOLE_LINE)
            for name, found in words.items()
        },
    )


def _filled(expression: str, parts: Mapping[str, str]) -> str:
    return _PART.sub(lambda match: parts[match[1]], expression)
