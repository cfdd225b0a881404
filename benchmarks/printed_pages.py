"""What is found in articles that Chromium prints to PDF, in columns with running heads, against their plain text.

usage: python benchmarks/printed_pages.py FOLDER [--columns 1 2 3]

FOLDER holds articles as `.txt`. Each is printed justified and hyphenated. Counted are the mapped mentions of the plain
text, those that the PDF lacks, those that only it has, and those whose page does not hold their words.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
from collections import Counter
from html import escape
from pathlib import Path

from map import FLAGS
from playwright.sync_api import sync_playwright
from pypdf import PdfReader as Pypdf

from geo.gazetteer import Gazetteer
from geo.inputs.readers import RawArticle
from geo.inputs.readers.pdf import PdfReader
from geo.model import Document, DocumentSource
from geo.pipeline import Pipeline

STYLE = (
    "body { font: 11pt/1.35 serif; text-align: justify; hyphens: auto; column-gap: 8mm; columns: %d } "
    "p { margin: 0 0 8pt }"
)
HEAD = "<div style='font-size: 8px; width: 100%; text-align: center'>The Daily Example - Issue 7</div>"
FOOT = "<div style='font-size: 8px; width: 100%; text-align: center'><span class='pageNumber'></span></div>"


def main() -> int:
    """Print a line a number of columns."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--columns", type=int, nargs="*", default=[1, 2, 3])
    options = parser.parse_args()
    pipeline = Pipeline(Gazetteer.open())
    chromium = os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium")
    bad = 0
    with sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=chromium, args=FLAGS).new_page()
        for columns in options.columns:
            counts: Counter[str] = Counter()
            for path in sorted(options.folder.glob("*.txt")):
                counts += compared(pipeline, path.read_text("utf-8"), page, columns)
            print(f"{columns} columns: {dict(counts)}", flush=True)
            bad += counts["missing"] + counts["added"] + counts["on another page"]
    return 1 if bad else 0


def compared(pipeline: Pipeline, text: str, page: object, columns: int) -> Counter[str]:
    """How one article comes out."""
    paragraphs = "".join(f"<p>{escape(one)}</p>" for one in text.split("\n") if one.strip())
    page.set_content(f"<html lang='en'><style>{STYLE % columns}</style><body>{paragraphs}</body></html>")
    margin = {"top": "20mm", "bottom": "20mm", "left": "18mm", "right": "18mm"}
    data = page.pdf(format="A4", display_header_footer=True, header_template=HEAD, footer_template=FOOT, margin=margin)
    (article,) = PdfReader().read(data, name="printed.pdf")
    plain = "\n\n".join(one.strip() for one in text.split("\n") if one.strip())
    right = mapped(pipeline, RawArticle(plain, DocumentSource("pdf", extracted=True)))
    found = mapped(pipeline, article)
    pages = ["".join(one.extract_text().split()) for one in Pypdf(io.BytesIO(data)).pages]
    elsewhere = sum(not is_on(words, pages[page_of(article, start) - 1]) for _, words, start in found)
    first, second = (Counter((place, words) for place, words, _ in some) for some in (right, found))
    for (place, words), number in ((first - second) + (second - first)).items():
        print(f"  {'missing' if (place, words) in first - second else 'added'}: {words} ({place}) {number}")
    return Counter({
        "mentions": first.total(), "missing": (first - second).total(), "added": (second - first).total(),
        "on another page": elsewhere,
    })  # fmt: skip


def page_of(article: RawArticle, start: int) -> int:
    """The number of the page that an offset is on."""
    return int([mark.label for mark in article.source.pages if mark.start <= start][-1].removeprefix("page "))


def is_on(words: str, page: str) -> bool:
    """Whether a page, without its blanks, holds some words, which may be divided at the end of a line."""
    return any("".join(words.split()) in one for one in (page, page.replace("-", "").replace("\u2010", "")))


def mapped(pipeline: Pipeline, article: RawArticle) -> list[tuple[str, str, int]]:
    """Place, words and offset of each mention that is on the map."""
    parsed = pipeline.parse(Document("x", article.text, language="en", source=article.source))
    return [
        (mention.place.id, " ".join(mention.text.split()), mention.start)
        for mention in parsed.places
        if mention.place and mention.footprint and mention.role == "location"
    ]


if __name__ == "__main__":
    sys.exit(main())
