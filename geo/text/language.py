"""The language of an article as it came: its block of front matter, whose keys are English, tells nothing."""

from __future__ import annotations

from collections.abc import Callable

from geo.languages.detect import Language, tell_language
from geo.text.front_matter import find_front_matter


def language_of(text: str, claimed: str = "", *, is_word: Callable[[str], bool] | None = None) -> Language:
    """The language of an article; `claimed` is what its page or a table says, see `tell_language`."""
    block = find_front_matter(text)
    return tell_language(text[block.end :] if block else text, claimed, is_word=is_word)
