"""Sheets for tools that tell stories, references, and notes."""

import csv
import io
import json
import re
import warnings
import zipfile
from html import unescape

import pytest

from geo.export import extract
from geo.export.notes import plain
from geo.export.story_tools import KEPLER_COLUMNS, TIMELINE_COLUMNS, TIMEMAP_EVENTS, TIMEMAP_SOURCES

PROJECTS = ["edges", "hostile", "empty", "none", "corrected"]


def sheet(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


@pytest.mark.parametrize("project", PROJECTS)
@pytest.mark.parametrize(("form", "columns"), [("kepler", KEPLER_COLUMNS), ("timelinejs", TIMELINE_COLUMNS)])
def test_sheets_have_their_columns_and_no_formula(written, form: str, columns: tuple[str, ...], project: str) -> None:
    rows = list(csv.reader(io.StringIO(written(form, project).decode(), newline="")))
    assert tuple(rows[0]) == columns
    numbers = {"latitude", "longitude"}
    for row in rows[1:]:
        for name, cell in zip(columns, row, strict=True):
            assert name in numbers or cell[:1] not in tuple("=+-@\t"), cell


def test_kepler_gets_time_stamps_and_is_told_which_ends_are_open(written) -> None:
    rows = sheet(written("kepler", "edges"))
    assert (rows[0]["start"], rows[0]["end"]) == ("2021-05-03 00:00:00", "2021-05-03 23:59:59")
    assert [(row["start_is_open"], row["end_is_open"]) for row in rows[2:5]] == [
        ("no", "no"),
        ("no", "yes"),
        ("yes", "no"),
    ]
    assert (rows[3]["end"], rows[4]["start"]) == ("2021-05-10 23:59:59", "0900-01-01 00:00:00")
    assert float(rows[5]["longitude"]) == -70.64827


def test_timelinejs_gets_days_in_parts_and_no_end_where_it_is_open(written) -> None:
    rows = sheet(written("timelinejs", "edges"))
    assert (rows[0]["Year"], rows[0]["Month"], rows[0]["Day"], rows[0]["End Year"]) == ("2021", "5", "3", "")
    assert (rows[1]["End Year"], rows[1]["End Day"]) == ("2021", "9")
    assert (rows[3]["End Year"], rows[3]["Display Date"]) == ("", "from 2021-05-03")


@pytest.mark.parametrize("form", ["timelinejs", "storymapjs"])
def test_html_of_articles_is_text_where_a_tool_shows_html(written, form: str) -> None:
    data = written(form, "hostile").decode()
    assert "&lt;script&gt;" in data
    assert "<script" not in data
    assert 'href="javascript' not in data


def test_timelinejs_gets_the_groups_name_escaped_for_both_times_that_it_reads_it_as_html(written) -> None:
    sheet = written("timelinejs", "hostile").decode("utf-8-sig")
    group = next(csv.DictReader(io.StringIO(sheet, newline="")))["Group"]
    assert "<" not in unescape(group)
    assert "<img src=x onerror=alert(1)>" in unescape(unescape(group))


@pytest.mark.parametrize("project", PROJECTS)
def test_a_story_map_has_an_overview_and_a_slide_a_pin_in_order(opened, written, project: str) -> None:
    first, *slides = json.loads(written("storymapjs", project))["storymap"]["slides"]
    pins = [row for row in extract(opened(project)).rows if row.shape == "point" and row.first]
    assert first["type"] == "overview"
    assert len(slides) == len(pins)
    assert [slide["date"][:10] for slide in slides] == sorted(slide["date"][:10] for slide in slides)


@pytest.mark.parametrize("project", PROJECTS)
def test_events_of_timemap_name_their_sources(written, project: str) -> None:
    with zipfile.ZipFile(io.BytesIO(written("timemap", project))) as package:
        events, sources = (sheet(package.read(f"{name}.csv")) for name in ("events", "sources"))
        headers = [package.read(f"{name}.csv").decode().splitlines()[0] for name in ("events", "sources")]
    assert headers == [",".join(TIMEMAP_EVENTS), ",".join(TIMEMAP_SOURCES)]
    assert {event["source1"] for event in events} <= {source["id"] for source in sources}
    assert all(re.fullmatch(r"\d\d/\d\d/\d{4}", event["date"]) for event in events)


@pytest.mark.parametrize("project", PROJECTS)
def test_references_are_one_an_article(opened, written, project: str) -> None:
    rispy = pytest.importorskip("rispy", reason="rispy is not installed: pip install '.[test]'")
    articles = extract(opened(project)).articles
    found = rispy.loads(written("ris", project).decode())
    assert [each["id"] for each in found] == [article.id for article in articles]
    cited = json.loads(written("csl", project))
    assert [each["id"] for each in cited] == [article.id for article in articles]
    assert not any("javascript" in each.get("URL", "") for each in cited)
    assert written("bibtex", project).count(b"@article{") == len(articles)


@pytest.mark.parametrize("project", PROJECTS)
def test_citeproc_cites_every_article(opened, written, project: str) -> None:
    citeproc = pytest.importorskip("citeproc", reason="citeproc-py is not installed: pip install '.[test]'")
    source = pytest.importorskip("citeproc.source.json")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own style is of an older schema
        style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    cited = json.loads(written("csl", project))
    shown = citeproc.CitationStylesBibliography(style, source.CiteProcJSON(cited), citeproc.formatter.plain)
    for each in cited:
        shown.register(citeproc.Citation([citeproc.CitationItem(each["id"])]))
    lines = [str(line) for line in shown.bibliography()]
    assert len(lines) == len(extract(opened(project)).articles)
    if project == "edges":
        assert "What happened" in lines[0]
        assert "2021" in lines[0]


def test_a_reference_has_title_outlet_day_and_address(written) -> None:
    (cited,) = json.loads(written("csl", "edges"))
    assert cited["issued"] == {"date-parts": [[2021, 5, 10]]}
    assert (cited["title"], cited["container-title"]) == ("What happened", "Island Post")
    ris = written("ris", "edges").decode()
    assert "DA  - 2021/05/10\r\n" in ris
    assert "UR  - https://example.org/a\r\n" in ris
    assert "date = {2021-05-10}" in written("bibtex", "edges").decode()


def test_braces_of_bibtex_are_balanced_whatever_a_title_holds(written) -> None:
    text = re.sub(r"\\[{}]", "", written("bibtex", "hostile").decode())
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize("project", PROJECTS)
def test_notes_lie_in_their_folders_and_their_links_meet(opened, written, project: str) -> None:
    with zipfile.ZipFile(io.BytesIO(written("notes", project))) as package:
        notes = {name: package.read(name).decode() for name in package.namelist()}
    titles = {name.partition("/")[2].removesuffix(".md") for name in notes}
    assert all(re.fullmatch(r"(places|days|articles)/[^/\\:*?\"<>|]+\.md", name) for name in notes)
    links = {link for text in notes.values() for link in re.findall(r"\[\[([^\]]+)\]\]", text)}
    assert links <= titles
    assert len([name for name in notes if name.startswith("articles/")]) == len(extract(opened(project)).articles)
    for row in extract(opened(project)).rows:
        if row.first is not None and row.first == row.last:
            assert f"[[{row.first}]]" in notes[next(name for name in notes if name.startswith("articles/"))]
            assert plain(row.sentence) in notes[f"days/{row.first}.md"]


def test_notes_show_hostile_texts_as_they_are(written) -> None:
    with zipfile.ZipFile(io.BytesIO(written("notes", "hostile"))) as package:
        for name in package.namelist():
            body = package.read(name).decode().split("---\n", 2)[2]
            assert "<script" not in body.replace("\\<", "")
            assert not re.search(r"(?<!\\)\]\(", body)
