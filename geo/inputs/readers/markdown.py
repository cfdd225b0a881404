"""Markdown: read as it stands, marks included, so that offsets refer to the file as its writer sees it."""

from __future__ import annotations

from geo.inputs.readers.plain_text import PlainTextReader


class Markdown(PlainTextReader):
    """Files called `.md` or `.markdown`."""

    name = "markdown"
    suffixes = (".md", ".markdown")
