"""Threat: an article is written to be run, or to break what shows it. Some 280 go through the whole line."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import lxml.etree
import pytest
from hostile_documents import PAYLOADS, hostile_files, sentence
from playwright.sync_api import Page, expect
from shown import map_frame, settle
from warm_browser import WarmBrowser

from geo.corrections import select
from geo.export import format_named, format_names, write_as
from geo.gazetteer import Gazetteer
from geo.map.payload import payload
from geo.pipeline import Pipeline
from geo.project import Project
from geo.project.acts import new_act
from geo.project.build import build_project
from geo.project.in_place import apply_corrections
from geo.project.journal import append
from geo.project.verifying import findings
from geo.ui.columns import browser_data
from geo.ui.reader_records import document_record
from geo.ui.story.form import HTML
from geo.ui.story.options import StoryOptions
from geo.ui.view_data import ViewData, mapped_marks, view_data

MARK = re.compile(r"mark(\d{4})")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("hostile")
    for name, data in hostile_files().items():
        (place / name).write_bytes(data)
    return place


@pytest.fixture(scope="module")
def path(folder: Path, gazetteer_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of them all, with hostile corrections."""
    path = tmp_path_factory.mktemp("project") / "p.sqlite"
    pipeline = Pipeline(Gazetteer.open(gazetteer_file))
    report = build_project(folder, path, pipeline)
    assert [error for _, error in report.failures] == []
    assert report.read + len(report.copies) == len(hostile_files())
    with closing(Project.open(path)) as project:
        ids = list(project.documents()["id"])
        readings = [project.parsed(name) for name in ids[: len(PAYLOADS)]]
    act = new_act(PAYLOADS[0])
    lines = []
    for reading, text in zip(readings, PAYLOADS, strict=True):
        target = select(reading.document, reading.places[0].start, reading.places[0].end)
        lines.append(act.correction("note", target, {"text": text}, why=text))
    append(path, lines)
    apply_corrections(path, pipeline)
    return path


@pytest.fixture(scope="module")
def project(path: Path) -> Iterator[Project]:
    with closing(Project.open(path)) as opened:
        yield opened


@pytest.fixture(scope="module")
def data(project: Project) -> ViewData:
    return view_data(project)


def marks_in(text: str) -> set[str]:
    return set(MARK.findall(text))


WITH_SENTENCES = {"csv", "xlsx", "geojson", "gpkg", "kml", "kmz", "kepler", "timelinejs", "timemap", "notes"}
EVERY = {f"{number:04}" for number in range(7 * len(PAYLOADS))} | {"9999"}


def test_there_are_enough_of_them() -> None:
    assert len(hostile_files()) > 250


def test_every_text_is_in_the_project_as_it_was_written(project: Project) -> None:
    texts = project.texts(project.documents()["id"])
    assert marks_in("\n".join(texts.values())) == EVERY
    shown = {" ".join(text.split()) for text in texts.values()}
    for number in range(len(PAYLOADS), 2 * len(PAYLOADS)):  # those that came as plain text
        assert " ".join(sentence(number, PAYLOADS[number % len(PAYLOADS)]).split()) in shown
    assert list(findings(project.path)) == []


def test_every_article_is_on_the_map_and_in_the_readers_hands(project: Project, data: ViewData) -> None:
    kars = data.mentions[data.mentions["place_id"].notna()]
    assert set(kars["document_id"]) == set(data.documents["id"])
    for value in (browser_data(data), payload(mapped_marks(data), data.footprints)):
        assert json.loads(json.dumps(value, allow_nan=False))
    for name in data.documents["id"]:
        record = document_record(project, data, name)
        assert marks_in(json.dumps(record))
        assert not str(record["url"]).lower().startswith("javascript")


def exported(project: Project, name: str) -> bytes:
    stream = io.BytesIO()
    write_as(name, project, stream)
    return stream.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def shut(data: bytes) -> lxml.etree._Element:
    """XML that is well-formed, read without entities of its own."""
    root = lxml.etree.fromstring(data, lxml.etree.XMLParser(resolve_entities=False, no_network=True))
    assert root.getroottree().docinfo.doctype == ""
    return root


@pytest.mark.parametrize("name", format_names())
def test_every_format_holds_them_and_stays_what_it_is(project: Project, name: str) -> None:
    data = exported(project, name)
    suffix = format_named(name).suffixes[0]
    texts = [data]
    if zipfile.is_zipfile(io.BytesIO(data)):
        inside = members(data)
        assert all(not {"", ".."} & set(re.split(r"[/\\:]", each)) for each in inside)
        texts = list(inside.values())
        for each, content in inside.items():
            if each.endswith((".xml", ".kml", ".rels")):
                shut(content)
    elif suffix in (".kml", ".xml", ".tei"):
        root = shut(data)
        assert not {"script", "img", "iframe", "svg"} & {str(each.tag).rpartition("}")[2] for each in root.iter()}
    elif suffix in (".json", ".geojson"):
        json.loads(data)
    elif suffix == ".jsonl":
        assert all(json.loads(line) for line in data.splitlines())
    elif suffix == ".csv":
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
            assert not [cell for cell in row if re.match(r"[=+@\t\r]|-(?![\d.]+$)", cell)]
    told = marks_in(b"\n".join(texts).decode("utf-8", "replace"))
    if name in WITH_SENTENCES:
        assert told >= EVERY
    assert len(data) > 1000


