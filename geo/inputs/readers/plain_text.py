"""Plain text: the whole file is the article, in any encoding that `decode` recognises."""

from __future__ import annotations

from collections.abc import Sequence

from geo.inputs.encoding import decode
from geo.inputs.facts import NOTHING_KNOWN
from geo.inputs.front_matter_facts import read_front_matter
from geo.inputs.readers.base import RawArticle
from geo.model import DocumentSource


class PlainTextReader:
    """Files called `.txt`. Front matter is read where there is some, as in Markdown."""

    name = "text"
    trusted = True
    suffixes: tuple[str, ...] = (".txt",)

    def can_read(self, name: str, head: bytes) -> bool:
        """Told by the name alone: any bytes may be text in some encoding."""
        return name.lower().endswith(self.suffixes)

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle]:
        """One article: every code point of the file."""
        text = decode(data, name=name)
        facts = read_front_matter(text, name=name) or NOTHING_KNOWN
        return (RawArticle(text, DocumentSource(self.name), facts),)
