"""Web pages for tests: articles of ours between menus, related headlines and comments, as sites lay them out."""

from geo.inputs.readers import RawArticle
from geo.inputs.readers.html import Html

HEADLINE = "Snow closes the road to Kars for a third day"
PARAGRAPHS = (
    "The road to Kars stayed closed on Sunday after two metres of snow fell above Horasan, the governor said.",
    "Ploughs that came from Erzurum on Friday evening could not get through, and forty lorries were waiting.",
    "Nobody was hurt, but bread was short in three villages, the mayor of Selim told reporters on the telephone.",
)
RELATED = "Flood in Trabzon leaves hundreds without a home"


def page(
    *, head: str = "", above: str = "", below: str = "", headline: str = HEADLINE, title: str | None = None
) -> str:
    """A page with an article: `head` goes into its head, `above` and `below` to both sides of the headline."""
    body = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{headline if title is None else title}</title>"
        f"{head}</head><body><nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
        f"<main><article>{above}<h1>{headline}</h1>{below}{body}</article></main>"
        f"<aside class='related'><h3>Most read</h3><a href='/t'>{RELATED}</a>"
        "<time datetime='2019-01-01'>1 Jan</time></aside>"
        "<footer><p>Copyright 2024 Example Media. All rights reserved.</p></footer></body></html>"
    )


def read(source: str | bytes, *, name: str = "page.html") -> RawArticle:
    """The article of a page."""
    data = source if isinstance(source, bytes) else source.encode()
    (article,) = Html().read(data, name=name)
    return article
