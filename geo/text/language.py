"""The language of an article as it came: its block of front matter, whose keys are English, tells nothing."""

from __future__ import annotations

from geo.languages.detect import Language, tell_language
from geo.text.front_matter import find_front_matter


def language_of(text: str, claimed: str = "") -> Language:
    """The language of an article; `claimed` is what its page or a table says, see `tell_language`."""
    block = find_front_matter(text)
    return tell_language(text[block.end :] if block else text, claimed)
