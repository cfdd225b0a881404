"""Real web pages with their right bodies and days, where a developer has them; they are their publishers'."""

import gzip
import json
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from geo.inputs.readers.html import Html

Rows = list[tuple[dict[str, Any], bytes]]


def rows(shared: Path, name: str, most: int) -> Rows:
    folder = shared / "pages"
    if not (folder / name).is_file():
        pytest.skip(f"real pages absent: no {name} in {folder}")
    found = [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()][:most]
    return [(row, gzip.decompress((folder / row["file"]).read_bytes())) for row in found]


@pytest.mark.slow
def test_most_of_each_body_is_found_and_little_else(shared: Path) -> None:
    shares = []
    for row, data in rows(shared, "bodies.jsonl", 40):
        (article,) = Html().read(data, name="page.html")
        right, found = set(row["body"].split()), set(article.text.split())
        shares.append(len(right & found) / max(len(right | found), 1))
        assert "Search for:" not in article.facts.title
        assert article.facts.title
    assert mean(shares) > 0.85


@pytest.mark.slow
def test_days_stated_as_facts_are_right(shared: Path) -> None:
    stated = right = 0
    for row, data in rows(shared, "dated.jsonl", 60):
        try:
            (article,) = Html().read(data, name="page.html")
        except ValueError:  # an InputError: some of the pages are only a redirect
            continue
        published = article.facts.published
        stated += published is not None
        right += published is not None and str(published.first) == row["published"]
    assert right >= 0.93 * stated
    assert stated >= 0.8 * 60