# --- in a real browser


@pytest.fixture(scope="module")
def page(browser: WarmBrowser, serve: Callable[..., str], path: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=serve(path))
    yield watched(context.new_page())
    context.close()


def watched(page: Page) -> Page:
    page.said, page.asked = [], []
    page.on("dialog", lambda dialog: (page.said.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: page.asked.append(request.url))
    return page


def assert_nothing_ran(page: Page) -> None:
    for frame in page.frames:
        assert frame.evaluate("window.hit === undefined && top.hit === undefined && ({}).hit === undefined")
        assert frame.locator("img[src=x], svg[onload], [onerror], [onfocus], [ontoggle]").count() == 0
        assert frame.locator("a[href^='javascript' i], a[href^='data' i], base, [href*='evil.example']").count() == 0
    asked = [url for url in page.asked if not url.startswith(("data:", "blob:"))]
    own = page.url if page.url.startswith("file:") else "/".join([*page.url.split("/")[:3], ""])
    assert not [url for url in asked if not url.startswith(own.partition("#")[0])]
    assert page.said == []


@pytest.mark.browser
def test_map_reader_and_panels_show_them_as_text(page: Page, data: ViewData) -> None:
    page.goto("/")
    map_frame(page)
    page.get_by_role("list", name="Places in view").get_by_role("button").first.click()
    settle(page)
    passages = page.locator(".reader")
    expect(passages).to_contain_text(f"onerror={'top.hit=1'}")
    assert_nothing_ran(page)
    every = next(data.documents.loc[data.documents["path"] == "every.md", "id"].items())[1]
    page.goto(f"/?doc={every}")
    text = page.get_by_role("region", name="Source text")
    for payload_text in (
        "</script><script>top.hit=1</script>",
        "=HYPERLINK(",
        "[x](javascript:top.hit=1)",
        "&lt;script&gt;",
    ):
        expect(text).to_contain_text(payload_text)
    for tab in ("Claims", "Why"):
        page.get_by_role("tab", name=tab).click()
        settle(page)
    assert_nothing_ran(page)


@pytest.mark.browser
@pytest.mark.parametrize("where", ["articles", "places", "review", "corrections", "export", "about"])
def test_other_pages_show_them_as_text(page: Page, where: str) -> None:
    page.goto(f"/{where}")
    page.wait_for_load_state("networkidle")
    settle(page)
    if where in ("articles", "corrections"):
        expect(page.get_by_text("<script>top.hit=1</script>").first).to_be_attached()
    assert_nothing_ran(page)


@pytest.mark.browser
def test_files_that_are_given_show_as_text_before_they_are_taken_in(page: Page) -> None:
    page.goto("/import")
    names = [f"<img src=x onerror=top.hit=1> {number} \u202e{{{{7*7}}}}.txt" for number in range(3)]
    files = [
        {"name": name, "mimeType": "text/html", "buffer": sentence(number, PAYLOADS[number * 3]).encode()}
        for number, name in enumerate(names)
    ]
    page.locator("input[type=file]:not([webkitdirectory])").first.set_input_files(files)
    expect(page.get_by_text("onerror=top.hit=1").first).to_be_attached()
    page.wait_for_load_state("networkidle")
    settle(page)
    assert_nothing_ran(page)


@pytest.mark.browser
def test_the_html_file_of_them_shows_them_as_text(
    browser: WarmBrowser, project: Project, data: ViewData, tmp_path: Path
) -> None:
    file = tmp_path / "story.html"
    with file.open("wb") as stream:
        HTML.write_view(project, data, None, StoryOptions(title=PAYLOADS[0]), stream)
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    page = watched(context.new_page())
    page.goto(file.as_uri())
    places = page.get_by_role("list", name="Places in view").get_by_role("button")
    places.first.click()
    expect(page.locator(".reader")).to_contain_text(f"onerror={'top.hit=1'}")
    for tab in ("Claims", "Why", "Reader"):
        page.get_by_role("tab", name=tab).click()
        expect(page.get_by_role("tab", name=tab)).to_have_attribute("aria-selected", "true")
        assert_nothing_ran(page)
    assert marks_in(file.read_text("utf-8"))
    context.close()
