"""Where a format keeps the headline apart, the text begins with it: the reader of the article sees both."""

from __future__ import annotations


def with_headline(title: str, body: str) -> str:
    """A headline, an empty line, and the body; the body alone where it begins with the headline already."""
    title = " ".join(title.split())
    if not title or not body.strip():
        return body
    beginning = " ".join(body[: 2 * len(title) + 20].split())
    return body if beginning.casefold().startswith(title.casefold()) else f"{title}\n\n{body}"
