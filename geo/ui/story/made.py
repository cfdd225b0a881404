"""The page of a story that says how it was made: static, so that it can be read without any script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

import pandas as pd

from geo.project import Project
from geo.project.journal import read_journal
from geo.ui.components import frontend_text
from geo.ui.story.options import StoryOptions
from geo.ui.view_data import ViewData
from geo.ui.words import count_words, published_words

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def text_html(value: object) -> str:
    """Any text as HTML that shows it: control characters become U+FFFD, and nothing in it is markup."""
    plain = _CONTROL.sub("\ufffd", str(value)).encode("utf-8", "replace").decode("utf-8")
    return f"<bdi>{escape(plain, quote=True)}</bdi>"


def made_html(project: Project, data: ViewData, options: StoryOptions, scope: str, size: str) -> str:
    """What the file holds, what was left out, with which versions it was made, and its articles with their hashes.

    Parameters
    ----------
    data
        What is shown of the project.
    scope
        What was chosen of it, in words.
    size
        Which part of the project's articles and mentions that is, in words.
    """
    return "\n".join(
        [
            "<h1>How this was made</h1>",
            "<p>Dateline read the articles below and marked the places and days that they name. Every mark on the map "
            "leads back to the sentence it came from. Places and days were read by a program, and where a person "
            "corrected them the reader says so. Nothing in this page is asked of or told to any server.</p>",
            "<h2>What it holds</h2>",
            _facts(
                [("Chosen", scope), ("Holds", size), *_kept(options), *_counts(data), ("Corrections", _acts(project))]
            ),
            "<h2>How it was read</h2>",
            _facts(_settings(project)),
            "<h2>How to read it</h2>",
            frontend_text("story/notes.html"),
            f"<h2>{count_words(len(data.documents), 'article')}</h2>",
            _articles(project, data),
        ]
    )


def _facts(pairs: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f"<dt>{text_html(name)}</dt><dd>{text_html(words)}</dd>" for name, words in pairs if words)
    return f"<dl>{rows}</dl>"


def _kept(options: StoryOptions) -> list[tuple[str, str]]:
    blur = (
        f"no ground is drawn smaller than a circle of {options.blur_km:g} km, and its middle is not that of the place; "
        "names and sentences stand as they were written"
        if options.blur_km
        else "as precise as the text"
    )
    return [
        ("Texts", "whole articles" if options.full_text else "only the sentences that name a place"),
        ("Points", blur),
        ("Undated", "in the file" if options.undated else "left out: what has no day, or an open end"),
    ]


def _counts(data: ViewData) -> list[tuple[str, str]]:
    mapped = int((data.mentions["footprint"] >= 0).sum())
    places = data.footprints["place_id"].replace("", pd.NA).nunique()
    return [
        ("Mentions", f"{len(data.mentions):,}: {mapped:,} on the map, {len(data.mentions) - mapped:,} not mapped"),
        ("Places", f"{places:,}"),
        ("Outlets", f"{len(data.outlets):,}"),
    ]


def _acts(project: Project) -> str:
    number = len(read_journal(project.path).corrections)
    return f"{count_words(number, 'line')} in the project’s log; the reader says where one holds" if number else "none"


def _settings(project: Project) -> list[tuple[str, str]]:
    names = {
        "dateline": "Dateline",
        "gazetteer": "Gazetteer",
        "recogniser": "Recogniser of places",
        "reading": "Code and tables",
        "corpus": "Kind of input",
    }
    settings = project.settings()
    return [
        (names.get(key, key), settings[key])
        for key in sorted(settings, key=lambda key: list(names).index(key) if key in names else 99)
    ]


def _articles(project: Project, data: ViewData) -> str:
    mentions = data.mentions["document"].value_counts()
    rows = []
    for number, row in enumerate(data.documents.to_dict("records")):
        source = project.source(row["id"])
        cells: Sequence[str] = (
            text_html(row["title"] or row["id"]) + _links(row["url"], source.archive),
            text_html(data.outlets[int(row["outlet"])]),
            text_html(published_words(row["published_first"], row["published_last"]) or "day unknown"),
            f"{int(mentions.get(number, 0)):,}",
            f"<code>{text_html(row['sha256'])}</code>",
        )
        rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    heads = "".join(
        f'<th scope="col">{name}</th>' for name in ("Article", "Outlet", "Published", "Mentions", "SHA-256")
    )
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    return f'<div class="wide" tabindex="0" role="group" aria-label="Articles">{table}</div>'


def _links(url: str, archive: str) -> str:
    """Links to the article's page and its archived copy; an address of another kind than http is no link."""
    given = [(url, "publisher"), (archive, "archived copy")]
    links = [
        f'<a href="{escape(address, quote=True)}" target="_blank" rel="noopener noreferrer">{words}</a>'
        for address, words in given
        if address and address.lower().startswith(("http://", "https://")) and not _CONTROL.search(address)
    ]
    return f" ({', '.join(links)})" if links else ""
