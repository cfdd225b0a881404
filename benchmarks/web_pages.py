"""How well web pages are read: bodies, days of publication, pins, titles and outlets, and how fast.

usage: python benchmarks/web_pages.py FOLDER [--names] [--misses]

FOLDER holds `bodies.jsonl` (rows `file`, `url`, `body`: the right text) and `dated.jsonl` (`file`, `url`,
`published`: the right day), whose `file` is a page, gzipped or not. The pages are their publishers', so they don't come
with Dateline: scrapinghub/article-extraction-benchmark and the evaluation of adbar/htmldate are sets of this kind.

Bodies are scored as article-extraction-benchmark does: shingles of four words as bags, precision and recall averaged
over the pages, F1 of the averages; the headline over the body is left out. A day is invented where one is stated of a
page from which every statement of its day was taken; counted apart are pages whose markup states another day as that of
the article's publication. A pin is false where the text
read from the page has more pins of a place than the right text, read with the same title, outlet and day. `--names`
lists titles and outlets, to be judged by hand; `--misses` what was wrong.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import mean
from typing import Any, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from geo.errors import InputError
from geo.gazetteer import Gazetteer
from geo.inputs.readers import RawArticle
from geo.inputs.readers.html import Html
from geo.model import Document, DocumentSource, ParsedDocument, Publication
from geo.pipeline import Pipeline

Row = dict[str, Any]
T = TypeVar("T")

_STATED = re.compile(r"JSON-LD date(?:Published|Created)|microdata|meta \S*publi", re.I)
_WORD = re.compile(r"\w+")
_MONTHS = {
    1: "jan", 2: "f[eé]b|f[eé]v", 3: "m[aä]r", 4: "apr|avr|abr", 5: "ma[iy]", 6: "jun|juin|giu", 7: "jul|juil|lug",
    8: "aug|ao[uû]t|ago", 9: "sep", 10: "o[ck]t|ott", 11: "nov", 12: "de[cz]|d[eé]c|di[cz]",
}  # fmt: skip


def main() -> int:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--names", action="store_true", help="list titles and outlets")
    parser.add_argument("--misses", action="store_true", help="list what was wrong")
    options = parser.parse_args()
    folder: Path = options.folder
    bodies, dated = _rows(folder / "bodies.jsonl"), _rows(folder / "dated.jsonl")
    pages = [_page(folder, row) for row in bodies]
    articles = [_read(page) for page in pages]
    days = [(_page(folder, row), row) for row in dated]
    print_bodies(bodies, articles, misses=options.misses)
    print_days(days, misses=options.misses)
    pipeline = Pipeline(Gazetteer.open())
    print_pins(bodies[:60], articles[:60], pipeline, misses=options.misses)
    print_speed(pages, pipeline)
    if options.names:
        print_names([*zip(bodies, articles, strict=True), *((row, _read(page)) for page, row in days)])
    return 0


def print_bodies(rows: list[Row], articles: list[RawArticle | None], *, misses: bool) -> None:
    """Precision, recall and F1 of the bodies."""
    scored = []
    for row, article in zip(rows, articles, strict=True):
        precision, recall = _scores(row["body"], "" if article is None else _without_title(article))
        scored.append((precision, recall))
        if misses and min(precision, recall) < 0.9:
            print(f"  body {precision:.2f} {recall:.2f} {row['file']} {row['url'][:90]}")
    precision, recall = (mean(part) for part in zip(*scored, strict=True))
    print(f"bodies of {len(rows)} pages: P {precision:.3f} R {recall:.3f} F1 {_f1(precision, recall):.4f}")


def print_days(pages: list[tuple[bytes, Row]], *, misses: bool) -> None:
    """How many days are stated, right and invented."""
    stated = right = invented = otherwise = without = 0
    for data, row in pages:
        found = _day(data)
        stated += found is not None
        right += found == date.fromisoformat(row["published"])
        made_up = None
        if found in (None, date.fromisoformat(row["published"])):  # else the page states another day as well
            made_up = _published(without_day(data, date.fromisoformat(row["published"])))
            is_stated = made_up is not None and any(_STATED.match(one) for one in made_up.evidence)
            invented += made_up is not None and not is_stated
            otherwise += is_stated
            without += 1
        if misses and str(found) != row["published"]:
            print(f"  day {found} for {row['published']} {row['file']} {row['url'][:90]}")
        if misses and made_up is not None:
            print(
                f"  invented {made_up.first} ({made_up.reason}) for {row['published']} {row['file']} {row['url'][:90]}"
            )
    share = 100 / max(len(pages), 1)
    print(
        f"days of {len(pages)} dated pages: stated {stated * share:.0f} %, of these right "
        f"{100 * right / max(stated, 1):.1f} %; of {without} whose day was taken out it is invented on {invented}, "
        f"and {otherwise} state another day in their markup"
    )


def print_pins(rows: list[Row], articles: list[RawArticle | None], pipeline: Pipeline, *, misses: bool) -> None:
    """Pins that the right bodies don't have, and those of theirs that are missing."""
    false = missing = total = 0
    for row, article in zip(rows, articles, strict=True):
        if article is None:
            continue
        document = _document(article)
        right = replace(document, text=f"{document.title}\n\n{row['body']}", source=DocumentSource())
        found, wanted = _pins(pipeline.parse(document)), _pins(pipeline.parse(right))
        total += wanted.total()
        false += (found - wanted).total()
        missing += (wanted - found).total()
        if misses and found - wanted:
            print(f"  pins {dict(found - wanted)} {row['file']} {row['url'][:90]}")
    print(f"pins of {len(rows)} pages: {false} false, {missing} of {total} missing")


