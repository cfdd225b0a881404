"""What the YAML block at the start of a file says of the article.

The block stays in the document's text, so that offsets refer to the file as it came; it is furniture there.
"""

from __future__ import annotations

import re
from dataclasses import replace

import yaml

from geo.errors import MetadataError
from geo.inputs.facts import Facts, facts_from
from geo.text.front_matter import find_front_matter, is_unclosed_front_matter

DAY_ALIASES = ("published", "date", "publication_date", "date_published", "pubdate", "posted")
"""Keys under which sites and tools give the day of publication, the first that is given counts."""


def read_front_matter(text: str, *, name: str) -> Facts | None:
    """The facts of the block at the start of `text`; None when there is no block.

    Raises
    ------
    MetadataError : the block is not closed, not YAML, not a list of `key: value`, or a value is not what its key
        asks for. The message names the file (`name`) and the line.
    """
    block = find_front_matter(text)
    if block is None:
        if is_unclosed_front_matter(text):
            raise MetadataError(f"{name}, line 1: the front matter is not closed: end it with a line of three dashes.")
        return None
    inside = text[text.index("\n") + 1 : block.end].rstrip("\r").removesuffix("---").removesuffix("...")
    values = _load(inside, name)
    values["language"] = values.get("language") or values.get("lang", "")
    values["published"] = next((values[key] for key in DAY_ALIASES if values.get(key)), "")
    try:
        facts = facts_from(values, source="front matter")
        where = f"line {_line_of(inside, 'country')}: " if facts.problem else ""
        return replace(facts, problem=where + facts.problem)
    except MetadataError as error:
        line = _line_of(inside, str(error).split(" ", 1)[0])
        raise MetadataError(f"{name}, line {line}: {error}.") from None


_PLAIN = re.compile(r"(?:[A-Za-z_]+:[ ]+[A-Za-z0-9](?:[!-~]|[ ](?!#)(?=[!-~]))*(?<!:)(?:\n|\Z))+")
"""Lines of `key: value` that mean the same to everybody: words of ASCII without a sign that YAML reads."""


def _plain_lines(inside: str) -> dict[str, str] | None:
    """The values of a block that needs no YAML, which takes a hundred times as long; None where one may."""
    if not _PLAIN.fullmatch(inside):
        return None
    pairs = [line.split(":", 1) for line in inside.splitlines()]
    return None if any(": " in value for _, value in pairs) else {key: value.strip(" ") for key, value in pairs}


def _load(inside: str, name: str) -> dict[str, str]:
    plain = _plain_lines(inside)
    if plain is not None:
        return {key.lower(): value for key, value in plain.items()}
    try:
        # BaseLoader is stricter than safe_load: it makes strings only, so that a title of 1984 stays a title
        # and a day that the calendar lacks gets our message
        loaded = yaml.load(inside, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 2
        problem = getattr(error, "problem", None) or "it holds a character that YAML forbids"
        raise MetadataError(
            f"{name}, line {line}: the front matter is not YAML ({problem}): quote values that hold a colon or a quote."
        ) from None
    except RecursionError:
        raise MetadataError(f"{name}, line 2: the front matter is nested too deeply: use plain `key: value`.") from None
    if not isinstance(loaded, dict):
        raise MetadataError(f"{name}, line 2: the front matter must be lines of `key: value`.")
    values: dict[str, str] = {}
    for key, value in loaded.items():
        if isinstance(key, str) and isinstance(value, str):
            values[key.strip().lower()] = value
        elif key == "country" and isinstance(value, list) and all(isinstance(each, str) for each in value):
            values[key] = "; ".join(value)
        elif key in ("title", "publisher", "author", "url", "published", "sha256", "how_known", "country"):
            raise MetadataError(
                f"{name}, line {_line_of(inside, str(key))}: {key} must be one plain value, not a list."
            )
    return values


def _line_of(inside: str, key: str) -> int:
    """Number of the file's line that gives `key`; the block's first line if none does."""
    for number, line in enumerate(inside.split("\n"), start=2):
        if line.strip().lower().startswith(key.lower()):
            return number
    return 2