def print_speed(pages: list[bytes], pipeline: Pipeline) -> None:
    """Pages a second on one core, of the process's own time."""
    from trafilatura import extract

    texts = [page.decode("utf-8", errors="replace") for page in pages]
    alone = _rate(lambda page: extract(page, favor_precision=True, include_comments=False), texts)
    read = _rate(_read, pages)
    whole = _rate(lambda page: pipeline.parse(_document(article)) if (article := _read(page)) else None, pages)
    print(
        f"speed, pages a second a core: trafilatura alone {alone:.1f}, read with title, outlet and day {read:.1f}, "
        f"places and dates too {whole:.1f}"
    )


def print_names(pairs: Iterable[tuple[Row, RawArticle | None]]) -> None:
    """Titles, outlets and authors, one page a line."""
    for row, article in pairs:
        facts = article and article.facts
        print(
            f"  {facts.title} | {facts.publisher} | {facts.author} | {row['url'][:90]}"
            if facts
            else f"  - {row['url']}"
        )


def without_day(data: bytes, when: date) -> bytes:
    """A page from which every statement of a day in a common form was taken, and its address and JSON-LD with it."""
    y, m, d = when.year, when.month, when.day
    month = f"(?:{_MONTHS[m]})[^\\W\\d]{{0,9}}"
    year = f"(?:{y}|{y % 100:02})"
    forms = (
        rf"{y}[-/.]?0?{m}[-/.]?0?{d}(?!\d)[^<>\"']{{0,20}}",
        rf"(?<!\d)0?{d}[-/. ]{{1,2}}0?{m}[-/. ]{{1,2}}{year}",
        rf"(?<!\d)0?{m}[-/. ]0?{d}[-/. ]{year}",
        rf"(?<!\d)0?{d}(?:\.|st|nd|rd|th|er)?\s*(?:de\s)?{month}\.?,?\s*(?:de\s)?{y}",
        rf"{month}\.?\s*0?{d}(?:st|nd|rd|th)?,?\s*{y}",
    )
    text = data.decode("utf-8", errors="replace")
    text = re.sub(
        r"(?is)<script[^>]*ld\+json[^>]*>.*?</script>|<link[^>]*canonical[^>]*>|<meta[^>]*og:url[^>]*>", "", text
    )
    return re.sub("|".join(forms), "", text, flags=re.IGNORECASE).encode()


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def _page(folder: Path, row: Row) -> bytes:
    data = (folder / row["file"]).read_bytes()
    return gzip.decompress(data) if row["file"].endswith(".gz") else data


def _read(page: bytes) -> RawArticle | None:
    try:
        return Html().read(page, name="page.html")[0]
    except InputError:
        return None


def _published(page: bytes) -> Publication | None:
    article = _read(page)
    published = article.facts.published if article else None
    return published if published and published.first == published.last else None


def _day(page: bytes) -> date | None:
    published = _published(page)
    return published.first if published else None


def _document(article: RawArticle) -> Document:
    facts = article.facts
    return Document("page", article.text, facts.title, facts.publisher, facts.author, facts.url, facts.published,
                    source=article.source)  # fmt: skip


def _without_title(article: RawArticle) -> str:
    return article.text.removeprefix(article.facts.title)


def _pins(parsed: ParsedDocument) -> Counter[str]:
    return Counter(
        mention.place.id
        for mention in parsed.places
        if mention.place and mention.role == "location" and mention.footprint and mention.footprint.shape == "point"
    )


def _scores(right: str, found: str) -> tuple[float, float]:
    wanted, given = _shingles(right), _shingles(found)
    both, over, under = (wanted & given).total(), (given - wanted).total(), (wanted - given).total()
    if not over and not under:
        return 1.0, 1.0
    return both / max(both + over, 1), both / max(both + under, 1)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _rate(run: Callable[[T], object], inputs: list[T]) -> float:
    run(inputs[0])
    start = time.process_time()
    for one in inputs:
        run(one)
    return len(inputs) / (time.process_time() - start)


if __name__ == "__main__":
    raise SystemExit(main())
